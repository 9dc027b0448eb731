package route

import (
	"math"
	"slices"

	"waymark/model/geom"
)

// reach is how far around its rectangle a shape is entered into the grid: no
// search keeps a larger margin.
const reach = 8.0

const (
	mostInCell = 32  // rectangles in a cell; more than these are a pile
	mostCells  = 256 // cells of a rectangle; one in more of them is kept in the pile as well
)

// grid finds the rectangles near a place: a page cut into square cells, each with
// those that touch it. What lies outside of the page as it was at first is kept
// in the cells at its border. Where a cell would become too full, what stands there
// is kept in a pile instead.
type grid struct {
	start  [2]float64
	cell   float64
	n      [2]int // cells along each axis
	cells  [][]int32
	shade  [][2]uint64 // by cell and axis: the 64ths of its extent that something stands in; nil where no ray is sent
	pile   *pile
	boxes  []box      // what is gone has a negative size
	first  [][2]int32 // the first cell of each
	margin float64
	most   int // in a cell; 0 where there is no pile
	work   int // boxes looked at so far
}

func newGrid(rects []geom.Rect) *grid {
	g := &grid{cell: 128, n: [2]int{1, 1}, margin: reach, most: mostInCell}
	boxes := make([]box, len(rects), len(rects)+16)
	if len(rects) > 0 {
		all := boxFrom(rects[0])
		for i, r := range rects {
			b := boxFrom(r)
			boxes[i] = b
			for a := range b.lo {
				all.lo[a], all.hi[a] = min(all.lo[a], b.lo[a]), max(all.hi[a], b.hi[a])
			}
		}
		g.start = all.lo
		w, h := all.hi[0]-all.lo[0]+1, all.hi[1]-all.lo[1]+1
		// About one shape a cell, and never more than four cells a shape.
		g.cell = max(32, math.Sqrt(w*h/float64(len(rects))))
		for (w/g.cell+1)*(h/g.cell+1) > float64(4*len(rects)+64) {
			g.cell *= 1.5
		}
		g.n = [2]int{int(w/g.cell) + 1, int(h/g.cell) + 1}
	}
	g.fill(boxes)
	return g
}

// fill enters boxes into an empty grid, with one allocation for all cells.
func (g *grid) fill(boxes []box) {
	g.boxes, g.cells = boxes, make([][]int32, g.n[0]*g.n[1])
	if g.most > 0 {
		g.shade = make([][2]uint64, len(g.cells))
	}
	g.first = make([][2]int32, len(boxes), cap(boxes))
	size := make([]int32, len(g.cells))
	total, most := 0, int32(0)
	for i := range boxes {
		x1, y1, x2, y2 := g.stands(&boxes[i])
		if large := (x2-x1+1)*(y2-y1+1) > mostCells; large && g.most > 0 {
			most = math.MaxInt32
			continue
		}
		for y := y1; y <= y2; y++ {
			for x := x1; x <= x2; x++ {
				size[y*g.n[0]+x]++
				most = max(most, size[y*g.n[0]+x])
				total++
			}
		}
	}
	var heap []int32
	if g.most > 0 && int(most) > g.most {
		for i := range boxes {
			if g.full(&boxes[i], func(c int) bool { return int(size[c]) > g.most }) {
				heap = append(heap, int32(i))
			}
		}
		g.pile = &pile{}
		g.pile.build(heap, boxes, g.first)
	}
	room := make([]int32, total)
	for c, n := range size {
		if g.pile != nil {
			n = min(n, mostInCell)
		}
		g.cells[c], room = room[:0:n], room[n:]
	}
	for i := range boxes {
		if g.first[i][0] != inPile {
			g.insert(int32(i))
		}
	}
}

// full reports whether one of the cells of a box is, or they are too many.
func (g *grid) full(b *box, is func(c int) bool) bool {
	x1, y1, x2, y2 := g.stands(b)
	if (x2-x1+1)*(y2-y1+1) > mostCells {
		return true
	}
	for y := y1; y <= y2; y++ {
		for x := x1; x <= x2; x++ {
			if is(y*g.n[0] + x) {
				return true
			}
		}
	}
	return false
}

// like returns an empty grid over the same area, for things that are found by
// their very place.
func (g *grid) like() *grid {
	return &grid{start: g.start, cell: g.cell, n: g.n}
}

// where returns the cell of a coordinate.
func (g *grid) where(a axis, v float64) int {
	return min(max(int((v-g.start[a])/g.cell), 0), g.n[a]-1)
}

func (g *grid) span(b *box) (x1, y1, x2, y2 int) {
	return g.where(0, b.lo[0]), g.where(1, b.lo[1]), g.where(0, b.hi[0]), g.where(1, b.hi[1])
}

// stands returns the cells that a box is entered in; none when it is gone.
func (g *grid) stands(b *box) (x1, y1, x2, y2 int) {
	if b.hi[0] < b.lo[0] {
		return 0, 0, -1, -1
	}
	m := b.grown(g.margin)
	return g.span(&m)
}

func (g *grid) insert(i int32) {
	x1, y1, x2, y2 := g.stands(&g.boxes[i])
	g.first[i] = [2]int32{int32(x1), int32(y1)}
	for y := y1; y <= y2; y++ {
		for x := x1; x <= x2; x++ {
			c := &g.cells[y*g.n[0]+x]
			*c = append(*c, i)
			g.darken(x, y, i)
		}
	}
}

// darken enters the shade of a box in a cell.
func (g *grid) darken(x, y int, i int32) {
	if g.shade == nil {
		return
	}
	b, s := &g.boxes[i], &g.shade[y*g.n[0]+x]
	for a, c := range [2]int{x, y} {
		from, to := g.part(axis(a), c, b.lo[a]-g.margin), g.part(axis(a), c, b.hi[a]+g.margin)
		s[a] |= ^uint64(0) << from & (^uint64(0) >> (63 - to))
	}
}

// part returns in which 64th of the extent of column or row c a coordinate lies, the first
// or the last one for what lies outside.
func (g *grid) part(a axis, c int, v float64) int {
	return min(max(int((v-g.start[a]-float64(c)*g.cell)*(64/g.cell)), 0), 63)
}

func (g *grid) remove(i int32) {
	if at := g.first[i]; at[0] == inPile {
		g.pile.put(at[1], i, nowhere)
		g.pile.free = append(g.pile.free, at[1])
		g.first[i] = [2]int32{}
		return
	}
	x1, y1, x2, y2 := g.stands(&g.boxes[i])
	for y := y1; y <= y2; y++ {
		for x := x1; x <= x2; x++ {
			c := &g.cells[y*g.n[0]+x]
			if k := slices.Index(*c, i); k >= 0 {
				last := len(*c) - 1
				(*c)[k] = (*c)[last]
				*c = (*c)[:last]
			}
			if g.shade != nil {
				g.shade[y*g.n[0]+x] = [2]uint64{}
				for _, j := range *c {
					g.darken(x, y, j)
				}
			}
		}
	}
}

// put enters i at a place, or takes it out when the place is gone.
func (g *grid) put(i int32, b box) {
	g.boxes = grown(g.boxes, int(i)+1, boxFrom(gone))
	g.first = grown(g.first, int(i)+1, [2]int32{})
	g.remove(i)
	g.boxes[i] = b
	if g.most > 0 && g.full(&b, func(c int) bool { return len(g.cells[c]) >= g.most }) {
		g.heap(i)
		return
	}
	g.insert(i)
}

// heap enters a box in the pile.
func (g *grid) heap(i int32) {
	p := g.pile
	if p == nil {
		g.pile = &pile{}
		g.pile.build([]int32{i}, g.boxes, g.first)
		return
	}
	if p.worn() {
		p.build(append(p.all(), i), g.boxes, g.first)
		return
	}
	slot := p.free[len(p.free)-1]
	p.free = p.free[:len(p.free)-1]
	p.put(slot, i, g.boxes[i])
	g.first[i] = [2]int32{inPile, slot}
}

// some visits what touches b until visit returns false, what stands in several cells
// perhaps several times.
func (g *grid) some(b *box, visit func(i int32) bool) {
	x1, y1, x2, y2 := g.span(b)
	for y := y1; y <= y2; y++ {
		for x := x1; x <= x2; x++ {
			cell := g.cells[y*g.n[0]+x]
			g.work += len(cell) + 1
			for _, i := range cell {
				if g.boxes[i].touches(b) && !visit(i) {
					return
				}
			}
		}
	}
	if g.pile != nil {
		g.work += g.pile.scan(b, visit)
	}
}

// near appends what touches b to out, each once.
func (g *grid) near(b *box, out []int32) []int32 { return g.nearest(b, out, math.MaxInt) }

// nearest appends what touches b to out, until there are so many: in no order.
func (g *grid) nearest(b *box, out []int32, most int) []int32 {
	x1, y1, x2, y2 := g.span(b)
	for y := y1; y <= y2; y++ {
		for x := x1; x <= x2; x++ {
			cell := g.cells[y*g.n[0]+x]
			g.work += len(cell) + 1
			for _, i := range cell {
				s := &g.boxes[i]
				if !s.touches(b) {
					continue
				}
				// What stands in several cells is seen in the first of them.
				if f := &g.first[i]; x > x1 && int(f[0]) < x || y > y1 && int(f[1]) < y {
					continue
				}
				if out = append(out, i); len(out) >= most {
					return out
				}
			}
		}
	}
	if g.pile != nil {
		g.work += g.pile.scan(b, func(i int32) bool {
			out = append(out, i)
			return len(out) < most
		})
	}
	return out
}
