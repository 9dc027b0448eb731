package look

import "fyne.io/fyne/v2/driver/desktop"

// Aware is embedded by widgets that show that the pointer is over them and that
// they have the keyboard. It has a tooltip, as Tipped.
type Aware struct {
	Tipped
	hovered, focused bool
}

// Hovered reports whether the pointer is over the widget.
func (a *Aware) Hovered() bool { return a.hovered }

// Focused reports whether the widget has the keyboard.
func (a *Aware) Focused() bool { return a.focused }

// MouseIn implements desktop.Hoverable.
func (a *Aware) MouseIn(e *desktop.MouseEvent) {
	a.Tipped.MouseIn(e)
	a.hovered = true
	a.self.Refresh()
}

// MouseOut implements desktop.Hoverable.
func (a *Aware) MouseOut() {
	a.Tipped.MouseOut()
	a.hovered = false
	a.self.Refresh()
}

// FocusGained implements fyne.Focusable.
func (a *Aware) FocusGained() { a.focused = true; a.self.Refresh() }

// FocusLost implements fyne.Focusable.
func (a *Aware) FocusLost() { a.focused = false; a.self.Refresh() }

// TypedRune implements fyne.Focusable: nothing is typed into such a widget.
func (a *Aware) TypedRune(rune) {}
