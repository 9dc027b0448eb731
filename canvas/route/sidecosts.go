package route

import (
	"math"

	"waymark/model/geom"
)

// Costs of a line, in units of length.
const (
	bendCost  = 60.0  // a corner
	sharedOut = 240.0 // two branches of a decision on one side
	shareCost = 14.0  // two links on one side, both out or both in
	meetCost  = 90.0  // a link that leaves where another enters
	innerCost = 130.0 // a link back that would cross the link that led here
	backCost  = 900.0 // a link back that would lie on the link that led here
	coverCost = 800.0 // a link that enters at the tip where another leaves
	crossFlow = 14.0  // leaving or entering across the flow
	offFlow   = 44.0  // leaving or entering against the flow
	otherSide = 16.0  // another side than the one chosen at first
	tightCost = 160.0 // a side with something right in front of it
	crowdCost = 320.0 // a label on a side with more lines to one shape than labels have room between
)

// clearance is the distance that lines keep from shapes where there is room.
const clearance = 14.0

var dirs = [4]geom.Pt{{X: 0, Y: -1}, {X: 1, Y: 0}, {X: 0, Y: 1}, {X: -1, Y: 0}}

// out is the direction in which a line leaves at a side, in the one in which it
// enters there.
func (s Side) out() int { return int(s) - 1 }
func (s Side) in() int  { return (int(s) + 1) & 3 }

// opposite returns the side across.
func (s Side) opposite() Side { return (s+1)&3 + 1 }

// mid returns the middle of a side.
func mid(r geom.Rect, s Side) geom.Pt {
	c := r.Center()
	switch s {
	case Top:
		return geom.P(c.X, r.Y)
	case Right:
		return geom.P(r.Right(), c.Y)
	case Bottom:
		return geom.P(c.X, r.Bottom())
	case Left:
		return geom.P(r.X, c.Y)
	}
	return c
}

// bends returns the least number of corners of a line that leaves p in direction
// d and arrives at q in direction e, obstacles apart.
func bends(p geom.Pt, d int, q geom.Pt, e int) int {
	ahead, aside := q.X-p.X, q.Y-p.Y
	if axisOf(d) == 1 {
		ahead, aside = aside, ahead
	}
	back := ahead*forward(d) < 0
	switch (e - d) & 3 {
	case 0:
		switch {
		case back:
			return 4
		case aside != 0:
			return 2
		}
		return 0
	case 2:
		if aside != 0 {
			return 2
		}
		return 4
	}
	if back || aside*forward(e) < 0 {
		return 3
	}
	return 1
}

// against is what leaving at s costs for the reading direction alone.
func (r *Router) against(s Side) float64 {
	switch s {
	case r.flow:
		return 0
	case r.flow.opposite():
		return offFlow
	}
	return crossFlow
}

// straightAt reports whether the two sides lie so nearly opposite that a
// straight line joins them.
func straightAt(a, b geom.Rect, s Side) bool {
	_, ok := common(a, b, s)
	return ok
}

// common returns the coordinate of a straight line from side s of a to the side
// of b that faces it.
func common(a, b geom.Rect, s Side) (float64, bool) {
	al, ah, bl, bh := a.Y, a.Bottom(), b.Y, b.Bottom()
	if s == Top || s == Bottom {
		al, ah, bl, bh = a.X, a.Right(), b.X, b.Right()
	}
	am, bm := (al+ah)/2, (bl+bh)/2
	ma, mb := inset(ah-al), inset(bh-bl)
	lo, hi := max(al+ma, bl+mb), min(ah-ma, bh-mb)
	if lo > hi {
		return 0, false
	}
	// The shorter side keeps its middle. A much longer one can be met anywhere,
	// one of like length only near its middle.
	small, other := am, bm
	ratio := (bh - bl) / max(ah-al, 1)
	if ratio < 1 {
		small, other, ratio = bm, am, 1/ratio
	}
	if math.Abs(small-other) > 16 && ratio < 2 {
		return 0, false
	}
	if ratio < 1.05 {
		small = (am + bm) / 2
	}
	return min(max(small, lo), hi), true
}

// inset is the part at both ends of a side that lines leave free.
func inset(length float64) float64 { return min(12, length*0.3) }

// sideCosts are the estimates for a link that is alone on the page and runs from
// each side of its first shape to each of the second.
type sideCosts struct {
	known bool
	cost  [4][4]float32
}

// costs returns the estimates for a link.
func (r *Router) costs(l int32) *[4][4]float32 {
	t := &r.tables[l]
	if !t.known {
		a, b := r.ends(l)
		r.estimates(a, b, &t.cost)
		t.known = true
	}
	return &t.cost
}

// estimates are the costs of a line from each side of a to each side of b, with
// nothing in between.
func (r *Router) estimates(a, b geom.Rect, costs *[4][4]float32) {
	var far [4]geom.Pt
	var arriving [4]float64
	for y := range far {
		far[y] = mid(b, Side(y+1)).Add(dirs[y].Mul(clearance))
		arriving[y] = r.against(Side(y + 1).opposite())
	}
	for x := range costs {
		s := Side(x + 1)
		p, u := mid(a, s), axisOf(x)
		near := p.Add(dirs[x].Mul(clearance))
		leaving, ahead := r.against(s), forward(x)
		for y := range costs[x] {
			v := far[y].Sub(near)
			c := leaving + arriving[y]
			back, aside := along(v, u)*ahead < 0, along(v, 1-u)
			n := 0
			switch (y - x) & 3 {
			case 0: // out at one side of a, and in at the same side of b
				if n = 4; aside != 0 {
					n = 2
				}
			case 2:
				q := mid(b, Side(y+1))
				n = bends(p, x, q, x)
				if n <= 2 && straightAt(a, b, s) {
					costs[x][y] = float32(c + math.Abs(along(p, u)-along(q, u)))
					continue
				}
				if n > 0 && back {
					n = 4
				}
			default:
				if n = 1; back || aside*forward(y) > 0 {
					n = 3
				}
			}
			costs[x][y] = float32(c + (bendCost*float64(n) + (math.Abs(v.X) + math.Abs(v.Y))))
		}
	}
}
