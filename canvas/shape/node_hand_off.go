package shape

import "waymark/model/geom"

// handOffForm is a box that points to the right: the case goes to other people.
func handOffForm() form {
	return form{
		w: 112, h: 48, font: CardFont, sided: Center,
		span: func(w, h, y0, y1 float64) (float64, float64) {
			if y0 < 4 || y1 > h-4 {
				return 0, 0
			}
			return padding, w - tip(w) // a constant edge reads better than one that follows the tip
		},
		outline: func(r geom.Rect) *geom.Path {
			x := r.Right() - tip(r.W)
			return geom.Polygon(r.Min(), geom.P(x, r.Y), geom.P(r.Right(), r.Center().Y), geom.P(x, r.Bottom()), geom.P(r.X, r.Bottom()))
		},
	}
}

// tip is the width of the pointed end.
func tip(w float64) float64 { return min(14, w/5) }
