package export

import (
	"fmt"
	"math"
	"strings"

	"waymark/canvas/scene"
	"waymark/export/pdf"
	"waymark/model"
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
	page  model.ID     // of the map
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
			title := s.Title
			switch { // all sheets of a map are one thing to worry about
			case s.tile != nil:
				title = s.tile.title
			case s.of != "":
				title = s.of
			}
			if h.SmallestText == 0 || v < h.SmallestText {
				h.SmallestText, h.SmallestOn = v, title
			}
			if v >= readable-0.05 {
				continue
			}
			q := byTitle[title]
			if q == nil {
				q = &smallPrint{title: title, size: v}
				byTitle[title], found = q, append(found, q)
			}
			if q.size = min(q.size, v); (s.Section == Map || s.Section == Poster) && v == q.size {
				q.drawn, q.units, q.page = part.Scene, v/part.To.Factor(), s.Page
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

// wayOut names what brings a text to a readable size, each with the size that the text
// really gets there: a journey divided by its stages, the smallest paper, and the
// smallest number of sheets of the paper at hand.
func (p *planner) wayOut(q *smallPrint) string {
	if q.drawn == nil {
		return "Print it on larger paper."
	}
	if p.opts.Fit.Mode == FitStages { // what is seen here is only a part of a journey
		q.drawn = p.composer.Page(p.doc, q.page)
	}
	var ways []string
	if n, size := p.onStages(q.page); size >= readable {
		ways = append(ways, fmt.Sprintf("with its stages on %s (about %s pt)", pages(n), trim(size)))
	}
	for _, paper := range p.opts.Paper.larger() {
		if size := q.units * p.scaleOn(paper, q.drawn); size >= readable {
			ways = append(ways, fmt.Sprintf("on %s (about %s pt)", paper, trim(size)))
			break
		}
	}
	if cols, rows, size := p.fewestSheets(q); cols > 0 {
		ways = append(ways, fmt.Sprintf("on %d × %d sheets of %s (about %s pt)", cols, rows, p.opts.Paper, trim(size)))
	}
	switch last := len(ways) - 1; {
	case last < 0:
		return "Divide the map into several pages."
	case last == 0:
		return "Print it " + ways[0] + "."
	default:
		return "Print it " + strings.Join(ways[:last], ", ") + ", or " + ways[last] + "."
	}
}

func pages(n int) string {
	if n == 1 {
		return "one page"
	}
	return fmt.Sprintf("%d pages", n)
}

// onStages returns how many sheets a journey takes divided by its stages, and the size
// of its smallest text there; 0 for other maps, and for one that is divided already.
func (p *planner) onStages(id model.ID) (sheets int, size float64) {
	page := p.doc.Get(id)
	if page.Text("page_kind") != "journey" || p.opts.Fit.Mode == FitStages {
		return 0, 0
	}
	s, ok := p.byStages(page)
	if !ok {
		return 0, 0
	}
	to := s.onPaper()
	for i, part := range s.parts {
		drawn := p.composer.JourneyPart(p.doc, id, part)
		if got := smallestText(pdf.Part{Scene: drawn, To: to}); i == 0 || got < size {
			size = got
		}
	}
	return len(s.parts), size
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
