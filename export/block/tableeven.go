package block

import (
	"math"
	"strings"

	"waymark/canvas/text"
)

// mostEvened is how many rows a table has at most to be evened: in a longer one a
// few lines are no gain.
const mostEvened = 120

// even moves width from one column to another as long as that makes the table
// lower, and returns the new widths. It counts lines from the widths of words,
// which makes trying cheap; no column becomes narrower than its least width.
func (t Table) even(k *Kit, widths, least []float64) []float64 {
	if len(t.Rows) > mostEvened {
		return widths
	}
	cells := make([][]cellWords, len(t.Rows))
	for i, row := range t.Rows {
		cells[i] = make([]cellWords, len(row))
		for j, c := range row {
			cells[i][j] = k.words(c)
		}
	}
	best := heightAt(cells, widths)
	for _, step := range []float64{32, 16, 8, 4} {
		for range 2 * len(widths) {
			from, to, lowest := -1, -1, best-0.5
			for i := range widths {
				if widths[i]-step < least[i] {
					continue
				}
				for j := range widths {
					if i == j {
						continue
					}
					widths[i], widths[j] = widths[i]-step, widths[j]+step
					if h := heightAt(cells, widths); h < lowest {
						from, to, lowest = i, j, h
					}
					widths[i], widths[j] = widths[i]+step, widths[j]-step
				}
			}
			if from < 0 {
				break
			}
			widths[from], widths[to], best = widths[from]-step, widths[to]+step, lowest
		}
	}
	return widths
}

// cellWords is a cell as far as its height depends on its width.
type cellWords struct {
	pad         float64 // what its words cannot use of the width
	chart       float64 // height of a chart
	text, small []paragraph
}

// paragraph is the widths of the words of a line that may have to wrap.
type paragraph struct {
	words          []float64
	space, leading float64
}

func (k *Kit) words(c Cell) cellWords {
	out := cellWords{pad: c.indent() + 2*padX}
	if c.Figure != nil {
		out.chart = c.Figure.Height
	}
	font := Cells
	if c.Bold {
		font = CellsB
	}
	out.text, out.small = k.paragraphs(c.Text, font), k.paragraphs(c.Under, Small)
	return out
}

func (k *Kit) paragraphs(s string, font text.Font) []paragraph {
	if s == "" {
		return nil
	}
	var out []paragraph
	for line := range strings.SplitSeq(s, "\n") {
		p := paragraph{space: k.Fonts.Width(" ", font), leading: font.LineHeight()}
		for word := range strings.FieldsFuncSeq(line, breaks) {
			p.words = append(p.words, k.Fonts.Width(word, font))
		}
		out = append(out, p)
	}
	return out
}

// heightAt returns how high the rows are together at the widths of their columns.
func heightAt(rows [][]cellWords, widths []float64) float64 {
	sum := 0.0
	for _, row := range rows {
		high := 0.0
		for i := range row {
			c := &row[i]
			h := c.chart
			for j := range c.text {
				h += c.text[j].height(widths[i] - c.pad)
			}
			for j := range c.small {
				h += c.small[j].height(widths[i] - c.pad)
			}
			high = math.Max(high, h)
		}
		sum += high
	}
	return sum
}

// height is that of the lines that the words take.
func (p *paragraph) height(w float64) float64 {
	lines, used := 1.0, 0.0
	for _, word := range p.words {
		switch {
		case used == 0:
			used = word
		case used+p.space+word <= w:
			used += p.space + word
		default:
			lines, used = lines+1, word
		}
		if used > w { // a word that is broken
			lines += math.Floor(used / w)
			used = math.Mod(used, w)
		}
	}
	return lines * p.leading
}
