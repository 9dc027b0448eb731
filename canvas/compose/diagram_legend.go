package compose

import (
	"slices"

	"waymark/canvas/shape"
	"waymark/model/kind"
)

// legend explains the shapes, marks and lines that the page uses, each once, in
// the order of the table of kinds.
func (d *diagram) legend() []shape.LegendEntry {
	u := used{kinds: map[string]bool{}, outcomes: map[string]bool{}, words: map[string]bool{}, states: map[shape.Status]bool{}}
	if d.stream && d.numbers.stream.Convention != "classic" && len(d.numbers.stream.Path()) > 0 {
		u.words["PT"], u.words["LT"] = true, true // on the ladder
	}
	for _, n := range d.nodes {
		u.note(n)
	}
	k := d.c.kit
	out := u.shapes(nil, k)
	out = u.abbreviations(out, k)
	out = linksUsed(out, k, d.links)
	return u.marks(out, k)
}

// used is what the nodes of a page show that needs to be explained.
type used struct {
	kinds      map[string]bool
	outcomes   map[string]bool // "" for one that does not say how it ends
	words      map[string]bool // beside the values of data boxes, and on the ladder
	states     map[shape.Status]bool
	shared     bool // processes that other value streams use, too
	bottleneck bool
	broken     bool // references that lead nowhere
}

// note takes down what a node shows.
func (u *used) note(n *node) {
	u.kinds[n.fit.Kind] = true
	if n.key.queued {
		u.kinds["queue"] = true
	}
	if n.fit.Kind == "outcome" {
		u.outcomes[n.fit.Variant] = true
	}
	for _, row := range n.fit.Data {
		u.words[row.Label] = true
	}
	if n.fit.KPI.Text != "" {
		u.states[n.fit.KPI.Status] = true
	}
	u.shared = u.shared || n.fit.Kind == "process" && n.fit.Variant == "shared"
	u.bottleneck = u.bottleneck || n.fit.Mark
	u.broken = u.broken || n.fit.Missing != ""
}

// shapes explains the kinds of nodes, those of notes and images apart, which explain
// themselves.
func (u *used) shapes(out []shape.LegendEntry, k *shape.Kit) []shape.LegendEntry {
	for _, o := range kind.Options("node", "node_kind") {
		switch {
		case !u.kinds[o.Name] || o.Name == "note" || o.Name == "image":
		case o.Name == "outcome":
			out = u.outcomeShapes(out, k)
		default:
			out = append(out, k.LegendNode(o.Name, "", o.Label))
		}
	}
	if u.shared {
		out = append(out, k.LegendNode("process", "shared", "Shared process"))
	}
	if u.bottleneck {
		out = append(out, k.LegendBottleneck())
	}
	return out
}

func (u *used) outcomeShapes(out []shape.LegendEntry, k *shape.Kit) []shape.LegendEntry {
	for _, v := range kind.Options("node", "outcome") {
		if u.outcomes[v.Name] {
			out = append(out, k.LegendNode("outcome", v.Name, v.Label))
		}
	}
	if u.outcomes[""] {
		out = append(out, k.LegendNode("outcome", "", "Outcome"))
	}
	return out
}

// abbreviations explains those that stand on the page.
func (u *used) abbreviations(out []shape.LegendEntry, k *shape.Kit) []shape.LegendEntry {
	for _, label := range [...]string{"Process time", "Lead time", "Changeover"} {
		if word := abbreviation(label); u.words[word] {
			out = append(out, k.LegendWord(word, label))
		}
	}
	return out
}

// linksUsed explains the kinds of links, plain ones apart.
func linksUsed(out []shape.LegendEntry, k *shape.Kit, links []*link) []shape.LegendEntry {
	for _, o := range kind.Options("link", "link_kind") {
		if o.Name != "flow" && slices.ContainsFunc(links, func(l *link) bool { return l.rec.Text("link_kind") == o.Name }) {
			out = append(out, k.LegendLink(o.Name, o.Label))
		}
	}
	return out
}

// marks explains what stands at nodes: states of KPIs, and that something is missing.
func (u *used) marks(out []shape.LegendEntry, k *shape.Kit) []shape.LegendEntry {
	for _, s := range shape.Statuses() {
		if u.states[s] {
			out = append(out, k.LegendStatus(s))
		}
	}
	if u.broken {
		out = append(out, k.LegendBroken())
	}
	return out
}
