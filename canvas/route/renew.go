package route

import (
	"slices"

	"waymark/model/geom"
)

// damage is what a change has touched.
type damage struct {
	all    bool
	rects  []box // where shapes were and are
	shapes []int32
	links  []int32
}

// hits reports whether a box, grown by m, touches one of the places of d.
func (d *damage) hits(b *box, m float64) bool {
	for i := range d.rects {
		c := &d.rects[i]
		if b.lo[0]-m <= c.hi[0] && c.lo[0] <= b.hi[0]+m && b.lo[1]-m <= c.hi[1] && c.lo[1] <= b.hi[1]+m {
			return true
		}
	}
	return false
}

// renew runs all stages for what a change concerns.
func (r *Router) renew(d *damage) []string {
	search := r.renewSides(d)
	redo := r.renewSearch(d, search)
	changed := r.renewTracks(d, redo)
	return r.renewLines(d, changed)
}

// renewSides chooses sides anew, and returns by link whether its line has to be
// searched anew because of that.
func (r *Router) renewSides(d *damage) []bool {
	leave, enter := make([]bool, len(r.shapes)), make([]bool, len(r.shapes))
	search := make([]bool, len(r.links))
	around := func(i int32, f func(other int32)) {
		for _, l := range r.shapes[i].outs {
			if t := r.links[l].to; t >= 0 {
				f(t)
			}
		}
		for _, l := range r.shapes[i].ins {
			if s := r.links[l].from; s >= 0 {
				f(s)
			}
		}
	}
	r.tables = grown(r.tables, len(r.links), sideCosts{})
	r.tight = grown(r.tight, len(r.shapes), 0)
	forget := func(i int32) {
		for _, l := range r.shapes[i].outs {
			r.tables[l].known = false
		}
		for _, l := range r.shapes[i].ins {
			r.tables[l].known = false
		}
	}
	for i := range leave {
		if leave[i] = d.all; d.all {
			r.tight[i] = r.blocked(int32(i))
		}
	}
	for i := range search {
		search[i] = d.all
	}
	for _, l := range d.links {
		search[l], r.tables[l].known = true, false
	}
	for _, i := range d.shapes {
		leave[i], r.tight[i] = true, r.blocked(i)
		forget(i)
		around(i, func(o int32) { leave[o] = true })
		for _, l := range slices.Concat(r.shapes[i].outs, r.shapes[i].ins) {
			search[l] = true
		}
	}
	for _, c := range d.rects {
		b := c.grown(reach + 1)
		r.found = r.grid.near(&b, r.found[:0])
		for _, i := range r.found {
			if r.inFront(i, &c) {
				was := r.tight[i]
				r.tight[i] = r.blocked(i)
				leave[i] = leave[i] || was != r.tight[i]
			}
		}
	}
	type choice struct {
		l    int32
		s, t Side
	}
	var before []choice
	note := func(i int32) {
		for _, l := range slices.Concat(r.shapes[i].outs, r.shapes[i].ins) {
			before = append(before, choice{l, r.links[l].leaves, r.links[l].enters})
		}
	}
	for i := range leave {
		if leave[i] {
			enter[i] = true
			if !d.all {
				note(int32(i))
				around(int32(i), func(o int32) {
					if !enter[o] {
						enter[o] = true
						note(o)
					}
				})
			}
		}
	}
	for i := range leave {
		if leave[i] {
			r.leave(int32(i))
		}
	}
	for l := range r.links {
		if ln := &r.links[l]; search[l] && ln.from < 0 && !ln.dead {
			ln.leaves, _ = r.natural(int32(l))
		}
	}
	for i := range enter {
		if enter[i] {
			r.enter(int32(i))
		}
	}
	loose := func(l int) {
		if ln := &r.links[l]; ln.to < 0 && !ln.dead {
			_, b := r.ends(int32(l))
			r.arrive(int32(l), b, &[5]float64{})
		}
	}
	for l := range search {
		if search[l] {
			loose(l)
		}
	}
	for i := range leave {
		if leave[i] {
			for _, l := range r.shapes[i].outs {
				loose(int(l))
			}
		}
	}
	// The other links at a shape see which sides are in use.
	for _, c := range before {
		ln := &r.links[c.l]
		if ln.leaves == c.s && ln.enters == c.t {
			continue
		}
		search[c.l] = true
		for _, i := range [2]int32{ln.from, ln.to} {
			if i >= 0 {
				for _, l := range slices.Concat(r.shapes[i].outs, r.shapes[i].ins) {
					search[l] = true
				}
			}
		}
	}
	return search
}

// renewSearch searches lines anew, and returns the links whose stretches have to
// be looked at again.
func (r *Router) renewSearch(d *damage, search []bool) (redo []int32) {
	r.atShape = grown(r.atShape, len(r.shapes), false)
	for _, i := range d.shapes {
		r.atShape[i] = true
	}
	at := func(i int32) bool { return r.atShape[i] }
	defer func() {
		for _, i := range d.shapes {
			r.atShape[i] = false
		}
	}()
	if r.once {
		for l := range r.links {
			r.links[l].raw = r.points.keep(r.trace(int32(l)))
		}
		return nil
	}
	r.looked = grown(r.looked, len(r.links), looked{near: nowhere, all: nowhere, wide: nowhere})
	for l := range r.looked {
		on := &r.looked[l]
		if !search[l] && !d.hits(&on.near, 0) {
			continue
		}
		ln := &r.links[l]
		if ln.dead {
			on.near = nowhere
			if search[l] {
				redo = append(redo, int32(l))
			}
			continue
		}
		if !search[l] && d.hits(&on.all, reach) {
			search[l] = slices.ContainsFunc(on.lid, at) || slices.ContainsFunc(on.trace, func(t box) bool { return d.hits(&t, reach) })
		}
		again := d.all || ln.from >= 0 && at(ln.from) || ln.to >= 0 && at(ln.to)
		if search[l] {
			s, t, heaped := ln.s, ln.t, ln.heaped
			raw := r.trace(int32(l))
			on.trace, on.lid = r.boxes.keep(r.search.trace), r.numbers.keep(r.search.lid)
			on.all = hull(on.trace)
			if same := slices.Equal(raw, ln.raw); !same || ln.s != s || ln.t != t || ln.heaped != heaped {
				again = true
				if !same {
					ln.raw = r.points.keep(raw)
				}
			}
		}
		if again {
			if on.wide = nowhere; !ln.heaped {
				on.wide = around(ln.raw)
				on.wide = on.wide.grown(nearby + reach)
			}
		}
		if search[l] || again {
			on.near = on.all.grown(reach)
			on.near.include(&on.wide)
		}
		if again || d.hits(&on.wide, 0) {
			redo = append(redo, int32(l))
		}
	}
	return sorted(append(redo, d.links...))
}

// renewTracks pulls lines apart, and returns the links whose line has to be drawn
// anew.
func (r *Router) renewTracks(d *damage, redo []int32) []int32 {
	if d.all {
		return r.pullAll(redo)
	}
	again := r.pull(&r.standing, d, redo, redo, func(ln *link) ([]geom.Pt, *[]geom.Pt) { return ln.raw, &ln.mid })
	return r.pull(&r.lying, d, again, redo, func(ln *link) ([]geom.Pt, *[]geom.Pt) { return ln.mid, &ln.pts })
}

// pullAll pulls all lines apart.
func (r *Router) pullAll(all []int32) []int32 {
	var g gatherer
	for l := range r.links {
		r.links[l].mid = r.links[l].raw
	}
	r.standing.begin(r, &g)
	r.standing.moveAll(r, func(ln *link) *[]geom.Pt { return &ln.mid }, func(ln *link) []geom.Pt { return ln.raw })
	if r.once { // the stretches that stand have done their part
		r.lying.segs, r.lying.spreader = r.standing.segs[:0], r.standing.spreader
		r.standing = tracks{}
	}
	for l := range r.links {
		r.links[l].pts = r.links[l].mid
	}
	r.lying.begin(r, &g)
	r.lying.moveAll(r, func(ln *link) *[]geom.Pt { return &ln.pts }, func(ln *link) []geom.Pt { return ln.mid })
	return all
}

// moveAll puts the corners of all lines where their stretches have come. Until one has
// moved, a line has the corners that it had before.
func (t *tracks) moveAll(r *Router, after func(*link) *[]geom.Pt, before func(*link) []geom.Pt) {
	for i := range t.segs {
		s := &t.segs[i]
		ln := &r.links[s.link]
		pts := after(ln)
		if along((*pts)[s.k], t.axis) == s.x && along((*pts)[s.k+1], t.axis) == s.x {
			continue
		}
		if was := before(ln); !r.once && &was[0] == &(*pts)[0] {
			*pts = r.points.keep(was)
		}
		t.put(s, *pts)
	}
}

// pull gives the stretches of one direction their tracks again, for the links in
// redo. corners returns those of a link before and after. It returns the links in
// must, and those whose corners have moved.
func (r *Router) pull(t *tracks, d *damage, redo, must []int32, corners func(*link) (before []geom.Pt, after *[]geom.Pt)) []int32 {
	moved := slices.Clone(must)
	for _, l := range t.renew(r, redo) {
		ln := &r.links[l]
		if ln.dead {
			continue
		}
		before, after := corners(ln)
		r.way = append(r.way[:0], before...)
		t.corners(l, r.way)
		if !slices.Equal(r.way, *after) {
			*after = r.keep(before)
			moved = append(moved, l)
		}
	}
	return sorted(moved)
}

// keep returns the corners in r.way, in the memory of those before they were moved
// if nothing has moved.
func (r *Router) keep(before []geom.Pt) []geom.Pt {
	if slices.Equal(r.way, before) {
		return before
	}
	return r.points.keep(r.way)
}

// sorted puts links in order, each once.
func sorted(links []int32) []int32 {
	if len(links) == 0 {
		return links
	}
	if !slices.IsSorted(links) {
		slices.Sort(links)
	}
	return slices.Compact(links)
}

// renewLines draws the changed lines, places labels, and returns the ids of all
// links that look different now.
func (r *Router) renewLines(d *damage, changed []int32) []string {
	if d.all {
		r.drawAll()
		return nil
	}
	r.lines = grown(r.lines, len(r.links), Line{})
	var differ []int32
	var drawn []int32
	for _, l := range changed {
		ln := &r.links[l]
		line := Line{ID: ln.ID}
		if !ln.dead {
			line = r.finish(l, ln.pts)
		}
		was := &r.lines[l]
		if !slices.Equal(was.Points, line.Points) || was.From != line.From || was.To != line.To || was.ID != line.ID || !samePath(was.Path, line.Path) {
			differ = append(differ, l)
			line.Label = was.Label
			r.lines[l] = line
			drawn = append(drawn, l)
		} else if r.labels.keepsAway(l) == ln.heaped {
			drawn = append(drawn, l)
		}
	}
	moved := r.labels.setLines(r, changed, drawn)
	redo := make([]bool, len(r.links))
	near := &damage{rects: append(moved, d.rects...)}
	all := hull(near.rects)
	r.labels.area = grown(r.labels.area, len(r.links), nowhere)
	for l := range r.labels.area {
		area := &r.labels.area[l]
		redo[l] = area.touches(&all) && near.hits(area, 0)
	}
	for _, l := range changed {
		redo[l] = true
	}
	for _, i := range d.shapes { // what encloses a shape lies under the labels of its links
		for _, l := range slices.Concat(r.shapes[i].outs, r.shapes[i].ins) {
			redo[l] = true
		}
	}
	for _, l := range r.labels.renew(r, redo) {
		differ = append(differ, l)
	}
	slices.Sort(differ)
	var ids []string
	for _, l := range slices.Compact(differ) {
		if !r.links[l].dead {
			ids = append(ids, r.links[l].ID)
		}
	}
	return ids
}

// drawAll draws all lines and places their labels.
func (r *Router) drawAll() {
	r.lines = make([]Line, len(r.links))
	redo := make([]bool, len(r.links))
	for l := range r.links {
		r.lines[l], redo[l] = r.finish(int32(l), r.links[l].pts), true
	}
	if !r.once {
		r.labels.area = grown(r.labels.area, len(r.links), nowhere)
	}
	if slices.ContainsFunc(r.links, func(ln link) bool { return ln.Label != geom.Pt{} }) {
		r.labels.begin(r)
		r.labels.renew(r, redo)
	}
}

func samePath(a, b *geom.Path) bool {
	if a == nil || b == nil {
		return a == b
	}
	return slices.Equal(a.Verbs, b.Verbs) && slices.Equal(a.Pts, b.Pts)
}
