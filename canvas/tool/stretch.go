package tool

import (
	"math"

	"waymark/canvas/compose"
	"waymark/canvas/hit"
	"waymark/model"
	"waymark/model/edit"
	"waymark/model/geom"
)

// stretching is link.shifting: a stretch between two corners of a link at right
// angles follows the pointer across itself. The first and the last stretch belong to
// the shapes that they leave and enter; dragged, they get a waypoint.
type stretching struct {
	base
	link  model.ID
	a, b  geom.Pt // its two corners
	lying bool
	was   []geom.Pt // the waypoints before it is dragged
	head  []geom.Pt // those before the stretch, and those after it
	tail  []geom.Pt
	from  geom.Pt
	moved bool
	pin   []edit.Command
	snap  hit.Snapper
}

// stretch takes the stretch of a link at a point, nil where a waypoint is what a
// person wants.
func (m *Machine) stretch(l compose.LinkPlace, at geom.Pt) *stretching {
	r := m.host.Committed().Get(l.ID)
	if routing := r.Text("routing"); routing != "" && routing != "orthogonal" {
		return nil
	}
	i, least := -1, math.Inf(1)
	for k := 1; k+2 < len(l.Points); k++ {
		if d := hit.Nearest(l.Points[k:k+2], at).Dist; d < least {
			i, least = k, d
		}
	}
	if i < 0 || least > hit.Nearest(l.Points, at).Dist+0.01 {
		return nil
	}
	s := &stretching{link: l.ID, a: l.Points[i], b: l.Points[i+1], was: m.waypoints(l.ID), from: at, pin: m.pins(), snap: m.snapper(nil)}
	switch d := s.b.Sub(s.a); {
	case math.Abs(d.Y) < 0.5:
		s.lying = true
	case math.Abs(d.X) >= 0.5:
		return nil
	}
	from, to := hit.Nearest(l.Points, s.a).Along, hit.Nearest(l.Points, s.b).Along
	for _, w := range s.was {
		switch on := hit.Nearest(l.Points, w).Along; {
		case on < from-1e-6:
			s.head = append(s.head, w)
		case on > to+1e-6:
			s.tail = append(s.tail, w)
		}
	}
	return s
}

func (*stretching) name() string { return "link.shifting" }

func (s *stretching) pointer(m *Machine, e Pointer) state {
	switch e.Act {
	case Drag:
		if s.moved = s.moved || s.from.Dist(e.At) > m.px(startReach); !s.moved {
			return s
		}
		by := s.by(m, e)
		pts := append([]geom.Pt(nil), s.was...)
		if by != (geom.Pt{}) {
			pts = append(append(append([]geom.Pt(nil), s.head...), s.a.Add(by), s.b.Add(by)), s.tail...)
		}
		m.told(m.host.Preview(m.sequence("Bend link", s.pin, edit.Bend{Link: s.link, Points: pts})))
	case Release:
		m.told(m.host.Commit())
		return nil
	}
	return s
}

// by is how far the stretch has been dragged across itself; near to where it was,
// not at all.
func (s *stretching) by(m *Machine, e Pointer) geom.Pt {
	p := e.At
	if !e.Mods.Has(Alt) {
		p = p.Add(s.snap.Move(geom.R(p.X, p.Y, 0, 0)).By)
	}
	by := geom.P(p.X-s.a.X, 0)
	if s.lying {
		by = geom.P(0, p.Y-s.a.Y)
	}
	if math.Abs(by.X)+math.Abs(by.Y) < m.px(4) {
		return geom.Pt{}
	}
	return by
}

func (s *stretching) overlay(m *Machine, o *Overlay) {
	if l, ok := m.host.Geometry().Link(s.link); ok {
		o.Trace = l.Points
	}
	o.Corners = m.waypoints(s.link)
}

func (s *stretching) cursor(*Machine) Cursor {
	if s.lying {
		return ResizeNS
	}
	return ResizeWE
}

func (*stretching) hint(*Machine) string {
	return "The stretch moves across itself · Where it was it goes back · Esc cancels"
}
