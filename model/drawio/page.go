package drawio

import (
	"cmp"
	"math"
	"regexp"
	"slices"
	"strings"

	"waymark/model"
	"waymark/model/geom"
)

// page makes the records of a page: the page itself, swimlanes, groups, shapes and
// links, each in the order of the drawing, which is that of painting.
func (im *importer) page(p *page) {
	p.findLanes()
	p.findGroups()
	p.count()
	nodes := im.nodes(p)
	links := im.links(p)
	kind := "flowchart"
	props := []model.Prop{text("title", p.title), text("state", "current")}
	if p.lean {
		kind = "valuestream"
		convention := "office"
		if slices.ContainsFunc(nodes, func(r *model.Record) bool { return r.Text("node_kind") == "queue" }) {
			convention = "classic" // waits stand between the processes
		}
		props = append(props, text("convention", convention))
	}
	direction := "right"
	if p.runsDown() {
		direction = "down"
	}
	im.add(p, model.NewRecord(p.id, "page", model.Root, append(props, text("page_kind", kind), text("direction", direction))...))
	for _, l := range p.lanes {
		im.add(p, model.NewRecord(l.id, "swimlane", p.id, text("name", l.name()), num("size", l.size)))
	}
	for _, c := range p.cells {
		if c.group != "" {
			im.add(p, model.NewRecord(c.group, "group", p.id, text("name", oneLine(c.text)), ref("group", groupOf(c))))
		}
	}
	for _, r := range slices.Concat(nodes, links) {
		im.add(p, r)
	}
}

func text(name, v string) model.Prop {
	if v == "" {
		return model.Prop{Name: name}
	}
	return model.Prop{Name: name, Value: model.Text(v)}
}

func ref(name string, id model.ID) model.Prop { return text(name, string(id)) }

// num is a number with two decimals: more is noise of dragging.
func num(name string, v float64) model.Prop {
	return model.Prop{Name: name, Value: model.Number(math.Round(v*100) / 100)}
}

// call finds what a page is called where nobody has named it: by the title of its
// pool, or of the whole drawing where it has no other page.
func (p *page) call(drawing string) {
	if !unnamed.MatchString(p.title) {
		return
	}
	for _, c := range p.cells {
		if c.pool() && c.text != "" {
			p.title = oneLine(c.text)
			return
		}
	}
	if p.alone && drawing != "" {
		p.title = drawing
	}
}

// unnamed is what draw.io calls new pages.
var unnamed = regexp.MustCompile(`^Page[- ]?\d*$`)

// lane is a swimlane of the page.
type lane struct {
	id    model.ID
	cell  *cell
	rect  geom.Rect // as drawn
	size  float64   // across the flow
	shift geom.Pt   // of what stands in it, as lanes of a map leave no gaps
}

func (l *lane) name() string {
	if l.cell.text == "" {
		return "Swimlane"
	}
	return oneLine(l.cell.text)
}

// container reports whether a cell is drawn as a frame with a head, or as a table.
func (c *cell) container() bool {
	return c.vertex && (c.style.has("swimlane") || c.style.has("table") || c.style.has("tableRow"))
}

// pool reports whether a cell is a frame around swimlanes.
func (c *cell) pool() bool {
	return c.container() && slices.ContainsFunc(c.shapes(), func(k *cell) bool { return k.container() })
}

// listing reports whether a cell is a box with lines of text in it, as classes of a
// programmer are drawn: a shape, not a swimlane.
func (c *cell) listing() bool {
	kids := c.shapes()
	return c.style.has("swimlane") && len(kids) > 0 && !slices.ContainsFunc(kids, func(k *cell) bool { return !k.style.has("text") && !k.style.has("line") })
}

// findLanes makes swimlanes of the innermost frames. Across the flow they follow one
// another without gaps; what stands in them moves along.
func (p *page) findLanes() {
	if p.lean {
		return
	}
	for _, c := range p.cells {
		if c.container() && !c.pool() && !c.listing() && (c.style.has("swimlane") || len(c.shapes()) > 0) {
			c.lane = &lane{cell: c, rect: c.rect()}
			p.lanes = append(p.lanes, c.lane)
		}
	}
	if len(p.lanes) == 0 {
		return
	}
	across, along := spread(p.lanes)
	p.down = along > across // they stand side by side
	if across == along {
		p.down = p.lanes[0].cell.style.values["horizontal"] != "0" // its name stands on top
	}
	slices.SortStableFunc(p.lanes, func(a, b *lane) int {
		if p.down {
			return cmp.Compare(a.rect.X, b.rect.X)
		}
		return cmp.Compare(a.rect.Y, b.rect.Y)
	})
	at := 0.0
	for _, l := range p.lanes {
		l.id = p.unique(l.cell.id)
		if p.down {
			l.size = l.rect.W
			l.shift = geom.P(at-l.rect.X, 0)
		} else {
			l.size = l.rect.H
			l.shift = geom.P(0, at-l.rect.Y)
		}
		l.size = math.Max(40, l.size)
		at += l.size
	}
}

// spread measures how far the middles of the lanes lie apart, downwards and to the
// right.
func spread(lanes []*lane) (down, right float64) {
	c := lanes[0].rect.Center()
	lo, hi := c, c
	for _, l := range lanes {
		c := l.rect.Center()
		lo = geom.P(math.Min(lo.X, c.X), math.Min(lo.Y, c.Y))
		hi = geom.P(math.Max(hi.X, c.X), math.Max(hi.Y, c.Y))
	}
	return hi.Y - lo.Y, hi.X - lo.X
}

// laneOf is the swimlane that a shape stands in: it belongs to it, or lies on it.
func (p *page) laneOf(c *cell) *lane {
	for up := c.parent; up != nil; up = up.parent {
		if up.lane != nil {
			return up.lane
		}
	}
	at := c.rect().Center()
	for _, l := range p.lanes {
		if l.rect.Contains(at) {
			return l
		}
	}
	return nil
}

// shift is how far a shape moves with its swimlane. What stands in none moves like
// the first one.
func (p *page) shift(c *cell) geom.Pt {
	if l := p.laneOf(c); l != nil {
		return l.shift
	}
	if len(p.lanes) > 0 {
		return p.lanes[0].shift
	}
	return geom.Pt{}
}

// count counts the lines at each shape, and ties free ends to the shape that they
// touch.
func (p *page) count() {
	for _, c := range p.cells {
		if !c.edge {
			continue
		}
		if c.from == nil {
			c.from = p.near(c, 0)
		}
		if c.to == nil {
			c.to = p.near(c, 1)
		}
		if c.style.backwards() {
			c.from, c.to = c.to, c.from
			slices.Reverse(c.points)
		}
		if c.from != nil {
			p.out[c.from]++
		}
		if c.to != nil {
			p.in[c.to]++
		}
	}
}

// backwards reports whether the arrow stands at the start of a line alone.
func (s style) backwards() bool {
	start, ok := s.values["startArrow"]
	return ok && start != "none" && s.values["endArrow"] == "none"
}

// touch is how far from a shape a free end still means it, in units.
const touch = 12

// near is the innermost shape that a free end of a line touches, nil for none.
func (p *page) near(line *cell, end int) *cell {
	if line.ends[end] == nil {
		return nil
	}
	at := line.ends[end].Add(line.parent.origin())
	var best *cell
	for _, c := range p.cells {
		if !c.vertex || c.container() || c.style.has("edgeLabel") || c.style.has("group") || c.parent != nil && c.parent.edge {
			continue
		}
		r := c.rect()
		if r.Inset(-touch).Contains(at) && (best == nil || r.W*r.H <= best.rect().W*best.rect().H) {
			best = c
		}
	}
	return best
}

// runsDown reports whether the flow goes downwards: along its swimlanes, else as most
// of its lines do.
func (p *page) runsDown() bool {
	if len(p.lanes) > 0 || p.lean {
		return p.down
	}
	var down, right float64
	for _, c := range p.cells {
		if c.from != nil && c.to != nil {
			d := c.to.rect().Center().Sub(c.from.rect().Center())
			down += math.Abs(d.Y)
			right += math.Abs(d.X)
		}
	}
	return down > right
}

// groupOf is the group that a cell belongs to, "" for none.
func groupOf(c *cell) model.ID {
	for up := c.parent; up != nil; up = up.parent {
		if up.group != "" {
			return up.group
		}
	}
	return ""
}

// webLink is an address that a map may open, "" for any other.
func webLink(s string) string {
	for _, scheme := range []string{"https:", "http:", "mailto:"} {
		if strings.HasPrefix(strings.ToLower(s), scheme) {
			return s
		}
	}
	return ""
}
