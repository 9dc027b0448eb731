package edit_test

import (
	"testing"

	"waymark/model"
	"waymark/model/edit"
	"waymark/model/edit/edittest"
	"waymark/model/geom"
)

// flow is a flowchart with these elements on it.
func flow(records ...*model.Record) *model.Document {
	r := model.NewRecord
	return model.NewDocument(r(model.Root, "document", model.Root, txt("title", "Sample")),
		append([]*model.Record{r("f", "page", "", txt("page_kind", "flowchart"), txt("title", "Flow"))}, records...))
}

// node is a shape of a flowchart.
func node(id model.ID, props ...model.Prop) *model.Record {
	return model.NewRecord(id, "node", "f", append(props, txt("node_kind", "action"))...)
}

// pasted copies shapes and pastes them beside themselves.
func pasted(t *testing.T, doc *model.Document, ids ...model.ID) (next *model.Document, fresh map[model.ID]model.ID) {
	t.Helper()
	f, fresh := edit.Copy(doc, ids).Fresh(func(id model.ID) bool { return doc.Get(id) != nil })
	return edittest.Apply(t, doc, edit.Paste{Fragment: f, Page: "f", By: geom.P(10, 10)}), fresh
}

// Who brings a shape to the front puts it behind its links in the file.
func TestPasteWhatStandsBeforeItsEnd(t *testing.T) {
	doc := flow(node("a"), model.NewRecord("l", "link", "f", txt("from", "a"), txt("to", "b")), node("b"))
	next, fresh := pasted(t, doc, "a", "b")
	if l := next.Get(fresh["l"]); l == nil || l.Ref("to") != fresh["b"] || l.Ref("from") != fresh["a"] {
		t.Errorf("the link was not pasted: %v", l)
	}
}

// A script has added a field of its own.
func TestPasteKeepsUnknownFields(t *testing.T) {
	ticket := model.Prop{Name: "ticket", Value: model.Raw(`"CX-17"`)}
	next, fresh := pasted(t, flow(node("a", ticket)), "a")
	if got := next.Get(fresh["a"]).Get("ticket"); !model.SameValue(got, ticket.Value) {
		t.Errorf("the copy has the ticket %v", got)
	}
	edittest.Refuse(t, flow(), edit.Insert{Record: node("a", num("wings", 2))})
}

func TestPasteRefusesWhatCannotBeSaved(t *testing.T) {
	f := edit.Fragment{Records: []*model.Record{node("a"), node("b", num("w", -4))}}
	edittest.Refuse(t, flow(), edit.Paste{Fragment: f, Page: "f"})
	f = edit.Fragment{Records: []*model.Record{node("a"), model.NewRecord("l", "link", "f", txt("from", "a"), txt("to", "gone"))}}
	edittest.Refuse(t, flow(), edit.Paste{Fragment: f, Page: "f"})
}

func TestCopyTakesLinksThatRunInside(t *testing.T) {
	doc := flow(node("a"), node("b"), model.NewRecord("l", "link", "f", txt("from", "a"), txt("to", "b")))
	for _, c := range []struct {
		ids  []model.ID
		want int
	}{{[]model.ID{"a"}, 1}, {[]model.ID{"b"}, 1}, {[]model.ID{"a", "b"}, 3}} {
		if got := len(edit.Copy(doc, c.ids).Records); got != c.want {
			t.Errorf("copying %v takes %d elements, not %d", c.ids, got, c.want)
		}
	}
}

func TestPasteGroupsInGroups(t *testing.T) {
	r := model.NewRecord
	doc := flow(
		node("a", txt("group", "inner")), node("b", txt("group", "inner")),
		node("c", txt("group", "pair")), node("d", txt("group", "pair")),
		r("inner", "group", "f", txt("group", "outer")),
		r("pair", "group", "f", txt("group", "outer")),
		r("outer", "group", "f"),
	)
	next, fresh := pasted(t, doc, "a", "b", "c", "d")
	for in, out := range map[model.ID]model.ID{"a": "inner", "d": "pair", "inner": "outer", "pair": "outer"} {
		if got := next.Get(fresh[in]).Ref("group"); got == "" || got != fresh[out] {
			t.Errorf("the copy of %s lies in %q, not in the copy of %s", in, got, out)
		}
	}
	// Of a group that is not copied as a whole, the copies lie in the same one.
	next, fresh = pasted(t, doc, "a", "b", "c")
	if fresh["outer"] != "" || fresh["pair"] != "" || fresh["inner"] == "" {
		t.Errorf("groups %v were copied", fresh)
	}
	if got := next.Get(fresh["c"]).Ref("group"); got != "pair" {
		t.Errorf("the copy of c lies in %q", got)
	}
}

func TestFutureStateKeepsWhatIsSharedInside(t *testing.T) {
	doc := flow(
		node("ask", txt("name", "Ask"), model.Prop{Name: "lead_time", Value: model.Duration{N: 2, Unit: model.Days}}),
		node("again", txt("same_as", "ask")),
	)
	next := edittest.Apply(t, doc, edit.DuplicatePage{Page: "f", Future: true})
	copies := map[model.ID]*model.Record{}
	for _, r := range next.Records() {
		copies[r.Ref("revises")] = r
	}
	if got := copies["again"].Ref("same_as"); got != copies["ask"].ID() {
		t.Errorf("the copy shares with %q, not with the copy of the step that it was the same as", got)
	}
}
