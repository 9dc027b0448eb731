package measure

import (
	"container/heap"
	"slices"
)

// alone is the elimination of a node that is on no loop but its own.
func (c *chain) alone(i int) elim {
	out := c.leave[i]
	for _, a := range c.next[i] {
		if a.to != i {
			out += a.p
		}
	}
	return elim{node: i, pivot: out}
}

// system is what is left of a loop while its nodes are eliminated. Nodes are counted
// within the loop.
type system struct {
	nodes []int              // their numbers in the chain
	rows  []map[int]float64  // probabilities of going from one node to another
	cols  []map[int]struct{} // from where a node is reached
	leave []float64          // for outside the loop
}

// systemOf reads loop k.
func (c *chain) systemOf(k int, nodes []int) *system {
	s := &system{nodes: nodes, rows: make([]map[int]float64, len(nodes)), cols: make([]map[int]struct{}, len(nodes)), leave: make([]float64, len(nodes))}
	at := make(map[int]int, len(nodes))
	for j, i := range nodes {
		at[i] = j
		s.rows[j], s.cols[j] = map[int]float64{}, map[int]struct{}{}
	}
	for j, i := range nodes {
		s.leave[j] = c.leave[i]
		for _, a := range c.next[i] {
			switch {
			case c.inner[a.to] != k:
				s.leave[j] += a.p
			case a.to != i: // a link to itself is what the pivot leaves out
				s.rows[j][at[a.to]] = a.p
				s.cols[at[a.to]][j] = struct{}{}
			}
		}
	}
	return s
}

// ways is how many ways lead through a node.
func (s *system) ways(j int) int { return len(s.rows[j]) * len(s.cols[j]) }

// takeOut eliminates a node: the ways around it take over its share. The ends of the
// arcs that it returns are counted within the loop.
func (s *system) takeOut(j int) elim {
	// Sorted, because the order of a sum decides its last digits.
	e := elim{node: s.nodes[j], pivot: s.leave[j]}
	for _, t := range sortedKeys(s.rows[j]) {
		e.pivot += s.rows[j][t]
		e.to = append(e.to, arc{t, s.rows[j][t]})
		delete(s.cols[t], j)
	}
	for _, f := range sortedKeys(s.cols[j]) {
		p := s.rows[f][j]
		delete(s.rows[f], j)
		e.from = append(e.from, arc{f, p})
		for _, a := range e.to {
			if a.to != f {
				s.rows[f][a.to] += p * a.p / e.pivot
				s.cols[a.to][f] = struct{}{}
			}
		}
		s.leave[f] += p * s.leave[j] / e.pivot
	}
	return e
}

// eliminate takes the nodes of loop k out one by one, the one with the fewest
// ways through it first; ways around it take over its share.
func (c *chain) eliminate(k int, nodes []int) []elim {
	s := c.systemOf(k, nodes)
	q := &degrees{}
	for j := range nodes {
		q.list = append(q.list, degree{s.ways(j), j})
	}
	heap.Init(q)
	gone := make([]bool, len(nodes))
	out := make([]elim, 0, len(nodes))
	for q.Len() > 0 {
		d := heap.Pop(q).(degree)
		if gone[d.node] || d.ways != s.ways(d.node) {
			continue // an entry for a state of the node that has passed
		}
		gone[d.node] = true
		if c.work -= d.ways; c.work < 0 {
			c.hard = true
			return nil
		}
		e := s.takeOut(d.node)
		for _, list := range [][]arc{e.from, e.to} {
			for i := range list {
				t := list[i].to
				heap.Push(q, degree{s.ways(t), t})
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
