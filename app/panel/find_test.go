package panel

import "testing"

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
