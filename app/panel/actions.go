package panel

import (
	"fmt"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"waymark/app/look"
	"waymark/app/session"
	"waymark/model"
	"waymark/model/edit"
	"waymark/model/kind"
	"waymark/model/measure"
)

// Actions is the action plan as a table that is edited in place; below it, what
// the chosen action changes and which KPIs it moves.
type Actions struct {
	part
	at      model.ID
	sheet   *sheet
	counts  *look.Words
	both    fyne.CanvasObject
	empty   fyne.CanvasObject // instead, where there is no action
	detail  *fyne.Container
	form    *form
	name    *prose // of the chosen action
	effects *fyne.Container
	state   string
	width   float32         // of the panel
	folded  map[string]bool // columns that stand in the form below, for want of room
}

// planColumn is a column of the table. Where the panel is narrow, columns fold into
// the form of the chosen action, the one with the highest number first.
type planColumn struct {
	name  string
	width float32 // 0: as wide as a date
	fold  int     // 0: never
}

var planColumns = [...]planColumn{{"name", 190, 0}, {"owner", 114, 0}, {"start", 0, 1}, {"due", 0, 0}, {"status", 120, 0}, {"progress", 76, 3}, {"cost", 78, 2}, {"impact", 54, 4}, {"effort", 54, 5}}

// planEdge is the room beside the columns: the insets of the table, its two columns
// of buttons and its scroll bar.
const planEdge = 2*16 + 26 + 28 + 2*sheetGap + 12

// widestName is how wide the column of names gets where there is room.
const widestName = 380

// planWidths decides which columns stand beside each other in a width, and how wide
// they are; a width of 0 folds the column.
func planWidths(width, date float32) [len(planColumns)]float32 {
	var w [len(planColumns)]float32
	total := float32(planEdge)
	for i, c := range planColumns {
		if w[i] = c.width; w[i] == 0 {
			w[i] = date
		}
		total += w[i] + sheetGap
	}
	for total > width {
		last := -1
		for i, c := range planColumns {
			if w[i] > 0 && c.fold > 0 && (last < 0 || c.fold > planColumns[last].fold) {
				last = i
			}
		}
		if last < 0 {
			break // narrower than that, the table scrolls
		}
		total -= w[last] + sheetGap
		w[last] = 0
	}
	w[0] = min(widestName, w[0]+max(0, width-total))
	return w
}

// NewActions makes the action plan. Close it when it is not shown any more.
func NewActions(s *session.Session, deps Deps) *Actions {
	p := &Actions{part: part{s: s, deps: deps}}
	p.counts = look.NewText("", look.TextSecondary).Elastic(60)
	add := look.NewButton("Add action", "plus", look.Outlined, p.add).Small()
	add.SetEnabled(!s.ReadOnly())
	head := look.Inset(look.Row(8, p.counts, look.Space(), add), 8, 16, 8, 16)
	first := look.NewButton("Add action", "plus", look.Filled, p.add)
	first.SetEnabled(!s.ReadOnly())
	p.empty = nothingYet("list-checks", "An action says what will be done, by whom and until when, which parts of the maps it changes, and which KPIs it moves.", first)
	p.sheet = newSheet(&p.part)
	p.sheet.grow = p.add
	p.sheet.chosen = func(id model.ID) {
		if p.at != id {
			p.at = id
			p.show()
		}
	}
	p.sheet.tail = func(id model.ID) *look.Button {
		b := look.NewButton("", "trash-2", look.Quiet, func() { p.do(edit.DeleteOf(p.s.Doc(), []model.ID{id})) }).Small().Inked(look.TextSecondary).Tip("Delete this action")
		b.SetEnabled(!s.ReadOnly())
		return b
	}
	p.sheet.lead = func(id model.ID) fyne.CanvasObject {
		return look.NewButton("", "chevron-right", look.Quiet, func() { p.at = id; p.show() }).Small().Tip("Show what it changes")
	}
	p.form = newForm(&p.part)
	p.form.plain = true
	p.name = newProse("", look.Text, look.SizeTitle).strong()
	p.form.skip = func(prop *kind.Property) bool { folded, column := p.folded[prop.Name]; return column && !folded }
	p.effects = look.Column(6)
	p.detail = container.NewGridWithColumns(2, look.Inset(look.Column(12, p.name, p.form.box), 0, 12, 0, 0), look.Inset(p.effects, 0, 0, 0, 12))
	table := container.NewScroll(look.Inset(p.sheet.root, 0, 16, 8, 16))
	split := container.NewVSplit(table, container.NewVScroll(look.Inset(p.detail, 12, 16, 12, 16)))
	split.Offset = 0.6
	p.both = container.New(&widthTold{told: p.fit}, look.Around(head, nil, nil, nil, split))
	p.follow(container.NewStack(p.both, p.empty), session.DocumentChanged|session.FileChanged, p.show)
	p.show()
	return p
}

// fit follows the width of the panel.
func (p *Actions) fit(width float32) {
	p.width = width
	p.show()
}

func (p *Actions) show() {
	doc := p.s.Doc()
	all := doc.All(model.Root, "action")
	either(p.empty, p.both, len(all) == 0)
	if p.width == 0 {
		return // not laid out yet
	}
	if r := at(doc, p.at); r == nil || r.Kind() != "action" {
		p.at = ""
		if len(all) > 0 {
			p.at = all[0].ID()
		}
	}
	k, _ := kind.Of("action")
	var columns []sheetColumn
	p.folded = map[string]bool{}
	widths := planWidths(p.width, cellWidth(languageOf(doc)))
	for i, c := range planColumns {
		p.folded[c.name] = widths[i] == 0
		if prop, _ := k.Property(c.name); widths[i] > 0 {
			columns = append(columns, sheetColumn{prop: prop, title: titleOver(doc, prop), help: prop.Help, width: widths[i]})
		}
	}
	ids := make([]model.ID, len(all))
	for i, r := range all {
		ids[i] = r.ID()
	}
	p.sheet.show(columns, ids)
	p.counts.SetText(planWords(doc, all))
	if len(all) > 0 {
		p.name.set(called(doc, doc.Get(p.at)))
		p.form.show([]model.ID{p.at})
		p.showEffects()
	}
	relayout(p.shell)
}

// widthTold tells a panel how wide it will be, before its content is laid out so.
type widthTold struct {
	told  func(width float32)
	width float32
}

func (*widthTold) MinSize(os []fyne.CanvasObject) fyne.Size { return os[0].MinSize() }

func (l *widthTold) Layout(os []fyne.CanvasObject, s fyne.Size) {
	if l.width != s.Width {
		l.width = s.Width
		l.told(s.Width)
	}
	os[0].Resize(s)
}

// planWords counts the actions by status, with their cost.
func planWords(doc *model.Document, all []*model.Record) string {
	n, cost := map[string]int{}, 0.0
	for _, r := range all {
		n[r.Text("status")]++
		if r.Text("status") != "dropped" {
			cost += r.NumOr("cost", 0)
		}
	}
	parts := []string{count(len(all), "action", "actions")}
	for _, o := range kind.Options("action", "status") {
		if n[o.Name] > 0 {
			parts = append(parts, fmt.Sprintf("%d %s", n[o.Name], lower(o.Label)))
		}
	}
	if cost > 0 {
		parts = append(parts, measure.FormatOf(doc).Money(cost))
	}
	return strings.Join(parts, " · ")
}

func (p *Actions) add() {
	id := model.NewID()
	r := model.NewRecord(id, "action", model.Root, model.Prop{Name: "name", Value: model.Text("New action")}, model.Prop{Name: "status", Value: model.Text("not_started")})
	if p.do(edit.Insert{Record: r, Last: true}) == nil {
		p.at = id
		p.show()
		p.sheet.focus(id)
	}
}

// showEffects lists the KPIs that the chosen action moves, with the value that is
// expected afterwards.
func (p *Actions) showEffects() {
	doc := p.s.Doc()
	f := measure.FormatOf(doc)
	effects := doc.All(p.at, "effect")
	state := fmt.Sprint(p.at, len(effects), p.s.ReadOnly())
	for _, e := range effects {
		state += string(e.ID()) + string(e.Ref("kpi"))
		if k, ok := measure.KPIOf(doc, e.Ref("kpi")); ok {
			state += f.KPIValue(&k, k.Value)
		}
	}
	if state == p.state {
		return
	}
	p.state = state
	p.effects.RemoveAll()
	add := look.NewButton("Add", "plus", look.Plain, nil).Small().Tall(18)
	add.OnTapped = func() { p.addEffect(add) }
	add.SetEnabled(!p.s.ReadOnly())
	p.effects.Add(look.Row(8, newCaption("KPIs that it moves", "The value that each KPI shall have afterwards, in its own unit."), look.Space(), add))
	if len(effects) == 0 {
		p.effects.Add(look.NewText("None", look.TextHint).Small())
	}
	k, _ := kind.Of("effect")
	expected, _ := k.Property("expected")
	for _, e := range effects {
		id := e.ID()
		name, now := "Leads nowhere", ""
		if kpi, ok := measure.KPIOf(doc, e.Ref("kpi")); ok {
			name, now = kpi.Name, f.KPIValue(&kpi, kpi.Value)+" →"
		}
		t := &typed{}
		t.init(&form{part: &p.part, box: look.Column(0), ids: []model.ID{id}}, expected, false)
		t.in.SetPlaceHolder("expected")
		t.refresh(field{prop: expected, value: e.Get("expected")})
		t.in.SetPlaceHolder("expected")
		off := look.NewButton("", "x", look.Quiet, func() { p.do(edit.Delete{IDs: []model.ID{id}}) }).Small().Inked(look.TextSecondary).Tip("Take out")
		off.SetEnabled(!p.s.ReadOnly())
		line := look.Row(8, look.NewText(name, look.Text).Elastic(60), look.Space(), look.NewText(now, look.TextSecondary).Small(), look.Sized(t.in, 84, 0), off)
		p.effects.Add(look.Column(2, line, t.message))
	}
	p.effects.Refresh()
}

func (p *Actions) addEffect(under fyne.CanvasObject) {
	doc := p.s.Doc()
	have := map[model.ID]bool{}
	for e := range doc.Each(p.at, "effect") {
		have[e.Ref("kpi")] = true
	}
	var all []choice
	for r := range doc.Each(model.Root, "kpi") {
		if !have[r.ID()] {
			all = append(all, choice{id: string(r.ID()), label: r.Text("name"), icon: "chart-column"})
		}
	}
	if len(all) == 0 {
		p.deps.Say("There is no KPI left to add.")
		return
	}
	pick(under, all, "", func(c choice) {
		p.do(edit.Insert{Record: model.NewRecord(model.NewID(), "effect", p.at, model.Prop{Name: "kpi", Value: model.Text(c.id)}), Last: true})
	})
}
