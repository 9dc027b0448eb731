package compose

import (
	"slices"

	"waymark/canvas/layout"
	"waymark/model"
	"waymark/model/geom"
)

// Distances of the automatic layout of a value stream.
const (
	streamGap   = 72 // between two steps: room for the arrow and its stripes
	partnersGap = 64 // between customer and supplier and what stands below them
	asideGap    = 40 // between two that stand side by side
	burstGap    = 12
)

// streamParts are the nodes of a value stream by where they stand.
type streamParts struct {
	work   []*node // what the work goes through, in its order
	above  []*node // customers, suppliers and systems
	bursts []*node
	hosts  []*node // the steps that the bursts are listed after; nil before the first
	below  []*node // what belongs to no step
}

// placeStream lays out a value stream as people draw it: the work from left to
// right, customer and supplier above its ends, systems between them, bursts
// above the step that they are listed after, and everything else below.
func (d *diagram) placeStream() {
	d.layout = placed{all: true}
	parts := d.streamParts()
	flow := d.layOutWork(parts.work)
	wide, high := flow.Bounds.W, highest(parts.above)
	for _, n := range parts.above {
		wide = max(wide, n.fit.W)
	}
	y := 0.0
	if high > 0 {
		y = high + partnersGap
	}
	foot := y // of the bursts
	if high := highest(parts.bursts); high > 0 {
		foot += high
		y += high + burstGap
	}
	for i, n := range parts.work {
		n.at = flow.Rects[i].Min().Add(geom.P(0, y))
	}
	alignRows(parts.work)
	d.placeAbove(parts.above, wide, high)
	parts.placeBursts(foot)
	placeRow(parts.below, y+flow.Bounds.H+asideGap)
}

// streamParts tells the nodes apart. The work comes in the order of the flow.
func (d *diagram) streamParts() streamParts {
	p := streamParts{work: make([]*node, 0, len(d.nodes))} // most of them are
	var step *node
	for _, n := range d.nodes {
		switch n.rec.Text("node_kind") {
		case "customer", "supplier", "information_system":
			p.above = append(p.above, n)
		case "kaizen_burst":
			p.bursts, p.hosts = append(p.bursts, n), append(p.hosts, step)
		case "note", "image", "operator":
			p.below = append(p.below, n)
		default:
			p.work = append(p.work, n)
			step = n
		}
	}
	order := make(map[model.ID]int, len(d.numbers.stream.Blocks))
	for i, b := range d.numbers.stream.Blocks {
		order[b.ID] = i
	}
	slices.SortStableFunc(p.work, func(a, b *node) int { return order[a.rec.ID()] - order[b.rec.ID()] })
	return p
}

// layOutWork finds places for the work: to the right along the flow of material.
func (d *diagram) layOutWork(work []*node) layout.Placement {
	g := d.graphOf(work, func(l *link) bool { return material(l.rec.Text("link_kind")) })
	g.Flow, g.Lanes, g.LaneMin, g.RankGap = layout.Right, 0, nil, streamGap
	for i := range g.Nodes {
		g.Nodes[i].Lane = -1
	}
	return layout.Layered(g)
}

// highest is the height of the highest of some nodes.
func highest(nodes []*node) (h float64) {
	for _, n := range nodes {
		h = max(h, n.fit.H)
	}
	return h
}

// placeBursts puts bursts over the middle of their steps, further right where
// another one stands there; all of them stand on one line.
func (p *streamParts) placeBursts(foot float64) {
	var taken []geom.Rect
	for i, n := range p.bursts {
		x := 0.0
		if step := p.hosts[i]; step != nil {
			x = step.rect().Center().X - n.fit.W/2
		}
		r := geom.R(x, foot-n.fit.H, n.fit.W, n.fit.H)
		for _, t := range taken {
			if r.Overlaps(t) {
				r.X = t.Right() + burstGap
			}
		}
		n.at = r.Min()
		taken = append(taken, r)
	}
}

// placeRow puts nodes side by side, from the left.
func placeRow(nodes []*node, y float64) {
	x := 0.0
	for _, n := range nodes {
		n.at = geom.P(x, y)
		x += n.fit.W + asideGap
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
			left += n.fit.W + asideGap
		case "customer":
			right -= n.fit.W
			n.at = geom.P(right, (high-n.fit.H)/2)
			right -= asideGap
		default:
			systems = append(systems, n)
		}
	}
	total := 0.0
	for _, n := range systems {
		total += n.fit.W + asideGap
	}
	x := max(left, (left+right-total+asideGap)/2)
	for _, n := range systems {
		n.at = geom.P(x, (high-n.fit.H)/2)
		x += n.fit.W + asideGap
	}
	// Where the work is too short for all of them, customers move out to the right.
	if over := x - asideGap - right; len(systems) > 0 && over > 0 || len(systems) == 0 && left > right+asideGap {
		if len(systems) == 0 {
			over = left - right - asideGap
		}
		for _, n := range nodes {
			if n.rec.Text("node_kind") == "customer" {
				n.at.X += over + asideGap
			}
		}
	}
}
