package kind

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// InSentence writes a label as it stands inside a sentence: "action", "hand-off";
// what is spelt with a capital of its own keeps it: "KPI", "FIFO lane", "E-mail".
func InSentence(label string) string {
	first, n := utf8.DecodeRuneInString(label)
	if second, _ := utf8.DecodeRuneInString(label[n:]); !unicode.IsLower(second) {
		return label
	}
	return string(unicode.ToLower(first)) + label[n:]
}

// AtStart writes words as they begin a sentence, with a capital; a name in quotation
// marks stays as it is.
func AtStart(s string) string {
	first, n := utf8.DecodeRuneInString(s)
	if n == 0 {
		return s
	}
	return string(unicode.ToUpper(first)) + s[n:]
}

// Sentence writes an error as people read it: from a capital to a full stop.
func Sentence(err error) string {
	s := AtStart(err.Error())
	if s == "" || strings.ContainsAny(s[len(s)-1:], ".!?") {
		return s
	}
	return s + "."
}

// WithArticle is InSentence behind its article: "an action", "a KPI".
func WithArticle(label string) string {
	label = InSentence(label)
	if label != "" && strings.ContainsRune("aeiouAEIO", rune(label[0])) {
		return "an " + label
	}
	return "a " + label
}
