package compose

import (
	"math"
	"slices"

	"waymark/canvas/scene"
	"waymark/canvas/shape"
	"waymark/model/geom"
)

// drawLinks adds every link as one item.
func (j *journeyMap) drawLinks(s *scene.Scene) {
	if j.actions() == nil && j.linksAtCards() {
		return // the cards stand on another sheet
	}
	type piece struct{ x, y0, y1 float64 }
	var rises []piece // upright pieces that labels keep clear of
	type route struct {
		l   *stepLink
		pts []geom.Pt
		y   float64
	}
	var routes []route
	for _, l := range j.links {
		from, to, y := j.ends(l)
		if from == to && l.from != l.to { // one card stands over both steps
			continue
		}
		a, b := geom.P(from.Right(), from.Center().Y), geom.P(to.X, to.Center().Y)
		x0, x1 := j.rises(l)
		var pts []geom.Pt
		switch out := j.out(l); {
		case j.straight(l) && math.Abs(a.Y-b.Y) < 0.5:
			pts = []geom.Pt{a, geom.P(b.X, a.Y)}
		case j.straight(l):
			pts = []geom.Pt{a, geom.P(out, a.Y), geom.P(out, b.Y), b}
		case l.leaves:
			pts = []geom.Pt{a, geom.P(x0, a.Y), geom.P(x0, y), b}
		case l.comes:
			pts = []geom.Pt{a, geom.P(x1, y), geom.P(x1, b.Y), b}
		default:
			pts = []geom.Pt{a, geom.P(x0, a.Y), geom.P(x0, y), geom.P(x1, y), geom.P(x1, b.Y), b}
		}
		for i := 1; i < len(pts); i++ {
			if pts[i].X == pts[i-1].X {
				rises = append(rises, piece{pts[i].X, min(pts[i].Y, pts[i-1].Y), max(pts[i].Y, pts[i-1].Y)})
			}
		}
		routes = append(routes, route{l, pts, y})
	}
	line := scene.Stroke{Color: j.theme.Link, Width: 1.3}
	for _, r := range routes {
		end, dir := r.pts[len(r.pts)-1], 1.0
		if r.pts[len(r.pts)-2].X > end.X { // back to another sheet
			dir = -1
		}
		path := geom.Polyline(append(slices.Clone(r.pts[:len(r.pts)-1]), geom.P(end.X-dir*(arrowLong-1), end.Y))...)
		ops := []scene.Op{&scene.Path{Path: path, Stroke: line}, arrow(geom.P(end.X-dir, end.Y), dir, j.theme.Link)}
		s.Add(scene.Item{Owner: string(r.l.rec.ID()), Ops: ops, Hit: geom.Polyline(r.pts...)})
	}
	// Labels come last: where one cannot keep clear of a line, it hides it.
	for _, r := range routes {
		b := r.l.label
		if b.Height == 0 {
			continue
		}
		var ops []scene.Op
		x := r.l.lo
		if j.straight(r.l) { // the label stands above the card, and a line leads from the arrow to it
			edge, foot, side := j.in(r.l), min(r.pts[0].Y, r.pts[len(r.pts)-1].Y), x-3
			switch {
			case r.l.leaves:
				edge, side = edge-leadShift, x+b.Width+3
			case r.l.comes:
				edge += gutterShift / 2
			}
			lead := geom.Polyline(geom.P(edge, foot), geom.P(edge, r.y), geom.P(side, r.y))
			ops = append(ops, &scene.Path{Path: lead, Stroke: scene.Stroke{Color: j.theme.Link, Width: 1, Dash: []float64{2, 2}}})
		} else {
			room := r.l.hi - r.l.lo - 12 - b.Width
			x += 6 + room/2
			for _, t := range []float64{0.5, 0.4, 0.6, 0.3, 0.7, 0.2, 0.8, 0.1, 0.9} {
				try := r.l.lo + 6 + room*t
				if !slices.ContainsFunc(rises, func(p piece) bool {
					return p.x > try-3 && p.x < try+b.Width+3 && p.y0 < r.y+b.Height/2 && p.y1 > r.y-b.Height/2
				}) {
					x = try
					break
				}
			}
		}
		y := r.y - b.Height/2
		ops = append(ops, &scene.Box{Rect: geom.R(x-3, y, b.Width+6, b.Height), Fill: j.theme.LaneGround})
		ops = append(ops, shape.Lines(b, x, y, b.Width, shape.Center, j.theme.Text)...)
		s.Add(scene.Item{Owner: string(r.l.rec.ID()), Part: "label", Ops: ops, Link: j.leadsTo(r.l)})
	}
	j.drawStackArrows(s)
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
