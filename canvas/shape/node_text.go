package shape

import "waymark/canvas/text"

// The fonts that only diagrams use; names are set in CardFont and HeadFont.
var (
	secondFont = text.Font{Size: 11, Leading: 14}                       // the line under a name
	linkFont   = text.Font{Style: text.Semibold, Size: 11, Leading: 14} // labels of links, KPIs in nodes
)

// line sets one line as a block, so that lines and paragraphs are placed alike.
func (k *Kit) line(s string, f text.Font) text.Block {
	l := k.Fonts.Line(s, f)
	return text.Block{Lines: []text.Line{l}, Font: f, Width: l.Width, Height: f.LineHeight()}
}
