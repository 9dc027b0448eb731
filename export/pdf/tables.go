package pdf

import (
	"fmt"

	"waymark/canvas/scene"
)

// cellKind returns the structure type of a cell of a table: TH for a title, TD for
// any other, "" for what is no cell.
func cellKind(part string) string {
	switch part {
	case scene.PartTable, scene.PartTitle, scene.PartBand:
		return "TH"
	case scene.PartRow, scene.PartCell:
		return "TD"
	}
	return ""
}

// grid builds the tables of a sheet from their cells as they come: Table, in it TR,
// in it TH and TD (ISO 32000-1, 14.8.4.3.4).
type grid struct {
	f                   *finisher
	section             int
	table, row, columns int    // objects, 0 for none; titles in the first row
	rows, cells         []byte // references to the children of table and row
	out                 *[]byte
}

// put returns the parent of a cell, beginning a table or a row before it.
func (g *grid) put(part string) (row int) {
	switch part {
	case scene.PartTable:
		g.end()
	case scene.PartBand, scene.PartRow:
		g.endRow()
	}
	if g.table == 0 {
		g.table = g.f.objects.value("")
		*g.out = appendRef(*g.out, g.table)
	}
	if g.row == 0 {
		g.row = g.f.objects.value("")
		g.rows = appendRef(g.rows, g.row)
	}
	if part == scene.PartTable || part == scene.PartTitle {
		g.columns++
	}
	return g.row
}

// attributes say what a cell is a title of.
func (g *grid) attributes(part string) string {
	switch {
	case part == scene.PartBand && g.columns > 1:
		return fmt.Sprintf("/A <</O /Table /Scope /Row /ColSpan %d>>", g.columns)
	case part == scene.PartTable, part == scene.PartTitle:
		return "/A <</O /Table /Scope /Column>>"
	}
	return ""
}

func (g *grid) endRow() {
	if g.row != 0 {
		g.f.objects[g.row].body = fmt.Sprintf("<</Type /StructElem /S /TR /P %d 0 R /K [%s]>>", g.table, g.cells)
		g.row, g.cells = 0, nil
	}
}

// end closes the table, if one is open.
func (g *grid) end() {
	g.endRow()
	if g.table != 0 {
		g.f.objects[g.table].body = fmt.Sprintf("<</Type /StructElem /S /Table /P %d 0 R /K [%s]>>", g.section, g.rows)
		g.table, g.columns, g.rows = 0, 0, nil
	}
}
