package app

import (
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"

	"waymark/app/look"
	"waymark/model/template"
)

// visit calls f for an object and everything in it that is seen.
func visit(o fyne.CanvasObject, f func(fyne.CanvasObject)) {
	if !o.Visible() {
		return
	}
	f(o)
	switch o := o.(type) {
	case *fyne.Container:
		for _, c := range o.Objects {
			visit(c, f)
		}
	case fyne.Widget:
		for _, c := range test.WidgetRenderer(o).Objects() {
			visit(c, f)
		}
	}
}

// The title of every template stands whole under its picture, in the smallest card.
func TestTitlesOfTemplatesFit(t *testing.T) {
	test.NewTempApp(t)
	for _, info := range template.List() {
		if need := look.NewText(info.Title, look.Text).Bold().NaturalWidth(); need > leastCard {
			t.Errorf("“%s” needs %g of %d units", info.Title, need, leastCard)
		}
	}
}

// In a small window the start screen makes its margins smaller before it cuts anything
// off.
func TestStartScreenInSmallWindows(t *testing.T) {
	for _, size := range []fyne.Size{{Width: 1440, Height: 900}, {Width: 1024, Height: 700}} {
		w := desk(t, "router-support", size)
		s := newStartScreen(w)
		win := test.NewTempWindow(t, s.content)
		win.SetPadded(false)
		win.Resize(size)
		visit(s.content, func(o fyne.CanvasObject) {
			at := fyne.CurrentApp().Driver().AbsolutePositionForObject(o)
			switch o := o.(type) {
			case *look.Words:
				if o.NaturalWidth() > o.Size().Width+0.5 {
					t.Errorf("%v: “%s” is cut off", size, o.Text())
				}
			case *look.Segments:
				if right := at.X + o.Size().Width; right > size.Width-15 {
					t.Errorf("%v: the choice ends at %g", size, right)
				}
			}
		})
	}
}
