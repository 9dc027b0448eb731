package merge

import (
	"fmt"
	"slices"
	"testing"

	"pgregory.net/rapid"

	"waymark/model"
	"waymark/model/edit"
	"waymark/model/file"
)

func txt(name, v string) model.Prop         { return model.Prop{Name: name, Value: model.Text(v)} }
func num(name string, v float64) model.Prop { return model.Prop{Name: name, Value: model.Number(v)} }

// drawBase makes a small document of every shape that merging cares about:
// things inside one another, cards in columns, links, lists of references.
func drawBase(t *rapid.T) *model.Document {
	r := model.NewRecord
	rs := []*model.Record{
		r("first", "action", "", txt("name", "A")), // stands in front of what it may name
		r("p", "page", "", txt("page_kind", "journey"), txt("title", "P")),
		r("q", "page", "", txt("page_kind", "flowchart"), txt("title", "Q")),
		r("k", "kpi", "", txt("name", "K"), txt("metric", "nps")),
		r("lane", "lane", "p", txt("lane_kind", "actions")),
	}
	for i := range rapid.IntRange(0, 3).Draw(t, "stages") {
		sid := model.ID(fmt.Sprint("s", i))
		rs = append(rs, r(sid, "stage", "p", txt("name", "S")))
		for j := range rapid.IntRange(0, 3).Draw(t, "steps") {
			id := model.ID(fmt.Sprintf("t%d%d", i, j))
			rs = append(rs, r(id, "step", sid, txt("name", "T")))
			if rapid.Bool().Draw(t, "card") {
				rs = append(rs, r(model.ID("c"+id), "card", "lane", txt("step", string(id)), txt("text", "C"), txt("kpi", "k")))
			}
		}
	}
	n := rapid.IntRange(0, 5).Draw(t, "nodes")
	for i := range n {
		rs = append(rs, r(model.ID(fmt.Sprint("n", i)), "node", "q", txt("node_kind", "action"), num("x", float64(i)), num("y", 0)))
		if i > 0 {
			rs = append(rs, r(model.ID(fmt.Sprint("l", i)), "link", "q", txt("from", fmt.Sprint("n", i-1)), txt("to", fmt.Sprint("n", i))))
		}
	}
	rs = append(rs, r("last", "action", "", txt("name", "A")))
	return model.NewDocument(nil, rs)
}

// drawSide edits a document as one side does. New ids are drawn from a few, so
// that both sides sometimes add the same one.
func drawSide(t *rapid.T, doc *model.Document, side string) *model.Document {
	pick := func(kinds ...string) (model.ID, bool) {
		var ids []model.ID
		for _, r := range doc.Records() {
			if slices.Contains(kinds, r.Kind()) {
				ids = append(ids, r.ID())
			}
		}
		if len(ids) == 0 {
			return "", false
		}
		return rapid.SampledFrom(ids).Draw(t, "id"), true
	}
	value := func() string { return rapid.SampledFrom([]string{"a", "b", "c"}).Draw(t, "value") }
	for range rapid.IntRange(0, 6).Draw(t, side) {
		var c edit.Command
		switch rapid.IntRange(0, 10).Draw(t, "edit") {
		case 0, 1:
			if id, ok := pick("stage", "step"); ok {
				c = edit.Set{IDs: []model.ID{id}, Name: "name", Value: model.Text(value())}
			}
		case 2:
			if id, ok := pick("node"); ok {
				c = edit.Set{IDs: []model.ID{id}, Name: "x", Value: model.Number(rapid.IntRange(0, 3).Draw(t, "x"))}
			}
		case 3, 4:
			if id, ok := pick("stage", "step", "card", "node", "link", "kpi"); ok {
				c = edit.Delete{IDs: []model.ID{id}}
			}
		case 5:
			id, ok := pick("stage")
			to, ok2 := pick("stage")
			if ok && ok2 {
				c = edit.Reorder{ID: id, Parent: "p", After: to}
			}
		case 6:
			id, ok := pick("step")
			to, ok2 := pick("stage")
			if ok && ok2 {
				c = edit.Reorder{ID: id, Parent: to}
			}
		case 7:
			if s, ok := pick("stage"); ok {
				c = edit.Insert{Record: model.NewRecord(model.ID("x"+value()), "step", s, txt("name", value()))}
			}
		case 8:
			if s, ok := pick("step"); ok {
				c = edit.Insert{Record: model.NewRecord(model.ID("y"+value()), "card", "lane", txt("step", string(s)), txt("text", value()))}
			}
		case 9:
			a, ok := pick("node")
			b, ok2 := pick("node")
			if ok && ok2 {
				c = edit.Connect{Link: model.NewRecord(model.ID("z"+value()), "link", "q", txt("from", string(a)), txt("to", string(b)))}
			}
		case 10:
			if id, ok := pick("step", "card", "node", "link"); ok {
				c = edit.Set{IDs: []model.ID{model.ID(rapid.SampledFrom([]string{"first", "last"}).Draw(t, "action"))}, Name: "changes", Value: model.List{string(id)}}
			}
		}
		if c != nil {
			doc, _, _ = edit.Apply(doc, c)
		}
	}
	return doc
}

func show(d *model.Document) string {
	s := ""
	for _, r := range d.Records() {
		s += fmt.Sprintf("\n  %s>%s %s", r.Parent(), r.ID(), r.Kind())
		for _, p := range r.Props() {
			s += fmt.Sprintf(" %s=%s", p.Name, p.Value)
		}
	}
	return s
}

func wantEqual(t *rapid.T, what string, got, want *model.Document) {
	if !got.Equal(want) {
		t.Fatalf("%s: got%s\nwant%s", what, show(got), show(want))
	}
}

func TestLaws(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		b := drawBase(t)
		o, th := drawSide(t, b, "ours"), drawSide(t, b, "theirs")

		wantEqual(t, "m(b,b,t)=t", Three(b, b, th, Ours).Doc, th)
		wantEqual(t, "m(b,o,b)=o", Three(b, o, b, Ours).Doc, o)
		wantEqual(t, "m(b,o,o)=o", Three(b, o, o, Ours).Doc, o)

		r := Three(b, o, th, Ours)
		mirror := Three(b, th, o, Theirs)
		wantEqual(t, "symmetric but for preference", mirror.Doc, r.Doc)
		if len(mirror.Conflicts) != len(r.Conflicts) || len(mirror.Reports) != len(r.Reports) {
			t.Fatalf("mirrored: %d conflicts and %d reports, not %d and %d", len(mirror.Conflicts), len(mirror.Reports), len(r.Conflicts), len(r.Reports))
		}
		other := Three(b, o, th, Theirs)
		if len(r.Conflicts) == 0 {
			wantEqual(t, "without conflicts the preference does not matter", other.Doc, r.Doc)
		}
		wantEqual(t, "m(t,m,t)=m", Three(th, r.Doc, th, Ours).Doc, r.Doc)

		everyChangeIsThere(t, b, o, th, r)
		nothingIsInvented(t, b, o, th, r)
		noSilentResurrection(t, b, o, th, r)
		nothingDangles(t, b, o, th, r)
		unmovedPairsKeepTheirOrder(t, b, o, th, r)
		enc, err := file.Encode(r.Doc)
		if err != nil {
			t.Fatal(err)
		}
		back, err := file.Decode(enc)
		if err != nil || !back.Doc.Equal(r.Doc) {
			t.Fatalf("the result does not survive its file: %v", err)
		}
	})
}

// everyChangeIsThere: what one side alone changed is in the result; what both
// changed is in the result or in a conflict.
func everyChangeIsThere(t *rapid.T, b, o, th *model.Document, r Result) {
	for s, d := range []*model.Document{o, th} {
		for _, e := range model.Between(b, d).Edits {
			if e.After == nil {
				continue
			}
			got := r.Doc.Get(e.ID())
			for _, name := range e.ChangedProps() {
				v := d.Get(e.ID()).Get(name)
				if got != nil && model.SameValue(got.Get(name), v) || inConflict(r, e.ID(), name) || reported(r, e.ID()) {
					continue
				}
				t.Fatalf("side %d set %s of %s to %v; the result has%s", s, name, e.ID(), v, show(r.Doc))
			}
		}
	}
}

func inConflict(r Result, id model.ID, name string) bool {
	return slices.ContainsFunc(r.Conflicts, func(c Conflict) bool {
		return c.ID == id && (slices.Contains(c.Names, name) || slices.Contains(c.Names, "kind"))
	})
}

func reported(r Result, id model.ID) bool {
	return slices.ContainsFunc(r.Reports, func(p Report) bool {
		return p.ID == id && (p.Event == LinkRemoved || p.Event == RefRemoved)
	})
}

func nothingIsInvented(t *rapid.T, b, o, th *model.Document, r Result) {
	for _, got := range r.Doc.Records() {
		for _, p := range got.Props() {
			found := false
			for _, d := range []*model.Document{b, o, th} {
				if rec := d.Get(got.ID()); rec != nil && model.SameValue(rec.Get(p.Name), p.Value) {
					found = true
				}
			}
			if _, isList := p.Value.(model.List); !found && !isList { // lists may have lost deleted ids
				t.Fatalf("%s of %s is %v, which nobody wrote", p.Name, got.ID(), p.Value)
			}
		}
	}
}

func noSilentResurrection(t *rapid.T, b, o, th *model.Document, r Result) {
	for _, was := range b.Records() {
		id := was.ID()
		if (o.Get(id) == nil || th.Get(id) == nil) && r.Doc.Get(id) != nil {
			if !slices.ContainsFunc(r.Reports, func(p Report) bool { return p.ID == id && (p.Event == EditKept || p.Event == Restored) }) {
				t.Fatalf("%s was deleted by one side and is back without a word", id)
			}
		}
	}
}

func nothingDangles(t *rapid.T, b, o, th *model.Document, r Result) {
	for _, rec := range r.Doc.Records() {
		if rec.Parent() != model.Root && r.Doc.Get(rec.Parent()) == nil {
			t.Fatalf("%s stands in %s, which is gone", rec.ID(), rec.Parent())
		}
		for p, to := range references(rec) {
			if p.Name != "revises" && r.Doc.Get(to) == nil {
				t.Fatalf("%s of %s leads to %s, which is gone\nbase%s\nours%s\ntheirs%s", p.Name, rec.ID(), to, show(b), show(o), show(th))
			}
		}
	}
}

// unmovedPairsKeepTheirOrder: two siblings that stand in the same order in all
// three, and that both sides count as unmoved, stand so in the result.
func unmovedPairsKeepTheirOrder(t *rapid.T, b, o, th *model.Document, r Result) {
	parents := []model.ID{""}
	for _, rec := range r.Doc.Records() {
		parents = append(parents, rec.ID())
	}
	for _, p := range parents {
		so, st := unmoved(b.Children(p), o.Children(p)), unmoved(b.Children(p), th.Children(p))
		var want, got []model.ID
		for _, id := range b.Children(p) {
			if rec := r.Doc.Get(id); rec != nil && rec.Parent() == p && so[id] && st[id] {
				want = append(want, id)
			}
		}
		for _, id := range r.Doc.Children(p) {
			if slices.Contains(want, id) {
				got = append(got, id)
			}
		}
		if len(got) == len(want) && !slices.Equal(got, want) && sameMembers(b, o, th, p) {
			t.Fatalf("under %q nobody moved %v, and now they stand as %v", p, want, got)
		}
	}
}

// sameMembers: where elements went to other parents or were deleted, which ones
// count as unmoved depends on those that are left.
func sameMembers(b, o, th *model.Document, p model.ID) bool {
	return len(b.Children(p)) == len(o.Children(p)) && len(o.Children(p)) == len(th.Children(p))
}
