package tool

import (
	"waymark/model"
	"waymark/model/kind"
)

// Stencil is something that can be placed on a page: a shape of a flowchart or a
// value stream, a card, or a part of the structure.
type Stencil struct {
	Kind    string   // node, card, emotion, stage, step, lane or swimlane
	Variant string   // node_kind of a node, lane_kind of a card or a lane
	Outcome string   // of an outcome
	SameAs  model.ID // an existing step that the new element shows
	Image   string   // of an image: a path beside the document, or embedded data
	Name    string   // what it says at first
}

// Label is what the stencil is called.
func (s Stencil) Label() string {
	switch {
	case s.Name != "":
		return s.Name
	case s.Outcome != "":
		return kind.Label("node", "outcome", s.Outcome)
	case s.Kind == "node":
		return kind.Label("node", "node_kind", s.Variant)
	case s.Kind == "card", s.Kind == "lane" && s.Variant != "":
		return kind.Label("lane", "lane_kind", s.Variant)
	}
	if k, ok := kind.Of(s.Kind); ok {
		return k.Label
	}
	return s.Kind
}

// node makes the record of a node.
func (s Stencil) node(id, page model.ID) *model.Record {
	props := []model.Prop{{Name: "node_kind", Value: model.Text(s.Variant)}}
	add := func(name, v string) {
		if v != "" {
			props = append(props, model.Prop{Name: name, Value: model.Text(v)})
		}
	}
	add("name", s.Name)
	add("outcome", s.Outcome)
	add("same_as", string(s.SameAs))
	add("image", s.Image)
	if s.Variant == "outcome" && s.Outcome == "" {
		add("outcome", "resolved")
	}
	return model.NewRecord(id, "node", page, props...)
}

// nextShapes lists what can follow a node of a kind on a page, the likeliest
// first.
func nextShapes(pageKind, after string) []Stencil {
	n := func(variants ...string) []Stencil {
		var out []Stencil
		for _, v := range variants {
			out = append(out, Stencil{Kind: "node", Variant: v})
		}
		return out
	}
	if pageKind == "valuestream" {
		switch after {
		case "process":
			return n("process", "queue", "customer", "supermarket", "fifo", "transport", "information_system")
		case "information_system":
			return n("process", "supplier", "customer", "information_system")
		}
		return n("process", "queue", "customer", "supplier", "information_system", "supermarket", "fifo", "transport")
	}
	list := n("action", "decision", "hand_off", "input_output", "document", "subprocess", "delay")
	list = append(list, Stencil{Kind: "node", Variant: "outcome", Outcome: "resolved"}, Stencil{Kind: "node", Variant: "outcome", Outcome: "escalated"})
	return list
}

// follower is what a quick-add arrow adds after a node.
func follower(pageKind string) Stencil {
	if pageKind == "valuestream" {
		return Stencil{Kind: "node", Variant: "process"}
	}
	return Stencil{Kind: "node", Variant: "action"}
}
