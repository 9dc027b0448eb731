package drawio

import (
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
	rect     geom.Rect   // of a shape, on the page
	node     model.ID    // what it became
	lane     *lane       // that it makes
	group    model.ID    // that it makes
}

// ends are the ids of the cells that a cell names.
type ends struct{ parent, from, to string }

// newCell reads one cell, nil for what is none.
func newCell(e *element) (*cell, ends) {
	attr, body := e.attr, e
	if e.name != "mxCell" { // an object with data of its own around the cell
		if body = e.child("mxCell"); body == nil {
			return nil, ends{}
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
	return c, ends{body.attr["parent"], body.attr["source"], body.attr["target"]}
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
	return c.place().Min()
}

// place finds where a shape is on the page.
func (c *cell) place() geom.Rect {
	if c.relative && c.parent != nil && c.parent.vertex {
		at := c.parent.place()
		return geom.R(at.X+c.box.X*at.W, at.Y+c.box.Y*at.H, c.box.W, c.box.H)
	}
	return c.box.Add(c.parent.origin())
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
