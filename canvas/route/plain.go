package route

import (
	"math"
	"slices"

	"waymark/model/geom"
)

// Most links need no search: a straight line, one corner, a Z, a U, or a detour
// around what stands in a row between their shapes. This file chooses among those
// lines, and legs.go makes them.

// attempt is a pair of ports, with the number of corners that a line between them
// needs at least. Once that has failed, two more are allowed.
type attempt struct {
	bound    int32 // the least cost of such a line
	corners  int8
	from, to int8
}

// failure is that of the plainest line between the first two ports: there is no need to
// try it twice.
type failure struct {
	known    bool
	from, to geom.Pt // where the line could have turned first
}

const (
	mostCorners = 4
	longWay     = 160.0      // a plain line that is longer by more than it has to be may not be the best
	asGood      = int32(166) // a line that costs no more steps than that over the least is taken at once
)

func newAttempt(from, to []port, i, j int) attempt {
	p, q := &from[i], &to[j]
	n := bends(p.stub, p.dir, q.stub, q.dir)
	return attempt{p.fixed + q.fixed + steps(manhattan(p.stub, q.stub)) + int32(n)*bendSteps, int8(n), int8(i), int8(j)}
}

// atOnce returns the plainest line between two ports if it is free.
func (w *searcher) atOnce(from, to []port, between geom.Pt, f *filter) (pts []geom.Pt, s, t Side, ok bool) {
	if len(from)*len(to) > 1 {
		return nil, Auto, Auto, false
	}
	price(from)
	price(to)
	e, p, q := newAttempt(from, to, 0, 0), &from[0], &to[0]
	if !w.shape(p, q, int(e.corners), between, f) {
		w.failed = failure{true, p.stub, q.stub}
		return nil, Auto, Auto, false
	}
	if costOf(w.made, p, q) > e.bound+asGood {
		return nil, Auto, Auto, false
	}
	return w.made, p.side, q.side, true
}

// plain looks for the cheapest line of few corners between two of the ports, and
// leaves it in w.best. Without one the cost is MaxInt32.
func (w *searcher) plain(from, to []port, between geom.Pt, f *filter) (s, t Side, cost int32) {
	w.attempts = fit(w.attempts, len(from)*len(to))
	list := w.attempts
	for i := range from {
		for j := range to {
			list[i*len(to)+j] = newAttempt(from, to, i, j)
		}
	}
	cost = math.MaxInt32
	for len(list) > 0 {
		// The most promising one, as long as it can be better than what was found.
		k, least := 0, list[0].bound
		for i := range list {
			if b := list[i].bound; b < least {
				k, least = i, b
			}
		}
		e := &list[k]
		if e.bound >= cost {
			break
		}
		p, q := &from[e.from], &to[e.to]
		again := e.from == 0 && e.to == 0 && w.failed == failure{true, p.stub, q.stub}
		if again {
			w.failed = failure{}
		}
		if !again && w.shape(p, q, int(e.corners), between, f) {
			if c := costOf(w.made, p, q); c < cost {
				cost, s, t = c, p.side, q.side
				w.best = append(w.best[:0], w.made...)
			}
			list = slices.Delete(list, k, k+1)
			continue
		}
		more := int8(2)
		if e.corners == 0 {
			more = 4 // a line that leaves its straight comes back to it
		}
		e.corners += more
		e.bound += int32(more) * bendSteps
		if e.corners > mostCorners {
			list = slices.Delete(list, k, k+1)
		}
	}
	return s, t, cost
}

// short reports whether the best plain line is not much longer than the way
// between its ends has to be. A longer one may lead around things that a line of
// more corners passes between.
func (w *searcher) short() bool {
	return length(w.best) <= manhattan(w.best[0], w.best[len(w.best)-1])+longWay
}

// manhattan is the length of the shortest line at right angles.
func manhattan(p, q geom.Pt) float64 { return math.Abs(p.X-q.X) + math.Abs(p.Y-q.Y) }

// length is that of a line at right angles.
func length(pts []geom.Pt) float64 {
	n := 0.0
	for i := 1; i < len(pts); i++ {
		n += manhattan(pts[i-1], pts[i])
	}
	return n
}

// costOf is the cost of a line between two ports.
func costOf(pts []geom.Pt, p, q *port) int32 {
	return steps(length(pts)+p.cost+q.cost) + int32(len(pts)-2)*bendSteps
}
