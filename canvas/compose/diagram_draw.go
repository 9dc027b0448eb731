package compose

import (
	"strings"

	"waymark/canvas/scene"
	"waymark/canvas/shape"
	"waymark/model"
	"waymark/model/geom"
	"waymark/model/kind"
)

// margin is kept about everything that is drawn.
const margin = 24

// linkKey is everything that the picture of a link comes from, but for its
// points.
type linkKey struct {
	kind   string
	broken bool
	text   string
	label  geom.Rect
	lane   bool // the ground is that of a swimlane
	path   *geom.Path
}

// draw makes the scene: swimlanes, links, nodes, and labels on top.
func (d *diagram) draw(doc *model.Document) {
	s := &scene.Scene{Paper: d.c.theme.Paper}
	s.Items = make([]scene.Item, 0, len(d.nodes)+2*len(d.links)+2*len(d.bandPlaces)+16)
	put := func(items []scene.Item) slot {
		at := len(s.Items)
		s.Items = append(s.Items, items...)
		return slot{int32(at), int32(len(items))}
	}
	d.laneSlot = put(d.laneItems())
	if d.c.opts.Print {
		d.drawOnce(s)
	} else {
		d.drawAll()
		for _, l := range d.links {
			l.slot = put(l.items)
		}
		for _, n := range d.nodes {
			n.slot = put(n.items)
		}
		for _, l := range d.links {
			l.tagSlot = put(l.tag)
		}
	}
	if d.stream {
		d.drawStream(doc, s)
	}
	d.finish(doc, s)
	s.Track()
	d.scene, d.toDraw = s, stale{}
}

// drawAll makes the items of all nodes and links that have changed.
func (d *diagram) drawAll() {
	together(len(d.nodes), func(i int) { d.drawNode(d.nodes[i]) })
	together(len(d.links), func(i int) { d.drawLink(d.links[i]) })
}

// drawOnce draws all links and nodes into a scene that will not be drawn again: each
// item is made where it stays.
func (d *diagram) drawOnce(s *scene.Scene) {
	for _, l := range d.links {
		if len(l.line.Points) >= 2 {
			d.addLine(s, l)
		}
	}
	for _, n := range d.nodes {
		d.addNode(s, n)
	}
	for _, l := range d.links {
		if len(l.line.Points) >= 2 {
			d.addTag(s, l)
		}
	}
}

// drawnLane is a swimlane with the items that show it.
type drawnLane struct {
	rec   *model.Record
	place LanePlace
	items []scene.Item
}

// laneItems are the items of all swimlanes; what has not changed is not drawn again.
func (d *diagram) laneItems() (all []scene.Item) {
	was := d.drawnAs
	d.drawnAs = nil
	for i, p := range d.bandPlaces {
		l := drawnLane{rec: d.lanes[i], place: p}
		if i < len(was) && was[i].rec == l.rec && was[i].place == p {
			l.items = was[i].items
		} else {
			var s scene.Scene
			name := l.rec.Text("name")
			ground, head := d.c.kit.Swimlane(name, p.Rect, p.Header, p.Standing)
			s.Add(scene.Item{Owner: string(p.ID), Ops: ground, Alt: "Swimlane " + name})
			s.Add(scene.Item{Owner: string(p.ID), Part: "header", Ops: head})
			l.items = s.Items
		}
		d.drawnAs = append(d.drawnAs, l)
		all = append(all, l.items...)
	}
	return all
}

// drawNode makes the items of a node, unless nothing has changed about it.
func (d *diagram) drawNode(n *node) {
	if n.drawn == n.fit && n.drawnAt == n.at && n.items != nil {
		return
	}
	n.drawn, n.drawnAt = n.fit, n.at
	n.outline = n.fit.Outline(n.at)
	var s scene.Scene
	d.addNode(&s, n)
	n.items = s.Items
}

// addNode draws a node into a scene.
func (d *diagram) addNode(s *scene.Scene, n *node) {
	body, data := d.c.kit.Draw(n.fit, n.at)
	id := string(n.rec.ID())
	s.Add(scene.Item{Owner: id, Ops: body, Hit: n.outline, Link: linkOf(n), Alt: altOf(n)})
	if len(data) > 0 {
		s.Add(scene.Item{Owner: id, Part: "data", Ops: data})
	}
}

// linkOf is where a click on a node leads in print.
func linkOf(n *node) string {
	if l := n.rec.Text("link"); webAddress(l) {
		return l
	}
	if p := n.rec.Ref("subpage"); p != "" && n.key.missing == "" {
		return "#" + string(p)
	}
	return ""
}

// webAddress reports whether a link leads to an address that a reader may be
// sent to.
func webAddress(s string) bool {
	for _, scheme := range [...]string{"https:", "http:", "mailto:"} {
		if len(s) > len(scheme) && strings.EqualFold(s[:len(scheme)], scheme) {
			return true
		}
	}
	return false
}

// altOf describes a node in words.
func altOf(n *node) string {
	s := kind.Label("node", "node_kind", n.fit.Kind)
	if n.fit.Name != "" {
		s += ": " + n.fit.Name
	}
	if n.fit.Kind == "image" {
		if alt := n.rec.Text("image_alt"); alt != "" {
			s = alt
		}
	}
	return s
}

// drawLink makes the items of a link, unless nothing has changed about it.
func (d *diagram) drawLink(l *link) {
	if len(l.line.Points) < 2 {
		l.items, l.tag, l.corridor = nil, nil, nil
		return
	}
	k := linkKey{
		kind: l.kind, broken: l.from == nil || l.to == nil, text: l.text,
		label: l.tagAt, lane: len(d.lanes) > 0, path: l.line.Path,
	}
	if l.items != nil && (k == *l.drawn || k.samePath(*l.drawn)) {
		return
	}
	l.drawn = &k
	l.corridor = l.drawing().Corridor()
	var line, tag scene.Scene
	d.addLine(&line, l)
	d.addTag(&tag, l)
	l.items, l.tag = line.Items, tag.Items
}

// drawing is a link as it is drawn.
func (l *link) drawing() shape.Link {
	return shape.Link{Kind: l.kind, Points: l.line.Points, Path: l.line.Path, Broken: l.from == nil || l.to == nil}
}

// addLine draws the line of a link into a scene.
func (d *diagram) addLine(s *scene.Scene, l *link) {
	drawing := l.drawing()
	drawing.Once = d.c.opts.Print
	s.Add(scene.Item{Owner: string(l.rec.ID()), Ops: d.c.kit.DrawLink(drawing), Hit: l.corridor})
}

// addTag draws the label of a link, where it has one, into a scene.
func (d *diagram) addTag(s *scene.Scene, l *link) {
	if l.label.Size == (geom.Pt{}) {
		return
	}
	ground := d.c.theme.Paper
	if len(d.lanes) > 0 {
		ground = d.c.theme.Swimlane.Fill
	}
	s.Add(scene.Item{Owner: string(l.rec.ID()), Part: "label", Ops: d.c.kit.DrawLabel(l.label, l.tagAt, ground)})
}

// samePath reports whether two keys differ at most in being other copies of one
// path.
func (k linkKey) samePath(o linkKey) bool {
	p, q := k.path, o.path
	k.path, o.path = nil, nil
	if k != o || p == nil || q == nil || len(p.Verbs) != len(q.Verbs) || len(p.Pts) != len(q.Pts) {
		return false
	}
	for i := range p.Verbs {
		if p.Verbs[i] != q.Verbs[i] {
			return false
		}
	}
	for i := range p.Pts {
		if p.Pts[i] != q.Pts[i] {
			return false
		}
	}
	return true
}

// finish sets the bounds, and adds title block and legend where they are wanted.
func (d *diagram) finish(doc *model.Document, s *scene.Scene) {
	content := s.Content()
	d.content = hull{rect: content}
	if len(s.Items) == 0 {
		content = d.drawEmpty(s)
	}
	if d.c.opts.Frame {
		f := frame{d.c.kit, s}
		width := max(content.W, 640)
		h := d.titleHeight(doc, width)
		f.title(d.page, bandOf(doc, d.page, d.facts()), content.X, content.Y-margin-h, width)
		f.legend(d.legend(), content.X, content.Bottom()+margin, width)
		content = content.Union(s.Content())
	}
	s.Bounds = content.Inset(-margin)
}

// titleHeight measures the title block before it is placed above the map.
func (d *diagram) titleHeight(doc *model.Document, width float64) float64 {
	return d.c.kit.Band(bandOf(doc, d.page, d.facts()), width).H
}

// drawEmpty fills a page without any node.
func (d *diagram) drawEmpty(s *scene.Scene) geom.Rect {
	room := geom.R(0, 0, 1123-2*margin, 560)
	if !d.c.opts.Screen {
		return room
	}
	what := "Drag a shape from the palette to begin the flow."
	if d.stream {
		what = "Drag a process from the palette to begin the value stream."
	}
	b := d.c.kit.Wrap(what, shape.CardFont, 420)
	s.Add(scene.Item{Part: "hint", Ops: shape.Lines(b, room.X, shape.Middle(room.Y, room.H, b.Height), room.W, shape.Center, d.c.theme.Hint)})
	return room
}
