package raster

import (
	"math"

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
