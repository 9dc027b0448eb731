package tool

import (
	"slices"

	"waymark/model"
	"waymark/model/edit"
)

// resting is select.idle: nothing is in progress on a flowchart or value stream.
type resting struct{ base }

func (resting) name() string { return "select.idle" }

func (s resting) pointer(m *Machine, e Pointer) state {
	switch e.Act {
	case Leave:
		m.under = thing{}
		return s
	case Press:
		m.under = m.thingAt(e.At)
		return m.press(e)
	case Double:
		m.under = m.thingAt(e.At)
		return m.double(e)
	case Hover:
		m.under = m.thingAt(e.At)
	}
	return s
}

// press decides which gesture begins.
func (m *Machine) press(e Pointer) state {
	t := m.under
	m.added = t.kind == aQuick
	if m.spot = nil; t.kind == nothing {
		m.spot = &e.At
	}
	if m.host.ReadOnly() && t.kind != nothing {
		m.selectThing(t.id, e.Mods)
		return resting{}
	}
	if m.connects(t) {
		return m.connect(t.id, "", e.At)
	}
	switch t.kind {
	case aHandle:
		if t.handle == LinkStart || t.handle == LinkEnd {
			return m.reattach(t)
		}
		return m.resize(t.handle)
	case aPort:
		return m.connect(t.id, t.side, e.At)
	case aQuick:
		m.quickAdd(t.side)
		return resting{}
	case aCorner, aMiddle:
		return m.bend(t, e.At)
	case aLaneEdge:
		return m.sizeLane(t.id, e.At)
	case nothing:
		return m.band(e)
	}
	p := pressed{from: e.At, thing: t, mods: e.Mods}
	switch {
	case e.Mods.Has(Ctrl): // a click adds it or takes it out, a drag duplicates
		p.toggle = true
	case m.selected(t.id):
		p.reselect = true
	default:
		m.selectThing(t.id, e.Mods)
	}
	return p
}

// double opens a text, or goes into a group.
func (m *Machine) double(e Pointer) state {
	t := m.under
	if m.added { // a shape, by the first of the two clicks
		m.added = false
		return resting{}
	}
	switch t.kind {
	case nothing:
		if m.host.ReadOnly() {
			return resting{}
		}
		m.host.Select()
		return m.offerShapes(e.At)
	case aCorner:
		return m.unbend(t)
	}
	if !t.picks() && t.kind != aMiddle { // the middle of a link is where people expect its label
		return resting{}
	}
	m.host.Select(t.id)
	if t.kind == aNode {
		if prop, ok := m.dataAt(t.id, e.At); ok {
			return m.edit(t.id, "", &prop)
		}
	}
	return m.edit(t.id, "", nil)
}

func (m *Machine) selected(id model.ID) bool { return m.chosen().in[id] }

// selectThing selects an element with its group; Shift adds it to the selection
// or takes it out.
func (m *Machine) selectThing(id model.ID, mods Mods) {
	ids := m.withGroup(id)
	if !mods.Has(Shift) {
		m.host.Select(ids...)
		return
	}
	sel := slices.Clone(m.host.Selection())
	if slices.Contains(sel, id) {
		sel = slices.DeleteFunc(sel, func(x model.ID) bool { return slices.Contains(ids, x) })
	} else {
		sel = append(sel, ids...)
	}
	m.host.Select(sel...)
}

// withGroup lists the shapes of the outermost group of an element.
func (m *Machine) withGroup(id model.ID) []model.ID {
	doc := m.host.Doc()
	top := edit.Outermost(doc, id)
	if top == id {
		return []model.ID{id}
	}
	out := []model.ID{id} // leads, because it was meant
	for n := range doc.Each(m.pageID(), "node") {
		if n.ID() != id && edit.Outermost(doc, n.ID()) == top {
			out = append(out, n.ID())
		}
	}
	return out
}

func (resting) key(m *Machine, k Key) (state, bool) { return m.diagramKey(k) }

func (resting) cursor(m *Machine) Cursor {
	if m.connects(m.under) {
		return Cross
	}
	switch t := m.under; t.kind {
	case aHandle:
		return cursorOf(t.handle)
	case aPort, aCorner, aMiddle:
		return Cross
	case aQuick, aLink, aLabel, aSwimlane:
		return Pointing
	case aNode:
		if r := m.host.Doc().Get(t.id); r != nil && r.Bool("locked") {
			return Arrow
		}
		return MoveAll
	case aLaneEdge:
		if l, ok := m.host.Geometry().Lane(t.id); ok && l.Standing {
			return ResizeWE
		}
		return ResizeNS
	}
	return Arrow
}

func (resting) hint(m *Machine) string {
	if m.host.ReadOnly() {
		return "This map can be looked at, and not edited"
	}
	if m.connecting {
		return "Drag from shape to shape to connect them · Esc selects and moves again"
	}
	switch t := m.under; t.kind {
	case aPort:
		return "Drag to another shape to connect · Drop on nothing to add one"
	case aQuick:
		return "Click to add a connected shape · Alt+arrow does the same"
	case aCorner:
		return "Drag to bend the link · Double click removes the waypoint"
	case aMiddle:
		return "Drag to bend the link"
	case aHandle:
		if t.handle == LinkStart || t.handle == LinkEnd {
			return "Drag to another shape to reconnect"
		}
		return "Drag to resize · Shift keeps the proportions"
	}
	switch n := len(m.host.Selection()); {
	case n == 1 && m.lead() != nil && m.lead().Kind() == "link":
		return "Type to label it · Drag its ends to other shapes, its middle to bend it"
	case n == 1 && m.lead() != nil && m.lead().Kind() == "swimlane":
		return "Type to rename it · Drag it to another place · Delete keeps its shapes"
	case n == 1:
		return "Type to name it · Alt+arrow adds the next shape · Ctrl+drag duplicates"
	case n > 1:
		return "Arrows move · Shift+arrows move ten times as far · Ctrl+G groups"
	}
	return "Drag to select · Space+drag moves the map · Ctrl+wheel zooms"
}

func (resting) overlay(m *Machine, o *Overlay) {
	m.selectionOverlay(o, true)
	if t := m.under; (t.kind == aNode || t.kind == aLink) && !m.selected(t.id) {
		if r, ok := m.rectOf(t.id); ok && t.kind == aNode {
			o.Over = &r
		}
		if l, ok := m.host.Geometry().Link(t.id); ok {
			o.Trace = l.Points
		}
	}
}

// selectionOverlay draws what is selected; full adds everything that can be
// taken hold of.
func (m *Machine) selectionOverlay(o *Overlay, full bool) {
	g := m.host.Geometry()
	sel := m.host.Selection()
	if g == nil {
		return
	}
	// Of a very large selection only the common frame is drawn.
	if len(sel) <= 200 {
		for _, id := range sel {
			if r, ok := m.rectOf(id); ok && !m.isLink(id) {
				o.Frames = append(o.Frames, r)
			}
		}
	}
	o.Locked = m.chosen().locked
	if len(sel) > 1 {
		r := m.SelectionBounds()
		o.Frame = &r
	}
	if l, ok := m.oneLink(g); ok {
		o.Trace = l.Points
		if full && !m.host.ReadOnly() {
			o.Corners = m.waypoints(l.ID)
			o.Middles = m.middles(l)
			o.Handles = append(o.Handles, Handle{Kind: LinkStart, At: l.Points[0], Hot: m.hot(LinkStart)}, Handle{Kind: LinkEnd, At: l.Points[len(l.Points)-1], Hot: m.hot(LinkEnd)})
		}
	}
	if !full || m.host.ReadOnly() {
		return
	}
	if r, ok := m.resizable(); ok {
		for _, h := range corners(r) {
			h.Hot = m.hot(h.Kind)
			o.Handles = append(o.Handles, h)
		}
	}
	for _, q := range m.quicks(g) {
		q.Hot = m.under.kind == aQuick && m.under.side == q.Side
		o.Quick = append(o.Quick, q)
	}
	for _, n := range m.portNodes(g, m.at) {
		for _, s := range sides {
			o.Ports = append(o.Ports, Port{ID: n.ID, Side: s, At: portAt(n.Symbol, s), Hot: m.under.kind == aPort && m.under.id == n.ID && m.under.side == s})
		}
	}
}

func (m *Machine) hot(k HandleKind) bool { return m.under.kind == aHandle && m.under.handle == k }

func (m *Machine) isLink(id model.ID) bool {
	r := m.host.Doc().Get(id)
	return r != nil && r.Kind() == "link"
}
