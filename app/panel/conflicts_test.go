package panel

import (
	"context"
	"path/filepath"
	"testing"

	"waymark/app/session"
	"waymark/model"
	"waymark/model/edit"
	"waymark/model/file"
	"waymark/model/template"
)

// What was changed here and on the disk is listed until a person has decided.
func TestConflictsAreDecidedInThePanel(t *testing.T) {
	doc, err := template.Load("router-support")
	if err != nil {
		t.Fatal(err)
	}
	path := filepath.Join(t.TempDir(), "map.waymark.json")
	s := session.New(doc, "")
	if err := s.SaveAs(context.Background(), path); err != nil {
		t.Fatal(err)
	}
	w := openDoc(t, doc)
	w.s = s
	right := NewRight(s, w)
	screen(t, right.Object(), 296, 900)
	change := func(doc *model.Document, text string) *model.Document {
		next, _, err := edit.Apply(doc, edit.Sequence{Commands: []edit.Command{setText("pain1", "text", text), setText("pain2", "text", text)}})
		if err != nil {
			t.Fatal(err)
		}
		return next
	}
	if err := s.Do(setText("pain1", "text", "Mine")); err != nil {
		t.Fatal(err)
	}
	b, err := file.Encode(change(doc, "Theirs"))
	if err != nil {
		t.Fatal(err)
	}
	res, err := file.Decode(b)
	if err != nil {
		t.Fatal(err)
	}
	s.External(res)
	if got := s.Doc().Get("pain1").Text("text"); got != "Mine" {
		t.Fatalf("the map says %q", got)
	}
	if got := right.strip.Count(int(TabChanges)); got != 2 {
		t.Errorf("the tab counts %d: a change and a decision", got)
	}
	right.Show(TabChanges)
	if got := right.strip.Count(int(TabChanges)); got != 1 {
		t.Errorf("looked at, the tab counts %d", got)
	}
	if !says(right.Changes.Object(), "Text here: “Mine”") || !says(right.Changes.Object(), "Text on the disk: “Theirs”") {
		t.Error("the values of both sides cannot be read")
	}
	press(t, right.Changes.Object(), "Take theirs")
	if got := s.Doc().Get("pain1").Text("text"); got != "Theirs" || len(s.Conflicts()) != 0 || right.strip.Count(int(TabChanges)) != 0 {
		t.Errorf("the map says %q, %d conflicts", got, len(s.Conflicts()))
	}
	if !says(right.Changes.Object(), "Changes from disk") {
		t.Error("the history does not mark what came from the disk")
	}
	s.Undo()
	if got := s.Doc().Get("pain1").Text("text"); got != "Mine" {
		t.Errorf("after undo the map says %q", got)
	}
}
