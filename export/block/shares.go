package block

import (
	"waymark/canvas/scene"
	"waymark/canvas/text"
	"waymark/model/geom"
)

// Lying is one bar of a chart of lying bars.
type Lying struct {
	Name   string
	Note   string  // in small type under the name
	Size   float64 // fraction 0 … 1 of the longest bar possible
	Label  string  // behind the bar
	Strong bool    // hatched: the ones to look at
	Good   bool    // in green
	Link   string
}

// Shares is a chart of lying bars, one row each, with the names before them.
type Shares struct {
	Bars   []Lying
	Before float64
}

// Pieces implements Block.
func (s Shares) Pieces(k *Kit, w, _ float64) []Piece {
	names, labels := 0.0, 0.0
	for _, b := range s.Bars {
		names = max(names, k.Fonts.Width(b.Name, Cells), k.Fonts.Width(b.Note, Small))
		labels = max(labels, k.Fonts.Width(b.Label, CellsB))
	}
	names = min(names+1, w*0.42)
	labels = min(labels+1, w*0.3)
	room := max(20, w-names-labels-14)
	var out []Piece
	for i, b := range s.Bars {
		name := k.wrapShort(b.Name, Cells, names, 3)
		var note text.Block
		if b.Note != "" {
			note = k.wrapShort(b.Note, Small, names, 2)
		}
		label := k.wrapShort(b.Label, CellsB, labels, 3)
		q := Piece{Height: max(name.Height+note.Height, label.Height, 13) + 5, Keep: len(s.Bars) > 1 && (i == 0 || i == len(s.Bars)-2), Draw: func(c *Canvas, r geom.Rect) {
			c.Group(scene.Item{Alt: b.Name + ": " + b.Label, Link: b.Link}, func() {
				top := r.Y + (r.H-name.Height-note.Height)/2
				c.Para(name, r.X, top, names, c.Theme.Text, Start)
				if b.Note != "" {
					c.Para(note, r.X, top+name.Height, names, c.Theme.Secondary, Start)
				}
				bar := geom.R(r.X+names+8, r.Y+(r.H-11)/2, max(1.2, room*min(max(b.Size, 0), 1)), 11)
				switch {
				case b.Strong:
					c.Fill(bar, c.Theme.Pain.Fill)
					c.Hatch(bar, 4, 0.9, c.Theme.Pain.Line)
					c.Box(bar, 0, scene.Color{}, c.Theme.Pain.Line, 0.8)
				case b.Good:
					c.Box(bar, 0, c.Tint(c.Theme.Good.Line, 0.35), c.Theme.Good.Line, 0.8)
				default:
					c.Fill(bar, c.Tint(c.Blue(), 0.3))
				}
				c.Para(label, bar.Right()+5, r.Y+(r.H-label.Height)/2, labels, c.Theme.Text, Start)
			})
		}}
		if i == 0 {
			q.Before = s.Before
		}
		out = append(out, q)
	}
	return out
}
