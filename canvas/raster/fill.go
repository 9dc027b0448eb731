package raster

import (
	"image"
	"math"
	"math/bits"

	"waymark/model/geom"
)

// filler turns outlines into coverage. Each edge adds, to the pixels that it
// touches, the signed area between it and the right side of the pixel, and its
// height to the next pixel; the running sum along a row is then the coverage.
// Where outlines of one direction overlap the sum exceeds 1 and is cut: that is
// the non-zero rule. Rows remember which blocks of 16 pixels an edge touched;
// all others have one coverage and are skipped or filled at once.
type filler struct {
	x0, y0, w, h int
	stride       int       // floats a row
	acc          []float32 // all zero between uses
	marks        []uint64  // words a row, a bit a block
	words        int
	lo, hi       int // touched rows
	cover        [block]uint32
}

const (
	blockShift = 4
	block      = 1 << blockShift
)

// reset prepares for outlines within clip. The buffers are clean: sweep leaves
// them so.
func (f *filler) reset(clip image.Rectangle) {
	f.x0, f.y0, f.w, f.h = clip.Min.X, clip.Min.Y, clip.Dx(), clip.Dy()
	blocks := (f.w + 1 + block) >> blockShift
	f.stride, f.words = blocks<<blockShift, (blocks+63)/64
	if n := f.stride * f.h; n > len(f.acc) {
		f.acc = make([]float32, n)
	}
	if n := f.words * f.h; n > len(f.marks) {
		f.marks = make([]uint64, n)
	}
	f.lo, f.hi = f.h, 0
}

// line adds an edge, in pixels of the destination.
func (f *filler) line(ax, ay, bx, by float64) {
	if ay == by {
		return
	}
	dir := 1.0
	if ay > by {
		ax, ay, bx, by, dir = bx, by, ax, ay, -1
	}
	top, bottom := float64(f.y0), float64(f.y0+f.h)
	if by <= top || ay >= bottom {
		return
	}
	slope := (bx - ax) / (by - ay)
	first, last := floor(max(ay, top)), ceil(min(by, bottom))
	first, last = max(first, f.y0), min(last, f.y0+f.h)
	f.lo, f.hi = min(f.lo, first-f.y0), max(f.hi, last-f.y0)
	ox := float64(f.x0)
	for y := first; y < last; y++ {
		// Positions come from the edge itself, not from the row before, so that
		// they do not depend on where the band begins.
		ya, yb := max(ay, float64(y)), min(by, float64(y+1))
		xa, xb := ax+(ya-ay)*slope-ox, ax+(yb-ay)*slope-ox
		if yb == by {
			xb = bx - ox
		}
		f.cells(y-f.y0, xa, xb, (yb-ya)*dir)
	}
}

// cells adds the part of an edge within one row, from xa to xb, with signed
// height d.
func (f *filler) cells(row int, xa, xb, d float64) {
	if xa > xb {
		xa, xb = xb, xa
	}
	w := float64(f.w)
	if xa >= w {
		return
	}
	acc := f.acc[row*f.stride : row*f.stride+f.stride]
	marks := f.marks[row*f.words : row*f.words+f.words]
	if xb <= 0 {
		acc[0] += float32(d)
		marks[0] |= 1
		return
	}
	if xa < 0 {
		// What lies to the left covers the whole row.
		left := d * -xa / (xb - xa)
		acc[0] += float32(left)
		marks[0] |= 1
		d -= left
		xa = 0
	}
	if xb > w {
		d *= (w - xa) / (xb - xa)
		xb = w
	}
	i, end := int(xa), int(math.Ceil(xb))
	marks[i>>blockShift>>6] |= 1 << (i >> blockShift & 63)
	if end <= i+1 {
		m := d * ((xa+xb)/2 - float64(i))
		acc[i] += float32(d - m)
		acc[i+1] += float32(m)
		marks[(i+1)>>blockShift>>6] |= 1 << ((i + 1) >> blockShift & 63)
		return
	}
	for b := i >> blockShift; b <= end>>blockShift; b++ {
		marks[b>>6] |= 1 << (b & 63)
	}
	s := d / (xb - xa) // height a pixel of width
	carry := 0.0
	for j := i; j < end; j++ {
		l, r := max(xa, float64(j)), min(xb, float64(j+1))
		dh := s * (r - l)
		area := dh * (float64(j+1) - (l+r)/2)
		acc[j] += float32(area + carry)
		carry = dh - area
	}
	acc[end] += float32(carry)
}

// path adds an outline mapped by m; open subpaths are closed.
func (f *filler) path(p *geom.Path, m geom.Affine) {
	var start, cur geom.Pt
	i := 0
	for _, v := range p.Verbs {
		switch v {
		case geom.MoveTo:
			f.line(cur.X, cur.Y, start.X, start.Y)
			cur = m.Apply(p.Pts[i])
			start = cur
			i++
		case geom.LineTo:
			q := m.Apply(p.Pts[i])
			f.line(cur.X, cur.Y, q.X, q.Y)
			cur = q
			i++
		case geom.CubicTo:
			b, c, d := m.Apply(p.Pts[i]), m.Apply(p.Pts[i+1]), m.Apply(p.Pts[i+2])
			f.cubic(cur, b, c, d)
			cur = d
			i += 3
		case geom.Close:
			f.line(cur.X, cur.Y, start.X, start.Y)
			cur = start
		}
	}
	f.line(cur.X, cur.Y, start.X, start.Y)
}

// flat is how far, in pixels, a polyline may be from the curve it stands for.
const flat = 0.1

// cubic adds a curve as lines.
func (f *filler) cubic(a, b, c, d geom.Pt) {
	n := steps(a, b, c, d)
	prev := a
	for k := 1; k < n; k++ {
		q := geom.CubicAt(a, b, c, d, float64(k)/float64(n))
		f.line(prev.X, prev.Y, q.X, q.Y)
		prev = q
	}
	f.line(prev.X, prev.Y, d.X, d.Y)
}

// steps returns into how many lines a curve is cut: Wang's formula.
func steps(a, b, c, d geom.Pt) int {
	ux, uy := a.X-2*b.X+c.X, a.Y-2*b.Y+c.Y
	vx, vy := b.X-2*c.X+d.X, b.Y-2*c.Y+d.Y
	dd := max(ux*ux+uy*uy, vx*vx+vy*vy)
	n := math.Sqrt(0.75 / flat * math.Sqrt(dd))
	if !(n < 200) {
		return 200
	}
	return max(1, int(math.Ceil(n)))
}

// sink takes coverage (0 … 256) from a filler.
type sink interface {
	// run takes n pixels from (x, y) on with one coverage, never 0.
	run(x, y, n int, a uint32)
	// each takes pixels from (x, y) on with the coverage of each.
	each(x, y int, cover []uint32)
}

// sweep hands out the coverage and leaves the buffers clean.
func (f *filler) sweep(to sink) {
	for row := f.lo; row < f.hi; row++ {
		acc := f.acc[row*f.stride : row*f.stride+f.stride]
		marks := f.marks[row*f.words : row*f.words+f.words]
		f.sweepRow(acc, marks, f.y0+row, to)
	}
	f.lo, f.hi = f.h, 0
}

func (f *filler) sweepRow(acc []float32, marks []uint64, y int, to sink) {
	var sum float32
	var a uint32
	x := 0 // pixels before are done
	for wi, m := range marks {
		marks[wi] = 0
		for m != 0 {
			at := (wi<<6 + bits.TrailingZeros64(m)) << blockShift
			m &= m - 1
			if at > x && a > 0 && x < f.w {
				to.run(f.x0+x, y, min(at, f.w)-x, a)
			}
			cells := (*[block]float32)(acc[at:])
			for i, v := range cells {
				if v != 0 {
					sum += v
					a = coverage(sum)
				}
				f.cover[i] = a
			}
			*cells = [block]float32{}
			if n := min(block, f.w-at); n > 0 {
				to.each(f.x0+at, y, f.cover[:n])
			}
			x = at + block
		}
	}
	if a > 0 && x < f.w {
		to.run(f.x0+x, y, f.w-x, a)
	}
}

// sweepWithin is sweep for an outline that touches nothing but the columns from x0 to
// x1: of one of a few pixels, sweep mostly looks at the rest of its blocks.
func (f *filler) sweepWithin(x0, x1 int, to *ink) {
	for row := f.lo; row < f.hi; row++ {
		clear(f.marks[row*f.words : row*f.words+f.words])
		cells := f.acc[row*f.stride+x0 : row*f.stride+x1]
		pix := to.p.row(f.y0+row, f.x0+x0, f.x0+x1)
		var sum float32
		var a uint32
		for i, v := range cells {
			if v != 0 {
				sum += v
				a = coverage(sum)
				cells[i] = 0
			}
			if a > 0 {
				dot(pix[4*i:4*i+4], to.src, a*to.most>>8)
			}
		}
	}
	f.lo, f.hi = f.h, 0
}

// coverage cuts a sum of areas to 0 … 256.
func coverage(sum float32) uint32 {
	if sum < 0 {
		sum = -sum
	}
	if sum >= 1 {
		return full
	}
	return uint32(sum*full + 0.5)
}
