package measure

import (
	"container/heap"
	"math"
	"slices"

	"waymark/model"
)

// ends reports whether a case can end at a node for good: an outcome, or a dead
// end.
func (g *flowGraph) ends(i int) bool { return len(g.next[i]) == 0 && g.nodes[i].missing < 1 }

// likely returns the single path from a start to an end that most cases take,
// and the share of the cases that take it. It has no loops: going round once
// more is always less likely.
func (g *flowGraph) likely() ([]model.ID, Value) {
	// The path with the largest product of shares is the shortest one by the sum
	// of their negative logarithms.
	dist := make([]float64, len(g.nodes))
	from := make([]int, len(g.nodes))
	q := &distances{}
	for i := range dist {
		dist[i], from[i] = math.Inf(1), -1
		if g.start[i] > 0 {
			dist[i] = -math.Log(g.start[i])
			heap.Push(q, distance{dist[i], i})
		}
	}
	for q.Len() > 0 {
		d := heap.Pop(q).(distance)
		i := d.node
		if d.far > dist[i] {
			continue
		}
		if g.ends(i) {
			var path []int
			for ; i >= 0; i = from[i] {
				path = append(path, i)
			}
			slices.Reverse(path)
			return g.pathIDs(path), Of(math.Exp(-d.far))
		}
		for _, a := range g.next[i] {
			if far := d.far - math.Log(a.p); far < dist[a.to]-1e-12 {
				dist[a.to], from[a.to] = far, i
				heap.Push(q, distance{far, a.to})
			}
		}
	}
	return nil, Unknown("No path leads to an end.")
}

func (g *flowGraph) pathIDs(path []int) []model.ID {
	ids := make([]model.ID, len(path))
	for k, i := range path {
		ids[k] = g.nodes[i].id
	}
	return ids
}

type distance struct {
	far  float64
	node int
}

type distances []distance

func (d distances) Len() int      { return len(d) }
func (d distances) Swap(i, j int) { d[i], d[j] = d[j], d[i] }
func (d distances) Less(i, j int) bool {
	return d[i].far < d[j].far || d[i].far == d[j].far && d[i].node < d[j].node
}
func (d *distances) Push(x any) { *d = append(*d, x.(distance)) }
func (d *distances) Pop() any {
	n := len(*d) - 1
	x := (*d)[n]
	*d = (*d)[:n]
	return x
}

// Trying every loop-free path takes time that doubles with each branching; it is
// given up after so many steps.
const longestTries = 200_000

// longest returns the path from a start to an end that takes most hands-on time
// and passes no node twice. On a page without loops it is exact; with loops all
// paths are tried as long as there are not too many, else exact is false and the
// path is the longest one that never follows a link back.
func (g *flowGraph) longest() (ids []model.ID, time Value, exact bool) {
	order, forward, loops := g.forward()
	best := make([]float64, len(g.nodes))
	from := make([]int, len(g.nodes))
	for i := range best {
		best[i], from[i] = math.Inf(-1), -1
		if g.start[i] > 0 {
			best[i] = 0
		}
	}
	end, most := -1, math.Inf(-1)
	for _, i := range order {
		total := best[i] + g.nodes[i].hands
		for _, j := range forward[i] {
			if total > best[j] {
				best[j], from[j] = total, i
			}
		}
		if g.ends(i) && total > most {
			end, most = i, total
		}
	}
	if end < 0 {
		return nil, Unknown("No path leads to an end."), true
	}
	var path []int
	for i := end; i >= 0; i = from[i] {
		path = append(path, i)
	}
	slices.Reverse(path)
	exact = !loops
	if loops {
		if p, t, ok := g.tryAll(); ok {
			exact = true
			if t > most {
				path, most = p, t
			}
		}
	}
	return g.pathIDs(path), Of(most), exact
}

// forward returns the nodes that a case can reach in an order in which links
// lead forward, the links without those that lead back (found by a search in
// depth), and whether there are such.
func (g *flowGraph) forward() (order []int, out [][]int, loops bool) {
	const (
		unseen = iota
		open
		done
	)
	state := make([]uint8, len(g.nodes))
	out = make([][]int, len(g.nodes))
	type frame struct{ node, arc int }
	for s := range g.nodes {
		if g.start[s] <= 0 || state[s] != unseen {
			continue
		}
		calls := []frame{{s, 0}}
		state[s] = open
		for len(calls) > 0 {
			f := &calls[len(calls)-1]
			i := f.node
			if f.arc == len(g.next[i]) {
				state[i] = done
				order = append(order, i)
				calls = calls[:len(calls)-1]
				continue
			}
			j := g.next[i][f.arc].to
			f.arc++
			if state[j] == open {
				loops = true
				continue
			}
			out[i] = append(out[i], j)
			if state[j] == unseen {
				state[j] = open
				calls = append(calls, frame{j, 0})
			}
		}
	}
	slices.Reverse(order)
	return order, out, loops
}

// tryAll tries every path without a repeated node; ok is false when there are
// too many.
func (g *flowGraph) tryAll() (path []int, time float64, ok bool) {
	on := make([]bool, len(g.nodes))
	var now []int
	tries := longestTries
	time = math.Inf(-1)
	var walk func(i int, t float64) bool
	walk = func(i int, t float64) bool {
		if tries--; tries < 0 {
			return false
		}
		on[i] = true
		now = append(now, i)
		t += g.nodes[i].hands
		if g.ends(i) && t > time {
			path, time = slices.Clone(now), t
		}
		for _, a := range g.next[i] {
			if !on[a.to] && !walk(a.to, t) {
				return false
			}
		}
		now = now[:len(now)-1]
		on[i] = false
		return true
	}
	for i := range g.nodes {
		if g.start[i] > 0 && !walk(i, 0) {
			return nil, 0, false
		}
	}
	return path, time, true
}
