package route

import (
	"slices"

	"waymark/model/geom"
)

// all runs all stages for the whole page.
func (r *Router) all() {
	r.chooseAll()
	r.searchAll()
	r.pullAll()
	r.drawAll()
}

// chooseAll chooses the sides of all links.
func (r *Router) chooseAll() {
	r.tables, r.fronts = make([]sideCosts, len(r.links)), make([]fronts, len(r.shapes))
	for i := range r.shapes {
		r.fronts[i] = r.blocked(int32(i))
	}
	for i := range r.shapes {
		r.leave(int32(i))
	}
	for l := range r.links {
		r.leaveNowhere(int32(l))
	}
	for i := range r.shapes {
		r.enter(int32(i))
	}
	for l := range r.links {
		r.enterNowhere(int32(l))
	}
}

// searchAll searches all lines.
func (r *Router) searchAll() {
	if r.once {
		for l := range r.links {
			r.links[l].raw = r.points.keep(r.trace(int32(l)))
		}
		return
	}
	r.looked = make([]looked, len(r.links))
	for l := range r.links {
		r.retrace(int32(l))
		r.surround(int32(l))
		on := &r.looked[l]
		on.near = on.all.grown(reach)
		on.near.include(&on.wide)
	}
}

// pullAll pulls all lines apart.
func (r *Router) pullAll() {
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

// drawAll draws all lines and places their labels.
func (r *Router) drawAll() {
	r.lines = make([]Line, len(r.links))
	for l := range r.links {
		r.lines[l] = r.finish(int32(l), r.links[l].pts)
	}
	if !r.once {
		r.labels.area = grown(r.labels.area, len(r.links), nowhere)
	}
	if slices.ContainsFunc(r.links, func(ln link) bool { return ln.Label != geom.Pt{} }) {
		r.labels.begin(r)
		r.labels.renew(r, slices.Repeat([]bool{true}, len(r.links)))
	}
}
