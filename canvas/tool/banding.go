package tool

import (
	"slices"

	"waymark/canvas/hit"
	"waymark/model"
	"waymark/model/geom"
)

// banding is select.band: a rubber band is drawn.
type banding struct {
	base
	from, to geom.Pt
	before   []model.ID // selected before, kept with Shift
	began    bool
}

func (m *Machine) band(e Pointer) state {
	s := banding{from: e.At, to: e.At}
	if e.Mods.Has(Shift) {
		s.before = slices.Clone(m.host.Selection())
	}
	return s
}

func (banding) name() string { return "select.band" }

func (s banding) pointer(m *Machine, e Pointer) state {
	switch e.Act {
	case Drag:
		s.to = e.At
		if !s.began && s.from.Dist(e.At) < m.px(startReach) {
			return s
		}
		s.began = true
		m.host.Select(append(slices.Clone(s.before), m.held(geom.Span(s.from, s.to), e.Mods.Has(Alt))...)...)
	case Release:
		if !s.began {
			m.host.Select(s.before...)
		}
		return nil
	}
	return s
}

// held lists what a rubber band takes: shapes that lie inside as a whole, or are
// touched with Alt, and links that lie inside.
func (m *Machine) held(band geom.Rect, touch bool) []model.ID {
	g := m.host.Geometry()
	if g == nil {
		return nil
	}
	var out []model.ID
	for i := range g.Nodes {
		if n := &g.Nodes[i]; hit.Held(band, n.Rect, touch) {
			out = append(out, n.ID)
		}
	}
	for i := range g.Links {
		l := &g.Links[i]
		if len(l.Points) > 1 && (hit.Held(band, l.Path.Bounds(), false) || touch && hit.Crosses(l.Points, band)) {
			out = append(out, l.ID)
		}
	}
	return out
}

func (s banding) overlay(m *Machine, o *Overlay) {
	m.selectionOverlay(o, false)
	if s.began {
		r := geom.Span(s.from, s.to)
		o.Band = &r
	}
}

func (banding) cursor(*Machine) Cursor { return Cross }

func (banding) hint(*Machine) string {
	return "What lies inside is selected · Alt takes what is touched · Shift adds"
}

func (s banding) leave(m *Machine) { m.host.Select(s.before...) }
