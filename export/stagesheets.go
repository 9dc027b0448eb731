package export

import (
	"fmt"
	"strings"

	"waymark/canvas/compose"
	"waymark/export/pdf"
	"waymark/model"
	"waymark/model/geom"
)

// stageSheets prints a journey divided by its stages; it reports false where there is
// nothing to divide.
func (p *planner) stageSheets(page *model.Record) bool {
	s, ok := p.byStages(page)
	if !ok {
		return false
	}
	to, area := s.onPaper(), mapArea(s.frame)
	title := p.mapTitle(page)
	before := len(p.sheets)
	for i, part := range s.parts {
		part.Sheet = func(column int) compose.SheetRef {
			n := s.sheetOf(column, part)
			return compose.SheetRef{Name: fmt.Sprintf("page %d", before+n+1), Link: "#" + partDest(page, n)}
		}
		out := Sheet{Title: title, Section: Map, Page: page.ID(), of: title, Scale: to.Factor() * 96 / 72}
		out.Width, out.Height = s.frame.paperW, s.frame.paperH
		out.Dest = partDest(page, i)
		out.Parts = []pdf.Part{{Scene: p.composer.JourneyPart(p.doc, page.ID(), part), To: to}}
		if i == 0 {
			out.Bookmarks = []pdf.Bookmark{{Title: title, Y: area.Y}}
		}
		if len(s.parts) > 1 {
			out.Title = title + " – " + part.Name
			out.Bookmarks = append(out.Bookmarks, pdf.Bookmark{Level: 1, Title: part.Name, Y: area.Y})
		}
		p.add(out)
	}
	return true
}

// onPaper brings the parts onto their sheets: all to the same place, so that lanes and
// curves meet from sheet to sheet.
func (s *split) onPaper() geom.Affine {
	var most geom.Rect
	for _, b := range s.bounds {
		most = most.Union(b)
	}
	return fitInto(most, mapArea(s.frame), s.scale)
}

// partDest is where a link to a part of a map leads: to the first one, that is to the
// map, by its id.
func partDest(page *model.Record, n int) string {
	if n == 0 {
		return string(page.ID())
	}
	return fmt.Sprintf("%s/%d", page.ID(), n+1)
}

// sheetOf returns the number of the part that shows a column in the lanes of another
// one, or that comes nearest to it.
func (s *split) sheetOf(column int, of compose.Part) int {
	found := 0
	for i, q := range s.parts {
		if q.First <= column && column <= q.Last {
			if found = i; of.FirstLane <= q.LastLane {
				break
			}
		}
	}
	return found
}

// name says in the title block of every part which one it is.
func (c *cutter) name(parts []compose.Part) {
	for i := range parts {
		part := &parts[i]
		n, of := i+1, len(parts)
		if of == 1 && part.First == 0 && part.Last == len(c.grid.Columns)-1 {
			continue // the whole map
		}
		words := []string{fmt.Sprintf("Part %d of %d", n, of), c.span(c.stageOf(part.First), c.stageOf(part.Last))}
		if part.FirstLane > 0 || part.LastLane < len(c.grid.Rows)-1 {
			words = append(words, c.span(c.laneOf(part.FirstLane), c.laneOf(part.LastLane)))
		}
		part.Name = join(" · ", words...)
	}
}

// span writes a range: "Awareness – Purchase", or one name for both.
func (c *cutter) span(a, b string) string {
	if a == b {
		return a
	}
	return strings.Trim(a+" – "+b, " –")
}

// nameLong is how many letters of a name stand in the title block.
const nameLong = 40

func shortened(s string) string {
	if r := []rune(s); len(r) > nameLong {
		return strings.TrimSpace(string(r[:nameLong-1])) + "…"
	}
	return s
}

func (c *cutter) stageOf(column int) string {
	stage := c.grid.Columns[column].Stage
	if stage == "" {
		return "cards without a step"
	}
	return shortened(c.nameOf(stage))
}

func (c *cutter) laneOf(lane int) string {
	return shortened(compose.LaneName(c.doc.Get(c.grid.Rows[lane].Lane)))
}
