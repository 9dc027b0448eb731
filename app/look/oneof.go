package look

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"
)

// oneOf is what choices beside each other have in common, however they look: one is
// chosen, the pointer is over one, and arrow keys move the choice. It calls back
// where a person chooses.
type oneOf struct {
	Tipped
	OnChanged func(int)

	labels  []string
	chosen  int // −1 for none
	hovered int // −1 for none
	focused bool
	at      func(x float32) int // the choice at a distance from the left edge, −1 for none
}

// Chosen returns the choice, −1 for none.
func (o *oneOf) Chosen() int { return o.chosen }

// Labels returns what the choices are called. The caller must not change them.
func (o *oneOf) Labels() []string { return o.labels }

// Set shows another choice without calling OnChanged.
func (o *oneOf) Set(i int) {
	if i != o.chosen {
		o.chosen = i
		o.Refresh()
	}
}

func (o *oneOf) choose(i int) {
	if i < 0 || i >= len(o.labels) || i == o.chosen {
		return
	}
	o.Set(i)
	if o.OnChanged != nil {
		o.OnChanged(i)
	}
}

// hover follows the pointer and reports whether it is over another choice now.
func (o *oneOf) hover(i int) (changed bool) {
	if i == o.hovered {
		return false
	}
	o.hovered = i
	o.Refresh()
	return true
}

// Tapped implements fyne.Tappable.
func (o *oneOf) Tapped(e *fyne.PointEvent) { o.choose(o.at(e.Position.X)) }

// MouseIn implements desktop.Hoverable.
func (o *oneOf) MouseIn(e *desktop.MouseEvent) { o.MouseMoved(e) }

// MouseMoved implements desktop.Hoverable.
func (o *oneOf) MouseMoved(e *desktop.MouseEvent) {
	o.hover(o.at(e.Position.X))
	o.Tipped.MouseMoved(e)
}

// MouseOut implements desktop.Hoverable.
func (o *oneOf) MouseOut() {
	o.Tipped.MouseOut()
	o.hover(-1)
}

// FocusGained implements fyne.Focusable.
func (o *oneOf) FocusGained() { o.focused = true; o.Refresh() }

// FocusLost implements fyne.Focusable.
func (o *oneOf) FocusLost() { o.focused = false; o.Refresh() }

// TypedRune implements fyne.Focusable.
func (o *oneOf) TypedRune(rune) {}

// TypedKey implements fyne.Focusable.
func (o *oneOf) TypedKey(e *fyne.KeyEvent) {
	switch e.Name {
	case fyne.KeyLeft, fyne.KeyUp:
		o.choose(o.chosen - 1)
	case fyne.KeyRight, fyne.KeyDown:
		o.choose(o.chosen + 1)
	case fyne.KeyHome:
		o.choose(0)
	case fyne.KeyEnd:
		o.choose(len(o.labels) - 1)
	case fyne.KeyReturn, fyne.KeyEnter: // the choice is made: what the dialog proposes
		passOn(o.self, e)
	default:
		ToWindow(o.self, e)
	}
}
