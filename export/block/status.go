package block

import (
	"waymark/canvas/shape"
	"waymark/model/geom"
)

// Mark draws the sign of a state about a point: the same as on the maps, each with
// a shape of its own, so that it is told apart without colour.
func (c *Canvas) Mark(s shape.Status, at geom.Pt, size float64) {
	for _, op := range c.StatusMark(s, at.X-size/2, at.Y-size/2, size) {
		c.add(op)
	}
}
