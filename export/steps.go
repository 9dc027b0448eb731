package export

import (
	"cmp"
	"slices"

	"waymark/model"
	"waymark/model/measure"
)

// steps are the nodes of a flowchart in the order in which a person reads them,
// with their numbers.
type steps struct {
	order  []model.ID
	number map[model.ID]int                  // from 1
	next   map[model.ID][]measure.FlowBranch // in the order in which they are offered
	each   map[model.ID]measure.Value        // hands-on time of one visit
}

// stepsOf numbers the nodes so that a step comes before those that follow it,
// loops aside, and the likelier branch before the others: the reversed order in
// which a depth-first walk leaves the nodes.
func (p *planner) stepsOf(page *model.Record, f *measure.Flow) steps {
	st := steps{number: map[model.ID]int{}, next: map[model.ID][]measure.FlowBranch{}, each: map[model.ID]measure.Value{}}
	for _, n := range f.Nodes {
		st.each[n.ID] = n.Each
	}
	var nodes []model.ID
	isStep := map[model.ID]bool{}
	for n := range p.doc.Each(page.ID(), "node") {
		if k := n.Text("node_kind"); k != "note" && k != "image" {
			nodes = append(nodes, n.ID())
			isStep[n.ID()] = true
		}
	}
	st.readBranches(p.doc, page, f, isStep)
	st.beginnings(p.doc, nodes)
	seen := map[model.ID]bool{}
	for _, id := range nodes {
		if !seen[id] {
			from := len(st.order)
			st.walk(id, seen)
			slices.Reverse(st.order[from:])
		}
	}
	for i, id := range st.order {
		st.number[id] = i + 1
	}
	return st
}

// readBranches reads what follows each step. Links that the numbers leave out, on a page
// that cannot be computed, are taken as they are drawn.
func (st *steps) readBranches(doc *model.Document, page *model.Record, f *measure.Flow, isStep map[model.ID]bool) {
	known := map[model.ID]measure.FlowBranch{}
	for _, b := range f.Branches {
		known[b.Link] = b
	}
	for l := range doc.Each(page.ID(), "link") {
		b, ok := known[l.ID()]
		if !ok {
			b = measure.FlowBranch{Link: l.ID(), From: l.Ref("from"), To: l.Ref("to"), Label: l.Text("label"), Assumed: true}
		}
		if isStep[b.From] && isStep[b.To] {
			st.next[b.From] = append(st.next[b.From], b)
		}
	}
}

// beginnings brings starts to the front, then what nothing leads to; whatever is left
// stands in circles.
func (st *steps) beginnings(doc *model.Document, nodes []model.ID) {
	entered := map[model.ID]bool{}
	for _, branches := range st.next {
		for _, b := range branches {
			entered[b.To] = entered[b.To] || b.From != b.To
		}
	}
	rank := func(id model.ID) int {
		switch {
		case doc.Get(id).Text("node_kind") == "start":
			return 0
		case !entered[id]:
			return 1
		}
		return 2
	}
	slices.SortStableFunc(nodes, func(a, b model.ID) int { return cmp.Compare(rank(a), rank(b)) })
}

// walk goes along the branches, the least likely first, and lists the nodes as it leaves
// them.
func (st *steps) walk(id model.ID, seen map[model.ID]bool) {
	seen[id] = true
	// Among equals the first in the file shall be read first, so it is walked last.
	branches := slices.Clone(st.next[id])
	slices.Reverse(branches)
	slices.SortStableFunc(branches, func(a, b measure.FlowBranch) int { return cmp.Compare(a.Share, b.Share) })
	for _, b := range branches {
		if !seen[b.To] {
			st.walk(b.To, seen)
		}
	}
	st.order = append(st.order, id)
}
