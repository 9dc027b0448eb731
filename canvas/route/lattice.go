package route

import (
	"math"
	"slices"

	"waymark/model/geom"
)

// block marks the steps of the lattice that lead through shapes seen.
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
		r := w.grid.boxes[i].grown(m)
		// Lines strictly inside, and steps that overlap the inside.
		x1, x2 := above(w.xs, r.lo[0]), below(w.xs, r.hi[0])
		y1, y2 := above(w.ys, r.lo[1]), below(w.ys, r.hi[1])
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

// lines sets up the lattice for the shapes seen so far: to the lines that it had for
// some of them, those of the others come.
func (w *searcher) lines(from, to []port, between geom.Pt) {
	if w.paired == 0 {
		w.linesOfPorts(from, to, between)
	}
	for ; w.paired < len(w.seen); w.paired++ {
		k, i := w.paired, w.seen[w.paired]
		r := &w.grid.boxes[i]
		w.xs = append(w.xs, r.lo[0]-clearance, r.hi[0]+clearance)
		w.ys = append(w.ys, r.lo[1]-clearance, r.hi[1]+clearance)
		for _, j := range w.seen[:k] {
			o := &w.grid.boxes[j]
			if r.lo[0] < o.hi[0] && o.lo[0] < r.hi[0] && r.lo[1] < o.hi[1] && o.lo[1] < r.hi[1] {
				w.overlaps++
			}
			if m, ok := narrow(r.lo[0], r.hi[0], o.lo[0], o.hi[0]); ok {
				w.xs = append(w.xs, m)
			}
			if m, ok := narrow(r.lo[1], r.hi[1], o.lo[1], o.hi[1]); ok {
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

// linesOfPorts begins a lattice with the lines that no shape stands beside.
func (w *searcher) linesOfPorts(from, to []port, between geom.Pt) {
	w.xs, w.ys = w.xs[:0], w.ys[:0]
	for _, ps := range [2][]port{from, to} {
		for i := range ps {
			w.xs = append(w.xs, ps[i].stub.X)
			w.ys = append(w.ys, ps[i].stub.Y)
		}
	}
	w.good[0], w.good[1] = append(w.good[0][:0], w.xs...), append(w.good[1][:0], w.ys...)
	if !math.IsNaN(between.X) {
		w.xs = append(w.xs, between.X)
	}
	if !math.IsNaN(between.Y) {
		w.ys = append(w.ys, between.Y)
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
