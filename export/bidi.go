package export

import (
	"waymark/export/block"
)

// Marks that are not seen: what stands beside one reads in its direction. Numbers have
// no direction of their own, so that beside words of Hebrew or Arabic they and their
// signs would change places.
const leftToRight, rightToLeft = "\u200e", "\u200f"

// rtl reports whether a text reads from right to left.
func (p *planner) rtl(s string) bool { return p.fonts.Line(s, block.Cells).RTL }

// island keeps a value in one piece, from left to right, in a text that begins with
// the given words.
func (p *planner) island(value, words string) string {
	if p.rtl(words) {
		return leftToRight + value + leftToRight
	}
	return value
}

// arrow leads on in the direction in which words read.
func (p *planner) arrow(words string) string {
	if p.rtl(words) {
		return "←"
	}
	return "→"
}

// inLine is a text of a person or a date in a line of ours, which reads from left to
// right.
func (p *planner) inLine(s string) string {
	if p.rtl(s) {
		return rightToLeft + s + leftToRight
	}
	return s
}
