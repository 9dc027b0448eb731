package measure

import "testing"

func TestPeriodName(t *testing.T) {
	for _, c := range []struct{ date, rhythm, want string }{
		{"2026-10-31", "month", "Oct 2026"}, {"2026-02-28", "month", "Feb 2026"}, {"2028-02-28", "month", "2028-02-28"},
		{"2026-09-30", "quarter", "Q3 2026"}, {"2026-10-31", "quarter", "2026-10-31"},
		{"2026-12-31", "year", "2026"}, {"2026-12-31", "week", "2026-12-31"}, {"2026-12-31", "", "2026-12-31"},
		{"soon", "month", "soon"},
	} {
		if got := periodName(c.date, c.rhythm, "en"); got != c.want {
			t.Errorf("%s every %s is %q, want %q", c.date, c.rhythm, got, c.want)
		}
	}
}
