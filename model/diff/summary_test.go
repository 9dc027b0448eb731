package diff_test

import (
	"testing"

	"waymark/model"
	"waymark/model/diff"
)

func TestSummary(t *testing.T) {
	line := func(id model.ID, kind string, op diff.Op) diff.Line { return diff.Line{ID: id, Kind: kind, Op: op} }
	for want, lines := range map[string][]diff.Line{
		"":               nil,
		"1 step changed": {line("a", "step", diff.Changed), line("a", "step", diff.Changed), line("a", "step", diff.Moved)},
		"1 step added":   {line("a", "step", diff.Changed), line("a", "step", diff.Added)},
		"1 KPI changed, 2 cards added, 1 link removed, 1 lane moved": {
			line("l", "lane", diff.Moved), line("c1", "card", diff.Added), line("k", "kpi", diff.Changed), line("x", "link", diff.Removed), line("c2", "card", diff.Added)},
		"document and 3 steps changed": {line("", "document", diff.Changed), line("a", "step", diff.Changed), line("b", "step", diff.Changed), line("c", "step", diff.Changed)},
		"2 unknown changed":            {line("u", "spaceship", diff.Changed), line("v", "rocket", diff.Changed)},
	} {
		if got := diff.Summary(lines); got != want {
			t.Errorf("%q, want %q", got, want)
		}
	}
}
