package model

import (
	"slices"
	"testing"

	"pgregory.net/rapid"
)

// drawDocument makes a small forest of records, a few of which hang on nothing.
func drawDocument(t *rapid.T) *Document {
	n := rapid.IntRange(0, 12).Draw(t, "n")
	var rs []*Record
	ids := []ID{Root, "gone"}
	for i := range n {
		id := ID(rune('a' + i))
		parent := rapid.SampledFrom(ids).Draw(t, "parent")
		rs = append(rs, NewRecord(id, "step", parent, Prop{"name", Text(rapid.SampledFrom([]string{"x", "y"}).Draw(t, "name"))}))
		ids = append(ids, id)
	}
	return NewDocument(nil, rs)
}

func drawEdits(t *rapid.T, d *Draft) {
	pick := func(label string) ID {
		return ID(rapid.SampledFrom([]string{"", "a", "b", "c", "d", "e", "f", "gone", "new1", "new2"}).Draw(t, label))
	}
	for range rapid.IntRange(0, 8).Draw(t, "edits") {
		switch rapid.IntRange(0, 3).Draw(t, "op") {
		case 0:
			d.Set(pick("id"), "name", Text(rapid.SampledFrom([]string{"x", "y", "z"}).Draw(t, "v")))
		case 1:
			id, parent := ID(rapid.SampledFrom([]string{"new1", "new2", "new3"}).Draw(t, "new")), pick("parent")
			if d.Get(parent) != nil || parent == "gone" { // a command never closes a circle of parents
				d.Insert(NewRecord(id, "node", parent), pick("after"))
			}
		case 2:
			id, parent := pick("id"), pick("parent")
			for p := parent; p != Root; { // a command never moves a thing into itself
				if p == id {
					return
				}
				r := d.Get(p)
				if r == nil {
					break
				}
				p = r.Parent()
			}
			d.Move(id, parent, pick("after"))
		case 3:
			d.Delete(pick("id"))
		}
	}
}

func TestUndoIsIdentity(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		doc := drawDocument(t)
		d := doc.Draft()
		drawEdits(t, d)
		next, c := d.Commit()
		if back := c.Inverse().Apply(next); !back.Equal(doc) {
			t.Fatalf("undo differs:\n%v\n%v", dump(back), dump(doc))
		}
		if again := c.Apply(doc); !again.Equal(next) {
			t.Fatalf("redo differs:\n%v\n%v", dump(again), dump(next))
		}
	})
}

func TestBetween(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		a := drawDocument(t)
		d := a.Draft()
		drawEdits(t, d)
		b, _ := d.Commit()
		c := Between(a, b)
		if got := c.Apply(a); !got.Equal(b) {
			t.Fatalf("difference does not lead from a to b:\n%v\n%v\n%v", dump(a), dump(got), dump(b))
		}
		if a.Equal(b) != c.Empty() {
			t.Fatalf("empty change %v for equal %v", c.Empty(), a.Equal(b))
		}
		if got := c.Inverse().Apply(b); !got.Equal(a) {
			t.Fatalf("inverse difference:\n%v\n%v", dump(got), dump(a))
		}
	})
}

func dump(d *Document) (out []string) {
	for _, r := range d.records {
		out = append(out, string(r.parent)+">"+string(r.id)+"="+r.Text("name"))
	}
	return out
}

func TestApplyTouchesOnlyWhatIsStillItsOwn(t *testing.T) {
	doc := NewDocument(nil, []*Record{NewRecord("a", "step", Root, Prop{"name", Text("old")}, Prop{"text", Text("t")})})
	d := doc.Draft()
	d.Set("a", "name", Text("mine"))
	d.Set("a", "text", Text("mine too"))
	mine, c := d.Commit()
	d = mine.Draft()
	d.Set("a", "name", Text("theirs"))
	merged, _ := d.Commit()
	got := c.Inverse().Apply(merged).Get("a")
	if got.Text("name") != "theirs" || got.Text("text") != "t" {
		t.Fatalf("undo gave %q and %q", got.Text("name"), got.Text("text"))
	}
}

func TestNewIDIsURLSafeAndUnique(t *testing.T) {
	seen := map[ID]bool{}
	for range 10000 {
		id := NewID()
		if seen[id] || len(id) != 10 || id[0] <= '9' {
			t.Fatalf("bad id %q", id)
		}
		seen[id] = true
	}
}

func TestParseDuration(t *testing.T) {
	for in, want := range map[string]string{"15 min": "15 min", "2d": "2 d", "1.50 h": "1.5 h", "90 s": "90 s", "0 w": "0 w"} {
		if d, err := ParseDuration(in); err != nil || d.String() != want {
			t.Errorf("%q: %v, %v", in, d, err)
		}
	}
	for _, in := range []string{"", "15", "min", "-1 d", "1e3 s", "0x10 s", "Inf d", "1 month", "1 2 d", "NaN h"} {
		if d, err := ParseDuration(in); err == nil {
			t.Errorf("%q was taken as %v", in, d)
		}
	}
}

func TestNewRecordSortsAndKeepsTheLast(t *testing.T) {
	r := NewRecord("a", "step", Root, Prop{"z", Text("1")}, Prop{"b", Text("2")}, Prop{"n", nil}, Prop{"b", Text("3")}, Prop{"z", nil})
	if len(r.Props()) != 1 || r.Text("b") != "3" {
		t.Errorf("%v", r.Props())
	}
}

// Who refers to whom is known of every document, also of those that took it over from
// the one before.
func TestReferrersFollowEdits(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		ids := []string{"a", "b", "c", "d", "e"}
		var recs []*Record
		for _, id := range ids {
			recs = append(recs, NewRecord(ID(id), "node", Root))
		}
		doc := NewDocument(nil, recs)
		for range rapid.IntRange(1, 8).Draw(t, "edits") {
			d := doc.Draft()
			for range rapid.IntRange(1, 3).Draw(t, "sets") {
				id := ID(rapid.SampledFrom(ids).Draw(t, "id"))
				word := rapid.SampledFrom([]string{"a", "b", "c", "d", "e", "no id", ""}).Draw(t, "value")
				switch rapid.IntRange(0, 4).Draw(t, "edit") {
				case 0:
					d.Set(id, "to", Text(word))
				case 1:
					d.Set(id, "list", List{word, "x"})
				case 2:
					d.Set(id, "to", nil)
				case 3:
					d.Set(id, "x", Number(7))
				case 4:
					d.Move(id, Root, ID(word))
				}
			}
			if rapid.Bool().Draw(t, "asked") {
				doc.Referrers("a")
			}
			doc, _ = d.Commit()
			fresh := NewDocument(doc.Root(), doc.Records())
			for _, id := range ids {
				if got, want := doc.Referrers(ID(id)), fresh.Referrers(ID(id)); !slices.Equal(got, want) {
					t.Fatalf("%s is named by %v, want %v", id, got, want)
				}
			}
		}
	})
}

func TestSharing(t *testing.T) {
	a := NewDocument(nil, []*Record{NewRecord("p", "page", ""), NewRecord("n", "node", "p", Prop{"name", Text("one")})})
	b := NewDocument(nil, []*Record{NewRecord("p", "page", ""), NewRecord("n", "node", "p", Prop{"name", Text("two")}), NewRecord("m", "node", "p")})
	got := b.Sharing(a)
	if !got.Equal(b) || got.Get("p") != a.Get("p") || got.Get("n") != b.Get("n") || got.Get("m") != b.Get("m") {
		t.Errorf("%v", got.Records())
	}
}

// family is a page with two stages, the first with two steps.
func family() *Document {
	return NewDocument(nil, []*Record{
		NewRecord("p", "page", Root), NewRecord("s", "stage", "p"), NewRecord("a", "step", "s"), NewRecord("b", "step", "s"), NewRecord("t", "stage", "p"),
	})
}

func TestDeleteTakesWhatBelongsToIt(t *testing.T) {
	d := family().Draft()
	d.Delete("s")
	if got := d.Touched(); !slices.Equal(got, []ID{"b", "a", "s"}) || !d.Changed() {
		t.Errorf("touched %v", got)
	}
	next, c := d.Commit()
	if next.Len() != 2 || next.Get("a") != nil || !slices.Equal(next.Children("p"), []ID{"t"}) {
		t.Errorf("%d records are left, %v on the page", next.Len(), next.Children("p"))
	}
	if !c.Inverse().Apply(next).Equal(family()) {
		t.Error("undo does not bring all of it back")
	}
	d = family().Draft()
	d.Delete(Root)
	d.Delete("gone")
	if d.Changed() {
		t.Error("the document itself was deleted, or what is not there")
	}
	// A file may hold a circle of parents.
	d = NewDocument(nil, []*Record{NewRecord("x", "group", "y"), NewRecord("y", "group", "x"), NewRecord("z", "group", "x")}).Draft()
	d.Delete("x")
	if next, _ = d.Commit(); next.Len() != 0 {
		t.Errorf("%d of a circle are left", next.Len())
	}
}

func TestPlaces(t *testing.T) {
	for _, c := range []struct {
		what string
		do   func(*Draft)
		want []ID // of the stage
	}{
		{"first", func(d *Draft) { d.Insert(NewRecord("n", "step", "s"), "") }, []ID{"n", "a", "b"}},
		{"between", func(d *Draft) { d.Insert(NewRecord("n", "step", "s"), "a") }, []ID{"a", "n", "b"}},
		{"behind nobody that is there", func(d *Draft) { d.Insert(NewRecord("n", "step", "s"), "gone") }, []ID{"a", "b", "n"}},
		{"last", func(d *Draft) { d.Append(NewRecord("n", "step", "s")) }, []ID{"a", "b", "n"}},
		{"an id that is taken", func(d *Draft) { d.Insert(NewRecord("a", "step", "s"), "b") }, []ID{"a", "b"}},
		{"to the front", func(d *Draft) { d.Move("b", "s", "") }, []ID{"b", "a"}},
		{"behind itself", func(d *Draft) { d.Move("a", "s", "a") }, []ID{"a", "b"}},
		{"into itself", func(d *Draft) { d.Move("a", "a", "") }, []ID{"a", "b"}},
		{"to another parent", func(d *Draft) { d.Move("a", "t", "gone") }, []ID{"b"}},
	} {
		d := family().Draft()
		c.do(d)
		next, change := d.Commit()
		if got := next.Children("s"); !slices.Equal(got, c.want) {
			t.Errorf("%s: %v, want %v", c.what, got, c.want)
		}
		if !change.Inverse().Apply(next).Equal(family()) || !change.Apply(family()).Equal(next) {
			t.Errorf("%s: undo and redo do not lead there and back", c.what)
		}
	}
}

func TestEditsOfOneRecordAreOne(t *testing.T) {
	d := family().Draft()
	d.Set("a", "name", Text("x"))
	d.Set("a", "name", Text("y"))
	d.Set("b", "name", nil)
	_, c := d.Commit()
	if len(c.Edits) != 1 || !slices.Equal(c.IDs(), []ID{"a"}) || !slices.Equal(c.Edits[0].ChangedProps(), []string{"name"}) {
		t.Errorf("%d edits of %v", len(c.Edits), c.IDs())
	}
	for _, e := range []Edit{{After: NewRecord("n", "step", "s", Prop{"name", Text("x")})}, {Before: NewRecord("n", "step", "s", Prop{"name", Text("x")})}} {
		if got := e.ChangedProps(); !slices.Equal(got, []string{"name"}) {
			t.Errorf("%v changes %v", e, got)
		}
	}
	d = family().Draft()
	d.Set("a", "name", Text("x"))
	d.Set("a", "name", nil)
	if next, c := d.Commit(); !c.Empty() || !next.Equal(family()) {
		t.Error("there and back is a change")
	}
}
