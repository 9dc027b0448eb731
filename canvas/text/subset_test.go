package text

import (
	"bytes"
	"fmt"
	"slices"
	"strings"
	"testing"

	"github.com/go-text/typesetting/font"
)

// A subset is a font that a strict reader opens, with the outlines and widths of
// the whole face.
func TestSubset(t *testing.T) {
	letters := slices.Compact(slices.Sorted(slices.Values([]rune("Zoë Żółkiewska Việt Ω Ж fi …"))))
	for name, data := range embeddedFiles {
		if name == "Twemoji" {
			continue // its letters are pictures
		}
		face := openEmbedded(name, data(), "")
		s := face.Subset(letters)
		if tableSum(s.TTF) != 0xB1B0AFBA {
			t.Errorf("%s: the checksum is wrong", name)
		}
		if len(s.TTF) > 40_000 {
			t.Errorf("%s: %d bytes", name, len(s.TTF))
		}
		small, err := font.ParseTTF(bytes.NewReader(s.TTF))
		if err != nil {
			t.Fatal(err)
		}
		whole, err := font.ParseTTF(strings.NewReader(data()))
		if err != nil {
			t.Fatal(err)
		}
		for i, r := range letters {
			id, _ := face.Nominal(r)
			g, ok := small.NominalGlyph(r)
			if !ok || g != font.GID(s.Glyphs[i]) || small.HorizontalAdvance(g) != whole.HorizontalAdvance(font.GID(id)) {
				t.Errorf("%s: %q is missing or has another width", name, r)
			}
			a, _ := small.GlyphDataOutline(g)
			b, _ := whole.GlyphDataOutline(font.GID(id))
			if fmt.Sprint(a) != fmt.Sprint(b) {
				t.Errorf("%s: %q has another outline", name, r)
			}
		}
	}
}

func TestMetrics(t *testing.T) {
	m := testFonts().Face(Semibold).Metrics()
	if m.Ascent != 1069 || m.Descent != -293 || m.CapHeight != 714 || m.Weight != 600 || m.ItalicAngle != 0 {
		t.Errorf("Noto Sans SemiBold measures %+v", m)
	}
	if m = testFonts().Face(Italic).Metrics(); m.ItalicAngle != -12 || m.Weight != 400 || m.Left >= 0 || m.Top <= m.Ascent/2 {
		t.Errorf("Noto Sans Italic measures %+v", m)
	}
}

// Makers of fonts say in table OS/2 whether they may be embedded, and in part.
func TestFacesMayBeEmbedded(t *testing.T) {
	for name, data := range embeddedFiles {
		if rights := u16(tablesOf(data())["OS/2"], 8); rights&0xF == 2 || rights&0x300 != 0 {
			t.Errorf("%s: its rights are %04X", name, rights)
		}
	}
}
