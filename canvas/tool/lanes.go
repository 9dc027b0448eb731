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
