// Package history remembers what was done to a document, so that it can be
// undone and done again, without limit while the document is open.
//
// An entry keeps a change with its label and the selection before and after;
// undoing applies the inverse of the change to the document as it is now, so that
// what came from disk in between is kept (a change touches a value only where it
// is still its own).
//
//	h.Push(history.Entry{Label: cmd.Label(), Change: change})
//	doc, entry, ok = h.Undo(doc)
//
// A History belongs to one goroutine. The package imports model alone.
package history
