package export

import (
	"waymark/canvas/text"
	"waymark/export/pdf"
	"waymark/model"
)

// Handout is a planned handout: what stands on every sheet, before anything is
// painted. It is immutable and may be read by several goroutines.
type Handout struct {
	Sheets []Sheet

	// SmallestText is the size of the smallest text on all sheets, in points; 0
	// when there is no text. SmallestOn is the title of its sheet.
	SmallestText float64
	SmallestOn   string

	// Warnings are sentences for people: text too small to read (with the paper
	// that would do), sections that were asked for and have nothing to show.
	Warnings []string

	doc  *model.Document
	opts Options
}

// Sheet is one sheet of paper: its scenes, and what it is.
type Sheet struct {
	pdf.Sheet
	Title   string   // "KPI summary", "Current state", "Current state, sheet B2"
	Section Section  // which section it belongs to
	Page    model.ID // the map that it shows or sums up; "" for the whole document
}

// Plan lays out the handout of a document.
func Plan(doc *model.Document, opts Options, fonts *text.Fonts) (*Handout, error) {
	return &Handout{doc: doc, opts: opts}, nil
}
