package shape

import (
	"waymark/canvas/scene"
	"waymark/model/geom"
)

// queueForm is the triangle with an I: work that waits (inventory).
func queueForm() form {
	return form{
		w: 38, h: 34, font: CardFont, symbol: true,
		outline: triangle,
		draw: func(k *Kit, f *Fitted, r geom.Rect, c Paint) []scene.Op {
			if f.Color == "" {
				c.Fill = k.Theme.Flow["decision"].Fill // the yellow of something that waits
			}
			return k.queueSymbol(r, c, k.border(f, c))
		},
	}
}

func triangle(r geom.Rect) *geom.Path {
	return geom.Polygon(geom.P(r.Center().X, r.Y), r.Max(), geom.P(r.X, r.Bottom()))
}

// queueSymbol draws the triangle with its letter, at any size.
func (k *Kit) queueSymbol(r geom.Rect, c Paint, s scene.Stroke) []scene.Op {
	ops := []scene.Op{&scene.Path{Path: triangle(r), Fill: c.Fill, Stroke: s}}
	// A letter of strokes, not of type: the I of the notation has bars.
	x, top, foot := r.Center().X, r.Y+r.H*0.48, r.Bottom()-r.H*0.16
	d := r.W * 0.075
	letter := &geom.Path{}
	letter.Move(x-d, top).Line(x+d, top).Move(x, top).Line(x, foot).Move(x-d, foot).Line(x+d, foot)
	return append(ops, &scene.Path{Path: letter, Stroke: scene.Stroke{Color: c.Text, Width: max(r.W/22, 1)}})
}

// QueueMark draws the triangle of what waits in front of a process, with the
// count below, centred at the given point, which is the middle of its foot line.
func (k *Kit) QueueMark(foot geom.Pt, count string) []scene.Op {
	c := k.Theme.Stream
	c.Fill = k.Theme.Flow["decision"].Fill
	ops := k.queueSymbol(QueueMarkRect(foot), c, scene.Stroke{Color: c.Line, Width: 1.5})
	if count == "" {
		return ops
	}
	return append(ops, Lines(k.line(count, secondFont), foot.X, foot.Y+1, 0, Center, k.Theme.Text)...)
}

// QueueMarkRect is where QueueMark draws its triangle.
func QueueMarkRect(foot geom.Pt) geom.Rect { return geom.R(foot.X-19, foot.Y-34, 38, 34) }
