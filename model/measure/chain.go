package measure

import (
	"container/heap"
	"slices"
)

// chain is an absorbing Markov chain over the nodes that a case can reach.
//
// The flows that people draw are sparse and nearly without loops, so a dense
// solve of all nodes at once (n³) would be waste: 10,000 nodes would take hours.
// The nodes fall into loops (strongly connected components) that follow one
// another; each is solved for itself by eliminating its nodes, the least
// connected first. The elimination is that of Grassmann, Taksar and Heyman
// (“Regenerative Analysis and Steady State Distributions for Markov Chains”,
// Operations Research 33, 1985): the pivot 1 − p is added up from what leaves a
// node instead of being subtracted, so that loops which are left once in a
// million rounds come out as exact as others.
type chain struct {
	next  [][]arc   // transitions
	leave []float64 // probability of ending at a node
	reach []bool    // from a start
	loops [][]elim  // in the order in which cases pass them
	inner []int     // node → its loop, −1 when no case reaches it
	work  int       // steps that the elimination may still take
	hard  bool      // it took more: there is no solution
}

// eliminationSteps bounds the elimination at two or three seconds. Ten thousand
// nodes tied at random by 1.3 links each need half of it, what people draw a
// hundredth; a file made to keep the program busy ends here.
const eliminationSteps = 20_000_000

// elim is the elimination of one node of a loop.
type elim struct {
	node     int
	pivot    float64 // probability of leaving for another node or for good
	from, to []arc   // ways in and out that were left when it was eliminated
}

// newChain prepares the solution for nodes that the start distribution reaches,
// in at most so many steps of elimination.
func newChain(next [][]arc, leave, start []float64, work int) *chain {
	c := &chain{next: next, leave: leave, reach: make([]bool, len(next)), inner: make([]int, len(next)), work: work}
	var todo []int
	for i, s := range start {
		c.inner[i] = -1
		if s > 0 {
			c.reach[i] = true
			todo = append(todo, i)
		}
	}
	for len(todo) > 0 {
		i := todo[len(todo)-1]
		todo = todo[:len(todo)-1]
		for _, a := range next[i] {
			if !c.reach[a.to] {
				c.reach[a.to] = true
				todo = append(todo, a.to)
			}
		}
	}
	comps := strong(next, c.reach)
	slices.Reverse(comps) // sources first
	for k, nodes := range comps {
		for _, i := range nodes {
			c.inner[i] = k
		}
	}
	for k, nodes := range comps {
		c.loops = append(c.loops, c.eliminate(k, nodes))
	}
	return c
}

// trapped returns the nodes of the first loop that a case reaches and can never
// leave; nil when there is none. Left and right are valid only then.
func (c *chain) trapped() []int {
	for k := range c.loops {
		out := false
		var nodes []int
		for _, e := range c.loops[k] {
			nodes = append(nodes, e.node)
			out = out || c.leave[e.node] > 0
			for _, a := range c.next[e.node] {
				out = out || c.inner[a.to] != k
			}
		}
		if !out {
			slices.Sort(nodes)
			return nodes
		}
	}
	return nil
}

// left solves v = start + v·P: the expected number of visits of each node.
func (c *chain) left(start []float64) []float64 {
	v := slices.Clone(start)
	for k, loop := range c.loops {
		for _, e := range loop {
			for _, a := range e.to {
				v[a.to] += v[e.node] / e.pivot * a.p
			}
		}
		for j := len(loop) - 1; j >= 0; j-- {
			e := loop[j]
			s := v[e.node]
			for _, a := range e.from {
				s += v[a.to] * a.p
			}
			v[e.node] = s / e.pivot
		}
		for _, e := range loop {
			for _, a := range c.next[e.node] {
				if c.inner[a.to] != k {
					v[a.to] += v[e.node] * a.p
				}
			}
		}
	}
	return v
}

// right solves x = b + P·x: the expected sum of b over the rest of the walk from
// each node.
func (c *chain) right(b []float64) []float64 {
	x := make([]float64, len(b))
	for i := range b {
		if c.reach[i] {
			x[i] = b[i]
		}
	}
	for k := len(c.loops) - 1; k >= 0; k-- {
		loop := c.loops[k]
		for _, e := range loop {
			for _, a := range c.next[e.node] {
				if c.inner[a.to] != k {
					x[e.node] += a.p * x[a.to]
				}
			}
		}
		for _, e := range loop {
			for _, a := range e.from {
				x[a.to] += a.p * x[e.node] / e.pivot
			}
		}
		for j := len(loop) - 1; j >= 0; j-- {
			e := loop[j]
			s := x[e.node]
			for _, a := range e.to {
				s += a.p * x[a.to]
			}
			x[e.node] = s / e.pivot
		}
	}
	return x
}

// eliminate takes the nodes of loop k out one by one, the one with the fewest
// ways through it first; ways around it take over its share.
func (c *chain) eliminate(k int, nodes []int) []elim {
	if len(nodes) == 1 {
		i := nodes[0]
		out := c.leave[i]
		for _, a := range c.next[i] {
			if a.to != i {
				out += a.p
			}
		}
		return []elim{{node: i, pivot: out}}
	}
	at := make(map[int]int, len(nodes))
	for j, i := range nodes {
		at[i] = j
	}
	rows := make([]map[int]float64, len(nodes))
	cols := make([]map[int]struct{}, len(nodes))
	leave := make([]float64, len(nodes)) // for outside the loop
	for j := range nodes {
		rows[j], cols[j] = map[int]float64{}, map[int]struct{}{}
	}
	for j, i := range nodes {
		leave[j] = c.leave[i]
		for _, a := range c.next[i] {
			switch {
			case c.inner[a.to] != k:
				leave[j] += a.p
			case a.to != i: // a link to itself is what the pivot leaves out
				rows[j][at[a.to]] = a.p
				cols[at[a.to]][j] = struct{}{}
			}
		}
	}
	q := &degrees{}
	for j := range nodes {
		q.list = append(q.list, degree{len(rows[j]) * len(cols[j]), j})
	}
	heap.Init(q)
	gone := make([]bool, len(nodes))
	out := make([]elim, 0, len(nodes))
	for q.Len() > 0 {
		d := heap.Pop(q).(degree)
		j := d.node
		if gone[j] || d.ways != len(rows[j])*len(cols[j]) {
			continue // an entry for a state of the node that has passed
		}
		gone[j] = true
		if c.work -= d.ways; c.work < 0 {
			c.hard = true
			return nil
		}
		// Sorted, because the order of a sum decides its last digits.
		e := elim{node: nodes[j], pivot: leave[j]}
		for _, t := range sortedKeys(rows[j]) {
			e.pivot += rows[j][t]
			e.to = append(e.to, arc{t, rows[j][t]})
			delete(cols[t], j)
		}
		for _, f := range sortedKeys(cols[j]) {
			p := rows[f][j]
			delete(rows[f], j)
			e.from = append(e.from, arc{f, p})
			for _, a := range e.to {
				if a.to != f {
					rows[f][a.to] += p * a.p / e.pivot
					cols[a.to][f] = struct{}{}
				}
			}
			leave[f] += p * leave[j] / e.pivot
		}
		for _, list := range [][]arc{e.from, e.to} {
			for i := range list {
				t := list[i].to
				heap.Push(q, degree{len(rows[t]) * len(cols[t]), t})
				list[i].to = nodes[t]
			}
		}
		out = append(out, e)
	}
	return out
}

func sortedKeys[V any](m map[int]V) []int {
	keys := make([]int, 0, len(m))
	for k := range m {
		keys = append(keys, k)
	}
	slices.Sort(keys)
	return keys
}

// degree is how many ways lead through a node.
type degree struct{ ways, node int }

// degrees is a heap of nodes, the fewest ways first.
type degrees struct{ list []degree }

func (d *degrees) Len() int      { return len(d.list) }
func (d *degrees) Swap(i, j int) { d.list[i], d.list[j] = d.list[j], d.list[i] }
func (d *degrees) Less(i, j int) bool {
	a, b := d.list[i], d.list[j]
	return a.ways < b.ways || a.ways == b.ways && a.node < b.node
}
func (d *degrees) Push(x any) { d.list = append(d.list, x.(degree)) }
func (d *degrees) Pop() any {
	n := len(d.list) - 1
	x := d.list[n]
	d.list = d.list[:n]
	return x
}

// strong returns the strongly connected components among the nodes marked in
// use, those that others lead to first (Tarjan, “Depth-First Search and Linear
// Graph Algorithms”, SIAM Journal on Computing 1, 1972). It keeps its own stack:
// a page may be one path of 10,000 nodes.
func strong(next [][]arc, use []bool) [][]int {
	const unseen = -1
	index := make([]int, len(next))
	low := make([]int, len(next))
	onStack := make([]bool, len(next))
	for i := range index {
		index[i] = unseen
	}
	type frame struct{ node, arc int }
	var stack []int
	var calls []frame
	var comps [][]int
	count := 0
	for root := range next {
		if !use[root] || index[root] != unseen {
			continue
		}
		calls = append(calls, frame{root, 0})
		for len(calls) > 0 {
			f := &calls[len(calls)-1]
			i := f.node
			if f.arc == 0 {
				index[i], low[i] = count, count
				count++
				stack = append(stack, i)
				onStack[i] = true
			}
			if f.arc < len(next[i]) {
				j := next[i][f.arc].to
				f.arc++
				switch {
				case index[j] == unseen:
					calls = append(calls, frame{j, 0})
				case onStack[j]:
					low[i] = min(low[i], index[j])
				}
				continue
			}
			calls = calls[:len(calls)-1]
			if len(calls) > 0 {
				p := calls[len(calls)-1].node
				low[p] = min(low[p], low[i])
			}
			if low[i] == index[i] {
				var comp []int
				for {
					j := stack[len(stack)-1]
					stack = stack[:len(stack)-1]
					onStack[j] = false
					comp = append(comp, j)
					if j == i {
						break
					}
				}
				slices.Sort(comp)
				comps = append(comps, comp)
			}
		}
	}
	return comps
}
