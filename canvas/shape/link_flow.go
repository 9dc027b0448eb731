package shape

import "waymark/canvas/scene"

// The arrowhead of thin lines.
const (
	headLength = 9
	headHalf   = 3.8
)

// flowLink is a line with an arrowhead: what comes next.
func flowLink(k *Kit, l Link, c scene.Color) []scene.Op {
	s := scene.Stroke{Color: c, Width: 1.5}
	if l.Broken {
		s.Dash = []float64{5, 3}
	}
	return []scene.Op{
		&scene.Path{Path: shorten(l.Path, headLength-2), Stroke: s},
		&scene.Path{Path: arrowHead(l.Points[len(l.Points)-1], arrival(l.Points), headLength, headHalf), Fill: c},
	}
}
