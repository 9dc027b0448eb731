package check

import (
	"slices"
	"strconv"

	"waymark/model"
)

// noStart finds flowcharts that nobody knows where to enter.
func noStart(f *finder) {
	if len(f.view.nodes) == 0 {
		f.found(Hint, "Empty page", "There are no shapes on the page yet.", "Place a start", nil, f.view.page.ID())
		return
	}
	if len(f.view.starts) > 0 {
		return
	}
	// The proposal is the first shape to which nothing leads.
	for i := range f.view.nodes {
		if n := &f.view.nodes[i]; len(n.in) == 0 && len(n.out) > 0 && n.kind != "outcome" {
			f.found(Error, "No start", "Nobody can tell where a case begins, and no time can be computed.", "Place a start in front of "+f.name(n.id()), nil, f.view.page.ID(), n.id())
			return
		}
	}
	f.found(Error, "No start", "Nobody can tell where a case begins, and no time can be computed.", "Place a start in front of the first step", nil, f.view.page.ID())
}

// severalStarts is fine where cases come in different ways, but often a slip.
func severalStarts(f *finder) {
	if len(f.view.starts) < 2 {
		return
	}
	ids := f.view.ids(f.view.starts)
	stated := true
	for _, i := range f.view.starts {
		stated = stated && f.view.nodes[i].eff.Has("demand")
	}
	sentence := "The page has " + strconv.Itoa(len(ids)) + " starts."
	if stated {
		sentence += " Cases are shared between them by their demand."
	} else {
		sentence += " Cases are shared equally between them, because they do not state their demand."
	}
	f.found(Hint, "Several starts", sentence, "Keep one start, or state the demand of each", nil, ids...)
}

func (v *view) ids(at []int) []model.ID {
	out := make([]model.ID, len(at))
	for k, i := range at {
		out[k] = v.nodes[i].id()
	}
	return out
}

// unreachable finds shapes that no case ever comes to.
func unreachable(f *finder) {
	if len(f.view.starts) == 0 {
		return // reported as such
	}
	seen := f.view.reached(f.view.starts, false)
	for i := range f.view.nodes {
		n := &f.view.nodes[i]
		switch {
		case seen[i]:
		case len(n.in) == 0 && len(n.out) == 0:
			f.found(Warning, "Not connected", "Nothing leads here and nothing follows: readers cannot tell when it is done.", "Connect it, or delete it", &Fix{Delete: []model.ID{n.id()}}, n.id())
		case neverTaken(n.in):
			f.found(Warning, "Cannot be reached", "Every link that leads here has a share of 0"+nbsp+"%: no case ever comes to this shape.", "Correct the shares, or delete the shape", nil, n.id())
		case len(n.in) == 0:
			f.found(Warning, "Cannot be reached", "No link leads here from a start: no case ever comes to this shape.", "Connect a step to it", nil, n.id())
		default:
			f.found(Warning, "Cannot be reached", "Only shapes that cannot be reached themselves lead here: no case ever comes to this shape.", "Connect a step to it", nil, n.id())
		}
	}
}

// neverTaken reports whether there are links, each with a share of 0.
func neverTaken(links []*model.Record) bool {
	return len(links) > 0 && !slices.ContainsFunc(links, func(l *model.Record) bool {
		s, stated := l.Num("share")
		return !stated || s != 0
	})
}

// deadEnd finds shapes after which a case has nowhere to go.
func deadEnd(f *finder) {
	for i := range f.view.nodes {
		n := &f.view.nodes[i]
		if len(n.out) > 0 || n.kind == "outcome" || len(n.in) == 0 && n.kind != "start" {
			continue
		}
		var fix *Fix
		repair := "Connect it to what comes next"
		if n.kind == "action" {
			repair = "Connect it to what comes next, or make it an outcome"
			fix = set(n.id(), "node_kind", model.Text("outcome"))
		}
		f.found(Error, "Dead end", "Nothing follows, and it is not an outcome. Cases that come here never end.", repair, fix, n.id())
	}
}

// endlessLoop finds loops that a case can enter and never leave.
func endlessLoop(f *finder) {
	v := f.view
	if len(v.starts) == 0 {
		return
	}
	var ends []int
	for i := range v.nodes {
		if n := &v.nodes[i]; n.kind == "outcome" || len(n.out) == 0 || neverTaken(n.out) {
			ends = append(ends, i)
		}
	}
	in, out := v.reached(v.starts, false), v.reached(ends, true)
	stuck := make([]bool, len(v.nodes))
	for i := range v.nodes {
		stuck[i] = in[i] && !out[i]
	}
	v.peel(stuck)
	for _, group := range v.clusters(stuck) {
		f.found(Error, "Endless loop", "From "+f.list(group)+" no way leads to an outcome: cases go round for ever, and no time can be computed.", "Add a way out of the loop", nil, group...)
	}
}

// clusters are the shapes of a set, those together that links within it join.
func (v *view) clusters(set []bool) (out [][]model.ID) {
	done := make([]bool, len(v.nodes))
	for i := range v.nodes {
		if !set[i] || done[i] {
			continue
		}
		done[i] = true
		group, todo := []model.ID(nil), []int{i}
		next := func(id model.ID) {
			if j := v.at[id]; set[j] && !done[j] {
				done[j] = true
				todo = append(todo, j)
			}
		}
		for len(todo) > 0 {
			n := &v.nodes[todo[0]]
			todo = todo[1:]
			group = append(group, n.id())
			for _, l := range n.out {
				next(l.Ref("to"))
			}
			for _, l := range n.in {
				next(l.Ref("from"))
			}
		}
		out = append(out, group)
	}
	return out
}

// peel takes out of a set of shapes those that only lead into its loops.
func (v *view) peel(set []bool) {
	ways := make([]int, len(v.nodes)) // from within the set
	var free []int
	for i := range v.nodes {
		if !set[i] {
			continue
		}
		for _, l := range v.nodes[i].in {
			if set[v.at[l.Ref("from")]] {
				ways[i]++
			}
		}
		if ways[i] == 0 {
			free = append(free, i)
		}
	}
	for len(free) > 0 {
		i := free[0]
		free = free[1:]
		set[i] = false
		for _, l := range v.nodes[i].out {
			if j := v.at[l.Ref("to")]; set[j] {
				if ways[j]--; ways[j] == 0 {
					free = append(free, j)
				}
			}
		}
	}
}

// afterOutcome finds links out of an end: they are never taken.
func afterOutcome(f *finder) {
	for i := range f.view.nodes {
		if n := &f.view.nodes[i]; n.kind == "outcome" && len(n.out) > 0 {
			to := n.out[0].Ref("to")
			f.found(Warning, "Something follows an outcome", "The case has ended here: "+f.name(to)+" is never reached this way.", "Delete the link, or make it a step", &Fix{Delete: recIDs(n.out)}, n.id())
		}
	}
}

func recIDs(recs []*model.Record) []model.ID {
	out := make([]model.ID, len(recs))
	for i, r := range recs {
		out[i] = r.ID()
	}
	return out
}

// handOff finds hand-offs that do not say to whom.
func handOff(f *finder) {
	for i := range f.view.nodes {
		n := &f.view.nodes[i]
		if n.kind != "hand_off" || len(n.out) == 0 {
			continue
		}
		own := n.rec.Ref("swimlane")
		if f.view.swimlane == 0 || own == "" {
			if n.eff.Text("text") == "" && f.view.swimlane == 0 {
				f.found(Hint, "Hand-off to nobody", "The map has no swimlanes, and the shape does not say who takes over.", "Name the next team in its instruction", nil, n.id())
			}
			continue
		}
		leaves := false
		for _, l := range n.out {
			if next := &f.view.nodes[f.view.at[l.Ref("to")]]; next.rec.Ref("swimlane") != own {
				leaves = true
			}
		}
		if !leaves {
			f.found(Warning, "Hand-off within one team", "What follows is done in the same swimlane, so nothing is handed over.", "Move the next step to another swimlane, or make this an action", set(n.id(), "node_kind", model.Text("action")), n.id())
		}
	}
}

// mostWords is how long an instruction may be: about what a person can read
// while a customer is on the line.
const mostWords = 25

func longInstruction(f *finder) {
	for i := range f.view.nodes {
		n := &f.view.nodes[i]
		if w := words(n.eff.Text("text")); w > mostWords {
			f.found(Warning, "Long instruction", strconv.Itoa(w)+" words. Nobody reads more than "+strconv.Itoa(mostWords)+" while talking to a customer.", "Shorten it, or split the step in two", nil, n.id())
		}
	}
}

func noSubpage(f *finder) {
	for i := range f.view.nodes {
		n := &f.view.nodes[i]
		if n.kind == "subprocess" && !n.rec.Has("subpage") {
			f.found(Hint, "Subprocess without a page", "Readers cannot look up the detail, and its time is not known unless it is entered.", "Choose the page that it opens", nil, n.id())
		}
	}
}
