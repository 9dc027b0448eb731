package shape

import (
	"waymark/canvas/scene"
	"waymark/canvas/text"
	"waymark/model/geom"
)

// Chip is the small picture of a KPI in a map.
type Chip struct {
	Name   string
	Value  string // with its unit; "–" where there is none
	Target string // "target 15 %"; "" where there is none
	Status Status
	Word   string // stands beside the mark in place of that of the status; "" for that
}

func (c Chip) word() string {
	if c.Word != "" {
		return c.Word
	}
	return c.Status.Word()
}

// chipPad is the space between the frame of a chip and its texts.
const chipPad = 9

// MinChip is the least width at which chips stand side by side.
const MinChip = 96

// SetChip is a chip with its texts broken to a width.
type SetChip struct {
	chip                      Chip
	width, height             float64
	name, value, target, word text.Block
	wordBeside                bool // the word stands in the line of the value
	wordBelow                 bool // it stands in the line of the target
	markBelow                 bool // mark and word have a line of their own
}

// Chip breaks the texts of a chip to a width.
func (k *Kit) Chip(c Chip, width float64) *SetChip {
	in := width - 2*chipPad
	s := &SetChip{chip: c, width: width}
	s.name = k.Wrap(c.Name, SmallFont, in)
	s.value = k.Wrap(c.Value, ValueFont, in-20)
	s.target = k.Wrap(c.Target, SmallFont, in)
	s.word = k.Wrap(c.word(), SmallStrong, in)
	switch {
	case len(s.value.Lines) > 1: // too wide to stand beside the mark
		s.markBelow = true
		s.value = k.Wrap(c.Value, ValueFont, in)
		s.word = k.Wrap(c.word(), SmallStrong, in-18)
	case s.value.Width+8+16+4+s.word.Width <= in:
		s.wordBeside = true
	case len(s.target.Lines) == 1 && s.target.Width+8+s.word.Width <= in:
		s.wordBelow = true
	}
	s.height = 7 + s.name.Height + s.value.Height + s.target.Height + 7
	switch {
	case s.markBelow:
		s.height += max(s.word.Height, 16)
	case !s.wordBeside && !s.wordBelow:
		s.height += s.word.Height
	}
	return s
}

// Height returns the least height of the chip.
func (s *SetChip) Height() float64 { return s.height }

// Draw draws the chip into r, which is as wide as it was set for and at least as
// high as it needs.
func (s *SetChip) Draw(k *Kit, r geom.Rect) []scene.Op {
	p := k.Theme.StatusPaint(s.chip.Status)
	words := k.Theme.readable(p.Line)
	box := &scene.Box{Rect: r.Inset(0.75), Radius: 4, Fill: k.Theme.Card.Fill, Stroke: scene.Stroke{Color: p.Line, Width: 1.5}}
	if s.chip.Status == NoData {
		box.Stroke.Dash = []float64{4, 3}
	}
	ops := []scene.Op{box}
	x, in := r.X+chipPad, r.W-2*chipPad
	y := Middle(r.Y, r.H, s.height) + 7
	ops = append(ops, Lines(s.name, x, y, s.name.Width, Left, k.Theme.Secondary)...)
	y += s.name.Height
	ops = append(ops, Lines(s.value, x, y, in, Left, k.Theme.Text)...)
	markX := x + in - 16
	if s.wordBeside {
		ops = append(ops, Lines(s.word, x, Middle(y, s.value.Height, s.word.Height)+1, in, Right, words)...)
		markX -= s.word.Width + 4
	}
	if !s.markBelow {
		ops = append(ops, k.StatusMark(s.chip.Status, markX, Middle(y, s.value.Height, 16), 16)...)
	}
	y += s.value.Height
	ops = append(ops, Lines(s.target, x, y, in, Left, k.Theme.Secondary)...)
	switch {
	case s.markBelow:
		y += s.target.Height
		ops = append(ops, k.StatusMark(s.chip.Status, x, y+1, 14)...)
		ops = append(ops, Lines(s.word, x+18, y+1, in-18, Left, words)...)
	case s.wordBelow:
		ops = append(ops, Lines(s.word, x, y, in, Right, words)...)
	case !s.wordBeside:
		ops = append(ops, Lines(s.word, x, y+s.target.Height, in, Left, words)...)
	}
	return ops
}
