package shape

import "waymark/model/geom"

// wave is how far the lower edge of a document swings up and down.
const wave = 5

// documentForm is a sheet with a wavy lower edge: a form, a letter, a note.
func documentForm() form {
	return form{
		w: 108, h: 54, font: CardFont, sided: Center,
		span: func(w, h, y0, y1 float64) (float64, float64) {
			return boxSpan(w, h-2*wave, y0, y1)
		},
		skew: func(float64) float64 { return -wave },
		outline: func(r geom.Rect) *geom.Path {
			y := r.Bottom() - wave // the line that the wave swings about
			p := &geom.Path{}
			p.Move(r.X, r.Y).Line(r.Right(), r.Y).Line(r.Right(), y)
			// A cubic reaches a bit over half of its control points' height, so the
			// lowest point stays within the box.
			p.Cubic(r.X+r.W*0.70, y-2*wave, r.X+r.W*0.42, y+2.6*wave, r.X, y)
			return p.Close()
		},
	}
}
