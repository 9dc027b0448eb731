package main

import (
	"bytes"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"waymark/app/windowtest"
	"waymark/model"
	"waymark/model/file"
	"waymark/model/template"
)

// mapOn writes a template into a folder of its own, as a file that is open in the
// window and written by others.
func mapOn(t *testing.T, name string) (path string, doc *model.Document) {
	t.Helper()
	doc, err := template.Load(name)
	if err != nil {
		t.Fatal(err)
	}
	path = filepath.Join(t.TempDir(), "Router.waymark.json")
	if err := file.Write(t.Context(), path, doc); err != nil {
		t.Fatal(err)
	}
	return path, doc
}

// onDisk reads what the file holds now.
func onDisk(t *testing.T, path string) *model.Document {
	t.Helper()
	res, err := file.Read(t.Context(), path)
	if err != nil {
		t.Fatal(err)
	}
	return res.Doc
}

// script changes a value in the file, as another program does that reads it, and
// writes it anew in place.
func script(t *testing.T, path string, id model.ID, name string, v model.Value) {
	t.Helper()
	d := onDisk(t, path).Draft()
	d.Set(id, name, v)
	next, _ := d.Commit()
	b, err := file.Encode(next)
	if err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(path, b, 0o644); err != nil {
		t.Fatal(err)
	}
}

// named finds the record of a kind with a name.
func named(t *testing.T, doc *model.Document, kind, name string) *model.Record {
	t.Helper()
	for _, r := range doc.Records() {
		if r.Kind() == kind && (name == "" || r.Text("name") == name) {
			return r
		}
	}
	t.Fatalf("there is no %s “%s”", kind, name)
	return nil
}

// save saves and waits for it.
func save(p *windowtest.Program) {
	p.Forget()
	p.Keys("ctrl+s")
	p.Wait("saved ")
}

// A script changes a KPI while a person drags a shape. The merge waits until the
// shape is let go; then both are there, and both are saved.
func TestScriptDuringADrag(t *testing.T) {
	path, doc := mapOn(t, "router-support")
	p := windowtest.Open(t, windowtest.Options{Args: []string{path}})
	p.Wait("painted")
	p.Click(p.Says("Support flow"))
	var node *model.Record
	for _, r := range doc.Records() {
		if r.Kind() == "node" && r.Text("node_kind") == "action" && node == nil {
			node = r
		}
	}
	kpi := named(t, doc, "kpi", "")
	shape := p.OnMap("node", node.Text("name"))
	p.Forget()
	p.Move(shape.Center())
	p.Down()
	p.Glide(shape.Center(), shape.Center().Plus(0, 48))
	p.Wait("state select.moving")
	script(t, path, kpi.ID(), "target", model.Number(91))
	p.Wait("changes wait for the gesture")
	for _, l := range p.Log() {
		if strings.HasPrefix(l, "merged") {
			t.Error("the merge did not wait for the end of the drag")
		}
	}
	p.Glide(shape.Center().Plus(0, 48), shape.Center().Plus(0, 96))
	p.Up()
	p.Wait("merged 1")
	p.Says("1 change by another program merged")
	save(p)
	got := onDisk(t, path)
	if v := got.Get(kpi.ID()).NumOr("target", 0); v != 91 {
		t.Errorf("the script's target is %v", v)
	}
	if y := got.Get(node.ID()).NumOr("y", 0); y <= node.NumOr("y", 0) {
		t.Errorf("the shape is at %v, and was at %v", y, node.NumOr("y", 0))
	}
	checkFile(t, path)
}

// A script changes another shape while a person types: the field stays open, the
// merge waits for the end of the text, and what was typed before and after is one.
func TestScriptWhileTyping(t *testing.T) {
	path, doc := mapOn(t, "support-flowchart")
	nodes := doc.All(doc.All(model.Root, "page")[0].ID(), "node")
	mine, theirs := nodes[1], nodes[3]
	p := windowtest.Open(t, windowtest.Options{Args: []string{path}})
	p.Wait("painted")
	edit(p, mine.Text("name"))
	p.Type("Before")
	script(t, path, theirs.ID(), "name", model.Text("By a script"))
	p.Wait("changes wait for the gesture")
	p.Type(" and after")
	p.Keys("Return")
	p.Wait("merged 1")
	save(p)
	got := onDisk(t, path)
	if m, s := got.Get(mine.ID()).Text("name"), got.Get(theirs.ID()).Text("name"); m != "Before and after" || s != "By a script" {
		t.Errorf("saved are %q and %q", m, s)
	}
}

// One name is changed by both. The panel of changes shows both values; the person
// takes theirs with a click and saves; undo brings mine back.
func TestConflictInThePanel(t *testing.T) {
	path, doc := mapOn(t, "support-flowchart")
	node := doc.All(doc.All(model.Root, "page")[0].ID(), "node")[1]
	p := windowtest.Open(t, windowtest.Options{Args: []string{path}})
	p.Wait("painted")
	rename(p, node.Text("name"), "As I call it")
	script(t, path, node.ID(), "name", model.Text("As they call it"))
	p.Wait("conflict 1")
	p.OnMap("node", "As I call it") // mine stays in sight

	p.Click(p.Button("Hide this message"))
	p.Click(p.Says("Changes"))
	p.Says("Changed here and on the disk")
	p.Click(p.Button("Take theirs"))
	p.OnMap("node", "As they call it")
	save(p)
	if got := onDisk(t, path).Get(node.ID()).Text("name"); got != "As they call it" {
		t.Errorf("saved is %q", got)
	}
	p.Click(p.View().At(0.98, 0.02))
	p.Keys("ctrl+z")
	p.Wait("command edit.undo")
	p.OnMap("node", "As I call it")
	save(p)
	if got := onDisk(t, path).Get(node.ID()).Text("name"); got != "As I call it" {
		t.Errorf("after undo, saved is %q", got)
	}
}

// The program is killed with unsaved edits and started again: they are offered on
// the start screen, and are there after a press – merged where the file has moved
// on meanwhile.
func TestKilledWithUnsavedEdits(t *testing.T) {
	for _, moved := range []bool{false, true} {
		name := map[bool]string{false: "the file is as it was", true: "the file moved on"}[moved]
		t.Run(name, func(t *testing.T) {
			path, doc := mapOn(t, "support-flowchart")
			nodes := doc.All(doc.All(model.Root, "page")[0].ID(), "node")
			first, second := nodes[1], nodes[2]
			p := killUnsaved(t, path, first)
			if moved {
				script(t, path, second.ID(), "name", model.Text("By a script"))
			}

			q := windowtest.Open(t, windowtest.Options{After: p})
			q.Wait("recoverable Router.waymark.json")
			q.Click(q.Button("Recover"))
			q.Wait("recovered Router.waymark.json")
			q.OnMap("node", "Not saved yet")
			if moved {
				q.OnMap("node", "By a script")
			}
			save(q)
			got := onDisk(t, path)
			if got.Get(first.ID()).Text("name") != "Not saved yet" || moved && got.Get(second.ID()).Text("name") != "By a script" {
				t.Errorf("saved are %q and %q", got.Get(first.ID()).Text("name"), got.Get(second.ID()).Text("name"))
			}
			checkFile(t, path)
			q.KeysToEnd("ctrl+q")
			if list, _ := filepath.Glob(filepath.Join(q.State(), "snapshots", "*")); len(list) > 0 {
				t.Errorf("left in the state folder: %v", list)
			}
		})
	}
}

// edit opens the name of a shape with a key, and selects all of it.
func edit(p *windowtest.Program, name string) {
	at := p.OnMap("node", name).Center()
	p.Forget()
	p.Click(at)
	p.Wait("state select.pressed")
	p.Wait("state select.idle")
	p.Keys("F2")
	p.Wait("state text.editing")
	p.Keys("ctrl+a")
}

// rename gives a shape another name.
func rename(p *windowtest.Program, from, to string) {
	edit(p, from)
	p.Type(to)
	p.Keys("Return")
	p.Wait("state select.idle")
	p.OnMap("node", to)
}

// killUnsaved opens a map, names a shape “Not saved yet”, and kills the program once
// that is in its store.
func killUnsaved(t *testing.T, path string, node *model.Record) *windowtest.Program {
	t.Helper()
	p := windowtest.Open(t, windowtest.Options{Args: []string{path}})
	p.Wait("painted")
	rename(p, node.Text("name"), "Not saved yet")
	p.Until("there is a snapshot", func() bool {
		list, _ := filepath.Glob(filepath.Join(p.State(), "snapshots", "*.snapshot"))
		return len(list) > 0
	})
	p.Kill()
	return p
}

// Whoever opens the file itself after a kill never sees the start screen: the
// window offers what was not saved.
func TestKilledAndOpenedByItsFile(t *testing.T) {
	path, doc := mapOn(t, "support-flowchart")
	node := doc.All(doc.All(model.Root, "page")[0].ID(), "node")[1]
	p := killUnsaved(t, path, node)
	q := windowtest.Open(t, windowtest.Options{After: p, Args: []string{path}})
	q.Wait("recoverable Router.waymark.json")
	q.Says("Waymark closed before this map was saved")
	q.Click(q.Button("Recover"))
	q.OnMap("node", "Not saved yet")
	save(q)
	if got := onDisk(t, path).Get(node.ID()).Text("name"); got != "Not saved yet" {
		t.Errorf("saved is %q", got)
	}
}

// Another branch is checked out under the open window. A map without changes is
// taken over in its place; one with changes is merged.
func TestCheckoutUnderTheWindow(t *testing.T) {
	if _, err := exec.LookPath("git"); err != nil {
		t.Skip("this test needs git")
	}
	path, doc := mapOn(t, "support-flowchart")
	nodes := doc.All(doc.All(model.Root, "page")[0].ID(), "node")
	mine, theirs := nodes[1], nodes[3]
	git := func(args ...string) {
		t.Helper()
		c := exec.Command("git", append([]string{"-c", "user.name=A", "-c", "user.email=a@example.org"}, args...)...)
		c.Dir = filepath.Dir(path)
		if out, err := c.CombinedOutput(); err != nil {
			t.Fatalf("git %v: %v\n%s", args, err, out)
		}
	}
	git("init", "-q", "-b", "main")
	git("add", ".")
	git("commit", "-q", "-m", "now")
	git("checkout", "-q", "-b", "idea")
	script(t, path, theirs.ID(), "name", model.Text("On the branch"))
	git("commit", "-q", "-a", "-m", "idea")
	git("checkout", "-q", "main")

	p := windowtest.Open(t, windowtest.Options{Args: []string{path}})
	p.Wait("painted")
	p.Click(p.OnMap("node", mine.Text("name")).Center())
	p.Wheel(p.View().At(0.5, 0.5), -1)
	p.Hold("ctrl", func() { p.Wheel(p.View().At(0.5, 0.5), 1) })
	was := p.OnMap("node", mine.Text("name"))

	git("checkout", "-q", "idea")
	p.Wait("merged 1")
	p.OnMap("node", "On the branch")
	if now := p.OnMap("node", mine.Text("name")); now.Rect != was.Rect {
		t.Errorf("the page moved: the shape was at %v and is at %v", was.Rect, now.Rect)
	}
	p.Says("Saved")

	// The selection is still there: the arrow keys move it. That is not saved yet.
	p.Keys("shift+Right")
	p.Until("the selected shape moves", func() bool { return p.OnMap("node", mine.Text("name")).X > was.X })
	p.Says("Not saved")
	git("checkout", "-q", "main")
	p.Wait("merged 1")
	p.OnMap("node", theirs.Text("name"))
	save(p)
	got := onDisk(t, path)
	if got.Get(theirs.ID()).Text("name") != theirs.Text("name") || got.Get(mine.ID()).NumOr("x", 0) <= mine.NumOr("x", 0) {
		t.Errorf("saved are %q and x %v", got.Get(theirs.ID()).Text("name"), got.Get(mine.ID()).NumOr("x", 0))
	}
}

// The file is deleted, and later overwritten with something that is no map. The map
// stays open, a strip says what happened, and saving makes it good; what cannot be
// read is kept.
func TestFileGoneAndUnreadable(t *testing.T) {
	path, doc := mapOn(t, "support-flowchart")
	p := windowtest.Open(t, windowtest.Options{Args: []string{path}})
	p.Wait("painted")
	if err := os.Remove(path); err != nil {
		t.Fatal(err)
	}
	p.Wait("gone Router.waymark.json")
	p.Says("“Router.waymark.json” is not there any more")
	p.OnMap("node", "")
	p.Click(p.Button("Save"))
	p.Wait("file fine")
	p.Wait("saved Router.waymark.json")
	if !onDisk(t, path).Equal(doc) {
		t.Error("the file was not made again as it was")
	}

	garbage := []byte("{\"format\": \"waymark\", \"version\": 1, \"records\": [ oops ]}\n")
	if err := os.WriteFile(path, garbage, 0o644); err != nil {
		t.Fatal(err)
	}
	p.Wait("unreadable Router.waymark.json")
	p.OnMap("node", "")
	p.Forget()
	p.Click(p.Button("Save"))
	p.Wait("file fine")
	p.Wait("saved Router.waymark.json")
	if !onDisk(t, path).Equal(doc) {
		t.Error("the good map did not take the place of the garbage")
	}
	list, _ := filepath.Glob(filepath.Join(p.State(), "damaged", "*"))
	if len(list) != 1 {
		t.Fatalf("kept aside: %v", list)
	}
	if b, err := os.ReadFile(list[0]); err != nil || !bytes.Equal(b, garbage) {
		t.Errorf("kept aside is %q, %v", b, err)
	}
}

// A save that fails says why, keeps everything, and offers another place.
func TestFailedSaveOffersAnotherPlace(t *testing.T) {
	folder := filepath.Join(t.TempDir(), "gone")
	locked := func(t *testing.T, path string) { // as another user's folder
		if err := os.Chmod(path, 0o444); err != nil {
			t.Fatal(err)
		}
		if err := os.Chmod(filepath.Dir(path), 0o555); err != nil {
			t.Fatal(err)
		}
		t.Cleanup(func() { os.Chmod(filepath.Dir(path), 0o755) })
	}
	vanished := func(t *testing.T, path string) {
		if err := os.RemoveAll(filepath.Dir(path)); err != nil {
			t.Fatal(err)
		}
	}
	for name, spoil := range map[string]func(*testing.T, string){"read-only folder": locked, "folder that vanished": vanished} {
		t.Run(name, func(t *testing.T) {
			if err := os.MkdirAll(folder, 0o755); err != nil {
				t.Fatal(err)
			}
			path := filepath.Join(folder, "Router.waymark.json")
			doc, err := template.Load("support-flowchart")
			if err != nil {
				t.Fatal(err)
			}
			if err := file.Write(t.Context(), path, doc); err != nil {
				t.Fatal(err)
			}
			node := doc.All(doc.All(model.Root, "page")[0].ID(), "node")[1]
			p := windowtest.Open(t, windowtest.Options{Args: []string{path}, Modest: true})
			p.MayFail = "failed The map could not be saved"
			p.Wait("painted")
			rename(p, node.Text("name"), "Kept all the same")
			spoil(t, path)
			p.Keys("ctrl+s")
			p.Wait("failed The map could not be saved")
			p.Says("The map could not be saved")
			p.Click(p.Button("Save as…"))
			p.Wait("dialog file")
			p.Keys("ctrl+a")
			p.Type(p.Saved("elsewhere"))
			p.Keys("Return")
			p.Wait("saved elsewhere.waymark.json")
			if got := onDisk(t, p.Saved("elsewhere.waymark.json")).Get(node.ID()).Text("name"); got != "Kept all the same" {
				t.Errorf("saved is %q", got)
			}
			p.KeysToEnd("ctrl+q")
		})
	}
}
