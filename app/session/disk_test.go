package session

import (
	"bytes"
	"context"
	"errors"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"testing/synctest"
	"time"

	"waymark/model"
	"waymark/model/edit"
	"waymark/model/file"
	"waymark/model/geom"
)

// onDisk saves the sample and opens it.
func onDisk(t *testing.T) (*Session, string) {
	t.Helper()
	path := filepath.Join(t.TempDir(), "a.waymark.json")
	must(t, file.Write(t.Context(), path, sample()))
	s, err := OpenWith(t.Context(), path, store(t, t.TempDir()))
	must(t, err)
	return s, path
}

func store(t *testing.T, dir string) *file.Store {
	t.Helper()
	st, err := file.OpenStore(dir)
	must(t, err)
	return st
}

// with returns a document with other properties, as another program would write
// it.
func with(doc *model.Document, id model.ID, props ...model.Prop) *model.Document {
	d := doc.Draft()
	for _, p := range props {
		d.Set(id, p.Name, p.Value)
	}
	next, _ := d.Commit()
	return next
}

func result(t *testing.T, doc *model.Document) *file.Result {
	t.Helper()
	b, err := file.Encode(doc)
	must(t, err)
	res, err := file.Decode(b)
	must(t, err)
	return res
}

func read(t *testing.T, path string) *model.Document {
	t.Helper()
	res, err := file.Read(t.Context(), path)
	must(t, err)
	return res.Doc
}

func set(id model.ID, name, v string) edit.Command {
	return edit.Set{IDs: []model.ID{id}, Name: name, Value: model.Text(v)}
}

func title(d *model.Document, id model.ID) string { return d.Get(id).Text("title") }

func TestACleanMapTakesWhatComes(t *testing.T) {
	s, _ := onDisk(t)
	s.Select("n1")
	var seen What
	s.Watch(func(w What) { seen |= w })
	s.External(result(t, with(s.Doc(), "n2", num("x", 300))))
	if x(s, "n2") != 300 || s.Unsaved() || !s.Selected("n1") || seen&DiskChanged == 0 {
		t.Fatalf("x %v, unsaved %v, selected %v", x(s, "n2"), s.Unsaved(), s.Selection())
	}
	done, _ := s.History()
	if len(done) != 1 || !done[0].External || done[0].Label != "Changes from disk" {
		t.Fatalf("%+v", done)
	}
	if a := s.Arrivals(); len(a) != 1 || a[0].Changes != 1 || !slices.Equal(a[0].IDs, []model.ID{"n2"}) || a[0].WriteBack {
		t.Fatalf("%+v", a)
	}
	s.External(result(t, s.Doc())) // another spelling of the same
	if done, _ := s.History(); len(done) != 1 || len(s.Arrivals()) != 1 {
		t.Error("nothing came, and was told")
	}
	s.Undo()
	if x(s, "n2") != 200 || !s.Unsaved() {
		t.Error("what came cannot be undone")
	}
}

func TestAChangedMapIsMerged(t *testing.T) {
	s, path := onDisk(t)
	must(t, s.Do(set("f", "title", "Mine")))
	must(t, s.Do(edit.Move{IDs: []model.ID{"n1"}, By: geom.P(40, 0)}))
	must(t, file.Write(t.Context(), path, with(with(sample(), "f", txt("title", "Theirs")), "g", txt("title", "Their journey"))))
	must(t, s.Save(t.Context())) // no question: merged and saved
	on := read(t, path)
	if title(on, "f") != "Mine" || title(on, "g") != "Their journey" || on.Get("n1").NumOr("x", 0) != 40 || s.Unsaved() {
		t.Fatalf("on disk: %q, %q, unsaved %v", title(on, "f"), title(on, "g"), s.Unsaved())
	}
	c := s.Conflicts()
	if len(c) != 1 || c[0].ID != "f" || c[0].Theirs[0].String() != "Theirs" {
		t.Fatalf("%+v", c)
	}
	must(t, s.TakeTheirs(0))
	if title(s.Doc(), "f") != "Theirs" || len(s.Conflicts()) != 0 {
		t.Fatal("their value was not taken")
	}
	s.Undo()
	if title(s.Doc(), "f") != "Mine" {
		t.Fatal("taking it cannot be undone")
	}
	if s.TakeTheirs(0) == nil || s.KeepOurs(0) == nil {
		t.Error("there is no such conflict")
	}
}

func TestConflictsOfPlaces(t *testing.T) {
	s, _ := onDisk(t)
	for _, id := range []model.ID{"u", "v", "w", "q", "r"} {
		must(t, s.Do(edit.Insert{Record: model.NewRecord(id, "stage", "g", txt("name", string(id)))}))
	}
	must(t, s.Save(t.Context()))
	base := s.Doc()
	must(t, s.Do(edit.Reorder{ID: "w", Parent: "g", After: ""})) // it was r, q, w, v, u, s
	d := base.Draft()
	d.Move("w", "g", "s")
	theirs, _ := d.Commit()
	s.External(result(t, theirs))
	if c := s.Conflicts(); len(c) != 1 || c[0].Names[0] != "order" {
		t.Fatalf("%+v", c)
	}
	must(t, s.TakeTheirs(0))
	if got := s.Doc().Children("g"); !slices.Equal(got, []model.ID{"r", "q", "v", "u", "s", "w"}) {
		t.Errorf("the order is %v", got)
	}
}

func TestAGestureIsNotDisturbed(t *testing.T) {
	for _, end := range []string{"commit", "cancel"} {
		s, _ := onDisk(t)
		must(t, s.Preview(edit.Move{IDs: []model.ID{"n1"}, By: geom.P(8, 0)}))
		s.External(result(t, with(sample(), "n2", num("x", 300))))
		if x(s, "n2") != 200 || !s.Previewing() {
			t.Fatal("the merge did not wait")
		}
		want := 0.0
		if end == "commit" {
			must(t, s.Commit())
			want = 8
		} else {
			s.Cancel()
		}
		if x(s, "n2") != 300 || x(s, "n1") != want {
			t.Errorf("%s: %v and %v", end, x(s, "n1"), x(s, "n2"))
		}
	}
}

func TestAStaleWriterUndoesNothing(t *testing.T) {
	s, path := onDisk(t)
	old := s.Doc()
	must(t, s.Do(set("f", "title", "Mine")))
	must(t, s.Save(t.Context()))
	s.External(result(t, with(old, "n2", num("x", 300)))) // read before our save
	if title(s.Doc(), "f") != "Mine" || x(s, "n2") != 300 {
		t.Fatalf("%q, %v", title(s.Doc(), "f"), x(s, "n2"))
	}
	if a := s.Arrivals(); !a[0].WriteBack || !s.Unsaved() {
		t.Error("the file has the old value and nobody says so")
	}
	must(t, os.WriteFile(path, s.file.source, 0o644))
	must(t, s.Save(t.Context()))
	if on := read(t, path); title(on, "f") != "Mine" || on.Get("n2").NumOr("x", 0) != 300 {
		t.Error("it was not written back")
	}
	s.External(result(t, old)) // the whole file is put back
	if a := s.Arrivals(); title(s.Doc(), "f") != "Flow" || !a[len(a)-1].Reverted || s.NextUndo() != "Earlier version from disk" || s.Unsaved() {
		t.Errorf("%q, %q", title(s.Doc(), "f"), s.NextUndo())
	}
}

func TestADamagedFileIsKeptAside(t *testing.T) {
	s, path := onDisk(t)
	state := t.TempDir()
	s.store = store(t, state)
	must(t, os.WriteFile(path, []byte("<<<<<<< ours"), 0o644))
	synctest.Test(t, func(t *testing.T) { // a part of a file is given two seconds to become whole
		must(t, s.Do(set("f", "title", "Mine")))
		must(t, s.Save(t.Context()))
	})
	if title(read(t, path), "f") != "Mine" {
		t.Error("the good document is not there")
	}
	kept, _ := filepath.Glob(filepath.Join(state, "damaged", "*"))
	if len(kept) != 1 {
		t.Fatalf("kept: %v", kept)
	}
	if b, err := os.ReadFile(kept[0]); err != nil || string(b) != "<<<<<<< ours" {
		t.Errorf("%q, %v", b, err)
	}
}

func TestAFailedSaveKeepsEverything(t *testing.T) {
	s, path := onDisk(t)
	must(t, s.Do(set("f", "title", "Mine")))
	must(t, os.RemoveAll(filepath.Dir(path)))
	var e *file.SaveError
	if err := s.Save(t.Context()); !errors.As(err, &e) || !strings.Contains(e.Why, "folder") {
		t.Fatalf("%v", err)
	}
	if !s.Unsaved() || title(s.Doc(), "f") != "Mine" {
		t.Error("the edits are gone")
	}
	must(t, s.SaveAs(t.Context(), filepath.Join(t.TempDir(), "b.waymark.json")))
	if s.Unsaved() {
		t.Error("saved elsewhere, and still unsaved")
	}
}

// followed is a session with a goroutine of its own, as a window is one.
type followed struct {
	t *testing.T
	*Session
	calls chan func()
}

func follow(t *testing.T, s *Session, st *file.Store) *followed {
	t.Helper()
	f := &followed{t, s, make(chan func(), 1000)}
	must(t, s.Follow(t.Context(), st, func(do func()) { f.calls <- do }))
	t.Cleanup(func() { must(t, s.Close()) })
	return f
}

// until carries out what is posted until something is true. It comes by itself;
// the limit only ends a test that failed.
func (f *followed) until(what string, ok func() bool) {
	f.t.Helper()
	limit := time.After(30 * time.Second)
	for !ok() {
		select {
		case do := <-f.calls:
			do()
		case <-limit:
			f.t.Fatalf("waited in vain until %s", what)
		}
	}
}

func TestFollow(t *testing.T) {
	s, path := onDisk(t)
	st := store(t, t.TempDir())
	f := follow(t, s, st)
	must(t, file.Write(t.Context(), path, with(sample(), "n2", num("x", 300))))
	f.until("the change is there", func() bool { return x(s, "n2") == 300 })

	must(t, s.Do(set("f", "title", "Mine")))
	saved := false
	s.SaveThen(t.Context(), "", func(err error) { must(t, err); saved = true })
	s.SaveThen(t.Context(), "", func(err error) { must(t, err) }) // one after the other
	f.until("it is saved", func() bool { return saved && !s.Saving() })
	if s.Unsaved() || title(read(t, path), "f") != "Mine" {
		t.Error("it is not saved")
	}
	if done, _ := s.History(); len(done) != 2 {
		t.Errorf("our own save came back: %d entries", len(done))
	}
	all, err := st.Versions(path)
	if err != nil || len(all) != 2 {
		t.Errorf("%d versions, %v", len(all), err)
	}

	// A stale writer: what it undid is written back without being asked.
	must(t, file.Write(t.Context(), path, with(sample(), "g", txt("title", "Late"))))
	f.until("both are on the disk", func() bool {
		return title(s.Doc(), "g") == "Late" && !s.Unsaved() && !s.Saving()
	})
	if on := read(t, path); title(on, "f") != "Mine" || title(on, "g") != "Late" {
		t.Errorf("on disk: %q, %q", title(on, "f"), title(on, "g"))
	}

	must(t, os.Remove(path))
	f.until("it is gone", func() bool { is, err := s.Disk(); return is == Gone && err != nil })
	must(t, os.WriteFile(path, []byte("{"), 0o644))
	f.until("it is unreadable", func() bool { is, _ := s.Disk(); return is == Unreadable })
	must(t, s.Do(set("f", "title", "Still here")))
	must(t, s.Save(t.Context()))
	if is, _ := s.Disk(); is != Fine || title(read(t, path), "f") != "Still here" {
		t.Error("it is not fine again")
	}

	other := filepath.Join(t.TempDir(), "b.waymark.json")
	must(t, s.SaveAs(t.Context(), other))
	must(t, file.Write(t.Context(), other, with(s.Doc(), "n2", num("x", 77))))
	f.until("the other file is watched", func() bool { return x(s, "n2") == 77 })
	if s.Network() {
		t.Error("this is no network")
	}
}

func TestSaveThenWithoutFollowing(t *testing.T) {
	s, path := onDisk(t)
	must(t, s.Do(set("f", "title", "Mine")))
	called := false
	s.SaveThen(t.Context(), "", func(err error) { must(t, err); called = true })
	if !called || title(read(t, path), "f") != "Mine" {
		t.Error("it was not saved at once")
	}
	New(sample(), "").SaveThen(t.Context(), "", func(err error) {
		if !errors.Is(err, ErrNoPath) {
			t.Error(err)
		}
	})
}

// A window is closed while its save meets another program's content: it is brought
// to its end all the same.
func TestClosedWhileSaving(t *testing.T) {
	s, path := onDisk(t)
	f := &followed{t, s, make(chan func(), 1000)}
	must(t, s.Follow(t.Context(), store(t, t.TempDir()), func(do func()) { f.calls <- do }))
	must(t, s.Do(set("f", "title", "Mine")))
	must(t, file.Write(t.Context(), path, with(sample(), "n2", num("x", 300))))
	answered := false
	s.SaveThen(t.Context(), "", func(err error) { must(t, err); answered = true })
	must(t, s.Close())
	f.until("it is saved", func() bool { return answered })
	if on := read(t, path); title(on, "f") != "Mine" || on.Get("n2").NumOr("x", 0) != 300 {
		t.Error("the last save did not come to its end")
	}
}

// crash ends a session as a kill does: nothing is closed in order.
func (f *followed) crash() {
	f.keeper.stop()
	<-f.keeper.done
	f.keeper.claim.Close()
	f.keeper = nil
	f.unwatch()
	f.post = nil
}

func recoverable(t *testing.T, st *file.Store) []file.Recovered {
	t.Helper()
	all, err := st.Recoverable()
	must(t, err)
	return all
}

func TestSnapshotsAreMadeInTime(t *testing.T) {
	st := store(t, t.TempDir())
	synctest.Test(t, func(t *testing.T) {
		k, err := startKeeper(t.Context(), st)
		must(t, err)
		snaps := func() int {
			synctest.Wait()
			names, _ := filepath.Glob(filepath.Join(filepath.Dir(k.claim.Place()), "*.snapshot"))
			return len(names)
		}
		k.put(&unsaved{doc: sample()})
		time.Sleep(900 * time.Millisecond) // the clock of the bubble
		if snaps() != 0 {
			t.Error("too early")
		}
		time.Sleep(100 * time.Millisecond)
		if snaps() != 1 {
			t.Error("a second after the last edit there is none")
		}
		k.put(nil)
		if snaps() != 0 {
			t.Error("all is saved, and it is still there")
		}
		for range 10 { // somebody goes on typing
			k.put(&unsaved{doc: sample()})
			time.Sleep(499 * time.Millisecond)
		}
		if snaps() != 0 {
			t.Error("too early")
		}
		k.put(&unsaved{doc: sample()})
		time.Sleep(10 * time.Millisecond)
		if snaps() != 1 {
			t.Error("five seconds after the first edit there is none")
		}
		if all, _ := st.Recoverable(); len(all) != 0 {
			t.Error("what is open is offered")
		}
		must(t, k.close())
	})
	if len(recoverable(t, st)) != 0 {
		t.Error("what was thrown away on purpose is offered")
	}
}

func TestRecovery(t *testing.T) {
	s, path := onDisk(t)
	st := store(t, t.TempDir())
	f := follow(t, s, st)
	must(t, s.Do(set("f", "title", "Mine")))
	f.keeper.write(f.keeper.next) // as after a second
	f.crash()

	must(t, file.Write(t.Context(), path, with(sample(), "n2", num("x", 300)))) // the disk moves on
	all := recoverable(t, st)
	if len(all) != 1 || all[0].Path != path || all[0].When.IsZero() {
		t.Fatalf("%+v", all)
	}
	s, err := Recover(t.Context(), st, all[0])
	must(t, err)
	if title(s.Doc(), "f") != "Mine" || x(s, "n2") != 300 || !s.Unsaved() || s.NextUndo() != "Recovered edits" {
		t.Fatalf("%q, %v, unsaved %v", title(s.Doc(), "f"), x(s, "n2"), s.Unsaved())
	}
	f = follow(t, s, st)
	f.keeper.write(f.keeper.next)
	if n := len(recoverable(t, st)); n != 0 {
		t.Errorf("%d are offered although they are open", n)
	}
	must(t, s.Save(t.Context()))
	if on := read(t, path); title(on, "f") != "Mine" || on.Get("n2").NumOr("x", 0) != 300 {
		t.Error("recovered, and not saved")
	}
}

func TestRecoveryWithoutAFile(t *testing.T) {
	st := store(t, t.TempDir())
	b, err := file.Encode(sample())
	must(t, err)
	for _, path := range []string{"", filepath.Join(t.TempDir(), "gone.waymark.json")} {
		s, err := Recover(t.Context(), st, file.Recovered{Snapshot: file.Snapshot{Path: path, Local: b}})
		must(t, err)
		if !s.Unsaved() || s.Path() != path || !s.Doc().Equal(sample()) {
			t.Errorf("%q: unsaved %v", path, s.Unsaved())
		}
		if path != "" {
			must(t, s.Save(t.Context()))
			if got, _ := os.ReadFile(path); !bytes.Equal(got, b) {
				t.Error("the file was not made again")
			}
		}
	}
	if _, err := Recover(context.Background(), st, file.Recovered{}); err == nil {
		t.Error("recovered nothing")
	}
}
