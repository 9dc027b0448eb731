package tool

import (
	"waymark/canvas/compose"
	"waymark/canvas/hit"
	"waymark/model"
	"waymark/model/edit"
	"waymark/model/geom"
)

// linking is link.dragging: a new link is drawn from a port. Over a shape that it
// can end at the link is shown as it will be.
type linking struct {
	base
	from   model.ID
	side   string
	start  geom.Pt
	at     geom.Pt
	id     model.ID // of the link
	target model.ID
	path   *geom.Path
	pin    []edit.Command
	moved  bool
}

func (m *Machine) connect(from model.ID, side string, at geom.Pt) state {
	s := &linking{from: from, side: side, at: at, id: model.NewID(), pin: m.pins()}
	s.start = at
	if r, ok := m.endRect(from); ok && side != "" {
		s.start = portAt(r, side)
	}
	return s
}

// endRect is the rectangle that links of an element end at.
func (m *Machine) endRect(id model.ID) (geom.Rect, bool) {
	if g := m.host.Geometry(); g != nil {
		n, ok := g.Node(id)
		return n.Symbol, ok
	}
	return m.rectOf(id)
}

// endAt finds the element that a link dropped at a point would end at: a shape, or
// the header of a step on a journey.
func (m *Machine) endAt(p geom.Pt) (id model.ID, outline *geom.Path, r geom.Rect) {
	if g := m.host.Geometry(); g != nil {
		if n, ok := m.nodeNear(g, p, m.px(6)); ok {
			return n.ID, n.Outline, n.Symbol
		}
		return "", nil, geom.Rect{}
	}
	grid := m.host.Grid()
	for i, c := range grid.Columns {
		if h := headOf(grid, i); c.Step != "" && h.Contains(p) {
			return c.Step, geom.RectPath(h), h
		}
	}
	return "", nil, geom.Rect{}
}

func (s *linking) name() string { return "link.dragging" }

func (s *linking) pointer(m *Machine, e Pointer) state {
	switch e.Act {
	case Drag, Hover:
		s.at = e.At
		s.moved = s.moved || s.start.Dist(e.At) > m.px(10)
		s.aim(m)
	case Release:
		s.at = e.At
		switch {
		case !s.moved:
			m.host.Cancel()
			return nil
		case s.target != "":
			if m.told(m.host.Commit()) {
				m.host.Select(s.id)
			}
			return nil
		}
		m.host.Cancel()
		if m.journey() {
			return nil
		}
		return m.offerNext(s)
	}
	return s
}

// aim looks for a shape at the pointer and previews the link to it.
func (s *linking) aim(m *Machine) {
	id, path, r := m.endAt(s.at)
	if id == s.from && !s.moved {
		id = ""
	}
	if s.target, s.path = id, path; id == "" {
		m.host.Cancel()
		return
	}
	side := ""
	for _, p := range sides {
		if !m.journey() && portAt(r, p).Dist(s.at) < m.px(12) {
			side = p
		}
	}
	link := m.newLink(s.id, s.from, id, s.side, side)
	if err := m.host.Preview(m.sequence("Connect", s.pin, edit.Connect{Link: link})); err != nil {
		s.target, s.path = "", nil
		m.host.Say(sentence(err))
	}
}

// newLink makes a link of the kind that fits between two shapes, labelled where
// it is a branch.
func (m *Machine) newLink(id, from, to model.ID, fromPort, toPort string) *model.Record {
	props := []model.Prop{{Name: "from", Value: model.Text(from)}, {Name: "to", Value: model.Text(to)}}
	add := func(name, v string) {
		if v != "" {
			props = append(props, model.Prop{Name: name, Value: model.Text(v)})
		}
	}
	add("from_port", fromPort)
	add("to_port", toPort)
	doc := m.host.Committed()
	a, b := doc.Get(from), doc.Get(to)
	if m.pageKind() == "valuestream" {
		add("link_kind", streamLink(a, b))
	}
	if a != nil && a.Text("node_kind") == "decision" {
		add("label", m.nextBranch(from))
	}
	return model.NewRecord(id, "link", m.pageID(), props...)
}

// nextBranch is the usual label of the next branch of a decision: Yes for the
// first one, No for the second.
func (m *Machine) nextBranch(from model.ID) string {
	used := map[string]bool{}
	n := 0
	for l := range m.host.Committed().Each(m.pageID(), "link") {
		if l.Ref("from") == from {
			used[l.Text("label")] = true
			n++
		}
	}
	switch {
	case n == 0:
		return "Yes"
	case n == 1 && used["Yes"]:
		return "No"
	case n == 1 && used["No"]:
		return "Yes"
	}
	return ""
}

// streamLink is the kind of link that a value stream usually has between two
// kinds of shape.
func streamLink(a, b *model.Record) string {
	of := func(r *model.Record) string {
		if r == nil {
			return "process"
		}
		return r.Text("node_kind")
	}
	x, y := of(a), of(b)
	switch {
	case x == "information_system" || y == "information_system":
		return "electronic_information"
	case x == "supplier" || y == "customer" || x == "transport" || y == "transport":
		return "shipment"
	case x == "customer" || y == "supplier":
		return "manual_information"
	case x == "supermarket":
		return "pull"
	}
	return "push"
}

func (s *linking) overlay(m *Machine, o *Overlay) {
	if m.journey() {
		m.cellOverlay(o)
	} else {
		m.selectionOverlay(o, false)
	}
	s.wire(m, o)
}

func (s *linking) wire(m *Machine, o *Overlay) {
	if s.target != "" {
		o.Target = s.path
	} else if s.moved {
		o.Wire = []geom.Pt{s.start, s.at}
	}
	if g := m.host.Geometry(); g != nil {
		if n, ok := g.Node(s.target); ok {
			for _, p := range sides {
				o.Ports = append(o.Ports, Port{ID: n.ID, Side: p, At: portAt(n.Symbol, p), Hot: portAt(n.Symbol, p).Dist(s.at) < m.px(12)})
			}
		}
	}
}

func (*linking) cursor(*Machine) Cursor { return Cross }
func (s *linking) hint(*Machine) string {
	if s.target != "" {
		return "Release to connect · Near a side the link enters there · Esc cancels"
	}
	return "Drop on a shape to connect, on nothing to add one · Esc cancels"
}

// reattaching is link.reattaching: one end of a link is dragged.
type reattaching struct {
	base
	link   model.ID
	end    bool
	fixed  geom.Pt // the other end
	at     geom.Pt
	target model.ID
	path   *geom.Path
	pin    []edit.Command
	from   geom.Pt
	moved  bool
}

func (m *Machine) reattach(t thing) state {
	l, ok := m.host.Geometry().Link(t.id)
	if !ok || len(l.Points) < 2 {
		return nil
	}
	s := &reattaching{link: t.id, end: t.handle == LinkEnd, fixed: l.Points[0], at: m.at, from: m.at, pin: m.pins()}
	if !s.end {
		s.fixed = l.Points[len(l.Points)-1]
	}
	return s
}

func (s *reattaching) name() string { return "link.reattaching" }

func (s *reattaching) pointer(m *Machine, e Pointer) state {
	switch e.Act {
	case Drag:
		s.at = e.At
		if s.moved = s.moved || s.from.Dist(e.At) > m.px(startReach); !s.moved {
			return s
		}
		id, path, r := m.endAt(e.At)
		s.target, s.path = id, path
		if id == "" {
			m.host.Cancel()
			return s
		}
		side := ""
		for _, p := range sides {
			if portAt(r, p).Dist(e.At) < m.px(12) {
				side = p
			}
		}
		c := edit.Reattach{Link: s.link, End: s.end, To: id, Port: side}
		if err := m.host.Preview(m.sequence(c.Label(), s.pin, c)); err != nil {
			s.target, s.path = "", nil
			m.host.Say(sentence(err))
		}
	case Release:
		if s.target != "" && s.moved {
			m.told(m.host.Commit())
		} else {
			m.host.Cancel()
		}
		return nil
	}
	return s
}

func (s *reattaching) overlay(m *Machine, o *Overlay) {
	w := linking{target: s.target, path: s.path, start: s.fixed, at: s.at, moved: s.moved}
	w.wire(m, o)
}

func (*reattaching) cursor(*Machine) Cursor { return Cross }
func (*reattaching) hint(*Machine) string {
	return "Drop on a shape to reconnect · Elsewhere the link stays as it was"
}

// bending is link.bending: a waypoint follows the pointer.
type bending struct {
	base
	link  model.ID
	index int
	pts   []geom.Pt // waypoints, the dragged one among them
	ends  [2]geom.Pt
	from  geom.Pt
	moved bool
	pin   []edit.Command
	snap  hit.Snapper
}

// bendThing is the piece of a link that a press on the line takes.
func (m *Machine) bendThing(link model.ID, at geom.Pt) thing {
	return thing{kind: aMiddle, id: link, n: -1}
}

func (m *Machine) bend(t thing, at geom.Pt) state {
	l, ok := m.host.Geometry().Link(t.id)
	if !ok || len(l.Points) < 2 {
		return nil
	}
	if t.kind == aMiddle {
		if s := m.stretch(l, at); s != nil {
			return s
		}
	}
	way := append([]geom.Pt(nil), m.waypoints(t.id)...)
	s := &bending{link: t.id, index: t.n, pts: way, ends: [2]geom.Pt{l.Points[0], l.Points[len(l.Points)-1]}, from: at, pin: m.pins()}
	s.snap = m.snapper(nil)
	if t.kind == aMiddle {
		here := hit.Nearest(l.Points, at).Along
		s.index = 0
		for _, w := range way {
			if hit.Nearest(l.Points, w).Along < here {
				s.index++
			}
		}
		s.pts = append(way[:s.index:s.index], append([]geom.Pt{at}, way[s.index:]...)...)
	}
	return s
}

func (s *bending) name() string { return "link.bending" }

func (s *bending) pointer(m *Machine, e Pointer) state {
	switch e.Act {
	case Drag:
		if s.moved = s.moved || s.from.Dist(e.At) > m.px(startReach); !s.moved {
			return s
		}
		pts := append([]geom.Pt(nil), s.pts...)
		p := e.At
		if !e.Mods.Has(Alt) {
			p = p.Add(s.snap.Move(geom.R(p.X, p.Y, 0, 0)).By)
		}
		pts[s.index] = p
		if s.idle(m, pts) { // on the straight way between its neighbours: not needed
			pts = append(pts[:s.index:s.index], pts[s.index+1:]...)
		}
		c := edit.Bend{Link: s.link, Points: pts}
		m.told(m.host.Preview(m.sequence("Bend link", s.pin, c)))
	case Release:
		m.told(m.host.Commit())
		return nil
	}
	return s
}

// idle reports whether the dragged waypoint bends nothing.
func (s *bending) idle(m *Machine, pts []geom.Pt) bool {
	a, b := s.ends[0], s.ends[1]
	if s.index > 0 {
		a = pts[s.index-1]
	}
	if s.index+1 < len(pts) {
		b = pts[s.index+1]
	}
	return hit.Nearest([]geom.Pt{a, b}, pts[s.index]).Dist < m.px(4)
}

func (s *bending) overlay(m *Machine, o *Overlay) {
	if l, ok := m.host.Geometry().Link(s.link); ok {
		o.Trace = l.Points
	}
	o.Corners = m.waypoints(s.link)
}

func (*bending) cursor(*Machine) Cursor { return MoveAll }
func (*bending) hint(*Machine) string {
	return "The link runs through the point · Back on the straight way it goes · Esc cancels"
}

// unbend takes a waypoint out.
func (m *Machine) unbend(t thing) state {
	pts := append([]geom.Pt(nil), m.waypoints(t.id)...)
	if t.n < len(pts) {
		m.do(edit.Bend{Link: t.id, Points: append(pts[:t.n], pts[t.n+1:]...)})
	}
	return nil
}

// labelling is link.label: the label of a link slides along it.
type labelling struct {
	base
	link model.ID
	line compose.LinkPlace
}

func (m *Machine) moveLabel(link model.ID) state {
	l, ok := m.host.Geometry().Link(link)
	if !ok {
		return resting{}
	}
	return &labelling{link: link, line: l}
}

func (s *labelling) name() string { return "link.label" }

func (s *labelling) pointer(m *Machine, e Pointer) state {
	switch e.Act {
	case Drag:
		at := float64(int(hit.Nearest(s.line.Points, e.At).Along*100+0.5)) / 100
		m.told(m.host.Preview(edit.Set{IDs: []model.ID{s.link}, Name: "label_at", Value: model.Number(at)}))
	case Release:
		m.told(m.host.Commit())
		return nil
	}
	return s
}

func (s *labelling) overlay(m *Machine, o *Overlay) { o.Trace = s.line.Points }
func (*labelling) cursor(*Machine) Cursor           { return MoveAll }
func (*labelling) hint(*Machine) string             { return "The label slides along its link · Esc cancels" }
