package panel

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
)

// sideways scrolls something wide within a panel that itself scrolls up and down.
// Fyne's own scroller takes every turn of the wheel over it for a sideways one, so
// that the panel would stop under the pointer; this one passes them on.
type sideways struct {
	container.Scroll
	outer func() *container.Scroll
}

func newSideways(o fyne.CanvasObject, outer func() *container.Scroll) *sideways {
	s := &sideways{outer: outer}
	s.Content, s.Direction = o, container.ScrollHorizontalOnly
	s.ExtendBaseWidget(s)
	return s
}

// Scrolled implements fyne.Scrollable.
func (s *sideways) Scrolled(e *fyne.ScrollEvent) {
	if e.Scrolled.DX == 0 {
		s.outer().Scrolled(e)
		return
	}
	s.Scroll.Scrolled(e)
}
