package kind

import "testing"

func TestNearest(t *testing.T) {
	words := []string{"name", "lead_time", "process_time", "percent_ca", "action", "to", "text", "process", "w"}
	for word, want := range map[string]string{
		"Name":         "name",
		"leadTime":     "lead_time",
		"lead-time":    "lead_time",
		"LEAD TIME":    "lead_time",
		"nmae":         "name",
		"naem":         "name",
		"acton":        "action",
		"proces_tiem":  "process_time",
		"to_":          "to",
		"two":          "",
		"tex":          "text",
		"x":            "",
		"colour":       "",
		"":             "",
		"processtimes": "process_time",
	} {
		if got := Nearest(word, words); got != want {
			t.Errorf("%q is taken for %q, not %q", word, got, want)
		}
	}
	if got := Nearest("bat", []string{"cat", "hat"}); got != "" {
		t.Errorf("one of two was chosen: %q", got)
	}
}
