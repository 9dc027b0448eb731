package tool

import (
	"waymark/model"
	"waymark/model/edit"
	"waymark/model/geom"
	"waymark/model/kind"
)

// reattaching is link.reattaching: one end of a link is dragged.
type reattaching struct {
	base
	link   model.ID
	end    bool
	fixed  geom.Pt // the other end
	at     geom.Pt
	target model.ID
	path   *geom.Path
	pin    []edit.Command
	from   geom.Pt
	moved  bool
}

func (m *Machine) reattach(t thing) state {
	l, ok := m.host.Geometry().Link(t.id)
	if !ok || len(l.Points) < 2 {
		return nil
	}
	s := &reattaching{link: t.id, end: t.handle == LinkEnd, fixed: l.Points[0], at: m.at, from: m.at, pin: m.pins()}
	if !s.end {
		s.fixed = l.Points[len(l.Points)-1]
	}
	return s
}

func (s *reattaching) name() string { return "link.reattaching" }

func (s *reattaching) pointer(m *Machine, e Pointer) state {
	switch e.Act {
	case Drag:
		s.at = e.At
		if s.moved = s.moved || s.from.Dist(e.At) > m.px(startReach); !s.moved {
			return s
		}
		id, path, r := m.endAt(e.At)
		s.target, s.path = id, path
		if id == "" {
			m.host.Cancel()
			return s
		}
		side := ""
		for _, p := range sides {
			if portAt(r, p).Dist(e.At) < m.px(12) {
				side = p
			}
		}
		c := edit.Reattach{Link: s.link, End: s.end, To: id, Port: side}
		if err := m.host.Preview(m.sequence(c.Label(), s.pin, c)); err != nil {
			s.target, s.path = "", nil
			m.host.Say(kind.Sentence(err))
		}
	case Release:
		if s.target != "" && s.moved {
			m.told(m.host.Commit())
		} else {
			m.host.Cancel()
		}
		return nil
	}
	return s
}

func (s *reattaching) overlay(m *Machine, o *Overlay) {
	w := linking{target: s.target, path: s.path, start: s.fixed, at: s.at, moved: s.moved}
	w.wire(m, o)
}

func (*reattaching) cursor(*Machine) Cursor { return Cross }

func (*reattaching) hint(*Machine) string {
	return "Drop on a shape to reconnect · Elsewhere the link stays as it was"
}
