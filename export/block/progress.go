package block

import "waymark/model/geom"

// Progress returns a bar of how much is done, 0 … 1, for a cell. The words belong
// under it.
func Progress(done float64) *InCell {
	done = min(max(done, 0), 1)
	return &InCell{Height: 11, Draw: func(c *Canvas, r geom.Rect) {
		w := min(r.W, 110)
		bar := geom.R(r.X, r.Y+3, w, 5)
		c.Box(bar, 2.5, c.Theme.Hairline, c.Theme.Hairline, 0)
		if done > 0 {
			c.Box(geom.R(bar.X, bar.Y, max(bar.W*done, 5), bar.H), 2.5, c.Navy(), c.Navy(), 0)
		}
	}}
}

// Score returns a bar of a rating for a cell, with the number behind it and a
// hatch where it is high.
func Score(score, most float64, label string, high bool) *InCell {
	return &InCell{Height: Cells.Leading, Draw: func(c *Canvas, r geom.Rect) {
		l := c.Fonts.Line(label, CellsB)
		w := max(2, (r.W-l.Width-6)*min(1, score/most))
		bar := geom.R(r.X, r.Y+2, w, 8)
		c.Fill(bar, c.Theme.Pain.Line)
		if high {
			c.Hatch(bar, 4, 0.7, c.Theme.Pain.Fill)
		}
		c.Shaped(l, r.X+w+5, r.Y+Cells.Leading-3, c.Theme.Text, Start)
	}}
}

// Share returns a bar of a share, 0 … 1, for a cell, with its words behind it.
func Share(share float64, label string, high bool) *InCell {
	return &InCell{Height: Cells.Leading, Draw: func(c *Canvas, r geom.Rect) {
		l := c.Fonts.Line(label, CellsB)
		w := max(1, (r.W-l.Width-6)*min(max(share, 0), 1))
		bar := geom.R(r.X, r.Y+2, w, 8)
		if high {
			c.Box(bar, 0, c.Theme.Pain.Fill, c.Theme.Pain.Line, 0.6)
			c.Hatch(bar, 3, 0.8, c.Theme.Pain.Line)
		} else {
			c.Fill(bar, c.Tint(c.Blue(), 0.35))
		}
		c.Shaped(l, r.X+w+5, r.Y+Cells.Leading-3, c.Theme.Text, Start)
	}}
}
