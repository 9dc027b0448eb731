package text

import (
	"math"
	"strings"
	"sync"
	"testing"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"
	"pgregory.net/rapid"
)

func TestKerning(t *testing.T) {
	f, font := testFonts(), Font{Size: 1000}
	if av, a, v := f.Width("AV", font), f.Width("A", font), f.Width("V", font); av >= a+v {
		t.Errorf("AV is %v wide, A and V alone %v: not kerned", av, a+v)
	}
}

// A PDF shows one glyph a letter, so the screen must, too.
func TestNoLigatures(t *testing.T) {
	l := testFonts().Line("office fluff ffi", Font{Size: 10})
	if len(l.Runs) != 1 || !l.Runs[0].Simple || len(l.Runs[0].Glyphs) != 16 {
		t.Errorf("runs %+v", l.Runs)
	}
}

func TestWidthIsLinear(t *testing.T) {
	f := testFonts()
	rapid.Check(t, func(t *rapid.T) {
		s, font := anyText(t), anyFont(t)
		k := rapid.Float64Range(0.1, 50).Draw(t, "factor")
		big := font
		big.Size *= k
		a, b := f.Line(s, font), f.Line(s, big)
		if d := b.Width - k*a.Width; d > 1e-6*b.Width+1e-9 || d < -1e-6*b.Width-1e-9 {
			t.Errorf("%q: width %v times %v is not %v", s, a.Width, k, b.Width)
		}
		if w := f.Width(s, font); w-a.Width > 1e-6 || a.Width-w > 1e-6 {
			t.Errorf("%q: Width says %v, Line %v", s, w, a.Width)
		}
		checkLine(t, a)
	})
}

func TestEllipsis(t *testing.T) {
	f := testFonts()
	rapid.Check(t, func(t *rapid.T) {
		s, font := anyText(t), anyFont(t)
		width := rapid.Float64Range(0, font.Size*15).Draw(t, "width")
		full := f.Line(s, font)
		l, cut := f.Ellipsis(s, font, width)
		if cut != (full.Width > width+slack) {
			t.Errorf("%q: cut is %v, the whole is %v wide for %v", s, cut, full.Width, width)
		}
		if !cut && l.Text != full.Text {
			t.Errorf("%q became %q without a cut", s, l.Text)
		}
		if cut && !strings.HasSuffix(l.Text, ellipsis) {
			t.Errorf("%q was cut without an ellipsis", l.Text)
		}
		if cut && l.Width > width+2*slack && l.Text != ellipsis {
			t.Errorf("%q is %v wide for %v", l.Text, l.Width, width)
		}
	})
	if l, cut := f.Ellipsis("Waits 11 min", Font{Size: 10}, 40); !cut || l.Text != "Waits…" {
		t.Errorf("got %q, %v", l.Text, cut)
	}
}

func TestClean(t *testing.T) {
	for in, want := range map[string]string{
		"plain":            "plain",
		"a\tb":             "a b",
		"a\x00\x1bb\x7f":   "ab",
		"co\u00ADop":       "coop",
		"e\u0301":          "é",
		"a\u200Db":         "ab",
		"👩\u200D💻":         "👩\u200D💻",
		"नि\u200Dक":        "नि\u200Dक",
		"a\xff":            "a\uFFFD",
		"a\r\nb\rc\u2028d": "a\nb\nc\nd",
		"\u202Egnp.exe":    "gnp.exe",
		"\uFEFFa":          "a",
	} {
		if got := Clean(in); got != want {
			t.Errorf("Clean(%q) = %q, want %q", in, got, want)
		}
	}
}

func FuzzClean(f *testing.F) {
	for _, w := range words {
		f.Add(w)
	}
	f.Fuzz(func(t *testing.T, s string) {
		c := Clean(s)
		if !utf8.ValidString(c) || Clean(c) != c {
			t.Errorf("%q: cleaned %q, again %q", s, c, Clean(c))
		}
		if len(c) < 1000 && !norm.NFC.IsNormalString(c) && norm.NFC.String(c) != c {
			t.Errorf("%q: %q is not NFC", s, c)
		}
	})
}

// order tells the words of a line from left to right.
func order(l Line) string {
	var out []string
	for _, r := range l.Runs {
		if s := strings.TrimSpace(r.Text); s != "" {
			out = append(out, s)
		}
	}
	return strings.Join(out, " | ")
}

func TestDirections(t *testing.T) {
	f := testFonts()
	for _, c := range []struct {
		in, want string
		rtl      bool
	}{
		{"one two", "one two", false},
		{"שלום", "שלום", true},
		{"call שלום now", "call | שלום | now", false},
		{"שלום call", "call | שלום", true},
		{"call שלום 123 now", "call 123 | שלום | now", false},
		{"abc שלום 12, def", "abc 12 | שלום | , def", false},
		{"שלום 123 abc", "abc | 123 | שלום", true},
	} {
		l := f.Line(c.in, Font{Size: 10})
		// Neighbours of one face and direction share a run.
		got := order(l)
		if got != c.want || l.RTL != c.rtl {
			t.Errorf("%q: %q, rtl %v; want %q, %v", c.in, got, l.RTL, c.want, c.rtl)
		}
	}
}

// A space that ends a line of a text from right to left stands on its left, though
// the words before it run from left to right.
func TestSpaceAtTheEnd(t *testing.T) {
	for _, l := range testFonts().Wrap("שלום Waits \u200b Waits", Font{Size: 5}, 20).Lines {
		checkLine(t, l)
	}
}

func TestFaces(t *testing.T) {
	f := testFonts()
	for in, want := range map[string]string{
		"a": "Noto Sans", "Ω": "Noto Sans", "Ж": "Noto Sans", "ệ": "Noto Sans", "→": "DejaVu Sans", "✓": "DejaVu Sans",
		"≈": "DejaVu Sans", "ש": "DejaVu Sans", "م": "DejaVu Sans", "😀": "Twemoji", "⚠": "DejaVu Sans", "⚠\uFE0F": "Twemoji",
		"1\uFE0F\u20E3": "Twemoji", "🇫🇷": "Twemoji", "日": "Noto Sans",
	} {
		l := f.Line(in, Font{Size: 10})
		if len(l.Runs) != 1 || l.Runs[0].Face.Name() != want {
			t.Errorf("%q is set in %q, want %s", in, l.Runs[0].Face.Name(), want)
		}
	}
	// Emoji sequences are one glyph.
	for _, in := range []string{"😀", "👍🏽", "👩‍💻", "🇫🇷", "1\uFE0F\u20E3", "❤️"} {
		if l := f.Line(in, Font{Size: 10}); len(l.Runs[0].Glyphs) != 1 {
			t.Errorf("%q has %d glyphs", in, len(l.Runs[0].Glyphs))
		}
	}
}

func TestMissing(t *testing.T) {
	f := testFonts()
	if got := string(f.Missing("Zoë → 日本 日 👍\n\U0010FFFD")); got != "日本\U0010FFFD" {
		t.Errorf("missing %q", got)
	}
	if got := f.Missing("Waits 11 min"); got != nil {
		t.Errorf("missing %q", got)
	}
}

func TestOutlines(t *testing.T) {
	f := testFonts()
	face := f.Face(Regular)
	id, _ := face.Nominal('H')
	layers := face.Outline(id)
	if len(layers) != 1 || layers[0].Colored {
		t.Fatalf("layers %+v", layers)
	}
	b := layers[0].Path.Bounds()
	if b.Y > -0.6 || b.Y < -0.8 || b.Bottom() < -0.01 || b.Bottom() > 0.01 {
		t.Errorf("an H stands on the baseline and is 0.7 em high, got %v", b)
	}
	wantNear(t, "the advance of H", face.Advance(id), f.Width("H", Font{Size: 1}))
	space, _ := face.Nominal(' ')
	if face.Outline(space) != nil {
		t.Error("a space has an outline")
	}
	smile := f.Line("😀", Font{Size: 1}).Runs[0]
	layers = smile.Face.Outline(smile.Glyphs[0].ID)
	if len(layers) < 3 || !layers[0].Colored || layers[0].A != 255 {
		t.Errorf("an emoji has %d layers", len(layers))
	}
}

func TestConcurrentUse(t *testing.T) {
	f := testFonts()
	want := f.Wrap(strings.Join(words, " "), Font{Size: 12}, 100)
	var wg sync.WaitGroup
	for range 4 {
		wg.Go(func() {
			for range 20 {
				got := f.Wrap(strings.Join(words, " "), Font{Size: 12}, 100)
				if len(got.Lines) != len(want.Lines) || got.Width != want.Width {
					t.Errorf("%d lines, want %d", len(got.Lines), len(want.Lines))
				}
				for _, r := range got.Lines[0].Runs {
					for _, g := range r.Glyphs {
						r.Face.Outline(g.ID)
					}
				}
			}
		})
	}
	wg.Wait()
}

// The cache forgets what was not used for two generations.
func TestCacheIsBounded(t *testing.T) {
	var c pieceCache
	for i := range 5 * maxPieces {
		c.put(pieceKey{text: string(rune(i + 0x20000))}, &piece{})
	}
	if n := len(c.young) + len(c.old); n > 2*maxPieces {
		t.Errorf("%d pieces kept, want at most %d", n, 2*maxPieces)
	}
	c.put(pieceKey{text: strings.Repeat("x", longestKept+1)}, &piece{})
	if c.get(pieceKey{text: strings.Repeat("x", longestKept+1)}) != nil {
		t.Error("an endless word was kept")
	}
}

func TestAtMost(t *testing.T) {
	f := testFonts()
	for _, style := range []Style{Regular, Semibold, Italic} {
		font := Font{Style: style, Size: 10}
		for r := rune(' '); r <= lastLatin; r++ {
			for _, s := range []string{string(r), "A" + string(r) + "V", "f" + string(r) + "j", strings.Repeat(string(r), 3)} {
				if got, most := f.Width(s, font), AtMost(s, font); got > most {
					t.Errorf("%q is %v wide, at most %v was promised", s, got, most)
				}
			}
		}
	}
	if !math.IsInf(AtMost("a→b", Font{Size: 10}), 1) {
		t.Error("something is promised of letters that nothing is known of")
	}
}

func BenchmarkLine(b *testing.B) {
	f, font := testFonts(), Font{Size: 13}
	b.ReportAllocs()
	for b.Loop() {
		f.Line("Calls to ask for the date", font)
	}
}

func BenchmarkNew(b *testing.B) {
	for b.Loop() {
		testFonts()
	}
}
