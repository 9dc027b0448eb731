package export

import (
	"fmt"
	"strings"
	"testing"
)

// A flow that nobody has finished ends at dozens of places and goes on for ever: the
// summary names the most frequent ends and both ends of the path, and stays short.
func TestBigFlowStaysShort(t *testing.T) {
	m := &maker{}
	flow := m.add("page", "", "page_kind", "flowchart", "title", "Flow")
	last := m.add("node", flow, "node_kind", "start", "name", "Begin")
	for i := range 90 {
		n := m.add("node", flow, "node_kind", "action", "name", fmt.Sprintf("Work %d.", i), "process_time", span("1 min"))
		end := m.add("node", flow, "node_kind", "action", "name", fmt.Sprintf("Stop %d.", i))
		m.add("link", flow, "from", last, "to", n)
		if i > 0 {
			m.add("link", flow, "from", last, "to", end)
		}
		last = n
	}
	got := wordsOf(mustPlan(t, m.doc(), Options{Sections: []Section{Flow}}), Flow)
	summary, checklist, found := strings.Cut(got, "Checklist – Flow")
	if !found {
		t.Fatal("the flow has no checklist")
	}
	for _, want := range []string{"Stop 1. ", "77 other ends", "Begin", "31 more steps", "Work 89."} {
		if !strings.Contains(summary, want) {
			t.Errorf("%q is missing in the summary", want)
		}
	}
	for _, no := range []string{"Stop 80.", "Work 50."} {
		if strings.Contains(summary, no) {
			t.Errorf("%q is one of too many in the summary", no)
		}
		if !strings.Contains(checklist, no) {
			t.Errorf("%q is missing in the checklist", no)
		}
	}
}

// "Otherwise" is the one way that is left; of two without a label nobody knows
// which is taken when.
func TestWaysWithoutLabel(t *testing.T) {
	for _, c := range []struct {
		labels [3]string
		want   string
	}{
		{[3]string{"Yes", "No", ""}, "Yes → go to 2 No → go to 3 otherwise → go to 4"},
		{[3]string{"", "", ""}, "→ go to 2 or → go to 3 or → go to 4"},
		{[3]string{"Yes", "", ""}, "Yes → go to 2 or → go to 3 or → go to 4"},
	} {
		m := &maker{}
		flow := m.add("page", "", "page_kind", "flowchart", "title", "Flow")
		ask := m.add("node", flow, "node_kind", "decision", "name", "Ask")
		for i, label := range c.labels {
			to := m.add("node", flow, "node_kind", "outcome", "outcome", "resolved", "name", fmt.Sprintf("End %d", i))
			m.add("link", flow, "from", ask, "to", to, "label", label)
		}
		if got := wordsOf(mustPlan(t, m.doc(), Options{Sections: []Section{Flow}}), Flow); !strings.Contains(got, c.want) {
			t.Errorf("%q: %q is missing in %q", c.labels, c.want, got)
		}
	}
}
