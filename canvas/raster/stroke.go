package raster

import (
	"math"

	"waymark/model/geom"
)

// stroker turns lines into outlines. Corners are mitred up to mitreLimit times
// the width, as PDF and SVG are told to do, or round.
type stroker struct {
	f     *filler
	half  float64
	round bool
	pts   []geom.Pt // the line being drawn
	left  []geom.Pt
	right []geom.Pt
	dash  []geom.Pt
}

// mitreLimit is where a mitred corner is cut off, in widths.
const mitreLimit = 4

// path adds the stroke of a path, mapped by m, to f. Widths are in pixels.
func (s *stroker) path(f *filler, p *geom.Path, m geom.Affine, width float64, dash []float64, round bool) {
	s.f, s.half, s.round = f, width/2, round
	i := 0
	var start geom.Pt
	s.pts = s.pts[:0]
	drew := false // something since the last start: a start alone is no dot
	for _, v := range p.Verbs {
		switch v {
		case geom.MoveTo:
			if drew {
				s.flush(false, dash)
			}
			s.pts, drew = s.pts[:0], false
			start = m.Apply(p.Pts[i])
			s.add(start)
			i++
		case geom.LineTo:
			s.add(m.Apply(p.Pts[i]))
			drew = true
			i++
		case geom.CubicTo:
			if len(s.pts) == 0 {
				s.add(start)
			}
			a := s.pts[len(s.pts)-1]
			b, c, d := m.Apply(p.Pts[i]), m.Apply(p.Pts[i+1]), m.Apply(p.Pts[i+2])
			n := steps(a, b, c, d)
			if s.half > 2 {
				n *= 2 // the outer side of a thick line shows the corners
			}
			for k := 1; k < n; k++ {
				s.add(geom.CubicAt(a, b, c, d, float64(k)/float64(n)))
			}
			s.add(d)
			drew = true
			i += 3
		case geom.Close:
			s.flush(true, dash)
			s.add(start)
			drew = false
		}
	}
	if drew {
		s.flush(false, dash)
	}
	s.pts = s.pts[:0]
}

// add appends a point that differs from the one before.
func (s *stroker) add(p geom.Pt) {
	if n := len(s.pts); n > 0 && near(s.pts[n-1], p) {
		return
	}
	s.pts = append(s.pts, p)
}

// near reports whether two points are too close to tell a direction.
func near(a, b geom.Pt) bool {
	dx, dy := a.X-b.X, a.Y-b.Y
	return dx*dx+dy*dy < 1e-8
}

// flush draws the line that was added.
func (s *stroker) flush(closed bool, dash []float64) {
	pts := s.pts
	if closed && len(pts) > 1 && near(pts[0], pts[len(pts)-1]) {
		pts = pts[:len(pts)-1]
	}
	s.pts = s.pts[:0]
	if len(pts) == 0 {
		return
	}
	if len(dash) > 0 {
		if closed {
			pts = append(pts, pts[0])
		}
		s.dashes(pts, dash)
		return
	}
	s.outline(pts, closed && len(pts) > 1)
}

// dashes cuts a line and draws the pieces. Lengths are in pixels; an odd
// number of them is repeated, as in SVG.
func (s *stroker) dashes(pts []geom.Pt, dash []float64) {
	total := 0.0
	for _, d := range dash {
		total += d
	}
	// Dashes too fine or too many to see are a solid line.
	if !(total > 0.3) || geom.Length(pts)/total > 20000 {
		s.outline(pts, false)
		return
	}
	at, on := 0, true
	rest := dash[0]
	s.dash = append(s.dash[:0], pts[0])
	for i := 1; i < len(pts); i++ {
		a, b := pts[i-1], pts[i]
		seg := a.Dist(b)
		done := 0.0
		for seg-done > rest {
			done += rest
			q := a.Lerp(b, done/seg)
			if on {
				s.dash = append(s.dash, q)
				s.outline(s.dash, false)
			}
			s.dash = append(s.dash[:0], q)
			on = !on
			at = (at + 1) % len(dash)
			rest = dash[at]
		}
		rest -= seg - done
		s.dash = append(s.dash, b)
	}
	if on {
		s.outline(s.dash, false)
	}
}

// outline adds the outline of a polyline to the filler.
func (s *stroker) outline(pts []geom.Pt, closed bool) {
	// Dashes end with points that may coincide.
	n := 0
	for i, p := range pts {
		if i == 0 || !near(p, pts[n-1]) {
			pts[n] = p
			n++
		}
	}
	pts = pts[:n]
	h := s.half
	if n == 1 {
		if s.round {
			// A dot turns the same way as all other outlines, or it would be a hole
			// where it lies on one.
			n := geom.P(0, 1)
			s.right = arc(append(s.right[:0], pts[0].Add(n.Mul(h))), pts[0], n, n.Mul(-1), h)
			s.right = arc(append(s.right, pts[0].Sub(n.Mul(h))), pts[0], n.Mul(-1), n, h)
			s.polygon(s.right, false)
		}
		return
	}
	s.left, s.right = s.left[:0], s.right[:0]
	normal := func(i int) geom.Pt {
		a, b := pts[i], pts[(i+1)%n]
		d := b.Sub(a)
		return geom.P(-d.Y, d.X).Mul(1 / d.Len())
	}
	segs := n - 1
	if closed {
		segs = n
	}
	first := normal(0)
	if !closed {
		s.right = append(s.right, pts[0].Add(first.Mul(h)))
		s.left = append(s.left, pts[0].Sub(first.Mul(h)))
	}
	prev := first
	for i := 1; i < segs; i++ {
		next := normal(i)
		s.join(pts[i-1], pts[i], pts[(i+1)%n], prev, next)
		prev = next
	}
	if closed {
		s.join(pts[n-1], pts[0], pts[1], prev, first)
		s.polygon(s.right, false)
		s.polygon(s.left, true)
		return
	}
	end := pts[n-1]
	s.right = append(s.right, end.Add(prev.Mul(h)))
	if s.round {
		s.right = arc(s.right, end, prev, prev.Mul(-1), h)
	}
	for i := len(s.left) - 1; i >= 0; i-- {
		if i == len(s.left)-1 {
			s.right = append(s.right, end.Sub(prev.Mul(h)))
		}
		s.right = append(s.right, s.left[i])
	}
	if s.round {
		s.right = arc(s.right, pts[0], first.Mul(-1), first, h)
	}
	s.polygon(s.right, false)
}

// join adds the corner at p, between the segments from a and to b with the
// normals m and n.
func (s *stroker) join(a, p, b, m, n geom.Pt) {
	h := s.half
	cross := m.X*n.Y - m.Y*n.X // positive: turns clockwise, the left side is outside
	dot := m.X*n.X + m.Y*n.Y
	mid := m.Add(n)
	tip := mid.Mul(h / (1 + dot)) // where the offset sides meet
	inner, outer, sign := &s.right, &s.left, -1.0
	if cross < 0 {
		inner, outer, sign = &s.left, &s.right, 1.0
	}
	// Inside, the offset sides meet unless a segment is too short.
	reach := tip.Len()
	if dot > -0.999 && reach*reach < h*h+math.Pow(min(a.Dist(p), p.Dist(b)), 2) {
		*inner = append(*inner, p.Sub(tip.Mul(sign)))
	} else {
		*inner = append(*inner, p.Sub(m.Mul(sign*h)), p, p.Sub(n.Mul(sign*h)))
	}
	switch {
	case dot > 0.97: // a curve cut into lines
		*outer = append(*outer, p.Add(tip.Mul(sign)))
	case s.round:
		*outer = append(*outer, p.Add(m.Mul(sign*h)))
		*outer = arc(*outer, p, m.Mul(sign), n.Mul(sign), h)
		*outer = append(*outer, p.Add(n.Mul(sign*h)))
	case reach <= mitreLimit*h && dot > -0.999:
		*outer = append(*outer, p.Add(tip.Mul(sign)))
	default:
		*outer = append(*outer, p.Add(m.Mul(sign*h)), p.Add(n.Mul(sign*h)))
	}
}

// arc appends the points of an arc about c between two unit vectors, ends left
// out, the short way round; opposite vectors turn against the normal.
func arc(out []geom.Pt, c, from, to geom.Pt, r float64) []geom.Pt {
	a := math.Atan2(from.Y, from.X)
	turn := math.Atan2(from.X*to.Y-from.Y*to.X, from.X*to.X+from.Y*to.Y)
	if math.Abs(turn) > math.Pi-1e-9 {
		turn = -math.Pi
	}
	n := int(math.Ceil(math.Abs(turn) / (2 * math.Acos(1-min(flat/max(r, flat), 1)))))
	for i := 1; i < n; i++ {
		s, co := math.Sincos(a + turn*float64(i)/float64(n))
		out = append(out, geom.P(c.X+co*r, c.Y+s*r))
	}
	return out
}

// polygon adds a closed outline.
func (s *stroker) polygon(pts []geom.Pt, reverse bool) {
	n := len(pts)
	for i := range pts {
		a, b := pts[i], pts[(i+1)%n]
		if reverse {
			a, b = b, a
		}
		s.f.line(a.X, a.Y, b.X, b.Y)
	}
}
