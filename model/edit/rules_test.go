package edit_test

import (
	"fmt"
	"testing"

	"waymark/model"
	"waymark/model/edit"
	"waymark/model/edit/edittest"
)

// The name of a shape may have several lines, that of a step is one; a step with
// two could not be saved.
func TestStepsTakeNamesOfShapesInOneLine(t *testing.T) {
	r := model.NewRecord
	doc := flow(
		node("ask", txt("name", "Ask for\nthe number")),
		r("j", "page", "", txt("page_kind", "journey"), txt("title", "Journey")),
		r("stage", "stage", "j", txt("name", "Contact")),
		r("step", "step", "stage", txt("same_as", "ask")),
	)
	for name, c := range map[string]edit.Command{
		"unshared":                edit.Unshare{ID: "step"},
		"when the shape goes":     edit.Delete{IDs: []model.ID{"ask"}},
		"copied to a future page": edit.DuplicatePage{Page: "j", Future: true},
	} {
		found := false
		for _, s := range edittest.Apply(t, doc, c).Records() {
			found = found || s.Kind() == "step" && s.Text("name") == "Ask for the number"
		}
		if !found {
			t.Errorf("%s: no step has the name in one line", name)
		}
	}
}

func TestGroupsOfOneDissolveFromTheInside(t *testing.T) {
	r := model.NewRecord
	doc := flow(
		node("a", txt("group", "inner")), node("b", txt("group", "inner")), node("c", txt("group", "outer")),
		r("inner", "group", "f", txt("group", "outer")),
		r("outer", "group", "f"),
	)
	next := edittest.Apply(t, doc, edit.Delete{IDs: []model.ID{"a", "b"}})
	if next.Get("inner") != nil || next.Get("outer") != nil || next.Get("c").Has("group") {
		t.Error("a group of one is left")
	}
	next = edittest.Apply(t, doc, edit.Delete{IDs: []model.ID{"a"}})
	if next.Get("inner") != nil || next.Get("b").Ref("group") != "outer" {
		t.Error("what is left of the inner group belongs to the outer one")
	}
}

func TestSpanOverDeletedSteps(t *testing.T) {
	for _, c := range []struct {
		gone []model.ID
		step model.ID // "" when the card goes too
		span float64
	}{
		{[]model.ID{"a"}, "b", 2}, {[]model.ID{"b"}, "a", 2}, {[]model.ID{"c"}, "a", 2},
		{[]model.ID{"b", "a"}, "c", 1}, {[]model.ID{"s1"}, "c", 1}, {[]model.ID{"a", "b", "c"}, "", 0},
	} {
		card := edittest.Apply(t, sample(), edit.Delete{IDs: c.gone}).Get("p1")
		if (card == nil) != (c.step == "") || card != nil && (card.Ref("step") != c.step || card.NumOr("span", 1) != c.span) {
			t.Errorf("without %v the card is %v", c.gone, card)
		}
	}
}

// What a deletion leaves is found without asking every deleted element about every
// other one: the time must grow in step with the shapes.
func BenchmarkDelete(b *testing.B) {
	for _, n := range []int{1000, 10000} {
		records := make([]*model.Record, 0, 2*n)
		var shapes []model.ID
		for i := range n {
			id := model.ID(fmt.Sprint("n", i))
			shapes = append(shapes, id)
			records = append(records, node(id))
			if i > 0 {
				records = append(records, model.NewRecord(model.ID(fmt.Sprint("l", i)), "link", "f", txt("from", fmt.Sprint("n", i-1)), txt("to", string(id))))
			}
		}
		doc := flow(records...)
		for name, gone := range map[string][]model.ID{"shapes": shapes, "page": {"f"}} {
			b.Run(fmt.Sprintf("%s=%d", name, n), func(b *testing.B) {
				for b.Loop() {
					if _, _, err := edit.Apply(doc, edit.Delete{IDs: gone}); err != nil {
						b.Fatal(err)
					}
				}
			})
		}
	}
}

// a shows b, b shows c: without b, a shows c.
func TestAChainOfSharedStepsGoesOn(t *testing.T) {
	doc := flow(node("c", txt("name", "Ask")), node("b", txt("same_as", "c")), node("a", txt("same_as", "b")), node("z", txt("same_as", "b")))
	next := edittest.Apply(t, doc, edit.Delete{IDs: []model.ID{"b"}})
	if a, z := next.Get("a"), next.Get("z"); a.Ref("same_as") != "c" || z.Ref("same_as") != "a" {
		t.Errorf("a shows %q, z shows %q", a.Ref("same_as"), z.Ref("same_as"))
	}
	next = edittest.Apply(t, doc, edit.Delete{IDs: []model.ID{"b", "c"}})
	if a := next.Get("a"); a.Has("same_as") || a.Text("name") != "Ask" {
		t.Errorf("without both, a is %q and shows %q", a.Text("name"), a.Ref("same_as"))
	}
}

func TestWhatIsNotNeededCanBeCleared(t *testing.T) {
	doc := sample()
	next := edittest.Apply(t, doc, edit.Set{IDs: []model.ID{"p1"}, Name: "severity"})
	if next.Get("p1").Has("severity") {
		t.Error("the severity is still there")
	}
	edittest.Apply(t, doc, edit.Set{IDs: []model.ID{"b"}, Name: "name"}) // a field is empty while somebody types
	edittest.Refuse(t, doc, edit.Set{IDs: []model.ID{"e1"}, Name: "value"})
	edittest.Refuse(t, doc, edit.Set{IDs: []model.ID{"nps"}, Name: "measures", Value: model.List{"a", "gone"}})
}

// What a command ties to an element before it deletes it follows the rules too.
func TestWhatWasTiedInTheSameCommand(t *testing.T) {
	tie := func(id, to model.ID) edit.Command {
		return edit.Set{IDs: []model.ID{id}, Name: "same_as", Value: model.Text(to)}
	}
	doc := flow(node("c", txt("name", "Ask")), node("x", txt("same_as", "c")), node("y"), node("z"))
	next := edittest.Apply(t, doc, edit.Sequence{Name: "Tie and delete", Commands: []edit.Command{tie("y", "c"), tie("z", "c"), edit.Delete{IDs: []model.ID{"c"}}}})
	if x := next.Get("x"); x.Text("name") != "Ask" || x.Has("same_as") {
		t.Errorf("the heir is %q and shows %q", x.Text("name"), x.Ref("same_as"))
	}
	for _, id := range []model.ID{"y", "z"} {
		if got := next.Get(id).Ref("same_as"); got != "x" {
			t.Errorf("%s shows %q", id, got)
		}
	}
	next = edittest.Apply(t, sample(), edit.Sequence{Name: "Measure and delete", Commands: []edit.Command{
		edit.Set{IDs: []model.ID{"nps"}, Name: "measures", Value: model.List{"a", "c"}}, edit.Delete{IDs: []model.ID{"c"}}}})
	if got := next.Get("nps").List("measures"); len(got) != 1 || got[0] != "a" {
		t.Errorf("the KPI is measured at %v", got)
	}
}

func TestLabelsSayWhetherAValueGoes(t *testing.T) {
	for label, c := range map[string]edit.Set{"Clear severity": {Name: "severity"}, "Change severity": {Name: "severity", Value: model.Number(3)}, "Change wings": {Name: "wings", Value: model.Number(2)}} {
		if got := c.Label(); got != label {
			t.Errorf("%s, not %s", got, label)
		}
	}
}

func TestReferencesMustNotLeadRound(t *testing.T) {
	doc := flow(node("a", txt("same_as", "b")), node("b", txt("same_as", "c")), node("c"), node("d"))
	edittest.Refuse(t, doc, edit.Set{IDs: []model.ID{"c"}, Name: "same_as", Value: model.Text("a")})
	edittest.Apply(t, doc, edit.Set{IDs: []model.ID{"d"}, Name: "same_as", Value: model.Text("a")})
	edittest.Apply(t, doc, edit.Set{IDs: []model.ID{"c"}, Name: "same_as", Value: model.Text("d")})
}
