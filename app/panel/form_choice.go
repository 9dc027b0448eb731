package panel

import (
	"errors"
	"fmt"
	"slices"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"waymark/app/look"
	"waymark/model"
	"waymark/model/kind"
)

// errNeeded is said where a field may not be empty.
var errNeeded = errors.New("this is needed: enter a value")

// fail says why a choice could not be made.
func (f *form) fail(err error) {
	if err != nil {
		f.deps.Say(sentence(err.Error()))
		f.show(f.ids) // the fields show what holds, not what was wished
	}
}

// ratingControl is a scale of 1 to 5 with what the chosen number means.
type ratingControl struct {
	f    *form
	p    *kind.Property
	seg  *look.Segments
	word *look.Words
	root fyne.CanvasObject
}

func newRatingControl(f *form, p *kind.Property) *ratingControl {
	c := &ratingControl{f: f, p: p, word: look.NewText("", look.Text).Small().Bold().Aligned(fyne.TextAlignTrailing).Elastic(60)}
	c.seg = look.NewSegments([]string{"1", "2", "3", "4", "5"}, -1, func(i int) { f.fail(f.set(p, model.Number(i+1), false)) })
	c.seg.OnCleared = func() { f.fail(f.set(p, nil, false)) }
	c.root = look.Column(4, look.Row(8, newCaption(p.Label, p.Help), look.Space(), c.word), c.seg)
	return c
}

func (c *ratingControl) object() fyne.CanvasObject { return c.root }
func (c *ratingControl) first() fyne.Focusable     { return c.seg }

func (c *ratingControl) show(f field) {
	n, ok := f.value.(model.Number)
	switch {
	case f.mixed:
		c.seg.Set(-1)
		c.word.SetText("several values")
	case !ok:
		c.seg.Set(-1)
		c.word.SetText("")
	default:
		c.seg.Set(int(n) - 1)
		c.word.SetText(ratingWord(c.p.Name, int(n)))
	}
	c.word.SetColor(look.Text)
	if f.mixed {
		c.word.SetColor(look.TextHint)
	}
}

// scales say what the numbers of a rating mean; the ends are those of the table
// of kinds.
var scales = map[string][5]string{
	"severity":  {"a nuisance", "slows the customer", "needs a second try", "needs help to go on", "stops the customer"},
	"frequency": {"rarely", "now and then", "often", "mostly", "nearly always"},
	"impact":    {"little", "some", "noticeable", "much", "a lot"},
	"effort":    {"little", "some", "moderate", "much", "a lot"},
}

// ratingWord says a rating with its word: “5 · stops the customer”.
func ratingWord(name string, n int) string {
	s, ok := scales[name]
	if !ok || n < 1 || n > 5 {
		return fmt.Sprintf("%d of 5", n)
	}
	return fmt.Sprintf("%d · %s", n, s[n-1])
}

// segmentControl is a choice of few, all of which can be seen.
type segmentControl struct {
	f    *form
	opts []kind.Option
	seg  *look.Segments
	note *look.Words
	root fyne.CanvasObject
}

func newSegmentControl(f *form, p *kind.Property) *segmentControl {
	c := &segmentControl{f: f, opts: choicesOf(f.s.Doc(), f.ids, p), note: look.NewText("", look.TextHint).Small()}
	var labels []string
	for _, o := range c.opts {
		labels = append(labels, o.Label)
	}
	c.seg = look.NewSegments(labels, -1, func(i int) { f.fail(f.set(p, model.Text(c.opts[i].Name), false)) })
	if !p.Required {
		c.seg.OnCleared = func() { f.fail(f.set(p, nil, false)) }
	}
	c.root = look.Column(4, look.Row(8, newCaption(p.Label, p.Help), look.Space(), c.note), c.seg)
	return c
}

func (c *segmentControl) object() fyne.CanvasObject { return c.root }
func (c *segmentControl) first() fyne.Focusable     { return c.seg }

func (c *segmentControl) show(f field) {
	t, _ := f.value.(model.Text)
	c.seg.Set(slices.IndexFunc(c.opts, func(o kind.Option) bool { return o.Name == string(t) }))
	c.note.SetText("")
	if f.mixed {
		c.note.SetText("several values")
	}
}

// checkControl is a yes or no.
type checkControl struct {
	f    *form
	p    *kind.Property
	box  *checkBox
	root fyne.CanvasObject
}

func newCheckControl(f *form, p *kind.Property) *checkControl {
	c := &checkControl{f: f, p: p}
	c.box = newCheckBox(p.Label, p.Help, func(on bool) {
		var v model.Value
		if on {
			v = model.Bool(true)
		}
		f.fail(f.set(p, v, false))
	})
	c.root = c.box
	if p.Name == "moment_of_truth" {
		c.root = look.Row(8, c.box, look.Space(), look.NewIcon("star", look.Text, look.IconSize))
	}
	return c
}

func (c *checkControl) object() fyne.CanvasObject { return c.root }
func (c *checkControl) first() fyne.Focusable     { return c.box }

func (c *checkControl) show(f field) {
	b, _ := f.value.(model.Bool)
	c.box.set(bool(b), f.mixed)
}

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
		label := string(t)
		for _, o := range c.p.Choices {
			if o.Name == label {
				label = o.Label
			}
		}
		c.drop.show(label, false, false)
	}
	if c.jump != nil {
		if goes {
			c.jump.Show()
		} else {
			c.jump.Hide()
		}
	}
}

func (c *pickControl) open() {
	doc := c.f.s.Doc()
	var all []choice
	if !c.p.Required {
		all = append(all, choice{label: "Not set"})
	}
	if c.p.Type == kind.Ref {
		all = append(all, targets(doc, c.f.ids, c.p)...)
	} else {
		for _, o := range choicesOf(doc, c.f.ids, c.p) {
			all = append(all, choice{id: o.Name, label: o.Label})
		}
	}
	now := ""
	if t, ok := c.value.(model.Text); ok {
		now = string(t)
	}
	pick(c.drop, all, now, func(got choice) {
		var v model.Value
		if got.id != "" {
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
		c.list.Add(container.NewBorder(nil, nil, nil, off, clipped(open)))
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

// pointsControl says that a line is bent by hand, and straightens it.
type pointsControl struct {
	words *look.Words
	undo  *look.Button
	root  fyne.CanvasObject
}

func newPointsControl(f *form, p *kind.Property) *pointsControl {
	c := &pointsControl{words: look.NewText("", look.Text)}
	c.undo = look.NewButton("Remove", "", look.Plain, func() { f.fail(f.set(p, nil, false)) }).Small()
	c.root = look.Row(8, newCaption(p.Label, p.Help), look.Space(), c.words, c.undo)
	return c
}

func (c *pointsControl) object() fyne.CanvasObject { return c.root }
func (c *pointsControl) first() fyne.Focusable     { return c.undo }

func (c *pointsControl) show(f field) {
	pts, _ := f.value.(model.Points)
	c.words.SetText(fmt.Sprint(len(pts)))
}

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
