package main

import (
	"fmt"
	"strings"
	"unicode"
)

// plain makes a text from a file safe to print on a terminal: control characters
// could move the cursor or change colours, and bidirectional controls could make
// a line read differently from what it says. Line breaks are kept.
func plain(s string) string {
	bad := func(r rune) bool {
		return r != '\n' && (unicode.IsControl(r) || unicode.Is(unicode.Bidi_Control, r) || r == '\u2028' || r == '\u2029' || r == unicode.ReplacementChar)
	}
	if !strings.ContainsFunc(s, bad) {
		return s
	}
	var b strings.Builder
	for _, r := range s {
		switch {
		case r == '\t':
			b.WriteByte(' ')
		case bad(r):
			fmt.Fprintf(&b, "\\u%04x", r)
		default:
			b.WriteRune(r)
		}
	}
	return b.String()
}

// oneLine is plain without line breaks.
func oneLine(s string) string { return plain(strings.Join(strings.Fields(s), " ")) }
