package tool

import (
	"waymark/model"
	"waymark/model/edit"
	"waymark/model/geom"
)

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
	after := d.after
	if lane != d.place.row {
		after = m.lastBefore(p, nil)
		if in := m.inCell(p); len(in) > 0 {
			after = in[len(in)-1]
		}
	}
	m.dropCard(s, p, after, first)
}

// dropCard adds the card of a stencil to a cell, behind another one. Without a text or
// a picture it comes into being when somebody types.
func (m *Machine) dropCard(s Stencil, p place, after model.ID, first []edit.Command) {
	m.cell = p
	switch {
	case s.Image != "" || s.Name != "":
		rec := model.NewRecord(model.NewID(), "card", p.row, model.Prop{Name: "step", Value: model.Text(p.col)})
		if s.Image != "" {
			rec = rec.With(model.Prop{Name: "image", Value: model.Text(s.Image)})
		}
		if s.Name != "" {
			rec = rec.With(model.Prop{Name: "text", Value: model.Text(s.Name)})
		}
		if m.do(m.sequence("Add card", first, edit.Insert{Record: rec, After: after})) {
			m.host.Select(rec.ID())
		}
	case s.Variant == "kpis":
		m.kpiCard(p, first)
	case len(first) == 0 || m.do(edit.Sequence{Name: "Add lane", Commands: first}):
		m.enter(m.idle())
		m.enter(m.newCard(""))
	}
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
