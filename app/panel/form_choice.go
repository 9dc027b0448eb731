package panel

import (
	"errors"
	"fmt"
	"slices"

	"fyne.io/fyne/v2"

	"waymark/app/look"
	"waymark/model"
	"waymark/model/kind"
	"waymark/model/measure"
)

// errNeeded is said where a field may not be empty.
var errNeeded = errors.New("this is needed: enter a value")

// fail says why a choice could not be made.
func (f *form) fail(err error) {
	if err != nil {
		f.deps.Say(kind.Sentence(err))
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
	c.seg.SetEnabled(!f.s.ReadOnly())
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
	p    *kind.Property
	opts []kind.Option
	seg  *look.Segments
	note *look.Words
	root fyne.CanvasObject
}

func newSegmentControl(f *form, p *kind.Property) *segmentControl {
	c := &segmentControl{f: f, p: p, opts: choicesOf(f.s.Doc(), f.ids, p), note: look.NewText("", look.TextHint).Small()}
	var labels []string
	for _, o := range c.opts {
		labels = append(labels, o.Label)
	}
	c.seg = look.NewSegments(labels, -1, func(i int) { f.fail(f.set(p, model.Text(c.opts[i].Name), false)) })
	if !p.Required {
		c.seg.OnCleared = func() { f.fail(f.set(p, nil, false)) }
	}
	c.seg.SetEnabled(!f.s.ReadOnly())
	c.root = look.Column(4, look.Row(8, newCaption(p.Label, p.Help), look.Space(), c.note), c.seg)
	return c
}

func (c *segmentControl) object() fyne.CanvasObject { return c.root }
func (c *segmentControl) first() fyne.Focusable     { return c.seg }

func (c *segmentControl) show(f field) {
	t, _ := f.value.(model.Text)
	note := ""
	switch {
	case f.mixed:
		note = "several values"
	case f.value == nil:
		if t = model.Text(implied(c.f.s.Doc(), c.f.ids, c.p)); t != "" {
			note = "by its definition"
		}
	}
	c.seg.Set(slices.IndexFunc(c.opts, func(o kind.Option) bool { return o.Name == string(t) }))
	c.note.SetText(note)
}

// implied is the choice that holds while a person has made none: a definition says
// which way is better, and in which form it is computed.
func implied(doc *model.Document, ids []model.ID, p *kind.Property) string {
	if len(ids) != 1 {
		return ""
	}
	k, ok := measure.KPIOf(doc, ids[0])
	switch {
	case !ok:
		return ""
	case p.Name == "direction":
		return k.Direction
	case p.Name == "variant":
		return k.Variant
	}
	return ""
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
	c.box.off = f.s.ReadOnly()
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
