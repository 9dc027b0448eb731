package panel

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"waymark/app/look"
)

// emptyWidth is how wide the sentence of an empty panel gets.
const emptyWidth = 420

// nothingYet is what a panel shows that has nothing to show: what would stand there, and
// what to do for it.
func nothingYet(icon, sentence string, first *look.Button) *fyne.Container {
	words := look.Column(3)
	for _, l := range breakLines(sentence, emptyWidth, look.SizeBody, fyne.TextStyle{}) {
		words.Add(look.NewText(l, look.Text).Aligned(fyne.TextAlignCenter))
	}
	return container.NewStack(look.NewGround(look.Panel, look.RadiusDialog), container.NewCenter(look.Column(16,
		container.NewCenter(look.NewIcon(icon, look.TextHint, 32)),
		words,
		container.NewCenter(first))))
}

// either shows the one or the other of two contents of a panel.
func either(one, other fyne.CanvasObject, isOne bool) {
	show([]fyne.CanvasObject{one}, isOne)
	show([]fyne.CanvasObject{other}, !isOne)
}
