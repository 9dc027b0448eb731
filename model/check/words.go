package check

import (
	"unicode"
	"unicode/utf8"

	uax29 "github.com/clipperhouse/uax29/v2/words"
)

// words counts what a reader takes for a word: what stands between two spaces, unless
// it is a dash or an arrow alone. In scripts that set no spaces, the boundaries of
// Unicode (UAX #29) tell words of Katakana. All others would need a dictionary; there
// the letters are counted, of which a Chinese or Japanese word has about two and a
// Thai, Lao, Khmer or Burmese one about four.
func words(s string) int {
	quarters, inWord := 0, false
	for it := uax29.FromString(s); it.Next(); {
		part := it.Value()
		first, _ := utf8.DecodeRuneInString(part)
		switch {
		case unicode.IsSpace(first):
			inWord = false
		case unicode.In(first, unicode.Han, unicode.Hiragana):
			quarters += 2
			inWord = false
		case unicode.Is(unicode.Katakana, first):
			quarters += 4
			inWord = false
		case unicode.In(first, unicode.Thai, unicode.Lao, unicode.Khmer, unicode.Myanmar):
			if unicode.IsLetter(first) {
				quarters++
			}
			inWord = false
		case !inWord && (unicode.IsLetter(first) || unicode.IsDigit(first)): // first-line is one
			quarters += 4
			inWord = true
		}
	}
	return (quarters + 3) / 4
}
