package shape

import (
	"waymark/canvas/scene"
	"waymark/model/geom"
)

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
	// A map has thousands of them: all of one is one piece of memory, but for its points.
	d := &struct {
		shaft, head scene.Path
		path        geom.Path
		ops         [2]scene.Op
	}{}
	d.head = scene.Path{Path: arrowHead(l.Points[len(l.Points)-1], arrival(l.Points), headLength, headHalf), Fill: c}
	room := &d.path
	if l.Once {
		room = l.Path // of which the corners may be a part
	}
	d.shaft = scene.Path{Path: shorten(l.Path, headLength-2, room), Stroke: s}
	d.ops = [2]scene.Op{&d.shaft, &d.head}
	return d.ops[:]
}
