package shape

import (
	"math"
	"slices"
	"sort"

	"waymark/model/geom"
)

// Monotone returns the smooth curve through points whose x rises: between two
// points it neither overshoots nor dips, so that nobody reads a mood out of it
// that was not measured. The tangents are those of Fritsch and Carlson,
// "Monotone Piecewise Cubic Interpolation", SIAM J. Numer. Anal. 17 (1980).
// Fewer than two points have no curve.
func Monotone(pts []geom.Pt) *geom.Path {
	p := &geom.Path{}
	n := len(pts)
	if n < 2 {
		return p
	}
	slope := make([]float64, n-1)
	for i := range slope {
		slope[i] = (pts[i+1].Y - pts[i].Y) / max(pts[i+1].X-pts[i].X, 1e-9)
	}
	tangent := make([]float64, n)
	tangent[0], tangent[n-1] = 0, 0 // flat ends, as in the mood before and after
	for i := 1; i < n-1; i++ {
		if slope[i-1]*slope[i] > 0 {
			tangent[i] = (slope[i-1] + slope[i]) / 2
		}
	}
	for i, s := range slope {
		if s == 0 {
			tangent[i], tangent[i+1] = 0, 0
			continue
		}
		a, b := tangent[i]/s, tangent[i+1]/s
		if l := a*a + b*b; l > 9 {
			t := 3 / math.Sqrt(l)
			tangent[i], tangent[i+1] = t*a*s, t*b*s
		}
	}
	p.Move(pts[0].X, pts[0].Y)
	for i := range slope {
		a, b := pts[i], pts[i+1]
		h := (b.X - a.X) / 3
		p.Cubic(a.X+h, a.Y+h*tangent[i], b.X-h, b.Y-h*tangent[i+1], b.X, b.Y)
	}
	return p
}

// Cut returns the piece of a curve of Monotone between two x; the whole curve where it
// does not reach further.
func Cut(curve *geom.Path, from, to float64) *geom.Path {
	out := &geom.Path{}
	for i := 0; i+3 < len(curve.Pts); i += 3 {
		b := [4]geom.Pt(curve.Pts[i : i+4])
		if b[3].X <= from || b[0].X >= to {
			continue
		}
		// The control points stand at thirds of the way, so that x rises evenly.
		wide := b[3].X - b[0].X
		b = piece(b, max(0, (from-b[0].X)/wide), min(1, (to-b[0].X)/wide))
		if out.Empty() {
			out.Move(b[0].X, b[0].Y)
		}
		out.Cubic(b[1].X, b[1].Y, b[2].X, b[2].Y, b[3].X, b[3].Y)
	}
	return out
}

// piece is the part of a cubic between two parameters, by de Casteljau's construction.
func piece(b [4]geom.Pt, from, to float64) [4]geom.Pt {
	if from > 0 {
		p, q, r := b[0].Lerp(b[1], from), b[1].Lerp(b[2], from), b[2].Lerp(b[3], from)
		s, t := p.Lerp(q, from), q.Lerp(r, from)
		b = [4]geom.Pt{s.Lerp(t, from), t, r, b[3]}
		to = (to - from) / (1 - from)
	}
	if to < 1 {
		p, q, r := b[0].Lerp(b[1], to), b[1].Lerp(b[2], to), b[2].Lerp(b[3], to)
		s, t := p.Lerp(q, to), q.Lerp(r, to)
		b = [4]geom.Pt{b[0], p, s, s.Lerp(t, to)}
	}
	return b
}

// AreaUnder returns the area between a curve of Monotone and the height base.
func AreaUnder(curve *geom.Path, base float64) *geom.Path {
	if curve.Empty() {
		return &geom.Path{}
	}
	first, last := curve.Pts[0], curve.Pts[len(curve.Pts)-1]
	p := (&geom.Path{}).Append(curve)
	return p.Line(last.X, base).Line(first.X, base).Close()
}

// Obstacles are what the quotes of an emotion lane must not stand on: curves,
// the areas under them, lines and faces.
type Obstacles struct {
	rects []geom.Rect
	lines [][]geom.Pt // x rises
	areas []area
}

type area struct {
	line []geom.Pt
	base float64
}

// Clone returns a copy to which more can be added.
func (o *Obstacles) Clone() *Obstacles {
	return &Obstacles{slices.Clone(o.rects), slices.Clone(o.lines), slices.Clone(o.areas)}
}

// Rect adds a rectangle.
func (o *Obstacles) Rect(r geom.Rect) { o.rects = append(o.rects, r) }

// Curve adds a curve of Monotone.
func (o *Obstacles) Curve(p *geom.Path) { o.lines = append(o.lines, p.Flatten(0.3)...) }

// Area adds what AreaUnder covers.
func (o *Obstacles) Area(curve *geom.Path, base float64) {
	for _, l := range curve.Flatten(0.3) {
		o.areas = append(o.areas, area{l, base})
	}
}

// Free reports whether r touches nothing.
func (o *Obstacles) Free(r geom.Rect) bool {
	for _, q := range o.rects {
		if q.Overlaps(r) {
			return false
		}
	}
	for _, l := range o.lines {
		if lo, hi, ok := heights(l, r.X, r.Right()); ok && lo < r.Bottom() && hi > r.Y {
			return false
		}
	}
	for _, a := range o.areas {
		if lo, hi, ok := heights(a.line, r.X, r.Right()); ok && min(lo, a.base) < r.Bottom() && max(hi, a.base) > r.Y {
			return false
		}
	}
	return true
}

// heights returns the range of y of a polyline with rising x between two x.
func heights(l []geom.Pt, x0, x1 float64) (lo, hi float64, ok bool) {
	lo, hi = math.Inf(1), math.Inf(-1)
	first := sort.Search(len(l), func(i int) bool { return l[i].X >= x0 })
	for i := max(first, 1); i < len(l); i++ {
		a, b := l[i-1], l[i]
		if a.X > x1 {
			break
		}
		for _, x := range [2]float64{max(a.X, x0), min(b.X, x1)} {
			y := a.Y
			if b.X > a.X {
				y += (b.Y - a.Y) * (x - a.X) / (b.X - a.X)
			}
			lo, hi = min(lo, y), max(hi, y)
		}
	}
	return lo, hi, lo <= hi
}

// PlaceNear returns the rectangle of size w × h nearest to the point that is
// free, its middle at x, straight above or below; upwards wins when both are as
// near and up is true. There is always room somewhere above or below.
func (o *Obstacles) PlaceNear(at geom.Pt, gap, w, h float64, up bool) geom.Rect {
	const step = 2
	first, second := -1.0, 1.0
	if !up {
		first, second = 1, -1
	}
	for d := gap; ; d += step {
		for _, dir := range [2]float64{first, second} {
			r := geom.R(at.X-w/2, at.Y+d, w, h)
			if dir < 0 {
				r.Y = at.Y - d - h
			}
			if o.Free(r) || d > 1e5 {
				return r
			}
		}
	}
}
