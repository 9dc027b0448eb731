package panel

import (
	"testing"

	"waymark/model"
)

// A rubber band takes the links between shapes along; what can be set is what the
// shapes have in common.
func TestShapesWithTheirLinksAreShapes(t *testing.T) {
	txt := func(name, v string) model.Prop { return model.Prop{Name: name, Value: model.Text(v)} }
	d := large(3).Draft()
	d.Append(model.NewRecord("l", "link", "f", txt("from", "n0"), txt("to", "n1")))
	d.Append(model.NewRecord("lane", "swimlane", "f", txt("name", "First line")))
	doc, _ := d.Commit()
	w := openDoc(t, doc)
	p := NewInspector(w.s, w)
	screen(t, p.Object(), 296, 900)
	w.s.ShowPage("f")
	w.s.Select("n0", "n1", "l", "lane")
	typeOver(fieldOf(t, p.form, "process_time").in, "5 min")
	for _, id := range []model.ID{"n0", "n1"} {
		if !w.s.Doc().Get(id).Has("process_time") {
			t.Errorf("%s has no time", id)
		}
	}
	if h := headOf(w.s.Doc(), p.shown); h.title != "2 actions" {
		t.Errorf("the title is %q", h.title)
	}
	w.s.Select("l")
	if len(p.shown) != 1 || p.shown[0] != "l" {
		t.Errorf("a link alone shows %v", p.shown)
	}
}

// Who looks for the demand at the customer of a value stream is led to where it is.
func TestCustomerLeadsToDemand(t *testing.T) {
	w := open(t, "support-value-stream")
	p := NewInspector(w.s, w)
	var customer model.ID
	for r := range w.s.Doc().Each(w.s.Page().ID(), "node") {
		if r.Text("node_kind") == "customer" {
			customer = r.ID()
		}
	}
	w.s.Select(customer)
	press(t, p.Object(), "Page properties")
	if len(w.s.Selection()) > 0 || p.shown[0] != w.s.Page().ID() {
		t.Error("the properties of the page are not shown")
	}
}
