package compose

import (
	"cmp"
	"slices"

	"waymark/canvas/shape"
	"waymark/canvas/text"
	"waymark/model/geom"
)

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
// that no two lines share a piece, and returns the height of all of them.
func (j *journeyMap) setTracks(choose func(*stepLink) bool) float64 {
	var links []*stepLink
	for _, l := range j.links {
		if choose(l) && j.fitLink(l) {
			links = append(links, l)
		}
	}
	slices.SortStableFunc(links, func(a, b *stepLink) int { return cmp.Compare(a.hi-a.lo, b.hi-b.lo) })
	return stackTracks(tracksOf(links))
}

// fitLink breaks the label of a link into lines and finds from where to where it
// needs a track; it reports whether it needs one.
func (j *journeyMap) fitLink(l *stepLink) bool {
	if j.straight(l) {
		return j.fitAbove(l)
	}
	out, in := j.rises(l)
	l.lo, l.hi = min(out, in), max(out, in)
	l.label = j.wrapLabel(l, l.hi-l.lo-2*trackEnd)
	return true
}

// fitAbove is fitLink for a link to the next column: it needs a track for its label
// alone, which stands above the card that is on this sheet.
func (j *journeyMap) fitAbove(l *stepLink) bool {
	at := l.to
	if l.leaves {
		at = l.from
	}
	l.label = j.wrapLabel(l, j.columns[at].W-2*labelShift)
	if l.label.Height == 0 {
		return false
	}
	l.lo = j.out(l) + labelShift
	if l.leaves {
		l.lo = j.in(l) - leadShift - labelShift - l.label.Width
	}
	l.hi = l.lo + l.label.Width
	return true
}

// wrapLabel breaks the label of a link into lines as wide as its room, or as the
// least width that can be read.
func (j *journeyMap) wrapLabel(l *stepLink, room float64) text.Block {
	return j.kit.Wrap(j.linkLabel(l), shape.SmallFont, max(room, labelLeast))
}

// tracksOf puts each link on the first track that has room for it.
func tracksOf(links []*stepLink) (tracks [][]*stepLink) {
	for _, l := range links {
		t := slices.IndexFunc(tracks, func(track []*stepLink) bool {
			return !slices.ContainsFunc(track, func(o *stepLink) bool { return l.lo < o.hi+trackEnd && o.lo < l.hi+trackEnd })
		})
		if t < 0 {
			t, tracks = len(tracks), append(tracks, nil)
		}
		tracks[t] = append(tracks[t], l)
	}
	return tracks
}

// stackTracks puts tracks on one another, each as high as its highest label, and
// returns the height of all, with what parts them from the cards.
func stackTracks(tracks [][]*stepLink) float64 {
	if len(tracks) == 0 {
		return 0
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
	return total + trackFoot
}

// ends returns the rectangles that a link joins, and where its track runs.
func (j *journeyMap) ends(l *stepLink) (from, to geom.Rect, trackY float64) {
	r := j.actions()
	if r == nil {
		y := j.stepY - trackFoot - l.trackY
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
	trackY = top - trackFoot - l.trackY
	if l.below {
		trackY = bottom + trackFoot + l.trackY
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
