package block

import (
	"math"

	"waymark/canvas/scene"
	"waymark/model/geom"
)

// Hatch fills a rectangle with slanted lines, the sign for “this one stands out”
// that survives a printer without colour.
func (c *Canvas) Hatch(r geom.Rect, gap, width float64, col scene.Color) {
	if r.Empty() {
		return
	}
	p := &geom.Path{}
	// Lines x + y = d, clipped to the rectangle; counted from the page's origin, so
	// that neighbours continue each other.
	for d := math.Ceil((r.X+r.Y)/gap) * gap; d < r.Right()+r.Bottom(); d += gap {
		x1 := math.Max(r.X, d-r.Bottom())
		x2 := math.Min(r.Right(), d-r.Y)
		if x2-x1 > 0.2 {
			p.Move(x1, d-x1).Line(x2, d-x2)
		}
	}
	if !p.Empty() {
		c.add(&scene.Path{Path: p, Stroke: scene.Stroke{Color: col, Width: width}})
	}
}
