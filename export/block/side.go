package block

import "waymark/model/geom"

// Side puts columns of blocks beside one another where the page is at least Wide
// points wide and they fit onto one page; elsewhere they follow one another.
type Side struct {
	Columns [][]Block
	Widths  []float64 // relative; equal when nil
	Gap     float64
	Wide    float64
	Before  float64
}

// Pieces implements Block.
func (s Side) Pieces(k *Kit, w, h float64) []Piece {
	var cols [][]Block
	var widths []float64
	for i, c := range s.Columns {
		if len(c) == 0 {
			continue
		}
		cols = append(cols, c)
		if s.Widths != nil {
			widths = append(widths, s.Widths[i])
		} else {
			widths = append(widths, 1)
		}
	}
	if len(cols) > 1 && w >= s.Wide {
		if p, ok := s.beside(k, cols, widths, w, h); ok {
			return []Piece{p}
		}
	}
	var out []Piece
	for _, c := range cols {
		for _, b := range c {
			out = append(out, b.Pieces(k, w, h)...)
		}
	}
	return out
}

func (s Side) beside(k *Kit, cols [][]Block, widths []float64, w, h float64) (Piece, bool) {
	sum := 0.0
	for _, v := range widths {
		sum += v
	}
	room := w - s.Gap*float64(len(cols)-1)
	var pages []Page
	var xs []float64
	x, height := 0.0, 0.0
	for i, c := range cols {
		cw := room * widths[i] / sum
		p := Flow(k, c, cw, h, h)
		if len(p) > 1 {
			return Piece{}, false
		}
		if len(p) == 1 {
			pages, xs = append(pages, p[0]), append(xs, x)
			height = max(height, p[0].Height)
		}
		x += cw + s.Gap
	}
	return Piece{Height: height, Before: max(s.Before, 16), Draw: func(c *Canvas, r geom.Rect) {
		for i := range pages {
			pages[i].Draw(c, geom.P(r.X+xs[i], r.Y))
		}
	}}, true
}
