package session

import (
	"flag"
	"fmt"
	"math/rand/v2"
	"os"
	"path/filepath"
	"strconv"
	"sync"
	"testing"
	"time"

	"waymark/model"
	"waymark/model/edit"
	"waymark/model/file"
)

var fullFaults = flag.Bool("faults", false, "run the torture test in full and print what was measured")

// torture is a map that three work on at once, each on elements of its own: a
// person here, a script that reads and writes, and a stale writer, which writes
// back what it read long ago with one change.
type torture struct {
	t    *testing.T
	f    *followed
	path string

	mu   sync.Mutex // the two programs do not overwrite each other unseen
	stop chan struct{}

	want                    map[model.ID]int // the newest value that is known to each element's writer
	edits                   map[string]int   // by writer
	undone, lost, conflicts int
}

const perWriter = 5

func elementOf(writer string, i int) model.ID { return model.ID(fmt.Sprint(writer, i)) }

func (tt *torture) start() {
	tt.t.Helper()
	rs := []*model.Record{model.NewRecord("f", "page", "", txt("page_kind", "flowchart"), txt("title", "Flow"))}
	for _, w := range []string{"person", "script", "stale"} {
		for i := range perWriter {
			rs = append(rs, model.NewRecord(elementOf(w, i), "node", "f", txt("node_kind", "action"), txt("name", "0"), num("x", 0), num("y", 0)))
		}
	}
	for i := range 300 { // so that writing takes more than one call
		rs = append(rs, model.NewRecord(model.ID(fmt.Sprint("pad", i)), "node", "f", txt("node_kind", "action"), txt("name", "a shape among many"), num("x", float64(i)), num("y", 100)))
	}
	tt.path = filepath.Join(tt.t.TempDir(), "a.waymark.json")
	must(tt.t, file.Write(tt.t.Context(), tt.path, model.NewDocument(nil, rs)))
	st := store(tt.t, tt.t.TempDir())
	s, err := OpenWith(tt.t.Context(), tt.path, st)
	must(tt.t, err)
	tt.f = follow(tt.t, s, st)
	tt.want, tt.edits, tt.stop = map[model.ID]int{}, map[string]int{}, make(chan struct{})
}

func value(d *model.Document, id model.ID) int {
	n, err := strconv.Atoi(d.Get(id).Text("name"))
	if err != nil {
		return -1
	}
	return n
}

// check looks whether anything that was there went back.
func (tt *torture) check() {
	for id, want := range tt.want {
		if got := value(tt.f.Doc(), id); got < want {
			tt.undone++
			tt.t.Errorf("%s went back from %d to %d", id, want, got)
			tt.want[id] = got
		} else {
			tt.want[id] = got
		}
	}
}

// ask runs a function on the session's goroutine, for the two programs.
func (tt *torture) ask(f func() bool) bool {
	got := make(chan bool, 1)
	tt.f.calls <- func() { got <- f() }
	return <-got
}

// program reads the file, waits, changes one element, and writes all of it back.
func (tt *torture) program(name string, wait func() time.Duration, done *sync.WaitGroup) {
	defer done.Done()
	for n := 1; ; n++ {
		select {
		case <-tt.stop:
			return
		default:
		}
		var doc *model.Document
		for doc == nil { // a program that meets half a file tries again
			if seen, err := file.Look(tt.path, false); err == nil && seen.Writing != file.Busy {
				if res, err := file.Decode(seen.Bytes); err == nil {
					doc = res.Doc
				}
			}
		}
		select {
		case <-tt.stop:
			return
		case <-time.After(wait()):
		}
		id := elementOf(name, rand.IntN(perWriter))
		b, err := file.Encode(with(doc, id, txt("name", strconv.Itoa(n))))
		if err != nil {
			tt.t.Error(err)
			return
		}
		tt.mu.Lock()
		tt.write(b, n)
		arrived := false
		for end := time.Now().Add(20 * time.Second); !arrived && time.Now().Before(end); time.Sleep(5 * time.Millisecond) {
			arrived = tt.ask(func() bool { return value(tt.f.Doc(), id) >= n })
		}
		tt.mu.Unlock()
		tt.ask(func() bool {
			tt.edits[name]++
			if !arrived {
				tt.lost++
				tt.t.Errorf("edit %d of %s by %s never arrived", n, id, name)
			} else {
				tt.want[id] = max(tt.want[id], n)
			}
			return true
		})
	}
}

// write writes as programs do: at once under another name, over the old content,
// or slowly.
func (tt *torture) write(b []byte, n int) {
	switch n % 3 {
	case 0:
		tmp := tt.path + ".theirs"
		if os.WriteFile(tmp, b, 0o644) == nil {
			os.Rename(tmp, tt.path)
		}
	case 1:
		os.WriteFile(tt.path, b, 0o644)
	case 2:
		f, err := os.OpenFile(tt.path, os.O_WRONLY|os.O_TRUNC|os.O_CREATE, 0o644)
		if err != nil {
			return
		}
		defer f.Close()
		for i := range 4 {
			f.Write(b[len(b)*i/4 : len(b)*(i+1)/4])
			time.Sleep(time.Duration(rand.IntN(30)) * time.Millisecond)
		}
	}
}

// run lets all three work until enough has happened.
func (tt *torture) run(enough func() bool, longest time.Duration) {
	tt.start()
	var programs sync.WaitGroup
	programs.Add(2)
	go tt.program("script", func() time.Duration { return time.Duration(rand.IntN(100)) * time.Millisecond }, &programs)
	go tt.program("stale", func() time.Duration { return time.Duration(rand.Int64N(int64(longest))) }, &programs)
	ended := make(chan struct{})
	person := time.NewTicker(12 * time.Millisecond)
	defer person.Stop()
	k, stopping := 0, false
	for ended != nil {
		select {
		case do := <-tt.f.calls:
			do()
		case <-ended:
			ended = nil
		case <-person.C:
			if stopping {
				continue
			}
			k++
			id := elementOf("person", rand.IntN(perWriter))
			must(tt.t, tt.f.Do(edit.Set{IDs: []model.ID{id}, Name: "name", Value: model.Text(strconv.Itoa(k))}))
			tt.want[id] = k
			tt.edits["person"]++
			if rand.IntN(15) == 0 {
				tt.f.SaveThen(tt.t.Context(), "", func(err error) {
					if err != nil && err != ErrKeepsChanging {
						tt.t.Log("a save that a person would see fail: ", err)
					}
				})
			}
			if enough() {
				stopping = true
				close(tt.stop)
				go func(ended chan struct{}) { programs.Wait(); close(ended) }(ended)
			}
		}
		tt.check()
	}
	// What is on its way arrives, and all is saved.
	saved := false
	for try := 0; !saved && try < 20; try++ {
		answered := false
		tt.f.SaveThen(tt.t.Context(), "", func(err error) { answered, saved = true, err == nil })
		tt.f.until("the last save", func() bool { return answered && !tt.f.Saving() })
	}
	tt.check()
	on := read(tt.t, tt.path)
	for id, want := range tt.want {
		if got := value(on, id); got != want {
			tt.lost++
			tt.t.Errorf("%s is %d on the disk, not %d", id, got, want)
		}
	}
	if !saved || tt.f.Unsaved() {
		tt.t.Error("the map is not saved at the end")
	}
	tt.conflicts = len(tt.f.Conflicts())
}

// A person, a script and a stale writer at once: nothing that anybody did is
// undone, and nothing is lost.
func TestFaultTorture(t *testing.T) {
	rounds := 1
	if *fullFaults {
		rounds = 4
	}
	edits := map[string]int{}
	undone, lost, conflicts := 0, 0, 0
	for range rounds {
		tt := &torture{t: t}
		if *fullFaults {
			end := time.Now().Add(75 * time.Second)
			tt.run(func() bool { return time.Now().After(end) }, 4*time.Second)
		} else {
			tt.run(func() bool { return tt.edits["script"] >= 4 && tt.edits["stale"] >= 4 }, time.Second)
		}
		for w, n := range tt.edits {
			edits[w] += n
		}
		undone, lost, conflicts = undone+tt.undone, lost+tt.lost, conflicts+tt.conflicts
	}
	line := fmt.Sprintf("%d edits by the person, %d by the script, %d by the stale writer: %d undone, %d lost, %d conflicts", edits["person"], edits["script"], edits["stale"], undone, lost, conflicts)
	t.Log(line)
	if *fullFaults {
		fmt.Printf("FAULT\tperson, script and stale writer at once, 4 × 75 s\t%s\n", line)
	}
}
