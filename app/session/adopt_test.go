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
	adopted := false
	s.AdoptThen(list[0], func(err error) { must(t, err); adopted = true })
	f.until("it is adopted", func() bool { return adopted })
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

// Who types their value by hand, or reverts, has decided.
func TestConflictsThatSettleThemselves(t *testing.T) {
	for _, how := range []string{"typed", "reverted"} {
		s, path := onDisk(t)
		must(t, s.Do(set("f", "title", "Mine")))
		theirs := with(sample(), "f", txt("title", "Theirs"))
		must(t, file.Write(t.Context(), path, theirs))
		s.External(result(t, theirs))
		if n := len(s.Conflicts()); n != 1 {
			t.Fatalf("%d conflicts", n)
		}
		if how == "typed" {
			must(t, s.Do(set("f", "title", "Theirs")))
		} else {
			s.RevertThen(t.Context(), func(err error) { must(t, err) })
		}
		if n := len(s.Conflicts()); n != 0 || title(s.Doc(), "f") != "Theirs" {
			t.Errorf("%s: %d conflicts stay, %q", how, n, title(s.Doc(), "f"))
		}
	}
}

// A copy replaces what stands there, which is kept, and the session stays with its
// own file.
func TestSaveCopy(t *testing.T) {
	s, path := onDisk(t)
	s.store = store(t, t.TempDir())
	other := path + ".copy.json"
	must(t, file.Write(t.Context(), other, with(sample(), "f", txt("title", "Was there"))))
	must(t, s.Do(set("f", "title", "Mine")))
	s.SaveCopyThen(t.Context(), other, func(err error) { must(t, err) })
	if title(read(t, other), "f") != "Mine" || s.Path() != path || !s.Unsaved() {
		t.Errorf("%q, %s, unsaved %v", title(read(t, other), "f"), s.Path(), s.Unsaved())
	}
	kept, err := s.store.Versions(other)
	must(t, err)
	if len(kept) == 0 {
		t.Error("what stood there is not kept")
	}
	s.SaveCopyThen(t.Context(), path, func(err error) { must(t, err) }) // onto itself it is a save
	if s.Unsaved() {
		t.Error("its own file was written behind its back")
	}
}

// A program that the system ends keeps what was typed a moment ago.
func TestLeaveKeepsWhatIsNotSaved(t *testing.T) {
	s, path := onDisk(t)
	st := store(t, t.TempDir())
	follow(t, s, st)
	must(t, s.Do(set("f", "title", "A moment ago")))
	must(t, s.Leave())
	list := recoverable(t, st)
	if len(list) != 1 || list[0].Path != path {
		t.Fatalf("%d can be recovered", len(list))
	}
	s, err := Recover(t.Context(), st, list[0])
	must(t, err)
	if title(s.Doc(), "f") != "A moment ago" {
		t.Errorf("recovered %q", title(s.Doc(), "f"))
	}
	// What is saved leaves nothing.
	s, _ = onDisk(t)
	st = store(t, t.TempDir())
	follow(t, s, st)
	must(t, s.Do(set("f", "title", "Saved")))
	must(t, s.Save(t.Context()))
	must(t, s.Leave())
	if n := len(recoverable(t, st)); n != 0 {
		t.Errorf("%d are offered of a map that is saved", n)
	}
}

// What was recovered and saved at once, or given up, is not offered again.
func TestRecoveredAndDone(t *testing.T) {
	for _, how := range []string{"saved", "closed"} {
		s, path := onDisk(t)
		st := store(t, t.TempDir())
		f := follow(t, s, st)
		must(t, s.Do(set("f", "title", "Mine")))
		f.keeper.write(f.keeper.next)
		f.crash()
		s, err := Recover(t.Context(), st, recoverable(t, st)[0])
		must(t, err)
		follow(t, s, st)
		if how == "saved" {
			must(t, s.Save(t.Context()))
			if title(read(t, path), "f") != "Mine" {
				t.Fatal("not saved")
			}
		}
		must(t, s.Close())
		if n := len(recoverable(t, st)); n != 0 {
			t.Errorf("%s: %d are offered again", how, n)
		}
	}
}
