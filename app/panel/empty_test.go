package panel

import (
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"

	"waymark/app/look"
)

// A panel that has nothing to show says so in one sentence, with one thing to do, and
// shows its fields once that is done.
func TestEmptyPanelsOfferOneAction(t *testing.T) {
	w := open(t, "blank-journey")
	actions, personas := NewActions(w.s, w), NewPersonas(w.s, w)
	for _, c := range []struct {
		name, button string
		object       fyne.CanvasObject
	}{
		{"the action plan", "Add action", actions.Object()},
		{"the personas", "Add persona", personas.Object()},
	} {
		screen(t, c.object, 1000, 600)
		if n := seen(c.object, func(b *look.Button) bool { return true }); n != 1 {
			t.Errorf("%s, empty, has %d buttons", c.name, n)
		}
		if n := seen(c.object, func(e *entry) bool { return true }); n > 0 {
			t.Errorf("%s, empty, has %d fields", c.name, n)
		}
		press(t, c.object, c.button)
		if n := seen(c.object, func(e *entry) bool { return true }); n < 5 {
			t.Errorf("%s shows %d fields after the first was added", c.name, n)
		}
	}
}

// seen counts the objects of a type that are shown.
func seen[T any](o fyne.CanvasObject, is func(T) bool) (n int) {
	if !o.Visible() {
		return 0
	}
	if x, ok := o.(T); ok && is(x) {
		n++
	}
	if c, ok := o.(*fyne.Container); ok {
		for _, o := range c.Objects {
			n += seen(o, is)
		}
		return n
	}
	if w, ok := o.(fyne.Widget); ok {
		for _, o := range test.WidgetRenderer(w).Objects() {
			n += seen(o, is)
		}
	}
	return n
}
