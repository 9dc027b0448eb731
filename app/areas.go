package app

import (
	"slices"

	"fyne.io/fyne/v2"
)

// areas are the parts of the window that the keyboard goes round: the map first, then
// what stands beside it, in the order of the clock. What is hidden is left out.
func (w *Window) areas() []fyne.CanvasObject {
	var out []fyne.CanvasObject
	for _, o := range []fyne.CanvasObject{w.view, w.sides.right, w.sides.slots.foot.Object(), w.tabs.object, w.toolbar.object, w.sides.left} {
		if o.Visible() && o.Size().Height > 0 {
			out = append(out, o)
		}
	}
	return out
}

// nextArea takes the keyboard to the next part of the window, or the one before it.
// A part in which nothing can have it is passed over.
func (w *Window) nextArea(by int) {
	areas := w.areas()
	at := slices.IndexFunc(areas, w.hasKeyboard)
	for range areas {
		at = (at + by + len(areas)) % len(areas)
		if w.enter(areas[at]) {
			return
		}
	}
}

// hasKeyboard reports whether what has the keyboard stands in a part of the window.
func (w *Window) hasKeyboard(area fyne.CanvasObject) bool {
	o, ok := w.win.Canvas().Focused().(fyne.CanvasObject)
	if !ok {
		return false
	}
	d := fyne.CurrentApp().Driver()
	at, in := d.AbsolutePositionForObject(o), d.AbsolutePositionForObject(area)
	return at.X >= in.X && at.Y >= in.Y && at.X < in.X+area.Size().Width && at.Y < in.Y+area.Size().Height
}

// enter gives the keyboard to the first thing in a part of the window that can have
// it, going the way that Tab goes: only the library knows what stands in its widgets.
// It comes from the side on which no form lies between, because a form scrolls to
// what the keyboard passes.
func (w *Window) enter(area fyne.CanvasObject) bool {
	c := w.win.Canvas()
	before := c.Focused()
	switch area {
	case w.view:
		w.focusMap()
		return true
	case w.sides.right:
		w.focusMap()
	default:
		c.Unfocus() // the next one is the first of the window, and the one before it the last
	}
	on, back := c.FocusNext, c.FocusPrevious
	below := area == w.tabs.object || area == w.sides.slots.foot.Object()
	if below {
		on, back = back, on
	}
	on()
	for first := c.Focused(); first != nil; {
		if w.hasKeyboard(area) {
			for below && w.hasKeyboard(area) {
				on()
			}
			if below {
				back()
			}
			return true
		}
		if on(); c.Focused() == first {
			break
		}
	}
	if before != nil {
		c.Focus(before)
	}
	return false
}

// enterPanel gives the keyboard to what stands below the tabs of the panels on the
// right, or to the tabs where nothing does.
func (w *Window) enterPanel() {
	c := w.win.Canvas()
	if !w.enter(w.sides.right) {
		return
	}
	tabs := c.Focused()
	c.FocusNext()
	// What is shown for the first time has no place yet, and is of the panel.
	if o, ok := c.Focused().(fyne.CanvasObject); !ok || shown(o) && !w.hasKeyboard(w.sides.right) {
		c.Focus(tabs)
	}
}
