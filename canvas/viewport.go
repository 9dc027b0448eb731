package canvas

import (
	"math"

	"waymark/model/geom"
)

// The limits of zoom, as factors: 1 shows a document unit as one pixel of a
// screen of usual density.
const (
	leastZoom = 0.05
	mostZoom  = 8.0
)

// leastWhole is the zoom down to which a page opens as a whole: the text of a card
// has 3.9 pixels then and can just be made out, and a journey of nine steps stands
// between both panels of a window of 1024 pixels.
const leastWhole = 0.3

// viewport is the part of a page that the window shows. Lengths of the view are
// in pixels that do not depend on the density of the screen, as Fyne counts them.
type viewport struct {
	zoom float64
	at   geom.Pt // the document point in the upper left corner
	size geom.Pt // of the view
	dev  float64 // pixels of the screen for each of the view
}

func newViewport() viewport { return viewport{zoom: 1, dev: 1} }

func (v *viewport) toDoc(p geom.Pt) geom.Pt  { return v.at.Add(p.Mul(1 / v.zoom)) }
func (v *viewport) toView(p geom.Pt) geom.Pt { return p.Sub(v.at).Mul(v.zoom) }

func (v *viewport) rectToView(r geom.Rect) geom.Rect {
	p := v.toView(r.Min())
	return geom.R(p.X, p.Y, r.W*v.zoom, r.H*v.zoom)
}

// visible is what the view shows.
func (v *viewport) visible() geom.Rect {
	return geom.R(v.at.X, v.at.Y, v.size.X/v.zoom, v.size.Y/v.zoom)
}

// affine maps document units to pixels of the screen. The offset is whole pixels,
// so that panning moves a picture and does not change it.
func (v *viewport) affine() geom.Affine {
	k := v.zoom * v.dev
	return geom.Affine{A: k, D: k, E: -math.Round(v.at.X * k), F: -math.Round(v.at.Y * k)}
}

// zoomAt changes the zoom so that what lies under a point of the view stays there.
func (v *viewport) zoomAt(p geom.Pt, zoom float64) {
	zoom = math.Max(leastZoom, math.Min(mostZoom, zoom))
	if math.IsNaN(zoom) {
		return
	}
	under := v.toDoc(p)
	v.zoom = zoom
	v.at = under.Sub(p.Mul(1 / zoom))
}

// pan moves the map by a distance in the view.
func (v *viewport) pan(by geom.Pt) { v.at = v.at.Sub(by.Mul(1 / v.zoom)) }

// fit shows a rectangle as large as it goes, but no larger than most.
func (v *viewport) fit(r geom.Rect, margin, most float64) {
	if r.Empty() || v.size.X <= 0 || v.size.Y <= 0 {
		return
	}
	w, h := math.Max(v.size.X-2*margin, 32), math.Max(v.size.Y-2*margin, 32)
	v.zoom = math.Max(leastZoom, math.Min(most, math.Min(w/r.W, h/r.H)))
	v.center(r.Center())
}

// center brings a document point to the middle of the view.
func (v *viewport) center(p geom.Pt) {
	v.at = p.Sub(v.size.Mul(0.5 / v.zoom))
}

// keep pans back so that some of the content stays in sight.
func (v *viewport) keep(content geom.Rect) {
	if content.Empty() || v.size.X <= 0 || v.size.Y <= 0 {
		return
	}
	const least = 80
	s := v.visible()
	mx, my := math.Min(least/v.zoom, content.W), math.Min(least/v.zoom, content.H)
	v.at.X = math.Max(content.X+mx-s.W, math.Min(content.Right()-mx, v.at.X))
	v.at.Y = math.Max(content.Y+my-s.H, math.Min(content.Bottom()-my, v.at.Y))
}

// revealOn is reveal on a page: no room is made around the rectangle where the page has
// none, so that one which stands in the view as a whole is not moved.
func (v *viewport) revealOn(page, r geom.Rect, margin float64) {
	if room := r.Inset(-margin / v.zoom).Intersect(page); !room.Empty() && room.Encloses(r) {
		r, margin = room, 0
	}
	v.reveal(r, margin)
}

// reveal pans as little as possible to bring a rectangle into sight; of one that
// is larger than the view its upper left part.
func (v *viewport) reveal(r geom.Rect, margin float64) {
	r = r.Inset(-margin / v.zoom)
	s := v.visible()
	slide := func(at, length, lo, hi float64) float64 {
		if hi > at+length {
			at = hi - length
		}
		return math.Min(at, lo)
	}
	if s.Encloses(r) {
		return
	}
	v.at = geom.P(slide(s.X, s.W, r.X, r.Right()), slide(s.Y, s.H, r.Y, r.Bottom()))
}
