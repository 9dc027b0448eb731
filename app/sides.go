package app

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"waymark/app/look"
)

// sides are the columns beside the map: the palette on the left, the inspector on
// the right.
type sides struct {
	w           *Window
	left, right *fyne.Container
	slots       panels
}

func newSides(w *Window) *sides {
	s := &sides{w: w, slots: newPanels(w)}
	s.left = container.NewStack(look.NewGround(look.Panel, 0), container.NewBorder(nil, nil, nil, look.Line(true), s.slots.left.Object()))
	s.right = container.NewStack(look.NewGround(look.Panel, 0), container.NewBorder(nil, nil, look.Line(true), nil, s.slots.right.Object()))
	s.apply()
	return s
}

// apply shows the columns that are wanted.
func (s *sides) apply() {
	setShown(s.left, s.w.app.state.Palette)
	setShown(s.right, s.w.app.state.Inspector || s.w.walk != nil)
}

// closable is a panel that follows the document until it is closed.
type closable interface {
	Object() fyne.CanvasObject
	Close()
}

// showPanel shows a panel that needs more room than a column as a dialog.
func (w *Window) showPanel(title string, p closable) {
	var d *dialog
	body := container.NewBorder(w.head(title, func() { d.cancel() }), nil, nil, nil, p.Object())
	size := fyne.NewSize(1040, 680).Min(w.win.Canvas().Size().SubtractWidthHeight(32, 24))
	d = w.showDialog(title, container.NewStack(look.NewGround(look.Panel, look.RadiusDialog), body), size)
	d.closing = p.Close
}
