package app

import (
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"waymark/app/windowtest"
	"waymark/model"
	"waymark/model/file"
)

func TestMain(m *testing.M) { os.Exit(windowtest.Main(m)) }

// open starts the program in a real window; short runs leave it out.
func openWindow(t *testing.T, args ...string) *windowtest.Program {
	t.Helper()
	if testing.Short() {
		t.Skip("tests of the real window take a while and are left out of short runs")
	}
	return windowtest.Open(t, windowtest.Options{Args: args})
}

// invoke runs a command through the command palette, as a person without a mouse
// would, and reports whether it could be used. Dialogs that it opens are closed
// with Escape.
func invoke(t *testing.T, p *windowtest.Program, id string) (accepted bool) {
	t.Helper()
	p.Forget()
	p.Keys("ctrl+k")
	p.Wait("dialog commands")
	p.Type(id)
	p.Wait("found " + id + ":")
	from := len(p.Log())
	p.Keys("Return")
	p.Wait("done " + id)
	for _, line := range p.Log()[from:] {
		accepted = accepted || line == "command "+id
		if line == "context menu" {
			p.Keys("Escape")
		}
	}
	for open := dialogsOf(p.Log()); len(open) > 0; open = dialogsOf(p.Log()) {
		p.Forget()
		p.Keys("Escape")
		p.Wait("dialog closed " + open[len(open)-1])
	}
	return accepted
}

// dialogsOf returns the dialogs that are open after what a log tells.
func dialogsOf(log []string) []string {
	var open []string
	for _, line := range log {
		if name, ok := strings.CutPrefix(line, "dialog closed "); ok {
			if i := slices.Index(open, name); i >= 0 {
				open = slices.Delete(open, i, i+1)
			}
		} else if name, ok := strings.CutPrefix(line, "dialog "); ok {
			open = append(open, name)
		}
	}
	return open
}

// The program starts, shows the sample, and every command of the table does what
// it does without a panic or an error in its log. Afterwards the map is saved and
// can be read.
func TestEveryCommandOnce(t *testing.T) {
	p := openWindow(t, "--new", "router-support")
	// What ends this window, opens another one, or hands a file to another program
	// has tests of its own; the rest needs one card or a saved file, see below.
	apart := []string{"file.quit", "file.close", "file.new", "file.newJourney", "file.newFlowchart", "file.newValueStream", "help.firstMap", "help.sample",
		"view.fullScreen", "view.newWindow", "tools.commands", "file.revert", "file.versions", "arrange.merge", "arrange.split", "edit.moment", "page.delete"}
	accepted := map[string]bool{}
	run := func(id string) { accepted[id] = invoke(t, p, id) || accepted[id] }
	for _, page := range []string{"journey", "flowchart", "valuestream"} {
		for _, c := range newCommandSet().all {
			// Pages are added and turned at the end, so that the walk stays on its page.
			if accepted[c.ID] || slices.Contains(apart, c.ID) || c.ID == "edit.redo" || c.Menu == "Page" && page != "valuestream" {
				continue
			}
			if c.Menu == "Arrange" && c.ID != "arrange.layout" || slices.Contains([]string{"edit.cut", "edit.delete", "edit.duplicate", "edit.copy", "edit.text", "view.fitSelection"}, c.ID) {
				run("edit.selectAll")
			}
			if c.ID == "view.future" && page == "journey" { // with what is compared
				run("page.future")
				run("page.previous")
				run(c.ID)
				run("edit.undo")
			}
			run(c.ID)
			if c.ID == "edit.cut" || c.ID == "edit.delete" {
				run("edit.undo")
				run("edit.redo")
				run("edit.undo")
			}
		}
		run("page.next")
	}
	for _, c := range newCommandSet().all {
		if !accepted[c.ID] && !slices.Contains(apart, c.ID) {
			t.Errorf("%s could never be used", c.ID)
		}
	}
	saved := saveAs(t, p, "all")
	if n := len(saved.All(model.Root, "page")); n < 6 {
		t.Errorf("%d pages were saved; three were there and three were added", n)
	}
	if !invoke(t, p, "page.duplicate") || !invoke(t, p, "file.revert") {
		t.Error("a saved map with changes could not be reverted")
	}
	p.Keys("ctrl+s") // nothing else is asked for
	p.Wait("saved all.waymark.json")
	p.KeysToEnd("ctrl+q")
}

// saveAs saves the map in the documents and reads it back.
func saveAs(t *testing.T, p *windowtest.Program, name string) *model.Document {
	t.Helper()
	p.Forget()
	p.Keys("ctrl+shift+s")
	p.Wait("dialog file")
	p.Keys("ctrl+a")
	p.Type(p.Saved(name))
	p.Keys("Return")
	p.Wait("saved " + name + mapEnding)
	return read(t, p.Saved(name+mapEnding))
}

func read(t *testing.T, path string) *model.Document {
	t.Helper()
	b, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	res, err := file.Decode(b)
	if err != nil {
		t.Fatal(err)
	}
	return res.Doc
}

// Unsaved changes are asked for once when the window closes; Escape changes one's
// mind, and Enter saves.
func TestUnsavedChangesAreAskedForOnce(t *testing.T) {
	p := openWindow(t)
	p.Keys("ctrl+2")
	p.Wait("painted")
	if !invoke(t, p, "page.addJourney") {
		t.Fatal("no page could be added")
	}
	p.Forget()
	p.Keys("ctrl+w")
	p.Wait("question Save the changes")
	p.Keys("Escape")
	p.Wait("dialog closed question")
	p.Keys("ctrl+w")
	p.Wait("question Save the changes")
	p.Keys("Return")
	p.Wait("dialog file")
	p.Keys("ctrl+a")
	p.Type(p.Saved("flow"))
	p.KeysToEnd("Return")
	if log := strings.Join(p.Log(), "\n"); !strings.Contains(log, "saved flow"+mapEnding) {
		t.Errorf("nothing was saved:\n%s", log)
	}
	if n := len(read(t, p.Saved("flow"+mapEnding)).All(model.Root, "page")); n != 2 {
		t.Errorf("%d pages were saved, want 2", n)
	}
}

// Without changes nothing is asked.
func TestAMapWithoutChangesClosesAtOnce(t *testing.T) {
	p := openWindow(t, "--new", "support-flowchart")
	p.KeysToEnd("ctrl+w")
	if log := strings.Join(p.Log(), "\n"); strings.Contains(log, "question") {
		t.Errorf("something was asked:\n%s", log)
	}
}

// The handout comes out of the dialog as a PDF, after a look at its pages.
func TestExportThroughTheDialog(t *testing.T) {
	p := openWindow(t, "--new", "customer-journey")
	p.Keys("ctrl+e")
	p.Wait("dialog export")
	p.Wait("preview page 1")
	p.Click(p.Says("Grey"))
	p.Click(p.Says("SVG"))
	p.Wait("preview SVG")
	p.Click(p.Says("PDF"))
	p.Wait("preview page 1")
	p.Click(p.Button("Export PDF"))
	p.Wait("dialog file")
	p.Keys("ctrl+a")
	p.Type(filepath.Join(p.Home, "handout.pdf"))
	p.Keys("Return")
	p.Wait("exported handout.pdf")
	b, err := os.ReadFile(filepath.Join(p.Home, "handout.pdf"))
	if err != nil {
		t.Fatal(err)
	}
	if !strings.HasPrefix(string(b), "%PDF-1.") || len(b) < 20_000 {
		t.Errorf("%d bytes that begin with %q are no handout", len(b), b[:min(8, len(b))])
	}
}
