package tool

import (
	"math"
	"slices"

	"waymark/canvas/compose"
	"waymark/model"
	"waymark/model/edit"
	"waymark/model/geom"
)

// What a person clicks into a map while a shape is selected mostly goes on from
// there. So the new shape is connected with the selected one where that is the end of
// a flow, and on a value stream, which is one chain, it is put between the selected
// one and what follows. A link that was not wanted goes by one undo, and the shape
// stays.

// goesOn reports whether a stencil goes on from the selection, and the link that is
// there already, "" for none.
func (m *Machine) goesOn(s Stencil) (from, link model.ID, ok bool) {
	sel := m.host.Selection()
	if len(sel) != 1 || !m.leadsOn(sel[0]) {
		return "", "", false
	}
	doc := m.host.Committed()
	before := doc.Get(sel[0]).Text("node_kind")
	stream := m.pageKind() == "valuestream"
	if !flows(stream, before, s.Variant) {
		return "", "", false
	}
	var out []model.ID
	for l := range doc.Each(m.pageID(), "link") {
		if to := doc.Get(l.Ref("to")); l.Ref("from") == sel[0] && to != nil && flows(stream, before, to.Text("node_kind")) {
			out = append(out, l.ID())
		}
	}
	switch {
	case len(out) == 0, before == "decision":
		return sel[0], "", true
	case stream && len(out) == 1:
		return sel[0], out[0], true
	}
	return "", "", false
}

// flows reports whether a flow, or what flows through a value stream, goes from one
// kind of shape to another.
func flows(stream bool, from, to string) bool {
	marks := []string{"note", "image", "kaizen_burst", "operator", "information_system"}
	if slices.Contains(marks, from) || slices.Contains(marks, to) {
		return false
	}
	if stream {
		return from != "customer" && to != "supplier"
	}
	return from != "outcome" && to != "start"
}

// goOn adds a shape behind another one and connects it. The link is a step of the
// history for itself.
func (m *Machine) goOn(s Stencil, id, from model.ID, r geom.Rect) {
	m.placeAt(s, id, r, "")
	if m.host.Committed().Get(id) == nil {
		return
	}
	link := m.newLink(model.NewID(), from, id, "", "")
	if m.do(edit.Connect{Link: link}) {
		m.host.Say("Connected with " + edit.Describe(m.host.Committed().Get(from)) + ". Undo takes the link away.")
	}
}

// goBetween puts a shape into a link, right behind its first end, and moves what
// stands further on out of its way.
func (m *Machine) goBetween(s Stencil, id, from, link model.ID, size geom.Pt, down bool) {
	g := m.host.Geometry()
	at, ok := g.Node(from)
	if !ok {
		return
	}
	const gap = 40 // as between shapes that are placed one beside the other
	c := at.Rect.Center()
	r := geom.R(at.Rect.Right()+gap, c.Y-size.Y/2, size.X, size.Y)
	if down {
		r = geom.R(c.X-size.X/2, at.Rect.Bottom()+gap, size.X, size.Y)
	}
	lead := func(r geom.Rect) float64 { // where a rectangle begins along the flow
		if down {
			return r.Y
		}
		return r.X
	}
	end := lead(r) + size.X + gap
	if down {
		end = lead(r) + size.Y + gap
	}
	first := math.Inf(1)
	var ids []model.ID
	were := map[model.ID]geom.Pt{}
	for _, n := range g.Nodes {
		if n.ID == from || lead(n.Rect) <= lead(at.Rect) {
			continue
		}
		ids = append(ids, n.ID)
		were[n.ID] = n.Rect.Min()
		if n.Rect.Overlaps(r.Inset(-gap + 1)) {
			first = min(first, lead(n.Rect))
		}
	}
	var room []edit.Command
	if by := end - first; by > 0 && !math.IsInf(first, 1) {
		move := edit.Move{IDs: ids, By: geom.P(by, 0), At: were}
		if down {
			move.By = geom.P(0, by)
		}
		room = append(room, move)
	}
	m.placeAt(s, id, r, link, room...)
}

// dropInto puts a shape into the link that it was dropped on: where it was dropped,
// or, where it would leave no room for arrows there and the two ends stand in line, right
// behind the first one, and the rest makes room.
func (m *Machine) dropInto(s Stencil, id model.ID, r geom.Rect, split model.ID) {
	g := m.host.Geometry()
	l, ok := g.Link(split)
	if !ok || !m.leadsOnKind(s.Variant) {
		m.placeAt(s, id, r, "")
		return
	}
	arrow := 16.0 // what is left of a link must be seen as one
	if m.pageKind() == "valuestream" {
		arrow = 28 // its arrows are broad
	}
	covers := slices.ContainsFunc(g.Nodes, func(n compose.NodePlace) bool { return n.Rect.Overlaps(r.Inset(-arrow)) })
	a, okA := g.Node(l.From)
	b, okB := g.Node(l.To)
	if covers && okA && okB {
		by := b.Rect.Center().Sub(a.Rect.Center())
		lanes := len(g.Lanes) > 0 // nothing is pushed out of its lane
		switch {
		case !(lanes && m.standing()) && b.Rect.X > a.Rect.Right() && math.Abs(by.Y) < min(a.Rect.H, b.Rect.H)/2:
			m.goBetween(s, id, l.From, split, geom.P(r.W, r.H), false)
			return
		case (!lanes || m.standing()) && b.Rect.Y > a.Rect.Bottom() && math.Abs(by.X) < min(a.Rect.W, b.Rect.W)/2:
			m.goBetween(s, id, l.From, split, geom.P(r.W, r.H), true)
			return
		}
	}
	m.placeAt(s, id, r, split)
}
