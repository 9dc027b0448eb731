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
		d.fitLink(l)
	}
}

func (d *diagram) fitLink(l *link) {
	if l.ended == l.rec && l.seen == d.numbers && !d.renewed {
		return
	}
	l.ended, l.seen, l.wished = l.rec, d.numbers, nil
	l.kind = l.rec.Text("link_kind")
	l.from, l.to = d.byID[l.rec.Ref("from")], d.byID[l.rec.Ref("to")]
	if s := d.labelOf(l.rec); s != l.text {
		l.text = s
		l.label = d.c.kit.FitLabel(s)
	}
}

// labelOf is the label of a link and its share: “Yes 72 %”.
func (d *diagram) labelOf(r *model.Record) string {
	s := r.Text("label")
	if v, ok := r.Num("share"); ok {
		share := d.numbers.format.Percent(v)
		if d.c.fonts.Line(s, shape.CardFont).RTL {
			share = leftToRight + share + leftToRight // the sign stays behind its number
		}
		s += " " + share
	}
	return strings.TrimSpace(s)
}

// route finds the lines of all links: those of the router, told what has changed,
// and those that are drawn straight between facing sides.
func (d *diagram) route() {
	var c route.Change
	anew := d.router == nil || d.renewed || d.routedDown != d.down()
	for _, n := range d.nodes {
		if n.shapeFit == n.fit && n.shapeAt == n.at {
			continue
		}
		anew = anew || (n.below != nil) != n.hasBelow()
		if !anew {
			d.tellShape(n, &c)
		}
	}
	d.floating = nil
	for _, l := range d.links {
		routed := !d.facing(l) && (l.from != nil || l.to != nil)
		anew = anew || routed != l.routed
		if l.routed = routed; routed && l.floats() {
			d.floating = append(d.floating, l)
		}
		if routed && !anew {
			d.tellLink(l, &c)
		}
	}
	switch {
	case anew:
		d.routeAnew()
	case len(c.Shapes)+len(c.Links) > 0:
		for _, id := range d.router.Update(c) {
			if l := d.linkMap[model.ID(id)]; l != nil {
				l.take(d.router.Line(id))
			}
		}
	}
	for _, l := range d.links {
		if l.from == nil && l.to == nil {
			l.line = &route.Line{} // nothing to draw; model/check reports it
		}
		l.tagAt = l.line.Label
	}
	if d.stream {
		d.labelInformation()
	}
}

// take keeps a line that the router has found.
func (l *link) take(line route.Line, _ bool) { l.line = &line }

// tellShape tells the router where a node stands now, if that has changed: most
// letters that are typed into it leave it as large as it was.
func (d *diagram) tellShape(n *node, c *route.Change) {
	shape, below := routeShapes(n)
	if !sameShape(n.shape, &shape) {
		c.Shapes = append(c.Shapes, shape)
	}
	if below != nil && !sameShape(n.below, below) {
		c.Shapes = append(c.Shapes, *below)
	}
	n.shape, n.below, n.shapeFit, n.shapeAt = &shape, below, n.fit, n.at
}

func sameShape(a, b *route.Shape) bool {
	return a.ID == b.ID && a.Rect == b.Rect && a.Branches == b.Branches && slices.Equal(a.Outline, b.Outline)
}

// tellLink tells the router what a link asks for now, if that has changed.
func (d *diagram) tellLink(l *link, c *route.Change) {
	if l.wished == l.rec && !l.floats() {
		return
	}
	wish := d.wish(l)
	if l.wish == nil || !sameWish(l.wish, &wish) {
		c.Links = append(c.Links, wish)
	}
	l.wish, l.wished = &wish, l.rec
}

// floats reports whether what a link asks for depends on where the shapes stand.
func (l *link) floats() bool { return l.from == nil || l.to == nil || !material(l.kind) }

// routeAnew gives all shapes and links to a new router.
func (d *diagram) routeAnew() {
	shapes := len(d.nodes)
	for _, n := range d.nodes {
		if n.hasBelow() {
			shapes++
		}
	}
	req := route.Request{Flow: route.Right, Shapes: make([]route.Shape, 0, shapes), Links: make([]route.Link, 0, len(d.links))}
	if d.routedDown = d.down(); d.routedDown {
		req.Flow = route.Bottom
	}
	for _, n := range d.nodes {
		shape, below := routeShapes(n)
		req.Shapes = append(req.Shapes, shape)
		n.nth = int32(len(req.Shapes))
		n.shape, n.below, n.shapeFit, n.shapeAt = &req.Shapes[len(req.Shapes)-1], below, n.fit, n.at
		if below != nil {
			req.Shapes = append(req.Shapes, *below)
		}
	}
	for _, l := range d.links {
		if l.routed {
			w := d.wish(l)
			if d.c.opts.Print {
				w.From.Nth, w.To.Nth = l.from.number(), l.to.number()
			}
			req.Links = append(req.Links, w)
			l.wish, l.wished = &req.Links[len(req.Links)-1], l.rec
		}
	}
	var lines []route.Line
	if d.c.opts.Print { // what a router remembers for later is as large as the drawing
		lines = route.All(req)
	} else {
		d.router = route.NewRouter(req)
		lines = d.router.Lines()
	}
	i := 0
	for _, l := range d.links {
		if l.routed {
			l.line, i = &lines[i], i+1
		}
	}
}

// routeShapes is a node as the router sees it: where links end, and, for symbols,
// the texts below, which are in the way of other links.
func routeShapes(n *node) (s route.Shape, below *route.Shape) {
	s = route.Shape{ID: string(n.rec.ID()), Rect: n.symbol(), Branches: n.fit.Kind == "decision"}
	if !plain(n.fit.Kind) && len(n.fit.Data) == 0 {
		if out := n.fit.Outline(n.at).Flatten(0.5); len(out) > 0 {
			s.Outline = out[0]
		}
	}
	if r := n.rect(); n.hasBelow() {
		below = &route.Shape{ID: s.ID + "\x00texts", Rect: geom.R(r.X, s.Rect.Bottom()+1, r.W, r.H-s.Rect.H-1)}
	}
	return s, below
}

// number is that of the shape of a node in the request that was just made; 0 for none.
func (n *node) number() int32 {
	if n == nil {
		return 0
	}
	return n.nth
}

// hasBelow reports whether texts stand below the symbol of a node.
func (n *node) hasBelow() bool { return n.fit.H > n.fit.Glyph.H+1 }

// sameWish reports whether two requests for a link ask for the same.
func sameWish(a, b *route.Link) bool {
	return a.ID == b.ID && a.From == b.From && a.To == b.To && a.Style == b.Style && a.Label == b.Label && a.LabelAt == b.LabelAt && slices.Equal(a.Waypoints, b.Waypoints)
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
		if material(l.kind) {
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
	half := 0.0
	if shape.Bulky(l.kind) {
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
	l.line = &route.Line{ID: string(r.ID()), Points: pts, Path: geom.Polyline(pts...), From: route.Right, To: route.Left}
	if turned {
		l.line.Angle, l.line.Leaves = math.Pi, math.Pi
		l.line.From, l.line.To = route.Left, route.Right
	}
	if s := l.label.Size; s != (geom.Pt{}) {
		clear := 4.0
		switch {
		case shape.Bulky(l.kind):
			clear = 13
		case l.kind == "electronic_information" || l.kind == "pull":
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

// measureUp writes down where everything stands.
func (d *diagram) measureUp() *Geometry {
	g := &Geometry{Placed: d.layout.all, Lanes: d.bandPlaces}
	d.drawAll()
	g.Nodes = make([]NodePlace, 0, len(d.nodes))
	for i, n := range d.nodes {
		n.place = i
		g.Nodes = append(g.Nodes, d.placeOf(n))
	}
	g.Links = make([]LinkPlace, 0, len(d.links))
	for _, l := range d.links {
		if l.place = -1; l.items != nil {
			l.place = len(g.Links)
			g.Links = append(g.Links, placeOfLink(l))
		}
	}
	g.Bounds = g.hull()
	return g
}

func (d *diagram) placeOf(n *node) NodePlace {
	p := NodePlace{ID: n.rec.ID(), Rect: n.rect(), Symbol: n.symbol(), Outline: n.outline, Auto: n.auto}
	if n.lane >= 0 {
		p.Lane = d.lanes[n.lane].ID()
	}
	return p
}

func placeOfLink(l *link) LinkPlace {
	p := LinkPlace{ID: l.rec.ID(), Points: l.line.Points, Path: l.line.Path, Label: l.tagAt, Corridor: l.corridor, Broken: l.from == nil || l.to == nil}
	if l.from != nil {
		p.From = l.from.rec.ID()
	}
	if l.to != nil {
		p.To = l.to.rec.ID()
	}
	return p
}
