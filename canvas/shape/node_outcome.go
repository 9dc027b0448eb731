package shape

import (
	"waymark/canvas/scene"
	"waymark/model/geom"
)

// outcomeForm has round ends and a double border: how a case ends.
func outcomeForm() form {
	return form{
		w: 104, h: 48, font: CardFont, sided: Center, narrows: true,
		span:    func(w, h, y0, y1 float64) (float64, float64) { return stadiumSpan(w, h, y0, y1, 7) },
		outline: stadium,
		draw: func(k *Kit, f *Fitted, r geom.Rect, c Paint) []scene.Op {
			outer := k.border(f, c)
			inner := outer
			inner.Width = 1
			rad := stadiumRadius(r.W, r.H)
			return []scene.Op{
				&scene.Path{Path: stadium(r), Fill: c.Fill, Stroke: outer},
				&scene.Path{Path: geom.RoundRect(r.Inset(3.5), rad-3.5), Stroke: inner},
			}
		},
	}
}
