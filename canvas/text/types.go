package text

import "waymark/model/geom"

// Style is one of the three cuts that the house uses.
type Style uint8

// Regular for text, Semibold for headings and labels, Italic for quotes alone.
const (
	Regular Style = iota
	Semibold
	Italic
)

// Font is what a text is set in. Sizes are document units.
type Font struct {
	Style   Style
	Size    float64
	Leading float64 // distance of baselines; 0 stands for 1.35 × Size
}

// LineHeight returns the distance of baselines.
func (f Font) LineHeight() float64 {
	if f.Leading > 0 {
		return f.Leading
	}
	return f.Size * 1.35
}

// Line is one shaped line of text, left edge at 0, baseline at 0.
type Line struct {
	Text            string // what it says, NFC, for searching and copying
	Font            Font
	Width           float64 // of all advances, kerning included
	Ascent, Descent float64 // of the font, both positive
	Runs            []Run   // in visual order, left to right
	RTL             bool    // reads from right to left as a whole: set flush right where others are flush left
}

// Run is a stretch of a line in one face and one direction.
type Run struct {
	Face   *Face
	Text   string
	X      float64 // left edge within the line
	Width  float64
	RTL    bool
	Glyphs []Glyph // in visual order
	// Simple: left to right, one nominal glyph a rune, no offsets but kerning, all
	// runes in the basic plane, an embedded face: a PDF can show it as plain text.
	Simple bool
}

// Glyph is one glyph of a run at the size of its line. A map has hundreds of
// thousands, so it is kept small: what adds up along a line is in full precision,
// the rest to a millionth of the size.
type Glyph struct {
	X       float64 // origin within the line
	ID      uint32
	Cluster int32   // byte offset in Run.Text of the first rune that it shows
	Y       float32 // origin; 0 on the baseline, down positive
	Advance float32
}

// Block is a paragraph broken into lines.
type Block struct {
	Lines         []Line
	Font          Font
	Width, Height float64 // of the widest line; of all lines at the font's line height
	Split         bool    // a word was wider than the block and was broken inside
}

// Baseline returns the y of the baseline of line i, from the top of the block.
func (b Block) Baseline(i int) float64 {
	lh := b.Font.LineHeight()
	asc, desc := 0.0, 0.0
	if len(b.Lines) > 0 {
		asc, desc = b.Lines[0].Ascent, b.Lines[0].Descent
	}
	return float64(i)*lh + (lh-asc-desc)/2 + asc
}

// Layer is one filled outline of a glyph in font units of 1 (the em), y down.
// Glyphs of plain faces have one layer without a colour of its own.
type Layer struct {
	Path       *geom.Path
	Colored    bool
	R, G, B, A uint8
}
