package measure

import (
	"strings"
	"testing"
	"time"
)

// Every language names twelve months, all different, and writes the whole date
// once.
func TestDatesInWords(t *testing.T) {
	for lang, s := range dateStyles {
		names := strings.Fields(s.months)
		if len(names) != 12 {
			t.Errorf("%s has %d months", lang, len(names))
			continue
		}
		seen := map[string]bool{}
		for i := range 12 {
			day := time.Date(2026, time.Month(i+1), 28, 0, 0, 0, 0, time.UTC)
			got := formatDate(day.Format(time.DateOnly), lang)
			if seen[got] || strings.Count(got, "2026") != 1 || strings.Count(got, "28") != 1 || strings.ContainsAny(got, "DMY") && !strings.ContainsAny(names[i], "DM") {
				t.Errorf("%s writes %s as %q", lang, day.Format(time.DateOnly), got)
			}
			if m := formatMonth(day, lang); seen[m] || !strings.Contains(m, names[i]) || !strings.Contains(m, "2026") {
				t.Errorf("%s names the month %q", lang, m)
			}
			seen[got] = true
		}
	}
	for _, c := range []struct{ lang, want string }{
		{"en", "15 Mar 2026"}, {"de", "15. März 2026"}, {"fr", "15 mars 2026"}, {"es", "15 mar 2026"}, {"it", "15 mar 2026"},
		{"nl", "15 mrt 2026"}, {"pt", "15 de mar. de 2026"}, {"hu", "2026. márc. 15."}, {"ja", "2026年3月15日"}, {"no", "15. mars 2026"},
		{"xx", "2026-03-15"},
	} {
		if got := formatDate("2026-03-15", c.lang); got != c.want {
			t.Errorf("%s: %q, want %q", c.lang, got, c.want)
		}
	}
	if got := periodName("2026-10-31", "month", "de"); got != "Okt. 2026" {
		t.Errorf("a month in German is %q", got)
	}
}
