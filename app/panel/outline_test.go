package panel

import (
	"testing"

	"fyne.io/fyne/v2"

	"waymark/model"
)

func TestOutlineHoldsEverything(t *testing.T) {
	w := open(t, "router-support")
	doc := w.s.Doc()
	seen := map[string]bool{}
	var walk func(uid string)
	walk = func(uid string) {
		for _, c := range outlined(doc, uid) {
			if seen[c] {
				t.Fatalf("%s stands in the tree twice", c)
			}
			seen[c] = true
			if name, icon := outlineRow(doc, c); name == "" || icon == "" {
				t.Errorf("%s has no name or no icon", c)
			}
			walk(c)
		}
	}
	walk("")
	for _, r := range doc.Records() {
		if r.Kind() != "observation" && r.Kind() != "effect" && !seen[string(r.ID())] {
			t.Errorf("%s %s is not in the tree", r.Kind(), r.ID())
		}
	}
}

func TestOutlineLeadsToTheMapAndFollowsIt(t *testing.T) {
	w := open(t, "router-support")
	p := NewOutline(w.s, w)
	screen(t, p.Object(), 224, 700)
	p.tree.Select("f-guide")
	if w.s.Page().ID() != "f" || !w.s.Selected("f-guide") {
		t.Fatalf("on %s with %v", w.s.Page().ID(), w.s.Selection())
	}
	n := len(w.shown)
	w.s.Show("pain1")
	if len(w.shown) != n {
		t.Error("following the selection makes another")
	}
	p.search.SetText("guide a")
	if !p.found["f-guide"] || !p.found["f"] || p.found["pain1"] {
		t.Errorf("found %v", p.found)
	}
	p.search.SetText("xyzzy")
	if !p.empty.Visible() {
		t.Error("an empty tree says nothing")
	}
}

func TestArrowsMoveThroughLists(t *testing.T) {
	w := open(t, "router-support")
	p := NewKPIs(w.s, w)
	win := screen(t, p.Object(), 296, 900)
	var rows []*row
	visit(p.Object(), func(o fyne.CanvasObject) {
		if r, ok := o.(*row); ok && r.boxed {
			rows = append(rows, r)
		}
	})
	win.Canvas().Focus(rows[0])
	rows[0].TypedKey(&fyne.KeyEvent{Name: fyne.KeyDown})
	if win.Canvas().Focused() != fyne.Focusable(rows[1]) {
		t.Fatal("Down does not lead to the next KPI")
	}
	rows[1].TypedKey(&fyne.KeyEvent{Name: fyne.KeyReturn})
	if p.open == "" {
		t.Error("Enter does not open it")
	}
}

// An outcome without a name of its own is called what the map shows in it.
func TestOutcomesAreCalledAsTheMapShowsThem(t *testing.T) {
	r := model.NewRecord
	doc := model.NewDocument(r(model.Root, "document", model.Root), []*model.Record{
		r("f", "page", "", model.Prop{Name: "page_kind", Value: model.Text("flowchart")}),
		r("a", "node", "f", model.Prop{Name: "node_kind", Value: model.Text("handoff")}, model.Prop{Name: "name", Value: model.Text("Second line")}),
		r("b", "node", "f", model.Prop{Name: "node_kind", Value: model.Text("outcome")}, model.Prop{Name: "outcome", Value: model.Text("escalated")}),
		r("ab", "link", "f", model.Prop{Name: "from", Value: model.Text("a")}, model.Prop{Name: "to", Value: model.Text("b")}),
	})
	if got := title(doc, doc.Get("ab")); got != "Second line to Escalated" {
		t.Errorf("the link is called %q", got)
	}
}

// Shapes without a name, of which a stream has many, are told by their neighbours.
func TestShapesWithoutANameAreToldByTheirNeighbours(t *testing.T) {
	r := model.NewRecord
	node := func(id model.ID, kind, name string) *model.Record {
		return r(id, "node", "v", model.Prop{Name: "node_kind", Value: model.Text(kind)}, model.Prop{Name: "name", Value: model.Text(name)})
	}
	link := func(from, to model.ID) *model.Record {
		return r(from+to, "link", "v", model.Prop{Name: "from", Value: model.Text(string(from))}, model.Prop{Name: "to", Value: model.Text(string(to))})
	}
	doc := model.NewDocument(r(model.Root, "document", model.Root), []*model.Record{
		r("v", "page", "", model.Prop{Name: "page_kind", Value: model.Text("valuestream")}),
		node("a", "process", "Take the call"), node("q", "queue", ""), node("b", "process", "Plan the visit"),
		node("z", "queue", ""), node("y", "queue", ""), node("x", "queue", ""),
		link("a", "q"), link("q", "b"), link("b", "z"), link("z", "y"),
	})
	for id, want := range map[model.ID]string{
		"q": "Queue before Plan the visit",
		"z": "Queue after Plan the visit",
		"y": "Queue without a name",
		"x": "Queue without a name",
		"a": "Take the call",
	} {
		if got, _ := outlineRow(doc, string(id)); got != want {
			t.Errorf("%s is called %q, not %q", id, got, want)
		}
	}
}
