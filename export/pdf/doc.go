// Package pdf writes scenes as a PDF handout, and reads the document that a
// handout carries back out of it.
//
// A caller plans the sheets of paper: how large each is, which part of which
// scene stands where, which outline entries and page label it has. The package
// paints them as small, exact vector content with real text that can be
// searched and copied, links that work, and alternative texts, and it attaches
// the source document so that the handout can be opened again.
//
//	sheet := pdf.Sheet{Width: 842, Height: 595, Label: "1", Dest: pageID,
//		Parts: []pdf.Part{{Scene: s, To: fit, Clip: area}}}
//	b, err := pdf.Bytes(ctx, pdf.Info{Title: "Router support", Language: "en"}, []pdf.Sheet{sheet})
//
// The way of a document: the content of each sheet is painted as bytes of our
// own (content.go, words.go, picture.go); gofpdf writes pages, objects, pictures,
// links and bookmarks (assemble.go); a last pass over the objects adds the
// contents and what gofpdf does not know or does wrongly: subsets of the fonts
// with their text maps, tags, page labels, metadata, the attachment (finish.go).
// Equal input gives equal bytes.
//
// The way back (extract.go) reads a PDF as any program may have left it: it
// knows cross-reference tables and streams, object streams and filters, and
// finds the objects by themselves where a cross-reference is wrong.
//
// Lengths are points (1/72 inch), y grows downwards from the upper edge of the
// sheet, like everywhere else in Waymark. The package imports canvas/scene,
// canvas/text, model/geom, gofpdf and x/text and x/image. It knows nothing of
// documents, maps or paper sizes.
package pdf
