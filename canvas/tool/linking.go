package tool

import (
	"waymark/model"
	"waymark/model/edit"
	"waymark/model/geom"
	"waymark/model/kind"
)

// linking is link.dragging: a new link is drawn from a port. Over a shape that it
// can end at the link is shown as it will be.
type linking struct {
	base
	from   model.ID
	side   string
	start  geom.Pt
	at     geom.Pt
	id     model.ID // of the link
	target model.ID
	path   *geom.Path
	pin    []edit.Command
	moved  bool
}

func (m *Machine) connect(from model.ID, side string, at geom.Pt) state {
	s := &linking{from: from, side: side, at: at, id: model.NewID(), pin: m.pins()}
	s.start = at
	if r, ok := m.endRect(from); ok && side != "" {
		s.start = portAt(r, side)
	}
	return s
}

// endRect is the rectangle that links of an element end at.
func (m *Machine) endRect(id model.ID) (geom.Rect, bool) {
	if g := m.host.Geometry(); g != nil {
		n, ok := g.Node(id)
		return n.Symbol, ok
	}
	return m.rectOf(id)
}

// endAt finds the element that a link dropped at a point would end at: a shape, or
// the header of a step on a journey.
func (m *Machine) endAt(p geom.Pt) (id model.ID, outline *geom.Path, r geom.Rect) {
	if g := m.host.Geometry(); g != nil {
		if n, ok := m.nodeNear(g, p, m.px(6)); ok {
			return n.ID, n.Outline, n.Symbol
		}
		return "", nil, geom.Rect{}
	}
	grid := m.host.Grid()
	for i, c := range grid.Columns {
		if h := headOf(grid, i); c.Step != "" && h.Contains(p) {
			return c.Step, geom.RectPath(h), h
		}
	}
	return "", nil, geom.Rect{}
}

func (s *linking) name() string { return "link.dragging" }

func (s *linking) pointer(m *Machine, e Pointer) state {
	switch e.Act {
	case Drag, Hover:
		s.at = e.At
		s.moved = s.moved || s.start.Dist(e.At) > m.px(10)
		s.aim(m)
	case Release:
		s.at = e.At
		switch {
		case !s.moved:
			m.host.Cancel()
			return nil
		case s.target != "":
			if m.told(m.host.Commit()) {
				m.host.Select(s.id)
			}
			return nil
		}
		m.host.Cancel()
		if m.journey() {
			return nil
		}
		return m.offerNext(s)
	}
	return s
}

// aim looks for a shape at the pointer and previews the link to it.
func (s *linking) aim(m *Machine) {
	id, path, r := m.endAt(s.at)
	if id == s.from && !s.moved {
		id = ""
	}
	if s.target, s.path = id, path; id == "" {
		m.host.Cancel()
		return
	}
	side := ""
	for _, p := range sides {
		if !m.journey() && portAt(r, p).Dist(s.at) < m.px(12) {
			side = p
		}
	}
	link := m.newLink(s.id, s.from, id, s.side, side)
	if err := m.host.Preview(m.sequence("Connect", s.pin, edit.Connect{Link: link})); err != nil {
		s.target, s.path = "", nil
		m.host.Say(kind.Sentence(err))
	}
}

func (s *linking) overlay(m *Machine, o *Overlay) {
	if m.journey() {
		m.cellOverlay(o)
	} else {
		m.selectionOverlay(o, false)
	}
	s.wire(m, o)
}

func (s *linking) wire(m *Machine, o *Overlay) {
	if s.target != "" {
		o.Target = s.path
	} else if s.moved {
		o.Wire = []geom.Pt{s.start, s.at}
	}
	if g := m.host.Geometry(); g != nil {
		if n, ok := g.Node(s.target); ok {
			for _, p := range sides {
				o.Ports = append(o.Ports, Port{ID: n.ID, Side: p, At: portAt(n.Symbol, p), Hot: portAt(n.Symbol, p).Dist(s.at) < m.px(12)})
			}
		}
	}
}

func (*linking) cursor(*Machine) Cursor { return Cross }

func (s *linking) hint(*Machine) string {
	if s.target != "" {
		return "Release to connect · Near a side the link enters there · Esc cancels"
	}
	return "Drop on a shape to connect, on nothing to add one · Esc cancels"
}
