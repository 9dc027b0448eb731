package compose

import (
	"math"
	"slices"
	"strings"

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
	leadShift   = 10 // from the edge of a sheet to what leads to the label of a link that leaves it
	arrowLong   = 6.5
	arrowWide   = 5.5
)

// stepLink is a link between two steps of the page: an arrow to the next column,
// or a line that jumps over columns on a track above the cards, or back below
// them. One of its ends may stand on another sheet: it then runs to the edge.
type stepLink struct {
	rec           *model.Record
	from, to      int  // columns
	leaves, comes bool // where it ends, or begins, is another sheet
	label         text.Block
	below         bool // a line back
	lo, hi        float64
	trackY        float64 // middle of the track
}

// findLinks lists the links of the page whose two ends are steps of it, without those
// that have neither in this part.
func (j *journeyMap) findLinks() {
	n := len(j.columns)
	for rec := range j.doc.Each(j.page.ID(), "link") {
		a, okA := j.place[rec.Ref("from")]
		b, okB := j.place[rec.Ref("to")]
		if !okA || !okB {
			continue
		}
		j.linked = true
		l := &stepLink{rec: rec, from: a.last, to: b.first, below: b.first <= a.last}
		l.comes, l.leaves = l.from < 0 || l.from >= n, l.to < 0 || l.to >= n
		if !l.comes || !l.leaves {
			j.links = append(j.links, l)
		}
	}
}

// straight reports whether a link leads to the neighbouring column, or over the edge
// that its own one is at.
func (j *journeyMap) straight(l *stepLink) bool {
	switch {
	case l.leaves:
		return l.from == len(j.columns)-1 && l.to > l.from
	case l.comes:
		return l.to == 0 && l.from < 0
	}
	return l.to == l.from+1
}

// out is where the column ends that a link leaves, and in where that begins which it
// leads to: the edge, where that stands on another sheet.
func (j *journeyMap) out(l *stepLink) float64 {
	if l.comes {
		return j.overEdge(l.from)
	}
	return j.columns[l.from].X + j.columns[l.from].W
}

func (j *journeyMap) in(l *stepLink) float64 {
	if l.leaves {
		return j.overEdge(l.to)
	}
	return j.columns[l.to].X
}

// overEdge is the edge towards a column of another sheet.
func (j *journeyMap) overEdge(column int) float64 { return j.edge(min(max(column, 0), len(j.columns))) }

// rises returns where a link that jumps leaves its track, and where it takes it: in
// the gutter between two columns, or at the edge.
func (j *journeyMap) rises(l *stepLink) (out, in float64) {
	out, in = j.out(l), j.in(l)
	if !l.comes {
		out -= gutterShift
	}
	if !l.leaves {
		in += gutterShift
	}
	return out, in
}

// linkLabel is what stands at a link: its label and its share, and the sheet that it
// leads to or comes from.
func (j *journeyMap) linkLabel(l *stepLink) string {
	var words []string
	if s := l.rec.Text("label"); s != "" {
		if (l.leaves || l.comes) && j.readsLeft(s) {
			s = leftToRight + s + leftToRight // the arrow points to where the line leads
		}
		words = append(words, s)
	}
	if v, ok := l.rec.Num("share"); ok {
		words = append(words, j.format.Percent(v))
	}
	s := strings.Join(words, " · ")
	if !l.leaves && !l.comes {
		return s
	}
	there := noBreak(j.sheetOf(l.other()).Name)
	switch forward := l.from < l.to; {
	case l.leaves && forward:
		return strings.TrimSpace(s + " →\u00a0" + there)
	case l.leaves:
		return strings.TrimSpace("←\u00a0" + there + " " + s)
	case forward:
		return strings.TrimSpace(there + "\u00a0→ " + s)
	}
	return strings.TrimSpace(s + " ←\u00a0" + there)
}

// other is the column that stands on another sheet.
func (l *stepLink) other() int {
	if l.comes {
		return l.from
	}
	return l.to
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

// besideStep is the room at the sides of a step's name, where links join it.
func (j *journeyMap) besideStep() float64 {
	if !j.linked || j.linksAtCards() {
		return 0
	}
	return linkedInset
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
		out, in := j.rises(l)
		l.lo, l.hi = min(out, in), max(out, in)
		room := l.hi - l.lo - 12
		straight := j.straight(l)
		if straight { // the label stands above the card that is on this sheet
			at := l.to
			if l.leaves {
				at = l.from
			}
			room = j.columns[at].W - 2*labelShift
		}
		l.label = j.kit.Wrap(j.linkLabel(l), shape.SmallFont, max(room, 60))
		if straight {
			if l.label.Height == 0 {
				continue
			}
			l.lo = j.out(l) + labelShift
			if l.leaves {
				l.lo = j.in(l) - leadShift - labelShift - l.label.Width
			}
			l.hi = l.lo + l.label.Width
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
	r := j.actions()
	if r == nil {
		y := j.stepY - 5 - l.trackY
		head := func(col int) geom.Rect { return j.joint(col, j.stepY, max(j.stepH, 20)) }
		from, to = j.overTo(l, head(l.from), head(l.to), y)
		return from, to, y
	}
	top, bottom := r.y+rowPad+r.tracks[0], r.y+r.h-rowPad-r.tracks[1]
	from, to = j.joint(l.from, top, 30), j.joint(l.to, top, 30)
	first, last := true, true
	for _, c := range r.cells {
		if c.at.first <= l.from && l.from <= c.at.last && (last || c.rect.Bottom() > from.Bottom()) {
			from, last = c.rect, false
		}
		if c.at.first <= l.to && l.to <= c.at.last && (first || c.rect.Y < to.Y) {
			to, first = c.rect, false
		}
	}
	trackY = top - 5 - l.trackY
	if l.below {
		trackY = bottom + 5 + l.trackY
	}
	from, to = j.overTo(l, from, to, trackY)
	return from, to, trackY
}

// actions is the lane whose cards the links join; nil where they join step headers.
func (j *journeyMap) actions() *mapRow {
	for _, r := range j.rows {
		if r.kind == "actions" {
			return r
		}
	}
	return nil
}

// joint is what a link joins in a column without a card; of a column on another sheet
// a point at the edge.
func (j *journeyMap) joint(col int, y, h float64) geom.Rect {
	if col < 0 || col >= len(j.columns) {
		return geom.R(j.overEdge(col), y, 0, h)
	}
	c := j.columns[col]
	return geom.R(c.X+j.inset, y, c.W-2*j.inset, h)
}

// overTo lets the end on another sheet stand where the line crosses the edge.
func (j *journeyMap) overTo(l *stepLink, from, to geom.Rect, trackY float64) (geom.Rect, geom.Rect) {
	straight := j.straight(l)
	level := func(end, other geom.Rect) geom.Rect {
		if y := trackY; !straight {
			return geom.R(end.X, y, 0, 0)
		}
		return geom.R(end.X, other.Center().Y, 0, 0)
	}
	if l.leaves {
		to = level(to, from)
	}
	if l.comes {
		from = level(from, to)
	}
	return from, to
}

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
