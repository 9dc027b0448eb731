package shape

import (
	"waymark/canvas/scene"
	"waymark/model/geom"
)

// Draw paints the node with its upper left corner at the given point: the shape
// with its texts, and the rows of its data box (nil when it has none).
func (k *Kit) Draw(f *Fitted, at geom.Pt) (body, data []scene.Op) {
	c := k.PaintOf(f.Node)
	r := f.Glyph.Add(at)
	r.H = min(r.H, f.Top)
	switch {
	case f.form.draw != nil:
		body = f.form.draw(k, f, r, c)
	case f.form.corner != nil:
		body = append(f.room(), &scene.Box{Rect: r, Radius: f.form.corner(r), Fill: c.Fill, Stroke: k.border(f, c)})
	default:
		body = append(f.room(), &scene.Path{Path: f.form.outline(r), Fill: c.Fill, Stroke: k.border(f, c)})
	}
	if len(f.rows) > 0 {
		data = k.drawRows(f, at, c)
	}
	return k.drawTexts(body, f, at, c), data
}

// lines is how many lines of text stand in the shape.
func (f *Fitted) lines() int {
	n := len(f.name.Lines)
	for _, q := range f.second {
		n += len(q.Lines)
	}
	return n
}

// room returns room for the operations of a shape and its texts.
func (f *Fitted) room() []scene.Op { return make([]scene.Op, 0, 1+f.lines()) }

// drawTexts adds the name and the quiet lines where Fit found room for them.
func (k *Kit) drawTexts(ops []scene.Op, f *Fitted, at geom.Pt, c Paint) []scene.Op {
	drawn := make([]scene.Text, 0, f.lines()) // one piece of memory for all of them
	y := f.top
	for i, b := range f.texts() {
		col := k.Theme.Secondary
		switch {
		case i == 0 || b.bold:
			col = c.Text
		case b.warn:
			col = k.Theme.Bad.Line
		}
		lh := b.Font.LineHeight()
		for n := range b.Lines {
			l := &b.Lines[n]
			x0, x1 := 0.0, f.W
			if !f.form.symbol {
				slack := max(lh-l.Ascent-l.Descent, 0) / 2
				x0, x1 = f.form.span(f.W, f.Top, y+slack, y+lh-slack)
			}
			if b.mark != nil {
				lead := x0
				if f.form.sidedOf() == Center {
					lead += (x1 - x0 - b.room(n)) / 2
				}
				if n == 0 {
					ops = append(ops, b.mark(k, at.X+lead, at.Y+y+(lh-12)/2, 12)...)
				}
				x0 = lead + markRoom
				x1 = x0 + l.Width
			}
			if l.Text != "" {
				drawn = append(drawn, place(l, at.X+x0, at.Y+y+b.Baseline(0), x1-x0, f.form.sidedOf(), col))
				ops = append(ops, &drawn[len(drawn)-1])
			}
			y += lh
		}
	}
	return ops
}

func (fm *form) sidedOf() Align {
	if fm.symbol {
		return Center
	}
	return fm.sided
}

// PaintOf returns the colours of a node: those that the person chose, or those
// of its kind.
func (k *Kit) PaintOf(n Node) Paint {
	if c, ok := k.Theme.Palette[n.Color]; ok {
		return c
	}
	switch {
	case n.Kind == "outcome":
		v := n.Variant
		if v == "" {
			v = "other"
		}
		return k.Theme.Flow["outcome."+v]
	case n.Kind == "kaizen_burst":
		return k.Theme.Kaizen
	}
	if c, ok := k.Theme.Flow[n.Kind]; ok {
		return c
	}
	return k.Theme.Stream
}

// border is the line about a node.
func (k *Kit) border(f *Fitted, c Paint) scene.Stroke {
	s := scene.Stroke{Color: c.Line, Width: 1.5}
	if f.Missing != "" {
		s.Color, s.Dash = k.Theme.Bad.Line, []float64{5, 3}
	}
	if f.Mark {
		s.Color, s.Width = k.Theme.Bad.Line, 2.5
	}
	return s
}

// drawRows paints the data box.
func (k *Kit) drawRows(f *Fitted, at geom.Pt, c Paint) []scene.Op {
	r := geom.R(at.X, at.Y+f.Top, f.W, f.H-f.Top)
	ops := []scene.Op{&scene.Box{Rect: r, Fill: k.Theme.StreamTint, Stroke: scene.Stroke{Color: c.Line, Width: 1.2}}}
	x0, x1 := at.X+padding, at.X+f.W-padding
	for _, d := range f.rows {
		y := at.Y + d.y
		ops = append(ops, Lines(d.label, x0, y, x1-x0, Left, k.Theme.Secondary)...)
		if d.h > max(d.label.Height, d.value.Height)+0.5 {
			y += d.label.Height
		}
		ops = append(ops, Lines(d.value, x0, y, x1-x0, Right, k.Theme.Text)...)
	}
	return ops
}

// Outline returns the border of the node when its upper left corner is at the
// given point: of the symbol alone where texts stand below, of everything where
// it has a data box.
func (f *Fitted) Outline(at geom.Pt) *geom.Path {
	if len(f.rows) > 0 {
		return geom.RectPath(geom.R(at.X, at.Y, f.W, f.H))
	}
	return f.form.outline(f.Glyph.Add(at))
}
