package app

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/layout"

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
	s.left = container.NewStack(look.NewGround(look.Panel, 0), edged(s.slots.left.Object(), false))
	s.right = container.NewStack(look.NewGround(look.Panel, 0), edged(s.slots.right.Object(), true))
	s.apply()
	return s
}

// edged puts a hairline at the left or the right edge of a column, without the gap
// that Fyne's own border layout leaves beside it.
func edged(o fyne.CanvasObject, left bool) fyne.CanvasObject {
	if left {
		return container.NewStack(look.Inset(o, 0, 0, 0, 1), look.Beside(look.Line(true), 1, look.Gap(0, 0)))
	}
	return container.NewStack(look.Inset(o, 0, 1, 0, 0), container.New(layout.NewCustomPaddedHBoxLayout(0), look.Space(), look.Line(true)))
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
func (w *Window) showPanel(title string, p closable) *dialog {
	var d *dialog
	says := newVoice()
	body := look.Around(w.head(title, func() { d.cancel() }), nil, nil, nil, says.over(p.Object()))
	size := fyne.NewSize(1120, 700).Min(w.win.Canvas().Size().SubtractWidthHeight(32, 24))
	d = w.showDialog(title, container.NewStack(look.NewGround(look.Panel, look.RadiusDialog), body), size)
	d.says = says
	d.closing = func() {
		says.stop()
		p.Close()
	}
	return d
}
