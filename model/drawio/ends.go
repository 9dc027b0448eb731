package drawio

import "slices"

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
	for _, c := range p.joinable() {
		if c.rect.Inset(-touch).Contains(at) && (best == nil || c.rect.W*c.rect.H <= best.rect.W*best.rect.H) {
			best = c
		}
	}
	return best
}

// joinable are the shapes that a line can join.
func (p *page) joinable() []*cell {
	if p.joined == nil { // a drawing may have a hundred thousand free ends
		p.joined = slices.DeleteFunc(slices.Clone(p.cells), func(c *cell) bool {
			return !c.vertex || c.container() || c.style.has("edgeLabel") || c.style.has("group") || c.parent != nil && c.parent.edge
		})
	}
	return p.joined
}
