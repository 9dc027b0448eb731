package measure

import (
	"fmt"
	"math"
	"slices"
	"strings"
	"testing"

	"gonum.org/v1/gonum/mat"
	"pgregory.net/rapid"

	"waymark/model"
)

func flowOf(recs ...*model.Record) Flow {
	return FlowOf(docOf(append([]*model.Record{page("flowchart")}, recs...)...), "p")
}

func find(f Flow, id model.ID) FlowNode {
	i := slices.IndexFunc(f.Nodes, func(n FlowNode) bool { return n.ID == id })
	return f.Nodes[i]
}

// The drunkard's walk of Grinstead and Snell, “Introduction to Probability”
// (American Mathematical Society, 1997), section 11.2: corners 0 to 4, home at 0,
// a bar at 4, each way with probability ½. From corner 2: one visit to corners 1
// and 3, two to 2, four steps, and both ends with ½. The variance (2N − I)t − t²
// is that of Kemeny and Snell, “Finite Markov Chains” (1960), chapter 3: 8.
func TestDrunkardsWalk(t *testing.T) {
	f := flowOf(
		node("s", "start"),
		node("home", "outcome", "outcome", "resolved"), node("c1", "action", "process_time", "1 s"), node("c2", "action", "process_time", "1 s"),
		node("c3", "action", "process_time", "1 s"), node("bar", "outcome", "outcome", "unresolved"),
		link("s", "c2"),
		link("c1", "home", "share", 50), link("c1", "c2", "share", 50), link("c2", "c1", "share", 50), link("c2", "c3", "share", 50),
		link("c3", "c2", "share", 50), link("c3", "bar", "share", 50),
	)
	near(t, "expected time", f.ExpectedTime, 4, 1e-12)
	near(t, "spread", f.SDTime, math.Sqrt(8), 1e-12)
	for id, v := range map[model.ID]float64{"c1": 1, "c2": 2, "c3": 1, "home": 0.5, "bar": 0.5} {
		near(t, "visits of "+string(id), find(f, id).Visits, v, 1e-12)
	}
	near(t, "home", f.Outcomes[0].Share, 0.5, 1e-12)
	near(t, "bar", f.Outcomes[1].Share, 0.5, 1e-12)
	if f.Provisional || f.Missing != 0 || !f.LongestExact {
		t.Errorf("notes %q", f.Notes)
	}
	near(t, "longest loop-free path", f.LongestTime, 2, 0)
	if len(f.MostLikelyPath) != 4 {
		t.Errorf("most likely %v", f.MostLikelyPath)
	}
	near(t, "its probability", f.PathProbability, 0.25, 1e-12)
}

// Gambler's ruin (Feller, “An Introduction to Probability Theory and Its
// Applications”, volume I, chapter XIV): with z of a pounds and odds p against q,
// ruin has probability ((q/p)^a − (q/p)^z) ÷ ((q/p)^a − 1), and the expected
// duration is z/(q−p) − a/(q−p) · (1 − (q/p)^z)/(1 − (q/p)^a).
func TestGamblersRuin(t *testing.T) {
	const a, z, p = 12, 5, 0.4
	q := 1 - p
	recs := []*model.Record{node("s", "start"), node("n0", "outcome", "outcome", "unresolved"), node(fmt.Sprint("n", a), "outcome", "outcome", "resolved"), link("s", fmt.Sprint("n", z))}
	for i := 1; i < a; i++ {
		me := fmt.Sprint("n", i)
		recs = append(recs, node(me, "decision", "process_time", "1 s"),
			link(me, fmt.Sprint("n", i-1), "share", q*100), link(me, fmt.Sprint("n", i+1), "share", p*100))
	}
	f := flowOf(recs...)
	r := q / p
	near(t, "ruin", f.outcomeShare("unresolved"), (math.Pow(r, a)-math.Pow(r, z))/(math.Pow(r, a)-1), 1e-12)
	near(t, "duration", f.ExpectedTime, z/(q-p)-a/(q-p)*(1-math.Pow(r, z))/(1-math.Pow(r, a)), 1e-10)
}

func TestSharesThatDoNotAddUp(t *testing.T) {
	base := []*model.Record{node("s", "start"), node("d", "decision", "process_time", "1 min"), node("x", "outcome", "outcome", "resolved"), node("y", "outcome", "outcome", "escalated"), link("s", "d")}
	with := func(l ...*model.Record) Flow { return flowOf(append(slices.Clone(base), l...)...) }

	f := with(link("d", "x", "share", 58), link("d", "y", "share", 34))
	near(t, "stated share", f.outcomeShare("resolved"), 0.58, 1e-12)
	if math.Abs(f.Missing-0.08) > 1e-12 || !f.Provisional || !strings.Contains(show(f.Notes[0]), "8 % of the cases") {
		t.Errorf("missing %g, notes %q", f.Missing, f.Notes)
	}
	near(t, "time up to there counts", f.ExpectedTime, 60, 1e-9)

	f = with(link("d", "x", "share", 70), link("d", "y", "share", 40))
	unknown(t, "more than 100 %", f.ExpectedTime)
	if !strings.Contains(show(f.Why), "110 %") {
		t.Errorf("why %q", f.Why)
	}

	f = with(link("d", "x", "share", 70), link("d", "y"))
	near(t, "the rest goes to the link without a share", f.outcomeShare("escalated"), 0.3, 1e-12)
	f = with(link("d", "x"), link("d", "y"))
	near(t, "equal shares", f.outcomeShare("escalated"), 0.5, 1e-12)
	if !f.Provisional || !f.Branches[1].Assumed || f.Branches[0].Assumed {
		t.Errorf("assumption not marked: %+v", f.Branches)
	}

	third := with(node("z", "outcome"), link("d", "x", "share", 33.3), link("d", "y", "share", 33.3), link("d", "z", "share", 33.3))
	near(t, "rounded thirds", third.outcomeShare("resolved"), 1.0/3, 1e-12)
	if third.Missing != 0 || !third.Provisional {
		t.Errorf("rounding is silent or missing: %g %q", third.Missing, third.Notes)
	}
	f = with(link("d", "x", "share", 0), link("d", "y", "share", 100))
	near(t, "never taken", f.outcomeShare("resolved"), 0, 0)
}

func TestFlowsWithoutNumbers(t *testing.T) {
	for _, c := range []struct {
		name, why string
		f         Flow
	}{
		{"no page", "not a flowchart", FlowOf(docOf(), "p")},
		{"empty", "no shapes", flowOf()},
		{"no start", "no start", flowOf(node("a", "action"))},
		{"endless", "go round for ever", flowOf(node("s", "start"), node("a", "action", "process_time", "1 s"), node("b", "action"), link("s", "a"), link("a", "b"), link("b", "a"))},
		{"exit never taken", "go round for ever", flowOf(node("s", "start"), node("a", "decision"), node("o", "outcome"), link("s", "a"), link("a", "a", "share", 100), link("a", "o", "share", 0))},
	} {
		unknown(t, c.name, c.f.ExpectedTime)
		unknown(t, c.name, c.f.LongestTime)
		if !strings.Contains(c.f.Why, c.why) {
			t.Errorf("%s: why %q", c.name, c.f.Why)
		}
	}
	// A loop that no case reaches does no harm.
	f := flowOf(node("s", "start", "process_time", "5 s"), node("o", "outcome"), link("s", "o"), node("a", "action"), node("b", "action"), link("a", "b"), link("b", "a"))
	near(t, "unreached loop", f.ExpectedTime, 5, 0)
	near(t, "not visited", find(f, "a").Visits, 0, 0)
	unknown(t, "no times at all", flowOf(node("s", "start"), node("o", "outcome"), link("s", "o")).ExpectedTime)
}

func TestTimesOfFlowNodes(t *testing.T) {
	f := flowOf(node("s", "start"),
		node("a", "action", "process_time", "5 min", "lead_time", "1 h", "cost", 4),
		node("b", "action", "lead_time", "20 min", "wait_time", "15 min"),
		node("wait", "delay", "wait_time", "2 h"),
		node("c", "action"),
		node("dead", "action", "process_time", "1 min"),
		link("s", "a"), link("a", "b"), link("b", "wait"), link("wait", "c"), link("c", "dead"))
	near(t, "hands-on", f.ExpectedTime, 660, 1e-9)
	near(t, "elapsed", f.ElapsedTime, 3600+1200+7200+60, 1e-9)
	near(t, "cost", f.ExpectedCost, 4, 0)
	near(t, "no chance, no spread", f.SDTime, 0, 1e-12)
	if len(f.Outcomes) != 1 || f.Outcomes[0].Outcome != "" {
		t.Errorf("dead end is not an outcome: %+v", f.Outcomes)
	}
	notes := strings.Join(f.Notes, " ")
	if !strings.Contains(notes, "“c” states no time") || !strings.Contains(notes, "“dead” is a dead end") {
		t.Errorf("notes %q", f.Notes)
	}
	if f.Costliest[0].ID != "a" {
		t.Errorf("costliest %v", f.Costliest[0])
	}
}

func TestStartsAndSubpages(t *testing.T) {
	doc := docOf(page("flowchart"),
		node("s1", "start", "demand", 30), node("s2", "start", "demand", 10), node("sub", "subprocess", "subpage", "p2"), node("o", "outcome"),
		link("s1", "sub"), link("s2", "o"), link("sub", "o"),
		rec("p2", "page", "", "page_kind", "flowchart", "title", "Sub"),
		rec("t", "node", "p2", "node_kind", "start"), rec("u", "node", "p2", "node_kind", "action", "name", "u", "process_time", "1 min"),
		rec("v", "node", "p2", "node_kind", "outcome"), rec("back", "node", "p2", "node_kind", "subprocess", "name", "back", "subpage", "p2"),
		rec("l1", "link", "p2", "from", "t", "to", "u"), rec("l2", "link", "p2", "from", "u", "to", "v", "share", 50), rec("l3", "link", "p2", "from", "u", "to", "back", "share", 50),
		rec("l4", "link", "p2", "from", "back", "to", "u"),
	)
	f := FlowOf(doc, "p")
	near(t, "expected 2 min in three of four cases", f.ExpectedTime, 90, 1e-9)
	// u is passed a geometric number of times: variance 2 of the count. The page as
	// a whole: 0.75 · (2 · 60²) + variance of 120 s with 0.75.
	near(t, "spread", f.SDTime, math.Sqrt(0.75*2*3600+0.75*0.25*120*120), 1e-9)
	sub := FlowOf(doc, "p2")
	if !strings.Contains(strings.Join(sub.Notes, " "), "“back” states no time") {
		t.Errorf("a page that opens itself: %q", sub.Notes)
	}
	if fs := Flows(doc); len(fs) != 2 || fs[0].ExpectedTime != f.ExpectedTime {
		t.Error("Flows and FlowOf disagree")
	}
}

// The elimination agrees with a dense solve of (I − P) for any chain, loops or
// not; shares of all ends add up to the share that does not get lost.
func TestChainAgreesWithDenseSolve(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		n := rapid.IntRange(1, 14).Draw(t, "n")
		next := make([][]arc, n)
		leave := make([]float64, n)
		for i := range n {
			weights := rapid.SliceOfN(rapid.IntRange(0, 3), n, n).Draw(t, "row")
			out := float64(rapid.IntRange(1, 3).Draw(t, "leave"))
			total := out
			for j, w := range weights {
				if w == 3 || w == 2 && j == i+1 {
					total += float64(w)
					next[i] = append(next[i], arc{j, float64(w)})
				}
			}
			for k := range next[i] {
				next[i][k].p /= total
			}
			leave[i] = out / total
		}
		start := make([]float64, n)
		start[0] = 1
		c := newChain(next, leave, start, eliminationSteps)
		a := mat.NewDense(n, n, nil)
		for i := range n {
			a.Set(i, i, 1)
			for _, arc := range next[i] {
				a.Set(i, arc.to, a.At(i, arc.to)-arc.p)
			}
		}
		var v, m mat.VecDense
		if err := v.SolveVec(a.T(), mat.NewVecDense(n, start)); err != nil {
			t.Skip(err)
		}
		b := make([]float64, n)
		for i := range b {
			b[i] = float64(i + 1)
		}
		if err := m.SolveVec(a, mat.NewVecDense(n, b)); err != nil {
			t.Skip(err)
		}
		left, right := c.left(start), c.right(b)
		ends := 0.0
		for i := range n {
			if math.Abs(left[i]-v.AtVec(i)) > 1e-9*(1+v.AtVec(i)) {
				t.Fatalf("visits of %d: %g, dense %g", i, left[i], v.AtVec(i))
			}
			if c.reach[i] && math.Abs(right[i]-m.AtVec(i)) > 1e-9*(1+m.AtVec(i)) {
				t.Fatalf("sum from %d: %g, dense %g", i, right[i], m.AtVec(i))
			}
			ends += left[i] * leave[i]
		}
		if math.Abs(ends-1) > 1e-9 {
			t.Fatalf("ends add up to %g", ends)
		}
	})
}

// Every node tied to every other: what a file made to keep the program busy holds.
func TestEliminationGivesUp(t *testing.T) {
	const n = 60
	next, leave, start := make([][]arc, n), make([]float64, n), make([]float64, n)
	start[0] = 1
	for i := range n {
		leave[i] = 0.5
		for j := range n {
			next[i] = append(next[i], arc{j, 0.5 / n})
		}
	}
	if c := newChain(next, leave, start, eliminationSteps); c.hard {
		t.Error("sixty nodes are too many")
	}
	if c := newChain(next, leave, start, 1000); !c.hard {
		t.Error("no end to the work")
	}
}

// A loop left once in a million rounds: subtracting 1 − p would lose half of the
// digits.
func TestRareExit(t *testing.T) {
	f := flowOf(node("s", "start"), node("a", "decision", "process_time", "1 s"), node("b", "action", "process_time", "1 s"), node("o", "outcome"),
		link("s", "a"), link("a", "o", "share", 1e-4), link("a", "b", "share", 100-1e-4), link("b", "a"))
	near(t, "rounds", find(f, "a").Visits, 1e6, 1e-3)
}

// grid is a flow of n nodes: a long chain with branches ahead and, every so
// often, a loop back, as in a support manual.
func grid(n, back int) *model.Document {
	recs := []*model.Record{page("flowchart"), node("n0", "start")}
	for i := 1; i < n; i++ {
		k := "action"
		switch {
		case i == n-1:
			k = "outcome"
		case i%3 == 0:
			k = "decision"
		}
		recs = append(recs, rec(fmt.Sprint("n", i), "node", "p", "node_kind", k, "name", "x"))
		if k == "action" {
			recs[len(recs)-1] = recs[len(recs)-1].With(model.Prop{Name: "process_time", Value: model.Duration{N: 1, Unit: model.Minutes}})
		}
		recs = append(recs, link(fmt.Sprint("n", i-1), fmt.Sprint("n", i)))
		if k == "decision" {
			to := min(i+7, n-1)
			if back > 0 && i%back == 0 {
				to = max(i-2*back, 1)
			}
			recs = append(recs, rec(fmt.Sprint("b", i), "link", "p", "from", fmt.Sprint("n", i), "to", fmt.Sprint("n", to)))
		}
	}
	return docOf(recs...)
}

func TestTenThousandNodes(t *testing.T) {
	for _, back := range []int{0, 9} {
		f := FlowOf(grid(10_000, back), "p")
		near(t, "all cases end", f.Outcomes[0].Share, 1, 1e-6)
		if !f.ExpectedTime.Known {
			t.Error(f.Why)
		}
	}
}

func BenchmarkFlow(b *testing.B) {
	for _, n := range []int{50, 500, 2_000, 10_000} {
		for _, back := range []int{0, 9} {
			doc := grid(n, back)
			b.Run(fmt.Sprintf("%d/back=%d", n, back), func(b *testing.B) {
				for b.Loop() {
					FlowOf(doc, "p")
				}
			})
		}
	}
}
