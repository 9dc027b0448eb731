package block

import (
	"waymark/canvas/scene"
	"waymark/canvas/shape"
	"waymark/canvas/text"
	"waymark/model/geom"
)

// Card is a headline: a number that is read across the table.
type Card struct {
	Name   string
	Value  string
	Status shape.Status // "" for a card without one
	Notes  []string     // below the value, one paragraph each: “▲ 6 against baseline”
	Spark  *Spark
	Target string // beside the curve: “target 85 %”
	Strong bool   // framed and hatched: the one to look at
}

// Cards is a row of headline cards; they wrap onto as many rows as they need, and
// all cards of a row are equally high.
type Cards struct {
	Cards []Card
	Least float64 // least width of a card; 112 when 0
}

const (
	cardPad = 8.0
	cardGap = 7.0
)

// cardLaid is a card with its texts broken into lines.
type cardLaid struct {
	Card
	name, value   text.Block
	notes         []text.Block
	target        text.Block
	top, height   float64 // of the value and notes; of all
	sparkW, footH float64
}

// Pieces implements Block.
func (cs Cards) Pieces(k *Kit, w, _ float64) []Piece {
	if len(cs.Cards) == 0 {
		return nil
	}
	least := cs.Least
	if least == 0 {
		least = 112
	}
	per := max(1, min(int((w+cardGap)/(least+cardGap)), len(cs.Cards)))
	if rows := (len(cs.Cards) + per - 1) / per; rows > 1 { // even rows: 6 cards as 3 + 3, not 4 + 2
		per = (len(cs.Cards) + rows - 1) / rows
	}
	var out []Piece
	for i := 0; i < len(cs.Cards); i += per {
		row := cs.Cards[i:min(i+per, len(cs.Cards))]
		cw := (w - cardGap*float64(len(row)-1)) / float64(len(row)) // the last row leaves no hole
		cw = min(cw, (w-cardGap)/2)                                 // and a single card is no banner
		ls := make([]cardLaid, len(row))
		high := 0.0
		names := 0.0
		for j, card := range row {
			ls[j] = k.layCard(card, cw)
			names = max(names, ls[j].name.Height)
		}
		for j := range ls {
			ls[j].level(names)
			high = max(high, ls[j].height)
		}
		before := cardGap
		if i == 0 {
			before = 12
		}
		out = append(out, Piece{Height: high, Before: before, Draw: func(c *Canvas, r geom.Rect) {
			for j := range ls {
				at := geom.R(r.X+float64(j)*(cw+cardGap), r.Y, cw, high)
				c.Group(scene.Item{}, func() { ls[j].draw(c, at) })
			}
		}})
	}
	return out
}

func (k *Kit) layCard(card Card, w float64) cardLaid {
	in := w - 2*cardPad
	l := cardLaid{Card: card, name: k.wrapShort(card.Name, Cells, in, 3)}
	valueW := in
	if card.Status != "" {
		valueW -= max(15, k.Fonts.Width(card.Status.Word(), Small)) + 3
	}
	for _, size := range []float64{Figure.Size, 16, 13.5, 11.5} {
		l.value = k.wrapShort(card.Value, text.Font{Style: text.Semibold, Size: size, Leading: size * 1.27}, valueW, 3)
		if len(l.value.Lines) == 1 && !l.value.Split {
			break
		}
	}
	l.top = cardPad + l.name.Height + 1
	h := l.top + max(l.value.Height, 24)
	for _, n := range card.Notes {
		b := k.wrapShort(n, Small, in, 5)
		l.notes = append(l.notes, b)
		h += b.Height
	}
	if card.Target != "" || card.Spark != nil {
		l.sparkW = in * 0.52
		l.target = k.wrapShort(card.Target, Small, in-l.sparkW-4, 3)
		l.footH = max(22, l.target.Height)
		h += l.footH + 3
	}
	l.height = h + cardPad - 1
	return l
}

// level makes room for a name of the given height, so that the values of a row
// stand on one line whichever name is the longest.
func (l *cardLaid) level(names float64) {
	l.top += names - l.name.Height
	l.height += names - l.name.Height
}

func (l *cardLaid) draw(c *Canvas, r geom.Rect) {
	line, width := c.Theme.Hairline, 0.8
	if l.Strong {
		line, width = c.Theme.Pain.Line, 1.3
	}
	c.Box(r.Inset(width/2), 4, c.Theme.Paper, line, width)
	if l.Strong {
		c.Box(r.Inset(width), 3.5, c.Theme.Pain.Fill, line, 0)
		c.Hatch(r.Inset(3), 5, 0.6, c.Theme.Hatch)
		c.Box(r.Inset(width/2), 4, scene.Color{}, line, width)
	}
	if l.Status != "" {
		c.Fill(geom.R(r.X, r.Y, r.W, 3.2), c.Theme.StatusPaint(l.Status).Line)
	}
	x, y, in := r.X+cardPad, r.Y+cardPad, r.W-2*cardPad
	c.Para(l.name, x, y, in, c.Theme.Secondary, Start)
	y = r.Y + l.top
	figureBase := text.Block{Lines: []text.Line{c.Fonts.Line("0", Figure)}, Font: Figure}.Baseline(0)
	base := 0.0
	if len(l.value.Lines) == 1 { // smaller ones stand on the line of their neighbours
		base = figureBase - l.value.Baseline(0)
	}
	c.Para(l.value, x, y+base, in, c.Theme.Text, Start)
	if l.Status != "" {
		word := c.Fonts.Line(l.Status.Word(), Small)
		half := max(word.Width, 15) / 2
		mid := r.Right() - cardPad - half
		c.Mark(l.Status, geom.P(mid, y+7), 13)
		c.Shaped(word, mid, y+22, c.Theme.Secondary, Center)
	}
	y += max(l.value.Height, 24)
	for _, n := range l.notes {
		c.Para(n, x, y, in, c.Theme.Text, Start)
		y += n.Height
	}
	if l.footH > 0 {
		foot := r.Bottom() - cardPad + 1 - l.footH
		if l.Spark != nil {
			l.Spark.Draw(c, geom.R(x, foot+(l.footH-20)/2, l.sparkW, 20))
		}
		c.Para(l.target, x+l.sparkW+4, foot+(l.footH-l.target.Height)/2, in-l.sparkW-4, c.Theme.Secondary, End)
	}
}
