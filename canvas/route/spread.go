package route

// leastGap is the distance between parallel lines below which they are hard to
// tell apart.
const leastGap = 2.0

// trackGaps are tried in turn, until all lines of a channel fit in.
//
// Where it comes to the last ones, lines run into each other.
var trackGaps = [...]float64{trackGap, 9, 7, 5, 4, 3, 2, 1.5, 1, 0.6, 0.3, 0.1}

// spreader places the stretches of one group; it keeps its memory from group to
// group.
type spreader struct {
	pairs, loose       []pair
	first, next        []int32 // where the pairs of each stretch begin
	sweep, active      []int32
	left, placed       []int32
	track, below       []int32
	low, high, gap, up []float64
	work               int // stretches compared so far
}

// spread places stretches that come near each other: in the order of their
// tracks, as far apart as there is room for, near to where they want to be.
func (o *spreader) spread(segs []seg, m []int32) {
	o.order(segs, m)
	o.neighbours(segs, m)
	o.gaps(segs, m)
	o.bound(segs, m, o.pairs)
	for i, j := range m {
		s := &segs[j]
		s.x = min(max(s.want, o.low[i]), o.high[i])
	}
	o.relax(segs, m)
	o.settle(segs, m)
}

// gaps finds for each stretch the widest distance at which all those that have to
// stand below and above it fit in, and from that the distance of each pair. The
// pairs for which there is no room at all are dropped.
func (o *spreader) gaps(segs []seg, m []int32) {
	o.gap = fit(o.gap, len(m))
	clear(o.gap)
	o.loose = append(o.loose[:0], o.pairs...)
	for _, g := range trackGaps {
		for n := range o.loose {
			if p := &o.loose[n]; !p.own {
				p.gap = float32(g) * p.wide
			}
		}
		o.bound(segs, m, o.loose)
		for i := range m {
			if o.gap[i] == 0 && o.low[i] <= o.high[i]+1e-9 {
				o.gap[i] = g
			}
		}
		// What does not fit, does not for things that do not fit either.
		tight := o.loose[:0]
		for _, p := range o.loose {
			if o.gap[p.i] == 0 && o.gap[p.j] == 0 {
				tight = append(tight, p)
			}
		}
		if o.loose = tight; len(tight) == 0 {
			break
		}
	}
	kept := o.pairs[:0]
	for _, p := range o.pairs {
		g := min(o.gap[p.i], o.gap[p.j])
		if g == 0 {
			continue
		}
		if !p.own {
			p.gap = float32(g) * p.wide
		}
		kept = append(kept, p)
	}
	o.pairs = kept
}

// bound finds how far each stretch can move when the pairs keep their distance.
func (o *spreader) bound(segs []seg, m []int32, pairs []pair) {
	o.low, o.high = fit(o.low, len(m)), fit(o.high, len(m))
	for i, j := range m {
		o.low[i], o.high[i] = segs[j].lo, segs[j].hi
	}
	for n := range pairs {
		p := &pairs[n]
		if v := o.low[p.i] + float64(p.gap); v > o.low[p.j] {
			o.low[p.j] = v
		}
	}
	for n := len(pairs) - 1; n >= 0; n-- {
		p := &pairs[n]
		if v := o.high[p.j] - float64(p.gap); v < o.high[p.i] {
			o.high[p.i] = v
		}
	}
}

// relax pushes pairs that are too near apart, the softer one further, until
// nothing moves much any more.
func (o *spreader) relax(segs []seg, m []int32) {
	rounds := min(20, 1+4000/(len(o.pairs)+1))
	for range rounds {
		moved := 0.0
		for n := range o.pairs {
			p := &o.pairs[n]
			a, b := &segs[m[p.i]], &segs[m[p.j]]
			over := float64(p.gap) - (b.x - a.x)
			if over <= 1e-6 {
				continue
			}
			moved = max(moved, over)
			share := stiffness[b.hold] / (stiffness[a.hold] + stiffness[b.hold])
			a.x = max(a.x-over*share, o.low[p.i])
			b.x = min(b.x+over*(1-share), o.high[p.j])
		}
		if moved < 0.01 {
			return
		}
	}
}

// settle takes out what relax has left: halfway between the places that come of
// pushing upwards only and of pushing downwards only, every pair keeps its
// distance.
func (o *spreader) settle(segs []seg, m []int32) {
	o.up = fit(o.up, len(m))
	for i, j := range m {
		s := &segs[j]
		s.x = min(max(s.x, o.low[i]), o.high[i])
		o.up[i] = s.x
	}
	moved := false
	for _, p := range o.pairs {
		if least := o.up[p.i] + float64(p.gap); o.up[p.j] < least-1e-9 {
			o.up[p.j] = least
			moved = true
		}
	}
	if !moved {
		return
	}
	for n := len(o.pairs) - 1; n >= 0; n-- {
		p := o.pairs[n]
		a, b := &segs[m[p.i]], &segs[m[p.j]]
		a.x = min(a.x, b.x-float64(p.gap))
	}
	for i, j := range m {
		segs[j].x = (segs[j].x + o.up[i]) / 2
	}
}
