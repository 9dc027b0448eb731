package text

import (
	"strings"
	"testing"

	"github.com/go-text/typesetting/fontscan"

	"waymark/icons"
)

// withSystem returns fonts whose system has one face.
func withSystem(t *testing.T) *Fonts {
	t.Helper()
	f := New()
	f.system.scans = func() *fontscan.FontMap {
		m := fontscan.NewFontMap(quiet{})
		if err := m.AddFont(strings.NewReader(icons.DejaVuSans()), "dejavu.ttf", "Test"); err != nil {
			t.Error(err)
		}
		return m
	}
	return f
}

func TestSystemFaces(t *testing.T) {
	f := withSystem(t)
	face := f.system.find(Regular, []rune("→"))
	if face == nil || face.Embedded() {
		t.Fatalf("got %v", face)
	}
	if again := f.system.find(Semibold, []rune("←")); again != face {
		t.Error("one font has two faces")
	}
	if f.system.find(Regular, []rune("日")) != nil {
		t.Error("a face without the rune was taken")
	}
	if f.system.find(Regular, []rune("→日")) != nil {
		t.Error("a face without all runes of a cluster was taken")
	}
	// What the embedded faces have never comes from the system.
	for _, r := range f.Line("a → 😀 日", Font{Size: 10}).Runs {
		if !r.Face.Embedded() {
			t.Errorf("%q came from the system", r.Text)
		}
	}
}

func TestMachineWithoutFonts(t *testing.T) {
	f := New()
	f.system.scans = func() *fontscan.FontMap { return nil }
	if got := string(f.Missing("a日")); got != "日" {
		t.Errorf("missing %q", got)
	}
	if l := f.Line("日", Font{Size: 10}); len(l.Runs) != 1 || l.Runs[0].Glyphs[0].ID != 0 || l.Width <= 0 {
		t.Errorf("a missing letter is not a box: %+v", l.Runs)
	}
}

// The system is not touched before a rune needs it.
func TestSystemIsLazy(t *testing.T) {
	f := New()
	f.system.scans = func() *fontscan.FontMap {
		t.Error("the fonts of the system were looked for")
		return nil
	}
	f.Line("Waits 11 min → שלום 😀 ≈ Ω Ж ệ", Font{Size: 10})
}
