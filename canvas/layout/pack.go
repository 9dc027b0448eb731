package layout

import (
	"math"

	"waymark/model/geom"
)

// packParts sets components that have nothing to do with each other side by
// side: in rows, in their order, about as wide as a screen is.
func packParts(g *Graph, p *Placement, parts []component, boxes []geom.Rect) {
	const aspect = 1.6
	space := g.Gap * 1.5
	area, widest := 0.0, 0.0
	for _, b := range boxes {
		area += (b.W + space) * (b.H + space)
		widest = math.Max(widest, b.W)
	}
	limit := math.Max(widest, math.Sqrt(area*aspect))
	x, y, row := 0.0, 0.0, 0.0
	for i, b := range boxes {
		if x > 0 && x+b.W > limit {
			x, y, row = 0, y+row+space, 0
		}
		d := geom.P(x, y).Sub(b.Min())
		for _, v := range parts[i].nodes {
			p.Rects[v] = p.Rects[v].Add(d)
			p.Bounds = p.Bounds.Include(p.Rects[v].Max()) // it starts at the origin, and so do the parts
		}
		x += b.W + space
		row = math.Max(row, b.H)
	}
}
