package layout

import (
	"math"

	"waymark/model/geom"
)

// Side is a side of a node.
type Side uint8

// The sides.
const (
	OnRight Side = iota
	OnBottom
	OnLeft
	OnTop
)

// Beside returns a free place for a new node of the given size next to the node
// at: on the wanted side, level with it if there is room, else as near to that as
// possible, first along the side, then further out. gap is the distance kept to
// everything (0 means 40).
func Beside(existing []geom.Rect, at geom.Rect, size geom.Pt, side Side, gap float64) geom.Rect {
	if !(gap > 0) {
		gap = defaultGap
	}
	c := at.Center()
	first := geom.R(c.X-size.X/2, c.Y-size.Y/2, size.X, size.Y)
	var out, along geom.Pt // unit vectors away from the node and along its side
	switch side {
	case OnBottom:
		first.Y, out, along = at.Bottom()+gap, geom.P(0, 1), geom.P(1, 0)
	case OnLeft:
		first.X, out, along = at.X-gap-size.X, geom.P(-1, 0), geom.P(0, 1)
	case OnTop:
		first.Y, out, along = at.Y-gap-size.Y, geom.P(0, -1), geom.P(1, 0)
	default:
		first.X, out, along = at.Right()+gap, geom.P(1, 0), geom.P(0, 1)
	}
	// Only what touches the strip of a column can be in the way of that column;
	// each column is searched from the middle to both sides, from gap to gap.
	best, least := first, math.Inf(1)
	for column := 0; column < 24; column++ {
		r := first
		if column > 0 {
			r = r.Add(out.Mul(float64(column) * (out.X*out.X*size.X + out.Y*out.Y*size.Y + gap) / 2))
		}
		if d := r.Min().Dist(first.Min()); d >= least {
			break
		}
		for _, sign := range [2]float64{1, -1} {
			q, ok := slide(existing, r, along.Mul(sign), gap)
			// A step to the side counts double: what continues a flow stays level.
			d := q.Min().Sub(first.Min())
			cost := math.Abs(d.X*out.X+d.Y*out.Y) + 0.8*math.Abs(d.X*along.X+d.Y*along.Y)
			if ok && cost < least-1e-9 {
				best, least = q, cost
			}
		}
	}
	return best
}

// slide moves r in direction d until it keeps the gap to everything.
func slide(existing []geom.Rect, r geom.Rect, d geom.Pt, gap float64) (geom.Rect, bool) {
	for range len(existing) + 1 {
		hit := false
		room := r.Inset(-gap + 1e-6)
		for _, e := range existing {
			if !room.Overlaps(e) {
				continue
			}
			hit = true
			switch {
			case d.X > 0:
				r.X = e.Right() + gap
			case d.X < 0:
				r.X = e.X - gap - r.W
			case d.Y > 0:
				r.Y = e.Bottom() + gap
			default:
				r.Y = e.Y - gap - r.H
			}
			break
		}
		if !hit {
			return r, true
		}
	}
	return r, false
}
