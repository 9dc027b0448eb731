package compose_test

import (
	"slices"
	"strings"
	"testing"

	"waymark/canvas/compose"
	"waymark/canvas/scene"
)

// Of the times that are set for it, each kind of node shows the one that says most
// about it; stores tell what waits in them, too.
func TestWhatANodeShows(t *testing.T) {
	all := []any{"process_time", "5 min", "wait_time", "20 min", "lead_time", "45 min"}
	for _, c := range []struct {
		kind  string
		props []any
		want  string
	}{
		{"action", all, "5 min"},
		{"subprocess", all, "5 min"},
		{"transport", all, "45 min"},
		{"transport", all[:4], "20 min"},
		{"delay", all, "20 min"},
		{"delay", append(all[:2:2], all[4:]...), "45 min"},
		{"delay", all[:2], "5 min"},
		{"queue", all, "20 min"},
		{"queue", all[4:], "45 min"},
		{"queue", all[:2], ""},
		{"queue", []any{"items", 12, "limit", 30}, "12 of at most 30"},
		{"supermarket", []any{"limit", 30}, "at most 30"},
		{"safety_stock", append([]any{"items", 12}, all...), "12 20 min"},
		{"outcome", []any{"outcome", "resolved"}, "resolved"},
		{"note", all, ""},
		{"operator", all, ""},
	} {
		b := &build{}
		b.newPage("p", "flowchart", "title", "Page")
		b.node("n", c.kind, "Name", append([]any{"x", 0, "y", 0}, c.props...)...)
		s := light(compose.Options{}).Page(b.doc(), "p")
		if got := strings.Join(wordsAt(s, "n"), " "); got != strings.TrimSpace("Name "+c.want) {
			t.Errorf("a %s with %v shows %q, not its name and %q", c.kind, c.props, got, c.want)
		}
	}
}

// wordsAt are the lines of text of an element from top to bottom.
func wordsAt(s *scene.Scene, id string) (lines []string) {
	var texts []*scene.Text
	for _, i := range s.Of(id) {
		for _, op := range s.Items[i].Ops {
			if t, ok := op.(*scene.Text); ok {
				texts = append(texts, t)
			}
		}
	}
	slices.SortStableFunc(texts, func(a, b *scene.Text) int { return int(a.Bounds().Y - b.Bounds().Y) })
	for _, t := range texts {
		lines = append(lines, strings.ReplaceAll(t.Line.Text, "\u00a0", " "))
	}
	return lines
}
