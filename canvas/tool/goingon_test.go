package tool_test

import (
	"strings"
	"testing"

	"waymark/canvas/tool"
	"waymark/model"
)

// links lists the links of a page as from→to, by the names of shapes or their kinds.
func links(d *desk) []string {
	var out []string
	name := func(id model.ID) string {
		r := d.Doc().Get(id)
		if n := r.Text("name"); n != "" {
			return n
		}
		return r.Text("node_kind")
	}
	for l := range d.Doc().Each(d.Page().ID(), "link") {
		out = append(out, name(l.Ref("from"))+"→"+name(l.Ref("to")))
	}
	return out
}

func (d *desk) linked(want ...string) {
	d.t.Helper()
	if got := strings.Join(links(d), " "); got != strings.Join(want, " ") {
		d.t.Fatalf("links %q, want %q; said %v", got, want, d.said)
	}
}

// What is clicked into a value stream goes on from the shape that is selected: at the
// end it is connected, before the end it comes between and the rest makes room.
func TestClickedShapesGoOn(t *testing.T) {
	node := func(kind string) tool.Stencil { return tool.Stencil{Kind: "node", Variant: kind} }
	d := newDesk(t, stream(), "v")
	d.clickOn("p1")
	d.m.Insert(node("queue"))
	d.linked("Take→queue")
	if d.entries() != 2 {
		t.Fatalf("%d entries", d.entries())
	}
	d.Undo()
	if d.linked(); len(d.Doc().All("v", "node")) != 4 {
		t.Fatal("the shape went with its link")
	}
	d.Redo()
	queue := d.Doc().All("v", "node")[3].ID()

	d.Select(queue)
	d.m.Insert(node("supermarket"))
	d.linked("Take→queue", "queue→supermarket")
	market := d.Selection()[0]
	d.m.Insert(node("process"))
	d.linked("Take→queue", "queue→supermarket", "supermarket→process")
	if k := d.Doc().All("v", "link")[2].Text("link_kind"); k != "pull" {
		t.Errorf("what leaves a supermarket is a %s", k)
	}

	// Between: everything behind it moves by the same way, and nothing overlaps.
	before, far := d.at(market), d.at("p2")
	d.Select(queue)
	d.m.Insert(node("transport"))
	d.linked("Take→queue", "queue→transport", "supermarket→process", "transport→supermarket")
	fresh := d.at(d.Selection()[0])
	if fresh.X < d.at(queue).Right() || fresh.Overlaps(d.at(market)) {
		t.Errorf("the transport stands at %v, the queue at %v, the supermarket at %v", fresh, d.at(queue), d.at(market))
	}
	if by := d.at(market).X - before.X; by > 0 && d.at("p2").X > d.at(queue).X && d.at("p2").X-far.X != by {
		t.Errorf("the supermarket made room by %v, the process behind it by %v", by, d.at("p2").X-far.X)
	}
	for i, l := range d.Doc().All("v", "link")[:4] {
		if want := []string{"push", "shipment", "pull", "shipment"}[i]; l.Text("link_kind") != want {
			t.Errorf("link %d is a %s, want a %s", i, l.Text("link_kind"), want)
		}
	}

	// What does not belong to the flow is not connected, nor what comes before it.
	for _, kind := range []string{"note", "information_system", "supplier"} {
		n := len(links(d))
		d.Select("p2")
		d.m.Insert(node(kind))
		if len(links(d)) != n {
			t.Errorf("a %s is connected: %v", kind, links(d))
		}
	}
	d.lawful()
}

// In a flowchart a clicked shape goes on from the last one, and is a further branch of
// a decision; a second way out of a step is nobody's wish.
func TestClickedShapesGoOnInAFlow(t *testing.T) {
	r := model.NewRecord
	d := newDesk(t, model.NewDocument(r(model.Root, "document", model.Root, txt("title", "T")), []*model.Record{
		r("f", "page", "", txt("page_kind", "flowchart"), txt("title", "Flow")),
		r("a", "node", "f", txt("node_kind", "action"), txt("name", "Ask"), num("x", 0), num("y", 0)),
	}), "f")
	d.clickOn("a")
	d.m.Insert(tool.Stencil{Kind: "node", Variant: "decision"})
	decision := d.Selection()[0]
	d.m.Insert(tool.Stencil{Kind: "node", Variant: "outcome", Outcome: "resolved"})
	d.Select(decision)
	d.m.Insert(tool.Stencil{Kind: "node", Variant: "action", Name: "Try"})
	d.linked("Ask→decision", "decision→outcome", "decision→Try")
	all := d.Doc().All("f", "link")
	if all[1].Text("label") != "Yes" || all[2].Text("label") != "No" {
		t.Errorf("branches %q and %q", all[1].Text("label"), all[2].Text("label"))
	}
	d.Select("a")
	d.m.Insert(tool.Stencil{Kind: "node", Variant: "action", Name: "Wait"})
	d.linked("Ask→decision", "decision→outcome", "decision→Try")
	d.lawful()
}

// A shape that is dropped on a link between two neighbours stands between them, and
// what comes after makes room; where there is room it stands where it was dropped.
func TestDroppedIntoALinkMakesRoom(t *testing.T) {
	for _, gap := range []float64{40, 400} {
		r := model.NewRecord
		d := newDesk(t, model.NewDocument(r(model.Root, "document", model.Root, txt("title", "T")), []*model.Record{
			r("f", "page", "", txt("page_kind", "flowchart"), txt("title", "Flow")),
			r("a", "node", "f", txt("node_kind", "action"), txt("name", "A"), num("x", 0), num("y", 0)),
			r("b", "node", "f", txt("node_kind", "action"), txt("name", "B"), num("x", 108+gap), num("y", 0)),
			r("c", "node", "f", txt("node_kind", "action"), txt("name", "C"), num("x", 108+gap), num("y", 200)),
			r("ab", "link", "f", txt("from", "a"), txt("to", "b")),
			r("bc", "link", "f", txt("from", "b"), txt("to", "c")),
		}), "f")
		l, _ := d.Geometry().Link("ab")
		mid := l.Points[0].Lerp(l.Points[len(l.Points)-1], 0.5)
		d.m.StartPlacing(tool.Stencil{Kind: "node", Variant: "action", Name: "New"})
		d.hover(mid.X, mid.Y)
		d.press(mid.X, mid.Y)
		d.release(mid.X, mid.Y)
		d.linked("A→New", "B→C", "New→B")
		fresh := d.at(d.Selection()[0])
		for _, id := range []model.ID{"a", "b", "c"} {
			if d.at(id).Overlaps(fresh) {
				t.Errorf("gap %v: %s lies under the new shape", gap, id)
			}
		}
		if moved := d.at("b").X > 108+gap; moved != (gap < 100) || d.at("c").X != d.at("b").X {
			t.Errorf("gap %v: the next one stands at %v, what is below it at %v", gap, d.at("b").X, d.at("c").X)
		}
		if d.entries() != 1 {
			t.Errorf("%d entries", d.entries())
		}
		d.lawful()
	}
}
