package app

import (
	"fyne.io/fyne/v2"

	"waymark/app/panel"
	"waymark/canvas/tool"
	"waymark/icons"
	"waymark/model/kind"
)

// insertCommands are one command for everything that can stand on a page, made
// from the table of kinds, so that a new kind of shape is in the menu by itself.
func insertCommands() []*Command {
	place := func(c *Command, s tool.Stencil) *Command {
		c.Menu = "Insert"
		c.Run = func(w *Window) {
			w.focusMap()
			w.view.Insert(s)
		}
		return c
	}
	list := []*Command{
		place(&Command{ID: "insert.stage", Also: "phase", Label: "Stage", Icon: "chevrons-right", Needs: onPage("journey")}, tool.Stencil{Kind: "stage"}),
		place(&Command{ID: "insert.step", Also: "column", Label: "Step", Icon: "between-horizontal-start", Needs: onPage("journey")}, tool.Stencil{Kind: "step"}),
		place(&Command{ID: "insert.lane", Also: "row", Label: "Lane for notes", Icon: "between-vertical-start", Needs: onPage("journey")}, tool.Stencil{Kind: "lane", Variant: "notes"}),
	}
	for _, o := range kind.Options("lane", "lane_kind") {
		if o.Name != "notes" {
			list = append(list, place(&Command{ID: "insert.lane." + o.Name, Label: o.Label, Sub: "Lane for", Icon: icons.Lane(o.Name), Needs: onPage("journey")}, tool.Stencil{Kind: "lane", Variant: o.Name}))
		}
	}
	for _, o := range kind.Options("lane", "lane_kind") {
		if o.Name != "kpis" {
			list = append(list, place(&Command{ID: "insert.card." + o.Name, Label: o.Label, Sub: "Card in", Icon: icons.Lane(o.Name), Needs: onPage("journey")}, cardStencil(o.Name)))
		}
	}
	seen := map[string]bool{}
	for i, set := range [...][]string{kind.FlowNodes, kind.StreamNodes} {
		sub, page := "Flowchart shape", "flowchart"
		if i == 1 {
			sub, page = "Value stream symbol", "valuestream"
		}
		for _, name := range set {
			id := "insert." + name
			if seen[id] {
				id = "insert.stream." + name
			}
			seen[id] = true
			list = append(list, place(&Command{ID: id, Label: kind.Label("node", "node_kind", name), Sub: sub, Line: false, Icon: icons.Node(name), Needs: onPage(page)}, tool.Stencil{Kind: "node", Variant: name}))
		}
	}
	list = append(list, place(&Command{ID: "insert.swimlane", Also: "pool container", Label: "Swimlane", Icon: "rows-3", Needs: onPage("flowchart", "valuestream")}, tool.Stencil{Kind: "swimlane"}))
	return append(list,
		&Command{ID: "insert.persona", Label: "Persona…", Menu: "Insert", Line: true, Icon: "users", Needs: editable, Run: func(w *Window) { w.showPersonas().Add() }},
		&Command{ID: "insert.kpi", Label: "KPI…", Menu: "Insert", Icon: "gauge", Needs: editable, Run: func(w *Window) {
			w.showRight(panel.TabKPIs)
			at := fyne.CurrentApp().Driver().AbsolutePositionForObject(w.sides.right)
			w.sides.slots.right.KPIs.Add(w.win.Canvas(), at.AddXY(16, 96)) // below the sentence of an empty list
		}})
}

// cardStencil is what is placed in a lane of a kind: a card, or a point of the
// emotion curve.
func cardStencil(lane string) tool.Stencil {
	if lane == "emotion" {
		return tool.Stencil{Kind: "emotion", Variant: lane}
	}
	return tool.Stencil{Kind: "card", Variant: lane}
}
