package panel

import "fyne.io/fyne/v2"

// The room in a table, in units of the window: of the buttons in front of and behind
// a row, and between two cells.
const (
	leadWidth float32 = 26
	tailWidth float32 = 28
	sheetGap  float32 = 4
)

// spot is where a cell stands in its row: on which line, how far from the left, how
// wide.
type spot struct {
	line     int
	x, width float32
}

// placesOf lays the cells of a row out, beside each other where there is room for
// that. Where there is not, the first column and what is computed stand on one line,
// with the buttons around them, and the other columns on lines below it: nobody has
// to scroll sideways for a number. A room of 0 is wide enough for everything.
func placesOf(columns []sheetColumn, lead, tail bool, room float32) []spot {
	var out []spot
	x := float32(0)
	put := func(w float32) {
		out = append(out, spot{0, x, w})
		x += w + sheetGap
	}
	if lead {
		put(leadWidth)
	}
	for _, c := range columns {
		put(c.width)
	}
	if tail {
		put(tailWidth)
	}
	if room <= 0 || x-sheetGap <= room {
		return out
	}
	cells := out // of the columns
	if lead {
		cells = cells[1:]
	}
	if tail {
		cells[len(cells)-1].x = room - tailWidth
		cells = cells[:len(cells)-1]
	}
	var below []int
	x = cells[0].x
	for i, c := range columns {
		if i > 0 && c.prop != nil {
			below = append(below, i)
			continue
		}
		cells[i].x = x
		x += c.width + sheetGap
	}
	wrapCells(columns, below, cells, room)
	return out
}

// wrapCells lays columns out on lines of their own, about equally many on each.
func wrapCells(columns []sheetColumn, which []int, cells []spot, room float32) {
	lines := linesOf(columns, which, room)
	for line := 1; len(which) > 0; line++ {
		n, width := fitting(columns, which, room)
		for left := max(1, lines-line+1); n > (len(which)+left-1)/left; { // four are two and two
			n--
			width -= columns[which[n]].width + sheetGap
		}
		more := (room - width) / float32(n) // what is left over is shared
		x := float32(0)
		for _, i := range which[:n] {
			w := columns[i].width + more
			cells[i] = spot{line, x, w}
			x += w + sheetGap
		}
		which = which[n:]
	}
}

// fitting counts how many of some columns fit beside each other, at least one, and
// how wide they are.
func fitting(columns []sheetColumn, which []int, room float32) (n int, width float32) {
	width = -sheetGap
	for n < len(which) && (n == 0 || width+sheetGap+columns[which[n]].width <= room) {
		width += sheetGap + columns[which[n]].width
		n++
	}
	return n, width
}

// linesOf is how many lines columns need.
func linesOf(columns []sheetColumn, which []int, room float32) (lines int) {
	for len(which) > 0 {
		n, _ := fitting(columns, which, room)
		which = which[n:]
		lines++
	}
	return lines
}

// cellsLayout puts the cells of a row into their places.
type cellsLayout struct {
	places []spot
	low    bool // at the foot of their line, as headings, and not in its middle
}

// lineGap is the room between two lines of a row.
const lineGap = 4

// wrapped reports whether a row has several lines.
func (l *cellsLayout) wrapped() bool {
	for _, p := range l.places {
		if p.line > 0 {
			return true
		}
	}
	return false
}

// heights are those of the lines.
func (l *cellsLayout) heights(os []fyne.CanvasObject) (h []float32) {
	for i, p := range l.places {
		for len(h) <= p.line {
			h = append(h, 0)
		}
		if i < len(os) {
			h[p.line] = max(h[p.line], os[i].MinSize().Height)
		}
	}
	return h
}

// MinSize implements fyne.Layout.
func (l *cellsLayout) MinSize(os []fyne.CanvasObject) fyne.Size {
	s := fyne.NewSize(0, -lineGap)
	for _, h := range l.heights(os) {
		s.Height += h + lineGap
	}
	for _, p := range l.places {
		s.Width = max(s.Width, p.x+p.width)
	}
	return s.Max(fyne.Size{})
}

// Layout implements fyne.Layout.
func (l *cellsLayout) Layout(os []fyne.CanvasObject, size fyne.Size) {
	top := make([]float32, 0, 3)
	heights, y := l.heights(os), float32(0)
	for _, h := range heights {
		top = append(top, y)
		y += h + lineGap
	}
	for i, o := range os {
		if i >= len(l.places) {
			break
		}
		p := l.places[i]
		h := min(heights[p.line], o.MinSize().Height)
		above := (heights[p.line] - h) / 2
		if l.low {
			above *= 2
		}
		o.Move(fyne.NewPos(p.x, top[p.line]+above))
		o.Resize(fyne.NewSize(p.width, h))
	}
}
