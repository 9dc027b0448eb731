package shape

import (
	"waymark/canvas/text"
	"waymark/model/geom"
)

// The fonts of diagrams. Nothing on a map is set smaller than 10.5.
var (
	nameFont      = text.Font{Size: 13, Leading: 17}                         // in a shape
	secondFont    = text.Font{Size: 11, Leading: 14}                         // the line under a name
	headFont      = text.Font{Style: text.Semibold, Size: 13, Leading: 17}   // processes, factories, swimlanes
	linkFont      = text.Font{Style: text.Semibold, Size: 11, Leading: 14}   // links, counts
	dataFont      = text.Font{Size: 11, Leading: 16}                         // left column of a data box
	dataValueFont = text.Font{Style: text.Semibold, Size: 11, Leading: 16}   // right column of a data box
	smallFont     = text.Font{Size: 10.5, Leading: 13}                       // words inside a symbol
	smallBold     = text.Font{Style: text.Semibold, Size: 10.5, Leading: 13} // words inside a symbol
)

// line sets one line as a block, so that lines and paragraphs are placed alike.
func (k *Kit) line(s string, f text.Font) text.Block {
	l := k.Fonts.Line(s, f)
	return text.Block{Lines: []text.Line{l}, Font: f, Width: l.Width, Height: f.LineHeight()}
}

// hatched returns slanting stripes that fill r: one path, for areas that must be
// told apart without colour.
func hatched(r geom.Rect, gap, width float64) *geom.Path {
	p := &geom.Path{}
	if r.Empty() || gap <= 0 {
		return p
	}
	// The stripes rise to the right at 45°; each is cut at the edges of r.
	cut := func(c float64) (a, b geom.Pt) { // the line x + y = c, relative to r's corner
		a, b = geom.P(c, 0), geom.P(0, c)
		if a.X > r.W {
			a = geom.P(r.W, c-r.W)
		}
		if b.Y > r.H {
			b = geom.P(c-r.H, r.H)
		}
		return a.Add(r.Min()), b.Add(r.Min())
	}
	d := width * 1.4142135623730951 // along x
	for c := gap / 2; c < r.W+r.H; c += gap {
		a0, b0 := cut(c)
		a1, b1 := cut(min(c+d, r.W+r.H))
		p.Move(b0.X, b0.Y).Line(a0.X, a0.Y)
		if c < r.W && c+d > r.W { // the stripe runs over the upper right corner
			p.Line(r.Right(), r.Y)
		}
		p.Line(a1.X, a1.Y).Line(b1.X, b1.Y)
		if c < r.H && c+d > r.H { // … or the lower left one
			p.Line(r.X, r.Bottom())
		}
		p.Close()
	}
	return p
}
