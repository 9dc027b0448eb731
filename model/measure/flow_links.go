package measure

import (
	"math"
	"slices"

	"waymark/model"
)

// ShareRounding is by how many points the shares of so many branches may miss
// 100 % because each was written with one decimal: three thirds as 33.3, six
// sixths as 16.7. Such a sum is scaled to 100 %; anything else that misses it is
// shown, not repaired.
func ShareRounding(branches int) float64 { return 0.05*float64(max(branches, 3)) + 1e-9 }

// way is a link of the flow with the places of its ends among the nodes.
type way struct {
	link     *model.Record
	from, to int
}

// readLinks turns links into probabilities. Stated shares count as they are;
// links without one share what is left equally, and are marked as assumed. What
// is missing to 100 % leaves the flow there for an unknown end; more than 100 %
// cannot be computed with.
func (g *flowGraph) readLinks(at map[model.ID]int) {
	g.next = make([][]arc, len(g.nodes))
	ways := g.ways(at)
	if !g.totals {
		g.branches = make([]FlowBranch, 0, len(ways))
	}
	arcs := make([]arc, 0, len(ways)) // one piece of memory for all of them
	for len(ways) > 0 {
		i, k := ways[0].from, 1
		for k < len(ways) && ways[k].from == i {
			k++
		}
		g.next[i] = arcs[len(arcs):]
		if g.nodes[i].kind != "outcome" { // a case has ended there, whatever is drawn behind
			g.branch(i, ways[:k])
		}
		arcs = arcs[:len(arcs)+len(g.next[i])]
		ways = ways[k:]
	}
}

// ways lists the links along which cases pass, those of one node together.
func (g *flowGraph) ways(at map[model.ID]int) []way {
	ways := make([]way, 0, len(g.doc.Children(g.page.ID())))
	for l := range g.doc.Each(g.page.ID(), "link") {
		switch l.Text("link_kind") {
		case "manual_information", "electronic_information":
			continue
		}
		from, ok := at[l.Ref("from")]
		to, ok2 := at[l.Ref("to")]
		if ok && ok2 {
			ways = append(ways, way{l, from, to})
		}
	}
	slices.SortStableFunc(ways, func(a, b way) int { return a.from - b.from })
	return ways
}

// branch gives the links that leave node i their probabilities.
func (g *flowGraph) branch(i int, links []way) {
	n := &g.nodes[i]
	stated, open := 0.0, 0
	for _, w := range links {
		if s, ok := w.link.Num("share"); ok {
			stated += s
		} else {
			open++
		}
	}
	scale := 1.0
	switch off := math.Abs(stated - 100); {
	case off <= 1e-9:
		stated = 100
	case off <= ShareRounding(len(links)) && (open == 0 || stated > 100):
		scale = 100 / stated
		stated = 100
		g.rounded = append(g.rounded, n.name)
	case stated > 100 && g.why == "":
		g.why = "The branches of “" + n.name + "” add up to " + FormatOf(g.doc).Number(stated, 1) + nbsp + "%: more cases leave than come."
	}
	rest := math.Max(100-stated, 0)
	if open > 0 && len(links) > 1 {
		g.assumed = append(g.assumed, n.name)
	}
	for _, w := range links {
		s, ok := w.link.Num("share")
		s *= scale
		if !ok {
			s = rest / float64(open)
		}
		if s > 0 {
			g.next[i] = joined(g.next[i], arc{w.to, s / 100})
		}
		if !g.totals {
			g.branches = append(g.branches, FlowBranch{Link: w.link.ID(), From: n.id, To: g.nodes[w.to].id,
				Label: w.link.Text("label"), Share: s / 100, Assumed: !ok && len(links) > 1})
		}
	}
	if open == 0 {
		n.missing = rest / 100
	}
}

// joined adds an arc; two links between the same nodes are one way.
func joined(arcs []arc, a arc) []arc {
	for k := range arcs {
		if arcs[k].to == a.to {
			arcs[k].p += a.p
			return arcs
		}
	}
	return append(arcs, a)
}
