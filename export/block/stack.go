package block

import (
	"strings"

	"waymark/canvas/scene"
	"waymark/canvas/text"
	"waymark/model/geom"
)

// Slice is a part of a stacked bar.
type Slice struct {
	Name   string
	Label  string  // its value in words
	Size   float64 // share 0 … 1 of the bar
	Strong bool    // hatched: the largest
}

// Stack is one lying bar that shows what a whole is made of. Parts that are wide
// enough carry their name; the others are numbered and named below.
type Stack struct {
	Slices []Slice
	Before float64
	Alt    string
}

// named is how the parts of a bar are named: those that are wide enough in themselves,
// the others by a letter that stands for a line below.
type named struct {
	inside []text.Line
	letter []string
	below  []string
}

func (s Stack) names(k *Kit, w float64) named {
	n := named{inside: make([]text.Line, len(s.Slices)), letter: make([]string, len(s.Slices))}
	for i, p := range s.Slices {
		l := k.Fonts.Line(p.Name+"\u00a0 "+p.Label, SmallB)
		if l.Width+10 <= w*p.Size {
			n.inside[i] = l
			continue
		}
		n.letter[i] = letters(len(n.below))
		entry := n.letter[i] + "\u00a0 " + p.Name + " " + p.Label
		if k.Fonts.Width(entry, Small) <= w/2 { // else it would leave a hole before it
			entry = strings.ReplaceAll(entry, " ", "\u00a0")
		}
		n.below = append(n.below, entry)
	}
	return n
}

// Pieces implements Block.
func (s Stack) Pieces(k *Kit, w, _ float64) []Piece {
	n := s.names(k, w)
	note := text.Block{}
	if len(n.below) > 0 {
		note = k.Fonts.Wrap(strings.Join(n.below, "\u00a0\u00a0·  "), Small, w)
	}
	out := []Piece{{Height: 24, Before: s.Before, Keep: len(n.below) > 0, Draw: func(c *Canvas, r geom.Rect) {
		c.Group(scene.Item{Alt: s.Alt}, func() { s.draw(c, r, n) })
	}}}
	for i := range note.Lines {
		one := lines(note, i, i+1)
		p := Piece{Height: one.Height, Draw: func(c *Canvas, r geom.Rect) { c.Para(one, r.X, r.Y, r.W, c.Theme.Secondary, Start) }}
		if i == 0 {
			p.Before = 4
		}
		out = append(out, p)
	}
	return out
}

func (s Stack) draw(c *Canvas, r geom.Rect, n named) {
	x := r.X
	for i, p := range s.Slices {
		part := geom.R(x, r.Y, r.W*p.Size, r.H)
		x = part.Right()
		if p.Strong {
			c.Fill(part, c.Theme.Pain.Fill)
			c.Hatch(part, 4, 0.9, c.Theme.Pain.Line)
		} else {
			c.Fill(part, c.Tint(c.Blue(), 0.55+0.2*float64(i%2)))
		}
		c.Line(x, r.Y, x, r.Bottom(), 0.8, c.Theme.Paper)
		line := n.inside[i]
		if line.Text == "" {
			line = c.Fonts.Line(n.letter[i], SmallB)
			if line.Width+3 > part.W {
				continue // too narrow even for its letter: it is named below, in order
			}
		}
		back := geom.R(part.X+(part.W-line.Width)/2-3, r.Y+(r.H-12)/2, line.Width+6, 12)
		if p.Strong {
			c.Box(back, 2, c.Theme.Paper, c.Theme.Paper, 0)
		}
		c.Shaped(line, part.X+part.W/2, r.Y+r.H/2+2.7, c.Theme.Text, Center)
	}
	c.Box(r, 0, scene.Color{}, c.Theme.Hairline, 0.6)
}

// letters counts a, b … z, aa, ab …
func letters(n int) string {
	s := string(rune('a' + n%26))
	if n >= 26 {
		return letters(n/26-1) + s
	}
	return s
}
