package canvas

import (
	"image"
	"math"

	"fyne.io/fyne/v2"

	"waymark/model/geom"
)

// grip is what of a journey was pressed with the button that is held down: the name of a
// lane, a stage or step, wherever they were shown, or anything else among them.
type grip struct {
	table        bool
	lanes, heads bool
}

// gripAt is what a press at a position of the view takes hold of.
func (v *View) gripAt(p fyne.Position) grip {
	f, q := v.frozen(), v.At(p)
	in := f.table.Contains(q)
	return grip{table: in, lanes: in && q.X < f.cells.X, heads: in && q.Y < f.cells.Y}
}

// At returns the point of the page at a position in the view. Over pinned headers it is
// a point of the headers. What was pressed stays in the hand: a header is led along its
// own row or column, and what belongs to cells stops where they are covered.
func (v *View) At(p fyne.Position) geom.Pt {
	at, f := geom.P(float64(p.X), float64(p.Y)), v.frozen()
	if !f.pinned() {
		return v.view.toDoc(at)
	}
	if g := v.input.grip; v.input.pressed && g.table {
		inner := f.inner()
		if f.by.X > 0 && !g.lanes {
			at.X = math.Max(at.X, float64(inner.X)/v.view.dev)
		}
		if f.by.Y > 0 && !g.heads {
			at.Y = math.Max(at.Y, float64(inner.Y)/v.view.dev)
		}
	}
	return v.view.toDoc(at).Sub(f.doc(v.held(&f, p)))
}

// held is how far the picture of what the hand is at is moved from where the map has it.
func (v *View) held(f *frozen, p fyne.Position) (by image.Point) {
	if !v.input.pressed {
		return f.under(image.Pt(int(float64(p.X)*v.view.dev), int(float64(p.Y)*v.view.dev)))
	}
	if v.input.grip.lanes {
		by.X = f.by.X
	}
	if v.input.grip.heads {
		by.Y = f.by.Y
	}
	return by
}

// driftFrom is where the view begins for what is dragged: behind pinned headers for what
// stands in cells. A header that is pinned itself does not scroll by lying at an edge.
func (v *View) driftFrom() (from geom.Pt) {
	f, g := v.frozen(), v.input.grip
	if !f.pinned() || !g.table {
		return from
	}
	inner := f.inner()
	axis := func(by, inner int, held bool) float64 {
		switch {
		case by == 0:
			return 0
		case held:
			return math.Inf(-1)
		}
		return float64(inner) / v.view.dev
	}
	return geom.P(axis(f.by.X, inner.X, g.lanes), axis(f.by.Y, inner.Y, g.heads))
}

// inView is where a point of the page is shown, in pixels of the view.
func (v *View) inView(p geom.Pt) geom.Pt {
	f := v.frozen()
	return v.view.toView(p.Add(f.doc(f.shift(p))))
}

// rectInView is where a rectangle of the page is shown: it goes where its middle goes.
func (v *View) rectInView(r geom.Rect) geom.Rect {
	f := v.frozen()
	return v.view.rectToView(r.Add(f.doc(f.shift(r.Center()))))
}

// windowOf is the part of the view in which something at a point of the page can be
// seen: all of it but what is pinned above the point.
func (v *View) windowOf(p geom.Pt) geom.Rect {
	f, k := v.frozen(), v.view.dev
	w := f.window(p, image.Rect(0, 0, int(math.Ceil(v.view.size.X*k)), int(math.Ceil(v.view.size.Y*k))))
	return geom.R(float64(w.Min.X)/k, float64(w.Min.Y)/k, float64(w.Dx())/k, float64(w.Dy())/k)
}

// pinnedOver reports whether headers are pinned over a part of the view.
func (v *View) pinnedOver(r geom.Rect) bool {
	f, k := v.frozen(), v.view.dev
	in := image.Rect(int(r.X*k), int(r.Y*k), int(math.Ceil(r.Right()*k)), int(math.Ceil(r.Bottom()*k)))
	return len(f.strips(in)) > 0
}

// sees reports whether all of a rectangle of the page can be seen.
func (v *View) sees(r geom.Rect) bool {
	f := v.frozen()
	n, _ := v.narrow(&f, r)
	s := n.visible()
	return s.Encloses(f.shown(r))
}

// narrow is the viewport without what pinned headers cover of it where a rectangle of
// the page is scrolled to, and how much that is.
func (v *View) narrow(f *frozen, r geom.Rect) (n viewport, cover geom.Pt) {
	n, cover = v.view, f.cover(r)
	n.at, n.size = n.at.Add(cover), n.size.Sub(cover.Mul(n.zoom))
	return n, cover
}

// bring scrolls as little as possible to bring a rectangle of the page into sight, out
// from below the headers that are pinned; those themselves are in sight.
func (v *View) bring(r geom.Rect, reveal func(n *viewport)) {
	f := v.frozen()
	n, cover := v.narrow(&f, r)
	was, s, shown := n.at, n.visible(), f.shown(r)
	reveal(&n)
	if shown.X != r.X && shown.X >= s.X && shown.Right() <= s.Right() {
		n.at.X = was.X
	}
	if shown.Y != r.Y && shown.Y >= s.Y && shown.Bottom() <= s.Bottom() {
		n.at.Y = was.Y
	}
	v.view.at = n.at.Sub(cover)
	v.zoomed()
}
