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
