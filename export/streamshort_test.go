package export

import (
	"strings"
	"testing"

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
