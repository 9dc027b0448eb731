package block

import (
	"strings"

	"waymark/canvas/text"
)

// readableWidth is the least width of a column of running text.
const readableWidth = 52

// widths shares the width among the columns: every column gets what its longest
// word needs, what is left goes first to columns whose texts would have to wrap,
// so that the table becomes as low as it can, and then by Share. It reports false
// where not even the longest words fit.
func (t Table) widths(k *Kit, w float64) ([]float64, bool) {
	n := len(t.Columns)
	least, wish := make([]float64, n), make([]float64, n)
	sumLeast, sumWish, shares := 0.0, 0.0, 0.0
	for i, c := range t.Columns {
		least[i], wish[i] = t.needs(k, i, w)
		sumLeast, sumWish, shares = sumLeast+least[i], sumWish+wish[i], shares+c.Share
	}
	if sumLeast > w {
		return nil, false
	}
	out := make([]float64, n)
	if sumWish > w {
		for i := range out {
			out[i] = least[i] + (wish[i]-least[i])*(w-sumLeast)/(sumWish-sumLeast)
		}
		return t.even(k, out, least), true
	}
	for i, c := range t.Columns {
		if shares > 0 {
			out[i] = wish[i] + (w-sumWish)*c.Share/shares
		} else {
			out[i] = wish[i] + (w-sumWish)/float64(n)
		}
	}
	return out, true
}

// needs measures a column: what its longest word needs, and what it would take to set
// all of it without a break.
func (t Table) needs(k *Kit, i int, w float64) (least, wish float64) {
	c := t.Columns[i]
	widest := max(70, w*0.3) // longer words are broken
	note := func(s string, f text.Font, indent float64) {
		if s == "" {
			return
		}
		// Only what can be the widest is measured: of a long table hardly anything.
		for line := range strings.SplitSeq(s, "\n") {
			if text.AtMost(line, f)+indent > wish {
				wish = max(wish, k.Fonts.Width(line, f)+indent)
			}
		}
		for word := range strings.FieldsFuncSeq(s, breaks) {
			if text.AtMost(word, f)+indent > least {
				least = max(least, min(k.Fonts.Width(word, f), widest)+indent)
			}
		}
	}
	note(c.Title, CellsB, 0)
	least, wish = max(least, c.Figure), max(wish, c.Figure)
	for _, row := range t.Rows {
		cell := row[i]
		font := Cells
		if cell.Bold {
			font = CellsB
		}
		note(cell.Text, font, cell.indent())
		note(cell.Under, Small, cell.indent())
	}
	if c.Share > 0 { // a paragraph is no paragraph with a word a line
		least = max(least, min(wish, readableWidth))
	}
	least += 2*padX + 0.5
	return least, max(least, min(wish+2*padX+0.5, w*0.6))
}

// breaks reports whether a line may end at r: a no-break space is none.
func breaks(r rune) bool { return r == ' ' || r == '\n' || r == '\t' }
