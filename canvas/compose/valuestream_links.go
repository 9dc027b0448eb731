package compose

import (
	"math"

	"waymark/canvas/route"
	"waymark/model/geom"
)

// labelInformation places the labels of slanting lines of information beside
// them: as near to the middle as no shape is in the way.
func (d *diagram) labelInformation() {
	if len(d.nodes) > 1000 {
		return // the router's places will do on a page that nobody reads at once
	}
	for _, l := range d.links {
		if !l.routed || material(l.kind) || l.wish.Style != route.Straight || l.wish.LabelAt >= 0 || l.label.Size == (geom.Pt{}) || len(l.line.Points) != 2 {
			continue
		}
		if r, ok := d.besideLine(l); ok {
			l.tagAt = r
		}
	}
}

// besideLine finds a free place for the label of a straight line.
func (d *diagram) besideLine(l *link) (geom.Rect, bool) {
	a, b := l.line.Points[0], l.line.Points[1]
	v := b.Sub(a)
	if v.Len() < 1 {
		return geom.Rect{}, false
	}
	n := geom.P(v.Y, -v.X).Mul(1 / v.Len())
	if n.Y > 0 || n.Y == 0 && n.X < 0 {
		n = n.Mul(-1) // above the line, or to its right
	}
	size := l.label.Size
	for _, at := range [...]float64{0.5, 0.38, 0.62, 0.26, 0.74} {
		clear := 3.0
		if l.kind == "electronic_information" && at == 0.5 {
			clear = 11 // the flash stands there
		}
		for _, side := range [...]float64{1, -1} {
			m := n.Mul(side)
			c := a.Lerp(b, at).Add(m.Mul(math.Abs(m.X)*size.X/2 + math.Abs(m.Y)*size.Y/2 + clear))
			r := geom.R(c.X-size.X/2, c.Y-size.Y/2, size.X, size.Y)
			if d.freeOfNodes(r) {
				return r, true
			}
		}
	}
	return geom.Rect{}, false
}

func (d *diagram) freeOfNodes(r geom.Rect) bool {
	for _, n := range d.nodes {
		if n.rect().Overlaps(r) {
			return false
		}
	}
	return true
}

// material reports whether work, rather than information, moves along a kind of
// link.
func material(linkKind string) bool {
	return linkKind != "manual_information" && linkKind != "electronic_information"
}
