package main

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"waymark/app/windowtest"
	"waymark/model"
)

// A second start shows what it was asked for in the program that is open already,
// says so, and ends. After a kill -9 there is nobody to be asked, and nothing in the
// way.
func TestSecondStart(t *testing.T) {
	path, _ := mapOn(t, "support-flowchart")
	other := filepath.Join(t.TempDir(), "Other.waymark.json")
	b, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(other, b, 0o644); err != nil {
		t.Fatal(err)
	}
	p := windowtest.Open(t, windowtest.Options{Args: []string{path}})
	p.Wait("painted")

	if said := p.Again(other); !strings.Contains(said, "“Other” opens in the Waymark that is open already.") {
		t.Errorf("it said %q", said)
	}
	p.Wait("opened Other.waymark.json")
	p.Wait("painted")
	p.Until("its window is in front", func() bool { return strings.HasPrefix(p.Active(), "Other.waymark.json") })

	// The first map is open already, also by way of a link: its window comes to the
	// front, and there is no second one.
	link := filepath.Join(t.TempDir(), "link.json")
	if err := os.Symlink(path, link); err != nil {
		t.Fatal(err)
	}
	if said := p.Again(link); !strings.Contains(said, "is open already: its window comes to the front.") {
		t.Errorf("it said %q", said)
	}
	p.Wait("focused link.json")
	p.Until("its window is in front", func() bool { return strings.HasPrefix(p.Active(), "Router.waymark.json") })

	// Without a file, the start screen comes; with another file it is put to use.
	p.Again()
	p.Wait("start screen")
	third := filepath.Join(t.TempDir(), "Third.waymark.json")
	if err := os.WriteFile(third, b, 0o644); err != nil {
		t.Fatal(err)
	}
	p.Again(third)
	p.Wait("opened Third.waymark.json")

	p.Kill()
	if list, _ := filepath.Glob(filepath.Join(p.State(), "run", "*")); len(list) == 0 {
		t.Log("the socket stands elsewhere: the path of the home is long")
	}
	q := windowtest.Open(t, windowtest.Options{After: p, Args: []string{path}})
	q.Wait("painted")
	if said := q.Again(path); !strings.Contains(said, "is open already") {
		t.Errorf("after a kill, it said %q", said)
	}
	q.KeysToEnd("ctrl+q")
	// Nobody can be asked any more, and the socket is gone.
	if list, _ := filepath.Glob(filepath.Join(q.State(), "run", "*")); len(list) > 0 {
		t.Errorf("left behind: %v", list)
	}
}

// An older version is looked at beside now in a window of its own, restored, and
// taken back by one undo.
func TestVersionsInTheirWindow(t *testing.T) {
	path, doc := mapOn(t, "support-flowchart")
	node := doc.All(doc.All(model.Root, "page")[0].ID(), "node")[1]
	p := windowtest.Open(t, windowtest.Options{Args: []string{path}})
	p.Wait("painted")

	p.Menu("File", "Versions…")
	p.Wait("versions show no versions")
	p.Window("Versions of")
	p.Says("No earlier versions yet: saving the map keeps the first one.")
	p.Keys("Escape")
	p.Wait("versions closed")

	p.Window("Router.waymark.json — Waymark")
	rename(p, node.Text("name"), "A later name")
	save(p) // keeps the one before, too
	p.Forget()
	p.Menu("File", "Versions…")
	p.Wait("versions show 1 shape changed")
	p.Window("Versions of")
	p.Says("Since then: 1 shape changed")
	p.Says("Last save")

	p.Click(p.Button("Restore this version"))
	p.Says("Restored. It is one step: Undo in the map brings back what was there.")
	p.Keys("ctrl+w")
	p.Wait("versions closed")

	p.Window("Router.waymark.json — Waymark")
	p.OnMap("node", node.Text("name"))
	p.Click(p.View().At(0.98, 0.02))
	p.Keys("ctrl+z")
	p.OnMap("node", "A later name")

	// A version opens as a map of its own.
	p.Forget()
	p.Menu("File", "Versions…")
	p.Wait("versions show 1 shape changed")
	p.Window("Versions of")
	p.Click(p.Button("Open as a copy"))
	p.Wait("opened a new map")
	p.Until("its window is in front", func() bool {
		return strings.HasSuffix(p.Active(), "Waymark") && !strings.HasPrefix(p.Active(), "Versions")
	})
	p.Window(p.Active())
	p.OnMap("node", node.Text("name"))
}
