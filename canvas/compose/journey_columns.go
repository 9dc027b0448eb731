package compose

import (
	"waymark/canvas/text"
	"waymark/model"
	"waymark/model/kind"
)

const (
	stageGap = 3  // between two stage headers
	goalLeft = 24 // icon in front of a stage's goal
	// Columns share this width among them, and are neither narrower nor wider
	// than the limits: a map of seven steps fits an A3 sheet in its full size.
	columnsWidth        = 1260
	leastCol, mostCol   = 140, 240
	homelessName        = "Without a step"
	plainInset          = 4  // a gutter of 8 between the cards of two columns
	linkedInset         = 12 // a gutter of 24 where links run
	columnLeast, atMost = 60, 2000
)

// Column is one column of a journey: a step, or a stage that has none.
type Column struct {
	Stage model.ID // "" for the column of cards whose step is gone
	Step  model.ID // "" for a stage without steps
	X, W  float64

	title string
	name  text.Block // step header
	own   float64    // width that the step states; 0 for none
}

// findColumns lists the columns from left to right: the steps of every stage, or
// the stage itself where it has none.
func (j *journeyMap) findColumns() {
	for stage := range j.doc.Each(j.page.ID(), "stage") {
		first := len(j.columns)
		for step := range j.doc.Each(stage.ID(), "step") {
			j.place[step.ID()] = colSpan{len(j.columns), len(j.columns)}
			own := 0.0
			if w, ok := step.Num("width"); ok {
				own = min(max(w, columnLeast), atMost)
			}
			title := kind.Effective(j.doc, step).Text("name")
			j.columns = append(j.columns, Column{Stage: stage.ID(), Step: step.ID(), title: title, own: own})
		}
		if len(j.columns) == first {
			j.columns = append(j.columns, Column{Stage: stage.ID()})
		}
		at := colSpan{first, len(j.columns) - 1}
		j.place[stage.ID()] = at
		j.stages = append(j.stages, mapStage{rec: stage, number: len(j.stages), at: at})
	}
	if j.homeless = j.hasHomeless(); j.homeless {
		j.columns = append(j.columns, Column{title: homelessName})
	}
}

// hasHomeless reports whether a card names a step that this page does not have.
// Such cards get a column of their own: nothing is dropped in silence.
func (j *journeyMap) hasHomeless() bool {
	for lane := range j.doc.Each(j.page.ID(), "lane") {
		if lane.Bool("hidden") {
			continue
		}
		for r := range j.doc.Each(lane.ID(), "") {
			if _, ok := j.place[r.Ref("step")]; !ok && (r.Kind() == "card" || r.Kind() == "emotion") {
				return true
			}
		}
	}
	return false
}

// sizeColumns gives every column its place, and breaks the step names.
func (j *journeyMap) sizeColumns() {
	n := len(j.columns)
	j.inset = plainInset
	def := min(max(columnsWidth/float64(max(n, 1)), leastCol), mostCol)
	if j.part != nil {
		def = leastCol
	}
	if j.linked {
		j.inset = linkedInset
		def += 2 * (linkedInset - plainInset)
	}
	total, free := 0.0, 0
	for _, c := range j.columns {
		if c.own > 0 {
			total += c.own
		} else {
			total += def
			free++
		}
	}
	if room := leastWidth - (j.x0 - j.left) - total; room > 0 && free > 0 && j.part == nil {
		def += room / float64(free)
	}
	widths := make([]float64, n)
	for i, c := range j.columns {
		widths[i] = def
		if c.own > 0 {
			widths[i] = c.own
		}
		if j.linked {
			widths[i] = max(widths[i], columnLeast+2*linkedInset)
		}
	}
	if j.part != nil {
		j.partColumns(widths)
	}
	x := j.x0
	for i := range j.columns {
		c := &j.columns[i]
		c.X, c.W = x, widths[i]
		x += c.W
		c.name = j.kit.StepHeader(c.title, c.W, j.besideStep())
	}
	if j.x1 = x; j.part == nil {
		j.x1 = max(x, j.left+leastWidth)
	}
}

// spanOf returns the columns of a card: of its step, as many as it spans, or of
// its whole stage. Some of them may stand on other sheets.
func (j *journeyMap) spanOf(r *model.Record) colSpan {
	at, ok := j.place[r.Ref("step")]
	last := j.total - 1 - j.shift
	if !ok {
		return colSpan{last, last}
	}
	if span, ok := r.Num("span"); ok && span > 1 {
		if j.homeless && last+j.shift > 0 {
			last-- // not over the column of cards without a step
		}
		at.last = max(at.last, min(at.first+int(min(span, 1e6))-1, last))
	}
	return at
}

// LaneName returns the heading of a lane: its own name, or what its kind is
// called.
func LaneName(lane *model.Record) string {
	if n := lane.Text("name"); n != "" {
		return n
	}
	if k := lane.Text("lane_kind"); k != "" {
		return kind.Label("lane", "lane_kind", k)
	}
	return "Lane"
}
