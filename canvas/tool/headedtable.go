package tool

import (
	"fmt"
	"slices"
	"strings"

	"waymark/canvas/compose"
	"waymark/model/kind"
)

// headedTable is a table that names the lanes over its columns, with a row for each
// step. Teams keep their journeys in spreadsheets that way round as often as in that of
// the map, with the lanes in front of the rows; which it is, the names tell.
type headedTable struct {
	lanes   []int      // rows of the grid, by column of the table; −1 for none
	steps   int        // the column with the names of the steps, −1 for none
	unknown []string   // headings that name neither
	rows    [][]string // below the headings
}

// headed reads a table by its headings, whichever way round it lies. It reports false
// where neither its first row nor its first column names two lanes.
func (m *Machine) headed(g compose.Grid, rows [][]string) (headedTable, bool) {
	for _, rows := range [][][]string{rows, turned(rows)} {
		if h, ok := m.headedBy(g, rows); ok {
			return h, true
		}
	}
	return headedTable{}, false
}

func (m *Machine) headedBy(g compose.Grid, rows [][]string) (headedTable, bool) {
	h := headedTable{steps: -1, rows: rows[1:]}
	named := 0
	for i, cell := range rows[0] {
		lane := slices.IndexFunc(g.Rows, func(r compose.Row) bool { return m.isLane(r, cell) })
		if slices.Contains(h.lanes, lane) {
			lane = -1 // a second one of that name
		}
		h.lanes = append(h.lanes, lane)
		switch name := heading(cell); {
		case lane >= 0:
			named++
		case name == "step" && h.steps < 0, name == "" && i == 0:
			h.steps = i
		case name != "":
			h.unknown = append(h.unknown, strings.Join(strings.Fields(cell), " "))
		}
	}
	return h, named > 1 && len(h.rows) > 0
}

// isLane reports whether a heading means a lane: by its name, or by what its kind is
// called.
func (m *Machine) isLane(r compose.Row, cell string) bool {
	name := heading(cell)
	if name == "" {
		return false
	}
	lane := m.host.Committed().Get(r.Lane)
	return lane != nil && name == heading(lane.Text("name")) ||
		name == heading(kind.Label("lane", "lane_kind", r.Kind)) ||
		name == heading(strings.ReplaceAll(r.Kind, "_", " "))
}

// heading is a heading as it is compared: Pain Point is the lane of pain points.
func heading(cell string) string {
	return strings.TrimSuffix(strings.ToLower(strings.Join(strings.Fields(cell), " ")), "s")
}

// turned makes rows of the columns of a table.
func turned(rows [][]string) [][]string {
	var out [][]string
	for i, row := range rows {
		for j, cell := range row {
			if j == len(out) {
				out = append(out, make([]string, len(rows)))
			}
			out[j][i] = cell
		}
	}
	return out
}

// putHeaded puts in a table by its headings. Where steps of the page have the names of
// its steps, they get their cards, and the others are added; else it begins at a column
// and names the steps from there on. A row without a name goes on with the step above it.
func (p *pastedTable) putHeaded(h headedTable, col int) {
	known, some := p.stepsByName(), false
	name := func(row []string) string {
		if h.steps < 0 || h.steps >= len(row) {
			return ""
		}
		return strings.Join(strings.Fields(row[h.steps]), " ")
	}
	for _, row := range h.rows {
		_, ok := known[heading(name(row))]
		some = some || ok
	}
	at, next := -1, col
	for _, row := range h.rows {
		name := name(row)
		switch i, ok := known[heading(name)]; {
		case strings.TrimSpace(strings.Join(row, "")) == "":
			continue
		case h.steps >= 0 && name == "" && at >= 0:
		case ok:
			at = i
		case some:
			at = len(p.columns)
		default:
			at, next = next, next+1
		}
		if name != "" {
			p.name(at, name)
			known[heading(name)] = at
		}
		for j, cell := range row {
			if j >= len(h.lanes) || h.lanes[j] < 0 {
				continue
			}
			for _, text := range items(cell) {
				p.put(h.lanes[j], at, text)
			}
		}
	}
}

// stepsByName finds the columns of the page by the names of their steps.
func (p *pastedTable) stepsByName() map[string]int {
	out := map[string]int{}
	for i, id := range p.columns {
		if r := p.m.host.Committed().Get(id); r != nil && r.Kind() == "step" {
			if name := heading(kind.Effective(p.m.host.Committed(), r).Text("name")); name != "" {
				out[name] = i
			}
		}
	}
	return out
}

// sayHeaded tells how the table was read, and what of it was not.
func (m *Machine) sayHeaded(h headedTable) {
	say := "Pasted by the names of the lanes."
	if n := len(h.unknown); n > 0 {
		shown := h.unknown[:min(n, 3)]
		say += fmt.Sprintf(" Left out, because no lane is called so: “%s”", strings.Join(shown, "”, “"))
		if n > len(shown) {
			say += fmt.Sprintf(" and %d more", n-len(shown))
		}
		say += "."
	}
	m.host.Say(say)
}
