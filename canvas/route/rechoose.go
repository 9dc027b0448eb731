package route

// concerned is what a change means for the choice of sides. Shapes and links are marked
// by their number.
type concerned struct {
	leave  []bool // links that leave the shape choose anew
	enter  []bool // links that enter it
	search []bool // the line of the link has to be searched anew
	before []choice
}

// choice is what a link had chosen before.
type choice struct {
	l    int32
	s, t Side
}

// renewSides chooses sides anew, and returns by link whether its line has to be
// searched anew because of that.
func (r *Router) renewSides(d *damage) []bool {
	r.tables = grown(r.tables, len(r.links), sideCosts{})
	r.fronts = grown(r.fronts, len(r.shapes), fronts{})
	c := &r.concerned
	c.leave, c.enter, c.search = marks(c.leave, len(r.shapes)), marks(c.enter, len(r.shapes)), marks(c.search, len(r.links))
	c.before = c.before[:0]
	r.mark(d)
	r.markAround()
	r.rechoose()
	// The other links at a shape see which sides are in use.
	for _, was := range c.before {
		ln := &r.links[was.l]
		if ln.leaves == was.s && ln.enters == was.t {
			continue
		}
		c.search[was.l] = true
		for _, i := range [2]int32{ln.from, ln.to} {
			r.eachAt(i, func(l int32) { c.search[l] = true })
		}
	}
	return c.search
}

// marks returns n marks that are not set, in the memory of v if they fit there.
func marks(v []bool, n int) []bool {
	v = fit(v, n)
	clear(v)
	return v
}

// eachAt calls f with each link at a shape.
func (r *Router) eachAt(shape int32, f func(l int32)) {
	if shape < 0 {
		return
	}
	for _, l := range r.shapes[shape].outs {
		f(l)
	}
	for _, l := range r.shapes[shape].ins {
		f(l)
	}
}

// mark notes the shapes whose links leave them anew: those that have changed, those at
// the other ends of their links, and those that have something else in front of them.
func (r *Router) mark(d *damage) {
	c := &r.concerned
	for _, l := range d.links {
		c.search[l], r.tables[l].known = true, false
	}
	for _, i := range d.shapes {
		c.leave[i], r.fronts[i] = true, r.blocked(i)
		r.eachAt(i, func(l int32) {
			c.search[l], r.tables[l].known = true, false
			if other := r.links[l].otherEnd(i); other >= 0 {
				c.leave[other] = true
			}
		})
	}
	for _, b := range d.rects {
		around := b.grown(reach + 1)
		r.found = r.grid.near(&around, r.found[:0])
		for _, i := range r.found {
			if r.inFront(i, &b) {
				was := r.fronts[i].tight
				r.fronts[i] = r.blocked(i)
				c.leave[i] = c.leave[i] || was != r.fronts[i].tight
			}
		}
	}
}

// otherEnd is the shape at the other end of a link.
func (ln *link) otherEnd(shape int32) int32 {
	if ln.from == shape {
		return ln.to
	}
	return ln.from
}

// markAround notes the shapes that are entered anew: where links leave anew, and at
// the other ends of these links. Of all of them it keeps what was chosen before.
func (r *Router) markAround() {
	c := &r.concerned
	enter := func(i int32) {
		if i >= 0 && !c.enter[i] {
			c.enter[i] = true
			r.eachAt(i, func(l int32) {
				c.before = append(c.before, choice{l, r.links[l].leaves, r.links[l].enters})
			})
		}
	}
	eachMarked(c.leave, func(i int32) {
		enter(i)
		r.eachAt(i, func(l int32) { enter(r.links[l].otherEnd(i)) })
	})
}

// rechoose lets the links at the shapes concerned choose.
func (r *Router) rechoose() {
	c := &r.concerned
	eachMarked(c.leave, r.leave)
	eachMarked(c.search, r.leaveNowhere)
	eachMarked(c.enter, r.enter)
	eachMarked(c.search, r.enterNowhere)
	eachMarked(c.leave, func(i int32) {
		for _, l := range r.shapes[i].outs {
			r.enterNowhere(l)
		}
	})
}

// eachMarked calls f with the number of each mark that is set.
func eachMarked(marks []bool, f func(i int32)) {
	for i, set := range marks {
		if set {
			f(int32(i))
		}
	}
}

// leaveNowhere chooses the side of a link that begins at no shape.
func (r *Router) leaveNowhere(l int32) {
	if ln := &r.links[l]; ln.from < 0 && !ln.dead {
		ln.leaves, _ = r.natural(l)
	}
}

// enterNowhere chooses the side of a link that ends at no shape.
func (r *Router) enterNowhere(l int32) {
	if ln := &r.links[l]; ln.to < 0 && !ln.dead {
		_, b := r.ends(l)
		r.arrive(l, b, &[5]float64{})
	}
}
