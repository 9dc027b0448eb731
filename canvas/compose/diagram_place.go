package compose

import (
	"slices"

	"waymark/canvas/layout"
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
