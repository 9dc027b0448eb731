package route

import (
	"cmp"
	"slices"
)

const (
	trackGap = 12.0 // wanted distance between parallel lines
	nearby   = 60.0 // how far a line looks for the shapes on both sides of it

	// More stretches than these, each near the next, are a heap, in which no line can be
	// told from another. They stay where they are.
	mostTogether = 512
)

// tracks pulls parallel stretches of one orientation apart. Moving a stretch
// never leads through a shape: it stays in the channel between the shapes beside
// it. The vertical stretches move first, then the horizontal ones between the
// vertical ones' new places.
//
// Stretches that come near each other form a group, which is placed as a whole:
// order.go says which stands beside which, spread.go how far apart.
type tracks struct {
	axis    axis // along which stretches move: 0 for those that stand upright
	segs    []seg
	free    []int32   // places in segs that are not used
	of      [][]int32 // by link: its stretches
	index   *grid     // of the stretches where they want to be
	heap    []bool    // by stretch: it stands among too many to be placed
	reached []int32   // scratch, by stretch: the round in which it was
	round   int32
	spreader
}

// renew computes the stretches of the links in redo anew, and places them and all
// that depend on them. It returns the links whose corners may have changed.
func (t *tracks) renew(r *Router, redo []int32) []int32 {
	t.of = grown(t.of, len(r.links), nil)
	moved := append(t.place(t.replace(r, redo)), redo...)
	slices.Sort(moved)
	return slices.Compact(moved)
}

// begin places the stretches of all links.
func (t *tracks) begin(r *Router, g *gatherer) {
	if cap(t.segs) == 0 {
		n := max(t.count(r, 0), t.count(r, 1))
		t.segs = make([]seg, 0, n+n/64+16) // pulled apart upright, lines may get a few more that lie
	}
	for l := range r.links {
		t.segs = t.collect(t.segs, r, int32(l))
	}
	t.work += 2 * len(t.segs)
	if !r.once {
		t.prepare(r)
	}
	g.groups(t.segs, func(m []int32) {
		if len(m) > 1 && len(m) <= mostTogether {
			t.spread(t.segs, m)
			return
		}
		for _, i := range m {
			t.segs[i].x = t.segs[i].want
			if len(m) > 1 && !r.once {
				t.heap[i] = true
			}
		}
	})
}

// prepare makes what changes will need.
func (t *tracks) prepare(r *Router) {
	t.of = grown(t.of, len(r.links), nil)
	boxes, all := make([]box, len(t.segs)), make([]int32, len(t.segs))
	for i := range t.segs {
		boxes[i], all[i] = t.box(&t.segs[i]), int32(i)
	}
	t.index = r.grid.like()
	t.index.fill(boxes)
	for i := 0; i < len(all); {
		j := i + 1
		for j < len(all) && t.segs[j].link == t.segs[i].link {
			j++
		}
		t.of[t.segs[i].link] = all[i:j:j]
		i = j
	}
	t.reached, t.heap = make([]int32, len(t.segs)), make([]bool, len(t.segs))
}

// replace computes the stretches of the links in redo anew, and returns those and
// all that stood in one group with a stretch that has changed.
func (t *tracks) replace(r *Router, redo []int32) (touched []int32) {
	fresh := make([][]seg, len(redo)) // by link in redo; nil where they stay the same
	for n, l := range redo {
		fresh[n] = t.collect(nil, r, l)
		if t.same(l, fresh[n]) {
			fresh[n] = nil
			continue
		}
		if fresh[n] == nil {
			fresh[n] = []seg{} // there are none any more
		}
		for _, i := range t.of[l] {
			switch {
			case !t.heap[i]:
				touched, _ = t.group(i, touched)
			case t.reached[i] == 0: // what stood beside it is part of a heap no longer, perhaps
				t.round++
				t.reached[i] = t.round
				touched, _ = t.beside(i, append(touched, i))
			}
		}
	}
	for _, i := range touched {
		t.reached[i] = 0
	}
	for n, l := range redo {
		if fresh[n] == nil {
			continue
		}
		for _, i := range t.of[l] {
			t.index.put(i, boxFrom(gone))
			t.segs[i].link = -1
			t.free = append(t.free, i)
		}
		t.of[l] = t.of[l][:0]
		for _, s := range fresh[n] {
			i := int32(len(t.segs))
			if k := len(t.free); k > 0 {
				i = t.free[k-1]
				t.free = t.free[:k-1]
				t.segs[i] = s
			} else {
				t.segs = append(t.segs, s)
				t.reached, t.heap = append(t.reached, 0), append(t.heap, false)
			}
			t.heap[i] = false
			t.of[l] = append(t.of[l], i)
			t.index.put(i, t.box(&s))
			touched = append(touched, i)
		}
	}
	return touched
}

// place gives all stretches of the groups of those touched their places, and
// returns their links.
func (t *tracks) place(touched []int32) (moved []int32) {
	done := make([]int32, 0, len(touched))
	moved = make([]int32, 0, len(touched))
	for _, i := range touched {
		if t.segs[i].link < 0 || t.reached[i] != 0 {
			continue
		}
		from, heap := len(done), false
		done, heap = t.group(i, done)
		m := done[from:]
		for _, j := range m {
			moved = append(moved, t.segs[j].link)
			t.heap[j] = heap
		}
		if len(m) == 1 || heap {
			for _, j := range m {
				t.segs[j].x = t.segs[j].want
			}
			continue
		}
		// In an order that does not depend on where the search for the group began.
		slices.SortFunc(m, func(i, j int32) int {
			return cmp.Or(cmp.Compare(t.segs[i].link, t.segs[j].link), cmp.Compare(t.segs[i].k, t.segs[j].k))
		})
		t.spread(t.segs, m)
	}
	for _, i := range done {
		t.reached[i] = 0
	}
	t.round = 0
	return moved
}

// same reports whether the stretches of a link are what they were.
func (t *tracks) same(l int32, segs []seg) bool {
	if len(segs) != len(t.of[l]) {
		return false
	}
	for k, i := range t.of[l] {
		was := t.segs[i]
		was.x = segs[k].x
		if was != segs[k] {
			return false
		}
	}
	return true
}

// group appends the stretches that have to be placed together with i, those not
// reached before; heap says that they are too many. Of a heap that was there before
// only so much is gone through as shows that it still is one, and what is new in it.
func (t *tracks) group(i int32, out []int32) (m []int32, heap bool) {
	if t.reached[i] != 0 {
		return out, false
	}
	from := len(out)
	t.round++
	t.reached[i] = t.round
	out = append(out, i)
	for next := from; next < len(out); next++ {
		if heap = heap || len(out)-from > mostTogether; !heap || !t.heap[out[next]] {
			var met bool
			out, met = t.beside(out[next], out)
			heap = heap || met
		}
	}
	return out, heap
}

// beside appends the stretches next to i that were not reached before. met says that
// one was reached in an earlier round: that round has not gone through all of a heap.
func (t *tracks) beside(i int32, out []int32) (_ []int32, met bool) {
	p := &t.segs[i]
	b := t.box(p)
	b.lo[t.axis] -= 2 * trackGap
	b.hi[t.axis] += 2 * trackGap
	b.lo[1-t.axis] -= passing
	b.hi[1-t.axis] += passing
	x1, y1, x2, y2 := t.index.span(&b)
	for y := y1; y <= y2; y++ {
		for x := x1; x <= x2; x++ {
			cell := t.index.cells[y*t.index.n[0]+x]
			t.work += len(cell) + 1
			for _, j := range cell {
				if at := t.reached[j]; at == t.round || at != 0 && met || !b.touches(&t.index.boxes[j]) {
					continue
				}
				if q := &t.segs[j]; q.want-p.want >= 2*trackGap || p.want-q.want >= 2*trackGap || !overlap(p, q) {
					continue
				}
				if t.reached[j] != 0 {
					met = true
					continue
				}
				t.reached[j] = t.round
				out = append(out, j)
			}
		}
	}
	return out, met
}
