package edit_test

import (
	"errors"
	"slices"
	"strings"
	"testing"

	"waymark/model"
	"waymark/model/edit"
	"waymark/model/edit/edittest"
	"waymark/model/geom"
)

func txt(name, v string) model.Prop           { return model.Prop{Name: name, Value: model.Text(v)} }
func num(name string, v float64) model.Prop   { return model.Prop{Name: name, Value: model.Number(v)} }
func ids(name string, v ...string) model.Prop { return model.Prop{Name: name, Value: model.List(v)} }

// sample joins a journey, a flowchart and a value stream.
func sample() *model.Document {
	r := model.NewRecord
	return model.NewDocument(r(model.Root, "document", model.Root, txt("title", "Sample")), []*model.Record{
		r("maya", "persona", "", txt("name", "Maya")),
		r("jens", "persona", "", txt("name", "Jens")),
		r("j", "page", "", txt("page_kind", "journey"), txt("title", "Journey"), txt("state", "current"), ids("personas", "maya", "jens")),
		r("s1", "stage", "j", txt("name", "Contact")),
		r("a", "step", "s1", txt("name", "Call support"), model.Prop{Name: "lead_time", Value: model.Duration{N: 2, Unit: model.Days}}),
		r("b", "step", "s1", txt("name", "Wait")),
		r("s2", "stage", "j", txt("name", "Resolve")),
		r("c", "step", "s2", txt("name", "Get router")),
		r("pain", "lane", "j", txt("lane_kind", "pain_points")),
		r("p1", "card", "pain", txt("step", "a"), txt("text", "Waits"), num("severity", 5), num("span", 3), txt("kpi", "nps")),
		r("p2", "card", "pain", txt("step", "b"), txt("text", "Repeats the story")),
		r("mood", "lane", "j", txt("lane_kind", "emotion")),
		r("e1", "emotion", "mood", txt("step", "a"), num("value", -1), txt("persona", "maya")),
		r("f", "page", "", txt("page_kind", "flowchart"), txt("title", "Flow")),
		r("first", "swimlane", "f", txt("name", "First line")),
		r("n1", "node", "f", txt("node_kind", "start"), txt("name", "Start"), num("x", 0), num("y", 0), num("w", 100), num("h", 40)),
		r("n2", "node", "f", txt("node_kind", "action"), txt("same_as", "a"), num("x", 200), num("y", 8), num("w", 100), num("h", 60), txt("swimlane", "first")),
		r("n3", "node", "f", txt("node_kind", "outcome"), txt("name", "Resolved"), txt("outcome", "resolved"), num("x", 400), num("y", 0)),
		r("l1", "link", "f", txt("from", "n1"), txt("to", "n2"), model.Prop{Name: "waypoints", Value: model.Points{{X: 150, Y: 20}}}),
		r("l2", "link", "f", txt("from", "n2"), txt("to", "n3")),
		r("v", "page", "", txt("page_kind", "valuestream"), txt("title", "Stream")),
		r("v1", "node", "v", txt("node_kind", "process"), txt("same_as", "a")),
		r("nps", "kpi", "", txt("name", "NPS"), txt("metric", "nps"), ids("measures", "a", "b")),
		r("o1", "observation", "nps", txt("date", "2026-01-31"), num("value", 10)),
		r("o3", "observation", "nps", txt("date", "2026-03-31"), num("value", 14)),
		r("act", "action", "", txt("name", "Callback"), ids("changes", "p1", "b")),
		r("eff", "effect", "act", txt("kpi", "nps"), num("expected", 30)),
	})
}

func TestSetSharedDataChangesTheirSource(t *testing.T) {
	next := edittest.Apply(t, sample(), edit.Set{IDs: []model.ID{"v1"}, Name: "lead_time", Value: model.Duration{N: 4, Unit: model.Hours}})
	if d, _ := next.Get("a").Duration("lead_time"); d.String() != "4 h" {
		t.Errorf("the step has %v", d)
	}
	if next.Get("v1").Has("lead_time") {
		t.Error("the value was set on the copy too")
	}
}

func TestSetRefusesWhatTheTableForbids(t *testing.T) {
	doc := sample()
	for _, c := range []edit.Set{
		{IDs: []model.ID{"p1"}, Name: "severity", Value: model.Number(6)},
		{IDs: []model.ID{"p1"}, Name: "wings", Value: model.Number(2)},
		{IDs: []model.ID{"gone"}, Name: "text", Value: model.Text("x")},
		{IDs: []model.ID{"p1"}, Name: "kpi", Value: model.Text("maya")},
		{IDs: []model.ID{"p1"}, Name: "kpi", Value: model.Text("gone")},
		{IDs: []model.ID{"p1"}, Name: "step", Value: nil},
		{IDs: []model.ID{"a"}, Name: "same_as", Value: model.Text("v1")},
		{IDs: []model.ID{"a"}, Name: "same_as", Value: model.Text("a")},
	} {
		edittest.Refuse(t, doc, c)
	}
	if err := edittest.Refuse(t, doc, edit.Set{IDs: []model.ID{"p1"}, Name: "severity", Value: model.Number(5)}); !errors.Is(err, edit.ErrNothing) {
		t.Errorf("setting what is there gave %v", err)
	}
}

func TestDeletingAShapeTakesItsLinks(t *testing.T) {
	next := edittest.Apply(t, sample(), edit.DeleteOf(sample(), []model.ID{"n2"}))
	for _, id := range []model.ID{"n2", "l1", "l2"} {
		if next.Get(id) != nil {
			t.Errorf("%s is still there", id)
		}
	}
}

func TestDeletingAColumnTakesItsCardsAndShortensSpans(t *testing.T) {
	next := edittest.Apply(t, sample(), edit.Delete{IDs: []model.ID{"b"}})
	if next.Get("p2") != nil {
		t.Error("a card of the column is left without one")
	}
	if got := next.Get("p1").NumOr("span", 1); got != 2 {
		t.Errorf("the card over three steps now spans %v", got)
	}
	if got := next.Get("nps").List("measures"); !slices.Equal(got, []string{"a"}) {
		t.Errorf("the KPI is measured at %v", got)
	}
	next = edittest.Apply(t, sample(), edit.Delete{IDs: []model.ID{"s1"}})
	p1 := next.Get("p1")
	if p1 == nil || p1.Ref("step") != "c" || p1.Has("span") {
		t.Errorf("the card over three steps should remain over the last one: %v", p1)
	}
	if next.Get("e1") != nil {
		t.Error("an emotion is left without its step")
	}
}

func TestSharedDataOutliveTheirSource(t *testing.T) {
	next := edittest.Apply(t, sample(), edit.Delete{IDs: []model.ID{"a"}})
	n2, v1 := next.Get("n2"), next.Get("v1")
	if n2.Text("name") != "Call support" || n2.Has("same_as") {
		t.Errorf("the first heir holds %q and points to %q", n2.Text("name"), n2.Ref("same_as"))
	}
	if d, _ := n2.Duration("lead_time"); d.String() != "2 d" {
		t.Errorf("the lead time was lost: %v", d)
	}
	if v1.Ref("same_as") != "n2" {
		t.Errorf("the second heir points to %q", v1.Ref("same_as"))
	}
}

func TestDeletingAKPITakesItsEffects(t *testing.T) {
	next := edittest.Apply(t, sample(), edit.Delete{IDs: []model.ID{"nps"}})
	if next.Get("eff") != nil || next.Get("o1") != nil || next.Get("p1").Has("kpi") {
		t.Error("something still speaks of the deleted KPI")
	}
}

func TestDeletingRevisedLeavesTheDecisionToThePerson(t *testing.T) {
	doc := edittest.Apply(t, sample(), edit.DuplicatePage{Page: "j", Future: true})
	next := edittest.Apply(t, doc, edit.Delete{IDs: []model.ID{"j"}})
	for _, id := range next.Children(model.Root) {
		if r := next.Get(id); r.Text("state") == "future" && r.Ref("revises") != "j" {
			t.Error("the reference was dropped in silence")
		}
	}
}

func TestMoveTakesInnerWaypointsAlong(t *testing.T) {
	next := edittest.Apply(t, sample(), edit.Move{IDs: []model.ID{"n1", "n2"}, By: geom.P(10, 5)})
	if pts := next.Get("l1").Get("waypoints").(model.Points); pts[0] != geom.P(160, 25) {
		t.Errorf("waypoint at %v", pts[0])
	}
	next = edittest.Apply(t, sample(), edit.Move{IDs: []model.ID{"n1"}, By: geom.P(10, 5), Swimlane: map[model.ID]model.ID{"n1": "first"}})
	if pts := next.Get("l1").Get("waypoints").(model.Points); pts[0] != geom.P(150, 20) {
		t.Errorf("one end moved, and the waypoint went to %v", pts[0])
	}
	if next.Get("n1").Ref("swimlane") != "first" {
		t.Error("it did not change lanes")
	}
}

func TestLockedShapesStay(t *testing.T) {
	doc := edittest.Apply(t, sample(), edit.Lock{IDs: []model.ID{"n1"}, Locked: true})
	if err := edittest.Refuse(t, doc, edit.Move{IDs: []model.ID{"n1"}, By: geom.P(1, 1)}); !errors.Is(err, edit.ErrNothing) {
		t.Error(err)
	}
	edittest.Refuse(t, doc, edit.Delete{IDs: []model.ID{"n1"}})
	edittest.Apply(t, doc, edit.Lock{IDs: []model.ID{"n1"}})
	edittest.Refuse(t, doc, edit.Lock{IDs: []model.ID{"p1", "gone"}, Locked: true}) // nothing of it can be locked
}

func TestArranging(t *testing.T) {
	rects := map[model.ID]geom.Rect{"n1": geom.R(0, 0, 100, 40), "n2": geom.R(200, 8, 100, 60), "n3": geom.R(400, 0, 120, 48)}
	at := func(d *model.Document, id model.ID) geom.Pt {
		return geom.P(d.Get(id).NumOr("x", 0), d.Get(id).NumOr("y", 0))
	}
	next := edittest.Apply(t, sample(), edit.Align{Rects: rects, Side: edit.AlignMiddle})
	if at(next, "n1").Y+20 != at(next, "n2").Y+30 || at(next, "n3").Y+24 != at(next, "n1").Y+20 {
		t.Error("middles differ")
	}
	rects["n2"] = geom.R(150, 8, 100, 60)
	next = edittest.Apply(t, sample(), edit.Move{IDs: []model.ID{"n2"}, By: geom.P(-50, 0)})
	next = edittest.Apply(t, next, edit.Distribute{Rects: rects})
	if got := at(next, "n2").X; got != 200 { // gaps of 100 each: 0–100, 200–300, 400–520
		t.Errorf("the middle one is at %v", got)
	}
	next = edittest.Apply(t, sample(), edit.SameSize{First: "n1", Rects: rects, Height: true})
	if h := next.Get("n2").NumOr("h", 0); h != 40 {
		t.Errorf("height %v", h)
	}
	next = edittest.Apply(t, sample(), edit.Places{Name: "Lay out page", At: map[model.ID]geom.Pt{"n1": geom.P(5, 5), "n2": geom.P(50, 5)}})
	if next.Get("l1").Has("waypoints") {
		t.Error("waypoints of the old places are left")
	}
	arrangedLinks(t)
	next = edittest.Apply(t, sample(), edit.Restack{IDs: []model.ID{"n1", "n2"}, Front: true})
	if c := next.Children("f"); c[len(c)-2] != "n1" || c[len(c)-1] != "n2" {
		t.Errorf("order %v", c)
	}
	next = edittest.Apply(t, sample(), edit.Restack{IDs: []model.ID{"n3", "n2"}})
	if c := next.Children("f"); c[0] != "n2" || c[1] != "n3" {
		t.Errorf("order %v", c)
	}
}

func TestGroups(t *testing.T) {
	doc := edittest.Apply(t, sample(), edit.Group{ID: "g1", IDs: []model.ID{"n1", "n2"}})
	doc = edittest.Apply(t, doc, edit.Group{ID: "g2", IDs: []model.ID{"n1", "n3"}}) // n1 stands for its group
	if doc.Get("g1").Ref("group") != "g2" || doc.Get("n3").Ref("group") != "g2" {
		t.Error("the first group is not inside the second")
	}
	open := edittest.Apply(t, doc, edit.Ungroup{IDs: []model.ID{"n2"}})
	if open.Get("g2") != nil || open.Get("n2").Ref("group") != "g1" {
		t.Error("ungrouping should open the outer group alone")
	}
	edittest.Refuse(t, sample(), edit.Ungroup{IDs: []model.ID{"n1", "gone"}})
	named := edittest.Apply(t, sample(), edit.Group{ID: "g1", IDs: []model.ID{"n1", "n2"}, Name: "Intake"})
	if named.Get("g1").Text("name") != "Intake" {
		t.Error("the group has no name")
	}
	less := edittest.Apply(t, doc, edit.Delete{IDs: []model.ID{"n3"}})
	if less.Get("g2") != nil || less.Get("g1") == nil || less.Get("g1").Has("group") {
		t.Error("a group of one is no group")
	}
}

func TestConnect(t *testing.T) {
	doc := sample()
	link := func(id, from, to string) *model.Record {
		return model.NewRecord(model.ID(id), "link", "f", txt("from", from), txt("to", to))
	}
	edittest.Apply(t, doc, edit.Connect{Link: link("l9", "n3", "n1")})
	next := edittest.Apply(t, doc, edit.Connect{Link: link("l9", "n3", "n9"), Node: model.NewRecord("n9", "node", "f", txt("node_kind", "action"))})
	if next.Get("n9") == nil {
		t.Error("the new shape is missing")
	}
	edittest.Refuse(t, doc, edit.Connect{Link: link("l9", "n3", "v1")})
	edittest.Refuse(t, doc, edit.Connect{Link: link("l9", "n3", "a")})
	edittest.Refuse(t, doc, edit.Connect{Link: link("l1", "n3", "n1")})
	next = edittest.Apply(t, doc, edit.Reattach{Link: "l1", End: true, To: "n3", Port: "left"})
	if l := next.Get("l1"); l.Ref("to") != "n3" || l.Has("waypoints") || l.Text("to_port") != "left" {
		t.Errorf("link %v", l.Props())
	}
	next = edittest.Apply(t, doc, edit.Bend{Link: "l2", Points: []geom.Pt{{X: 1.234, Y: 5}}})
	if p := next.Get("l2").Get("waypoints").(model.Points)[0]; p.X != 1.23 {
		t.Errorf("waypoint %v", p)
	}
}

func TestJourneyCommands(t *testing.T) {
	doc := sample()
	next := edittest.Apply(t, doc, edit.PlaceCard{ID: "p2", Lane: "pain", Step: "c"})
	if next.Get("p2").Ref("step") != "c" || next.Children("pain")[0] != "p2" {
		t.Error("the card is not where it was put")
	}
	edittest.Refuse(t, doc, edit.PlaceCard{ID: "p2", Lane: "mood", Step: "c"})
	next = edittest.Apply(t, doc, edit.Span{ID: "p2", Steps: 9})
	if next.Get("p2").NumOr("span", 1) != 2 {
		t.Errorf("it spans %v", next.Get("p2").NumOr("span", 1))
	}
	next = edittest.Apply(t, doc, edit.Feel{Lane: "mood", Step: "a", NewID: "e9", Value: -2.7})
	if next.Get("e1").NumOr("value", 0) != -2 || next.Get("e9") != nil {
		t.Error("the first persona's point should have been moved")
	}
	next = edittest.Apply(t, doc, edit.Feel{Lane: "mood", Step: "a", Persona: "jens", NewID: "e9", Value: 0.55})
	if got := next.Get("e9").NumOr("value", 0); got != 0.6 {
		t.Errorf("the second persona feels %v", got)
	}
	next = edittest.Apply(t, doc, edit.Reorder{ID: "a", Parent: "s2", After: "c"})
	if c := next.Children("s2"); !slices.Equal(c, []model.ID{"c", "a"}) {
		t.Errorf("steps %v", c)
	}
	edittest.Refuse(t, doc, edit.Reorder{ID: "a", Parent: "pain"})
}

func TestFutureStateIsTiedAndIndependent(t *testing.T) {
	doc := edittest.Apply(t, sample(), edit.DuplicatePage{Page: "v", Future: true})
	var future *model.Record
	for p := range doc.Each(model.Root, "page") {
		if p.Text("state") == "future" {
			future = p
		}
	}
	if future == nil || future.Ref("revises") != "v" || doc.Get("v").Text("state") != "current" {
		t.Fatal("there is no future state of the stream")
	}
	n := doc.Get(doc.Children(future.ID())[0])
	if d, _ := n.Duration("lead_time"); n.Ref("revises") != "v1" || n.Has("same_as") || d.String() != "2 d" {
		t.Errorf("its process: %v", n.Props())
	}
	edittest.Refuse(t, doc, edit.DuplicatePage{Page: future.ID(), Future: true})
}

func TestDuplicatePageKeepsLinksInside(t *testing.T) {
	doc := edittest.Apply(t, sample(), edit.DuplicatePage{Page: "f"})
	page := doc.Children(model.Root)[slices.Index(doc.Children(model.Root), model.ID("f"))+1]
	for l := range doc.Each(page, "link") {
		if doc.Page(l.Ref("from")).ID() != page || doc.Page(l.Ref("to")).ID() != page {
			t.Error("a copied link runs to the other page")
		}
	}
	if len(doc.All(page, "link")) != 2 {
		t.Error("links are missing")
	}
	if doc.Get("f").Has("state") || doc.Get(page).Has("state") || doc.Get(page).Text("title") != "Flow (copy)" {
		t.Error("a copy is no other state")
	}
}

func TestPasteIntoAnotherDocument(t *testing.T) {
	from := sample()
	other := model.NewDocument(nil, []*model.Record{model.NewRecord("q", "page", "", txt("page_kind", "flowchart"), txt("title", "Other"))})
	copied, ids := edit.Copy(from, []model.ID{"n1", "n2"}).Fresh(func(id model.ID) bool { return other.Get(id) != nil })
	next := edittest.Apply(t, other, edit.Paste{Fragment: copied, Page: "q", By: geom.P(20, 20)})
	n2 := next.Get(ids["n2"])
	if n2 == nil || n2.NumOr("x", 0) != 220 || n2.Has("same_as") || n2.Has("swimlane") {
		t.Errorf("pasted %v", n2)
	}
	if l := next.Get(ids["l1"]); l == nil || l.Ref("from") != ids["n1"] || l.Get("waypoints").(model.Points)[0] != geom.P(170, 40) {
		t.Error("the link between them did not come along")
	}
	cards, cids := edit.Copy(from, []model.ID{"p2"}).Fresh(func(model.ID) bool { return true })
	same := edittest.Apply(t, from, edit.Paste{Fragment: cards, Page: "j"})
	if p := same.Get(cids["p2"]); p.Ref("step") != "b" || p.Parent() != "pain" {
		t.Error("the card was not pasted where it stands")
	}
	people, pids := edit.Copy(from, []model.ID{"maya"}).Fresh(func(model.ID) bool { return true })
	next = edittest.Apply(t, other, edit.Paste{Fragment: people, Page: "q"})
	if p := next.Get(pids["maya"]); p == nil || p.Parent() != model.Root {
		t.Error("the persona does not belong to the document")
	}
	edittest.Refuse(t, other, edit.Paste{Fragment: cards, Page: "q"})
}

func TestFindAndReplace(t *testing.T) {
	doc := sample()
	if f := edit.Find(doc, "WAIT", false); len(f) != 2 {
		t.Errorf("found %v", f)
	}
	if f := edit.Find(doc, "WAIT", true); len(f) != 0 {
		t.Errorf("found %v", f)
	}
	next := edittest.Apply(t, doc, edit.Replace{Find: "wait", With: "Hold"})
	if next.Get("b").Text("name") != "Hold" || next.Get("p1").Text("text") != "Holds" {
		t.Errorf("%q, %q", next.Get("b").Text("name"), next.Get("p1").Text("text"))
	}
	edittest.Refuse(t, doc, edit.Replace{Find: "zebra", With: "horse"})
	next = edittest.Apply(t, doc, edit.Replace{Find: "wait", With: "Hold", IDs: []model.ID{"p1"}})
	if next.Get("b").Text("name") != "Wait" || next.Get("p1").Text("text") != "Holds" {
		t.Errorf("in one card alone: %q, %q", next.Get("b").Text("name"), next.Get("p1").Text("text"))
	}
}

func TestObserve(t *testing.T) {
	next := edittest.Apply(t, sample(), edit.Observe{KPI: "nps", Rows: []edit.Row{
		{NewID: "o4", Date: "2026-04-30", Props: []model.Prop{num("value", 20)}},
		{NewID: "o2", Date: "2026-02-28", Props: []model.Prop{num("value", 12)}},
		{NewID: "ox", Date: "2026-03-31", Props: []model.Prop{num("value", 15)}},
	}})
	if c := next.Children("nps"); !slices.Equal(c, []model.ID{"o1", "o2", "o3", "o4"}) {
		t.Errorf("rows %v", c)
	}
	if next.Get("o3").NumOr("value", 0) != 15 {
		t.Error("the row of that date was not changed")
	}
	edittest.Refuse(t, sample(), edit.Observe{KPI: "nps", Rows: []edit.Row{{NewID: "o2", Date: "31.3.2026"}}})
}

func TestSequenceIsOneChange(t *testing.T) {
	c := edit.Sequence{Name: "Tidy up", Commands: []edit.Command{
		edit.Set{IDs: []model.ID{"a"}, Name: "name", Value: model.Text("Phone support")},
		edit.Delete{IDs: []model.ID{"n3"}},
	}}
	next := edittest.Apply(t, sample(), c)
	if next.Get("a").Text("name") != "Phone support" || next.Get("l2") != nil {
		t.Error("a part is missing")
	}
	c.Commands = append(c.Commands, edit.Reorder{ID: "gone"})
	edittest.Refuse(t, sample(), c)
}

func TestUnshare(t *testing.T) {
	next := edittest.Apply(t, sample(), edit.Unshare{ID: "v1"})
	if r := next.Get("v1"); r.Has("same_as") || r.Text("name") != "Call support" {
		t.Errorf("own copy: %v", r.Props())
	}
	edittest.Refuse(t, sample(), edit.Unshare{ID: "gone"})
}

func TestLabelsAndDescriptionsAreForPeople(t *testing.T) {
	doc := sample()
	if l := edit.DeleteOf(doc, []model.ID{"n1", "n2"}).Label(); l != "Delete 2 shapes" {
		t.Error(l)
	}
	if s := edit.Describe(doc.Get("a")); s != "step “Call support”" {
		t.Error(s)
	}
	if s := edit.Describe(doc.Get("nps")); s != "KPI “NPS”" {
		t.Error(s)
	}
	if l := (edit.Set{Name: "percent_ca", Value: model.Number(1)}).Label(); !strings.HasPrefix(l, "Change ") {
		t.Error(l)
	}
}

func TestTurn(t *testing.T) {
	doc := sample()
	var link model.ID
	for _, r := range doc.Records() {
		if r.Kind() == "link" && link == "" {
			link = r.ID()
		}
	}
	if link == "" {
		t.Fatal("the sample has no link")
	}
	dr := doc.Draft()
	dr.Set(link, "waypoints", model.Points{geom.P(1, 2), geom.P(3, 4)})
	dr.Set(link, "from_port", model.Text("right"))
	dr.Set(link, "label_at", model.Number(0.25))
	doc, _ = dr.Commit()
	was := doc.Get(link)
	next := edittest.Apply(t, doc, edit.Turn{Link: link})
	is := next.Get(link)
	if is.Ref("from") != was.Ref("to") || is.Ref("to") != was.Ref("from") || is.Text("to_port") != "right" || is.Has("from_port") || is.NumOr("label_at", 0) != 0.75 {
		t.Fatal(is.Props())
	}
	if again := edittest.Apply(t, next, edit.Turn{Link: link}); !again.Get(link).Equal(was) {
		t.Fatal("turned twice, the link is another one")
	}
	edittest.Refuse(t, doc, edit.Turn{Link: "nowhere"})
}

func TestSharedNamesObeyTheElementThatHoldsThem(t *testing.T) {
	r := model.NewRecord
	text := func(name, v string) model.Prop { return model.Prop{Name: name, Value: model.Text(v)} }
	doc := model.NewDocument(nil, []*model.Record{
		r("p", "page", "", text("page_kind", "journey"), text("title", "J")),
		r("st", "stage", "p", text("name", "S")),
		r("s", "step", "st", text("name", "Call")),
		r("f", "page", "", text("page_kind", "flowchart"), text("title", "F")),
		r("n", "node", "f", text("node_kind", "action"), text("same_as", "s")),
	})
	edittest.Refuse(t, doc, edit.Set{IDs: []model.ID{"n"}, Name: "name", Value: model.Text("two\nlines")})
	next := edittest.Apply(t, doc, edit.Set{IDs: []model.ID{"n"}, Name: "name", Value: model.Text("Call again")})
	if next.Get("s").Text("name") != "Call again" {
		t.Fatal("the shared name did not change")
	}
}

// A layout that moves the ends of a link apart frees its line; one that moves both
// alike takes the line along.
func arrangedLinks(t *testing.T) {
	d := sample().Draft()
	d.Set("l1", "from_port", model.Text("bottom"))
	d.Set("l2", "to_port", model.Text("top"))
	doc, _ := d.Commit()
	places := func(n1, n2 geom.Pt) *model.Document {
		return edittest.Apply(t, doc, edit.Places{Name: "Lay out page", At: map[model.ID]geom.Pt{"n1": n1, "n2": n2}})
	}
	next := places(geom.P(10, 100), geom.P(210, 108))
	if l := next.Get("l1"); l.Text("from_port") != "bottom" || l.Get("waypoints").(model.Points)[0] != geom.P(160, 120) {
		t.Errorf("both ends moved alike, and the link between them is %v", l.Props())
	}
	if l := next.Get("l2"); l.Has("to_port") {
		t.Errorf("one end moved, and the link is %v", l.Props())
	}
	next = places(geom.P(0, 0), geom.P(200, 300))
	if l := next.Get("l1"); l.Has("from_port") || l.Has("waypoints") {
		t.Errorf("one end moved, and the link is %v", l.Props())
	}
	next = places(geom.P(-90, 0), geom.P(200, 8))
	if l := next.Get("l2"); l.Text("to_port") != "top" {
		t.Errorf("neither end moved, and the link is %v", l.Props())
	}
	d = doc.Draft()
	d.Set("n2", "locked", model.Bool(true))
	locked, _ := d.Commit()
	next = edittest.Apply(t, locked, edit.Places{Name: "Lay out page", At: map[model.ID]geom.Pt{"n2": geom.P(900, 300), "n3": geom.P(500, 0)}})
	if l := next.Get("l1"); !l.Has("waypoints") {
		t.Errorf("a locked shape stayed, and the link is %v", l.Props())
	}
}
