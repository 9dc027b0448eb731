package look

import (
	"slices"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/layout"
)

// Around puts objects at the edges of what takes the rest; nil leaves an edge free.
// Fyne's own container of this kind holds the middle first, and Tab would go there
// before it goes to what stands above: here it goes as people read.
func Around(top, bottom, left, right fyne.CanvasObject, middle ...fyne.CanvasObject) *fyne.Container {
	c := container.New(layout.NewBorderLayout(top, bottom, left, right))
	for _, o := range slices.Concat([]fyne.CanvasObject{top, left}, middle, []fyne.CanvasObject{right, bottom}) {
		if o != nil {
			c.Add(o)
		}
	}
	return c
}
