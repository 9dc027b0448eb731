package route

import "waymark/model/geom"

// axis is 0 for x, 1 for y. What holds for both is written once, for a line that
// runs along an axis a and stands at a coordinate of the other one, 1−a.
type axis int

// axisOf is the axis along which a direction leads.
func axisOf(dir int) axis { return axis(1 - dir&1) }

// box is a rectangle by axis.
type box struct{ lo, hi [2]float64 }

// gone marks what was removed.
var gone = geom.Rect{W: -1e9, H: -1e9}

func boxFrom(r geom.Rect) box {
	return box{[2]float64{r.X, r.Y}, [2]float64{r.Right(), r.Bottom()}}
}

// rect is the reverse of boxFrom.
func (b *box) rect() geom.Rect {
	return geom.Rect{X: b.lo[0], Y: b.lo[1], W: b.hi[0] - b.lo[0], H: b.hi[1] - b.lo[1]}
}

// grown returns b with m more on all sides.
func (b *box) grown(m float64) box {
	return box{[2]float64{b.lo[0] - m, b.lo[1] - m}, [2]float64{b.hi[0] + m, b.hi[1] + m}}
}

// touches reports whether two boxes have a point in common.
func (b *box) touches(o *box) bool {
	return b.lo[0] <= o.hi[0] && o.lo[0] <= b.hi[0] && b.lo[1] <= o.hi[1] && o.lo[1] <= b.hi[1]
}

// along returns the coordinate of p on an axis.
func along(p geom.Pt, a axis) float64 {
	if a == 0 {
		return p.X
	}
	return p.Y
}

// at returns the point with coordinate u on axis a and v on the other one.
func at(a axis, u, v float64) geom.Pt {
	if a == 0 {
		return geom.Pt{X: u, Y: v}
	}
	return geom.Pt{X: v, Y: u}
}

// nowhere holds no place.
var nowhere = box{[2]float64{1e9, 1e9}, [2]float64{-1e9, -1e9}}

// hull is the smallest box around all of them; nowhere for none.
func hull(boxes []box) box {
	h := nowhere
	for i := range boxes {
		h.include(&boxes[i])
	}
	return h
}

// include makes b hold o as well.
func (b *box) include(o *box) {
	for a := range b.lo {
		b.lo[a], b.hi[a] = min(b.lo[a], o.lo[a]), max(b.hi[a], o.hi[a])
	}
}

// around is the smallest box around points.
func around(pts []geom.Pt) box {
	b := nowhere
	for _, p := range pts {
		b.include(&box{[2]float64{p.X, p.Y}, [2]float64{p.X, p.Y}})
	}
	return b
}
