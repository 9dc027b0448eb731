package tool

import (
	"waymark/model"
	"waymark/model/edit"
	"waymark/model/geom"
)

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

func (*spanning) hint(*Machine) string { return "The card reaches over the steps · Esc cancels" }

// SpanBy lets the selected card reach over one step more or less.
func (m *Machine) SpanBy(n int) {
	r := m.lead()
	if r == nil || r.Kind() != "card" || n == 0 {
		m.host.Say("Select a card to let it reach over several steps.")
		return
	}
	m.do(edit.Span{ID: r.ID(), Steps: max(1, int(r.NumOr("span", 1))+n)})
}
