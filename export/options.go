package export

import (
	"time"

	"waymark/canvas/scene"
	"waymark/model"
)

// Options say what is printed, and how. The zero Options print everything that
// the document has, in colour, on A4.
type Options struct {
	Paper     Paper      // the zero Paper is A4
	Landscape *bool      // nil: whatever suits the map or the section
	Fit       Fit        // of the maps
	Pages     []model.ID // which maps, in this order; nil: all of them
	Sections  []Section  // nil: what the document has, without the poster sheets
	Grey      bool       // for a printer without colour
	NoSource  bool       // do not attach the document itself
	Scale     float64    // of PNG: pixels per document unit; 0 stands for 2

	// Now is the day that stands in the footer of a document without a date, and
	// the creation time of the file. The zero time: the document's own date.
	Now time.Time

	// Pictures loads an image property of the document (a path beside it, or
	// data); nil draws placeholders.
	Pictures func(image string) *scene.Picture

	// Progress, if set, is called while sheets are painted.
	Progress func(done, total int)
}
