package export

import (
	"strings"

	"waymark/canvas/scene"
	"waymark/export/pdf"
	"waymark/model"
	"waymark/model/geom"
	"waymark/model/kind"
)

// maps prints each map on one sheet, or on as many as the person asked for.
func (p *planner) maps() {
	for _, page := range p.pages {
		if p.opts.Fit.Mode == FitStages && page.Text("page_kind") == "journey" && p.stageSheets(page) {
			continue
		}
		s := p.composer.Page(p.doc, page.ID())
		if p.tiled() {
			p.poster(page, s, Map)
			continue
		}
		p.mapSheet(page, s)
	}
}

// tiled reports whether the maps themselves are cut into sheets. Where poster
// sheets are asked for beside the maps, the maps stay whole.
func (p *planner) tiled() bool {
	if p.opts.Fit.Mode == FitPage || p.opts.Fit.Mode == FitStages {
		return false
	}
	for _, s := range p.opts.Sections {
		if s == Poster {
			return false
		}
	}
	return true
}

// mapTitle is what the sheet of a map is called, which tells a page from its future
// state: that begins under the same title.
func (p *planner) mapTitle(page *model.Record) string {
	t := page.Text("title")
	if t == "" {
		t = kind.Label("page", "page_kind", page.Text("page_kind"))
	}
	if page.Text("state") == "future" && !strings.Contains(strings.ToLower(t), "future") {
		t += " · future"
	}
	return t
}

// mapArea is where a map may stand on a sheet: inside the margin that printers
// need, above the footer.
func mapArea(f frame) geom.Rect {
	side := min(f.margin, mm(10)) * f.k
	return geom.R(side, side, f.paperW-2*side, f.footY()*f.k-mm(4)*f.k-side)
}

// fitInto returns the transform that brings r into area as large as possible, in
// the middle across and a little above it upright, and not above the given scale.
func fitInto(r, area geom.Rect, most float64) geom.Affine {
	if r.Empty() {
		return geom.Translate(area.Min())
	}
	k := min(area.W/r.W, area.H/r.H, most)
	x := area.X + (area.W-r.W*k)/2
	y := area.Y + (area.H-r.H*k)*0.4
	return geom.Affine{A: k, D: k, E: x - r.X*k, F: y - r.Y*k}
}

// largestScale is how much a small map is enlarged at most: 1.6 times the size on
// screen, times the enlargement of report pages on the same paper. A map of three
// boxes shall not fill a wall.
const largestScale = 1.6 * 72 / 96

func (p *planner) mapSheet(page *model.Record, s *scene.Scene) {
	f := p.mapFrame(s)
	area := mapArea(f)
	out := Sheet{Title: p.mapTitle(page), Section: Map, Page: page.ID()}
	out.Width, out.Height = f.paperW, f.paperH
	out.Dest = string(page.ID())
	out.Parts = []pdf.Part{{Scene: s, To: fitInto(s.Bounds, area, largestScale*f.k)}}
	out.Bookmarks = []pdf.Bookmark{{Title: out.Title, Y: area.Y}}
	out.Scale = out.Parts[0].To.Factor() * 96 / 72
	p.add(out)
}

// mapFrame turns the paper the way that makes the map larger, unless the person
// has chosen.
func (p *planner) mapFrame(s *scene.Scene) frame {
	if p.opts.Landscape != nil {
		return frameOf(p.opts.Paper, *p.opts.Landscape)
	}
	up, flat := frameOf(p.opts.Paper, false), frameOf(p.opts.Paper, true)
	scale := func(f frame) float64 {
		a := mapArea(f)
		return min(a.W/max(1, s.Bounds.W), a.H/max(1, s.Bounds.H))
	}
	if scale(up) > scale(flat) {
		return up
	}
	return flat
}
