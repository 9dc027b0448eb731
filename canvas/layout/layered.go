package layout

import (
	"cmp"
	"math"
	"slices"

	"waymark/model/geom"
)

const (
	defaultGap     = 40.0
	defaultRankGap = 56.0
	lanePad        = 28.0 // between the edge of a swimlane and what stands in it
	trackRoom      = 12.0 // for each line that runs between two layers
	arrowRoom      = 28.0 // beside a label, for the ends of the line and the arrowhead
	mostRoom       = 480.0
)

// across and length are the size of a node across and along the flow.
func (g *Graph) across(v int) float64 {
	if g.Flow == Down {
		return side(g.Nodes[v].Size.X)
	}
	return side(g.Nodes[v].Size.Y)
}

func (g *Graph) length(v int) float64 {
	if g.Flow == Down {
		return side(g.Nodes[v].Size.Y)
	}
	return side(g.Nodes[v].Size.X)
}

// side keeps sizes that are no sizes from spoiling everything.
func side(v float64) float64 {
	if !(v > 0) {
		return 0
	}
	return math.Min(v, 1e6)
}

// Layered places a flow in layers. Links that name no node of the graph are
// ignored.
func Layered(g Graph) Placement {
	if !(g.Gap > 0) {
		g.Gap = defaultGap
	}
	if !(g.RankGap > 0) {
		g.RankGap = defaultRankGap
	}
	g.Links = slices.Clone(g.Links)
	for i, l := range g.Links {
		if l.From < 0 || l.To < 0 || l.From >= len(g.Nodes) || l.To >= len(g.Nodes) {
			g.Links[i].From, g.Links[i].To = -1, -1
		}
	}
	p := Placement{
		Rects: make([]geom.Rect, len(g.Nodes)),
		Ranks: make([]int, len(g.Nodes)),
		Back:  make([]bool, len(g.Links)),
		Bands: make([]Band, max(g.Lanes, 0)),
	}
	valid, index := make([]Link, 0, len(g.Links)), make([]int32, 0, len(g.Links))
	for i, l := range g.Links {
		if l.From >= 0 {
			valid = append(valid, l)
			index = append(index, int32(i))
		}
	}
	for k, b := range backLinks(len(g.Nodes), valid) {
		p.Back[index[k]] = b
	}
	parts := partsWithIndex(components(len(g.Nodes), valid), index)
	for _, part := range parts {
		rankPart(&g, part, p.Back, p.Ranks)
	}
	lanes := laneOf(&g)
	if g.Lanes > 0 && len(g.Nodes) > 0 {
		all := component{}
		for v := range g.Nodes {
			all.nodes = append(all.nodes, int32(v))
		}
		all.links = index
		placePart(&g, &p, all, lanes)
		p.Bounds = bandBounds(&g, &p)
	} else {
		var boxes []geom.Rect
		for _, part := range parts {
			box := placePart(&g, &p, part, lanes)
			if g.Fold {
				box = fold(&g, &p, part, box)
			}
			boxes = append(boxes, box)
		}
		packParts(&g, &p, parts, boxes)
		laneBands(&g, &p, nil)
	}
	return p
}

// component is a part of the flow that hangs together.
type component struct {
	nodes []int32
	links []int32
}

// components splits the flow; parts and their nodes keep the order of the nodes.
func components(n int, links []Link) []component {
	group := make([]int32, n)
	for i := range group {
		group[i] = int32(i)
	}
	find := func(i int32) int32 {
		for group[i] != i {
			group[i] = group[group[i]]
			i = group[i]
		}
		return i
	}
	for _, l := range links {
		a, b := find(int32(l.From)), find(int32(l.To))
		group[max(a, b)] = min(a, b)
	}
	var parts []component
	at := make(map[int32]int)
	for v := range n {
		root := find(int32(v))
		k, ok := at[root]
		if !ok {
			k = len(parts)
			at[root] = k
			parts = append(parts, component{})
		}
		parts[k].nodes = append(parts[k].nodes, int32(v))
	}
	for i, l := range links {
		k := at[find(int32(l.From))]
		parts[k].links = append(parts[k].links, int32(i))
	}
	return parts
}

// partsWithIndex replaces positions in the list of valid links by those in the
// graph.
func partsWithIndex(parts []component, index []int32) []component {
	out := make([]component, len(parts))
	for i, c := range parts {
		out[i].nodes = c.nodes
		for _, l := range c.links {
			out[i].links = append(out[i].links, index[l])
		}
	}
	return out
}

// rankPart ranks one component.
func rankPart(g *Graph, part component, back []bool, out []int) {
	local := make(map[int32]int32, len(part.nodes))
	for i, v := range part.nodes {
		local[v] = int32(i)
	}
	var arcs []arc
	for _, i := range part.links {
		l := g.Links[i]
		if l.From == l.To {
			continue
		}
		a, b := local[int32(l.From)], local[int32(l.To)]
		weight := 1.0
		if back[i] {
			// A link that goes back may be long, so that it does not pull the flow
			// together.
			a, b, weight = b, a, 0.5
		}
		arcs = append(arcs, arc{a, b, weight})
	}
	for i, r := range ranks(len(part.nodes), arcs) {
		out[part.nodes[i]] = r
	}
}

// laneOf returns the lane of every node; those without one go where the node
// before them stands, or the node after them.
func laneOf(g *Graph) []int32 {
	lanes := make([]int32, len(g.Nodes))
	if g.Lanes <= 0 {
		return lanes
	}
	open := 0
	for v, n := range g.Nodes {
		lanes[v] = int32(n.Lane)
		if n.Lane < 0 || n.Lane >= g.Lanes {
			lanes[v] = -1
			open++
		}
	}
	for open > 0 {
		was := open
		for _, l := range g.Links {
			if l.From < 0 {
				continue
			}
			switch a, b := lanes[l.From], lanes[l.To]; {
			case a >= 0 && b < 0:
				lanes[l.To] = a
				open--
			case a < 0 && b >= 0:
				lanes[l.From] = b
				open--
			}
		}
		if open == was {
			for v := range lanes {
				lanes[v] = max(lanes[v], 0)
			}
			return lanes
		}
	}
	return lanes
}

// placePart places one component (or, with lanes, everything) from the origin on,
// and returns its extent.
func placePart(g *Graph, p *Placement, part component, lanes []int32) geom.Rect {
	n := newNet(g, part.nodes, part.links, p.Back, p.Ranks, lanes)
	n.order()
	mid := n.place(g.Gap)
	// Lanes: each is as high as its highest layer needs.
	type extent struct{ lo, hi float64 }
	ext := make([]extent, max(g.Lanes, 1))
	for i := range ext {
		ext[i] = extent{math.Inf(1), math.Inf(-1)}
	}
	for v, m := range mid {
		e := &ext[n.lane[v]]
		e.lo, e.hi = math.Min(e.lo, m-n.size[v]/2), math.Max(e.hi, m+n.size[v]/2)
	}
	shift := make([]float64, len(ext))
	if g.Lanes > 0 {
		sizes := make([]float64, g.Lanes)
		for i, e := range ext {
			if e.lo <= e.hi {
				sizes[i] = e.hi - e.lo
			}
		}
		laneBands(g, p, sizes)
		for i, e := range ext {
			b := p.Bands[i]
			shift[i] = b.Start + (b.Size-sizes[i])/2 - e.lo
		}
	} else if ext[0].lo <= ext[0].hi {
		shift[0] = -ext[0].lo
	}
	for v := range mid {
		mid[v] += shift[n.lane[v]]
	}
	start, width := n.columns(g, part.links, p.Back, mid)
	var box geom.Rect
	for v, i := range n.node {
		if i < 0 {
			continue
		}
		r := n.rank[v]
		x := start[r] + (width[r]-g.length(int(i)))/2
		rect := geom.R(x, mid[v]-n.size[v]/2, g.length(int(i)), n.size[v])
		if g.Flow == Down {
			rect = geom.Rect{X: rect.Y, Y: rect.X, W: rect.H, H: rect.W}
		}
		p.Rects[i] = rect
		box = box.Include(rect.Max())
	}
	return box
}

// columns returns the start and the width of each layer along the flow: wide
// enough for its nodes, with room between layers for labels and for the lines
// that run across.
func (n *net) columns(g *Graph, links []int32, back []bool, mid []float64) (start, width []float64) {
	width = make([]float64, len(n.layers))
	room := make([]float64, len(n.layers))
	for v, i := range n.node {
		if i >= 0 {
			r := n.rank[v]
			width[r] = math.Max(width[r], g.length(int(i)))
		}
	}
	rank := make(map[int32]int32)
	for v, i := range n.node {
		if i >= 0 {
			rank[i] = n.rank[v]
		}
	}
	for _, l := range links {
		ln := &g.Links[l]
		size := side(ln.Label.X)
		if g.Flow == Down {
			size = side(ln.Label.Y)
		}
		if size > 0 && !back[l] {
			r := rank[int32(ln.From)]
			room[r] = math.Max(room[r], size+arrowRoom)
		}
	}
	type edge struct {
		at   float64
		open int
	}
	var edges []edge
	x := 0.0
	for r, l := range n.layers {
		edges = edges[:0]
		for _, v := range l {
			for _, w := range n.down[v] {
				if a, b := mid[v], mid[w]; math.Abs(a-b) > 1 {
					edges = append(edges, edge{math.Min(a, b), 1}, edge{math.Max(a, b), -1})
				}
			}
		}
		slices.SortFunc(edges, func(a, b edge) int {
			return cmp.Or(cmp.Compare(a.at, b.at), cmp.Compare(a.open, b.open))
		})
		most, now := 0, 0
		for _, e := range edges {
			now += e.open
			most = max(most, now)
		}
		tracks := math.Min(float64(most+1)*trackRoom, mostRoom)
		start = append(start, x)
		x += width[r] + math.Max(math.Max(g.RankGap, room[r]), tracks)
	}
	return start, width
}

// laneBands sets the bands of the swimlanes for contents of the given sizes.
func laneBands(g *Graph, p *Placement, sizes []float64) {
	at := 0.0
	for i := range p.Bands {
		size := 2 * lanePad
		if i < len(sizes) {
			size += sizes[i]
		}
		if i < len(g.LaneMin) {
			size = math.Max(size, side(g.LaneMin[i]))
		}
		p.Bands[i] = Band{at, size}
		at += size
	}
}

// bandBounds moves the nodes clear of the start of the lanes and returns the
// extent of everything.
func bandBounds(g *Graph, p *Placement) geom.Rect {
	last := p.Bands[len(p.Bands)-1]
	total := last.Start + last.Size
	long := 0.0
	for i, r := range p.Rects {
		if g.Flow == Down {
			r.Y += lanePad
			long = math.Max(long, r.Bottom())
		} else {
			r.X += lanePad
			long = math.Max(long, r.Right())
		}
		p.Rects[i] = r
	}
	if g.Flow == Down {
		return geom.R(0, 0, total, long+lanePad)
	}
	return geom.R(0, 0, long+lanePad, total)
}
