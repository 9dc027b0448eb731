package panel

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/theme"

	"waymark/app/look"
	"waymark/model"
	"waymark/model/kind"
)

// typed is what all fields share in which a person types: the value follows each
// key, what cannot be a value is kept in the field and said beside it once the
// field is left, and leaving it ends the entry of the history.
type typed struct {
	f       *form
	p       *kind.Property
	in      *entry
	message *prose
	shown   string // the text that stands for the value of the document
	mixed   bool
	wrong   bool // the field holds what cannot be a value
}

func (t *typed) init(f *form, p *kind.Property, lines bool) {
	t.f, t.p, t.in, t.message = f, p, newEntry(lines), newMessage()
	if lines && (p.Type == kind.Line || p.Name == "name") {
		t.in.least = 1
		t.in.SetMinRowsVisible(1)
		t.in.rows = 1
	}
	t.in.OnChanged = t.changed
	t.in.got = func() { reveal(t.in, f.views) }
	t.in.left = t.leave
	t.in.grown = f.grown
	t.in.keyed = t.key
	if f.s.ReadOnly() {
		t.in.Disable()
	}
}

func (t *typed) lang() language { return languageOf(t.f.s.Doc()) }

func (t *typed) changed(s string) {
	if t.mixed && s == "" {
		return // an untouched field of several values
	}
	v, err := t.lang().read(t.p, s)
	if err == nil && v == nil && t.p.Required && t.p.Type != kind.Line && t.p.Type != kind.Prose {
		err = errNeeded
	}
	if err == nil {
		t.shown = s // before the document tells that it has changed
		err = t.f.set(t.p, v, true)
	}
	t.wrong = err != nil
	switch {
	case err == nil:
		if t.message.Visible() {
			t.message.say("")
			t.f.grown()
		}
	case t.message.Visible():
		t.message.say(kind.Sentence(err))
	}
}

// leave says what is wrong, or writes the value as everywhere else.
func (t *typed) leave() {
	t.f.s.Seal()
	if !t.wrong {
		t.tidy()
		return
	}
	_, err := t.lang().read(t.p, t.in.Text)
	if err == nil {
		err = errNeeded
	}
	t.message.say(kind.Sentence(err))
	t.f.grown()
}

// tidy shows the value of the document as it is written everywhere.
func (t *typed) tidy() {
	if v, mixed, ok := t.now(); ok && !mixed {
		t.shown = t.lang().write(t.p, v)
		t.in.put(t.shown)
	}
}

// now reads the value from the document.
func (t *typed) now() (v model.Value, mixed, ok bool) {
	fields, _ := common(t.f.s.Doc(), t.f.ids)
	for _, f := range fields {
		if f.prop.Name == t.p.Name {
			return f.value, f.mixed, true
		}
	}
	return nil, false, false
}

func (t *typed) key(k *fyne.KeyEvent) bool {
	switch k.Name {
	case fyne.KeyEscape: // back to the value of the document, or out of the field
		if !t.wrong && t.in.Text == t.shown {
			return false
		}
		t.wrong = false
		t.message.say("")
		t.tidy()
		t.f.grown()
		return true
	case fyne.KeyReturn, fyne.KeyEnter:
		if t.p.Type == kind.Line || !t.in.MultiLine {
			t.leave()
			return true
		}
	}
	return false
}

// refresh follows the document, but leaves alone what a person is typing.
func (t *typed) refresh(f field) {
	t.mixed = f.mixed
	hint := t.standIn()
	if f.mixed {
		hint = "Several values"
	}
	t.in.SetPlaceHolder(hint)
	text := t.lang().write(t.p, f.value)
	if t.wrong && text == t.shown {
		return // the value has not changed since what is wrong was typed
	}
	if text == t.shown || t.means(f.value) {
		if !t.wrong && t.in.Text != text && !t.means(f.value) {
			t.in.put(text)
		}
		t.shown = text
		return
	}
	t.shown, t.wrong = text, false
	t.message.say("")
	t.in.put(text)
}

// standIn is what the map shows in place of a name that is not set, such as the kind of
// a lane; "" for nothing.
func (t *typed) standIn() string {
	if len(t.f.ids) != 1 {
		return ""
	}
	doc := t.f.s.Doc()
	r := doc.Get(t.f.ids[0])
	if r == nil {
		return ""
	}
	switch r.Kind() {
	case "lane", "node", "card":
		if k, ok := kind.Of(r.Kind()); ok && k.Title == t.p.Name {
			return title(doc, r.With(model.Prop{Name: k.Title}))
		}
	}
	return ""
}

// means reports whether the field already says a value in another spelling.
func (t *typed) means(v model.Value) bool {
	got, err := t.lang().read(t.p, t.in.Text)
	return err == nil && model.SameValue(got, v)
}

// textControl is a field for texts and lists, under its caption.
type textControl struct {
	typed
	root fyne.CanvasObject
}

func newTextControl(f *form, p *kind.Property) *textControl {
	c := &textControl{}
	c.init(f, p, true) // a line of text wraps too: nothing is hidden behind an edge
	c.root = above(newCaption(p.Label, p.Help), c.in, c.message)
	return c
}

func (c *textControl) object() fyne.CanvasObject { return c.root }
func (c *textControl) first() fyne.Focusable     { return c.in }
func (c *textControl) show(f field)              { c.refresh(f) }

// shortControl is a field for a number, a time or a date, beside its caption.
type shortControl struct {
	typed
	root fyne.CanvasObject
}

// unitOf is the unit of a property as people read it, "" for none.
func unitOf(doc *model.Document, p *kind.Property) string {
	if p.Unit == "currency" {
		return doc.Root().Text("currency")
	}
	return p.Unit
}

// titleOver is the label of a property over a column of its values: a number alone says
// less than one with its unit.
func titleOver(doc *model.Document, p *kind.Property) string {
	if unit := unitOf(doc, p); unit != "" {
		return p.Label + " (" + unit + ")"
	}
	return p.Label
}

// fieldWidth is the width of fields that stand beside their caption.
const fieldWidth = 112

func newShortControl(f *form, p *kind.Property) *shortControl {
	c := &shortControl{}
	c.init(f, p, false)
	unit := unitOf(f.s.Doc(), p)
	var in fyne.CanvasObject = c.in
	if unit != "" {
		in = look.Around(nil, nil, nil, look.Inset(look.NewText(unit, look.TextHint).Small(), 0, 0, 0, 6), c.in)
	}
	name := newCaption(p.Label, p.Help)
	name.words.Elastic(80) // it gets what the field leaves
	width := float32(fieldWidth)
	switch {
	case p.Type == kind.Date:
		width = max(width, c.lang().dateWidth(dateHint(c.lang()))+2*theme.InnerPadding()+2*theme.InputBorderSize())
	case len(unit) > 5:
		width += 28
	}
	line := look.Around(nil, nil, nil, look.Sized(in, width, 0), look.Inset(name, 0, 8, 0, 0))
	c.root = look.Column(4, line, c.message)
	return c
}

// dateHint shows in an empty field how a date can be written.
func dateHint(l language) string { return "e.g. " + l.date("2026-01-31") }

func (c *shortControl) object() fyne.CanvasObject { return c.root }
func (c *shortControl) first() fyne.Focusable     { return c.in }

func (c *shortControl) show(f field) {
	c.refresh(f)
	if f.mixed {
		return
	}
	switch c.p.Type {
	case kind.Time:
		c.in.SetPlaceHolder("e.g. 15 min")
	case kind.Date:
		c.in.SetPlaceHolder(dateHint(c.lang()))
	case kind.ClockTime:
		c.in.SetPlaceHolder("e.g. 09:00")
	}
}
