package tool

import (
	"fmt"
	"math"
	"strconv"
	"strings"

	"waymark/canvas/compose"
	"waymark/model"
	"waymark/model/edit"
)

// mostPasted limits what one paste makes: more was hardly meant, and nobody could
// find it on the map.
const mostPasted = 1000

// tableOf parts a text as spreadsheets write it: rows by line, cells by tab. A cell
// in quotation marks may have lines and marks of its own. Lists from editors come
// without a tab; their lines are single cells, and quotation marks are theirs.
func tableOf(text string) (rows [][]string, table bool) {
	text = strings.TrimRight(strings.NewReplacer("\r\n", "\n", "\r", "\n").Replace(text), "\n")
	if !strings.Contains(text, "\t") {
		for _, l := range strings.Split(text, "\n") {
			rows = append(rows, []string{l})
		}
		return rows, false
	}
	row := []string{}
	for {
		cell, rest := cutCell(text)
		row = append(row, cell)
		if rest == "" {
			return append(rows, row), true
		}
		if rest[0] == '\n' {
			rows, row = append(rows, row), []string{}
		}
		text = rest[1:]
	}
}

// cutCell takes the first cell; the rest begins with what ends it.
func cutCell(text string) (cell, rest string) {
	if strings.HasPrefix(text, `"`) {
		for i := 1; i < len(text); i++ {
			if text[i] != '"' {
				continue
			}
			if i+1 < len(text) && text[i+1] == '"' {
				i++
				continue
			}
			if i+1 == len(text) || text[i+1] == '\t' || text[i+1] == '\n' {
				return strings.ReplaceAll(text[1:i], `""`, `"`), text[i+1:]
			}
			break // not a cell in quotation marks after all
		}
	}
	if i := strings.IndexAny(text, "\t\n"); i >= 0 {
		return text[:i], text[i:]
	}
	return text, ""
}

// items are the lines of a cell, without the bullets of a list.
func items(cell string) []string {
	var out []string
	for _, l := range strings.Split(cell, "\n") {
		l = strings.TrimSpace(l)
		if m := strings.TrimSpace(strings.TrimLeft(l, "•*–-")); m != "" && !isFigure(l) {
			l = m
		}
		if strings.Trim(l, "•*–- ") != "" {
			out = append(out, l)
		}
	}
	return out
}

func isFigure(s string) bool { _, ok := feelingIn(s); return ok }

// feelingIn reads an emotion as spreadsheets write it: "-1,5", "+2", "−0.5".
func feelingIn(s string) (v float64, ok bool) {
	v, err := strconv.ParseFloat(strings.NewReplacer(",", ".", "−", "-", "–", "-").Replace(strings.TrimSpace(s)), 64)
	return v, err == nil && math.Abs(v) <= 2
}

// pastedTable is what a paste into the cells of a journey amounts to.
type pastedTable struct {
	m       *Machine
	grid    compose.Grid
	columns []model.ID // with steps that are added
	c       []edit.Command
	sel     []model.ID
	points  map[model.ID]model.ID // of the emotion curve, by step
	left    int                   // cells that were too many
}

// pasteCards makes cards of a text. The lines of a list go into the cell of the
// cursor, one card each. A table goes on to the right and down, as it does in a
// spreadsheet: a row for a lane, and steps are added for columns that the map does
// not have. From the names of the steps on, its first row names them. A table that names
// the lanes itself is put in by those names.
func (m *Machine) pasteCards(text string) bool {
	rows, table := tableOf(text)
	p := &pastedTable{m: m, grid: m.host.Grid(), points: map[model.ID]model.ID{}}
	for _, c := range p.grid.Columns {
		p.columns = append(p.columns, columnID(c))
	}
	col, at := columnOf(p.grid, m.cell.col), rowIndex(p.grid, m.cell.row)
	if h, ok := m.headed(p.grid, rows); ok && table && len(p.columns) > 0 {
		p.putHeaded(h, max(0, col))
		return p.pasted(func() { m.sayHeaded(h) })
	}
	names := m.cell.row == stepsRow && table
	if col < 0 || at < 0 && !names {
		m.host.Say("Click a cell to paste into it.")
		return false
	}
	if names {
		for i, cell := range rows[0] {
			if name := strings.Join(strings.Fields(cell), " "); name != "" {
				p.name(col+i, name)
			}
		}
		rows, at = rows[1:], 0
	}
	for i, row := range rows {
		lane := at
		if table {
			lane = min(at+i, len(p.grid.Rows)-1) // rows that are too many stay in sight
		}
		for j, cell := range row {
			for _, text := range items(cell) {
				p.put(lane, col+j, text)
			}
		}
	}
	return p.pasted(func() {})
}

// pasted puts the table into the map. Then is what there is to say about it, unless some
// of it was too much.
func (p *pastedTable) pasted(then func()) bool {
	if len(p.c) == 0 || !p.m.do(edit.Sequence{Name: "Paste text", Commands: p.c}) {
		return false
	}
	p.m.host.Select(p.sel...)
	if p.left > 0 {
		p.m.host.Say(fmt.Sprintf("Only the first %d were pasted; %d more are too many for one map.", mostPasted, p.left))
	} else {
		then()
	}
	return true
}

// column returns the step of a column, which is added where there is none yet.
func (p *pastedTable) column(i int, name string) model.ID {
	for i >= len(p.columns) {
		stage := p.grid.Columns[len(p.grid.Columns)-1].Stage
		id := model.NewID()
		p.columns = append(p.columns, id)
		rec := model.NewRecord(id, "step", stage, model.Prop{Name: "name", Value: model.Text("New step")})
		if len(p.columns) > i {
			rec = rec.With(model.Prop{Name: "name", Value: model.Text(name)})
		}
		p.c = append(p.c, edit.Insert{Last: true, Record: rec})
	}
	return p.columns[i]
}

// name gives a step the name that stands over its column.
func (p *pastedTable) name(i int, name string) {
	if i >= len(p.columns) {
		p.column(i, name)
		return
	}
	if r := p.m.host.Committed().Get(p.columns[i]); r != nil && r.Text("name") != name {
		p.c = append(p.c, edit.Set{IDs: []model.ID{r.ID()}, Name: "name", Value: model.Text(name)})
	}
}

// put makes a card, or a point of the emotion curve.
func (p *pastedTable) put(lane, col int, text string) {
	if len(p.c) >= mostPasted {
		p.left++
		return
	}
	row, step := p.grid.Rows[lane], p.column(col, "New step")
	if row.Kind != "emotion" {
		id := model.NewID()
		p.sel = append(p.sel, id)
		rec := model.NewRecord(id, "card", row.Lane, model.Prop{Name: "step", Value: model.Text(step)}, model.Prop{Name: "text", Value: model.Text(text)})
		p.c = append(p.c, edit.Insert{Last: true, Record: withChannel(rec, row.Kind)})
		return
	}
	p.feel(row.Lane, step, text)
}

// feel sets a point of the curve to a figure, or lets it say what the customer
// says.
func (p *pastedTable) feel(lane, step model.ID, text string) {
	v, figure := feelingIn(text)
	point := p.points[step]
	if point == "" {
		for r := range p.m.host.Committed().Each(lane, "emotion") {
			if r.Ref("step") == step && r.Ref("persona") == "" {
				point = r.ID()
			}
		}
	}
	if point == "" {
		point = model.NewID()
		p.c = append(p.c, edit.Insert{Last: true, Record: model.NewRecord(point, "emotion", lane,
			model.Prop{Name: "step", Value: model.Text(step)}, model.Prop{Name: "value", Value: model.Number(v)})})
		p.points[step] = point
		p.sel = append(p.sel, point)
	} else if figure {
		p.c = append(p.c, edit.Set{IDs: []model.ID{point}, Name: "value", Value: model.Number(v)})
	}
	if !figure {
		p.c = append(p.c, edit.Set{IDs: []model.ID{point}, Name: "quote", Value: model.Text(text)})
	}
}
