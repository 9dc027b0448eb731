package route

import (
	"cmp"
	"math"
	"slices"
)

// pair is two stretches of a group that run side by side, i below j. Both are numbered
// as in the group.
type pair struct {
	i, j int32
	own  bool    // both belong to one line
	wide float32 // by how much they keep more than the usual distance, where both have labels
	gap  float64 // the distance that they keep
	give float64 // the share of what they lack that the lower one gives way
}

// higher is a stretch that has to stand above another one, and the next of these in a
// list that ends with −1.
type higher struct{ i, next int32 }

// start is where a stretch begins.
type start struct {
	a    float64
	i    int32 // which one it is
	band int32
}

// sortStarts puts stretches in the order in which they begin. They come in the order of
// their links, and links in that of their shapes, so that none has far to go: they are
// put in their places by steps of a few, and then of one.
func sortStarts(v []start) {
	moves := 16 * len(v)
	for _, step := range [2]int{8, 1} {
		for k := step; k < len(v) && (step == 1 || len(v) > 32); k++ {
			s, j := v[k], k
			for ; j >= step && (s.a < v[j-step].a || s.a == v[j-step].a && s.i < v[j-step].i); j -= step {
				v[j] = v[j-step]
				moves--
			}
			if v[j] = s; moves < 0 {
				slices.SortFunc(v, func(p, q start) int { return cmp.Or(cmp.Compare(p.a, q.a), cmp.Compare(p.i, q.i)) })
				return
			}
		}
	}
}

// order finds the stretches of a group that run side by side, and gives every
// stretch a track, so that those side by side have different ones: an order in
// which few lines cross, on as few tracks as that allows. It is the left-edge
// method of channel routing with constraints: track after track is filled from
// one end with stretches that have nothing unplaced to stand below them.
func (o *spreader) order(segs []seg, m []int32) {
	o.sideBySide(segs, m)
	o.track = fit(o.track, len(m))
	o.left = append(o.left[:0], o.sweep...)
	left := o.left
	for track := int32(0); len(left) > 0; track++ {
		from, rest, below := math.Inf(-1), 0, o.below
		o.work += len(left)
		o.placed = o.placed[:0]
		for _, s := range left {
			if below[s.i] == 0 && s.a >= from {
				o.track[s.i], from = track, segs[m[s.i]].b+passing
				o.placed = append(o.placed, s.i)
			} else {
				left[rest] = s
				rest++
			}
		}
		left = left[:rest]
		if len(o.placed) == 0 {
			// They stand below each other in a ring: the one with the fewest below.
			k := 0
			for n := range left {
				if o.below[left[n].i] < o.below[left[k].i] {
					k = n
				}
			}
			o.track[left[k].i] = track
			o.placed = append(o.placed, left[k].i)
			left = slices.Delete(left, k, k+1)
		}
		for _, i := range o.placed {
			for n := o.head[i]; n >= 0; n = o.above[n].next {
				o.below[o.above[n].i]--
			}
		}
	}
}

// inTurn gives two stretches that run side by side their tracks: it is order for the
// smallest groups, which most are.
func (o *spreader) inTurn(segs []seg, m []int32) {
	o.work++
	lo, hi := int32(0), int32(1)
	if segs[m[1]].a < segs[m[0]].a {
		lo, hi = 1, 0
	}
	if lower(&segs[m[lo]], &segs[m[hi]]) > 0 {
		lo, hi = hi, lo
	}
	o.pairs = o.pairs[:0]
	if p, ok := newPair(segs, m, lo, hi); ok {
		o.pairs = append(o.pairs, p)
	}
}

// newPair makes a pair of two stretches; ok is false where nothing can keep them apart:
// both end at one tip, say.
func newPair(segs []seg, m []int32, i, j int32) (_ pair, ok bool) {
	p, q := &segs[m[i]], &segs[m[j]]
	if p.lo+trackGaps[len(trackGaps)-1] > q.hi {
		return pair{}, false
	}
	wide := float32(1)
	if p.label > 0 && q.label > 0 {
		wide = max(1, (max(p.label, q.label)+2*labelAway)/trackGap)
	}
	give := stiffness[q.hold] / (stiffness[p.hold] + stiffness[q.hold])
	return pair{i: i, j: j, own: p.link == q.link, wide: wide, give: give}, true
}

// neighbours finds the pairs with nothing in between: all others keep their distance
// through these. They come in the order of the tracks of their lower stretches, so that
// everything below a stretch comes before what is above.
func (o *spreader) neighbours(segs []seg, m []int32) {
	loose, active := o.loose[:0], o.active[:0]
	o.first = fit(o.first, len(m)+1)
	clear(o.first)
	add := func(i, j int32) {
		if p, ok := newPair(segs, m, i, j); ok {
			loose = append(loose, p)
			o.first[o.track[i]+1]++
		}
	}
	for _, s := range o.sweep {
		a, track := s.a, o.track[s.i]
		// Those that have ended leave; what stood on both sides of them meets.
		still, met := active[:0], true
		place := 0
		o.work += len(active)
		for _, i := range active {
			if segs[m[i]].b+passing <= a {
				met = false
				continue
			}
			if n := len(still); !met && n > 0 {
				add(still[n-1], i)
			}
			still, met = append(still, i), true
			if o.track[i] < track {
				place = len(still)
			}
		}
		if place > 0 {
			add(still[place-1], s.i)
		}
		if place < len(still) {
			add(s.i, still[place])
		}
		active = slices.Insert(still, place, s.i)
	}
	o.loose, o.active = loose, active
	for i := range m {
		o.first[i+1] += o.first[i]
	}
	o.pairs = fit(o.pairs, len(loose))
	for i := range loose {
		k := &o.first[o.track[loose[i].i]]
		o.pairs[*k] = loose[i]
		*k++
	}
}

// sideBySide lists the stretches of a group by where they begin, and finds of each how
// many have to stand below it, and which above.
func (o *spreader) sideBySide(segs []seg, m []int32) {
	o.sweep, o.below, o.head = fit(o.sweep, len(m)), fit(o.below, len(m)), fit(o.head, len(m))
	for i, j := range m {
		o.sweep[i] = start{a: segs[j].a, i: int32(i)}
		o.below[i], o.head[i] = 0, -1
	}
	sortStarts(o.sweep)
	list, active := o.above[:0], o.active[:0]
	for _, s := range o.sweep {
		j, q, still := s.i, &segs[m[s.i]], active[:0]
		o.work += len(active)
		for _, i := range active {
			p := &segs[m[i]]
			if p.b+passing <= q.a {
				continue
			}
			still = append(still, i)
			lo, hi := i, j
			switch c := lower(p, q); {
			case c == 0:
				continue
			case c > 0:
				lo, hi = j, i
			}
			list = append(list, higher{i: hi, next: o.head[lo]})
			o.head[lo] = int32(len(list) - 1)
			o.below[hi]++
		}
		active = append(still, j)
	}
	o.above, o.active = list, active
}

// lower says which of two stretches that run side by side, p beginning first, is to stand
// at the lower coordinate: less than 0 for p, more for q, 0 if either will do. It avoids
// crossings first, and then keeps the places that they want.
func lower(p, q *seg) int {
	if p.lo+leastGap > q.hi && q.lo+leastGap <= p.hi {
		return 1
	}
	if q.lo+leastGap > p.hi && p.lo+leastGap <= q.hi {
		return -1
	}
	d := p.want - q.want
	if d < 2*trackGap && d > -2*trackGap {
		if c := crossings(p, q); c != 0 {
			return c
		}
	}
	switch {
	case d > 0.5:
		return 1
	case d < -0.5:
		return -1
	}
	return 0
}

// crossings counts how much more often the lines of p and q cross when p, which begins
// first, stands below q than when it stands above: where the line of one goes on beside
// the other one.
func crossings(p, q *seg) int {
	n := int(p.db)*within(p.b, q) - int(q.da)*within(q.a, p) - int(q.db)*within(q.b, p)
	// Lines that come from both sides at the same place would run over each other.
	if equal(p.a, q.a) || equal(p.b, q.b) || equal(p.b, q.a) {
		n += 2 * (meetings(p, q) - meetings(q, p))
	}
	return n
}

// within is 1 where y lies between the ends of a stretch, and 0 elsewhere. It is counted
// with instead of asked for: nothing could foretell the answer.
func within(y float64, s *seg) int {
	from, to := 0, 0
	if y > s.a+0.01 {
		from = 1
	}
	if y < s.b-0.01 {
		to = 1
	}
	return from & to
}

// equal reports whether two ends are level.
func equal(y, z float64) bool { return y-z < 0.01 && z-y < 0.01 }

// meetings counts the ends at which p goes on to higher coordinates, where q comes from
// lower ones.
func meetings(p, q *seg) (n int) {
	from := func(y float64) bool { return q.da < 0 && equal(q.a, y) || q.db < 0 && equal(q.b, y) }
	if p.da > 0 && from(p.a) {
		n++
	}
	if p.db > 0 && from(p.b) {
		n++
	}
	return n
}
