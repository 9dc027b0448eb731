package canvas

import (
	"math"
	"slices"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"
	"pgregory.net/rapid"

	"waymark/model"
)

// typeInto opens the name of a shape at a zoom at which the map can be read.
func typeInto(t *testing.T, said string) (*View, *field) {
	t.Helper()
	v, s := window(t, network(6))
	v.ZoomTo(1)
	s.Select("n1")
	v.EditSelected()
	v.field.entry.TypedShortcut(&fyne.ShortcutSelectAll{})
	for _, r := range said {
		v.field.entry.TypedRune(r)
	}
	return v, v.field
}

// While a name is typed, the letters are those of the map, and every one of them has
// its place there.
func TestLettersAreThoseOfTheMap(t *testing.T) {
	const said = "Ask the customer which light is on"
	_, f := typeInto(t, said)
	if !f.through || len(f.set.lines) < 2 || f.set.letters != len(said) {
		t.Fatalf("through %v, %d lines, %d letters", f.through, len(f.set.lines), f.set.letters)
	}
	first := f.set.lines[0]
	for i, l := range f.set.lines {
		if !slices.IsSorted(l.ends) || len(l.ends) != l.to-l.from+1 {
			t.Errorf("line %d: letters %d to %d end at %v", i, l.from, l.to, l.ends)
		}
		// The map centres the names of shapes.
		mid := func(l setLine) float64 { return (l.ends[0] + l.ends[len(l.ends)-1]) / 2 }
		if math.Abs(mid(l)-mid(first)) > 1 {
			t.Errorf("line %d is not centred as the first one is", i)
		}
		for n := l.from; n <= l.to; n++ {
			p, h := f.set.caret(n, nil)
			p.Y += h / 2
			if got := f.set.letter(p); got != n {
				t.Errorf("a click at the caret behind %d letters puts it behind %d", n, got)
			}
		}
	}
}

// Letters that nobody could read, figures, and texts that the map shows in another way
// come in a field of their own.
func TestFieldOfItsOwn(t *testing.T) {
	v, f := typeInto(t, "Ask")
	v.ZoomTo(0.3)
	v.placeField()
	if f.through {
		t.Error("in type of 4 pixels it shows no letters of its own")
	}
	v.ZoomTo(1)
	v.placeField()
	if !f.through {
		t.Error("at its own size it does")
	}
	f.entry.TypedShortcut(&fyne.ShortcutSelectAll{})
	f.entry.TypedKey(&fyne.KeyEvent{Name: fyne.KeyBackspace})
	if f.through {
		t.Error("nothing typed has a place on the map")
	}
	for _, r := range "שלום" {
		f.entry.TypedRune(r)
	}
	if f.through {
		t.Error("what runs from right to left is measured from the left")
	}
}

func TestAlike(t *testing.T) {
	for _, c := range []struct {
		line, typed string
		before, end int // letters of the line in front; typed letters that it says; −1 where it says something else
	}{
		{"Ask the", "Ask the customer", 0, 7},
		{"Ask the", "Ask  the customer", 0, 8},
		{"14 %", "Ask", 0, -1},
		{"2 Contact", "Contact", 2, 7},
		{"2 Contacts", "2 Contacts a day", 0, 10},
		{"“Like me.”", "Like me.", 1, 8},
		{"“Like", "Like me.", 1, 4},
		{"Ask…", "Ask the", 0, -1},
		{"A b", "A", 0, -1},
	} {
		before, index, ok := alike([]rune(c.line), []rune(c.typed))
		switch {
		case !ok && c.end >= 0, ok && c.end < 0:
			t.Errorf("%q for %q: ok is %v", c.line, c.typed, ok)
		case ok && (before != c.before || len(index)-1 != c.end):
			t.Errorf("%q for %q: %d in front, %d letters", c.line, c.typed, before, len(index)-1)
		}
	}
}

// What keys and pointer do to a text that is typed into the map is what they do to a
// string.
func TestTypingIntoTheMapKeepsItsOrder(t *testing.T) {
	_, f := typeInto(t, "x")
	e := f.entry
	rapid.Check(t, func(t *rapid.T) {
		e.moveTo(0, false)
		e.TypedShortcut(&fyne.ShortcutSelectAll{})
		e.TypedRune('M')
		want, at := []rune("M"), 1
		anchor := 1
		replace := func(with ...rune) {
			from, to := min(anchor, at), max(anchor, at)
			want = slices.Concat(want[:from:from], with, want[to:])
			at = from + len(with)
			anchor = at
		}
		for range rapid.IntRange(1, 40).Draw(t, "keys") {
			switch rapid.IntRange(0, 7).Draw(t, "key") {
			default:
				r := rapid.SampledFrom([]rune("ab mWé")).Draw(t, "letter")
				replace(r)
				e.TypedRune(r)
			case 4:
				if anchor == at && at > 0 {
					anchor--
				}
				replace()
				e.TypedKey(&fyne.KeyEvent{Name: fyne.KeyBackspace})
			case 5, 6:
				n := rapid.IntRange(0, len(want)).Draw(t, "caret")
				e.moveTo(n, false)
				at, anchor = n, n
			case 7:
				n := rapid.IntRange(0, len(want)).Draw(t, "to")
				e.moveTo(n, true)
				at = n
			}
			if e.Text != string(want) || e.Caret() != at {
				t.Fatalf("%q with the caret behind %d, want %q and %d", e.Text, e.Caret(), string(want), at)
			}
			if from, to := e.Selection(); from != min(anchor, at) || to != max(anchor, at) {
				t.Fatalf("%d to %d are selected, want %d to %d of %q", from, to, anchor, at, e.Text)
			}
		}
		e.moveTo(e.Caret(), false)
	})
}

// Two clicks on a word select it; a drag selects from letter to letter.
func TestPointerInTheMapsText(t *testing.T) {
	v, f := typeInto(t, "Ask the customer")
	at := func(n int) fyne.Position {
		p, h := f.set.caret(n, nil)
		p.Y += h / 2
		p = v.view.toView(p)
		return fyne.NewPos(float32(p.X), float32(p.Y)).Subtract(f.glass.Position())
	}
	press := func(n int) {
		e := &desktop.MouseEvent{Button: desktop.MouseButtonPrimary}
		e.Position = at(n)
		f.glass.MouseDown(e)
	}
	press(6)
	if f.entry.Caret() != 6 || f.entry.SelectedText() != "" {
		t.Errorf("the caret stands behind %d, %q selected", f.entry.Caret(), f.entry.SelectedText())
	}
	press(6)
	if got := f.entry.SelectedText(); got != "the" {
		t.Errorf("two clicks select %q", got)
	}
	press(2)
	d := &fyne.DragEvent{}
	d.Position = at(10)
	f.glass.Dragged(d)
	if got := f.entry.SelectedText(); got != "k the cu" {
		t.Errorf("the drag selects %q", got)
	}
	f.entry.TypedRune('-')
	if f.entry.Text != "As-stomer" {
		t.Errorf("it says %q", f.entry.Text)
	}
	v.CommitEdit()
	if got := v.ed.Committed().Get(model.ID("n1")).Text("name"); got != "As-stomer" {
		t.Errorf("kept %q", got)
	}
}
