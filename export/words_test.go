package export

import (
	"strings"
	"testing"

	"waymark/model"
	"waymark/model/measure"
)

func kpiOf(name string, value, target, baseline float64, status measure.Status, better int) measure.KPI {
	return measure.KPI{Name: name, Unit: "%", Value: measure.Of(value), Target: measure.Of(target), Baseline: measure.Of(baseline), Status: status, Better: better,
		DeltaTarget: measure.Of(value - target), DeltaBaseline: measure.Of(value - baseline)}
}

// TestInShort: the sentences follow from the numbers, and claim nothing where
// there are none.
func TestInShort(t *testing.T) {
	p, err := newPlanner((&maker{}).doc(), Options{}, testFonts)
	if err != nil {
		t.Fatal(err)
	}
	none := measure.KPI{Name: "No data yet", Value: measure.Unknown("nothing measured"), Target: measure.Of(1), Status: measure.NoData}
	loose := measure.KPI{Name: "Loose", Value: measure.Of(3), Target: measure.Unknown("no target"), Status: measure.NoData}
	good, bad, worse := kpiOf("Good", 90, 80, 70, measure.OnTarget, 1), kpiOf("Bad", 40, 80, 50, measure.OffTarget, -1), kpiOf("Worse", 10, 80, 11, measure.OffTarget, -1)
	for _, c := range []struct {
		kpis []measure.KPI
		want string
	}{
		{[]measure.KPI{none}, "In short: no KPI has data yet, so nothing can be said about the state of the service."},
		{[]measure.KPI{loose}, "In short: no KPI has both a value and a target yet. One KPI without a target cannot be judged."},
		{[]measure.KPI{good}, "In short: the only KPI with a target is on target. Most improved since the baseline: “Good”, from 70 % to 90 %."},
		{[]measure.KPI{good, bad, worse, none}, "In short: one of three KPIs with a target is on target, none at risk, two off target. Furthest from its target is “Worse”: 10 %, target 80 %. Most improved since the baseline: “Good”, from 70 % to 90 %. Worsened most: “Bad”, from 50 % to 40 %. One KPI without data cannot be judged."},
	} {
		if got := strings.ReplaceAll(p.inShort(c.kpis), "\u00a0", " "); got != c.want {
			t.Errorf("got  %s\nwant %s", got, c.want)
		}
	}
}

// TestSteps: a step is numbered before those that follow it, loops aside, and the
// likelier branch first.
func TestSteps(t *testing.T) {
	m := &maker{}
	page := m.add("page", "", "page_kind", "flowchart", "title", "Flow")
	node := func(kind, name string) model.ID { return m.add("node", page, "node_kind", kind, "name", name) }
	end := node("outcome", "end")
	join := node("action", "join")
	rare, often := node("action", "rare"), node("action", "often")
	ask := node("decision", "ask")
	start := node("start", "start")
	m.add("node", page, "node_kind", "note", "name", "not a step")
	for _, l := range [][3]any{{start, ask, 100}, {ask, rare, 20}, {ask, often, 80}, {rare, join, 100}, {often, join, 90}, {often, ask, 10}, {join, end, 100}} {
		m.add("link", page, "from", l[0], "to", l[1], "share", l[2])
	}
	doc := m.doc()
	p, err := newPlanner(doc, Options{}, testFonts)
	if err != nil {
		t.Fatal(err)
	}
	f := measure.FlowOf(doc, page)
	var got []string
	for _, id := range p.stepsOf(doc.Get(page), &f).order {
		got = append(got, p.nameOf(id))
	}
	if s := strings.Join(got, " "); s != "start ask often rare join end" {
		t.Errorf("the order is %s", s)
	}
}

// TestLettersTie: an opportunity that an action takes up has the letter of the
// action; all others follow.
func TestLettersTie(t *testing.T) {
	doc := sample()
	p, err := newPlanner(doc, Options{}, testFonts)
	if err != nil {
		t.Fatal(err)
	}
	pl := p.plan()
	var got []string
	for _, c := range pl.chances {
		got = append(got, c.letter)
	}
	if s := strings.Join(got, ""); s != "BCEFG" {
		t.Errorf("the opportunities have the letters %s", s)
	}
	if !pl.actions[1].known || pl.actions[1].impact != 5 || pl.actions[1].effort != 3 {
		t.Errorf("an action without a rating takes that of its opportunity: %+v", pl.actions[1].rating)
	}
	for n, want := range map[int]string{0: "A", 25: "Z", 26: "AA", 701: "ZZ", 702: "AAA"} {
		if got := letterOf(n); got != want {
			t.Errorf("letterOf(%d) = %s, want %s", n, got, want)
		}
	}
}

// TestCirclesEnd: references that lead in circles do not hang the handout.
func TestCirclesEnd(t *testing.T) {
	m := &maker{}
	m.list = append(m.list, model.NewRecord("a", "step", "", model.Prop{Name: "same_as", Value: model.Text("b")}),
		model.NewRecord("b", "step", "", model.Prop{Name: "same_as", Value: model.Text("a")}))
	p, err := newPlanner(m.doc(), Options{}, testFonts)
	if err != nil {
		t.Fatal(err)
	}
	if got := p.nameOf("a"); got != "" {
		t.Errorf("a circle has the name %q", got)
	}
}

func TestMissingLetters(t *testing.T) {
	m := &maker{root: props([]any{"title", "Odd \U0010FFFD letters"})}
	m.add("page", "", "page_kind", "journey", "title", "Map \U0010FFFD")
	h := mustPlan(t, m.doc(), Options{})
	if s := strings.Join(h.Warnings, " "); !strings.Contains(s, "\U0010FFFD") {
		t.Errorf("warnings are %q", h.Warnings)
	}
}
