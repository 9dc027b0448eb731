package text

import "testing"

func TestLineHasKerning(t *testing.T) {
	f := New(EmbeddedOnly())
	font := Font{Size: 1000}
	if av, a, v := f.Width("AV", font), f.Width("A", font), f.Width("V", font); av >= a+v {
		t.Errorf("AV is %v wide, A and V alone %v: not kerned", av, a+v)
	}
	l := f.Line("Wait 11 min → repeat ≈ 5 ✓ שלום مرحبا 👍🏽 👩‍💻 ok", Font{Size: 10})
	for _, r := range l.Runs {
		t.Logf("%q %s x=%.1f w=%.1f rtl=%v simple=%v glyphs=%d", r.Text, r.Face.Name(), r.X, r.Width, r.RTL, r.Simple, len(r.Glyphs))
	}
	b := f.Wrap("Waits 11 min, then repeats the whole story to someone else", Font{Size: 13}, 132)
	for _, l := range b.Lines {
		t.Logf("%q %.1f", l.Text, l.Width)
	}
}
