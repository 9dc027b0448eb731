package export

import (
	"strings"
	"testing"
)

func TestNameFor(t *testing.T) {
	for in, want := range map[string]string{
		"Router support":     "Router support",
		"a/b\\c: d?":         "a b c d",
		"  ..hidden.. ":      "hidden",
		"":                   "Untitled map",
		"..":                 "Untitled map",
		"x\x00y":             "x y",
		"tab\there":          "tab here",
		"\x00\n":             "Untitled map",
		"Umzug – Störung №1": "Umzug – Störung №1",
	} {
		if got := NameFor(in); got != want {
			t.Errorf("%q makes %q, want %q", in, got, want)
		}
	}
	if got := NameFor(strings.Repeat("ж", 500)); len([]rune(got)) != nameLength {
		t.Errorf("a long title makes a name of %d characters", len([]rune(got)))
	}
}
