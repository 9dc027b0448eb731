package session

import (
	"fmt"
	"path/filepath"
	"runtime"
	"testing"
	"time"

	"waymark/model"
	"waymark/model/edit"
	"waymark/model/file"
	"waymark/model/geom"
)

// large makes a map of n shapes.
func large(n int) *model.Document {
	rs := []*model.Record{model.NewRecord("f", "page", "", txt("page_kind", "flowchart"), txt("title", "Flow"))}
	for i := range n {
		rs = append(rs, model.NewRecord(model.ID(fmt.Sprint("n", i)), "node", "f", txt("node_kind", "action"), txt("name", fmt.Sprint("Shape ", i)), num("x", float64(i)), num("y", 0)))
	}
	return model.NewDocument(nil, rs)
}

// desk is a session on a large file whose goroutine is watched: all that runs on it
// goes through on.
type desk struct {
	*Session
	t     testing.TB
	calls chan func()
	on    func(what func())
}

func newDesk(t testing.TB, on func(what func())) *desk {
	t.Helper()
	path := filepath.Join(t.TempDir(), "a.waymark.json")
	doc := large(10_000)
	if err := file.Write(t.Context(), path, doc); err != nil {
		t.Fatal(err)
	}
	store, err := file.OpenStore(t.TempDir())
	if err != nil {
		t.Fatal(err)
	}
	s, err := OpenWith(t.Context(), path, store)
	if err != nil {
		t.Fatal(err)
	}
	d := &desk{s, t, make(chan func(), 100), on}
	s.store, s.post = store, func(f func()) { d.calls <- f }
	return d
}

// disk writes the file as another program does.
func (d *desk) disk(doc *model.Document) *file.Result {
	if err := file.Write(d.t.Context(), d.Path(), doc); err != nil {
		d.t.Fatal(err)
	}
	b, err := file.Encode(doc)
	if err != nil {
		d.t.Fatal(err)
	}
	res, err := file.Decode(b)
	if err != nil {
		d.t.Fatal(err)
	}
	return res
}

// do does something on the session's goroutine, and what is posted to it until it
// says that it is done. Between begins and lands it calls meanwhile.
func (d *desk) do(begin func(done func()), meanwhile func()) {
	done := false
	d.on(func() { begin(func() { done = true }) })
	if meanwhile != nil {
		meanwhile()
	}
	for !done {
		f := <-d.calls
		d.on(f)
	}
}

// busy is everything that a session does with whole documents, with an edit while it
// is on its way.
func busy(t testing.TB, d *desk) map[string]func() {
	n := 0
	name := func(id model.ID) edit.Command {
		n++
		return edit.Set{IDs: []model.ID{id}, Name: "name", Value: model.Text(fmt.Sprint("name ", n))}
	}
	ok := func(err error) {
		if err != nil {
			t.Fatal(err)
		}
	}
	type_ := func() { ok(d.Do(name("n11"))) }
	theirs := func() *model.Document {
		n++
		return with(d.Committed(), "n7", txt("name", fmt.Sprint("theirs ", n)))
	}
	draw := func() {
		n++
		ok(d.Do(edit.Insert{Record: model.NewRecord(model.ID(fmt.Sprint("new", n)), "node", "f", txt("node_kind", "action"), num("x", 1), num("y", 1))}))
	}
	var coming *file.Result
	var arrived func() // listens for what comes next
	d.Watch(func(w What) {
		if w&DiskChanged != 0 && arrived != nil {
			arrived()
			arrived = nil
		}
	})
	arrive := func(done func()) {
		arrived = done
		d.External(coming)
	}
	return map[string]func(){
		"an edit":     func() { d.on(type_) },
		"a new shape": func() { d.on(draw) },
		"what another program wrote, and a new shape": func() {
			coming = d.disk(theirs())
			d.do(arrive, draw)
			if d.Committed().Get(model.ID(fmt.Sprint("new", n))) == nil {
				t.Fatal("the shape that was drawn meanwhile is not there")
			}
		},
		"what another program wrote": func() {
			coming = d.disk(theirs())
			d.do(arrive, type_)
			if got := d.Committed().Get("n11").Text("name"); got != fmt.Sprint("name ", n) {
				t.Fatalf("what was typed meanwhile is %q", got)
			}
		},
		"a save": func() {
			d.do(func(done func()) { d.SaveThen(t.Context(), "", func(err error) { ok(err); done() }) }, type_)
		},
		"a save that meets another content": func() {
			d.disk(theirs())
			d.do(func(done func()) { d.SaveThen(t.Context(), "", func(err error) { ok(err); done() }) }, type_)
		},
		"a copy": func() {
			d.do(func(done func()) {
				d.SaveCopyThen(t.Context(), d.Path()+".copy.json", func(err error) { ok(err); done() })
			}, type_)
		},
		"a revert": func() {
			d.do(func(done func()) { d.RevertThen(t.Context(), func(err error) { ok(err); done() }) }, type_)
		},
		"a version that is restored": func() {
			n++
			to := with(large(10_000), "n3", txt("name", fmt.Sprint("then ", n)))
			d.do(func(done func()) { d.ReplaceThen("Restore", to, func(err error) { ok(err); done() }) }, type_)
		},
		"what was recovered": func() {
			local, err := file.Encode(theirs())
			ok(err)
			r := file.Recovered{Snapshot: file.Snapshot{Path: d.Path(), BaseHash: d.file.hash, Base: d.file.source, Local: local}}
			d.do(func(done func()) { d.AdoptThen(r, func(err error) { ok(err); done() }) }, type_)
		},
		"another window": func() {
			d.on(func() {
				o := d.Another()
				ok(o.Close())
			})
		},
		"a gesture beside one in another window": func() {
			o := d.Another()
			ok(o.Preview(edit.Move{IDs: []model.ID{"n5"}, By: geom.P(float64(n), 1)}))
			d.on(type_)
			o.Cancel()
			ok(o.Close())
		},
	}
}

// Nothing that costs what the whole document does is done on the session's
// goroutine: not merging, comparing, encoding, hashing; not for somebody who edits
// meanwhile either. Work is counted in allocations, of which an edit of one shape
// makes a few and each of these at least one for every element.
func TestNothingLargeOnTheGoroutine(t *testing.T) {
	defer runtime.GOMAXPROCS(runtime.GOMAXPROCS(1))
	most := 0
	d := newDesk(t, func(what func()) {
		var before, after runtime.MemStats
		runtime.ReadMemStats(&before)
		what()
		runtime.ReadMemStats(&after)
		most = max(most, int(after.Mallocs-before.Mallocs))
	})
	for what, do := range busy(t, d) {
		for range 3 {
			most = 0
			do()
			if most > 1000 {
				t.Errorf("%s: %d allocations on the session's goroutine", what, most)
			}
		}
		t.Logf("%s: %d allocations at most", what, most)
	}
}

// How long the session's goroutine is busy at most, at 10,000 elements.
func BenchmarkOnTheGoroutine(b *testing.B) {
	var most time.Duration
	d := newDesk(b, func(what func()) {
		from := cpu()
		what()
		most = max(most, cpu()-from)
	})
	for what, do := range busy(b, d) {
		b.Run(what, func(b *testing.B) {
			runtime.LockOSThread()
			defer runtime.UnlockOSThread()
			var sum time.Duration
			for b.Loop() {
				most = 0
				do()
				sum += most
			}
			b.ReportMetric(float64(sum.Microseconds())/float64(b.N), "µs-here/op")
		})
	}
}
