package shape

import "waymark/model/geom"

// factoryForm is the box with a saw-tooth roof at the ends of a value stream:
// the customer and the supplier.
func factoryForm() form {
	return form{
		w: 116, h: 66, font: HeadFont, sided: Center, box: true,
		span: func(w, h, y0, y1 float64) (float64, float64) {
			return boxSpan(w, h, y0-roof(h)+1, y1)
		},
		skew: func(h float64) float64 { return (roof(h) - 1) / 2 },
		outline: func(r geom.Rect) *geom.Path {
			d := roof(r.H)
			p := &geom.Path{}
			p.Move(r.X, r.Bottom()).Line(r.X, r.Y+d)
			for i := 1; i <= 3; i++ { // each tooth rises slowly and falls steeply
				x := r.X + r.W*float64(i)/3
				p.Line(x, r.Y)
				if i < 3 {
					p.Line(x, r.Y+d)
				}
			}
			return p.Line(r.Right(), r.Bottom()).Close()
		},
	}
}

// roof is the height of the teeth.
func roof(h float64) float64 { return min(18, h/3) }
