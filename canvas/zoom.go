package canvas

import (
	"math"

	"fyne.io/fyne/v2"

	"waymark/model/geom"
)

// Zoom returns the zoom as a factor: 1 is 100 %.
func (v *View) Zoom() float64 { return v.view.zoom }

// ZoomTo sets the zoom; the middle of the view stays.
func (v *View) ZoomTo(zoom float64) { v.zoomAt(v.view.size.Mul(0.5), zoom) }

// steps are the zooms that ZoomIn and ZoomOut go through.
var steps = [...]float64{0.05, 0.1, 0.25, 0.33, 0.5, 0.67, 0.75, 0.9, 1, 1.1, 1.25, 1.5, 2, 3, 4, 6, 8}

// ZoomIn and ZoomOut go to the next usual zoom.
func (v *View) ZoomIn() {
	for _, s := range steps {
		if s > v.view.zoom*1.01 {
			v.ZoomTo(s)
			return
		}
	}
}

// ZoomOut is the counterpart of ZoomIn.
func (v *View) ZoomOut() {
	for i := len(steps) - 1; i >= 0; i-- {
		if steps[i] < v.view.zoom*0.99 {
			v.ZoomTo(steps[i])
			return
		}
	}
}

// ZoomBy multiplies the zoom; the middle of the view stays.
func (v *View) ZoomBy(factor float64) { v.ZoomTo(v.view.zoom * factor) }

func (v *View) zoomAt(p geom.Pt, zoom float64) {
	v.view.zoomAt(p, zoom)
	v.zoomed()
}

// Fit shows the whole page.
func (v *View) Fit() {
	if v.later(v.Fit) {
		return
	}
	v.view.fit(v.compose().Bounds, startMargin, 4)
	v.zoomed()
}

// FitWidth shows the whole width of the page, from its top.
func (v *View) FitWidth() {
	if v.later(v.FitWidth) {
		return
	}
	b := v.compose().Bounds
	if b.Empty() || v.view.size.X <= 0 {
		return
	}
	v.view.zoom = math.Max(leastZoom, math.Min(4, (v.view.size.X-2*startMargin)/b.W))
	v.view.at = geom.P(b.X-startMargin/v.view.zoom, b.Y-startMargin/v.view.zoom)
	v.zoomed()
}

// FitSelection shows what is selected; the whole page when nothing is.
func (v *View) FitSelection() {
	if v.later(v.FitSelection) {
		return
	}
	r := v.tool.SelectionBounds()
	if r.Empty() {
		v.Fit()
		return
	}
	f := v.frozen()
	c := f.cover(r) // headers that will be pinned before it
	v.view.fit(geom.Span(r.Min().Sub(c), r.Max()), 64, 2)
	v.zoomed()
}

// PanBy moves the map by a distance on screen.
func (v *View) PanBy(dx, dy float32) {
	v.view.pan(geom.P(float64(dx), float64(dy)))
	v.zoomed()
}

// CenterOn brings a point of the page to the middle of the view.
func (v *View) CenterOn(p geom.Pt) {
	v.view.center(p)
	v.zoomed()
}

// ShowElement scrolls so that the selection can be seen, after a jump from a panel.
func (v *View) ShowElement() {
	if v.later(v.ShowElement) {
		return
	}
	if r := v.tool.SelectionBounds(); !r.Empty() {
		v.bring(r, func(n *viewport) { n.revealOn(v.compose().Bounds, r, 64) })
	}
}

// zoomed is called after the person has changed the viewport.
func (v *View) zoomed() {
	v.touched[v.page] = true
	v.moved()
}

// moved is called after every change of the viewport.
func (v *View) moved() {
	b := v.compose().Bounds
	v.view.keep(b)
	if v.OnZoom != nil {
		v.OnZoom(v.view.zoom)
	}
	v.Redraw()
}

// Resize implements fyne.Widget.
func (v *View) Resize(s fyne.Size) {
	if s == v.Size() {
		return
	}
	v.BaseWidget.Resize(s)
	v.view.size = geom.P(float64(s.Width), float64(s.Height))
	v.start()
	v.Redraw()
}
