package layout

import "waymark/model/geom"

// Layered places a flow in layers.
func Layered(g Graph) Placement {
	p := Placement{Rects: make([]geom.Rect, len(g.Nodes)), Ranks: make([]int, len(g.Nodes)), Back: make([]bool, len(g.Links)), Bands: make([]Band, g.Lanes)}
	x := 0.0
	for i, n := range g.Nodes {
		p.Rects[i] = geom.R(x, 0, n.Size.X, n.Size.Y)
		p.Ranks[i] = i
		x += n.Size.X + 56
		p.Bounds = p.Bounds.Union(p.Rects[i])
	}
	return p
}

// Arrange places a selection: the layered layout of g, moved so that its upper
// left corner is where the upper left corner of the present rectangles is.
func Arrange(g Graph, present []geom.Rect) Placement {
	p := Layered(g)
	var was geom.Rect
	for _, r := range present {
		was = was.Union(r)
	}
	d := was.Min().Sub(p.Bounds.Min())
	for i := range p.Rects {
		p.Rects[i] = p.Rects[i].Add(d)
	}
	p.Bounds = p.Bounds.Add(d)
	return p
}
