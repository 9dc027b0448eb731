package merge

import (
	"fmt"
	"slices"
	"testing"
	"time"

	"pgregory.net/rapid"

	"waymark/model"
	"waymark/model/edit"
	"waymark/model/geom"
	"waymark/model/modeltest"
)

func journey() *model.Document {
	r := model.NewRecord
	return model.NewDocument(nil, []*model.Record{
		r("p", "page", "", txt("page_kind", "journey"), txt("title", "P")),
		r("s", "stage", "p", txt("name", "Contact")),
		r("a", "step", "s", txt("name", "Call")),
		r("b", "step", "s", txt("name", "Wait")),
		r("lane", "lane", "p", txt("lane_kind", "actions")),
		r("card", "card", "lane", txt("step", "b"), txt("text", "Waits")),
		r("told", "card", "lane", txt("step", "a"), txt("text", "Tells all"), txt("kpi", "k")),
		r("mood", "lane", "p", txt("lane_kind", "emotion")),
		r("low", "emotion", "mood", txt("step", "b"), num("value", -1)),
		r("q", "page", "", txt("page_kind", "flowchart"), txt("title", "Q")),
		r("n1", "node", "q", txt("node_kind", "action"), num("x", 0), num("y", 0)),
		r("n2", "node", "q", txt("node_kind", "action"), num("x", 9), num("y", 9)),
		r("l", "link", "q", txt("from", "n1"), txt("to", "n2")),
		r("k", "kpi", "", txt("name", "K"), txt("metric", "nps")),
	})
}

func do(t *testing.T, d *model.Document, cs ...edit.Command) *model.Document {
	t.Helper()
	for _, c := range cs {
		next, _, err := edit.Apply(d, c)
		if err != nil {
			t.Fatal(err)
		}
		d = next
	}
	return d
}

func set(id model.ID, name, v string) edit.Command {
	return edit.Set{IDs: []model.ID{id}, Name: name, Value: model.Text(v)}
}

func del(ids ...model.ID) edit.Command { return edit.Delete{IDs: ids} }

func events(r Result) (out []string) {
	for _, p := range r.Reports {
		out = append(out, fmt.Sprintf("%s %s", p.ID, p.Event))
	}
	return out
}

func TestCases(t *testing.T) {
	base := journey()
	newLink := model.NewRecord("l2", "link", "q", txt("from", "n2"), txt("to", "n1"))
	for _, c := range []struct {
		name         string
		ours, theirs []edit.Command
		check        func(d *model.Document) bool
		conflicts    int
		events       []string
	}{
		{"two fields of one element", []edit.Command{set("p", "title", "Mine")}, []edit.Command{set("p", "scope", "Theirs")},
			func(d *model.Document) bool {
				return d.Get("p").Text("title") == "Mine" && d.Get("p").Text("scope") == "Theirs"
			}, 0, nil},
		{"one field differently", []edit.Command{set("p", "title", "Mine")}, []edit.Command{set("p", "title", "Theirs")},
			func(d *model.Document) bool { return d.Get("p").Text("title") == "Mine" }, 1, nil},
		{"one field alike", []edit.Command{set("p", "title", "Same")}, []edit.Command{set("p", "title", "Same")},
			func(d *model.Document) bool { return d.Get("p").Text("title") == "Same" }, 0, nil},
		{"a position is one value", []edit.Command{edit.Move{IDs: []model.ID{"n1"}, By: geom.P(5, 0)}}, []edit.Command{edit.Move{IDs: []model.ID{"n1"}, By: geom.P(0, 7)}},
			func(d *model.Document) bool { return d.Get("n1").NumOr("x", 0) == 5 && d.Get("n1").NumOr("y", 1) == 0 }, 1, nil},
		{"deleted here, untouched there", []edit.Command{del("k")}, []edit.Command{set("p", "title", "T")},
			func(d *model.Document) bool { return d.Get("k") == nil }, 0, nil},
		{"deleted here, edited there", []edit.Command{del("s")}, []edit.Command{set("b", "name", "Hold")},
			func(d *model.Document) bool {
				return d.Get("s") != nil && d.Get("b").Text("name") == "Hold" && d.Get("a") == nil
			}, 0,
			[]string{"s restored", "b edit_kept"}},
		{"a card edited in a deleted column", []edit.Command{del("b")}, []edit.Command{set("card", "text", "Waits long")},
			func(d *model.Document) bool { return d.Get("b") != nil && d.Get("card").Text("text") == "Waits long" }, 0,
			[]string{"b restored", "card edit_kept"}},
		{"an emotion edited in a deleted column", []edit.Command{del("b")}, []edit.Command{set("low", "quote", "Still nobody")},
			func(d *model.Document) bool {
				return d.Get("b") != nil && d.Get("low").Ref("step") == "b" && d.Get("card") == nil
			}, 0,
			[]string{"b restored", "low edit_kept"}},
		{"a card edited that a deleted KPI stood on", []edit.Command{del("k")}, []edit.Command{set("told", "text", "Tells it twice")},
			func(d *model.Document) bool { return d.Get("k") == nil && !d.Get("told").Has("kpi") }, 0, nil},
		{"a new link to a deleted shape", []edit.Command{del("n1")}, []edit.Command{edit.Connect{Link: newLink}},
			func(d *model.Document) bool { return d.Get("n1") != nil && d.Get("l2") != nil && d.Get("l") == nil }, 0,
			[]string{"n1 restored"}},
		{"an edited link to a deleted shape", []edit.Command{del("n1")}, []edit.Command{set("l", "label", "Yes")},
			func(d *model.Document) bool { return d.Get("n1") == nil && d.Get("l") == nil }, 0,
			[]string{"l link_removed"}},
		{"a new reference to a deleted KPI", []edit.Command{del("k")}, []edit.Command{set("card", "kpi", "k")},
			func(d *model.Document) bool { return d.Get("k") != nil }, 0, []string{"k restored"}},
	} {
		t.Run(c.name, func(t *testing.T) {
			r := Three(base, do(t, base, c.ours...), do(t, base, c.theirs...), Ours)
			if !c.check(r.Doc) {
				t.Errorf("result:%s", show(r.Doc))
			}
			if len(r.Conflicts) != c.conflicts {
				t.Errorf("conflicts %v", r.Conflicts)
			}
			if !slices.Equal(events(r), c.events) {
				t.Errorf("reports %v, want %v", events(r), c.events)
			}
		})
	}
}

// A script deletes an element and leaves what refers to it.
func TestReferencesThatTheirDeleterLeft(t *testing.T) {
	base := journey()
	d := base.Draft()
	d.Delete("k")
	bare, _ := d.Commit()
	for _, c := range []struct {
		edit   edit.Command
		events []string
	}{
		{set("told", "text", "Tells it twice"), []string{"told ref_removed"}},
		{set("p", "title", "T"), nil},
	} {
		r := Three(base, do(t, base, c.edit), bare, Ours)
		if r.Doc.Get("k") != nil || r.Doc.Get("told").Has("kpi") || !slices.Equal(events(r), c.events) {
			t.Errorf("reports %v, want %v; result:%s", events(r), c.events, show(r.Doc))
		}
	}
}

// Who newly names a link that goes with its end brings both back, wherever it stands.
func TestANewReferenceToALinkThatGoes(t *testing.T) {
	d := journey().Draft()
	d.Insert(model.NewRecord("early", "action", "", txt("name", "A")), "")
	d.Append(model.NewRecord("late", "action", "", txt("name", "B")))
	base, _ := d.Commit()
	d = base.Draft()
	d.Delete("n1")
	bare, _ := d.Commit() // by a script, which leaves the link
	for name, ours := range map[string]*model.Document{"with its links": do(t, base, del("n1")), "alone": bare} {
		for _, action := range []string{"early", "late"} {
			theirs := do(t, base, edit.Set{IDs: []model.ID{model.ID(action)}, Name: "changes", Value: model.List{"l"}})
			r := Three(base, ours, theirs, Ours)
			if r.Doc.Get("l") == nil || r.Doc.Get("n1") == nil || !slices.Equal(r.Doc.Get(model.ID(action)).List("changes"), []string{"l"}) {
				t.Errorf("%s deleted %s:%s", action, name, show(r.Doc))
			}
			if got := events(r); !slices.Equal(slices.Sorted(slices.Values(got)), []string{"l restored", "n1 restored"}) {
				t.Errorf("%s deleted %s: reports %v", action, name, got)
			}
		}
	}
}

// Of a list only the deleted one goes.
func TestAListThatNamesADeletedElement(t *testing.T) {
	d := journey().Draft()
	d.Append(model.NewRecord("act", "action", "", txt("name", "A"), model.Prop{Name: "changes", Value: model.List{"n1", "n2", "card"}}))
	base, _ := d.Commit()
	d = base.Draft()
	d.Delete("n1")
	d.Delete("l")
	bare, _ := d.Commit() // by a script, which leaves the list
	r := Three(base, bare, do(t, base, set("act", "name", "B")), Ours)
	if a := r.Doc.Get("act"); !slices.Equal(a.List("changes"), []string{"n2", "card"}) || a.Text("name") != "B" {
		t.Errorf("merged%s", show(r.Doc))
	}
	if got := events(r); !slices.Equal(got, []string{"act ref_removed"}) {
		t.Errorf("reports %v", got)
	}
}

// Never made by this program: under one id, two elements of two kinds.
func TestTwoKindsUnderOneID(t *testing.T) {
	base := journey()
	with := func(kind string) *model.Document {
		d := base.Draft()
		d.Append(model.NewRecord("new", kind, "", txt("name", kind)))
		next, _ := d.Commit()
		return next
	}
	for prefer, want := range map[Side]string{Ours: "persona", Theirs: "action"} {
		r := Three(base, with("persona"), with("action"), prefer)
		if r.Doc.Get("new").Kind() != want || !inConflict(r, "new", "kind") {
			t.Errorf("%v: %s, conflicts %v", prefer, show(r.Doc), r.Conflicts)
		}
	}
}

// What both did to such a link is there, and only that it came back is told.
func TestALinkThatComesBackIsMerged(t *testing.T) {
	d := journey().Draft()
	d.Append(model.NewRecord("act", "action", "", txt("name", "A")))
	base, _ := d.Commit()
	d = base.Draft()
	d.Delete("n1")
	d.Set("l", "label", model.Text("Yes"))
	ours, _ := d.Commit()
	theirs := do(t, base, set("l", "routing", "straight"), edit.Set{IDs: []model.ID{"act"}, Name: "changes", Value: model.List{"l"}})
	r := Three(base, ours, theirs, Ours)
	if l := r.Doc.Get("l"); l == nil || l.Text("label") != "Yes" || l.Text("routing") != "straight" || r.Doc.Get("n1") == nil {
		t.Errorf("merged%s", show(r.Doc))
	}
	if got := events(r); !slices.Equal(slices.Sorted(slices.Values(got)), []string{"l restored", "n1 restored"}) {
		t.Errorf("reports %v", got)
	}
}

func TestPreference(t *testing.T) {
	base := journey()
	o, th := do(t, base, set("p", "title", "Mine")), do(t, base, set("p", "title", "Theirs"))
	r := Three(base, o, th, Theirs)
	if got := r.Doc.Get("p").Text("title"); got != "Theirs" {
		t.Errorf("title %q", got)
	}
	c := r.Conflicts[0]
	if c.ID != "p" || c.Base[0].String() != "P" || c.Ours[0].String() != "Mine" || c.Theirs[0].String() != "Theirs" {
		t.Errorf("conflict %v", c)
	}
}

func TestOrder(t *testing.T) {
	list := func(ids string) *model.Document {
		var rs []*model.Record
		for _, c := range ids {
			rs = append(rs, model.NewRecord(model.ID(c), "persona", ""))
		}
		return model.NewDocument(nil, rs)
	}
	for _, c := range []struct {
		base, ours, theirs, want string
		conflicts                int
	}{
		{"abcd", "abxcd", "abcyd", "abxcyd", 0}, // inserts at two places
		{"abcd", "abycd", "abxcd", "abxycd", 0}, // in one gap: the smaller first id first
		{"abcd", "dabc", "abcd", "dabc", 0},
		{"abcd", "dabc", "abcxd", "dabcx", 0}, // one moved, the other put something beside its old place
		{"abcd", "dabc", "dabc", "dabc", 0},
		{"abcd", "bacd", "abdc", "badc", 0},
		{"abcd", "dabc", "d0abc", "d0abc", 0},   // what stands behind an element that both moved alike stays there
		{"abcde", "eabcd", "aebcd", "eabcd", 1}, // both moved e, to two places
		{"abc", "ac", "axbyc", "axyc", 0},       // deleted between two inserts
	} {
		r := Three(list(c.base), list(c.ours), list(c.theirs), Ours)
		got := ""
		for _, rec := range r.Doc.Records() {
			got += string(rec.ID())
		}
		if got != c.want || len(r.Conflicts) != c.conflicts {
			t.Errorf("%s × %s × %s = %s (%d conflicts), want %s (%d)", c.base, c.ours, c.theirs, got, len(r.Conflicts), c.want, c.conflicts)
		}
	}
}

func TestMovesThatWouldCloseACircle(t *testing.T) {
	r := model.NewRecord
	doc := func(pa, pb model.ID) *model.Document {
		return model.NewDocument(nil, []*model.Record{r("a", "group", pa), r("b", "group", pb)})
	}
	res := Three(doc("", ""), doc("b", ""), doc("", "a"), Ours)
	if a, b := res.Doc.Get("a"), res.Doc.Get("b"); a.Parent() != "b" || b.Parent() != "" || len(res.Conflicts) == 0 {
		t.Errorf("a in %q, b in %q, conflicts %v", a.Parent(), b.Parent(), res.Conflicts)
	}
}

func TestUnknownFieldsMergeAsRawValues(t *testing.T) {
	r := model.NewRecord
	raw := func(v, w string) *model.Document {
		return model.NewDocument(nil, []*model.Record{r("a", "hologram", "", model.Prop{Name: "v", Value: model.Raw(v)}, model.Prop{Name: "w", Value: model.Raw(w)})})
	}
	res := Three(raw("1", "1"), raw("12345678901234567890", "1"), raw("1", `{"x":2}`), Ours)
	if got := res.Doc.Get("a"); got.Get("v").String() != "12345678901234567890" || got.Get("w").String() != `{"x":2}` {
		t.Errorf("merged %v", got.Props())
	}
}

func TestAStaleWriterDoesNotUndoWhatCameAfter(t *testing.T) {
	start := time.Date(2026, 1, 1, 9, 0, 0, 0, time.UTC)
	v1 := journey()
	v2 := do(t, v1, set("a", "name", "Phone"), set("b", "name", "Hold the line"))
	var v Versions
	v.Add(v1, start)
	v.Add(v2, start.Add(5*time.Second))
	stale := do(t, v1, set("k", "name", "NPS")) // read version 1, writes it with one change
	base, revert := v.Base(stale, start.Add(time.Minute))
	if revert || !base.Equal(v1) {
		t.Fatal("the version that the script started from was not found")
	}
	got := Three(base, v2, stale, Ours).Doc
	if got.Get("a").Text("name") != "Phone" || got.Get("k").Text("name") != "NPS" {
		t.Errorf("merged%s", show(got))
	}
	if base, revert := v.Base(v1, start.Add(time.Hour)); !revert || !base.Equal(v1) {
		t.Error("putting back an older version is a decision, not a merge")
	}
	if _, revert := v.Base(v2, start.Add(time.Hour)); revert {
		t.Error("writing the newest version again reverts nothing")
	}
	// Whoever read version 1 an hour ago, or checks out a branch that comes from it, is
	// taken at their word, however often version 2 was seen since.
	v.Add(v2, start.Add(30*time.Minute))
	if base, revert := v.Base(stale, start.Add(time.Hour)); revert || !base.Equal(v2) {
		t.Error("a version that was replaced an hour ago is still taken for the base")
	}
	v.Add(do(t, v2, set("k", "name", "X")), start.Add(70*time.Second))
	v.Add(do(t, v2, set("k", "name", "Y")), start.Add(140*time.Second))
	if base, _ := v.Base(stale, start.Add(140*time.Second)); base.Equal(v1) {
		t.Error("a version of two minutes ago is still remembered")
	}
}

// A version is kept as long as a writer may still have read it, and one more.
func TestVersionsAreForgotten(t *testing.T) {
	start := time.Date(2026, 1, 1, 9, 0, 0, 0, time.UTC)
	var v Versions
	named := func(n string) *model.Document { return do(t, journey(), set("k", "name", n)) }
	for i, n := range []string{"A", "B", "C", "D"} {
		v.Add(named(n), start.Add(time.Duration(20*i)*time.Second))
	}
	has := func(want ...string) {
		t.Helper()
		for _, n := range []string{"A", "B", "C", "D", "E"} {
			if got := v.Had("k", []string{"name"}, []model.Value{model.Text(n)}); got != slices.Contains(want, n) {
				t.Errorf("version %s is remembered: %v", n, got)
			}
		}
	}
	has("A", "B", "C", "D") // A was replaced 40 s ago
	v.Add(named("E"), start.Add(100*time.Second))
	has("B", "C", "D", "E") // A was replaced 80 s ago, B 60 s
	v.Add(named("E"), start.Add(time.Hour))
	has("D", "E") // whoever puts D back does it on purpose
	if v.Had("gone", []string{"name"}, []model.Value{nil}) {
		t.Error("an element that never was had no name")
	}
}

// What one side edits and the other one moves is edited and moved.
func TestMovesAndEdits(t *testing.T) {
	d := journey().Draft()
	d.Append(model.NewRecord("s2", "stage", "p", txt("name", "Second")))
	d.Append(model.NewRecord("s3", "stage", "p", txt("name", "Third")))
	base, _ := d.Commit()
	move := func(to model.ID) edit.Command { return edit.Reorder{ID: "a", Parent: to} }
	rename := set("a", "name", "Phone")
	for name, c := range map[string]struct {
		ours, theirs []edit.Command
		parent       model.ID
		conflict     bool
	}{
		"theirs moved":         {[]edit.Command{rename}, []edit.Command{move("s2")}, "s2", false},
		"ours moved":           {[]edit.Command{move("s2")}, []edit.Command{rename}, "s2", false},
		"both alike":           {[]edit.Command{move("s2"), rename}, []edit.Command{move("s2")}, "s2", false},
		"both differently":     {[]edit.Command{move("s2"), rename}, []edit.Command{move("s3")}, "s2", true},
		"only theirs, whole":   {[]edit.Command{set("p", "title", "T")}, []edit.Command{move("s3"), rename}, "s3", false},
		"moved here and there": {[]edit.Command{move("s2")}, []edit.Command{move("s2"), rename}, "s2", false},
	} {
		r := Three(base, do(t, base, c.ours...), do(t, base, c.theirs...), Ours)
		a := r.Doc.Get("a")
		if a.Parent() != c.parent || a.Text("name") != "Phone" || inConflict(r, "a", "parent") != c.conflict {
			t.Errorf("%s: in %s, called %s, conflicts %v", name, a.Parent(), a.Text("name"), r.Conflicts)
		}
	}
}

// The counts of what a writer may have done to a version.
func TestDistanceOfOneEdit(t *testing.T) {
	base := journey()
	for name, c := range map[string]struct {
		edit edit.Command
		want int
	}{
		"a field":             {set("a", "name", "Phone"), 1},
		"a field of the root": {edit.Set{IDs: []model.ID{model.Root}, Name: "title", Value: model.Text("New")}, 1},
		"another place":       {edit.Reorder{ID: "b", Parent: "s"}, 1},
		"an element":          {edit.Insert{Record: model.NewRecord("c", "step", "s", txt("name", "C")), Last: true}, 2},
		"another cell":        {edit.PlaceCard{ID: "told", Lane: "lane", Step: "b"}, 2}, // and in front
	} {
		if got := distance(base, do(t, base, c.edit), -1); got != c.want {
			t.Errorf("%s counts %d, not %d", name, got, c.want)
		}
	}
}

func BenchmarkThree10000(b *testing.B) {
	var rs []*model.Record
	rs = append(rs, model.NewRecord("q", "page", "", txt("page_kind", "flowchart")))
	for i := range 10000 {
		rs = append(rs, model.NewRecord(model.ID(fmt.Sprint("n", i)), "node", "q", txt("node_kind", "action"), txt("name", fmt.Sprint("Node ", i)), num("x", float64(i)), num("y", 0)))
	}
	base := model.NewDocument(nil, rs)
	side := func(step int, name string) *model.Document {
		d := base.Draft()
		for i := 0; i < 10000; i += step {
			d.Set(model.ID(fmt.Sprint("n", i)), "name", model.Text(name))
		}
		for i := 7; i < 200; i += step {
			d.Move(model.ID(fmt.Sprint("n", i)), "q", model.ID(fmt.Sprint("n", 9000+i)))
		}
		next, _ := d.Commit()
		return next
	}
	ours, theirs := side(3, "mine"), side(5, "theirs")
	defer modeltest.CPU(b)()
	for b.Loop() {
		Three(base, ours, theirs, Ours)
	}
}

// The fast count is zero for equal documents alone, and does not depend on the
// direction.
func TestDistance(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		b := drawBase(t)
		a, c := drawSide(t, b, "one"), drawSide(t, b, "other")
		n := distance(a, c, -1)
		if (n == 0) != a.Equal(c) {
			t.Fatalf("distance %d between%s\nand%s", n, show(a), show(c))
		}
		if m := distance(c, a, -1); m != n {
			t.Fatalf("%d there and %d back between%s\nand%s", n, m, show(a), show(c))
		}
		if n > 0 && distance(a, c, 0) == 0 {
			t.Fatal("a limit made them equal")
		}
	})
}
