package export

import (
	"fmt"

	"waymark/canvas/scene"
	"waymark/canvas/text"
	"waymark/export/block"
	"waymark/export/pdf"
	"waymark/model/geom"
)

const posterHint = "Print at 100 %. Trim the left and the upper edge at the marks, lay the sheet on the dashed line of its neighbour and glue on the 10 mm strip."

// keyPlanWidth is what the plan of the sheets takes beside the words.
const keyPlanWidth = 54.0

// posterWords are the instructions, wrapped for a sheet of the given width. The
// first line leaves room for the name of the sheet.
func (p *planner) posterWords(width float64) text.Block {
	return p.fonts.Wrap(posterHint, block.Small, width-2*posterMargin-keyPlanWidth-8)
}

// addPosterMarks puts crop marks, glue lines, the name of the sheet and the plan
// of all sheets onto a poster sheet.
func (p *planner) addPosterMarks(s *Sheet, n, of int) {
	t := s.tile
	c := block.NewCanvas(p.kit, geom.R(0, 0, s.Width, s.Height))
	area := geom.R(posterMargin, posterMargin, t.contentW, t.contH)
	cols, rows := len(t.xs)-1, len(t.ys)-1
	dark := c.Theme.Text
	c.Group(scene.Item{}, func() {
		for _, x := range []float64{area.X, area.Right()} {
			for _, y := range []float64{area.Y, area.Bottom()} {
				dx, dy := -1.0, -1.0
				if x > area.X {
					dx = 1
				}
				if y > area.Y {
					dy = 1
				}
				c.Line(x+dx*2, y, x+dx*(2+markLength), y, 0.5, dark)
				c.Line(x, y+dy*2, x, y+dy*(2+markLength), 0.5, dark)
			}
		}
		if t.col+1 < cols && !t.skipped[[2]int{t.col + 1, t.row}] {
			x := area.Right() - overlap
			c.Line(x, area.Y-markLength, x, area.Bottom()+markLength, 0.5, dark, 2, 2)
		}
		if t.row+1 < rows && !t.skipped[[2]int{t.col, t.row + 1}] {
			y := area.Bottom() - overlap
			c.Line(area.X-markLength, y, area.Right()+markLength, y, 0.5, dark, 2, 2)
		}
	})
	y := s.Height - posterMargin - t.foot + 6
	words := p.posterWords(s.Width)
	c.Group(scene.Item{}, func() {
		x := posterMargin
		right := s.Width - posterMargin - keyPlanWidth - 8
		base := y + block.Small.LineHeight() - 2
		x += c.Text("Sheet "+t.name, x, base, block.SmallB, dark, block.Start)
		l, _ := p.fonts.Ellipsis(fmt.Sprintf(" · row %d of %d, column %d of %d · %s · %s", t.row+1, rows, t.col+1, cols, p.footerWords(), pageOf(n, of)), block.Small, right-x)
		c.Shaped(l, x, base, c.Theme.Secondary, block.Start)
		c.Para(words, posterMargin, y+block.Small.LineHeight(), words.Width+1, c.Theme.Secondary, block.Start)
	})
	keyPlan(c, geom.R(s.Width-posterMargin-keyPlanWidth, y-2, keyPlanWidth, t.foot-4), t)
	c.Flush()
	s.Parts = append(s.Parts, pdf.Part{Scene: c.Scene, To: geom.Identity(), Artifact: true})
}

// keyPlan draws all sheets small, this one filled; sheets that are left out have
// no fill and a dashed line.
func keyPlan(c *block.Canvas, r geom.Rect, t *tile) {
	cols, rows := len(t.xs)-1, len(t.ys)-1
	ratio := 0.7
	if t.landscape {
		ratio = 1.4
	}
	ch := min(r.H/float64(rows), r.W/(float64(cols)*ratio))
	cw := ch * ratio
	left := r.Right() - cw*float64(cols)
	c.Group(scene.Item{}, func() {
		for row := range rows {
			for col := range cols {
				at := geom.R(left+float64(col)*cw, r.Y+float64(row)*ch, cw, ch)
				switch {
				case col == t.col && row == t.row:
					c.Box(at, 0, c.Navy(), c.Theme.Text, 0.4)
				case t.skipped[[2]int{col, row}]:
					c.Box(at.Inset(0.2), 0, scene.Color{}, c.Theme.Hairline, 0.3)
				default:
					c.Box(at, 0, c.Pale(), c.Theme.Text, 0.4)
				}
			}
		}
	})
}
