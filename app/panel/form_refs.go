package panel

import (
	"slices"
	"strings"

	"fyne.io/fyne/v2"

	"waymark/app/look"
	"waymark/model"
	"waymark/model/kind"
)

// refsControl is a list of references, each of which can be taken out.
type refsControl struct {
	f    *form
	p    *kind.Property
	list *fyne.Container
	add  *look.Button
	now  model.List
	said string
	root fyne.CanvasObject
}

func newRefsControl(f *form, p *kind.Property) *refsControl {
	c := &refsControl{f: f, p: p, list: look.Column(0)}
	c.add = look.NewButton("Add", "plus", look.Plain, c.open).Small().Tall(18)
	c.add.SetEnabled(!f.s.ReadOnly())
	c.root = look.Column(4, look.Row(8, newCaption(p.Label, p.Help), look.Space(), c.add), c.list)
	return c
}

func (c *refsControl) object() fyne.CanvasObject { return c.root }
func (c *refsControl) first() fyne.Focusable     { return c.add }

func (c *refsControl) show(f field) {
	c.now, _ = f.value.(model.List)
	doc := c.f.s.Doc()
	var names []string
	for _, id := range c.now {
		name := "Leads nowhere"
		if r := at(doc, model.ID(id)); r != nil {
			name = called(doc, r)
		}
		names = append(names, name)
	}
	said := strings.Join(names, "\n") + strings.Join(c.now, " ")
	if f.mixed {
		said = "mixed"
	}
	if said == c.said && len(c.list.Objects) > 0 {
		return
	}
	c.said = said
	c.list.RemoveAll()
	switch {
	case f.mixed:
		c.list.Add(newProse("Several values. Adding one adds it for all.", look.TextHint, look.SizeDense))
	case len(names) == 0:
		c.list.Add(look.NewText("None", look.TextHint).Small())
	}
	for i, name := range names {
		id := model.ID(c.now[i])
		open := look.NewButton(name, "", look.Quiet, func() { c.f.deps.Show(id) }).Small().LeftAligned()
		off := look.NewButton("", "x", look.Quiet, func() {
			left := slices.DeleteFunc(slices.Clone(c.now), func(s string) bool { return s == string(id) })
			var v model.Value
			if len(left) > 0 {
				v = left
			}
			c.f.fail(c.f.set(c.p, v, false))
		}).Small().Inked(look.TextSecondary).Tip("Take out")
		off.SetEnabled(!c.f.s.ReadOnly())
		c.list.Add(look.Around(nil, nil, nil, off, clipped(open)))
	}
	c.f.grown()
}

func (c *refsControl) open() {
	all := slices.DeleteFunc(targets(c.f.s.Doc(), c.f.ids, c.p), func(o choice) bool { return slices.Contains(c.now, o.id) })
	if len(all) == 0 {
		c.f.deps.Say("There is nothing left to add.")
		return
	}
	pick(c.add, all, "", func(got choice) {
		c.f.fail(c.f.set(c.p, append(slices.Clone(c.now), got.id), false))
	})
}
