package shape

import (
	"waymark/canvas/scene"
	"waymark/model/geom"
)

// informationSystemForm is a drum: a system that holds and passes information.
func informationSystemForm() form {
	return form{
		w: 116, h: 60, font: CardFont, sided: Center,
		span: func(w, h, y0, y1 float64) (float64, float64) {
			lid := drumLid(h)
			if y0 < 2*lid+1 || y1 > h-lid-1 {
				return 0, 0
			}
			return padding, w - padding
		},
		skew:    func(h float64) float64 { return drumLid(h) / 2 },
		outline: func(r geom.Rect) *geom.Path { return drum(r, drumLid(r.H)) },
		draw: func(k *Kit, f *Fitted, r geom.Rect, c Paint) []scene.Op {
			lid := drumLid(r.H)
			s := k.border(f, c)
			edge := &geom.Path{}
			a := r.W / 2 * 0.5522847498307936
			m := r.Center().X
			edge.Move(r.X, r.Y+lid).Cubic(r.X, r.Y+lid*1.5523, m-a, r.Y+2*lid, m, r.Y+2*lid)
			edge.Cubic(m+a, r.Y+2*lid, r.Right(), r.Y+lid*1.5523, r.Right(), r.Y+lid)
			return []scene.Op{
				&scene.Path{Path: f.form.outline(r), Fill: c.Fill, Stroke: s},
				&scene.Path{Path: edge, Stroke: scene.Stroke{Color: s.Color, Width: s.Width, Dash: s.Dash}},
			}
		},
	}
}

// drumLid is half the height of the lid's ellipse.
func drumLid(h float64) float64 { return min(7, h/8) }

// drum is a cylinder that stands.
func drum(r geom.Rect, lid float64) *geom.Path {
	const q = 1 - 0.5522847498307936
	k := r.W / 2 * q
	m, y, y2 := r.Center().X, r.Y, r.Bottom()
	p := &geom.Path{}
	p.Move(r.X, y+lid).Cubic(r.X, y+lid*q, r.X+k, y, m, y).Cubic(r.Right()-k, y, r.Right(), y+lid*q, r.Right(), y+lid)
	p.Line(r.Right(), y2-lid).Cubic(r.Right(), y2-lid*q, r.Right()-k, y2, m, y2).Cubic(r.X+k, y2, r.X, y2-lid*q, r.X, y2-lid)
	return p.Close()
}
