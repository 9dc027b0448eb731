package block

import (
	"waymark/canvas/scene"
	"waymark/canvas/shape"
	"waymark/canvas/text"
	"waymark/model/geom"
)

// Column is a column of a table.
type Column struct {
	Title  string
	Align  Align
	Figure float64 // width that charts in the column need; 0 for words
	Lead   bool    // names the row: set in bold where the table becomes a list
	Share  float64 // of the width that is left over; 0 for a column that stays as narrow as it can
}

// Cell is what stands in a row and a column.
type Cell struct {
	Text   string
	Bold   bool
	Faint  bool
	Status shape.Status // a mark before the text; "" for none
	Under  string       // a second paragraph in small type
	Figure *InCell      // a chart above Under and instead of the text
	Link   string
}

// InCell is a small chart in a cell.
type InCell struct {
	Height float64
	Top    bool // stands beside the first line, not in the middle of the row
	Draw   func(c *Canvas, r geom.Rect)
}

// Table is rows under a header that is repeated on every page. A row is cut only
// where it is higher than a page. Where the columns do not fit side by side, every
// row becomes a short list of “title: value”.
type Table struct {
	Columns []Column
	Rows    [][]Cell
	Groups  map[int]string // bands above the row of that index
	Before  float64
}

const (
	padX = 6.0
	padY = 4.2

	headRoom = 40.0 // height of a heading of two lines
)

// Pieces implements Block.
func (t Table) Pieces(k *Kit, w, h float64) []Piece {
	if len(t.Rows) == 0 {
		return nil
	}
	widths, fits := t.widths(k, w)
	if !fits {
		return t.records(k, w, h)
	}
	head := t.header(k, widths)
	first := head
	first.Before, first.Keep = t.Before, true
	out := []Piece{first}
	above := &head // what stands above a row that begins a page
	for i, row := range t.Rows {
		if g, ok := t.Groups[i]; ok {
			out = append(out, k.band(g, w, &head))
			above = stacked(head, k.band(g+" (continued)", w, nil))
		}
		from := len(out)
		room := h - above.Height
		if i == 0 { // a heading stands above it
			room = max(room/2, room-headRoom)
		}
		out = append(out, t.row(k, widths, row, i%2 == 1, above, room)...)
		// At least two rows begin or end a page.
		if n := len(t.Rows); n > 1 && (i == 0 || i == n-2) {
			out[len(out)-1].Keep = len(out)-from == 1
		}
	}
	return out
}

func (t Table) header(k *Kit, widths []float64) Piece {
	blocks := make([]text.Block, len(widths))
	high := 0.0
	for i, c := range t.Columns {
		blocks[i] = k.Fonts.Wrap(c.Title, CellsB, widths[i]-2*padX)
		if c.Title != "" {
			high = max(high, blocks[i].Height)
		}
	}
	return Piece{Height: high + 2*padY, Draw: func(c *Canvas, r geom.Rect) {
		c.Fill(r, c.Navy())
		x := r.X
		for i, b := range blocks {
			part := scene.PartTitle
			if i == 0 {
				part = scene.PartTable
			}
			c.Cell(part, "", geom.R(x, r.Y, widths[i], r.H), func() {
				c.Para(b, x+padX, r.Y+(r.H-b.Height)/2, widths[i]-2*padX, c.Theme.TitleText, t.Columns[i].Align)
			})
			x += widths[i]
		}
	}}
}

// band is a row that names the ones below.
func (k *Kit) band(title string, w float64, head *Piece) Piece {
	b := k.Fonts.Wrap(title, CellsB, w-2*padX)
	return Piece{Height: b.Height + 2*padY, Head: head, Keep: true, Draw: func(c *Canvas, r geom.Rect) {
		c.Fill(r, c.Tint(c.Blue(), 0.82))
		c.Line(r.X, r.Bottom(), r.Right(), r.Bottom(), 0.6, c.Theme.Hairline)
		c.Cell(scene.PartBand, "", r, func() { c.Para(b, r.X+padX, r.Y+padY, r.W-2*padX, c.Navy(), Start) })
	}}
}

// stacked is two pieces as one, the second below the first.
func stacked(a, b Piece) *Piece {
	return &Piece{Height: a.Height + b.Height, Draw: func(c *Canvas, r geom.Rect) {
		a.Draw(c, geom.R(r.X, r.Y, r.W, a.Height))
		c.Flush()
		b.Draw(c, geom.R(r.X, r.Y+a.Height, r.W, b.Height))
	}}
}

// laid is a cell with its text broken into lines.
type laid struct {
	Cell
	words, under text.Block
	height       float64
}

// indent is the room that a status mark takes before the text.
func (c Cell) indent() float64 {
	if c.Status != "" {
		return 15
	}
	return 0
}

func (k *Kit) lay(c Cell, w float64) laid {
	l := laid{Cell: c}
	font := Cells
	if c.Bold {
		font = CellsB
	}
	if c.Text != "" {
		l.words = k.Fonts.Wrap(c.Text, font, w-c.indent())
		l.height = l.words.Height
	}
	if c.Figure != nil {
		l.height += c.Figure.Height
	}
	if c.Under != "" {
		l.under = k.Fonts.Wrap(c.Under, Small, w-c.indent())
		l.height += l.under.Height
	}
	return l
}

func (l *laid) draw(c *Canvas, r geom.Rect, align Align) {
	if l.Link != "" {
		c.Group(scene.Item{Link: l.Link}, func() { l.ink(c, r, align) })
		return
	}
	l.ink(c, r, align)
}

func (l *laid) ink(c *Canvas, r geom.Rect, align Align) {
	col := c.Theme.Text
	if l.Faint {
		col = c.Theme.Secondary
	}
	x, y, w := r.X, r.Y, r.W
	if in := l.indent(); in > 0 {
		c.Mark(l.Status, geom.P(x+5, y+Cells.Leading/2), 9.5)
		x, w = x+in, w-in
	}
	if l.Text != "" {
		c.Para(l.words, x, y, w, col, align)
		y += l.words.Height
	}
	if l.Figure != nil {
		l.Figure.Draw(c, geom.R(r.X, y, r.W, l.Figure.Height))
		y += l.Figure.Height
	}
	if l.Under != "" {
		c.Para(l.under, x, y, w, c.Theme.Secondary, align)
	}
}

// row returns the piece of a row; several where it is higher than a page.
func (t Table) row(k *Kit, widths []float64, row []Cell, shaded bool, head *Piece, room float64) []Piece {
	cells := make([]laid, len(row))
	high := 0.0
	for i, c := range row {
		cells[i] = k.lay(c, widths[i]-2*padX)
		high = max(high, cells[i].height)
	}
	var out []Piece
	for _, part := range cut(cells, room-2*padY) {
		high := 0.0
		for _, c := range part {
			high = max(high, c.height)
		}
		out = append(out, Piece{Height: high + 2*padY, Head: head, Draw: func(c *Canvas, r geom.Rect) {
			if shaded {
				c.Fill(r, c.Pale())
			}
			c.Line(r.X, r.Bottom(), r.Right(), r.Bottom(), 0.6, c.Theme.Hairline)
			x := r.X
			for i := range part {
				cell := &part[i]
				y := r.Y + padY
				if cell.Figure != nil && !cell.Figure.Top { // charts stand in the middle of their row
					y = r.Y + (r.H-cell.height)/2
				}
				name := scene.PartCell
				if i == 0 {
					name = scene.PartRow
				}
				c.Cell(name, cell.Link, geom.R(x, r.Y, widths[i], r.H), func() {
					cell.ink(c, geom.R(x+padX, y, widths[i]-2*padX, cell.height), t.Columns[i].Align)
				})
				x += widths[i]
			}
		}})
	}
	return out
}

// cut breaks a row that is higher than room into parts of whole lines; charts stay
// in the first.
func cut(cells []laid, room float64) [][]laid {
	var parts [][]laid
	for {
		part := make([]laid, len(cells))
		rest := make([]laid, len(cells))
		more := false
		for i, c := range cells {
			part[i] = c
			rest[i] = laid{Cell: Cell{Bold: c.Bold, Faint: c.Faint, Link: c.Link}}
			if c.height <= room {
				continue
			}
			all := c.words.Lines
			n := max(1, int(room/Cells.LineHeight()))
			if n >= len(all) { // the small type below is what does not fit
				if c.Under != "" && len(all) > 0 {
					part[i].Under, part[i].under = "", text.Block{}
					part[i].height -= c.under.Height
					rest[i].Text, rest[i].words, rest[i].height = c.Under, c.under, c.under.Height
					more = true
				}
				continue
			}
			part[i].words = lines(c.words, 0, n)
			part[i].Under, part[i].under = "", text.Block{}
			part[i].height = part[i].words.Height
			rest[i].Text, rest[i].words = c.Text, lines(c.words, n, len(all))
			rest[i].Under, rest[i].under = c.Under, c.under
			rest[i].height = rest[i].words.Height + c.under.Height
			more = true
		}
		parts = append(parts, part)
		if !more {
			return parts
		}
		cells = rest
	}
}

func lines(b text.Block, from, to int) text.Block {
	b.Lines = b.Lines[from:to]
	b.Height = float64(to-from) * b.Font.LineHeight()
	return b
}
