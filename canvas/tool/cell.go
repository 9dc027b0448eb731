package tool

import (
	"slices"

	"waymark/canvas/compose"
	"waymark/model"
	"waymark/model/geom"
)

// place is a cell of a journey by names, so that it stays the same cell when
// something is inserted before it.
type place struct {
	row model.ID // a lane, or one of the two rows of headers
	col model.ID // a step, or a stage without steps, or headsCol
}

// The rows and the column that hold headers. No record has such ids.
const (
	stagesRow model.ID = "\x00stages"
	stepsRow  model.ID = "\x00steps"
	headsCol  model.ID = "\x00heads"
)

// columnID is what cards of a column name as their step.
func columnID(c compose.Column) model.ID {
	if c.Step != "" {
		return c.Step
	}
	return c.Stage
}

func (m *Machine) rowOf(lane model.ID) (compose.Row, bool) {
	for _, r := range m.host.Grid().Rows {
		if r.Lane == lane {
			return r, true
		}
	}
	return compose.Row{}, false
}

func columnOf(g compose.Grid, col model.ID) int {
	return slices.IndexFunc(g.Columns, func(c compose.Column) bool { return columnID(c) == col && col != "" })
}

func rowIndex(g compose.Grid, lane model.ID) int {
	return slices.IndexFunc(g.Rows, func(r compose.Row) bool { return r.Lane == lane })
}

// placeAtPoint is the cell at a point; a part of it is empty where it misses.
func (m *Machine) placeAtPoint(g compose.Grid, p geom.Pt) place {
	var out place
	row, col := g.At(p)
	if row >= 0 {
		out.row = g.Rows[row].Lane
	}
	if col >= 0 {
		out.col = columnID(g.Columns[col])
	}
	return out
}

// placeOf is the cell of a card or an emotion; of a card over several steps the
// one that was met.
func (m *Machine) placeOf(r *model.Record, at place) place {
	if at.row == r.Parent() && at.col != "" {
		return at
	}
	return place{row: r.Parent(), col: r.Ref("step")}
}

// cellRect is where a cell is drawn.
func (m *Machine) cellRect(p place) (geom.Rect, bool) {
	g := m.host.Grid()
	switch {
	case p.row == stagesRow:
		return m.journeyRect(p.col)
	case p.row == stepsRow:
		return m.journeyRect(p.col)
	case p.col == headsCol:
		return m.journeyRect(p.row)
	}
	row, col := rowIndex(g, p.row), columnOf(g, p.col)
	if row < 0 || col < 0 {
		return geom.Rect{}, false
	}
	return g.Cell(row, col).Inset(2), true
}

// inCell lists what stands in a cell, in its order: cards that reach over it from
// the left included.
func (m *Machine) inCell(p place) []model.ID {
	g := m.host.Grid()
	doc := m.host.Doc()
	col := columnOf(g, p.col)
	var out []model.ID
	for r := range doc.Each(p.row, "") {
		if r.Kind() != "card" && r.Kind() != "emotion" {
			continue
		}
		first := columnOf(g, r.Ref("step"))
		last := first + max(1, int(r.NumOr("span", 1))) - 1
		if s := doc.Get(r.Ref("step")); s != nil && s.Kind() == "stage" { // over the whole stage
			for i, c := range g.Columns {
				if c.Stage == s.ID() {
					if first < 0 {
						first = i
					}
					last = max(last, i)
				}
			}
		}
		if col >= 0 && first >= 0 && col >= first && col <= last {
			out = append(out, r.ID())
		}
	}
	return out
}

// goTo puts the cursor on a cell and selects what stands there: the first card,
// or the last one when coming from below.
func (m *Machine) goTo(p place, last bool) {
	m.cell = p
	switch {
	case p.row == stagesRow, p.row == stepsRow:
		m.host.Select(p.col)
	case p.col == headsCol:
		m.host.Select(p.row)
	default:
		in := m.inCell(p)
		switch {
		case len(in) == 0:
			m.host.Select()
		case last:
			m.host.Select(in[len(in)-1])
		default:
			m.host.Select(in[0])
		}
	}
	if r, ok := m.cellRect(p); ok {
		if s := m.SelectionBounds(); !s.Empty() && s.H < m.host.Visible().H {
			r = r.Union(s)
		}
		r = m.withLabels(r)
		if !m.host.Sees(r) {
			m.host.Reveal(r)
		}
	}
}

// withLabels takes the names of the lanes along with a cell of the first column: who
// comes back to the beginning reads the map from there.
func (m *Machine) withLabels(r geom.Rect) geom.Rect {
	g := m.host.Grid()
	if len(g.Rows) == 0 || len(g.Columns) == 0 || r.X > g.Bounds.X+g.Columns[0].W/2 {
		return r
	}
	whole := r.Union(geom.R(g.Rows[0].Header.X, r.Y, 1, r.H))
	if whole.W > m.host.Visible().W {
		return r
	}
	return whole
}

// rows lists the rows that the cursor can be in, headers first.
func rowsOf(g compose.Grid) []model.ID {
	var out []model.ID
	if len(g.Stages) > 0 {
		out = append(out, stagesRow)
	}
	if g.Heads.H > 0 {
		out = append(out, stepsRow)
	}
	for _, r := range g.Rows {
		out = append(out, r.Lane)
	}
	return out
}

// goBy moves the cursor by one cell; up and down also go from card to card
// within a cell. Without a cursor the first cell gets it.
func (m *Machine) goBy(dir geom.Pt, mods Mods) {
	g := m.host.Grid()
	if len(g.Columns) == 0 {
		if len(g.Rows) > 0 {
			m.goTo(place{row: g.Rows[0].Lane, col: headsCol}, false)
		}
		return
	}
	rows := rowsOf(g)
	row := slices.Index(rows, m.cell.row)
	col := columnOf(g, m.cell.col)
	heads := m.cell.col == headsCol
	if row < 0 || col < 0 && !heads && m.cell.row != stagesRow {
		first := len(rows) - len(g.Rows)
		if len(g.Rows) == 0 {
			first = 0
		}
		m.goTo(m.cellAt(g, rows, first, 0), false)
		return
	}
	if m.cell.row == stagesRow { // one stage is several columns wide
		i := slices.IndexFunc(g.Stages, func(s compose.StageSpan) bool { return s.Stage == m.cell.col })
		switch {
		case i < 0:
			col = 0
		case dir.X > 0 && i+1 < len(g.Stages):
			m.goTo(place{row: stagesRow, col: g.Stages[i+1].Stage}, false)
			return
		case dir.X < 0 && i > 0:
			m.goTo(place{row: stagesRow, col: g.Stages[i-1].Stage}, false)
			return
		case dir.X != 0:
			return
		default:
			col = g.Stages[i].First
		}
	}
	if dir.Y != 0 && !heads && m.withinCell(dir.Y > 0) {
		return
	}
	if heads {
		col = -1
	}
	row += int(dir.Y)
	col += int(dir.X)
	if row < 0 || row >= len(rows) || col >= len(g.Columns) || col < -1 {
		return
	}
	if col < 0 && (rows[row] == stagesRow || rows[row] == stepsRow) {
		return
	}
	m.goTo(m.cellAt(g, rows, row, col), dir.Y < 0)
}

// tabOn goes to the next cell, and from the last one of a row to the first one of the
// next: what is typed then must not take the place of what was typed last.
func (m *Machine) tabOn() {
	was := m.cell
	m.goBy(geom.P(1, 0), 0)
	if m.cell != was {
		return
	}
	g := m.host.Grid()
	rows := rowsOf(g)
	if row := slices.Index(rows, was.row); row >= 0 && row+1 < len(rows) && len(g.Columns) > 0 {
		m.goTo(m.cellAt(g, rows, row+1, 0), false)
	}
}

// cellAt is the cell of a row and a column, -1 for the headers of the lanes.
func (m *Machine) cellAt(g compose.Grid, rows []model.ID, row, col int) place {
	if col < 0 {
		return place{row: rows[row], col: headsCol}
	}
	c := g.Columns[col]
	if rows[row] == stagesRow || rows[row] == stepsRow && c.Step == "" {
		return place{row: stagesRow, col: c.Stage}
	}
	return place{row: rows[row], col: columnID(c)}
}

// withinCell goes to the next or previous card of the cell; false at its ends.
func (m *Machine) withinCell(down bool) bool {
	lead := m.lead()
	if lead == nil || lead.Kind() != "card" {
		return false
	}
	in := m.inCell(m.cell)
	at := slices.Index(in, lead.ID())
	if down {
		at++
	} else {
		at--
	}
	if at < 0 || at >= len(in) {
		return false
	}
	m.host.Select(in[at])
	return true
}

// goEnd goes to the first or last column.
func (m *Machine) goEnd(end bool) {
	g := m.host.Grid()
	rows := rowsOf(g)
	row := slices.Index(rows, m.cell.row)
	if row < 0 || len(g.Columns) == 0 {
		m.goBy(geom.P(1, 0), 0)
		return
	}
	col := 0
	if end {
		col = len(g.Columns) - 1
	}
	m.goTo(m.cellAt(g, rows, row, col), false)
}
