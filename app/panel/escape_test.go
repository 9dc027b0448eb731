package panel

import (
	"testing"

	"fyne.io/fyne/v2"
)

// Escape closes the dialog, or leads back to the map, wherever the focus is; no
// control keeps it for itself.
func TestEscapeIsHeardEverywhere(t *testing.T) {
	w := open(t, "router-support")
	w.s.Select("pain1")
	actions, personas, kpis, properties := NewActions(w.s, w), NewPersonas(w.s, w), NewKPIs(w.s, w), NewInspector(w.s, w)
	kpis.Open("aht")
	right := NewRight(w.s, w)
	for name, o := range map[string]fyne.CanvasObject{
		"action plan": actions.Object(), "personas": personas.Object(), "KPI": kpis.Object(), "properties": properties.Object(), "tabs": right.Object(),
	} {
		win := screen(t, o, 900, 700)
		heard := 0
		win.Canvas().SetOnTypedKey(func(e *fyne.KeyEvent) {
			if e.Name == fyne.KeyEscape {
				heard++
			}
		})
		controls := 0
		visit(o, func(o fyne.CanvasObject) {
			f, ok := o.(fyne.Focusable)
			if !ok {
				return
			}
			controls++
			heard = 0
			win.Canvas().Focus(f)
			f.TypedKey(&fyne.KeyEvent{Name: fyne.KeyEscape})
			if heard != 1 {
				t.Errorf("%s: %T is told of Escape, and %d others hear of it", name, o, heard)
			}
		})
		if controls < 4 {
			t.Errorf("%s: %d controls are not those of the panel", name, controls)
		}
	}
}

// Tab goes through what can be changed: the headings of a table are not on the way.
func TestHeadingsAreNoStops(t *testing.T) {
	w := open(t, "router-support")
	p := NewActions(w.s, w)
	screen(t, p.Object(), 900, 700)
	heads := 0
	visit(p.sheet.root, func(o fyne.CanvasObject) {
		if h, ok := o.(*columnHead); ok {
			heads++
			if _, stop := any(h).(fyne.Focusable); stop || h.ToolTip() == "" {
				t.Errorf("a heading takes the focus, or says nothing when it is pointed at")
			}
		}
	})
	if heads != len(p.sheet.columns) {
		t.Errorf("%d headings of %d", heads, len(p.sheet.columns))
	}
}
