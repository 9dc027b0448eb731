package tool

import (
	"slices"

	"waymark/model"
	"waymark/model/edit"
)

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

func (*movingLane) hint(*Machine) string { return "Drop the lane between two others · Esc cancels" }
