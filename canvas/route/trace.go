package route

import (
	"math"

	"waymark/model/geom"
)

// trace finds the raw line of a link: its corners before parallel lines are
// pulled apart. They are valid until the next call.
func (r *Router) trace(l int32) []geom.Pt {
	ln := &r.links[l]
	w := &r.search
	w.trace, w.lid, w.spent, w.piled = w.trace[:0], w.lid[:0], 0, false
	ln.heaped = false
	a, b := r.ends(l)
	ln.s, ln.t = ln.leaves, ln.enters
	if ln.from < 0 {
		ln.s = Auto
	}
	if ln.to < 0 {
		ln.t = Auto
	}
	if ln.Style == Straight {
		return r.direct(ln, a, b)
	}
	heap, shut := r.crowded(l)
	if ln.heaped = heap; heap {
		return r.over(ln, a, b)
	}
	w.lid = w.lid[:0]
	if len(ln.Waypoints) == 0 && !shut {
		if p, ok := r.straight(ln, a, b); ok {
			return p
		}
	}
	if ln.from >= 0 && ln.from == ln.to && ln.leaves == ln.enters && len(ln.Waypoints) == 0 {
		return r.loop(ln, a, ln.leaves)
	}
	full := filter{margin: 6, from: ln.from, to: ln.to, own: true, others: true, within: w.within}
	if ln.from != ln.to && touches(a, b) {
		full.own = false // one end stands on the other: the way between them is covered anyway
	}
	loose, open, none := full, full, full
	loose.margin = 0
	open.margin, open.others = 0, false
	none.margin, none.others, none.own = 0, false, false
	for _, f := range [4]*filter{&full, &loose, &open, &none} {
		if shut && f.others {
			continue
		}
		if pts, s, t, ok := r.legs(ln, a, b, f); ok {
			ln.s, ln.t = s, t
			if !f.others {
				ln.heaped = r.throughHeap(ln, pts)
			}
			return pts
		}
	}
	// Nothing stands in the way of the last search, so this is never reached with
	// finite coordinates; a link without a line would vanish from the page.
	return []geom.Pt{mid(a, ln.s), mid(b, ln.t)}
}

// touches reports whether one rectangle stands on the other.
func touches(a, b geom.Rect) bool {
	return a.X < b.Right() && b.X < a.Right() && a.Y < b.Bottom() && b.Y < a.Bottom() || a.Encloses(b) || b.Encloses(a)
}

// loop is the line of a link that leaves a shape and enters it at the same side.
func (r *Router) loop(ln *link, a geom.Rect, s Side) []geom.Pt {
	p, d := mid(a, s), dirs[s.out()]
	across := geom.P(math.Abs(d.Y), math.Abs(d.X))
	length := across.X*a.W + across.Y*a.H
	half := across.Mul(max(min(length/4, clearance), 1))
	deep := clearance
	f := filter{others: true}
	for _, o := range [3]geom.Pt{p.Sub(half), p, p.Add(half)} {
		deep = min(deep, r.room(o, s, ln.from, &f))
	}
	out := d.Mul(deep)
	return []geom.Pt{p.Sub(half), p.Sub(half).Add(out), p.Add(half).Add(out), p.Add(half)}
}

// direct is the line of the straight style: between the centres, cut at the
// rectangles, or from the middle of a side where one is asked for.
func (r *Router) direct(ln *link, a, b geom.Rect) []geom.Pt {
	pts := make([]geom.Pt, 0, len(ln.Waypoints)+2)
	pts = append(pts, a.Center())
	for _, p := range ln.Waypoints {
		pts = append(pts, sanePt(p))
	}
	pts = append(pts, b.Center())
	if ln.from >= 0 && ln.From.Side != Auto {
		pts[0] = mid(a, ln.From.Side)
	}
	n := len(pts) - 1
	if ln.to >= 0 && ln.To.Side != Auto {
		pts[n] = mid(b, ln.To.Side)
	}
	first, last := pts[0], pts[n]
	if ln.from >= 0 && ln.From.Side == Auto {
		first, ln.s = exit(a, pts[1])
	}
	if ln.to >= 0 && ln.To.Side == Auto {
		last, ln.t = exit(b, pts[n-1])
	}
	pts[0], pts[n] = first, last
	return pts
}

// exit returns where the line from the centre of r to p leaves r.
func exit(r geom.Rect, p geom.Pt) (geom.Pt, Side) {
	c := r.Center()
	v := p.Sub(c)
	if v == (geom.Pt{}) || r.W == 0 && r.H == 0 {
		return mid(r, Right), Right
	}
	tx, ty := math.Inf(1), math.Inf(1)
	if v.X != 0 {
		tx = r.W / 2 / math.Abs(v.X)
	}
	if v.Y != 0 {
		ty = r.H / 2 / math.Abs(v.Y)
	}
	t := min(min(tx, ty), 1)
	switch at := c.Add(v.Mul(t)); {
	case tx <= ty && v.X >= 0:
		return at, Right
	case tx <= ty:
		return at, Left
	case v.Y >= 0:
		return at, Bottom
	default:
		return at, Top
	}
}

// straight tries the plainest line: one stretch between two sides that face each
// other.
func (r *Router) straight(ln *link, a, b geom.Rect) ([]geom.Pt, bool) {
	s := ln.leaves
	if ln.from < 0 || ln.to < 0 || ln.from == ln.to || s != ln.enters.opposite() {
		return nil, false
	}
	ra, rb := r.face(ln.from, s), r.face(ln.to, ln.enters)
	v, ok := common(ra, rb, s)
	if !ok {
		return nil, false
	}
	p, q := mid(a, s), mid(b, ln.enters)
	d := dirs[s.out()]
	if q.Sub(p).X*d.X+q.Sub(p).Y*d.Y <= 0 {
		return nil, false
	}
	f := filter{margin: 6, from: ln.from, to: ln.to, others: true, within: r.search.within}
	a0 := axisOf(s.out())
	p, q = at(a0, along(p, a0), v), at(a0, along(q, a0), v)
	ok = r.search.reaches(a0, v, along(p, a0), along(q, a0), &f)
	r.search.way = append(r.search.way[:0], p, q)
	return r.search.way, ok
}

// face is the part of a shape's rectangle that lines can end at on a side: all
// of it for a flat side, about the tip for a pointed one.
func (r *Router) face(i int32, s Side) geom.Rect {
	a := r.rects[i]
	if !r.pointed(i, s) {
		return a
	}
	c := a.Center()
	if s == Left || s == Right {
		return geom.R(a.X, c.Y-0.5, a.W, 1)
	}
	return geom.R(c.X-0.5, a.Y, 1, a.H)
}

// legs searches from the first shape through the waypoints to the last.
func (r *Router) legs(ln *link, a, b geom.Rect, f *filter) (pts []geom.Pt, s, t Side, ok bool) {
	w := &r.search
	w.failed = failure{}
	from := r.chosen(w.from[:0], ln, true, a, f)
	to := r.chosen(w.to[:0], ln, false, b, f)
	if len(ln.Waypoints) == 0 {
		between := halfway(a, b)
		level := levels(a, b) || levels(b, a)
		if level {
			shorten(from, to)
			shorten(to, from)
		}
		pts, s, t, ok := w.atOnce(from, to, between, f)
		if !ok {
			from, to = r.others(from, ln, true, a, f), r.others(to, ln, false, b, f)
			if level {
				shorten(from, to)
				shorten(to, from)
			}
			pts, s, t, ok = w.find(from, to, between, f)
		}
		w.from, w.to = from, to
		return pts, s, t, ok
	}
	from, to = r.others(from, ln, true, a, f), r.others(to, ln, false, b, f)
	w.from, w.to = from, to
	for k, p := range ln.Waypoints {
		p = sanePt(p)
		// Arriving in a direction that leads on costs less.
		goal := anyway(p)
		then := b.Center()
		if k+1 < len(ln.Waypoints) {
			then = sanePt(ln.Waypoints[k+1])
		}
		for i := range goal {
			n := 4
			for e := range 4 {
				n = min(n, bends(p, goal[i].dir, then, e))
			}
			goal[i].cost = bendCost * float64(n)
		}
		part, s2, _, ok := w.find(from, goal, nohow, f)
		if !ok {
			return nil, Auto, Auto, false
		}
		if k == 0 {
			s = s2
		}
		pts = append(pts, part...)
		from = anyway(p)
		for i := range from {
			from[i].cost = bendCost
			n := len(part)
			if n >= 2 && from[i].dir == heading(part[n-2], part[n-1]) {
				from[i].cost = 0
			}
			if n >= 2 && from[i].dir == (heading(part[n-2], part[n-1])+2)&3 {
				from[i].cost = 4 * bendCost
			}
		}
	}
	part, _, t, ok := w.find(from, to, nohow, f)
	if !ok {
		return nil, Auto, Auto, false
	}
	return simplify(append(pts, part...)), s, t, true
}

// heading is the direction from p to q.
func heading(p, q geom.Pt) int {
	switch {
	case q.X > p.X:
		return 1
	case q.X < p.X:
		return 3
	case q.Y < p.Y:
		return 0
	}
	return 2
}

// nohow is no place at all.
var nohow = geom.P(math.NaN(), math.NaN())

// halfway returns the lines halfway between two rectangles, NaN where they have
// none.
func halfway(a, b geom.Rect) geom.Pt {
	m := nohow
	switch {
	case a.Right() < b.X:
		m.X = (a.Right() + b.X) / 2
	case b.Right() < a.X:
		m.X = (b.Right() + a.X) / 2
	}
	switch {
	case a.Bottom() < b.Y:
		m.Y = (a.Bottom() + b.Y) / 2
	case b.Bottom() < a.Y:
		m.Y = (b.Bottom() + a.Y) / 2
	}
	return m
}
