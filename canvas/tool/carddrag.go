package tool

import (
	"slices"

	"waymark/canvas/hit"
	"waymark/model"
	"waymark/model/edit"
	"waymark/model/geom"
)

// cellPressed is cells.pressed: the button is down on a card, a face or a header,
// and it is not yet known whether it will be dragged.
type cellPressed struct {
	base
	from  geom.Pt
	thing thing
	again bool // it was selected before: a click selects it alone
}

func (*cellPressed) name() string { return "cells.pressed" }

func (s *cellPressed) pointer(m *Machine, e Pointer) state {
	switch e.Act {
	case Drag:
		if s.from.Dist(e.At) < m.px(startReach) || m.host.ReadOnly() {
			return s
		}
		var next state
		switch s.thing.kind {
		case aCard:
			next = m.dragCards(s.from)
		case aFace:
			next = m.dragFace(s.thing.id)
		default:
			next = m.dragHead(s.thing, s.from)
		}
		if next == nil {
			return nil
		}
		return next.pointer(m, e)
	case Release:
		if s.again {
			m.host.Select(s.thing.id)
		}
		return nil
	}
	return s
}

func (*cellPressed) overlay(m *Machine, o *Overlay) { m.cellOverlay(o) }
func (*cellPressed) cursor(m *Machine) Cursor       { return cells{}.cursor(m) }
func (*cellPressed) hint(m *Machine) string         { return cells{}.hint(m) }
func (*cellPressed) leave(*Machine)                 {}

// cellBand is cells.band: a press in an empty cell gives it the cursor, and a
// drag from there selects the cards that it touches.
type cellBand struct {
	base
	from, to geom.Pt
	place    place
	before   []model.ID
	began    bool
}

func (*cellBand) name() string { return "cells.band" }

func (s *cellBand) pointer(m *Machine, e Pointer) state {
	switch e.Act {
	case Drag:
		s.to = e.At
		if !s.began && s.from.Dist(e.At) < m.px(startReach) {
			return s
		}
		s.began = true
		m.host.Select(append(slices.Clone(s.before), m.cardsIn(geom.Span(s.from, s.to))...)...)
	case Release:
		if !s.began {
			m.host.Select(s.before...)
			m.cell = s.place
		}
		return nil
	}
	return s
}

// cardsIn lists the cards and faces that a rubber band touches.
func (m *Machine) cardsIn(band geom.Rect) []model.ID {
	doc := m.host.Doc()
	var out []model.ID
	for i := range m.host.Scene().Items {
		it := &m.host.Scene().Items[i]
		r := doc.Get(model.ID(it.Owner))
		if r == nil || it.Owner == "" || !hit.Held(band, it.Bounds, true) {
			continue
		}
		if (r.Kind() == "card" && it.Part == "" || r.Kind() == "emotion" && it.Part == "face") && !slices.Contains(out, r.ID()) {
			out = append(out, r.ID())
		}
	}
	return out
}

func (s *cellBand) overlay(m *Machine, o *Overlay) {
	m.cellOverlay(o)
	if s.began {
		r := geom.Span(s.from, s.to)
		o.Band = &r
	}
}

func (*cellBand) hint(m *Machine) string { return "What is touched is selected · Shift adds" }
func (s *cellBand) leave(m *Machine)     { m.host.Select(s.before...) }

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

// spanning is cells.span: the right edge of a card is dragged over steps.
type spanning struct {
	base
	id    model.ID
	first int
	steps int
}

func (m *Machine) span(id model.ID) state {
	r := m.host.Doc().Get(id)
	if r == nil || m.host.ReadOnly() {
		return nil
	}
	g := m.host.Grid()
	first := columnOf(g, r.Ref("step"))
	if first < 0 || g.Columns[first].Step == "" {
		m.host.Say("Only a card that stands under a step can reach over several.")
		return nil
	}
	return &spanning{id: id, first: first, steps: max(1, int(r.NumOr("span", 1)))}
}

func (*spanning) name() string { return "cells.span" }

func (s *spanning) pointer(m *Machine, e Pointer) state {
	switch e.Act {
	case Drag:
		g := m.host.Grid()
		n := 1
		for i := s.first + 1; i < len(g.Columns) && g.Columns[i].Step != ""; i++ {
			if c := g.Columns[i]; e.At.X > c.X+c.W/2 {
				n = i - s.first + 1
			}
		}
		s.steps = n
		m.told(m.host.Preview(edit.Span{ID: s.id, Steps: n}))
	case Release:
		m.told(m.host.Commit())
		return nil
	}
	return s
}

func (s *spanning) overlay(m *Machine, o *Overlay) {
	m.cellOverlay(o)
	if r, ok := m.rectOf(s.id); ok {
		text := "1 step"
		if s.steps > 1 {
			text = whole(float64(s.steps)) + " steps"
		}
		o.Pills = append(o.Pills, Pill{At: geom.P(r.Right(), r.Y-m.px(14)), Text: text})
	}
}

func (*spanning) cursor(*Machine) Cursor { return ResizeWE }
func (*spanning) hint(*Machine) string   { return "The card reaches over the steps · Esc cancels" }

// SpanBy lets the selected card reach over one step more or less.
func (m *Machine) SpanBy(n int) {
	r := m.lead()
	if r == nil || r.Kind() != "card" || n == 0 {
		m.host.Say("Select a card to let it reach over several steps.")
		return
	}
	m.do(edit.Span{ID: r.ID(), Steps: max(1, int(r.NumOr("span", 1))+n)})
}
