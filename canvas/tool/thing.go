package tool

import (
	"slices"

	"waymark/canvas/compose"
	"waymark/canvas/hit"
	"waymark/canvas/scene"
	"waymark/model"
	"waymark/model/geom"
)

// thingKind says what lies under the pointer.
type thingKind uint8

const (
	nothing thingKind = iota
	aHandle
	aPort
	aQuick
	aCorner // a waypoint of the selected link
	aMiddle // where it can be bent
	aNode
	aLink
	aLabel
	aSwimlane // its header
	aLaneEdge // the far border of a swimlane

	aCell // of a journey, in which no card was met
	aCard
	aFace
	aHead   // of a stage, a step or a lane
	anEdge  // the right edge of a step header: the column's width
	aBottom // the lower edge of a lane header: the lane's height
	aPlus
)

// thing is what a press at the pointer would take.
type thing struct {
	kind   thingKind
	id     model.ID
	handle HandleKind
	side   string
	n      int
	place  place
	plus   Plus
}

// picks reports whether the thing can be selected.
func (t thing) picks() bool {
	switch t.kind {
	case aNode, aLink, aLabel, aSwimlane, aCard, aFace, aHead:
		return true
	}
	return false
}

// Reach of the pointer on screen, in pixels.
const (
	handleReach = 7
	portReach   = 7
	linkReach   = 5
	frameReach  = 4
	frameOff    = 4 // the selection frame stands outside of the shape
	quickOff    = 26
	quickReach  = 11
	startReach  = 3 // a drag begins here
)

// sides in the order in which they are tried.
var sides = []string{"top", "right", "bottom", "left"}

func direction(side string) geom.Pt {
	switch side {
	case "top":
		return geom.P(0, -1)
	case "right":
		return geom.P(1, 0)
	case "bottom":
		return geom.P(0, 1)
	}
	return geom.P(-1, 0)
}

// portAt is the place on the border of a shape where links of a side end.
func portAt(r geom.Rect, side string) geom.Pt {
	c, d := r.Center(), direction(side)
	return geom.P(c.X+d.X*r.W/2, c.Y+d.Y*r.H/2)
}

// thingAt finds what lies under a point of a flowchart or a value stream.
func (m *Machine) thingAt(p geom.Pt) thing {
	g := m.host.Geometry()
	if g == nil {
		return thing{}
	}
	if !m.host.ReadOnly() {
		if t, ok := m.controlAt(g, p); ok {
			return t
		}
	}
	doc := m.host.Doc()
	var lane *compose.LanePlace
	owner, part := hit.Top(m.host.Scene(), p, m.px(linkReach), func(it *scene.Item) bool {
		r := doc.Get(model.ID(it.Owner))
		return r != nil && (r.Kind() == "node" || r.Kind() == "link")
	})
	if r := doc.Get(model.ID(owner)); r != nil && owner != "" {
		switch {
		case r.Kind() == "node":
			return thing{kind: aNode, id: r.ID()}
		case part == "label":
			return thing{kind: aLabel, id: r.ID()}
		}
		return thing{kind: aLink, id: r.ID()}
	}
	for i := range g.Lanes {
		l := &g.Lanes[i]
		far := l.Rect.Bottom()
		at := p.Y
		along := p.X >= l.Rect.X && p.X <= l.Rect.Right()
		if l.Standing {
			far, at = l.Rect.Right(), p.X
			along = p.Y >= l.Rect.Y && p.Y <= l.Rect.Bottom()
		}
		if along && at > far-m.px(frameReach) && at < far+m.px(frameReach) {
			return thing{kind: aLaneEdge, id: l.ID}
		}
		if l.Header.Contains(p) {
			lane = l
		}
	}
	if lane != nil {
		return thing{kind: aSwimlane, id: lane.ID}
	}
	return thing{}
}

// controlAt finds a handle, a port or an arrow.
func (m *Machine) controlAt(g *compose.Geometry, p geom.Pt) (thing, bool) {
	if l, ok := m.oneLink(g); ok {
		last := len(l.Points) - 1
		switch reach := m.px(handleReach); {
		case l.Points[last].Dist(p) <= reach:
			return thing{kind: aHandle, id: l.ID, handle: LinkEnd}, true
		case l.Points[0].Dist(p) <= reach:
			return thing{kind: aHandle, id: l.ID, handle: LinkStart}, true
		}
		for i, q := range m.waypoints(l.ID) {
			if q.Dist(p) <= m.px(handleReach) {
				return thing{kind: aCorner, id: l.ID, n: i}, true
			}
		}
		for i, q := range m.middles(l) {
			if q.Dist(p) <= m.px(handleReach) {
				return thing{kind: aMiddle, id: l.ID, n: i}, true
			}
		}
	}
	for _, q := range m.quicks(g) {
		if q.At.Dist(p) <= m.px(quickReach) {
			return thing{kind: aQuick, id: m.host.Selection()[0], side: q.Side}, true
		}
	}
	for _, n := range m.portNodes(g, p) {
		for _, s := range sides {
			if portAt(n.Symbol, s).Dist(p) <= m.px(portReach) {
				return thing{kind: aPort, id: n.ID, side: s}, true
			}
		}
	}
	return m.handleAt(p)
}

// handleAt finds a resize handle: a corner of the selection frame, or one of its
// sides.
func (m *Machine) handleAt(p geom.Pt) (thing, bool) {
	frame, ok := m.resizable()
	if !ok {
		return thing{}, false
	}
	r := frame.Inset(-m.px(frameOff))
	for _, h := range corners(r) {
		if h.At.Dist(p) <= m.px(handleReach) {
			return thing{kind: aHandle, handle: h.Kind}, true
		}
	}
	near := m.px(frameReach)
	along := func(v, lo, hi float64) bool { return v > lo && v < hi }
	at := func(v, edge float64) bool { return v > edge-near && v < edge+near }
	switch {
	case along(p.X, r.X, r.Right()) && at(p.Y, r.Y):
		return thing{kind: aHandle, handle: TopSide}, true
	case along(p.X, r.X, r.Right()) && at(p.Y, r.Bottom()):
		return thing{kind: aHandle, handle: BottomSide}, true
	case along(p.Y, r.Y, r.Bottom()) && at(p.X, r.X):
		return thing{kind: aHandle, handle: LeftSide}, true
	case along(p.Y, r.Y, r.Bottom()) && at(p.X, r.Right()):
		return thing{kind: aHandle, handle: RightSide}, true
	}
	return thing{}, false
}

// corners are the handles at the corners of a frame.
func corners(r geom.Rect) []Handle {
	return []Handle{
		{Kind: TopLeft, At: r.Min()}, {Kind: TopRight, At: geom.P(r.Right(), r.Y)},
		{Kind: BottomRight, At: r.Max()}, {Kind: BottomLeft, At: geom.P(r.X, r.Bottom())},
	}
}

// resizable returns the frame of the selection where it can be resized.
func (m *Machine) resizable() (geom.Rect, bool) {
	nodes := m.selectedNodes()
	if len(nodes) == 0 || len(nodes) != len(m.host.Selection()) || m.chosen().locked {
		return geom.Rect{}, false
	}
	return m.SelectionBounds(), true
}

// oneLink returns the place of the link that is selected alone.
func (m *Machine) oneLink(g *compose.Geometry) (compose.LinkPlace, bool) {
	if sel := m.host.Selection(); len(sel) == 1 {
		if l, ok := g.Link(sel[0]); ok && len(l.Points) > 1 {
			return l, true
		}
	}
	return compose.LinkPlace{}, false
}

func (m *Machine) waypoints(link model.ID) []geom.Pt {
	r := m.host.Doc().Get(link)
	if r == nil {
		return nil
	}
	pts, _ := r.Get("waypoints").(model.Points)
	return pts
}

// middles are the middles of the longer pieces of a link.
func (m *Machine) middles(l compose.LinkPlace) []geom.Pt {
	var out []geom.Pt
	for i := 1; i < len(l.Points); i++ {
		a, b := l.Points[i-1], l.Points[i]
		if a.Dist(b) >= m.px(36) {
			out = append(out, a.Lerp(b, 0.5))
		}
	}
	return out
}

// portNodes are the shapes whose ports are shown: the one that is selected alone
// and the one under the pointer.
func (m *Machine) portNodes(g *compose.Geometry, p geom.Pt) []compose.NodePlace {
	var out []compose.NodePlace
	if sel := m.host.Selection(); len(sel) == 1 {
		if n, ok := g.Node(sel[0]); ok {
			out = append(out, n)
		}
	}
	if m.away {
		return out
	}
	if n, ok := m.nodeNear(g, p, m.px(portReach)); ok && (len(out) == 0 || out[0].ID != n.ID) {
		out = append(out, n)
	}
	return out
}

// nodeNear returns the topmost node at a point or within slack of it.
func (m *Machine) nodeNear(g *compose.Geometry, p geom.Pt, slack float64) (compose.NodePlace, bool) {
	for i := len(g.Nodes) - 1; i >= 0; i-- {
		n := &g.Nodes[i]
		if n.Rect.Inset(-slack).Contains(p) && (n.Outline == nil || hit.Near(n.Outline, p, slack)) {
			return *n, true
		}
	}
	return compose.NodePlace{}, false
}

// quicks are the arrows of the shape that is selected alone, on its free sides.
func (m *Machine) quicks(g *compose.Geometry) []Quick {
	sel := m.host.Selection()
	if len(sel) != 1 || m.host.ReadOnly() {
		return nil
	}
	n, ok := g.Node(sel[0])
	if !ok || !m.leadsOn(sel[0]) {
		return nil
	}
	taken := map[string]bool{}
	for i := range g.Links {
		l := &g.Links[i]
		if len(l.Points) < 2 {
			continue
		}
		if l.From == n.ID {
			taken[sideOf(n.Symbol, l.Points[0])] = true
		}
		if l.To == n.ID {
			taken[sideOf(n.Symbol, l.Points[len(l.Points)-1])] = true
		}
	}
	var out []Quick
	for _, s := range sides {
		if taken[s] {
			continue
		}
		out = append(out, Quick{Side: s, At: portAt(n.Rect, s).Add(direction(s).Mul(m.px(quickOff)))})
	}
	return out
}

// leadsOn reports whether anything can follow a shape.
func (m *Machine) leadsOn(id model.ID) bool {
	r := m.host.Doc().Get(id)
	return r != nil && r.Kind() == "node" && !slices.Contains([]string{"outcome", "note", "image", "kaizen_burst", "operator"}, r.Text("node_kind"))
}

// sideOf returns the side of a shape that a point on its border belongs to.
func sideOf(r geom.Rect, p geom.Pt) string {
	c := p.Sub(r.Center())
	x, y := c.X/max(r.W, 1), c.Y/max(r.H, 1)
	switch {
	case x >= 0 && x >= y && x >= -y:
		return "right"
	case x < 0 && -x >= y && -x >= -y:
		return "left"
	case y > 0:
		return "bottom"
	}
	return "top"
}
