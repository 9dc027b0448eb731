package canvas

import (
	"image"
	"math"

	"waymark/canvas/compose"
	"waymark/model/geom"
)

// Room around the headers of a journey that stays with them while they are pinned, in
// document units: for the buttons in front of them and the frames around them. What lies
// between headers and cells is 8 wide.
const (
	frozenBefore = 8
	frozenBehind = 6
)

// mostFrozen is the part of the view that pinned headers may take: nobody wants to look
// at a map through a slit.
const mostFrozen = 0.4

// frozen says where the headers of a journey are shown. The names of the lanes stay at
// the left edge of the view and stages and steps at its upper edge while their cells are
// scrolled below them, and leave with the last cell. Lengths are in pixels of the
// picture, so that a pinned header is the picture of the header, moved. The zero value
// is that of a page without such headers.
type frozen struct {
	table geom.Rect   // headers and cells, in document units
	cells geom.Pt     // where the cells begin
	unit  float64     // pixels for a document unit
	home  image.Point // the upper left corner of the table on the page
	end   image.Point // its lower right one
	size  image.Point // of lane names (X) and of stages and steps (Y); 0 where they are too large to be pinned
	by    image.Point // how far they are moved from their places
}

// frozen returns where headers are shown now.
func (v *View) frozen() frozen {
	if !v.journey() || v.turning() {
		return frozen{}
	}
	return freeze(host{v.ed, v}.Grid(), &v.view)
}

// freeze finds out where headers are shown in a viewport.
func freeze(g compose.Grid, v *viewport) frozen {
	if len(g.Rows) == 0 || len(g.Columns) == 0 || v.size.X <= 0 || v.size.Y <= 0 {
		return frozen{}
	}
	first, heads := g.Rows[0].Header, g.Heads
	if len(g.Stages) > 0 {
		heads = heads.Union(g.Stages[0].Header)
	}
	f := frozen{unit: v.zoom * v.dev, cells: geom.P(first.Right()+frozenBehind, g.Bounds.Y+frozenBehind)}
	f.table = geom.Span(geom.P(first.X, heads.Y).Sub(geom.P(frozenBefore, frozenBefore)), g.Bounds.Max().Add(geom.P(frozenBefore, frozenBefore)))
	to := v.affine()
	pin := func(from, cells, to, off, room float64) (home, end, size, by int) {
		home, end = int(math.Floor(from*f.unit+off)), int(math.Ceil(to*f.unit+off))
		size = int(math.Ceil(cells*f.unit+off)) - home
		if float64(size) > mostFrozen*room*v.dev {
			return home, end, 0, 0
		}
		return home, end, size, max(0, min(-home, end-home-size))
	}
	f.home.X, f.end.X, f.size.X, f.by.X = pin(f.table.X, f.cells.X, f.table.Right(), to.E, v.size.X)
	f.home.Y, f.end.Y, f.size.Y, f.by.Y = pin(f.table.Y, f.cells.Y, f.table.Bottom(), to.F, v.size.Y)
	if heads.H <= 0 { // one column without a name
		f.size.Y, f.by.Y = 0, 0
	}
	return f
}

// pinned reports whether anything is not in its place.
func (f *frozen) pinned() bool { return f.by != image.Point{} }

// strip is a part of the picture in which headers are pinned.
type strip struct {
	area  image.Rectangle // as large as the view allows: it changes with zoom and size alone
	shows image.Rectangle // of the area
	by    image.Point     // from where the map has it
}

// source is where the map has what the strip shows.
func (s *strip) source() image.Rectangle { return s.shows.Sub(s.by) }

// strips lists the strips of a picture: the names of the lanes, the stages and steps,
// and the corner between both.
func (f *frozen) strips(view image.Rectangle) []strip {
	if !f.pinned() {
		return nil
	}
	var out []strip
	add := func(area, shows image.Rectangle, by image.Point) {
		if shows = shows.Intersect(area).Intersect(view); !shows.Empty() {
			out = append(out, strip{area, shows, by})
		}
	}
	at, inner := f.home.Add(f.by), f.inner()
	column := image.Rect(at.X, view.Min.Y, at.X+f.size.X, view.Max.Y)
	band := image.Rect(view.Min.X, at.Y, view.Max.X, at.Y+f.size.Y)
	if f.by.X > 0 {
		add(column, image.Rect(at.X, inner.Y, at.X+f.size.X, f.end.Y), image.Pt(f.by.X, 0))
	}
	if f.by.Y > 0 {
		add(band, image.Rect(inner.X, at.Y, f.end.X, at.Y+f.size.Y), image.Pt(0, f.by.Y))
	}
	if f.by.X > 0 && f.by.Y > 0 {
		corner := image.Rectangle{at, at.Add(f.size)}
		add(corner, corner, f.by)
	}
	return out
}

// inner is where that part of the table begins over which nothing is pinned.
func (f *frozen) inner() image.Point {
	p := f.home
	if f.by.X > 0 {
		p.X += f.by.X + f.size.X
	}
	if f.by.Y > 0 {
		p.Y += f.by.Y + f.size.Y
	}
	return p
}

// under is how far that is moved which is shown at a point of the picture.
func (f *frozen) under(p image.Point) image.Point {
	for _, s := range f.strips(image.Rectangle{image.Pt(-1e6, -1e6), image.Pt(1e6, 1e6)}) {
		if p.In(s.shows) {
			return s.by
		}
	}
	return image.Point{}
}

// shift is how far that is moved which stands at a point of the page.
func (f *frozen) shift(p geom.Pt) (by image.Point) {
	if !f.table.Contains(p) {
		return by
	}
	if p.X < f.cells.X {
		by.X = f.by.X
	}
	if p.Y < f.cells.Y {
		by.Y = f.by.Y
	}
	return by
}

// window is the part of the picture in which something at a point of the page can be
// seen: of cells what is not below pinned headers.
func (f *frozen) window(p geom.Pt, view image.Rectangle) image.Rectangle {
	if !f.pinned() || !f.table.Contains(p) {
		return view
	}
	inner := f.inner()
	if p.X >= f.cells.X {
		view.Min.X = max(view.Min.X, inner.X)
	}
	if p.Y >= f.cells.Y {
		view.Min.Y = max(view.Min.Y, inner.Y)
	}
	return view
}

// doc is a distance in the picture in document units.
func (f *frozen) doc(by image.Point) geom.Pt {
	if by == (image.Point{}) {
		return geom.Pt{}
	}
	return geom.P(float64(by.X)/f.unit, float64(by.Y)/f.unit)
}

// cover is the width and the height in document units that pinned headers take away
// from a view in which a rectangle of the page is scrolled to. Where they are in their
// places they stand before it all the same.
func (f *frozen) cover(r geom.Rect) geom.Pt {
	var c image.Point
	if r.X >= f.cells.X && r.Y < f.table.Bottom() && r.Bottom() > f.table.Y {
		c.X = f.size.X
	}
	if r.Y >= f.cells.Y && r.X < f.table.Right() && r.Right() > f.table.X {
		c.Y = f.size.Y
	}
	return f.doc(c)
}

// shown is a rectangle of the page where it is shown; what reaches from headers to cells
// is where the map has it.
func (f *frozen) shown(r geom.Rect) geom.Rect {
	by := f.shift(r.Center())
	if r.Right() > f.cells.X {
		by.X = 0
	}
	if r.Bottom() > f.cells.Y {
		by.Y = 0
	}
	return r.Add(f.doc(by))
}
