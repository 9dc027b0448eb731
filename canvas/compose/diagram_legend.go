package compose

import (
	"slices"

	"waymark/canvas/shape"
	"waymark/model/kind"
)

// legend explains the shapes, marks and lines that the page uses, each once, in
// the order of the table of kinds.
func (d *diagram) legend() []shape.LegendEntry {
	k := d.c.kit
	seen := map[string]bool{}
	states := map[shape.Status]bool{}
	broken, bottleneck, shared := false, false, false
	words := map[string]bool{}
	if d.stream && d.numbers.stream.Convention != "classic" && len(d.numbers.stream.Path()) > 0 {
		words["PT"], words["LT"] = true, true // on the ladder
	}
	for _, n := range d.nodes {
		for _, row := range n.fit.Data {
			words[row.Label] = true
		}
		seen[n.fit.Kind] = true
		if n.fit.Kind == "outcome" {
			seen["outcome."+n.fit.Variant] = true
		}
		if n.fit.KPI.Text != "" {
			states[n.fit.KPI.Status] = true
		}
		broken = broken || n.fit.Missing != ""
		bottleneck = bottleneck || n.fit.Mark
		shared = shared || n.fit.Kind == "process" && n.fit.Variant == "shared"
		seen["queue"] = seen["queue"] || n.key.queued
	}
	var out []shape.LegendEntry
	for _, o := range kind.Options("node", "node_kind") {
		switch {
		case !seen[o.Name] || o.Name == "note" || o.Name == "image":
		case o.Name == "outcome":
			for _, v := range kind.Options("node", "outcome") {
				if seen["outcome."+v.Name] {
					out = append(out, k.LegendNode("outcome", v.Name, v.Label))
				}
			}
			if seen["outcome."] {
				out = append(out, k.LegendNode("outcome", "", "Outcome"))
			}
		default:
			out = append(out, k.LegendNode(o.Name, "", o.Label))
		}
	}
	if shared {
		out = append(out, k.LegendNode("process", "shared", "Shared process"))
	}
	if bottleneck {
		out = append(out, k.LegendBottleneck())
	}
	for _, label := range [...]string{"Process time", "Lead time", "Changeover"} {
		if word := abbreviation(label); words[word] {
			out = append(out, k.LegendWord(word, label))
		}
	}
	for _, o := range kind.Options("link", "link_kind") {
		if o.Name != "flow" && slices.ContainsFunc(d.links, func(l *link) bool { return l.rec.Text("link_kind") == o.Name }) {
			out = append(out, k.LegendLink(o.Name, o.Label))
		}
	}
	for _, s := range shape.Statuses() {
		if states[s] {
			out = append(out, k.LegendStatus(s))
		}
	}
	if broken {
		out = append(out, k.LegendBroken())
	}
	return out
}
