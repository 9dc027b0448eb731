package tool

import "waymark/model"

// newLink makes a link of the kind that fits between two shapes, labelled where
// it is a branch.
func (m *Machine) newLink(id, from, to model.ID, fromPort, toPort string) *model.Record {
	props := []model.Prop{{Name: "from", Value: model.Text(from)}, {Name: "to", Value: model.Text(to)}}
	add := func(name, v string) {
		if v != "" {
			props = append(props, model.Prop{Name: name, Value: model.Text(v)})
		}
	}
	add("from_port", fromPort)
	add("to_port", toPort)
	doc := m.host.Committed()
	a, b := doc.Get(from), doc.Get(to)
	if m.pageKind() == "valuestream" {
		add("link_kind", streamLink(a, b))
	}
	if a != nil && a.Text("node_kind") == "decision" {
		add("label", m.nextBranch(from))
	}
	return model.NewRecord(id, "link", m.pageID(), props...)
}

// nextBranch is the usual label of the next branch of a decision: Yes for the
// first one, No for the second.
func (m *Machine) nextBranch(from model.ID) string {
	used := map[string]bool{}
	n := 0
	for l := range m.host.Committed().Each(m.pageID(), "link") {
		if l.Ref("from") == from {
			used[l.Text("label")] = true
			n++
		}
	}
	switch {
	case n == 0:
		return "Yes"
	case n == 1 && used["Yes"]:
		return "No"
	case n == 1 && used["No"]:
		return "Yes"
	}
	return ""
}

// streamLink is the kind of link that a value stream usually has between two
// kinds of shape.
func streamLink(a, b *model.Record) string {
	of := func(r *model.Record) string {
		if r == nil {
			return "process"
		}
		return r.Text("node_kind")
	}
	x, y := of(a), of(b)
	switch {
	case x == "information_system" || y == "information_system":
		return "electronic_information"
	case x == "supplier" || y == "customer" || x == "transport" || y == "transport":
		return "shipment"
	case x == "customer" || y == "supplier":
		return "manual_information"
	case x == "supermarket":
		return "pull"
	}
	return "push"
}
