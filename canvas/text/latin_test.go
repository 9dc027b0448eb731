package text

import (
	"reflect"
	"slices"
	"testing"
	"unicode/utf8"

	"pgregory.net/rapid"
)

// knowing returns a shaper that has seen every pair of letters of a face.
func knowing(f *Fonts, style Style) (*shaper, *pairs) {
	sh := newShaper()
	for a := rune('!'); a <= 'ÿ'; a++ {
		if _, ok := letter(a); !ok {
			continue
		}
		sh.word(f, style, string(a), []rune{a}, false)
		for b := rune('!'); b <= 'ÿ'; b++ {
			if _, ok := letter(b); !ok {
				continue
			}
			sh.word(f, style, string([]rune{a, b}), []rune{a, b}, false)
		}
	}
	return sh, sh.pairsOf(f.Face(style))
}

// A word that is put together from pairs is the word as the library shapes it.
func TestWordsFromPairs(t *testing.T) {
	f := testFonts()
	for _, style := range []Style{Regular, Semibold, Italic} {
		sh, known := knowing(f, style)
		same := func(t interface{ Fatalf(string, ...any) }, word string) {
			got, want := known.put(f.Face(style), word, []rune(word)), sh.shape(f, style, []rune(word), false)
			if got == nil || got.width != want.width || !reflect.DeepEqual(got.runs, want.runs) {
				t.Fatalf("style %d: %q from pairs is %+v, shaped %+v", style, word, got, want)
			}
		}
		const kerned = "AVTWYLPFJKOQXÄÖfijrtvwyaceosäéß014579.,-:'\"/()«\u00a0"
		for _, a := range kerned {
			for _, b := range kerned {
				for _, c := range kerned {
					same(t, string([]rune{a, b, c}))
				}
			}
		}
		rapid.Check(t, func(t *rapid.T) { same(t, rapid.StringMatching(`[!-~\x{a0}-\x{ac}\x{ae}-ÿ]{1,20}`).Draw(t, "word")) })
	}
}

// Only what was seen is put together; all else is shaped.
func TestUnknownPairsAreShaped(t *testing.T) {
	f, sh := testFonts(), newShaper()
	known := sh.pairsOf(f.Face(Regular))
	if known.put(f.Face(Regular), "ab", []rune("ab")) != nil {
		t.Error("a pair was known before it was shaped")
	}
	sh.word(f, Regular, "abc", []rune("abc"), false)
	for word, want := range map[string]bool{"abc": true, "bc": true, "ab": false, "c": true, "b": false, "abbc": false} {
		if got := known.put(f.Face(Regular), word, []rune(word)) != nil; got != want {
			t.Errorf("%q is known: %v, want %v", word, got, want)
		}
	}
	for _, s := range []string{"ā", "a\n", "\x7f", "\u00ad", "\u0080", "a→"} {
		if latin([]rune(s)) {
			t.Errorf("%q is taken for Latin letters", s)
		}
	}
}

// A text of Latin letters that is put together from pairs is what it is when each of
// its words is shaped: as a whole, in parts that end inside a word, and broken into
// lines.
func TestLatinTextsFromPairs(t *testing.T) {
	f := testFonts()
	rapid.Check(t, func(t *rapid.T) {
		s := rapid.StringMatching(`[ -~]{1,40}|([A-Za-z]{1,9}[ ,.]{1,3}){1,9}|([A-Za-zäöüßéèñ«»\x{a0}]{1,9}[ ,.]{1,3}){1,9}`).Draw(t, "text")
		font := Font{Style: rapid.SampledFrom([]Style{Regular, Semibold, Italic}).Draw(t, "style"), Size: rapid.Float64Range(1, 40).Draw(t, "size")}
		n := utf8.RuneCountInString(s)
		start := rapid.IntRange(0, n-1).Draw(t, "start")
		end := rapid.IntRange(start+1, n).Draw(t, "end")
		shaped := func(pairs bool) *paragraph {
			p := f.paragraph(newShaper(), s, font)
			if !pairs {
				p.pairs = nil
			}
			return p
		}
		if got, want := shaped(true).line(start, end), shaped(false).line(start, end); !reflect.DeepEqual(got, want) {
			t.Fatalf("%q from %d to %d is set as %+v, shaped as %+v", s, start, end, got, want)
		}
		if got, want := shaped(true).width(start, end), shaped(false).width(start, end); got != want {
			t.Fatalf("%q from %d to %d measures %v, shaped %v", s, start, end, got, want)
		}
		if got, want := shaped(true).measure().sum, shaped(false).measure().sum; !reflect.DeepEqual(got, want) {
			t.Fatalf("%q adds up to %v, shaped to %v", s, got, want)
		}
		width := rapid.Float64Range(0, 300).Draw(t, "width")
		if got, want := slices.Clone(shaped(true).spans(width)), shaped(false).spans(width); !slices.Equal(got, want) {
			t.Fatalf("%q is broken at %v, shaped at %v", s, got, want)
		}
	})
}
