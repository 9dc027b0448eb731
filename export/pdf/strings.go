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
func textString(s string) string {
	s = clean(s)
	for i := 0; i < len(s); i++ {
		if s[i] >= 0x7F {
			return fmt.Sprintf("<FEFF%X>", utf16BE(s))
		}
	}
	return literal(s)
}

// literal returns an ASCII string as a PDF literal.
func literal(s string) string {
	b := []byte{'('}
	for i := 0; i < len(s); i++ {
		b = appendByte(b, s[i])
	}
	return string(append(b, ')'))
}

// date returns t as a PDF date in UTC.
func date(t time.Time) string { return "(D:" + t.UTC().Format("20060102150405") + "Z)" }
