package scene

import (
	"math"
	"math/bits"

	"waymark/model/geom"
)

// grid finds items by where they stand: the page is cut into cells, and each cell
// knows what touches it. What covers very many cells is looked at every time.
type grid struct {
	box        geom.Rect
	wide, high int
	start      []int32 // by cell, into items
	items      []int32
	large      []int32
}

// many is how many cells an item may cover before it counts as large.
const many = 64

func newGrid(items []Item) *grid {
	g := &grid{}
	for i := range items {
		g.box = g.box.Union(items[i].Bounds)
	}
	// About two items a cell, in cells that are about square.
	cells := float64(len(items)) / 2
	ratio := 1.0
	if g.box.W > 0 && g.box.H > 0 {
		ratio = math.Sqrt(math.Min(math.Max(g.box.W/g.box.H, 1e-3), 1e3))
	}
	g.wide = max(1, int(math.Sqrt(cells)*ratio))
	g.high = max(1, int(math.Sqrt(cells)/ratio))
	g.start = make([]int32, g.wide*g.high+1)
	// Counted first, then filled in: one piece of memory for all cells.
	for i := range items {
		x0, y0, x1, y1 := g.cells(items[i].Bounds)
		if (x1-x0+1)*(y1-y0+1) > many {
			g.large = append(g.large, int32(i))
			continue
		}
		for y := y0; y <= y1; y++ {
			for x := x0; x <= x1; x++ {
				g.start[y*g.wide+x+1]++
			}
		}
	}
	for i := 1; i < len(g.start); i++ {
		g.start[i] += g.start[i-1]
	}
	g.items = make([]int32, g.start[len(g.start)-1])
	at := make([]int32, len(g.start))
	copy(at, g.start)
	for i := range items {
		x0, y0, x1, y1 := g.cells(items[i].Bounds)
		if (x1-x0+1)*(y1-y0+1) > many {
			continue
		}
		for y := y0; y <= y1; y++ {
			for x := x0; x <= x1; x++ {
				c := y*g.wide + x
				g.items[at[c]] = int32(i)
				at[c]++
			}
		}
	}
	return g
}

// cells returns the range of cells that a rectangle touches, cut to the grid.
func (g *grid) cells(r geom.Rect) (x0, y0, x1, y1 int) {
	cell := func(v, lo, length float64, n int) int {
		switch at := (v - lo) / length * float64(n); {
		case at >= float64(n-1):
			return n - 1
		case at > 0:
			return int(at)
		}
		return 0 // also for what is no number
	}
	x0, x1 = cell(r.X, g.box.X, g.box.W, g.wide), cell(r.X+r.W, g.box.X, g.box.W, g.wide)
	y0, y1 = cell(r.Y, g.box.Y, g.box.H, g.high), cell(r.Y+r.H, g.box.Y, g.box.H, g.high)
	return x0, y0, max(x0, x1), max(y0, y1)
}

// each marks all items that may touch r.
func (g *grid) each(r geom.Rect, m marks) {
	x0, y0, x1, y1 := g.cells(r)
	for y := y0; y <= y1; y++ {
		// Cells of a row lie behind one another.
		for _, k := range g.items[g.start[y*g.wide+x0]:g.start[y*g.wide+x1+1]] {
			m.add(k)
		}
	}
	for _, k := range g.large {
		m.add(k)
	}
}

// marks is a set of items that can be listed in order.
type marks []uint64

func newMarks(n int) marks { return make(marks, (n+63)/64) }

func (m marks) add(k int32) { m[k>>6] |= 1 << (k & 63) }

// list appends those of the set that touch r.
func (m marks) list(s *Scene, r geom.Rect, into []int32) []int32 {
	for w, word := range m {
		for ; word != 0; word &= word - 1 {
			k := int32(w<<6 + bits.TrailingZeros64(word))
			if touches(&s.Items[k].Bounds, &r) {
				into = append(into, k)
			}
		}
	}
	return into
}
