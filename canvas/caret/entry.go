package caret

import (
	"slices"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/widget"
)

// Entry is Fyne's Entry with a caret that is known by its letter.
type Entry struct {
	widget.Entry
	busy   bool // a key is at work: where the caret will stand is not known yet
	held   held
	anchor int // letters before the place where the keys began to select
}

// held is a caret behind a space at which a line was broken: Fyne shows it at the
// end of that line and counts it one letter short.
type held struct {
	on       bool
	at       int // letters before it
	row, col int // where Fyne has put it
	text     string
}

// Caret returns how many letters stand before the caret.
func (e *Entry) Caret() int {
	if h := e.held; h.on && e.CursorRow == h.row && e.CursorColumn == h.col && e.Text == h.text {
		return h.at
	}
	return e.CursorTextOffset()
}

// Selection returns which letters are selected: from == to, the caret, where none are.
// Fyne tells the words that are selected, not where they stand; the keys that selected
// them tell it. For the pointer their text has to, the side before the caret first.
func (e *Entry) Selection() (from, to int) {
	at, picked := e.Caret(), []rune(e.SelectedText())
	n, all := len(picked), []rune(e.Text)
	if n == 0 {
		return at, at
	}
	if e.held.on && e.anchor+n < at && slices.Equal(all[e.anchor:e.anchor+n], picked) {
		return e.anchor, at // with the space that stands in no row
	}
	sides := [][2]int{{at - n, at}, {at, at + n}}
	if e.anchor == at+n {
		slices.Reverse(sides)
	}
	for _, s := range sides {
		if s[0] >= 0 && s[1] <= len(all) && slices.Equal(all[s[0]:s[1]], picked) {
			return s[0], s[1]
		}
	}
	return at, at
}

// SetCaret puts the caret behind the first n letters, into the row in which they
// end now.
func (e *Entry) SetCaret(n int) {
	e.place(n)
	e.Entry.Refresh() // moves what cannot be shown to the end of its line
	e.held = held{on: e.CursorTextOffset() != n, at: n, row: e.CursorRow, col: e.CursorColumn, text: e.Text}
}

// place finds the row and column of a letter.
func (e *Entry) place(n int) {
	row, begin := 0, 0
	for {
		e.CursorRow, e.CursorColumn = row+1, 0
		next := e.CursorTextOffset() // 0 for a row past the last one
		if next <= begin || next > n {
			break
		}
		row, begin = row+1, next
	}
	e.CursorRow, e.CursorColumn = row, n-begin
}

// Keep carries out what may break the lines anew but leaves the text alone.
func (e *Entry) Keep(do func()) {
	if e.busy {
		do() // the key that is at work puts the caret right at its end
		return
	}
	at := e.Caret()
	do()
	if e.Caret() != at {
		e.SetCaret(at)
	}
}

// Resize implements fyne.CanvasObject.
func (e *Entry) Resize(s fyne.Size) {
	if s != e.Size() {
		e.Keep(func() { e.Entry.Resize(s) })
	}
}

// TypedRune implements fyne.Focusable.
func (e *Entry) TypedRune(r rune) { e.typed(false, func() { e.Entry.TypedRune(r) }) }

// TypedKey implements fyne.Focusable.
func (e *Entry) TypedKey(k *fyne.KeyEvent) {
	e.typed(k.Name == fyne.KeyDelete, func() { e.Entry.TypedKey(k) })
}

// KeyDown implements desktop.Keyable: with Shift, what is selected begins where the
// caret is.
func (e *Entry) KeyDown(k *fyne.KeyEvent) {
	if e.held.on && e.Caret() == e.held.at {
		e.place(e.held.at)
	}
	e.Entry.KeyDown(k)
}

// TypedShortcut implements fyne.Shortcutable.
func (e *Entry) TypedShortcut(s fyne.Shortcut) {
	e.typed(false, func() { e.Entry.TypedShortcut(s) })
	if _, ok := s.(*fyne.ShortcutSelectAll); !ok {
		return
	}
	e.anchor = 0
	if n := len([]rune(e.Text)); e.Caret() < n { // all is the last space too
		e.held = held{on: true, at: n, row: e.CursorRow, col: e.CursorColumn, text: e.Text}
	}
}

// typed carries out what a key does; forward says that it deletes what follows the
// caret.
func (e *Entry) typed(forward bool, do func()) {
	if e.busy { // a key that is made of another one
		do()
		return
	}
	at := e.Caret()
	before := change{text: []rune(e.Text), forward: forward}
	if before.from, before.to = e.Selection(); before.from == before.to {
		e.anchor = at
	}
	if e.held.on {
		e.place(at)
		e.held.on = false
	}
	e.busy = true
	do()
	e.busy = false
	if e.Text != string(before.text) {
		e.SetCaret(before.caret([]rune(e.Text)))
	}
}

// change is a text before a key has changed it.
type change struct {
	text     []rune
	from, to int  // the letters that are selected; both the caret where none are
	forward  bool // the key deletes what follows the caret
}

// caret returns where the caret stands in the text that the key has left: at the
// end of what it has changed, before what stood behind the caret and still does.
func (c change) caret(now []rune) int {
	if c.forward && c.from == c.to {
		return min(c.from, len(now))
	}
	head, tail := c.text[:c.from], c.text[c.to:]
	if at := len(now) - len(tail); at >= 0 && slices.Equal(now[at:], tail) {
		// What stands before it is untouched; a key that deletes backwards takes some
		// of it along.
		if n := min(len(head), at); slices.Equal(now[:n], head[:n]) {
			return at
		}
	}
	// Undo and redo change a text anywhere: behind the last letter that differs.
	same := 0
	for same < min(len(now), len(c.text)) && now[len(now)-1-same] == c.text[len(c.text)-1-same] {
		same++
	}
	return len(now) - same
}
