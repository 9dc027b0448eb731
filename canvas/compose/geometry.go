package compose

import (
	"sync"

	"waymark/model"
	"waymark/model/geom"
)

// Geometry says where everything stands on a flowchart or a value stream page as
// it is drawn: sizes grown with their texts, nodes without coordinates placed,
// links routed. The editor picks, snaps and arranges by it.
//
// It is of the document that it was asked for last: asking for a later one may bring
// it up to date in place, so that a step of a drag does not copy ten thousand places.
type Geometry struct {
	Bounds geom.Rect // of nodes, links and swimlanes, margins not included
	Nodes  []NodePlace
	Links  []LinkPlace
	Lanes  []LanePlace // in their order
	// Placed reports that no node of the page has coordinates, so that the automatic
	// layout placed all of them.
	Placed bool

	once   sync.Once // makes the maps, which most uses do not need
	nodeAt map[model.ID]int
	linkAt map[model.ID]int
}

// NodePlace is a node as it is drawn.
type NodePlace struct {
	ID      model.ID
	Rect    geom.Rect  // everything of it: texts below a symbol and data box included
	Symbol  geom.Rect  // the shape that links end at; Rect but for symbols
	Outline *geom.Path // what a click has to meet
	Lane    model.ID   // the swimlane that it belongs to, "" for none
	// Auto: it has no coordinates of its own; Rect.Min is where it would get them.
	Auto bool
}

// LinkPlace is a link as it is drawn.
type LinkPlace struct {
	ID       model.ID
	From, To model.ID   // "" where the end leads nowhere
	Points   []geom.Pt  // corners, at least two
	Path     *geom.Path // what is drawn: corners rounded or drawn out into curves
	Label    geom.Rect  // zero without a label
	Corridor *geom.Path // what a click has to meet
	Broken   bool       // an end leads nowhere
}

// LanePlace is a swimlane as it is drawn.
type LanePlace struct {
	ID       model.ID
	Rect     geom.Rect // the whole band, header included
	Header   geom.Rect
	Standing bool // a column: the page reads downwards
}

// bounds are those of the line and its label.
func (l *LinkPlace) bounds() geom.Rect { return l.Path.Bounds().Union(l.Label) }

// hull is the rectangle around everything.
func (g *Geometry) hull() (r geom.Rect) {
	for _, l := range g.Lanes {
		r = r.Union(l.Rect)
	}
	for i := range g.Nodes {
		r = r.Union(g.Nodes[i].Rect)
	}
	for i := range g.Links {
		r = r.Union(g.Links[i].bounds())
	}
	return r
}

func (g *Geometry) index() {
	g.nodeAt = make(map[model.ID]int, len(g.Nodes))
	for i := range g.Nodes {
		g.nodeAt[g.Nodes[i].ID] = i
	}
	g.linkAt = make(map[model.ID]int, len(g.Links))
	for i := range g.Links {
		g.linkAt[g.Links[i].ID] = i
	}
}

// Node returns the place of a node; ok is false when the page has none with this
// id.
func (g *Geometry) Node(id model.ID) (p NodePlace, ok bool) {
	g.once.Do(g.index)
	if i, ok := g.nodeAt[id]; ok {
		return g.Nodes[i], true
	}
	return NodePlace{}, false
}

// Link returns the place of a link; ok is false when the page has none with this
// id.
func (g *Geometry) Link(id model.ID) (p LinkPlace, ok bool) {
	g.once.Do(g.index)
	if i, ok := g.linkAt[id]; ok {
		return g.Links[i], true
	}
	return LinkPlace{}, false
}

// Lane returns the place of a swimlane; ok is false when the page has none with
// this id.
func (g *Geometry) Lane(id model.ID) (p LanePlace, ok bool) {
	for _, l := range g.Lanes {
		if l.ID == id {
			return l, true
		}
	}
	return LanePlace{}, false
}

// LaneAt returns the swimlane that a point lies in, "" for none.
func (g *Geometry) LaneAt(p geom.Pt) model.ID {
	for _, l := range g.Lanes {
		if l.Rect.Contains(p) {
			return l.ID
		}
	}
	return ""
}

// Geometry returns the places on a flowchart or value stream page; nil for any
// other page. It does the work that Page does and keeps it, so that asking for
// both costs it once. A composer for print does not keep it: there is none.
func (c *Composer) Geometry(doc *model.Document, page model.ID) *Geometry {
	r := doc.Get(page)
	if r == nil || r.Kind() != "page" || c.opts.Print {
		return nil
	}
	switch r.Text("page_kind") {
	case "flowchart", "valuestream":
		d := c.diagram(doc, r)
		if d.geometry == nil || !d.toMeasure.empty() && !d.remeasure() {
			d.geometry, d.toMeasure = d.measureUp(), stale{}
		}
		return d.geometry
	}
	return nil
}
