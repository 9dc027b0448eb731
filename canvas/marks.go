package canvas

import (
	"waymark/canvas/compose"
	"waymark/canvas/scene"
	"waymark/canvas/shape"
	"waymark/model"
	"waymark/model/geom"
)

// Mark frames an element on a page and says what is about it, by a sign in the
// corner of the frame as well as by its colour.
type Mark struct {
	ID model.ID
	As MarkKind
}

// MarkKind is what a mark says.
type MarkKind uint8

// The kinds of marks.
const (
	MarkChanged MarkKind = iota // a dot
	MarkAdded                   // a plus
	MarkRemoved                 // a minus
)

// spot is where an element is drawn on a page.
type spot struct {
	rect geom.Rect
	line *geom.Path // of a link
}

// spots finds where elements are drawn, in document units: of what has a header,
// such as a lane or a stage, that alone. What the page does not show is left out.
// Geometry is nil on journeys.
func spots(s *scene.Scene, g *compose.Geometry, ids map[model.ID]bool) map[model.ID]spot {
	out := map[model.ID]spot{}
	headed := map[model.ID]bool{}
	for i := range s.Items {
		it := &s.Items[i]
		id := model.ID(it.Owner)
		if it.Owner == "" || !ids[id] {
			continue
		}
		header := it.Part == "header" || it.Part == "title"
		switch {
		case header && !headed[id]:
			headed[id] = true
			out[id] = spot{rect: it.Bounds}
			continue
		case headed[id] && !header, it.Part == "ladder", it.Part == "totals", it.Part == "ground", it.Part == "label":
			continue
		}
		r := it.Bounds
		if it.Part == "" && it.Hit != nil {
			r = it.Hit.Bounds()
		}
		out[id] = spot{rect: out[id].rect.Union(r)}
	}
	if g == nil {
		return out
	}
	for id := range ids {
		if l, ok := g.Link(id); ok && l.Path != nil {
			out[id] = spot{rect: l.Path.Bounds(), line: l.Path}
		}
	}
	return out
}

// mark draws the mark of an element.
func (p *pen) mark(at spot, as MarkKind) {
	c := p.c.marks[as]
	corner := p.rect(at.rect).Inset(-p.px(3 + signRadius/2)).Min() // off the text
	if at.line != nil {
		line := at.line.Transform(p.to)
		p.add(&scene.Path{Path: line, Stroke: scene.Stroke{Color: shape.Fade(c, 0.45), Width: p.px(5), Round: true}})
		corner = middleOf(line)
	} else {
		p.add(&scene.Box{Rect: p.snapped(p.rect(at.rect).Inset(-p.px(3))), Radius: p.px(4), Fill: shape.Fade(c, 0.1), Stroke: p.stroke(c, 2)})
	}
	p.flush()
	p.sign(corner, as)
}

// signRadius is that of the sign of a mark, in pixels of the view.
const signRadius = 6.5

// sign draws the round sign of a mark.
func (p *pen) sign(at geom.Pt, as MarkKind) {
	r := p.px(signRadius)
	p.add(&scene.Path{Path: geom.Circle(at, r), Fill: p.c.marks[as], Stroke: p.stroke(p.c.panel, 1)})
	ink := scene.Stroke{Color: p.c.onMark, Width: p.px(1.8), Round: true}
	arm := r * 0.5
	switch as {
	case MarkChanged:
		p.add(&scene.Path{Path: geom.Circle(at, r*0.34), Fill: p.c.onMark})
	case MarkAdded:
		p.add(&scene.Path{Path: geom.Polyline(at.Sub(geom.P(0, arm)), at.Add(geom.P(0, arm))), Stroke: ink})
		fallthrough
	case MarkRemoved:
		p.add(&scene.Path{Path: geom.Polyline(at.Sub(geom.P(arm, 0)), at.Add(geom.P(arm, 0))), Stroke: ink})
	}
	p.flush()
}

// middleOf is a point half way along a path.
func middleOf(path *geom.Path) geom.Pt {
	var pts []geom.Pt
	for _, poly := range path.Flatten(0.5) {
		pts = append(pts, poly...)
	}
	length := geom.Length(pts)
	if length == 0 {
		return path.Bounds().Center()
	}
	at, _ := geom.Along(pts, length/2)
	return at
}
