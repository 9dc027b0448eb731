package layout

import (
	"cmp"
	"math"
	"slices"
)

// placer finds the coordinates across the flow. Vertices that shall stand on one
// straight line form a block: long links first, then first branches, as long as
// blocks do not cross. Blocks are packed as tightly as their neighbours allow and
// then drawn to where their links want them. Lanes are packed one by one.
type placer struct {
	n     *net
	gap   float64
	next  []int32 // the vertex aligned with it in the layer after, or −1
	prev  []int32
	block []int32
	rows  [][]int32 // the vertices of each block
	at    []float64 // of each block: the middle
	after [][]need  // by block: blocks that stand after it
	ahead [][]need  // and before it
	pull  [][]tug
}

// need is the least distance to another block; tug a wish to be near one.
type need struct {
	block int32
	dist  float64
}

type tug struct {
	block  int32
	weight float64
}

// place returns the middle of every vertex across the flow.
func (n *net) place(gap float64) []float64 {
	p := &placer{n: n, gap: gap}
	p.align()
	p.blocks()
	p.pack()
	p.settle()
	out := make([]float64, len(n.node))
	for v := range out {
		out[v] = p.at[p.block[v]]
	}
	return out
}

// align picks the arcs that become straight.
func (p *placer) align() {
	n := p.n
	p.next, p.prev = make([]int32, len(n.node)), make([]int32, len(n.node))
	for v := range p.next {
		p.next[v], p.prev[v] = -1, -1
	}
	type choice struct {
		v, w   int32
		weight uint8
		crook  int32
	}
	var list []choice
	for v := range n.node {
		for k, w := range n.down[v] {
			if n.lane[v] != n.lane[w] {
				continue
			}
			// Of several equal branches the one in the middle of the others is
			// straight where there is no first one.
			list = append(list, choice{int32(v), w, n.weight[v][k], n.crook(int32(v), w)})
		}
	}
	slices.SortStableFunc(list, func(a, b choice) int {
		return cmp.Or(cmp.Compare(b.weight, a.weight), cmp.Compare(a.crook, b.crook))
	})
	for _, c := range list {
		if p.next[c.v] >= 0 || p.prev[c.w] >= 0 || p.crosses(c.v, c.w) {
			continue
		}
		p.next[c.v], p.prev[c.w] = c.w, c.v
	}
}

// crook is how far w is from the middle of what v leads to.
func (n *net) crook(v, w int32) int32 {
	d := n.down[v]
	lo, hi := n.pos[w], n.pos[w]
	for _, x := range d {
		lo, hi = min(lo, n.pos[x]), max(hi, n.pos[x])
	}
	c := 2*n.pos[w] - lo - hi
	if c < 0 {
		return -c
	}
	return c
}

// crosses reports whether the arc from v to w would cross one that is straight
// already.
func (p *placer) crosses(v, w int32) bool {
	n := p.n
	l := n.layers[n.rank[v]]
	for i := int(n.pos[v]) - 1; i >= 0; i-- {
		if x := p.next[l[i]]; x >= 0 {
			if n.pos[x] > n.pos[w] {
				return true
			}
			break
		}
	}
	for i := int(n.pos[v]) + 1; i < len(l); i++ {
		if x := p.next[l[i]]; x >= 0 {
			return n.pos[x] < n.pos[w]
		}
	}
	return false
}

func (p *placer) blocks() {
	n := p.n
	p.block = make([]int32, len(n.node))
	for _, l := range n.layers {
		for _, v := range l {
			if p.prev[v] >= 0 {
				continue
			}
			b := int32(len(p.rows))
			var row []int32
			for w := v; w >= 0; w = p.next[w] {
				p.block[w] = b
				row = append(row, w)
			}
			p.rows = append(p.rows, row)
		}
	}
	p.at = make([]float64, len(p.rows))
	p.after, p.ahead = make([][]need, len(p.rows)), make([][]need, len(p.rows))
	p.pull = make([][]tug, len(p.rows))
	for _, l := range n.layers {
		for i := 1; i < len(l); i++ {
			v, w := l[i-1], l[i]
			if n.lane[v] != n.lane[w] {
				continue
			}
			a, b, d := p.block[v], p.block[w], p.distance(v, w)
			p.after[a] = append(p.after[a], need{b, d})
			p.ahead[b] = append(p.ahead[b], need{a, d})
		}
	}
	for v := range n.node {
		for k, w := range n.down[v] {
			a, b := p.block[v], p.block[w]
			if a == b || n.lane[v] != n.lane[w] {
				continue
			}
			weight := float64(n.weight[v][k])
			p.pull[a] = append(p.pull[a], tug{b, weight})
			p.pull[b] = append(p.pull[b], tug{a, weight})
		}
	}
}

// distance is the least distance between the middles of two neighbours.
func (p *placer) distance(v, w int32) float64 {
	n := p.n
	gap := p.gap
	switch {
	case n.node[v] < 0 && n.node[w] < 0:
		gap *= 0.35
	case n.node[v] < 0 || n.node[w] < 0:
		gap *= 0.6
	}
	return (n.size[v]+n.size[w])/2 + gap
}

// pack puts every block as far to the front as those before it allow.
func (p *placer) pack() {
	open := make([]int, len(p.rows))
	var queue []int32
	for b := range p.rows {
		open[b] = len(p.ahead[b])
		if open[b] == 0 {
			queue = append(queue, int32(b))
		}
	}
	for i := 0; i < len(queue); i++ {
		b := queue[i]
		for _, d := range p.after[b] {
			p.at[d.block] = math.Max(p.at[d.block], p.at[b]+d.dist)
			if open[d.block]--; open[d.block] == 0 {
				queue = append(queue, d.block)
			}
		}
	}
}

// settle moves blocks to the weighted median of what they are linked to, as far
// as their neighbours let them.
func (p *placer) settle() {
	order := make([]int32, len(p.rows))
	for i := range order {
		order[i] = int32(i)
	}
	var wish []tug
	rounds := 24
	if len(p.rows) > 20000 {
		rounds = 10
	}
	for k := range rounds {
		slices.SortStableFunc(order, func(a, b int32) int {
			if k%2 == 0 {
				a, b = b, a
			}
			return cmp.Compare(p.at[a], p.at[b])
		})
		moved := false
		for _, b := range order {
			if len(p.pull[b]) == 0 {
				continue
			}
			wish = append(wish[:0], p.pull[b]...)
			slices.SortFunc(wish, func(x, y tug) int { return cmp.Compare(p.at[x.block], p.at[y.block]) })
			total := 0.0
			for _, w := range wish {
				total += w.weight
			}
			sum, lo, hi := 0.0, 0.0, 0.0
			for i, w := range wish {
				sum += w.weight
				if 2*sum >= total {
					lo = p.at[w.block]
					hi = lo
					if 2*sum == total && i+1 < len(wish) {
						hi = p.at[wish[i+1].block]
					}
					break
				}
			}
			want := math.Min(math.Max(p.at[b], lo), hi)
			least, most := math.Inf(-1), math.Inf(1)
			for _, d := range p.ahead[b] {
				least = math.Max(least, p.at[d.block]+d.dist)
			}
			for _, d := range p.after[b] {
				most = math.Min(most, p.at[d.block]-d.dist)
			}
			if least > most {
				continue
			}
			want = math.Min(math.Max(want, least), most)
			if math.Abs(want-p.at[b]) > 0.01 {
				p.at[b] = want
				moved = true
			}
		}
		if !moved && k > 0 {
			return
		}
	}
}
