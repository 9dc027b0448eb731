package shape

import (
	"math"

	"waymark/model/geom"
)

// delayForm is a box with a bulging right side: nothing happens for a time.
func delayForm() form {
	return form{
		w: 108, h: 48, font: CardFont, sided: Center, narrows: true,
		span: func(w, h, y0, y1 float64) (float64, float64) {
			if y0 < 4 || y1 > h-4 {
				return 0, 0
			}
			// The right side is half an ellipse.
			b := bulge(w, h)
			d := max(math.Abs(h/2-y0), math.Abs(y1-h/2)) / (h / 2)
			return padding, w - b + b*math.Sqrt(max(1-d*d, 0)) - 4
		},
		outline: func(r geom.Rect) *geom.Path {
			b := bulge(r.W, r.H)
			const k = 0.5522847498307936
			x, y, y2, m := r.Right()-b, r.Y, r.Bottom(), r.Center().Y
			p := &geom.Path{}
			p.Move(r.X, y).Line(x, y)
			p.Cubic(x+b*k, y, r.Right(), m-r.H/2*k, r.Right(), m)
			p.Cubic(r.Right(), m+r.H/2*k, x+b*k, y2, x, y2)
			return p.Line(r.X, y2).Close()
		},
	}
}

// bulge is the width of the round side.
func bulge(w, h float64) float64 { return min(min(h/2, w/3), 30) }
