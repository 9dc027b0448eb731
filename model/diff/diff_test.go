package diff_test

import (
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"

	"waymark/model"
	"waymark/model/diff"
	"waymark/model/file"
	"waymark/model/kind"
	"waymark/model/modeltest"
)

var update = flag.Bool("update", false, "write the golden files anew")

func load(t *testing.T, name string) *model.Document {
	t.Helper()
	r, err := file.Read(t.Context(), filepath.Join("testdata", name))
	if err != nil {
		t.Fatal(err)
	}
	return r.Doc
}

// One pair of files shows every kind of sentence; the golden file is what a
// person reads.
func TestGolden(t *testing.T) {
	var b strings.Builder
	if err := diff.Write(&b, diff.Lines(load(t, "before.waymark.json"), load(t, "after.waymark.json"))); err != nil {
		t.Fatal(err)
	}
	path := filepath.Join("testdata", "words.golden")
	if *update {
		if err := os.WriteFile(path, []byte(b.String()), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	want, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	if d := cmp.Diff(string(want), b.String()); d != "" {
		t.Error(d)
	}
}

func TestFieldsOfALine(t *testing.T) {
	set := func(v model.Value) *model.Document {
		return model.NewDocument(nil, []*model.Record{
			model.NewRecord("p", "page", "", model.Prop{Name: "title", Value: model.Text("Now")}),
			model.NewRecord("g", "stage", "p"),
			model.NewRecord("s", "step", "g", model.Prop{Name: "name", Value: model.Text("Call support")}, model.Prop{Name: "lead_time", Value: v}),
		})
	}
	got := diff.Lines(set(model.Duration{N: 2, Unit: model.Days}), set(model.Duration{N: 4, Unit: model.Hours}))
	want := []diff.Line{{
		Page: "p", Heading: "Page “Now”", ID: "s", Kind: "step", Element: "step “Call support”", Op: diff.Changed,
		Property: "lead_time", Before: "2 d", After: "4 h", Text: "lead time 2 d → 4 h",
	}}
	if d := cmp.Diff(want, got); d != "" {
		t.Error(d)
	}
	if s := got[0].String(); s != "step “Call support”: lead time 2 d → 4 h" {
		t.Error(s)
	}
}

// Two texts that look alike must not be shown as the same text twice.
func TestTexts(t *testing.T) {
	long := strings.Repeat("the customer waits for an answer ", 4)
	for _, c := range []struct{ property, before, after, want string }{
		{"text", "short", "shorter", `card “short”: text “short” → “shorter”`},
		{"text", long + "on Monday", long + "on Tuesday", `text “…an answer on Monday” → “…an answer on Tuesday”`},
		{"text", "a b", "a\nb", `text changed in characters that do not show`},
		{"text", "", "x", `text empty → “x”`},
		{"text", "x", "\u202eevil\x1b[2J", `text “x” → “evil[2J”`},
		{"evidence", "", "\n", `evidence empty → “”`},
	} {
		doc := func(s string) *model.Document {
			return model.NewDocument(nil, []*model.Record{model.NewRecord("c", "card", "l", model.Prop{Name: c.property, Value: model.Text(s)})})
		}
		lines := diff.Lines(doc(c.before), doc(c.after))
		if len(lines) != 1 || !strings.Contains(lines[0].String(), c.want) {
			t.Errorf("%q → %q: %v", c.before, c.after, lines)
		}
	}
}

// There is a line exactly where there is a difference, each says something, and
// every element that differs is told of or came or went with one that is.
func TestEveryDifferenceIsTold(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		a := modeltest.Document(t)
		b := a
		if rapid.Bool().Draw(t, "other document") {
			b = modeltest.Document(t)
		} else {
			b = vary(t, a)
		}
		lines := diff.Lines(a, b)
		if a.Equal(b) != (len(lines) == 0) {
			t.Fatalf("equal: %v, %d lines", a.Equal(b), len(lines))
		}
		told := map[model.ID]bool{}
		for _, l := range lines {
			told[l.ID] = true
			if l.Element == "" || l.Text == "" || l.Heading == "" || strings.ContainsAny(l.String(), "\n\r\x1b") {
				t.Fatalf("a line that says nothing: %#v", l)
			}
		}
		for _, e := range model.Between(a, b).Edits {
			id := e.ID()
			if told[id] {
				continue
			}
			has := a
			if e.Before == nil {
				has = b
			}
			if e.Before != nil && e.After != nil {
				t.Fatalf("a change of %s is not told", id)
			}
			for !told[id] {
				r := has.Get(id)
				if r == nil || id == model.Root {
					t.Fatalf("%s came or went untold", e.ID())
				}
				id = r.Parent()
			}
		}
	})
}

// vary changes some properties of some records to other valid values.
func vary(t *rapid.T, doc *model.Document) *model.Document {
	d := doc.Draft()
	for _, r := range doc.Records() {
		k, ok := kind.Of(r.Kind())
		if !ok || rapid.IntRange(0, 2).Draw(t, "vary") > 0 {
			continue
		}
		p := rapid.SampledFrom(k.Properties).Draw(t, "property")
		d.Set(r.ID(), p.Name, modeltest.Value(t, &p, r.ID()))
	}
	next, _ := d.Commit()
	return next
}

// Elements that belong to one another round a circle have no outermost one, and
// are still told of.
func TestCirclesAreTold(t *testing.T) {
	empty := model.NewDocument(nil, nil)
	circle := model.NewDocument(nil, []*model.Record{model.NewRecord("a", "stage", "b"), model.NewRecord("b", "stage", "a"), model.NewRecord("c", "stage", "c")})
	for _, lines := range [][]diff.Line{diff.Lines(empty, circle), diff.Lines(circle, empty)} {
		if len(lines) != 3 {
			t.Errorf("%v", lines)
		}
	}
}

// What hangs on a circle goes with it, and the way up has an end.
func TestWhatHangsOnACircle(t *testing.T) {
	empty := model.NewDocument(nil, nil)
	hook := model.NewDocument(nil, []*model.Record{model.NewRecord("a", "stage", "b"), model.NewRecord("b", "stage", "a"), model.NewRecord("c", "stage", "a")})
	for _, lines := range [][]diff.Line{diff.Lines(empty, hook), diff.Lines(hook, empty)} {
		if len(lines) != 2 {
			t.Errorf("%v", lines)
		}
	}
}

func BenchmarkLines(b *testing.B) {
	var before, after []*model.Record
	page := model.NewRecord("p", "page", model.Root, model.Prop{Name: "title", Value: model.Text("Flow")})
	before, after = append(before, page), append(after, page)
	for i := range 10_000 {
		r := model.NewRecord(model.ID(fmt.Sprint("n", i)), "node", "p", model.Prop{Name: "name", Value: model.Text("Check the line")}, model.Prop{Name: "x", Value: model.Number(i)})
		before = append(before, r)
		if i%2 == 0 {
			r = r.With(model.Prop{Name: "x", Value: model.Number(i + 1)})
		}
		after = append(after, r)
	}
	x, y := model.NewDocument(nil, before), model.NewDocument(nil, after)
	defer modeltest.CPU(b)()
	for b.Loop() {
		if n := len(diff.Lines(x, y)); n != 5000 {
			b.Fatal(n)
		}
	}
}
