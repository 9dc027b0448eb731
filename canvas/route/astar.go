package route

import (
	"math"
	"slices"

	"waymark/model/geom"
)

// state is a crossing of the lattice entered in one direction: what it cost to
// come there, and from where.
type state struct {
	g      int32
	parent int32
	stamp  uint32
	closed bool
}

// entry is a state to be looked at. Its rank holds the least cost of a whole line through
// it, and below that what is still to come: of equal ones that nearer to the goal is first.
type entry struct {
	rank uint64
	s    int32
}

func newEntry(f, h, s int32) entry { return entry{uint64(f)<<32 | uint64(h), s} }

// goal is a port at the end.
type goal struct {
	cell, x, y int32
	rest       int32 // cost from there on
	dir        int8
}

func indexOf(v []float64, x float64) int {
	i, _ := slices.BinarySearch(v, x)
	return i
}

// run searches the present lattice for a way that costs less than a known one. It
// returns the corners, valid until the next call; none where there is no such way.
func (w *searcher) run(from, to []port, known int32) (pts []geom.Pt, s, t Side) {
	nx, ny := len(w.xs), len(w.ys)
	w.heap, w.goals = w.heap[:0], w.goals[:0]
	for _, p := range to {
		i, j := indexOf(w.xs, p.stub.X), indexOf(w.ys, p.stub.Y)
		w.goals = append(w.goals, goal{int32(i*ny + j), w.qx[i], w.qy[j], p.fixed, int8(p.dir)})
	}
	for k, p := range from {
		i, j := indexOf(w.xs, p.stub.X), indexOf(w.ys, p.stub.Y)
		g := p.fixed
		h := w.rest(w.qx[i], w.qy[j], p.dir)
		if q := &w.states[(i*ny+j)*4+p.dir]; g+h < known && (q.stamp != w.stamp || q.g > g) {
			*q = state{g: g, parent: int32(-1 - k), stamp: w.stamp}
			w.push(newEntry(g+h, h, int32((i*ny+j)*4+p.dir)))
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
			return simplify(w.way), src.side, end.side
		}
		st := &w.states[e.s]
		if st.closed {
			continue
		}
		st.closed = true
		if w.spent++; w.spent > perShape*(len(w.seen)+1) {
			return nil, Auto, Auto
		}
		w.work++
		g, c, d := st.g, int(e.s>>2), int(e.s&3)
		i, j := c/ny, c%ny
		for k := range w.goals {
			if q := &w.goals[k]; int(q.cell) == c && int(q.dir) != d^2 {
				total := g + q.rest
				if int(q.dir) != d {
					total += bendSteps
				}
				if total >= known {
					continue
				}
				w.push(newEntry(total, 0, -(e.s*int32(len(to))+int32(k))-1))
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
			h := w.rest(w.qx[i2], w.qy[j2], d2)
			if g2+h >= known {
				continue
			}
			*q = state{g: g2, parent: e.s, stamp: w.stamp}
			w.push(newEntry(g2+h, h, int32(s2)))
		}
	}
	return nil, Auto, Auto
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

// walk goes back from end through the points of the lattice that led to state s, and
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
	return a.rank < b.rank || a.rank == b.rank && a.s < b.s
}
