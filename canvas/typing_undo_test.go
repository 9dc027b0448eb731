package canvas

import (
	"strings"
	"testing"

	"fyne.io/fyne/v2"
)

// Undo makes the text shorter than what is selected of it.
func TestUndoWhatIsSelected(t *testing.T) {
	v, s := window(t, network(4))
	s.Select("n1")
	v.EditSelected()
	e := v.field.entry
	e.moveTo(0, false)
	for _, r := range strings.Repeat("a word ", 12) {
		e.TypedRune(r)
	}
	e.moveTo(0, true)
	if e.SelectedText() == "" {
		t.Fatal("nothing is selected")
	}
	for range 20 {
		e.TypedShortcut(&fyne.ShortcutUndo{})
		e.moveTo(len([]rune(e.Text)), false)
		e.moveTo(0, true)
	}
	if v.State() != "text.editing" {
		t.Error(v.State())
	}
}
