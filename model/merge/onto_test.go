package merge

import (
	"cmp"
	"fmt"
	"slices"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"waymark/model"
)

// What was done meanwhile is put on top as a whole merge would have done it.
func TestLawsOfOnto(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		b := drawBase(t)
		th := drawSide(t, b, "theirs")
		var done []model.Change
		o := b
		for range rapid.IntRange(1, 3).Draw(t, "times") {
			next := drawSide(t, o, "ours")
			done = append(done, model.Between(o, next))
			o = next
		}
		got, change := Onto(b, o, th, done)
		want := Three(b, o, th, Ours)
		if g, w := sorted(got.Doc), sorted(want.Doc); g != w {
			t.Fatalf("got%s\nwant%s", g, w)
		}
		if g, w := told(got), told(want); g != w {
			t.Fatalf("told are\n%s\nnot\n%s", g, w)
		}
		if next := change.Apply(th); !next.Equal(got.Doc) {
			t.Fatalf("the change leads to%s\nnot to%s", show(next), show(got.Doc))
		}
		everyChangeIsThere(t, b, o, th, got)
		nothingIsInvented(t, b, o, th, got)
		noSilentResurrection(t, b, o, th, got)
		nothingDangles(t, b, o, th, got)
	})
}

// sorted writes a document without the order of siblings.
func sorted(d *model.Document) string {
	lines := strings.Split(show(d), "\n")
	slices.Sort(lines)
	return strings.Join(lines, "\n")
}

// told writes what there is to say about a result, without conflicts of order,
// which depend on what stands beside.
func told(r Result) string {
	var lines []string
	for _, c := range r.Conflicts {
		if c.Names[0] != "order" {
			lines = append(lines, fmt.Sprint(c))
		}
	}
	for _, p := range r.Reports {
		lines = append(lines, fmt.Sprint(p))
	}
	slices.SortFunc(lines, cmp.Compare[string])
	return strings.Join(lines, "\n")
}
