package compose

import (
	"strings"

	"waymark/canvas/text"
	"waymark/model"
)

const (
	trackHigh   = 11 // between two lines that run side by side
	trackEnd    = 6  // between a line and what stands next on its track: its label, or another line
	trackFoot   = 5  // between the tracks and the cards
	gutterShift = 4  // lines that jump keep this far from the edge between columns
	labelShift  = 9  // from the edge between columns to the label of a link to the next one
	leadShift   = 10 // from the edge of a sheet to what leads to the label of a link that leaves it
	labelPad    = 3  // around a label, of the colour of the ground
	labelLeast  = 60 // of its width, where a label breaks into lines
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
