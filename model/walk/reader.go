package walk

import (
	"cmp"

	"waymark/model"
	"waymark/model/kind"
	"waymark/model/measure"
)

// reader reads the pages of one document, each once.
type reader struct {
	doc   *model.Document
	pages map[model.ID]*page
}

// page is a flowchart page; one without nodes for anything else.
type page struct {
	nodes  map[model.ID]measure.FlowNode
	out    map[model.ID][]measure.FlowBranch // by the node that they leave
	starts []model.ID
}

func newReader(doc *model.Document) *reader {
	return &reader{doc: doc, pages: map[model.ID]*page{}}
}

func (r *reader) page(id model.ID) *page {
	if p := r.pages[id]; p != nil {
		return p
	}
	f := measure.FlowMapOf(r.doc, id)
	p := &page{nodes: make(map[model.ID]measure.FlowNode, len(f.Nodes)), out: map[model.ID][]measure.FlowBranch{}}
	for _, n := range f.Nodes {
		p.nodes[n.ID] = n
		if n.Kind == "start" {
			p.starts = append(p.starts, n.ID)
		}
	}
	for _, b := range f.Branches {
		p.out[b.From] = append(p.out[b.From], b)
	}
	r.pages[id] = p
	return p
}

func (p *page) name(id model.ID) string { return p.nodes[id].Name }

// visit is a stay at a node of a page, as the document is now.
func (r *reader) visit(page, node model.ID) Visit {
	n := r.page(page).nodes[node]
	v := Visit{Page: page, Node: node, Name: n.Name, Kind: n.Kind, Hands: n.Each.Or(0)}
	v.Elapsed = max(v.Hands, n.Elapsed.Or(0))
	if lane := r.doc.Get(n.Swimlane); lane != nil && n.Swimlane != "" {
		v.Swimlane = lane.Text("name")
	}
	switch n.Kind {
	case "action", "input_output", "document", "hand_off", "subprocess", "delay":
		v.Untimed = !n.Elapsed.Known
	}
	return v
}

// again reads a visit anew; where its node is gone, what was known of it stays.
func (r *reader) again(v Visit) Visit {
	if _, there := r.page(v.Page).nodes[v.Node]; !there {
		v.Gone = true
		return v
	}
	n := r.visit(v.Page, v.Node)
	n.Link, n.Branch, n.Entered, n.Returned, n.Depth = v.Link, v.Branch, v.Entered, v.Returned, v.Depth
	if l := r.doc.Get(v.Link); l != nil && v.Link != "" {
		n.Branch = l.Text("label")
	}
	return n
}

// outcomeOf is the outcome of an end, as package measure counts it.
func outcomeOf(r *model.Record) string { return cmp.Or(r.Text("outcome"), "other") }

// Label is the outcome in words.
func (e End) Label() string {
	switch e.Outcome {
	case "":
		return "Dead end"
	case "other": // as the only word, it says nothing
		return "Other outcome"
	}
	return kind.Label("node", "outcome", e.Outcome)
}
