package route

import (
	"slices"

	"waymark/model/geom"
)

// damage is what a change has touched.
type damage struct {
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

// renew runs all stages for what a change concerns, and returns the ids of the links
// that look different now.
func (r *Router) renew(d *damage) []string {
	search := r.renewSides(d)
	redo := r.renewSearch(d, search)
	changed := r.renewTracks(d, redo)
	return r.renewLines(d, changed)
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
		again := ln.from >= 0 && at(ln.from) || ln.to >= 0 && at(ln.to)
		if search[l] && r.retrace(int32(l)) {
			again = true
		}
		if again {
			r.surround(int32(l))
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

// retrace searches the line of a link anew. It reports whether it is another one.
func (r *Router) retrace(l int32) (differs bool) {
	ln, on := &r.links[l], &r.looked[l]
	s, t, heaped := ln.s, ln.t, ln.heaped
	raw := r.trace(l)
	on.trace, on.lid = r.boxes.keep(r.search.trace), r.numbers.keep(r.search.lid)
	on.all = hull(on.trace)
	same := slices.Equal(raw, ln.raw)
	if !same {
		ln.raw = r.points.keep(raw)
	}
	return !same || ln.s != s || ln.t != t || ln.heaped != heaped
}

// surround finds what limits how far the line of a link can move.
func (r *Router) surround(l int32) {
	ln, on := &r.links[l], &r.looked[l]
	if on.wide = nowhere; !ln.heaped {
		on.wide = around(ln.raw)
		on.wide = on.wide.grown(nearby + reach)
	}
}

// renewTracks pulls lines apart, and returns the links whose line has to be drawn
// anew.
func (r *Router) renewTracks(d *damage, redo []int32) []int32 {
	again := r.pull(&r.standing, d, redo, redo, func(ln *link) ([]geom.Pt, *[]geom.Pt) { return ln.raw, &ln.mid })
	return r.pull(&r.lying, d, again, redo, func(ln *link) ([]geom.Pt, *[]geom.Pt) { return ln.mid, &ln.pts })
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
	r.redo = marks(r.redo, len(r.links))
	redo := r.redo
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
	differ = append(differ, r.labels.renew(r, redo)...)
	slices.Sort(differ)
	var ids []string
	for _, l := range slices.Compact(differ) {
		if !r.links[l].dead {
			ids = append(ids, r.links[l].ID)
		}
	}
	return ids
}

func samePath(a, b *geom.Path) bool {
	if a == nil || b == nil {
		return a == b
	}
	return slices.Equal(a.Verbs, b.Verbs) && slices.Equal(a.Pts, b.Pts)
}
