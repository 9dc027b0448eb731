package compose

import (
	"slices"

	"waymark/canvas/layout"
	"waymark/model"
	"waymark/model/geom"
)

// placed is the outcome of the automatic layout of a page without coordinates.
type placed struct {
	all   bool // every node was placed
	graph layout.Graph
	at    []geom.Pt
	bands []geom.Rect // of the swimlanes across the flow: Y and H count
}

// place gives every node its upper left corner: that of its record, or one that
// the layout finds. The document does not change.
func (d *diagram) place() {
	d.fitLinks()
	d.free = 0
	for _, n := range d.nodes {
		if !n.readPlace() {
			d.free++
		}
	}
	switch {
	case d.free == 0:
		d.layout = placed{}
	case d.free < len(d.nodes):
		d.layout = placed{}
		d.placeBeside()
	case d.stream:
		d.placeStream()
	default:
		d.placeFlow()
	}
}

// readPlace puts a node where its record says; it reports whether it says that.
func (n *node) readPlace() bool {
	if n.readPos == n.rec {
		return true // read before
	}
	n.readPos = nil
	x, okX := n.rec.Num("x")
	y, okY := n.rec.Num("y")
	if n.auto = !okX || !okY; n.auto {
		return false
	}
	n.at, n.readPos = geom.P(x, y), n.rec
	return true
}

// placeFlow lays out a whole flowchart.
func (d *diagram) placeFlow() {
	g := d.graphOf(d.nodes, func(*link) bool { return true })
	g.Fold = g.Lanes == 0
	if d.layout.all && sameGraph(g, d.layout.graph) {
		for i, n := range d.nodes {
			n.at = d.layout.at[i]
		}
		return
	}
	p := layout.Layered(g)
	d.layout = placed{all: true, graph: g}
	for i, n := range d.nodes {
		n.at = p.Rects[i].Min()
		d.layout.at = append(d.layout.at, n.at)
	}
	for _, b := range p.Bands {
		d.layout.bands = append(d.layout.bands, geom.R(0, b.Start, 0, b.Size))
	}
}

// graphOf is the flow of some nodes and of those links between them that count.
func (d *diagram) graphOf(nodes []*node, counts func(*link) bool) layout.Graph {
	g := layout.Graph{Lanes: len(d.lanes)}
	if d.down() {
		g.Flow = layout.Down
	}
	at := make(map[*node]int, len(nodes))
	for i, n := range nodes {
		at[n] = i
		g.Nodes = append(g.Nodes, layout.Node{Size: geom.P(n.fit.W, n.fit.H), Lane: n.lane})
	}
	for _, l := range d.links {
		a, okA := at[l.from]
		b, okB := at[l.to]
		if l.from != nil && l.to != nil && okA && okB && counts(l) {
			g.Links = append(g.Links, layout.Link{From: a, To: b, Label: l.label.Size})
		}
	}
	for _, l := range d.lanes {
		g.LaneMin = append(g.LaneMin, l.NumOr("size", max(laneLeast, d.c.kit.LaneLength(l.Text("name"))+8)))
	}
	return g
}

func sameGraph(a, b layout.Graph) bool {
	return a.Flow == b.Flow && a.Lanes == b.Lanes && a.Gap == b.Gap && a.RankGap == b.RankGap && a.Fold == b.Fold &&
		slices.Equal(a.Nodes, b.Nodes) && slices.Equal(a.Links, b.Links) && slices.Equal(a.LaneMin, b.LaneMin)
}

// placeBeside finds places for the few nodes that have none: next to the node
// that leads to them, else next to the last one.
func (d *diagram) placeBeside() {
	var rects []geom.Rect
	var last *node
	free := 0
	for _, n := range d.nodes {
		if n.auto {
			free++
			continue
		}
		rects = append(rects, n.rect())
		last = n
	}
	side := layout.OnRight
	if d.down() {
		side = layout.OnBottom
	}
	neighbour := make(map[*node]*node, free)
	for _, l := range d.links {
		if l.from != nil && l.to != nil && l.from != l.to && neighbour[l.to] == nil {
			neighbour[l.to] = l.from
		}
	}
	for _, n := range d.nodes {
		if !n.auto {
			continue
		}
		at := last
		if from := neighbour[n]; from != nil && !from.auto {
			at = from
		}
		r := layout.Beside(rects, at.rect(), geom.P(n.fit.W, n.fit.H), side, 0)
		n.at = r.Min()
		rects = append(rects, n.rect())
		last = n
	}
}

// placeStream lays out a value stream as people draw it: the work from left to
// right, customer and supplier above its ends, systems between them, bursts
// above the step that they are listed after, and everything else below.
func (d *diagram) placeStream() {
	d.layout = placed{all: true}
	order := map[model.ID]int{}
	for i, b := range d.numbers.stream.Blocks {
		order[b.ID] = i
	}
	var work, above, bursts, rest []*node
	host := map[*node]*node{} // of a burst
	var lastWork *node
	for _, n := range d.nodes {
		switch n.rec.Text("node_kind") {
		case "customer", "supplier", "information_system":
			above = append(above, n)
		case "kaizen_burst":
			bursts = append(bursts, n)
			host[n] = lastWork
		case "note", "image", "operator":
			rest = append(rest, n)
		default:
			work = append(work, n)
			lastWork = n
		}
	}
	slices.SortStableFunc(work, func(a, b *node) int { return order[a.rec.ID()] - order[b.rec.ID()] })
	g := d.graphOf(work, func(l *link) bool { return material(l.rec.Text("link_kind")) })
	g.Flow, g.Lanes, g.LaneMin, g.RankGap = layout.Right, 0, nil, 72
	for i := range g.Nodes {
		g.Nodes[i].Lane = -1
	}
	p := layout.Layered(g)
	wide := p.Bounds.W
	var top, burstTop float64
	for _, n := range above {
		top = max(top, n.fit.H)
		wide = max(wide, n.fit.W)
	}
	for _, n := range bursts {
		burstTop = max(burstTop, n.fit.H)
	}
	y := 0.0
	if top > 0 {
		y = top + 64
	}
	burstY := y
	if burstTop > 0 {
		y += burstTop + 12
	}
	for i, n := range work {
		n.at = p.Rects[i].Min().Add(geom.P(0, y))
	}
	alignRows(work)
	d.placeAbove(above, wide, top)
	var taken []geom.Rect
	for _, n := range bursts {
		x := 0.0
		if h := host[n]; h != nil {
			x = h.rect().Center().X - n.fit.W/2
		}
		r := geom.R(x, burstY+burstTop-n.fit.H, n.fit.W, n.fit.H)
		for _, t := range taken {
			if r.Overlaps(t) {
				r.X = t.Right() + 12
			}
		}
		n.at = r.Min()
		taken = append(taken, r)
	}
	x, foot := 0.0, y+p.Bounds.H+40
	for _, n := range rest {
		n.at = geom.P(x, foot)
		x += n.fit.W + 40
	}
}

// alignRows moves the processes of one row up to one upper edge, so that their
// names stand on one line whatever their data boxes hold.
func alignRows(work []*node) {
	tops := map[int]float64{} // by the middle of the row
	row := func(n *node) int { return int(n.rect().Center().Y + 0.5) }
	rows := make([]int, len(work))
	for i, n := range work {
		rows[i] = row(n)
		if top, ok := tops[rows[i]]; n.fit.Kind == "process" && (!ok || n.at.Y < top) {
			tops[rows[i]] = n.at.Y
		}
	}
	for i, n := range work {
		if top, ok := tops[rows[i]]; ok && n.fit.Kind == "process" {
			n.at.Y = top
		}
	}
}

// placeAbove puts suppliers at the left, customers at the right and systems
// between them.
func (d *diagram) placeAbove(nodes []*node, wide, high float64) {
	left, right := 0.0, wide
	var systems []*node
	for _, n := range nodes {
		switch n.rec.Text("node_kind") {
		case "supplier":
			n.at = geom.P(left, (high-n.fit.H)/2)
			left += n.fit.W + 40
		case "customer":
			right -= n.fit.W
			n.at = geom.P(right, (high-n.fit.H)/2)
			right -= 40
		default:
			systems = append(systems, n)
		}
	}
	total := 0.0
	for _, n := range systems {
		total += n.fit.W + 40
	}
	x := max(left, (left+right-total+40)/2)
	for _, n := range systems {
		n.at = geom.P(x, (high-n.fit.H)/2)
		x += n.fit.W + 40
	}
	// Where the work is too short for all of them, customers move out to the right.
	if over := x - 40 - right; len(systems) > 0 && over > 0 || len(systems) == 0 && left > right+40 {
		if len(systems) == 0 {
			over = left - right - 40
		}
		for _, n := range nodes {
			if n.rec.Text("node_kind") == "customer" {
				n.at.X += over + 40
			}
		}
	}
}

// material reports whether work, rather than information, moves along a kind of
// link.
func material(linkKind string) bool {
	return linkKind != "manual_information" && linkKind != "electronic_information"
}
