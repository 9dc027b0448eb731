package shape

import (
	"waymark/canvas/scene"
	"waymark/model/geom"
)

// operatorForm is a person seen from above, behind a desk.
func operatorForm() form {
	return form{
		w: 40, h: 32, font: CardFont, symbol: true,
		outline: geom.RectPath,
		draw: func(k *Kit, f *Fitted, r geom.Rect, c Paint) []scene.Op {
			s := k.border(f, c)
			m := r.Center().X
			rad := min(r.W*0.24, r.H*0.3)
			desk := &geom.Path{}
			desk.Move(r.X, r.Y+r.H*0.42)
			desk.Cubic(r.X+r.W*0.06, r.Bottom(), r.Right()-r.W*0.06, r.Bottom(), r.Right(), r.Y+r.H*0.42)
			return []scene.Op{
				&scene.Path{Path: desk, Stroke: scene.Stroke{Color: s.Color, Width: s.Width, Dash: s.Dash, Round: true}},
				&scene.Path{Path: geom.Circle(geom.P(m, r.Y+rad+1), rad), Fill: c.Fill, Stroke: s},
			}
		},
	}
}
