package drawio

import (
	"cmp"
	"math"
	"slices"

	"waymark/model"
	"waymark/model/geom"
)

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
			c.lane = &lane{cell: c, rect: c.rect}
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
	at := c.rect.Center()
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
