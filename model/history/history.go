package history

import (
	"slices"
	"time"

	"waymark/model"
)

// Entry is one thing that was done.
type Entry struct {
	Label  string
	Change model.Change
	// Before and After are the selections, restored by undo and redo.
	Before, After []model.ID
	// Key joins entries: typing in one field, nudging one selection. Entries that
	// follow each other with the same key, within Together, become one.
	Key  string
	When time.Time
	// External marks what came from another program by way of the disk.
	External bool
}

// Together is how far apart two entries with one key may be to become one.
const Together = 2 * time.Second

// History is the list of what was done and of what was undone since.
type History struct {
	done, undone []Entry
}

// Push adds what has just been done. Whatever was undone before cannot be done
// again after that.
func (h *History) Push(e Entry) {
	h.undone = nil
	if n := len(h.done); n > 0 && e.Key != "" {
		if last := &h.done[n-1]; last.Key == e.Key && e.When.Sub(last.When) <= Together {
			last.Change = model.Change{Edits: slices.Concat(last.Change.Edits, e.Change.Edits)}
			last.After, last.When = e.After, e.When
			return
		}
	}
	h.done = append(h.done, e)
}

// Seal keeps the next entry apart from the last one, whatever their keys: the
// pointer was released, the field was left.
func (h *History) Seal() {
	if n := len(h.done); n > 0 {
		h.done[n-1].Key = ""
	}
}

// Undo takes back the last entry; ok is false when there is none.
func (h *History) Undo(doc *model.Document) (*model.Document, Entry, bool) {
	n := len(h.done)
	if n == 0 {
		return doc, Entry{}, false
	}
	e := h.done[n-1]
	h.done = h.done[:n-1]
	e.Key = ""
	h.undone = append(h.undone, e)
	return e.Change.Inverse().Apply(doc), e, true
}

// Redo does again what was undone last; ok is false when there is none.
func (h *History) Redo(doc *model.Document) (*model.Document, Entry, bool) {
	n := len(h.undone)
	if n == 0 {
		return doc, Entry{}, false
	}
	e := h.undone[n-1]
	h.undone = h.undone[:n-1]
	h.done = append(h.done, e)
	return e.Change.Apply(doc), e, true
}

// Done lists what was done, oldest first. The caller must not change it.
func (h *History) Done() []Entry { return h.done }

// Undone lists what can be done again, the next one first.
func (h *History) Undone() []Entry {
	l := slices.Clone(h.undone)
	slices.Reverse(l)
	return l
}

// NextUndo returns the label of what Undo would take back, "" for nothing.
func (h *History) NextUndo() string {
	if n := len(h.done); n > 0 {
		return h.done[n-1].Label
	}
	return ""
}

// NextRedo returns the label of what Redo would do again, "" for nothing.
func (h *History) NextRedo() string {
	if n := len(h.undone); n > 0 {
		return h.undone[n-1].Label
	}
	return ""
}
