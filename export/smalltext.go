package export

import (
	"fmt"
	"math"

	"waymark/canvas/scene"
	"waymark/export/pdf"
)

// Text below readable is warned of; below tiny, a way out is proposed too.
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

// judgeText finds the smallest text and says which paper would make it legible.
func (p *planner) judgeText(h *Handout) {
	perPage := map[string]float64{} // title of a map → its smallest text
	var order []string
	isMap := map[string]bool{}
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
			if v < readable-0.05 {
				isMap[s.Title] = s.Section == Map || s.Section == Poster
				if old, ok := perPage[s.Title]; !ok {
					perPage[s.Title] = v
					order = append(order, s.Title)
				} else {
					perPage[s.Title] = min(old, v)
				}
			}
		}
	}
	for _, title := range order {
		v := perPage[title]
		msg := fmt.Sprintf("The smallest text on “%s” prints at %s pt.", title, trim(v))
		if v < tiny {
			msg = fmt.Sprintf("The smallest text on “%s” prints at %s pt, too small to read.", title, trim(v))
		}
		p.warnings = append(p.warnings, msg+" "+p.wayOut(v, isMap[title]))
	}
}

// wayOut names the smallest paper that brings text of the given size to a readable
// one, and for a map the smallest number of sheets of the paper at hand. A map
// grows with the shorter of the two ratios of the sides.
func (p *planner) wayOut(size float64, sheet bool) string {
	if !sheet {
		return "Print it on larger paper."
	}
	need := readable / size
	paper := p.opts.Paper
	sheets := max(2, int(math.Ceil(need-0.01)))
	for _, q := range paper.larger() {
		if grow := min(q.Width/paper.Width, q.Height/paper.Height); grow >= need-0.01 {
			return fmt.Sprintf("Print it on %s (about %s pt), or on %d × %d sheets of %s.", q, trim(size*grow), sheets, sheets, paper)
		}
	}
	if sheets <= 40 {
		return fmt.Sprintf("Print it on %d × %d sheets of %s.", sheets, sheets, paper)
	}
	return "Divide the map into several pages."
}
