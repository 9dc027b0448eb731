package compose

import (
	"slices"

	"waymark/canvas/route"
	"waymark/canvas/scene"
	"waymark/model"
	"waymark/model/geom"
)

// A step of a drag and a letter that is typed change one record of a page. Going
// through all stages for it would cost what the page holds; what follows costs what
// has changed, and leaves to the stages whatever it cannot be sure of.

// stale is what has been brought up to date since the scene, or the geometry, was
// made.
type stale struct {
	nodes []*node
	links []*link
	lanes bool
}

func (s *stale) empty() bool { return len(s.nodes)+len(s.links) == 0 && !s.lanes }

func (s *stale) add(nodes []*node, links []*link, lanes bool) {
	s.nodes, s.links, s.lanes = append(s.nodes, nodes...), append(s.links, links...), s.lanes || lanes
}

// follow brings the page up to date where nothing but some of its own nodes and
// links have changed, in what no other element shows and no figure rests on: their
// place, name, colour. It reports whether that was so. What it has begun otherwise,
// the stages set right.
func (d *diagram) follow(doc *model.Document, page *model.Record) bool {
	if d.doc == nil || d.page != page || d.stream || d.c.opts.Frame || d.layout.all || d.free > 0 ||
		doc.Root() != d.doc.Root() || !d.sameChildren(doc) {
		return false
	}
	nodes, links, ok := d.changed(doc)
	if !ok {
		return false
	}
	d.renewed = false
	for _, n := range d.late {
		if !slices.Contains(nodes, n) {
			nodes = append(nodes, n)
		}
	}
	for _, n := range nodes {
		d.fitNode(doc, n, n.key.queued, n.key.short)
	}
	d.fitPending()
	for _, l := range links {
		d.fitLink(l)
	}
	for _, n := range nodes {
		if !n.readPlace() {
			return false
		}
	}
	rerouted, ok := d.routeAgain(nodes, links)
	if !ok {
		return false
	}
	lanes := false
	if len(d.lanes) > 0 {
		was := d.bandPlaces
		d.survey()
		lanes = !slices.Equal(was, d.bandPlaces)
	}
	links = append(links, rerouted...)
	d.toDraw.add(nodes, links, lanes)
	d.toMeasure.add(nodes, links, lanes)
	d.doc = doc
	return true
}

// changed gives the nodes and links whose records have changed their new ones; ok is
// false where more than themselves depends on that.
func (d *diagram) changed(doc *model.Document) (nodes []*node, links []*link, ok bool) {
	was := d.doc.Records()
	most := len(d.nodes)/4 + 8 // of more, the stages make short work
	for i, r := range doc.Records() {
		if r == was[i] {
			continue
		}
		if r.Parent() != d.page.ID() || len(nodes)+len(links) > most {
			return nil, nil, false
		}
		e := model.Edit{Before: was[i], After: r}
		switch r.Kind() {
		case "node":
			n := d.byID[r.ID()]
			if n == nil || !ownChange(e, "name", "swimlane") || d.lent[r.ID()] {
				return nil, nil, false
			}
			n.rec = r
			nodes = append(nodes, n)
		case "link":
			l := d.linkMap[r.ID()]
			if l == nil || !ownChange(e, "label") {
				return nil, nil, false
			}
			l.rec = r
			links = append(links, l)
		default:
			return nil, nil, false
		}
	}
	return nodes, links, true
}

// ownChange reports whether nothing has changed but where and how the element is
// drawn, and the named properties.
func ownChange(e model.Edit, names ...string) bool {
	for _, name := range e.ChangedProps() {
		if !placeProp(name) && !slices.Contains(names, name) {
			return false
		}
	}
	return e.Before.Kind() == e.After.Kind()
}

// routeAgain tells the router of these nodes and links, and returns the links that
// run differently then. ok is false when the whole page has to be routed.
func (d *diagram) routeAgain(nodes []*node, links []*link) (rerouted []*link, ok bool) {
	if d.router == nil {
		return nil, false
	}
	var c route.Change
	for _, n := range nodes {
		if had, has := n.below != nil, n.hasBelow(); had != has {
			return nil, false
		}
	}
	for _, n := range nodes {
		d.tellShape(n, &c)
	}
	for _, l := range slices.Concat(links, d.floating) {
		if l.routed {
			d.tellLink(l, &c)
		}
	}
	if len(c.Shapes)+len(c.Links) == 0 {
		return nil, true
	}
	for _, id := range d.router.Update(c) {
		if l := d.linkMap[model.ID(id)]; l != nil {
			l.take(d.router.Line(id))
			l.tagAt = l.line.Label
			rerouted = append(rerouted, l)
		}
	}
	return rerouted, true
}

// slot is where the items of an element stand in the scene.
type slot struct{ at, n int32 }

// redraw makes the scene out of the one before. It reports whether that was
// possible: every element has as many items as it had.
func (d *diagram) redraw() bool {
	var at []int32
	var items []scene.Item
	put := func(s slot, list []scene.Item) bool {
		for i, it := range list {
			at = append(at, s.at+int32(i))
			items = append(items, it)
		}
		return len(list) == int(s.n)
	}
	if d.toDraw.lanes {
		if !put(d.laneSlot, d.laneItems()) {
			return false
		}
	}
	for _, n := range d.toDraw.nodes {
		if d.drawNode(n); !put(n.slot, n.items) {
			return false
		}
	}
	for _, l := range d.toDraw.links {
		if d.drawLink(l); !put(l.slot, l.items) || !put(l.tagSlot, l.tag) {
			return false
		}
	}
	d.toDraw = stale{}
	if len(at) == 0 {
		return true
	}
	all := d.content
	for i, k := range at {
		all.replace(d.scene.Items[k].Bounds, items[i].Bounds)
	}
	next := d.scene.Succeed(at, items)
	if all.torn {
		all = hull{rect: next.Content()}
	}
	d.content, d.scene = all, next
	next.Bounds = all.rect.Inset(-margin)
	return true
}

// remeasure brings the geometry up to date. It reports whether that was possible.
func (d *diagram) remeasure() bool {
	g := d.geometry
	all := hull{rect: g.Bounds}
	if d.toMeasure.lanes {
		g.Lanes, all.torn = d.bandPlaces, true
	}
	for _, n := range d.toMeasure.nodes {
		d.drawNode(n)
		p := d.placeOf(n)
		all.replace(g.Nodes[n.place].Rect, p.Rect)
		g.Nodes[n.place] = p
	}
	for _, l := range d.toMeasure.links {
		d.drawLink(l)
		if (l.items == nil) != (l.place < 0) {
			return false
		}
		if l.place < 0 {
			continue
		}
		was, p := g.Links[l.place], placeOfLink(l)
		all.replace(was.bounds(), p.bounds())
		g.Links[l.place] = p
	}
	if all.torn {
		all.rect = g.hull()
	}
	g.Bounds = all.rect
	d.toMeasure = stale{}
	return true
}

// hull is the rectangle around things of which some are replaced.
type hull struct {
	rect geom.Rect
	torn bool // something left the edge: it has to be found anew
}

// replace takes one rectangle for another.
func (h *hull) replace(old, by geom.Rect) {
	const near = 1e-6
	if old == by {
		return
	}
	if r := h.rect; old.X <= r.X+near || old.Y <= r.Y+near || old.Right() >= r.Right()-near || old.Bottom() >= r.Bottom()-near {
		h.torn = true
	}
	h.rect = h.rect.Union(by)
}
