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

// eliminate takes the nodes of loop k out one by one, the one with the fewest
// ways through it first; ways around it take over its share.
func (c *chain) eliminate(k int, nodes []int) []elim {
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
