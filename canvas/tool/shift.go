package tool

import (
	"slices"

	"waymark/model"
	"waymark/model/edit"
	"waymark/model/geom"
)

// shift moves what is selected by one cell with the keyboard: cards to the next
// cell, stages, steps and lanes past their neighbour.
func (m *Machine) shift(dir geom.Pt) {
	r := m.lead()
	if r == nil || m.host.ReadOnly() {
		m.host.Say("Select a card or a header to move it.")
		return
	}
	switch r.Kind() {
	case "card":
		m.shiftCard(r, dir)
	case "emotion":
		if dir.Y != 0 {
			m.feelBy(-0.5 * dir.Y)
		}
	case "stage", "step", "lane":
		m.shiftHead(r, dir)
	}
}

func (m *Machine) shiftCard(r *model.Record, dir geom.Pt) {
	g := m.host.Grid()
	row, col := rowIndex(g, r.Parent()), columnOf(g, r.Ref("step"))
	if row < 0 || col < 0 {
		return
	}
	if dir.Y != 0 { // within the cell first
		in := m.inCell(place{row: r.Parent(), col: r.Ref("step")})
		i := slices.Index(in, r.ID())
		j := i + int(dir.Y)
		if i >= 0 && j >= 0 && j < len(in) {
			after := in[j]
			if dir.Y < 0 {
				after = m.before(r.Parent(), in[j], r.ID())
			}
			m.do(edit.PlaceCard{ID: r.ID(), Lane: r.Parent(), Step: r.Ref("step"), After: after})
			return
		}
	}
	for {
		row += int(dir.Y)
		col += int(dir.X)
		if row < 0 || row >= len(g.Rows) || col < 0 || col >= len(g.Columns) || columnID(g.Columns[col]) == "" {
			return
		}
		if g.Rows[row].Unit == 0 {
			break
		}
	}
	to := place{row: g.Rows[row].Lane, col: columnID(g.Columns[col])}
	d := m.lastBefore(to, []model.ID{r.ID()})
	if in := m.inCell(to); len(in) > 0 && dir.Y <= 0 && in[len(in)-1] != r.ID() {
		d = in[len(in)-1]
	}
	if m.do(edit.PlaceCard{ID: r.ID(), Lane: to.row, Step: to.col, After: d}) {
		m.cell = to
		m.host.Select(r.ID())
		m.host.Reveal(m.SelectionBounds())
	}
}

// before is the sibling in front of another one, the moved one left out.
func (m *Machine) before(parent, of, moved model.ID) model.ID {
	prev := model.ID("")
	for _, id := range m.host.Doc().Children(parent) {
		if id == of {
			return prev
		}
		if id != moved {
			prev = id
		}
	}
	return prev
}

func (m *Machine) shiftHead(r *model.Record, dir geom.Pt) {
	d := int(dir.X)
	if r.Kind() == "lane" {
		d = int(dir.Y)
	}
	if d == 0 {
		return
	}
	doc := m.host.Doc()
	var sib []model.ID
	for s := range doc.Each(r.Parent(), r.Kind()) {
		sib = append(sib, s.ID())
	}
	i := slices.Index(sib, r.ID())
	parent, after := r.Parent(), model.ID("")
	switch j := i + d; {
	case j >= 0 && j < len(sib) && d > 0:
		after = sib[j]
	case j >= 0 && j < len(sib):
		after = m.before(parent, sib[j], r.ID())
	case r.Kind() == "step": // on to the next stage
		var stages []model.ID
		for s := range doc.Each(m.pageID(), "stage") {
			stages = append(stages, s.ID())
		}
		k := slices.Index(stages, parent) + d
		if k < 0 || k >= len(stages) {
			return
		}
		parent = stages[k]
		if kids := doc.Children(parent); d < 0 && len(kids) > 0 {
			after = kids[len(kids)-1]
		}
	default:
		return
	}
	if m.do(edit.Reorder{ID: r.ID(), Parent: parent, After: after, Name: "Move " + r.Kind()}) {
		m.host.Reveal(m.SelectionBounds())
	}
}
