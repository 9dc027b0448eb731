package panel

import (
	"image/color"
	"slices"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/theme"

	"waymark/app/look"
	"waymark/model"
	"waymark/model/kind"
)

// sheet is a table whose cells are edited in place: one element a row, one
// property a column.
type sheet struct {
	*part
	columns []sheetColumn
	ids     []model.ID
	room    float32                             // how wide it may be; 0 where it does not matter
	lead    func(id model.ID) fyne.CanvasObject // in front of each row; may be nil
	tail    func(id model.ID) *look.Button      // behind each row; may be nil
	chosen  func(id model.ID)                   // a cell of the row got the keyboard; may be nil
	grow    func()                              // Enter at the end of the table adds a row; may be nil

	newestFirst bool // rows are added at the top

	box   *fyne.Container
	root  fyne.CanvasObject
	rows  []*sheetRow
	shape string
	line  *cellsLayout // of the head and all rows
}

// sheetColumn is a column: a property of the rows' elements, or something that is
// computed.
type sheetColumn struct {
	prop  *kind.Property
	title string
	help  string
	width float32
	text  func(id model.ID) string // of a computed column
}

type sheetRow struct {
	id     model.ID
	form   *form
	cells  []sheetCell
	object fyne.CanvasObject
}

// sheetCell is a field of the table. It is kept when the table gets another
// column: a person may be on the way into it.
type sheetCell struct {
	column  string // the property of the field
	object  fyne.CanvasObject
	message *prose // what is wrong with it; nil for fields that take anything
	show    func(f field)
	say     func(text string) // of a computed column
}

func newSheet(p *part) *sheet {
	s := &sheet{part: p, box: look.Column(0)}
	s.root = container.NewThemeOverride(s.box, dense{})
	return s
}

// dense is the theme with smaller fields and lighter borders, for tables.
type dense struct{ readable }

var _ fyne.Theme = dense{}

func now() fyne.Theme { return fyne.CurrentApp().Settings().Theme() }

// Color implements fyne.Theme.
func (d dense) Color(n fyne.ThemeColorName, v fyne.ThemeVariant) color.Color {
	if n == theme.ColorNameInputBorder {
		n = look.Hairline
	}
	return d.readable.Color(n, v)
}

// Size implements fyne.Theme.
func (d dense) Size(n fyne.ThemeSizeName) float32 {
	switch n {
	case theme.SizeNameInnerPadding:
		return denseInset
	case theme.SizeNameScrollBar, theme.SizeNameScrollBarSmall:
		return 0 // under a cell it would hide the text
	}
	return d.readable.Size(n)
}

// show brings the table up to date; the fields stay where the rows are the same.
func (s *sheet) show(columns []sheetColumn, ids []model.ID) {
	s.columns, s.ids = columns, ids
	var b strings.Builder
	for _, c := range columns {
		b.WriteString(c.title + ",")
	}
	for _, id := range ids {
		b.WriteString("|" + string(id))
	}
	places := placesOf(columns, s.lead != nil, s.tail != nil, s.room)
	if shape := b.String(); shape != s.shape || len(ids) == 0 || !slices.Equal(s.line.places, places) {
		s.shape = shape
		s.build(places)
	}
	doc := s.s.Doc()
	for i, r := range s.rows {
		rec := doc.Get(ids[i])
		if rec == nil {
			continue
		}
		for j, c := range columns {
			if c.prop == nil {
				r.cells[j].say(c.text(ids[i]))
				continue
			}
			r.cells[j].show(field{prop: c.prop, value: rec.Get(c.prop.Name)})
		}
	}
}

// cellWidth is how wide a column of dates is.
func cellWidth(l language) float32 { return l.dateWidth() + 2*denseInset + 4 }

// denseInset is the room between the border of a cell and its text.
const denseInset = 4

func (s *sheet) build(places []spot) {
	s.box.RemoveAll()
	was := map[model.ID]*sheetRow{}
	for _, r := range s.rows {
		was[r.id] = r
	}
	s.rows = nil
	s.line = &cellsLayout{places: places}
	head := container.New(&cellsLayout{places: places, low: true})
	if s.lead != nil {
		head.Add(look.Gap(leadWidth, 1))
	}
	for _, c := range s.columns {
		words := newProse(c.title, look.TextSecondary, look.SizeBadge).strong()
		words.wrap(places[len(head.Objects)].width - 6)
		head.Add(newColumnHead(look.Inset(words, 4, 4, 4, 2), c.help))
	}
	if s.tail != nil {
		head.Add(look.Gap(tailWidth, 1))
	}
	s.box.Add(head)
	s.box.Add(look.Line(false))
	for i, id := range s.ids {
		r := s.row(id, was[id])
		s.rows = append(s.rows, r)
		switch {
		case !s.line.wrapped():
			s.box.Add(look.Inset(r.object, 1, 0, 1, 0))
		case i == 0:
			s.box.Add(look.Inset(r.object, 5, 0, 5, 0))
		default: // what is one row has to be told
			s.box.Add(look.Column(0, look.Line(false), look.Inset(r.object, 5, 0, 5, 0)))
		}
	}
	s.box.Refresh()
}

// row makes a row, with the fields that it had before.
func (s *sheet) row(id model.ID, was *sheetRow) *sheetRow {
	r := &sheetRow{id: id, form: &form{part: s.part, box: look.Column(0), ids: []model.ID{id}}}
	old := map[string]sheetCell{}
	if was != nil {
		r.form = was.form
		for _, c := range was.cells {
			old[c.column] = c
		}
	}
	cells := container.New(s.line)
	messages := look.Column(0)
	if s.lead != nil {
		cells.Add(s.lead(id))
	}
	for _, c := range s.columns {
		cell, ok := sheetCell{}, false
		if c.prop != nil {
			cell, ok = old[c.prop.Name]
		}
		if !ok {
			cell = s.cell(r.form, id, c)
		}
		cells.Add(cell.object)
		r.cells = append(r.cells, cell)
		if cell.message != nil {
			messages.Add(cell.message)
		}
	}
	if s.tail != nil {
		b := s.tail(id)
		b.OnEnter = func() { s.goOn(id) } // who types values goes through it with Tab
		cells.Add(b)
	}
	r.object = look.Column(2, cells, messages)
	return r
}

// cell makes the field of one cell.
func (s *sheet) cell(f *form, id model.ID, c sheetColumn) sheetCell {
	if c.prop == nil {
		w := look.NewText("", look.Text).Bold().Elastic(20)
		return sheetCell{object: look.Inset(w, 6, 4, 6, 4), say: w.SetText}
	}
	switch c.prop.Type {
	case kind.Choice, kind.Ref:
		p := newPickControl(f, c.prop)
		p.drop.dense = true
		return sheetCell{column: c.prop.Name, object: p.drop, show: p.show}
	case kind.YesNo:
		p := newCheckControl(f, c.prop)
		p.box.label = ""
		return sheetCell{column: c.prop.Name, object: look.Inset(p.box, 4, 0, 4, 6), show: p.show}
	}
	t := &typed{}
	t.init(f, c.prop, c.width > 120 && (c.prop.Type == kind.Line || c.prop.Type == kind.Prose))
	t.in.whole = true
	panel := t.in.got
	t.in.got = func() {
		panel()
		if s.chosen != nil {
			s.chosen(id)
		}
	}
	keyed := t.in.keyed
	t.in.keyed = func(k *fyne.KeyEvent) bool {
		switch k.Name {
		case fyne.KeyDown:
			if t.in.MultiLine && t.in.rows > 1 {
				return false
			}
			s.moveFrom(t.in, 1)
			return true
		case fyne.KeyUp:
			if t.in.MultiLine && t.in.rows > 1 {
				return false
			}
			s.moveFrom(t.in, -1)
			return true
		case fyne.KeyReturn, fyne.KeyEnter:
			t.leave()
			if s.grow != nil && t.in.Text != "" && s.atEnd(t.in) {
				s.grow()
			} else {
				s.moveFrom(t.in, 1)
			}
			return true
		}
		return keyed(k)
	}
	return sheetCell{column: c.prop.Name, object: t.in, message: t.message, show: t.refresh}
}

// moveFrom gives the keyboard to the cell below or above, as in a spreadsheet.
func (s *sheet) moveFrom(in *entry, by int) {
	for i, r := range s.rows {
		fields := entriesOf(r.object)
		j := slices.Index(fields, in)
		if j < 0 {
			continue
		}
		if i+by < 0 || i+by >= len(s.rows) {
			return
		}
		if next := entriesOf(s.rows[i+by].object); j < len(next) {
			s.deps.Focus(next[j])
		}
		return
	}
}

// goOn is Enter behind the last cell of a row: to the row below, or to a new one where
// the table is typed to its end.
func (s *sheet) goOn(id model.ID) {
	i := slices.Index(s.ids, id)
	if i < 0 || i >= len(s.rows) {
		return
	}
	fields := entriesOf(s.rows[i].object)
	switch {
	case len(fields) == 0:
	case s.grow != nil && fields[len(fields)-1].Text != "" && s.atEnd(fields[len(fields)-1]):
		s.grow()
	case i+1 < len(s.ids):
		s.focus(s.ids[i+1])
	}
}

// atEnd reports whether a table is typed as far as a field: it stands in the last row,
// or where new rows come first, is the last field of that.
func (s *sheet) atEnd(in *entry) bool {
	if len(s.rows) == 0 {
		return false
	}
	if s.newestFirst {
		fields := entriesOf(s.rows[0].object)
		return fields[len(fields)-1] == in
	}
	return slices.Contains(entriesOf(s.rows[len(s.rows)-1].object), in)
}

// focus gives the keyboard to the first cell of a row.
func (s *sheet) focus(id model.ID) {
	i := slices.Index(s.ids, id)
	if i < 0 || i >= len(s.rows) {
		return
	}
	if fields := entriesOf(s.rows[i].object); len(fields) > 0 {
		s.deps.Focus(fields[0])
	}
}

func entriesOf(o fyne.CanvasObject) []*entry {
	switch o := o.(type) {
	case *entry:
		return []*entry{o}
	case *fyne.Container:
		var out []*entry
		for _, c := range o.Objects {
			out = append(out, entriesOf(c)...)
		}
		return out
	}
	return nil
}
