// Package export turns a document into what leaves the house: a printed
// handout (PDF), and single pages as SVG, PNG or CSV.
//
// A handout is planned first and painted afterwards. Plan decides which sheets
// there are, what stands on each, how small the smallest text prints and what
// the reader should be warned of; the result is made of scenes, so the preview
// in the editor, the PDF and the tests all see the same sheets:
//
//	opts := export.Options{Paper: export.A3}
//	h, err := export.Plan(doc, opts, fonts)
//	… h.Sheets, h.SmallestText, h.Warnings …
//	err = h.WritePDF(ctx, w, source)
//
// The sections of a handout, one file each: mappage.go (the maps), stages.go with stagelanes.go
// and stagesheets.go (journeys cut between their stages), kpisummary.go
// with inshort.go, kpibullets.go and kpistages.go, findings.go with actionplan.go,
// streampage.go with streamshort.go (value stream), flowpage.go with checklist.go and steps.go (support flow),
// poster.go with postercuts.go and postermarks.go (sheets to glue together). They
// say what is printed; package export/block lays it out, frame.go and footer.go put
// it onto paper, drawing.go writes single maps, preview.go paints sheets. Numbers come from model/measure
// alone, the drawings of the maps from canvas/compose.
//
// Lengths on paper are points (1/72 inch), lengths in maps document units
// (1/96 inch). The package never reads files and knows no window.
package export
