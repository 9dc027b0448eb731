package raster

import (
	"image"
	"math"

	"waymark/canvas/scene"
	"waymark/model/geom"
)

// box paints a rectangle with or without rounded corners. The coverage of a
// pixel follows from its distance to the outline, which is exact along the
// sides and indistinguishable from exact in the corners.
func (p *painter) box(o *scene.Box) {
	if !p.plain || len(o.Stroke.Dash) > 0 {
		p.path(&scene.Path{Path: geom.RoundRect(o.Rect, o.Radius), Fill: o.Fill, Stroke: o.Stroke})
		return
	}
	x0, y0 := o.Rect.X*p.k+p.to.E, o.Rect.Y*p.k+p.to.F
	x1, y1 := o.Rect.Right()*p.k+p.to.E, o.Rect.Bottom()*p.k+p.to.F
	sw := 0.0
	if o.Stroke.Width > 0 && o.Stroke.Color.A > 0 {
		sw = max(o.Stroke.Width*p.k, p.view.MinLine)
	}
	if !sound(geom.R(x0, y0, x1-x0, y1-y0)) || !(sw < widest) || o.Fill.A == 0 && sw == 0 {
		return
	}
	if p.view.Snap && x1-x0 >= 3 && y1-y0 >= 3 {
		x0, x1, y0, y1, sw = snapBox(x0, x1, y0, y1, sw)
		if o.Radius*p.k < 1 && (sw < 1 || sw == math.Floor(sw)) {
			p.crispBox(x0, x1, y0, y1, sw, o)
			return
		}
	}
	if o.Radius <= 0 && sw == 0 {
		p.rect(x0, y0, x1, y1, word(o.Fill), strength(o.Fill))
		return
	}
	b := sdBox{
		cx: (x0 + x1) / 2, cy: (y0 + y1) / 2, hx: (x1 - x0) / 2, hy: (y1 - y0) / 2,
		half: sw / 2, fill: word(o.Fill), fillA: float64(strength(o.Fill)),
		line: word(o.Stroke.Color), lineA: float64(strength(o.Stroke.Color)),
	}
	b.r = min(max(o.Radius*p.k, 0), min(b.hx, b.hy))
	if sw == 0 {
		b.lineA = 0
	}
	p.sdBox(&b)
}

// snapBox moves the outer edges of a box to whole pixels and makes its border
// crisp.
func snapBox(x0, x1, y0, y1, sw float64) (float64, float64, float64, float64, float64) {
	h := sw / 2
	x0, x1 = math.Floor(x0-h+0.5), math.Floor(x1+h+0.5)
	y0, y1 = math.Floor(y0-h+0.5), math.Floor(y1+h+0.5)
	sw = crispWidth(sw)
	h = sw / 2
	return x0 + h, x1 - h, y0 + h, y1 - h, sw
}

// crispWidth rounds the width of a line to whole pixels where that hardly shows.
// Other widths stay, or lines that are not snapped would look lighter or heavier
// than those that are.
func crispWidth(sw float64) float64 {
	if w := math.Floor(sw + 0.5); w >= 1 && math.Abs(sw-w) <= 0.25 {
		return w
	}
	return sw
}

// crispBox paints a snapped box with sharp corners: its outer edges lie on
// whole pixels, its border is whole pixels wide or a part of one.
func (p *painter) crispBox(x0, x1, y0, y1, sw float64, o *scene.Box) {
	h := sw / 2
	outer := image.Rect(round(x0-h), round(y0-h), round(x1+h), round(y1+h))
	n := max(1, int(sw))
	a := uint32(min(sw, 1)*float64(strength(o.Stroke.Color)) + 0.5)
	if sw == 0 || a == 0 {
		p.solid(outer, o.Fill)
		return
	}
	src := word(o.Stroke.Color)
	vis := outer.Intersect(p.clip)
	if vis.Empty() {
		return
	}
	l, r := clampInt(outer.Min.X+n, vis.Min.X, vis.Max.X), clampInt(outer.Max.X-n, vis.Min.X, vis.Max.X)
	if o.Fill.A == 255 {
		p.coverBox(outer, vis, n, word(o.Fill), mix(word(o.Fill), src, a))
		return
	}
	p.solid(outer, o.Fill)
	for y := vis.Min.Y; y < vis.Max.Y; y++ {
		pix := p.row(y, vis.Min.X, vis.Max.X)
		if y < outer.Min.Y+n || y >= outer.Max.Y-n || l >= r {
			span(pix, src, a)
			continue
		}
		span(pix[:4*(l-vis.Min.X)], src, a)
		span(pix[4*(r-vis.Min.X):], src, a)
	}
}

// coverBox paints a box that covers what lies below, its border of n pixels too: all
// of it has two colours, and all rows between the borders are alike.
func (p *painter) coverBox(outer, vis image.Rectangle, n int, fill, line uint32) {
	l, r := clampInt(outer.Min.X+n, vis.Min.X, vis.Max.X), clampInt(outer.Max.X-n, vis.Min.X, vis.Max.X)
	top, bottom := clampInt(outer.Min.Y+n, vis.Min.Y, vis.Max.Y), clampInt(outer.Max.Y-n, vis.Min.Y, vis.Max.Y)
	if l >= r || top >= bottom {
		top, bottom = vis.Max.Y, vis.Max.Y // nothing but border
	}
	i, w := p.dst.PixOffset(vis.Min.X, vis.Min.Y), 4*vis.Dx()
	var first []byte
	for y := vis.Min.Y; y < vis.Max.Y; y, i = y+1, i+p.dst.Stride {
		pix := p.dst.Pix[i : i+w]
		switch {
		case y < top || y >= bottom:
			span(pix, line, full)
		case y == top:
			span(pix[:4*(l-vis.Min.X)], line, full)
			span(pix[4*(l-vis.Min.X):4*(r-vis.Min.X)], fill, full)
			span(pix[4*(r-vis.Min.X):], line, full)
			first = pix
		default:
			copy(pix, first)
		}
	}
}

// sdBox is a rounded rectangle in pixels: centre, half sizes, corner radius,
// half the width of the border.
type sdBox struct {
	cx, cy, hx, hy, r, half float64
	fill, line              uint32
	fillA, lineA            float64
}

// cover returns the coverage of fill and border at distance d from the outline
// (negative inside).
func (b *sdBox) cover(d float64) (fill, line uint32) {
	if f := 0.5 - d; f > 0 && b.fillA > 0 {
		fill = uint32(min(f, 1)*b.fillA + 0.5)
	}
	if b.lineA > 0 {
		out, in := min(max(0.5-d+b.half, 0), 1), min(max(0.5-d-b.half, 0), 1)
		line = uint32((out-in)*b.lineA + 0.5)
	}
	return fill, line
}

// distance returns the signed distance of the pixel at (x, y) from the outline.
func (b *sdBox) distance(x, y float64) float64 {
	qx, qy := math.Abs(x-b.cx)-b.hx+b.r, math.Abs(y-b.cy)-b.hy+b.r
	if qx > 0 && qy > 0 {
		return math.Sqrt(qx*qx+qy*qy) - b.r
	}
	return max(qx, qy) - b.r
}

func (p *painter) sdBox(b *sdBox) {
	px0, px1 := max(floor(b.cx-b.hx-b.half), p.clip.Min.X), min(ceil(b.cx+b.hx+b.half), p.clip.Max.X)
	py0, py1 := max(floor(b.cy-b.hy-b.half), p.clip.Min.Y), min(ceil(b.cy+b.hy+b.half), p.clip.Max.Y)
	if px0 >= px1 || py0 >= py1 {
		return
	}
	// Further in than this from the sides, only the distance from the top or
	// bottom counts; the same for rows. Between both, all is fill.
	edge := max(b.r, b.half+0.5)
	mx0, mx1 := clampInt(ceil(b.cx-b.hx+edge), px0, px1), clampInt(floor(b.cx+b.hx-edge), px0, px1)
	my0, my1 := ceil(b.cy-b.hy+edge), floor(b.cy+b.hy-edge)
	mx1 = max(mx0, mx1)
	fillA := uint32(b.fillA + 0.5)
	// The rows between the corners are all alike.
	var left, right [sideMax][2]uint32
	same := mx0-px0 <= sideMax && px1-mx1 <= sideMax && my1-my0 > 2
	if same {
		b.side(left[:mx0-px0], px0)
		b.side(right[:px1-mx1], mx1)
	}
	for y := py0; y < py1; y++ {
		pix := p.row(y, px0, px1)
		fy := float64(y) + 0.5
		mid := pix[4*(mx0-px0) : 4*(mx1-px0)]
		if y >= my0 && y < my1 {
			if fillA > 0 {
				span(mid, b.fill, fillA)
			}
			if same {
				b.column(pix, left[:mx0-px0])
				b.column(pix[4*(mx1-px0):], right[:px1-mx1])
				continue
			}
		}
		b.pixels(pix[:4*(mx0-px0)], px0, fy)
		b.pixels(pix[4*(mx1-px0):], mx1, fy)
		if y >= my0 && y < my1 {
			continue
		}
		if len(mid) == 0 {
			continue
		}
		f, l := b.cover(math.Abs(fy-b.cy) - b.hy)
		if l < full && f > 0 {
			span(mid, b.fill, f)
		}
		if l > 0 {
			span(mid, b.line, l)
		}
	}
}

// sideMax is the width of the left and right side for which the coverage is
// worked out once for all rows between the corners.
const sideMax = 12

// side works out the coverage of columns from x on, between the corners.
func (b *sdBox) side(out [][2]uint32, x int) {
	for i := range out {
		f, l := b.cover(math.Abs(float64(x+i)+0.5-b.cx) - b.hx)
		if l == full {
			f = 0
		}
		out[i] = [2]uint32{f, l}
	}
}

// column paints one row of a side.
func (b *sdBox) column(pix []byte, side [][2]uint32) {
	for i, c := range side {
		switch q := pix[4*i : 4*i+4]; {
		case c[1] == full:
			store(q, b.line)
		case c[0] == full && c[1] == 0:
			store(q, b.fill)
		case c[0]|c[1] != 0:
			store(q, mix(mix(load(q), b.fill, c[0]), b.line, c[1]))
		}
	}
}

// pixels paints pixels one by one, from column x on.
func (b *sdBox) pixels(pix []byte, x int, fy float64) {
	for ; len(pix) >= 4; pix, x = pix[4:], x+1 {
		f, l := b.cover(b.distance(float64(x)+0.5, fy))
		if f == 0 && l == 0 {
			continue
		}
		d := load(pix)
		if f > 0 && l < full {
			d = mix(d, b.fill, f)
		}
		store(pix, mix(d, b.line, l))
	}
}

func clampInt(v, lo, hi int) int { return max(lo, min(v, hi)) }
