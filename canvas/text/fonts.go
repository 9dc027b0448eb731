package text

import "waymark/model/geom"

// Face is one font file. (Being written.)
type Face struct{}

// Fonts shapes and measures. (Being written: widths are guesses for now.)
type Fonts struct{}

// New returns the embedded fonts.
func New() *Fonts { return &Fonts{} }

// Line shapes s as one line.
func (f *Fonts) Line(s string, font Font) Line {
	return Line{Text: s, Font: font, Width: float64(len([]rune(s))) * font.Size * 0.55, Ascent: font.Size * 1.07, Descent: font.Size * 0.29}
}

// Width returns the width of s set as one line.
func (f *Fonts) Width(s string, font Font) float64 { return f.Line(s, font).Width }

// Wrap breaks s into lines no wider than width; line breaks in s are kept.
func (f *Fonts) Wrap(s string, font Font, width float64) Block {
	l := f.Line(s, font)
	return Block{Lines: []Line{l}, Font: font, Width: l.Width, Height: font.LineHeight()}
}

// Ellipsis shapes s as one line no wider than width; cut reports that the end is
// missing and an ellipsis stands for it.
func (f *Fonts) Ellipsis(s string, font Font, width float64) (l Line, cut bool) {
	return f.Line(s, font), false
}

// Outline returns the filled outlines of a glyph at size 1.
func (fc *Face) Outline(glyph uint32) []Layer { return []Layer{{Path: &geom.Path{}}} }
