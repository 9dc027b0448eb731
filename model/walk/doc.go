// Package walk follows one case through a flowchart, one choice after another: for
// a role play, for training, or to read a flow aloud before it is printed.
//
// A Walk is a value. Choosing and going back return another one and leave the old
// one as it is, so that going back is exact:
//
//	w, err := walk.Start(doc, page)
//	for _, c := range w.Choices() { … }
//	next, _ := w.Choose(0)
//	next.Back() // is w again
//
// A walk holds ids. The document may be edited meanwhile: On reads the same walk on
// the document as it is now, with its new names and times. Where a place of the path
// is gone, what was last known of it stays; where the place that the walk stands at
// is gone, it says so and can only go back.
//
// Times of one visit and shares are those of package measure. A subprocess can be
// entered, and then the time of what is done inside of it counts; or it is passed
// over with its own time, which is the expected time of its page where it states
// none. Loops are allowed: every visit counts.
package walk
