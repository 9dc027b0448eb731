package tool

import (
	"cmp"

	"waymark/model"
	"waymark/model/edit"
	"waymark/model/geom"
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
		add("name", cmp.Or(s.Name, "New stage"))
	case "step":
		if s.SameAs == "" {
			add("name", cmp.Or(s.Name, "New step"))
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
