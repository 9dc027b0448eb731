package session

import (
	"context"
	"errors"
	"os"
	"path/filepath"
	"slices"
	"testing"
	"time"

	"waymark/model"
	"waymark/model/edit"
	"waymark/model/geom"
)

func txt(name, v string) model.Prop         { return model.Prop{Name: name, Value: model.Text(v)} }
func num(name string, v float64) model.Prop { return model.Prop{Name: name, Value: model.Number(v)} }

func sample() *model.Document {
	r := model.NewRecord
	return model.NewDocument(r(model.Root, "document", model.Root, txt("title", "T")), []*model.Record{
		r("f", "page", "", txt("page_kind", "flowchart"), txt("title", "Flow")),
		r("n1", "node", "f", txt("node_kind", "start"), num("x", 0), num("y", 0)),
		r("n2", "node", "f", txt("node_kind", "outcome"), num("x", 200), num("y", 0)),
		r("g", "page", "", txt("page_kind", "journey"), txt("title", "Journey")),
		r("s", "stage", "g", txt("name", "Contact")),
	})
}

func x(s *Session, id model.ID) float64 { return s.Doc().Get(id).NumOr("x", -1) }

func must(t *testing.T, err error) {
	t.Helper()
	if err != nil {
		t.Fatal(err)
	}
}

func TestAGestureIsOneEntry(t *testing.T) {
	s := New(sample(), "")
	for _, by := range []float64{3, 9, 40} {
		must(t, s.Preview(edit.Move{IDs: []model.ID{"n1"}, By: geom.P(by, 0)}))
		if x(s, "n1") != by || s.Committed().Get("n1").NumOr("x", -1) != 0 {
			t.Fatalf("previewing %v shows %v", by, x(s, "n1"))
		}
	}
	must(t, s.Commit())
	if done, _ := s.History(); len(done) != 1 || x(s, "n1") != 40 {
		t.Fatalf("%d entries, at %v", len(done), x(s, "n1"))
	}
	if label, ok := s.Undo(); !ok || label != "Move shape" || x(s, "n1") != 0 {
		t.Fatalf("undo of %q leads to %v", label, x(s, "n1"))
	}
}

func TestEscapeLeavesNothing(t *testing.T) {
	s := New(sample(), "")
	must(t, s.Preview(edit.Move{IDs: []model.ID{"n1"}, By: geom.P(40, 0)}))
	s.Cancel()
	if done, _ := s.History(); len(done) != 0 || x(s, "n1") != 0 || s.Unsaved() || s.Previewing() {
		t.Fatal("the gesture left something behind")
	}
}

func TestUndoShowsWhereItHappened(t *testing.T) {
	s := New(sample(), "")
	s.Select("n2")
	must(t, s.Do(edit.Delete{IDs: []model.ID{"n2"}}))
	if len(s.Selection()) != 0 {
		t.Fatal("what is gone is still selected")
	}
	s.ShowPage("g")
	s.Undo()
	if s.Page().ID() != "f" || !slices.Equal(s.Selection(), []model.ID{"n2"}) {
		t.Fatalf("on %s with %v selected", s.Page().ID(), s.Selection())
	}
	s.Redo()
	if s.Doc().Get("n2") != nil {
		t.Fatal("redo did nothing")
	}
}

func TestDeletingTheShownPageShowsAnother(t *testing.T) {
	s := New(sample(), "")
	var seen What
	s.Watch(func(w What) { seen |= w })
	must(t, s.Do(edit.Delete{IDs: []model.ID{"f"}}))
	if s.Page() == nil || s.Page().ID() != "g" || seen&PageChanged == 0 {
		t.Fatalf("shown: %v", s.Page())
	}
	must(t, s.Do(edit.Delete{IDs: []model.ID{"g"}}))
	if p := s.Page(); p != nil && p.Kind() == "page" {
		t.Fatal("there is no page left to show")
	}
}

func TestNudgesJoin(t *testing.T) {
	s := New(sample(), "")
	now := time.Date(2026, 1, 1, 9, 0, 0, 0, time.UTC)
	s.now = func() time.Time { return now }
	for range 5 {
		must(t, s.DoJoined(edit.Move{IDs: []model.ID{"n1"}, By: geom.P(1, 0)}, "nudge n1"))
		now = now.Add(200 * time.Millisecond)
	}
	s.Seal()
	must(t, s.DoJoined(edit.Move{IDs: []model.ID{"n1"}, By: geom.P(1, 0)}, "nudge n1"))
	if done, _ := s.History(); len(done) != 2 {
		t.Fatalf("%d entries", len(done))
	}
	s.Undo()
	s.Undo()
	if x(s, "n1") != 0 {
		t.Fatalf("undone to %v", x(s, "n1"))
	}
}

func TestUnsavedFollowsFromTheDocuments(t *testing.T) {
	path := filepath.Join(t.TempDir(), "map.waymark.json")
	ctx := context.Background()
	s := New(sample(), "")
	if s.Unsaved() {
		t.Fatal("a new map has nothing to save")
	}
	if err := s.Save(ctx); !errors.Is(err, ErrNoPath) {
		t.Fatalf("saving without a file gave %v", err)
	}
	must(t, s.Do(edit.Move{IDs: []model.ID{"n1"}, By: geom.P(1, 0)}))
	must(t, s.SaveAs(ctx, path))
	if s.Unsaved() || s.Path() != path {
		t.Fatal("saved, and does not know it")
	}
	must(t, s.Do(edit.Move{IDs: []model.ID{"n1"}, By: geom.P(1, 0)}))
	if !s.Unsaved() {
		t.Fatal("an edit is unsaved")
	}
	s.Undo()
	if s.Unsaved() {
		t.Fatal("undoing back to what was saved is saved")
	}
	again, err := Open(ctx, path)
	must(t, err)
	if !again.Doc().Equal(s.Doc()) {
		t.Fatal("the file is not what was drawn")
	}
	must(t, s.Do(edit.Move{IDs: []model.ID{"n1"}, By: geom.P(7, 0)}))
	s.RevertThen(ctx, func(err error) { must(t, err) })
	if s.Unsaved() || x(s, "n1") != 1 {
		t.Fatalf("reverted to %v", x(s, "n1"))
	}
	s.Undo()
	if x(s, "n1") != 8 {
		t.Fatal("reverting can be undone")
	}
}

func TestNewerFilesAreReadOnly(t *testing.T) {
	path := filepath.Join(t.TempDir(), "new.waymark.json")
	must(t, os.WriteFile(path, []byte(`{"format":"waymark","version":99,"title":"N","records":[{"id":"f","kind":"page","page_kind":"flowchart","title":"F"}]}`), 0o600))
	s, err := Open(context.Background(), path)
	must(t, err)
	if !s.ReadOnly() {
		t.Fatal("it can be edited")
	}
	c := edit.Set{IDs: []model.ID{"f"}, Name: "title", Value: model.Text("x")}
	if err := s.Do(c); !errors.Is(err, ErrReadOnly) {
		t.Fatal(err)
	}
	if err := s.Preview(c); !errors.Is(err, ErrReadOnly) {
		t.Fatal(err)
	}
	if err := s.Save(context.Background()); !errors.Is(err, ErrReadOnly) {
		t.Fatal(err)
	}
}

func TestSelection(t *testing.T) {
	s := New(sample(), "")
	s.Select("n2", "gone", "n1", "n2")
	if !slices.Equal(s.Selection(), []model.ID{"n2", "n1"}) {
		t.Fatal(s.Selection())
	}
	s.Select("n1")
	s.Select(append(slices.Clone(s.Selection()), "n2")...)
	if !slices.Equal(s.Selection(), []model.ID{"n1", "n2"}) {
		t.Fatal(s.Selection())
	}
	s.Show("s")
	if s.Page().ID() != "g" || !s.Selected("s") {
		t.Fatal("the element is not shown")
	}
}

func TestNoPageIsShownWhereThereIsNone(t *testing.T) {
	if p := New(model.NewDocument(nil, nil), "").Page(); p != nil {
		t.Errorf("a document without pages shows %v", p)
	}
}
