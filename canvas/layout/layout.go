package layout

import "waymark/model/geom"

// Flow is the direction in which a flow reads.
type Flow uint8

// The directions.
const (
	Right Flow = iota // layers are columns, swimlanes are rows
	Down              // layers are rows, swimlanes are columns
)

// Node is a node to be placed.
type Node struct {
	Size geom.Pt // width and height; not negative
	Lane int     // index of its swimlane, or negative for none
}

// Link joins two nodes by their index. The order of a node's links is the order
// in which its branches are read: the first one goes straight on, if it can.
type Link struct {
	From, To int
	Label    geom.Pt // size of the label, zero for none: room is left for it
}

// Graph is a flow to be placed.
type Graph struct {
	Nodes []Node
	Links []Link
	Flow  Flow
	// Lanes is the number of swimlanes; LaneMin their least sizes (heights when the
	// flow reads right, widths when it reads down), which may be shorter than Lanes.
	Lanes   int
	LaneMin []float64
	// Gap is the least distance between nodes of a layer, RankGap that between
	// layers; 0 means 40 and 56.
	Gap, RankGap float64
	// Fold wraps a flow without swimlanes that is much longer than high, or higher
	// than long, into rows (columns when it reads down), if its text prints clearly
	// larger that way. Forward links that lead to another row then go back on the
	// paper.
	Fold bool
}

// Band is the extent of a swimlane across the flow: from Start, Size long.
type Band struct{ Start, Size float64 }

// Placement is the result. The upper left corner of everything, bands included,
// is the origin.
type Placement struct {
	Rects  []geom.Rect // of the nodes, in their order
	Ranks  []int       // layer of each node, counted from 0 in its component
	Back   []bool      // for each link: whether it goes back against the flow (or is a loop)
	Bands  []Band      // of the swimlanes, one after the other, without gaps
	Bounds geom.Rect
}
