package shape

import (
	"waymark/canvas/scene"
	"waymark/model/geom"
)

// processForm is a process box: a name, and a data box below it. One that other
// value streams use as well has lines inside its sides; the bottleneck is
// hatched.
func processForm() form {
	return form{
		w: DataWidth, h: 46, font: HeadFont, sided: Center, box: true,
		span:    boxSpan,
		outline: geom.RectPath,
		draw: func(k *Kit, f *Fitted, r geom.Rect, c Paint) []scene.Op {
			s := k.border(f, c)
			ops := []scene.Op{&scene.Box{Rect: r, Fill: c.Fill, Stroke: scene.Stroke{}}}
			if f.Mark {
				ops = append(ops, Hatch(r, Mix(k.Theme.Hatch, k.Theme.Bad.Line, 0.35)))
				ops = append(ops, k.padUnder(f, r, c)...)
			}
			if f.Variant == "shared" {
				lines := &geom.Path{}
				lines.Move(r.X+4, r.Y).Line(r.X+4, r.Bottom())
				lines.Move(r.Right()-4, r.Y).Line(r.Right()-4, r.Bottom())
				ops = append(ops, &scene.Path{Path: lines, Stroke: scene.Stroke{Color: s.Color, Width: 1}})
			}
			return append(ops, &scene.Box{Rect: r, Stroke: s})
		},
	}
}

// padUnder clears the ground under the name of a hatched shape, so that no
// stripe runs through a letter.
func (k *Kit) padUnder(f *Fitted, r geom.Rect, c Paint) []scene.Op {
	w, h := f.name.Width, f.name.Height
	for _, b := range f.second {
		w, h = max(w, b.Width), h+b.Height
	}
	if w == 0 {
		return nil
	}
	pad := geom.R(r.Center().X-w/2-4, r.Y+f.top, w+8, h)
	return []scene.Op{&scene.Box{Rect: pad.Intersect(r.Inset(2)), Radius: 3, Fill: c.Fill}}
}
