package shape

import (
	"waymark/canvas/scene"
	"waymark/model/geom"
)

// safetyStockForm is a closed rack: a reserve that is not touched in normal
// work.
func safetyStockForm() form {
	return form{
		w: 34, h: 48, font: CardFont, symbol: true,
		outline: geom.RectPath,
		draw: func(k *Kit, f *Fitted, r geom.Rect, c Paint) []scene.Op {
			s := k.border(f, c)
			ops := []scene.Op{&scene.Box{Rect: r, Fill: c.Fill, Stroke: s}}
			shelves := &geom.Path{}
			for i := 1; i < 3; i++ {
				y := r.Y + r.H*float64(i)/3
				shelves.Move(r.X, y).Line(r.Right(), y)
			}
			return append(ops, &scene.Path{Path: shelves, Stroke: s})
		},
	}
}
