package block

import (
	"waymark/canvas/shape"
	"waymark/canvas/text"
	"waymark/model/geom"
)

// Head is the heading of a part of a page: a blue mark and words. It stays with
// what follows.
type Head string

// Pieces implements Block.
func (h Head) Pieces(k *Kit, w, _ float64) []Piece {
	b := k.Fonts.Wrap(string(h), Heading, w-10)
	return []Piece{{Height: b.Height + 6, Before: 16, Keep: true, Draw: func(c *Canvas, r geom.Rect) {
		c.Fill(geom.R(r.X, r.Y+2, 3, b.Height-4), c.Blue())
		c.Para(b, r.X+9, r.Y, r.W-10, c.Navy(), Start)
	}}}
}

// Para is a paragraph. Long ones go on over pages line by line.
type Para struct {
	Text   string
	Font   text.Font // Body when it has no size
	Faint  bool      // in the secondary colour
	Before float64   // space above
	Keep   bool      // stays with what follows
	Tail   bool      // stays with what stands before
}

// Pieces implements Block.
func (p Para) Pieces(k *Kit, w, _ float64) []Piece {
	if p.Text == "" {
		return nil
	}
	if p.Font.Size == 0 {
		p.Font = Body
	}
	b := k.Fonts.Wrap(p.Text, p.Font, w)
	col := k.Theme.Text
	if p.Faint {
		col = k.Theme.Secondary
	}
	var out []Piece
	align := direction(p.Text)
	for i := range b.Lines {
		one := text.Block{Lines: b.Lines[i : i+1], Font: b.Font, Width: b.Width, Height: b.Font.LineHeight()}
		q := Piece{Height: one.Height, Draw: func(c *Canvas, r geom.Rect) { c.Para(one, r.X, r.Y, r.W, col, align) }}
		if i == 0 {
			q.Before, q.Tail = p.Before, p.Tail
		}
		// No single line alone at the foot or at the top of a page.
		q.Keep = len(b.Lines) > 1 && (i == 0 || i == len(b.Lines)-2) || p.Keep && i == len(b.Lines)-1
		out = append(out, q)
	}
	return out
}

// Boxed is a frame with a heading and a text, for what the reader must not miss.
type Boxed struct{ Title, Text string }

// Pieces implements Block.
func (b Boxed) Pieces(k *Kit, w, h float64) []Piece {
	const pad = 10
	t := k.Fonts.Wrap(b.Text, Body, w-2*pad)
	lines, align := t.Lines, direction(b.Text)
	most := max(1, int((h-2*pad-Strong.Leading)/t.Font.LineHeight()))
	var out []Piece
	for title := b.Title; len(lines) > 0; title = b.Title + " (continued)" {
		n := min(most, len(lines))
		part := text.Block{Lines: lines[:n], Font: t.Font, Width: t.Width, Height: float64(n) * t.Font.LineHeight()}
		head := k.Fonts.Wrap(title, Strong, w-2*pad)
		lines = lines[n:]
		out = append(out, Piece{Height: part.Height + head.Height + 2*pad - 4, Before: 14, Draw: func(c *Canvas, r geom.Rect) {
			c.Box(r.Inset(0.4), 4, c.Theme.Paper, c.Theme.Card.Line, 0.9)
			c.Para(head, r.X+pad, r.Y+pad-2, r.W-2*pad, c.Theme.Text, Start)
			c.Para(part, r.X+pad, r.Y+pad-2+head.Height, r.W-2*pad, c.Theme.Text, align)
		}})
	}
	return out
}

// Notes is a heading with empty lines to write on. It takes what is left of the
// page, and stays away where that is too little for three lines.
type Notes string

// Pieces implements Block.
func (n Notes) Pieces(k *Kit, _, _ float64) []Piece {
	const first, step = 26, 19.0
	return []Piece{{Height: first + 3*step, Before: 16, Optional: true, Grow: 420, Draw: func(c *Canvas, r geom.Rect) {
		c.Text(string(n), r.X, r.Y+10, Strong, c.Theme.Text, Start)
		for y := r.Y + first + 8; y <= r.Bottom(); y += step {
			c.Line(r.X, y, r.Right(), y, 0.5, shape.Mix(c.Theme.Hairline, c.Theme.Text, 0.15))
		}
	}}}
}

// Turn begins a new page.
type Turn struct{}

// Pieces implements Block.
func (Turn) Pieces(*Kit, float64, float64) []Piece {
	return []Piece{{Turn: true, Keep: true, Draw: func(*Canvas, geom.Rect) {}}}
}
