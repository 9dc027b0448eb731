package block

import (
	"waymark/canvas/text"
	"waymark/model/geom"
)

// recordLine is one line of a row that is set as a list.
type recordLine struct {
	title text.Block
	cell  laid
	lead  bool // the cell names the row and has no title
	high  float64
}

// recordGap is the room between two lines.
const recordGap = 1.5

// records sets a table that is too wide for its page as a list: each row a few
// lines of “title: value” under the cells that name it.
func (t Table) records(k *Kit, w, h float64) []Piece {
	label := min(90, w*0.36)
	var out []Piece
	for i, row := range t.Rows {
		if g, ok := t.Groups[i]; ok {
			out = append(out, k.band(g, w, nil))
		}
		all := t.recordLines(k, row, w, h, label)
		for len(all) > 0 { // as many lines as a page holds
			n, high := 0, 2*padY
			for n < len(all) && (n == 0 || high+all[n].high+recordGap <= h) {
				high += all[n].high + recordGap
				n++
			}
			part := all[:n]
			all = all[n:]
			q := Piece{Height: high, Draw: func(c *Canvas, r geom.Rect) {
				if i%2 == 1 {
					c.Fill(r, c.Pale())
				}
				drawRecord(c, r, part, label)
			}}
			if i == 0 {
				q.Before = t.Before
			}
			out = append(out, q)
		}
	}
	return out
}

// recordLines sets the cells of a row that hold anything, each cut to the height of a
// page.
func (t Table) recordLines(k *Kit, row []Cell, w, h, label float64) []recordLine {
	var all []recordLine
	for j, c := range row {
		if c.Text == "" && c.Figure == nil && c.Under == "" {
			continue
		}
		col := t.Columns[j]
		if col.Lead || col.Title == "" {
			c.Bold = true
			for _, part := range cut([]laid{k.lay(c, w-2*padX)}, h-2*padY-2) {
				all = append(all, recordLine{cell: part[0], lead: true, high: part[0].height})
			}
			continue
		}
		title := k.Fonts.Wrap(col.Title, Small, label-6)
		for _, part := range cut([]laid{k.lay(c, w-2*padX-label)}, h-2*padY-2) {
			all = append(all, recordLine{title, part[0], false, max(part[0].height, title.Height+1)})
		}
	}
	return all
}

func drawRecord(c *Canvas, r geom.Rect, lines []recordLine, label float64) {
	c.Line(r.X, r.Bottom(), r.Right(), r.Bottom(), 0.6, c.Theme.Hairline)
	c.Flush()
	y := r.Y + padY
	for j := range lines {
		l := &lines[j]
		if l.lead {
			l.cell.draw(c, geom.R(r.X+padX, y, r.W-2*padX, l.cell.height), Start)
		} else {
			c.Para(l.title, r.X+padX, y+0.8, label-6, c.Theme.Secondary, Start)
			l.cell.draw(c, geom.R(r.X+padX+label, y, r.W-2*padX-label, l.cell.height), Start)
		}
		y += l.high + recordGap
	}
}
