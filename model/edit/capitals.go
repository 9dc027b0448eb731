package edit

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// capitalsOf gives a replacement the capitals of what it replaces, as people expect
// of a search that does not look at them: with “hotline” for “phone”, “Phone”
// becomes “Hotline” and “PHONE” becomes “HOTLINE”. What stands there exactly as it
// was looked for is replaced by exactly what was typed, and capitals that were
// typed stay.
func capitalsOf(found, looked, with string) string {
	first, n := utf8.DecodeRuneInString(found)
	switch {
	case found == looked || !unicode.IsUpper(first):
		return with
	case found[n:] != strings.ToLower(found[n:]) && found == strings.ToUpper(found):
		return strings.ToUpper(with)
	}
	first, n = utf8.DecodeRuneInString(with)
	if n == 0 {
		return with
	}
	return string(unicode.ToTitle(first)) + with[n:]
}
