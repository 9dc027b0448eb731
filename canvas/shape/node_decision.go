package shape

import "waymark/model/geom"

// decisionForm is a diamond: a question with a branch for every answer.
func decisionForm() form {
	return form{
		w: 120, h: 66, font: CardFont, sided: Center, narrows: true,
		span: func(w, h, y0, y1 float64) (float64, float64) {
			// The corner of the line that is furthest from the middle decides.
			d := max(h/2-y0, y1-h/2)
			half := w/2*(1-d/(h/2)) - 3
			if half <= 0 {
				return 0, 0
			}
			return w/2 - half, w/2 + half
		},
		outline: func(r geom.Rect) *geom.Path {
			c := r.Center()
			return geom.Polygon(geom.P(c.X, r.Y), geom.P(r.Right(), c.Y), geom.P(c.X, r.Bottom()), geom.P(r.X, c.Y))
		},
	}
}
