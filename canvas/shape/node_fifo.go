package shape

import (
	"waymark/canvas/scene"
	"waymark/model/geom"
)

// fifoForm is a lane with an arrow: first in, first out, up to a limit.
func fifoForm() form {
	return form{
		w: 88, h: 34, font: CardFont, symbol: true,
		outline: geom.RectPath,
		draw: func(k *Kit, f *Fitted, r geom.Rect, c Paint) []scene.Op {
			s := k.border(f, c)
			rails := &geom.Path{}
			rails.Move(r.X, r.Y).Line(r.Right(), r.Y).Move(r.X, r.Bottom()).Line(r.Right(), r.Bottom())
			word := k.line("FIFO", SmallStrong)
			m := r.Center()
			ops := []scene.Op{
				&scene.Box{Rect: r, Fill: c.Fill},
				&scene.Path{Path: rails, Stroke: s},
			}
			if word.Width+4 <= r.W {
				ops = append(ops, Lines(word, r.X, r.Y+2, r.W, Center, c.Text)...)
			}
			y := m.Y + 8
			if r.H < 30 {
				return ops
			}
			ops = append(ops, &scene.Path{Path: geom.Polyline(geom.P(r.X+r.W*0.18, y), geom.P(r.Right()-r.W*0.18-6, y)), Stroke: scene.Stroke{Color: c.Line, Width: 1.5}})
			return append(ops, &scene.Path{Path: arrowHead(geom.P(r.Right()-r.W*0.18, y), geom.P(1, 0), 8, 3.5), Fill: c.Line})
		},
	}
}
