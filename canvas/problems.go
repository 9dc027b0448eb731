package canvas

import (
	"math"
	"slices"
	"strconv"

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

// placedProblem is a mark with the spots where it may stand, the usual one first, and
// the words of its element, which it shall not cover.
type placedProblem struct {
	Problem
	spots []markSpot
	words []geom.Rect // document units
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
	if v.problems.hidden || len(v.problems.all) == 0 || len(v.trail.Nodes) > 0 || v.between != nil || v.turning() {
		return nil
	}
	if s := v.compose(); v.problems.of != s {
		v.problems.of, v.problems.placed = s, v.placeProblems(s)
	}
	return v.problems.placed
}

// markPixels is the size of the marks at a zoom, in pixels of the view.
func markPixels(zoom float64) float64 {
	return math.Max(markLeast, math.Min(markSize, markSize*math.Sqrt(zoom)))
}

// visibleProblems calls f with the marks in view and the middles of them in pixels of
// the view. Of two that would cover each other the worse one is shown.
func (v *View) visibleProblems(f func(a *placedProblem, on markSpot, at geom.Pt)) {
	size := markPixels(v.view.zoom)
	view := geom.R(0, 0, v.view.size.X, v.view.size.Y).Inset(-size)
	var taken []geom.Pt
	places := v.problemPlaces()
	for i := range places {
		a := &places[i]
		on := a.spot(size / v.view.zoom)
		at := v.inView(on.at).Add(on.off.Mul(size))
		if !view.Intersect(v.windowOf(on.at).Inset(-size/2)).Contains(at) || slices.ContainsFunc(taken, func(q geom.Pt) bool { return q.Dist(at) < size*0.8 }) {
			continue
		}
		taken = append(taken, at)
		f(a, on, at)
	}
}

// problemAt finds the mark at a position of the view; nil for none.
func (v *View) problemAt(p geom.Pt) (found *placedProblem) {
	reach := markPixels(v.view.zoom) / 2
	v.visibleProblems(func(a *placedProblem, _ markSpot, at geom.Pt) {
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
	v.visibleProblems(func(a *placedProblem, on markSpot, _ geom.Pt) {
		at := p.at(on.at).Add(on.off.Mul(size)).Sub(geom.P(size/2, size/2))
		at = geom.P(math.Round(at.X), math.Round(at.Y))
		if a.Number == v.problems.over {
			p.add(&scene.Path{Path: geom.Circle(at.Add(geom.P(size/2, size/2)), size*0.75), Fill: shape.Fade(p.c.ring, 0.45)})
		}
		p.add(shape.MoveAll(p.k.ProblemMark(a.Kind, strconv.Itoa(a.Number), size), at)...)
		p.flush()
	})
}
