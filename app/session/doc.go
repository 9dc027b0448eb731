// Package session is one open document: what is in it, what was done to it, what
// is selected, what a gesture in progress would make of it, and which file it
// belongs to.
//
// A Session is used by one goroutine, the one of its window, and has no locks.
// Every edit is a command of model/edit, so what a person does with the mouse can
// be played by a test without a window:
//
//	s := session.New(doc, "")
//	s.Select("n4")
//	err := s.Do(edit.Move{IDs: s.Selection(), By: geom.P(8, 0)})
//	s.Undo()
//
// While a pointer is held down, the gesture previews a command that is computed
// afresh from the committed document each time; releasing commits it as one entry
// of the history, Escape forgets it:
//
//	s.Preview(edit.Move{…})   // as often as the pointer moves
//	s.Commit()                // or s.Cancel()
//
// The document and its file stay together, whoever else writes the file:
//
//	s.Follow(ctx, store, fyne.Do)        // from now on
//	s.SaveThen(ctx, "", func(error) {…}) // never waits, never asks “overwrite?”
//	s.Arrivals(); s.Conflicts()          // what came, and what both sides changed
//	session.Recover(ctx, store, r)       // what a kill left unsaved; s.Adopt(r) in an open map
//	s.Close(); s.Leave()                 // with or without a person having been asked
//
// What another program wrote is merged element by element as one entry of the
// history; a gesture in progress ends first. Encoding, merging and the disk have
// goroutines of their own, which get values that nobody changes and hand their
// results back through post: the session itself needs no locks.
//
// Views learn of changes through Watch and read the document again; nobody else
// keeps a copy. The package knows no window and no pixels.
package session
