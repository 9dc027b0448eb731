package tool

import (
	"maps"
	"math"
	"slices"

	"waymark/canvas/layout"
	"waymark/model"
	"waymark/model/edit"
	"waymark/model/geom"
)

// laneSlot is a swimlane in the order that the lanes of a page have or shall have.
type laneSlot struct {
	id   model.ID
	from float64 // where it begins across the flow
	size float64
	held map[model.ID]geom.Pt // the shapes that stand in it, with their corners
}

// laneSlots are the lanes as they stand.
func (m *Machine) laneSlots() []laneSlot {
	g := m.host.Geometry()
	out := make([]laneSlot, len(g.Lanes))
	for i, l := range g.Lanes {
		out[i] = laneSlot{id: l.ID, held: map[model.ID]geom.Pt{}}
		out[i].from, out[i].size = across(l.Rect, l.Standing)
		for _, n := range g.Nodes {
			if n.Lane == l.ID {
				out[i].held[n.ID] = n.Rect.Min()
			}
		}
	}
	return out
}

// across is where a rectangle begins across the flow, and how far it reaches.
func across(r geom.Rect, standing bool) (from, size float64) {
	if standing {
		return r.X, r.W
	}
	return r.Y, r.H
}

// standing reports whether the swimlanes of the page stand side by side.
func (m *Machine) standing() bool { return m.flowSide() == layout.OnBottom }

// offset is a distance across the flow.
func (m *Machine) offset(by float64) geom.Pt {
	if m.standing() {
		return geom.P(by, 0)
	}
	return geom.P(0, by)
}

// relane gives lanes their sizes and moves what stands in them to where they come
// to stand in an order, from start on.
func (m *Machine) relane(start float64, order []laneSlot) []edit.Command {
	var c []edit.Command
	for _, l := range order {
		c = append(c, edit.Set{IDs: []model.ID{l.id}, Name: "size", Value: model.Number(math.Round(l.size))})
		if by := math.Round(start - l.from); by != 0 && len(l.held) > 0 {
			c = append(c, edit.Move{IDs: slices.Sorted(maps.Keys(l.held)), By: m.offset(by), At: l.held})
		}
		start += math.Round(l.size)
	}
	return c
}

// laneGap is the gap between two lanes that is nearest to a point: 0 before the
// first one.
func (m *Machine) laneGap(at geom.Pt) int {
	gap := 0
	for _, l := range m.host.Geometry().Lanes {
		c := l.Rect.Center()
		if l.Standing && at.X > c.X || !l.Standing && at.Y > c.Y {
			gap++
		}
	}
	return gap
}

// laneLanding is the line that shows a gap, nil where there are no lanes.
func (m *Machine) laneLanding(gap int) *Landing {
	lanes := m.host.Geometry().Lanes
	if gap < 0 || len(lanes) == 0 {
		return nil
	}
	last := lanes[len(lanes)-1].Rect
	a := last.Max()
	if gap < len(lanes) {
		a = lanes[gap].Rect.Min()
	}
	if lanes[0].Standing {
		return &Landing{A: geom.P(a.X, last.Y), B: geom.P(a.X, last.Bottom())}
	}
	return &Landing{A: geom.P(last.X, a.Y), B: geom.P(last.Right(), a.Y)}
}

// Sizes of new lanes: there is room for the widest and the highest usual shape.
const (
	standingLane = 176
	lyingLane    = 112
	laneMargin   = 24 // between shapes and the border of their lane
)

// insertLane adds a swimlane in a gap between those that are there and opens its
// name. The first lane of a page takes in what stands there already: somebody did
// all of it, and lanes that follow are split off from that one.
func (m *Machine) insertLane(s Stencil, gap int) {
	name := s.Name
	if name == "" {
		name = "Swimlane"
	}
	id := model.NewID()
	rec := model.NewRecord(id, "swimlane", m.pageID(), model.Prop{Name: "name", Value: model.Text(name)})
	size := float64(lyingLane)
	if m.standing() {
		size = standingLane
	}
	c := m.pins()
	if lanes := m.laneSlots(); len(lanes) > 0 {
		after := model.ID("")
		if gap > 0 {
			after = lanes[gap-1].id
		}
		c = append(c, edit.Insert{Record: rec, After: after})
		c = append(c, m.relane(lanes[0].from, slices.Insert(lanes, gap, laneSlot{id: id, size: size}))...)
	} else {
		c = append(c, m.firstLane(rec, size)...)
	}
	if m.do(edit.Sequence{Name: edit.Insert{Record: rec}.Label(), Commands: c}) {
		m.host.Select(id)
		m.host.Reveal(m.SelectionBounds())
		m.enter(m.edit(id, "", nil))
	}
}

// firstLane adds a lane around all shapes of the page.
func (m *Machine) firstLane(rec *model.Record, size float64) []edit.Command {
	mv := edit.Move{At: map[model.ID]geom.Pt{}}
	var all geom.Rect
	for _, n := range m.host.Geometry().Nodes {
		all = all.Union(n.Rect)
		mv.IDs = append(mv.IDs, n.ID)
		mv.At[n.ID] = n.Rect.Min()
	}
	from, wide := across(all, m.standing())
	size = math.Max(size, math.Ceil(wide)+2*laneMargin)
	c := []edit.Command{edit.Insert{Record: rec.With(model.Prop{Name: "size", Value: model.Number(size)}), Last: true}}
	if len(mv.IDs) == 0 {
		return c
	}
	c = append(c, edit.Set{IDs: mv.IDs, Name: "swimlane", Value: model.Text(rec.ID())})
	if mv.By = m.offset(math.Round((size-wide)/2 - from)); mv.By != (geom.Pt{}) { // lanes begin at 0
		c = append(c, mv)
	}
	return c
}

// laneGapHere is the gap behind the lane that is selected or that holds what is
// selected; behind the last one when there is none.
func (m *Machine) laneGapHere() int {
	g := m.host.Geometry()
	for i := len(m.host.Selection()) - 1; i >= 0; i-- {
		id := m.host.Selection()[i]
		if n, ok := g.Node(id); ok {
			id = n.Lane
		}
		for at, l := range g.Lanes {
			if l.ID == id {
				return at + 1
			}
		}
	}
	return len(g.Lanes)
}

// withLanes adds the swimlanes to what is copied, where that is all that stands in
// them: a whole flow takes along who does it.
func (m *Machine) withLanes(ids []model.ID) []model.ID {
	if m.journey() {
		return ids
	}
	g := m.host.Geometry()
	in := map[model.ID]bool{}
	for _, id := range ids {
		in[id] = true
	}
	for _, n := range g.Nodes {
		if n.Lane != "" && !in[n.ID] {
			return ids
		}
	}
	for _, l := range g.Lanes {
		if !in[l.ID] {
			ids = append(ids, l.ID)
		}
	}
	return ids
}

// lanesGoAlong reports whether copied swimlanes are put in: not beside lanes that
// the page has for its shapes, and not where the flow runs the other way.
func (m *Machine) lanesGoAlong(from *model.Document, f edit.Fragment, inPlace bool) bool {
	shapes, lanes, way := false, false, ""
	for _, r := range f.Records {
		shapes = shapes || r.Kind() == "node"
		if r.Kind() == "swimlane" {
			lanes = true
			if p := from.Page(r.ID()); p != nil {
				way = p.Text("direction")
			}
		}
	}
	if !lanes || !shapes { // a lane that was copied by itself
		return lanes
	}
	return !inPlace && len(m.host.Geometry().Lanes) == 0 && (way == "down") == m.standing()
}
