package drawio

import (
	"fmt"
	"math"
	"strings"

	"waymark/model"
)

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

	in     map[*cell]int  // lines that end at a shape
	out    map[*cell]int  // lines that start there
	joined []*cell        // see joinable
	ids    map[string]int // how many have asked for an id
}

// newPage reads the cells of a page in the order in which they are painted.
func newPage(i int, d diagram) (*page, error) {
	p := &page{index: i, key: d.id, title: oneLine(d.name), in: map[*cell]int{}, out: map[*cell]int{}, ids: map[string]int{}}
	p.id = p.unique("page")
	if p.title == "" {
		p.title = fmt.Sprintf("Page %d", i+1)
	}
	root := d.model.child("root")
	if root == nil {
		return nil, fmt.Errorf("page %d of the drawing has no content", i+1)
	}
	var names []ends
	for _, e := range root.kids {
		if c, n := newCell(e); c != nil {
			p.cells, names = append(p.cells, c), append(names, n)
		}
	}
	p.tie(names)
	for _, c := range p.cells {
		c.rect = c.place() // by now everybody has a parent
		p.lean = p.lean || c.style.lean()
	}
	return p, nil
}

// tie finds the cells that others name: what they stand in, and what lines join. Of
// cells with the same id the first one is meant.
func (p *page) tie(names []ends) {
	byID := map[string]*cell{}
	for _, c := range p.cells {
		if c.id != "" && byID[c.id] == nil {
			byID[c.id] = c
		}
	}
	for i, c := range p.cells {
		n := names[i]
		c.parent = byID[n.parent]
		if c.edge {
			c.from, c.to = byID[n.from], byID[n.to]
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
	}
}

// call finds what a page is called where nobody has named it: by the title of its
// pool, or of the whole drawing where it has no other page.
func (p *page) call(drawing string) {
	if !unnamed().MatchString(p.title) {
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
var unnamed = pattern(`^Page[- ]?\d*$`)

// runsDown reports whether the flow goes downwards: along its swimlanes, else as most
// of its lines do.
func (p *page) runsDown() bool {
	if len(p.lanes) > 0 || p.lean {
		return p.down
	}
	var down, right float64
	for _, c := range p.cells {
		if c.from != nil && c.to != nil {
			d := c.to.rect.Center().Sub(c.from.rect.Center())
			down += math.Abs(d.Y)
			right += math.Abs(d.X)
		}
	}
	return down > right
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
	for p.ids[id] > 0 {
		p.ids[base]++
		id = fmt.Sprintf("%s-%d", base, p.ids[base])
	}
	p.ids[id] = 1
	return model.ID(id)
}
