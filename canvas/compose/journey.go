package compose

import (
	"waymark/canvas/scene"
	"waymark/canvas/shape"
	"waymark/canvas/text"
	"waymark/model"
	"waymark/model/geom"
	"waymark/model/measure"
)

// Sizes of a journey map, in document units.
const (
	mapMargin = 16
	laneHead  = 108 // width of the lane headers
	headGap   = 8   // between lane headers and columns
	// LaneGap is the height between two lanes.
	LaneGap    = 6
	rowPad     = 6 // between the edge of a lane and its cards
	cardGap    = 6 // between cards in one cell
	legendGap  = 10
	leastWidth = 560
)

// journeyMap is the layout of one journey: everything that is known before the
// first line is drawn.
type journeyMap struct {
	*Composer
	doc    *model.Document
	page   *model.Record
	part   *Part // nil for the whole map
	cache  *pageCards
	format *measure.Format
	// expected is where the KPIs will stand; nil until a future state asks for it.
	expected map[model.ID]float64

	personas []mapPersona
	columns  []Column             // of this part
	total    int                  // columns of the whole map
	shift    int                  // of them before this part
	homeless bool                 // the last column is that of cards whose step is gone
	place    map[model.ID]colSpan // of steps and stages
	stages   []mapStage
	rows     []*mapRow
	links    []*stepLink
	marks    marks // what the legend has to explain

	linked             bool    // steps are linked: columns keep room for the lines
	inset              float64 // between the edge of a column and its cards
	left, x0, x1       float64 // lane headers; first column; end of the lanes
	stageY, stageH     float64
	goalH, stepY       float64
	stepH              float64
	headBottom, bottom float64
}

// colSpan is a range of columns, both ends included.
type colSpan struct{ first, last int }

// mapStage is a stage with the columns that it spans.
type mapStage struct {
	rec       *model.Record
	number    int // from 0
	continued bool
	at        colSpan
	head      *shape.SetStage
	goal      text.Block
}

// mapRow is a visible lane.
type mapRow struct {
	lane       *model.Record
	kind       string
	name       text.Block
	y, h       float64
	cells      []*mapCell
	feel       *feelings // of emotion lanes
	visibility bool      // the line of visibility runs above
	tracks     [2]float64
	marks      marks
	late       bool // it shows a picture, which may be loaded later
}

// mapCell is a card in its place; y of rect counts from the top of the lane
// until the rows are stacked, and top does always.
type mapCell struct {
	rec *model.Record
	at  colSpan
	// It goes on before or after this part.
	before, after bool

	set  placeable
	rect geom.Rect
	top  float64
	// The first of several chips that stand side by side; it is as high as the
	// highest of them, and the others follow it.
	beside *mapCell
	least  float64 // least height
	tier   int
	item   *cachedCard
}

// placeable is a card or a chip whose texts are broken to a width.
type placeable interface {
	Height() float64
	Draw(k *shape.Kit, r geom.Rect) []scene.Op
}

func (c *Composer) journey(doc *model.Document, page *model.Record) *scene.Scene {
	j := c.laid
	if c.laid = nil; j == nil || j.doc != doc || j.page != page {
		j = c.layoutJourney(doc, page, nil)
	}
	s := j.draw()
	j.cache.adopt(s)
	return s
}

// layoutJourney decides where everything of a map or a part of it stands: columns from
// the steps, rows from the heights of what stands in them.
func (c *Composer) layoutJourney(doc *model.Document, page *model.Record, part *Part) *journeyMap {
	if part == nil {
		if j := c.laidAgain(doc, page); j != nil {
			j.cache.last = j
			return j
		}
	}
	j := &journeyMap{Composer: c, doc: doc, page: page, part: part, cache: c.cards.of(doc, page.ID()), format: measure.FormatOf(doc),
		place: map[model.ID]colSpan{}, left: mapMargin, x0: mapMargin + laneHead + headGap}
	j.marks.init()
	j.findPersonas()
	j.cache.begin(j.personas)
	j.findColumns()
	j.takePart()
	j.findLinks()
	j.sizeColumns()
	top := mapMargin + c.kit.Band(j.band(), j.x1-j.left).H + 10
	if part != nil {
		top = max(top, part.Least.Top)
	}
	j.stackHeaders(top)
	j.stackRows(func(*model.Record) *mapRow { return nil })
	j.cache.finish()
	if part == nil {
		j.cache.last = j
	}
	return j
}

// stackHeaders places stage headers, goals and step headers below top.
func (j *journeyMap) stackHeaders(top float64) {
	j.stageY = top
	for i := range j.stages {
		s := &j.stages[i]
		w := j.spanRect(s.at).W - stageGap
		s.head = j.kit.Stage(shape.Stage{Name: stageName(s), When: s.rec.Text("when"), First: s.number == 0, Tint: s.number}, w)
		j.stageH = max(j.stageH, s.head.Height())
		s.goal = j.kit.Wrap(s.rec.Text("goal"), shape.SmallFont, w-goalLeft-6)
		if s.goal.Height > 0 {
			j.goalH = max(j.goalH, s.goal.Height+8)
		}
	}
	for _, c := range j.columns {
		if c.name.Height > 0 {
			j.stepH = max(j.stepH, shape.StepHeaderHeight(c.name))
		}
	}
	if j.part != nil {
		least := j.part.Least
		j.stageH, j.goalH, j.stepH = max(j.stageH, least.Stage), max(j.goalH, least.Goal), max(j.stepH, least.Step)
	}
	j.stepY = j.stageY + j.stageH + j.goalH
	if j.stepH > 0 {
		j.stepY += 6
		if tracks := j.headTracks(); tracks > 0 {
			j.stepY += tracks
		}
	}
	j.headBottom = j.stepY + j.stepH
}

// stackRows measures the lanes and places one below the other. Those that kept has are
// as they were.
func (j *journeyMap) stackRows(kept func(lane *model.Record) *mapRow) {
	y := j.headBottom
	if len(j.columns) > 0 {
		y += 8
	}
	seen := false // the line of visibility has been drawn
	n := 0
	for lane := range j.doc.Each(j.page.ID(), "lane") {
		if lane.Bool("hidden") {
			continue
		}
		if n++; !j.part.has(n - 1) {
			seen = seen || backstage(lane)
			continue
		}
		r := kept(lane)
		if r == nil {
			r = j.measureRow(lane)
		}
		j.marks.add(&r.marks)
		if !seen && backstage(lane) {
			seen, r.visibility = true, true
			y += shape.VisibilityHeight - LaneGap
		}
		r.y = y
		y += r.h + LaneGap
		j.rows = append(j.rows, r)
	}
	if len(j.rows) > 0 {
		y -= LaneGap
	}
	j.bottom = y
	for _, r := range j.rows {
		for _, c := range r.cells {
			c.rect.Y = r.y + c.top
		}
	}
}

// measureRow fills a lane and finds its height.
func (j *journeyMap) measureRow(lane *model.Record) *mapRow {
	r := &mapRow{lane: lane, kind: lane.Text("lane_kind")}
	r.name = j.kit.LaneHeader(LaneName(lane), laneHead)
	all := j.marks
	j.marks.init()
	j.fillRow(r)
	r.marks, j.marks = j.marks, all
	for _, c := range r.cells {
		c.top = c.rect.Y
	}
	r.h = max(r.h, shape.LaneHeaderHeight(r.name), lane.NumOr("height", 0), 32)
	if j.part != nil {
		r.h = max(r.h, j.part.Least.Rows[lane.ID()].H)
	}
	return r
}

// backstage reports whether a lane shows what the customer does not see.
func backstage(lane *model.Record) bool {
	return lane.Text("lane_kind") == "backstage" || lane.Bool("backstage")
}

// spanRect returns the columns of a span as a rectangle without height.
func (j *journeyMap) spanRect(s colSpan) geom.Rect {
	a, b := j.columns[s.first], j.columns[s.last]
	return geom.R(a.X, 0, b.X+b.W-a.X, 0)
}
