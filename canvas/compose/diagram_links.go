package compose

import (
	"math"
	"slices"
	"strings"

	"waymark/canvas/route"
	"waymark/canvas/shape"
	"waymark/model"
	"waymark/model/geom"
)

// fitLinks finds the ends of every link and measures its label.
func (d *diagram) fitLinks() {
	for _, l := range d.links {
		if l.ended == l.rec && l.seen == d.numbers && !d.renewed {
			continue
		}
		l.ended, l.seen, l.wished = l.rec, d.numbers, nil
		l.from, l.to = d.byID[l.rec.Ref("from")], d.byID[l.rec.Ref("to")]
		if s := d.labelOf(l.rec); s != l.text {
			l.text = s
			l.label = d.c.kit.FitLabel(s)
		}
	}
}

// labelOf is the label of a link and its share: “Yes 72 %”.
func (d *diagram) labelOf(r *model.Record) string {
	s := r.Text("label")
	if v, ok := r.Num("share"); ok {
		s += " " + d.numbers.format.Percent(v)
	}
	return strings.TrimSpace(s)
}

// route finds the lines of all links.
func (d *diagram) route() {
	shapes, links := d.request()
	if !d.updateRouter(shapes, links) {
		req := route.Request{Flow: route.Right, Shapes: shapes, Links: links}
		if d.down() {
			req.Flow = route.Bottom
		}
		d.router = route.NewRouter(req)
	}
	d.remember(shapes, links)
	lines := d.router.Lines()
	i := 0
	for _, l := range d.links {
		if l.own || l.from == nil && l.to == nil {
			continue
		}
		l.line = lines[i]
		i++
	}
}

// request says what the router has to know. Links that are drawn straight
// between facing sides get their line here.
func (d *diagram) request() ([]route.Shape, []route.Link) {
	shapes := make([]route.Shape, 0, len(d.nodes)+8)
	for _, n := range d.nodes {
		if n.shapeFit != n.fit || n.shapeAt != n.at {
			n.shape, n.shapeFit, n.shapeAt = routeShape(n), n.fit, n.at
		}
		shapes = append(shapes, n.shape)
		if r := n.rect(); r.H > n.shape.Rect.H+1 { // the texts under a symbol are in the way, too
			shapes = append(shapes, route.Shape{ID: n.shape.ID + "\x00texts", Rect: geom.R(r.X, n.shape.Rect.Bottom()+1, r.W, r.H-n.shape.Rect.H-1)})
		}
	}
	links := make([]route.Link, 0, len(d.links))
	for _, l := range d.links {
		if l.own = d.facing(l); l.own || l.from == nil && l.to == nil {
			continue
		}
		if l.wished != l.rec {
			l.wish, l.wished = d.wish(l), l.rec
			if l.from == nil || l.to == nil || !material(l.rec.Text("link_kind")) {
				l.wished = nil // the wish depends on where the shapes stand
			}
		}
		links = append(links, l.wish)
	}
	return shapes, links
}

// routeShape is a node as the router sees it.
func routeShape(n *node) route.Shape {
	s := route.Shape{ID: string(n.rec.ID()), Rect: n.symbol(), Branches: n.fit.Kind == "decision"}
	if !plain(n.fit.Kind) && len(n.fit.Data) == 0 {
		if out := n.fit.Outline(n.at).Flatten(0.5); len(out) > 0 {
			s.Outline = out[0]
		}
	}
	return s
}

// plain reports whether the outline of a kind of node is its rectangle.
func plain(kind string) bool {
	switch kind {
	case "action", "subprocess", "process", "image", "operator", "transport", "fifo", "supermarket", "safety_stock":
		return true
	}
	return false
}

// wish is a link as the router is asked for it.
func (d *diagram) wish(l *link) route.Link {
	r := l.rec
	w := route.Link{ID: string(r.ID()), Label: l.label.Size, LabelAt: -1}
	w.From = end(l.from, r.Text("from_port"))
	w.To = end(l.to, r.Text("to_port"))
	// An end that leads nowhere hangs beside the other one.
	const off = 72
	if l.from == nil {
		c := l.to.symbol()
		w.From.At = geom.P(c.X-off, c.Center().Y)
	}
	if l.to == nil {
		c := l.from.symbol()
		w.To.At = geom.P(c.Right()+off, c.Center().Y)
	}
	if v, ok := r.Num("label_at"); ok {
		w.LabelAt = math.Min(math.Max(v, 0), 1)
	}
	if p, ok := r.Get("waypoints").(model.Points); ok {
		w.Waypoints = p
	}
	switch r.Text("routing") {
	case "straight":
		w.Style = route.Straight
	case "curved":
		w.Style = route.Curved
	case "":
		if material(r.Text("link_kind")) {
			break
		}
		w.Style = route.Straight // that is how the notation draws information
		// Information comes down to the work and goes up from it.
		if l.from != nil && l.to != nil && !r.Has("from_port") && !r.Has("to_port") {
			switch a, b := l.from.symbol(), l.to.symbol(); {
			case a.Bottom()+8 < b.Y:
				w.From.Side, w.To.Side = route.Bottom, route.Top
			case b.Bottom()+8 < a.Y:
				w.From.Side, w.To.Side = route.Top, route.Bottom
			}
		}
	}
	return w
}

func end(n *node, port string) route.End {
	e := route.End{Side: sideOf(port)}
	if n != nil {
		e.Shape = string(n.rec.ID())
	}
	return e
}

func sideOf(port string) route.Side {
	switch port {
	case "top":
		return route.Top
	case "right":
		return route.Right
	case "bottom":
		return route.Bottom
	case "left":
		return route.Left
	}
	return route.Auto
}

// updateRouter tells the router what differs; false when it has to start anew.
func (d *diagram) updateRouter(shapes []route.Shape, links []route.Link) bool {
	if d.router == nil || len(shapes) != len(d.sentShapes) || len(links) != len(d.sentLinks) || d.sentDown != d.down() {
		return false
	}
	var c route.Change
	for i, s := range shapes {
		was := &d.sentShapes[i]
		if s.ID != was.ID {
			return false
		}
		if s.Rect != was.Rect || s.Branches != was.Branches || !slices.Equal(s.Outline, was.Outline) {
			c.Shapes = append(c.Shapes, s)
		}
	}
	for i, l := range links {
		was := &d.sentLinks[i]
		if l.ID != was.ID {
			return false
		}
		if l.From != was.From || l.To != was.To || l.Style != was.Style || l.Label != was.Label || l.LabelAt != was.LabelAt || !slices.Equal(l.Waypoints, was.Waypoints) {
			c.Links = append(c.Links, l)
		}
	}
	if len(c.Shapes)+len(c.Links) > 0 {
		d.router.Update(c)
	}
	return true
}

func (d *diagram) remember(shapes []route.Shape, links []route.Link) {
	d.sentShapes, d.sentLinks, d.sentDown = shapes, links, d.down()
}

// facing draws the links of a value stream straight across, where the two shapes
// face each other and nothing stands between them; it reports whether it did.
func (d *diagram) facing(l *link) bool {
	if !d.stream || l.from == nil || l.to == nil || l.from == l.to || len(d.nodes) > 1000 {
		return false
	}
	r := l.rec
	if r.Has("waypoints") || r.Has("routing") || r.Has("from_port") || r.Has("to_port") {
		return false
	}
	a, b := l.from.symbol(), l.to.symbol()
	lo, hi := math.Max(a.Y, b.Y), math.Min(a.Bottom(), b.Bottom())
	y := (lo + hi) / 2
	turned := a.X > b.X
	if turned {
		a, b = b, a
	}
	if hi-lo < 8 || b.X-a.Right() < 12 {
		return false
	}
	kind := r.Text("link_kind")
	half := 0.0
	if shape.Bulky(kind) {
		half = 6
	}
	x0, ok0 := borderAt(l.from, y, half, !turned)
	x1, ok1 := borderAt(l.to, y, half, turned)
	if !ok0 || !ok1 {
		return false
	}
	way := geom.Span(geom.P(x0, y-10), geom.P(x1, y+10))
	for _, n := range d.nodes {
		if n != l.from && n != l.to && n.rect().Overlaps(way) {
			return false
		}
	}
	pts := []geom.Pt{geom.P(x0, y), geom.P(x1, y)}
	l.line = route.Line{ID: string(r.ID()), Points: pts, Path: geom.Polyline(pts...), From: route.Right, To: route.Left}
	if turned {
		l.line.Angle, l.line.Leaves = math.Pi, math.Pi
		l.line.From, l.line.To = route.Left, route.Right
	}
	if s := l.label.Size; s != (geom.Pt{}) {
		clear := 4.0
		switch {
		case shape.Bulky(kind):
			clear = 13
		case kind == "electronic_information" || kind == "pull":
			clear = 11
		}
		if l.to.key.queued && !turned { // the queue stands above the line
			l.line.Label = geom.R((x0+x1-s.X)/2, y+clear, s.X, s.Y)
			return true
		}
		l.line.Label = geom.R((x0+x1-s.X)/2, y-clear-s.Y, s.X, s.Y)
	}
	return true
}

// borderAt returns the outermost x of a node's border between two heights, y −
// half and y + half: the largest one, or the smallest. A little space is kept.
func borderAt(n *node, y, half float64, largest bool) (x float64, ok bool) {
	const space = 3
	for _, line := range n.fit.Outline(n.at).Flatten(0.5) {
		for i := 1; i < len(line); i++ {
			p, q := line[i-1], line[i]
			for _, h := range [...]float64{y - half, y, y + half} {
				if (p.Y-h)*(q.Y-h) > 0 || p.Y == q.Y {
					continue
				}
				at := p.X + (q.X-p.X)*(h-p.Y)/(q.Y-p.Y)
				if !ok || largest == (at > x) {
					x, ok = at, true
				}
			}
		}
	}
	if largest {
		return x + space, ok
	}
	return x - space, ok
}

// measureUp writes the geometry down.
func (d *diagram) measureUp() {
	g := d.geometry
	for _, l := range g.Lanes {
		g.Bounds = g.Bounds.Union(l.Rect)
	}
	g.Nodes = make([]NodePlace, 0, len(d.nodes))
	for _, n := range d.nodes {
		if n.drawn != n.fit || n.drawnAt != n.at {
			n.outline = n.fit.Outline(n.at)
		}
		p := NodePlace{ID: n.rec.ID(), Rect: n.rect(), Symbol: n.symbol(), Outline: n.outline, Auto: n.auto}
		if n.lane >= 0 {
			p.Lane = d.lanes[n.lane].ID()
		}
		g.Nodes = append(g.Nodes, p)
		g.Bounds = g.Bounds.Union(p.Rect)
	}
	g.Links = make([]LinkPlace, 0, len(d.links))
	for _, l := range d.links {
		if len(l.line.Points) < 2 || l.from == nil && l.to == nil {
			l.items, l.tag, l.corridor = nil, nil, nil // nothing to draw; model/check reports it
			continue
		}
		p := LinkPlace{ID: l.rec.ID(), Points: l.line.Points, Path: l.line.Path, Label: l.line.Label, Broken: l.from == nil || l.to == nil}
		if l.from != nil {
			p.From = l.from.rec.ID()
		}
		if l.to != nil {
			p.To = l.to.rec.ID()
		}
		d.drawLink(l)
		p.Corridor = l.corridor
		g.Links = append(g.Links, p)
		g.Bounds = g.Bounds.Union(p.Path.Bounds()).Union(p.Label)
	}
}
