package compose

import (
	"math"

	"waymark/canvas/shape"
	"waymark/model/geom"
)

const (
	laneLeast = 96.0 // of a lane without nodes and without a size
	lanePad   = 24.0 // between nodes and the border of their lane
)

// bands returns the swimlanes across the flow as starts and sizes. Lanes follow
// one another from 0 on. A lane with a size has it, whatever stands in it, so
// that nothing jumps while a node is dragged; one without reaches half-way to
// the nodes of the next lane.
func (d *diagram) bands() []geom.Rect {
	type extent struct {
		lo, hi float64
		any    bool
	}
	content := make([]extent, len(d.lanes))
	for _, n := range d.nodes {
		i := n.lane
		if i < 0 {
			continue
		}
		lo, hi := n.at.Y, n.at.Y+n.fit.H
		if d.down() {
			lo, hi = n.at.X, n.at.X+n.fit.W
		}
		e := &content[i]
		if !e.any {
			*e = extent{lo, hi, true}
		}
		e.lo, e.hi = math.Min(e.lo, lo), math.Max(e.hi, hi)
	}
	out := make([]geom.Rect, len(d.lanes))
	start := 0.0
	if len(d.lanes) > 0 && !d.lanes[0].Has("size") && content[0].any {
		start = math.Min(0, content[0].lo-lanePad)
	}
	for i, l := range d.lanes {
		size, fixed := l.Num("size")
		if !fixed {
			end := start + math.Max(laneLeast, d.c.kit.LaneLength(l.Text("name"))+8)
			if content[i].any {
				end = math.Max(end, content[i].hi+lanePad)
			}
			if i+1 < len(d.lanes) && content[i+1].any && content[i].any {
				end = math.Max(end, (content[i].hi+content[i+1].lo)/2)
			}
			size = end - start
		}
		out[i] = geom.R(0, start, 0, size)
		start += size
	}
	return out
}

// survey turns the bands into swimlanes as long as the page.
func (d *diagram) survey() {
	d.bandPlaces = nil
	if len(d.lanes) == 0 {
		return
	}
	bands := d.layout.bands
	if bands == nil {
		bands = d.bands()
	}
	lo, hi := 0.0, 0.0
	for i, n := range d.nodes {
		a, b := n.at.X, n.at.X+n.fit.W
		if d.down() {
			a, b = n.at.Y, n.at.Y+n.fit.H
		}
		if i == 0 {
			lo, hi = a, b
		}
		lo, hi = math.Min(lo, a), math.Max(hi, b)
	}
	lo, hi = lo-lanePad, hi+lanePad
	for _, l := range d.links { // lines that go round the outermost nodes stay in the lanes
		for _, p := range l.line.Points {
			v := p.X
			if d.down() {
				v = p.Y
			}
			lo, hi = math.Min(lo, v-lanePad), math.Max(hi, v+lanePad)
		}
	}
	head := float64(shape.LaneHead)
	if !d.down() {
		for i, l := range d.lanes {
			head = math.Max(head, d.c.kit.LaneHeadFor(l.Text("name"), bands[i].H))
		}
	}
	lo = math.Min(0, lo-head)
	hi = math.Max(hi, lo+head+240)
	for i, l := range d.lanes {
		p := LanePlace{ID: l.ID(), Rect: geom.R(lo, bands[i].Y, hi-lo, bands[i].H)}
		p.Header = geom.R(lo, bands[i].Y, head, bands[i].H)
		if d.down() {
			p.Standing = true
			p.Rect = geom.R(bands[i].Y, lo, bands[i].H, hi-lo)
			p.Header = geom.R(bands[i].Y, lo, bands[i].H, head)
		}
		d.bandPlaces = append(d.bandPlaces, p)
	}
}
