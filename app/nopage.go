package app

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"waymark/app/look"
)

// newNoPage is what stands in the place of the map where a document has no page: one
// sentence, and what can be done about it.
func newNoPage(w *Window) fyne.CanvasObject {
	add := func(label, command string) fyne.CanvasObject {
		icon := w.app.commands.byID[command].Icon
		b := look.NewButton(label, icon, look.Outlined, func() { w.invoke(command) })
		b.SetEnabled(!w.session.ReadOnly())
		return b
	}
	text := look.NewText("This map has no page yet. What shall be drawn?", look.TextSecondary).Aligned(fyne.TextAlignCenter)
	buttons := look.Row(8, add("Journey map", "page.addJourney"), add("Flowchart", "page.addFlowchart"), add("Value stream", "page.addValueStream"))
	return container.NewStack(look.NewGround(look.Desk, 0), container.NewCenter(look.Column(16, text, buttons)))
}
