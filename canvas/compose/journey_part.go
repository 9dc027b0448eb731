package compose

import (
	"strconv"
	"strings"

	"waymark/canvas/scene"
	"waymark/canvas/shape"
	"waymark/model"
	"waymark/model/geom"
)

// Part is a piece of a journey that stands on a sheet of its own: some of its columns,
// and some of its lanes. It has title block, lane headers, stage headers and a legend
// like the whole map, the emotion curve runs on to its edges, and what leads to another
// sheet says to which.
type Part struct {
	First, Last         int     // columns, both included, counted as in Grid.Columns
	FirstLane, LastLane int     // lanes that are not hidden, both included
	Width               float64 // that the columns fill, margins and lane headers included, in document units
	Name                string  // in the title block: "Part 1 of 3 · Awareness – Purchase"

	// Sheet says on which sheet of paper a column of the lanes of this part stands; nil
	// where nobody needs to know, because the part is only measured.
	Sheet func(column int) SheetRef

	// Least heights, so that the parts of a map read on from one another; the zero
	// value leaves every part as high as it needs to be.
	Least PartHeights
}

// SheetRef is a sheet of paper that a map leads on to.
type SheetRef struct {
	Name string // "page 2"
	Link string // where a click leads, "#" and a destination
}

// PartHeights are the heights of what the parts of one map share.
type PartHeights struct {
	Top, Stage, Goal, Step float64
	Rows                   map[model.ID]RowHeight // by lane
}

// RowHeight is the height of a lane, and where its neutral line stands.
type RowHeight struct{ H, Neutral float64 }

// Join returns the heights that both parts have room in.
func (h PartHeights) Join(o PartHeights) PartHeights {
	out := PartHeights{max(h.Top, o.Top), max(h.Stage, o.Stage), max(h.Goal, o.Goal), max(h.Step, o.Step), map[model.ID]RowHeight{}}
	for _, rows := range []map[model.ID]RowHeight{h.Rows, o.Rows} {
		for id, r := range rows {
			have := out.Rows[id]
			below := max(r.H-r.Neutral, have.H-have.Neutral)
			have.Neutral = max(have.Neutral, r.Neutral)
			out.Rows[id] = RowHeight{max(have.Neutral+below, have.H, r.H), have.Neutral}
		}
	}
	return out
}

// JourneyPart composes a part of a journey page.
func (c *Composer) JourneyPart(doc *model.Document, page model.ID, part Part) *scene.Scene {
	return c.layoutPart(doc, page, part).draw()
}

// MeasurePart returns the size of a part without drawing it, and the heights of what
// it is made of. It is wider than asked for where its columns need more room.
func (c *Composer) MeasurePart(doc *model.Document, page model.ID, part Part) (geom.Rect, PartHeights) {
	j := c.layoutPart(doc, page, part)
	h := PartHeights{Top: j.stageY, Stage: j.stageH, Goal: j.goalH, Step: j.stepH, Rows: map[model.ID]RowHeight{}}
	for _, r := range j.rows {
		row := RowHeight{H: r.h}
		if r.feel != nil {
			row.Neutral = r.feel.neutral
		}
		h.Rows[r.lane.ID()] = row
	}
	legend := j.kit.Legend(j.legendEntries(), j.x1-j.left)
	return geom.R(0, 0, j.x1+mapMargin, j.bottom+legendGap+legend.H+mapMargin), h
}

func (c *Composer) layoutPart(doc *model.Document, page model.ID, part Part) *journeyMap {
	c.forget(doc)
	return c.layoutJourney(doc, doc.Get(page), &part)
}

// takePart leaves the columns of the part. Places are counted from its first column
// then, so that those of other sheets are negative or too large.
func (j *journeyMap) takePart() {
	j.total = len(j.columns)
	if j.part == nil || j.total == 0 {
		return
	}
	first := min(max(j.part.First, 0), j.total-1)
	last := min(max(j.part.Last, first), j.total-1)
	j.shift = first
	for id, at := range j.place {
		j.place[id] = colSpan{at.first - first, at.last - first}
	}
	j.columns = j.columns[first : last+1]
	var stages []mapStage
	for _, s := range j.stages {
		s.at = colSpan{s.at.first - first, s.at.last - first}
		if j.visible(s.at) {
			s.continued = s.at.first < 0
			s.at = j.clip(s.at)
			stages = append(stages, s)
		}
	}
	j.stages = stages
}

// visible reports whether a span has a column in this part.
func (j *journeyMap) visible(s colSpan) bool { return s.last >= 0 && s.first < len(j.columns) }

// clip is what this part has of a visible span.
func (j *journeyMap) clip(s colSpan) colSpan {
	return colSpan{max(s.first, 0), min(s.last, len(j.columns)-1)}
}

// middle is the column in which something stands that spans several.
func (j *journeyMap) middle(s colSpan) int { return (s.first+s.last+2*j.shift)/2 - j.shift }

// edge is where a column begins. Those of other sheets are as wide as those of this
// one.
func (j *journeyMap) edge(i int) float64 {
	n := len(j.columns)
	end := j.columns[n-1].X + j.columns[n-1].W
	usual := (end - j.x0) / float64(n)
	switch {
	case i < 0:
		return j.x0 + float64(i)*usual
	case i >= n:
		return end + float64(i-n)*usual
	}
	return j.columns[i].X
}

// centre is the middle of a span, wherever it stands.
func (j *journeyMap) centre(s colSpan) float64 { return (j.edge(s.first) + j.edge(s.last+1)) / 2 }

// has reports whether a part shows a lane, by its number among the visible ones.
func (p *Part) has(lane int) bool { return p == nil || p.FirstLane <= lane && lane <= p.LastLane }

// sheetOf names the sheet of a column that stands on another one.
func (j *journeyMap) sheetOf(column int) SheetRef {
	if j.part == nil || j.part.Sheet == nil {
		return SheetRef{Name: "page 00"} // as wide as most: it is only measured
	}
	return j.part.Sheet(column + j.shift)
}

// mostColumn is the widest column of a part: wider ones only make lines that are hard
// to read.
const mostColumn = 640

// partColumns shares the width of a part among its columns, in proportion to what they
// are in the whole map, and leaves them that where there is too little.
func (j *journeyMap) partColumns(widths []float64) {
	room := j.part.Width - 2*mapMargin - (j.x0 - j.left)
	total := 0.0
	for _, w := range widths {
		total += w
	}
	grow := room / total
	if len(widths) > 1 {
		grow = max(grow, 1)
	}
	for i, w := range widths {
		widths[i] = min(w*grow, max(w, mostColumn))
		if len(widths) == 1 {
			widths[i] = max(columnLeast, min(w*grow, mostColumn))
		}
	}
}

// cutText is the text of a card that stands on several sheets, with where it comes
// from and where it goes on.
func (j *journeyMap) cutText(s string, before, after bool) string {
	arrow := "→"
	if j.readsLeft(s) {
		arrow = "←"
	}
	var out []string
	if before {
		out = append(out, noBreak(j.sheetOf(-1).Name)+"\u00a0"+arrow)
		if arrow == "←" {
			out[0] = rightToLeft + out[0]
		}
	}
	out = append(out, s)
	if after {
		out = append(out, arrow+"\u00a0"+noBreak(j.sheetOf(len(j.columns)).Name))
	}
	return strings.Join(out, " ")
}

// Marks that are not seen: what follows reads in their direction.
const leftToRight, rightToLeft = "\u200e", "\u200f"

// readsLeft reports whether a text reads from right to left.
func (j *journeyMap) readsLeft(s string) bool { return j.kit.Fonts.Line(s, shape.CardFont).RTL }

func noBreak(s string) string { return strings.ReplaceAll(s, " ", "\u00a0") }

// band is the title block.
func (j *journeyMap) band() shape.Band {
	b := bandOf(j.doc, j.page, nil)
	if j.part != nil {
		b.Part = j.part.Name
	}
	return b
}

// stageName is the name of a stage with its number; where its first steps stand on
// another sheet, it says so.
func stageName(s *mapStage) string {
	name := strconv.Itoa(s.number+1) + " " + s.rec.Text("name")
	if s.continued {
		name += " (continued)"
	}
	return name
}
