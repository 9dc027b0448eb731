package panel

import (
	"slices"
	"strings"

	"fyne.io/fyne/v2"

	"waymark/app/look"
	"waymark/model"
	"waymark/model/kind"
)

// imageControl names a picture and lets a person choose another.
type imageControl struct {
	words  *look.Words
	remove *look.Button
	choose *look.Button
	root   fyne.CanvasObject
}

func newImageControl(f *form, p *kind.Property) *imageControl {
	c := &imageControl{words: look.NewText("", look.Text).Elastic(40)}
	c.choose = look.NewButton("Choose…", "image", look.Outlined, func() {
		ids := slices.Clone(f.ids)
		f.deps.ChooseImage(func(image string) {
			if slices.Equal(ids, f.ids) {
				f.fail(f.set(p, model.Text(image), false))
			}
		})
	}).Small()
	c.remove = look.NewButton("Remove", "", look.Plain, func() { f.fail(f.set(p, nil, false)) }).Small()
	for _, b := range []*look.Button{c.choose, c.remove} {
		b.SetEnabled(!f.s.ReadOnly())
	}
	c.root = look.Column(4, newCaption(p.Label, p.Help), look.Row(8, c.words, look.Space(), c.remove, c.choose))
	return c
}

func (c *imageControl) object() fyne.CanvasObject { return c.root }
func (c *imageControl) first() fyne.Focusable     { return c.choose }

func (c *imageControl) show(f field) {
	t, _ := f.value.(model.Text)
	switch {
	case f.mixed:
		c.words.SetText("Several pictures")
	case t == "":
		c.words.SetText("No picture")
	case strings.HasPrefix(string(t), "data:"):
		c.words.SetText("Kept in the map")
	default:
		c.words.SetText(string(t))
	}
	if t == "" {
		c.remove.Hide()
	} else {
		c.remove.Show()
	}
}
