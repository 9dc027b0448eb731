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
	pairs, loose          []pair
	above                 []higher // lists of what has to stand above each stretch,
	head                  []int32  // and where these begin; −1 for none
	first                 []int32  // where the pairs of each track begin
	sweep, left           []start
	active, placed        []int32
	track, below          []int32
	x, low, high, gap, up []float64
	work                  int // stretches compared so far
}

// spread places stretches that come near each other: in the order of their
// tracks, as far apart as there is room for, near to where they want to be.
func (o *spreader) spread(segs []seg, m []int32) {
	if len(m) == 2 {
		o.inTurn(segs, m)
	} else {
		o.order(segs, m)
		o.neighbours(segs, m)
	}
	o.gaps(segs, m)
	o.x = fit(o.x, len(m))
	for i, j := range m {
		o.x[i] = min(max(segs[j].want, o.low[i]), o.high[i])
	}
	o.relax()
	o.settle(segs, m)
}

// gaps finds for each stretch the widest distance at which all those that have to
// stand below and above it fit in, from that the distance of each pair, and how far
// each can move then. The pairs for which there is no room at all are dropped.
func (o *spreader) gaps(segs []seg, m []int32) {
	if o.fitAt(segs, m, trackGap, o.pairs) {
		return // most often
	}
	o.gap = fit(o.gap, len(m))
	clear(o.gap)
	o.loose = append(o.loose[:0], o.pairs...)
	for n, g := range trackGaps {
		if n > 0 {
			o.fitAt(segs, m, g, o.loose)
		}
		fits := false
		for i, gap := range o.gap {
			if gap == 0 && o.low[i] <= o.high[i]+1e-9 {
				o.gap[i], fits = g, true
			}
		}
		if !fits {
			continue
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
			p.gap = float64(float32(g) * p.wide)
		}
		kept = append(kept, p)
	}
	o.pairs = kept
	o.bound(segs, m, o.pairs)
}

// fitAt gives pairs their distance, g where nothing is wider than usual, and reports
// whether all stretches have room then.
func (o *spreader) fitAt(segs []seg, m []int32, g float64, pairs []pair) bool {
	for n := range pairs {
		if p := &pairs[n]; !p.own {
			p.gap = float64(float32(g) * p.wide)
		}
	}
	o.bound(segs, m, pairs)
	for i := range m {
		if !(o.low[i] <= o.high[i]+1e-9) {
			return false
		}
	}
	return true
}

// bound finds how far each stretch can move when the pairs keep their distance.
func (o *spreader) bound(segs []seg, m []int32, pairs []pair) {
	o.low, o.high = fit(o.low, len(m)), fit(o.high, len(m))
	low, high := o.low, o.high
	for i, j := range m {
		low[i], high[i] = segs[j].lo, segs[j].hi
	}
	for n := range pairs {
		p := &pairs[n]
		if v, at := low[p.i]+p.gap, &low[p.j]; v > *at {
			*at = v
		}
	}
	for n := len(pairs) - 1; n >= 0; n-- {
		p := &pairs[n]
		if v, at := high[p.j]-p.gap, &high[p.i]; v < *at {
			*at = v
		}
	}
}

// relax pushes pairs that are too near apart, the softer one further, until
// nothing moves much any more.
func (o *spreader) relax() {
	rounds := min(20, 1+4000/(len(o.pairs)+1))
	x, pairs := o.x, o.pairs
	for range rounds {
		moved := 0.0
		for n := range pairs {
			p := &pairs[n]
			a, b := &x[p.i], &x[p.j]
			over := p.gap - (*b - *a)
			if over <= 1e-6 {
				continue
			}
			if over > moved {
				moved = over
			}
			// Not by min and max: they ask for what is no number each time.
			down, up := *a-over*p.give, *b+over*(1-p.give)
			if low := o.low[p.i]; down < low {
				down = low
			}
			if high := o.high[p.j]; up > high {
				up = high
			}
			*a, *b = down, up
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
	for i := range m {
		o.x[i] = min(max(o.x[i], o.low[i]), o.high[i])
		o.up[i] = o.x[i]
	}
	moved := false
	for n := range o.pairs {
		p := &o.pairs[n]
		if least := o.up[p.i] + p.gap; o.up[p.j] < least-1e-9 {
			o.up[p.j] = least
			moved = true
		}
	}
	for n := len(o.pairs) - 1; moved && n >= 0; n-- {
		p := &o.pairs[n]
		o.x[p.i] = min(o.x[p.i], o.x[p.j]-p.gap)
	}
	for i, j := range m {
		if segs[j].x = o.x[i]; moved {
			segs[j].x = (o.x[i] + o.up[i]) / 2
		}
	}
}
