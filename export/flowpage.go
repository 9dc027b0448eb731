package export

import (
	"cmp"
	"fmt"
	"slices"
	"strings"
	"unicode/utf8"

	"waymark/export/block"
	"waymark/model"
	"waymark/model/kind"
	"waymark/model/measure"
)

// flows prints for every flowchart what it leads to and what it takes, and its
// steps as a sheet to train with.
func (p *planner) flows() {
	for _, page := range p.pages {
		if page.Text("page_kind") != "flowchart" {
			continue
		}
		f := measure.FlowOf(p.doc, page.ID())
		steps := p.stepsOf(page, &f)
		asked := p.asked(Flow) && len(steps.order) > 0
		if !asked && !p.telling(&f, steps) {
			continue
		}
		switch {
		case asked || f.Why == "":
			p.flow(page, &f, steps)
		default: // a sheet for one sentence is not worth handing out
			p.warn("“%s” has no summary: %s", p.mapTitle(page), f.Why)
		}
		if asked || len(steps.order) > 1 {
			p.checklist(page, steps)
		}
	}
}

// telling reports whether there is anything to say about a flow that its map does
// not say: a start tied to an end is no flow yet.
func (p *planner) telling(f *measure.Flow, st steps) bool {
	return f.ExpectedTime.Known && f.ExpectedTime.V > 0 || slices.ContainsFunc(st.order, func(id model.ID) bool {
		k := p.doc.Get(id).Text("node_kind")
		return k != "start" && k != "outcome"
	})
}

// flow prints the summary of one flow, with cards in one row and fewer of the costly
// steps where that saves a sheet.
func (p *planner) flow(page *model.Record, f *measure.Flow, steps steps) {
	best := p.flowSummary(page, f, steps, usualCard, mostCostly)
	sheets := func(r report) int { _, _, _, pages := p.layReport(r); return len(pages) }
	if all := sheets(best); all > 1 {
	tries:
		for _, card := range []float64{usualCard, narrowCard} {
			for costs := mostCostly; costs >= fewCostly; costs-- {
				if r := p.flowSummary(page, f, steps, card, costs); sheets(r) < all {
					best = r
					break tries
				}
			}
		}
	}
	p.addReport(best)
}

func (p *planner) flowSummary(page *model.Record, f *measure.Flow, steps steps, card float64, costs int) report {
	var blocks []block.Block
	if f.Why != "" {
		blocks = append(blocks, block.Para{Text: "Times and shares of this flow are not known. " + f.Why})
	} else {
		blocks = append(blocks, block.Para{Text: p.flowInShort(f)}, block.Cards{Cards: p.flowCards(f), Least: card})
		var left, right []block.Block
		if b := p.outcomes(f); len(b) > 0 {
			left = []block.Block{block.Head("How cases end"), block.Shares{Bars: b}}
		}
		if b := p.costliest(f, steps, costs); len(b) > 0 {
			right = []block.Block{block.Head("Steps that take most time"), block.Shares{Bars: b},
				block.Para{Font: block.Small, Faint: true, Before: 2, Tail: true, Text: "Visits in a case × time of a visit, and its share of the expected handling time."}}
		}
		blocks = append(blocks, block.Side{Columns: [][]block.Block{left, right}, Gap: 24, Wide: wide})
	}
	if len(f.MostLikelyPath) > 0 {
		title := "Most likely path"
		if f.PathProbability.Known {
			title += " (" + p.format.Share(f.PathProbability.V) + " of the cases)"
		}
		blocks = append(blocks, block.Head(title), block.Para{Text: p.path(f.MostLikelyPath, steps)})
	}
	if len(f.LongestPath) > 0 && f.LongestTime.Known && f.LongestTime.V > 0 {
		title := "Longest path without loops (" + p.format.Duration(f.LongestTime.V) + " hands-on)"
		if !f.LongestExact {
			title = "A long path (" + p.format.Duration(f.LongestTime.V) + " hands-on; there are too many to try all)"
		}
		blocks = append(blocks, block.Head(title), block.Para{Text: p.path(f.LongestPath, steps)})
	}
	for _, c := range p.comparisons(page.ID()) {
		blocks = append(blocks, p.comparison(c, false)...)
	}
	if len(f.Notes) > 0 {
		blocks = append(blocks, block.Para{Font: block.Small, Faint: true, Before: 8, Text: "Assumed: " + strings.Join(f.Notes, " ")})
	}
	return report{section: Flow, page: page.ID(), title: p.named("Support flow", page), meta: p.flowMeta(page, steps), blocks: blocks}
}

// flowMeta says how large a flow is, and what its numbers rest on.
func (p *planner) flowMeta(page *model.Record, st steps) []string {
	decisions := 0
	for _, id := range st.order {
		if p.doc.Get(id).Text("node_kind") == "decision" {
			decisions++
		}
	}
	size := plural(len(st.order), "step")
	if decisions > 0 {
		size += ", " + plural(decisions, "decision")
	}
	meta := []string{join(" · ", kind.Label("page", "state", page.Text("state")), size)}
	if s := page.Text("measured"); s != "" {
		meta = append(meta, "Measured: "+s)
	}
	return meta
}

// flowInShort says in a sentence how cases end and how long one takes.
func (p *planner) flowInShort(f *measure.Flow) string {
	var out []string
	if f.ExpectedTime.Known {
		s := "In short: a case takes " + p.format.Duration(f.ExpectedTime.V) + " of work on average"
		if f.SDTime.Known && f.SDTime.V > 0 {
			s += ", give or take " + p.format.Duration(f.SDTime.V)
		}
		out = append(out, s+".")
	}
	share := map[string]float64{}
	for _, o := range f.Outcomes {
		if o.Share.Known {
			share[o.Outcome] += o.Share.V
		}
	}
	if v, ok := share["resolved"]; ok {
		s := p.format.Share(v) + " of the cases are resolved"
		if e := share["escalated"]; e > 0 {
			s += ", " + p.format.Share(e) + " are escalated"
		}
		if u := share["unresolved"]; u > 0 {
			s += ", " + p.format.Share(u) + " end unresolved"
		}
		if o := share["other"]; o > 0 {
			s += ", " + p.format.Share(o) + " end otherwise"
		}
		out = append(out, s+".")
	}
	if f.Provisional {
		out = append(out, "The numbers are provisional: see what was assumed below.")
	}
	return strings.Join(out, " ")
}

func (p *planner) flowCards(f *measure.Flow) []block.Card {
	var out []block.Card
	if f.ExpectedTime.Known {
		c := block.Card{Name: "Expected handling time", Value: p.format.Duration(f.ExpectedTime.V), Notes: []string{"of work on a case, on average"}}
		if f.SDTime.Known {
			c.Notes = append(c.Notes, "spread ± "+p.format.Duration(f.SDTime.V)+" (standard deviation)")
		}
		out = append(out, c)
	}
	if f.ElapsedTime.Known && f.ElapsedTime.V > f.ExpectedTime.Or(0) {
		out = append(out, block.Card{Name: "Elapsed time", Value: p.format.Duration(f.ElapsedTime.V), Notes: []string{"with delays and waits"}})
	}
	if f.ExpectedCost.Known && f.ExpectedCost.V > 0 {
		out = append(out, block.Card{Name: "Expected cost", Value: p.format.Money(f.ExpectedCost.V), Notes: []string{"for one case"}})
	}
	if v := resolved(f); v.Known {
		out = append(out, block.Card{Name: "Resolved", Value: p.format.Share(v.V), Notes: []string{"of all cases, whichever way they take"}})
	}
	if f.LongestTime.Known && f.LongestTime.V > 0 {
		out = append(out, block.Card{Name: "Longest way", Value: p.format.Duration(f.LongestTime.V), Notes: []string{"hands-on, without going back"}})
	}
	return out
}

// resolved is the share of all resolved outcomes together.
func resolved(f *measure.Flow) measure.Value {
	sum, known := 0.0, false
	for _, o := range f.Outcomes {
		if o.Outcome == "resolved" && o.Share.Known {
			sum, known = sum+o.Share.V, true
		}
	}
	if !known {
		return measure.Unknown("no outcome is marked as resolved")
	}
	return measure.Of(sum)
}

// mostEnds is how many bars the chart of ends has at most: a flow that nobody has
// finished may end at hundreds of places, and fill a sheet with each thirty.
const mostEnds = 14

// outcomes are the ends of the flow with their shares, the most frequent first;
// those that are too many are added up in the last bar.
func (p *planner) outcomes(f *measure.Flow) []block.Lying {
	var out []block.Lying
	byShare := slices.SortedStableFunc(slices.Values(f.Outcomes), func(a, b measure.Outcome) int { return cmp.Compare(b.Share.V, a.Share.V) })
	byShare = slices.DeleteFunc(byShare, func(o measure.Outcome) bool { return !o.Share.Known })
	shown := byShare
	if len(byShare) > mostEnds {
		shown = byShare[:mostEnds-1]
	}
	for _, o := range shown {
		b := block.Lying{Name: o.Name, Size: o.Share.V, Label: p.format.Share(o.Share.V), Good: o.Outcome == "resolved", Strong: o.Outcome == "unresolved" || o.Outcome == ""}
		b.Note = strings.ToLower(kind.Label("node", "outcome", o.Outcome))
		if o.Outcome == "" {
			b.Note = "dead end: nothing says how the case ends"
		}
		if strings.EqualFold(b.Note, b.Name) {
			b.Note = ""
		}
		if b.Name == "" {
			b.Name, b.Note = kind.Label("node", "outcome", o.Outcome), ""
		}
		out = append(out, b)
	}
	if rest := byShare[len(shown):]; len(rest) > 0 {
		sum := 0.0
		for _, o := range rest {
			sum += o.Share.V
		}
		out = append(out, block.Lying{Name: p.format.Count(float64(len(rest))) + " other ends", Note: "at most " + p.format.Share(rest[0].Share.V) + " each", Size: sum, Label: p.format.Share(sum)})
	}
	if f.Missing > 0.0005 {
		out = append(out, block.Lying{Name: "Not known", Note: "branches add up to less than 100 %", Size: f.Missing, Label: p.format.Share(f.Missing), Strong: true})
	}
	return out
}

// How many steps the chart of costs has at most, and where that saves a sheet.
const mostCostly, fewCostly = 6, 4

func (p *planner) costliest(f *measure.Flow, st steps, most int) []block.Lying {
	var out []block.Lying
	for i, n := range f.Costliest {
		if i == most || !n.Time.Known || n.Time.V <= 0 {
			break
		}
		b := block.Lying{Name: st.label(n.ID, n.Name), Size: n.Share.Or(0) / max(f.Costliest[0].Share.Or(1), 1e-9), Label: p.format.Duration(n.Time.V), Strong: i == 0}
		if n.Share.Known {
			b.Label += " (" + p.format.Share(n.Share.V) + ")"
		}
		if n.Visits.Known && n.Each.Known {
			b.Note = p.format.Number(n.Visits.V, 2) + " × " + p.format.Duration(n.Each.V)
		}
		out = append(out, b)
	}
	return out
}

// mostOfPath is how many steps of a path are written out: more fill sheets that
// nobody reads, and the map shows them better.
const mostOfPath = 60

// oneLineMost is how many characters stay on one line; longer texts would leave holes
// at the end of lines, or find no line that is long enough.
const oneLineMost = 40

// oneLine keeps a short text on one line.
func oneLine(s string) string {
	if utf8.RuneCountInString(s) > oneLineMost {
		return s
	}
	return noBreak(s)
}

// path writes the steps of a path with their numbers; of a very long one where it
// begins and where it ends.
func (p *planner) path(ids []model.ID, st steps) string {
	var out []string
	for i, id := range ids {
		if len(ids) > mostOfPath && i >= mostOfPath/2 && i < len(ids)-mostOfPath/2 {
			if i == mostOfPath/2 {
				out = append(out, "… "+plural(len(ids)-mostOfPath/2*2, "more step")+" …")
			}
			continue
		}
		out = append(out, oneLine(st.label(id, p.nameOf(id))))
	}
	if len(out) == 0 {
		return ""
	}
	return strings.Join(out, "\u00a0"+p.arrow(out[0])+" ") // a line ends with the arrow
}

// label is a step with its number: "7 Restart the router".
func (s steps) label(id model.ID, name string) string {
	if n, ok := s.number[id]; ok {
		return fmt.Sprintf("%d\u00a0%s", n, name)
	}
	return name
}
