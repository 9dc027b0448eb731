package route

import (
	"math"
	"slices"

	"waymark/model/geom"
)

// searcher finds one line at right angles at a time. It starts with the two
// shapes alone: the lines at their ports, at a distance around them and halfway
// between them make a small grid, in which A* looks for the cheapest way. Steps
// in that grid are checked against all shapes of the page. What turns out to be
// in the way adds its own lines to the grid, and the search is repeated. So the
// work depends on what lies in the way and not on the size of the page.
type searcher struct {
	grid   *grid
	xs, ys []float64
	wx, wy []float64 // what turning onto a line costs
	seen   []int32   // the shapes whose lines are in the grid
	block  []int32   // shapes met on the way that are not

	// By cell, valid where the stamp is the current one.
	stamp    uint32
	hs, vs   []uint32
	hi, vi   []int32 // index in spans
	spans    []span
	states   []state
	heap     []entry
	goalCell []int32

	// What the last search has looked at, to know later what a change concerns.
	trace []geom.Rect
	all   bool // the search gave up: everything concerns it
}

type span struct {
	lo, hi int32 // indexes of lines that can be reached
	bl, bh int32 // the shapes beyond, or −1
}

type state struct {
	g      float64
	parent int32
	stamp  uint32
	closed bool
}

type entry struct {
	f float64
	s int32
}

// port is a way to leave or to enter.
type port struct {
	side Side
	at   geom.Pt // on the rectangle
	stub geom.Pt // where the line may turn first
	dir  int     // in which the line runs there
	cost float64
}

const (
	maxShapes  = 220 // lines of more shapes than these are not looked at
	extraTurns = 2   // searches that go on after a line was found
)

// find returns the corners from one of the ports in from to one of those in to.
func (w *searcher) find(from, to []port, mids []geom.Pt, f *filter) (pts []geom.Pt, s, t Side, ok bool) {
	w.seen = w.seen[:0]
	for _, i := range [2]int32{f.from, f.to} {
		if i >= 0 && !slices.Contains(w.seen, i) {
			w.seen = append(w.seen, i)
		}
	}
	found := 0
	var best []geom.Pt
	for {
		w.lines(from, to, mids)
		got, a, b, cost, least := w.run(from, to, f)
		if got != nil {
			best, s, t = got, a, b
			found++
			if cost <= least+1 || found > extraTurns {
				return best, s, t, true
			}
		}
		grown := false
		for _, i := range w.block {
			if len(w.seen) < maxShapes && !slices.Contains(w.seen, i) {
				w.seen = append(w.seen, i)
				grown = true
			}
		}
		if !grown {
			return best, s, t, best != nil
		}
	}
}

// lines sets up the grid lines for the shapes seen so far.
func (w *searcher) lines(from, to []port, mids []geom.Pt) {
	w.xs, w.ys = w.xs[:0], w.ys[:0]
	for _, ps := range [2][]port{from, to} {
		for _, p := range ps {
			w.xs = append(w.xs, p.stub.X)
			w.ys = append(w.ys, p.stub.Y)
		}
	}
	for _, m := range mids {
		if !math.IsNaN(m.X) {
			w.xs = append(w.xs, m.X)
		}
		if !math.IsNaN(m.Y) {
			w.ys = append(w.ys, m.Y)
		}
	}
	good, goodY := slices.Clone(w.xs), slices.Clone(w.ys)
	for k, i := range w.seen {
		r := w.grid.rects[i]
		w.xs = append(w.xs, r.X-clearance, r.Right()+clearance)
		w.ys = append(w.ys, r.Y-clearance, r.Bottom()+clearance)
		for _, j := range w.seen[:k] {
			o := w.grid.rects[j]
			if m, ok := narrow(r.X, r.Right(), o.X, o.Right()); ok {
				w.xs = append(w.xs, m)
			}
			if m, ok := narrow(r.Y, r.Bottom(), o.Y, o.Bottom()); ok {
				w.ys = append(w.ys, m)
			}
		}
	}
	w.xs, w.wx = sortLines(w.xs, good, w.wx)
	w.ys, w.wy = sortLines(w.ys, goodY, w.wy)
}

// narrow returns the middle of the gap between two intervals if it is too
// narrow to keep the clearance on both sides.
func narrow(a1, a2, b1, b2 float64) (float64, bool) {
	if g := b1 - a2; g > 0 && g < 2*clearance {
		return a2 + g/2, true
	}
	if g := a1 - b2; g > 0 && g < 2*clearance {
		return b2 + g/2, true
	}
	return 0, false
}

func sortLines(v, good, weight []float64) (lines, weights []float64) {
	slices.Sort(v)
	v = slices.Compact(v)
	weight = weight[:0]
	for _, x := range v {
		if slices.Contains(good, x) {
			weight = append(weight, 0)
		} else {
			weight = append(weight, 1)
		}
	}
	return v, weight
}

func indexOf(v []float64, x float64) int {
	i, _ := slices.BinarySearch(v, x)
	return i
}

// run searches the present grid.
func (w *searcher) run(from, to []port, f *filter) (pts []geom.Pt, s, t Side, cost, least float64) {
	nx, ny := len(w.xs), len(w.ys)
	n := nx * ny
	if len(w.hs) < n {
		w.hs, w.vs = make([]uint32, n), make([]uint32, n)
		w.hi, w.vi = make([]int32, n), make([]int32, n)
		w.states = make([]state, 4*n)
		w.stamp = 0
	}
	w.stamp++
	w.spans, w.heap, w.block = w.spans[:0], w.heap[:0], w.block[:0]
	w.goalCell = w.goalCell[:0]
	for _, p := range to {
		w.goalCell = append(w.goalCell, int32(indexOf(w.xs, p.stub.X)*ny+indexOf(w.ys, p.stub.Y)))
	}
	least = math.Inf(1)
	for k, p := range from {
		c := indexOf(w.xs, p.stub.X)*ny + indexOf(w.ys, p.stub.Y)
		g := p.cost + p.at.Dist(p.stub)
		h := g + w.rest(p.stub, p.dir, to)
		least = math.Min(least, h)
		w.relax(int32(c*4+p.dir), g, int32(-1-k), h)
	}
	for len(w.heap) > 0 {
		e := w.pop()
		if e.s < 0 { // a goal: its port and the state before are packed in the number
			v := -e.s - 1
			goal := to[int(v)%len(to)]
			pts, first := w.walk(v/int32(len(to)), ny)
			pts = append(pts, goal.at)
			src := from[first]
			pts = append([]geom.Pt{src.at}, pts...)
			return simplify(pts), src.side, goal.side, e.f, least
		}
		st := &w.states[e.s]
		if st.closed {
			continue
		}
		st.closed = true
		g, c, d := st.g, e.s/4, int(e.s&3)
		i, j := c/int32(ny), c%int32(ny)
		for k, gc := range w.goalCell {
			if gc == c && to[k].dir != (d+2)&3 {
				total := g + to[k].cost + to[k].at.Dist(to[k].stub)
				if to[k].dir != d {
					total += bendCost
				}
				w.push(entry{total, -(e.s*int32(len(to)) + int32(k)) - 1})
			}
		}
		for turn := 0; turn < 4; turn++ {
			if turn == 2 {
				continue
			}
			e2 := (d + turn) & 3
			i2, j2 := i, j
			var sp *span
			if e2&1 == 1 {
				sp = w.across(i, j, ny, f)
				if e2 == 1 {
					i2++
				} else {
					i2--
				}
				if i2 > sp.hi {
					w.meet(sp.bh)
					continue
				}
				if i2 < sp.lo {
					w.meet(sp.bl)
					continue
				}
			} else {
				sp = w.along(i, j, ny, f)
				if e2 == 2 {
					j2++
				} else {
					j2--
				}
				if j2 > sp.hi {
					w.meet(sp.bh)
					continue
				}
				if j2 < sp.lo {
					w.meet(sp.bl)
					continue
				}
			}
			p := geom.P(w.xs[i2], w.ys[j2])
			g2 := g + math.Abs(p.X-w.xs[i]) + math.Abs(p.Y-w.ys[j])
			if turn != 0 {
				g2 += bendCost
				if e2&1 == 1 {
					g2 += w.wy[j]
				} else {
					g2 += w.wx[i]
				}
			}
			s2 := (i2*int32(ny)+j2)*4 + int32(e2)
			if q := &w.states[s2]; q.stamp == w.stamp && (q.closed || q.g <= g2) {
				continue
			}
			w.relax(s2, g2, e.s, g2+w.rest(p, e2, to))
		}
	}
	return nil, Auto, Auto, 0, least
}

func (w *searcher) relax(s int32, g float64, parent int32, f float64) {
	if q := &w.states[s]; q.stamp == w.stamp && q.g <= g {
		return
	}
	w.states[s] = state{g: g, parent: parent, stamp: w.stamp}
	w.push(entry{f, s})
}

// rest is a lower bound of the cost from p, running in direction d, to a goal.
func (w *searcher) rest(p geom.Pt, d int, to []port) float64 {
	best := math.Inf(1)
	for k := range to {
		q := &to[k]
		c := q.cost + math.Abs(p.X-q.stub.X) + math.Abs(p.Y-q.stub.Y) + q.at.Dist(q.stub)
		if c < best {
			c += bendCost * float64(bends(p, d, q.stub, q.dir))
			best = math.Min(best, c)
		}
	}
	return best
}

func (w *searcher) meet(i int32) {
	if i >= 0 && !slices.Contains(w.block, i) {
		w.block = append(w.block, i)
	}
}

// across returns the free stretch of row j about column i.
func (w *searcher) across(i, j int32, ny int, f *filter) *span {
	c := int(i)*ny + int(j)
	if w.hs[c] == w.stamp {
		return &w.spans[w.hi[c]]
	}
	x, y := w.xs[i], w.ys[j]
	l, r, bl, br := w.grid.row(x, y, w.xs[0], w.xs[len(w.xs)-1], f)
	sp := span{i, i, bl, br}
	if l <= r {
		for sp.lo > 0 && w.xs[sp.lo-1] >= l {
			sp.lo--
		}
		for int(sp.hi) < len(w.xs)-1 && w.xs[sp.hi+1] <= r {
			sp.hi++
		}
	}
	w.trace = append(w.trace, geom.R(math.Min(l, x), y, math.Max(r, x)-math.Min(l, x), 0))
	w.spans = append(w.spans, sp)
	for k := sp.lo; k <= sp.hi; k++ {
		w.hs[int(k)*ny+int(j)], w.hi[int(k)*ny+int(j)] = w.stamp, int32(len(w.spans)-1)
	}
	return &w.spans[len(w.spans)-1]
}

// along returns the free stretch of column i about row j.
func (w *searcher) along(i, j int32, ny int, f *filter) *span {
	c := int(i)*ny + int(j)
	if w.vs[c] == w.stamp {
		return &w.spans[w.vi[c]]
	}
	x, y := w.xs[i], w.ys[j]
	t, b, bt, bb := w.grid.col(x, y, w.ys[0], w.ys[len(w.ys)-1], f)
	sp := span{j, j, bt, bb}
	if t <= b {
		for sp.lo > 0 && w.ys[sp.lo-1] >= t {
			sp.lo--
		}
		for int(sp.hi) < len(w.ys)-1 && w.ys[sp.hi+1] <= b {
			sp.hi++
		}
	}
	w.trace = append(w.trace, geom.R(x, math.Min(t, y), 0, math.Max(b, y)-math.Min(t, y)))
	w.spans = append(w.spans, sp)
	for k := sp.lo; k <= sp.hi; k++ {
		w.vs[int(i)*ny+int(k)], w.vi[int(i)*ny+int(k)] = w.stamp, int32(len(w.spans)-1)
	}
	return &w.spans[len(w.spans)-1]
}

// walk returns the points of the grid up to state s and the port that it began at.
func (w *searcher) walk(s int32, ny int) (pts []geom.Pt, first int) {
	for s >= 0 {
		c := s / 4
		pts = append(pts, geom.P(w.xs[int(c)/ny], w.ys[int(c)%ny]))
		s = w.states[s].parent
	}
	slices.Reverse(pts)
	return pts, int(-1 - s)
}

func (w *searcher) push(e entry) {
	h := append(w.heap, e)
	i := len(h) - 1
	for i > 0 {
		p := (i - 1) / 2
		if !less(e, h[p]) {
			break
		}
		h[i] = h[p]
		i = p
	}
	h[i] = e
	w.heap = h
}

func (w *searcher) pop() entry {
	h := w.heap
	top, e := h[0], h[len(h)-1]
	h = h[:len(h)-1]
	w.heap = h
	i := 0
	for {
		c := 2*i + 1
		if c >= len(h) {
			break
		}
		if c+1 < len(h) && less(h[c+1], h[c]) {
			c++
		}
		if !less(h[c], e) {
			break
		}
		h[i] = h[c]
		i = c
	}
	if len(h) > 0 {
		h[i] = e
	}
	return top
}

// less orders the heap; equal costs go by state, so that the result does not
// depend on the order of insertion. Goals, being negative, come first.
func less(a, b entry) bool { return a.f < b.f || a.f == b.f && a.s < b.s }

// simplify drops points that repeat or lie on the straight between their
// neighbours.
func simplify(pts []geom.Pt) []geom.Pt {
	out := pts[:0:len(pts)]
	out = append(out, pts[0])
	for _, p := range pts[1:] {
		n := len(out)
		if p == out[n-1] {
			continue
		}
		if n >= 2 && between(out[n-2], out[n-1], p) {
			out[n-1] = p
			continue
		}
		out = append(out, p)
	}
	if len(out) == 1 {
		out = append(out, out[0])
	}
	return out
}

// between reports whether b lies on the axis-parallel stretch from a to c.
func between(a, b, c geom.Pt) bool {
	return a.X == b.X && b.X == c.X && (b.Y-a.Y)*(c.Y-b.Y) >= 0 ||
		a.Y == b.Y && b.Y == c.Y && (b.X-a.X)*(c.X-b.X) >= 0
}
