package text

import (
	"reflect"
	"testing"

	"pgregory.net/rapid"
)

// knowing returns a shaper that has seen every pair of letters of a face.
func knowing(f *Fonts, style Style) (*shaper, *pairs) {
	sh := newShaper()
	for a := rune(firstLetter); a <= lastLetter; a++ {
		sh.word(f, style, string(a), []rune{a}, false)
		for b := rune(firstLetter); b <= lastLetter; b++ {
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
			got, want := known.put(f.Face(style), word), sh.shape(f, style, []rune(word), false)
			if got == nil || got.width != want.width || !reflect.DeepEqual(got.runs, want.runs) {
				t.Fatalf("style %d: %q from pairs is %+v, shaped %+v", style, word, got, want)
			}
		}
		const kerned = "AVTWYLPFJKOQXfijrtvwyaceos014579.,-:'\"/()"
		for _, a := range kerned {
			for _, b := range kerned {
				for _, c := range kerned {
					same(t, string([]rune{a, b, c}))
				}
			}
		}
		rapid.Check(t, func(t *rapid.T) { same(t, rapid.StringMatching(`[!-~]{1,20}`).Draw(t, "word")) })
	}
}

// Only what was seen is put together; all else is shaped.
func TestUnknownPairsAreShaped(t *testing.T) {
	f, sh := testFonts(), newShaper()
	known := sh.pairsOf(f.Face(Regular))
	if known.put(f.Face(Regular), "ab") != nil {
		t.Error("a pair was known before it was shaped")
	}
	sh.word(f, Regular, "abc", []rune("abc"), false)
	for word, want := range map[string]bool{"abc": true, "bc": true, "ab": false, "c": true, "b": false, "abbc": false} {
		if got := known.put(f.Face(Regular), word) != nil; got != want {
			t.Errorf("%q is known: %v, want %v", word, got, want)
		}
	}
	for _, s := range []string{"", "a b", "ä", "a\n", "\x7f"} {
		if asciiWord(s) {
			t.Errorf("%q is taken for a word of ASCII letters", s)
		}
	}
}
