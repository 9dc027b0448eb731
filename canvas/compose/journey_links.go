package compose

import (
	"math"
	"slices"

	"waymark/canvas/scene"
	"waymark/canvas/shape"
	"waymark/canvas/text"
	"waymark/model"
	"waymark/model/geom"
)

const (
	trackHigh   = 11 // between two lines that run side by side
	gutterShift = 4  // lines that jump keep this far from the edge between columns
	labelShift  = 9  // from the edge between columns to the label of a link to the next one
	arrowLong   = 6.5
	arrowWide   = 5.5
)

// stepLink is a link between two steps of the page: an arrow to the next column,
// or a line that jumps over columns on a track above the cards, or back below
// them.
type stepLink struct {
	rec      *model.Record
	from, to int // columns
	label    text.Block
	below    bool // a line back
	lo, hi   float64
	trackY   float64 // middle of the track
}

// next reports whether the link leads to the neighbouring column.
func (l *stepLink) next() bool { return l.to == l.from+1 }

// findLinks lists the links of the page whose two ends are steps of it.
func (j *journeyMap) findLinks() {
	for rec := range j.doc.Each(j.page.ID(), "link") {
		a, okA := j.place[rec.Ref("from")]
		b, okB := j.place[rec.Ref("to")]
		if okA && okB {
			j.links = append(j.links, &stepLink{rec: rec, from: a.last, to: b.first, below: b.first <= a.last})
		}
	}
	j.linked = len(j.links) > 0
}

// linkLabel is what stands at a link: its label and its share.
func (j *journeyMap) linkLabel(rec *model.Record) string {
	s := rec.Text("label")
	if v, ok := rec.Num("share"); ok {
		share := j.format.Percent(v)
		if s == "" {
			return share
		}
		return s + " · " + share
	}
	return s
}

// linksAtCards reports whether the links join action cards; without a lane of
// actions they join the step headers.
func (j *journeyMap) linksAtCards() bool {
	for lane := range j.doc.Each(j.page.ID(), "lane") {
		if lane.Text("lane_kind") == "actions" && !lane.Bool("hidden") {
			return true
		}
	}
	return false
}

// reserveTracks gives the first lane of actions the room for its links.
func (j *journeyMap) reserveTracks(r *mapRow) {
	if r.kind != "actions" || !j.linked || slices.ContainsFunc(j.rows, func(o *mapRow) bool { return o.kind == "actions" }) {
		return
	}
	r.tracks[0] = j.setTracks(func(l *stepLink) bool { return !l.below })
	r.tracks[1] = j.setTracks(func(l *stepLink) bool { return l.below })
}

// headTracks gives the links that join step headers their room above them.
func (j *journeyMap) headTracks() float64 {
	if !j.linked || j.linksAtCards() {
		return 0
	}
	for _, l := range j.links {
		l.below = false
	}
	return j.setTracks(func(*stepLink) bool { return true })
}

// setTracks puts the chosen links on tracks, short ones nearest to the cards, so
// that no two lines share a piece, and returns the height of all of them. A link
// to the next column needs a track for its label alone.
func (j *journeyMap) setTracks(choose func(*stepLink) bool) float64 {
	var links []*stepLink
	for _, l := range j.links {
		if !choose(l) {
			continue
		}
		out := j.columns[l.from].X + j.columns[l.from].W
		in := j.columns[l.to].X
		l.lo, l.hi = min(out-gutterShift, in+gutterShift), max(out-gutterShift, in+gutterShift)
		room := l.hi - l.lo - 12
		if l.next() {
			room = j.columns[l.to].W - 2*labelShift
		}
		l.label = j.kit.Wrap(j.linkLabel(l.rec), shape.SmallFont, max(room, 60))
		if l.next() {
			if l.label.Height == 0 {
				continue
			}
			l.lo, l.hi = out+labelShift, out+labelShift+l.label.Width
		}
		links = append(links, l)
	}
	slices.SortStableFunc(links, func(a, b *stepLink) int {
		switch d := (a.hi - a.lo) - (b.hi - b.lo); {
		case d < 0:
			return -1
		case d > 0:
			return 1
		}
		return 0
	})
	var tracks [][]*stepLink
	for _, l := range links {
		t := 0
		for ; t < len(tracks); t++ {
			if !slices.ContainsFunc(tracks[t], func(o *stepLink) bool { return l.lo < o.hi+6 && o.lo < l.hi+6 }) {
				break
			}
		}
		if t == len(tracks) {
			tracks = append(tracks, nil)
		}
		tracks[t] = append(tracks[t], l)
	}
	total := 0.0
	for _, t := range tracks {
		h := float64(trackHigh)
		for _, l := range t {
			h = max(h, l.label.Height+3)
		}
		for _, l := range t {
			l.trackY = total + h/2
		}
		total += h
	}
	if total > 0 {
		total += 5
	}
	return total
}

// ends returns the rectangles that a link joins, and where its track runs.
func (j *journeyMap) ends(l *stepLink) (from, to geom.Rect, trackY float64) {
	row := -1
	for i, r := range j.rows {
		if r.kind == "actions" {
			row = i
			break
		}
	}
	if row < 0 {
		head := func(c Column) geom.Rect {
			return geom.R(c.X+j.inset, j.stepY, c.W-2*j.inset, max(j.stepH, 20))
		}
		return head(j.columns[l.from]), head(j.columns[l.to]), j.stepY - 5 - l.trackY
	}
	r := j.rows[row]
	top, bottom := r.y+rowPad+r.tracks[0], r.y+r.h-rowPad-r.tracks[1]
	empty := func(col int) geom.Rect {
		c := j.columns[col]
		return geom.R(c.X+j.inset, top, c.W-2*j.inset, 30)
	}
	from, to = empty(l.from), empty(l.to)
	first, last := true, true
	for _, c := range r.cells {
		if c.at.first <= l.from && l.from <= c.at.last && (last || c.rect.Bottom() > from.Bottom()) {
			from, last = c.rect, false
		}
		if c.at.first <= l.to && l.to <= c.at.last && (first || c.rect.Y < to.Y) {
			to, first = c.rect, false
		}
	}
	if l.below {
		return from, to, bottom + 5 + l.trackY
	}
	return from, to, top - 5 - l.trackY
}

// drawLinks adds every link as one item.
func (j *journeyMap) drawLinks(s *scene.Scene) {
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
		out := j.columns[l.from].X + j.columns[l.from].W
		in := j.columns[l.to].X
		var pts []geom.Pt
		switch {
		case l.next() && math.Abs(a.Y-b.Y) < 0.5:
			pts = []geom.Pt{a, geom.P(b.X, a.Y)}
		case l.next():
			pts = []geom.Pt{a, geom.P(out, a.Y), geom.P(out, b.Y), b}
		default:
			x0, x1 := out-gutterShift, in+gutterShift
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
		end := r.pts[len(r.pts)-1]
		path := geom.Polyline(append(slices.Clone(r.pts[:len(r.pts)-1]), geom.P(end.X-arrowLong+1, end.Y))...)
		ops := []scene.Op{&scene.Path{Path: path, Stroke: line}, arrowRight(geom.P(end.X-1, end.Y), j.theme.Link)}
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
		if r.l.next() { // the label stands above the card, and a line leads from the arrow to it
			edge, foot := j.columns[r.l.to].X, min(r.pts[0].Y, r.pts[len(r.pts)-1].Y)
			lead := geom.Polyline(geom.P(edge, foot), geom.P(edge, r.y), geom.P(x-3, r.y))
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
		s.Add(scene.Item{Owner: string(r.l.rec.ID()), Part: "label", Ops: ops})
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

func arrowRight(tip geom.Pt, c scene.Color) scene.Op {
	return &scene.Path{Path: geom.Polygon(geom.P(tip.X-arrowLong, tip.Y-arrowWide/2), tip, geom.P(tip.X-arrowLong, tip.Y+arrowWide/2)), Fill: c}
}
