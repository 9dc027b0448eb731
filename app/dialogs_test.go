package app

import (
	"fmt"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"
	"fyne.io/fyne/v2/widget"

	"waymark/app/look"
	"waymark/app/prefs"
	"waymark/app/session"
	"waymark/canvas/text"
	"waymark/model"
	"waymark/model/template"
)

// quiet is a driver that drops what other goroutines want to tell the window: the
// driver for tests would run it beside the test, and two at once cannot draw.
type quiet struct{ fyne.Driver }

// DoFromGoroutine implements fyne.Driver.
func (quiet) DoFromGoroutine(f func(), wait bool) {}

// alone is a program with such a driver.
type alone struct{ fyne.App }

// Driver implements fyne.App.
func (a alone) Driver() fyne.Driver { return quiet{a.App.Driver()} }

// desk is a program without a screen, with a template open in its only window.
func desk(t *testing.T, name string, size fyne.Size) *Window {
	t.Helper()
	f := alone{test.NewTempApp(t)}
	fyne.SetCurrentApp(f)
	f.Settings().SetTheme(look.New(look.Light))
	a := &App{fyne: f, state: prefs.Load(t.TempDir() + "/settings.json"), fonts: text.New(text.EmbeddedOnly()), commands: newCommandSet(), fontsIn: func() {}, log: &testLog{}}
	a.pictures = newPictures(a.log)
	t.Cleanup(a.pictures.stop)
	doc, err := template.Load(name)
	if err != nil {
		t.Fatal(err)
	}
	w := a.newWindow(session.New(doc, ""))
	w.win.Resize(size)
	t.Cleanup(w.close)
	return w
}

// focusables are the things of a dialog that the keyboard can go to, as they are
// found from the outside in.
func focusables(o fyne.CanvasObject) (out []fyne.Focusable) {
	if !o.Visible() {
		return nil
	}
	if f, ok := o.(fyne.Focusable); ok {
		if d, ok := o.(fyne.Disableable); !ok || !d.Disabled() {
			out = append(out, f)
		}
	}
	switch o := o.(type) {
	case *fyne.Container:
		for _, c := range o.Objects {
			out = append(out, focusables(c)...)
		}
	case fyne.Widget:
		for _, c := range test.WidgetRenderer(o).Objects() {
			out = append(out, focusables(c)...)
		}
	}
	return out
}

// called names what has the keyboard, for a person who reads a failed test.
func called(f fyne.Focusable) string {
	switch f := f.(type) {
	case *look.Button:
		return "button “" + f.Label() + f.ToolTip() + "”"
	case *field:
		return "field “" + f.PlaceHolder + "”"
	case *widget.Entry:
		return "field “" + f.PlaceHolder + "”"
	}
	return fmt.Sprintf("%T", f)
}

// dialogCommands open a dialog each.
var dialogCommands = []string{"file.export", "file.print", "file.preferences", "file.open", "file.saveAs", "file.saveCopy", "tools.commands", "tools.personas",
	"tools.actions", "page.rename", "page.delete", "help.shortcuts", "help.about"}

// Tab goes through a whole dialog and back to where it began, in the order in which
// it is read; Escape closes the dialog, and the keyboard is where it was before.
func TestKeyboardInDialogs(t *testing.T) {
	for _, size := range []fyne.Size{{Width: 1440, Height: 900}, {Width: 1024, Height: 700}} {
		for _, id := range dialogCommands {
			t.Run(fmt.Sprintf("%s/%.0f", id, size.Width), func(t *testing.T) {
				w := desk(t, "router-support", size)
				c := w.win.Canvas()
				before := c.Focused()
				w.invoke(id)
				if !w.dialogs.open() {
					t.Fatal("no dialog was opened")
				}
				top := w.dialogs.stack[len(w.dialogs.stack)-1]
				walkFocus(t, c, top.pop)
				w.typedKey(&fyne.KeyEvent{Name: fyne.KeyEscape})
				if w.dialogs.open() {
					t.Error("Escape leaves the dialog open")
				}
				if c.Focused() != before {
					t.Errorf("the keyboard was at %T and is at %T", before, c.Focused())
				}
			})
		}
	}
}

// walkFocus goes through what can have the keyboard with Tab.
func walkFocus(t *testing.T, c fyne.Canvas, root fyne.CanvasObject) {
	t.Helper()
	if len(focusables(root)) == 0 {
		return // a text to read
	}
	been := map[fyne.Focusable]bool{}
	c.Unfocus()
	c.FocusNext()
	first := c.Focused()
	var last fyne.Position
	for range 500 { // a cell of a table can bring other fields with it
		f := c.Focused()
		if f == nil {
			t.Fatal("Tab leads out of the dialog")
		}
		been[f] = true
		o := f.(fyne.CanvasObject)
		at := fyne.CurrentApp().Driver().AbsolutePositionForObject(o)
		// The next thing stands lower, or further right on its own line, or in the next
		// column: never above what came before it in the same column.
		if at.Y+o.Size().Height <= last.Y && at.X <= last.X {
			t.Errorf("%s comes too late: at %v after %v", called(f), at, last)
		}
		last = at
		if c.FocusNext(); c.Focused() == first {
			break
		}
	}
	for _, f := range focusables(root) {
		if !been[f] {
			t.Errorf("Tab does not reach %s", called(f))
		}
	}
}

// A field beside the map has the keyboard again after a dialog, and a dialog after
// one that was opened from it.
func TestTheKeyboardGoesBack(t *testing.T) {
	w := desk(t, "router-support", fyne.NewSize(1440, 900))
	c := w.win.Canvas()
	fields := focusables(w.sides.right)
	at := fields[len(fields)-1]
	c.Focus(at)
	w.showPreferences()
	c.FocusNext()
	in := c.Focused()
	w.ask(question{title: "Sure?", text: "Really.", yes: "Yes"})
	w.typedKey(&fyne.KeyEvent{Name: fyne.KeyEscape})
	if c.Focused() != in {
		t.Errorf("after the question the keyboard is at %T, not in the dialog below", c.Focused())
	}
	w.typedKey(&fyne.KeyEvent{Name: fyne.KeyEscape})
	if c.Focused() != at {
		t.Errorf("after the dialog the keyboard is at %T, not in the field", c.Focused())
	}
}

// Tab goes through everything beside the map too, on every kind of page.
func TestKeyboardBesideTheMap(t *testing.T) {
	for _, name := range []string{"router-support", "support-value-stream", "blank-flowchart"} {
		for _, show := range []string{"view.properties", "view.kpis", "view.problems", "view.changes", "view.outline", "tools.find"} {
			t.Run(name+"/"+show, func(t *testing.T) {
				w := desk(t, name, fyne.NewSize(1440, 900))
				w.invoke(show)
				walkFocus(t, w.win.Canvas(), w.win.Content())
			})
		}
	}
}

// What a button has no use for does not reach the map, where a letter would write over
// what is selected, and Delete delete it. Escape goes back to the map.
func TestKeysOfAButtonDoNotEditTheMap(t *testing.T) {
	w := desk(t, "support-flowchart", fyne.NewSize(1440, 900))
	var node model.ID
	for r := range w.session.Doc().Each(w.session.Page().ID(), "node") {
		node = r.ID()
	}
	w.session.Select(node)
	c := w.win.Canvas()
	button := look.NewButton("Press", "", look.Quiet, nil)
	for _, o := range focusables(w.win.Content()) {
		if b, ok := o.(*look.Button); ok {
			button = b
		}
	}
	c.Focus(button)
	before := w.session.Doc()
	for _, k := range []fyne.KeyName{fyne.KeyA, fyne.KeyDelete, fyne.KeyBackspace, fyne.KeyLeft} {
		button.TypedKey(&fyne.KeyEvent{Name: k})
		if f := c.Focused(); f != fyne.Focusable(button) {
			t.Fatalf("after %s the keyboard is at %T", k, f)
		}
		if w.session.Doc() != before {
			t.Fatalf("%s changed the map", k)
		}
	}
	button.TypedKey(&fyne.KeyEvent{Name: fyne.KeyEscape})
	if c.Focused() != fyne.Focusable(w.view) || len(w.session.Selection()) != 1 {
		t.Fatalf("Escape leads to %T, with %v selected", c.Focused(), w.session.Selection())
	}
	c.Focused().TypedKey(&fyne.KeyEvent{Name: fyne.KeyDelete})
	w.typedKey(&fyne.KeyEvent{Name: fyne.KeyDelete})
	if w.session.Doc().Get(node) != nil {
		t.Error("on the map, Delete does not delete")
	}
}

// What a panel says is read in its dialog: the status bar lies in the shade.
func TestDialogsSayWhatTheirPanelsSay(t *testing.T) {
	w := desk(t, "router-support", fyne.NewSize(1024, 700))
	w.invoke("tools.actions")
	d := w.dialogs.stack[len(w.dialogs.stack)-1]
	if d.says.object.Visible() {
		t.Error("there is a line with nothing to say")
	}
	const sentence = "There is no KPI left to add."
	deps{w}.Say(sentence)
	if got := d.says.words.Text(); got != sentence || !d.says.object.Visible() {
		t.Errorf("the dialog says %q", got)
	}
	top, all := d.says.object.Position(), d.pop.Content.Size()
	if end := top.Y + d.says.object.Size().Height; d.says.object.Size().Width < all.Width-16 || end > all.Height+8 {
		t.Errorf("the line stands at %v, %v in a dialog of %v", top, d.says.object.Size(), all)
	}
	// A question over it has no such line.
	w.ask(question{title: "Really?", yes: "Yes"})
	deps{w}.Say("Another.")
	if got := d.says.words.Text(); got != "Another." {
		t.Errorf("under a question the dialog says %q", got)
	}
	w.dialogs.closeAll()
	deps{w}.Say(sentence)
	if got := w.status.hint.Text(); got != sentence {
		t.Errorf("without a dialog the status bar says %q", got)
	}
}
