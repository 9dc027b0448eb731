package compose

import (
	"waymark/canvas/scene"
	"waymark/canvas/shape"
	"waymark/canvas/text"
	"waymark/model"
	"waymark/model/geom"
)

// Options say what is drawn beside the map itself.
type Options struct {
	// Frame adds the title block and the legend to flowcharts and value streams,
	// as on paper. Journey maps always have them.
	Frame bool
	// Pictures loads an image property (a path beside the document, or data); nil
	// where there are no pictures. A picture that cannot be loaded is nil and is
	// drawn as a placeholder with its description.
	Pictures func(image string) *scene.Picture
	// Future lays the emotion curve of the page that revises a journey over its
	// own.
	Future bool
	// Screen adds what only a person at the screen needs: a sentence in an empty
	// map that says what to do.
	Screen bool
	// Print leaves out what only a pointer needs, the outlines that a click has to
	// meet, and keeps nothing of a page for the next time: a map of 10,000 nodes
	// then takes half the memory.
	Print bool
}

// Composer turns pages into scenes. It is used by one goroutine.
type Composer struct {
	fonts *text.Fonts
	theme *shape.Theme
	opts  Options
	kit   *shape.Kit
	cards *cardCache  // of journeys
	laid  *journeyMap // that is not drawn yet; nil for none

	diagrams map[model.ID]*diagram // flowcharts and value streams, by page
}

// New returns a composer with an empty cache.
func New(fonts *text.Fonts, theme *shape.Theme, opts Options) *Composer {
	return &Composer{fonts: fonts, theme: theme, opts: opts, kit: &shape.Kit{Fonts: fonts, Theme: theme}, cards: newCardCache(), diagrams: map[model.ID]*diagram{}}
}

// Page composes one page. A page that does not exist, or one of a kind that this
// version does not know, gives an empty scene of A4 proportions.
func (c *Composer) Page(doc *model.Document, id model.ID) *scene.Scene {
	c.forget(doc)
	page := doc.Get(id)
	if page != nil && page.Kind() == "page" {
		switch page.Text("page_kind") {
		case "journey":
			return c.journey(doc, page)
		case "flowchart":
			return c.flowchart(doc, page)
		case "valuestream":
			return c.valuestream(doc, page)
		}
	}
	return &scene.Scene{Bounds: geom.R(0, 0, 1123, 794), Paper: c.theme.Paper}
}
