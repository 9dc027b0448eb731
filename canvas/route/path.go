package route

import (
	"math"

	"waymark/model/geom"
)

// cornerRadius is the radius of a rounded corner where there is room for it.
const cornerRadius = 6.0

// pointed reports whether the outline of a shape comes to a point on a side, so
// that lines end there and nowhere else.
func (r *Router) pointed(i int32, side Side) bool {
	const known = 1 << Auto
	tips := &r.fronts[i].tips
	if *tips&known == 0 {
		*tips = known
		s := &r.shapes[i]
		for t := Top; t <= Left && len(s.Outline) >= 3; t++ {
			if s.comesToPoint(t, r.rects[i]) {
				*tips |= 1 << t
			}
		}
	}
	return tips.has(side)
}

func (s *shape) comesToPoint(side Side, rect geom.Rect) bool {
	p := mid(rect, side)
	d := dirs[side.in()]
	across := geom.P(d.Y, d.X)
	length := math.Abs(across.X)*rect.W + math.Abs(across.Y)*rect.H
	off := min(12, length/4)
	for _, o := range [2]float64{-off, off} {
		if depth, ok := s.depth(p.Add(across.Mul(o)), d); ok && depth > 4 {
			return true
		}
	}
	return false
}

// depth returns how far a line that comes from p in direction d runs until it
// meets the outline.
func (s *shape) depth(p, d geom.Pt) (float64, bool) {
	best := math.Inf(1)
	n := len(s.Outline)
	for i, a := range s.Outline {
		b := s.Outline[(i+1)%n]
		// Along d the line is p + t·d; u and v are the distances of a and b from it.
		u := (a.X-p.X)*d.Y - (a.Y-p.Y)*d.X
		v := (b.X-p.X)*d.Y - (b.Y-p.Y)*d.X
		if u*v > 0 || u == v {
			continue
		}
		c := a.Lerp(b, u/(u-v))
		if t := (c.X-p.X)*d.X + (c.Y-p.Y)*d.Y; t >= -1 {
			best = min(best, max(t, 0))
		}
	}
	return best, !math.IsInf(best, 1)
}

// finish makes the line of a link out of its corners.
func (r *Router) finish(l int32, corners []geom.Pt) Line {
	ln := &r.links[l]
	if !r.once {
		corners = r.points.keep(corners)
	}
	pts := simplify(corners)
	n := len(pts)
	if ln.from >= 0 {
		pts[0] = r.meet(ln.from, pts[0], pts[1])
	}
	if ln.to >= 0 {
		pts[n-1] = r.meet(ln.to, pts[n-1], pts[n-2])
	}
	out := Line{ID: ln.ID, Points: pts, From: ln.s, To: ln.t}
	switch ln.Style {
	case Straight:
		out.Path = geom.Polyline(pts...)
	case Curved:
		out.Path = r.round(pts, math.Inf(1))
	default:
		out.Path = r.round(pts, cornerRadius)
	}
	out.Leaves = angle(pts[0], pts[1])
	out.Angle = angle(pts[n-2], pts[n-1])
	return out
}

// meet moves the end p of a line that comes from q on to the outline of a shape.
func (r *Router) meet(i int32, p, q geom.Pt) geom.Pt {
	s := &r.shapes[i]
	if len(s.Outline) < 3 || p == q {
		return p
	}
	d := p.Sub(q).Mul(1 / distance(p, q))
	depth, ok := s.depth(p, d)
	rect := r.rects[i]
	if !ok || depth > math.Hypot(rect.W, rect.H) {
		return p
	}
	return p.Add(d.Mul(depth))
}

// distance is that of two points, most often at right angles.
func distance(p, q geom.Pt) float64 {
	if p.X == q.X || p.Y == q.Y {
		return manhattan(p, q)
	}
	return p.Dist(q)
}

func angle(p, q geom.Pt) float64 {
	if p == q {
		return 0
	}
	return math.Atan2(q.Y-p.Y, q.X-p.X)
}

// round draws a line through the points, with its corners rounded.
func (r *Router) round(pts []geom.Pt, radius float64) *geom.Path {
	// Control length of a quarter circle, as a share of the radius.
	const k = 1 - 0.5522847498307936
	n := len(pts)
	path := &r.paths.take(1)[0]
	path.Verbs, path.Pts = r.verbs.take(2*n - 2)[:0], r.points.take(4*n - 6)[:0]
	path.Move(pts[0].X, pts[0].Y)
	for i := 1; i < n-1; i++ {
		p, c, q := pts[i-1], pts[i], pts[i+1]
		u, v := distance(p, c), distance(c, q)
		first, second := u, v
		if i > 1 {
			u /= 2
		}
		if i < n-2 {
			v /= 2
		}
		rad := min(radius, min(u, v))
		if rad <= 0 {
			path.Line(c.X, c.Y)
			continue
		}
		a, b := c.Lerp(p, rad/first), c.Lerp(q, rad/second)
		c1, c2 := c.Lerp(a, k), c.Lerp(b, k)
		if a != path.Pts[len(path.Pts)-1] {
			path.Line(a.X, a.Y)
		}
		path.Cubic(c1.X, c1.Y, c2.X, c2.Y, b.X, b.Y)
	}
	if last := pts[n-1]; n == 2 || last != path.Pts[len(path.Pts)-1] {
		path.Line(last.X, last.Y)
	}
	return path
}
