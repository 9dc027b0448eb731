package panel

import (
	"strings"
	"testing"
	"time"

	"fyne.io/fyne/v2"

	"waymark/app/look"
	"waymark/app/session"
	"waymark/canvas"
	"waymark/canvas/scene"
	"waymark/canvas/text"
	"waymark/model"
	"waymark/model/edit"
	"waymark/model/file"
)

// archive is a window around the versions of a map, with a store in a folder of
// its own.
type archive struct {
	*window
	t      testing.TB
	store  *file.Store
	path   string
	copies []*model.Document
	saves  int
	shows  []string
}

var _ VersionsDeps = (*archive)(nil)

func (a *archive) Versions(path string) ([]file.SavedVersion, error) { return a.store.Versions(path) }
func (a *archive) OpenVersion(v file.SavedVersion) (*file.Result, error) {
	return a.store.OpenVersion(v)
}
func (a *archive) Work(work func() (done func())) { work()() }
func (a *archive) OpenCopy(doc *model.Document)   { a.copies = append(a.copies, doc) }
func (a *archive) Save()                          { a.saves++ }
func (a *archive) Shown(what string)              { a.shows = append(a.shows, what) }
func (a *archive) Dark() bool                     { return false }
func (a *archive) Fonts() *text.Fonts             { return a.fonts }
func (a *archive) Picture(string) *scene.Picture  { return nil }

// keep keeps a document as the version of so long ago.
func (a *archive) keep(doc *model.Document, ago time.Duration) {
	a.t.Helper()
	b, err := file.Encode(doc)
	if err != nil {
		a.t.Fatal(err)
	}
	if err := a.store.KeepVersion(a.path, b, a.Now().Add(-ago)); err != nil {
		a.t.Fatal(err)
	}
}

// openArchive opens a map of a file with no versions.
func openArchive(t *testing.T) *archive {
	t.Helper()
	a := &archive{window: open(t, "support-flowchart"), t: t, path: t.TempDir() + "/flow.waymark.json"}
	doc := a.s.Doc()
	if err := file.Write(t.Context(), a.path, doc); err != nil {
		t.Fatal(err)
	}
	var err error
	if a.store, err = file.OpenStore(t.TempDir()); err != nil {
		t.Fatal(err)
	}
	if a.s, err = session.OpenWith(t.Context(), a.path, a.store); err != nil {
		t.Fatal(err)
	}
	return a
}

func withText(doc *model.Document, id model.ID, name, v string) *model.Document {
	d := doc.Draft()
	d.Set(id, name, model.Text(v))
	next, _ := d.Commit()
	return next
}

func TestVersionsAreComparedAndRestored(t *testing.T) {
	a := openArchive(t)
	now := a.s.Doc()
	var node *model.Record
	for _, r := range now.Records() {
		if r.Kind() == "node" && r.Text("node_kind") == "action" {
			node = r
		}
	}
	old := withText(now, node.ID(), "name", "As it was called")
	older := withText(old, "", "title", "Another title")
	a.keep(older, 26*time.Hour)
	a.keep(old, 2*time.Hour)
	a.keep(now, time.Hour)

	p := NewVersions(a.s, a)
	screen(t, p.Object(), 1200, 760)
	var said []string
	for _, v := range p.all {
		said = append(said, v.summary)
	}
	if got, want := strings.Join(said, "; "), "1 shape changed; Document changed; The oldest one that is kept"; got != want {
		t.Errorf("the list says %q, want %q", got, want)
	}
	if p.chosen != 1 {
		t.Errorf("version %d is shown first, not the newest one that differs", p.chosen)
	}
	if _, ok := find(p.Object(), func(w *look.Words) bool { return w.Text() == "Since then: 1 shape changed" }); !ok {
		t.Error("it is not said what differs")
	}
	then, today := marksOf(p.then, p.doc, p.lines)
	want := canvas.Mark{ID: node.ID(), As: canvas.MarkChanged}
	if len(then) != 1 || then[0] != want || len(today) != 1 || today[0] != want {
		t.Errorf("marked are %v and %v", then, today)
	}

	press(t, p.Object(), "Open as a copy")
	if len(a.copies) != 1 || !a.copies[0].Equal(old) {
		t.Error("the copy is not that version")
	}

	// Restoring is one step, and now stays now.
	press(t, p.Object(), "Restore this version")
	if !a.s.Doc().Equal(old) {
		t.Error("the map is not what it was then")
	}
	if done, _ := a.s.History(); len(done) != 1 || !strings.HasPrefix(done[0].Label, "Restore the version of today, ") {
		t.Errorf("the history has %v", done)
	}
	if len(p.lines) != 0 || p.restore.Enabled() || !strings.Contains(p.summary.Text(), "Undo") {
		t.Errorf("after restoring: %d lines, %q", len(p.lines), p.summary.Text())
	}
	a.s.Undo()
	if !a.s.Doc().Equal(now) || len(p.lines) != 1 || !p.restore.Enabled() {
		t.Error("undo does not bring back what was there, or the panel does not follow")
	}

	// The same version stays chosen when the map is saved and there is one more.
	a.s.Do(edit.Set{IDs: []model.ID{model.Root}, Name: "title", Value: model.Text("Saved")})
	if err := a.s.Save(t.Context()); err != nil {
		t.Fatal(err)
	}
	a.keep(a.s.Doc(), 0)
	p.load()
	if len(p.all) != 4 || !p.all[p.chosen].When.Equal(a.Now().Add(-2*time.Hour)) {
		t.Errorf("of %d versions, %v is chosen", len(p.all), p.all[p.chosen].When)
	}
	p.Close()
	a.s.Undo() // nobody listens
}

func TestVersionsBeforeThereAreAny(t *testing.T) {
	a := openArchive(t)
	p := NewVersions(a.s, a)
	screen(t, p.Object(), 1200, 760)
	press(t, p.Object(), "Save now")
	if a.saves != 1 {
		t.Error("nothing was saved")
	}
	a.keep(a.s.Doc(), 0)
	p.load()
	if p.chosen != 0 || p.restore.Enabled() || p.summary.Text() != "The map is the same now." {
		t.Errorf("the only version: %q", p.summary.Text())
	}
}

// What came or went is marked with all that belongs to it, on the side that has it;
// a page that only one side has is said to be missing on the other.
func TestMarksOfVersions(t *testing.T) {
	a := openArchive(t)
	now := a.s.Doc()
	d := now.Draft()
	page := now.All(model.Root, "page")[0]
	lane := now.All(page.ID(), "swimlane")[0].ID()
	d.Delete(lane)
	d.Append(model.NewRecord("p9", "page", model.Root, model.Prop{Name: "title", Value: model.Text("Gone")}, model.Prop{Name: "page_kind", Value: model.Text("journey")}))
	d.Append(model.NewRecord("g9", "stage", "p9"))
	d.Append(model.NewRecord("s9", "step", "g9"))
	then, _ := d.Commit()
	a.keep(then, time.Hour)
	p := NewVersions(a.s, a)
	screen(t, p.Object(), 1200, 760)

	old, today := marksOf(p.then, p.doc, p.lines)
	removed, added := map[model.ID]bool{}, map[model.ID]bool{}
	for _, m := range old {
		removed[m.ID] = m.As == canvas.MarkRemoved
	}
	for _, m := range today {
		added[m.ID] = m.As == canvas.MarkAdded
	}
	if !removed["p9"] || !removed["g9"] || !removed["s9"] || !added[lane] || added["p9"] {
		t.Errorf("removed are %v, added %v", removed, added)
	}
	strip, ok := find(p.Object(), func(s *look.Tabs) bool { return s.Labels()[len(s.Labels())-1] == "Gone" })
	if !ok {
		t.Fatal("there is no tab for the page that is gone")
	}
	strip.TypedKey(&fyne.KeyEvent{Name: fyne.KeyEnd})
	if p.panes[0].missing.Text() != "" || p.panes[1].missing.Text() == "" {
		t.Errorf("the page that is gone: %q beside %q", p.panes[0].missing.Text(), p.panes[1].missing.Text())
	}
	// A sentence leads to its page.
	for _, l := range p.lines {
		p.reveal(l)
		if l.Page != p.page {
			t.Errorf("%s does not lead to its page", l)
		}
	}
}

// The panel of changes lists what another program has done, and leads to it.
func TestChangesListWhatCame(t *testing.T) {
	a := openArchive(t)
	node := a.s.Doc().All(a.s.Page().ID(), "node")[1]
	p := NewChanges(a.s, a.window)
	a.window.s = a.s
	screen(t, p.Object(), 296, 700)
	next := withText(a.s.Doc(), node.ID(), "name", "By a script")
	b, err := file.Encode(next)
	if err != nil {
		t.Fatal(err)
	}
	res, err := file.Decode(b)
	if err != nil {
		t.Fatal(err)
	}
	a.s.External(res)
	r, ok := find(p.Object(), func(r *row) bool {
		_, ok := find(r.content, func(o *prose) bool { return strings.Contains(o.text, "renamed to “By a script”") })
		return ok
	})
	if !ok {
		t.Fatal("what came is not listed")
	}
	r.Tapped(nil)
	if len(a.shown) != 1 || a.shown[0] != node.ID() {
		t.Errorf("a press shows %v", a.shown)
	}
}
