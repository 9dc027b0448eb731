package text

import (
	"flag"
	"math"
	"os"
	"path/filepath"
	"reflect"
	"slices"
	"testing"
	"unicode/utf8"

	"pgregory.net/rapid"
)

// lettersOf lists the Latin letters by their numbers; the soft hyphen, which is not
// drawn, leaves a gap.
func lettersOf() (rs [latinLetters]rune) {
	for r := ' '; r <= 'ÿ'; r++ {
		if n, ok := letter(r); ok {
			rs[n] = r
		}
	}
	return rs
}

// shapedPairs makes the table of a face by shaping every pair of letters.
func shapedPairs(t *testing.T, f *Fonts, style Style) (table []byte) {
	sh, face := newShaper(), f.Face(style)
	put := func(v uint16) { table = append(table, byte(v), byte(v>>8)) }
	first := func(rs ...rune) pieceGlyph {
		run := sh.shape(f, style, rs, false).runs[0]
		if !run.simple {
			t.Fatalf("%s does not show %q letter by letter", face.name, string(rs))
		}
		return run.glyphs[0]
	}
	letters := lettersOf()
	for _, a := range letters {
		if a == 0 {
			table = append(table, make([]byte, rowLength)...)
			continue
		}
		alone := first(a)
		put(uint16(alone.id))
		for _, b := range append(letters[:], 0) {
			g := alone
			if b != 0 && (a == ' ') == (b == ' ') {
				g = first(a, b)
			}
			put(uint16(int16(math.Round(g.adv * face.upem))))
		}
	}
	return table
}

var update = flag.Bool("update", false, "write the tables of pairs anew")

// The tables say what shaping says. A new version of a font needs new ones.
func TestPairTables(t *testing.T) {
	f := testFonts()
	for style, name := range []string{"regular", "semibold", "italic"} {
		face := f.Face(Style(style))
		was := face.latin
		face.latin = "" // glyphs too are those of the font
		want := shapedPairs(t, f, Style(style))
		face.latin = was
		file := filepath.Join("latin", name+".pairs")
		if *update {
			if err := os.WriteFile(file, want, 0o644); err != nil {
				t.Fatal(err)
			}
		} else if string(was) != string(want) {
			t.Errorf("%s is not what %s says; -update writes it anew", file, face.Name())
		}
	}
}

// A word that is put together from pairs is the word as the library shapes it.
func TestWordsFromPairs(t *testing.T) {
	f := testFonts()
	for _, style := range []Style{Regular, Semibold, Italic} {
		sh := newShaper()
		same := func(t interface{ Fatalf(string, ...any) }, word string) {
			got, want := f.Face(style).put(word, []rune(word)), sh.shape(f, style, []rune(word), false)
			if got.width != want.width || !reflect.DeepEqual(got.runs, want.runs) {
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

// Only what the tables have is put together; all else is shaped.
func TestOtherLettersAreShaped(t *testing.T) {
	for _, s := range []string{"ā", "a\n", "\x7f", "\u00ad", "\u0080", "a→"} {
		if latin([]rune(s)) {
			t.Errorf("%q is taken for Latin letters", s)
		}
	}
}

// What is read of an embedded face without parsing it is what the library says.
func TestEmbeddedFacesUnparsed(t *testing.T) {
	f := testFonts()
	for _, face := range []*Face{f.Face(Regular), f.Face(Semibold), f.Face(Italic), f.symbols(), f.emoji()} {
		theirs := openSystem(face.name, face.library())
		if face.upem != theirs.upem || face.ascent != theirs.ascent || face.descent != theirs.descent || face.color != theirs.color {
			t.Errorf("%s: %v units an em, %v above and %v below, colours: %v; the library says %v, %v, %v, %v", face.name,
				face.upem, face.ascent, face.descent, face.color, theirs.upem, theirs.ascent, theirs.descent, theirs.color)
		}
		for r := rune(0); r < 0x3000; r++ {
			got, ok := face.Nominal(r)
			want, there := theirs.Nominal(r)
			if ok != there || ok && got != want {
				t.Fatalf("%s: the glyph of %q is %d, %v; the library says %d, %v", face.name, r, got, ok, want, there)
			}
			if got, want := face.Advance(got), theirs.Advance(got); got != want {
				t.Fatalf("%s: %q advances by %v; the library says %v", face.name, r, got, want)
			}
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
				p.codes = nil
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
