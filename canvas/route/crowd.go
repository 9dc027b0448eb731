package route

import (
	"slices"

	"waymark/model/geom"
)

// Shapes can lie on one another: a person drags one over others, pastes a page on to
// itself, draws a frame around a group. What is sensible then differs.
//
//   - A shape that encloses an end of a link is what this end stands in: the line runs
//     inside it as on a page, and out of it.
//   - An end on which one other shape lies, or two, is reached through them.
//   - An end in a heap, with several shapes on each of its sides, has no way out that
//     anybody could follow. Its line takes the plain way over everything, and is not
//     pulled apart from others.
//
// The last keeps a heap of any size as cheap as a page: the line of such a link depends
// on nothing but its own shapes and a few of those that lie on them.
const (
	heapDepth = 4            // shapes on a port, not counting those that enclose its own
	frames    = 4            // of more shapes inside each other the outer ones are a heap as well
	seenOn    = 2*frames + 1 // so many are enough to know
)

// crowded reports whether a link has an end in a heap, or at least one with a shape on
// each side, so that no way out of it is free. For one that has no end in a heap,
// w.within is what its ends stand in.
func (r *Router) crowded(l int32) (heap, shut bool) {
	ln, w := &r.links[l], &r.search
	w.within, w.lid = w.within[:0], w.lid[:0]
	for _, start := range [2]bool{true, false} {
		i, chosen, _, _ := ln.at(start)
		if i < 0 {
			continue
		}
		w.lid = w.lid[:0]
		deep, lid := r.covered(ln, i, chosen)
		for _, s := range ln.choices(start) {
			if lid && s != chosen {
				d, c := r.covered(ln, i, s)
				deep, lid = deep && d, c
			}
		}
		if deep && lid {
			return true, true
		}
		shut = shut || lid
	}
	return false, shut
}

// covered reports whether a side of a shape lies in a heap, and whether anything lies on
// its middle. What does is added to w.lid, and what encloses the shape to w.within.
func (r *Router) covered(ln *link, shape int32, s Side) (deep, lid bool) {
	w, a := &r.search, r.rects[shape]
	p := mid(a, s)
	b := box{lo: [2]float64{p.X, p.Y}, hi: [2]float64{p.X, p.Y}}
	w.note(b)
	if !r.fronts[shape].tight.has(s) {
		return false, false // nothing is even near
	}
	from := len(w.lid)
	on, around := 0, 0
	r.grid.some(&b, func(i int32) bool {
		if i == shape || i == ln.from || i == ln.to {
			return true
		}
		w.lid = append(w.lid, i)
		if o := r.rects[i]; o != a && o.Encloses(a) {
			if around++; !slices.Contains(w.within, i) {
				w.within = append(w.within, i)
			}
		} else {
			on++
			lid = lid || o.X < p.X && p.X < o.Right() && o.Y < p.Y && p.Y < o.Bottom()
		}
		return len(w.lid)-from < seenOn
	})
	deep = on >= heapDepth || around > frames
	return deep, lid || deep
}

// throughHeap reports whether a line that takes no notice of shapes runs through so many
// of them that it is lost among them. They are added to w.lid, or the way to w.trace.
func (r *Router) throughHeap(ln *link, pts []geom.Pt) bool {
	w := &r.search
	for k := 1; k < len(pts); k++ {
		b := boxFrom(geom.Span(pts[k-1], pts[k]))
		w.note(b)
		r.grid.some(&b, func(i int32) bool {
			if i != ln.from && i != ln.to && !slices.Contains(w.within, i) && !slices.Contains(w.lid, i) {
				w.lid = append(w.lid, i)
			}
			return len(w.lid) < heapDepth
		})
		if len(w.lid) >= heapDepth {
			return true
		}
	}
	return false
}

// over is the line of a link with an end in a heap.
func (r *Router) over(ln *link, a, b geom.Rect) []geom.Pt {
	f := filter{from: ln.from, to: ln.to, own: !touches(a, b)}
	for range 2 {
		if pts, s, t, ok := r.legs(ln, a, b, &f); ok {
			ln.s, ln.t = s, t
			return pts
		}
		f.own = false
	}
	return []geom.Pt{mid(a, ln.s), mid(b, ln.t)}
}
