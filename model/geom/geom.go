package geom

import "math"

// Pt is a point or a vector.
type Pt struct{ X, Y float64 }

// P is shorthand for a point.
func P(x, y float64) Pt { return Pt{x, y} }

// Add returns p + q.
func (p Pt) Add(q Pt) Pt { return Pt{p.X + q.X, p.Y + q.Y} }

// Sub returns p − q.
func (p Pt) Sub(q Pt) Pt { return Pt{p.X - q.X, p.Y - q.Y} }

// Mul returns p scaled by k.
func (p Pt) Mul(k float64) Pt { return Pt{p.X * k, p.Y * k} }

// Len returns the length of p as a vector.
func (p Pt) Len() float64 { return math.Hypot(p.X, p.Y) }

// Dist returns the distance between p and q.
func (p Pt) Dist(q Pt) float64 { return p.Sub(q).Len() }

// Lerp returns the point at fraction t of the way from p to q.
func (p Pt) Lerp(q Pt, t float64) Pt { return Pt{p.X + (q.X-p.X)*t, p.Y + (q.Y-p.Y)*t} }

// Finite reports whether neither coordinate is NaN or infinite.
func (p Pt) Finite() bool { return !math.IsNaN(p.X-p.X) && !math.IsNaN(p.Y-p.Y) }

// Rect is an axis-parallel rectangle; it is empty when W or H is not positive.
type Rect struct{ X, Y, W, H float64 }

// R is shorthand for a rectangle by corner and size.
func R(x, y, w, h float64) Rect { return Rect{x, y, w, h} }

// Span returns the smallest rectangle that holds both points.
func Span(a, b Pt) Rect {
	return Rect{min(a.X, b.X), min(a.Y, b.Y), math.Abs(a.X - b.X), math.Abs(a.Y - b.Y)}
}

// Right returns the x of the right edge.
func (r Rect) Right() float64 { return r.X + r.W }

// Bottom returns the y of the lower edge.
func (r Rect) Bottom() float64 { return r.Y + r.H }

// Min returns the upper left corner.
func (r Rect) Min() Pt { return Pt{r.X, r.Y} }

// Max returns the lower right corner.
func (r Rect) Max() Pt { return Pt{r.X + r.W, r.Y + r.H} }

// Center returns the middle.
func (r Rect) Center() Pt { return Pt{r.X + r.W/2, r.Y + r.H/2} }

// Empty reports whether r has no area.
func (r Rect) Empty() bool { return r.W <= 0 || r.H <= 0 }

// Contains reports whether p lies in r, edges included.
func (r Rect) Contains(p Pt) bool {
	return p.X >= r.X && p.X <= r.X+r.W && p.Y >= r.Y && p.Y <= r.Y+r.H
}

// Encloses reports whether s lies wholly in r.
func (r Rect) Encloses(s Rect) bool {
	return s.X >= r.X && s.Y >= r.Y && s.Right() <= r.Right() && s.Bottom() <= r.Bottom()
}

// Overlaps reports whether r and s share an area (touching edges do not count).
func (r Rect) Overlaps(s Rect) bool {
	return r.X < s.Right() && s.X < r.Right() && r.Y < s.Bottom() && s.Y < r.Bottom()
}

// Union returns the smallest rectangle that holds both. A rectangle with
// neither width nor height counts as nothing; a line counts.
func (r Rect) Union(s Rect) Rect {
	if r.W == 0 && r.H == 0 {
		return s
	}
	if s.W == 0 && s.H == 0 {
		return r
	}
	x, y := min(r.X, s.X), min(r.Y, s.Y)
	return Rect{x, y, max(r.Right(), s.Right()) - x, max(r.Bottom(), s.Bottom()) - y}
}

// Intersect returns the common part; it is the zero Rect when there is none.
func (r Rect) Intersect(s Rect) Rect {
	x, y := max(r.X, s.X), max(r.Y, s.Y)
	w, h := min(r.Right(), s.Right())-x, min(r.Bottom(), s.Bottom())-y
	if w <= 0 || h <= 0 {
		return Rect{}
	}
	return Rect{x, y, w, h}
}

// Inset returns r with every edge moved inwards by d (outwards when negative).
func (r Rect) Inset(d float64) Rect { return Rect{r.X + d, r.Y + d, r.W - 2*d, r.H - 2*d} }

// Add returns r moved by v.
func (r Rect) Add(v Pt) Rect { return Rect{r.X + v.X, r.Y + v.Y, r.W, r.H} }

// Include returns r grown so that it holds p.
func (r Rect) Include(p Pt) Rect {
	x, y := min(r.X, p.X), min(r.Y, p.Y)
	return Rect{x, y, max(r.Right(), p.X) - x, max(r.Bottom(), p.Y) - y}
}

// Affine maps (x, y) to (A·x + C·y + E, B·x + D·y + F), as PDF and SVG write it.
type Affine struct{ A, B, C, D, E, F float64 }

// Identity is the transform that changes nothing.
func Identity() Affine { return Affine{A: 1, D: 1} }

// Translate moves by v.
func Translate(v Pt) Affine { return Affine{1, 0, 0, 1, v.X, v.Y} }

// Scale scales both axes by k about the origin.
func Scale(k float64) Affine { return Affine{k, 0, 0, k, 0, 0} }

// Rotate turns clockwise by rad radians about the origin.
func Rotate(rad float64) Affine {
	s, c := math.Sincos(rad)
	return Affine{c, s, -s, c, 0, 0}
}

// Then returns the transform that applies m first and n afterwards.
func (m Affine) Then(n Affine) Affine {
	return Affine{
		n.A*m.A + n.C*m.B, n.B*m.A + n.D*m.B,
		n.A*m.C + n.C*m.D, n.B*m.C + n.D*m.D,
		n.A*m.E + n.C*m.F + n.E, n.B*m.E + n.D*m.F + n.F,
	}
}

// Apply maps a point.
func (m Affine) Apply(p Pt) Pt { return Pt{m.A*p.X + m.C*p.Y + m.E, m.B*p.X + m.D*p.Y + m.F} }

// ApplyRect maps a rectangle and returns the bounds of the result.
func (m Affine) ApplyRect(r Rect) Rect {
	if m.B == 0 && m.C == 0 { // it stays upright: two corners say all
		return Span(m.Apply(r.Min()), m.Apply(r.Max()))
	}
	return Span(m.Apply(r.Min()), m.Apply(r.Max())).
		Include(m.Apply(Pt{r.X, r.Bottom()})).Include(m.Apply(Pt{r.Right(), r.Y}))
}

// Inverse returns the transform that undoes m; ok is false when m has none.
func (m Affine) Inverse() (inv Affine, ok bool) {
	det := m.A*m.D - m.B*m.C
	if det == 0 || math.IsNaN(det) || math.IsInf(det, 0) {
		return Affine{}, false
	}
	return Affine{
		m.D / det, -m.B / det, -m.C / det, m.A / det,
		(m.C*m.F - m.D*m.E) / det, (m.B*m.E - m.A*m.F) / det,
	}, true
}

// Factor returns the mean factor by which m scales lengths.
func (m Affine) Factor() float64 { return math.Sqrt(math.Abs(m.A*m.D - m.B*m.C)) }
