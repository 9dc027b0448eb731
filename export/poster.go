package export

import (
	"fmt"
	"math"

	"waymark/canvas/scene"
	"waymark/export/block"
	"waymark/export/pdf"
	"waymark/model"
	"waymark/model/geom"
)

// Poster sheets are glued together like this: every sheet but the first of its
// row is trimmed along its left edge and laid on the dashed line of its left
// neighbour, whose last 10 mm lie below and take the glue; downwards alike. What
// is printed on the strip repeats the next sheet, so a cut that is a little off
// shows no gap.
var (
	overlap      = mm(10)
	posterMargin = mm(8)
	markLength   = mm(4)
)

// mostSheets is how many sheets a poster has across or down at most.
const mostSheets = 40

// tile says which sheet of a poster a sheet is.
type tile struct {
	name            string // "B2"
	col, row        int
	xs, ys          cuts // of the map, in points at the printed scale
	skipped         map[[2]int]bool
	title           string
	foot            float64 // height of the line below
	landscape       bool
	contentW, contH float64
}

// cuts are where a poster is cut along one axis: n sheets have n+1 of them, the
// edges of the map included.
type cuts []float64

// posters prints the maps enlarged, beside the whole ones.
func (p *planner) posters() {
	for _, page := range p.pages {
		p.poster(page, p.composer.Page(p.doc, page.ID()), Poster)
	}
}

// grid is how a poster is divided.
type grid struct {
	landscape  bool
	cols, rows int
	scale      float64 // points per document unit
	tileW      float64 // what a sheet shows, strips included
	tileH      float64
	foot       float64
}

// reach is the largest drawing that n sheets of the given length hold.
func reach(n int, length float64) float64 { return float64(n)*length - float64(n-1)*overlap }

// need is how many sheets a drawing of the given size takes.
func need(size, length float64) int {
	return max(1, int(math.Ceil((size-overlap)/(length-overlap)-1e-6)))
}

// gridFor divides a map as the options say. Where sheets are asked for without a
// size, the map is printed in the size that it has on screen, on four sheets when
// that would fit on one.
func (p *planner) gridFor(s *scene.Scene, landscape bool) grid {
	w, h := p.opts.Paper.Points(landscape)
	g := grid{landscape: landscape}
	g.foot = p.posterFoot(w)
	g.tileW, g.tileH = w-2*posterMargin, h-2*posterMargin-g.foot
	sw, sh := max(s.Bounds.W, 1), max(s.Bounds.H, 1)
	byScale := func(k float64) {
		g.scale = k
		g.cols, g.rows = need(sw*k, g.tileW), need(sh*k, g.tileH)
		if g.cols > mostSheets || g.rows > mostSheets {
			g.cols, g.rows = min(g.cols, mostSheets), min(g.rows, mostSheets)
			g.scale = min(reach(g.cols, g.tileW)/sw, reach(g.rows, g.tileH)/sh)
		}
	}
	// A little of the enlargement is given up, so that the cuts can move out of the
	// way of text.
	bySheets := func(cols, rows int) {
		g.cols, g.rows = cols, rows
		g.scale = min(reach(cols, g.tileW)/sw, reach(rows, g.tileH)/sh)
		if cols*rows > 1 {
			g.scale *= 0.96
		}
		// A flat map does not fill all rows: those that it does not need are not printed.
		g.cols, g.rows = min(cols, need(sw*g.scale, g.tileW)), min(rows, need(sh*g.scale, g.tileH))
	}
	switch f := p.opts.Fit; f.Mode {
	case FitSheets:
		bySheets(max(1, f.Cols), max(1, f.Rows))
	case FitPercent:
		byScale(f.Percent / 100 * 72 / 96)
	default:
		byScale(72.0 / 96)
		if g.cols*g.rows < 2 {
			bySheets(2, 2)
		}
	}
	return g
}

// bestGrid turns the paper the way that gives the larger print, or at the same
// scale fewer sheets.
func (p *planner) bestGrid(s *scene.Scene) grid {
	if p.opts.Landscape != nil {
		return p.gridFor(s, *p.opts.Landscape)
	}
	up, flat := p.gridFor(s, false), p.gridFor(s, true)
	switch {
	case math.Abs(up.scale-flat.scale) > 1e-6 && p.opts.Fit.Mode == FitSheets:
		if up.scale > flat.scale {
			return up
		}
	case up.cols*up.rows < flat.cols*flat.rows:
		return up
	}
	return flat
}

// calm gives up a little more of the enlargement where the cuts then cross at most
// half as much text: sheets that are glued through a word are hard to read.
func (p *planner) calm(g grid, s *scene.Scene, in *obstacles) grid {
	if p.opts.Fit.Mode != FitSheets || g.cols*g.rows < 2 {
		return g
	}
	best, least := g, g.crossed(s, in)
	for _, less := range []float64{0.95, 0.9, 0.85} {
		try := g
		try.scale *= less
		if c := try.crossed(s, in); c <= least/2 && c < least {
			best, least = try, c
		}
	}
	return best
}

// crossed is the weight of what the cuts of a poster run through.
func (g grid) crossed(s *scene.Scene, in *obstacles) float64 {
	xs, ys := g.cuts(s, in)
	return crossed(xs, in.across, g.scale) + crossed(ys, in.down, g.scale)
}

// cuts divides a map across and down.
func (g grid) cuts(s *scene.Scene, in *obstacles) (xs, ys cuts) {
	return placeCuts(s.Bounds.W*g.scale, g.cols, g.tileW, in.across, g.scale),
		placeCuts(s.Bounds.H*g.scale, g.rows, g.tileH, in.down, g.scale)
}

// toMap brings the map to the size of the poster, its corner to the origin.
func (g grid) toMap(s *scene.Scene) geom.Affine {
	return geom.Translate(geom.P(-s.Bounds.X, -s.Bounds.Y)).Then(geom.Scale(g.scale))
}

func (p *planner) poster(page *model.Record, s *scene.Scene, section Section) {
	in := obstaclesOf(s)
	g := p.calm(p.bestGrid(s), s, in)
	if p.opts.Fit.Mode == FitPercent && math.Abs(g.scale-p.opts.Fit.Percent/100*72/96) > 1e-6 {
		p.warn("“%s” would take more than %d sheets in one direction at %s; it is printed at %s %% instead.", p.mapTitle(page), mostSheets, p.opts.Fit, trim(g.scale*96/72*100))
	}
	toMap := g.toMap(s)
	xs, ys := g.cuts(s, in)
	skipped := emptyTiles(s, toMap, xs, ys)
	title := p.mapTitle(page)
	paperW, paperH := p.opts.Paper.Points(g.landscape)
	first := true
	for row := range g.rows {
		for col := range g.cols {
			if skipped[[2]int{col, row}] {
				continue
			}
			name := fmt.Sprintf("%s%d", letterOf(row), col+1)
			// The strip for the neighbour is printed as well, as far as there is one.
			cw := min(xs[col+1]-xs[col]+strip(col, g.cols), g.tileW)
			ch := min(ys[row+1]-ys[row]+strip(row, g.rows), g.tileH)
			clip := geom.R(posterMargin, posterMargin, cw, ch)
			out := Sheet{Title: title + ", sheet " + name, Section: section, Page: page.ID()}
			out.tile = &tile{name: name, col: col, row: row, xs: xs, ys: ys, skipped: skipped, title: title, foot: g.foot, landscape: g.landscape, contentW: cw, contH: ch}
			out.Width, out.Height = paperW, paperH
			out.Scale = g.scale * 96 / 72
			out.Label = name
			if len(p.pages) > 1 {
				out.Label = title + " " + name
			}
			to := toMap.Then(geom.Translate(geom.P(posterMargin-xs[col], posterMargin-ys[row])))
			out.Parts = []pdf.Part{{Scene: s, To: to, Clip: clip}}
			if first {
				first = false
				if section == Map {
					out.Dest = string(page.ID())
				}
				out.Bookmarks = append(out.Bookmarks, pdf.Bookmark{Title: title + ", poster sheets", Y: posterMargin})
			}
			out.Bookmarks = append(out.Bookmarks, pdf.Bookmark{Level: 1, Title: "Sheet " + name, Y: posterMargin})
			p.add(out)
		}
	}
}

// strip is how much of the next sheet is printed as well.
func strip(i, n int) float64 {
	if i+1 < n {
		return overlap
	}
	return 0
}

// emptyTiles returns the sheets on which nothing would be printed but strips.
func emptyTiles(s *scene.Scene, m geom.Affine, xs, ys cuts) map[[2]int]bool {
	out := map[[2]int]bool{}
	for row := range len(ys) - 1 {
		for col := range len(xs) - 1 {
			out[[2]int{col, row}] = true
		}
	}
	for i := range s.Items {
		for _, op := range s.Items[i].Ops {
			b := m.ApplyRect(op.Bounds())
			for row := range len(ys) - 1 {
				if b.Bottom() < ys[row] || b.Y > ys[row+1] {
					continue
				}
				for col := range len(xs) - 1 {
					if b.Right() >= xs[col] && b.X <= xs[col+1] {
						delete(out, [2]int{col, row})
					}
				}
			}
		}
	}
	if len(out) == (len(xs)-1)*(len(ys)-1) { // an empty map still has its first sheet
		delete(out, [2]int{0, 0})
	}
	return out
}

// posterFoot is the height of the instructions on a sheet of the given width.
func (p *planner) posterFoot(width float64) float64 {
	return p.posterWords(width).Height + block.Small.LineHeight() + 6
}
