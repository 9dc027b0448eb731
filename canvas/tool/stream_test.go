package tool_test

import (
	"testing"

	"waymark/canvas/tool"
	"waymark/model"
)

// stream has a customer, two processes and a queue between them.
func stream() *model.Document {
	r := model.NewRecord
	return model.NewDocument(r(model.Root, "document", model.Root, txt("title", "T")), []*model.Record{
		r("v", "page", "", txt("page_kind", "valuestream"), txt("title", "Stream")),
		r("p1", "node", "v", txt("node_kind", "process"), txt("name", "Take"), num("x", 0), num("y", 0), model.Prop{Name: "process_time", Value: model.Duration{N: 5, Unit: model.Minutes}}),
		r("q", "node", "v", txt("node_kind", "queue"), num("x", 220), num("y", 20), num("items", 12)),
		r("p2", "node", "v", txt("node_kind", "process"), txt("name", "Do"), num("x", 400), num("y", 0)),
	})
}

func TestFiguresAreTypedInPlace(t *testing.T) {
	d := newDesk(t, stream(), "v")
	d.clickOn("p2")
	d.key("F2")
	d.write("Diagnose", tool.Next)
	d.in("text.editing")
	if d.field.Name != "process_time" {
		t.Fatal(d.field.Name)
	}
	d.write("11", tool.Next) // minutes
	d.write("2,5 h", tool.Next)
	d.write("81 %", tool.Next)
	d.write("3", tool.Next)
	d.in("select.idle")
	r := d.Doc().Get("p2")
	pt, _ := r.Duration("process_time")
	lt, _ := r.Duration("lead_time")
	if pt.String() != "11 min" || lt.String() != "2.5 h" || r.NumOr("percent_ca", 0) != 81 || r.NumOr("people", 0) != 3 || r.Text("name") != "Diagnose" {
		t.Fatal(r.Props(), d.said)
	}
	d.lawful()
	if d.entries() != 5 {
		t.Fatal(d.entries())
	}
	// A row of the data box by double click.
	p1 := d.at("p1")
	found := false
	for y := p1.Y; y < p1.Bottom() && !found; y += 4 {
		d.Select()
		d.double(p1.Center().X, y)
		if d.m.State() == "text.editing" && d.field.Name == "process_time" {
			found = true
			d.write("7", tool.Done)
		} else {
			d.m.Escape()
		}
	}
	if pt, _ := d.Doc().Get("p1").Duration("process_time"); !found || pt.String() != "7 min" {
		t.Fatal(found, pt)
	}
	// What cannot be read changes nothing and says so.
	n := d.entries()
	d.clickOn("q")
	d.key("F2")
	d.write("", tool.Next)
	if d.field.Name != "items" {
		t.Fatal(d.field.Name)
	}
	d.write("many", tool.Done)
	if d.entries() != n || len(d.said) == 0 {
		t.Fatal("a word was taken for a number")
	}
}

func TestLinksOfAValueStreamHaveTheirKind(t *testing.T) {
	d := newDesk(t, stream(), "v")
	d.clickOn("p1")
	r := d.at("p1")
	d.press(r.X, r.Center().Y)
	d.in("link.dragging")
	p2 := d.at("p2").Center()
	d.drag(200, -60)
	d.drag(p2.X, p2.Y)
	d.release(p2.X, p2.Y)
	if l := d.Doc().All("v", "link"); len(l) != 1 || l[0].Text("link_kind") != "push" {
		t.Fatal(d.said)
	}
	d.clickOn("p2")
	d.key("Alt+Right")
	if l := d.Doc().All("v", "link"); len(l) != 2 || d.Doc().Get(l[1].Ref("to")).Text("node_kind") != "process" {
		t.Fatal(d.said)
	}
	d.lawful()
}

// A stream that is drawn with the keyboard stands in one line: the next process is
// level with the box of the one before it, whatever figures that has below.
func TestProcessesStandInLine(t *testing.T) {
	d := newDesk(t, stream(), "v")
	d.clickOn("p2")
	for _, v := range []string{"11 min", "2 h", "81"} {
		d.key("F2")
		d.write("Do", tool.Next)
		d.write(v, tool.Next)
		d.write("2 d", tool.Next)
		d.write("90", tool.Done)
		was := d.Selection()[0]
		d.key("Alt+Right")
		is := d.Selection()[0]
		if was == is || pos(d, is).Y != pos(d, was).Y {
			t.Fatalf("%s stands at %v, %s at %v", was, pos(d, was), is, pos(d, is))
		}
	}
	d.lawful()
}

// What is no time is not lost when Tab leaves it, and does not become the name: the
// field opens again with it, ready to be typed over.
func TestWrongFiguresAreTypedAgain(t *testing.T) {
	d := newDesk(t, stream(), "v")
	d.clickOn("p2")
	d.key("F2")
	d.write("Do", tool.Next)
	d.write("-5", tool.Next)
	d.in("text.editing")
	if d.field.Name != "process_time" || d.field.Text != "-5" || !d.field.All || len(d.said) != 1 {
		t.Fatalf("%+v, said %v", d.field, d.said)
	}
	d.write("5", tool.Next)
	if pt, _ := d.Doc().Get("p2").Duration("process_time"); pt.String() != "5 min" || d.field.Name != "lead_time" {
		t.Fatal(pt, d.field)
	}
}

// A queue that is dropped on the arrow between two processes gets room for the arrows
// to it and from it.
func TestQueuesGetRoomForArrows(t *testing.T) {
	d := newDesk(t, stream(), "v")
	d.clickOn("p2")
	d.key("Alt+Right")
	next := d.Selection()[0]
	a, b := d.rect("p2"), d.rect(next)
	d.m.StartPlacing(tool.Stencil{Kind: "node", Variant: "queue"})
	d.click((a.Right()+b.X)/2, a.Center().Y)
	q := d.rect(d.Selection()[0])
	if b = d.rect(next); q.X-a.Right() < 28 || b.X-q.Right() < 28 {
		t.Errorf("%v, %v, %v", a, q, b)
	}
	d.lawful()
}
