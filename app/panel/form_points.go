package panel

import (
	"fmt"

	"fyne.io/fyne/v2"

	"waymark/app/look"
	"waymark/model"
	"waymark/model/kind"
)

// pointsControl says that a line is bent by hand, and straightens it.
type pointsControl struct {
	words *look.Words
	undo  *look.Button
	root  fyne.CanvasObject
}

func newPointsControl(f *form, p *kind.Property) *pointsControl {
	c := &pointsControl{words: look.NewText("", look.Text)}
	c.undo = look.NewButton("Remove", "", look.Plain, func() { f.fail(f.set(p, nil, false)) }).Small()
	c.undo.SetEnabled(!f.s.ReadOnly())
	c.root = look.Row(8, newCaption(p.Label, p.Help), look.Space(), c.words, c.undo)
	return c
}

func (c *pointsControl) object() fyne.CanvasObject { return c.root }
func (c *pointsControl) first() fyne.Focusable     { return c.undo }

func (c *pointsControl) show(f field) {
	pts, _ := f.value.(model.Points)
	c.words.SetText(fmt.Sprint(len(pts)))
}
