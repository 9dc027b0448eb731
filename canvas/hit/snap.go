package hit

import (
	"cmp"
	"math"
	"slices"

	"waymark/model/geom"
)

// Snapper pulls a frame that is moved or stretched into line with what stands
// around it. Alignment goes before equal distances, and those before the grid:
// what a person sees on the page means more than squares that are hardly seen.
type Snapper struct {
	Others []geom.Rect // what stands still
	Grid   float64     // distance of the grid lines; 0 for none
	Reach  float64     // how far the frame is pulled at most, document units
	// Align turns guides to the others on; without it there is only the grid.
	Align bool
}

// Fit is what a Snapper found.
type Fit struct {
	By     geom.Pt // what to add to the frame
	Guides []Guide
	Gaps   []Gap
}

// Guide is an alignment line: upright at X = At, or lying at Y = At, from From
// to To in the other direction.
type Guide struct {
	Upright  bool
	At       float64
	From, To float64
}

// Gap is a distance between two things that equals another one: it runs from
// From to To, lying at the height Y, or upright at the position X.
type Gap struct {
	Upright  bool
	At       float64 // the other coordinate
	From, To float64
}

// Size returns the length of the gap.
func (g Gap) Size() float64 { return g.To - g.From }

// Edges says which lines of a frame may be aligned. The zero value means none.
type Edges struct{ Left, Center, Right, Top, Middle, Bottom bool }

// All are the lines of a frame that is moved as a whole.
func All() Edges { return Edges{true, true, true, true, true, true} }

// Move snaps a frame that is moved as a whole.
func (s Snapper) Move(frame geom.Rect) Fit { return s.snap(frame, All()) }

// Stretch snaps only the edges of a frame that a handle moves: By then belongs
// to those edges, not to the frame.
func (s Snapper) Stretch(frame geom.Rect, e Edges) Fit { return s.snap(frame, e) }

func (s Snapper) snap(frame geom.Rect, e Edges) Fit {
	var fit Fit
	near := s.nearby(frame)
	dx, okX := s.axis(frame, near, e, true)
	dy, okY := s.axis(frame, near, e, false)
	moved := e == All()
	var gapX, gapY bool
	if moved && s.Align && !okX {
		dx, gapX = s.equal(frame.Add(geom.P(0, dy)), near, false)
	}
	if moved && s.Align && !okY {
		dy, gapY = s.equal(frame.Add(geom.P(dx, 0)), near, true)
	}
	if !okX && !gapX {
		dx = s.grid(frame.X, frame.Right(), e.Left, e.Right)
	}
	if !okY && !gapY {
		dy = s.grid(frame.Y, frame.Bottom(), e.Top, e.Bottom)
	}
	fit.By = geom.P(dx, dy)
	at := frame.Add(fit.By)
	if !moved { // only the edges that the handle moves follow
		at = e.Pull(frame, fit.By)
	}
	if okX {
		fit.Guides = append(fit.Guides, guides(at, near, e, true)...)
	}
	if okY {
		fit.Guides = append(fit.Guides, guides(at, near, e, false)...)
	}
	if moved && s.Align {
		fit.Gaps = append(gaps(at, near, false), gaps(at, near, true)...)
	}
	return fit
}

// Pull moves these edges of a rectangle; the others stay where they are.
func (e Edges) Pull(r geom.Rect, by geom.Pt) geom.Rect {
	if e.Left {
		r.X += by.X
		r.W -= by.X
	}
	if e.Right {
		r.W += by.X
	}
	if e.Top {
		r.Y += by.Y
		r.H -= by.Y
	}
	if e.Bottom {
		r.H += by.Y
	}
	return r
}

// most is how many neighbours are looked at: the nearest ones. Guides to
// something at the far end of a large page help nobody.
const most = 60

func (s Snapper) nearby(frame geom.Rect) []geom.Rect {
	if !s.Align || len(s.Others) <= most {
		return s.Others
	}
	// The nearest ones found so far, in order: most others cost one comparison.
	type neighbour struct {
		r geom.Rect
		d float64
	}
	near := make([]neighbour, 0, most+1)
	for _, r := range s.Others {
		d := apart(r, frame)
		if len(near) == most && d >= near[most-1].d {
			continue
		}
		i, _ := slices.BinarySearchFunc(near, d, func(n neighbour, d float64) int { return cmp.Compare(n.d, d) })
		near = slices.Insert(near, i, neighbour{r, d})
		near = near[:min(len(near), most)]
	}
	out := make([]geom.Rect, len(near))
	for i, n := range near {
		out[i] = n.r
	}
	return out
}

// apart is the distance between two rectangles along the axes, 0 where they meet.
func apart(a, b geom.Rect) float64 {
	return max(0, a.X-b.X-b.W, b.X-a.X-a.W) + max(0, a.Y-b.Y-b.H, b.Y-a.Y-a.H)
}

// lines returns where the lines of a rectangle are that count along one axis.
func lines(r geom.Rect, e Edges, upright bool) []float64 {
	lo, hi, a, b, c := r.X, r.Right(), e.Left, e.Center, e.Right
	if !upright {
		lo, hi, a, b, c = r.Y, r.Bottom(), e.Top, e.Middle, e.Bottom
	}
	out := make([]float64, 0, 3)
	if b { // the middle first: of equal distances it is the one that people mean
		out = append(out, (lo+hi)/2)
	}
	if a {
		out = append(out, lo)
	}
	if c {
		out = append(out, hi)
	}
	return out
}

// axis finds the smallest step that aligns a line of the frame with one of a
// neighbour. Middles on middles are worth half the reach more than anything else:
// between them links run straight, and shapes of different sizes stand in a row.
func (s Snapper) axis(frame geom.Rect, near []geom.Rect, e Edges, upright bool) (by float64, ok bool) {
	if !s.Align {
		return 0, false
	}
	best := math.Inf(1)
	for i, at := range lines(frame, e, upright) {
		for _, o := range near {
			for j, to := range lines(o, All(), upright) {
				d := math.Abs(to - at)
				if d > s.Reach {
					continue
				}
				if e == All() && i+j > 0 { // the middle is the first line
					d += s.Reach / 2
				}
				if d < best-1e-9 {
					best, by, ok = d, to-at, true
				}
			}
		}
	}
	return by, ok
}

// grid finds the step that puts the first of two edges that moves on the grid.
func (s Snapper) grid(lo, hi float64, first, second bool) float64 {
	at := lo
	switch {
	case !first && !second, s.Grid <= 0:
		return 0
	case !first:
		at = hi
	}
	return math.Round(at/s.Grid)*s.Grid - at
}

// guides draws the lines that a frame now shares with its neighbours. Of three
// that say the same (left, middle and right of shapes of one size) the middle one
// is enough, and no line runs through a shape, where it would cross its text.
func guides(frame geom.Rect, near []geom.Rect, e Edges, upright bool) []Guide {
	var out []Guide
	for _, at := range lines(frame, e, upright) {
		g := Guide{Upright: upright, At: at}
		g.From, g.To = extent(frame, upright)
		found := false
		for _, o := range near {
			for _, to := range lines(o, All(), upright) {
				if math.Abs(to-at) > 0.01 {
					continue
				}
				found = true
				lo, hi := extent(o, upright)
				g.From, g.To = math.Min(g.From, lo), math.Max(g.To, hi)
			}
		}
		if found {
			out = append(out, g)
		}
	}
	if len(out) == 3 {
		out = out[:1]
	}
	var cut []Guide
	for _, g := range out {
		cut = append(cut, g.outside(append(near[:len(near):len(near)], frame))...)
	}
	return cut
}

// extent is where a rectangle begins and ends along an upright or a lying line.
func extent(r geom.Rect, upright bool) (lo, hi float64) {
	if upright {
		return r.Y, r.Bottom()
	}
	return r.X, r.Right()
}

// outside returns the pieces of a guide that lie in none of the shapes.
func (g Guide) outside(shapes []geom.Rect) []Guide {
	pieces := []Guide{g}
	for _, r := range shapes {
		lo, hi := extent(r, !g.Upright)
		if g.At < lo+1 || g.At > hi-1 { // along its border, or beside it
			continue
		}
		a, b := extent(r, g.Upright)
		var next []Guide
		for _, p := range pieces {
			if b <= p.From || a >= p.To {
				next = append(next, p)
				continue
			}
			if a > p.From {
				next = append(next, Guide{g.Upright, g.At, p.From, a})
			}
			if b < p.To {
				next = append(next, Guide{g.Upright, g.At, b, p.To})
			}
		}
		pieces = next
	}
	return pieces
}
