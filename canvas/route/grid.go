package route

import (
	"math"
	"slices"

	"waymark/model/geom"
)

// reach is how far around its rectangle a shape is entered into the grid: no
// search keeps a larger margin.
const reach = 8.0

// grid finds the shapes near a place: a page cut into square cells, each with
// the shapes that touch it. What lies outside of the page as it was at first is
// kept in the cells at its border.
type grid struct {
	x0, y0, cell float64
	nx, ny       int
	cells        [][]int32
	rects        []geom.Rect // by shape; what is gone has a negative size
}

// gone marks a shape that was removed.
var gone = geom.Rect{W: -1e9, H: -1e9}

func newGrid(rects []geom.Rect) *grid {
	g := &grid{cell: 128, nx: 1, ny: 1}
	if len(rects) > 0 {
		lo, hi := rects[0].Min(), rects[0].Max()
		for _, r := range rects {
			lo = geom.P(math.Min(lo.X, r.X), math.Min(lo.Y, r.Y))
			hi = geom.P(math.Max(hi.X, r.Right()), math.Max(hi.Y, r.Bottom()))
		}
		g.x0, g.y0 = lo.X, lo.Y
		w, h := hi.X-lo.X+1, hi.Y-lo.Y+1
		// About one shape a cell, and never more than four cells a shape.
		g.cell = math.Max(32, math.Sqrt(w*h/float64(len(rects))))
		for (w/g.cell+1)*(h/g.cell+1) > float64(4*len(rects)+64) {
			g.cell *= 1.5
		}
		g.nx, g.ny = int(w/g.cell)+1, int(h/g.cell)+1
	}
	g.cells = make([][]int32, g.nx*g.ny)
	g.fill(rects)
	return g
}

// fill enters rectangles into an empty grid, with one allocation
// for all cells.
func (g *grid) fill(rects []geom.Rect) {
	g.rects = rects
	size := make([]int32, len(g.cells))
	total := 0
	for i := range rects {
		g.eachCell(int32(i), func(c int) { size[c]++; total++ })
	}
	room := make([]int32, total)
	for c, n := range size {
		g.cells[c], room = room[:0:n], room[n:]
	}
	for i := range rects {
		g.insert(int32(i))
	}
}

// like returns an empty grid over the same area.
func (g *grid) like() *grid {
	h := *g
	h.cells, h.rects = make([][]int32, len(g.cells)), nil
	return &h
}

// flipped exchanges x and y of an empty grid.
func (g *grid) flipped() *grid {
	g.x0, g.y0, g.nx, g.ny = g.y0, g.x0, g.ny, g.nx
	return g
}

func (g *grid) cx(x float64) int { return min(max(int((x-g.x0)/g.cell), 0), g.nx-1) }
func (g *grid) cy(y float64) int { return min(max(int((y-g.y0)/g.cell), 0), g.ny-1) }

func (g *grid) span(r geom.Rect) (x1, y1, x2, y2 int) {
	return g.cx(r.X), g.cy(r.Y), g.cx(r.Right()), g.cy(r.Bottom())
}

// eachCell calls f for the cells that i stands in.
func (g *grid) eachCell(i int32, f func(c int)) {
	r := g.rects[i]
	if r.W < 0 {
		return
	}
	x1, y1, x2, y2 := g.span(r.Inset(-reach))
	for y := y1; y <= y2; y++ {
		for x := x1; x <= x2; x++ {
			f(y*g.nx + x)
		}
	}
}

func (g *grid) insert(i int32) {
	g.eachCell(i, func(c int) { g.cells[c] = append(g.cells[c], i) })
}

func (g *grid) remove(i int32) {
	g.eachCell(i, func(c int) {
		if k := slices.Index(g.cells[c], i); k >= 0 {
			v := g.cells[c]
			v[k] = v[len(v)-1]
			g.cells[c] = v[:len(v)-1]
		}
	})
}

// put enters i at a place, or takes it out when the place is gone.
func (g *grid) put(i int32, r geom.Rect) {
	g.rects = grown(g.rects, int(i)+1, gone)
	g.remove(i)
	g.rects[i] = r
	g.insert(i)
}

// each calls f once for every rectangle that touches r, until f returns false.
func (g *grid) each(r geom.Rect, f func(i int32, s geom.Rect) bool) {
	x1, y1, x2, y2 := g.span(r)
	right, bottom := r.Right(), r.Bottom()
	for y := y1; y <= y2; y++ {
		for x := x1; x <= x2; x++ {
			for _, i := range g.cells[y*g.nx+x] {
				s := &g.rects[i]
				if s.X > right || r.X > s.X+s.W || s.Y > bottom || r.Y > s.Y+s.H {
					continue
				}
				// What stands in several cells is seen in the first of them.
				if x > x1 && g.cx(s.X-reach) < x || y > y1 && g.cy(s.Y-reach) < y {
					continue
				}
				if !f(i, *s) {
					return
				}
			}
		}
	}
}

// filter says which shapes a search regards as obstacles, and how far it stays
// away from them.
type filter struct {
	margin   float64
	from, to int32 // the shapes at the ends, or −1
	own      bool  // whether those two are obstacles
	others   bool  // whether all others are
}

func (f *filter) blocks(i int32) bool {
	if i == f.from || i == f.to {
		return f.own
	}
	return f.others
}

// row returns the free stretch of the horizontal line at y that holds x, cut to
// lo … hi, and the shapes that end it (−1 where it was cut). A point inside a
// shape has no stretch: l > r.
func (g *grid) row(x, y, lo, hi float64, f *filter) (l, r float64, bl, br int32) {
	l, r, bl, br = lo, hi, -1, -1
	m := f.margin
	cy := g.cy(y) * g.nx
	c0 := g.cx(x)
	for c := c0; c < g.nx; c++ {
		for _, i := range g.cells[cy+c] {
			s := &g.rects[i]
			if y <= s.Y-m || y >= s.Y+s.H+m || !f.blocks(i) {
				continue
			}
			a, b := s.X-m, s.X+s.W+m
			if a < x && x < b {
				return 1, 0, i, i
			}
			if a >= x && a < r {
				r, br = a, i
			}
		}
		if r <= g.x0+float64(c+1)*g.cell {
			break
		}
	}
	for c := c0; c >= 0; c-- {
		for _, i := range g.cells[cy+c] {
			s := &g.rects[i]
			if y <= s.Y-m || y >= s.Y+s.H+m || !f.blocks(i) {
				continue
			}
			if b := s.X + s.W + m; b <= x && b > l {
				l, bl = b, i
			}
		}
		if l >= g.x0+float64(c)*g.cell {
			break
		}
	}
	return l, r, bl, br
}

// col is row for the vertical line at x.
func (g *grid) col(x, y, lo, hi float64, f *filter) (t, b float64, bt, bb int32) {
	t, b, bt, bb = lo, hi, -1, -1
	m := f.margin
	cx := g.cx(x)
	c0 := g.cy(y)
	for c := c0; c < g.ny; c++ {
		for _, i := range g.cells[c*g.nx+cx] {
			s := &g.rects[i]
			if x <= s.X-m || x >= s.X+s.W+m || !f.blocks(i) {
				continue
			}
			p, q := s.Y-m, s.Y+s.H+m
			if p < y && y < q {
				return 1, 0, i, i
			}
			if p >= y && p < b {
				b, bb = p, i
			}
		}
		if b <= g.y0+float64(c+1)*g.cell {
			break
		}
	}
	for c := c0; c >= 0; c-- {
		for _, i := range g.cells[c*g.nx+cx] {
			s := &g.rects[i]
			if x <= s.X-m || x >= s.X+s.W+m || !f.blocks(i) {
				continue
			}
			if q := s.Y + s.H + m; q <= y && q > t {
				t, bt = q, i
			}
		}
		if t >= g.y0+float64(c)*g.cell {
			break
		}
	}
	return t, b, bt, bb
}
