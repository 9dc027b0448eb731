// Package caret is a text field whose caret stays where the person who types has
// put it.
//
//	e := &caret.Entry{}
//	e.ExtendBaseWidget(e)
//	e.MultiLine, e.Wrapping = true, fyne.TextWrapWord
//
// Fyne's Entry knows its caret by row and column. Where lines are broken by the
// width of the field that is not enough, and what is typed next lands in the middle
// of the text:
//
//   - A space at which a line is broken stands in no row. Behind it, at the end of the
//     text, the caret has no row and column of its own.
//   - A field that grows while somebody types moves "customer" back to the line
//     above, and the row of the caret is gone.
//
// So this Entry counts letters: before a key it knows behind which letter the caret
// stands, after it where the change ended, and it puts the caret there again after
// everything that may have broken the lines anew. In all else it is Fyne's Entry.
//
// The package imports Fyne and nothing of the program.
package caret
