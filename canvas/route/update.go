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

// Update applies a change and returns the ids of the links whose line differs
// from before, in the order of the links.
func (r *Router) Update(c Change) []string {
	d := &damage{}
	for _, id := range c.RemoveLinks {
		if l, ok := r.linkID[id]; ok {
			delete(r.linkID, id)
			r.touchLink(d, l)
			r.detach(l)
			r.links[l] = link{dead: true, from: -1, to: -1, Link: &Link{ID: id}}
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
		d.rects = append(d.rects, boxFrom(r.rects[i]))
		d.shapes = append(d.shapes, i)
		r.place(i, gone)
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
			d.rects = append(d.rects, boxFrom(r.rects[i]))
		}
		r.shapes[i].Shape = &s
		r.place(i, sane(s.Rect))
		d.rects = append(d.rects, boxFrom(r.rects[i]))
		d.shapes = append(d.shapes, i)
	}
	for _, l := range c.Links {
		i, known := r.linkID[l.ID]
		if known {
			r.touchLink(d, i)
			r.detach(i)
			r.rebind(i, &l)
		} else {
			i = int32(len(r.links))
			r.linkID[l.ID] = i
			r.links = append(r.links, r.bind(&l))
			r.attach(i)
		}
		r.touchLink(d, i)
	}
	if r.worn() {
		return r.anew()
	}
	return r.renew(d)
}

// place puts a shape at a place, or takes it away.
func (r *Router) place(i int32, at geom.Rect) {
	r.rects = grown(r.rects, int(i)+1, gone)
	r.rects[i] = at
	r.grid.put(i, boxFrom(at))
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
			req.Shapes = append(req.Shapes, *s.Shape)
		}
	}
	was := make([]Line, 0, len(r.links))
	for i := range r.links {
		if ln := &r.links[i]; !ln.dead {
			req.Links = append(req.Links, *ln.Link)
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
func (r *Router) rebind(l int32, to *Link) {
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
