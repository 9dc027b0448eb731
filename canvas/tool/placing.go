package tool

import (
	"math"

	"waymark/canvas/hit"
	"waymark/canvas/layout"
	"waymark/canvas/shape"
	"waymark/model"
	"waymark/model/edit"
	"waymark/model/geom"
	"waymark/model/kind"
)

// NodeSize is the size that a node will be drawn with, as long as it shows no
// more than its name: what a ghost needs to know.
func NodeSize(k *shape.Kit, doc *model.Document, r *model.Record) geom.Pt {
	e := kind.Effective(doc, r)
	n := shape.Node{Kind: e.Text("node_kind"), Name: e.Text("name"), W: e.NumOr("w", 0), H: e.NumOr("h", 0)}
	if n.Kind == "outcome" {
		n.Variant = e.Text("outcome")
		if n.Name == "" {
			n.Name = kind.Label("node", "outcome", n.Variant)
		}
	}
	f := k.Fit(n)
	return geom.P(f.W, f.H)
}

// ghosting is place.ghost: what comes from the palette follows the pointer, with
// the button up or down, and is placed by the release.
type ghosting struct {
	stencil Stencil
	id      model.ID
	size    geom.Pt
	at      geom.Pt
	seen    bool
	fit     hit.Fit
	snap    hit.Snapper
	landing cellDrop
	split   model.ID // the link that the shape is put into
}

// StartPlacing lets the next click place something.
func (m *Machine) StartPlacing(s Stencil) {
	if m.host.ReadOnly() || !m.drawable() {
		m.host.Say("This map cannot be edited.")
		return
	}
	m.Escape()
	s = m.adapt(s)
	if why := m.unfit(s); why != "" {
		m.host.Say(why)
		return
	}
	g := &ghosting{stencil: s, id: model.NewID()}
	if !m.journey() {
		g.snap = m.snapper(nil)
		if s.Kind == "node" {
			g.size = m.host.NodeSize(s.node(g.id, m.pageID()))
		}
	}
	m.enter(g)
}

// adapt turns what both kinds of page have into what this one calls it: a picture
// dropped on a journey is a card in the lane of images.
func (m *Machine) adapt(s Stencil) Stencil {
	if m.journey() && s.Kind == "node" {
		switch s.Variant {
		case "image":
			s.Kind, s.Variant = "card", "images"
		case "note":
			s.Kind, s.Variant = "card", "notes"
		}
	}
	return s
}

// unfit says why a stencil does not go on this kind of page.
func (m *Machine) unfit(s Stencil) string {
	journey := m.journey()
	switch s.Kind {
	case "node", "swimlane":
		if journey {
			return "Shapes belong on flowcharts and value streams. This page is a journey map."
		}
	case "card", "emotion", "stage", "step", "lane":
		if !journey {
			return "Cards, stages, steps and lanes belong on journey maps."
		}
	}
	return ""
}

func (*ghosting) name() string { return "place.ghost" }

func (s *ghosting) pointer(m *Machine, e Pointer) state {
	switch e.Act {
	case Leave:
		s.seen = false
		return s
	case Hover, Press, Drag, Double:
		s.seen = true
		s.follow(m, e)
		return s
	}
	s.follow(m, e)
	m.enter(m.idle())
	switch {
	case m.journey():
		m.dropStencil(s.stencil, s.landing)
	case s.stencil.Kind == "swimlane":
		m.insertLane(s.stencil, m.laneGap(s.at))
	default:
		m.dropInto(s.stencil, s.id, s.rect(), s.split)
	}
	return m.state // a new card or lane is named at once
}

// follow puts the ghost under the pointer and into line.
func (s *ghosting) follow(m *Machine, e Pointer) {
	s.at, s.fit, s.split = e.At, hit.Fit{}, ""
	if m.journey() {
		s.landing = m.landingOf(s.stencil, e.At)
		return
	}
	if !e.Mods.Has(Alt) {
		s.fit = s.snap.Move(s.raw())
	}
	s.split = m.linkUnder(s.rect().Center())
}

// linkUnder is the link that a shape dropped at a point would be put into.
func (m *Machine) linkUnder(p geom.Pt) model.ID {
	g := m.host.Geometry()
	for i := range g.Links {
		l := &g.Links[i]
		if !l.Broken && len(l.Points) > 1 && hit.Nearest(l.Points, p).Dist < m.px(8) {
			return l.ID
		}
	}
	return ""
}

func (s *ghosting) raw() geom.Rect {
	return geom.R(s.at.X-s.size.X/2, s.at.Y-s.size.Y/2, s.size.X, s.size.Y)
}

func (s *ghosting) rect() geom.Rect { return s.raw().Add(s.fit.By) }

func (s *ghosting) key(m *Machine, k Key) (state, bool) {
	if k.Name == KeyEnter { // in the middle of what is seen
		m.enter(m.idle())
		m.Insert(s.stencil)
		return m.state, true
	}
	return nil, false
}

func (s *ghosting) overlay(m *Machine, o *Overlay) {
	if !s.seen {
		return
	}
	if m.journey() {
		m.landingOverlay(s.stencil, s.landing, s.at, o)
		return
	}
	if s.stencil.Kind == "swimlane" {
		o.Landing = m.laneLanding(m.laneGap(s.at))
		o.Pills = append(o.Pills, Pill{At: s.at.Add(geom.P(0, m.px(24))), Text: "New swimlane"})
		return
	}
	label := s.stencil.Label()
	if s.stencil.SameAs != "" {
		if r := m.host.Doc().Get(s.stencil.SameAs); r != nil {
			label = kind.Effective(m.host.Doc(), r).Text("name")
		}
	}
	o.Ghosts = append(o.Ghosts, Ghost{Rect: s.rect(), Label: label})
	o.Guides, o.Gaps = s.fit.Guides, s.fit.Gaps
	if l, ok := m.host.Geometry().Link(s.split); ok {
		o.Trace = l.Points
	}
}

func (s *ghosting) cursor(*Machine) Cursor { return Cross }
func (s *ghosting) hint(m *Machine) string {
	if s.split != "" {
		return "Release to put it into the link · Esc cancels"
	}
	return "Click to place " + kind.InSentence(s.stencil.Label()) + " · Enter places it beside the selection · Esc cancels"
}

// leave: nothing is previewed, there is nothing to give up.
func (*ghosting) leave(*Machine) {}

// placeAt adds a shape, after what makes room for it. Put onto a link, it stands
// between the two ends of it.
func (m *Machine) placeAt(s Stencil, id model.ID, r geom.Rect, split model.ID, room ...edit.Command) {
	if m.host.ReadOnly() {
		return
	}
	rec := m.nodeAt(s, id, r)
	c := []edit.Command{edit.Insert{Record: rec, Last: true}}
	name := c[0].Label()
	if l := m.host.Committed().Get(split); split != "" && l != nil && m.leadsOnKind(s.Variant) {
		c = append(append(room, c...), m.into(l, rec)...)
		name = "Insert " + edit.Describe(rec)
	}
	if m.do(m.sequence(name, m.pins(), c...)) {
		m.host.Select(id)
	}
}

// into are the commands that put a new shape into a link: it leads to the shape then,
// and a second one of the same kind leads on. On a value stream a link that is of the
// usual kind between its two ends stays of the usual kind.
func (m *Machine) into(l, rec *model.Record) []edit.Command {
	next := model.NewRecord(model.NewID(), "link", m.pageID(), model.Prop{Name: "from", Value: model.Text(rec.ID())}, model.Prop{Name: "to", Value: l.Get("to")})
	for _, p := range []string{"link_kind", "routing", "to_port"} {
		next = next.With(model.Prop{Name: p, Value: l.Get(p)})
	}
	c := []edit.Command{edit.Reattach{Link: l.ID(), End: true, To: rec.ID()}, edit.Bend{Link: l.ID()}}
	doc := m.host.Committed()
	if a, b := doc.Get(l.Ref("from")), doc.Get(l.Ref("to")); m.pageKind() == "valuestream" && l.Text("link_kind") == streamLink(a, b) {
		if is := streamLink(a, rec); is != l.Text("link_kind") {
			c = append(c, edit.Set{IDs: []model.ID{l.ID()}, Name: "link_kind", Value: model.Text(is)})
		}
		next = next.With(model.Prop{Name: "link_kind", Value: model.Text(streamLink(rec, b))})
	}
	return append(c, edit.Connect{Link: next})
}

func (m *Machine) leadsOnKind(variant string) bool {
	switch variant {
	case "outcome", "note", "image", "kaizen_burst", "operator":
		return false
	}
	return true
}

// nodeAt makes a node of a stencil with its corner at that of r.
func (m *Machine) nodeAt(s Stencil, id model.ID, r geom.Rect) *model.Record {
	rec := s.node(id, m.pageID()).With(
		model.Prop{Name: "x", Value: model.Number(math.Round(r.X))}, model.Prop{Name: "y", Value: model.Number(math.Round(r.Y))})
	if lane := m.host.Geometry().LaneAt(r.Center()); lane != "" {
		rec = rec.With(model.Prop{Name: "swimlane", Value: model.Text(lane)})
	}
	return rec
}

// Place adds something at a point of the page.
func (m *Machine) Place(s Stencil, at geom.Pt) {
	if m.host.ReadOnly() || !m.drawable() {
		return
	}
	s = m.adapt(s)
	if why := m.unfit(s); why != "" {
		m.host.Say(why)
		return
	}
	if m.journey() {
		m.dropStencil(s, m.landingOf(s, at))
		return
	}
	if s.Kind != "node" {
		m.Insert(s)
		return
	}
	id := model.NewID()
	size := m.host.NodeSize(s.node(id, m.pageID()))
	m.placeAt(s, id, m.centredAt(at, size), "")
}

// centredAt is a size around a point, on the grid.
func (m *Machine) centredAt(at, size geom.Pt) geom.Rect {
	r := geom.R(at.X-size.X/2, at.Y-size.Y/2, size.X, size.Y)
	if m.grid > 0 {
		r = r.Add(hit.Snapper{Grid: m.grid}.Move(r).By)
	}
	return r
}

// Insert adds something without the pointer: a shape beside the selection, a card
// in the cell of the cursor, a stage, step or lane behind the present one.
func (m *Machine) Insert(s Stencil) {
	if m.host.ReadOnly() || !m.drawable() {
		return
	}
	s = m.adapt(s)
	if why := m.unfit(s); why != "" {
		m.host.Say(why)
		return
	}
	if m.Busy() {
		m.Escape()
	}
	if m.journey() {
		m.insertHere(s)
		return
	}
	if s.Kind == "swimlane" {
		m.insertLane(s, m.laneGapHere())
		return
	}
	id := model.NewID()
	size := m.host.NodeSize(s.node(id, m.pageID()))
	switch from, link, ok := m.goesOn(s); {
	case ok && link != "":
		m.goBetween(s, id, from, link, size, m.flowSide() == layout.OnBottom)
	case ok:
		m.goOn(s, id, from, m.freeBeside(size))
	default:
		m.placeAt(s, id, m.freeBeside(size), "")
	}
	m.host.Reveal(m.SelectionBounds())
}

// freeBeside finds a free place beside the selection, or in the middle of what is
// seen.
func (m *Machine) freeBeside(size geom.Pt) geom.Rect {
	g := m.host.Geometry()
	var rects []geom.Rect
	for _, n := range g.Nodes {
		rects = append(rects, n.Rect)
	}
	if sel := m.selectedNodes(); len(sel) > 0 {
		if n, ok := g.Node(sel[len(sel)-1]); ok {
			return layout.Beside(rects, m.levelWith(n, m.flowSide()), size, m.flowSide(), 0)
		}
	}
	c := m.host.Visible().Center()
	r := geom.R(c.X-size.X/2, c.Y-size.Y/2, size.X, size.Y)
	for _, o := range rects {
		if r.Overlaps(o.Inset(-16)) {
			return layout.Beside(rects, o, size, m.flowSide(), 0)
		}
	}
	if m.grid > 0 {
		r = r.Add(hit.Snapper{Grid: m.grid}.Move(r).By)
	}
	return r
}

func (m *Machine) flowSide() layout.Side {
	if p := m.host.Page(); p != nil && p.Text("direction") == "down" {
		return layout.OnBottom
	}
	return layout.OnRight
}
