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
	newNodes, newLinks := d.room(doc)
	nodes := make([]*node, 0, len(d.nodes)+len(newNodes))
	links := make([]*link, 0, len(d.links)+len(newLinks))
	wasNodes, wasLinks, wasLanes := d.nodes, d.links, d.lanes
	d.lanes = nil
	for r := range doc.Each(d.page.ID(), "") {
		switch r.Kind() {
		case "node":
			n := d.byID[r.ID()]
			if n == nil {
				n, newNodes = take(newNodes)
				n.lane = -1
				d.byID[r.ID()] = n
			}
			n.rec = r
			nodes = append(nodes, n)
		case "link":
			l := d.linkMap[r.ID()]
			if l == nil {
				l, newLinks = take(newLinks)
				l.place = -1
				if !d.c.opts.Print { // nobody will ask for one by its id
					d.linkMap[r.ID()] = l
				}
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

// room makes the nodes and links that the page needs beyond those that it has, in
// one piece of memory each: a page of 10,000 nodes is made in half the time. (Whoever
// takes one writes a number into it first. Before a pointer is written the program
// looks whether there is memory, and memory that is looked at before it is written to
// is handed out twice, first as zeros that all share.)
func (d *diagram) room(doc *model.Document) ([]node, []link) {
	nodes, links := -len(d.nodes), -len(d.links)
	for r := range doc.Each(d.page.ID(), "") {
		switch r.Kind() {
		case "node":
			nodes++
		case "link":
			links++
		}
	}
	if d.byID == nil {
		d.byID = make(map[model.ID]*node, nodes)
		d.linkMap = map[model.ID]*link{}
	}
	return make([]node, max(nodes, 0)), make([]link, max(links, 0))
}

// take returns the first of some new things, and the rest; where there is none left,
// because others have gone at the same time, one by itself.
func take[T any](room []T) (*T, []T) {
	if len(room) == 0 {
		return new(T), nil
	}
	return &room[0], room[1:]
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
