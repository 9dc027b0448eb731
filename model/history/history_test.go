package history

import (
	"testing"
	"time"

	"waymark/model"
)

func doc() *model.Document {
	return model.NewDocument(nil, []*model.Record{model.NewRecord("a", "stage", model.Root, model.Prop{Name: "name", Value: model.Text("0")})})
}

func rename(t *testing.T, d *model.Document, to string) (*model.Document, model.Change) {
	t.Helper()
	dr := d.Draft()
	dr.Set("a", "name", model.Text(to))
	return dr.Commit()
}

func name(d *model.Document) string { return d.Get("a").Text("name") }

func TestUndoAndRedoWalkTheList(t *testing.T) {
	var h History
	d := doc()
	for _, to := range []string{"1", "2", "3"} {
		next, c := rename(t, d, to)
		h.Push(Entry{Label: "to " + to, Change: c})
		d = next
	}
	for _, want := range []string{"2", "1", "0"} {
		var ok bool
		if d, _, ok = h.Undo(d); !ok || name(d) != want {
			t.Fatalf("undo gave %q, want %q", name(d), want)
		}
	}
	if _, _, ok := h.Undo(d); ok {
		t.Fatal("there was one undo too many")
	}
	if h.NextRedo() != "to 1" || len(h.Undone()) != 3 {
		t.Fatalf("next to do again is %q of %d", h.NextRedo(), len(h.Undone()))
	}
	d, _, _ = h.Redo(d)
	d, _, _ = h.Redo(d)
	if name(d) != "2" {
		t.Fatalf("redo gave %q", name(d))
	}
	d, c := rename(t, d, "9")
	h.Push(Entry{Change: c})
	if _, _, ok := h.Redo(d); ok {
		t.Fatal("something new leaves nothing to do again")
	}
}

func TestTypingIsOneEntryUntilSealed(t *testing.T) {
	var h History
	d, start := doc(), time.Date(2026, 1, 1, 9, 0, 0, 0, time.UTC)
	push := func(to string, after time.Duration) {
		next, c := rename(t, d, to)
		h.Push(Entry{Change: c, Key: "type a", When: start.Add(after)})
		d = next
	}
	push("r", 0)
	push("ro", time.Second)
	push("rou", 2*time.Second)
	if len(h.Done()) != 1 {
		t.Fatalf("typing made %d entries", len(h.Done()))
	}
	push("rout", 5*time.Second) // a pause
	h.Seal()
	push("route", 5*time.Second)
	if len(h.Done()) != 3 {
		t.Fatalf("a pause and a seal made %d entries", len(h.Done()))
	}
	d, _, _ = h.Undo(d)
	d, _, _ = h.Undo(d)
	d, _, _ = h.Undo(d)
	if name(d) != "0" {
		t.Fatalf("undoing all gave %q", name(d))
	}
}

func TestUndoKeepsWhatCameInBetween(t *testing.T) {
	var h History
	d, c := rename(t, doc(), "mine")
	h.Push(Entry{Change: c})
	d, _ = rename(t, d, "theirs")
	d, _, _ = h.Undo(d)
	if name(d) != "theirs" {
		t.Fatalf("undo overwrote another program's value with %q", name(d))
	}
}
