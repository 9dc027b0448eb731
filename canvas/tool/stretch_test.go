package tool_test

import (
	"math"
	"testing"

	"waymark/canvas/tool"
	"waymark/model"
	"waymark/model/geom"
)

// A stretch between two corners of a link is dragged across itself: it stays upright,
// the stretches beside it get longer, and where it was before it needs no waypoints.
func TestStretchMovesAcrossItself(t *testing.T) {
	r := model.NewRecord
	d := newDesk(t, model.NewDocument(r(model.Root, "document", model.Root, txt("title", "T")), []*model.Record{
		r("f", "page", "", txt("page_kind", "flowchart"), txt("title", "Flow")),
		r("a", "node", "f", txt("node_kind", "action"), txt("name", "A"), num("x", 0), num("y", 0)),
		r("b", "node", "f", txt("node_kind", "action"), txt("name", "B"), num("x", 400), num("y", 300)),
		r("ab", "link", "f", txt("from", "a"), txt("to", "b"), txt("from_port", "right"), txt("to_port", "left")),
	}), "f")
	corners := func() []geom.Pt {
		l, ok := d.Geometry().Link("ab")
		if !ok || len(l.Points) != 4 {
			t.Fatalf("the link runs through %v", l.Points)
		}
		if a, b := l.Points[1], l.Points[2]; math.Abs(a.X-b.X) > 0.5 {
			t.Fatalf("the stretch is not upright: %v", l.Points)
		}
		return l.Points
	}
	was := corners()
	d.Select("ab")
	mid := was[1].Lerp(was[2], 0.3)
	drag := func(from geom.Pt, dx, dy float64) {
		d.press(from.X, from.Y)
		d.drag(from.X+dx/2, from.Y+dy/2, tool.Alt)
		d.in("link.shifting")
		d.drag(from.X+dx, from.Y+dy, tool.Alt)
		d.release(from.X+dx, from.Y+dy, tool.Alt)
	}
	drag(mid, 60, 33)
	now := corners()
	if math.Abs(now[1].X-was[1].X-60) > 1 || now[0] != was[0] || now[3] != was[3] {
		t.Fatalf("it ran through %v, now through %v", was, now)
	}
	if pts, _ := d.Doc().Get("ab").Get("waypoints").(model.Points); len(pts) != 2 || d.entries() != 1 {
		t.Fatalf("waypoints %v, %d entries", pts, d.entries())
	}

	// Again: there are no more waypoints after it. And back.
	drag(now[1].Lerp(now[2], 0.5), -40, 0)
	now = corners()
	if pts, _ := d.Doc().Get("ab").Get("waypoints").(model.Points); len(pts) != 2 || math.Abs(now[1].X-was[1].X-20) > 1 {
		t.Fatalf("waypoints %v, through %v", pts, now)
	}
	d.press(now[1].X, now[1].Y+40)
	d.drag(now[1].X+50, now[1].Y+40)
	d.key("Escape")
	if corners()[1] != now[1] || d.entries() != 2 {
		t.Fatal("Escape has not given it up")
	}
	d.lawful()
}
