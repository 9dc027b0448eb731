package tool

import (
	"waymark/canvas/hit"
	"waymark/model"
	"waymark/model/edit"
	"waymark/model/geom"
)

// bending is link.bending: a waypoint follows the pointer.
type bending struct {
	base
	link  model.ID
	index int
	pts   []geom.Pt // waypoints, the dragged one among them
	ends  [2]geom.Pt
	from  geom.Pt
	moved bool
	pin   []edit.Command
	snap  hit.Snapper
}

// bendThing is the piece of a link that a press on the line takes.
func (m *Machine) bendThing(link model.ID, at geom.Pt) thing {
	return thing{kind: aMiddle, id: link, n: -1}
}

func (m *Machine) bend(t thing, at geom.Pt) state {
	l, ok := m.host.Geometry().Link(t.id)
	if !ok || len(l.Points) < 2 {
		return nil
	}
	if t.kind == aMiddle {
		if s := m.stretch(l, at); s != nil {
			return s
		}
	}
	way := append([]geom.Pt(nil), m.waypoints(t.id)...)
	s := &bending{link: t.id, index: t.n, pts: way, ends: [2]geom.Pt{l.Points[0], l.Points[len(l.Points)-1]}, from: at, pin: m.pins()}
	s.snap = m.snapper(nil)
	if t.kind == aMiddle {
		here := hit.Nearest(l.Points, at).Along
		s.index = 0
		for _, w := range way {
			if hit.Nearest(l.Points, w).Along < here {
				s.index++
			}
		}
		s.pts = append(way[:s.index:s.index], append([]geom.Pt{at}, way[s.index:]...)...)
	}
	return s
}

func (s *bending) name() string { return "link.bending" }

func (s *bending) pointer(m *Machine, e Pointer) state {
	switch e.Act {
	case Drag:
		if s.moved = s.moved || s.from.Dist(e.At) > m.px(startReach); !s.moved {
			return s
		}
		pts := append([]geom.Pt(nil), s.pts...)
		p := e.At
		if !e.Mods.Has(Alt) {
			p = p.Add(s.snap.Move(geom.R(p.X, p.Y, 0, 0)).By)
		}
		pts[s.index] = p
		if s.idle(m, pts) { // on the straight way between its neighbours: not needed
			pts = append(pts[:s.index:s.index], pts[s.index+1:]...)
		}
		c := edit.Bend{Link: s.link, Points: pts}
		m.told(m.host.Preview(m.sequence("Bend link", s.pin, c)))
	case Release:
		m.told(m.host.Commit())
		return nil
	}
	return s
}

// idle reports whether the dragged waypoint bends nothing.
func (s *bending) idle(m *Machine, pts []geom.Pt) bool {
	a, b := s.ends[0], s.ends[1]
	if s.index > 0 {
		a = pts[s.index-1]
	}
	if s.index+1 < len(pts) {
		b = pts[s.index+1]
	}
	return hit.Nearest([]geom.Pt{a, b}, pts[s.index]).Dist < m.px(4)
}

func (s *bending) overlay(m *Machine, o *Overlay) {
	if l, ok := m.host.Geometry().Link(s.link); ok {
		o.Trace = l.Points
	}
	o.Corners = m.waypoints(s.link)
}

func (*bending) cursor(*Machine) Cursor { return MoveAll }

func (*bending) hint(*Machine) string {
	return "The link runs through the point · Back on the straight way it goes · Esc cancels"
}

// unbend takes a waypoint out.
func (m *Machine) unbend(t thing) state {
	pts := append([]geom.Pt(nil), m.waypoints(t.id)...)
	if t.n < len(pts) {
		m.do(edit.Bend{Link: t.id, Points: append(pts[:t.n], pts[t.n+1:]...)})
	}
	return nil
}
