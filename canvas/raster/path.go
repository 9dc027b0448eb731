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
	if p.plain && len(o.Stroke.Dash) == 0 {
		if r, radius, ok := roundRect(o.Path); ok {
			p.asBox = scene.Box{Rect: r, Radius: radius, Fill: o.Fill, Stroke: o.Stroke}
			p.box(&p.asBox)
			return
		}
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
		if isDot(b, o.Path) {
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
	if p.view.Snap && p.plain {
		sw = crispWidth(sw)
		if p.straight(o, sw) {
			return
		}
	}
	var dash []float64
	for _, d := range o.Stroke.Dash {
		if !(d >= 0 && d*p.k < widest) {
			dash = nil // no pattern: a solid line
			break
		}
		dash = append(dash, d*p.k)
	}
	path, to := o.Path, p.to
	if p.view.Snap && p.plain && len(path.Pts) <= 256 && path.Verbs[0] == geom.MoveTo {
		path, to = p.snapped(path, sw), geom.Identity()
	}
	p.stroke.path(&p.fill, path, to, sw, dash, o.Stroke.Round)
	p.flush(o.Stroke.Color)
}

// roundRect recognises the outline that geom.RoundRect makes: most shapes are drawn
// with it, and boxes are painted many times faster.
func roundRect(o *geom.Path) (r geom.Rect, radius float64, ok bool) {
	if len(o.Verbs) != 10 || len(o.Pts) != 17 || o.Verbs[9] != geom.Close {
		return r, 0, false
	}
	q := o.Pts
	radius = q[0].X - q[12].X
	r = geom.R(q[12].X, q[0].Y, q[4].X-q[12].X, q[8].Y-q[0].Y)
	if !(radius > 0) || r.W < 2*radius-1e-9 || r.H < 2*radius-1e-9 {
		return r, 0, false
	}
	for i, v := range o.Verbs[1:9] {
		if v != geom.LineTo && i&1 == 0 || v != geom.CubicTo && i&1 == 1 {
			return r, 0, false
		}
	}
	x, y, x2, y2 := r.X, r.Y, r.Right(), r.Bottom()
	k := radius * (1 - 0.5522847498307936) // as geom draws quarters of circles
	for _, c := range [...]struct {
		i    int
		x, y float64
	}{{1, x2 - radius, y}, {2, x2 - k, y}, {3, x2, y + k}, {4, x2, y + radius}, {5, x2, y2 - radius}, {8, x2 - radius, y2},
		{9, x + radius, y2}, {12, x, y2 - radius}, {13, x, y + radius}, {16, x + radius, y}} {
		const off = 1e-6
		if d := q[c.i]; math.Abs(d.X-c.x) > off || math.Abs(d.Y-c.y) > off {
			return r, 0, false
		}
	}
	return r, radius, true
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

// tiny is the size in pixels under which an outline is painted as a dot, and tinyTip
// the same for a triangle: an arrowhead of so few pixels points nowhere any more, and
// the filler takes ten times as long.
const (
	tiny    = 1.0
	tinyTip = 1.75
)

// isDot reports whether an outline with bounds b in pixels is painted as a dot.
func isDot(b geom.Rect, o *geom.Path) bool {
	return b.W < tinyTip && b.H < tinyTip && (b.W < tiny && b.H < tiny || isTriangle(o))
}

func isTriangle(o *geom.Path) bool {
	v := o.Verbs
	return len(v) == 4 && len(o.Pts) == 3 && v[0] == geom.MoveTo && v[1] == geom.LineTo && v[2] == geom.LineTo && v[3] == geom.Close
}

// speck paints something smaller than a pixel: half of its bounds, as a
// triangle would cover.
func (p *painter) speck(b geom.Rect, c scene.Color) {
	p.rect(b.X, b.Y, b.Right(), b.Bottom(), word(c), strength(c)/2)
}

// flush paints what the filler holds.
func (p *painter) flush(c scene.Color) {
	p.ink = ink{p, word(c), strength(c)}
	p.fill.sweep(&p.ink)
}

// flushWithin is flush where all that the filler holds lies between two places, in
// pixels.
func (p *painter) flushWithin(lo, hi float64, c scene.Color) {
	f := &p.fill
	x0, x1 := floor(lo)-1-f.x0, ceil(hi)+2-f.x0 // the area of an edge reaches into the next pixel
	if x0 < 0 || x1 > f.w {
		p.flush(c)
		return
	}
	p.ink = ink{p, word(c), strength(c)}
	f.sweepWithin(x0, x1, &p.ink)
}

// ink paints coverage in a colour.
type ink struct {
	p         *painter
	src, most uint32
}

func (k *ink) run(x, y, n int, a uint32) { span(k.p.row(y, x, x+n), k.src, a*k.most>>8) }

func (k *ink) each(x, y int, cover []uint32) {
	pix := k.p.row(y, x, x+len(cover))
	for i, a := range cover {
		if a == 0 {
			continue
		}
		q := pix[4*i : 4*i+4]
		store(q, mix(load(q), k.src, a*k.most>>8))
	}
}
