package look

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/widget"
)

// passOn gives a key that a widget has no use for to whoever gets the keys when
// nothing has the focus: Escape closes a dialog wherever the focus is in it.
func passOn(o fyne.CanvasObject, e *fyne.KeyEvent) {
	if c := fyne.CurrentApp().Driver().CanvasForObject(o); c != nil && c.OnTypedKey() != nil {
		c.OnTypedKey()(e)
	}
}

// ToWindow gives Escape and the function keys, which mean the same wherever the focus
// is, to whoever gets the keys when nothing has it.
func ToWindow(o fyne.CanvasObject, e *fyne.KeyEvent) {
	switch e.Name {
	case fyne.KeyEscape, fyne.KeyF1, fyne.KeyF2, fyne.KeyF3, fyne.KeyF4, fyne.KeyF5, fyne.KeyF6, fyne.KeyF7, fyne.KeyF8, fyne.KeyF9, fyne.KeyF10, fyne.KeyF11, fyne.KeyF12:
		passOn(o, e)
	}
}

// Check is Fyne's check box, with the keys that it has no use for passed on.
type Check struct{ widget.Check }

// NewCheck returns a check box.
func NewCheck(label string, changed func(bool)) *Check {
	c := &Check{}
	c.Text, c.OnChanged = label, changed
	c.ExtendBaseWidget(c)
	return c
}

// TypedKey implements fyne.Focusable.
func (c *Check) TypedKey(e *fyne.KeyEvent) {
	if e.Name == fyne.KeySpace {
		c.Check.TypedKey(e)
		return
	}
	passOn(c, e)
}

// Select is Fyne's choice of one of several, with the keys that it has no use for
// passed on.
type Select struct{ widget.Select }

// NewSelect returns a choice.
func NewSelect(options []string, changed func(string)) *Select {
	s := &Select{}
	s.Options, s.OnChanged, s.PlaceHolder = options, changed, "Choose"
	s.ExtendBaseWidget(s)
	return s
}

// TypedKey implements fyne.Focusable.
func (s *Select) TypedKey(e *fyne.KeyEvent) {
	switch e.Name {
	case fyne.KeyEscape, fyne.KeyReturn, fyne.KeyEnter:
		passOn(s, e)
		return
	}
	s.Select.TypedKey(e)
}
