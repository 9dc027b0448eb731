package edit_test

import (
	"testing"

	"waymark/model"
	"waymark/model/edit"
	"waymark/model/edit/edittest"
)

// Capitals and accents are written in more ways than one.
func TestFindBeyondASCII(t *testing.T) {
	for _, c := range []struct {
		in, find  string
		matchCase bool
		replaced  string // by "-"; "" where it is not found
	}{
		{"Οδός", "ΟΔΌΣ", false, "-"},
		{"Straße", "STRAẞE", false, "-"},
		{"100 \u212a", "k", false, "100 -"}, // the sign for kelvin
		{"Cafe\u0301 au lait", "Café", true, "- au lait"},
		{"Café au lait", "cafe\u0301", false, "- au lait"},
		{"Café", "cafe", false, ""},
		{"ananas", "ana", false, "-nas"},
		{"Ünder ünder", "Ü", true, "-nder ünder"},
	} {
		doc := flow(node("a", txt("name", c.in)))
		if c.replaced == "" {
			edittest.Refuse(t, doc, edit.Replace{Find: c.find, With: "-", MatchCase: c.matchCase})
			continue
		}
		if f := edit.Find(doc, c.find, c.matchCase); len(f) != 1 || f[0].Count != 1 {
			t.Errorf("%q in %q: found %v", c.find, c.in, f)
			continue
		}
		next := edittest.Apply(t, doc, edit.Replace{Find: c.find, With: "-", MatchCase: c.matchCase})
		if got := next.Get("a").Text("name"); got != c.replaced {
			t.Errorf("%q in %q gives %q", c.find, c.in, got)
		}
	}
}

func TestFindPassesOverNamesBehindSharedOnes(t *testing.T) {
	doc := flow(node("a", txt("name", "Ask")), node("b", txt("name", "Old name"), txt("same_as", "a")), node("c", txt("name", "Old name"), txt("same_as", "gone")))
	if f := edit.Find(doc, "old", false); len(f) != 1 || f[0].ID != model.ID("c") {
		t.Errorf("found %v", f)
	}
}
