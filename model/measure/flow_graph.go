package measure

import (
	"cmp"
	"math"
	"strconv"

	"waymark/model"
	"waymark/model/kind"
)

// flowGraph is a flowchart page as a graph with probabilities.
type flowGraph struct {
	*analysis
	page     *model.Record
	nodes    []flowNode
	next     [][]arc      // with p > 0
	start    []float64    // probability that a case begins at a node
	branches []FlowBranch // nil where only totals are asked for
	totals   bool
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

// readFlow reads nodes, times and shares of a page: all of it, or what its totals are
// computed from.
func (a *analysis) readFlow(page *model.Record, totals bool) *flowGraph {
	g := &flowGraph{analysis: a, page: page, totals: totals}
	most := 0
	for range a.doc.Each(page.ID(), "node") {
		most++
	}
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
