package file_test

import (
	"encoding/json"
	"fmt"
	"path/filepath"
	"testing"

	"waymark/model"
	"waymark/model/file"
	"waymark/model/modeltest"
)

// bigMap is a flowchart of n nodes and 1.3 n links, as measured elsewhere.
func bigMap(n int) *model.Document {
	text := func(name, v string) model.Prop { return model.Prop{Name: name, Value: model.Text(v)} }
	num := func(name string, v float64) model.Prop { return model.Prop{Name: name, Value: model.Number(v)} }
	rs := []*model.Record{model.NewRecord("page1", "page", model.Root, text("page_kind", "flowchart"), text("title", "Router support"))}
	id := func(i int) model.ID { return model.ID(fmt.Sprintf("node%06d", i)) }
	for i := range n {
		rs = append(rs, model.NewRecord(id(i), "node", "page1", text("node_kind", "action"), text("name", fmt.Sprintf("Check the line and restart router %d", i)),
			text("text", "Ask the customer to switch the router off, wait ten seconds and switch it on again."),
			model.Prop{Name: "process_time", Value: model.Duration{N: 4.5, Unit: model.Minutes}}, num("percent_ca", 92),
			num("x", float64(i%100)*200), num("y", float64(i/100)*120), num("w", 160), num("h", 80)))
	}
	for i := range n * 13 / 10 {
		rs = append(rs, model.NewRecord(model.ID(fmt.Sprintf("link%06d", i)), "link", "page1",
			text("from", string(id(i%n))), text("to", string(id((i*7+1)%n))), text("label", "Works"), num("share", 40)))
	}
	return model.NewDocument(model.NewRecord(model.Root, "document", model.Root, text("title", "Big")), rs)
}

func benchSizes(b *testing.B, run func(b *testing.B, doc *model.Document, bytes []byte)) {
	for _, n := range []int{50, 500, 2000, 10000} {
		doc := bigMap(n * 10 / 23) // n elements in all
		enc, err := file.Encode(doc)
		if err != nil {
			b.Fatal(err)
		}
		b.Run(fmt.Sprint(n), func(b *testing.B) {
			b.SetBytes(int64(len(enc)))
			b.ReportAllocs()
			defer modeltest.CPU(b)()
			run(b, doc, enc)
		})
	}
}

func BenchmarkDecode(b *testing.B) {
	benchSizes(b, func(b *testing.B, _ *model.Document, enc []byte) {
		for b.Loop() {
			if _, err := file.Decode(enc); err != nil {
				b.Fatal(err)
			}
		}
	})
}

func BenchmarkEncode(b *testing.B) {
	benchSizes(b, func(b *testing.B, doc *model.Document, _ []byte) {
		for b.Loop() {
			if _, err := file.Encode(doc); err != nil {
				b.Fatal(err)
			}
		}
	})
}

// A save as the editor makes one: encoding, writing, asking whether the file is
// still the agreed one, and what the exchange gave back. The time by the clock is
// mostly that of fsync.
func BenchmarkSave(b *testing.B) {
	benchSizes(b, func(b *testing.B, doc *model.Document, _ []byte) {
		path := filepath.Join(b.TempDir(), "map")
		var agreed file.Agreed
		for i := 0; b.Loop(); i++ {
			d := doc.Draft()
			d.Set("node000000", "x", model.Number(i))
			next, _ := d.Commit()
			content, err := file.Encode(next)
			if err != nil {
				b.Fatal(err)
			}
			out, err := file.Save(b.Context(), path, content, agreed)
			if err != nil || !out.Saved {
				b.Fatal(out, err)
			}
			agreed.Hash = file.HashOf(content)
		}
	})
}

// The named alternative: what the standard library takes to read the same bytes
// into maps, checking nothing.
func BenchmarkStandardLibraryUnmarshal(b *testing.B) {
	benchSizes(b, func(b *testing.B, _ *model.Document, enc []byte) {
		for b.Loop() {
			var v any
			if err := json.Unmarshal(enc, &v); err != nil {
				b.Fatal(err)
			}
		}
	})
}

// The named alternative: what the standard library takes to write the same
// document from maps, indented.
func BenchmarkStandardLibraryMarshalIndent(b *testing.B) {
	benchSizes(b, func(b *testing.B, _ *model.Document, enc []byte) {
		var v any
		if err := json.Unmarshal(enc, &v); err != nil {
			b.Fatal(err)
		}
		for b.Loop() {
			if _, err := json.MarshalIndent(v, "", "  "); err != nil {
				b.Fatal(err)
			}
		}
	})
}
