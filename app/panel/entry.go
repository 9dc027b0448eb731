package panel

import (
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/theme"

	"waymark/app/look"
	"waymark/canvas/caret"
)

// entry is a field for text that tells when it was left, and that grows with its
// lines, so that a long text is never cut off.
type entry struct {
	caret.Entry
	got   func()                    // the keyboard came here
	left  func()                    // the keyboard went elsewhere
	keyed func(*fyne.KeyEvent) bool // sees keys first; true: it was meant for it
	grown func()                    // the field needs another height
	rows  int
	least int  // lines that are always shown
	whole bool // the keyboard comes to the whole text, as to a cell of a spreadsheet
	mouse bool // it is the mouse that brings the keyboard: it says where to
}

func newEntry(lines bool) *entry {
	e := &entry{rows: 1, least: 2}
	if lines {
		e.MultiLine = true
		e.Wrapping = fyne.TextWrapWord
		e.Scroll = container.ScrollNone
		e.rows = 2
	}
	e.ExtendBaseWidget(e)
	if lines {
		e.SetMinRowsVisible(e.rows)
	}
	return e
}

// put shows a text without telling OnChanged.
func (e *entry) put(s string) {
	if e.Text == s {
		return
	}
	e.unselect()
	changed := e.OnChanged
	e.OnChanged = nil
	e.SetText(s)
	e.OnChanged = changed
	e.fit()
}

// unselect ends a selection, which would else reach into the text that comes next.
func (e *entry) unselect() {
	if e.SelectedText() != "" {
		e.Entry.TypedKey(&fyne.KeyEvent{Name: fyne.KeyRight})
	}
}

// AcceptsTab implements fyne.Tabbable: Tab goes to the next field.
func (e *entry) AcceptsTab() bool { return false }

// FocusGained implements fyne.Focusable.
func (e *entry) FocusGained() {
	e.Entry.FocusGained()
	if e.whole && !e.mouse {
		e.Entry.TypedShortcut(&fyne.ShortcutSelectAll{})
	}
	if e.got != nil {
		e.got()
	}
}

// MouseDown implements desktop.Mouseable.
func (e *entry) MouseDown(m *desktop.MouseEvent) {
	e.mouse = true
	e.Entry.MouseDown(m)
	e.mouse = false
}

// FocusLost implements fyne.Focusable.
func (e *entry) FocusLost() {
	e.Entry.FocusLost()
	if e.left != nil {
		e.left()
	}
}

// TypedKey implements fyne.Focusable.
func (e *entry) TypedKey(k *fyne.KeyEvent) {
	if e.keyed != nil && e.keyed(k) {
		return
	}
	if k.Name == fyne.KeyEscape {
		look.ToWindow(e, k)
		return
	}
	e.Entry.TypedKey(k)
	e.fit()
}

// TypedRune implements fyne.Focusable.
func (e *entry) TypedRune(r rune) { e.Entry.TypedRune(r); e.fit() }

// TypedShortcut implements fyne.Shortcutable.
func (e *entry) TypedShortcut(s fyne.Shortcut) { e.Entry.TypedShortcut(s); e.fit() }

// Resize implements fyne.CanvasObject.
func (e *entry) Resize(s fyne.Size) {
	e.Entry.Resize(s)
	e.fit()
}

// mostRows is how many lines a field shows before it scrolls.
const mostRows = 12

// fit gives a field of several lines the height of its text.
func (e *entry) fit() {
	w := e.Size().Width
	if !e.MultiLine || w <= 0 {
		return
	}
	// The theme of the field itself: tables have another, and two answers for one
	// width would make the layout go round in a circle.
	own := e.Theme()
	pad := 2*own.Size(theme.SizeNameInnerPadding) + 2*own.Size(theme.SizeNameInputBorder)
	n := min(mostRows, max(e.least, wrapped(e.Text, w-pad, own.Size(theme.SizeNameText))))
	if n == e.rows {
		return
	}
	e.rows = n
	e.SetMinRowsVisible(n)
	if e.grown != nil {
		e.grown()
	}
}

// wrapped counts the lines of a text that is broken at a width.
func wrapped(s string, width, size float32) int {
	measure := func(t string) float32 { return fyne.MeasureText(t, size, fyne.TextStyle{}).Width }
	n := 0
	for _, line := range strings.Split(s, "\n") {
		n++
		if measure(line) <= width {
			continue
		}
		at := float32(0)
		for i, word := range strings.SplitAfter(line, " ") {
			w := measure(strings.TrimRight(word, " "))
			if i > 0 && at+w > width {
				n++
				at = 0
			}
			for w > width { // a word that is wider than the field
				n++
				w -= width
			}
			at += w + measure(" ")
		}
	}
	return n
}
