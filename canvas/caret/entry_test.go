package caret

import (
	"testing"
	"unicode/utf8"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/test"
	"pgregory.net/rapid"
)

// field shows an Entry of several lines.
func field(t testing.TB, width float32) *Entry {
	t.Helper()
	test.NewTempApp(t)
	e := &Entry{}
	e.ExtendBaseWidget(e)
	e.MultiLine, e.Wrapping, e.Scroll = true, fyne.TextWrapWord, container.ScrollNone
	w := test.NewWindow(container.NewWithoutLayout(e))
	t.Cleanup(w.Close)
	e.Resize(fyne.NewSize(width, 200))
	return e
}

// What is typed stands as it was typed, in fields of every width, and in fields
// that change their width while somebody types.
func TestTypingKeepsItsOrder(t *testing.T) {
	const said = "Ask the customer which light is on, and for how  long it has been so, and if the router was moved – 客户 "
	e := field(t, 100)
	for width := float32(60); width < 300; width += 3 {
		for _, swing := range []float32{0, 11} {
			e.SetText("")
			e.SetCaret(0)
			for i, r := range []rune(said) {
				e.OnChanged = func(string) { e.Resize(fyne.NewSize(width+swing*float32(i%3), 200)) }
				e.TypedRune(r)
			}
			e.OnChanged = nil
			if e.Text != said {
				t.Fatalf("%v wide, %v more or less: typed %q, got %q", width, swing, said, e.Text)
			}
		}
	}
}

// Every key does to a field that breaks its lines what it does to a string.
func TestKeysDoWhatTheyDoToAString(t *testing.T) {
	e := field(t, 90)
	key := func(n fyne.KeyName) { e.TypedKey(&fyne.KeyEvent{Name: n}) }
	rapid.Check(t, func(t *rapid.T) {
		e.SetText("")
		e.SetCaret(0)
		var want []rune
		at := 0
		for range rapid.IntRange(1, 60).Draw(t, "keys") {
			switch rapid.IntRange(0, 9).Draw(t, "key") {
			default:
				r := rapid.SampledFrom([]rune("ab  m\nWé中")).Draw(t, "letter")
				want = append(want[:at:at], append([]rune{r}, want[at:]...)...)
				at++
				e.TypedRune(r)
			case 6:
				if at > 0 {
					want = append(want[:at-1:at-1], want[at:]...)
					at--
				}
				key(fyne.KeyBackspace)
			case 7:
				if at < len(want) {
					want = append(want[:at:at], want[at+1:]...)
				}
				key(fyne.KeyDelete)
			case 8:
				at = rapid.IntRange(0, len(want)).Draw(t, "caret")
				e.SetCaret(at)
			case 9:
				e.Resize(fyne.NewSize(rapid.Float32Range(40, 240).Draw(t, "width"), 200))
			}
			if e.Text != string(want) {
				t.Fatalf("%q, want %q", e.Text, string(want))
			}
			if e.Caret() != at {
				t.Fatalf("the caret stands behind %d of %q, want %d", e.Caret(), e.Text, at)
			}
		}
	})
}

func TestCaretAfterAChange(t *testing.T) {
	for _, c := range []struct {
		name, before, after string
		from, to            int
		forward             bool
		want                int
	}{
		{"a letter", "ab", "axb", 1, 1, false, 2},
		{"one of many alike", "aaa", "aaaa", 1, 1, false, 2},
		{"pasted", "ab", "aHello b", 1, 1, false, 7},
		{"backspace", "abc", "ac", 2, 2, false, 1},
		{"backspace among alike", "aaa", "aa", 2, 2, false, 1},
		{"delete", "abc", "ab", 2, 2, true, 2},
		{"delete among alike", "aaa", "aa", 1, 1, true, 1},
		{"a letter for a selection", "one two", "x two", 0, 3, false, 1},
		{"a letter for a selection at the end", "one two", "one x", 4, 7, false, 5},
		{"a selection deleted", "one two", "one ", 4, 7, true, 4},
		{"undone elsewhere", "one two three", "one three", 0, 0, false, 3},
		{"the end of a selection typed anew", "Méé ", "Mé ", 2, 4, false, 3},
		{"everything replaced", "one", "two", 0, 3, false, 3},
	} {
		got := change{text: []rune(c.before), from: c.from, to: c.to, forward: c.forward}.caret([]rune(c.after))
		if got != c.want {
			t.Errorf("%s: %d, want %d", c.name, got, c.want)
		}
	}
}

// The keys that selected tell on which side of the caret a selection stands, where
// the text is alike on both.
func TestSelectionHasASide(t *testing.T) {
	e := field(t, 200)
	shift := &fyne.KeyEvent{Name: desktop.KeyShiftLeft}
	for _, c := range []struct {
		key            fyne.KeyName
		from, to, then int
	}{{fyne.KeyLeft, 2, 4, 3}, {fyne.KeyRight, 4, 6, 5}} {
		e.SetText("abababab")
		e.SetCaret(4)
		e.KeyDown(shift)
		e.TypedKey(&fyne.KeyEvent{Name: c.key})
		e.TypedKey(&fyne.KeyEvent{Name: c.key})
		e.KeyUp(shift)
		if from, to := e.Selection(); from != c.from || to != c.to {
			t.Errorf("%s: %d to %d are selected, want %d to %d", c.key, from, to, c.from, c.to)
		}
		e.TypedRune('x')
		if e.Caret() != c.then || e.Text != "abababab"[:c.from]+"x"+"abababab"[c.to:] {
			t.Errorf("%s: %q with the caret behind %d", c.key, e.Text, e.Caret())
		}
	}
}

// A selection is replaced by what is typed, also where lines break.
func TestSelectionIsReplaced(t *testing.T) {
	e := field(t, 80)
	e.SetText("Ask the customer which light is on")
	e.SetCaret(utf8.RuneCountInString(e.Text))
	e.TypedShortcut(&fyne.ShortcutSelectAll{})
	for _, r := range "Something else that is long enough" {
		e.TypedRune(r)
	}
	if e.Text != "Something else that is long enough" {
		t.Fatal(e.Text)
	}
}

// All of a text is all of it, with a space at its end that breaks the last line.
func TestAllIsTheLastSpaceToo(t *testing.T) {
	e := field(t, 80)
	for n := range 30 {
		e.SetText("")
		e.SetCaret(0)
		for _, r := range "Wm Wm Wm Wm Wm Wm Wm Wm Wm Wm"[:n] + "  " {
			e.TypedRune(r)
		}
		e.TypedShortcut(&fyne.ShortcutSelectAll{})
		e.TypedRune('M')
		if e.Text != "M" || e.Caret() != 1 {
			t.Fatalf("%d letters: %q is left, with the caret behind %d", n, e.Text, e.Caret())
		}
	}
}
