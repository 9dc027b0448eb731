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
	v := q.Sub(p)
	ahead := v.X*dirs[d].X + v.Y*dirs[d].Y
	switch (e - d) & 3 {
	case 0:
		side := v.X*dirs[d].Y - v.Y*dirs[d].X
		switch {
		case ahead < 0:
			return 4
		case side != 0:
			return 2
		}
		return 0
	case 2:
		if v.X*dirs[d].Y-v.Y*dirs[d].X != 0 {
			return 2
		}
		return 4
	}
	if ahead >= 0 && v.X*dirs[e].X+v.Y*dirs[e].Y >= 0 {
		return 1
	}
	return 3
}

// estimate is the cost of a line between two sides with nothing in between.
func (r *Router) estimate(a geom.Rect, s Side, b geom.Rect, t Side) float64 {
	p, q := mid(a, s), mid(b, t)
	n := bends(p, s.out(), q, t.in())
	if n <= 2 && s == t.opposite() && straightAt(a, b, s) {
		return math.Abs((q.X-p.X)*dirs[s.out()].X+(q.Y-p.Y)*dirs[s.out()].Y) + r.against(s) + r.against(t.opposite())
	}
	p, q = p.Add(dirs[s.out()].Mul(clearance)), q.Add(dirs[t.out()].Mul(clearance))
	if n > 0 {
		n = max(n, bends(p, s.out(), q, t.in()))
	}
	c := bendCost*float64(n) + math.Abs(p.X-q.X) + math.Abs(p.Y-q.Y)
	return c + r.against(s) + r.against(t.opposite())
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
	lo, hi := math.Max(al+ma, bl+mb), math.Min(ah-ma, bh-mb)
	if lo > hi {
		return 0, false
	}
	// The shorter side keeps its middle. A much longer one can be met anywhere,
	// one of like length only near its middle.
	small, other := am, bm
	ratio := (bh - bl) / math.Max(ah-al, 1)
	if ratio < 1 {
		small, other, ratio = bm, am, 1/ratio
	}
	if math.Abs(small-other) > 16 && ratio < 2 {
		return 0, false
	}
	if ratio < 1.05 {
		small = (am + bm) / 2
	}
	return math.Min(math.Max(small, lo), hi), true
}

// inset is the part at both ends of a side that lines leave free.
func inset(length float64) float64 { return math.Min(12, length*0.3) }

// ends are the rectangles of a link; a free end is a point.
func (r *Router) ends(l int) (a, b geom.Rect) {
	ln := &r.links[l]
	return r.end(ln.from, ln.From.At), r.end(ln.to, ln.To.At)
}

func (r *Router) end(shape int32, at geom.Pt) geom.Rect {
	if shape >= 0 {
		return r.grid.rects[shape]
	}
	return geom.Rect{X: at.X, Y: at.Y}
}

// next is where a link goes to first: its first waypoint, or the shape at the
// other end.
func (r *Router) next(l int32, b geom.Rect) geom.Rect {
	if w := r.links[l].Waypoints; len(w) > 0 {
		p := sanePt(w[0])
		return geom.Rect{X: p.X, Y: p.Y}
	}
	return b
}

// natural is the pair of sides of a link that is alone on the page.
func (r *Router) natural(l int) (s, t Side) {
	a, b := r.ends(l)
	best := math.Inf(1)
	for _, x := range r.links[l].choices(true) {
		for _, y := range r.links[l].choices(false) {
			if c := r.estimate(a, x, b, y); c < best {
				best, s, t = c, x, y
			}
		}
	}
	return s, t
}

// arrival is the side at which a link that is alone on the page enters, and what
// it would cost to enter at the next best one.
func (r *Router) arrival(l int) (t Side, regret float64) {
	a, b := r.ends(l)
	best, second := math.Inf(1), math.Inf(1)
	for _, y := range r.links[l].choices(false) {
		c := math.Inf(1)
		for _, x := range r.links[l].choices(true) {
			c = math.Min(c, r.estimate(a, x, b, y))
		}
		if c < best {
			best, second, t = c, best, y
		} else {
			second = math.Min(second, c)
		}
	}
	return t, second - best
}

var anySide = []Side{Right, Bottom, Top, Left}

// choices are the sides that an end may use.
func (l *link) choices(start bool) []Side {
	e := l.To
	if start {
		e = l.From
	}
	if e.Side != Auto {
		return anySide[sideIndex[e.Side] : sideIndex[e.Side]+1]
	}
	return anySide
}

var sideIndex = [5]int{Right: 0, Bottom: 1, Top: 2, Left: 3}

// leave chooses the sides at which the links of a shape leave. It looks at the
// shapes at the other ends and at nothing else.
func (r *Router) leave(shape int32) {
	s := &r.shapes[shape]
	if len(s.outs) == 0 {
		return
	}
	var entered [5]float64
	for _, l := range s.ins {
		if r.links[l].from == shape {
			continue
		}
		t, regret := r.arrival(int(l))
		if len(s.outs) > 2 {
			regret = sharedOut // the other sides will be taken
		}
		entered[t] = math.Max(entered[t], math.Min(regret+10, meetCost))
		if s.pointed(t, r.grid.rects[shape]) {
			// At a tip, the line that leaves would cover the one that enters.
			entered[t] = math.Max(entered[t], math.Min(regret+10, sharedOut))
		}
	}
	a := r.grid.rects[shape]
	// Sides with something right in front are avoided.
	for side := Top; side <= Left; side++ {
		if r.tight(shape, a, side) {
			entered[side] += tightCost
		}
	}
	share := shareCost
	if s.Branches {
		share = sharedOut
	}
	costs := make([][5]float64, len(s.outs))
	for k, l := range s.outs {
		ln := &r.links[l]
		_, b := r.ends(int(l))
		b = r.next(l, b)
		inner, taken := r.innerSide(shape, b), r.arrivalFrom(shape, ln.to)
		for i := range costs[k] {
			costs[k][i] = math.Inf(1)
		}
		for _, x := range ln.choices(true) {
			for _, y := range ln.choices(false) {
				c := entered[x]
				if x == inner && inner != Auto {
					c += innerCost
				}
				if x == taken && x == r.flow.opposite() && len(ln.Waypoints) == 0 {
					c += backCost
				}
				if ln.to == shape && len(ln.Waypoints) == 0 {
					c += loopCost(r.flow, x, y)
				} else {
					c += r.estimate(a, x, b, y)
				}
				costs[k][x] = math.Min(costs[k][x], c)
			}
		}
	}
	if len(s.outs) <= 4 {
		r.assignBest(s.outs, costs, share)
		return
	}
	var used [5]int
	for k, l := range s.outs {
		best, at := math.Inf(1), r.flow
		for _, x := range anySide {
			if c := costs[k][x] + share*float64(used[x]); c < best {
				best, at = c, x
			}
		}
		used[at]++
		r.links[l].leaves = at
	}
}

// arrivalFrom is the side at which a link from another shape would enter this one
// if it were alone; Auto when there is none.
func (r *Router) arrivalFrom(shape, from int32) Side {
	if from < 0 || from == shape {
		return Auto
	}
	for _, l := range r.shapes[shape].ins {
		if r.links[l].from == from && len(r.links[l].Waypoints) == 0 {
			t, _ := r.arrival(int(l))
			return t
		}
	}
	return Auto
}

// innerSide is the side at which a link back to b would cross the link that led
// here: a node between the two stands on that side. Auto when there is none.
func (r *Router) innerSide(shape int32, b geom.Rect) Side {
	up, down := Top, Bottom
	upright := false
	if r.flow == Bottom || r.flow == Top {
		up, down, upright = Left, Right, true
	}
	a, b := flipRect(r.grid.rects[shape], upright), flipRect(b, upright)
	// From here on the flow runs down.
	if r.flow == Left || r.flow == Top || b.Bottom() > a.Y {
		return Auto
	}
	for _, l := range r.shapes[shape].ins {
		i := r.links[l].from
		if i < 0 || i == shape {
			continue
		}
		p := flipRect(r.grid.rects[i], upright)
		if p.Y < b.Bottom() || p.Bottom() > a.Y {
			continue
		}
		switch c := p.Center().X; {
		case c < a.X:
			return up
		case c > a.Right():
			return down
		}
	}
	return Auto
}

// assignBest tries all ways to spread up to four links over the sides.
func (r *Router) assignBest(outs []int32, costs [][5]float64, share float64) {
	best := math.Inf(1)
	var pick, at [4]Side
	var used [5]int
	var try func(k int, c float64)
	try = func(k int, c float64) {
		if c >= best {
			return
		}
		if k == len(outs) {
			best, at = c, pick
			return
		}
		for _, x := range anySide {
			pick[k] = x
			used[x]++
			try(k+1, c+costs[k][x]+share*float64(used[x]-1))
			used[x]--
		}
	}
	try(0, 0)
	for k, l := range outs {
		r.links[l].leaves = at[k]
	}
}

// loopCost ranks the sides of a link from a shape to itself: around the corner
// at the end of the shape.
func loopCost(flow, from, to Side) float64 {
	switch {
	case from == to:
		return 4 * bendCost
	case from == to.opposite():
		return 6 * bendCost
	case from == flow:
		return 2 * bendCost
	}
	return 3 * bendCost
}

// enter chooses the sides at which links enter a shape, once all links around it
// know where they leave.
func (r *Router) enter(shape int32) {
	s := &r.shapes[shape]
	b := r.grid.rects[shape]
	var left [5]float64
	for _, l := range s.outs {
		left[r.links[l].leaves] = meetCost
		if s.pointed(r.links[l].leaves, b) {
			left[r.links[l].leaves] = coverCost
		}
	}
	for side := Top; side <= Left; side++ {
		if len(s.ins) > 0 && r.tight(shape, b, side) {
			left[side] += tightCost
		}
	}
	for _, l := range s.ins {
		r.arrive(l, b, &left)
	}
}

// arrive chooses the side at which one link enters the rectangle b.
func (r *Router) arrive(l int32, b geom.Rect, extra *[5]float64) {
	ln := &r.links[l]
	a, _ := r.ends(int(l))
	leaves := []Side{ln.leaves}
	if n := len(ln.Waypoints); n > 0 {
		p := sanePt(ln.Waypoints[n-1])
		a, leaves = geom.Rect{X: p.X, Y: p.Y}, anySide
	}
	best := math.Inf(1)
	for _, y := range ln.choices(false) {
		c := extra[y]
		if len(leaves) > 1 {
			least := math.Inf(1)
			for _, x := range leaves {
				least = math.Min(least, r.estimate(a, x, b, y))
			}
			c += least
		} else if ln.from == ln.to && ln.from >= 0 {
			c += loopCost(r.flow, ln.leaves, y)
		} else {
			c += r.estimate(a, ln.leaves, b, y)
		}
		if c < best {
			best, ln.enters = c, y
		}
	}
}

// tight reports whether another shape stands right in front of a side.
func (r *Router) tight(shape int32, a geom.Rect, s Side) bool {
	p := mid(a, s)
	found := false
	r.grid.each(geom.Span(p, p.Add(dirs[s.out()].Mul(reach))), func(i int32, o geom.Rect) bool {
		found = i != shape
		return !found
	})
	return found
}
