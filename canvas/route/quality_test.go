package route

import (
	"testing"

	"waymark/model/geom"
)

// quality is what can be counted on a page with lines.
type quality struct {
	bends, crossings int
	length           int // in units
	through          int // stretches that run through a shape
	shared           int // pairs of stretches that lie on each other
	labels           int // labels on a shape or on another label
}

// The lines of a page are as good as they were when these numbers were taken. A change
// that makes them smaller takes them over; one that makes one larger has to be worth it.
func TestQuality(t *testing.T) {
	for _, c := range []struct {
		name string
		req  Request
		most quality
	}{
		{"support", support().Request, quality{bends: 5, length: 2008}},
		{"special", special().Request, quality{bends: 25, length: 3873}},
		{"sheet of 50", sheet(50), quality{bends: 151, crossings: 107, length: 25452}},
		{"sheet of 500", sheet(500), quality{bends: 1735, crossings: 1394, length: 300207, shared: 5}},
	} {
		t.Run(c.name, func(t *testing.T) {
			got := measure(c.req, All(c.req))
			t.Logf("%+v", got)
			if got.bends > c.most.bends || got.crossings > c.most.crossings || got.length > c.most.length || got.through > c.most.through || got.shared > c.most.shared || got.labels > c.most.labels {
				t.Errorf("%+v, at most %+v", got, c.most)
			}
		})
	}
}

// stroke is one stretch of a line.
type stroke struct {
	line int
	rect geom.Rect // without width
}

func measure(req Request, lines []Line) (q quality) {
	var strokes []stroke
	for i, l := range lines {
		q.bends += len(l.Points) - 2
		for k := 1; k < len(l.Points); k++ {
			p, r := l.Points[k-1], l.Points[k]
			q.length += int(p.Dist(r))
			strokes = append(strokes, stroke{i, geom.Span(p, r)})
			for _, s := range req.Shapes {
				if own := s.ID == req.Links[i].From.Shape || s.ID == req.Links[i].To.Shape; !own && s.Rect.Inset(0.5).Overlaps(geom.Span(p, r).Inset(-0.1)) {
					q.through++
				}
			}
		}
		for _, s := range req.Shapes {
			if sh := (&shape{Shape: &s}); s.Rect.Overlaps(l.Label) && sh.covers(l.Label) {
				q.labels++
			}
		}
		for _, o := range lines[:i] {
			if o.Label.Overlaps(l.Label) {
				q.labels++
			}
		}
	}
	for i, s := range strokes {
		for _, o := range strokes[:i] {
			if s.line == o.line {
				continue
			}
			switch a, b := s.rect, o.rect; {
			case a.W == 0 && b.H == 0:
				q.crossings += crossing(a, b)
			case a.H == 0 && b.W == 0:
				q.crossings += crossing(b, a)
			case a.Inset(-0.5).Overlaps(b.Inset(-0.5)) && max(min(a.Right(), b.Right())-max(a.X, b.X), min(a.Bottom(), b.Bottom())-max(a.Y, b.Y)) > 1:
				q.shared++
			}
		}
	}
	return q
}

// crossing is 1 where a stretch that stands crosses one that lies.
func crossing(standing, lying geom.Rect) int {
	if lying.X < standing.X-0.01 && standing.X < lying.Right()-0.01 && standing.Y < lying.Y-0.01 && lying.Y < standing.Bottom()-0.01 {
		return 1
	}
	return 0
}
