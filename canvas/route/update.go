package route

import (
	"slices"

	"waymark/model/geom"
)

// Change is what happened to a page since the router last saw it. Shapes and
// links with a known id are replaced in place, others are added at the end. Links
// of a shape that is removed get free ends.
type Change struct {
	Shapes       []Shape
	Links        []Link
	RemoveShapes []string
	RemoveLinks  []string
}

// damage is what a change has touched.
type damage struct {
	all    bool
	rects  []geom.Rect // where shapes were and are
	shapes []int32
	links  []int32
}

// Update applies a change and returns the ids of the links whose line differs
// from before, in the order of the links.
func (r *Router) Update(c Change) []string {
	d := &damage{}
	for _, id := range c.RemoveLinks {
		if l, ok := r.linkID[id]; ok {
			delete(r.linkID, id)
			r.touchLink(d, l)
			r.detach(l)
			r.links[l] = link{dead: true, from: -1, to: -1, Link: Link{ID: id}, label: r.links[l].label}
		}
	}
	for _, id := range c.RemoveShapes {
		i, ok := r.shapeID[id]
		if !ok {
			continue
		}
		delete(r.shapeID, id)
		for _, l := range slices.Concat(r.shapes[i].outs, r.shapes[i].ins) {
			r.touchLink(d, l)
			r.detach(l)
			r.rebind(l, r.links[l].Link)
		}
		d.rects = append(d.rects, r.grid.rects[i])
		d.shapes = append(d.shapes, i)
		r.grid.put(i, gone)
	}
	for _, s := range c.Shapes {
		i, known := r.shapeID[s.ID]
		if !known {
			i = int32(len(r.shapes))
			r.shapeID[s.ID] = i
			r.shapes = append(r.shapes, shape{})
			// Links that wait for this shape find it.
			for l := range r.links {
				if ln := &r.links[l]; !ln.dead && s.ID != "" && (ln.From.Shape == s.ID || ln.To.Shape == s.ID) {
					r.touchLink(d, int32(l))
					r.detach(int32(l))
					r.rebind(int32(l), ln.Link)
				}
			}
		} else {
			d.rects = append(d.rects, r.grid.rects[i])
		}
		r.shapes[i].Shape = s
		r.grid.put(i, sane(s.Rect))
		d.rects = append(d.rects, r.grid.rects[i])
		d.shapes = append(d.shapes, i)
	}
	for _, l := range c.Links {
		i, known := r.linkID[l.ID]
		if known {
			r.touchLink(d, i)
			r.detach(i)
			r.rebind(i, l)
		} else {
			i = int32(len(r.links))
			r.linkID[l.ID] = i
			r.links = append(r.links, r.bind(l))
			r.attach(i)
		}
		r.touchLink(d, i)
	}
	if r.worn() {
		return r.anew()
	}
	return r.renew(d)
}

// worn reports whether the page has outgrown the grid that was made for it, or
// holds more of what was removed than of what is there.
func (r *Router) worn() bool {
	return len(r.shapes) > 4*r.made+64 ||
		len(r.shapes) > 2*len(r.shapeID)+256 || len(r.links) > 2*len(r.linkID)+256
}

// anew routes the whole page as it is now.
func (r *Router) anew() (differ []string) {
	req := Request{Flow: r.flow}
	for i, s := range r.shapes {
		if at, ok := r.shapeID[s.ID]; ok && at == int32(i) {
			req.Shapes = append(req.Shapes, s.Shape)
		}
	}
	was := make([]Line, 0, len(r.links))
	for i := range r.links {
		if ln := &r.links[i]; !ln.dead {
			req.Links = append(req.Links, ln.Link)
			line := Line{}
			if i < len(r.lines) {
				line = r.lines[i]
			}
			was = append(was, line)
		}
	}
	*r = *NewRouter(req)
	for i, l := range r.lines {
		if w := &was[i]; !slices.Equal(w.Points, l.Points) || w.From != l.From || w.To != l.To || w.Label != l.Label || !samePath(w.Path, l.Path) {
			differ = append(differ, l.ID)
		}
	}
	return differ
}

// rebind gives a link new properties and ends; what was found out about it stays
// until it is found out anew.
func (r *Router) rebind(l int32, to Link) {
	ln := &r.links[l]
	b := r.bind(to)
	ln.Link, ln.from, ln.to = b.Link, b.from, b.to
	r.attach(l)
}

// touchLink notes that a link and its shapes are concerned.
func (r *Router) touchLink(d *damage, l int32) {
	d.links = append(d.links, l)
	for _, i := range [2]int32{r.links[l].from, r.links[l].to} {
		if i >= 0 {
			d.shapes = append(d.shapes, i)
		}
	}
}

// hits reports whether a rectangle, grown by m, touches one of the places of d.
func (d *damage) hits(r geom.Rect, m float64) bool {
	r = r.Inset(-m)
	for _, c := range d.rects {
		if touch(r, c) {
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
	for i := range leave {
		leave[i] = d.all
	}
	for i := range search {
		search[i] = d.all
	}
	for _, l := range d.links {
		search[l] = true
	}
	for _, i := range d.shapes {
		leave[i] = true
		around(i, func(o int32) { leave[o] = true })
		for _, l := range slices.Concat(r.shapes[i].outs, r.shapes[i].ins) {
			search[l] = true
		}
	}
	for _, c := range d.rects {
		r.grid.each(c.Inset(-reach-1), func(i int32, _ geom.Rect) bool {
			leave[i] = true
			return true
		})
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
			ln.leaves, _ = r.natural(l)
		}
	}
	for i := range enter {
		if enter[i] {
			r.enter(int32(i))
		}
	}
	loose := func(l int) {
		if ln := &r.links[l]; ln.to < 0 && !ln.dead {
			_, b := r.ends(l)
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
	at := make(map[int32]bool, len(d.shapes))
	for _, i := range d.shapes {
		at[i] = true
	}
	r.near = grown(r.near, len(r.links), gone)
	for l := range r.near {
		if !search[l] && !d.hits(r.near[l], 0) {
			continue
		}
		ln := &r.links[l]
		if ln.dead {
			r.near[l] = gone
			if search[l] {
				redo = append(redo, int32(l))
			}
			continue
		}
		if !search[l] && (ln.all || d.hits(ln.box, reach)) {
			search[l] = ln.all || slices.ContainsFunc(ln.trace, func(t geom.Rect) bool { return d.hits(t, reach) })
		}
		again := d.all || at[ln.from] || at[ln.to]
		if search[l] {
			was, s, t := ln.raw, ln.s, ln.t
			r.trace(int32(l))
			ln.trace = slices.Clone(r.search.trace)
			ln.all = r.search.all
			ln.box = boxOf(ln.trace)
			again = again || ln.s != s || ln.t != t || !slices.Equal(was, ln.raw)
		}
		if again {
			ln.wide = boxOfPts(ln.raw).Inset(-nearby - reach)
		}
		if search[l] || again {
			switch {
			case ln.all:
				r.near[l] = everywhere
			case ln.box == gone: // nothing was looked at
				r.near[l] = ln.wide
			default:
				r.near[l] = boxOf([]geom.Rect{ln.wide, ln.box.Inset(-reach)})
			}
		}
		if again || d.hits(ln.wide, 0) {
			redo = append(redo, int32(l))
		}
	}
	redo = append(redo, d.links...)
	slices.Sort(redo)
	return slices.Compact(redo)
}

// grown returns v with at least n elements, the new ones being fill.
func grown[T any](v []T, n int, fill T) []T {
	if n > cap(v) {
		v = slices.Grow(v, n-len(v))
	}
	for len(v) < n {
		v = append(v, fill)
	}
	return v
}

func boxOf(rects []geom.Rect) geom.Rect {
	if len(rects) == 0 {
		return gone
	}
	b := rects[0]
	for _, r := range rects[1:] {
		b = b.Include(r.Min()).Include(r.Max())
	}
	return b
}

func boxOfPts(pts []geom.Pt) geom.Rect {
	b := geom.Rect{X: pts[0].X, Y: pts[0].Y}
	for _, p := range pts[1:] {
		b = b.Include(p)
	}
	return b
}

// renewTracks pulls lines apart, and returns the links whose line has to be drawn
// anew.
func (r *Router) renewTracks(d *damage, redo []int32) []int32 {
	again := slices.Clone(redo)
	for _, l := range r.standing.renew(r, slices.Clone(redo)) {
		if ln := &r.links[l]; !ln.dead {
			mid := r.standing.corners(l, ln.raw)
			if !slices.Equal(mid, ln.mid) {
				ln.mid = mid
				again = append(again, l)
			}
		}
	}
	slices.Sort(again)
	again = slices.Compact(again)
	changed := slices.Clone(redo)
	for _, l := range r.lying.renew(r, again) {
		if ln := &r.links[l]; !ln.dead {
			pts := r.lying.corners(l, ln.mid)
			if !slices.Equal(pts, ln.pts) {
				ln.pts = pts
				changed = append(changed, l)
			}
		}
	}
	slices.Sort(changed)
	return slices.Compact(changed)
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
		}
	}
	moved := r.labels.setLines(r, drawn)
	redo := make([]bool, len(r.links))
	near := &damage{rects: append(moved, d.rects...)}
	box := boxOf(near.rects)
	r.labels.area = grown(r.labels.area, len(r.links), gone)
	for l, area := range r.labels.area {
		redo[l] = d.all || touch(area, box) && near.hits(area, 0)
	}
	for _, l := range changed {
		redo[l] = true
	}
	for _, l := range r.labels.renew(r, redo) {
		r.lines[l].Label = r.links[l].label
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

func samePath(a, b *geom.Path) bool {
	if a == nil || b == nil {
		return a == b
	}
	return slices.Equal(a.Verbs, b.Verbs) && slices.Equal(a.Pts, b.Pts)
}
