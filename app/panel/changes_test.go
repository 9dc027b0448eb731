package panel

import (
	"os"
	"slices"
	"testing"
	"time"

	"fyne.io/fyne/v2"

	"waymark/model"
	"waymark/model/check"
	"waymark/model/history"
)

func writeFile(t *testing.T, path, s string) {
	t.Helper()
	if err := os.WriteFile(path, []byte(s), 0o600); err != nil {
		t.Fatal(err)
	}
}

func TestCounted(t *testing.T) {
	q := func(s check.Severity) check.Problem { return check.Problem{Severity: s} }
	if got := counted([]check.Problem{q(check.Error), q(check.Error), q(check.Warning)}); got != "2 errors, 1 warning" {
		t.Error(got)
	}
	if got := counted(nil); got != "No problem found" {
		t.Error(got)
	}
}

func TestHistoryGoesToAnyState(t *testing.T) {
	w := open(t, "router-support")
	p := NewChanges(w.s, w)
	screen(t, p.Object(), 296, 700)
	docs := []*model.Document{w.s.Doc()}
	for _, s := range []string{"One", "Two", "Three"} {
		if err := w.s.Do(setText("pain1", "text", s)); err != nil {
			t.Fatal(err)
		}
		w.s.Seal()
		docs = append(docs, w.s.Doc())
	}
	rows := func() []*row {
		var out []*row
		visit(p.Object(), func(o fyne.CanvasObject) {
			if r, ok := o.(*row); ok {
				out = append(out, r)
			}
		})
		return out
	}
	for _, to := range []int{0, 3, 1, 2, 0, 2} {
		rows()[3-to].Tapped(nil) // the newest state stands on top
		if !w.s.Doc().Equal(docs[to]) {
			t.Fatalf("state %d is not reached", to)
		}
		if got := rows(); len(got) != 4 || !got[3-to].chosen {
			t.Fatalf("%d rows, state %d is not marked", len(got), to)
		}
	}
}

func TestMomentsMarkWhatCameFromDisk(t *testing.T) {
	now := time.Date(2026, 11, 21, 9, 0, 0, 0, time.UTC)
	done := []history.Entry{{Label: "Move shape", When: now.Add(-5 * time.Minute)}, {Label: "Changes from disk", When: now, External: true}}
	got := moments(done, []history.Entry{{Label: "Delete step", When: now}}, now)
	want := []moment{{"Delete step", "now", false, 1}, {"Changes from disk", "now", true, 0}, {"Move shape", "5 min", false, -1}, {"As it was opened", "", false, -2}}
	if !slices.Equal(got, want) {
		t.Errorf("%+v", got)
	}
}
