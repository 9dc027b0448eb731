package shape

import (
	"waymark/canvas/scene"
	"waymark/model/geom"
)

// The wide arrows of material and work.
const (
	bulk       = 10.0 // half the width of the head
	shaft      = 4.5  // half the width of the shaft
	bulkLength = 15.0 // of the head
)

// pushLink is a striped arrow: work is passed on whether the next process can
// take it or not.
func pushLink(k *Kit, l Link, _ scene.Color) []scene.Op {
	line := k.Theme.Stream.Line
	ops := wideArrow(l.Points, k.Theme.Stream.Fill, line)
	stripes := &geom.Path{}
	end := geom.Length(l.Points) - bulkHead(l.Points)
	walked := 0.0
	for i := 1; i < len(l.Points); i++ {
		a := l.Points[i-1]
		d, ok := direction(a, l.Points[i])
		if !ok {
			continue
		}
		n := geom.P(-d.Y, d.X)
		seg := a.Dist(l.Points[i])
		// Slanting stripes, kept a shaft's width away from bends and ends.
		const gap, thick, lean = 7.0, 3.2, 2 * shaft
		from := 1.5
		if i > 1 {
			from = shaft
		}
		to := min(seg-shaft, end-walked-1)
		if i == len(l.Points)-1 {
			to = min(seg, end-walked) - 1
		}
		for x := from; x+thick+lean <= to; x += gap {
			p := func(along, across float64) geom.Pt { return a.Add(d.Mul(along)).Add(n.Mul(across)) }
			stripes.Append(geom.Polygon(p(x, shaft), p(x+thick, shaft), p(x+thick+lean, -shaft), p(x+lean, -shaft)))
		}
		walked += seg
	}
	if !stripes.Empty() {
		ops = append(ops, &scene.Path{Path: stripes, Fill: line})
	}
	return ops
}

// bulkHead is how long the head of a wide arrow is: where the last stretch behind a
// bend is short, so is the head, for it cannot go round the bend.
func bulkHead(pts []geom.Pt) float64 {
	head := min(bulkLength, geom.Length(pts)*0.6)
	for i := len(pts) - 1; i > 1; i-- {
		if last := pts[i-1].Dist(pts[i]); last > 0 {
			return min(head, max(last-shaft-2, last/2)) // a gap parts its wing from the shaft
		}
	}
	return head
}

// wideArrow is an arrow with a body: its outline round the bends of a line.
func wideArrow(pts []geom.Pt, fill, line scene.Color) []scene.Op {
	total := geom.Length(pts)
	head := bulkHead(pts)
	tip, dir := pts[len(pts)-1], arrival(pts)
	var up, down []geom.Pt // the two sides of the shaft
	neck, _ := geom.Along(pts, total-head)
	corners := []geom.Pt{pts[0]}
	walked := 0.0
	for i := 1; i < len(pts)-1; i++ {
		if walked += pts[i-1].Dist(pts[i]); walked < total-head-0.5 {
			corners = append(corners, pts[i])
		}
	}
	corners = append(corners, neck)
	for i, c := range corners {
		var d0, d1 geom.Pt
		ok0, ok1 := false, false
		if i > 0 {
			d0, ok0 = direction(corners[i-1], c)
		}
		if i < len(corners)-1 {
			d1, ok1 = direction(c, corners[i+1])
		}
		switch {
		case !ok0 && !ok1:
			d0, d1 = dir, dir
		case !ok0:
			d0 = d1
		case !ok1:
			d1 = d0
		}
		// Mitre of the two sides that meet here.
		n0, n1 := geom.P(-d0.Y, d0.X), geom.P(-d1.Y, d1.X)
		m := n0.Add(n1)
		if l2 := m.X*m.X + m.Y*m.Y; l2 > 0.2 {
			m = m.Mul(2 / l2)
		} else {
			m = n0
		}
		up, down = append(up, c.Sub(m.Mul(shaft))), append(down, c.Add(m.Mul(shaft)))
	}
	n := geom.P(-dir.Y, dir.X)
	base := tip.Sub(dir.Mul(head))
	outline := append([]geom.Pt(nil), up...)
	wing := min(bulk, max(shaft+3, head))
	outline = append(outline, base.Sub(n.Mul(wing)), tip, base.Add(n.Mul(wing)))
	for i := len(down) - 1; i >= 0; i-- {
		outline = append(outline, down[i])
	}
	return []scene.Op{&scene.Path{Path: geom.Polygon(outline...), Fill: fill, Stroke: scene.Stroke{Color: line, Width: 1.2}}}
}
