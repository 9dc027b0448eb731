package route

import (
	"math"
	"slices"

	"waymark/model/geom"
)

// searcher finds one line at right angles at a time. It starts with the two
// shapes alone: the lines at their ports, at a distance around them and halfway
// between them make a small grid, in which A* looks for the cheapest way. The way
// found is checked against the page. The shapes that stand on it join the grid
// with lines of their own, and the search is repeated until a way is free. So the
// work depends on what lies in the way and not on the size of the page, and the
// line is the cheapest one around the shapes that matter.
type searcher struct {
	grid   *grid
	xs, ys []float64
	qx, qy []int32 // the same in steps
	wx, wy []int32 // what turning onto a line costs, in steps
	good   [2][]float64
	seen   []int32 // the shapes whose lines are in the grid

	// By crossing of lines; valid where the stamp is the current one.
	stamp  uint32
	hs, vs []uint32 // the step to the next column or row is blocked
	states []state
	heap   []entry
	goals  []goal
	way    []geom.Pt // the last way found

	from, to []port // scratch: where a line can start and end

	// What the last search depends on, to know later what a change concerns: the
	// ways that it checked.
	trace []geom.Rect
	all   bool // the search gave up: everything concerns it
}

type state struct {
	g      int32
	parent int32
	stamp  uint32
	closed bool
}

// entry is a state to be looked at: f is the least cost of a whole line through
// it, h what is still to come. Of equal ones that nearer to the goal is first.
type entry struct{ f, h, s int32 }

// goal is a port at the end.
type goal struct {
	cell, x, y int32
	rest       int32 // cost from there on
	dir        int8
}

// steps converts a cost: it is counted in whole steps of 1/16 unit, so that
// rounding cannot decide between equal ways.
func steps(v float64) int32 { return int32(math.Round(v * 16)) }

const bendSteps = int32(bendCost * 16)

// port is a way to leave or to enter.
type port struct {
	side Side
	at   geom.Pt // on the rectangle
	stub geom.Pt // where the line may turn first
	dir  int     // in which the line runs there
	cost float64
}

const (
	maxShapes = 240 // of more shapes than these no way around is looked for
	maxRounds = 80
)

// find returns the corners from one of the ports in from to one of those in to.
// The first port of each is the preferred one; the others are looked at when the
// preferred ones cannot be joined directly. The lines through between are as good
// as those through ports; it may have no number for x or y.
func (w *searcher) find(from, to []port, between geom.Pt, f *filter) (pts []geom.Pt, s, t Side, ok bool) {
	w.seen = w.seen[:0]
	for _, i := range [2]int32{f.from, f.to} {
		if i >= 0 && !slices.Contains(w.seen, i) {
			w.seen = append(w.seen, i)
		}
	}
	p, q := from, to
	if from[0].side != Auto {
		p = from[:1]
	}
	if to[0].side != Auto {
		q = to[:1]
	}
	for range maxRounds {
		w.lines(p, q, between)
		w.block(f)
		got, a, b, cost, least := w.run(p, q)
		direct := got != nil && cost <= least+166
		free := got != nil && w.check(got, f)
		if free && (direct || len(p) == len(from) && len(q) == len(to)) {
			return slices.Clone(got), a, b, true
		}
		if len(p) < len(from) || len(q) < len(to) {
			p, q = from, to
			continue
		}
		if got == nil || len(w.seen) >= maxShapes {
			break
		}
	}
	return nil, Auto, Auto, false
}

// check reports whether a way is free. The shapes that stand on it are added to
// those seen.
func (w *searcher) check(pts []geom.Pt, f *filter) bool {
	free := true
	for k := 1; k < len(pts); k++ {
		way := geom.Span(pts[k-1], pts[k])
		w.trace = append(w.trace, way)
		room := way.Inset(-f.margin)
		w.grid.each(room, func(i int32, s geom.Rect) bool {
			if i == f.from || i == f.to || !f.blocks(i) {
				return true
			}
			if room.X < s.Right() && s.X < room.Right() && room.Y < s.Bottom() && s.Y < room.Bottom() {
				free = false
				if !slices.Contains(w.seen, i) {
					w.seen = append(w.seen, i)
				}
			}
			return true
		})
	}
	return free
}

// block marks the steps of the grid that lead through shapes seen.
func (w *searcher) block(f *filter) {
	nx, ny := len(w.xs), len(w.ys)
	if n := nx * ny; len(w.hs) < n {
		n += n / 2
		w.hs, w.vs = make([]uint32, n), make([]uint32, n)
		w.states = make([]state, 4*n)
		w.stamp = 0
	}
	w.stamp++
	for _, i := range w.seen {
		if !f.blocks(i) {
			continue
		}
		m := f.margin
		if i == f.from || i == f.to {
			m = 0
		}
		r := w.grid.rects[i].Inset(-m)
		// Lines strictly inside, and steps that overlap the inside.
		x1, x2 := above(w.xs, r.X), below(w.xs, r.Right())
		y1, y2 := above(w.ys, r.Y), below(w.ys, r.Bottom())
		for x := max(x1-1, 0); x <= x2; x++ {
			for y := y1; y <= y2; y++ {
				w.hs[x*ny+y] = w.stamp
			}
		}
		for x := x1; x <= x2; x++ {
			for y := max(y1-1, 0); y <= y2; y++ {
				w.vs[x*ny+y] = w.stamp
			}
		}
	}
}

// above returns the index of the first line beyond v, below that of the last
// line before it.
func above(lines []float64, v float64) int {
	i, found := slices.BinarySearch(lines, v)
	if found {
		i++
	}
	return i
}

func below(lines []float64, v float64) int {
	i, _ := slices.BinarySearch(lines, v)
	return i - 1
}

// lines sets up the grid lines for the shapes seen so far.
func (w *searcher) lines(from, to []port, between geom.Pt) {
	w.xs, w.ys = w.xs[:0], w.ys[:0]
	for _, ps := range [2][]port{from, to} {
		for _, p := range ps {
			w.xs = append(w.xs, p.stub.X)
			w.ys = append(w.ys, p.stub.Y)
		}
	}
	w.good[0], w.good[1] = append(w.good[0][:0], w.xs...), append(w.good[1][:0], w.ys...)
	if !math.IsNaN(between.X) {
		w.xs = append(w.xs, between.X)
	}
	if !math.IsNaN(between.Y) {
		w.ys = append(w.ys, between.Y)
	}
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
	w.xs, w.qx, w.wx = sortLines(w.xs, w.good[0], w.qx, w.wx)
	w.ys, w.qy, w.wy = sortLines(w.ys, w.good[1], w.qy, w.wy)
	if i := slices.Index(w.xs, between.X); i >= 0 {
		w.wx[i] = 0
	}
	if i := slices.Index(w.ys, between.Y); i >= 0 {
		w.wy[i] = 0
	}
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

// sortLines sorts lines and says what turning onto each costs: a little for those
// that ports lie on, a little more for those that merely keep clear of a shape.
func sortLines(v, good []float64, q, weight []int32) (lines []float64, scaled, weights []int32) {
	slices.Sort(v)
	v = slices.Compact(v)
	q, weight = q[:0], weight[:0]
	for _, x := range v {
		q = append(q, steps(x))
		if slices.Contains(good, x) {
			weight = append(weight, 8)
		} else {
			weight = append(weight, 16)
		}
	}
	return v, q, weight
}

func indexOf(v []float64, x float64) int {
	i, _ := slices.BinarySearch(v, x)
	return i
}

// run searches the present grid. It returns the corners, the cost, and the least
// cost that a line between these ports could have, both in steps. The
// corners are valid until the next call.
func (w *searcher) run(from, to []port) (pts []geom.Pt, s, t Side, cost, least int32) {
	nx, ny := len(w.xs), len(w.ys)
	w.heap, w.goals = w.heap[:0], w.goals[:0]
	for _, p := range to {
		i, j := indexOf(w.xs, p.stub.X), indexOf(w.ys, p.stub.Y)
		w.goals = append(w.goals, goal{int32(i*ny + j), w.qx[i], w.qy[j], steps(p.cost + p.at.Dist(p.stub)), int8(p.dir)})
	}
	least = math.MaxInt32
	for k, p := range from {
		i, j := indexOf(w.xs, p.stub.X), indexOf(w.ys, p.stub.Y)
		g := steps(p.cost + p.at.Dist(p.stub))
		h := w.rest(w.qx[i], w.qy[j], p.dir)
		least = min(least, g+h)
		if q := &w.states[(i*ny+j)*4+p.dir]; q.stamp != w.stamp || q.g > g {
			*q = state{g: g, parent: int32(-1 - k), stamp: w.stamp}
			w.push(entry{g + h, h, int32((i*ny+j)*4 + p.dir)})
		}
	}
	for len(w.heap) > 0 {
		e := w.pop()
		if e.s < 0 { // a goal: its port and the state before are packed in the number
			v := -e.s - 1
			end := to[int(v)%len(to)]
			src := from[w.walk(v/int32(len(to)), ny, end.at)]
			w.way = append(w.way, src.at)
			slices.Reverse(w.way)
			return simplify(w.way), src.side, end.side, e.f, least
		}
		st := &w.states[e.s]
		if st.closed {
			continue
		}
		st.closed = true
		g, c, d := st.g, int(e.s>>2), int(e.s&3)
		i, j := c/ny, c%ny
		for k := range w.goals {
			if q := &w.goals[k]; int(q.cell) == c && int(q.dir) != d^2 {
				total := g + q.rest
				if int(q.dir) != d {
					total += bendSteps
				}
				w.push(entry{total, 0, -(e.s*int32(len(to)) + int32(k)) - 1})
			}
		}
		for turn := range 4 {
			if turn == 2 {
				continue
			}
			d2 := (d + turn) & 3
			i2, j2, g2 := i, j, g
			switch d2 {
			case 0:
				if j2--; j2 < 0 || w.vs[c-1] == w.stamp {
					continue
				}
				g2 += w.qy[j] - w.qy[j2]
			case 1:
				if i2++; i2 >= nx || w.hs[c] == w.stamp {
					continue
				}
				g2 += w.qx[i2] - w.qx[i]
			case 2:
				if j2++; j2 >= ny || w.vs[c] == w.stamp {
					continue
				}
				g2 += w.qy[j2] - w.qy[j]
			case 3:
				if i2--; i2 < 0 || w.hs[c-ny] == w.stamp {
					continue
				}
				g2 += w.qx[i] - w.qx[i2]
			}
			if turn != 0 {
				g2 += bendSteps
				if d2&1 == 1 {
					g2 += w.wy[j]
				} else {
					g2 += w.wx[i]
				}
			}
			s2 := (i2*ny+j2)*4 + d2
			q := &w.states[s2]
			if q.stamp == w.stamp && q.g <= g2 {
				continue
			}
			*q = state{g: g2, parent: e.s, stamp: w.stamp}
			h := w.rest(w.qx[i2], w.qy[j2], d2)
			w.push(entry{g2 + h, h, int32(s2)})
		}
	}
	return nil, Auto, Auto, 0, least
}

// rest is a lower bound of the cost from a place, running in direction d, to a
// goal.
func (w *searcher) rest(x, y int32, d int) int32 {
	best := int32(math.MaxInt32)
	for k := range w.goals {
		q := &w.goals[k]
		dx, dy := q.x-x, q.y-y
		c := q.rest + max(dx, -dx) + max(dy, -dy)
		if c < best {
			best = min(best, c+bendSteps*leastBends(dx, dy, d, int(q.dir)))
		}
	}
	return best
}

// leastBends is bends for the way (dx, dy).
func leastBends(dx, dy int32, d, e int) int32 {
	ahead, aside := dx, dy
	switch d {
	case 0:
		ahead, aside = -dy, dx
	case 2:
		ahead, aside = dy, dx
	case 3:
		ahead = -dx
	}
	switch (e - d) & 3 {
	case 0:
		if ahead < 0 {
			return 4
		}
		if aside != 0 {
			return 2
		}
		return 0
	case 2:
		if aside != 0 {
			return 2
		}
		return 4
	}
	along := aside
	if e == 0 || e == 3 {
		along = -aside
	}
	if ahead >= 0 && along >= 0 {
		return 1
	}
	return 3
}

// walk goes back from end through the points of the grid that led to state s, and
// returns the port that the way began at.
func (w *searcher) walk(s int32, ny int, end geom.Pt) (first int) {
	w.way = append(w.way[:0], end)
	for s >= 0 {
		c := s / 4
		w.way = append(w.way, geom.P(w.xs[int(c)/ny], w.ys[int(c)%ny]))
		s = w.states[s].parent
	}
	return int(-1 - s)
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
func less(a, b entry) bool {
	if a.f != b.f {
		return a.f < b.f
	}
	if a.h != b.h {
		return a.h < b.h
	}
	return a.s < b.s
}

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
