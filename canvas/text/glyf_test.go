package text

import (
	"slices"
	"strings"
	"testing"

	"github.com/go-text/typesetting/font"

	"waymark/icons"
)

var embeddedFiles = map[string]func() string{
	"Noto Sans": icons.NotoSansRegular, "Noto Sans SemiBold": icons.NotoSansSemiBold, "Noto Sans Italic": icons.NotoSansItalic,
	"DejaVu Sans": icons.DejaVuSans, "Twemoji": icons.Twemoji,
}

// Every outline of every embedded face is the one that the library reads.
func TestOutlinesAreTheLibrarys(t *testing.T) {
	for name, data := range embeddedFiles {
		face := openEmbedded(name, data(), "")
		whole, err := font.ParseTTF(strings.NewReader(data()))
		if err != nil {
			t.Fatal(err)
		}
		drawn := 0
		for g := range uint32(newOutlineReader(data()).glyphs) {
			got, want := face.path1(g), libraryPath(whole, g, 1/face.upem)
			if !slices.Equal(got.Verbs, want.Verbs) || !slices.Equal(got.Pts, want.Pts) {
				t.Fatalf("%s, glyph %d:\n%v\nwant\n%v", name, g, got, want)
			}
			if !got.Empty() {
				drawn++
			}
		}
		if drawn < 500 {
			t.Errorf("%s: only %d glyphs draw something", name, drawn)
		}
	}
}

// A face that was opened without its outlines shapes as one with them.
func TestShapingNeedsNoOutlines(t *testing.T) {
	for name, data := range embeddedFiles {
		lean := openEmbedded(name, data(), "")
		ft, err := font.ParseTTF(strings.NewReader(data()))
		if err != nil {
			t.Fatal(err)
		}
		whole := openSystem(name, ft.Font)
		whole.embedded = true
		if lean.ascent != whole.ascent || lean.descent != whole.descent || lean.upem != whole.upem || lean.color != whole.color {
			t.Errorf("%s: opened without its outlines it is another face", name)
		}
		a, b := newShaper(), newShaper()
		for _, w := range words {
			rs := []rune(Clean(w))
			for _, rtl := range []bool{false, true} {
				x, y := a.run(lean, rs, rtl, scriptOf(rs)), b.run(whole, rs, rtl, scriptOf(rs))
				if !slices.Equal(x.glyphs, y.glyphs) || x.simple != y.simple || x.width != y.width {
					t.Errorf("%s shapes %q as %v, with outlines as %v", name, w, x.glyphs, y.glyphs)
				}
			}
		}
	}
}

func BenchmarkOpenFace(b *testing.B) {
	b.ReportAllocs()
	for b.Loop() {
		openEmbedded("Noto Sans", icons.NotoSansRegular(), "")
	}
}
