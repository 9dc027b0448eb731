package shape

import (
	"waymark/canvas/scene"
	"waymark/model/geom"
)

// transportForm is a lorry: something is carried from place to place.
func transportForm() form {
	return form{
		w: 60, h: 36, font: CardFont, symbol: true,
		outline: geom.RectPath,
		draw: func(k *Kit, f *Fitted, r geom.Rect, c Paint) []scene.Op {
			s := k.border(f, c)
			u, v := r.W/60, r.H/36
			at := func(x, y float64) geom.Pt { return geom.P(r.X+x*u, r.Y+y*v) }
			cab := geom.Polygon(at(40, 10), at(51, 10), at(60, 19), at(60, 29), at(40, 29))
			window := geom.Polygon(at(44, 13.5), at(50, 13.5), at(55, 19), at(44, 19))
			ops := []scene.Op{
				&scene.Box{Rect: geom.Span(at(0, 0), at(40, 29)), Fill: c.Fill, Stroke: s},
				&scene.Path{Path: cab, Fill: c.Fill, Stroke: s},
				&scene.Path{Path: window, Stroke: scene.Stroke{Color: s.Color, Width: 1}},
			}
			for _, x := range [...]float64{12, 49} {
				ops = append(ops, &scene.Path{Path: geom.Circle(at(x, 30), 5*min(u, v)), Fill: k.Theme.Paper, Stroke: s})
			}
			return ops
		},
	}
}
