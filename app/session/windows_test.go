package session

import (
	"fmt"
	"path/filepath"
	"slices"
	"testing"

	"pgregory.net/rapid"

	"waymark/model"
	"waymark/model/edit"
	"waymark/model/file"
	"waymark/model/geom"
)

func move(id model.ID, by float64) edit.Command {
	return edit.Move{IDs: []model.ID{id}, By: geom.P(by, 0)}
}

// Two windows show one document, each its own page and selection.
func TestTwoWindowsOneDocument(t *testing.T) {
	a := New(sample(), "")
	a.Select("n1")
	b := a.Another()
	if len(b.Selection()) != 0 || b.Page() != a.Page() || !a.Shares(b) || a.Shares(New(sample(), "")) {
		t.Fatal("the second window begins on the same page with nothing selected")
	}
	var inA, inB What
	a.Watch(func(w What) { inA |= w })
	b.Watch(func(w What) { inB |= w })
	b.ShowPage("g")
	b.Select("s")
	if a.Page().ID() != "f" || !a.Selected("n1") || inA != 0 {
		t.Errorf("the first window is on %s with %v selected and heard %b", a.Page().ID(), a.Selection(), inA)
	}
	inB = 0
	must(t, a.Do(edit.Delete{IDs: []model.ID{"n2"}}))
	if b.Doc().Get("n2") != nil || inB != DocumentChanged|HistoryChanged|FileChanged || !b.Unsaved() {
		t.Errorf("the other window shows n2 %v and heard %b", b.Doc().Get("n2") != nil, inB)
	}
	// Undo in the other window: it shows where, with the selection of then; the first
	// one stays where it is.
	a.Select()
	a.ShowPage("g")
	if label, ok := b.Undo(); !ok || label != "Delete" || b.Page().ID() != "f" || !slices.Equal(b.Selection(), []model.ID{"n1"}) {
		t.Errorf("undone is %q; on %s with %v selected", label, b.Page().ID(), b.Selection())
	}
	if a.Page().ID() != "g" || len(a.Selection()) != 0 || a.Doc().Get("n2") == nil {
		t.Error("the first window did not stay where it was")
	}
	// What the other one deletes is not selected or shown any more.
	a.Select("s")
	must(t, b.Do(edit.Delete{IDs: []model.ID{"g"}}))
	if a.Page().ID() != "f" || len(a.Selection()) != 0 {
		t.Errorf("on %s with %v selected", a.Page().ID(), a.Selection())
	}
}

// A gesture is seen in all windows while it goes on. What is done in another window
// meanwhile goes below it, be it an edit, an undo or a gesture there.
func TestGesturesOfTwoWindows(t *testing.T) {
	a := New(sample(), "")
	b := a.Another()
	must(t, a.Preview(move("n1", 8)))
	if x(b, "n1") != 8 || !b.Previewing() {
		t.Error("it is not seen in the other window")
	}
	must(t, b.Do(move("n2", 40)))
	if x(a, "n1") != 8 || x(a, "n2") != 240 || !a.Previewing() {
		t.Errorf("after an edit in the other window: %v, %v", x(a, "n1"), x(a, "n2"))
	}
	must(t, b.Preview(move("n2", 5)))
	if x(a, "n1") != 8 || x(a, "n2") != 245 {
		t.Errorf("two gestures: %v, %v", x(a, "n1"), x(a, "n2"))
	}
	b.Cancel()
	if x(a, "n1") != 8 || x(a, "n2") != 240 {
		t.Errorf("one cancelled: %v, %v", x(a, "n1"), x(a, "n2"))
	}
	b.Undo()
	must(t, a.Commit())
	if done, _ := b.History(); len(done) != 1 || x(b, "n1") != 8 || x(b, "n2") != 200 || b.Previewing() {
		t.Errorf("%d entries; %v, %v", len(done), x(b, "n1"), x(b, "n2"))
	}
	// What a gesture is about is deleted in the other window.
	must(t, a.Preview(move("n1", 3)))
	must(t, b.Do(edit.Delete{IDs: []model.ID{"n1"}}))
	if a.Doc().Get("n1") != nil {
		t.Error("what was deleted is shown")
	}
	if err := a.Commit(); err == nil || a.Previewing() {
		t.Errorf("what is gone was moved: %v", err)
	}
	// A window that is closed takes its gesture along.
	must(t, a.Preview(move("n2", 3)))
	must(t, a.Close())
	if x(b, "n2") != 200 || b.Previewing() {
		t.Error("the gesture of a closed window goes on")
	}
}

// Only the last window of a map closes it.
func TestTheLastWindowClosesTheMap(t *testing.T) {
	a, path := onDisk(t)
	st := store(t, t.TempDir())
	f := follow(t, a, st)
	b := a.Another()
	must(t, b.Follow(t.Context(), st, nil)) // as every window does
	at, of := b.Number()
	if at != 2 || of != 2 {
		t.Errorf("it is window %d of %d", at, of)
	}
	told := false
	b.Watch(func(w What) { told = told || w&FileChanged != 0 })
	must(t, a.Close())
	if at, of := b.Number(); at != 1 || of != 1 || !told {
		t.Errorf("it is window %d of %d now, told %v", at, of, told)
	}
	// It is still followed, saved and kept.
	must(t, file.Write(t.Context(), path, with(sample(), "n2", num("x", 300))))
	f.until("the change is there", func() bool { return x(b, "n2") == 300 })
	must(t, b.Do(set("f", "title", "Mine")))
	b.keeper.write(b.keeper.next)
	other := filepath.Join(t.TempDir(), "b.waymark.json")
	saved := false
	b.SaveThen(t.Context(), other, func(err error) { must(t, err); saved = true })
	f.until("it is saved", func() bool { return saved })
	if title(read(t, other), "f") != "Mine" || b.Path() != other || len(b.Arrivals()) != 1 {
		t.Error("the last window does not save")
	}
	must(t, b.Do(set("f", "title", "Not saved")))
	must(t, b.Leave())
	if n := len(recoverable(t, st)); n != 1 {
		t.Errorf("%d can be recovered", n)
	}
}

// The disk is one for all windows: what comes waits for the gestures of all, and
// reverting, restoring and deciding are seen in each.
func TestTheDiskOfTwoWindows(t *testing.T) {
	a, path := onDisk(t)
	b := a.Another()
	must(t, a.Preview(move("n1", 8)))
	must(t, b.Preview(move("n2", 8)))
	a.External(result(t, with(sample(), "f", txt("title", "Theirs"))))
	must(t, a.Commit())
	if !b.Waiting() || title(b.Doc(), "f") != "Flow" {
		t.Error("it did not wait for the gesture of the other window")
	}
	b.Cancel()
	if title(a.Doc(), "f") != "Theirs" || x(a, "n1") != 8 || a.Waiting() {
		t.Error("it did not come at the end of the last gesture")
	}
	must(t, a.Do(set("f", "title", "Mine")))
	a.External(result(t, with(sample(), "f", txt("title", "Theirs again"))))
	if len(b.Conflicts()) != 1 {
		t.Fatalf("%d conflicts", len(b.Conflicts()))
	}
	told := false
	a.Watch(func(w What) { told = told || w&DiskChanged != 0 })
	must(t, b.TakeTheirs(0))
	if !told || len(a.Conflicts()) != 0 || title(a.Doc(), "f") != "Theirs again" {
		t.Error("what was decided in one window is not known in the other")
	}
	must(t, file.Write(t.Context(), path, sample()))
	b.RevertThen(t.Context(), func(err error) { must(t, err) })
	if a.Unsaved() || !a.Doc().Equal(sample()) {
		t.Error("what was reverted in one window is not in the other")
	}
	b.ReplaceThen("Restore", with(sample(), "f", txt("title", "Then")), func(err error) { must(t, err) })
	if title(a.Doc(), "f") != "Then" || a.NextUndo() != "Restore" {
		t.Error("what was restored in one window is not in the other")
	}
}

// Windows are played at random, with another program that writes the file: all show
// one document with each other's gestures, nobody has selected what is not there,
// undoing all leads back to the start, and what was done beside is never lost.
func TestLawsOfWindows(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		start := sample()
		first := New(start, "/nowhere/a.waymark.json")
		open := []*Session{first}
		fresh := 0
		var pending []*turned
		act := func() *Session { return rapid.SampledFrom(open).Draw(t, "window") }
		pick := func(s *Session, kinds ...string) (model.ID, bool) {
			var ids []model.ID
			for _, r := range s.Doc().Records() {
				if slices.Contains(kinds, r.Kind()) {
					ids = append(ids, r.ID())
				}
			}
			if len(ids) == 0 {
				return "", false
			}
			return rapid.SampledFrom(ids).Draw(t, "id"), true
		}
		t.Repeat(map[string]func(*rapid.T){
			"edit": func(*rapid.T) {
				s := act()
				if id, ok := pick(s, "page", "node", "stage"); ok {
					fresh++
					_ = s.Do(set(id, "title", fmt.Sprint("v", fresh)))
				}
			},
			"insert": func(*rapid.T) {
				s := act()
				if p, ok := pick(s, "page"); ok {
					fresh++
					_ = s.Do(edit.Insert{Record: model.NewRecord(model.ID(fmt.Sprint("i", fresh)), "node", p, txt("node_kind", "action"), num("x", 1), num("y", 1))})
				}
			},
			"delete": func(*rapid.T) {
				s := act()
				if id, ok := pick(s, "node", "stage", "page"); ok {
					_ = s.Do(edit.Delete{IDs: []model.ID{id}})
				}
			},
			"gesture": func(*rapid.T) {
				s := act()
				if id, ok := pick(s, "node"); ok {
					_ = s.Preview(move(id, float64(rapid.IntRange(1, 9).Draw(t, "by"))))
				}
			},
			"commit": func(*rapid.T) { _ = act().Commit() },
			"cancel": func(*rapid.T) { act().Cancel() },
			"undo":   func(*rapid.T) { act().Undo() },
			"redo":   func(*rapid.T) { act().Redo() },
			"select": func(*rapid.T) {
				s := act()
				if id, ok := pick(s, "node", "stage"); ok {
					s.Select(id)
				}
			},
			"select more": func(*rapid.T) {
				s := act()
				if id, ok := pick(s, "node", "stage"); ok {
					s.Select(append(slices.Clone(s.Selection()), id)...)
				}
			},
			"show": func(*rapid.T) {
				s := act()
				if id, ok := pick(s, "page"); ok {
					s.ShowPage(id)
				}
			},
			"open": func(*rapid.T) {
				if len(open) < 3 {
					open = append(open, act().Another())
				}
			},
			"close": func(*rapid.T) {
				if i := rapid.IntRange(0, len(open)-1).Draw(t, "which"); len(open) > 1 {
					if err := open[i].Close(); err != nil {
						t.Fatal(err)
					}
					open = slices.Delete(open, i, i+1)
				}
			},
			"disk": func(t *rapid.T) { // merged beside, and taken over whenever "post" comes
				doc := first.file.agreed
				if id, ok := pick(open[0], "node", "page"); ok && doc.Get(id) != nil {
					fresh++
					b, err := file.Encode(with(doc, id, txt("name", fmt.Sprint("d", fresh))))
					if err != nil {
						t.Fatal(err)
					}
					res, err := file.Decode(b)
					if err != nil {
						t.Fatal(err)
					}
					tt := &turned{}
					m := first.question(res, false)
					first.begin(&m.turn)
					m.work()
					tt.land = func() {
						first.end(&m.turn)
						if m.agreed == first.file.agreed {
							first.whenStill(m, func() { first.answer(m) })
						}
					}
					pending = append(pending, tt)
				}
			},
			"land": func(*rapid.T) {
				if len(pending) > 0 {
					pending[0].land()
					pending = pending[1:]
				}
			},
			"": func(t *rapid.T) {
				for _, s := range open {
					if s.Doc() != open[0].Doc() || s.Committed() != open[0].Committed() {
						t.Fatal("two windows show two documents")
					}
					for _, id := range s.Selection() {
						if s.Doc().Get(id) == nil && s.Committed().Get(id) == nil {
							t.Fatalf("%s is selected and not there", id)
						}
					}
					if p := s.Page(); p == nil && s.Doc() == s.Committed() && len(s.Doc().All(model.Root, "page")) > 0 {
						t.Fatal("a window shows no page")
					}
					if at, of := s.Number(); of != len(open) || at != slices.Index(open, s)+1 {
						t.Fatalf("window %d of %d", at, of)
					}
				}
			},
		})
		for _, s := range open {
			s.Cancel()
		}
		done, undone := open[0].History()
		for range done {
			rapid.SampledFrom(open).Draw(t, "window").Undo()
		}
		if got := open[0].Doc(); !got.Equal(start) {
			t.Fatalf("undoing all leads to %v", got.Records())
		}
		for ok := true; ok; {
			_, ok = open[0].Redo()
		}
		if again, _ := open[0].History(); len(again) != len(done)+len(undone) {
			t.Fatal("not all could be done again")
		}
	})
}

// turned is a merge that was done beside and has not been taken over.
type turned struct{ land func() }

// However fast somebody edits, a merge is done once, and taken over at the first
// moment: the edits go on top of it.
func TestAMergeNeedsNoPause(t *testing.T) {
	s, _ := onDisk(t)
	var calls []func()
	posted := make(chan func())
	s.post = func(f func()) { posted <- f }
	res := result(t, with(with(sample(), "n2", num("x", 300)), "f", txt("title", "Theirs")))
	s.External(res)
	must(t, s.Do(move("n1", 40)))
	must(t, s.Do(set("f", "title", "Mine")))
	must(t, s.Do(edit.Insert{Record: model.NewRecord("n3", "node", "f", txt("node_kind", "action"), num("x", 1), num("y", 1))}))
	calls = append(calls, <-posted)
	must(t, s.Do(edit.Delete{IDs: []model.ID{"n2"}}))
	calls[0]()
	if x(s, "n2") != 300 { // what the other program changed comes back, and is told
		t.Errorf("n2 is at %v", x(s, "n2"))
	}
	if x(s, "n1") != 40 || s.Doc().Get("n3") == nil || title(s.Doc(), "f") != "Mine" {
		t.Errorf("%v, %v, %q", x(s, "n1"), s.Doc().Get("n3"), title(s.Doc(), "f"))
	}
	a := s.Arrivals()
	if c := s.Conflicts(); len(c) != 1 || c[0].ID != "f" || len(a) != 1 || a[0].Conflicts != 1 || len(a[0].Reports) == 0 || a[0].WriteBack {
		t.Errorf("conflicts %+v, arrivals %+v", c, a)
	}
	s.Undo()
	if x(s, "n1") != 40 || s.Doc().Get("n2") != nil || title(s.Doc(), "f") != "Mine" {
		t.Error("undo takes back more than what came from the disk")
	}
	for range 4 {
		s.Undo()
	}
	if !s.Doc().Equal(sample()) {
		t.Error("undoing all does not lead back to the start")
	}
}
