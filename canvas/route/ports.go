package route

import (
	"math"

	"waymark/model/geom"
)

// port is a way to leave a shape, to enter one, or to be at a point.
type port struct {
	side  Side
	at    geom.Pt // on the rectangle
	stub  geom.Pt // where the line may turn first
	dir   int     // in which the line runs there
	cost  float64
	fixed int32 // cost and the way to the stub, in steps
}

// price adds up what it costs to use each port.
func price(ports []port) {
	for i := range ports {
		p := &ports[i]
		p.fixed = steps(p.cost + manhattan(p.at, p.stub))
	}
}

// anyway are the ways to be at a point: in any direction.
func anyway(p geom.Pt) []port {
	out := make([]port, 4)
	for d := range out {
		out[d] = port{at: p, stub: p, dir: d}
	}
	return out
}

// chosen appends the way to leave a shape (or to enter it) at the side chosen for
// the link, or all ways to be at a free end.
func (r *Router) chosen(out []port, ln *link, start bool, a geom.Rect, f *filter) []port {
	i, side, _, at := ln.at(start)
	if i < 0 {
		return append(out, anyway(at)...)
	}
	return append(out, r.port(a, i, side, 0, start, f))
}

// others appends, at a price, the sides that no link has chosen.
func (r *Router) others(out []port, ln *link, start bool, a geom.Rect, f *filter) []port {
	i, chosen, wish, _ := ln.at(start)
	if i < 0 || wish != Auto {
		return out
	}
	// Not where a line runs the other way, and at a decision not where another
	// branch leaves.
	var used [5]bool
	sh := &r.shapes[i]
	if !start || sh.Branches {
		for _, l := range sh.outs {
			used[r.links[l].leaves] = true
		}
	}
	if start {
		for _, l := range sh.ins {
			used[r.links[l].enters] = true
		}
	}
	for _, s := range anySide {
		if s == chosen || used[s] {
			continue
		}
		c := otherSide + r.against(s)
		if !start {
			c = otherSide + r.against(s.opposite())
		}
		out = append(out, r.port(a, i, s, c, start, f))
	}
	return out
}

// at returns the shape at an end, the side chosen there, the side asked for, and
// the place of a free end.
func (ln *link) at(start bool) (i int32, chosen, wish Side, at geom.Pt) {
	if start {
		return ln.from, ln.leaves, ln.From.Side, sanePt(ln.From.At)
	}
	return ln.to, ln.enters, ln.To.Side, sanePt(ln.To.At)
}

// port is the way to leave shape i at a side, or to enter it there.
func (r *Router) port(a geom.Rect, i int32, s Side, cost float64, start bool, f *filter) port {
	p := port{side: s, at: mid(a, s), cost: cost, dir: s.out()}
	p.stub = p.at.Add(dirs[s.out()].Mul(r.ahead(p.at, s, i, f)))
	if !start {
		p.dir = s.in()
	}
	return p
}

// ahead is room for a line from the middle p of a side: most often there is enough.
func (r *Router) ahead(p geom.Pt, s Side, i int32, f *filter) float64 {
	if !f.others || r.fronts[i].near.has(s) {
		return r.room(p, s, i, f)
	}
	a, d := axisOf(s.out()), forward(s.out())
	from := along(p, a)
	return (from + roomy*d - from) * d / 2
}

// room returns how far a line runs out of a side before it may turn: the
// clearance, or half of the way to what stands there.
func (r *Router) room(p geom.Pt, s Side, i int32, f *filter) float64 {
	d := s.out()
	a := axisOf(d)
	g := filter{from: i, to: i, others: f.others}
	from := along(p, a)
	room := math.Abs(r.search.ray(a, along(p, 1-a), from, from+roomy*forward(d), &g) - from)
	if room <= 0 {
		return clearance
	}
	return room / 2
}

// levels reports whether a side of one rectangle lies so near the middle of the other one
// that a line from there may have to turn early; nothing else makes shorten do anything.
func levels(a, b geom.Rect) bool {
	near := func(p, q float64) bool { return p-q < clearance && q-p < clearance }
	c := b.Center()
	return near(a.X, c.X) || near(a.Right(), c.X) || near(a.Y, c.Y) || near(a.Bottom(), c.Y)
}

// shorten lets a line turn before it is clear of its shape where that leads
// straight to the port at the other end: no step of a few units just before it.
func shorten(ports, others []port) {
	const least = 6
	for i := range ports {
		p := &ports[i]
		d := p.stub.Sub(p.at)
		for _, q := range others {
			to := q.at.Sub(p.at)
			switch {
			case q.at == q.stub:
			case d.X == 0 && q.stub.Y == q.at.Y && to.Y*d.Y >= least*math.Abs(d.Y) && math.Abs(to.Y) < math.Abs(d.Y):
				p.stub.Y = q.at.Y
				d = p.stub.Sub(p.at)
			case d.Y == 0 && q.stub.X == q.at.X && to.X*d.X >= least*math.Abs(d.X) && math.Abs(to.X) < math.Abs(d.X):
				p.stub.X = q.at.X
				d = p.stub.Sub(p.at)
			}
		}
	}
}
