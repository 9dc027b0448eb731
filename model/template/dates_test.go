package template

import (
	"testing"
	"time"

	"waymark/model"
)

func TestShiftDate(t *testing.T) {
	for _, c := range []struct {
		in   string
		by   int
		want string
	}{
		{"2026-10-31", 4, "2027-02-28"}, {"2026-02-28", 12, "2027-02-28"}, {"2026-02-28", 1, "2026-03-31"},
		{"2027-01-30", 1, "2027-02-28"}, {"2026-11-05", -11, "2025-12-05"}, {"soon", 3, "soon"},
	} {
		if got := shiftDate(c.in, c.by); got != c.want {
			t.Errorf("%s by %d months is %s, want %s", c.in, c.by, got, c.want)
		}
	}
	if got := shiftIntervals(model.List{"2026-01-31T09:12/..", "2026-01-05T09:12/2026-01-05T11:40"}, 1); got[0] != "2026-02-28T09:12/.." || got[1] != "2026-02-05T09:12/2026-02-05T11:40" {
		t.Errorf("intervals %v", got)
	}
}

// A template that was written years ago must not greet a person with stale
// values and overdue reviews.
func TestTemplatesAreFreshOnAnyDay(t *testing.T) {
	for _, now := range []time.Time{time.Date(2026, 11, 21, 0, 0, 0, 0, time.UTC), time.Date(2031, 3, 1, 0, 0, 0, 0, time.UTC)} {
		want := time.Date(now.Year(), now.Month(), 0, 0, 0, 0, 0, time.UTC).Format(time.DateOnly)
		for _, info := range List() {
			doc, err := New(info.Name, now)
			if err != nil {
				t.Fatal(err)
			}
			newest := ""
			for _, r := range doc.Records() {
				if r.Kind() == "observation" {
					newest = max(newest, r.Text("date"))
				}
			}
			if !info.Blank && newest != want {
				t.Errorf("%s: the newest value is of %s, want %s", info.Name, newest, want)
			}
			if by := doc.Root().Text("review_by"); by != "" && by <= now.Format(time.DateOnly) {
				t.Errorf("%s: its review is overdue on the day that it is made", info.Name)
			}
		}
	}
}
