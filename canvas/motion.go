package canvas

import (
	"time"

	"fyne.io/fyne/v2"

	"waymark/model"
	"waymark/model/geom"
)

// Shapes glide to where an automatic layout puts them, so that the eye can
// follow; only where the system's settings allow motion, and on pages on which
// every frame can be composed in time.
const (
	glideTime = 220 * time.Millisecond
	glideMost = 400 // shapes
)

// ArrangePage lays out the whole page automatically.
func (v *View) ArrangePage() { v.glide(v.tool.ArrangePage) }

// ArrangeSelection lays out the selected shapes.
func (v *View) ArrangeSelection() { v.glide(v.tool.ArrangeSelection) }

// glide carries out an edit at once and shows the shapes on their way.
func (v *View) glide(do func()) {
	v.finishField()
	v.land()
	from := v.corners()
	do()
	to := v.corners()
	app := fyne.CurrentApp()
	if app == nil || !app.Settings().ShowAnimations() || len(to) > glideMost || v.journey() {
		v.Redraw()
		return
	}
	end := v.ed.Doc()
	a := fyne.NewAnimation(glideTime, func(t float32) {
		v.between = nil
		if v.ed.Doc() == end && t < 1 { // somebody went on working: their document counts
			v.between = onTheWay(end, from, to, float64(t))
		}
		v.Redraw()
	})
	a.Curve = fyne.AnimationEaseInOut
	a.Start()
}

// corners are the places of the shapes on the page.
func (v *View) corners() map[model.ID]geom.Pt {
	out := map[model.ID]geom.Pt{}
	if g := v.composer().Geometry(v.ed.Doc(), v.page); g != nil {
		for _, n := range g.Nodes {
			out[n.ID] = n.Rect.Min()
		}
	}
	return out
}

// onTheWay is a document with its shapes at fraction t of their way.
func onTheWay(doc *model.Document, from, to map[model.ID]geom.Pt, t float64) *model.Document {
	d := doc.Draft()
	for id, b := range to {
		a, ok := from[id]
		if !ok || a == b {
			continue
		}
		p := a.Lerp(b, t)
		d.Set(id, "x", model.Number(p.X))
		d.Set(id, "y", model.Number(p.Y))
	}
	next, _ := d.Commit()
	return next
}
