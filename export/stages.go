package export

import (
	"math"
	"slices"

	"waymark/canvas/compose"
	"waymark/canvas/shape"
	"waymark/model"
	"waymark/model/geom"
)

// split is a journey divided among sheets: cut between stages, between the steps of
// one that does not fit alone, and between lanes where a column is higher than the
// paper.
type split struct {
	frame  frame
	scale  float64 // points for a document unit, on all sheets
	parts  []compose.Part
	bounds []geom.Rect // of the parts, in document units
}

// byStages divides a journey so that its smallest text is readable, on as few sheets
// as that takes, and prints it as large as they hold. It reports false for a map
// without columns.
func (p *planner) byStages(page *model.Record) (split, bool) {
	grid := p.composer.JourneyGrid(p.doc, page.ID())
	if len(grid.Columns) == 0 || len(grid.Rows) == 0 {
		return split{}, false
	}
	ways := []bool{false, true}
	if p.opts.Landscape != nil {
		ways = []bool{*p.opts.Landscape}
	}
	// Where even one column of one lane is higher than the paper, the text has to be
	// smaller.
	for less := 1.0; less > 0.1; less *= 0.9 {
		least := (readable + 0.01) / shape.SmallFont.Size * less
		fewest := math.Inf(1)
		var found []*cutter
		for _, landscape := range ways {
			c := &cutter{planner: p, page: page.ID(), grid: grid, frame: frameOf(p.opts.Paper, landscape)}
			c.area = mapArea(c.frame)
			if c.cut(least); c.parts != nil && c.cost() <= fewest {
				fewest, found = c.cost(), append(found, c)
			}
		}
		best, ok := split{}, false
		for _, c := range found {
			if c.cost() > fewest {
				continue
			}
			if s := c.enlarged(least); s.scale > best.scale {
				best, ok = s, true
			}
		}
		if ok {
			return best, true
		}
	}
	return split{}, false
}

// cutter divides a journey for paper turned one way.
type cutter struct {
	*planner
	page  model.ID
	grid  compose.Grid
	frame frame
	area  geom.Rect // of a sheet, in points

	scale    float64 // that is tried
	sizes    map[colRange]size
	cutLanes bool

	parts []compose.Part
}

// size is how large some columns are.
type size struct {
	geom.Rect
	heights compose.PartHeights
	beside  float64 // height of all but the lanes, which every sheet has
}

// colRange is a range of columns, and lanes one of lanes, both included.
type colRange struct{ first, last int }
type lanes struct{ first, last int }

// fewestLess is how many sheets cuts between lanes have to leave at most, as a share,
// where the map can do without them: a stage is read from top to bottom.
const fewestLess = 0.6

// cut divides the map into as few parts as fit at a scale.
func (c *cutter) cut(scale float64) {
	c.scale, c.sizes = scale, map[colRange]size{}
	c.parts = c.fewest(false)
	if other := c.fewest(true); other != nil && (c.parts == nil || float64(len(other)) <= fewestLess*float64(len(c.parts))) {
		c.parts = other
	}
}

// cost is the number of sheets, and of as many the share that is cut between lanes.
func (c *cutter) cost() float64 {
	between := 0.0
	for _, p := range c.parts {
		if p.FirstLane > 0 {
			between++
		}
	}
	return float64(len(c.parts)) + between/float64(len(c.parts)+1)
}

// enlarged prints the parts as large as the sheets hold them.
func (c *cutter) enlarged(least float64) split {
	most := max(least, largestScale*c.frame.k)
	s := c.largest(least, most, false)
	if level := c.largest(least, most, true); level.scale >= s.scale*levelWorth {
		s = level
	}
	return s
}

// levelWorth is how much smaller a map may print, as a share, for the lanes of all its
// parts to stand at the same height, so that they read on from one sheet to the next.
const levelWorth = 0.85

// largest lays parts out at the largest scale at which they fit.
func (c *cutter) largest(least, most float64, level bool) split {
	s, ok := c.fit(least, level)
	if !ok {
		return split{}
	}
	for high := most; high-s.scale > 0.003*s.scale; {
		try := (s.scale + high) / 2
		if got, ok := c.fit(try, level); ok {
			s = got
		} else {
			high = try
		}
	}
	return s
}

// fit lays parts out to fill the sheets at a scale, on request with lanes that are
// equally high on all of them. It reports false where one is larger than the paper.
func (c *cutter) fit(scale float64, level bool) (split, bool) {
	w, h := c.area.W/scale, c.area.H/scale
	s := split{frame: c.frame, scale: scale, parts: slices.Clone(c.parts), bounds: make([]geom.Rect, len(c.parts))}
	layOut := func(least compose.PartHeights) (all compose.PartHeights, ok bool) {
		for i := range s.parts {
			s.parts[i].Width, s.parts[i].Least = w, least
			b, heights := c.composer.MeasurePart(c.doc, c.page, s.parts[i])
			if b.W > w+0.5 || b.H > h+0.5 {
				return all, false
			}
			s.bounds[i], all = b, all.Join(heights)
		}
		return all, true
	}
	all, ok := layOut(compose.PartHeights{})
	if ok && level {
		_, ok = layOut(all)
	}
	return s, ok
}

// fewest divides the map into as few parts as fit, those of them that hold about the
// same number of columns; nil where it cannot be done.
func (c *cutter) fewest(cutLanes bool) []compose.Part {
	c.cutLanes = cutLanes
	n := len(c.grid.Columns)
	// What it costs to print the first columns, and where the last of their parts
	// begins.
	cost, from := make([]float64, n+1), make([]int, n+1)
	for end := 1; end <= n; end++ {
		cost[end] = math.Inf(1)
		if !c.mayCut(end) {
			continue
		}
		for begin := end - 1; begin >= 0; begin-- {
			if math.IsInf(cost[begin], 1) {
				continue
			}
			on := c.on(colRange{begin, end - 1})
			if on == nil {
				break // more columns are no smaller
			}
			wide := float64(end - begin)
			price := cost[begin] + 1e6*float64(len(on)) + 1e3*c.within(begin) + wide*wide
			if price < cost[end] {
				cost[end], from[end] = price, begin
			}
		}
	}
	if math.IsInf(cost[n], 1) {
		return nil
	}
	var ranges []colRange
	for end := n; end > 0; end = from[end] {
		ranges = append(ranges, colRange{from[end], end - 1})
	}
	slices.Reverse(ranges)
	var parts []compose.Part
	alike := c.alike(ranges)
	for _, r := range ranges {
		on := c.on(r)
		if len(on) > 1 && len(on) == len(alike) {
			on = alike
		}
		for _, l := range on {
			parts = append(parts, compose.Part{First: r.first, Last: r.last, FirstLane: l.first, LastLane: l.last})
		}
	}
	c.name(parts)
	return parts
}

// within is 1 for a cut between two steps of one stage.
func (c *cutter) within(column int) float64 {
	if column > 0 && c.grid.Columns[column].Stage == c.grid.Columns[column-1].Stage {
		return 1
	}
	return 0
}

// mayCut reports whether a sheet may end before a column: between two stages, or
// within one that does not fit on a sheet.
func (c *cutter) mayCut(column int) bool {
	if column == len(c.grid.Columns) || c.within(column) == 0 {
		return true
	}
	for _, s := range c.grid.Stages {
		if s.First < column && column <= s.Last {
			return c.on(colRange{s.First, s.Last}) == nil
		}
	}
	return true
}

// on returns the lanes of columns sheet by sheet; nil where they do not fit.
func (c *cutter) on(r colRange) []lanes {
	w, h := c.area.W/c.scale, c.area.H/c.scale
	last := len(c.grid.Rows) - 1
	b, ok := c.sizes[r]
	if !ok {
		part := []compose.Part{{First: r.first, Last: r.last, LastLane: last, Width: w}}
		c.name(part)
		b.Rect, b.heights = c.composer.MeasurePart(c.doc, c.page, part[0])
		b.beside = b.H + partLine
		for _, l := range c.grid.Rows {
			b.beside -= b.heights.Rows[l.Lane].H + compose.LaneGap
		}
		c.sizes[r] = b
	}
	switch {
	case b.W > w+0.5:
		return nil
	case b.H <= h+0.5:
		return []lanes{{0, last}}
	case !c.cutLanes:
		return nil
	}
	return c.cutBetweenLanes(b)
}
