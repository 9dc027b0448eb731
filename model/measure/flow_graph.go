package measure

import (
	"cmp"
	"math"
	"slices"
	"strconv"

	"waymark/model"
	"waymark/model/kind"
)

// flowGraph is a flowchart page as a graph with probabilities.
type flowGraph struct {
	*analysis
	page     *model.Record
	nodes    []flowNode
	next     [][]arc   // with p > 0
	start    []float64 // probability that a case begins at a node
	branches []FlowBranch
	why      string

	assumed, untimed, dead []string // names of nodes, for the notes
	startAssumed           bool
	rounded                []string
}

// flowNode is a node with its numbers.
type flowNode struct {
	id             model.ID
	name, kind     string
	outcome        string
	swimlane       model.ID
	hands, elapsed float64 // seconds of one visit
	sd             float64 // of the hands-on time, from the page that it opens
	cost           float64
	timed, costed  bool
	missing        float64 // share that leaves for nowhere
}

// arc is a link with its probability.
type arc struct {
	to int
	p  float64
}

// ShareRounding is by how many points the shares of so many branches may miss
// 100 % because each was written with one decimal: three thirds as 33.3, six
// sixths as 16.7. Such a sum is scaled to 100 %; anything else that misses it is
// shown, not repaired.
func ShareRounding(branches int) float64 { return 0.05*float64(max(branches, 3)) + 1e-9 }

// readFlow reads nodes, times and shares of a page.
func (a *analysis) readFlow(page *model.Record) *flowGraph {
	g := &flowGraph{analysis: a, page: page}
	most := len(a.doc.Children(page.ID()))
	g.nodes = make([]flowNode, 0, most)
	at := make(map[model.ID]int, most)
	var starts []int
	for r := range a.doc.Each(page.ID(), "node") {
		k := r.Text("node_kind")
		if k == "note" || k == "image" {
			continue
		}
		eff := kind.Effective(a.doc, r)
		n := flowNode{id: r.ID(), kind: k, swimlane: r.Ref("swimlane")}
		n.name = cmp.Or(eff.Text("name"), kind.Label("node", "node_kind", k))
		if k == "outcome" {
			n.outcome = cmp.Or(r.Text("outcome"), "other")
		}
		n.cost, n.costed = eff.Num("cost")
		g.time(&n, eff)
		if k == "start" {
			starts = append(starts, len(g.nodes))
		}
		at[r.ID()] = len(g.nodes)
		g.nodes = append(g.nodes, n)
	}
	switch {
	case len(g.nodes) == 0:
		g.why = "There are no shapes on the page."
	case len(starts) == 0:
		g.why = "The page has no start: nobody can say where a case begins."
	}
	g.readLinks(at)
	g.readStarts(starts)
	return g
}

// time reads the times of a node. Hands-on time is the process time; where a
// step states a lead time alone, that without its wait. A delay is waiting.
func (g *flowGraph) time(n *flowNode, eff *model.Record) {
	pt, hasPT := g.cal.value(eff, "process_time")
	lt, hasLT := g.cal.value(eff, "lead_time")
	wait, hasWait := g.cal.value(eff, "wait_time")
	n.timed = true
	switch {
	case hasPT:
		n.hands = pt
	case n.kind == "delay":
		n.timed = hasLT || hasWait
	case hasLT:
		n.hands = math.Max(lt-wait, 0)
	default:
		n.hands, n.elapsed, n.sd, n.timed = g.subpage(g.page.ID(), eff)
	}
	switch {
	case hasLT:
		n.elapsed = math.Max(lt, n.hands)
	case hasPT || n.kind == "delay":
		n.elapsed = n.hands + wait
	case hasWait:
		n.elapsed += wait
	}
}

// readLinks turns links into probabilities. Stated shares count as they are;
// links without one share what is left equally, and are marked as assumed. What
// is missing to 100 % leaves the flow there for an unknown end; more than 100 %
// cannot be computed with.
func (g *flowGraph) readLinks(at map[model.ID]int) {
	g.next = make([][]arc, len(g.nodes))
	type way struct {
		link     *model.Record
		from, to int
	}
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
	g.branches = make([]FlowBranch, 0, len(ways))
	arcs := make([]arc, 0, len(ways)) // one piece of memory for all of them
	for len(ways) > 0 {
		i, k := ways[0].from, 1
		for k < len(ways) && ways[k].from == i {
			k++
		}
		links := ways[:k]
		ways = ways[k:]
		n := &g.nodes[i]
		g.next[i] = arcs[len(arcs):]
		if n.kind == "outcome" {
			continue // a case has ended here, whatever is drawn behind
		}
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
		case stated > 100:
			if g.why == "" {
				g.why = "The branches of “" + n.name + "” add up to " + FormatOf(g.doc).Number(stated, 1) + nbsp + "%: more cases leave than come."
			}
		}
		rest := math.Max(100-stated, 0)
		if open > 1 || open == 1 && len(links) > 1 {
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
			g.branches = append(g.branches, FlowBranch{Link: w.link.ID(), From: n.id, To: g.nodes[w.to].id,
				Label: w.link.Text("label"), Share: s / 100, Assumed: !ok && len(links) > 1})
		}
		arcs = arcs[:len(arcs)+len(g.next[i])]
		if open == 0 && len(links) > 0 {
			n.missing = rest / 100
		}
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

// readStarts shares the cases between the starts: by their demand where all of
// them state it, else equally.
func (g *flowGraph) readStarts(starts []int) {
	g.start = make([]float64, len(g.nodes))
	if len(starts) == 0 {
		return
	}
	demand := make([]float64, len(starts))
	total := 0.0
	for k, i := range starts {
		d, ok := kind.Effective(g.doc, g.doc.Get(g.nodes[i].id)).Num("demand")
		if !ok {
			total = 0
			break
		}
		demand[k] = d
		total += d
	}
	g.startAssumed = total == 0 && len(starts) > 1
	for k, i := range starts {
		if total > 0 {
			g.start[i] = demand[k] / total
		} else {
			g.start[i] = 1 / float64(len(starts))
		}
	}
}

// chain returns the Markov chain of the page.
func (g *flowGraph) chain() *chain {
	leave := make([]float64, len(g.nodes))
	for i, n := range g.nodes {
		leave[i] = n.missing
		if len(g.next[i]) == 0 {
			leave[i] = 1
		}
	}
	return newChain(g.next, leave, g.start, eliminationSteps)
}

// allNotes says what the numbers assume and what they leave out.
func (g *flowGraph) allNotes(f Flow, visits []float64) []string {
	for i, n := range g.nodes {
		if Of(visits[i]).Or(0) <= 0 {
			continue
		}
		switch n.kind {
		case "action", "input_output", "document", "hand_off", "subprocess", "delay":
			if !n.timed {
				g.untimed = append(g.untimed, n.name)
			}
		}
		if n.kind != "outcome" && len(g.next[i]) == 0 && n.missing == 0 {
			g.dead = append(g.dead, n.name)
		}
	}
	var notes []string
	say := func(list []string, one, many string) {
		if len(list) > 0 {
			notes = append(notes, names(list)+pick(len(list), one, many))
		}
	}
	if f.Missing > 1e-9 {
		notes = append(notes, "The end of "+FormatOf(g.doc).Share(f.Missing)+" of the cases is not known, because shares add up to less than 100"+nbsp+"%. Their time is counted up to there.")
	}
	say(g.assumed, " has branches without a share: what is left is shared equally.", " have branches without a share: what is left is shared equally.")
	say(g.rounded, " has shares that miss 100"+nbsp+"% by a rounding error, which was spread over them.", " have shares that miss 100"+nbsp+"% by a rounding error, which was spread over them.")
	say(g.untimed, " states no time and is counted as taking none.", " state no time and are counted as taking none.")
	say(g.dead, " is a dead end: it is counted as an outcome.", " are dead ends: they are counted as outcomes.")
	if g.startAssumed {
		n := 0
		for _, s := range g.start {
			if s > 0 {
				n++
			}
		}
		notes = append(notes, "The cases are shared equally between the "+strconv.Itoa(n)+" starts, because they do not state their demand.")
	}
	return notes
}
