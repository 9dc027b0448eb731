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
	Here         model.ID // one of the nodes, framed; "" for none
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
	if v.later(v.ShowTrail) {
		return
	}
	g := v.composer().Geometry(v.ed.Doc(), v.pageID())
	if g == nil || v.view.size.X <= 0 {
		return
	}
	if n, ok := g.Node(v.trail.Here); ok {
		v.view.revealOn(v.compose().Bounds, n.Rect, 64)
		v.zoomed()
	}
}

// walked draws the trail: the ways taken, a tint over the places, a frame around
// the one where the person is.
func (p *pen) walked(v *View) {
	t := v.trail
	if len(t.Nodes) == 0 {
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
		n, ok := g.Node(id)
		if !ok || n.Outline == nil {
			continue
		}
		outline := n.Outline.Transform(p.to)
		tint := &scene.Path{Path: outline, Fill: shape.Fade(c, 0.12), Stroke: scene.Stroke{Color: shape.Fade(c, 0.8), Width: p.px(2), Round: true}}
		if id == t.Here { // the frame follows the shape: labels of links stand close to it
			p.add(&scene.Path{Path: outline, Stroke: scene.Stroke{Color: shape.Fade(p.c.ring, 0.45), Width: p.px(8), Round: true}})
			tint.Stroke = scene.Stroke{Color: c, Width: p.px(3), Round: true}
		}
		p.add(tint)
		p.flush()
	}
}
