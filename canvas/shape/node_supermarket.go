package shape

import (
	"waymark/canvas/scene"
	"waymark/model/geom"
)

// supermarketForm is a rack that is open on the left: a stock of limited size
// from which the next process takes what it needs.
func supermarketForm() form {
	return form{
		w: 40, h: 48, font: CardFont, symbol: true,
		outline: geom.RectPath,
		draw: func(k *Kit, f *Fitted, r geom.Rect, c Paint) []scene.Op {
			rack := &geom.Path{}
			rack.Move(r.X, r.Y).Line(r.Right(), r.Y).Line(r.Right(), r.Bottom()).Line(r.X, r.Bottom())
			for i := 1; i < 3; i++ {
				y := r.Y + r.H*float64(i)/3
				rack.Move(r.X, y).Line(r.Right(), y)
			}
			s := k.border(f, c)
			s.Width = 2
			return []scene.Op{
				&scene.Box{Rect: r, Fill: c.Fill},
				&scene.Path{Path: rack, Stroke: s},
			}
		},
	}
}
