package shape

import (
	"waymark/canvas/scene"
	"waymark/canvas/text"
	"waymark/model/geom"
)

// noteForm is a sheet with a folded corner: a remark beside the flow.
func noteForm() form {
	return form{
		w: 132, h: 44, font: text.Font{Size: 12, Leading: 16}, sided: Left,
		span: func(w, h, y0, y1 float64) (float64, float64) {
			if y0 < 5 || y1 > h-5 {
				return 0, 0
			}
			return padding, w - padding - fold(w, h)/2
		},
		outline: func(r geom.Rect) *geom.Path {
			d := fold(r.W, r.H)
			return geom.Polygon(r.Min(), geom.P(r.Right()-d, r.Y), geom.P(r.Right(), r.Y+d), r.Max(), geom.P(r.X, r.Bottom()))
		},
		draw: func(k *Kit, f *Fitted, r geom.Rect, c Paint) []scene.Op {
			d := fold(r.W, r.H)
			s := k.border(f, c)
			s.Width = 1
			corner := &geom.Path{}
			corner.Move(r.Right()-d, r.Y).Line(r.Right()-d, r.Y+d).Line(r.Right(), r.Y+d)
			return []scene.Op{
				&scene.Path{Path: f.form.outline(r), Fill: c.Fill, Stroke: s},
				&scene.Path{Path: corner, Stroke: s},
			}
		},
	}
}

// fold is the size of the folded corner.
func fold(w, h float64) float64 { return min(12, min(w, h)/4) }
