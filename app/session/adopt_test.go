package session

import (
	"testing"

	"waymark/model/file"
)

// A map that was opened again after a kill, and edited since, takes what was not
// saved as one step; nothing of either is lost.
func TestAdoptIntoAnOpenMap(t *testing.T) {
	s, path := onDisk(t)
	st := store(t, t.TempDir())
	f := follow(t, s, st)
	must(t, s.Do(set("f", "title", "Mine")))
	f.keeper.write(f.keeper.next)
	f.crash()

	s, err := OpenWith(t.Context(), path, st)
	must(t, err)
	f = follow(t, s, st)
	must(t, s.Do(set("n2", "name", "Meanwhile")))
	list := recoverable(t, st)
	if len(list) != 1 {
		t.Fatalf("%d can be recovered", len(list))
	}
	must(t, s.Adopt(list[0]))
	if title(s.Doc(), "f") != "Mine" || s.Doc().Get("n2").Text("name") != "Meanwhile" || s.NextUndo() != "Recovered edits" {
		t.Errorf("%q and %q", title(s.Doc(), "f"), s.Doc().Get("n2").Text("name"))
	}
	f.keeper.write(f.keeper.next)
	if n := len(recoverable(t, st)); n != 0 {
		t.Errorf("%d are offered again", n)
	}
	s.Undo()
	if title(s.Doc(), "f") == "Mine" || s.Doc().Get("n2").Text("name") != "Meanwhile" {
		t.Error("it is not one step")
	}
}

// What has nothing in it that the map does not have is not offered for ever.
func TestAdoptNothing(t *testing.T) {
	s, path := onDisk(t)
	st := store(t, t.TempDir())
	f := follow(t, s, st)
	must(t, s.Do(set("f", "title", "Mine")))
	f.keeper.write(f.keeper.next)
	must(t, file.Write(t.Context(), path, s.Doc())) // the save came through, the kill came next
	f.crash()

	s, err := Recover(t.Context(), st, recoverable(t, st)[0])
	must(t, err)
	if s.Unsaved() || s.NextUndo() != "" || len(recoverable(t, st)) != 0 {
		t.Errorf("unsaved %v, %q, %d offered", s.Unsaved(), s.NextUndo(), len(recoverable(t, st)))
	}
}
