package shape

import (
	"waymark/canvas/scene"
	"waymark/model/geom"
)

// bar is how far the side lines of a subprocess stand from its edges.
const bar = 8

// subprocessForm is a box with double sides: another page shows what happens.
func subprocessForm() form {
	return form{
		w: 116, h: 48, font: CardFont, sided: Center,
		span: func(w, h, y0, y1 float64) (float64, float64) {
			if y0 < 4 || y1 > h-4 {
				return 0, 0
			}
			return bar + 4, w - bar - 4
		},
		outline: plainBox,
		draw: func(k *Kit, f *Fitted, r geom.Rect, c Paint) []scene.Op {
			s := k.border(f, c)
			lines := &geom.Path{}
			lines.Move(r.X+bar, r.Y).Line(r.X+bar, r.Bottom())
			lines.Move(r.Right()-bar, r.Y).Line(r.Right()-bar, r.Bottom())
			return []scene.Op{
				&scene.Box{Rect: r, Radius: 4, Fill: c.Fill, Stroke: s},
				&scene.Path{Path: lines, Stroke: scene.Stroke{Color: s.Color, Width: 1.2, Dash: s.Dash}},
			}
		},
	}
}
