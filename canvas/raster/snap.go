package raster

import (
	"math"

	"waymark/canvas/scene"
	"waymark/model/geom"
)

// slant is how far, in pixels, a line may lean and count as parallel to an axis.
const slant = 0.01

// thin is the width in pixels under which a line is kept within one row of
// pixels.
const thin = 0.75

// snapCross returns where the middle of a line parallel to an axis comes to
// stand across its direction: one edge on a whole pixel, or all within one.
func snapCross(v, width float64) float64 {
	if width < thin {
		return math.Floor(v) + 0.5
	}
	return math.Floor(v-width/2+0.5) + width/2
}

// snapped returns a path in pixels whose lines parallel to the axes are moved
// sideways to whole pixels; curves follow their ends. It is valid until the next
// call.
func (p *painter) snapped(o *geom.Path, width float64) *geom.Path {
	s := &p.snap
	s.Verbs = o.Verbs
	s.Pts = s.Pts[:0]
	for _, q := range o.Pts {
		s.Pts = append(s.Pts, geom.P(q.X*p.k+p.to.E, q.Y*p.k+p.to.F))
	}
	moved := append(p.snapTo[:0], s.Pts...)
	line := func(a, b int) {
		dx, dy := math.Abs(s.Pts[a].X-s.Pts[b].X), math.Abs(s.Pts[a].Y-s.Pts[b].Y)
		switch {
		case dx <= slant && dy > slant:
			x := snapCross(s.Pts[a].X, width)
			moved[a].X, moved[b].X = x, x
		case dy <= slant && dx > slant:
			y := snapCross(s.Pts[a].Y, width)
			moved[a].Y, moved[b].Y = y, y
		}
	}
	i, start, cur := 0, 0, 0
	for _, v := range o.Verbs {
		switch v {
		case geom.MoveTo:
			start, cur = i, i
			i++
		case geom.LineTo:
			line(cur, i)
			cur = i
			i++
		case geom.CubicTo:
			cur = i + 2
			i += 3
		case geom.Close:
			line(cur, start)
			// The end may be the start written twice.
			if near(s.Pts[cur], s.Pts[start]) {
				moved[cur] = moved[start]
			}
			cur = start
		}
	}
	// Handles keep their direction from the ends.
	i = 0
	for _, v := range o.Verbs {
		switch v {
		case geom.MoveTo:
			start, cur = i, i
			i++
		case geom.LineTo:
			cur = i
			i++
		case geom.CubicTo:
			moved[i] = moved[i].Add(moved[cur].Sub(s.Pts[cur]))
			moved[i+1] = moved[i+1].Add(moved[i+2].Sub(s.Pts[i+2]))
			cur = i + 2
			i += 3
		case geom.Close:
			cur = start
		}
	}
	p.snapTo, s.Pts = s.Pts, moved
	return s
}

// straight paints a solid line of one subpath whose parts all run parallel to
// the axes, as most links do, as rectangles; it reports false for any other.
// Corners whose rounding is smaller than about a pixel count as sharp.
func (p *painter) straight(o *scene.Path, width float64) bool {
	if len(o.Stroke.Dash) > 0 || len(o.Path.Verbs) > 64 || o.Stroke.Round && width > 2.5 {
		return false
	}
	pts := p.lines[:0]
	at := func(i int) (float64, float64) {
		q := o.Path.Pts[i]
		return q.X*p.k + p.to.E, q.Y*p.k + p.to.F
	}
	i := 0
	for j, v := range o.Path.Verbs {
		switch v {
		case geom.MoveTo:
			if j > 0 {
				return false
			}
			x, y := at(0)
			pts = append(pts, [2]float64{x, y})
			i++
		case geom.LineTo:
			if i == 0 {
				return false
			}
			x, y := at(i)
			pts = append(pts, [2]float64{x, y})
			i++
		case geom.CubicTo:
			if i == 0 {
				return false
			}
			a := pts[len(pts)-1]
			bx, by := at(i)
			cx, cy := at(i + 1)
			dx, dy := at(i + 2)
			if math.Abs(dx-a[0]) > 1.2 || math.Abs(dy-a[1]) > 1.2 {
				return false
			}
			switch {
			case bx == a[0] && cy == dy:
				pts = append(pts, [2]float64{a[0], dy})
			case by == a[1] && cx == dx:
				pts = append(pts, [2]float64{dx, a[1]})
			default:
				return false
			}
			pts = append(pts, [2]float64{dx, dy})
			i += 3
		default:
			return false
		}
	}
	p.lines = pts
	for i := 1; i < len(pts); i++ {
		if math.Abs(pts[i][0]-pts[i-1][0]) > slant && math.Abs(pts[i][1]-pts[i-1][1]) > slant {
			return false
		}
	}
	if len(pts) > 2 && width >= thin && width != math.Floor(width) {
		return false // corners that end within pixels need the filler
	}
	snapLines(pts, width)
	p.segments(pts, width, o.Stroke.Color, o.Stroke.Round)
	return true
}

// snapLines moves lines sideways. Where they end along their own direction does
// not change.
func snapLines(pts [][2]float64, width float64) {
	for i := 1; i < len(pts); i++ {
		a, b := &pts[i-1], &pts[i]
		if math.Abs(a[0]-b[0]) <= math.Abs(a[1]-b[1]) {
			// A neighbour may have moved the shared point already, in its own direction.
			x := snapCross(b[0], width)
			a[0], b[0] = x, x
		} else {
			y := snapCross(b[1], width)
			a[1], b[1] = y, y
		}
	}
}

// segments paints lines parallel to the axes. Each corner belongs to the line
// that leads to it, so that no pixel is painted twice.
func (p *painter) segments(pts [][2]float64, width float64, c scene.Color, round bool) {
	h := width / 2
	src, a := word(c), strength(c)
	for i := 1; i < len(pts); i++ {
		s, e := pts[i-1], pts[i]
		axis := 0 // along which it runs
		if math.Abs(s[0]-e[0]) < math.Abs(s[1]-e[1]) {
			axis = 1
		}
		from, to := s[axis], e[axis]
		dir := 1.0
		if to < from {
			dir = -1
		}
		if i > 1 {
			from += dir * h
		} else if round {
			from -= dir * h * 0.8
		}
		if i < len(pts)-1 {
			to += dir * h
		} else if round {
			to += dir * h * 0.8
		}
		if (to-from)*dir <= 0 {
			continue
		}
		lo, hi := min(from, to), max(from, to)
		if axis == 0 {
			p.rect(lo, s[1]-h, hi, s[1]+h, src, a)
		} else {
			p.rect(s[0]-h, lo, s[0]+h, hi, src, a)
		}
	}
}
