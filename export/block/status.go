package block

import (
	"waymark/canvas/scene"
	"waymark/canvas/shape"
	"waymark/model/geom"
)

// Status is how something stands; each has a mark of its own shape, so that it is
// told apart without colour.
type Status string

// The states, named as in model/measure.
const (
	Good   Status = "on_target"
	Warn   Status = "at_risk"
	Bad    Status = "off_target"
	NoData Status = "no_data"
)

// Word returns what people call the state.
func (s Status) Word() string {
	switch s {
	case Good:
		return "On target"
	case Warn:
		return "At risk"
	case Bad:
		return "Off target"
	}
	return "No data"
}

// Paint returns the colours of a state.
func (k *Kit) Paint(s Status) shape.Paint {
	switch s {
	case Good:
		return k.Theme.Good
	case Warn:
		return k.Theme.Warn
	case Bad:
		return k.Theme.Bad
	}
	return k.Theme.NoData
}

// Mark draws the sign of a state about a point: a tick in a disc, an exclamation
// mark in a triangle, a cross in a square, a dash in a ring.
func (c *Canvas) Mark(s Status, at geom.Pt, size float64) {
	col, white := c.Paint(s).Line, c.Theme.Paper
	h := size / 2
	stroke := func(p *geom.Path, col scene.Color) {
		c.add(&scene.Path{Path: p, Stroke: scene.Stroke{Color: col, Width: size * 0.14, Round: true}})
	}
	p := func(x, y float64) geom.Pt { return geom.P(at.X+x*h, at.Y+y*h) }
	switch s {
	case Good:
		c.Shape(geom.Circle(at, h), col, scene.Color{}, 0)
		stroke(geom.Polyline(p(-0.45, 0.05), p(-0.1, 0.4), p(0.48, -0.35)), white)
	case Warn:
		c.Shape(geom.Polygon(p(0, -0.85), p(1.02, 0.85), p(-1.02, 0.85)), col, col, size*0.1)
		stroke(geom.Polyline(p(0, -0.3), p(0, 0.25)), white)
		c.Shape(geom.Circle(p(0, 0.6), size*0.075), white, scene.Color{}, 0)
	case Bad:
		c.Box(geom.R(at.X-h*0.92, at.Y-h*0.92, size*0.92, size*0.92), size*0.14, col, scene.Color{}, 0)
		stroke(geom.Polyline(p(-0.38, -0.38), p(0.38, 0.38)), white)
		stroke(geom.Polyline(p(-0.38, 0.38), p(0.38, -0.38)), white)
	default:
		c.add(&scene.Path{Path: geom.Circle(at, h*0.9), Fill: white, Stroke: scene.Stroke{Color: col, Width: size * 0.11, Dash: []float64{size * 0.16, size * 0.12}}})
		stroke(geom.Polyline(p(-0.4, 0), p(0.4, 0)), col)
	}
}
