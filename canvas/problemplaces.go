package canvas

import (
	"math"

	"waymark/canvas/hit"
	"waymark/canvas/scene"
	"waymark/model"
	"waymark/model/geom"
)

// placeProblems finds the places for the marks of a page.
func (v *View) placeProblems(s *scene.Scene) []placedProblem {
	g := v.composer().Geometry(v.ed.Doc(), v.page)
	var drawn map[model.ID]geom.Rect
	if g == nil {
		drawn = bodies(s)
	}
	words := wordsOf(s, v.problems.all)
	count := map[model.ID]int{}
	var out []placedProblem
	for _, a := range v.problems.all {
		p := placedProblem{Problem: a, words: words[a.Of]}
		one := func(at, off geom.Pt) { p.spots = []markSpot{{at, off}} }
		switch r, ok := drawn[a.Of]; {
		case ok:
			p.spots = besideCard(r)
		case g == nil:
			continue
		default:
			if n, ok := g.Node(a.Of); ok {
				p.spots = besideNode(n.Symbol, n.Outline)
			} else if l, ok := g.Link(a.Of); ok && len(l.Points) > 1 {
				one(besideLabel(l.Points, l.Label))
			} else if l, ok := g.Lane(a.Of); ok {
				one(geom.P(l.Header.X+l.Header.W/2, l.Header.Y), geom.P(0, 0.7))
			} else {
				continue
			}
		}
		for i := range p.spots { // further ones of the same element stand beside it
			p.spots[i].off.X -= 1.05 * float64(count[a.Of])
		}
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

// wordsOf are the places of the words of those elements that have a problem.
func wordsOf(s *scene.Scene, list []Problem) map[model.ID][]geom.Rect {
	words := map[model.ID][]geom.Rect{}
	for _, a := range list {
		if _, done := words[a.Of]; done {
			continue
		}
		words[a.Of] = nil
		for _, i := range s.Of(string(a.Of)) {
			for _, op := range s.Items[i].Ops {
				if t, ok := op.(*scene.Text); ok {
					words[a.Of] = append(words[a.Of], t.Bounds())
				}
			}
		}
	}
	return words
}

// markSpot is where the mark may stand: beside a point of the map.
type markSpot struct {
	at  geom.Pt // document units
	off geom.Pt // from there to its middle, in multiples of its size
}

// spot is the first one at which a mark of a size in document units leaves the words
// of its element alone, or the one at which it covers least of them.
func (p *placedProblem) spot(size float64) markSpot {
	best, least := p.spots[0], math.Inf(1)
	for _, s := range p.spots {
		c := s.at.Add(s.off.Mul(size))
		mark := geom.R(c.X-size/2, c.Y-size/2, size, size).Inset(size / 8) // it is round
		covered := 0.0
		for _, w := range p.words {
			if o := w.Intersect(mark); !o.Empty() {
				covered += o.W * o.H
			}
		}
		if covered < least {
			best, least = s, covered
		}
	}
	return best
}

// besideCard are the corners of a card, or of a header, and the place behind a text
// that has no frame around it.
func besideCard(r geom.Rect) []markSpot {
	return []markSpot{
		{geom.P(r.Right(), r.Y), geom.P(-0.5, 0)},
		{geom.P(r.Right(), r.Bottom()), geom.P(-0.5, 0)},
		{geom.P(r.Right(), r.Y+r.H/2), geom.P(0.6, 0)},
		{geom.P(r.X, r.Y), geom.P(0, -0.3)},
	}
}

// besideNode is the upper right corner of a shape, where the handle of a selected
// one leaves room, or the tip of a shape that has no corner there; and the places
// further out where that one is taken by words.
func besideNode(r geom.Rect, outline *geom.Path) []markSpot {
	corner := geom.P(r.Right(), r.Y)
	if outline != nil && !hit.Near(outline, corner, 12) {
		tip := geom.P(r.X+r.W/2, r.Y)
		return []markSpot{{tip, geom.P(0, -0.25)}, {tip, geom.P(0.7, -0.25)}, {tip, geom.P(0, -0.6)}}
	}
	return []markSpot{{corner, geom.P(-0.55, -0.1)}, {corner, geom.P(0.1, -0.3)}, {geom.P(r.X, r.Y), geom.P(-0.1, -0.3)}, {corner, geom.P(0.6, 0)}}
}

// besideLabel is a place on a link near its start, or across the line from its
// label, so that it does not cover that.
func besideLabel(line []geom.Pt, label geom.Rect) (at, off geom.Pt) {
	if label.Empty() {
		at, _ = geom.Along(line, min(24, geom.Length(line)/2))
		return at, geom.Pt{}
	}
	c := label.Center()
	at = hit.Nearest(line, c).At
	if away := at.Sub(c); !label.Contains(at) && away.Len() > 0 {
		return at, away.Mul(0.6 / away.Len())
	}
	const step = 12.0 // the label stands on the line
	clear := label.Inset(-1.5 * step)
	for d, end := step, geom.Length(line); d < end; d += step {
		if p, _ := geom.Along(line, d); !clear.Contains(p) {
			return p, geom.Pt{}
		}
	}
	return geom.P(c.X, label.Y), geom.P(0, -0.5)
}
