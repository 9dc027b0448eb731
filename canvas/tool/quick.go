package tool

import (
	"waymark/canvas/compose"
	"waymark/canvas/layout"
	"waymark/model"
	"waymark/model/edit"
	"waymark/model/geom"
)

// quickAdd adds the usual next shape on one side of the selected one, connected.
// Where a shape stands right there already, it is selected instead when it is
// connected, so that the same key walks along a flow.
func (m *Machine) quickAdd(side string) {
	m.addNext(follower(m.pageKind()), side)
}

// addNext adds a connected shape beside the selected one; on the side where the
// flow goes on when side is "".
func (m *Machine) addNext(s Stencil, side string) {
	g := m.host.Geometry()
	sel := m.host.Selection()
	if g == nil || len(sel) == 0 || m.host.ReadOnly() {
		m.host.Say("Select the shape that the new one follows.")
		return
	}
	from, ok := g.Node(sel[0])
	if !ok {
		m.host.Say("Select the shape that the new one follows.")
		return
	}
	if !m.leadsOn(from.ID) {
		m.host.Say("Nothing follows an outcome or a note.")
		return
	}
	if side == "" {
		side = "right"
		if m.flowSide() == layout.OnBottom {
			side = "bottom"
		}
		if len(m.quicks(g)) > 0 && !hasSide(m.quicks(g), side) {
			side = m.quicks(g)[0].Side
		}
	}
	var rects []geom.Rect
	for _, n := range g.Nodes {
		rects = append(rects, n.Rect)
	}
	id := model.NewID()
	size := m.host.NodeSize(s.node(id, m.pageID()))
	to := map[string]layout.Side{"right": layout.OnRight, "bottom": layout.OnBottom, "left": layout.OnLeft, "top": layout.OnTop}[side]
	r := layout.Beside(rects, m.levelWith(from, to), size, to, 56)
	m.addLinked(s, id, from.ID, side, r)
}

// levelWith is what a shape at a side of another one stands level with: of a process
// its box, and not the figures below that, which the new one does not have yet.
func (m *Machine) levelWith(n compose.NodePlace, side layout.Side) geom.Rect {
	r := m.host.Doc().Get(n.ID)
	if side == layout.OnBottom || side == layout.OnTop || r == nil {
		return n.Rect
	}
	box := n.Symbol
	if box == n.Rect {
		box.H = min(box.H, m.host.NodeSize(r).Y)
	}
	return geom.R(n.Rect.X, box.Y, n.Rect.W, box.H)
}

func hasSide(list []Quick, side string) bool {
	for _, q := range list {
		if q.Side == side {
			return true
		}
	}
	return false
}

// addLinked adds a shape with the link that leads to it.
func (m *Machine) addLinked(s Stencil, id, from model.ID, side string, r geom.Rect) {
	rec := m.nodeAt(s, id, r)
	// What is added beside a shape belongs to who does that shape, unless it lies in
	// another lane.
	if f := m.host.Committed().Get(from); f != nil && !rec.Has("swimlane") && f.Has("swimlane") {
		rec = rec.With(model.Prop{Name: "swimlane", Value: f.Get("swimlane")})
	}
	link := m.newLink(model.NewID(), from, id, side, "")
	if m.pageKind() == "valuestream" {
		link = link.With(model.Prop{Name: "link_kind", Value: model.Text(streamLink(m.host.Committed().Get(from), rec))})
		// The notation runs straight between facing shapes; a fixed side would bend it.
		link = link.With(model.Prop{Name: "from_port"})
	}
	c := edit.Connect{Link: link, Node: rec}
	if m.do(m.sequence(c.Label(), m.pins(), c)) {
		m.host.Select(id)
		m.host.Reveal(m.SelectionBounds())
	}
}

// choosing is link.choosing (or place.choosing): a menu of shapes is open.
type choosing struct {
	base
	link *linking // that was dropped on nothing; nil for a double click
	at   geom.Pt
}

func (s *choosing) name() string {
	if s.link == nil {
		return "place.choosing"
	}
	return "link.choosing"
}

// offerNext asks what shall stand at the end of a link.
func (m *Machine) offerNext(l *linking) state {
	s := &choosing{link: l, at: l.at}
	kind := ""
	if r := m.host.Doc().Get(l.from); r != nil {
		kind = r.Text("node_kind")
	}
	m.enter(s) // before the menu opens: without one the host gives up at once
	m.host.Offer(l.at, nextShapes(m.pageKind(), kind))
	return m.state
}

// offerShapes asks what shall stand at a point.
func (m *Machine) offerShapes(at geom.Pt) state {
	s := &choosing{at: at}
	m.enter(s)
	m.host.Offer(at, append([]Stencil{{Kind: "node", Variant: m.first()}}, nextShapes(m.pageKind(), "")...))
	return m.state
}

// first is what a page usually begins with.
func (m *Machine) first() string {
	if m.pageKind() == "valuestream" {
		return "process"
	}
	return "start"
}

// Choose answers the menu that Offer opened.
func (m *Machine) Choose(st Stencil) {
	if l, ok := m.state.(*choosingLane); ok {
		m.enter(m.idle())
		m.addHead("lane", m.pageID(), l.plus.After, st)
		return
	}
	s, ok := m.state.(*choosing)
	if !ok {
		return
	}
	m.enter(m.idle())
	if s.link == nil {
		m.Place(st, s.at)
		return
	}
	id := model.NewID()
	size := m.host.NodeSize(st.node(id, m.pageID()))
	// The link enters the new shape on the side that faces where it comes from.
	d := s.at.Sub(s.link.start)
	r := geom.R(s.at.X-size.X/2, s.at.Y, size.X, size.Y)
	switch side := sideOf(geom.R(-1, -1, 2, 2), d); side {
	case "right":
		r = geom.R(s.at.X, s.at.Y-size.Y/2, size.X, size.Y)
	case "left":
		r = geom.R(s.at.X-size.X, s.at.Y-size.Y/2, size.X, size.Y)
	case "top":
		r.Y = s.at.Y - size.Y
	}
	m.addLinked(st, id, s.link.from, s.link.side, r)
}

// Dismissed ends what Offer began: its menu was closed, and nothing was chosen.
func (m *Machine) Dismissed() {
	switch m.state.(type) {
	case *choosing, *choosingLane:
		m.Escape()
	}
}

func (s *choosing) pointer(m *Machine, e Pointer) state {
	if e.Act == Press { // the menu was closed without a choice
		m.enter(m.idle())
		return m.idle().pointer(m, e)
	}
	return s
}

func (s *choosing) overlay(m *Machine, o *Overlay) {
	if s.link != nil {
		s.link.overlay(m, o)
	}
}

func (s *choosing) key(m *Machine, k Key) (state, bool) { return m.idle().key(m, k) }
func (*choosing) hint(*Machine) string                  { return "Choose what comes next · Esc cancels" }
