// Package edit holds everything that a person can do to a document, as
// commands, and the rules that keep it in order afterwards.
//
// A command is a small value that says what is meant ("move these by 8 units").
// It only computes a change on a draft; what follows from it (a deleted shape
// takes its links along) is the business of the rules, which stand in one
// ordered list. Nobody writes an inverse: the change knows before and after.
//
//	next, change, err := edit.Apply(doc, edit.Move{IDs: ids, By: geom.P(8, 0)})
//
// The editor, the scripts of its tests and the command line all edit through
// Apply, so that the same hands can be played without a window. An error means
// that nothing was done, and is a sentence for people.
//
// There is one command a file, named after what a person does. The package
// imports model, model/kind, model/geom and x/text. It knows no pixels: where a command
// needs sizes that only the drawing knows (aligning shapes that have no width of
// their own), the caller hands them in.
package edit
