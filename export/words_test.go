package export

import (
	"strings"
	"testing"

	"waymark/export/block"
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
		{[]measure.KPI{good}, "In short: the only KPI with a target, “Good”, is on target: 90 %, target 80 %. It has improved since the baseline, from 70 % to 90 %."},
		{[]measure.KPI{bad, loose}, "In short: the only KPI with a target, “Bad”, is off target: 40 %, target 80 %. Worsened most: “Bad”, from 50 % to 40 %. One KPI without a target cannot be judged."},
		{[]measure.KPI{good, bad, worse, none}, "In short: one of three KPIs with a target is on target, none at risk, two off target. Furthest from its target is “Worse”: 10 %, target 80 %. Most improved since the baseline: “Good”, from 70 % to 90 %. Worsened most: “Bad”, from 50 % to 40 %. One KPI without data cannot be judged."},
	} {
		if got := strings.ReplaceAll(p.inShort(c.kpis), "\u00a0", " "); got != c.want {
			t.Errorf("got  %s\nwant %s", got, c.want)
		}
	}
}

// TestTogether: what belongs to a number is not torn from it.
func TestTogether(t *testing.T) {
	for s, want := range map[string]string{"Survey, n = 118: 41 % of them": "Survey, n\u00a0=\u00a0118: 41\u00a0% of them", "": "", " ": " ", "=": "=", "9 of 14 people": "9 of 14 people"} {
		if got := together(s); got != want {
			t.Errorf("%q becomes %q", s, got)
		}
	}
}

// TestNumbersInWords: small ones are words, large ones are grouped.
func TestNumbersInWords(t *testing.T) {
	for n, want := range map[int]string{0: "none", 12: "twelve", 13: "13", 999: "999", 2000: "2,000", 1234567: "1,234,567"} {
		if got := number(n); got != want {
			t.Errorf("%d is %q, want %q", n, got, want)
		}
	}
}

// TestDefined: the team's own words lead, the formula follows unless it says less
// than they do, and no sign of arithmetic is torn from what it works on.
func TestDefined(t *testing.T) {
	notes := []string{"2 rows excluded."}
	for _, c := range []struct {
		kpi         measure.KPI
		text, under string
	}{
		{measure.KPI{Metric: "custom", Variant: "ratio", Definition: "Numerator ÷ denominator × 100", Own: "Cases solved ÷ all cases"}, "Cases solved ÷\u00a0all cases.", "2 rows excluded."},
		{measure.KPI{Metric: "custom", Variant: "sum", Definition: "Sum of the values over all periods so far", Own: "Complaints"}, "Complaints.", "Sum of the values over all periods so far. 2 rows excluded."},
		{measure.KPI{Metric: "lead_to_sale", Definition: "Leads won ÷ all leads × 100"}, "Leads won ÷\u00a0all leads\u00a0×\u00a0100.", "2 rows excluded."},
	} {
		if got := defined(&c.kpi, notes); got.Text != c.text || got.Under != c.under {
			t.Errorf("%q, below it %q", got.Text, got.Under)
		}
	}
}

// TestBlankPagesNeedNoSummary: a map with nothing on it yet is printed as it is,
// and its summary only where a person asks for it.
func TestBlankPagesNeedNoSummary(t *testing.T) {
	m := &maker{}
	flow := m.add("page", "", "page_kind", "flowchart", "title", "Flow")
	a, b := m.add("node", flow, "node_kind", "start", "name", "Start"), m.add("node", flow, "node_kind", "outcome", "outcome", "resolved", "name", "Done")
	m.add("link", flow, "from", a, "to", b)
	stream := m.add("page", "", "page_kind", "valuestream", "title", "Stream")
	m.add("node", stream, "node_kind", "customer", "name", "Customer")
	h := mustPlan(t, m.doc(), Options{})
	for _, s := range h.Sheets {
		if s.Section != Map {
			t.Errorf("%s is printed though there is nothing to say", s.Title)
		}
	}
	h = mustPlan(t, m.doc(), Options{Sections: []Section{ValueStream, Flow}})
	if len(h.Sheets) != 3 {
		t.Errorf("%d sheets instead of the stream, the flow and its checklist", len(h.Sheets))
	}
}

// TestChecklistNamesWaits: a delay has its time in the list like any step.
func TestChecklistNamesWaits(t *testing.T) {
	m := &maker{}
	flow := m.add("page", "", "page_kind", "flowchart", "title", "Flow")
	a := m.add("node", flow, "node_kind", "start", "name", "Start")
	b := m.add("node", flow, "node_kind", "delay", "name", "Waits", "wait_time", span("4 h"))
	c := m.add("node", flow, "node_kind", "outcome", "outcome", "resolved", "name", "Done")
	m.add("link", flow, "from", a, "to", b)
	m.add("link", flow, "from", b, "to", c)
	if got := wordsOf(mustPlan(t, m.doc(), Options{}), Flow); !strings.Contains(got, "wait 4 h") {
		t.Errorf("the wait is missing in %q", got)
	}
}

// TestSmallerTypeSavesASheet: a report that would end with a few rows on a sheet of
// their own is set a little smaller instead.
func TestSmallerTypeSavesASheet(t *testing.T) {
	p, err := newPlanner((&maker{}).doc(), Options{Paper: A3}, testFonts)
	if err != nil {
		t.Fatal(err)
	}
	rows := func(n int) report {
		t := block.Table{Columns: []block.Column{{Title: "Name"}}}
		for range n {
			t.Rows = append(t.Rows, []block.Cell{{Text: "A row"}})
		}
		return report{section: KPI, title: "Rows", blocks: []block.Block{t}}
	}
	f, first, _, pages := p.layReport(rows(20))
	if len(pages) != 1 || f.k != frameOf(A3, false).k {
		t.Fatalf("what fits is set on %d sheets, %v of the usual size", len(pages), f.k/frameOf(A3, false).k)
	}
	full := int(20 * (f.bottom() - first.bottom) / pages[0].Height)
	g, _, _, pages := p.layReport(rows(full + 4))
	if len(pages) != 1 || g.k >= f.k || g.k*block.Small.Size < readable {
		t.Errorf("four rows too many take %d sheets in type of %v", len(pages), g.k*block.Small.Size)
	}
	if g, _, _, pages = p.layReport(rows(full * 3 / 2)); len(pages) != 2 || g.k < f.k {
		t.Errorf("half a sheet too many takes %d sheets in type of %v of the usual size", len(pages), g.k/f.k)
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

// TestAtDots: what stands beside a title breaks between its entries, not inside one.
func TestAtDots(t *testing.T) {
	p, err := newPlanner((&maker{}).doc(), Options{}, testFonts)
	if err != nil {
		t.Fatal(err)
	}
	const s = "Current state · Classic · measured: Four weeks, 1,920 cases"
	if got := p.atDots(s, block.Cells, 1000); got != s {
		t.Errorf("where all fits: %q", got)
	}
	w := testFonts.Width("measured: Four weeks, 1,920 cases", block.Cells) + 1
	if got, want := p.atDots(s, block.Cells, w), "Current state · Classic\nmeasured: Four weeks, 1,920 cases"; got != want {
		t.Errorf("%q, want %q", got, want)
	}
}
