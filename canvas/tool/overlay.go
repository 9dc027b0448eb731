package tool

import (
	"waymark/canvas/hit"
	"waymark/model"
	"waymark/model/geom"
)

// Overlay is what is drawn over the map for the hand alone: plain data in
// document units. Sizes of handles and the like are the painter's business.
type Overlay struct {
	Frames  []geom.Rect // one around each selected element
	Frame   *geom.Rect  // the one around several
	Locked  bool        // the selection cannot be moved: no handles
	Handles []Handle
	Ports   []Port
	Quick   []Quick // quick-add arrows

	Guides []hit.Guide
	Gaps   []hit.Gap
	Band   *geom.Rect // rubber band
	Ghosts []Ghost    // what is about to be placed
	Target *geom.Path // what a link would end at
	Wire   []geom.Pt  // a link while its end is dragged

	Corners []geom.Pt // waypoints of the selected link
	Middles []geom.Pt // where it can be bent
	Trace   []geom.Pt // the selected link itself

	Cell    *geom.Rect  // the cell of a journey with the cursor
	Tinted  []geom.Rect // the header of its step
	Ringed  []geom.Rect // the header of its lane
	Landing *Landing    // where a dragged card or header would land
	Plus    []Plus      // where a stage, a step or a lane can be inserted
	Pills   []Pill      // a number or a few words beside what is dragged
	Over    *geom.Rect  // what the pointer is over, where a press would take it
}

// HandleKind says what dragging a handle changes.
type HandleKind uint8

// The handles, clockwise from the upper left corner; then the ends of a link and
// the right edge of a card.
const (
	TopLeft HandleKind = iota
	TopSide
	TopRight
	RightSide
	BottomRight
	BottomSide
	BottomLeft
	LeftSide
	LinkStart
	LinkEnd
	CardEdge
)

// Handle is a small square (round at the ends of links) that can be dragged.
type Handle struct {
	Kind HandleKind
	At   geom.Pt
	Hot  bool // the pointer is on it
}

// Port is a place on the border of a shape from which a link can be drawn.
type Port struct {
	ID   model.ID
	Side string // top, right, bottom, left
	At   geom.Pt
	Hot  bool
}

// Quick is an arrow that adds a connected shape on one side.
type Quick struct {
	Side string
	At   geom.Pt
	Hot  bool
}

// Ghost is a shape that is about to be placed.
type Ghost struct {
	Rect  geom.Rect
	Label string
	// Owner is an element that is dragged: it is drawn as it is, moved by By.
	Owner model.ID
	By    geom.Pt
}

// Landing is the line or the cell where something dragged would land.
type Landing struct {
	A, B geom.Pt    // a line between two places
	Cell *geom.Rect // or a whole cell
}

// Plus is a button that inserts something between two headers.
type Plus struct {
	What  string   // stage, step or lane
	After model.ID // the element in front; "" for the first place
	In    model.ID // the stage that a step goes into
	At    geom.Pt
	Hot   bool
}

// Pill is a short text on a coloured ground.
type Pill struct {
	At   geom.Pt
	Text string
}
