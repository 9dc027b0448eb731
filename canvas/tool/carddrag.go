package tool

import (
	"slices"

	"waymark/model"
	"waymark/model/edit"
	"waymark/model/geom"
)

// cellDrop is where something dragged over a journey would land.
type cellDrop struct {
	place place
	after model.ID // the card in front; "" for the first place
	line  *Landing
	why   string // why it cannot land here
	value float64
}

// draggingCards is cells.moving: cards are dragged to another cell.
type draggingCards struct {
	base
	from geom.Pt
	ids  []model.ID
	rect map[model.ID]geom.Rect
	at   geom.Pt
	land cellDrop
	copy bool
}

func (m *Machine) dragCards(from geom.Pt) state {
	s := &draggingCards{from: from, at: from, rect: map[model.ID]geom.Rect{}}
	order := map[model.ID]int{}
	for i, r := range m.host.Doc().Records() {
		order[r.ID()] = i
	}
	for _, id := range m.host.Selection() {
		if r := m.host.Doc().Get(id); r != nil && r.Kind() == "card" {
			if rect, ok := m.rectOf(id); ok {
				s.ids = append(s.ids, id)
				s.rect[id] = rect
			}
		}
	}
	slices.SortFunc(s.ids, func(a, b model.ID) int { return order[a] - order[b] })
	if len(s.ids) == 0 {
		return nil
	}
	return s
}

func (*draggingCards) name() string { return "cells.moving" }

func (s *draggingCards) pointer(m *Machine, e Pointer) state {
	switch e.Act {
	case Drag:
		s.at, s.copy = e.At, e.Mods.Has(Ctrl)
		s.land = m.dropAt(e.At, s.ids)
		if s.land.place.row != "" {
			if row, _ := m.rowOf(s.land.place.row); row.Unit > 0 {
				s.land.why = "A card cannot stand on the emotion curve."
			}
		}
	case Release:
		s.drop(m)
		return nil
	}
	return s
}

func (s *draggingCards) drop(m *Machine) {
	to := s.land.place
	if to.row == "" || to.col == "" {
		return
	}
	if s.land.why != "" {
		m.host.Say(s.land.why)
		return
	}
	ids, after := s.ids, s.land.after
	var c []edit.Command
	name := "Move card"
	if len(ids) > 1 {
		name = "Move cards"
	}
	if s.copy {
		f, fresh := edit.Copy(m.host.Committed(), ids).Fresh(m.exists)
		c = append(c, edit.Paste{Fragment: f})
		name = "Duplicate"
		ids = nil
		for _, id := range s.ids {
			ids = append(ids, fresh[id])
		}
	}
	for _, id := range ids {
		c = append(c, edit.PlaceCard{ID: id, Lane: to.row, Step: to.col, After: after})
		after = id
	}
	if m.do(edit.Sequence{Name: name, Commands: c}) {
		m.host.Select(ids...)
	}
	m.cell = to
}

// dropAt finds the cell at a point and the place between the cards in it; what is
// dragged does not count as standing there.
func (m *Machine) dropAt(p geom.Pt, dragged []model.ID) cellDrop {
	g := m.host.Grid()
	at := m.placeAtPoint(g, p)
	if at.row == "" || at.col == "" {
		return cellDrop{}
	}
	d := cellDrop{place: at}
	cell, _ := m.cellRect(at)
	y := cell.Y + 2
	for _, id := range m.inCell(at) {
		r, ok := m.rectOf(id)
		if !ok || slices.Contains(dragged, id) || m.host.Doc().Get(id).Kind() != "card" {
			continue
		}
		if p.Y > r.Center().Y {
			d.after, y = id, r.Bottom()+3
		} else {
			if d.after == "" {
				y = r.Y - 3
			}
			break
		}
	}
	if d.after == "" { // behind the cards of the cells before, in the order of the lane
		d.after = m.lastBefore(at, dragged)
	}
	d.line = &Landing{Cell: &cell, A: geom.P(cell.X+4, y), B: geom.P(cell.Right()-4, y)}
	return d
}

// lastBefore is the card of a lane behind which the first card of a cell stands:
// the order in the file is that of the columns, then from top to bottom.
func (m *Machine) lastBefore(at place, dragged []model.ID) model.ID {
	g := m.host.Grid()
	col := columnOf(g, at.col)
	last := model.ID("")
	for r := range m.host.Doc().Each(at.row, "") {
		if c := columnOf(g, r.Ref("step")); c >= 0 && c < col && !slices.Contains(dragged, r.ID()) {
			last = r.ID()
		}
	}
	return last
}

func (s *draggingCards) overlay(m *Machine, o *Overlay) {
	m.cellOverlay(o)
	o.Cell = nil
	if s.land.why == "" {
		o.Landing = s.land.line
	}
	by := s.at.Sub(s.from)
	for i, id := range s.ids {
		if i == 20 {
			break
		}
		o.Ghosts = append(o.Ghosts, Ghost{Rect: s.rect[id].Add(by), Owner: id, By: by})
	}
}

func (s *draggingCards) cursor(*Machine) Cursor {
	if s.land.why != "" {
		return Forbidden
	}
	return MoveAll
}

func (*draggingCards) hint(*Machine) string {
	return "Drop the card in a cell · Ctrl duplicates · Esc cancels"
}

func (*draggingCards) leave(*Machine) {}
