package drawio

import (
	"fmt"
	"math"
	"strconv"
	"strings"

	"waymark/model"
	"waymark/model/geom"
)

// cell is one thing of a drawing: a layer, a shape, a line or a label of a line.
type cell struct {
	id     string
	parent *cell // nil for layers
	kids   []*cell
	text   string // its label, without formatting
	link   string // what a click on it opens
	style  style
	vertex bool
	edge   bool

	from, to *cell       // of a line, nil for a free end
	ends     [2]*geom.Pt // where free ends are, from the parent's corner
	points   []geom.Pt   // of a line, from the parent's corner
	box      geom.Rect   // of a shape, from the parent's corner
	relative bool        // the place of box is a share of the parent's size
	node     model.ID    // what it became
	lane     *lane       // that it makes
	group    model.ID    // that it makes
}

// page is one page of a drawing, and what is known about it so far.
type page struct {
	index int
	key   string // its id in the drawing
	id    model.ID
	title string
	alone bool // the drawing has no other page
	cells []*cell
	lean  bool // a value stream
	lanes []*lane
	down  bool // its swimlanes stand side by side

	in  map[*cell]int // lines that end at a shape
	out map[*cell]int // lines that start there
	ids map[string]bool
}

// newPage reads the cells of a page in the order in which they are painted.
func newPage(i int, d diagram) (*page, error) {
	p := &page{index: i, key: d.id, title: oneLine(d.name), in: map[*cell]int{}, out: map[*cell]int{}, ids: map[string]bool{}}
	p.id = p.unique("page")
	if p.title == "" {
		p.title = fmt.Sprintf("Page %d", i+1)
	}
	root := d.model.child("root")
	if root == nil {
		return nil, fmt.Errorf("page %d of the drawing has no content", i+1)
	}
	type ends struct{ parent, from, to string }
	names := map[*cell]ends{}
	byID := map[string]*cell{}
	for _, e := range root.kids {
		attr, body := e.attr, e
		if e.name != "mxCell" { // an object with data of its own around the cell
			if body = e.child("mxCell"); body == nil {
				continue
			}
		}
		c := &cell{id: attr["id"], style: parseStyle(body.attr["style"]), vertex: body.attr["vertex"] == "1", edge: body.attr["edge"] == "1", link: attr["link"]}
		label := body.attr["value"]
		if body != e {
			label = attr["label"]
		}
		if c.style.on("html") || body != e && strings.ContainsRune(label, '<') {
			c.text = plainText(label)
		} else {
			c.text = tidy(label)
		}
		c.geometry(body.child("mxGeometry"))
		names[c] = ends{body.attr["parent"], body.attr["source"], body.attr["target"]}
		if c.id != "" && byID[c.id] == nil {
			byID[c.id] = c
		}
		p.cells = append(p.cells, c)
	}
	for _, c := range p.cells {
		n := names[c]
		c.parent, c.from, c.to = byID[n.parent], byID[n.from], byID[n.to]
		if !c.edge {
			c.from, c.to = nil, nil
		}
	}
	for _, c := range p.cells {
		if c.lost() {
			c.parent = nil
		}
	}
	for _, c := range p.cells {
		if c.parent != nil {
			c.parent.kids = append(c.parent.kids, c)
		}
		p.lean = p.lean || c.style.lean()
	}
	return p, nil
}

// geometry reads where a cell is.
func (c *cell) geometry(g *element) {
	if g == nil {
		return
	}
	n := func(e *element, name string) float64 {
		v, err := strconv.ParseFloat(e.attr[name], 64)
		if err != nil || math.IsNaN(v) || math.Abs(v) > 1e6 {
			return 0
		}
		return v
	}
	c.box = geom.R(n(g, "x"), n(g, "y"), n(g, "width"), n(g, "height"))
	c.relative = g.attr["relative"] == "1"
	for _, e := range g.kids {
		switch at := geom.P(n(e, "x"), n(e, "y")); {
		case e.name == "mxPoint" && e.attr["as"] == "sourcePoint":
			c.ends[0] = &at
		case e.name == "mxPoint" && e.attr["as"] == "targetPoint":
			c.ends[1] = &at
		case e.name == "Array" && e.attr["as"] == "points":
			for _, q := range e.kids {
				c.points = append(c.points, geom.P(n(q, "x"), n(q, "y")))
			}
		}
	}
}

// lost reports whether a cell stands inside itself, or deeper than anybody draws.
func (c *cell) lost() bool {
	for range maxDepth {
		if c = c.parent; c == nil {
			return false
		}
	}
	return true
}

// origin is the corner that the places of a cell's content count from.
func (c *cell) origin() geom.Pt {
	if c == nil || !c.vertex {
		return geom.Pt{}
	}
	r := c.rect()
	return geom.P(r.X, r.Y)
}

// rect is where a shape is on the page.
func (c *cell) rect() geom.Rect {
	r := c.box
	if c.relative && c.parent != nil && c.parent.vertex {
		at := c.parent.rect()
		return geom.R(at.X+r.X*at.W, at.Y+r.Y*at.H, r.W, r.H)
	}
	o := c.parent.origin()
	return geom.R(r.X+o.X, r.Y+o.Y, r.W, r.H)
}

// shapes are the cells inside another one that are drawn as shapes.
func (c *cell) shapes() (out []*cell) {
	for _, k := range c.kids {
		if k.vertex && !k.style.has("edgeLabel") {
			out = append(out, k)
		}
	}
	return out
}

// unique makes an id of a name in the drawing, which may hold anything.
func (p *page) unique(name string) model.ID {
	clean := strings.Map(func(r rune) rune {
		switch {
		case 'a' <= r && r <= 'z', 'A' <= r && r <= 'Z', '0' <= r && r <= '9', r == '-', r == '_':
			return r
		}
		return '-'
	}, name)
	base := fmt.Sprintf("d%d-%s", p.index+1, clean[:min(len(clean), 40)])
	id := base
	for i := 2; p.ids[id]; i++ {
		id = fmt.Sprintf("%s-%d", base, i)
	}
	p.ids[id] = true
	return model.ID(id)
}
