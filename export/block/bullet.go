package block

import (
	"waymark/canvas/scene"
	"waymark/canvas/shape"
	"waymark/canvas/text"
	"waymark/model/geom"
)

// Bullet is one line of a bullet chart: how far a value is from its target. All
// positions are fractions 0 … 1 of the bar; a negative one is not drawn.
type Bullet struct {
	Name, Value, Note       string // Note stands under the name: “less is better”
	Current, Target, Before float64
	// Bands are the ends of the darker grounds, rising: off target, at risk. The
	// rest of the bar is on target. With Falling they count from the right.
	Bands   [2]float64
	Falling bool // less is better
	Status  shape.Status
}

// Bullets is a bullet chart with its legend.
type Bullets []Bullet

// Pieces implements Block.
func (bs Bullets) Pieces(k *Kit, w, h float64) []Piece {
	if len(bs) == 0 {
		return nil
	}
	names, values := 0.0, 0.0
	for _, b := range bs {
		names = max(names, k.Fonts.Width(b.Name, Body), k.Fonts.Width(b.Note, Small))
		values = max(values, k.Fonts.Width(b.Value, Strong))
	}
	names = min(names, w*0.36)
	values = min(values, w*0.32)
	bar := w - names - values - 24 - 14
	var out []Piece
	for _, b := range bs {
		name := k.wrapShort(b.Name, Body, names, 3)
		var note text.Block
		if b.Note != "" {
			note = k.Fonts.Wrap(b.Note, Small, names)
		}
		value := k.wrapShort(b.Value, Strong, values, 3)
		h := max(name.Height+note.Height, value.Height, 16) + 5
		out = append(out, Piece{Height: h, Draw: func(c *Canvas, r geom.Rect) {
			c.Group(scene.Item{Alt: b.Name + ": " + b.Value}, func() {
				c.Para(name, r.X, r.Y+(r.H-name.Height-note.Height)/2, names, c.Theme.Text, Start)
				if b.Note != "" {
					c.Para(note, r.X, r.Y+(r.H-name.Height-note.Height)/2+name.Height, names, c.Theme.Secondary, Start)
				}
				b.bar(c, geom.R(r.X+names+12, r.Y+r.H/2-6.5, bar, 13))
				c.Para(value, r.Right()-values, r.Y+(r.H-value.Height)/2, values, c.Theme.Text, End)
				c.Mark(b.Status, geom.P(r.Right()-values-10, r.Y+r.H/2), 9)
			})
		}})
	}
	high := 0.0
	for _, p := range out {
		high += p.Height
	}
	for i := range out {
		// At least two bars with the heading, and with the legend; a short chart in
		// one piece, for bars are compared with one another.
		out[i].Keep = i >= len(out)-2 || i == 0 || high <= h*0.4
	}
	return append(out, bs.legend(k, max(0, min(names+12, w-150))))
}

func (b Bullet) bar(c *Canvas, r geom.Rect) {
	navy, paper := c.Navy(), c.Theme.Paper
	grounds := [3]scene.Color{shape.Mix(navy, paper, 0.77), shape.Mix(navy, paper, 0.86), shape.Mix(navy, paper, 0.94)}
	at := func(f float64) float64 { return r.X + r.W*min(max(f, 0), 1) }
	if b.Falling {
		c.Fill(r, grounds[0])
		c.Fill(geom.R(r.X, r.Y, at(b.Bands[1])-r.X, r.H), grounds[1])
		c.Fill(geom.R(r.X, r.Y, at(b.Bands[0])-r.X, r.H), grounds[2])
	} else {
		c.Fill(r, grounds[2])
		c.Fill(geom.R(r.X, r.Y, at(b.Bands[1])-r.X, r.H), grounds[1])
		c.Fill(geom.R(r.X, r.Y, at(b.Bands[0])-r.X, r.H), grounds[0])
	}
	if b.Current >= 0 {
		c.Fill(geom.R(r.X, r.Y+4, max(1, at(b.Current)-r.X), 5), navy)
	}
	if b.Target >= 0 {
		targetMark(c, at(b.Target), r.Y+1, r.H-2)
	}
	if b.Before >= 0 {
		baselineMark(c, geom.P(at(b.Before), r.Y+9.5))
	}
}

func targetMark(c *Canvas, x, y, h float64) {
	c.Fill(geom.R(x-1.9, y-0.6, 3.8, h+1.2), c.Theme.Paper)
	c.Fill(geom.R(x-0.9, y, 1.8, h), c.Theme.Bad.Line)
}

func baselineMark(c *Canvas, top geom.Pt) {
	c.Shape(geom.Polygon(top, top.Add(geom.P(3.4, 6)), top.Add(geom.P(-3.4, 6))), c.Theme.Paper, c.Theme.Text, 0.8)
}

func (bs Bullets) legend(k *Kit, x float64) Piece {
	return Piece{Height: 16, Before: 2, Draw: func(c *Canvas, r geom.Rect) {
		x, y := r.X+x, r.Y+8
		word := func(s string) {
			x += c.Text(s, x, y+2.6, Small, c.Theme.Secondary, Start) + 14
		}
		c.Fill(geom.R(x, y-2.5, 16, 5), c.Navy())
		x += 20
		word("current")
		targetMark(c, x+1, y-5, 10)
		x += 6
		word("target")
		baselineMark(c, geom.P(x+3, y-3))
		x += 11
		word("baseline")
		if x+20+c.Fonts.Width("ground: off target, at risk, on target", Small) < r.Right() {
			navy, paper := c.Navy(), c.Theme.Paper
			for i, t := range []float64{0.77, 0.86, 0.94} {
				c.Fill(geom.R(x+float64(i)*7, y-4, 7, 8), shape.Mix(navy, paper, t))
			}
			x += 25
			word("ground: off target, at risk, on target")
		}
	}}
}
