package compose

import (
	"slices"

	"waymark/model"
)

// read collects the nodes, links and swimlanes of the page in their order.
func (d *diagram) read(doc *model.Document) {
	if d.readAgain(doc) {
		return
	}
	nodes := make([]*node, 0, len(d.nodes)+1)
	links := make([]*link, 0, len(d.links)+1)
	wasNodes, wasLinks, wasLanes := d.nodes, d.links, d.lanes
	d.lanes = nil
	for _, id := range doc.Children(d.page.ID()) {
		r := doc.Get(id)
		switch r.Kind() {
		case "node":
			n := d.byID[id]
			if n == nil {
				n = &node{}
				d.byID[id] = n
			}
			n.rec = r
			nodes = append(nodes, n)
		case "link":
			l := d.linkMap[id]
			if l == nil {
				l = &link{}
				d.linkMap[id] = l
			}
			l.rec = r
			links = append(links, l)
		case "swimlane":
			d.lanes = append(d.lanes, r)
		}
	}
	d.nodes, d.links = nodes, links
	d.children = doc.Children(d.page.ID())
	d.renewed = !slices.Equal(nodes, wasNodes) || !slices.Equal(links, wasLinks) || !slices.Equal(d.lanes, wasLanes)
	if len(d.byID) > len(nodes) {
		d.byID = make(map[model.ID]*node, len(nodes))
		for _, n := range nodes {
			d.byID[n.rec.ID()] = n
		}
	}
	if len(d.linkMap) > len(links) {
		d.linkMap = make(map[model.ID]*link, len(links))
		for _, l := range links {
			d.linkMap[l.rec.ID()] = l
		}
	}
}

// readAgain is read where no record of the page came, went or changed its place:
// documents then share their list of children, and everything is found where it
// was. It reports whether that is so.
func (d *diagram) readAgain(doc *model.Document) bool {
	if d.doc == nil || !d.sameChildren(doc) {
		return false
	}
	// Only what differs is looked at: comparing pointers is far cheaper than
	// finding each record by its id.
	was := d.doc.Records()
	for i, r := range doc.Records() {
		if r == was[i] || r.Parent() != d.page.ID() {
			continue
		}
		switch r.Kind() {
		case "node":
			n := d.byID[r.ID()]
			if n == nil {
				return false // its kind has changed
			}
			n.rec = r
		case "link":
			l := d.linkMap[r.ID()]
			if l == nil {
				return false
			}
			l.rec = r
		case "swimlane":
			for k, l := range d.lanes {
				if l.ID() == r.ID() {
					d.lanes[k] = r
				}
			}
		}
	}
	d.renewed = false
	return true
}

// sameChildren reports whether no record of the page came, went or changed its
// place since the last time.
func (d *diagram) sameChildren(doc *model.Document) bool {
	c := doc.Children(d.page.ID())
	return len(c) > 0 && len(c) == len(d.children) && &c[0] == &d.children[0] && len(doc.Records()) == len(d.doc.Records())
}

// laneOf returns the swimlane that a node belongs to: its index among the page's
// lanes, −1 for none.
func (d *diagram) laneOf(n *node) int {
	id := n.rec.Ref("swimlane")
	if id == "" {
		return -1
	}
	for i, l := range d.lanes {
		if l.ID() == id {
			return i
		}
	}
	return -1
}

// down reports whether the page reads downwards.
func (d *diagram) down() bool { return d.page.Text("direction") == "down" }
