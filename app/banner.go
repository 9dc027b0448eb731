package app

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"waymark/app/look"
)

// banner is a strip above the map. It is for what a person must decide; it takes
// no room while there is nothing.
type banner struct {
	object *fyne.Container
}

func newBanner() *banner {
	b := &banner{object: container.NewStack()}
	b.object.Hide()
	return b
}

// show asks with one or two choices; the cross takes the strip away.
func (b *banner) show(title, text string, choices ...fyne.CanvasObject) {
	words := look.Column(0, look.NewText(title, look.Text).Bold().Elastic(80), look.NewText(text, look.TextSecondary).Small().Elastic(80))
	choices = append(choices, look.NewButton("", "x", look.Quiet, b.hide).Small().Tip("Hide this message"))
	b.object.Objects = []fyne.CanvasObject{strip(0, "triangle-alert", words, choices...)}
	b.object.Show()
	b.object.Refresh()
}

// hide takes the strip away.
func (b *banner) hide() { b.object.Hide() }
