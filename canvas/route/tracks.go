package route

import (
	"cmp"
	"math"
	"slices"

	"waymark/model/geom"
)

const (
	trackGap = 12.0 // wanted distance between parallel lines
	nearby   = 60.0 // how far a line looks for the shapes on both sides of it
	leastGap = 2.0  // distance between parallel lines in the narrowest channel
)

// trackGaps are tried in turn until all lines of a channel fit in.
var trackGaps = []float64{trackGap, 10, 8, 6, 5, 4, 3, leastGap}

// seg is one stretch of a line while parallel stretches are pulled apart. Its
// coordinates are those of a vertical stretch; for horizontal ones x and y are
// exchanged.
type seg struct {
	link   int32
	k      int32   // from corner k to corner k+1
	x      float64 // where it is, and in the end where it comes to be
	want   float64 // where it would be if it were alone
	lo, hi float64 // how far it can move
	a, b   float64 // its extent, a < b
	da, db int8    // at a and at b: −1 the line goes on to lower x, +1 to higher, 0 it ends
	stiff  float64 // how hard it is to move
	ends   bool    // touches a shape
	shapes [2]int32
}

// tracks pulls parallel stretches of one orientation apart. Moving a stretch
// never leads through a shape: it stays in the channel between the shapes beside
// it. The vertical stretches move first, then the horizontal ones between the
// vertical ones' new places.
type tracks struct {
	upright bool
	segs    []seg
	free    []int32   // places in segs that are not used
	of      [][]int32 // by link: its stretches
	index   *grid     // of the stretches where they want to be
	reached []bool    // scratch: by stretch
}

// renew computes the stretches of the links in redo anew, and places them and all
// that depend on them. It returns the links whose corners may have changed.
func (t *tracks) renew(r *Router, redo []int32) []int32 {
	t.of = grown(t.of, len(r.links), nil)
	var touched []int32
	if t.index == nil {
		touched = t.begin(r, redo)
	} else {
		touched = t.replace(r, redo)
	}
	moved := append(t.place(touched), redo...)
	slices.Sort(moved)
	return slices.Compact(moved)
}

// begin enters the stretches of the links in redo, and returns them all.
func (t *tracks) begin(r *Router, redo []int32) (all []int32) {
	t.segs = make([]seg, 0, 3*len(redo))
	for _, l := range redo {
		t.segs = t.collect(t.segs, r, l)
	}
	t.index = r.grid.like()
	if !t.upright {
		t.index = t.index.flipped()
	}
	rects := make([]geom.Rect, len(t.segs))
	all = make([]int32, len(t.segs))
	of := make([]int32, len(t.segs))
	for i := range t.segs {
		rects[i], all[i], of[i] = t.segs[i].rect(), int32(i), int32(i)
	}
	t.index.fill(rects)
	for i := 0; i < len(of); {
		j := i + 1
		for j < len(of) && t.segs[j].link == t.segs[i].link {
			j++
		}
		t.of[t.segs[i].link] = of[i:j:j]
		i = j
	}
	t.reached = make([]bool, len(t.segs))
	return all
}

// replace computes the stretches of the links in redo anew, and returns those and
// all that stood in one group with a stretch that has changed.
func (t *tracks) replace(r *Router, redo []int32) (touched []int32) {
	fresh := make([][]seg, len(redo)) // by link in redo; nil where they stay the same
	for n, l := range redo {
		fresh[n] = t.collect(nil, r, l)
		if t.same(l, fresh[n]) {
			fresh[n] = nil
			continue
		}
		if fresh[n] == nil {
			fresh[n] = []seg{} // there are none any more
		}
		for _, i := range t.of[l] {
			touched = t.group(i, touched)
		}
	}
	for _, i := range touched {
		t.reached[i] = false
	}
	for n, l := range redo {
		if fresh[n] == nil {
			continue
		}
		for _, i := range t.of[l] {
			t.index.put(i, gone)
			t.segs[i].link = -1
			t.free = append(t.free, i)
		}
		t.of[l] = t.of[l][:0]
		for _, s := range fresh[n] {
			i := int32(len(t.segs))
			if k := len(t.free); k > 0 {
				i = t.free[k-1]
				t.free = t.free[:k-1]
				t.segs[i] = s
			} else {
				t.segs = append(t.segs, s)
				t.reached = append(t.reached, false)
			}
			t.of[l] = append(t.of[l], i)
			t.index.put(i, s.rect())
			touched = append(touched, i)
		}
	}
	return touched
}

// place gives all stretches of the groups of those touched their places, and
// returns their links.
func (t *tracks) place(touched []int32) (moved []int32) {
	var done, m []int32
	for _, i := range touched {
		if t.segs[i].link < 0 || t.reached[i] {
			continue
		}
		from := len(done)
		done = t.group(i, done)
		m = append(m[:0], done[from:]...)
		slices.SortFunc(m, func(i, j int32) int {
			return cmp.Or(cmp.Compare(t.segs[i].link, t.segs[j].link), cmp.Compare(t.segs[i].k, t.segs[j].k))
		})
		for _, j := range m {
			moved = append(moved, t.segs[j].link)
		}
		if len(m) == 1 {
			t.segs[m[0]].x = t.segs[m[0]].want
		} else {
			t.spread(m)
		}
	}
	for _, i := range done {
		t.reached[i] = false
	}
	return moved
}

// rect is where a stretch wants to be.
func (s *seg) rect() geom.Rect { return geom.Rect{X: s.want, Y: s.a, H: s.b - s.a} }

// same reports whether the stretches of a link are what they were.
func (t *tracks) same(l int32, segs []seg) bool {
	if len(segs) != len(t.of[l]) {
		return false
	}
	for k, i := range t.of[l] {
		was := t.segs[i]
		was.x = segs[k].x
		if was != segs[k] {
			return false
		}
	}
	return true
}

// group appends the stretches that have to be placed together with i, those not
// reached before.
func (t *tracks) group(i int32, out []int32) []int32 {
	if t.reached[i] {
		return out
	}
	t.reached[i] = true
	next := len(out)
	out = append(out, i)
	for ; next < len(out); next++ {
		p := &t.segs[out[next]]
		t.index.each(geom.R(p.want-2*trackGap, p.a-3, 4*trackGap, p.b-p.a+6), func(j int32, _ geom.Rect) bool {
			q := &t.segs[j]
			if !t.reached[j] && math.Abs(q.want-p.want) < 2*trackGap && overlap(p, q) {
				t.reached[j] = true
				out = append(out, j)
			}
			return true
		})
	}
	return out
}

// corners returns the corners of a link with its stretches where they have come.
func (t *tracks) corners(l int32, base []geom.Pt) []geom.Pt {
	p := slices.Clone(base)
	for _, i := range t.of[l] {
		s := &t.segs[i]
		if t.upright {
			p[s.k].X, p[s.k+1].X = s.x, s.x
		} else {
			p[s.k].Y, p[s.k+1].Y = s.x, s.x
		}
	}
	return p
}

// flip exchanges x and y unless upright.
func flip(p geom.Pt, upright bool) geom.Pt {
	if upright {
		return p
	}
	return geom.P(p.Y, p.X)
}

func flipRect(r geom.Rect, upright bool) geom.Rect {
	if upright {
		return r
	}
	return geom.Rect{X: r.Y, Y: r.X, W: r.H, H: r.W}
}

// collect appends the stretches of one link in the orientation of t.
func (t *tracks) collect(segs []seg, r *Router, l int32) []seg {
	ln, upright := &r.links[l], t.upright
	if ln.Style == Straight || ln.dead {
		return segs
	}
	pts := ln.raw
	if !upright {
		pts = ln.mid
	}
	last := len(pts) - 2
	for k := 0; k <= last; k++ {
		p, q := flip(pts[k], upright), flip(pts[k+1], upright)
		if p.X != q.X || p.Y == q.Y {
			continue
		}
		s := seg{link: l, k: int32(k), x: p.X, want: p.X, lo: math.Inf(-1), hi: math.Inf(1), a: p.Y, b: q.Y, stiff: 1, shapes: [2]int32{-1, -1}}
		if k > 0 {
			s.da = sign(flip(pts[k-1], upright).X - s.x)
		}
		if k < last {
			s.db = sign(flip(pts[k+2], upright).X - s.x)
		}
		if s.a > s.b {
			s.a, s.b = s.b, s.a
			s.da, s.db = s.db, s.da
		}
		fixed := false
		for _, wp := range ln.Waypoints {
			v := flip(sanePt(wp), upright)
			fixed = fixed || v.X == s.x && v.Y >= s.a && v.Y <= s.b
			// One on the stretch before or after has to stay on that one.
			for _, n := range [2]int{k - 1, k + 1} {
				if n < 0 || n > last {
					continue
				}
				a, b := flip(pts[n], upright), flip(pts[n+1], upright)
				if v.Y == a.Y && v.Y == b.Y && (v.X-a.X)*(v.X-b.X) <= 0 {
					if v.X > s.x {
						s.hi = math.Min(s.hi, v.X)
					} else {
						s.lo = math.Max(s.lo, v.X)
					}
				}
			}
		}
		if k == 0 {
			fixed = t.atShape(r, &s, ln.from, ln.s, upright) || fixed
		}
		if k == last {
			fixed = t.atShape(r, &s, ln.to, ln.t, upright) || fixed
		}
		t.channel(r, &s, upright)
		// A stretch does not pass the one two corners before or after it: the line
		// would double back.
		if k >= 2 && k < last {
			s.limit(flip(pts[k-1], upright).X)
		}
		if k >= 1 && k+3 < len(pts)-1 {
			s.limit(flip(pts[k+2], upright).X)
		}
		if fixed || !(s.lo <= s.hi) {
			s.want, s.lo, s.hi, s.stiff = s.x, s.x, s.x, 1e6
		}
		s.want = math.Min(math.Max(s.want, s.lo), s.hi)
		segs = append(segs, s)
	}
	return segs
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
		s.lo = math.Max(s.lo, m)
	case x > s.x:
		s.hi = math.Min(s.hi, m)
	}
}

// atShape limits a stretch that ends at a shape to the side that it ends at; it
// reports whether the stretch may not move at all.
func (t *tracks) atShape(r *Router, s *seg, shape int32, side Side, upright bool) bool {
	if shape < 0 {
		return true
	}
	s.ends, s.stiff = true, 6
	if s.shapes[0] < 0 {
		s.shapes[0] = shape
	} else {
		s.shapes[1] = shape
	}
	rect := r.grid.rects[shape]
	if r.shapes[shape].pointed(side, rect) {
		return true
	}
	f := flipRect(rect, upright)
	m := inset(f.W)
	s.lo, s.hi = math.Max(s.lo, f.X+m), math.Min(s.hi, f.Right()-m)
	return false
}

// channel limits a stretch to the free space beside it, and wants it in the
// middle where shapes stand on both sides.
func (t *tracks) channel(r *Router, s *seg, upright bool) {
	const slack = 4
	left, right := math.Inf(-1), math.Inf(1)
	area := flipRect(geom.R(s.x-nearby, s.a-slack, 2*nearby, s.b-s.a+2*slack), upright)
	r.grid.each(area, func(i int32, o geom.Rect) bool {
		if i == s.shapes[0] || i == s.shapes[1] {
			return true
		}
		o = flipRect(o, upright)
		if o.Right() <= s.x {
			left = math.Max(left, o.Right())
		} else if o.X >= s.x {
			right = math.Min(right, o.X)
		}
		return true
	})
	m := math.Min(8, (right-left)*0.3)
	// Nothing is known of what lies further away.
	s.lo, s.hi = math.Max(s.lo, s.x-nearby), math.Min(s.hi, s.x+nearby)
	s.lo, s.hi = math.Max(s.lo, left+m), math.Min(s.hi, right-m)
	if !s.ends && !math.IsInf(right-left, 0) {
		s.want = (left + right) / 2
	}
}

// overlap reports whether two stretches run side by side.
func overlap(p, q *seg) bool {
	const slack = 3 // lines that only just pass each other look joined
	return p.a < q.b+slack && q.a < p.b+slack
}

// spread places stretches that come near each other.
func (t *tracks) spread(m []int32) {
	slices.SortFunc(m, func(i, j int32) int {
		p, q := &t.segs[i], &t.segs[j]
		if math.Abs(p.want-q.want) > 0.5 {
			return cmp.Compare(p.want, q.want)
		}
		return 0
	})
	slices.SortStableFunc(m, func(i, j int32) int { return t.before(&t.segs[i], &t.segs[j]) })
	t.untangle(m)
	// Pairs in m that have to keep a distance, the lower one first.
	type pair struct{ i, j int32 }
	var pairs []pair
	for y, j := range m {
		for x, i := range m[:y] {
			if overlap(&t.segs[i], &t.segs[j]) && t.segs[i].link != t.segs[j].link {
				pairs = append(pairs, pair{int32(x), int32(y)})
			}
		}
	}
	low, high := make([]float64, len(m)), make([]float64, len(m))
	gap := 0.0
	for _, g := range trackGaps {
		for n, i := range m {
			low[n] = t.segs[i].lo
		}
		fits := true
		for _, p := range pairs {
			low[p.j] = math.Max(low[p.j], low[p.i]+g)
			if low[p.j] > t.segs[m[p.j]].hi+1e-9 {
				fits = false
				break
			}
		}
		if fits {
			gap = g
			break
		}
	}
	if gap == 0 {
		// Not even the least distance fits: those that can move share the room that
		// there is, by their order.
		for n, i := range m {
			s := &t.segs[i]
			s.x = s.want
			if s.hi > s.lo && !math.IsInf(s.hi-s.lo, 0) {
				s.x = s.lo + (s.hi-s.lo)*(float64(n)+0.5)/float64(len(m))
			}
		}
		return
	}
	for n, i := range m {
		high[n] = t.segs[i].hi
		t.segs[i].x = t.segs[i].want
	}
	for k := len(pairs) - 1; k >= 0; k-- {
		p := pairs[k]
		high[p.i] = math.Min(high[p.i], high[p.j]-gap)
	}
	rounds := 60
	if len(pairs) > 2000 {
		rounds = 8
	}
	for range rounds {
		moved := 0.0
		for _, p := range pairs {
			a, b := &t.segs[m[p.i]], &t.segs[m[p.j]]
			over := gap - (b.x - a.x)
			if over <= 1e-6 {
				continue
			}
			moved = math.Max(moved, over)
			share := b.stiff / (a.stiff + b.stiff)
			a.x = math.Max(a.x-over*share, low[p.i])
			b.x = math.Min(b.x+over*(1-share), high[p.j])
		}
		if moved < 0.01 {
			break
		}
	}
	for n, i := range m {
		t.segs[i].x = math.Min(math.Max(t.segs[i].x, low[n]), high[n])
	}
	for _, p := range pairs {
		a, b := &t.segs[m[p.i]], &t.segs[m[p.j]]
		if b.x < a.x+gap {
			b.x = math.Min(a.x+gap, high[p.j])
		}
	}
}

// before is the order of two stretches wanted at one place, judged by where
// their lines come from and go to.
func (t *tracks) before(p, q *seg) int {
	if math.Abs(p.want-q.want) > 0.5 {
		return cmp.Compare(p.want, q.want)
	}
	if c := cmp.Compare(p.da+p.db, q.da+q.db); c != 0 {
		return c
	}
	if p.da == p.db && q.da == q.db && p.da == q.da {
		// Brackets nest: the longer one stands outside.
		if c := cmp.Compare(q.b-q.a, p.b-p.a); c != 0 {
			return c * int(-p.da)
		}
	}
	return 0
}

// crossings counts how often the lines of p and q cross when p stands left of q.
func crossings(p, q *seg) int {
	n := 0
	in := func(y float64, s *seg) int {
		if y > s.a+0.01 && y < s.b-0.01 {
			return 1
		}
		return 0
	}
	if q.da < 0 {
		n += in(q.a, p)
	}
	if q.db < 0 {
		n += in(q.b, p)
	}
	if p.da > 0 {
		n += in(p.a, q)
	}
	if p.db > 0 {
		n += in(p.b, q)
	}
	// Lines that come from both sides at the same place would run over each other.
	for _, u := range [2]struct {
		y float64
		d int8
	}{{p.a, p.da}, {p.b, p.db}} {
		if u.d > 0 && (q.da < 0 && math.Abs(q.a-u.y) < 0.01 || q.db < 0 && math.Abs(q.b-u.y) < 0.01) {
			n += 2
		}
	}
	return n
}

// untangle exchanges neighbours while that avoids crossings.
func (t *tracks) untangle(m []int32) {
	rounds := min(len(m), 40)
	for range rounds {
		swapped := false
		for i := 0; i+1 < len(m); i++ {
			p, q := &t.segs[m[i]], &t.segs[m[i+1]]
			if q.want-p.want < 2*trackGap && q.lo <= p.hi && crossings(q, p) < crossings(p, q) {
				m[i], m[i+1] = m[i+1], m[i]
				swapped = true
			}
		}
		if !swapped {
			return
		}
	}
}
