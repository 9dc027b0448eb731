package route

import (
	"math"
	"slices"

	"waymark/model/geom"
)

// searcher finds one line at right angles at a time. Where none of the plain
// lines will do (plain.go), it starts with the two shapes alone: the lines at
// their ports, at a distance around them and halfway between them make a small
// lattice (lattice.go), in which A* looks for the cheapest way (astar.go). The way
// found is checked against the page. The shapes that stand on it join the lattice
// with lines of their own, and the search is repeated until a way is free. So the
// work depends on what lies in the way and not on the size of the page, and the
// line is the cheapest one around the shapes that matter.
type searcher struct {
	grid   *grid
	xs, ys []float64
	qx, qy []int32 // the same in steps
	wx, wy []int32 // what turning onto a line costs, in steps
	good   [2][]float64
	seen   []int32 // the shapes whose lines are in the lattice
	// Of these, how many have been compared with one another, and how many pairs of them
	// lie on one another.
	paired, overlaps int

	// By crossing of lines; valid where the stamp is the current one.
	stamp  uint32
	hs, vs []uint32 // the step to the next column or row is blocked
	states []state
	heap   []entry
	goals  []goal
	way    []geom.Pt // the last way found

	from, to []port    // scratch: where a line can start and end
	attempts []attempt // scratch: of plain lines
	failed   failure   // of the line that was tried at once
	made     []geom.Pt // scratch: the plain line being made
	best     []geom.Pt // the best one
	far      bool      // lines may lead far around
	blind    bool      // nobody will ask what was looked at

	// Of the link that is traced now.
	spent  int     // expansions
	piled  bool    // what stands in the way lies on one another
	within []int32 // the shapes that its ends stand in
	lid    []int32 // the shapes that lie on its ends
	trace  []box   // the places that were looked at: on what stands there the line depends
	work   int     // expansions, of all links
}

// steps converts a cost: it is counted in whole steps of 1/16 unit, so that
// rounding cannot decide between equal ways.
func steps(v float64) int32 { return int32(math.Round(v * 16)) }

const bendSteps = int32(bendCost * 16)

// The bounds of the search for one link. No map that people have drawn comes near
// them; where the way leads through hundreds of shapes, or through a heap in which each
// round only finds the next one, a plainer line has to do.
const (
	perShape    = 512 // crossings of the lattice that are gone on from, for each shape that is known to be there
	maxShapes   = 96  // shapes that a way is looked for around
	maxRounds   = 9
	maxOverlaps = 16 // pairs of them that lie on one another
)

// find returns the corners from one of the ports in from to one of those in to,
// valid until the next call. The lines through between are as good as those
// through ports; it may have no number for x or y.
func (w *searcher) find(from, to []port, between geom.Pt, f *filter) (pts []geom.Pt, s, t Side, ok bool) {
	price(from)
	price(to)
	s, t, least := w.plain(from, to, between, f)
	if least < math.MaxInt32 && w.short() {
		return w.best, s, t, true
	}
	w.seen, w.paired, w.overlaps = w.seen[:0], 0, 0
	for _, i := range [2]int32{f.from, f.to} {
		if i >= 0 && !slices.Contains(w.seen, i) {
			w.seen = append(w.seen, i)
		}
	}
	for range maxRounds {
		if w.piled || len(w.seen) > maxShapes {
			break
		}
		if w.lines(from, to, between); w.overlaps > maxOverlaps {
			w.piled = true
			break
		}
		w.block(f)
		pts, s, t := w.run(from, to, least)
		if pts == nil {
			break
		}
		if w.check(pts, f) {
			return pts, s, t, true
		}
	}
	if least < math.MaxInt32 {
		return w.best, s, t, true
	}
	return w.farAround(&from[0], &to[0], between, f)
}

// farAround looks for a plain line between two ports that leads around everything in
// the way, however far that is.
func (w *searcher) farAround(p, q *port, between geom.Pt, f *filter) (pts []geom.Pt, s, t Side, ok bool) {
	if !f.others {
		return nil, Auto, Auto, false
	}
	w.far = true
	defer func() { w.far = false }()
	for n := bends(p.stub, p.dir, q.stub, q.dir); n <= mostCorners; n += 2 {
		if w.shape(p, q, n, between, f) {
			return w.made, p.side, q.side, true
		}
	}
	return nil, Auto, Auto, false
}

// check reports whether a way is free. The shapes that stand on it are added to
// those seen.
func (w *searcher) check(pts []geom.Pt, f *filter) bool {
	free := true
	for k := 1; k < len(pts); k++ {
		way := boxFrom(geom.Span(pts[k-1], pts[k]))
		w.note(way)
		b := way.grown(f.margin)
		w.grid.some(&b, func(i int32) bool {
			s := &w.grid.boxes[i]
			if !f.ends(i) && f.blocks(i) && b.lo[0] < s.hi[0] && s.lo[0] < b.hi[0] && b.lo[1] < s.hi[1] && s.lo[1] < b.hi[1] {
				free = false
				if !slices.Contains(w.seen, i) {
					w.seen = append(w.seen, i)
				}
			}
			return len(w.seen) <= maxShapes
		})
	}
	return free
}

// simplify drops points that repeat or lie on the straight between their
// neighbours.
func simplify(pts []geom.Pt) []geom.Pt {
	out := pts[:0:len(pts)]
	out = append(out, pts[0])
	for _, p := range pts[1:] {
		n := len(out)
		if p == out[n-1] {
			continue
		}
		if n >= 2 && between(out[n-2], out[n-1], p) {
			out[n-1] = p
			continue
		}
		out = append(out, p)
	}
	if len(out) == 1 {
		out = append(out, out[0])
	}
	return out
}

// between reports whether b lies on the axis-parallel stretch from a to c.
func between(a, b, c geom.Pt) bool {
	return a.X == b.X && b.X == c.X && (b.Y-a.Y)*(c.Y-b.Y) >= 0 ||
		a.Y == b.Y && b.Y == c.Y && (b.X-a.X)*(c.X-b.X) >= 0
}
