package export

import (
	"math"

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

// tightened is the frame with type as small as is still readable on A4, for a
// report that saves a sheet by it.
func (f frame) tightened() frame {
	c := (readable + 0.01) / block.Small.Size
	f.k, f.w, f.h, f.margin = f.k*c, f.w/c, f.h/c, f.margin/c
	return f
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
	landscape := r.landscape
	if p.opts.Landscape != nil {
		landscape = *p.opts.Landscape
	}
	f := frameOf(p.opts.Paper, landscape)
	first, next, pages := p.flowReport(f, r)
	if tight := f.tightened(); len(pages) > 1 {
		if f2, n2, p2 := p.flowReport(tight, r); len(p2) < len(pages) {
			f, first, next, pages = tight, f2, n2, p2
		}
	}
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

// flowReport lays the blocks of a report onto pages of a frame.
func (p *planner) flowReport(f frame, r report) (first, next masthead, pages []block.Page) {
	first = p.masthead(f, r.title, r.meta)
	next = p.masthead(f, r.title+" (continued)", nil)
	return first, next, block.Flow(p.kit, r.blocks, f.width(), f.bottom()-first.bottom, f.bottom()-next.bottom)
}

// masthead is the title of a report sheet with the line under it.
type masthead struct {
	bottom float64
	draw   func(c *block.Canvas)
}

func (p *planner) masthead(f frame, title string, meta []string) masthead {
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
	if beside {
		metaW = min(metaW, room)
	}
	if !beside {
		metaW = min(metaW, w)
	}
	titleW := w
	if beside && metaW > 0 {
		titleW = w - metaW - 24
	}
	head := p.fonts.Wrap(title, font, titleW)
	small := block.Cells
	type line struct {
		words text.Block
		y     float64
	}
	var lines []line
	top := f.margin - 6
	y := top + head.Height
	metaH := 0.0
	for _, m := range meta {
		b := p.fonts.Wrap(m, small, metaW)
		lines = append(lines, line{b, metaH})
		metaH += b.Height
	}
	rule := y + 3
	if !beside {
		rule = y + 1 + metaH + 3
	} else {
		rule = max(rule, top+metaH+3)
	}
	return masthead{bottom: rule + 9, draw: func(c *block.Canvas) {
		c.Group(scene.Item{Part: "header"}, func() {
			at := top
			if beside {
				at = rule - 3 - head.Height // both stand on the line
			}
			c.Para(head, f.margin, at, titleW, c.Navy(), block.Start)
		})
		for _, l := range lines {
			if beside {
				c.Para(l.words, f.margin+w-metaW, rule-3-metaH+l.y, metaW, c.Theme.Secondary, block.End)
			} else {
				c.Para(l.words, f.margin, y+1+l.y, metaW, c.Theme.Secondary, block.Start)
			}
		}
		c.Line(f.margin, rule, f.margin+w, rule, 1.3, c.Navy())
	}}
}
