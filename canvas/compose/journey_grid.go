package compose

import (
	"waymark/model"
	"waymark/model/geom"
)

// Grid is where the columns and rows of a journey stand, for picking a cell,
// moving between cells and dropping cards.
type Grid struct {
	Bounds  geom.Rect // of the cells, headers left out
	Columns []Column
	Rows    []Row
	Stages  []StageSpan
	Heads   geom.Rect // the step headers; of no height when no step has a name
}

// Row is one visible lane.
type Row struct {
	Lane   model.ID
	Kind   string // of the lane
	Y, H   float64
	Header geom.Rect
	// Neutral is the y of the emotion 0 and Unit the height of one step of the
	// scale, upwards; both are 0 in lanes without a scale.
	Neutral, Unit float64
}

// StageSpan is a stage with its header and the columns below it, both included.
type StageSpan struct {
	Stage       model.ID
	First, Last int
	Header      geom.Rect
}

// JourneyGrid returns the geometry of a journey page, by the layout that Page
// draws. A page that is no journey has an empty grid.
func (c *Composer) JourneyGrid(doc *model.Document, page model.ID) Grid {
	rec := doc.Get(page)
	if rec == nil || rec.Kind() != "page" || rec.Text("page_kind") != "journey" {
		return Grid{}
	}
	j := c.layoutJourney(doc, rec, nil)
	c.laid = j // the drawing that is asked for next is of the same layout
	g := Grid{Bounds: geom.R(j.x0, j.headBottom, j.x1-j.x0, max(0, j.bottom-j.headBottom)), Columns: j.columns,
		Heads: geom.R(j.x0, j.stepY, j.x1-j.x0, j.stepH)}
	for _, r := range j.rows {
		row := Row{Lane: r.lane.ID(), Kind: r.kind, Y: r.y, H: r.h, Header: geom.R(j.left, r.y, laneHead, r.h)}
		if r.feel != nil {
			row.Neutral, row.Unit = r.y+r.feel.neutral, moodUnit
		}
		g.Rows = append(g.Rows, row)
	}
	for _, s := range j.stages {
		box := j.spanRect(s.at)
		g.Stages = append(g.Stages, StageSpan{Stage: s.rec.ID(), First: s.at.first, Last: s.at.last, Header: geom.R(box.X, j.stageY, box.W-stageGap, j.stageH)})
	}
	return g
}

// Cell returns the cell of a row and a column of the grid.
func (g Grid) Cell(row, column int) geom.Rect {
	return geom.R(g.Columns[column].X, g.Rows[row].Y, g.Columns[column].W, g.Rows[row].H)
}

// At returns the row and the column of a point; −1 for what it misses.
func (g Grid) At(p geom.Pt) (row, column int) {
	row, column = -1, -1
	for i, r := range g.Rows {
		if p.Y >= r.Y && p.Y < r.Y+r.H {
			row = i
		}
	}
	for i, c := range g.Columns {
		if p.X >= c.X && p.X < c.X+c.W {
			column = i
		}
	}
	return row, column
}
