package panel

import (
	"slices"
	"strings"

	"waymark/canvas/tool"
	"waymark/model"
	"waymark/model/kind"
)

// tile is one thing of the palette.
type tile struct {
	stencil tool.Stencil
	word    string // short: two tiles stand beside each other
	help    string
}

// group is a section of the palette.
type group struct {
	name  string
	tiles []tile
}

// palette lists what can be placed on a page of a kind.
func palette(pageKind string) []group {
	switch pageKind {
	case "journey":
		return []group{{"Cards", cardTiles()}, {"Structure", structureTiles()}}
	case "flowchart":
		flow := nodeTiles("start", "action", "decision", "input_output", "document", "subprocess", "hand_off", "delay")
		flow = append(flow,
			tile{tool.Stencil{Kind: "node", Variant: "outcome", Outcome: "resolved"}, "Outcome", "An end of the flow: how the case is resolved"},
			tile{tool.Stencil{Kind: "node", Variant: "outcome", Outcome: "escalated"}, "Escalated", "An end of the flow: the case goes to somebody else"},
			swimlaneTile())
		return []group{{"Flow shapes", flow}, {"Markers", nodeTiles("note", "image")}}
	case "valuestream":
		return []group{
			{"Value stream", append(nodeTiles("customer", "supplier", "process", "queue", "supermarket", "fifo", "safety_stock", "transport", "information_system"), swimlaneTile())},
			{"Markers", nodeTiles("kaizen_burst", "operator", "note", "image")},
		}
	}
	return nil
}

func cardTiles() []tile {
	var out []tile
	for _, lane := range []string{"actions", "touchpoints", "thoughts", "emotion", "pain_points", "opportunities", "motivations", "backstage", "time_effort", "kpis", "images", "notes"} {
		s := tool.Stencil{Kind: "card", Variant: lane}
		if lane == "emotion" {
			s.Kind = "emotion"
		}
		word := cardLabel(lane)
		if lane == "time_effort" {
			word = "Effort"
		}
		out = append(out, tile{s, word, "A card in the lane “" + kind.Label("lane", "lane_kind", lane) + "”"})
	}
	return out
}

func structureTiles() []tile {
	return []tile{
		{tool.Stencil{Kind: "stage"}, "Stage", "A group of steps, such as Awareness or Contact"},
		{tool.Stencil{Kind: "step"}, "Step", "One thing that the customer goes through: a column"},
		{tool.Stencil{Kind: "lane", Variant: "custom"}, "Lane", "A row of the journey: choose what stands in it"},
	}
}

func swimlaneTile() tile {
	return tile{tool.Stencil{Kind: "swimlane"}, "Swimlane", "Who does it: customer, first line, system"}
}

// nodeWords are the names of shapes that are too long for a tile.
var nodeWords = map[string]string{
	"input_output": "In / out", "subprocess": "Subflow", "information_system": "IT system", "kaizen_burst": "Kaizen", "safety_stock": "Safety",
}

func nodeTiles(variants ...string) []tile {
	var out []tile
	for _, v := range variants {
		name := kind.Label("node", "node_kind", v)
		word := name
		if w, ok := nodeWords[v]; ok {
			word = w
		}
		out = append(out, tile{tool.Stencil{Kind: "node", Variant: v}, word, name})
	}
	return out
}

// matches reports whether a search finds the tile.
func (t tile) matches(query string) bool {
	all := strings.ToLower(t.word + " " + t.stencil.Label() + " " + t.help)
	for _, w := range strings.Fields(strings.ToLower(query)) {
		if !strings.Contains(all, w) {
			return false
		}
	}
	return true
}

// sharedStep is a step of other pages that can be placed on this one.
type sharedStep struct {
	id      model.ID
	name    string
	where   string // Journey, Flow, Stream, or “2 pages”
	stencil tool.Stencil
}

// otherSteps lists the steps of other pages that a page does not show yet, in
// reading order, each once, however many pages share it.
func otherSteps(doc *model.Document, page *model.Record) []sharedStep {
	if page == nil || len(doc.All(model.Root, "page")) < 2 {
		return nil
	}
	// Of a step and its future state a page offers the one of its own time.
	future := page.Text("state") == "future"
	revised := map[model.ID]bool{}
	if future {
		for _, r := range doc.Records() {
			if was := doc.Get(r.Ref("revises")); was != nil {
				src, _ := kind.Source(doc, was) // it may be shared today, while the future has its own
				revised[was.ID()], revised[src.ID()] = true, true
			}
		}
	}
	type seen struct {
		here  bool
		pages []model.ID
	}
	steps := map[model.ID]*seen{}
	var order []model.ID
	for own := range doc.Each(model.Root, "page") {
		for r := range doc.Within(own.ID()) {
			if r.Kind() != "step" && (r.Kind() != "node" || !worked(r)) {
				continue
			}
			src, broken := kind.Source(doc, r)
			if broken || oneLine(src.Text("name")) == "" {
				continue
			}
			if own.ID() != page.ID() && (future && revised[src.ID()] || !future && doc.Page(r.Ref("revises")) != nil) {
				continue
			}
			s := steps[src.ID()]
			if s == nil {
				s = &seen{}
				steps[src.ID()] = s
				order = append(order, src.ID())
			}
			if own.ID() == page.ID() {
				s.here = true
			}
			if n := len(s.pages); n == 0 || s.pages[n-1] != own.ID() {
				s.pages = append(s.pages, own.ID())
			}
		}
	}
	var out []sharedStep
	for _, id := range order {
		s := steps[id]
		if s.here {
			continue
		}
		src := doc.Get(id)
		out = append(out, sharedStep{id, oneLine(src.Text("name")), whereWord(doc, s.pages), shares(src, page.Text("page_kind"))})
	}
	return out
}

func whereWord(doc *model.Document, pages []model.ID) string {
	if len(pages) > 1 {
		return count(len(pages), "page", "pages")
	}
	switch doc.Get(pages[0]).Text("page_kind") {
	case "journey":
		return "Journey"
	case "flowchart":
		return "Flow"
	case "valuestream":
		return "Stream"
	}
	return ""
}

// shares is what shows a step on a page of a kind.
func shares(src *model.Record, pageKind string) tool.Stencil {
	s := tool.Stencil{Kind: "node", SameAs: src.ID()}
	switch pageKind {
	case "journey":
		s.Kind = "step"
	case "valuestream":
		s.Variant = "process"
	default:
		s.Variant = "action"
		if v := src.Text("node_kind"); v != "" && slices.Contains(kind.FlowNodes, v) {
			s.Variant = v
		}
	}
	return s
}

// offersOther reports whether the palette could offer something else for one
// document than for the other. It is asked at every key, so it looks only at what
// has changed.
func offersOther(a, b *model.Document) bool {
	x, y := a.Records(), b.Records()
	if len(x) != len(y) {
		return true
	}
	for i, r := range x {
		s := y[i]
		if r == s {
			continue
		}
		if r.ID() != s.ID() || r.Parent() != s.Parent() {
			return true
		}
		switch r.Kind() {
		case "step", "node":
			for _, name := range [...]string{"name", "same_as", "node_kind", "revises"} {
				if !model.SameValue(r.Get(name), s.Get(name)) {
					return true
				}
			}
		case "page", "persona":
			return true
		}
	}
	return false
}
