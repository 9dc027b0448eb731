package export

import (
	"strings"
	"testing"

	"waymark/model"
	"waymark/model/measure"
	"waymark/model/template"
)

// The sentence above a value stream says what follows from its numbers, of both
// states.
func TestStreamInShort(t *testing.T) {
	doc, err := template.Load("support-value-stream")
	if err != nil {
		t.Fatal(err)
	}
	p, err := newPlanner(doc, Options{}, testFonts)
	if err != nil {
		t.Fatal(err)
	}
	want := map[string]string{
		"current": "In short: 6.3 d from start to end, of which 2 h 06 min (4.2 %) is work. Longest wait: 2.5 d before “Plan the visit”. 48 % of the cases pass without a correction. The future state takes 1.8 d (−71 %).",
		"future":  "In short: 1.8 d from start to end, of which 1 h 35 min (11 %) is work. Longest wait: 1 d before “Repair at home”. 79 % of the cases pass without a correction. Today it takes 6.3 d.",
	}
	for _, page := range p.pages {
		s := measure.StreamOf(doc, page.ID())
		if got := strings.ReplaceAll(p.streamInShort(&s), "\u00a0", " "); got != want[page.Text("state")] {
			t.Errorf("%s: %s", page.Text("state"), got)
		}
	}
	if got := p.streamInShort(&measure.Stream{LeadTime: measure.Unknown("no times")}); got != "" {
		t.Errorf("of a stream without times: %q", got)
	}
}

// Rework drawn as a link back leaves no ladder: the summary says so once, and lists
// what the steps state instead of cards without a number.
func TestStreamWithACircle(t *testing.T) {
	m := &maker{}
	page := m.add("page", "", "page_kind", "valuestream", "title", "Stream", "demand", 40, "available_time", span("8 h"))
	var nodes []model.ID
	for _, name := range []string{"Take", "Check", "Deliver"} {
		nodes = append(nodes, m.add("node", page, "node_kind", "process", "name", name, "process_time", span("10 min"), "lead_time", span("1 h"), "percent_ca", 90))
	}
	for i, from := range nodes {
		m.add("link", page, "from", from, "to", nodes[(i+1)%3], "link_kind", "push")
	}
	got := wordsOf(mustPlan(t, m.doc(), Options{Sections: []Section{ValueStream}}), ValueStream)
	for _, want := range []string{"8 h available a day", "are not known. The work runs in a circle", "Check 10 min 1 h 90 %"} {
		if !strings.Contains(got, want) {
			t.Errorf("%q is missing in %q", want, got)
		}
	}
	if n := strings.Count(got, "a ladder needs"); n != 1 {
		t.Errorf("the reason is said %d times: %q", n, got)
	}
	if strings.Contains(got, measure.NoDataText) {
		t.Errorf("cards without a number in %q", got)
	}
}
