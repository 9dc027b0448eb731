package layout

import "math"

// arc says that one vertex stands at least one layer before another; weight is
// what a layer of length costs.
type arc struct {
	from, to int32
	weight   float64
}

// ranks assigns layers 0, 1, 2 … such that every arc goes forward and the sum of
// their weighted lengths is least: the network simplex method of Gansner,
// Koutsofios, North and Vo, "A Technique for Drawing Directed Graphs" (1993).
// The arcs must form no cycle and must connect all vertices.
func ranks(n int, arcs []arc) []int {
	s := &simplex{n: n, arcs: arcs, rank: make([]int, n)}
	s.outs, s.ins = make([][]int32, n), make([][]int32, n)
	for i, a := range arcs {
		s.outs[a.from] = append(s.outs[a.from], int32(i))
		s.ins[a.to] = append(s.ins[a.to], int32(i))
	}
	s.longest()
	if n > 1 {
		s.grow()
		s.pivot()
	}
	s.normalise()
	s.balance()
	return s.rank
}

type simplex struct {
	n         int
	arcs      []arc
	outs, ins [][]int32
	rank      []int

	inTree   []bool
	cut      []float64
	tree     [][]int32 // tree arcs at a vertex
	parent   []int32   // tree arc towards the root, −1 at the root
	low, lim []int32   // postorder numbers: those below v are low … lim
}

// longest gives every vertex the lowest layer possible.
func (s *simplex) longest() {
	open := make([]int, s.n)
	queue := make([]int32, 0, s.n)
	for v := range s.n {
		open[v] = len(s.ins[v])
		if open[v] == 0 {
			queue = append(queue, int32(v))
		}
	}
	for i := 0; i < len(queue); i++ {
		v := queue[i]
		for _, e := range s.outs[v] {
			w := s.arcs[e].to
			s.rank[w] = max(s.rank[w], s.rank[v]+1)
			if open[w]--; open[w] == 0 {
				queue = append(queue, w)
			}
		}
	}
}

func (s *simplex) slack(e int32) int {
	a := &s.arcs[e]
	return s.rank[a.to] - s.rank[a.from] - 1
}

// grow builds a spanning tree of arcs without slack.
func (s *simplex) grow() {
	m := len(s.arcs)
	s.inTree, s.cut = make([]bool, m), make([]float64, m)
	s.tree = make([][]int32, s.n)
	s.parent, s.low, s.lim = make([]int32, s.n), make([]int32, s.n), make([]int32, s.n)
	// Vertices joined by arcs without slack form parts; parts are moved towards
	// each other and merged, the smaller into the larger.
	part := make([]int32, s.n)
	members := make([][]int32, s.n)
	for v := range part {
		part[v] = int32(v)
		members[v] = []int32{int32(v)}
	}
	join := func(e int32) {
		a, b := part[s.arcs[e].from], part[s.arcs[e].to]
		if len(members[a]) < len(members[b]) {
			a, b = b, a
		}
		for _, v := range members[b] {
			part[v] = a
		}
		members[a] = append(members[a], members[b]...)
		members[b] = nil
		s.inTree[e] = true
		s.tree[s.arcs[e].from] = append(s.tree[s.arcs[e].from], e)
		s.tree[s.arcs[e].to] = append(s.tree[s.arcs[e].to], e)
	}
	for e, a := range s.arcs {
		if part[a.from] != part[a.to] && s.slack(int32(e)) == 0 {
			join(int32(e))
		}
	}
	for {
		// The smallest part moves by the least slack of its arcs.
		small := int32(-1)
		parts := 0
		for p, m := range members {
			if len(m) > 0 {
				parts++
				if small < 0 || len(m) < len(members[small]) {
					small = int32(p)
				}
			}
		}
		if parts == 1 {
			break
		}
		best, least, move := int32(-1), math.MaxInt, 0
		for _, v := range members[small] {
			for _, e := range s.outs[v] {
				if part[s.arcs[e].to] != small && s.slack(e) < least {
					best, least, move = e, s.slack(e), s.slack(e)
				}
			}
			for _, e := range s.ins[v] {
				if part[s.arcs[e].from] != small && s.slack(e) < least {
					best, least, move = e, s.slack(e), -s.slack(e)
				}
			}
		}
		for _, v := range members[small] {
			s.rank[v] += move
		}
		join(best)
	}
	s.number(0, -1, 1)
	s.cutValues()
}

// number numbers the tree below v in postorder from low, with iteration instead
// of recursion because trees can be as deep as they are large.
func (s *simplex) number(v, parent, low int32) int32 {
	type frame struct {
		v    int32
		next int
	}
	s.parent[v], s.low[v] = parent, low
	stack := []frame{{v, 0}}
	n := low
	for len(stack) > 0 {
		f := &stack[len(stack)-1]
		if f.next < len(s.tree[f.v]) {
			e := s.tree[f.v][f.next]
			f.next++
			if e == s.parent[f.v] {
				continue
			}
			w := s.other(e, f.v)
			s.parent[w], s.low[w] = e, n
			stack = append(stack, frame{w, 0})
			continue
		}
		s.lim[f.v] = n
		n++
		stack = stack[:len(stack)-1]
	}
	return n
}

func (s *simplex) other(e, v int32) int32 {
	if s.arcs[e].from == v {
		return s.arcs[e].to
	}
	return s.arcs[e].from
}

// below reports whether w stands in the tree below v (or is v).
func (s *simplex) below(w, v int32) bool { return s.low[v] <= s.lim[w] && s.lim[w] <= s.lim[v] }

// cutValues computes the cut value of every tree arc from the leaves upwards.
func (s *simplex) cutValues() {
	byLim := make([]int32, s.n+1)
	for v := range s.n {
		byLim[s.lim[v]] = int32(v)
	}
	for _, v := range byLim[1:] {
		f := s.parent[v]
		if f < 0 {
			continue
		}
		down := s.arcs[f].from == v
		sum := 0.0
		for _, es := range [2][]int32{s.outs[v], s.ins[v]} {
			for _, e := range es {
				sum += s.share(e, v, down)
			}
		}
		s.cut[f] = sum
	}
}

// share is what the arc e at v adds to the cut value of the tree arc above v,
// which starts at v when down is true.
func (s *simplex) share(e, v int32, down bool) float64 {
	var value float64
	outside := !s.below(s.other(e, v), v)
	if outside {
		value = s.arcs[e].weight
	} else {
		if s.inTree[e] {
			value = s.cut[e]
		}
		value -= s.arcs[e].weight
	}
	plus := s.arcs[e].to == v
	if !down {
		plus = s.arcs[e].from == v
	}
	if plus == outside {
		return -value
	}
	return value
}

// pivot exchanges tree arcs with a negative cut value until there are none. The
// number of exchanges is limited: beyond it the gain is small.
func (s *simplex) pivot() {
	limit := 4*s.n + 200
	from := 0
	m := len(s.arcs)
	for range limit {
		// The most negative one of the next 30 found, as Graphviz does.
		leave, found := int32(-1), 0
		for k := 0; k < m && found < 30; k++ {
			e := int32((from + k) % m)
			if s.inTree[e] && s.cut[e] < -1e-9 {
				if leave < 0 || s.cut[e] < s.cut[leave] {
					leave = e
				}
				found++
				if found == 30 {
					from = int(e)
				}
			}
		}
		if leave < 0 {
			return
		}
		enter := s.entering(leave)
		if enter < 0 {
			return
		}
		s.exchange(leave, enter)
	}
}

// entering returns the arc with the least slack that crosses the cut of the tree
// arc e the other way.
func (s *simplex) entering(e int32) int32 {
	a := &s.arcs[e]
	v, out := a.head(s)
	best, least := int32(-1), math.MaxInt
	stack := []int32{v}
	for len(stack) > 0 {
		u := stack[len(stack)-1]
		stack = stack[:len(stack)-1]
		list := s.ins[u]
		if out {
			list = s.outs[u]
		}
		for _, c := range list {
			if !s.inTree[c] && !s.below(s.other(c, u), v) {
				if sl := s.slack(c); sl < least || sl == least && c < best {
					best, least = c, sl
				}
			}
		}
		for _, t := range s.tree[u] {
			if t != s.parent[u] {
				stack = append(stack, s.other(t, u))
			}
		}
	}
	return best
}

// head returns the end of a tree arc that stands below the other one, and
// whether that is where the arc goes to.
func (a *arc) head(s *simplex) (v int32, out bool) {
	if s.lim[a.from] < s.lim[a.to] {
		return a.from, false
	}
	return a.to, true
}

// exchange takes the tree arc e out and f in.
func (s *simplex) exchange(e, f int32) {
	if d := s.slack(f); d > 0 {
		v, out := s.arcs[e].head(s)
		if out {
			d = -d
		}
		stack := []int32{v}
		for len(stack) > 0 {
			u := stack[len(stack)-1]
			stack = stack[:len(stack)-1]
			s.rank[u] -= d
			for _, t := range s.tree[u] {
				if t != s.parent[u] {
					stack = append(stack, s.other(t, u))
				}
			}
		}
	}
	value := s.cut[e]
	top := s.climb(s.arcs[f].from, s.arcs[f].to, value, true)
	s.climb(s.arcs[f].to, s.arcs[f].from, value, false)
	s.cut[f], s.cut[e] = -value, 0
	s.inTree[e], s.inTree[f] = false, true
	for _, v := range [2]int32{s.arcs[e].from, s.arcs[e].to} {
		t := s.tree[v]
		for i := range t {
			if t[i] == e {
				t[i] = t[len(t)-1]
				s.tree[v] = t[:len(t)-1]
				break
			}
		}
	}
	s.tree[s.arcs[f].from] = append(s.tree[s.arcs[f].from], f)
	s.tree[s.arcs[f].to] = append(s.tree[s.arcs[f].to], f)
	s.number(top, s.parent[top], s.low[top])
}

// climb adds value to the cut values on the way from v up to the first vertex
// that w is below of, and returns that vertex.
func (s *simplex) climb(v, w int32, value float64, forward bool) int32 {
	for !s.below(w, v) {
		e := s.parent[v]
		if (s.arcs[e].from == v) == forward {
			s.cut[e] += value
		} else {
			s.cut[e] -= value
		}
		v = s.other(e, v)
	}
	return v
}

func (s *simplex) normalise() {
	least := math.MaxInt
	for _, r := range s.rank {
		least = min(least, r)
	}
	for v := range s.rank {
		s.rank[v] -= least
	}
}

// balance moves vertices that can move at no cost to the emptiest layer.
func (s *simplex) balance() {
	last := 0
	for _, r := range s.rank {
		last = max(last, r)
	}
	count := make([]int, last+1)
	for _, r := range s.rank {
		count[r]++
	}
	for v := range s.n {
		lo, hi, in, out := 0, last, 0.0, 0.0
		for _, e := range s.ins[v] {
			lo = max(lo, s.rank[s.arcs[e].from]+1)
			in += s.arcs[e].weight
		}
		for _, e := range s.outs[v] {
			hi = min(hi, s.rank[s.arcs[e].to]-1)
			out += s.arcs[e].weight
		}
		if in != out || len(s.ins[v]) == 0 || len(s.outs[v]) == 0 {
			continue
		}
		best := s.rank[v]
		for r := lo; r <= hi; r++ {
			if count[r] < count[best]-1 || r < best && count[r] == count[best]-1 {
				best = r
			}
		}
		count[s.rank[v]]--
		count[best]++
		s.rank[v] = best
	}
}
