package panel

import (
	"strings"
	"testing"

	"fyne.io/fyne/v2"

	"waymark/model/edit"
)

func TestFindAndReplace(t *testing.T) {
	w := open(t, "router-support")
	p := NewFind(w.s, w)
	screen(t, p.Object(), 224, 700)
	p.Search("router")
	n := 0
	for _, h := range p.hits {
		n += h.Count
	}
	if n < 3 {
		t.Fatalf("found %d", n)
	}
	p.what.TypedKey(&fyne.KeyEvent{Name: fyne.KeyDown})
	if len(w.shown) == 0 && len(w.s.Selection()) == 0 && p.at < 0 {
		t.Error("Down leads nowhere")
	}
	p.with.SetText("modem")
	press(t, p.Object(), "Replace all")
	if got := edit.Find(w.s.Doc(), "router", false); len(got) != 0 {
		t.Errorf("%d places are left", len(got))
	}
	if done, _ := w.s.History(); len(done) != 1 {
		t.Errorf("%d entries", len(done))
	}
	if !says(p.Object(), "Replaced 11 times; nothing more is found.") {
		t.Error("the panel does not say what was replaced")
	}
}

// By keyboard alone: Enter goes through the places, in the other field it replaces
// one after the other, and Escape closes the panel.
func TestFindByKeyboard(t *testing.T) {
	w := open(t, "router-support")
	l := NewLeft(w.s, w)
	screen(t, l.Object(), 224, 700)
	l.Show(SideFind)
	p := l.Find
	p.Search("router")
	all := len(p.hits)
	key := func(e *entry, name fyne.KeyName) { e.TypedKey(&fyne.KeyEvent{Name: name}) }
	key(p.what, fyne.KeyUp)
	if p.at != all-1 {
		t.Errorf("one back from the first of %d places is %d", all, p.at)
	}
	key(p.what, fyne.KeyReturn)
	p.with.SetText("modem")
	first, second := p.hits[0].ID, p.hits[1].ID
	key(p.with, fyne.KeyReturn)
	if len(p.hits) != all-1 || p.at != 0 || p.hits[0].ID != second {
		t.Errorf("%d places are left, at %d", len(p.hits), p.at)
	}
	if h := edit.Find(w.s.Doc(), "modem", false); len(h) == 0 || h[0].ID != first {
		t.Errorf("the first place is not replaced: %v", h)
	}
	key(p.with, fyne.KeyEscape)
	if l.Shown() != SidePalette {
		t.Error("Escape does not close the panel")
	}
}

// Ctrl+H asks for the text to put in place once there is one to look for, and else
// for that one.
func TestReplaceAsksForWhatMisses(t *testing.T) {
	w := open(t, "router-support")
	l := NewLeft(w.s, w)
	win := screen(t, l.Object(), 224, 700)
	l.Show(SideFind)
	l.Find.FocusReplace()
	if win.Canvas().Focused() != fyne.Focusable(l.Find.what) {
		t.Errorf("with nothing to look for, %v has the keyboard", win.Canvas().Focused())
	}
	l.Find.Search("router")
	l.Find.FocusReplace()
	if win.Canvas().Focused() != fyne.Focusable(l.Find.with) {
		t.Errorf("with a text to look for, %v has the keyboard", win.Canvas().Focused())
	}
}

func TestSnippet(t *testing.T) {
	long := strings.Repeat("before ", 20) + "Needle" + strings.Repeat(" after", 20)
	got := snippet(long, "needle", false, 40)
	if !strings.Contains(got, "Needle") || len([]rune(got)) > 42 || !strings.HasPrefix(got, "…") || !strings.HasSuffix(got, "…") {
		t.Errorf("%q", got)
	}
	if got := snippet("short", "x", true, 40); got != "short" {
		t.Error(got)
	}
}

// Who has replaced everything is told so, not that nothing is found; undo finds it
// again.
func TestReplaceAllSaysWhatItDid(t *testing.T) {
	w := open(t, "router-support")
	l := NewLeft(w.s, w)
	screen(t, l.Object(), 224, 700)
	l.Show(SideFind)
	l.Find.Search("router")
	found := l.Find.counts.text
	l.Find.with.SetText("modem")
	l.Find.replace(nil)
	if got, want := l.Find.counts.text, "Replaced 11 times; nothing more is found."; got != want {
		t.Errorf("after replacing: %q; want %q", got, want)
	}
	w.s.Undo()
	if got := l.Find.counts.text; got != found {
		t.Errorf("after undoing: %q; want %q", got, found)
	}
}
