package geom

import (
	"math"
	"slices"
)

// Verb says what one piece of a path does.
type Verb uint8

// The verbs, with the number of points that each takes from Path.Pts.
const (
	MoveTo  Verb = iota // 1: start a subpath
	LineTo              // 1: straight line
	CubicTo             // 3: Bézier curve: two control points and the end
	Close               // 0: straight line back to the start of the subpath
)

// Path is a list of subpaths made of lines and cubic curves. The zero value is
// an empty path. Once handed on, a path is not changed any more.
type Path struct {
	Verbs []Verb
	Pts   []Pt
}

// Move starts a subpath at (x, y).
func (p *Path) Move(x, y float64) *Path { return p.add(MoveTo, Pt{x, y}) }

// Line draws a straight line to (x, y).
func (p *Path) Line(x, y float64) *Path { return p.add(LineTo, Pt{x, y}) }

// Cubic draws a Bézier curve to (x, y).
func (p *Path) Cubic(x1, y1, x2, y2, x, y float64) *Path {
	p.Verbs = append(p.Verbs, CubicTo)
	p.Pts = append(p.Pts, Pt{x1, y1}, Pt{x2, y2}, Pt{x, y})
	return p
}

// Close draws a straight line back to the start of the subpath.
func (p *Path) Close() *Path {
	p.Verbs = append(p.Verbs, Close)
	return p
}

// Grow makes room for more pieces with more points, so that adding them does not
// allocate.
func (p *Path) Grow(verbs, pts int) *Path {
	p.Verbs, p.Pts = slices.Grow(p.Verbs, verbs), slices.Grow(p.Pts, pts)
	return p
}

func (p *Path) add(v Verb, pt Pt) *Path {
	p.Verbs = append(p.Verbs, v)
	p.Pts = append(p.Pts, pt)
	return p
}

// Empty reports whether the path has no piece.
func (p *Path) Empty() bool { return p == nil || len(p.Verbs) == 0 }

// Append adds all subpaths of q.
func (p *Path) Append(q *Path) *Path {
	p.Verbs = append(p.Verbs, q.Verbs...)
	p.Pts = append(p.Pts, q.Pts...)
	return p
}

// Transform returns the path mapped by m.
func (p *Path) Transform(m Affine) *Path {
	q := &Path{Verbs: p.Verbs, Pts: make([]Pt, len(p.Pts))}
	for i, pt := range p.Pts {
		q.Pts[i] = m.Apply(pt)
	}
	return q
}

// Bounds returns the bounds of all points, control points included: it holds
// the path, and may be larger than the path where curves bulge less than their
// control points.
func (p *Path) Bounds() Rect {
	if p.Empty() || len(p.Pts) == 0 {
		return Rect{}
	}
	lo, hi := p.Pts[0], p.Pts[0]
	for _, pt := range p.Pts[1:] {
		lo.X, lo.Y = min(lo.X, pt.X), min(lo.Y, pt.Y)
		hi.X, hi.Y = max(hi.X, pt.X), max(hi.Y, pt.Y)
	}
	return Rect{lo.X, lo.Y, hi.X - lo.X, hi.Y - lo.Y}
}

// Flatten returns each subpath as a polyline that is nowhere further than tol
// from the path. A closed subpath ends with its first point.
func (p *Path) Flatten(tol float64) [][]Pt {
	var out [][]Pt
	var cur []Pt
	i := 0
	flush := func() {
		if len(cur) > 1 {
			out = append(out, cur)
		}
		cur = nil
	}
	for _, v := range p.Verbs {
		switch v {
		case MoveTo:
			flush()
			cur = []Pt{p.Pts[i]}
			i++
		case LineTo:
			cur = append(cur, p.Pts[i])
			i++
		case CubicTo:
			a, b, c, d := cur[len(cur)-1], p.Pts[i], p.Pts[i+1], p.Pts[i+2]
			// The deviation of a cubic from its chord, split n times, falls
			// with n²; this bound is Wang's formula.
			dd := max(a.Sub(b.Mul(2)).Add(c).Len(), b.Sub(c.Mul(2)).Add(d).Len())
			n := int(math.Ceil(math.Sqrt(0.75 * dd / tol)))
			n = max(1, min(n, 200))
			for k := 1; k <= n; k++ {
				cur = append(cur, CubicAt(a, b, c, d, float64(k)/float64(n)))
			}
			i += 3
		case Close:
			if len(cur) > 0 {
				start := cur[0]
				cur = append(cur, start)
				flush()
				cur = []Pt{start}
			}
		}
	}
	flush()
	return out
}

// CubicAt returns the point of a Bézier curve at parameter t.
func CubicAt(a, b, c, d Pt, t float64) Pt {
	s := 1 - t
	return a.Mul(s * s * s).Add(b.Mul(3 * s * s * t)).Add(c.Mul(3 * s * t * t)).Add(d.Mul(t * t * t))
}

// kappa is the control length with which four cubics come closest to a circle.
const kappa = 0.5522847498307936

// RectPath returns the outline of r.
func RectPath(r Rect) *Path {
	p := new(Path).Grow(5, 4)
	return p.Move(r.X, r.Y).Line(r.Right(), r.Y).Line(r.Right(), r.Bottom()).Line(r.X, r.Bottom()).Close()
}

// RoundRect returns the outline of r with corners of the given radius, which is
// cut to half of the shorter side.
func RoundRect(r Rect, radius float64) *Path {
	radius = math.Min(radius, math.Min(r.W, r.H)/2)
	if radius <= 0 {
		return RectPath(r)
	}
	k := radius * (1 - kappa)
	x, y, x2, y2 := r.X, r.Y, r.Right(), r.Bottom()
	p := new(Path).Grow(10, 17)
	p.Move(x+radius, y).Line(x2-radius, y).Cubic(x2-k, y, x2, y+k, x2, y+radius)
	p.Line(x2, y2-radius).Cubic(x2, y2-k, x2-k, y2, x2-radius, y2)
	p.Line(x+radius, y2).Cubic(x+k, y2, x, y2-k, x, y2-radius)
	p.Line(x, y+radius).Cubic(x, y+k, x+k, y, x+radius, y)
	return p.Close()
}

// Ellipse returns the ellipse inscribed in r.
func Ellipse(r Rect) *Path {
	rx, ry := r.W/2, r.H/2
	cx, cy := r.X+rx, r.Y+ry
	kx, ky := rx*kappa, ry*kappa
	p := new(Path).Grow(6, 13)
	p.Move(cx+rx, cy).Cubic(cx+rx, cy+ky, cx+kx, cy+ry, cx, cy+ry)
	p.Cubic(cx-kx, cy+ry, cx-rx, cy+ky, cx-rx, cy).Cubic(cx-rx, cy-ky, cx-kx, cy-ry, cx, cy-ry)
	p.Cubic(cx+kx, cy-ry, cx+rx, cy-ky, cx+rx, cy)
	return p.Close()
}

// Circle returns the circle about c.
func Circle(c Pt, radius float64) *Path {
	return Ellipse(Rect{c.X - radius, c.Y - radius, 2 * radius, 2 * radius})
}

// Polyline returns an open path through the points.
func Polyline(pts ...Pt) *Path {
	p := new(Path).Grow(len(pts)+1, len(pts)) // one more verb for Polygon
	for i, pt := range pts {
		if i == 0 {
			p.Move(pt.X, pt.Y)
		} else {
			p.Line(pt.X, pt.Y)
		}
	}
	return p
}

// Polygon returns a closed path through the points.
func Polygon(pts ...Pt) *Path { return Polyline(pts...).Close() }
