package panel

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
)

// revealMargin is how much is left around what was scrolled to: the edge of a view
// is shaded where there is more.
const revealMargin = 16

// reveal scrolls views, the outermost first, just so far that an object in the
// innermost is seen: Tab goes to fields that are out of sight.
func reveal(o fyne.CanvasObject, views []*container.Scroll) {
	d := fyne.CurrentApp().Driver()
	for _, v := range views {
		at := d.AbsolutePositionForObject(o).Subtract(d.AbsolutePositionForObject(v.Content))
		to := v.Offset
		if v.Direction != container.ScrollHorizontalOnly {
			to.Y = within(v.Offset.Y, v.Size().Height, at.Y, o.Size().Height, v.Content.Size().Height)
		}
		if v.Direction != container.ScrollVerticalOnly {
			to.X = within(v.Offset.X, v.Size().Width, at.X, o.Size().Width, v.Content.Size().Width)
		}
		if to != v.Offset {
			v.ScrollToOffset(to)
		}
	}
}

// within returns the offset nearest to the present one at which a view of a size
// shows a thing that begins at a place of its content. Of a thing larger than the
// view the beginning is shown.
func within(offset, view, at, size, content float32) float32 {
	if end := at + size + revealMargin; end > offset+view {
		offset = end - view
	}
	if begin := at - revealMargin; begin < offset {
		offset = begin
	}
	return max(0, min(offset, content-view))
}
