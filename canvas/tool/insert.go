package tool

import (
	"waymark/model"
	"waymark/model/edit"
	"waymark/model/geom"
	"waymark/model/kind"
)

// newCard opens a text for a new card in the cell of the cursor, behind those
// that stand there. It comes into being with its first character.
func (m *Machine) newCard(typed string) state {
	p := m.cell
	row, ok := m.rowOf(p.row)
	if !ok || p.col == headsCol || p.col == "" {
		m.host.Say("Click a cell to write in it.")
		return m.idle()
	}
	if row.Kind == "emotion" {
		in := m.inCell(p)
		if len(in) == 0 {
			m.feel(p, 0)
			in = m.inCell(p)
		}
		if len(in) == 0 {
			return m.idle()
		}
		m.host.Select(in[0])
		return m.edit(in[0], typed, nil)
	}
	if row.Kind == "kpis" && typed == "" {
		m.kpiCard(p, nil)
		return m.idle()
	}
	rec := model.NewRecord(model.NewID(), "card", p.row, model.Prop{Name: "step", Value: model.Text(p.col)})
	cell, ok := m.cellRect(p)
	if !ok {
		return m.idle()
	}
	y := cell.Y + 4
	for _, id := range m.inCell(p) {
		if r, ok := m.rectOf(id); ok {
			y = max(y, r.Bottom()+4)
		}
	}
	room := geom.R(cell.X+4, y, cell.W-8, 34)
	m.host.Select()
	return m.fresh(rec, "text", typed, &room, nil)
}

// kpiCard puts a KPI into a cell: the first one of the document that the lane does
// not show yet. Another one is chosen among the properties.
func (m *Machine) kpiCard(p place, first []edit.Command) {
	doc := m.host.Doc()
	shown := map[model.ID]bool{}
	for c := range doc.Each(p.row, "card") {
		shown[c.Ref("kpi")] = true
	}
	props := []model.Prop{{Name: "step", Value: model.Text(p.col)}}
	none := true
	for k := range doc.Each(model.Root, "kpi") {
		if !shown[k.ID()] {
			props, none = append(props, model.Prop{Name: "kpi", Value: model.Text(k.ID())}), false
			break
		}
	}
	rec := model.NewRecord(model.NewID(), "card", p.row, props...)
	if !m.do(m.sequence("Add card", first, edit.Insert{Record: rec, Last: true})) {
		return
	}
	m.host.Select(rec.ID())
	if none {
		m.host.Say("Choose the KPI of the card among its properties. New ones are added under KPIs.")
	}
}

// afterText moves the cursor when editing in place ends.
func (m *Machine) afterText(s *editing, how End) {
	if r := m.host.Doc().Get(s.id); r != nil && (r.Kind() == "card" || r.Kind() == "emotion") && (m.cell.row != r.Parent() || m.cell.col == "") {
		m.cell = place{row: r.Parent(), col: r.Ref("step")}
	}
	switch how {
	case Next:
		if last := m.lastHead(); last != nil && s.typed != s.before {
			m.addHead(last.Kind(), last.Parent(), last.ID(), Stencil{})
			return
		}
		m.tabOn()
	case Back:
		m.goBy(geom.P(-1, 0), 0)
	}
}

// lastHead is the stage or the step that the cursor is on, where it is the last one of
// the map: who names it and goes on with Tab means a further one. Nil anywhere else.
func (m *Machine) lastHead() *model.Record {
	g := m.host.Grid()
	if len(g.Columns) == 0 || len(g.Stages) == 0 {
		return nil
	}
	switch m.cell {
	case place{row: stagesRow, col: g.Stages[len(g.Stages)-1].Stage}, place{row: stepsRow, col: g.Columns[len(g.Columns)-1].Step}:
		return m.host.Committed().Get(m.cell.col)
	}
	return nil
}

// insertAt inserts what a button between two headers stands for.
func (m *Machine) insertAt(q Plus) {
	switch q.What {
	case "stage":
		m.addHead("stage", m.pageID(), q.After, Stencil{Kind: "stage"})
	case "step":
		m.addHead("step", q.In, q.After, Stencil{Kind: "step"})
	case "lane":
		m.offerLane(q)
	}
}

// offerLane asks for the kind of the new lane.
func (m *Machine) offerLane(q Plus) {
	var list []Stencil
	for _, o := range kind.Options("lane", "lane_kind") {
		list = append(list, Stencil{Kind: "lane", Variant: o.Name})
	}
	s := &choosingLane{plus: q}
	m.enter(s)
	m.host.Offer(q.At, list)
}

// choosingLane is cells.choosing: the menu with the kinds of lanes is open.
type choosingLane struct {
	base
	plus Plus
}

func (*choosingLane) name() string { return "cells.choosing" }
func (s *choosingLane) pointer(m *Machine, e Pointer) state {
	if e.Act == Press {
		m.enter(m.idle())
		return m.idle().pointer(m, e)
	}
	return s
}
func (s *choosingLane) key(m *Machine, k Key) (state, bool) { return m.idle().key(m, k) }
func (*choosingLane) overlay(m *Machine, o *Overlay)        { m.cellOverlay(o) }
func (*choosingLane) hint(*Machine) string                  { return "Choose what stands in the lane · Esc cancels" }

// addHead inserts a stage, a step or a lane, selects it and opens its name.
func (m *Machine) addHead(what string, parent, after model.ID, s Stencil) {
	if m.host.ReadOnly() {
		return
	}
	id := model.NewID()
	var props []model.Prop
	add := func(name, v string) {
		if v != "" {
			props = append(props, model.Prop{Name: name, Value: model.Text(v)})
		}
	}
	switch what {
	case "lane":
		v := s.Variant
		if v == "" {
			v = "custom"
		}
		add("lane_kind", v)
		add("name", s.Name)
	case "stage":
		add("name", or(s.Name, "New stage"))
	case "step":
		if s.SameAs == "" {
			add("name", or(s.Name, "New step"))
		}
		add("same_as", string(s.SameAs))
	}
	c := edit.Insert{Record: model.NewRecord(id, what, parent, props...), After: after}
	cmd := edit.Command(edit.Sequence{Name: "Add " + what, Commands: []edit.Command{c}})
	if what == "stage" { // a stage without a step is a column that nothing can be linked to
		step := model.NewRecord(model.NewID(), "step", id, model.Prop{Name: "name", Value: model.Text("New step")})
		cmd = edit.Sequence{Name: "Add stage", Commands: []edit.Command{c, edit.Insert{Record: step, Last: true}}}
	}
	if !m.do(cmd) {
		return
	}
	m.host.Select(id)
	switch what {
	case "stage":
		m.cell = place{row: stagesRow, col: id}
	case "step":
		m.cell = place{row: stepsRow, col: id}
	default:
		m.cell = place{row: id, col: headsCol}
	}
	m.host.Reveal(m.SelectionBounds())
	m.enter(m.idle())
	if s.SameAs == "" && s.Variant == "" {
		m.enter(m.edit(id, "", nil))
	}
}

func or(s, def string) string {
	if s == "" {
		return def
	}
	return s
}

// insertHere adds something at the cursor of a journey.
func (m *Machine) insertHere(s Stencil) {
	doc, g := m.host.Doc(), m.host.Grid()
	stage, step, lane := model.ID(""), model.ID(""), model.ID("")
	if i := columnOf(g, m.cell.col); i >= 0 {
		stage, step = g.Columns[i].Stage, g.Columns[i].Step
	}
	if m.cell.row == stagesRow {
		stage = m.cell.col
	}
	if rowIndex(g, m.cell.row) >= 0 {
		lane = m.cell.row
	}
	last := func(kind string, parent model.ID) model.ID {
		out := model.ID("")
		for r := range doc.Each(parent, kind) {
			out = r.ID()
		}
		return out
	}
	switch s.Kind {
	case "stage":
		if stage == "" {
			stage = last("stage", m.pageID())
		}
		m.addHead("stage", m.pageID(), stage, s)
	case "step":
		if stage == "" {
			stage = last("stage", m.pageID())
		}
		if stage == "" {
			m.addHead("stage", m.pageID(), "", Stencil{Kind: "stage"})
			return
		}
		if step == "" {
			step = last("step", stage)
		}
		m.addHead("step", stage, step, s)
	case "lane":
		if lane == "" {
			lane = last("lane", m.pageID())
		}
		m.addHead("lane", m.pageID(), lane, s)
	case "card", "emotion":
		if len(g.Columns) == 0 {
			m.host.Say("Add a stage first: cards stand in its columns.")
			return
		}
		col := m.cell.col
		if columnOf(g, col) < 0 {
			col = columnID(g.Columns[0])
		}
		m.dropStencil(s, cellDrop{place: place{row: lane, col: col}})
	}
}

// landingOf is where a stencil would land at a point of a journey.
func (m *Machine) landingOf(s Stencil, p geom.Pt) cellDrop {
	switch s.Kind {
	case "card", "emotion":
		d := m.dropAt(p, nil)
		row, ok := m.rowOf(d.place.row)
		if ok && s.Kind == "emotion" {
			d.value = 0
			if row.Unit > 0 {
				d.value = (row.Neutral - p.Y) / row.Unit
			}
		}
		return d
	case "stage", "step", "lane":
		h := draggingHead{kind: s.Kind, at: p}
		h.aim(m.host.Grid(), m.pageID())
		d := cellDrop{line: h.land}
		d.place.row, d.place.col, d.after = h.parent, "", h.after
		if !h.ok {
			d.place = place{}
		}
		return d
	}
	return cellDrop{}
}

// laneFor is the lane that a card of a kind belongs in: the one at hand, if it is
// of that kind, else the first such lane of the page.
func (m *Machine) laneFor(variant string, at model.ID) model.ID {
	doc := m.host.Doc()
	if r := doc.Get(at); r != nil && r.Kind() == "lane" && (variant == "" || r.Text("lane_kind") == variant) {
		return at
	}
	for r := range doc.Each(m.pageID(), "lane") {
		if r.Text("lane_kind") == variant && !r.Bool("hidden") {
			return r.ID()
		}
	}
	return ""
}

// dropStencil adds something to a journey where it was dropped. A card whose lane
// is not there brings it along.
func (m *Machine) dropStencil(s Stencil, d cellDrop) {
	if m.host.ReadOnly() {
		return
	}
	switch s.Kind {
	case "stage", "step", "lane":
		if d.place.row == "" {
			m.insertHere(s)
			return
		}
		m.addHead(s.Kind, d.place.row, d.after, s)
		return
	}
	if d.place.col == "" {
		m.host.Say("Drop the card in the column of a step.")
		return
	}
	variant := s.Variant
	if s.Kind == "emotion" {
		variant = "emotion"
	}
	lane := m.laneFor(variant, d.place.row)
	var first []edit.Command
	if lane == "" {
		lane = model.NewID()
		first = append(first, edit.Insert{Record: model.NewRecord(lane, "lane", m.pageID(), model.Prop{Name: "lane_kind", Value: model.Text(variant)}), Last: true})
	}
	p := place{row: lane, col: d.place.col}
	if variant == "emotion" {
		m.host.Select()
		m.feelIn(p, first, d.value)
		return
	}
	rec := model.NewRecord(model.NewID(), "card", lane, model.Prop{Name: "step", Value: model.Text(p.col)})
	if s.Image != "" {
		rec = rec.With(model.Prop{Name: "image", Value: model.Text(s.Image)})
	}
	if s.Name != "" {
		rec = rec.With(model.Prop{Name: "text", Value: model.Text(s.Name)})
	}
	after := d.after
	if lane != d.place.row {
		after = m.lastBefore(p, nil)
		if in := m.inCell(p); len(in) > 0 {
			after = in[len(in)-1]
		}
	}
	m.cell = p
	if s.Image != "" || s.Name != "" {
		if m.do(m.sequence("Add card", first, edit.Insert{Record: rec, After: after})) {
			m.host.Select(rec.ID())
		}
		return
	}
	if variant == "kpis" {
		m.kpiCard(p, first)
		return
	}
	if len(first) > 0 && !m.do(edit.Sequence{Name: "Add lane", Commands: first}) {
		return
	}
	m.enter(m.idle())
	m.enter(m.newCard(""))
}

// landingOverlay draws where a stencil from the palette would land.
func (m *Machine) landingOverlay(s Stencil, d cellDrop, at geom.Pt, o *Overlay) {
	label := s.Label()
	if r := m.host.Doc().Get(m.unfelt(d.place)); s.Kind == "emotion" && r != nil {
		label += " of " + r.Text("name")
	}
	o.Pills = append(o.Pills, Pill{At: at.Add(geom.P(0, m.px(24))), Text: label})
	switch s.Kind {
	case "card", "emotion":
		variant := s.Variant
		if s.Kind == "emotion" {
			variant = "emotion"
		}
		if d.place.col == "" {
			return
		}
		if lane := m.laneFor(variant, d.place.row); lane == d.place.row {
			o.Landing = d.line
		} else if r, ok := m.cellRect(place{row: lane, col: d.place.col}); ok {
			o.Landing = &Landing{Cell: &r}
		}
	default:
		o.Landing = d.line
	}
}

// journeyMenu is the context menu on a journey.
func (m *Machine) journeyMenu() Menu {
	var items []Item
	add := func(label, shortcut string, do func()) {
		items = append(items, Item{Label: label, Shortcut: shortcut, Do: do})
	}
	gap := func() { items = append(items, Item{}) }
	r := m.lead()
	switch {
	case r == nil:
		if m.cell.row != "" && m.cell.row != stagesRow && m.cell.row != stepsRow && m.cell.col != headsCol {
			add("New card", "Enter", m.EditSelected)
			gap()
		}
	case r.Kind() == "card":
		add("Edit text", "F2", m.EditSelected)
		add("New card below", "Ctrl+Enter", func() { m.enter(m.newCard("")) })
		gap()
		add("Moment of truth", "Ctrl+M", m.ToggleMoment)
		add("Reach over one more step", "Alt+Shift+Right", func() { m.SpanBy(1) })
		off := ""
		if r.NumOr("span", 1) < 2 {
			off = "The card stands under one step."
		}
		items = append(items, Item{Label: "Reach over one step less", Shortcut: "Alt+Shift+Left", Off: off, Do: func() { m.SpanBy(-1) }})
	case r.Kind() == "emotion":
		add("Write a quote", "F2", m.EditSelected)
		add("Better", "+", func() { m.FeelBy(0.5) })
		add("Worse", "−", func() { m.FeelBy(-0.5) })
		gap()
		add("Moment of truth", "Ctrl+M", m.ToggleMoment)
	case r.Kind() == "lane":
		add("Rename", "F2", m.EditSelected)
		add("Hide lane", "", func() {
			m.do(edit.Sequence{Name: "Hide lane", Commands: []edit.Command{edit.Set{IDs: []model.ID{r.ID()}, Name: "hidden", Value: model.Bool(true)}}})
			m.host.Select()
		})
	case r.Kind() == "stage" || r.Kind() == "step":
		add("Rename", "F2", m.EditSelected)
	case r.Kind() == "link":
		add("Edit label", "F2", m.EditSelected)
	}
	gap()
	add("Insert step", "", func() { m.Insert(Stencil{Kind: "step"}) })
	add("Insert stage", "", func() { m.Insert(Stencil{Kind: "stage"}) })
	var lanes []Item
	for _, o := range kind.Options("lane", "lane_kind") {
		lanes = append(lanes, Item{Label: o.Label, Do: func() { m.Insert(Stencil{Kind: "lane", Variant: o.Name}) }})
	}
	items = append(items, Item{Label: "Insert lane", Sub: lanes})
	if hidden := m.hiddenLanes(); len(hidden) > 0 {
		add("Show hidden lanes", "", m.ShowLanes)
	}
	m.clipboardItems(&items)
	return Menu{Items: items}
}

func (m *Machine) hiddenLanes() []model.ID {
	var out []model.ID
	for r := range m.host.Doc().Each(m.pageID(), "lane") {
		if r.Bool("hidden") {
			out = append(out, r.ID())
		}
	}
	return out
}

// ShowLanes shows all hidden lanes of a journey.
func (m *Machine) ShowLanes() {
	if ids := m.hiddenLanes(); len(ids) > 0 {
		m.do(edit.Sequence{Name: "Show hidden lanes", Commands: []edit.Command{edit.Set{IDs: ids, Name: "hidden"}}})
	}
}
