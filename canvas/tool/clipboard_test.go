package tool_test

import (
	"strings"
	"testing"

	"waymark/canvas/tool"
	"waymark/model"
	"waymark/model/file"
	"waymark/model/geom"
)

func TestCopyTravelsAsADocument(t *testing.T) {
	d := newDesk(t, flow(), "f")
	d.Select("a", "b")
	text, ok := d.m.CopyText()
	if !ok {
		t.Fatal(d.said)
	}
	res, err := file.Decode([]byte(text))
	if err != nil {
		t.Fatalf("the clipboard is no document: %v", err)
	}
	if res.Doc.Get("ab") == nil || res.Doc.Get("c") != nil {
		t.Fatal("not what was selected")
	}
	n := d.Doc().Len()
	if !d.m.PasteText(text) || d.Doc().Len() != n+3 || d.entries() != 1 {
		t.Fatal(d.Doc().Len()-n, d.said)
	}
	d.lawful()
	if len(d.Selection()) != 2 || pos(d, d.Selection()[0]) == pos(d, "a") {
		t.Fatal("the copy lies right on the original")
	}
	// Into another window.
	o := newDesk(t, flow(), "f")
	dr := o.Doc().Draft()
	for _, r := range o.Doc().All("f", "") {
		dr.Delete(r.ID())
	}
	empty, _ := dr.Commit()
	o = newDesk(t, empty, "f")
	if !o.m.PasteText(text) || len(o.Doc().All("f", "node")) != 2 || len(o.Doc().All("f", "link")) != 1 {
		t.Fatal("nothing came into the other window", o.said)
	}
	o.lawful()
}

func TestCutAndPaste(t *testing.T) {
	d := newDesk(t, flow(), "f")
	d.Select("b")
	text, ok := d.m.CutText()
	if !ok || d.Doc().Get("b") != nil || d.last() != "Cut" {
		t.Fatal(d.said)
	}
	if !d.m.PasteText(text) || d.Doc().Get(d.Selection()[0]).Text("name") != "Check" {
		t.Fatal(d.said)
	}
	if p := pos(d, d.Selection()[0]); p.X != 200 || p.Y != 0 {
		t.Fatalf("a free place was not used: %v", p)
	}
	d.lawful()
}

func TestPlainTextBecomesShapes(t *testing.T) {
	d := newDesk(t, flow(), "f")
	n := d.Doc().Len()
	if !d.m.PasteText("Ask for the name\r\n• Look it up\n\n  Tell them\n") {
		t.Fatal(d.said)
	}
	if d.Doc().Len() != n+5 || d.entries() != 1 { // three shapes, two links
		t.Fatal(d.Doc().Len() - n)
	}
	if name := d.Doc().Get(d.Selection()[1]).Text("name"); name != "Look it up" {
		t.Fatal(name)
	}
	d.lawful()
}

func TestPlainTextBecomesCards(t *testing.T) {
	d := newDesk(t, journey(), "p")
	d.clickCell("pain", "s1")
	if !d.m.PasteText("• One\r\n\r\n\"Two\", she said\n") {
		t.Fatal(d.said)
	}
	if got := cards(d, "pain"); got != `One@s1 "Two", she said@s1` || d.entries() != 1 {
		t.Fatal(got)
	}
	d.lawful()
}

func TestCardsKeepTheirDistanceWhenPasted(t *testing.T) {
	d := newDesk(t, journey(), "p")
	d.Select("c1", "c3")
	text, _ := d.m.CopyText()
	d.clickCell("pain", "s1")
	if !d.m.PasteText(text) {
		t.Fatal(d.said)
	}
	if got := cards(d, "pain"); got != "Searches@s1 Unpacks@s3" {
		t.Fatal(got)
	}
	d.lawful()
	// In another document, by columns.
	o := newDesk(t, journey(), "p")
	o.clickCell("notes", "s1")
	if !o.m.PasteText(text) || cards(o, "notes") != "Searches@s1 Unpacks@s3" {
		t.Fatal(cards(o, "notes"), o.said)
	}
}

func TestDuplicate(t *testing.T) {
	d := newDesk(t, flow(), "f")
	d.Select("a", "b")
	d.key("Ctrl+D")
	if len(d.Doc().All("f", "node")) != 6 || d.last() != "Duplicate" || d.entries() != 1 {
		t.Fatal(d.last(), d.said)
	}
	d.lawful()
	j := newDesk(t, journey(), "p")
	j.Select("c1")
	j.m.Duplicate()
	if got := cards(j, "act"); strings.Count(got, "Searches@s1") != 2 {
		t.Fatal(got, j.said)
	}
	j.lawful()
	j.Select("s1") // a step with its cards
	j.m.Duplicate()
	if got := cards(j, "act"); strings.Count(got, "Searches@") != 4 || len(j.Doc().All("A", "step")) != 3 {
		t.Fatal(got, j.said)
	}
	j.lawful()
}

func TestWhatDoesNotFitIsRefused(t *testing.T) {
	d := newDesk(t, flow(), "f")
	d.Select("a")
	text, _ := d.m.CopyText()
	j := newDesk(t, journey(), "p")
	if j.m.PasteText(text) || len(j.said) == 0 || j.entries() != 0 {
		t.Fatal("a shape was pasted on a journey")
	}
	if d.m.PasteText(`{"format":"waymark","version":1,"records":[{"id":"x","kind":"page","page_kind":"flowchart","title":"`) {
		// Broken JSON is text like any other.
		if n := len(d.Doc().All("f", "node")); n < 5 {
			t.Fatal(n)
		}
	}
	var none tool.Stencil
	d.m.Insert(none)
	d.m.Place(tool.Stencil{Kind: "card", Variant: "notes"}, d.at("a").Center())
	if d.Doc().Get(model.ID("x")) != nil {
		t.Fatal("something came in")
	}
}

// A copy stands in the swimlane that it is put into, and in none of another page;
// a copy of one shape of a group is not one more of the group.
func TestCopiesLeaveLaneAndGroup(t *testing.T) {
	dr := flow().Draft()
	for _, id := range []model.ID{"l1", "l2"} {
		dr.Append(model.NewRecord(id, "swimlane", "f", txt("name", string(id)), num("size", 300)))
	}
	dr.Append(model.NewRecord("f2", "page", "", txt("page_kind", "flowchart"), txt("title", "Other")))
	dr.Append(model.NewRecord("team", "group", "f"))
	for _, id := range []model.ID{"b", "c"} {
		dr.Set(id, "swimlane", model.Text("l1"))
		dr.Set(id, "group", model.Text("team"))
	}
	doc, _ := dr.Commit()
	d := newDesk(t, doc, "f")
	d.Select("b")
	text, _ := d.m.CopyText()
	d.m.Duplicate()
	twin := d.Doc().Get(d.Selection()[0])
	if twin.Ref("swimlane") != "l1" || twin.Ref("group") != "" {
		t.Errorf("a duplicate in place has %v", twin.Props())
	}
	d.lawful()
	d.dragOn(twin.ID(), 0, 330, tool.Ctrl)
	if r := d.Doc().Get(d.Selection()[0]); r.ID() == twin.ID() || r.Ref("swimlane") != "l2" {
		t.Errorf("a copy dragged into the second lane has %v", r.Props())
	}
	d.lawful()
	d.ShowPage("f2")
	d.m.PageChanged()
	if !d.m.PasteText(text) {
		t.Fatal(d.said)
	}
	if r := d.Doc().Get(d.Selection()[0]); r.Parent() != "f2" || r.Ref("swimlane") != "" || r.Ref("group") != "" {
		t.Errorf("on the other page it has %v", r.Props())
	}
	d.lawful()
}

// item finds a line of a context menu.
func item(t *testing.T, m tool.Menu, label string) tool.Item {
	t.Helper()
	for _, it := range m.Items {
		if it.Label == label {
			return it
		}
	}
	t.Fatalf("the menu has no “%s”", label)
	return tool.Item{}
}

// Context menus cut, copy and paste; what is pasted comes where the menu was asked
// for.
func TestContextMenusPasteWhereTheyAreAskedFor(t *testing.T) {
	d := newDesk(t, flow(), "f")
	if it := item(t, d.m.MenuAt(geom.P(900, 700)), "Paste"); it.Off == "" {
		t.Error("there is something to paste")
	}
	item(t, d.m.MenuAt(d.at("b").Center()), "Copy").Do()
	item(t, d.m.MenuAt(geom.P(900, 704)), "Paste").Do()
	twin := d.Selection()[0]
	if c := d.at(twin).Center(); twin == "b" || c.Dist(geom.P(900, 704)) > 9 {
		t.Errorf("pasted at %v, %v", c, d.said)
	}
	item(t, d.m.MenuAt(d.at(twin).Center()), "Cut").Do()
	if d.Doc().Get(twin) != nil || d.last() != "Cut" {
		t.Error("not cut out")
	}
	d.lawful()
	j := newDesk(t, journey(), "p")
	item(t, j.m.MenuAt(j.at("c3").Center()), "Copy").Do()
	item(t, j.m.MenuAt(j.cell("notes", "s2")), "Paste").Do()
	if got := cards(j, "notes"); got != "Unpacks@s2" {
		t.Error(got, j.said)
	}
	j.lawful()
}

// A whole flow takes its swimlanes along to a page that has none.
func TestWholeFlowsTakeTheirLanesAlong(t *testing.T) {
	dr := flow().Draft()
	for _, id := range []model.ID{"l1", "l2"} {
		dr.Append(model.NewRecord(id, "swimlane", "f", txt("name", "Lane "+string(id)), num("size", 300)))
	}
	for id, lane := range map[model.ID]string{"a": "l1", "b": "l1", "c": "l1", "z": "l2"} {
		dr.Set(id, "swimlane", model.Text(lane))
	}
	dr.Append(model.NewRecord("f2", "page", "", txt("page_kind", "flowchart"), txt("title", "Other")))
	doc, _ := dr.Commit()
	d := newDesk(t, doc, "f")
	d.m.SelectAll()
	all, _ := d.m.CopyText()
	d.Select("a", "b")
	some, _ := d.m.CopyText()
	d.m.PasteText(all) // beside its own lanes: only the shapes
	if n := len(d.Doc().All("f", "swimlane")); n != 2 {
		t.Errorf("%d lanes", n)
	}
	d.lawful()
	d.ShowPage("f2")
	d.m.PageChanged()
	d.m.PasteText(some)
	if n := len(d.Doc().All("f2", "swimlane")); n != 0 {
		t.Errorf("two shapes brought %d lanes", n)
	}
	d.Undo()
	if !d.m.PasteText(all) {
		t.Fatal(d.said)
	}
	lanes := d.Doc().All("f2", "swimlane")
	if len(lanes) != 2 || lanes[1].Text("name") != "Lane l2" {
		t.Fatalf("%v", lanes)
	}
	for _, n := range d.Geometry().Nodes {
		if l, ok := d.Geometry().Lane(n.Lane); !ok || !l.Rect.Contains(n.Rect.Center()) {
			t.Errorf("%s at %v does not stand in its lane", n.ID, n.Rect)
		}
	}
	d.lawful()
}

// A group is copied as a group.
func TestGroupsAreCopiedAsGroups(t *testing.T) {
	d := newDesk(t, flow(), "f")
	d.Select("b", "c")
	d.m.Group()
	d.m.Duplicate()
	groups := map[model.ID]int{}
	for _, id := range d.Selection() {
		if r := d.Doc().Get(id); r.Kind() == "node" {
			groups[r.Ref("group")]++
		}
	}
	if len(groups) != 1 || groups[""] > 0 || groups[d.Doc().Get("b").Ref("group")] > 0 {
		t.Errorf("the copies belong to %v, %v", groups, d.said)
	}
	d.lawful()
}

// A shape that shows the name and the times of another page's step keeps them in a
// map that does not have that step, and covers nothing that stands there.
func TestCopyOfASharedStepElsewhere(t *testing.T) {
	r := model.NewRecord
	d := newDesk(t, model.NewDocument(r(model.Root, "document", model.Root, txt("title", "T")), []*model.Record{
		r("j", "page", "", txt("page_kind", "journey"), txt("title", "Journey")),
		r("st", "stage", "j", txt("name", "Help")),
		r("s1", "step", "st", txt("name", "Remote diagnosis"), model.Prop{Name: "process_time", Value: model.Duration{N: 9, Unit: model.Minutes}}),
		r("p9", "page", "", txt("page_kind", "flowchart"), txt("title", "Flow")),
		r("n9", "node", "p9", txt("node_kind", "action"), txt("same_as", "s1"), num("x", 0), num("y", 0)),
	}), "p9")
	d.Select("n9")
	text, ok := d.m.CopyText()
	if !ok {
		t.Fatal(d.said)
	}
	if !d.m.PasteText(text) || d.Doc().Get(d.Selection()[0]).Ref("same_as") != "s1" {
		t.Fatal("in its own map it does not show the step any more", d.said)
	}
	o := newDesk(t, flow(), "f")
	if !o.m.PasteText(text) {
		t.Fatal(o.said)
	}
	got := o.Doc().Get(o.Selection()[0])
	if pt, _ := got.Duration("process_time"); got.Text("name") != "Remote diagnosis" || pt.String() != "9 min" || got.Has("same_as") {
		t.Fatalf("it came as %v", got.Props())
	}
	for n := range o.Doc().Each("f", "node") {
		if n.ID() != got.ID() && o.at(n.ID()).Overlaps(o.at(got.ID())) {
			t.Errorf("it covers %q", n.Text("name"))
		}
	}
	o.lawful()
}
