package route

import (
	"math"

	"waymark/model/geom"
)

const (
	mostSlides = 12    // places tried for one leg
	farOut     = 480.0 // how far beside its ends a line is led around things

	// The same where nothing nearer was found. From the twelfth place on the steps grow.
	mostFarSlides = 32
	farthest      = 8000.0
	farStep       = 24.0
	farGrowth     = 1.3
)

// reach is how far beside its ends a line is led around things now.
func (w *searcher) reach() float64 {
	if w.far {
		return farthest
	}
	return farOut
}

// shape makes a line with so many corners, if one is free, in w.made. A line is
// built of legs, each followed by one ray through the grid; where a leg may stand
// in several places, it slides past what stands in its way.
func (w *searcher) shape(p, q *port, corners int, between geom.Pt, f *filter) bool {
	w.made = append(w.made[:0], p.at)
	a, b := axisOf(p.dir), axisOf(q.dir)
	ok := false
	switch corners {
	case 0:
		ok = w.reaches(a, along(p.at, 1-a), along(p.at, a), along(q.at, a), f)
	case 1:
		v, u := along(p.at, 1-a), along(q.at, a)
		w.made = append(w.made, at(a, u, v))
		ok = w.reaches(a, v, along(p.at, a), u, f) && w.reaches(b, u, along(q.at, b), v, f)
	case 2:
		if p.dir == q.dir {
			ok = w.zigzag(p, q, a, between, f)
		} else {
			ok = w.bow(p, q, a, f)
		}
	case 3:
		if ok = w.hook(p, q, a, p.dir, q.dir^2, between, f); ok {
			break
		}
		// The same from the other end.
		w.made = append(w.made[:0], q.at)
		if ok = w.hook(q, p, b, q.dir^2, p.dir, between, f); ok {
			n := len(w.made)
			for i := 1; i < n-i; i++ {
				w.made[i], w.made[n-i] = w.made[n-i], w.made[i]
			}
			w.made[0] = p.at
		}
	case 4:
		ok = w.detour(p, q, a, between, f)
	}
	if ok {
		w.made = simplify(append(w.made, q.at))
	}
	return ok
}

// zigzag is a Z: its middle leg stands between the two shapes.
func (w *searcher) zigzag(p, q *port, a axis, between geom.Pt, f *filter) bool {
	b := 1 - a
	vp, vq := along(p.at, b), along(q.at, b)
	up, uq := along(p.stub, a), along(q.stub, a)
	ep := w.ray(a, vp, along(p.at, a), uq, f)
	eq := w.ray(a, vq, along(q.at, a), up, f)
	if up > uq {
		up, uq, ep, eq = uq, up, eq, ep
	}
	c, ok := w.slide(b, vp, vq, max(up, eq), min(uq, ep), along(between, a), f)
	w.made = append(w.made, at(a, c, vp), at(a, c, vq))
	return ok
}

// bow is a U: its middle leg stands beyond both ports.
func (w *searcher) bow(p, q *port, a axis, f *filter) bool {
	b := 1 - a
	vp, vq := along(p.at, b), along(q.at, b)
	up, uq := along(p.stub, a), along(q.stub, a)
	from, to := max(up, uq), max(up, uq)+w.reach()
	wish := from
	if forward(p.dir) < 0 {
		wish = min(up, uq)
		from, to = wish-w.reach(), wish
	}
	// Most often one of the shapes stands in front of the other one.
	if !w.reaches(a, vp, along(p.at, a), wish, f) || !w.reaches(a, vq, along(q.at, a), wish, f) {
		return false
	}
	c, ok := w.slide(b, vp, vq, from, to, wish, f)
	if !ok {
		return false
	}
	w.made = append(w.made, at(a, c, vp), at(a, c, vq))
	return c == wish || w.reaches(a, vp, along(p.at, a), c, f) && w.reaches(a, vq, along(q.at, a), c, f)
}

// hook has three corners: it leaves p along a, turns at once, and comes in to q
// from further out along the other axis. The directions lead away from the
// shapes.
func (w *searcher) hook(p, q *port, a axis, dp, dq int, between geom.Pt, f *filter) bool {
	b := 1 - a
	u, uq := along(p.stub, a), along(q.at, a)
	vp, vq := along(p.at, b), along(q.stub, b)
	lo, hi := w.ray(b, uq, along(q.at, b), vq+forward(dq)*w.reach(), f), vq
	if lo > hi {
		lo, hi = hi, lo
	}
	lo, hi = max(lo, min(vp, vq)-w.reach()), min(hi, max(vp, vq)+w.reach())
	if lo < vp {
		lo = max(lo, w.ray(b, u, vp, lo, f))
	}
	if hi > vp {
		hi = min(hi, w.ray(b, u, vp, hi, f))
	}
	wish := along(between, b)
	if !(wish >= min(vp, vq) && wish <= max(vp, vq)) {
		wish = vq
	}
	c, ok := w.slide(a, u, uq, lo, hi, wish, f)
	w.made = append(w.made, at(a, u, vp), at(a, u, c), at(a, uq, c))
	return ok
}

// detour has four corners: it turns as soon as it has left p and again just
// before q, and passes beside what stands between.
func (w *searcher) detour(p, q *port, a axis, between geom.Pt, f *filter) bool {
	b := 1 - a
	up, uq := along(p.stub, a), along(q.stub, a)
	vp, vq := along(p.at, b), along(q.at, b)
	lo, hi := min(vp, vq)-w.reach(), max(vp, vq)+w.reach()
	if lo = w.ray(b, up, vp, lo, f); lo < vq {
		lo = w.ray(b, uq, vq, lo, f)
	}
	if hi = w.ray(b, up, vp, hi, f); hi > vq {
		hi = w.ray(b, uq, vq, hi, f)
	}
	if lo > hi {
		return false
	}
	wish := along(between, b)
	if !(wish >= min(vp, vq) && wish <= max(vp, vq)) {
		wish = (vp + vq) / 2
	}
	c, ok := w.slide(a, up, uq, lo, hi, wish, f)
	w.made = append(w.made, at(a, up, vp), at(a, up, c), at(a, uq, c), at(a, uq, vq))
	return ok
}

// forward is 1 for a direction that leads to higher coordinates, −1 for others.
func forward(dir int) float64 {
	if dir == 1 || dir == 2 {
		return 1
	}
	return -1
}

// ray is grid.ray, with a note that this way was looked at.
func (w *searcher) ray(a axis, v, from, to float64, f *filter) float64 {
	end := w.grid.ray(a, v, from, to, f)
	if f.others { // else nothing that moves but the ends can change that
		w.look(a, v, from, end)
	}
	return end
}

// reaches reports whether a leg is free.
func (w *searcher) reaches(a axis, v, from, to float64, f *filter) bool {
	return w.ray(a, v, from, to, f) == to
}

// slide finds the place nearest to wish, in lo … hi, where a leg along axis a
// from one coordinate to the other is free.
func (w *searcher) slide(a axis, from, to, lo, hi, wish float64, f *filter) (float64, bool) {
	if !(lo <= hi) {
		return 0, false
	}
	if !(wish >= lo) {
		wish = lo
	}
	wish = min(wish, hi)
	up, down := newSlider(hi, f.margin), newSlider(-lo, f.margin)
	c, dir := wish, 0
	slides, more := mostSlides, 0.0
	if w.far {
		slides = mostFarSlides
	}
	for k := range slides {
		if k == mostSlides {
			more = farStep
		}
		more *= farGrowth
		way := ray{a: a, v: c, f: f, across: true}
		end := w.grid.follow(&way, from, to)
		if f.others {
			w.look(a, c, from, end)
		}
		if !way.hit {
			return c, true
		}
		if dir >= 0 {
			up.blocked(way.lo, way.hi+more)
		}
		if dir <= 0 {
			down.blocked(-way.hi, -way.lo+more)
		}
		switch {
		case up.next <= hi && (-down.next < lo || up.next-wish <= wish+down.next):
			c, dir = up.next, 1
		case -down.next >= lo:
			c, dir = -down.next, -1
		default:
			return 0, false
		}
	}
	return 0, false
}

// slider steps past things towards higher coordinates: a clearance beyond each,
// in the middle of a gap that is narrower than two, and less than a clearance
// beyond where the way ends there.
type slider struct{ next, edge, far, limit, margin float64 }

func newSlider(limit, margin float64) slider {
	return slider{edge: math.Inf(-1), far: math.Inf(-1), limit: limit, margin: margin}
}

// blocked steps on from a thing that stands in the way from near to far.
func (s *slider) blocked(near, far float64) {
	if gap := near - s.edge; gap > 2*s.margin && gap < 2*clearance {
		s.next, s.edge, s.far = s.edge+gap/2, math.Inf(-1), far
		return
	}
	s.far = max(s.far, far)
	s.edge, s.next = s.far, s.far+clearance
	if s.next > s.limit && s.far+s.margin <= s.limit {
		s.next = s.limit
	}
}

// look notes that a line was followed.
func (w *searcher) look(a axis, v, from, to float64) {
	if w.blind {
		return
	}
	if from > to {
		from, to = to, from
	}
	var b box
	b.lo[a], b.hi[a] = from, to
	b.lo[1-a], b.hi[1-a] = v, v
	w.note(b)
}

// note notes that a place was looked at.
func (w *searcher) note(b box) {
	if !w.blind {
		w.trace = append(w.trace, b)
	}
}
