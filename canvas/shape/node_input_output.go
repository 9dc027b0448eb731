package shape

import "waymark/model/geom"

// inputOutputForm is a slanted box: something comes in or goes out.
func inputOutputForm() form {
	return form{
		w: 116, h: 48, font: CardFont, sided: Center,
		span: func(w, h, y0, y1 float64) (float64, float64) {
			if y0 < 4 || y1 > h-4 {
				return 0, 0
			}
			s := slant(w)
			return s + 3, w - s - 3
		},
		outline: func(r geom.Rect) *geom.Path {
			s := slant(r.W)
			return geom.Polygon(geom.P(r.X+s, r.Y), geom.P(r.Right(), r.Y), geom.P(r.Right()-s, r.Bottom()), geom.P(r.X, r.Bottom()))
		},
	}
}

// slant is how far the upper edge is moved to the right.
func slant(w float64) float64 { return min(14, w/5) }
