package app

import (
	"os"
	"path/filepath"
	"testing"

	"fyne.io/fyne/v2"
)

// A name that means a folder or a file that is not there is told while the dialog
// stands, and what was typed stays in it; a name to open needs no ending.
func TestNamesOfFilesAreChecked(t *testing.T) {
	folder := t.TempDir()
	if err := os.WriteFile(filepath.Join(folder, "Router.waymark.json"), nil, 0o600); err != nil {
		t.Fatal(err)
	}
	for _, c := range []struct {
		saving bool
		name   string
		asked  bool
		done   string
	}{
		{true, "Costs/benefits", true, ""},
		{true, "Costs", false, "Costs.waymark.json"},
		{false, "Costs", true, ""},
		{false, "Router", false, "Router.waymark.json"},
		{false, "Router.waymark.json", false, "Router.waymark.json"},
	} {
		w := desk(t, "blank-flowchart", fyne.NewSize(1024, 700))
		done := ""
		w.chooseFile(fileChoice{title: "Choose", button: "Choose", saving: c.saving, endings: []string{".waymark.json"}, folder: folder, done: func(path string) { done = filepath.Base(path) }})
		in := w.win.Canvas().Focused().(*field)
		in.SetText(c.name)
		in.TypedKey(&fyne.KeyEvent{Name: fyne.KeyReturn})
		if done != c.done {
			t.Errorf("%q leads to %q, not %q", c.name, done, c.done)
		}
		if !c.asked {
			continue
		}
		if n := len(w.dialogs.stack); n != 2 || w.dialogs.stack[1].name != "question" {
			t.Fatalf("%q: %d dialogs", c.name, n)
		}
		w.typedKey(&fyne.KeyEvent{Name: fyne.KeyEscape})
		if len(w.dialogs.stack) != 1 || in.Text != c.name || w.win.Canvas().Focused() != fyne.Focusable(in) {
			t.Errorf("after the message for %q the dialog says %q", c.name, in.Text)
		}
	}
}
