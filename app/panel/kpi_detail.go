package panel

import (
	"fmt"
	"slices"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"waymark/app/look"
	"waymark/model"
	"waymark/model/edit"
	"waymark/model/kind"
	"waymark/model/measure"
)

// fewRows is how many values are listed before “Show all”.
const fewRows = 14

// kpiDetail shows one KPI: its value, the table of its values, what it is
// measured against, and where it is used.
type kpiDetail struct {
	p     *KPIs
	id    model.ID
	all   bool // all rows of the table
	rare  bool // and the columns that few people need
	table *pasted
	text  string // that was pasted

	head   *fyne.Container
	paste  *fyne.Container
	sheet  *sheet
	more   *fyne.Container
	values *fyne.Container
	form   *form
	edits  []*look.Button // that a map which can only be looked at does not have
	where  *fyne.Container
	back   *look.Button
	plus   *look.Button // adds a row of values
	scroll *container.Scroll
	root   fyne.CanvasObject
	state  string
}

func newKPIDetail(p *KPIs) *kpiDetail {
	d := &kpiDetail{p: p}
	d.back = look.NewButton("All KPIs", "arrow-left", look.Plain, func() { p.Open("") }).Small()
	// At the end, away from where the list has its button to add one.
	del := look.NewButton("Delete this KPI", "trash-2", look.Quiet, d.delete).Small().Inked(look.TextSecondary).Tip("With its values; Undo brings it back")
	bar := look.Column(0, look.Sized(look.Inset(look.Row(8, d.back, look.Space()), 6, 12, 6, 12), 0, 40), look.Line(false))
	d.head, d.paste, d.more, d.where = look.Column(4), look.Column(8), look.Column(4), look.Column(4)
	d.sheet = newSheet(&p.part)
	d.sheet.grow, d.sheet.newestFirst = d.addRow, true
	d.sheet.tail = func(id model.ID) *look.Button {
		b := look.NewButton("", "x", look.Quiet, func() { d.deleteRow(id) }).Small().Inked(look.TextSecondary).Tip("Delete this row (space bar)")
		b.SetEnabled(!p.s.ReadOnly())
		return b
	}
	d.edits = append(d.edits, del)
	d.form = newForm(&p.part)
	d.plus = look.NewButton("Add row", "plus", look.Plain, d.addRow).Small()
	pasteButton := look.NewButton("Paste", "clipboard-paste", look.Plain, d.readClipboard).Small().
		Tip("Rows copied from a spreadsheet: a date\nand the values, with or without headings")
	d.edits = append(d.edits, d.plus, pasteButton)
	d.values = look.Column(6,
		look.Line(false),
		look.Inset(look.Row(4, newCaption("Values", "One row for each period. The date is its last day."), look.Space(), d.plus, pasteButton), 2, 0, 0, 0),
		d.paste,
		d.sheet.root,
		d.more)
	body := look.Column(12, d.head, d.values, d.form.box, d.where, look.Row(0, del, look.Space()))
	d.scroll = scrolled(container.New(&widthTold{told: d.fit}, body))
	p.views = []*container.Scroll{d.scroll}
	d.root = look.Around(bar, nil, nil, nil, d.scroll)
	return d
}

// fit follows the width of the panel.
func (d *kpiDetail) fit(width float32) {
	d.sheet.room = width
	if d.id != "" {
		d.p.show()
	}
}

func (d *kpiDetail) reset() {
	d.all, d.rare, d.table, d.text, d.state = false, false, nil, "", ""
	d.form.folds = map[string]bool{}
	d.scroll.ScrollToTop()
}

func (d *kpiDetail) show(id model.ID) {
	d.id = id
	doc := d.p.s.Doc()
	r := doc.Get(id)
	k, ok := measure.KPIOf(doc, id)
	if r == nil || !ok {
		return
	}
	for _, b := range d.edits {
		b.SetEnabled(!d.p.s.ReadOnly())
	}
	f := measure.FormatOf(doc)
	d.showHead(&k, f)
	d.showValues(r, &k, f)
	d.form.show([]model.ID{id})
	d.showWhere(r)
}

func (d *kpiDetail) showHead(k *measure.KPI, f *measure.Format) {
	state := fmt.Sprint(*k, f.KPIValue(k, k.Value), look.IsDark())
	if state == d.state {
		return
	}
	d.state = state
	d.head.RemoveAll()
	d.head.Add(newProse(k.Name, look.Text, look.SizeTitle).strong())
	value := look.NewText(f.KPIValue(k, k.Value), look.Text).Sized(look.SizeHeading).Bold()
	d.head.Add(look.Around(nil, nil, nil, container.NewCenter(newSpark(d.p.deps, k, 84, 30)),
		look.Column(2, look.Row(0, value), look.Row(0, newStatus(d.p.deps, k)))))
	if !k.Value.Known {
		d.head.Add(newProse(k.Value.Why, look.TextSecondary, look.SizeDense))
	}
	for _, s := range kpiFacts(k, f) {
		d.head.Add(newProse(s, look.TextSecondary, look.SizeDense))
	}
	d.head.Add(newProse("= "+k.Definition, look.TextHint, look.SizeDense))
	for _, n := range k.Notes {
		d.head.Add(newProse(n, look.Warning, look.SizeDense))
	}
	d.head.Refresh()
}

// kpiFacts says where a value comes from and how it stands, in short lines.
func kpiFacts(k *measure.KPI, f *measure.Format) []string {
	var out, parts []string
	if k.Period != "" && k.Value.Known {
		p := k.Period
		if p == k.Date {
			p = f.Date(k.Date)
		}
		parts = append(parts, p)
	}
	if k.N > 0 {
		parts = append(parts, "n = "+f.Count(k.N))
	}
	if k.Excluded > 0 {
		parts = append(parts, f.Count(k.Excluded)+" excluded")
	}
	if len(parts) > 0 {
		out = append(out, strings.Join(parts, " · "))
	}
	parts = nil
	if k.DeltaBaseline.Known {
		parts = append(parts, f.KPIArrow(k, k.DeltaBaseline)+" against the baseline of "+f.KPIValue(k, k.Baseline))
	}
	if k.Target.Known {
		goal := "target " + f.KPIValue(k, k.Target)
		if k.TargetDate != "" {
			goal += " by " + f.Date(k.TargetDate)
		}
		parts = append(parts, goal)
	}
	for _, p := range parts {
		out = append(out, kind.AtStart(p))
	}
	return out
}

func (d *kpiDetail) showValues(r *model.Record, k *measure.KPI, f *measure.Format) {
	doc := d.p.s.Doc()
	rows := observations(doc, r.ID())
	shown := rows
	if !d.all && len(rows) > fewRows {
		shown = rows[:fewRows]
	}
	ids := make([]model.ID, len(shown))
	for i, o := range shown {
		ids[i] = o.ID()
	}
	k2, _ := kind.Of("observation")
	date, _ := k2.Property("date")
	series := map[model.ID]measure.Observed{}
	for _, o := range k.Series {
		series[o.ID] = o
	}
	columns := []sheetColumn{{prop: date, title: date.Label, help: date.Help, width: cellWidth(languageOf(doc))}}
	counted := columnsOf(doc, r)
	more := !d.p.s.ReadOnly() && slices.ContainsFunc(counted, func(p *kind.Property) bool { return rare(doc, r, p) })
	if !d.rare {
		counted = slices.DeleteFunc(counted, func(p *kind.Property) bool { return rare(doc, r, p) })
	}
	if !slices.ContainsFunc(counted, func(p *kind.Property) bool { return p.Name == "value" }) {
		result := func(id model.ID) string {
			o := series[id]
			if !o.Value.Known {
				return "–"
			}
			return f.KPIValue(k, o.Value)
		}
		w := float32(58)
		for _, id := range ids {
			w = max(w, fyne.MeasureText(result(id), look.SizeBody, fyne.TextStyle{Bold: true}).Width+13)
		}
		columns = append(columns, sheetColumn{title: "Result", help: "Computed from the row: " + k.Definition, width: w, text: result})
	}
	for _, p := range counted {
		w := float32(76)
		title := titleOver(doc, p)
		for _, word := range strings.Fields(title) { // headings break between words
			w = max(w, fyne.MeasureText(word, look.SizeBadge, fyne.TextStyle{Bold: true}).Width+12)
		}
		if p.Type == kind.Line || p.Type == kind.Intervals || p.Type == kind.Times || p.Type == kind.Numbers {
			w = 130
		}
		columns = append(columns, sheetColumn{prop: p, title: title, help: p.Help, width: w})
	}
	d.sheet.show(columns, ids)
	d.more.RemoveAll()
	switch {
	case len(rows) == 0:
		d.more.Add(newProse("No value yet. Add a row, or copy dates and values in a spreadsheet and paste them here.", look.TextSecondary, look.SizeDense))
	case len(shown) < len(rows) || more:
		line := look.Row(8)
		if len(shown) < len(rows) {
			line.Add(look.NewButton(fmt.Sprintf("Show all %d rows", len(rows)), "", look.Plain, func() { d.all = true; d.p.show() }).Small())
		}
		line.Add(look.Space())
		if more && !d.rare {
			line.Add(look.NewButton("More columns", "", look.Plain, func() { d.rare = true; d.p.show() }).Small().Tip("How many were excluded, and a name for the period"))
		} else if more {
			line.Add(look.NewButton("Fewer columns", "", look.Plain, func() { d.rare = false; d.p.show() }).Small().Tip("Hide what no row has"))
		}
		d.more.Add(line)
	}
	d.more.Refresh()
	d.showPaste()
}

func (d *kpiDetail) addRow() {
	id := model.NewID()
	date := nextDate(d.p.s.Doc(), d.id, d.p.deps.Now())
	if d.p.do(edit.Observe{KPI: d.id, Rows: []edit.Row{{NewID: id, Date: date}}}) == nil {
		d.p.show()
		d.sheet.focus(id)
	}
}

func (d *kpiDetail) deleteRow(id model.ID) {
	led := d.p.led()
	if d.p.do(edit.Delete{IDs: []model.ID{id}}) == nil && led {
		d.p.FocusFirst()
	}
}

func (d *kpiDetail) delete() {
	id, name := d.id, d.p.s.Doc().Get(d.id).Text("name")
	d.p.Open("")
	if d.p.do(edit.DeleteOf(d.p.s.Doc(), []model.ID{id})) == nil {
		d.p.deps.Say("“" + name + "” is deleted with its values. Undo brings it back.")
	}
}

// readClipboard reads the table that was copied; nothing is entered before a
// person has seen what was understood.
func (d *kpiDetail) readClipboard() {
	text := fyne.CurrentApp().Clipboard().Content()
	if strings.TrimSpace(text) == "" {
		d.p.deps.Say("There is nothing to paste: copy rows with dates and values in a spreadsheet first.")
		return
	}
	d.Paste(text)
}

// Paste reads a table and shows what would be entered.
func (d *kpiDetail) Paste(text string) {
	d.text = text
	d.read(dayUnknown)
}

func (d *kpiDetail) read(order dayOrder) {
	doc := d.p.s.Doc()
	t := readTable(d.text, pasteColumns(doc, doc.Get(d.id)), languageOf(doc), order)
	d.table = &t
	d.p.show()
}

func (d *kpiDetail) showPaste() {
	d.paste.RemoveAll()
	defer d.paste.Refresh()
	t := d.table
	if t == nil {
		return
	}
	box := look.Column(6)
	cancel := look.NewButton("Cancel", "", look.Plain, func() { d.table = nil; d.p.show() }).Small()
	if t.unsure != "" {
		box.Add(newProse("Which comes first in “"+t.unsure+"”?", look.Text, look.SizeBody))
		box.Add(look.Row(8,
			look.NewButton("The day", "", look.Outlined, func() { d.read(dayFirst) }).Small(),
			look.NewButton("The month", "", look.Outlined, func() { d.read(monthFirst) }).Small(),
			cancel))
	} else {
		box.Add(newProse(pasteWords(d.p.s.Doc(), d.id, t), look.Text, look.SizeDense))
		if t.cut {
			f := measure.FormatOf(d.p.s.Doc())
			box.Add(newProse(fmt.Sprintf("Only the first %s lines were read. Copy the others and paste them afterwards.", f.Count(mostPasted)), look.Warning, look.SizeDense))
		}
		for i, s := range t.left {
			if i == 3 {
				box.Add(newProse(fmt.Sprintf("And %d more.", len(t.left)-3), look.Warning, look.SizeDense))
				break
			}
			box.Add(newProse(s, look.Warning, look.SizeDense))
		}
		line := look.Row(8)
		if len(t.rows) > 0 {
			line.Add(look.NewButton("Enter "+count(len(t.rows), "row", "rows"), "", look.Filled, d.enter).Small())
		}
		line.Add(cancel)
		box.Add(line)
	}
	d.paste.Add(look.On(look.NewGround(look.Selected, look.RadiusCard), box, 8, 10, 8, 10))
}

// pasteWords says what was understood of a pasted table.
func pasteWords(doc *model.Document, kpi model.ID, t *pasted) string {
	if len(t.rows) == 0 {
		return "No row could be read."
	}
	dates := map[string]bool{}
	for o := range doc.Each(kpi, "observation") {
		dates[o.Text("date")] = true
	}
	change := 0
	for _, r := range t.rows {
		if dates[r.Date] {
			change++
		}
	}
	s := count(len(t.rows), "row", "rows") + " read"
	if len(t.columns) > 0 {
		names := make([]string, len(t.columns))
		for i, c := range t.columns {
			names[i] = lower(c)
		}
		s += " with " + strings.Join(names, ", ")
	}
	s += "."
	switch {
	case change == len(t.rows):
		s += " All change values that are there."
	case change > 0:
		s += fmt.Sprintf(" Of these, %d for a date that is there already.", change)
	}
	if len(t.left) > 0 {
		s += " " + kind.AtStart(count(len(t.left), "line", "lines")) + " left out."
	}
	if len(t.ignored) > 0 {
		s += " Not used: " + strings.Join(t.ignored, ", ") + "."
	}
	return s
}

func (d *kpiDetail) enter() {
	t := d.table
	d.table = nil
	if t != nil && d.p.do(edit.Observe{KPI: d.id, Rows: t.rows}) != nil {
		d.table = t
	}
	d.p.show()
}

func (d *kpiDetail) showWhere(r *model.Record) {
	doc := d.p.s.Doc()
	d.where.RemoveAll()
	ids := usedAt(doc, r)
	d.where.Add(look.Line(false))
	d.where.Add(look.Inset(newCaption("Where it is used", "Cards and shapes that show the KPI, places where it is measured, initiatives that move it."), 4, 0, 2, 0))
	if len(ids) == 0 {
		d.where.Add(newProse("Nowhere yet: select a card or a shape and link it under Properties.", look.TextSecondary, look.SizeDense))
	}
	for _, id := range ids {
		to := doc.Get(id)
		detail := ""
		if page := doc.Page(id); page != nil && page.ID() != id {
			detail = page.Text("title")
		}
		line := look.Row(8, look.NewIcon(iconOf(doc, to), look.TextSecondary, 14), look.NewText(called(doc, to), look.Text).Elastic(60), look.Space(), look.NewText(detail, look.TextHint).Small().Elastic(20))
		d.where.Add(newRow(look.Sized(look.Inset(line, 0, 6, 0, 6), 0, look.RowHeight), func() { d.p.deps.Show(id) }))
	}
	d.where.Refresh()
}
