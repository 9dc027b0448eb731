package tool

import (
	"waymark/model"
	"waymark/model/edit"
	"waymark/model/kind"
)

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
		add("Better", "+", func() { m.feelBy(0.5) })
		add("Worse", "−", func() { m.feelBy(-0.5) })
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
		add("Show hidden lanes", "", m.showLanes)
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

// showLanes shows all hidden lanes of a journey.
func (m *Machine) showLanes() {
	if ids := m.hiddenLanes(); len(ids) > 0 {
		m.do(edit.Sequence{Name: "Show hidden lanes", Commands: []edit.Command{edit.Set{IDs: ids, Name: "hidden"}}})
	}
}
