package measure

import "slices"

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
	c.loops = make([][]elim, 0, len(comps))
	alone := make([]elim, 0, len(comps)) // one piece of memory for most of them
	for k, nodes := range comps {
		if len(nodes) == 1 {
			alone = append(alone, c.alone(nodes[0]))
			c.loops = append(c.loops, alone[len(alone)-1:len(alone):len(alone)])
		} else {
			c.loops = append(c.loops, c.eliminate(k, nodes))
		}
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
