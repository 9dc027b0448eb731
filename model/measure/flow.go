package measure

import (
	"cmp"
	"math"
	"slices"

	"waymark/model"
)

// Flows computes all flowchart pages of a document, in its order.
func Flows(doc *model.Document) []Flow {
	var out []Flow
	a := newAnalysis(doc)
	for p := range doc.Each(model.Root, "page") {
		if p.Text("page_kind") == "flowchart" {
			out = append(out, *a.flow(p.ID()))
		}
	}
	return out
}

// FlowOf computes one flowchart page. For anything else every value is unknown
// and Why says so.
//
// A case walks from a start along the links, at every branching by chance as the
// shares say, until it reaches an end: an absorbing Markov chain (Kemeny and
// Snell, “Finite Markov Chains”, 1960, chapter 3).
func FlowOf(doc *model.Document, page model.ID) Flow { return *newAnalysis(doc).flow(page) }

// FlowTotalsOf is FlowOf for somebody who shows no more of a page than its sums: of
// the nodes, branches and paths nothing is set.
func FlowTotalsOf(doc *model.Document, page model.ID) Flow {
	return newAnalysis(doc).computeFlow(page, true)
}

func (a *analysis) flow(page model.ID) *Flow {
	if f := a.flows[page]; f != nil {
		return f
	}
	f := a.computeFlow(page, false)
	a.flows[page] = &f
	return &f
}

// computeFlow computes a page, or its totals alone.
func (a *analysis) computeFlow(page model.ID, totals bool) Flow {
	p := a.doc.Get(page)
	f := Flow{Page: page}
	if p == nil || p.Kind() != "page" || p.Text("page_kind") != "flowchart" {
		f.fail("This is not a flowchart page.")
		return f
	}
	f.Title, f.State = p.Text("title"), p.Text("state")
	g := a.readFlow(p, totals)
	if !totals {
		g.list(&f)
	}
	if g.why != "" {
		f.fail(g.why)
		return f
	}
	c := g.chain()
	if c.hard {
		f.fail("The page has too many loops that run through one another to compute it.")
		return f
	}
	if loop := c.trapped(); len(loop) > 0 {
		var who []string
		for _, i := range loop {
			who = append(who, g.nodes[i].name)
		}
		f.fail("Cases that reach " + names(who) + " go round for ever: the loop needs a way out.")
		return f
	}
	visits := c.left(g.start)
	g.fill(&f, c, visits)
	if !totals {
		f.fillNodes(visits)
		f.MostLikelyPath, f.PathProbability = g.likely()
		f.LongestPath, f.LongestTime, f.LongestExact = g.longest()
	}
	f.Notes = g.allNotes(f, visits)
	f.Provisional = len(f.Notes) > 0
	return f
}

// fail makes every number of the page unknown for one reason.
func (f *Flow) fail(why string) {
	f.Why = why
	u := Unknown(why)
	f.ExpectedTime, f.SDTime, f.ElapsedTime, f.ExpectedCost, f.PathProbability, f.LongestTime = u, u, u, u, u, u
	for i := range f.Nodes {
		f.Nodes[i].Visits, f.Nodes[i].Time, f.Nodes[i].Share = u, u, u
	}
}

// fill writes what becomes of all cases together.
func (g *flowGraph) fill(f *Flow, c *chain, visits []float64) {
	left := make([]float64, len(g.nodes)) // expected hands-on time from a node on
	for i, n := range g.nodes {
		left[i] = n.hands
	}
	left = c.right(left)

	expected, elapsed, costs := 0.0, 0.0, 0.0
	anyTime, anyCost := false, false
	for i, n := range g.nodes {
		v := visits[i]
		expected += v * n.hands
		elapsed += v * n.elapsed
		costs += v * n.cost
		anyTime = anyTime || n.timed && v > 0
		anyCost = anyCost || n.costed && v > 0
		f.Missing += v * n.missing
		if len(c.next[i]) == 0 && n.missing < 1 && (n.kind == "outcome" || v > 0) {
			f.Outcomes = append(f.Outcomes, Outcome{ID: n.id, Name: n.name, Outcome: n.outcome, Share: Of(v * c.leave[i])})
		}
	}
	none := Unknown("No step on the way states a time.")
	f.ExpectedTime, f.SDTime, f.ElapsedTime = none, none, none
	if anyTime {
		f.ExpectedTime, f.ElapsedTime = Of(expected), Of(elapsed)
		f.SDTime = Of(math.Sqrt(g.variance(c, visits, left)))
	}
	f.ExpectedCost = Unknown("No step on the way states its cost.")
	if anyCost {
		f.ExpectedCost = Of(costs)
	}
}

// fillNodes writes what falls to each node, after the sums.
func (f *Flow) fillNodes(visits []float64) {
	for i := range f.Nodes {
		n := &f.Nodes[i]
		n.Visits, n.Time = Of(visits[i]), Of(visits[i]*n.Each.V)
	}
	f.Costliest = make([]FlowNode, 0, len(f.Nodes))
	for i := range f.Nodes {
		f.Nodes[i].Share = over(f.Nodes[i].Time, f.ExpectedTime, "The expected time is 0.")
		if f.Nodes[i].Time.V > 0 {
			f.Costliest = append(f.Costliest, f.Nodes[i])
		}
	}
	slices.SortStableFunc(f.Costliest, func(a, b FlowNode) int { return cmp.Compare(b.Time.V, a.Time.V) })
}

// variance of the hands-on time of a case. Every step of the walk adds the
// variance of what remains after it (the law of total variance), so that nothing
// is subtracted and rounding cannot make it negative.
func (g *flowGraph) variance(c *chain, visits, left []float64) float64 {
	mean := 0.0
	for i, s := range g.start {
		mean += s * left[i]
	}
	v := 0.0
	for i, s := range g.start {
		v += s * (left[i] - mean) * (left[i] - mean)
	}
	for i := range g.nodes {
		mu := 0.0
		for _, a := range c.next[i] {
			mu += a.p * left[a.to]
		}
		spread := c.leave[i] * mu * mu
		for _, a := range c.next[i] {
			spread += a.p * (left[a.to] - mu) * (left[a.to] - mu)
		}
		v += visits[i] * (spread + g.nodes[i].sd*g.nodes[i].sd)
	}
	return v
}

// Outcome shares by kind are what current and future pages are compared by.
func (f *Flow) outcomeShare(kind string) Value {
	if f.Why != "" {
		return Unknown(f.Why)
	}
	t, any := 0.0, false
	for _, o := range f.Outcomes {
		if o.Outcome == kind {
			t += o.Share.Or(0)
			any = true
		}
	}
	if !any {
		return Unknown("The page has no such outcome.")
	}
	return Of(t)
}
