package tool

import (
	"waymark/canvas/compose"
	"waymark/model"
	"waymark/model/edit"
	"waymark/model/geom"
)

// arrange composes a version of the page that holds only some of its shapes, and
// those without coordinates, and takes over where they come to stand.
func (m *Machine) arrange(take func(*model.Record) bool, name string) {
	next, was, whole := m.loosened(take)
	laid := m.host.Arrange(next)
	if laid == nil {
		return
	}
	by := geom.Pt{}
	if !whole {
		var is geom.Rect
		for _, n := range laid.Nodes {
			is = is.Union(n.Rect)
		}
		by = was.Min().Sub(is.Min())
	}
	c := edit.Places{Name: name, At: map[model.ID]geom.Pt{}, Was: map[model.ID]geom.Pt{}}
	g := m.host.Geometry()
	for _, n := range laid.Nodes {
		c.At[n.ID] = n.Rect.Min().Add(by)
		if p, ok := g.Node(n.ID); ok {
			c.Was[n.ID] = p.Rect.Min()
		}
	}
	first := m.pins
	if whole {
		first = func() []edit.Command { return laneSizes(laid.Lanes) }
	}
	m.do(m.sequence(name, first(), c))
}

// loosened is a version of the document that has only some shapes of the page, without
// their places. Was is the frame around them now; whole says that it is all of them,
// else the swimlanes, which are those of the page, are left out too.
func (m *Machine) loosened(take func(*model.Record) bool) (next *model.Document, was geom.Rect, whole bool) {
	doc, g := m.host.Committed(), m.host.Geometry()
	d := doc.Draft()
	whole = true
	for n := range doc.Each(m.pageID(), "node") {
		if !take(n) {
			d.Delete(n.ID())
			whole = false
			continue
		}
		if p, ok := g.Node(n.ID()); ok {
			was = was.Union(p.Rect)
		}
		d.Set(n.ID(), "x", nil)
		d.Set(n.ID(), "y", nil)
	}
	for l := range doc.Each(m.pageID(), "link") {
		if d.Get(l.Ref("from")) == nil || d.Get(l.Ref("to")) == nil {
			d.Delete(l.ID())
			continue
		}
		d.Set(l.ID(), "waypoints", nil)
	}
	if !whole {
		for l := range doc.Each(m.pageID(), "swimlane") {
			d.Delete(l.ID())
		}
	}
	next, _ = d.Commit()
	return next, was, whole
}

// laneSizes gives swimlanes the sizes that a layout needs.
func laneSizes(lanes []compose.LanePlace) []edit.Command {
	var out []edit.Command
	for _, l := range lanes {
		size := l.Rect.H
		if l.Standing {
			size = l.Rect.W
		}
		out = append(out, edit.Set{IDs: []model.ID{l.ID}, Name: "size", Value: model.Number(max(40, size))})
	}
	return out
}
