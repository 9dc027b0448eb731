package export

import (
	"fmt"
	"math"

	"waymark/canvas/scene"
	"waymark/export/pdf"
)

// Text below readable is warned of; below tiny it cannot be read at all.
const (
	readable = 7.0 // points
	tiny     = 5.0
)

// smallestText returns the size in points of the smallest text that a part
// prints, 0 when it prints none.
func smallestText(part pdf.Part) float64 {
	least := math.Inf(1)
	k := part.To.Factor()
	for i := range part.Scene.Items {
		for _, op := range part.Scene.Items[i].Ops {
			if t, ok := op.(*scene.Text); ok && t.Line.Font.Size*k < least {
				if part.Clip.Empty() || part.Clip.Overlaps(part.To.ApplyRect(t.Bounds())) {
					least = t.Line.Font.Size * k
				}
			}
		}
	}
	if math.IsInf(least, 1) {
		return 0
	}
	return least
}

// smallPrint is a map or a report with text that is too small.
type smallPrint struct {
	title string
	size  float64      // of its smallest text, in points
	units float64      // the same in units of the map
	drawn *scene.Scene // the map; nil for a report
}

// judgeText finds the smallest text and says how it would become legible.
func (p *planner) judgeText(h *Handout) {
	var found []*smallPrint
	byTitle := map[string]*smallPrint{}
	for i := range h.Sheets {
		s := &h.Sheets[i]
		for _, part := range s.Parts {
			if part.Artifact {
				continue
			}
			v := smallestText(part)
			if v == 0 {
				continue
			}
			if h.SmallestText == 0 || v < h.SmallestText {
				h.SmallestText, h.SmallestOn = v, s.Title
			}
			if v >= readable-0.05 {
				continue
			}
			title := s.Title
			if s.tile != nil { // all sheets of a poster are one thing to worry about
				title = s.tile.title
			}
			q := byTitle[title]
			if q == nil {
				q = &smallPrint{title: title, size: v}
				byTitle[title], found = q, append(found, q)
			}
			q.size = min(q.size, v)
			if s.Section == Map || s.Section == Poster {
				q.drawn, q.units = part.Scene, q.size/part.To.Factor()
			}
		}
	}
	for _, q := range found {
		verdict := ""
		if q.size < tiny {
			verdict = ", too small to read"
		}
		p.warn("The smallest text on “%s” prints at %s pt%s. %s", q.title, trim(q.size), verdict, p.wayOut(q))
	}
}

// mostGlued is how many sheets of a poster are proposed at most: nobody glues more.
const mostGlued = 40

// wayOut names the smallest paper that brings a text to a readable size, and the
// smallest number of sheets of the paper at hand, each with the size that the text
// really gets there.
func (p *planner) wayOut(q *smallPrint) string {
	if q.drawn == nil {
		return "Print it on larger paper."
	}
	larger := ""
	for _, paper := range p.opts.Paper.larger() {
		if size := q.units * p.scaleOn(paper, q.drawn); size >= readable {
			larger = fmt.Sprintf("on %s (about %s pt)", paper, trim(size))
			break
		}
	}
	glued := ""
	if cols, rows, size := p.fewestSheets(q); cols > 0 {
		glued = fmt.Sprintf("on %d × %d sheets of %s (about %s pt)", cols, rows, p.opts.Paper, trim(size))
	}
	switch {
	case larger != "" && glued != "":
		return "Print it " + larger + ", or " + glued + "."
	case larger+glued != "":
		return "Print it " + larger + glued + "."
	}
	return "Divide the map into several pages."
}

// scaleOn is the scale, in points for a unit, at which a map prints on one sheet of
// a paper.
func (p *planner) scaleOn(paper Paper, s *scene.Scene) float64 {
	on := *p
	on.opts.Paper = paper
	f := on.mapFrame(s)
	return fitInto(s.Bounds, mapArea(f), largestScale*f.k).Factor()
}

// fewestSheets returns how many sheets across and down bring the smallest text to a
// readable size; of several ways with as many sheets, the one that prints largest.
func (p *planner) fewestSheets(q *smallPrint) (cols, rows int, size float64) {
	var in *obstacles // of the map
	for n := 2; n <= mostGlued && cols == 0; n++ {
		for c := 1; c <= n; c++ {
			if n%c != 0 {
				continue
			}
			on := *p
			on.opts.Fit = Fit{Mode: FitSheets, Cols: c, Rows: n / c}
			g := on.bestGrid(q.drawn)
			if most := q.units * g.scale; most < readable || most <= size || g.cols*g.rows != n {
				continue // being calm makes it no larger
			}
			if in == nil {
				in = obstaclesOf(q.drawn)
			}
			g = on.calm(g, q.drawn, in)
			if got := q.units * g.scale; got >= readable && got > size {
				cols, rows, size = g.cols, g.rows, got
			}
		}
	}
	return cols, rows, size
}
