package route

import (
	"math"
	"slices"

	"waymark/model/geom"
)

// Router keeps the lines of a page and renews, after a change, those that the
// change concerns; the result is the same as if the page were routed anew. It is
// used by one goroutine; the lines that it hands out are not changed any more.
type Router struct {
	flow    Side
	shapes  []shape          // those removed stay, with a place that is gone
	shapeID map[string]int32 // nil on a page that will not change whose ends are numbered
	links   []link           // those removed stay, dead
	linkID  map[string]int32
	rects   []geom.Rect // by shape; gone where it was removed
	grid    *grid       // of them
	made    int         // how many shapes there were at first
	once    bool        // it will never be told of a change

	// The stages.
	tables    []sideCosts // by link
	search    searcher
	looked    []looked // by link; none if there will be no change
	fronts    []fronts // by shape
	atShape   []bool   // scratch, by shape
	redo      []bool   // scratch, by link: its label is placed anew
	concerned concerned
	standing  tracks
	lying     tracks
	lines     []Line // by link
	labels    labels

	// Memory for what is kept, and scratch.
	points    arena[geom.Pt]
	paths     arena[geom.Path]
	verbs     arena[geom.Verb]
	boxes     arena[box]
	numbers   arena[int32]
	found     []int32
	way       []geom.Pt
	leaveCost [][5]float64
}

// shape is a Shape with the links at it, in their order.
type shape struct {
	*Shape
	outs, ins []int32
}

// link is a Link with what the stages have found out about it.
type link struct {
	*Link
	from, to       int32     // shapes; −1 for a free end
	raw            []geom.Pt // the line before it is pulled apart from others
	mid, pts       []geom.Pt // the corners after the first and the second pulling apart
	leaves, enters Side      // the sides chosen for it
	s, t           Side      // the sides that raw uses
	heaped         bool      // raw takes no notice of the shapes around it
	twin           bool      // it has a label, and runs along with another link
	dead           bool
}

// looked is what the line of a link depends on.
type looked struct {
	near  box     // shapes beyond do not concern it
	all   box     // what holds all of trace
	wide  box     // the shapes in here limit how far the line can move
	trace []box   // what was looked at
	lid   []int32 // the shapes that lie on it
}

// NewRouter routes a page.
func NewRouter(req Request) *Router { return newRouter(req, false) }

func newRouter(req Request, once bool) *Router {
	r := &Router{flow: req.Flow, once: once}
	if !once || !numbered(req.Links) {
		r.shapeID = make(map[string]int32, len(req.Shapes))
	}
	if !once { // it keeps what it was asked for
		req.Shapes, req.Links = slices.Clone(req.Shapes), slices.Clone(req.Links)
		r.linkID = make(map[string]int32, len(req.Links))
		r.looked = make([]looked, 0, len(req.Links))
	}
	if r.flow != Bottom && r.flow != Left && r.flow != Top {
		r.flow = Right
	}
	r.lying.axis = 1
	r.shapes, r.links = make([]shape, 0, len(req.Shapes)), make([]link, 0, len(req.Links))
	rects := make([]geom.Rect, 0, len(req.Shapes))
	for i := range req.Shapes {
		s := &req.Shapes[i]
		if r.shapeID != nil {
			if _, double := r.shapeID[s.ID]; double {
				continue
			}
			r.shapeID[s.ID] = int32(len(r.shapes))
		}
		r.shapes = append(r.shapes, shape{Shape: s})
		rects = append(rects, sane(s.Rect))
	}
	r.rects = rects
	r.grid = newGrid(rects)
	r.made = len(rects)
	r.search.grid, r.search.blind = r.grid, once
	for i := range req.Links {
		l := &req.Links[i]
		// Each link has its line, even if ids are given twice; changes go to the first.
		if _, double := r.linkID[l.ID]; !double && !once {
			r.linkID[l.ID] = int32(len(r.links))
		}
		r.links = append(r.links, r.bind(l))
	}
	r.attachAll()
	r.pieces(1024)
	r.all()
	r.pieces(32)
	return r
}

// pieces sets how much memory is asked for at once.
func (r *Router) pieces(n int) {
	r.points.piece, r.boxes.piece, r.verbs.piece, r.paths.piece = 4*n, 2*n, 4*n, n
}

// bind finds the shapes of a link.
func (r *Router) bind(l *Link) link {
	return link{Link: l, from: r.shapeAt(&l.From), to: r.shapeAt(&l.To)}
}

// shapeAt finds the shape at an end, −1 where there is none.
func (r *Router) shapeAt(e *End) int32 {
	if e.Shape == "" {
		return -1
	}
	if i := e.Nth - 1; r.shapeID == nil && i < int32(len(r.shapes)) {
		return i
	}
	if i, ok := r.shapeID[e.Shape]; ok {
		return i
	}
	return -1
}

// numbered reports whether all ends say which shapes they are at.
func numbered(links []Link) bool {
	for i := range links {
		if l := &links[i]; l.From.Nth <= 0 && l.From.Shape != "" || l.To.Nth <= 0 && l.To.Shape != "" {
			return false
		}
	}
	return true
}

// sane replaces what is no number and what is out of all proportion, so that no
// arithmetic below can go astray.
func sane(r geom.Rect) geom.Rect {
	p := sanePt(r.Min())
	s := sanePt(geom.P(r.W, r.H))
	return geom.Rect{X: p.X, Y: p.Y, W: max(s.X, 0), H: max(s.Y, 0)}
}

func sanePt(p geom.Pt) geom.Pt {
	return geom.P(saneNumber(p.X), saneNumber(p.Y))
}

func saneNumber(v float64) float64 {
	const far = 4e6
	if math.IsNaN(v) || math.Abs(v) < 1e-9 { // what is all but nothing has no inverse
		return 0
	}
	return min(max(v, -far), far)
}

// attachAll enters all links at their shapes.
func (r *Router) attachAll() {
	n := make([][2]int32, len(r.shapes))
	total := int32(0)
	for i := range r.links {
		if ln := &r.links[i]; ln.from >= 0 {
			n[ln.from][0]++
			total++
		}
		if ln := &r.links[i]; ln.to >= 0 {
			n[ln.to][1]++
			total++
		}
	}
	room := make([]int32, total)
	for i := range r.shapes {
		s, out, in := &r.shapes[i], n[i][0], n[i][0]+n[i][1]
		s.outs, s.ins, room = room[:0:out], room[out:out:in], room[in:]
	}
	for i := range r.links {
		if ln := &r.links[i]; ln.from >= 0 {
			r.shapes[ln.from].outs = append(r.shapes[ln.from].outs, int32(i))
		}
		if ln := &r.links[i]; ln.to >= 0 {
			r.shapes[ln.to].ins = append(r.shapes[ln.to].ins, int32(i))
		}
	}
}

// attach enters a link at its shapes.
func (r *Router) attach(l int32) {
	ln := &r.links[l]
	if ln.from >= 0 {
		r.shapes[ln.from].outs = insertSorted(r.shapes[ln.from].outs, l)
	}
	if ln.to >= 0 {
		r.shapes[ln.to].ins = insertSorted(r.shapes[ln.to].ins, l)
	}
}

// detach is the reverse of attach.
func (r *Router) detach(l int32) {
	ln := &r.links[l]
	if ln.from >= 0 {
		r.shapes[ln.from].outs = removeSorted(r.shapes[ln.from].outs, l)
	}
	if ln.to >= 0 {
		r.shapes[ln.to].ins = removeSorted(r.shapes[ln.to].ins, l)
	}
}

func insertSorted(v []int32, x int32) []int32 {
	i, found := slices.BinarySearch(v, x)
	if found {
		return v
	}
	return slices.Insert(v, i, x)
}

func removeSorted(v []int32, x int32) []int32 {
	if i, found := slices.BinarySearch(v, x); found {
		return slices.Delete(v, i, i+1)
	}
	return v
}

// Lines returns the line of every link, in the order of the links.
func (r *Router) Lines() []Line {
	out := make([]Line, 0, len(r.lines))
	for i, l := range r.lines {
		if !r.links[i].dead {
			out = append(out, l)
		}
	}
	return out
}

// Line returns the line of one link.
func (r *Router) Line(id string) (Line, bool) {
	i, ok := r.linkID[id]
	if !ok {
		return Line{}, false
	}
	return r.lines[i], true
}
