package raster

import (
	"math"

	"waymark/canvas/scene"
	"waymark/model/geom"
)

// Most links are lines parallel to the axes with rounded corners. They are painted
// as rectangles and quarters of rings: a tenth of what the filler takes for them.

// bend is a corner of such a line, or one of its ends, in pixels.
type bend struct {
	at [2]float64
	r  float64 // of the rounding; 0 for a sharp corner
}

// leastRadius is the radius in pixels below which a corner counts as sharp.
const leastRadius = 1.2

// roundest is the width in pixels up to which round ends and corners are painted as
// if they were square.
const roundest = 2.5

// straight paints a solid line of one subpath whose parts all run parallel to
// the axes; it reports false for any other.
func (p *painter) straight(o *scene.Path, width float64) bool {
	if len(o.Stroke.Dash) > 0 || len(o.Path.Verbs) > mostBends || o.Stroke.Round && width > roundest {
		return false
	}
	pts, ok := bends(o.Path, p.to, p.lines[:0])
	p.lines = pts
	return ok && parallel(pts) && p.polyline(pts, width, o.Stroke.Color, o.Stroke.Round)
}

// mostBends is how many pieces a path may have that is looked at for a line parallel
// to the axes.
const mostBends = 64

// parallel reports whether all parts of a line run parallel to the axes.
func parallel(pts []bend) bool {
	for i := 1; i < len(pts); i++ {
		a, b := &pts[i-1].at, &pts[i].at
		if math.Abs(b[0]-a[0]) > slant && math.Abs(b[1]-a[1]) > slant {
			return false
		}
	}
	return true
}

// polyline paints a line parallel to the axes; it reports false where its corners
// need the filler because they end within pixels.
func (p *painter) polyline(pts []bend, width float64, c scene.Color, round bool) bool {
	if len(pts) > 2 && width >= thin && width != math.Floor(width) {
		return false
	}
	snapLines(pts, width)
	fitRadii(pts, width)
	p.segments(pts, width, c, round)
	return true
}

// bends appends the corners of a path, mapped by m, which only scales evenly and
// moves; ok is false where it has others than quarters of circles.
func bends(o *geom.Path, m geom.Affine, pts []bend) (_ []bend, ok bool) {
	at := func(i int) [2]float64 {
		q := o.Pts[i]
		return [2]float64{q.X*m.A + m.E, q.Y*m.A + m.F}
	}
	first := len(pts)
	var cur [2]float64
	i := 0
	for j, v := range o.Verbs {
		switch {
		case v == geom.MoveTo && j == 0:
			cur = at(0)
			pts = append(pts, bend{at: cur})
			i++
		case v == geom.LineTo && i > 0:
			cur = at(i)
			if j+1 == len(o.Verbs) || o.Verbs[j+1] != geom.CubicTo { // a curve turns further on
				pts = append(pts, bend{at: cur})
			}
			i++
		case v == geom.CubicTo && i > 0:
			b, c, d := at(i), at(i+1), at(i+2)
			tip := [2]float64{cur[0], d[1]}
			switch {
			case b[0] == cur[0] && c[1] == d[1]:
			case b[1] == cur[1] && c[0] == d[0]:
				tip = [2]float64{d[0], cur[1]}
			default:
				return pts, false
			}
			rx, ry := math.Abs(d[0]-cur[0]), math.Abs(d[1]-cur[1])
			if math.Abs(rx-ry) > 0.1 && max(rx, ry) > leastRadius {
				return pts, false
			}
			k := bend{at: tip}
			if r := min(rx, ry); r > leastRadius {
				k.r = r
			}
			pts = append(pts, k)
			if cur = d; j+1 == len(o.Verbs) {
				pts = append(pts, bend{at: d})
			}
			i += 3
		default:
			return pts, false
		}
	}
	return pts, len(pts) > first
}

// snapLines moves lines sideways. Where they end along their own direction does
// not change.
func snapLines(pts []bend, width float64) {
	for i := 1; i < len(pts); i++ {
		a, b := &pts[i-1].at, &pts[i].at
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

// fitRadii makes rounded corners begin and end on whole pixels, so that they join
// the lines without a seam, and no larger than the lines between them are long.
func fitRadii(pts []bend, width float64) {
	part := 0.5 // what the middle of a line lies off a whole pixel
	if width >= thin && math.Mod(width, 2) == 0 {
		part = 0
	}
	for i := 1; i+1 < len(pts); i++ {
		k := &pts[i]
		if k.r == 0 {
			continue
		}
		room := min(apart(pts[i-1].at, k.at)-pts[i-1].r, apart(k.at, pts[i+1].at))
		k.r = math.Floor(min(k.r, room)-part+0.5) + part
		if k.r > room {
			k.r--
		}
		if k.r < 1 || turns(pts[i-1].at, k.at) == turns(k.at, pts[i+1].at) {
			k.r = 0
		}
	}
}

// apart is the distance of two points on a line parallel to an axis.
func apart(a, b [2]float64) float64 { return math.Abs(b[0]-a[0]) + math.Abs(b[1]-a[1]) }

// turns returns the axis along which a line runs: 0 or 1.
func turns(a, b [2]float64) int {
	if math.Abs(a[0]-b[0]) < math.Abs(a[1]-b[1]) {
		return 1
	}
	return 0
}

// segments paints lines parallel to the axes. Each sharp corner belongs to the line
// that leads to it, so that no pixel is painted twice.
func (p *painter) segments(pts []bend, width float64, c scene.Color, round bool) {
	h := width / 2
	src, a := word(c), strength(c)
	for i := 1; i < len(pts); i++ {
		s, e := &pts[i-1], &pts[i]
		axis := turns(s.at, e.at) // along which it runs
		from, to := s.at[axis], e.at[axis]
		dir := 1.0
		if to < from {
			dir = -1
		}
		switch {
		case s.r > 0:
			from += dir * s.r
		case i > 1:
			from += dir * h
		case round:
			from -= dir * h * 0.8
		}
		switch {
		case e.r > 0:
			to -= dir * e.r
			p.corner(s.at, e, pts[i+1].at, h, src, a)
		case i < len(pts)-1:
			to += dir * h
		case round:
			to += dir * h * 0.8
		}
		if (to-from)*dir <= 0 {
			continue
		}
		lo, hi := from, to
		if dir < 0 {
			lo, hi = to, from
		}
		if width < thin {
			p.hair(axis, floor(s.at[1-axis]), lo, hi, src, width*float64(a))
		} else if axis == 0 {
			p.rect(lo, s.at[1]-h, hi, s.at[1]+h, src, a)
		} else {
			p.rect(s.at[0]-h, lo, s.at[0]+h, hi, src, a)
		}
	}
}

// hair paints a line that lies within one row of pixels, or one column, from lo to hi
// along it, with coverage c. From afar nearly all lines are such.
func (p *painter) hair(axis, across int, lo, hi float64, src uint32, c float64) {
	clip := p.clip
	i0, i1 := floor(lo), ceil(hi)
	if axis == 0 {
		if i0, i1 = max(i0, clip.Min.X), min(i1, clip.Max.X); i0 >= i1 || across < clip.Min.Y || across >= clip.Max.Y {
			return
		}
		line := rowCover{left: overlap(i0, lo, hi), right: overlap(i1-1, lo, hi), src: src}
		line.of(c)
		line.paint(p.row(across, i0, i1))
		return
	}
	if i0, i1 = max(i0, clip.Min.Y), min(i1, clip.Max.Y); i0 >= i1 || across < clip.Min.X || across >= clip.Max.X {
		return
	}
	at, stride := p.dst.PixOffset(across, i0), p.dst.Stride
	dot(p.dst.Pix[at:], src, uint32(overlap(i0, lo, hi)*c+0.5))
	if n := i1 - i0; n > 1 {
		upright(p.dst.Pix[at+stride:], stride, n-2, src, uint32(c+0.5))
		dot(p.dst.Pix[at+(n-1)*stride:], src, uint32(overlap(i1-1, lo, hi)*c+0.5))
	}
}

// corner paints a quarter of a ring: the rounded corner k between the points that
// the lines at it come from and lead to. Its middle lies on a corner of pixels.
func (p *painter) corner(from [2]float64, k *bend, to [2]float64, h float64, src, a uint32) {
	var mid, side [2]float64 // of the ring; from there to the corner
	in, out := turns(from, k.at), turns(k.at, to)
	side[in] = math.Copysign(1, k.at[in]-from[in])
	side[out] = math.Copysign(1, k.at[out]-to[out])
	mid[0], mid[1] = k.at[0]-side[0]*k.r, k.at[1]-side[1]*k.r
	n := ceil(k.r + h)
	x0, y0 := round(mid[0]), round(mid[1])
	x1, y1 := x0+n, y0+n
	if side[0] < 0 {
		x0, x1 = x0-n, x0
	}
	if side[1] < 0 {
		y0, y1 = y0-n, y0
	}
	x0, x1 = max(x0, p.clip.Min.X), min(x1, p.clip.Max.X)
	y0, y1 = max(y0, p.clip.Min.Y), min(y1, p.clip.Max.Y)
	if x0 >= x1 {
		return
	}
	far, near := k.r+h+0.5, max(k.r-h-0.5, 0)
	for y := y0; y < y1; y++ {
		dy := float64(y) + 0.5 - mid[1]
		pix := p.row(y, x0, x1)
		for x := x0; x < x1; x, pix = x+1, pix[4:] {
			dx := float64(x) + 0.5 - mid[0]
			d2 := dx*dx + dy*dy
			if d2 >= far*far || d2 <= near*near {
				continue
			}
			d := math.Sqrt(d2) - k.r
			cover := min(max(0.5-d+h, 0), 1) - min(max(0.5-d-h, 0), 1)
			if c := uint32(cover*float64(a) + 0.5); c > 0 {
				dot(pix, src, c)
			}
		}
	}
}
