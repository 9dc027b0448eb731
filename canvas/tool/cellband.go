package tool

import (
	"slices"

	"waymark/canvas/hit"
	"waymark/model"
	"waymark/model/geom"
)

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

func (s *cellBand) leave(m *Machine) { m.host.Select(s.before...) }
