package route

import (
	"math"

	"waymark/model/geom"
)

// seg is one stretch of a line while parallel stretches are pulled apart. Its
// coordinates are named as for a vertical stretch, which moves along x and
// reaches from a to b along y; for horizontal ones x and y are exchanged.
type seg struct {
	link   int32
	k      int32   // from corner k to corner k+1
	x      float64 // where it is, and in the end where it comes to be
	want   float64 // where it would be if it were alone
	lo, hi float64 // how far it can move
	a, b   float64 // its extent, a < b
	label  float32 // height of a label that may stand beside it
	da, db int8    // at a and at b: −1 the line goes on to lower x, +1 to higher, 0 it ends
	hold   hold
}

// hold is how hard a stretch is to move.
type hold uint8

const (
	inside hold = iota // between two corners
	atSide             // it ends at a shape
	fixed
)

// stiffness is how much less a stretch gives way than one between two corners.
var stiffness = [...]float64{inside: 1, atSide: 6, fixed: 1e6}

// passing is how far apart two stretches on one line have to end so that they do
// not look joined.
const passing = 3.0

// mostLabel is the height of a label that lines still make room for.
const mostLabel = 40.0

// overlap reports whether two stretches run side by side.
func overlap(p, q *seg) bool {
	return p.a < q.b+passing && q.a < p.b+passing
}

// box is where a stretch wants to be.
func (t *tracks) box(s *seg) (b box) {
	b.lo[t.axis], b.hi[t.axis] = s.want, s.want
	b.lo[1-t.axis], b.hi[1-t.axis] = s.a, s.b
	return b
}

// corners puts the stretches of a link where they have come.
func (t *tracks) corners(l int32, pts []geom.Pt) {
	for _, i := range t.of[l] {
		t.put(&t.segs[i], pts)
	}
}

// put puts one stretch where it has come.
func (t *tracks) put(s *seg, pts []geom.Pt) {
	if t.axis == 0 {
		pts[s.k].X, pts[s.k+1].X = s.x, s.x
	} else {
		pts[s.k].Y, pts[s.k+1].Y = s.x, s.x
	}
}

// course is the line of a link as t gets it: none if it is not pulled apart.
func (t *tracks) course(r *Router, l int32) []geom.Pt {
	switch ln := &r.links[l]; {
	case ln.Style == Straight || ln.heaped || ln.dead:
		return nil
	case t.axis == 0:
		return ln.raw
	default:
		return ln.mid
	}
}

// moves reports whether a stretch moves along the axis of t.
func (t *tracks) moves(p, q geom.Pt) bool {
	return along(p, t.axis) == along(q, t.axis) && along(p, 1-t.axis) != along(q, 1-t.axis)
}

// count returns how many stretches of all lines move along an axis.
func (t *tracks) count(r *Router, a axis) (n int) {
	for l := range r.links {
		pts := t.course(r, int32(l))
		for k := 1; k < len(pts); k++ {
			if p, q := pts[k-1], pts[k]; along(p, a) == along(q, a) && along(p, 1-a) != along(q, 1-a) {
				n++
			}
		}
	}
	return n
}

// collect appends the stretches of one link that move along the axis of t.
func (t *tracks) collect(segs []seg, r *Router, l int32) []seg {
	ln, pts := &r.links[l], t.course(r, l)
	x, y := t.axis, 1-t.axis
	last := len(pts) - 2
	for k := 0; k <= last; k++ {
		p, q := pts[k], pts[k+1]
		if !t.moves(p, q) {
			continue
		}
		s := seg{link: l, k: int32(k), x: along(p, x), lo: math.Inf(-1), hi: math.Inf(1), a: along(p, y), b: along(q, y)}
		s.want = s.x
		if t.axis == 1 && ln.Label.Y > 0 && ln.LabelAt < 0 {
			s.label = float32(min(ln.Label.Y, mostLabel))
		}
		if k > 0 {
			s.da = sign(along(pts[k-1], x) - s.x)
		}
		if k < last {
			s.db = sign(along(pts[k+2], x) - s.x)
		}
		if s.a > s.b {
			s.a, s.b = s.b, s.a
			s.da, s.db = s.db, s.da
		}
		stays := len(ln.Waypoints) > 0 && t.pinned(&s, ln, pts)
		own := [2]int32{-1, -1}
		if k == 0 {
			own[0] = ln.from
			stays = t.atShape(r, &s, ln.from, ln.s) || stays
		}
		if k == last {
			own[1] = ln.to
			stays = t.atShape(r, &s, ln.to, ln.t) || stays
		}
		if !stays {
			t.channel(r, &s, own)
			// A stretch does not pass the one two corners before or after it: the line
			// would double back.
			if k >= 2 && k < last {
				s.limit(along(pts[k-1], x))
			}
			if k >= 1 && k+3 < len(pts)-1 {
				s.limit(along(pts[k+2], x))
			}
		}
		if stays || !(s.lo <= s.hi) {
			s.want, s.lo, s.hi, s.hold = s.x, s.x, s.x, fixed
		}
		s.want = min(max(s.want, s.lo), s.hi)
		segs = append(segs, s)
	}
	return segs
}

// pinned reports whether a waypoint lies on a stretch, and keeps the stretch on
// its side of those on the stretches before and after.
func (t *tracks) pinned(s *seg, ln *link, pts []geom.Pt) bool {
	x, y := t.axis, 1-t.axis
	fixed := false
	for _, wp := range ln.Waypoints {
		v := sanePt(wp)
		vx, vy := along(v, x), along(v, y)
		fixed = fixed || vx == s.x && vy >= s.a && vy <= s.b
		for _, n := range [2]int{int(s.k) - 1, int(s.k) + 1} {
			if n < 0 || n > len(pts)-2 {
				continue
			}
			a, b := pts[n], pts[n+1]
			if vy == along(a, y) && vy == along(b, y) && (vx-along(a, x))*(vx-along(b, x)) <= 0 {
				if vx > s.x {
					s.hi = min(s.hi, vx)
				} else {
					s.lo = max(s.lo, vx)
				}
			}
		}
	}
	return fixed
}

func sign(v float64) int8 {
	switch {
	case v < 0:
		return -1
	case v > 0:
		return 1
	}
	return 0
}

// limit keeps a stretch on its side of the middle between it and x.
func (s *seg) limit(x float64) {
	m := (s.x + x) / 2
	switch {
	case x < s.x:
		s.lo = max(s.lo, m)
	case x > s.x:
		s.hi = min(s.hi, m)
	}
}

// atShape limits a stretch that ends at a shape to the side that it ends at; it
// reports whether the stretch may not move at all.
func (t *tracks) atShape(r *Router, s *seg, shape int32, side Side) bool {
	if shape < 0 {
		return true
	}
	if axisOf(side.out()) == t.axis {
		return true // it runs along the side: there is no room to enter
	}
	s.hold = atSide
	if r.pointed(shape, side) {
		return true
	}
	b := &r.grid.boxes[shape]
	m := inset(b.hi[t.axis] - b.lo[t.axis])
	s.lo, s.hi = max(s.lo, b.lo[t.axis]+m), min(s.hi, b.hi[t.axis]-m)
	return false
}

// channel limits a stretch to the free space beside it, and wants it in the
// middle where shapes stand on both sides, not counting its own.
func (t *tracks) channel(r *Router, s *seg, own [2]int32) {
	const slack = 4
	var area box
	area.lo[t.axis], area.hi[t.axis] = s.x-nearby, s.x+nearby
	area.lo[1-t.axis], area.hi[1-t.axis] = s.a-slack, s.b+slack
	left, right := math.Inf(-1), math.Inf(1)
	g, a, boxes := r.grid, t.axis&1, r.grid.boxes
	see := func(i int32) {
		switch o := &boxes[i]; {
		case o.hi[a] <= s.x:
			if o.hi[a] > left && i != own[0] && i != own[1] && o.touches(&area) {
				left = o.hi[a]
			}
		case o.lo[a] >= s.x:
			if o.lo[a] < right && i != own[0] && i != own[1] && o.touches(&area) {
				right = o.lo[a]
			}
		}
	}
	x1, y1, x2, y2 := g.span(&area)
	for y := y1; y <= y2; y++ {
		for _, cell := range g.cells[y*g.n[0]+x1 : y*g.n[0]+x2+1] {
			g.work += len(cell) + 1
			for _, i := range cell {
				see(i)
			}
		}
	}
	if g.pile != nil {
		g.work += g.pile.scan(&area, func(i int32) bool {
			see(i)
			return true
		})
	}
	m := min(8, (right-left)*0.3)
	// Nothing is known of what lies further away.
	s.lo, s.hi = max(s.lo, s.x-nearby, left+m), min(s.hi, s.x+nearby, right-m)
	if s.hold == inside && !math.IsInf(right-left, 0) {
		s.want = (left + right) / 2
	}
}
