package text

import (
	"math"
	"slices"
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/go-text/typesetting/segmenter"
	"pgregory.net/rapid"
)

// letters counts the letters with their marks in s.
func letters(s string) int {
	var seg segmenter.Segmenter
	seg.Init([]rune(s))
	n := 0
	for it := seg.GraphemeIterator(); it.Next(); {
		n++
	}
	return n
}

// joined returns what wrapping must keep: everything but the spaces.
func joined(s string) string {
	return strings.Map(func(r rune) rune {
		if isSpace(r) || r == '\n' {
			return -1
		}
		return r
	}, s)
}

// TestBreaksOfWords holds the breaks that are known without the rules of UAX #14
// against those rules.
func TestBreaksOfWords(t *testing.T) {
	f := New(EmbeddedOnly())
	rapid.Check(t, func(t *rapid.T) {
		s := rapid.StringMatching(`[a-cXY09 .,:;?!]{1,24}`).Draw(t, "text")
		sh := newShaper()
		p := f.paragraph(sh, s, Font{Size: 10})
		if !p.words() {
			t.Skip("looked up")
		}
		m := p.measure()
		breaks := make([]bool, len(p.runes)+1)
		var seg segmenter.Segmenter
		seg.Init(p.runes)
		for it := seg.LineIterator(); it.Next(); {
			l := it.Line()
			breaks[l.Offset+len(l.Text)] = true
		}
		if !slices.Equal(m.breaks, breaks) {
			t.Fatalf("%q breaks at %v, by the rules at %v", s, m.breaks, breaks)
		}
	})
}

// checkWrap holds the laws of Wrap.
func checkWrap(t interface{ Errorf(string, ...any) }, f *Fonts, s string, font Font, width float64) {
	b := f.Wrap(s, font, width)
	var all strings.Builder
	widest := 0.0
	for _, l := range b.Lines {
		all.WriteString(l.Text)
		widest = math.Max(widest, l.Width)
		if l.Width > width+2*slack && letters(strings.TrimLeft(l.Text, " ")) > 1 {
			t.Errorf("%q at width %v: line %q is %v wide", s, width, l.Text, l.Width)
		}
		if l.Text != strings.TrimRightFunc(l.Text, isSpace) {
			t.Errorf("%q: line %q ends with a space", s, l.Text)
		}
		checkLine(t, l)
	}
	if got, want := joined(all.String()), joined(Clean(s)); got != want {
		t.Errorf("%q at width %v: lines say %q, want %q", s, width, got, want)
	}
	if b.Width != widest {
		t.Errorf("%q: block is %v wide, its widest line %v", s, b.Width, widest)
	}
	if min := strings.Count(Clean(s), "\n") + 1; len(b.Lines) < min {
		t.Errorf("%q: %d lines, want at least %d", s, len(b.Lines), min)
	}
}

// checkLine holds the laws of every line: runs follow each other without gaps,
// glyphs refer to their text, and simple runs are what a PDF can show.
func checkLine(t interface{ Errorf(string, ...any) }, l Line) {
	x := 0.0
	for _, r := range l.Runs {
		if math.Abs(r.X-x) > 1e-6 {
			t.Errorf("%q: run %q starts at %v, want %v", l.Text, r.Text, r.X, x)
		}
		sum := 0.0
		for _, g := range r.Glyphs {
			sum += float64(g.Advance)
			if g.Cluster < 0 || int(g.Cluster) >= len(r.Text) || !utf8.RuneStart(r.Text[g.Cluster]) {
				t.Errorf("%q: glyph %d refers to byte %d of %q", l.Text, g.ID, g.Cluster, r.Text)
			}
		}
		if math.Abs(sum-r.Width) > 1e-5*l.Font.Size {
			t.Errorf("%q: advances of %q add up to %v, width is %v", l.Text, r.Text, sum, r.Width)
		}
		if r.Simple {
			rs := []rune(r.Text)
			if r.RTL || !r.Face.Embedded() || len(rs) != len(r.Glyphs) {
				t.Errorf("%q: run %q cannot be simple", l.Text, r.Text)
				continue
			}
			for i, g := range r.Glyphs {
				if id, ok := r.Face.Nominal(rs[i]); !ok || id != g.ID || g.Y != 0 || rs[i] > 0xFFFF {
					t.Errorf("%q: glyph %d of simple run %q is not that of %q", l.Text, i, r.Text, rs[i])
				}
			}
		}
		x += r.Width
	}
	if math.Abs(x-l.Width) > 1e-6 {
		t.Errorf("%q: runs end at %v, line is %v wide", l.Text, x, l.Width)
	}
}

func TestWrapLaws(t *testing.T) {
	f := testFonts()
	rapid.Check(t, func(t *rapid.T) {
		width := rapid.SampledFrom([]float64{-1, 0, 1, 20, 60, 132, 400, 1e6}).Draw(t, "width")
		checkWrap(t, f, anyText(t), anyFont(t), width)
	})
}

// A word never stands alone on a line when it would fit on the one before.
func TestWrapIsGreedy(t *testing.T) {
	f, font := testFonts(), Font{Size: 13}
	rapid.Check(t, func(t *rapid.T) {
		ws := rapid.SliceOfN(rapid.StringMatching(`[a-zA-Z]{1,9}`), 1, 30).Draw(t, "words")
		width := rapid.Float64Range(80, 300).Draw(t, "width")
		b := f.Wrap(strings.Join(ws, " "), font, width)
		for i := 1; i < len(b.Lines); i++ {
			first, _, _ := strings.Cut(b.Lines[i].Text, " ")
			if w := f.Width(b.Lines[i-1].Text+" "+first, font); w <= width-1e-3 {
				t.Errorf("%q would fit at the end of %q", first, b.Lines[i-1].Text)
			}
		}
	})
}

func TestWrapPlaces(t *testing.T) {
	f := testFonts()
	font := Font{Size: 10}
	for _, c := range []struct {
		name, text string
		width      float64
		want       []string
		split      bool
	}{
		{"words", "Waits 11 min, then repeats", 70, []string{"Waits 11 min,", "then repeats"}, false},
		{"line breaks are kept", "a\n\nb\r\nc", 100, []string{"a", "", "b", "c"}, false},
		{"a line break at the end opens a line", "a\n", 100, []string{"a", ""}, false},
		{"nothing", "", 100, []string{""}, false},
		{"spaces at the end", "ab  ", 100, []string{"ab"}, false},
		{"no-break space", "aa 38\u00A0%", 24, []string{"aa", "38\u00A0%"}, false},
		{"hyphen", "self-service", 40, []string{"self-", "service"}, false},
		{"a long word is split", "mmmmmmmm", 30, []string{"mmm", "mmm", "mm"}, true},
		{"a letter that is too wide", "mm", 1, []string{"m", "m"}, true},
		{"no break before closing marks", "aaa bbb !", 38, []string{"aaa", "bbb !"}, false},
		{"zero width space", "aaaa\u200Bbbbb", 30, []string{"aaaa\u200B", "bbbb"}, false},
		{"marks stay with their letter", "e\u0323\u0302e\u0323\u0302", 6, []string{"ệ", "ệ"}, true},
		{"a sequence of emoji stays whole", "👩‍💻👩‍💻", 11, []string{"👩‍💻", "👩‍💻"}, false},
	} {
		t.Run(c.name, func(t *testing.T) {
			b := f.Wrap(c.text, font, c.width)
			var got []string
			for _, l := range b.Lines {
				got = append(got, l.Text)
			}
			if !slices.Equal(got, c.want) || b.Split != c.split {
				t.Errorf("lines %q, split %v; want %q, %v", got, b.Split, c.want, c.split)
			}
		})
	}
}

// Chinese and Japanese break between letters, and not before a full stop.
func TestWrapWithoutSpaces(t *testing.T) {
	f := testFonts()
	s := "日本語の文章はここで折り返します。次の文。"
	one := f.Width("本", Font{Size: 10})
	for width := one; width < 12*one; width += one / 2 {
		for i, l := range f.Wrap(s, Font{Size: 10}, width).Lines {
			if i > 0 && width > 2*one && strings.HasPrefix(l.Text, "。") {
				t.Errorf("at width %v a line begins with a full stop", width)
			}
		}
	}
	if b := f.Wrap(s, Font{Size: 10}, 4*one); b.Split || len(b.Lines) < 5 {
		t.Errorf("%d lines, split %v", len(b.Lines), b.Split)
	}
}

func TestWrapLinesNeverCutsInSilence(t *testing.T) {
	f := testFonts()
	rapid.Check(t, func(t *rapid.T) {
		s, font := anyText(t), anyFont(t)
		width := rapid.Float64Range(font.Size*2, font.Size*20).Draw(t, "width")
		most := rapid.IntRange(1, 4).Draw(t, "most")
		full := f.Wrap(s, font, width)
		b, cut := f.WrapLines(s, font, width, most)
		if cut != (len(full.Lines) > most) {
			t.Errorf("cut is %v, there are %d lines for %d", cut, len(full.Lines), most)
		}
		if len(b.Lines) != min(most, len(full.Lines)) {
			t.Errorf("%d lines, want %d", len(b.Lines), min(most, len(full.Lines)))
		}
		if cut && !strings.HasSuffix(b.Lines[most-1].Text, ellipsis) {
			t.Errorf("the end is missing without an ellipsis: %q", b.Lines[most-1].Text)
		}
	})
}

func FuzzWrap(f *testing.F) {
	fonts := testFonts()
	for _, w := range words {
		f.Add(w+" "+w+"\n"+w, 40.0)
	}
	f.Fuzz(func(t *testing.T, s string, width float64) {
		if len(s) > 4000 {
			return
		}
		checkWrap(t, fonts, s, Font{Size: 10}, width)
	})
}

func BenchmarkWrapCard(b *testing.B) {
	f, font := testFonts(), Font{Size: 13, Leading: 17}
	b.ReportAllocs()
	for b.Loop() {
		f.Wrap("Waits 11 min, then repeats the whole story to someone else", font, 132)
	}
}

// Cost grows in step with the length: 100 and 10,000 words without spaces.
func BenchmarkWrapLong(b *testing.B) {
	for name, s := range map[string]string{"100": strings.Repeat("日本語の文章", 100), "10000": strings.Repeat("日本語の文章", 10000)} {
		b.Run(name, func(b *testing.B) {
			f, font := testFonts(), Font{Size: 13}
			for b.Loop() {
				f.Wrap(s, font, 132)
			}
		})
	}
}

// What is measured has the sizes of what is set, to a rounding.
func TestMeasureIsWrapWithoutLetters(t *testing.T) {
	f := testFonts()
	rapid.Check(t, func(t *rapid.T) {
		s, font, width := anyText(t), anyFont(t), rapid.Float64Range(1, 400).Draw(t, "width")
		got, want := f.Measure(s, font, width, nil), f.Wrap(s, font, width)
		if len(got.Lines) != len(want.Lines) || got.Split != want.Split || got.Height != want.Height || math.Abs(got.Width-want.Width) > 1e-6 {
			t.Fatalf("%q measures %v × %v in %d lines, set %v × %v in %d", s, got.Width, got.Height, len(got.Lines), want.Width, want.Height, len(want.Lines))
		}
		for i, l := range got.Lines {
			w := want.Lines[i]
			if math.Abs(l.Width-w.Width) > 1e-6 || l.Ascent != w.Ascent || l.Descent != w.Descent || l.Font != w.Font || l.RTL != w.RTL {
				t.Fatalf("line %d of %q measures %+v, set it is %+v", i, s, l, w)
			}
		}
	})
}
