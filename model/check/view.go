package check

import (
	"waymark/model"
	"waymark/model/kind"
)

// view is one page with its shapes as a graph.
type view struct {
	page  *model.Record
	kind  string
	nodes []vnode // without notes and images
	at    map[model.ID]int
	// starts are the nodes of kind start.
	starts   []int
	swimlane int // how many there are
	shares   bool
}

// vnode is one shape and its links.
type vnode struct {
	rec     *model.Record // as the file has it
	eff     *model.Record // as it is shown
	kind    string
	out, in []*model.Record // links whose two ends are on the page
}

func (n *vnode) id() model.ID { return n.rec.ID() }

func readView(doc *model.Document, page *model.Record) *view {
	v := &view{page: page, kind: page.Text("page_kind"), at: map[model.ID]int{}}
	for r := range doc.Each(page.ID(), "") {
		switch r.Kind() {
		case "swimlane":
			v.swimlane++
		case "node":
			k := r.Text("node_kind")
			if k == "note" || k == "image" {
				continue
			}
			if k == "start" {
				v.starts = append(v.starts, len(v.nodes))
			}
			v.at[r.ID()] = len(v.nodes)
			v.nodes = append(v.nodes, vnode{rec: r, eff: kind.Effective(doc, r), kind: k})
		}
	}
	for r := range doc.Each(page.ID(), "link") {
		from, ok1 := v.at[r.Ref("from")]
		to, ok2 := v.at[r.Ref("to")]
		if !ok1 || !ok2 {
			continue
		}
		if v.kind == "flowchart" && isInformation(r) {
			continue
		}
		v.nodes[from].out = append(v.nodes[from].out, r)
		v.nodes[to].in = append(v.nodes[to].in, r)
		v.shares = v.shares || r.Has("share")
	}
	return v
}

func isInformation(link *model.Record) bool {
	k := link.Text("link_kind")
	return k == "manual_information" || k == "electronic_information"
}

// reached marks the nodes that can be reached from the given ones; backwards
// along the links when back is true. Links that are never taken (share 0) lead
// nowhere.
func (v *view) reached(from []int, back bool) []bool {
	seen := make([]bool, len(v.nodes))
	todo := append([]int(nil), from...)
	for _, i := range from {
		seen[i] = true
	}
	for len(todo) > 0 {
		n := &v.nodes[todo[len(todo)-1]]
		todo = todo[:len(todo)-1]
		links, end := n.out, "to"
		if back {
			links, end = n.in, "from"
		}
		for _, l := range links {
			if s, ok := l.Num("share"); ok && s == 0 {
				continue
			}
			if j := v.at[l.Ref(end)]; !seen[j] {
				seen[j] = true
				todo = append(todo, j)
			}
		}
	}
	return seen
}
