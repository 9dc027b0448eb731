package shape

import (
	"math"

	"waymark/canvas/scene"
	"waymark/model/geom"
)

// pullLink is a line that turns a loop on its way: the next process takes what
// it needs. A line too short for the loop is a plain arrow with a ring at its
// start.
func pullLink(k *Kit, l Link, _ scene.Color) []scene.Op {
	line := k.Theme.Stream.Line
	ops := []scene.Op{
		&scene.Path{Path: shorten(l.Path, headLength-2, &geom.Path{}), Stroke: scene.Stroke{Color: line, Width: 1.5}},
		&scene.Path{Path: arrowHead(l.Points[len(l.Points)-1], arrival(l.Points), headLength, headHalf), Fill: line},
	}
	total := geom.Length(l.Points)
	if total < 24 {
		return ops
	}
	at, i := geom.Along(l.Points, (total-headLength)/2)
	d, _ := direction(l.Points[i], l.Points[i+1])
	r := min(9, total/4)
	// Three quarters of a circle with a small head, as if the line were taken round.
	turn := math.Atan2(d.Y, d.X)
	arc := &geom.Path{}
	const kap = 0.5522847498307936
	arc.Move(0, -r).Cubic(-r*kap, -r, -r, -r*kap, -r, 0).Cubic(-r, r*kap, -r*kap, r, 0, r).Cubic(r*kap, r, r, r*kap, r, 0)
	place := geom.Rotate(turn).Then(geom.Translate(at))
	tip := place.Apply(geom.P(r, -4))
	up := geom.P(math.Sin(turn), -math.Cos(turn))
	return append(ops,
		&scene.Path{Path: geom.Circle(at, r), Fill: k.Theme.Stream.Fill},
		&scene.Path{Path: arc.Transform(place), Stroke: scene.Stroke{Color: line, Width: 1.5}},
		&scene.Path{Path: arrowHead(tip, up, 6, 3), Fill: line},
	)
}
