package route

import (
	"testing"

	"waymark/model/geom"
)

// page builds requests with few words.
type page struct{ Request }

func (p *page) box(id string, x, y, w, h float64) *page {
	p.Shapes = append(p.Shapes, Shape{ID: id, Rect: geom.R(x, y, w, h)})
	return p
}

func (p *page) decision(id string, x, y, w, h float64) *page {
	r := geom.R(x, y, w, h)
	p.Shapes = append(p.Shapes, Shape{ID: id, Rect: r, Branches: true, Outline: []geom.Pt{mid(r, Top), mid(r, Right), mid(r, Bottom), mid(r, Left)}})
	return p
}

func (p *page) link(from, to string, label ...string) *page {
	l := Link{ID: from + to, From: End{Shape: from}, To: End{Shape: to}, LabelAt: -1}
	if len(label) > 0 {
		l.ID = label[0]
		l.Label = geom.P(float64(len(label[0]))*6+4, 14)
	}
	p.Links = append(p.Links, l)
	return p
}

// support is a support flow in three swimlanes.
func support() *page {
	p := &page{Request{Flow: Right}}
	p.box("reports", 40, 60, 108, 44).box("verify", 40, 210, 108, 48).decision("linetest", 182, 201, 116, 66)
	p.box("restart", 356, 210, 108, 48).box("restarts", 488, 58, 108, 48).decision("works", 624, 201, 116, 66).box("resolved", 770, 60, 100, 44)
	p.box("handoff", 186, 312, 108, 48).box("remote", 186, 432, 108, 48).box("photo", 186, 522, 108, 48)
	p.decision("faulty", 340, 423, 116, 66).box("send", 518, 432, 108, 48).box("replaced", 770, 432, 100, 48).box("book", 518, 522, 108, 48).box("visit", 770, 522, 100, 48)
	p.link("reports", "verify").link("verify", "linetest").link("linetest", "restart", "Yes 72 %").link("linetest", "handoff", "No 28 %")
	p.link("restart", "restarts").link("restarts", "works").link("works", "resolved", "Yes 64 %").link("works", "handoff", "No")
	p.link("handoff", "remote").link("remote", "faulty").link("remote", "photo").link("faulty", "send", "Yes 58 %").link("faulty", "book", "No 34 %")
	p.link("send", "replaced").link("book", "visit")
	return p
}

func TestSupportPicture(t *testing.T) {
	p := support()
	lines := All(p.Request)
	picture(t, "support", p.Request, lines)
	for i, l := range lines {
		t.Log(l.ID, p.Links[i].From.Shape, l.Points)
	}
}

// special is a page with every special case.
func special() *page {
	p := &page{Request{Flow: Right}}
	p.box("a", 40, 40, 120, 50).box("b", 260, 40, 120, 50).link("a", "b", "there").link("b", "a", "back")
	p.box("c", 460, 40, 120, 50).box("d", 700, 46, 120, 50).link("c", "d", "one").link("c", "d", "two").link("c", "d", "three")
	p.box("loop", 40, 200, 120, 50).link("loop", "loop", "again")
	p.decision("more?", 260, 190, 136, 72).box("x", 460, 160, 120, 50).box("y", 460, 240, 120, 50).box("z", 460, 320, 120, 50)
	p.link("more?", "x", "Yes").link("more?", "y", "No").link("more?", "z", "Maybe").link("z", "more?")
	p.box("wide", 40, 420, 540, 50).box("p1", 40, 540, 100, 50).box("p2", 190, 540, 100, 50).box("p3", 340, 540, 100, 50).box("p4", 490, 540, 100, 50)
	p.link("wide", "p1").link("wide", "p2").link("wide", "p3").link("wide", "p4").link("p2", "p3").link("p1", "p4")
	p.box("w1", 700, 200, 120, 50).box("w2", 940, 320, 120, 50).link("w1", "w2")
	p.Links[len(p.Links)-1].Waypoints = []geom.Pt{{X: 760, Y: 300}, {X: 900, Y: 300}}
	p.box("s1", 700, 420, 120, 50).box("s2", 940, 480, 120, 50).link("s1", "s2", "straight")
	p.Links[len(p.Links)-1].Style = Straight
	p.box("k1", 700, 540, 120, 50).box("k2", 940, 620, 120, 50).link("k1", "k2", "curved")
	p.Links[len(p.Links)-1].Style = Curved
	p.box("over", 940, 40, 120, 60).box("lap", 1020, 70, 120, 60).link("over", "lap")
	p.box("inner", 960, 180, 60, 40).box("outer", 930, 160, 160, 90).link("inner", "outer")
	// Fully enclosed.
	p.box("n", 40, 660, 220, 20).box("s", 40, 780, 220, 20).box("w", 40, 681, 20, 98).box("e", 240, 681, 20, 98).box("in", 110, 710, 80, 40).box("out", 360, 710, 100, 50)
	p.link("out", "in", "in there")
	p.box("t1", 520, 660, 100, 50).box("t2", 640, 667, 100, 50).link("t1", "t2")
	return p
}

func TestSpecialPicture(t *testing.T) {
	p := special()
	picture(t, "special", p.Request, All(p.Request))
}

// A link back to the step before does not lie on the link that led here, however
// far it is round the shape.
func TestLinkBackKeepsItsOwnLine(t *testing.T) {
	for _, h := range []float64{66, 120, 240, 400} {
		p := &page{Request{Flow: Right}}
		p.box("try", 40, 500, 160, 50).decision("works", 260, 525-h/2, 200, h).box("done", 520, 500, 120, 50)
		p.link("try", "works").link("works", "done", "Yes").link("works", "try", "No, not yet")
		lines := All(p.Request)
		if s := lines[2].From; s == Left {
			t.Errorf("beside a decision %v high the link back leaves where the link to it enters", h)
		}
		if lines[0].From != Right || lines[0].To != Left {
			t.Errorf("beside a decision %v high the link on runs from side %v to %v", h, lines[0].From, lines[0].To)
		}
	}
}
