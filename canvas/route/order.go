package route

import (
	"cmp"
	"math"
	"slices"
)

// pair is two stretches of a group that run side by side, i below j; sure when
// it matters which of them stands below. Both are numbered as in the group.
type pair struct {
	i, j int32
	sure bool
	own  bool    // both belong to one line
	gap  float32 // the distance that they keep
	wide float32 // by how much that is more than usual, where both have labels
}

// order finds the stretches of a group that run side by side, and gives every
// stretch a track, so that those side by side have different ones: an order in
// which few lines cross, on as few tracks as that allows. It is the left-edge
// method of channel routing with constraints: track after track is filled from
// one end with stretches that have nothing unplaced to stand below them.
func (o *spreader) order(segs []seg, m []int32) {
	o.sideBySide(segs, m)
	o.track, o.below = fit(o.track, len(m)), fit(o.below, len(m))
	clear(o.below)
	for _, p := range o.pairs {
		if p.sure {
			o.below[p.j]++
		}
	}
	o.left = append(o.left[:0], o.sweep...)
	left := o.left
	for track := int32(0); len(left) > 0; track++ {
		end, rest := math.Inf(-1), left[:0]
		o.work += len(left)
		o.placed = o.placed[:0]
		for _, i := range left {
			if s := &segs[m[i]]; o.below[i] == 0 && s.a >= end+passing {
				o.track[i], end = track, s.b
				o.placed = append(o.placed, i)
			} else {
				rest = append(rest, i)
			}
		}
		left = rest
		if len(o.placed) == 0 {
			// They stand below each other in a ring: the one with the fewest below.
			k := 0
			for n := range left {
				if o.below[left[n]] < o.below[left[k]] {
					k = n
				}
			}
			o.track[left[k]] = track
			o.placed = append(o.placed, left[k])
			left = slices.Delete(left, k, k+1)
		}
		for _, i := range o.placed {
			for _, p := range o.pairs[o.first[i]:o.first[i+1]] {
				if p.sure {
					o.below[p.j]--
				}
			}
		}
	}
}

// neighbours replaces the pairs by those with nothing in between: all others keep
// their distance through these. They come in the order of the tracks of their
// lower stretches, so that everything below a stretch comes before what is above.
func (o *spreader) neighbours(segs []seg, m []int32) {
	o.loose, o.active = o.loose[:0], o.active[:0]
	o.first = fit(o.first, len(m)+1)
	clear(o.first)
	add := func(i, j int32) {
		if segs[m[i]].lo+trackGaps[len(trackGaps)-1] > segs[m[j]].hi {
			return // nothing can keep them apart: both end at one tip, say
		}
		p, q := &segs[m[i]], &segs[m[j]]
		wide := float32(1)
		if p.label > 0 && q.label > 0 {
			wide = max(1, (max(p.label, q.label)+2*labelAway)/trackGap)
		}
		o.loose = append(o.loose, pair{i: i, j: j, own: p.link == q.link, wide: wide})
		o.first[o.track[i]+1]++
	}
	for _, j := range o.sweep {
		a, track := segs[m[j]].a, o.track[j]
		// Those that have ended leave; what stood on both sides of them meets.
		still, met := o.active[:0], true
		place := 0
		o.work += len(o.active)
		for _, i := range o.active {
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
			add(still[place-1], j)
		}
		if place < len(still) {
			add(j, still[place])
		}
		o.active = slices.Insert(still, place, j)
	}
	for i := range m {
		o.first[i+1] += o.first[i]
	}
	o.pairs = fit(o.pairs, len(o.loose))
	for _, p := range o.loose {
		k := &o.first[o.track[p.i]]
		o.pairs[*k] = p
		*k++
	}
}

// sideBySide lists the pairs of a group, those of each lower one together, and
// the stretches by where they begin.
func (o *spreader) sideBySide(segs []seg, m []int32) {
	o.sweep = fit(o.sweep, len(m))
	for i := range m {
		o.sweep[i] = int32(i)
	}
	slices.SortFunc(o.sweep, func(i, j int32) int {
		return cmp.Or(cmp.Compare(segs[m[i]].a, segs[m[j]].a), cmp.Compare(i, j))
	})
	o.loose, o.active = o.loose[:0], o.active[:0]
	o.first = fit(o.first, len(m)+1)
	clear(o.first)
	for _, j := range o.sweep {
		q, still := &segs[m[j]], o.active[:0]
		o.work += len(o.active)
		for _, i := range o.active {
			p := &segs[m[i]]
			if p.b+passing <= q.a {
				continue
			}
			still = append(still, i)
			c := lower(p, q)
			if c > 0 {
				o.loose = append(o.loose, pair{i: j, j: i, sure: true})
				o.first[j+1]++
			} else {
				o.loose = append(o.loose, pair{i: i, j: j, sure: c < 0})
				o.first[i+1]++
			}
		}
		o.active = append(still, j)
	}
	o.gather(o.loose, len(m))
}

// gather sorts pairs by their lower stretch; o.first holds how many each has, one
// place further on, and afterwards where they begin.
func (o *spreader) gather(pairs []pair, n int) {
	for i := range n {
		o.first[i+1] += o.first[i]
	}
	o.pairs = fit(o.pairs, len(pairs))
	o.next = append(o.next[:0], o.first[:n]...)
	for _, p := range pairs {
		o.pairs[o.next[p.i]] = p
		o.next[p.i]++
	}
}

// lower says which of two stretches that run side by side is to stand at the
// lower coordinate: less than 0 for p, more for q, 0 if either will do. It avoids
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
		if c := crossings(p, q) - crossings(q, p); c != 0 {
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

// crossings counts how often the lines of p and q cross when p stands below q.
func crossings(p, q *seg) int {
	n := 0
	if q.da < 0 && within(q.a, p) {
		n++
	}
	if q.db < 0 && within(q.b, p) {
		n++
	}
	if p.da > 0 && within(p.a, q) {
		n++
	}
	if p.db > 0 && within(p.b, q) {
		n++
	}
	// Lines that come from both sides at the same place would run over each other.
	if p.da > 0 && meets(p.a, q) {
		n += 2
	}
	if p.db > 0 && meets(p.b, q) {
		n += 2
	}
	return n
}

func within(y float64, s *seg) bool { return y > s.a+0.01 && y < s.b-0.01 }

// meets reports whether the line of s comes from lower coordinates at y.
func meets(y float64, s *seg) bool {
	return s.da < 0 && math.Abs(s.a-y) < 0.01 || s.db < 0 && math.Abs(s.b-y) < 0.01
}
