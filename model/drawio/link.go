package drawio

import (
	"strings"

	"waymark/model"
	"waymark/model/geom"
)

// links makes the lines of a page. One that does not lead from a shape to a shape
// has no place in a map.
func (im *importer) links(p *page) []*model.Record {
	var out []*model.Record
	lined := map[[2]*cell]bool{}
	for _, c := range p.cells {
		if !c.edge {
			continue
		}
		lined[[2]*cell{end(c.from), end(c.to)}] = true
		if r := im.line(p, c); r != nil {
			out = append(out, r)
		}
	}
	for _, c := range p.cells {
		if !c.vertex || !p.lean || p.kindOf(c) != "arrow" {
			continue
		}
		// An arrow upon a line says the same as the line.
		if from, to := p.beside(c); from != nil && to != nil && !lined[[2]*cell{from, to}] {
			out = append(out, model.NewRecord(p.unique(c.id), "link", p.id, ref("from", from.node), ref("to", to.node), text("link_kind", "push")))
		}
	}
	return out
}

// end is the shape that a line really means: words upon a shape stand for it.
func end(c *cell) *cell {
	for c != nil && c.node == "" && c.inside() {
		c = c.parent
	}
	if c == nil || c.node == "" {
		return nil
	}
	return c
}

// line makes one link, nil of a line with a free end.
func (im *importer) line(p *page, c *cell) *model.Record {
	label := c.text
	for _, k := range c.kids {
		if k.vertex {
			label += "\n" + k.text
		}
	}
	label = oneLine(label)
	from, to := end(c.from), end(c.to)
	if from == nil || to == nil {
		im.leaveLine(p, label, from, to)
		return nil
	}
	props := []model.Prop{ref("from", from.node), ref("to", to.node), text("from_port", c.style.side("exit")), text("to_port", c.style.side("entry"))}
	if c.style.backwards() {
		props[2], props[3] = text("from_port", c.style.side("entry")), text("to_port", c.style.side("exit"))
	}
	if !p.lean {
		if rest, n, ok := splitShare(label); ok {
			label = rest
			props = append(props, num("share", n))
		}
	}
	props = append(props, text("label", label), text("routing", c.style.routing()))
	if p.lean {
		props = append(props, text("link_kind", p.flow(c.style, from, to)))
	}
	if shift := p.shift(from); len(c.points) > 0 && shift == p.shift(to) { // else they led through another place
		o := c.parent.origin().Add(shift)
		var pts model.Points
		for _, q := range c.points {
			pts = append(pts, geom.P(q.X+o.X, q.Y+o.Y))
		}
		props = append(props, model.Prop{Name: "waypoints", Value: pts})
	}
	return model.NewRecord(p.unique(c.id), "link", p.id, props...)
}

// leaveLine notes a line with a free end.
func (im *importer) leaveLine(p *page, label string, from, to *cell) {
	what := "A line"
	if label != "" {
		what = "The line “" + shortened(label) + "”"
	}
	where := "has no shape at either end"
	switch {
	case from != nil:
		where = "leads from “" + shortened(oneLine(from.words())) + "” to no shape"
	case to != nil:
		where = "leads to “" + shortened(oneLine(to.words())) + "” from no shape"
	}
	im.leave(p, "%s was left out: it %s.", what, where)
}

// routing is how a line runs; at right angles is what a map does by itself.
func (s style) routing() string {
	switch edge := s.values["edgeStyle"]; {
	case s.on("curved"):
		return "curved"
	case edge == "" || edge == "none":
		return "straight"
	}
	return ""
}

// flow is what moves along a line of a value stream.
func (p *page) flow(s style, from, to *cell) string {
	a, b := p.kindOf(from), p.kindOf(to)
	switch {
	case strings.Contains(s.values["shape"], "electronic_info"):
		return "electronic_information"
	case strings.Contains(s.values["shape"], "manual_info"):
		return "manual_information"
	case a == "note" || b == "note":
		return ""
	case a == "information_system" || b == "information_system":
		if s.on("dashed") || s.values["edgeStyle"] == "" {
			return "electronic_information"
		}
		return "manual_information"
	case a == "supplier" || b == "customer":
		return "shipment"
	case a == "supermarket":
		return "pull"
	}
	return "push"
}

// beside are the nearest shapes on both sides of a push arrow that was drawn as a shape
// between two others, nil where there is none.
func (p *page) beside(c *cell) (left, right *cell) {
	at := c.rect
	for _, o := range p.cells {
		if o.node == "" || o == c {
			continue
		}
		r := o.rect
		if r.Y > at.Bottom() || r.Bottom() < at.Y {
			continue
		}
		switch {
		case r.Center().X < at.Center().X && (left == nil || r.Right() > left.rect.Right()):
			left = o
		case r.Center().X > at.Center().X && (right == nil || r.X < right.rect.X):
			right = o
		}
	}
	return left, right
}
