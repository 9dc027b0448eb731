package route

import (
	"math"

	"waymark/model/geom"
)

// ends are the rectangles of a link; a free end is a point.
func (r *Router) ends(l int32) (a, b geom.Rect) {
	ln := &r.links[l]
	return r.end(ln.from, &ln.From), r.end(ln.to, &ln.To)
}

func (r *Router) end(shape int32, e *End) geom.Rect {
	if shape >= 0 {
		return r.rects[shape]
	}
	at := sanePt(e.At)
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
func (r *Router) natural(l int32) (s, t Side) {
	costs := r.costs(l)
	best := float32(math.Inf(1))
	for _, x := range r.links[l].choices(true) {
		for _, y := range r.links[l].choices(false) {
			if c := costs[x-1][y-1]; c < best {
				best, s, t = c, x, y
			}
		}
	}
	return s, t
}

// arrival is the side at which a link that is alone on the page enters, and what
// it would cost to enter at the next best one.
func (r *Router) arrival(l int32) (t Side, regret float64) {
	costs := r.costs(l)
	best, second := math.Inf(1), math.Inf(1)
	for _, y := range r.links[l].choices(false) {
		c := math.Inf(1)
		for _, x := range r.links[l].choices(true) {
			c = min(c, float64(costs[x-1][y-1]))
		}
		if c < best {
			best, second, t = c, best, y
		} else {
			second = min(second, c)
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
		t, regret := r.arrival(l)
		if len(s.outs) > 2 {
			regret = sharedOut // the other sides will be taken
		}
		entered[t] = max(entered[t], min(regret+10, meetCost))
		if r.pointed(shape, t) {
			// At a tip, the line that leaves would cover the one that enters.
			entered[t] = max(entered[t], min(regret+10, sharedOut))
		}
	}
	a := r.rects[shape]
	// Sides with something right in front are avoided.
	for side := Top; side <= Left; side++ {
		if r.fronts[shape].tight.has(side) {
			entered[side] += tightCost
		}
	}
	share := shareCost
	if s.Branches {
		share = sharedOut
	}
	r.leaveCost = fit(r.leaveCost, len(s.outs))
	costs := r.leaveCost
	for k, l := range s.outs {
		ln := &r.links[l]
		ln.twin = r.hasTwin(l)
		_, b := r.ends(l)
		b = r.next(l, b)
		table := r.costs(l)
		if len(ln.Waypoints) > 0 {
			table = new([4][4]float32)
			r.estimates(a, b, table)
		}
		inner, taken := r.innerSide(shape, b), r.arrivalFrom(shape, ln.to)
		for i := range costs[k] {
			costs[k][i] = math.Inf(1)
		}
		arrivals, around := ln.choices(false), len(ln.Waypoints) > 0
		for _, x := range ln.choices(true) {
			c := entered[x]
			if x == inner {
				c += innerCost
			}
			if x == taken && x == r.flow.opposite() && !around {
				c += backCost
			}
			way := math.Inf(1)
			for _, y := range arrivals {
				if ln.to == shape && !around {
					way = min(way, loopCost(r.flow, x, y))
				} else {
					way = min(way, float64(table[x-1][y-1]))
				}
			}
			costs[k][x] = c + way
		}
	}
	if len(s.outs) <= 4 {
		r.assignBest(s.outs, a, costs, share)
		return
	}
	var used [5]int
	for k, l := range s.outs {
		best, at := math.Inf(1), r.flow
		for _, x := range anySide {
			c := costs[k][x]
			if used[x] > 0 {
				c += r.sharing(l, a, x, used[x], share)
			}
			if c < best {
				best, at = c, x
			}
		}
		used[at]++
		r.links[l].leaves = at
	}
}

// sharing is what it costs a link to leave a at a side that others use already, if any do.
func (r *Router) sharing(l int32, a geom.Rect, side Side, used int, share float64) float64 {
	c := share * float64(used)
	ln := &r.links[l]
	if !ln.twin {
		return c
	}
	// Lines that run along with others all the way need room for their labels there;
	// upright they do not, since they turn before the label.
	length, each := a.H, ln.Label.Y+2*labelAway
	if side == Top || side == Bottom {
		length, each = a.W, trackGap
	}
	if float64(used)*each > length-2*inset(length) {
		c += crowdCost
	}
	return c
}

// hasTwin reports whether a link has a label, and another one leads from the same
// shape to the same one.
func (r *Router) hasTwin(l int32) bool {
	ln := &r.links[l]
	if !(ln.Label.Y > 0) {
		return false
	}
	for _, k := range r.shapes[ln.from].outs {
		if k != l && r.links[k].to == ln.to {
			return true
		}
	}
	return false
}

// arrivalFrom is the side at which a link from another shape would enter this one
// if it were alone; Auto when there is none.
func (r *Router) arrivalFrom(shape, from int32) Side {
	if from < 0 || from == shape {
		return Auto
	}
	for _, l := range r.shapes[shape].ins {
		if r.links[l].from == from && len(r.links[l].Waypoints) == 0 {
			t, _ := r.arrival(l)
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
	a, b := flipRect(r.rects[shape], upright), flipRect(b, upright)
	// From here on the flow runs down.
	if r.flow == Left || r.flow == Top || b.Bottom() > a.Y {
		return Auto
	}
	for _, l := range r.shapes[shape].ins {
		i := r.links[l].from
		if i < 0 || i == shape {
			continue
		}
		p := flipRect(r.rects[i], upright)
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

// flipRect exchanges x and y unless upright.
func flipRect(r geom.Rect, upright bool) geom.Rect {
	if upright {
		return r
	}
	return geom.Rect{X: r.Y, Y: r.X, W: r.H, H: r.W}
}

// assignBest tries all ways to spread up to four links over the sides.
func (r *Router) assignBest(outs []int32, a geom.Rect, costs [][5]float64, share float64) {
	best := math.Inf(1)
	var pick, at [4]Side
	var used [5]int
	if len(outs) == 1 { // most often
		for _, x := range anySide {
			if c := costs[0][x]; c < best {
				best, at[0] = c, x
			}
		}
		r.links[outs[0]].leaves = at[0]
		return
	}
	var try func(k int, c float64)
	try = func(k int, c float64) {
		if k == len(outs) {
			best, at = c, pick
			return
		}
		for _, x := range anySide {
			c := c + costs[k][x]
			if used[x] > 0 {
				c += r.sharing(outs[k], a, x, used[x], share)
			}
			if c < best {
				pick[k] = x
				used[x]++
				try(k+1, c)
				used[x]--
			}
		}
	}
	try(0, 0)
	for k, l := range outs {
		r.links[l].leaves = at[k]
	}
}

// loopCost ranks the sides of a link from a shape to itself: around the corner at
// the end of the shape, and each next one around the next corner.
func loopCost(flow, from, to Side) float64 {
	turn := Side(1) // clockwise
	if flow == Bottom || flow == Top {
		turn = 3
	}
	switch {
	case from == to:
		return 4 * bendCost
	case from == to.opposite():
		return 6 * bendCost
	case to != (from-1+turn)&3+1:
		return 3*bendCost + shareCost
	case from == flow:
		return 2 * bendCost
	}
	return 3 * bendCost
}

// enter chooses the sides at which links enter a shape, once all links around it
// know where they leave.
func (r *Router) enter(shape int32) {
	s := &r.shapes[shape]
	if len(s.ins) == 0 {
		return
	}
	b := r.rects[shape]
	var left [5]float64
	for _, l := range s.outs {
		left[r.links[l].leaves] = meetCost
		if r.pointed(shape, r.links[l].leaves) {
			left[r.links[l].leaves] = coverCost
		}
	}
	for side := Top; side <= Left; side++ {
		if r.fronts[shape].tight.has(side) {
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
	table := r.costs(l)
	last := len(ln.Waypoints) - 1
	if last >= 0 {
		p := sanePt(ln.Waypoints[last])
		table = new([4][4]float32)
		r.estimates(geom.Rect{X: p.X, Y: p.Y}, b, table)
	}
	best := math.Inf(1)
	for _, y := range ln.choices(false) {
		c := extra[y]
		switch {
		case last >= 0: // from a waypoint in any direction
			least := table[0][y-1]
			for x := range table {
				least = min(least, table[x][y-1])
			}
			c += float64(least)
		case ln.from == ln.to && ln.from >= 0:
			c += loopCost(r.flow, ln.leaves, y)
		default:
			c += float64(table[ln.leaves-1][y-1])
		}
		if c < best {
			best, ln.enters = c, y
		}
	}
}
