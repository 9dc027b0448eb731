package session

import (
	"fmt"
	"testing"

	"waymark/model"
	"waymark/model/file"
)

// large makes a map of n shapes.
func large(n int) *model.Document {
	rs := []*model.Record{model.NewRecord("f", "page", "", txt("page_kind", "flowchart"), txt("title", "Flow"))}
	for i := range n {
		rs = append(rs, model.NewRecord(model.ID(fmt.Sprint("n", i)), "node", "f", txt("node_kind", "action"), txt("name", fmt.Sprint("Shape ", i)), num("x", float64(i)), num("y", 0)))
	}
	return model.NewDocument(nil, rs)
}

// What the session's goroutine does when another program's content arrives in a
// map of 10,000 elements with unsaved edits, after twenty saves within a minute.
func BenchmarkExternal(b *testing.B) {
	doc := large(10_000)
	res := make([]*file.Result, 2)
	for i := range res {
		theirs := with(doc, "n7", txt("name", fmt.Sprint("theirs ", i)))
		src, err := file.Encode(theirs)
		if err != nil {
			b.Fatal(err)
		}
		if res[i], err = file.Decode(src); err != nil {
			b.Fatal(err)
		}
	}
	s := New(doc, "/map")
	for i := range 20 {
		s.agree(with(doc, "n9", txt("name", fmt.Sprint("saved ", i))), nil)
	}
	s.committed = with(s.file.agreed, "n11", txt("name", "mine"))
	start := *s
	for i := 0; b.Loop(); i++ {
		*s = start
		s.External(res[i%2])
	}
}
