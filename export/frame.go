package export

import (
	"math"
	"slices"
	"strings"

	"waymark/canvas/scene"
	"waymark/canvas/text"
	"waymark/export/block"
	"waymark/export/pdf"
	"waymark/model"
	"waymark/model/geom"
)

// frame is the geometry of a report sheet. Reports are laid out as on A4 and the
// whole sheet is enlarged for larger paper, so that a wall print is read from
// further away and never holds tiny type on a huge sheet; it grows less than the
// paper does, so that there is also more on it. Below A4 the type stays as it is
// and runs onto more sheets.
type frame struct {
	paperW, paperH float64 // points on paper
	k              float64 // paper points for one point of layout
	w, h           float64 // the sheet in points of layout
	margin         float64
}

// Least layout size: what the narrowest table needs.
const leastW, leastH = 250, 330

func frameOf(p Paper, landscape bool) frame {
	w, h := p.Points(landscape)
	k := 1.0
	if p.Width > 230 {
		k = math.Pow(p.Width/210, 0.75)
	}
	k = min(k, w/leastW, h/leastH)
	f := frame{paperW: w, paperH: h, k: k, w: w / k, h: h / k, margin: mm(14)}
	if f.w < 420 || f.h < 420 {
		f.margin = mm(9)
	}
	return f
}

// tightened is the frame with type smaller by the factor c, for a report that
// saves a sheet by it or keeps a table in one piece.
func (f frame) tightened(c float64) frame {
	f.k, f.w, f.h, f.margin = f.k*c, f.w/c, f.h/c, f.margin/c
	return f
}

// tighter returns the factors to try, the largest first: no type becomes smaller
// than what is readable at arm's length, nor much smaller than on other sheets.
func (f frame) tighter() []float64 {
	least := max((readable+0.01)/(block.Small.Size*f.k), 0.77)
	var out []float64
	for c := 0.95; c > least+0.02; c -= 0.045 {
		out = append(out, c)
	}
	if least < 1 {
		out = append(out, least)
	}
	return out
}

func (f frame) width() float64 { return f.w - 2*f.margin }

// footY is where the line above the footer runs.
func (f frame) footY() float64 { return f.h - max(f.margin-mm(2), mm(10)) }

// bottom is where the content ends.
func (f frame) bottom() float64 { return f.footY() - mm(5) }

// report is a section made of blocks.
type report struct {
	section   Section
	page      model.ID
	title     string   // of the section, in the bookmarks too
	meta      []string // lines at the right of the title
	landscape bool     // what suits the section, where the person does not say
	blocks    []block.Block
}

// addReport lays a section onto as many sheets as it takes.
func (p *planner) addReport(r report) {
	f, first, next, pages := p.layReport(r)
	for i := range pages {
		head := first
		if i > 0 {
			head = next
		}
		c := block.NewCanvas(p.kit, geom.R(0, 0, f.w, f.h))
		head.draw(c)
		c.Flush()
		pages[i].Draw(c, geom.P(f.margin, head.bottom))
		s := Sheet{Title: r.title, Section: r.section, Page: r.page}
		s.Width, s.Height = f.paperW, f.paperH
		s.Parts = []pdf.Part{{Scene: c.Scene, To: geom.Scale(f.k)}}
		if i == 0 {
			s.Bookmarks = []pdf.Bookmark{{Title: r.title, Y: f.margin * f.k}}
		}
		p.add(s)
	}
}

// mostTightened is how many sheets a report has at most for its type to be made
// smaller: in a long one a sheet less is no gain.
const mostTightened = 6

// scrap is the share of a sheet below which a part of a table or chart is not left
// alone: nobody shall turn the page for three rows.
const scrap = 0.4

// layReport lays out a report, and begins a table or chart on the next sheet where
// otherwise only a scrap of it would stand on this or on the last, as long as that
// takes no more sheets.
func (p *planner) layReport(r report) (f frame, first, next masthead, pages []block.Page) {
	f, first, next, pages = p.sizeReport(r)
	sizes := p.smaller(r, f)
	for range pages {
		found := false
		for _, i := range block.Torn(pages, f.bottom()-next.bottom, scrap) {
			try := r
			try.blocks = turnBefore(r.blocks, i)
			for _, f2 := range sizes {
				first2, next2, turned := p.flowReport(f2, try)
				if found = len(turned) == len(pages) && block.Splits(turned) < block.Splits(pages); found {
					r, f, first, next, pages = try, f2, first2, next2, turned
					break
				}
			}
			if found {
				break
			}
		}
		if !found {
			break
		}
	}
	return f, first, next, pages
}

// littleSmaller is how much smaller type becomes at most to keep a table or chart
// in one piece.
const littleSmaller = 0.88

// smaller returns the frame and those with type a little smaller.
func (p *planner) smaller(r report, f frame) []frame {
	out := []frame{f}
	usual := frameOf(p.opts.Paper, p.turned(r))
	for _, c := range usual.tighter() {
		if g := usual.tightened(c); g.k < f.k-1e-6 && g.k >= f.k*littleSmaller {
			out = append(out, g)
		}
	}
	return out
}

// turned reports whether a report is printed across.
func (p *planner) turned(r report) bool {
	if p.opts.Landscape != nil {
		return *p.opts.Landscape
	}
	return r.landscape
}

// turnBefore begins a page before a block and the heading that belongs to it.
func turnBefore(blocks []block.Block, i int) []block.Block {
	if i > 0 {
		if _, ok := blocks[i-1].(block.Head); ok {
			i--
		}
	}
	return slices.Insert(slices.Clone(blocks), i, block.Block(block.Turn{}))
}

// sizeReport lays out a report in the largest type that takes as few sheets as the
// smallest would. Where that saves none, type a little smaller may still keep
// a table in one piece.
func (p *planner) sizeReport(r report) (f frame, first, next masthead, pages []block.Page) {
	usual := frameOf(p.opts.Paper, p.turned(r))
	f = usual
	first, next, pages = p.flowReport(f, r)
	if len(pages) == 1 || len(pages) > mostTightened {
		return f, first, next, pages
	}
	tries := usual.tighter()
	if len(tries) == 0 {
		return f, first, next, pages
	}
	_, _, fewest := p.flowReport(usual.tightened(tries[len(tries)-1]), r)
	if len(fewest) == len(pages) {
		tries = tries[:1]
	}
	for _, c := range tries {
		tight := usual.tightened(c)
		f2, n2, p2 := p.flowReport(tight, r)
		if len(p2) < len(pages) && len(p2) == len(fewest) || len(p2) == len(pages) && len(tries) == 1 && block.Splits(p2) < block.Splits(pages) {
			return tight, f2, n2, p2
		}
	}
	return f, first, next, pages
}

// flowReport lays the blocks of a report onto pages of a frame.
func (p *planner) flowReport(f frame, r report) (first, next masthead, pages []block.Page) {
	first = p.masthead(f, r.title, r.meta, p.pageLink(r.page), false)
	next = p.masthead(f, r.title, nil, "", true)
	return first, next, block.Flow(p.kit, r.blocks, f.width(), f.bottom()-first.bottom, f.bottom()-next.bottom)
}

// masthead is the title of a report sheet with the line under it.
type masthead struct {
	bottom float64
	draw   func(c *block.Canvas)
}

// masthead sets a title and the lines that belong to it: beside one another where
// there is room, else one below the other. A long title is set in smaller type; on
// the sheets that follow it is cut to one line, for it has been said. A click on it
// leads to the map.
func (p *planner) masthead(f frame, title string, meta []string, link string, follows bool) masthead {
	w := f.width()
	metaW := 0.0
	for _, m := range meta {
		metaW = max(metaW, p.fonts.Width(m, block.Cells)+0.5)
	}
	font := block.Title
	if f.w < 420 {
		font.Size, font.Leading = 15, 19
	}
	// The lines at the right may wrap there, but not into a thin column.
	room := w - p.fonts.Width(title, font) - 24
	beside := room >= min(metaW, 270)
	metaW = min(metaW, w)
	if beside {
		metaW = min(metaW, room)
	}
	head := p.titleBlock(title, font, w, f.h*0.25, follows)
	var lines []text.Block
	metaH := 0.0
	for _, m := range meta {
		b := p.fonts.Wrap(p.atDots(m, block.Cells, metaW), block.Cells, metaW)
		if !beside && metaH+b.Height > f.h*0.2 {
			break
		}
		lines = append(lines, b)
		metaH += b.Height
	}
	top := f.margin - 6
	rule := top + max(head.Height, metaH) + 3
	if !beside {
		rule = top + head.Height + metaH + 4
	}
	return masthead{bottom: rule + 9, draw: func(c *block.Canvas) {
		c.Group(scene.Item{Part: "header", Link: link}, func() {
			at := top
			if beside {
				at = rule - 3 - head.Height // both stand on the line
			}
			c.Para(head, f.margin, at, w, c.Navy(), block.Start)
		})
		y := rule - 3 - metaH
		for _, l := range lines {
			if beside {
				c.Para(l, f.margin+w-metaW, y, metaW, c.Theme.Secondary, block.End)
			} else {
				c.Para(l, f.margin, y, metaW, c.Theme.Secondary, block.Start)
			}
			y += l.Height
		}
		c.Line(f.margin, rule, f.margin+w, rule, 1.3, c.Navy())
	}}
}

// atDots breaks what is listed between dots into lines of whole entries.
func (p *planner) atDots(s string, font text.Font, w float64) string {
	const dot = " · "
	var lines []string
	for _, entry := range strings.Split(s, dot) {
		if n := len(lines) - 1; n >= 0 && p.fonts.Width(lines[n]+dot+entry, font) <= w {
			lines[n] += dot + entry
		} else {
			lines = append(lines, entry)
		}
	}
	return strings.Join(lines, "\n")
}

// titleBlock wraps a title into the given height at the largest size that takes at
// most two lines; what is too long even in the smallest type ends in an ellipsis.
func (p *planner) titleBlock(title string, font text.Font, w, h float64, oneLine bool) text.Block {
	if oneLine {
		const suffix = " (continued)"
		l, _ := p.fonts.Ellipsis(title, font, w-p.fonts.Width(suffix, font))
		l = p.fonts.Line(l.Text+suffix, font)
		return text.Block{Lines: []text.Line{l}, Font: font, Width: l.Width, Height: font.LineHeight()}
	}
	var b text.Block
	for _, size := range []float64{1, 0.8, 0.65, 0.55} {
		small := text.Font{Style: font.Style, Size: font.Size * size, Leading: font.Leading * size}
		if b = p.fonts.Wrap(title, small, w); len(b.Lines) <= 2 {
			return b
		}
	}
	most := max(1, int(h/b.Font.LineHeight()))
	if len(b.Lines) > most {
		last, _ := p.fonts.Ellipsis(b.Lines[most-1].Text+" …", b.Font, w)
		b.Lines = append(b.Lines[:most-1:most-1], last)
	}
	b.Height = float64(len(b.Lines)) * b.Font.LineHeight()
	return b
}
