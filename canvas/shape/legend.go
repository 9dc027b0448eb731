package shape

import (
	"waymark/canvas/scene"
	"waymark/canvas/text"
	"waymark/model/geom"
)

// LegendEntry explains one mark.
type LegendEntry struct {
	Mark  Figure
	Label string
}

// Legend sets the entries in lines no wider than width, behind the word
// "Legend". Without entries it is empty.
func (k *Kit) Legend(entries []LegendEntry, width float64) Figure {
	if len(entries) == 0 {
		return Figure{}
	}
	const gap, markGap, rowGap = 18, 6, 4
	head := k.Wrap("Legend", LabelFont, width)
	left := head.Width + 14
	type placed struct {
		e     LegendEntry
		label text.Block
		x     float64
	}
	var ops []scene.Op
	ops = append(ops, Lines(head, 0, 2, head.Width, Left, k.Theme.Text)...)
	var row []placed
	x, y, widest := left, 0.0, 0.0
	flush := func() {
		h := 20.0
		for _, p := range row {
			h = max(h, p.e.Mark.H, p.label.Height)
		}
		for _, p := range row {
			ops = append(ops, p.e.Mark.At(p.x, Middle(y, h, p.e.Mark.H))...)
			ops = append(ops, Lines(p.label, p.x+p.e.Mark.W+markGap, Middle(y, h, p.label.Height), p.label.Width, Left, k.Theme.Text)...)
		}
		y += h + rowGap
		x, row = left, nil
	}
	for _, e := range entries {
		room := max(40, width-left-e.Mark.W-markGap)
		b := k.Wrap(e.Label, LegendFont, room)
		w := e.Mark.W + markGap + b.Width
		if len(row) > 0 && x+w > width {
			flush()
		}
		row = append(row, placed{e, b, x})
		widest = max(widest, x+w)
		x += w + gap
	}
	flush()
	return Figure{W: widest, H: y - rowGap, Ops: ops}
}

// LegendStatus explains the mark of a state.
func (k *Kit) LegendStatus(s Status) LegendEntry {
	return LegendEntry{Figure{16, 16, k.StatusMark(s, 0, 0, 16)}, s.Word()}
}

// LegendIcon explains an icon of package icons.
func (k *Kit) LegendIcon(icon, label string, c scene.Color) LegendEntry {
	return LegendEntry{Figure{16, 16, []scene.Op{Icon(icon, 0, 0, 16, c)}}, label}
}

// LegendSwatch explains a fill and its border.
func (k *Kit) LegendSwatch(p Paint, hatched bool, label string) LegendEntry {
	r := geom.R(0.5, 0.5, 23, 13)
	ops := []scene.Op{&scene.Box{Rect: r, Radius: 2, Fill: p.Fill}}
	if hatched {
		ops = append(ops, Hatch(r.Inset(0.5), k.Theme.Hatch))
	}
	ops = append(ops, &scene.Box{Rect: r, Radius: 2, Stroke: scene.Stroke{Color: p.Line, Width: 1.2}})
	return LegendEntry{Figure{24, 14, ops}, label}
}

// LegendLine explains a line; face, when it is not nil, stands in its middle.
func (k *Kit) LegendLine(c scene.Color, dash []float64, face func(at geom.Pt) []scene.Op, label string) LegendEntry {
	ops := []scene.Op{&scene.Path{Path: geom.Polyline(geom.P(0, 9), geom.P(38, 9)), Stroke: scene.Stroke{Color: c, Width: 2, Dash: dash}}}
	if face != nil {
		ops = append(ops, face(geom.P(19, 9))...)
	}
	return LegendEntry{Figure{38, 18, ops}, label}
}
