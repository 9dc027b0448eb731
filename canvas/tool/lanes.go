package tool

import (
	"math"

	"waymark/model"
	"waymark/model/edit"
	"waymark/model/geom"
)

// sizingLane is lane.resizing: the far border of a swimlane follows the pointer.
type sizingLane struct {
	base
	lane     model.ID
	standing bool
	size     float64
	from     geom.Pt
	pin      []edit.Command
}

func (m *Machine) sizeLane(id model.ID, at geom.Pt) state {
	l, ok := m.host.Geometry().Lane(id)
	if !ok {
		return nil
	}
	s := &sizingLane{lane: id, standing: l.Standing, size: l.Rect.H, from: at, pin: m.pins()}
	if l.Standing {
		s.size = l.Rect.W
	}
	return s
}

func (*sizingLane) name() string { return "lane.resizing" }

func (s *sizingLane) pointer(m *Machine, e Pointer) state {
	switch e.Act {
	case Drag:
		by := e.At.Y - s.from.Y
		if s.standing {
			by = e.At.X - s.from.X
		}
		size := math.Max(40, math.Min(20000, s.size+by))
		if m.grid > 0 && !e.Mods.Has(Alt) {
			size = math.Max(40, math.Round(size/m.grid)*m.grid)
		}
		c := edit.Set{IDs: []model.ID{s.lane}, Name: "size", Value: model.Number(math.Round(size))}
		m.told(m.host.Preview(m.sequence("Resize swimlane", s.pin, c)))
	case Release:
		m.told(m.host.Commit())
		return nil
	}
	return s
}

func (s *sizingLane) cursor(*Machine) Cursor {
	if s.standing {
		return ResizeWE
	}
	return ResizeNS
}
func (*sizingLane) hint(*Machine) string { return "Alt does not snap · Esc cancels" }

// movingLane is lane.moving: a swimlane is dragged to another place by its
// header. What stands in it moves along.
type movingLane struct {
	base
	lane  model.ID
	index int // where it would land
	moved bool
}

func (m *Machine) moveLane(id model.ID) state { return &movingLane{lane: id, index: -1} }

func (*movingLane) name() string { return "lane.moving" }

func (s *movingLane) pointer(m *Machine, e Pointer) state {
	switch e.Act {
	case Drag:
		s.moved = true
		s.index = 0
		for _, l := range m.host.Geometry().Lanes {
			c := l.Rect.Center()
			if l.Standing && e.At.X > c.X || !l.Standing && e.At.Y > c.Y {
				s.index++
			}
		}
	case Release:
		if s.moved {
			s.drop(m)
		}
		return nil
	}
	return s
}

// drop reorders the lanes and shifts the shapes of each with it.
func (s *movingLane) drop(m *Machine) {
	lanes := m.host.Geometry().Lanes
	at := -1
	for i, l := range lanes {
		if l.ID == s.lane {
			at = i
		}
	}
	if at < 0 || s.index == at || s.index == at+1 {
		return
	}
	order := make([]int, 0, len(lanes))
	for i := range lanes {
		if i == s.index {
			order = append(order, at)
		}
		if i != at {
			order = append(order, i)
		}
	}
	if s.index >= len(lanes) {
		order = append(order, at)
	}
	c := m.pins()
	after, pos := model.ID(""), 0.0
	if s.index > 0 {
		after = lanes[s.index-1].ID
	}
	c = append(c, edit.Reorder{ID: s.lane, Parent: m.pageID(), After: after})
	start := func(r geom.Rect, standing bool) (float64, float64) {
		if standing {
			return r.X, r.W
		}
		return r.Y, r.H
	}
	pos, _ = start(lanes[0].Rect, lanes[0].Standing)
	g := m.host.Geometry()
	for _, i := range order {
		l := lanes[i]
		from, size := start(l.Rect, l.Standing)
		by := geom.P(0, pos-from)
		if l.Standing {
			by = geom.P(pos-from, 0)
		}
		pos += size
		c = append(c, edit.Set{IDs: []model.ID{l.ID}, Name: "size", Value: model.Number(math.Round(size))})
		if by == (geom.Pt{}) {
			continue
		}
		mv := edit.Move{By: by, At: map[model.ID]geom.Pt{}}
		for _, n := range g.Nodes {
			if n.Lane == l.ID {
				mv.IDs = append(mv.IDs, n.ID)
				mv.At[n.ID] = n.Rect.Min()
			}
		}
		if len(mv.IDs) > 0 {
			c = append(c, mv)
		}
	}
	m.do(edit.Sequence{Name: "Move swimlane", Commands: c})
}

func (s *movingLane) overlay(m *Machine, o *Overlay) {
	m.selectionOverlay(o, false)
	lanes := m.host.Geometry().Lanes
	if s.index < 0 || len(lanes) == 0 {
		return
	}
	last := lanes[len(lanes)-1].Rect
	a := last.Max()
	if s.index < len(lanes) {
		a = lanes[s.index].Rect.Min()
	}
	if lanes[0].Standing {
		o.Landing = &Landing{A: geom.P(a.X, last.Y), B: geom.P(a.X, last.Bottom())}
	} else {
		o.Landing = &Landing{A: geom.P(last.X, a.Y), B: geom.P(last.Right(), a.Y)}
	}
}

func (*movingLane) cursor(*Machine) Cursor { return MoveAll }
func (*movingLane) hint(*Machine) string   { return "Drop the lane between two others · Esc cancels" }
