package measure

import "waymark/model"

// FlowMapOf reads the nodes of a flowchart page with the times of one visit, and
// its branches with their shares: what is needed to follow one case, without
// computing what becomes of all of them. Only Page, Title, State, Nodes (without
// Visits, Time and Share), Branches and Why are set; Why says why the page as a
// whole cannot be computed, and the rest can be used nevertheless.
func FlowMapOf(doc *model.Document, page model.ID) Flow {
	p := doc.Get(page)
	f := Flow{Page: page}
	if p == nil || p.Kind() != "page" || p.Text("page_kind") != "flowchart" {
		f.fail("This is not a flowchart page.")
		return f
	}
	f.Title, f.State = p.Text("title"), p.Text("state")
	g := newAnalysis(doc).readFlow(p, false)
	g.list(&f)
	if g.why != "" {
		f.fail(g.why)
	}
	return f
}

// list writes what was read off the page, before anything is computed.
func (g *flowGraph) list(f *Flow) {
	f.Nodes = make([]FlowNode, 0, len(g.nodes))
	for i := range g.nodes {
		n := &g.nodes[i]
		elapsed := Unknown("It states no time.")
		if n.timed {
			elapsed = Of(n.elapsed)
		}
		f.Nodes = append(f.Nodes, FlowNode{ID: n.id, Name: n.name, Kind: n.kind, Swimlane: n.swimlane, Each: Of(n.hands), Elapsed: elapsed})
	}
	f.Branches = g.branches
}
