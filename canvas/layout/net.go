package layout

// net is a flow with proper layers: links that span several layers run through
// bends, one in each layer between.
type net struct {
	node   []int32 // node of the graph, −1 for a bend
	rank   []int32
	lane   []int32
	size   []float64 // across the flow
	up     [][]int32 // neighbours in the layer before
	down   [][]int32 // neighbours in the layer after, in the order of the links
	weight [][]uint8 // of the arcs down: how much they want to be straight
	layers [][]int32
	pos    []int32 // index in its layer
	lanes  bool    // whether there are several lanes
}

// Weights of arcs: long links are kept straight first of all, then the first
// branch of a node.
const (
	plain  = 1
	main   = 4
	inner  = 16
	outer  = 3
	single = 6
)

// newNet builds the net of some nodes (by their index in g) and links.
func newNet(g *Graph, nodes []int32, links []int32, back []bool, rank []int, lanes []int32) *net {
	n := &net{lanes: g.Lanes > 1}
	index := make(map[int32]int32, len(nodes))
	add := func(node, rank, lane int32, size float64) int32 {
		v := int32(len(n.node))
		n.node = append(n.node, node)
		n.rank = append(n.rank, rank)
		n.lane = append(n.lane, lane)
		n.size = append(n.size, size)
		n.up = append(n.up, nil)
		n.down = append(n.down, nil)
		n.weight = append(n.weight, nil)
		return v
	}
	for _, v := range nodes {
		index[v] = add(v, int32(rank[v]), lanes[v], g.across(int(v)))
	}
	busy := map[[2]int32]int{} // nodes by lane and layer
	for _, v := range nodes {
		busy[[2]int32{lanes[v], int32(rank[v])}]++
	}
	outs, ins := map[int32]int{}, map[int32]int{}
	for _, l := range links {
		outs[int32(g.Links[l].From)]++
		ins[int32(g.Links[l].To)]++
	}
	seen := map[int32]bool{}
	for _, l := range links {
		ln := &g.Links[l]
		if ln.From == ln.To {
			continue
		}
		a, b := index[int32(ln.From)], index[int32(ln.To)]
		weight := uint8(plain)
		if !back[l] {
			if !seen[int32(ln.From)] {
				weight = main
			}
			seen[int32(ln.From)] = true
			if outs[int32(ln.From)] == 1 && ins[int32(ln.To)] == 1 {
				weight = single
			}
		}
		if n.rank[a] > n.rank[b] {
			a, b = b, a
		}
		// Bends stand in the lane of the end where fewer nodes are in their way.
		lane := n.lane[b]
		if n.lane[a] != n.lane[b] {
			na, nb := 0, 0
			for r := n.rank[a] + 1; r < n.rank[b]; r++ {
				na += busy[[2]int32{n.lane[a], r}]
				nb += busy[[2]int32{n.lane[b], r}]
			}
			if na < nb {
				lane = n.lane[a]
			}
		}
		v := a
		for r := n.rank[a] + 1; r < n.rank[b]; r++ {
			w := add(-1, r, lane, 0)
			if v == a {
				n.join(v, w, outer)
			} else {
				n.join(v, w, inner)
			}
			v = w
		}
		if v != a {
			weight = outer
		}
		n.join(v, b, weight)
	}
	n.pos = make([]int32, len(n.node))
	return n
}

func (n *net) join(v, w int32, weight uint8) {
	n.down[v] = append(n.down[v], w)
	n.weight[v] = append(n.weight[v], weight)
	n.up[w] = append(n.up[w], v)
}
