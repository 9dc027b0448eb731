package canvas

import (
	"math"
	"slices"
	"strconv"

	"waymark/canvas/hit"
	"waymark/canvas/scene"
	"waymark/canvas/shape"
	"waymark/model"
	"waymark/model/geom"
)

// Problem is a problem that is marked on the map: where, with which number, how bad.
type Problem struct {
	Of     model.ID // the element
	Number int      // in the list of problems, from 1
	Kind   shape.Problem
	Words  string // what is said while the pointer is over it
}

// Sizes of the marks in pixels of the view: as large as their numbers need, and
// smaller on a map that is seen from far away.
const (
	markSize  = 20.0
	markLeast = 15.0
	mostMarks = 500 // nobody looks at more, and a map in the making can have thousands
)

// problems are the marks of the page with their places, which are found anew when
// the drawing changes, not in every frame.
type problems struct {
	all    []Problem
	hidden bool
	placed []placedProblem
	of     *scene.Scene // that they are placed on
	over   int          // number of the one under the pointer, 0 for none
	words  string       // what is said about it
}

// placedProblem is a mark beside a point of the map.
type placedProblem struct {
	Problem
	at  geom.Pt // document units
	off geom.Pt // from there to its middle, in multiples of its size
}

// SetProblems marks problems on the map, the worst first. Elements that the page does
// not show are left out. Marks are for the screen alone: neither a print nor a
// thumbnail has them.
func (v *View) SetProblems(list []Problem) {
	if slices.Equal(list, v.problems.all) {
		return
	}
	v.problems.all, v.problems.of = slices.Clone(list[:min(len(list), mostMarks)]), nil
	v.Redraw()
}

// ShowProblems shows the marks of problems, or hides them.
func (v *View) ShowProblems(on bool) {
	if v.problems.hidden == on {
		v.problems.hidden = !on
		v.Redraw()
	}
}

// Problems reports whether problems are marked.
func (v *View) Problems() bool { return !v.problems.hidden }

// problemPlaces returns the marks of the page. There are none while somebody walks
// through the flow: they are for the one who draws it.
func (v *View) problemPlaces() []placedProblem {
	if v.problems.hidden || len(v.problems.all) == 0 || len(v.trail.Nodes) > 0 || v.between != nil {
		return nil
	}
	if s := v.compose(); v.problems.of != s {
		v.problems.of, v.problems.placed = s, v.placeProblems(s)
	}
	return v.problems.placed
}

func (v *View) placeProblems(s *scene.Scene) []placedProblem {
	g := v.composer().Geometry(v.ed.Doc(), v.page)
	var drawn map[model.ID]geom.Rect
	if g == nil {
		drawn = bodies(s)
	}
	count := map[model.ID]int{}
	var out []placedProblem
	for _, a := range v.problems.all {
		p := placedProblem{Problem: a}
		switch r, ok := drawn[a.Of]; {
		case ok:
			p.at, p.off = geom.P(r.Right(), r.Y), geom.P(-0.5, 0)
		case g == nil:
			continue
		default:
			if n, ok := g.Node(a.Of); ok {
				p.at, p.off = besideNode(n.Symbol, n.Outline)
			} else if l, ok := g.Link(a.Of); ok && len(l.Points) > 1 {
				p.at, p.off = besideLabel(l.Points, l.Label)
			} else if l, ok := g.Lane(a.Of); ok {
				p.at = geom.P(l.Header.X+l.Header.W/2, l.Header.Y)
				p.off = geom.P(0, 0.7)
			} else {
				continue
			}
		}
		p.off.X -= 1.05 * float64(count[a.Of]) // further ones of the same element stand beside it
		count[a.Of]++
		out = append(out, p)
	}
	return out
}

// bodies are the bounds of the elements of a journey, of lanes, stages and steps
// those of their headers.
func bodies(s *scene.Scene) map[model.ID]geom.Rect {
	m := map[model.ID]geom.Rect{}
	for i := range s.Items {
		it := &s.Items[i]
		if it.Owner == "" || it.Part != "" && it.Part != "header" && it.Part != "face" && it.Part != "title" {
			continue
		}
		if _, ok := m[model.ID(it.Owner)]; !ok {
			m[model.ID(it.Owner)] = it.Bounds
		}
	}
	return m
}

// besideNode is the upper right corner of a shape, where the handle of a selected
// one leaves room, or the tip of a shape that has no corner there.
func besideNode(r geom.Rect, outline *geom.Path) (at, off geom.Pt) {
	corner := geom.P(r.Right(), r.Y)
	if outline != nil && !hit.Near(outline, corner, 12) {
		return geom.P(r.X+r.W/2, r.Y), geom.P(0, -0.25)
	}
	return corner, geom.P(-0.55, -0.1)
}

// besideLabel is a place on a link near its start, or across the line from its
// label, so that it does not cover that.
func besideLabel(line []geom.Pt, label geom.Rect) (at, off geom.Pt) {
	if label.Empty() {
		return along(line, math.Min(24, length(line)/2)), geom.Pt{}
	}
	c := label.Center()
	at = hit.Nearest(line, c).At
	if away := at.Sub(c); !label.Contains(at) && away.Len() > 0 {
		return at, away.Mul(0.6 / away.Len())
	}
	const step = 12.0 // the label stands on the line
	clear := label.Inset(-1.5 * step)
	for d := step; d < length(line); d += step {
		if p := along(line, d); !clear.Contains(p) {
			return p, geom.Pt{}
		}
	}
	return geom.P(c.X, label.Y), geom.P(0, -0.5)
}

func length(line []geom.Pt) (sum float64) {
	for i := 1; i < len(line); i++ {
		sum += line[i].Dist(line[i-1])
	}
	return sum
}

// along is the point at a distance from the start of a polyline.
func along(line []geom.Pt, d float64) geom.Pt {
	for i := 1; i < len(line); i++ {
		n := line[i].Dist(line[i-1])
		if d <= n && n > 0 {
			return line[i-1].Lerp(line[i], d/n)
		}
		d -= n
	}
	return line[len(line)-1]
}

// markPixels is the size of the marks at a zoom, in pixels of the view.
func markPixels(zoom float64) float64 {
	return math.Max(markLeast, math.Min(markSize, markSize*math.Sqrt(zoom)))
}

// visibleProblems calls f with the marks in view and the middles of them in pixels of
// the view. Of two that would cover each other the worse one is shown.
func (v *View) visibleProblems(f func(a *placedProblem, at geom.Pt)) {
	size := markPixels(v.view.zoom)
	view := geom.R(0, 0, v.view.size.X, v.view.size.Y).Inset(-size)
	var taken []geom.Pt
	places := v.problemPlaces()
	for i := range places {
		a := &places[i]
		at := v.view.toView(a.at).Add(a.off.Mul(size))
		if !view.Contains(at) || slices.ContainsFunc(taken, func(q geom.Pt) bool { return q.Dist(at) < size*0.8 }) {
			continue
		}
		taken = append(taken, at)
		f(a, at)
	}
}

// problemAt finds the mark at a position of the view; nil for none.
func (v *View) problemAt(p geom.Pt) (found *placedProblem) {
	reach := markPixels(v.view.zoom) / 2
	v.visibleProblems(func(a *placedProblem, at geom.Pt) {
		if at.Dist(p) <= reach {
			found = a
		}
	})
	return found
}

// hoverProblem notes which mark the pointer is over and says what it is about.
func (v *View) hoverProblem(p geom.Pt) {
	n, words := 0, ""
	if a := v.problemAt(p); a != nil && !v.input.pressed {
		n, words = a.Number, a.Words
	}
	if n == v.problems.over {
		return
	}
	v.problems.over, v.problems.words = n, words
	v.Redraw()
}

// pressProblem opens the problem whose mark is pressed.
func (v *View) pressProblem(p geom.Pt) bool {
	a := v.problemAt(p)
	if a == nil || v.tool.Busy() || v.OnOpenProblem == nil {
		return false
	}
	v.OnOpenProblem(a.Number)
	return true
}

// problems draws the marks.
func (p *pen) problems(v *View) {
	size := p.px(markPixels(v.view.zoom))
	v.visibleProblems(func(a *placedProblem, _ geom.Pt) {
		at := p.at(a.at).Add(a.off.Mul(size)).Sub(geom.P(size/2, size/2))
		at = geom.P(math.Round(at.X), math.Round(at.Y))
		if a.Number == v.problems.over {
			p.add(&scene.Path{Path: geom.Circle(at.Add(geom.P(size/2, size/2)), size*0.75), Fill: shape.Fade(p.c.ring, 0.45)})
		}
		p.add(shape.MoveAll(p.k.ProblemMark(a.Kind, strconv.Itoa(a.Number), size), at)...)
		p.flush()
	})
}
