package pdf

import (
	"fmt"
	"strings"
	"time"
	"unicode"
	"unicode/utf16"

	"golang.org/x/text/unicode/norm"
)

// clean returns s as valid, composed Unicode on one line, without control
// characters.
func clean(s string) string {
	if plain(s) {
		return strings.Trim(s, " ")
	}
	s = norm.NFC.String(strings.ToValidUTF8(s, "\uFFFD"))
	return strings.TrimSpace(strings.Map(func(r rune) rune {
		switch {
		case r == '\n' || r == '\r' || r == '\t' || r == '\u2028' || r == '\u2029':
			return ' '
		case unicode.IsControl(r) || r == '\uFEFF':
			return -1
		}
		return r
	}, s))
}

// plain reports whether s is printable ASCII, as most of what a map says is.
func plain(s string) bool {
	for i := 0; i < len(s); i++ {
		if s[i] < ' ' || s[i] > '~' {
			return false
		}
	}
	return true
}

// utf16BE returns s in UTF-16, high bytes first, without a mark.
func utf16BE(s string) []byte {
	var b []byte
	for _, u := range utf16.Encode([]rune(s)) {
		b = append(b, byte(u>>8), byte(u))
	}
	return b
}

// textString returns s as a PDF text string. Hexadecimal digits pass through
// every other program unchanged.
func textString(s string) string { return string(appendTextString(nil, s)) }

func appendTextString(b []byte, s string) []byte {
	if s = clean(s); plain(s) {
		return appendLiteral(b, s)
	}
	return fmt.Appendf(b, "<FEFF%X>", utf16BE(s))
}

// literal returns an ASCII string as a PDF literal.
func literal(s string) string { return string(appendLiteral(nil, s)) }

func appendLiteral(b []byte, s string) []byte {
	b = append(b, '(')
	for i := 0; i < len(s); i++ {
		b = appendByte(b, s[i])
	}
	return append(b, ')')
}

// date returns t as a PDF date in UTC.
func date(t time.Time) string { return "(D:" + t.UTC().Format("20060102150405") + "Z)" }
