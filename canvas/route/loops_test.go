package route

import (
	"fmt"
	"testing"

	"pgregory.net/rapid"
	"waymark/model/geom"
)

// drawRoomy draws shapes with much room around them, and labelled links: many from
// a shape to itself, several between the same two, some the other way.
func drawRoomy(t *rapid.T) Request {
	req := Request{Flow: rapid.SampledFrom([]Side{Right, Bottom}).Draw(t, "flow")}
	n := rapid.IntRange(1, 6).Draw(t, "shapes")
	for i := range n {
		at := geom.P(float64(i%3)*520+float64(rapid.IntRange(0, 6).Draw(t, "x"))*10, float64(i/3)*420+float64(rapid.IntRange(0, 6).Draw(t, "y"))*10)
		s := Shape{ID: fmt.Sprint("n", i), Rect: geom.R(at.X, at.Y, float64(rapid.IntRange(10, 16).Draw(t, "w"))*10, float64(rapid.IntRange(5, 8).Draw(t, "h"))*10)}
		if rapid.IntRange(0, 3).Draw(t, "decision") == 0 {
			s.Branches = true
			s.Outline = []geom.Pt{mid(s.Rect, Top), mid(s.Rect, Right), mid(s.Rect, Bottom), mid(s.Rect, Left)}
		}
		req.Shapes = append(req.Shapes, s)
	}
	link := func(a, b int) {
		req.Links = append(req.Links, Link{
			ID: fmt.Sprint("l", len(req.Links)), From: End{Shape: req.Shapes[a].ID}, To: End{Shape: req.Shapes[b].ID}, LabelAt: -1,
			Label: geom.P(float64(rapid.IntRange(20, 90).Draw(t, "label")), 14),
		})
	}
	for range rapid.IntRange(0, 9).Draw(t, "loops") {
		link(0, 0)
	}
	for range rapid.IntRange(0, 3).Draw(t, "pairs") {
		a, b := rapid.IntRange(0, n-1).Draw(t, "from"), rapid.IntRange(0, n-1).Draw(t, "to")
		if a == b {
			continue // it has its loops
		}
		for range rapid.IntRange(1, 5).Draw(t, "parallel") {
			link(a, b)
		}
	}
	return req
}

// Where there is room, no label lies on another one or on a shape.
func TestLabelsHaveRoom(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		req := drawRoomy(t)
		lines := All(req)
		for i, l := range lines {
			for _, s := range req.Shapes {
				if sh := (&shape{Shape: &s}); s.Rect.Overlaps(l.Label) && sh.covers(l.Label) {
					t.Fatalf("%s: the label %v stands on %s %v", l.ID, l.Label, s.ID, s.Rect)
				}
			}
			for _, o := range lines[:i] {
				if o.Label.Overlaps(l.Label) {
					t.Fatalf("the labels of %s %v and %s %v overlap", o.ID, o.Label, l.ID, l.Label)
				}
			}
		}
	})
}

// Nine labelled links from a step to itself.
func TestLoopsPicture(t *testing.T) {
	p := &page{Request{Flow: Right}}
	loops := func(id string, n int) {
		for i := range n {
			p.link(id, id, fmt.Sprint(id, " loop ", i))
		}
	}
	p.box("a", 200, 200, 120, 50)
	loops("a", 9)
	p.box("b", 600, 200, 120, 50).box("c", 860, 200, 120, 50)
	for i := range 6 {
		p.link("b", "c", fmt.Sprint("parallel ", i))
	}
	p.decision("d", 600, 400, 136, 72)
	loops("d", 4)
	picture(t, "loops", p.Request, All(p.Request))
}
