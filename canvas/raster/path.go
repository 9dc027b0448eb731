package raster

import (
	"math"

	"waymark/canvas/scene"
	"waymark/model/geom"
)

// path paints a free outline.
func (p *painter) path(o *scene.Path) {
	if o.Path.Empty() || len(o.Path.Pts) == 0 {
		return
	}
	b := p.bounds(o.Path)
	sw := 0.0
	if o.Stroke.Width > 0 && o.Stroke.Color.A > 0 {
		sw = max(o.Stroke.Width*p.k, p.view.MinLine)
	}
	if !(sw < widest) {
		return
	}
	reach := sw/2 + 1
	if !o.Stroke.Round {
		reach = sw/2*mitreLimit + 1
	}
	c := p.clip
	if !sound(b) || b.X-reach > float64(c.Max.X) || b.Right()+reach < float64(c.Min.X) || b.Y-reach > float64(c.Max.Y) || b.Bottom()+reach < float64(c.Min.Y) {
		return
	}
	if o.Fill.A > 0 && b.W > 0 && b.H > 0 {
		if b.W < tiny && b.H < tiny {
			p.speck(b, o.Fill)
		} else {
			p.fill.path(o.Path, p.to)
			p.flush(o.Fill)
		}
	}
	if sw == 0 {
		return
	}
	if b.W < tiny && b.H < tiny {
		return // shorter than it could be seen; an arrowhead's fill made its speck
	}
	if p.straight(o, sw) {
		return
	}
	var dash []float64
	for _, d := range o.Stroke.Dash {
		if !(d >= 0 && d*p.k < widest) {
			dash = nil // no pattern: a solid line
			break
		}
		dash = append(dash, d*p.k)
	}
	p.stroke.path(&p.fill, o.Path, p.to, sw, dash, o.Stroke.Round)
	p.flush(o.Stroke.Color)
}

// bounds returns the bounds of a path in pixels.
func (p *painter) bounds(o *geom.Path) geom.Rect {
	if !p.plain {
		return p.to.ApplyRect(o.Bounds())
	}
	lo, hi := o.Pts[0], o.Pts[0]
	sum := 0.0 // NaN when any coordinate is
	for _, q := range o.Pts {
		sum += q.X - q.Y
		if q.X < lo.X {
			lo.X = q.X
		} else if q.X > hi.X {
			hi.X = q.X
		}
		if q.Y < lo.Y {
			lo.Y = q.Y
		} else if q.Y > hi.Y {
			hi.Y = q.Y
		}
	}
	return geom.R(lo.X*p.k+p.to.E+(sum-sum), lo.Y*p.k+p.to.F, (hi.X-lo.X)*p.k, (hi.Y-lo.Y)*p.k)
}

// widest is the greatest width of a line, and length of a dash, in pixels.
// Beyond, a number is wrong.
const widest = 1e6

// tiny is the size in pixels under which an outline is painted as a dot.
const tiny = 1.0

// speck paints something smaller than a pixel: half of its bounds, as a
// triangle would cover.
func (p *painter) speck(b geom.Rect, c scene.Color) {
	p.rect(b.X, b.Y, b.Right(), b.Bottom(), word(c), strength(c)/2)
}

// flush paints what the filler holds.
func (p *painter) flush(c scene.Color) {
	src, most := word(c), strength(c)
	p.fill.sweep(func(x, y, n int, a uint32) {
		a = a * most >> 8
		if n == 1 {
			dot(p.row(y, x, x+1), src, a)
			return
		}
		span(p.row(y, x, x+n), src, a)
	})
}

// straight paints a solid line of one subpath whose parts all run parallel to
// the axes, as most links do; it reports false for any other. Corners whose
// rounding is smaller than about a pixel count as sharp.
func (p *painter) straight(o *scene.Path, sw float64) bool {
	if !p.plain || len(o.Stroke.Dash) > 0 || len(o.Path.Verbs) > 64 || !p.view.Snap && sw < 1.5 {
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
	const slant = 0.01 // pixels that a line may lean and count as parallel
	for i := 1; i < len(pts); i++ {
		if math.Abs(pts[i][0]-pts[i-1][0]) > slant && math.Abs(pts[i][1]-pts[i-1][1]) > slant {
			return false
		}
	}
	if len(pts) > 2 && (o.Stroke.Round && sw > 2.5 || !p.view.Snap) {
		return false // round corners show; corners within pixels need the filler
	}
	if o.Stroke.Round && sw > 2.5 {
		return false
	}
	width := sw
	if p.view.Snap {
		if sw >= 0.75 {
			width = max(1, math.Floor(sw+0.5))
		}
		snapLines(pts, width)
	}
	p.segments(pts, width, o.Stroke.Color, o.Stroke.Round)
	return true
}

// snapLines moves lines sideways so that both edges fall on whole pixels, or so
// that thin ones stay within one pixel. Where they end along their own
// direction does not change.
func snapLines(pts [][2]float64, width float64) {
	snap := func(v float64) float64 {
		if width < 0.75 {
			return math.Floor(v) + 0.5
		}
		return math.Floor(v-width/2+0.5) + width/2
	}
	for i := 1; i < len(pts); i++ {
		a, b := &pts[i-1], &pts[i]
		if math.Abs(a[0]-b[0]) <= math.Abs(a[1]-b[1]) {
			// A neighbour may have moved the shared point already, in its own direction.
			x := snap(b[0])
			a[0], b[0] = x, x
		} else {
			y := snap(b[1])
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
