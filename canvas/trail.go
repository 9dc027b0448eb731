package canvas

import (
	"slices"

	"waymark/canvas/scene"
	"waymark/canvas/shape"
	"waymark/model"
)

// Trail is a path through a flowchart that is shown on the map: where a person has
// been and where they are. What is on another page is left out.
type Trail struct {
	Nodes, Links []model.ID
	Here         model.ID // framed; "" for nowhere
}

// SetTrail shows a path on the map, above the drawing and below what is selected;
// the zero Trail takes it away.
func (v *View) SetTrail(t Trail) {
	if t.Here == v.trail.Here && slices.Equal(t.Nodes, v.trail.Nodes) && slices.Equal(t.Links, v.trail.Links) {
		return
	}
	v.trail = t
	v.Redraw()
}

// ShowTrail scrolls so that the place of the trail can be seen.
func (v *View) ShowTrail() {
	g := v.composer().Geometry(v.ed.Doc(), v.pageID())
	if g == nil || v.view.size.X <= 0 {
		return
	}
	if n, ok := g.Node(v.trail.Here); ok {
		v.view.reveal(n.Rect, 64)
		v.zoomed()
	}
}

// walked draws the trail: the ways taken, a tint over the places, a frame around
// the one where the person is.
func (p *pen) walked(v *View) {
	t := v.trail
	if len(t.Nodes) == 0 && t.Here == "" {
		return
	}
	g := v.composer().Geometry(v.ed.Doc(), v.pageID())
	if g == nil {
		return
	}
	c := p.c.accent
	for _, id := range t.Links {
		if l, ok := g.Link(id); ok && l.Path != nil {
			p.add(&scene.Path{Path: l.Path.Transform(p.to), Stroke: scene.Stroke{Color: shape.Fade(c, 0.55), Width: p.px(4), Round: true}})
			p.flush()
		}
	}
	for _, id := range t.Nodes {
		if n, ok := g.Node(id); ok && n.Outline != nil {
			p.add(&scene.Path{Path: n.Outline.Transform(p.to), Fill: shape.Fade(c, 0.16), Stroke: scene.Stroke{Color: shape.Fade(c, 0.8), Width: p.px(2), Round: true}})
			p.flush()
		}
	}
	if n, ok := g.Node(t.Here); ok {
		r := p.snapped(p.rect(n.Rect).Inset(-p.px(frameOff + 3)))
		p.add(&scene.Box{Rect: r.Inset(-p.px(1.5)), Radius: p.px(9), Stroke: p.stroke(shape.Fade(p.c.ring, 0.35), 5)},
			&scene.Box{Rect: r, Radius: p.px(8), Stroke: p.stroke(c, 2.5)})
		p.flush()
	}
}
