package tool

import (
	"math"
	"slices"

	"waymark/model"
	"waymark/model/edit"
	"waymark/model/geom"
)

// sizingLane is lane.resizing: the far border of a swimlane follows the pointer.
// The lanes behind it make room and take along what stands in them.
type sizingLane struct {
	base
	at       int // among the lanes
	lanes    []laneSlot
	standing bool
	from     geom.Pt
	pin      []edit.Command
}

func (m *Machine) sizeLane(id model.ID, at geom.Pt) state {
	for i, l := range m.host.Geometry().Lanes {
		if l.ID == id {
			return &sizingLane{at: i, lanes: m.laneSlots(), standing: l.Standing, from: at, pin: m.pins()}
		}
	}
	return nil
}

func (*sizingLane) name() string { return "lane.resizing" }

func (s *sizingLane) pointer(m *Machine, e Pointer) state {
	switch e.Act {
	case Drag:
		by := e.At.Y - s.from.Y
		if s.standing {
			by = e.At.X - s.from.X
		}
		size := math.Max(40, math.Min(20000, s.lanes[s.at].size+by))
		if m.grid > 0 && !e.Mods.Has(Alt) {
			size = math.Max(40, math.Round(size/m.grid)*m.grid)
		}
		order := slices.Clone(s.lanes)
		order[s.at].size = size
		c := append(slices.Clone(s.pin), m.relane(order[0].from, order)...)
		m.told(m.host.Preview(edit.Sequence{Name: "Resize swimlane", Commands: c}))
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
		s.index = m.laneGap(e.At)
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
	order := m.laneSlots()
	start, moved := order[0].from, order[at]
	order = slices.Delete(order, at, at+1)
	to := s.index
	if to > at {
		to--
	}
	order = slices.Insert(order, to, moved)
	c := m.pins()
	after := model.ID("")
	if s.index > 0 {
		after = lanes[s.index-1].ID
	}
	c = append(c, edit.Reorder{ID: s.lane, Parent: m.pageID(), After: after})
	c = append(c, m.relane(start, order)...)
	m.do(edit.Sequence{Name: "Move swimlane", Commands: c})
}

func (s *movingLane) overlay(m *Machine, o *Overlay) {
	m.selectionOverlay(o, false)
	o.Landing = m.laneLanding(s.index)
}

func (*movingLane) cursor(*Machine) Cursor { return MoveAll }
func (*movingLane) hint(*Machine) string   { return "Drop the lane between two others · Esc cancels" }
