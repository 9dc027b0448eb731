package panel

import (
	"errors"
	"slices"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"waymark/app/look"
	"waymark/model"
	"waymark/model/edit"
	"waymark/model/kind"
)

// form shows the properties of one or several elements as fields, and sets them
// by commands. It is made from the table of kinds.
type form struct {
	*part
	box      *fyne.Container
	ids      []model.ID
	skip     func(p *kind.Property) bool // rows that are shown elsewhere; may be nil
	middle   fyne.CanvasObject           // stands in front of the last groups; may be nil
	plain    bool                        // all sections open, without headings that fold
	folds    map[string]bool             // what a person folded (true) or unfolded
	controls []control
	shape    string // of the rows that are shown
}

// control is one row of a form.
type control interface {
	object() fyne.CanvasObject
	// show brings the row up to date with the document.
	show(f field)
	// first is what the keyboard goes to.
	first() fyne.Focusable
}

func newForm(p *part) *form {
	return &form{part: p, box: look.Column(12), folds: map[string]bool{}}
}

// show shows the properties of elements. Where the rows stay the same, the
// fields stay too, with the keyboard in them; it reports whether they did not.
func (f *form) show(ids []model.ID) (rebuilt bool) {
	doc := f.s.Doc()
	secs := sections(doc, ids)
	for i := range secs {
		secs[i].fields = slices.DeleteFunc(secs[i].fields, func(r field) bool { return f.skip != nil && f.skip(r.prop) })
	}
	secs = slices.DeleteFunc(secs, func(s section) bool { return len(s.fields) == 0 })
	f.ids = slices.Clone(ids)
	if shape := f.shapeOf(ids, secs); shape != f.shape {
		f.shape, rebuilt = shape, true
		f.build(secs)
	}
	i := 0
	for _, s := range secs {
		if f.folded(s) {
			continue
		}
		for _, row := range s.fields {
			f.controls[i].show(row)
			i++
		}
	}
	return rebuilt
}

// shapeOf tells apart forms with different rows.
func (f *form) shapeOf(ids []model.ID, secs []section) string {
	var b strings.Builder
	for _, id := range ids {
		b.WriteString(string(id) + " ")
	}
	for _, s := range secs {
		b.WriteString("|" + s.name)
		if f.folded(s) {
			b.WriteString("…")
			continue
		}
		for _, r := range s.fields {
			b.WriteString("," + r.prop.Name)
			if r.prop.Type == kind.Refs || r.prop.Type == kind.Choice {
				for _, o := range choicesOf(f.s.Doc(), ids, r.prop) {
					b.WriteString("." + o.Name)
				}
			}
		}
	}
	if f.s.ReadOnly() {
		b.WriteString("#")
	}
	return b.String()
}

// folded reports whether a section is closed: by hand, or because it is one that
// few people need and nothing is set in it.
func (f *form) folded(s section) bool {
	if s.name == "" || f.plain {
		return false
	}
	if by, ok := f.folds[s.name]; ok {
		return by
	}
	switch s.name {
	case groupPlace:
		return true
	case groupShared, groupMore:
		return !s.set()
	case "Capacity", "Cost and value", "Image", "Calendar", "Language and money":
		return !s.set()
	}
	return false
}

func (f *form) build(secs []section) {
	f.box.RemoveAll()
	f.controls = nil
	placed := f.middle == nil
	for i, s := range secs {
		if !placed && (s.name == groupMore || s.name == groupShared || s.name == groupPlace) {
			f.box.Add(f.middle)
			placed = true
		}
		rows := look.Column(12)
		if i > 0 {
			rows.Add(look.Line(false))
		}
		if s.name != "" && s.name != "Rating" && s.name != "Evidence" { // their fields say it
			name := s.name
			folded := f.folded(s)
			h := newHeading(name, !folded, func() {
				f.folds[name] = !folded
				f.shape = ""
				f.show(f.ids)
			})
			if f.plain {
				h.fixed, h.action = true, nil
				h.build()
			}
			rows.Add(h)
		}
		if !f.folded(s) {
			for _, row := range s.fields {
				c := f.control(row.prop)
				f.controls = append(f.controls, c)
				rows.Add(c.object())
			}
		}
		f.box.Add(rows)
	}
	if !placed {
		f.box.Add(f.middle)
	}
	f.box.Refresh()
}

// control makes the field that suits a property.
func (f *form) control(p *kind.Property) control {
	switch p.Type {
	case kind.Number, kind.Time, kind.Date, kind.ClockTime:
		return newShortControl(f, p)
	case kind.Integer:
		if p.Min == 1 && p.Max == 5 {
			return newRatingControl(f, p)
		}
		return newShortControl(f, p)
	case kind.YesNo:
		return newCheckControl(f, p)
	case kind.Choice:
		if fewWords(choicesOf(f.s.Doc(), f.ids, p)) {
			return newSegmentControl(f, p)
		}
		return newPickControl(f, p)
	case kind.Ref:
		return newPickControl(f, p)
	case kind.Refs:
		return newRefsControl(f, p)
	case kind.Image:
		return newImageControl(f, p)
	case kind.Points:
		return newPointsControl(f, p)
	}
	return newTextControl(f, p)
}

// fewWords reports whether choices are so few and short that all of them can
// stand beside each other.
func fewWords(opts []kind.Option) bool {
	n := 0
	for _, o := range opts {
		n = max(n, len([]rune(o.Label)))
	}
	return len(opts) > 1 && len(opts)*(n+4) <= 34
}

// set gives the property of the chosen elements a value. While a person types,
// what belongs together becomes one entry of the history.
func (f *form) set(p *kind.Property, v model.Value, typing bool) error {
	c := edit.Set{IDs: f.ids, Name: p.Name, Value: v}
	var err error
	if typing {
		err = f.s.DoJoined(c, f.key(p))
	} else {
		f.s.Seal()
		err = f.s.Do(c)
	}
	if errors.Is(err, edit.ErrNothing) {
		return nil
	}
	return err
}

// key joins what is typed in one field of one selection.
func (f *form) key(p *kind.Property) string {
	var b strings.Builder
	b.WriteString("field " + p.Name)
	for _, id := range f.ids {
		b.WriteString(" " + string(id))
	}
	return b.String()
}

// focus gives the keyboard to the first field.
func (f *form) focus() {
	if len(f.controls) > 0 {
		f.deps.Focus(f.controls[0].first())
	}
}

// rename gives the keyboard to the first field and chooses its text, which what is
// typed takes the place of.
func (f *form) rename() {
	f.focus()
	if len(f.controls) > 0 {
		if e, ok := f.controls[0].first().(*entry); ok {
			e.TypedShortcut(&fyne.ShortcutSelectAll{})
		}
	}
}

// grown lays the form out again after a field got another height.
func (f *form) grown() {
	f.box.Refresh()
	relayout(f.shell)
}

// relayout measures again everything that a panel holds.
func relayout(s *shell) {
	if s != nil {
		s.Refresh()
	}
}

// above puts a caption over a field, with a message under it that is hidden while
// it is empty.
func above(name fyne.CanvasObject, field fyne.CanvasObject, message *prose) *fyne.Container {
	return look.Column(4, name, field, message)
}

// newMessage is the place for what is wrong with a field.
func newMessage() *prose {
	m := newProse("", look.Bad, look.SizeDense)
	m.Hide()
	return m
}

func (p *prose) say(s string) {
	p.set(s)
	if s == "" {
		p.Hide()
	} else {
		p.Show()
	}
}

// scrolled puts a form into a panel: insets at the sides, scrolling where it is
// high.
func scrolled(o fyne.CanvasObject) *container.Scroll {
	return container.NewVScroll(look.Inset(o, 12, 16, 20, 16))
}
