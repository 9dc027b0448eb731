package route

import (
	"math"
	"slices"

	"waymark/model/geom"
)

const (
	labelOff    = 6.0 // from the start of the line
	labelAway   = 3.0 // between the line and the label beside it
	labelStep   = 10.0
	labelTries  = 160 // places tried for one label
	mostAway    = 5   // labels between a line and its label, where there is no room beside the line
	mostStrokes = 128 // lines in a cell of the grid
	mostOnIt    = 16  // shapes, labels or lines under one label: more are no worse

	// How bad places are: on a shape or another label, on a line, on the own line,
	// in the corner that a shape leaves free.
	onOther  = 1e6
	onLine   = 4000.0
	onOwn    = 1500.0
	onCorner = 60.0 // beside the tip of a decision
)

// labels finds a place for every label: beside the line, as near to its start as
// there is room, on no shape, no line and no other label. Labels of earlier
// links choose first.
type labels struct {
	strokes *grid // of all stretches of all lines, as rectangles without width
	owner   []int32
	free    []int32
	of      [][]int32 // by link: its strokes
	taken   *grid     // by link: its label
	area    []box     // by link: what the place of its label depends on
	places  []place   // scratch: of one stretch
	found   []int32   // scratch
	work    int       // places looked at so far
}

// setLines takes over lines that are drawn anew, of links that have changed; it
// returns the places where lines were and are. Until there is a label, nothing is
// kept.
func (b *labels) setLines(r *Router, changed, drawn []int32) (was []box) {
	b.of = grown(b.of, len(r.links), nil)
	if b.strokes == nil {
		if slices.ContainsFunc(changed, func(l int32) bool { return r.links[l].Label != geom.Pt{} }) {
			b.begin(r)
		}
		return nil // all labels are new as well
	}
	for _, l := range drawn {
		for _, i := range b.of[l] {
			was = append(was, b.strokes.boxes[i])
			b.strokes.put(i, boxFrom(gone))
			b.free = append(b.free, i)
		}
		b.of[l] = b.of[l][:0]
		if r.links[l].heaped {
			continue
		}
		pts := r.lines[l].Points
		for k := 1; k < len(pts); k++ {
			i := int32(len(b.owner))
			if n := len(b.free); n > 0 {
				i = b.free[n-1]
				b.free = b.free[:n-1]
				b.owner[i] = l
			} else {
				b.owner = append(b.owner, l)
			}
			b.of[l] = append(b.of[l], i)
			at := boxFrom(geom.Span(pts[k-1], pts[k]))
			b.strokes.put(i, at)
			was = append(was, at)
		}
	}
	return was
}

// keepsAway reports whether labels keep away from the line of a link.
func (b *labels) keepsAway(l int32) bool { return int(l) < len(b.of) && len(b.of[l]) > 0 }

// begin takes over all lines, when there is a label for the first time.
func (b *labels) begin(r *Router) {
	b.of = grown(b.of, len(r.links), nil)
	b.strokes, b.taken = r.grid.like(), r.grid.like()
	b.strokes.most, b.taken.most = mostStrokes, mostInCell
	b.taken.fill(grown([]box(nil), len(r.links), boxFrom(gone)))
	n := 0
	for l := range r.lines {
		n += len(r.lines[l].Points)
	}
	boxes, of := make([]box, 0, n), make([]int32, 0, n)
	b.owner = make([]int32, 0, n)
	for l := range r.lines {
		first, pts := len(of), r.lines[l].Points
		if r.links[l].heaped { // labels keep away from lines that can be followed
			continue
		}
		for k := 1; k < len(pts); k++ {
			of = append(of, int32(len(of)))
			boxes = append(boxes, boxFrom(geom.Span(pts[k-1], pts[k])))
			b.owner = append(b.owner, int32(l))
		}
		b.of[l] = of[first:len(of):len(of)]
	}
	b.strokes.fill(boxes)
}

// renew places the labels of the links in redo (by link), and those of later
// links that are concerned by a label that moves. It returns the links whose
// label has another place than before.
func (b *labels) renew(r *Router, redo []bool) (moved []int32) {
	others := slices.Contains(redo, false) // not so when the whole page is routed
	for i := range redo {
		if !redo[i] {
			continue
		}
		ln := &r.links[i]
		size := ln.Label
		has := !ln.dead && size.X > 0 && size.Y > 0 && size.Finite()
		var at geom.Rect
		area := nowhere
		if has {
			at, area = b.find(r, int32(i), size)
		}
		if !r.once {
			b.area[i] = area
		}
		was := r.lines[i].Label
		if at == was {
			continue
		}
		r.lines[i].Label = at
		moved = append(moved, int32(i))
		here, there := boxFrom(at), boxFrom(was)
		for j := i + 1; others && j < len(r.links); j++ {
			if area := &b.area[j]; !redo[j] && (area.touches(&there) || area.touches(&here)) {
				redo[j] = true
			}
		}
		if !has {
			here = boxFrom(gone)
		}
		b.taken.put(int32(i), here)
	}
	return moved
}

// find returns the best place for a label of the given size, and the area that
// this choice depends on.
func (b *labels) find(r *Router, l int32, size geom.Pt) (best geom.Rect, area box) {
	b.work++
	line, ln := &r.lines[l], &r.links[l]
	if ln.heaped && ln.LabelAt < 0 { // there is no free place
		return b.stretch(line.Points[0], line.Points[1], size)[0].at, nowhere
	}
	least, tries := math.Inf(1), 0
	area = nowhere
	try := func(at geom.Rect, cost float64) bool {
		tries++
		if cost < least {
			looked := boxFrom(at.Inset(-2))
			area.include(&looked)
			b.work++
			if cost += b.trouble(r, l, at); cost < least {
				best, least = at, cost
			}
		}
		return tries < labelTries && least > cost+labelStep
	}
	if ln.LabelAt >= 0 {
		at, i := geom.Along(line.Points, ln.LabelAt*geom.Length(line.Points))
		p, q := line.Points[i], line.Points[i+1]
		for _, c := range beside(p, q, at, size) {
			try(c, 0)
		}
		return best, area
	}
	cost := 0.0
	for k := 1; k < len(line.Points); k++ {
		p, q := line.Points[k-1], line.Points[k]
		for _, c := range b.stretch(p, q, size) {
			if !try(c.at, cost+c.cost) && least < cost {
				return best, area
			}
		}
		cost += p.Dist(q)/4 + 12
	}
	// Where there is no room beside the line, a little further away.
	for away := 1.0; away <= mostAway && least >= onOther; away++ {
		for k := 1; k < len(line.Points) && tries < 2*labelTries; k++ {
			p, q := line.Points[k-1], line.Points[k]
			for _, c := range b.stretch(p, q, size) {
				try(further(c.at, p, q, away), cost*away+c.cost)
			}
		}
	}
	return best, area
}

// further moves a place beside a stretch away from it by so many labels.
func further(at geom.Rect, p, q geom.Pt, labels float64) geom.Rect {
	c, m := at.Center(), p.Lerp(q, 0.5)
	if d := q.Sub(p); math.Abs(d.X) >= math.Abs(d.Y) {
		at.Y += math.Copysign(labels*(at.H+labelAway), c.Y-m.Y)
	} else {
		at.X += math.Copysign(labels*(at.W+labelAway), c.X-m.X)
	}
	return at
}

type place struct {
	at   geom.Rect
	cost float64
}

// stretch lists the places of a label along one stretch of a line, those near
// its start first. They are valid until the next call.
func (b *labels) stretch(p, q geom.Pt, size geom.Pt) []place {
	n := p.Dist(q)
	out := b.places[:0]
	defer func() { b.places = out }()
	if n == 0 {
		return append(out, place{geom.R(p.X-size.X/2, p.Y-size.Y-labelAway, size.X, size.Y), 0})
	}
	d := q.Sub(p).Mul(1 / n)
	flat := math.Abs(d.X) >= math.Abs(d.Y)
	long := size.Y
	if flat {
		long = size.X
	}
	first, last := labelOff, n-long-labelOff
	if last < first {
		first = (n - long) / 2
		last = first
	}
	for off := first; off <= last; off += labelStep {
		at := p.Add(d.Mul(off + long/2))
		for k, c := range beside(p, q, at, size) {
			out = append(out, place{c, off/4 + float64(k)*6})
		}
		if len(out) >= 40 {
			break
		}
	}
	return out
}

// beside returns the places on both sides of a stretch for a label whose middle
// is level with at: above and below, or right and left.
func beside(p, q, at, size geom.Pt) [2]geom.Rect {
	d := q.Sub(p)
	if math.Abs(d.X) >= math.Abs(d.Y) {
		lift := labelAway
		if d.X != 0 {
			lift += math.Abs(d.Y/d.X) * size.X / 2
		}
		return [2]geom.Rect{
			geom.R(at.X-size.X/2, at.Y-lift-size.Y, size.X, size.Y),
			geom.R(at.X-size.X/2, at.Y+lift, size.X, size.Y),
		}
	}
	aside := labelAway + 2 + math.Abs(d.X/d.Y)*size.Y/2
	return [2]geom.Rect{
		geom.R(at.X+aside, at.Y-size.Y/2, size.X, size.Y),
		geom.R(at.X-aside-size.X, at.Y-size.Y/2, size.X, size.Y),
	}
}

// trouble says how bad a place is for a label: 0 when it is free.
func (b *labels) trouble(r *Router, l int32, at geom.Rect) float64 {
	cost := 0.0
	corners := 0.0
	here, inner := boxFrom(at), boxFrom(at.Inset(-1))
	if b.found = r.grid.nearest(&here, b.found[:0], mostOnIt); len(b.found) == mostOnIt {
		return mostOnIt * onOther
	}
	for _, i := range b.found {
		if s := r.rects[i]; s.Overlaps(at) && !r.encloses(i, l) {
			if r.shapes[i].covers(at) {
				common := s.Intersect(at)
				cost = max(cost, onOther*(1+common.W*common.H/1000))
			} else {
				corners = onCorner
			}
		}
	}
	free := true
	b.taken.some(&inner, func(i int32) bool {
		free = !(i < l && b.taken.boxes[i].rect().Overlaps(at.Inset(-1)))
		return free
	})
	if !free {
		cost = max(cost, onOther)
	}
	if cost >= onOther {
		return cost
	}
	if b.found = b.strokes.nearest(&inner, b.found[:0], mostOnIt); len(b.found) == mostOnIt {
		return mostOnIt * onLine
	}
	for _, i := range b.found {
		s := &b.strokes.boxes[i]
		pts := r.lines[b.owner[i]].Points
		if len(pts) == 2 && s.hi[0] > s.lo[0] && s.hi[1] > s.lo[1] && !crosses(pts[0], pts[1], at) {
			continue
		}
		if b.owner[i] == l {
			cost += onOwn
		} else {
			cost += onLine
		}
	}
	return cost + corners
}

// encloses reports whether a shape is one that an end of a link stands in.
func (r *Router) encloses(i, l int32) bool {
	ln := &r.links[l]
	return ln.from >= 0 && ln.from != i && r.rects[i].Encloses(r.rects[ln.from]) ||
		ln.to >= 0 && ln.to != i && r.rects[i].Encloses(r.rects[ln.to])
}

// covers reports whether the outline of a shape reaches into a rectangle that
// overlaps the shape's own: beside the tip of a decision there is room.
func (s *shape) covers(at geom.Rect) bool {
	if len(s.Outline) < 3 {
		return true
	}
	inside := true
	c := at.Center()
	area := 0.0
	for i, p := range s.Outline {
		q := s.Outline[(i+1)%len(s.Outline)]
		if crosses(p, q, at) {
			return true
		}
		area += p.X*q.Y - q.X*p.Y
	}
	for i, p := range s.Outline {
		q := s.Outline[(i+1)%len(s.Outline)]
		if ((q.X-p.X)*(c.Y-p.Y)-(q.Y-p.Y)*(c.X-p.X))*area < 0 {
			inside = false
		}
	}
	return inside
}

// crosses reports whether the straight line from p to q touches r.
func crosses(p, q geom.Pt, r geom.Rect) bool {
	lo, hi := 0.0, 1.0
	d := q.Sub(p)
	for _, s := range [4][2]float64{{-d.X, p.X - r.X}, {d.X, r.Right() - p.X}, {-d.Y, p.Y - r.Y}, {d.Y, r.Bottom() - p.Y}} {
		switch {
		case s[0] == 0:
			if s[1] < 0 {
				return false
			}
		case s[0] < 0:
			lo = max(lo, s[1]/s[0])
		default:
			hi = min(hi, s[1]/s[0])
		}
	}
	return lo <= hi
}
