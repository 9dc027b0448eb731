package panel

import (
	"fmt"
	"slices"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/layout"

	"waymark/app/look"
	"waymark/app/session"
	"waymark/canvas/scene"
	"waymark/canvas/shape"
	"waymark/canvas/tool"
	"waymark/icons"
	"waymark/model"
	"waymark/model/edit"
	"waymark/model/kind"
)

// fewSteps is how many steps of other pages are listed before “Show all”.
const fewSteps = 8

// Palette is what can be placed on the page that is shown: shapes, cards,
// structure, steps of other pages and personas.
type Palette struct {
	part
	search *entry
	box    *fyne.Container
	scroll *container.Scroll
	folds  map[string]bool
	every  bool // all steps of other pages
	order  []*tileRow
	shape  string          // of what is shown, but for the steps
	listed []sharedStep    // of other pages
	doc    *model.Document // that is shown
	page   *model.Record
}

// NewPalette makes the palette.
func NewPalette(s *session.Session, deps Deps) *Palette {
	p := &Palette{part: part{s: s, deps: deps}, folds: map[string]bool{}}
	p.search = newEntry(false)
	p.search.SetPlaceHolder("Search shapes, steps")
	p.search.Icon = look.Icon("search", look.TextHint)
	p.search.OnChanged = func(string) { p.show() }
	p.search.keyed = func(k *fyne.KeyEvent) bool {
		switch k.Name {
		case fyne.KeyEscape:
			p.search.SetText("")
			return true
		case fyne.KeyReturn, fyne.KeyEnter:
			p.placeFirst()
			return true
		}
		return false
	}
	p.box = look.Column(4)
	p.scroll = container.NewVScroll(look.Inset(p.box, 0, 6, 12, 6))
	head := look.Inset(p.search, 12, 12, 8, 12)
	p.follow(look.Around(head, nil, nil, nil, p.scroll), session.DocumentChanged|session.PageChanged|session.FileChanged, func() {
		if doc := p.s.Doc(); p.doc != nil && p.page == p.s.Page() && !offersOther(p.doc, doc) {
			p.doc = doc
			return
		}
		p.show()
	})
	p.show()
	return p
}

// Focus gives the keyboard to the search field.
func (p *Palette) Focus() { p.deps.Focus(p.search) }

func (p *Palette) query() string { return strings.TrimSpace(p.search.Text) }

// placeFirst places what the search finds first.
func (p *Palette) placeFirst() {
	q := p.query()
	if q == "" {
		return
	}
	page := p.s.Page()
	if page == nil {
		return
	}
	for _, g := range palette(page.Text("page_kind")) {
		for _, t := range g.tiles {
			if t.matches(q) {
				p.deps.Place(t.stencil)
				return
			}
		}
	}
	for _, st := range otherSteps(p.s.Doc(), page) {
		if (choice{label: st.name}).matches(q) {
			p.deps.Place(st.stencil)
			return
		}
	}
	p.deps.Say("Nothing in the palette is called “" + shorten(q, 40) + "”.")
}

func (p *Palette) show() {
	doc, page := p.s.Doc(), p.s.Page()
	p.doc, p.page = doc, page
	kindOf := ""
	if page != nil {
		kindOf = page.Text("page_kind")
	}
	steps := otherSteps(doc, page)
	personas := doc.All(model.Root, "persona")
	shape := fmt.Sprint(kindOf, p.query(), p.every, p.folds, p.s.ReadOnly())
	if page != nil {
		shape += fmt.Sprint(page.ID(), page.Refs("personas"))
	}
	for _, r := range personas {
		shape += fmt.Sprint(r.ID(), r.Text("name"), r.Text("color"))
	}
	if shape == p.shape && slices.Equal(steps, p.listed) {
		return
	}
	p.shape, p.listed = shape, steps
	p.box.RemoveAll()
	p.order = nil
	if page == nil {
		p.box.Add(look.Inset(newProse("There is no page yet. Add one below the map.", look.TextSecondary, look.SizeBody), 8, 8, 8, 8))
	}
	found := false
	for _, g := range palette(kindOf) {
		found = p.tiles(g) || found
		if g.name == "Flow shapes" || g.name == "Value stream" || g.name == "Structure" {
			found = p.steps(steps) || found
		}
	}
	if kindOf == "journey" || kindOf == "flowchart" {
		found = p.personas(page, personas) || found
	}
	if !found && p.query() != "" {
		p.box.Add(look.Inset(newProse("Nothing is called “"+shorten(p.query(), 40)+"”.", look.TextSecondary, look.SizeDense), 4, 8, 4, 8))
	}
	if kindOf != "" && p.query() == "" {
		p.box.Add(look.Inset(look.Line(false), 8, 4, 0, 4))
		what := "a shape"
		if kindOf == "journey" {
			what = "a card"
		}
		p.box.Add(look.Inset(newProse("Drag "+what+" to the map, or click it or press Enter to place it beside the selection.", look.TextHint, look.SizeDense), 6, 6, 0, 6))
	}
	p.box.Refresh()
	relayout(p.shell)
}

// move gives the keyboard to the tile beside, above or below another; it reports
// whether the key was an arrow.
func (p *Palette) move(from int, key fyne.KeyName) bool {
	by := map[fyne.KeyName]int{fyne.KeyLeft: -1, fyne.KeyRight: 1, fyne.KeyUp: -2, fyne.KeyDown: 2}[key]
	if by == 0 {
		return false
	}
	if to := from + by; to >= 0 && to < len(p.order) {
		p.deps.Focus(p.order[to])
	}
	return true
}

// heading adds the heading of a section; it reports whether the section is open.
func (p *Palette) heading(name string, n int, extra fyne.CanvasObject) bool {
	open := !p.folds[name] || p.query() != ""
	h := newHeading(name, open, func() {
		p.folds[name] = !p.folds[name]
		p.show()
	})
	h.count, h.extra = n, extra
	h.build()
	p.box.Add(h)
	return open
}

func (p *Palette) tiles(g group) bool {
	var got []tile
	for _, t := range g.tiles {
		if p.query() == "" || t.matches(p.query()) {
			got = append(got, t)
		}
	}
	if len(got) == 0 || !p.heading(g.name, 0, nil) {
		return len(got) > 0
	}
	grid := container.New(layout.NewGridLayoutWithColumns(2))
	for _, t := range got {
		r := newTile(p, t)
		at := len(p.order)
		r.keyed = func(k *fyne.KeyEvent) bool { return p.move(at, k.Name) }
		p.order = append(p.order, r)
		grid.Add(r)
	}
	p.box.Add(grid)
	return true
}

func (p *Palette) steps(steps []sharedStep) bool {
	got := slices.DeleteFunc(slices.Clone(steps), func(s sharedStep) bool { return !(choice{label: s.name}).matches(p.query()) })
	if len(got) == 0 || !p.heading("Steps from other pages", len(got), nil) {
		return len(got) > 0
	}
	list := look.Column(0)
	for i, s := range got {
		if i == fewSteps && !p.every && p.query() == "" {
			list.Add(look.Row(0, look.Gap(18, 1), look.NewButton(fmt.Sprintf("Show all %d", len(got)), "", look.Plain, func() { p.every = true; p.show() }).Small()))
			break
		}
		words := look.NewText(s.name, look.Text).Small().Elastic(40)
		line := look.Row(8, look.NewIcon("grip-vertical", look.TextHint, 12), words, look.Space(), look.NewText(s.where, look.TextHint).Sized(look.SizeBadge))
		t := &tileRow{p: p, stencil: s.stencil}
		t.content = look.Sized(look.Inset(line, 0, 6, 0, 4), 0, look.RowHeight)
		t.action, t.radius = func() { p.deps.Place(s.stencil) }, look.RadiusControl
		t.menu = func(fyne.Position) { p.deps.Show(s.id) }
		t.ExtendBaseWidget(t)
		t.SetToolTip(wrapTip("“" + s.name + "”: shows and edits the same name and times on this page too"))
		t.only(words)
		list.Add(t)
	}
	p.box.Add(list)
	return true
}

// personas lists the personas of the document; the eye puts one on the page, or
// takes it off.
func (p *Palette) personas(page *model.Record, all []*model.Record) bool {
	got := slices.DeleteFunc(slices.Clone(all), func(r *model.Record) bool { return !(choice{label: r.Text("name")}).matches(p.query()) })
	if len(got) == 0 && p.query() != "" {
		return false
	}
	add := look.NewButton("", "plus", look.Plain, p.addPersona).Small().Tall(20).Tip("Add a persona")
	add.SetEnabled(!p.s.ReadOnly())
	if !p.heading("Personas", 0, add) {
		return true
	}
	if len(got) == 0 {
		p.box.Add(look.Inset(newProse("Whose journey is it? Add a persona.", look.TextHint, look.SizeDense), 0, 6, 4, 18))
		return true
	}
	shown := page.Refs("personas")
	hidden := len(shown)
	for _, r := range got {
		id := r.ID()
		on := slices.Index(shown, id)
		eye, tip := "eye", "Leave this persona out of the page"
		if on < 0 {
			eye, tip = "eye-off", "Show this persona on the page"
		}
		b := look.NewButton("", eye, look.Quiet, func() { p.toggle(page.ID(), id) }).Small().Tip(tip)
		if on < 0 {
			b.Inked(look.TextHint)
		}
		b.SetEnabled(!p.s.ReadOnly())
		style := on
		if style < 0 { // as it would look on the page
			style = hidden
			hidden++
		}
		ink := look.Text
		if on < 0 {
			ink = look.TextSecondary
		}
		line := look.Row(10, face(p.deps, style, r.Text("color"), 20), look.NewText(personaName(r), ink).Small().Elastic(40), look.Space(), b)
		row := newRow(look.Sized(look.Inset(line, 0, 2, 0, 6), 0, 30), func() { p.s.Select(id) })
		row.radius = look.RadiusControl
		row.SetToolTip("Edit this persona")
		p.box.Add(row)
	}
	return true
}

func personaName(r *model.Record) string {
	if n := oneLine(r.Text("name")); n != "" {
		return n
	}
	return "Persona without a name"
}

func (p *Palette) toggle(page, persona model.ID) {
	r := p.s.Doc().Get(page)
	if r == nil {
		return
	}
	var list model.List
	had := false
	for _, s := range r.List("personas") {
		if s == string(persona) {
			had = true
			continue
		}
		list = append(list, s)
	}
	if !had {
		list = append(list, string(persona))
	}
	var v model.Value
	if len(list) > 0 {
		v = list
	}
	p.do(edit.Set{IDs: []model.ID{page}, Name: "personas", Value: v})
}

func (p *Palette) addPersona() {
	page := p.s.Page()
	id := model.NewID()
	cs := []edit.Command{newPersona(p.s.Doc(), id)}
	if page != nil {
		list := append(slices.Clone(page.List("personas")), string(id))
		cs = append(cs, edit.Set{IDs: []model.ID{page.ID()}, Name: "personas", Value: model.List(list)})
	}
	if p.do(edit.Sequence{Name: "Add persona", Commands: cs}) == nil {
		p.s.Select(id)
	}
}

// newPersona adds a persona in a colour that no other has yet.
func newPersona(doc *model.Document, id model.ID) edit.Command {
	taken := map[string]bool{}
	for r := range doc.Each(model.Root, "persona") {
		taken[r.Text("color")] = true
	}
	props := []model.Prop{{Name: "name", Value: model.Text("New persona")}}
	for _, o := range kind.Options("persona", "color") {
		if !taken[o.Name] {
			props = append(props, model.Prop{Name: "color", Value: model.Text(o.Name)})
			break
		}
	}
	return edit.Insert{Record: model.NewRecord(id, "persona", model.Root, props...), Last: true}
}

// tileRow is a row that can be dragged to the map. The source keeps the drag
// until it ends: where it ends is for the window to say.
type tileRow struct {
	row
	p       *Palette
	stencil tool.Stencil
	at      fyne.Position
	dragged bool
}

var (
	_ fyne.Draggable     = (*tileRow)(nil)
	_ desktop.Cursorable = (*tileRow)(nil)
)

// Dragged implements fyne.Draggable.
func (t *tileRow) Dragged(e *fyne.DragEvent) {
	if t.p.s.ReadOnly() {
		return
	}
	t.at, t.dragged = e.AbsolutePosition, true
	t.p.deps.DragStencil(t.stencil, t.at)
}

// DragEnd implements fyne.Draggable.
func (t *tileRow) DragEnd() {
	if t.dragged {
		t.dragged = false
		t.p.deps.DropStencil(t.stencil, t.at)
	}
}

// Cursor implements desktop.Cursorable.
func (t *tileRow) Cursor() desktop.Cursor {
	if t.action == nil {
		return desktop.DefaultCursor
	}
	return desktop.PointerCursor
}

// newTile is an icon and a word.
func newTile(p *Palette, t tile) *tileRow {
	r := &tileRow{p: p, stencil: t.stencil}
	words := look.NewText(t.word, look.Text).Small().Elastic(30)
	r.content = look.Sized(look.Inset(look.Row(6, tileIcon(p.deps, t.stencil), words), 0, 0, 0, 3), 0, look.TileHeight-2)
	r.radius = look.RadiusControl
	r.action = func() { p.deps.Place(t.stencil) }
	if t.stencil.Kind == "lane" {
		r.action = func() { p.chooseLane(r) }
	}
	r.ExtendBaseWidget(r)
	r.SetToolTip(wrapTip(t.help))
	r.only(words)
	return r
}

// only takes what a tile does away where nothing can be placed.
func (t *tileRow) only(words *look.Words) {
	if t.p.s.ReadOnly() {
		t.action = nil
		words.SetColor(look.Faint)
		t.SetToolTip("This map can only be looked at")
	}
}

// chooseLane asks what shall stand in a new lane.
func (p *Palette) chooseLane(under fyne.CanvasObject) {
	var all []choice
	for _, o := range kind.Options("lane", "lane_kind") {
		all = append(all, choice{id: o.Name, label: o.Label, icon: icons.Lane(o.Name)})
	}
	pick(under, all, "", func(c choice) { p.deps.Place(tool.Stencil{Kind: "lane", Variant: c.id}) })
}

// tileIcon is the picture of a tile: shapes as they are drawn, in small; cards
// with the icon of their lane in its colour.
func tileIcon(deps Deps, s tool.Stencil) fyne.CanvasObject {
	switch s.Kind {
	case "node":
		if s.Variant == "note" || s.Variant == "image" {
			break
		}
		w := float32(18)
		if s.Variant == "supermarket" {
			w = 12 // the symbol is narrow, and its name long
		}
		d := newDrawing(deps.Fonts(), w, 14, nil)
		d.scale = 0.63
		d.paint = func(k *shape.Kit) []scene.Op {
			f := k.LegendNode(s.Variant, s.Outcome, "").Mark
			return f.At((float64(w)/d.scale-f.W)/2, (14/d.scale-f.H)/2)
		}
		return d
	case "card", "emotion":
		return newDrawing(deps.Fonts(), 16, 16, func(k *shape.Kit) []scene.Op {
			return []scene.Op{shape.Icon(icons.Lane(s.Variant), 0, 0, 16, laneInk(k.Theme, s.Variant))}
		})
	}
	name := map[string]string{"stage": "chevrons-right", "step": "columns-3", "lane": "rows-3", "swimlane": "rows-3"}[s.Kind]
	if s.Kind == "node" {
		name = icons.Node(s.Variant)
	}
	return look.NewIcon(name, look.TextSecondary, look.IconSize)
}

func laneInk(t *shape.Theme, lane string) scene.Color {
	switch lane {
	case "pain_points":
		return t.Pain.Line
	case "opportunities":
		return t.Chance.Line
	case "thoughts", "emotion", "motivations":
		return t.Palette["purple"].Line
	case "backstage", "notes", "images":
		return t.Secondary
	}
	return t.Accent
}
