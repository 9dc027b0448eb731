package compose

import (
	"math"
	"slices"

	"waymark/canvas/scene"
	"waymark/canvas/shape"
	"waymark/model/geom"
)

// linkLine is a link with its line.
type linkLine struct {
	*stepLink
	corners []geom.Pt
	y       float64 // of its track
}

// drawLinks adds every link as one item, and its label as another.
func (j *journeyMap) drawLinks(s *scene.Scene) {
	if j.actions() == nil && j.linksAtCards() {
		return // the cards stand on another sheet
	}
	lines := j.linkLines()
	for _, l := range lines {
		s.Add(j.drawLine(l))
	}
	// Labels come last: where one cannot keep clear of a line, it hides it.
	rises := risesOf(lines)
	for _, l := range lines {
		if l.label.Height > 0 {
			s.Add(j.drawLinkLabel(l, rises))
		}
	}
	j.drawStackArrows(s)
}

// linkLines are the lines of all links, without those whose steps one card stands
// over.
func (j *journeyMap) linkLines() []linkLine {
	lines := make([]linkLine, 0, len(j.links))
	for _, l := range j.links {
		from, to, y := j.ends(l)
		if from == to && l.from != l.to {
			continue
		}
		lines = append(lines, linkLine{l, j.corners(l, from, to, y), y})
	}
	return lines
}

// corners are those of the line of a link from one rectangle to another, with its
// track at y.
func (j *journeyMap) corners(l *stepLink, from, to geom.Rect, y float64) []geom.Pt {
	a, b := geom.P(from.Right(), from.Center().Y), geom.P(to.X, to.Center().Y)
	x0, x1 := j.rises(l)
	switch out := j.out(l); {
	case j.straight(l) && math.Abs(a.Y-b.Y) < 0.5:
		return []geom.Pt{a, geom.P(b.X, a.Y)}
	case j.straight(l):
		return []geom.Pt{a, geom.P(out, a.Y), geom.P(out, b.Y), b}
	case l.leaves:
		return []geom.Pt{a, geom.P(x0, a.Y), geom.P(x0, y), b}
	case l.comes:
		return []geom.Pt{a, geom.P(x1, y), geom.P(x1, b.Y), b}
	}
	return []geom.Pt{a, geom.P(x0, a.Y), geom.P(x0, y), geom.P(x1, y), geom.P(x1, b.Y), b}
}

// drawLine draws the line of a link and its arrow.
func (j *journeyMap) drawLine(l linkLine) scene.Item {
	last := len(l.corners) - 1
	end, dir := l.corners[last], 1.0
	if l.corners[last-1].X > end.X { // back to another sheet
		dir = -1
	}
	path := geom.Polyline(append(slices.Clone(l.corners[:last]), geom.P(end.X-dir*(arrowLong-1), end.Y))...)
	line := &scene.Path{Path: path, Stroke: scene.Stroke{Color: j.theme.Link, Width: 1.3}}
	ops := []scene.Op{line, arrow(geom.P(end.X-dir, end.Y), dir, j.theme.Link)}
	return scene.Item{Owner: string(l.rec.ID()), Ops: ops, Hit: geom.Polyline(l.corners...)}
}

// drawLinkLabel draws the label of a link, on the colour of the ground.
func (j *journeyMap) drawLinkLabel(l linkLine, rises []rise) scene.Item {
	b := l.label
	x, y := l.lo, l.y-b.Height/2
	var ops []scene.Op
	if j.straight(l.stepLink) {
		ops = append(ops, j.lead(l))
	} else {
		x = l.labelX(rises)
	}
	ops = append(ops, &scene.Box{Rect: geom.R(x-labelPad, y, b.Width+2*labelPad, b.Height), Fill: j.theme.LaneGround})
	ops = append(ops, shape.Lines(b, x, y, b.Width, shape.Center, j.theme.Text)...)
	return scene.Item{Owner: string(l.rec.ID()), Part: "label", Ops: ops, Link: j.leadsTo(l.stepLink)}
}

// lead is the line from the arrow of a link to the next column to its label, which
// stands above the card.
func (j *journeyMap) lead(l linkLine) scene.Op {
	edge, side := j.in(l.stepLink), l.lo-labelPad
	switch {
	case l.leaves:
		edge, side = edge-leadShift, l.lo+l.label.Width+labelPad
	case l.comes:
		edge += gutterShift / 2
	}
	foot := min(l.corners[0].Y, l.corners[len(l.corners)-1].Y)
	path := geom.Polyline(geom.P(edge, foot), geom.P(edge, l.y), geom.P(side, l.y))
	return &scene.Path{Path: path, Stroke: scene.Stroke{Color: j.theme.Link, Width: 1, Dash: []float64{2, 2}}}
}

// rise is an upright piece of a line.
type rise struct{ x, top, foot float64 }

// risesOf are the upright pieces of all lines: labels keep clear of them.
func risesOf(lines []linkLine) (rises []rise) {
	for _, l := range lines {
		for i := 1; i < len(l.corners); i++ {
			if p, q := l.corners[i-1], l.corners[i]; p.X == q.X {
				rises = append(rises, rise{q.X, min(p.Y, q.Y), max(p.Y, q.Y)})
			}
		}
	}
	return rises
}

// labelX is where the label of a link stands on its track: as near to the middle as no
// line rises through it, in the middle where one does everywhere.
func (l linkLine) labelX(rises []rise) float64 {
	b := l.label
	room := l.hi - l.lo - 2*trackEnd - b.Width
	for _, t := range []float64{0.5, 0.4, 0.6, 0.3, 0.7, 0.2, 0.8, 0.1, 0.9} {
		x := l.lo + trackEnd + room*t
		if !slices.ContainsFunc(rises, func(r rise) bool {
			return r.x > x-labelPad && r.x < x+b.Width+labelPad && r.top < l.y+b.Height/2 && r.foot > l.y-b.Height/2
		}) {
			return x
		}
	}
	return l.lo + trackEnd + room/2
}

// drawStackArrows joins the action cards of one linked step from top to bottom.
func (j *journeyMap) drawStackArrows(s *scene.Scene) {
	if !j.linked {
		return
	}
	for _, r := range j.rows {
		if r.kind != "actions" {
			continue
		}
		last := make([]*mapCell, len(j.columns))
		var ops []scene.Op
		for _, c := range r.cells {
			for i := c.at.first; i <= c.at.last; i++ {
				if up := last[i]; up != nil && up.at == c.at && i == c.at.first {
					x, y0, y1 := c.rect.Center().X, up.rect.Bottom(), c.rect.Y
					ops = append(ops, &scene.Path{Path: geom.Polyline(geom.P(x, y0), geom.P(x, y1-4)), Stroke: scene.Stroke{Color: j.theme.Link, Width: 1.3}},
						&scene.Path{Path: geom.Polygon(geom.P(x-2.8, y1-6), geom.P(x+2.8, y1-6), geom.P(x, y1-0.5)), Fill: j.theme.Link})
				}
				last[i] = c
			}
		}
		if len(ops) > 0 {
			s.Add(scene.Item{Owner: string(r.lane.ID()), Part: "order", Ops: ops})
		}
		return
	}
}

// leadsTo is where a click on the label of a link leads: to the sheet of its other end.
func (j *journeyMap) leadsTo(l *stepLink) string {
	if !l.leaves && !l.comes {
		return ""
	}
	return j.sheetOf(l.other()).Link
}

// arrow points to the right, or with dir −1 to the left.
func arrow(tip geom.Pt, dir float64, c scene.Color) scene.Op {
	back := tip.X - dir*arrowLong
	return &scene.Path{Path: geom.Polygon(geom.P(back, tip.Y-arrowWide/2), tip, geom.P(back, tip.Y+arrowWide/2)), Fill: c}
}
