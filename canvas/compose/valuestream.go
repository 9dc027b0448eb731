package compose

import (
	"waymark/canvas/route"
	"waymark/canvas/scene"
	"waymark/canvas/shape"
	"waymark/model"
	"waymark/model/geom"
)

// valuestream composes a value stream page: the same as a flowchart, and below
// it the ladder with its totals.
func (c *Composer) valuestream(doc *model.Document, page *model.Record) *scene.Scene {
	return c.drawDiagram(doc, page)
}

// streamFacts are what the title block says about a value stream.
func (d *diagram) streamFacts() []shape.Fact {
	s, f := d.numbers.stream, d.numbers.format
	var out []shape.Fact
	if s.Demand.Known {
		v := f.Number(s.Demand.V, 1)
		if s.DemandUnit != "" {
			v += " " + s.DemandUnit
		}
		out = append(out, shape.Fact{Label: "Demand", Value: v + " a day"})
	}
	if s.Takt.Known {
		out = append(out, shape.Fact{Label: "Takt", Value: f.Duration(s.Takt.V)})
	}
	if s.Measured != "" {
		out = append(out, shape.Fact{Label: "Measured", Value: s.Measured})
	}
	return out
}

// drawStream adds what only a value stream has.
func (d *diagram) drawStream(doc *model.Document, s *scene.Scene) {
	for _, n := range d.nodes {
		if n.key.queued {
			d.drawQueue(n, s)
		}
	}
	d.drawLadder(s)
}

// queueSpace is what the triangle of a queue needs beside its process.
const queueSpace = 50

// queueBeside reports whether the work that waits in front of a process is drawn
// as a triangle to its left, as the notation has it, rather than as a row of its
// data box: it needs the space.
func (d *diagram) queueBeside(n *node) bool {
	if n.fit.Kind != "process" || !n.eff.Has("items") || len(d.nodes) > 1000 {
		return false
	}
	positioned := false
	for _, o := range d.nodes {
		positioned = positioned || o.rec.Has("x") && o.rec.Has("y")
	}
	if !positioned {
		return true // the layout leaves the space
	}
	x, okX := n.rec.Num("x")
	y, okY := n.rec.Num("y")
	if !okX || !okY {
		return false
	}
	space := geom.R(x-queueSpace, y-8, queueSpace, 60)
	for _, o := range d.nodes {
		ox, okX := o.rec.Num("x")
		oy, okY := o.rec.Num("y")
		h := o.fit.H
		if o.fit.Kind == "process" && o.eff.Has("items") {
			h = o.fit.Top // whether its box has a row for its queue is being decided, too
		}
		if o != n && okX && okY && geom.R(ox, oy, o.fit.W, h).Overlaps(space) {
			return false
		}
	}
	return true
}

// drawQueue draws the triangle in front of a process, above the arrow that leads
// to it.
func (d *diagram) drawQueue(n *node, s *scene.Scene) {
	r := n.rect()
	foot := geom.P(r.X-queueSpace/2-2, r.Center().Y)
	for _, l := range d.links {
		if l.to == n && !l.routed && l.line.To == route.Left { // enters at the left
			p := l.line.Points
			foot.Y = p[0].Y
			if gap := p[1].X - p[0].X; gap < 2.2*queueSpace {
				foot.X = (p[0].X + p[1].X) / 2
			}
			break
		}
	}
	foot.Y -= 12 + 15
	items, _ := n.eff.Num("items")
	count := d.numbers.format.Number(items, 1)
	ops := d.c.kit.QueueMark(foot, count)
	s.Add(scene.Item{Owner: string(n.rec.ID()), Part: "queue", Ops: ops, Alt: count + " waiting"})
}
