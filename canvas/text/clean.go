package text

import (
	"strings"
	"unicode"

	"golang.org/x/text/unicode/bidi"
	"golang.org/x/text/unicode/norm"
)

// Clean returns s as it is set: valid UTF-8 in NFC, line ends as "\n", tabs as
// spaces, without control characters, soft hyphens, and the marks that change
// the direction of text invisibly (a name could read otherwise than it is).
// Joiners stay only where they shape something.
func Clean(s string) string {
	if plainASCII(s) {
		return s
	}
	s = norm.NFC.String(strings.ToValidUTF8(s, "\uFFFD"))
	var b strings.Builder
	b.Grow(len(s))
	rs := []rune(s)
	for i, r := range rs {
		switch {
		case r == '\n', r == '\u2028', r == '\u2029', r == '\u0085', r == '\v', r == '\f':
			b.WriteByte('\n')
		case r == '\r':
			if i+1 == len(rs) || rs[i+1] != '\n' {
				b.WriteByte('\n')
			}
		case r == '\t':
			b.WriteByte(' ')
		case r < 0x20, r >= 0x7F && r < 0xA0:
		case r == '\u00AD', r == '\uFEFF', r >= '\u202A' && r <= '\u202E', r >= '\u2061' && r <= '\u206F', r >= 0xFFF9 && r <= 0xFFFB:
		case r == zwj, r == zwnj:
			if i > 0 && i+1 < len(rs) && joins(rs[i-1]) && joins(rs[i+1]) {
				b.WriteRune(r)
			}
		case r >= 0xFE00 && r <= 0xFE0F:
			// A variation selector belongs to what stands before it.
			if i > 0 && rs[i-1] > ' ' {
				b.WriteRune(r)
			}
		case unicode.Is(unicode.Noncharacter_Code_Point, r):
			b.WriteRune('\uFFFD')
		default:
			b.WriteRune(r)
		}
	}
	return b.String()
}

const (
	zwsp = '\u200B'
	zwnj = '\u200C'
	zwj  = '\u200D'
	wj   = '\u2060'
)

func plainASCII(s string) bool {
	for i := 0; i < len(s); i++ {
		if c := s[i]; c >= 0x7F || c < 0x20 && c != '\n' {
			return false
		}
	}
	return true
}

// joins reports whether a joiner beside r can change how r looks: emoji and
// their modifiers, and scripts whose letters join or stack.
func joins(r rune) bool {
	switch {
	case r >= 0x0600 && r <= 0x08FF: // Arabic, Syriac, N'Ko, Mandaic
		return true
	case r >= 0x0900 && r <= 0x0DFF: // scripts of India
		return true
	case r >= 0x0E00 && r <= 0x109F, r >= 0x1780 && r <= 0x18AF: // Thai … Myanmar, Khmer, Mongolian
		return true
	case r == '\uFE0F', r >= 0x2190 && r <= 0x2BFF, r >= 0x1F000 && r <= 0x1FAFF, r >= 0xE0020 && r <= 0xE007F:
		return true
	}
	return false
}

// isSpace reports whether r is white space at which a line may end and which
// disappears there. No-break spaces are letters here.
func isSpace(r rune) bool {
	return r == ' ' || r == 0x1680 || r >= 0x2000 && r <= 0x200A && r != 0x2007 || r == 0x205F || r == 0x3000
}

// hidden reports whether r steers breaking or direction and is never drawn.
func hidden(r rune) bool {
	return r == zwsp || r == wj || r == '\u200E' || r == '\u200F' || r == '\u061C'
}

// maybeRTL reports whether the text can need the bidirectional algorithm.
func maybeRTL(rs []rune) bool {
	for _, r := range rs {
		if r >= 0x0590 && (r < 0x0900 || r == '\u200F' || r >= 0xFB1D && r <= 0xFDFF ||
			r >= 0xFE70 && r <= 0xFEFC || r >= 0x10800 && r <= 0x10FFF || r >= 0x1E800 && r <= 0x1EFFF) {
			return true
		}
	}
	return false
}

// baseRTL reports whether the first letter with a direction reads right to
// left: rules P2 and P3 of the bidirectional algorithm.
func baseRTL(rs []rune) bool {
	for _, r := range rs {
		p, _ := bidi.LookupRune(r)
		switch p.Class() {
		case bidi.L:
			return false
		case bidi.R, bidi.AL:
			return true
		}
	}
	return false
}
