package compose

import (
	"runtime"

	"waymark/canvas/route"
	"waymark/canvas/scene"
	"waymark/canvas/shape"
	"waymark/model"
	"waymark/model/geom"
)

// diagram is a flowchart or a value stream as it was last composed: everything
// that the next time can use again. It goes through the same stages every time:
//
//	read     records → nodes, links, swimlanes            (diagram_read.go)
//	numbers  figures of the page                          (numbers.go)
//	fit      texts → sizes                                (diagram_nodes.go, diagram_texts.go)
//	place    sizes → rectangles                           (diagram_place.go, valuestream_place.go)
//	route    rectangles → lines and labels                (diagram_links.go)
//	lanes    rectangles and lines → bands                 (diagram_lanes.go)
//	draw     all of it → items                            (diagram_draw.go)
//
// A stage keeps its result for each record and does again only what the records
// or the stage before have changed.
type diagram struct {
	c      *Composer
	doc    *model.Document // composed last
	page   *model.Record
	stream bool

	nodes    []*node
	links    []*link
	lanes    []*model.Record
	children []model.ID // of the page, as read
	renewed  bool       // nodes, links or lanes came or went since the last time
	byID     map[model.ID]*node
	linkMap  map[model.ID]*link

	late       []*node           // that show pictures, which may be loaded later
	lent       map[model.ID]bool // nodes whose name and figures others show
	free       int               // nodes without coordinates
	floating   []*link           // whose wish depends on where shapes stand
	pending    []unfit
	fresh      []shape.Fitted // room for them
	numbers    *numbers
	layout     placed
	bandPlaces []LanePlace
	geometry   *Geometry // nil until it is asked for
	toMeasure  stale     // of the geometry

	router     *route.Router
	routedDown bool // the direction that it was made for

	scene    *scene.Scene // nil until it is asked for
	toDraw   stale        // of the scene
	content  hull         // of its items
	laneSlot slot
	drawnAs  []drawnLane
}

// node is one node of the page.
type node struct {
	rec  *model.Record
	eff  *model.Record // with the properties of what it is the same as
	key  nodeKey
	seen *numbers // that key was made with
	// tight: a row of the data box does not fit its width with unabbreviated
	// labels; then all boxes of the page have abbreviations.
	tight    bool
	pictured bool     // shows a picture, which may be loaded late
	lender   model.ID // whose name and figures it shows, "" for its own
	fit      *shape.Fitted

	at      geom.Pt
	auto    bool          // placed, not positioned by a person
	nth     int32         // which shape of the request it is
	readPos *model.Record // that at was read from, nil where it was not
	lane    int           // index of its swimlane, −1 for none

	shape    *route.Shape // as the router is told, and what it was made for
	below    *route.Shape // the texts of a symbol; nil where there are none
	shapeFit *shape.Fitted
	shapeAt  geom.Pt

	drawn   *shape.Fitted // what items shows, where
	drawnAt geom.Pt
	items   []scene.Item
	outline *geom.Path
	slot    slot // of items in the scene
	place   int  // in the geometry
}

// rect is the node as it is drawn.
func (n *node) rect() geom.Rect { return geom.R(n.at.X, n.at.Y, n.fit.W, n.fit.H) }

// symbol is the part that links end at.
func (n *node) symbol() geom.Rect { return n.fit.Glyph.Add(n.at) }

// link is one connector of the page.
type link struct {
	rec      *model.Record
	from, to *node // nil where the end leads nowhere
	kind     string
	text     string
	label    shape.Label
	seen     *numbers      // that text was made with
	ended    *model.Record // that the ends were read from
	wish     *route.Link   // as the router is told
	wished   *model.Record // that it was made for
	line     *route.Line   // never nil once it was looked for
	tagAt    geom.Rect     // where the label stands
	routed   bool          // by the router, not drawn straight between facing sides

	drawn    *linkKey
	items    []scene.Item // the line
	tag      []scene.Item // its label
	corridor *geom.Path
	slot     slot // of items in the scene
	tagSlot  slot
	place    int // in the geometry, −1 for none
}

// diagram composes a page, or returns what it composed of the same document.
func (c *Composer) diagram(doc *model.Document, page *model.Record) *diagram {
	d := c.diagrams[page.ID()]
	if d != nil && d.doc == doc && d.page == page {
		return d
	}
	if stream := page.Text("page_kind") == "valuestream"; d == nil || d.stream != stream || c.opts.Print {
		d = &diagram{c: c, stream: stream}
		c.diagrams[page.ID()] = d
	}
	if d.follow(doc, page) {
		return d
	}
	d.page = page
	d.read(doc)
	if d.doc == nil || !sameNumbers(d.doc, doc) {
		d.numbers = numbersOf(doc, page)
	}
	d.fit(doc)
	d.place()
	d.route()
	d.survey()
	d.geometry, d.scene = nil, nil
	d.doc = doc
	return d
}

// drawDiagram is what flowchart and valuestream share.
func (c *Composer) drawDiagram(doc *model.Document, page *model.Record) *scene.Scene {
	d := c.diagram(doc, page)
	if d.scene == nil || !d.toDraw.empty() && !d.redraw() {
		d.draw(doc)
	}
	if c.opts.Print { // the scene is all that will be asked for
		large := len(d.nodes)+len(d.links) > muchLeft
		*d = diagram{c: c, doc: doc, page: page, stream: d.stream, scene: d.scene}
		if large {
			runtime.GC()
		}
	}
	return d.scene
}

// muchLeft is how many nodes and links a page has whose composing leaves so much
// behind, about twice what the scene keeps, that it is collected at once: painting
// would otherwise take its memory on top of that.
const muchLeft = 10_000

// forget drops what belongs to pages that the document no longer has.
func (c *Composer) forget(doc *model.Document) {
	for id := range c.diagrams {
		if doc.Get(id) == nil {
			delete(c.diagrams, id)
		}
	}
}
