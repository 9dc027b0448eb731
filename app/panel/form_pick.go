package panel

import (
	"slices"

	"fyne.io/fyne/v2"

	"waymark/app/look"
	"waymark/model"
	"waymark/model/kind"
)

// pickControl is a choice of many, or a reference to another element.
type pickControl struct {
	f     *form
	p     *kind.Property
	drop  *dropField
	root  fyne.CanvasObject
	value model.Value
	jump  *look.Button
}

func newPickControl(f *form, p *kind.Property) *pickControl {
	c := &pickControl{f: f, p: p}
	var clear func()
	if !p.Required {
		clear = func() { f.fail(f.set(p, nil, false)) }
	}
	c.drop = newDropField(c.open, clear)
	c.drop.off = f.s.ReadOnly()
	head := []fyne.CanvasObject{newCaption(p.Label, p.Help), look.Space()}
	if p.Type == kind.Ref {
		c.jump = look.NewButton("Show", "", look.Plain, func() {
			if t, ok := c.value.(model.Text); ok {
				f.deps.Show(model.ID(t))
			}
		}).Small().Tall(16)
		head = append(head, c.jump)
	}
	c.root = look.Column(4, look.Row(8, head...), c.drop)
	return c
}

func (c *pickControl) object() fyne.CanvasObject { return c.root }
func (c *pickControl) first() fyne.Focusable     { return c.drop }

func (c *pickControl) show(f field) {
	c.value = f.value
	doc := c.f.s.Doc()
	t, set := f.value.(model.Text)
	goes := false
	switch {
	case f.mixed:
		c.drop.show("Several values", true, false)
	case !set && implied(doc, c.f.ids, c.p) != "":
		c.drop.show(optionLabel(c.p, implied(doc, c.f.ids, c.p))+", by its definition", true, false)
	case !set && c.p.Unset != "":
		c.drop.show(optionLabel(c.p, c.p.Unset), false, false)
	case !set:
		c.drop.show("Not set", true, false)
	case c.p.Type == kind.Ref:
		if r := at(doc, model.ID(t)); r != nil {
			c.drop.show(called(doc, r), false, false)
			goes = doc.Page(r.ID()) != nil
		} else {
			c.drop.show("Leads nowhere: choose again", false, true)
		}
	default:
		c.drop.show(optionLabel(c.p, string(t)), false, false)
	}
	if c.jump != nil {
		if goes {
			c.jump.Show()
		} else {
			c.jump.Hide()
		}
	}
}

// optionLabel is what people call a choice; one that the table does not know is
// shown as it is.
func optionLabel(p *kind.Property, name string) string {
	for _, o := range p.Choices {
		if o.Name == name {
			return o.Label
		}
	}
	return name
}

func (c *pickControl) open() {
	doc := c.f.s.Doc()
	var all []choice
	if !c.p.Required && c.p.Unset == "" {
		all = append(all, choice{label: "Not set"})
	}
	if c.p.Type == kind.Ref {
		all = append(all, targets(doc, c.f.ids, c.p)...)
	} else {
		for _, o := range choicesOf(doc, c.f.ids, c.p) {
			all = append(all, choice{id: o.Name, label: o.Label})
		}
	}
	now := c.p.Unset
	if t, ok := c.value.(model.Text); ok {
		now = string(t)
	}
	pick(c.drop, all, now, func(got choice) {
		var v model.Value
		if got.id != c.p.Unset {
			v = model.Text(got.id)
		}
		c.f.fail(c.f.set(c.p, v, false))
	})
}

// targets lists the elements that a property may refer to.
func targets(doc *model.Document, ids []model.ID, p *kind.Property) []choice {
	var out []choice
	for _, r := range doc.Records() {
		if !slices.Contains(p.Refers, r.Kind()) || slices.Contains(ids, r.ID()) || !mayRefer(doc, ids, p, r) {
			continue
		}
		c := choice{id: string(r.ID()), label: called(doc, r), icon: iconOf(doc, r)}
		if page := doc.Page(r.ID()); page != nil && page.ID() != r.ID() {
			c.detail = page.Text("title")
		}
		out = append(out, c)
	}
	return out
}

// mayRefer leaves out what the kind allows but the place does not: lanes, groups
// and columns of other pages, one's own page as its future state, notes as steps.
func mayRefer(doc *model.Document, ids []model.ID, p *kind.Property, to *model.Record) bool {
	if len(ids) == 0 {
		return true
	}
	own, other := doc.Page(ids[0]), doc.Page(to.ID())
	same := own != nil && other != nil && own.ID() == other.ID()
	switch p.Name {
	case "swimlane", "group", "step", "from", "to":
		return same
	case "same_as":
		return !same && (to.Kind() == "step" || worked(to))
	case "revises":
		if from := doc.Get(ids[0]); from != nil && from.Kind() != to.Kind() {
			return false
		}
		return other == nil || other.Text("state") != "future" && !same
	}
	return true
}

// worked reports whether a node is a step of the work: neither an end nor a
// question nor a note.
func worked(n *model.Record) bool {
	return slices.Contains([]string{"action", "input_output", "document", "subprocess", "hand_off", "delay", "process"}, n.Text("node_kind"))
}
