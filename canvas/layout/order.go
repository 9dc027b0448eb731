package layout

import (
	"cmp"
	"math"
	"math/rand/v2"
	"slices"
)

// order arranges every layer so that few links cross. Vertices of one lane stand
// together, the lanes in their order. Among equally good arrangements the one
// nearest to the reading order is kept.
func (n *net) order() {
	n.first()
	best := n.cost()
	kept := n.snapshot()
	reading := n.snapshot()
	// Small flows are worth many tries, each from another arrangement.
	total := len(n.node)
	tries := min(max(24000/(total+1), 1), 24)
	rounds, patience := 40, 8
	if total > 20000 {
		rounds, patience = 12, 4
	}
	r := rand.New(rand.NewPCG(1, uint64(total)))
	for try := 0; try < tries && best > 0; try++ {
		if try > 0 {
			n.restore(reading)
			reading = n.snapshot()
			n.start(try, r)
		}
		mine, idle := math.MaxInt, 0
		for k := range rounds {
			n.sweep(k + try%2)
			n.transpose(k%4 >= 2)
			c := n.cost()
			if c < best {
				best = c
				kept = n.snapshot()
			}
			if c < mine {
				mine, idle = c, 0
			} else if idle++; idle > patience {
				break
			}
			if best == 0 {
				break
			}
		}
	}
	n.restore(kept)
}

// cost is what an arrangement is judged by: crossings, and half as much for each
// pair of branches that stand in another order than they are read. Without
// lanes the mirrored arrangement is as good, so the one that reads better is
// taken.
func (n *net) cost() int {
	wrong, pairs := 0, 0
	for v, d := range n.down {
		if n.node[v] < 0 {
			continue
		}
		for k := 1; k < len(d); k++ {
			if n.lane[d[k-1]] == n.lane[d[k]] && d[k-1] != d[k] {
				pairs++
				if n.pos[d[k-1]] > n.pos[d[k]] {
					wrong++
				}
			}
		}
	}
	if !n.lanes && 2*wrong > pairs {
		for _, l := range n.layers {
			slices.Reverse(l)
		}
		n.index()
		wrong = pairs - wrong
	}
	return 2*n.crossings() + wrong
}

// start arranges the layers anew: mirrored, or shuffled by a fixed series of
// numbers.
func (n *net) start(try int, r *rand.Rand) {
	for _, l := range n.layers {
		for a := 0; a < len(l); {
			b := a
			for b < len(l) && n.lane[l[b]] == n.lane[l[a]] {
				b++
			}
			part := l[a:b]
			if try == 1 {
				slices.Reverse(part)
			} else {
				r.Shuffle(len(part), func(i, j int) { part[i], part[j] = part[j], part[i] })
			}
			a = b
		}
	}
	n.index()
}

// first arranges the layers in the order in which a reader comes across the
// vertices: from the starts, along first branches first.
func (n *net) first() {
	last := int32(0)
	for _, r := range n.rank {
		last = max(last, r)
	}
	n.layers = make([][]int32, last+1)
	seen := make([]bool, len(n.node))
	var stack []int32
	visit := func(start int32) {
		stack = append(stack[:0], start)
		for len(stack) > 0 {
			v := stack[len(stack)-1]
			stack = stack[:len(stack)-1]
			if seen[v] {
				continue
			}
			seen[v] = true
			n.layers[n.rank[v]] = append(n.layers[n.rank[v]], v)
			for i := len(n.down[v]) - 1; i >= 0; i-- {
				stack = append(stack, n.down[v][i])
			}
		}
	}
	for v := range n.node {
		if len(n.up[v]) == 0 {
			visit(int32(v))
		}
	}
	for _, l := range n.layers {
		slices.SortStableFunc(l, func(a, b int32) int { return cmp.Compare(n.lane[a], n.lane[b]) })
	}
	n.index()
}

func (n *net) index() {
	for _, l := range n.layers {
		for i, v := range l {
			n.pos[v] = int32(i)
		}
	}
}

func (n *net) snapshot() [][]int32 {
	out := make([][]int32, len(n.layers))
	for i, l := range n.layers {
		out[i] = slices.Clone(l)
	}
	return out
}

func (n *net) restore(l [][]int32) {
	n.layers = l
	n.index()
}

// sweep sorts layer after layer by where the neighbours in the layer before
// stand, first forwards, then backwards.
func (n *net) sweep(round int) {
	key := make([]float64, len(n.node))
	one := func(l []int32, near [][]int32) {
		for start := 0; start < len(l); {
			end := start
			for end < len(l) && n.lane[l[end]] == n.lane[l[start]] {
				end++
			}
			n.sortPart(l[start:end], near, key, round)
			start = end
		}
		for i, v := range l {
			n.pos[v] = int32(i)
		}
	}
	if round%2 == 0 {
		for r := 1; r < len(n.layers); r++ {
			one(n.layers[r], n.up)
		}
		return
	}
	for r := len(n.layers) - 2; r >= 0; r-- {
		one(n.layers[r], n.down)
	}
}

// sortPart sorts vertices of one lane by the mean place of their neighbours (in
// some rounds by the median); those without neighbours keep their place.
func (n *net) sortPart(l []int32, near [][]int32, key []float64, round int) {
	moving := make([]int32, 0, len(l))
	for _, v := range l {
		if len(near[v]) == 0 {
			continue
		}
		if round%4 < 2 {
			key[v] = n.median(near[v])
		} else {
			sum := 0.0
			for _, w := range near[v] {
				sum += float64(n.pos[w])
			}
			key[v] = sum / float64(len(near[v]))
		}
		moving = append(moving, v)
	}
	turn := round%8 >= 4
	if turn {
		// Equal keys in reverse order: another start for the exchanges.
		slices.Reverse(moving)
	}
	slices.SortStableFunc(moving, func(a, b int32) int { return cmp.Compare(key[a], key[b]) })
	k := 0
	for i, v := range l {
		if len(near[v]) > 0 {
			l[i] = moving[k]
			k++
		}
	}
}

// median is the weighted median of the places of vertices: between the two
// middle ones it leans to the side where the others stand closer together.
func (n *net) median(near []int32) float64 {
	var buf [16]int32
	p := buf[:0]
	for _, w := range near {
		p = append(p, n.pos[w])
	}
	slices.Sort(p)
	m := len(p) / 2
	switch {
	case len(p)%2 == 1:
		return float64(p[m])
	case len(p) == 2:
		return float64(p[0]+p[1]) / 2
	}
	left, right := float64(p[m-1]-p[0]), float64(p[len(p)-1]-p[m])
	if left+right == 0 {
		return float64(p[m-1]+p[m]) / 2
	}
	return (float64(p[m-1])*right + float64(p[m])*left) / (left + right)
}

// transpose exchanges neighbours while that avoids crossings; with ties, also
// where it changes nothing.
func (n *net) transpose(ties bool) {
	dirty := make([]bool, len(n.layers)+2)
	for i := range dirty {
		dirty[i] = true
	}
	for range 30 {
		better := false
		for r, l := range n.layers {
			if !dirty[r] {
				continue
			}
			dirty[r] = false
			for i := 0; i+1 < len(l); i++ {
				v, w := l[i], l[i+1]
				if n.lane[v] != n.lane[w] {
					continue
				}
				now := n.cross(n.up[v], n.up[w]) + n.cross(n.down[v], n.down[w])
				if now == 0 {
					continue
				}
				then := n.cross(n.up[w], n.up[v]) + n.cross(n.down[w], n.down[v])
				if then < now || ties && then == now {
					l[i], l[i+1] = w, v
					n.pos[w], n.pos[v] = int32(i), int32(i+1)
					if then < now {
						better = true
						dirty[r] = true
						dirty[r+1] = true
						if r > 0 {
							dirty[r-1] = true
						}
					}
				}
			}
		}
		if !better {
			return
		}
		ties = false
	}
}

// cross counts the crossings between the links to a and those to b when the
// vertex of a stands before that of b.
func (n *net) cross(a, b []int32) int {
	c := 0
	for _, x := range a {
		px := n.pos[x]
		for _, y := range b {
			if n.pos[y] < px {
				c++
			}
		}
	}
	return c
}

// crossings counts all crossings, layer by layer, by the accumulator tree of
// Barth, Jünger and Mutzel (2002).
func (n *net) crossings() int {
	total := 0
	var tree []int32
	var ends []int32
	for r := 0; r+1 < len(n.layers); r++ {
		size := 1
		for size < len(n.layers[r+1]) {
			size *= 2
		}
		tree = slices.Grow(tree[:0], 2*size)[:2*size]
		clear(tree)
		for _, v := range n.layers[r] {
			ends = ends[:0]
			for _, w := range n.down[v] {
				ends = append(ends, n.pos[w])
			}
			slices.Sort(ends)
			// Links of one vertex do not cross each other: sorted, none of them
			// counts one that came just before.
			for _, p := range ends {
				i := int(p) + size
				tree[i]++
				for i > 1 {
					if i%2 == 0 {
						total += int(tree[i+1])
					}
					i /= 2
					tree[i]++
				}
			}
		}
	}
	return total
}
