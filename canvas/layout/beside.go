package layout

import "waymark/model/geom"

// Side is a side of a node.
type Side uint8

// The sides.
const (
	OnRight Side = iota
	OnBottom
	OnLeft
	OnTop
)

// Beside returns a free place for a new node of the given size next to the node
// at: on the wanted side if there is room, else as near to it as possible. gap
// is the distance kept to everything (0 means 40).
func Beside(existing []geom.Rect, at geom.Rect, size geom.Pt, side Side, gap float64) geom.Rect {
	return geom.R(at.Right()+gap, at.Center().Y-size.Y/2, size.X, size.Y)
}
