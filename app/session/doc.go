// Package session is one open document: what is in it, what was done to it, what a
// gesture in progress would make of it, which file it belongs to, and where each of
// its windows is.
//
// A Session is the place of one window: a page, a selection, a gesture. Another opens
// one more place in the same document; all else is shared, and a change is told to
// all of them:
//
//	o := s.Another()
//	o.ShowPage("p2")          // s stays where it is
//	o.Do(c); s.Undo()         // one history
//	s.Close()                 // the last one closes the document
//
// The sessions of a document are used by one goroutine, that of the windows, and have
// no locks. Every edit is a command of model/edit, so what a person does with the
// mouse can be played by a test without a window:
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
// All windows show it meanwhile, and what is done in another one goes below it.
//
// The document and its file stay together, whoever else writes the file:
//
//	s.Follow(ctx, store, fyne.Do)        // from now on
//	s.SaveThen(ctx, "", func(error) {…}) // never waits, never asks “overwrite?”
//	s.Arrivals(); s.Conflicts()          // what came, and what both sides changed
//	session.Recover(ctx, store, r)       // what a kill left unsaved; s.AdoptThen(r, …) in an open map
//	s.Close(); s.Leave()                 // with or without a person having been asked
//
// What another program wrote is merged element by element as one entry of the
// history; gestures in progress end first. Encoding, merging, comparing and the disk
// have goroutines of their own, which get values that nobody changes and hand their
// results back through post. What is done to the document meanwhile is put on top of
// the result, so that nothing is computed twice and nobody waits.
//
// Views learn of changes through Watch and read the document again; nobody else
// keeps a copy. The package knows no window and no pixels.
package session
