package app

import (
	"testing"

	"fyne.io/fyne/v2"

	"waymark/app/look"
	"waymark/app/panel"
)

// F6 goes round the parts of the window from the map and back to it, Shift+F6 the
// other way; what is hidden is left out.
func TestKeyboardGoesRound(t *testing.T) {
	w := desk(t, "router-support", fyne.NewSize(1440, 900))
	round := func(id string, want ...fyne.CanvasObject) {
		t.Helper()
		w.focusMap()
		for i, area := range append(want, w.view) {
			w.invoke(id)
			if !w.hasKeyboard(area) {
				t.Fatalf("%s, time %d: the keyboard is at %s", id, i+1, called(w.win.Canvas().Focused()))
			}
		}
		if w.win.Canvas().Focused() != fyne.Focusable(w.view) {
			t.Errorf("%s does not come back to the map", id)
		}
	}
	round("view.nextArea", w.sides.right, w.tabs.object, w.toolbar.object, w.sides.left)
	round("view.previousArea", w.sides.left, w.toolbar.object, w.tabs.object, w.sides.right)
	w.invoke("view.palette")
	round("view.nextArea", w.sides.right, w.tabs.object, w.toolbar.object)
	w.invoke("view.inspector")
	round("view.previousArea", w.toolbar.object, w.tabs.object)
}

// Who asks for a panel by its shortcut goes on with the keyboard in it, and Escape
// leads back to the map.
func TestPanelsTakeTheKeyboard(t *testing.T) {
	w := desk(t, "blank-journey", fyne.NewSize(1440, 900))
	w.focusMap()
	for _, id := range []string{"view.properties", "view.kpis"} {
		w.invoke(id)
		f := w.win.Canvas().Focused()
		if _, tabs := f.(*look.Tabs); tabs || !w.hasKeyboard(w.sides.right) {
			t.Errorf("after %s the keyboard is at %s", id, called(f))
		}
		w.typedKey(&fyne.KeyEvent{Name: fyne.KeyEscape})
		if w.win.Canvas().Focused() != fyne.Focusable(w.view) {
			t.Error("Escape does not lead back to the map")
		}
	}
}

// The first persona of a map is added with the keyboard alone: Enter in the empty
// dialog presses its only button, and the name can be typed.
func TestFirstPersonaByKeyboard(t *testing.T) {
	w := desk(t, "blank-journey", fyne.NewSize(1440, 900))
	w.invoke("tools.personas")
	b, ok := w.win.Canvas().Focused().(*look.Button)
	if !ok || b.Label() != "Add persona" {
		t.Fatalf("the keyboard is at %s", called(w.win.Canvas().Focused()))
	}
	b.TypedKey(&fyne.KeyEvent{Name: fyne.KeyReturn})
	if got := w.session.Doc().All("", "persona"); len(got) != 1 {
		t.Fatalf("%d personas", len(got))
	}
	if _, ok := w.win.Canvas().Focused().(*look.Button); ok {
		t.Error("the name of the new persona is not being typed")
	}
	w.dialogs.closeAll()
	w.invoke("insert.persona")
	if got := w.session.Doc().All("", "persona"); len(got) != 2 {
		t.Errorf("%d personas after Insert ▸ Persona", len(got))
	}
	w.dialogs.closeAll()
	w.invoke("insert.kpi")
	if w.sides.slots.right.Shown() != panel.TabKPIs || w.win.Canvas().Overlays().Top() == nil {
		t.Error("Insert ▸ KPI offers nothing to measure")
	}
}

// A KPI gets its values without the mouse: what is picked leads to its table, and the
// list and a KPI lead to each other.
func TestKPIByKeyboard(t *testing.T) {
	w := desk(t, "blank-journey", fyne.NewSize(1440, 900))
	c := w.win.Canvas()
	key := func(names ...fyne.KeyName) {
		t.Helper()
		for _, name := range names {
			if c.Focused() == nil {
				t.Fatalf("nothing has the keyboard for %s", name)
			}
			c.Focused().TypedKey(&fyne.KeyEvent{Name: name})
		}
	}
	at := func(want string) {
		t.Helper()
		if got := called(c.Focused()); got != want {
			t.Fatalf("the keyboard is at %s, not at %s", got, want)
		}
	}
	w.invoke("insert.kpi")
	key(fyne.KeyReturn)
	at("button “Add row”")
	key(fyne.KeyReturn)
	if n := len(w.session.Doc().All(w.session.Doc().All("", "kpi")[0].ID(), "observation")); n != 1 {
		t.Fatalf("%d rows", n)
	}
	w.invoke("view.kpis")
	at("button “All KPIs”")
	key(fyne.KeyReturn)
	at("*panel.row")
	key(fyne.KeyReturn)
	at("button “Add row”")
}
