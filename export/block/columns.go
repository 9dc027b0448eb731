package block

import (
	"waymark/canvas/scene"
	"waymark/canvas/text"
	"waymark/model/geom"
)

// Upright is one bar of a column chart.
type Upright struct {
	Name   string
	Size   float64 // fraction 0 … 1 of the chart's height; negative for no data
	Label  string  // above the bar
	Strong bool    // hatched: the ones to look at
}

// Columns is a chart of upright bars with their names below.
type Columns struct {
	Bars   []Upright
	Height float64 // of the bars; 96 when 0
	Alt    string
}

// Pieces implements Block. Bars that do not fit side by side go on below.
func (cs Columns) Pieces(k *Kit, w, _ float64) []Piece {
	high := cs.Height
	if high == 0 {
		high = 96
	}
	const least = 58.0
	per := max(1, int(w/least))
	if rows := (len(cs.Bars) + per - 1) / per; rows > 1 {
		per = (len(cs.Bars) + rows - 1) / rows
	}
	var out []Piece
	for i := 0; i < len(cs.Bars); i += per {
		bars := cs.Bars[i:min(i+per, len(cs.Bars))]
		slot := min(w/float64(min(per, len(cs.Bars))), 150)
		names, labels := make([]text.Block, len(bars)), make([]text.Block, len(bars))
		nameH, labelH := 0.0, 0.0
		for j, b := range bars {
			names[j] = k.wrapShort(b.Name, Cells, slot-8, 4)
			labels[j] = k.wrapShort(b.Label, CellsB, slot-4, 3)
			nameH, labelH = max(nameH, names[j].Height), max(labelH, labels[j].Height)
		}
		out = append(out, Piece{Height: labelH + 3 + high + 4 + nameH, Before: 8, Draw: func(c *Canvas, r geom.Rect) {
			base := r.Y + labelH + 3 + high
			// Bars stand evenly over the whole width when there are enough of them.
			c.Group(scene.Item{Alt: cs.Alt}, func() {
				for j, b := range bars {
					x := r.X + slot*float64(j)
					top := base
					if b.Size >= 0 {
						bw := min(slot*0.5, 52)
						bar := geom.R(x+(slot-bw)/2, base-max(1.2, b.Size*high), bw, max(1.2, b.Size*high))
						top = bar.Y
						if b.Strong {
							c.Fill(bar, c.Theme.Pain.Fill)
							c.Hatch(bar, 4, 0.9, c.Theme.Pain.Line)
							c.Box(bar, 0, scene.Color{}, c.Theme.Pain.Line, 0.9)
						} else {
							c.Fill(bar, c.Tint(c.Blue(), 0.3))
						}
					}
					col := c.Theme.Text
					if b.Size < 0 {
						col = c.Theme.Secondary
					}
					c.Para(labels[j], x+2, top-3-labels[j].Height, slot-4, col, Center)
					c.Para(names[j], x+4, base+4, slot-8, c.Theme.Secondary, Center)
				}
				c.Line(r.X, base, r.X+slot*float64(len(bars)), base, 0.9, c.Theme.Secondary)
			})
		}})
	}
	return out
}
