package watch

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"testing"
	"time"

	"pgregory.net/rapid"

	"waymark/model/file"
)

// disk plays a file over time, without a file and without waiting.
type disk struct {
	settler
	now    time.Time
	got    sight
	told   []Event
	toldAt []time.Time
}

func newDisk(content string) *disk {
	d := &disk{now: time.Date(2026, 1, 1, 0, 0, 0, 0, time.UTC)}
	d.seen = file.HashOf([]byte(content))
	d.write(content)
	d.inode = d.got.Stamp.Inode
	return d
}

// write puts a content into the same file.
func (d *disk) write(content string) {
	ino := d.got.Stamp.Inode
	d.got = sight{Sight: file.Sight{Bytes: []byte(content), Stamp: file.Stamp{Inode: ino, Size: int64(len(content)), Change: d.now.UnixNano()}, Writing: d.got.Writing}}
}

// replace puts another file there.
func (d *disk) replace(content string) {
	d.write(content)
	d.got.Stamp.Inode++
}

func (d *disk) remove() {
	d.got = sight{err: fs.ErrNotExist, Sight: file.Sight{Stamp: d.got.Stamp}}
}

// pass lets time go by, with the looks that fall due, and a poll each second.
func (d *disk) pass(t time.Duration) {
	for end := d.now.Add(t); ; {
		at, ok := d.due()
		if !ok || at.After(end) {
			d.now = end
			return
		}
		d.now = at
		got := d.got
		if got.Writing == file.Busy && !d.patient(d.now) {
			got.Writing = file.Unknown
		}
		if e, ok := d.judge(d.now, got); ok {
			d.told, d.toldAt = append(d.told, e), append(d.toldAt, d.now)
		}
	}
}

func (d *disk) want(t *testing.T, want ...string) {
	t.Helper()
	var got []string
	for _, e := range d.told {
		got = append(got, fmt.Sprintf("%v %s", e.State, e.Content))
	}
	if fmt.Sprint(got) != fmt.Sprint(want) {
		t.Errorf("told %q, want %q", got, want)
	}
	d.told, d.toldAt = nil, nil
}

func TestAFinishedWriteIsToldAfterQuiet(t *testing.T) {
	d := newDisk(`{"v":1}`)
	d.replace(`{"v":2}`)
	d.hint(d.now)
	start := d.now
	d.pass(10 * time.Second)
	if got := d.toldAt[0].Sub(start); got != quiet {
		t.Errorf("told after %v", got)
	}
	d.want(t, `changed {"v":2}`)
	d.hint(d.now) // a touch
	d.pass(time.Second)
	d.want(t)
}

func TestASlowWriterIsToldOnce(t *testing.T) {
	d := newDisk(`{"v":1}`)
	d.got.Writing = file.Busy
	for _, part := range []string{"", `{"v"`, `{"v":`, `{"v":2`, `{"v":2}`} {
		d.write(part)
		d.hint(d.now)
		d.pass(120 * time.Millisecond)
	}
	d.want(t)
	d.got.Writing = file.Quiet
	d.pass(100 * time.Millisecond)
	d.want(t, `changed {"v":2}`)
}

func TestAnEndlessWriterDoesNotStarveUs(t *testing.T) {
	d := newDisk(`{"v":1}`)
	for i := range 100 { // replaces the file every 20 ms, so there is never any quiet
		d.replace(fmt.Sprintf(`{"v":%d}`, i+2))
		d.hint(d.now)
		d.pass(20 * time.Millisecond)
	}
	if n := len(d.told); n < 3 || n > 10 {
		t.Errorf("told %d times in two seconds", n)
	}
}

func TestWithoutALeaseTheSameFileNeedsMoreQuiet(t *testing.T) {
	d := newDisk(`{"v":1}`)
	d.got.Writing = file.Unknown
	d.write(`{"v":2}`)
	d.hint(d.now)
	d.pass(blind - time.Millisecond)
	d.want(t)
	d.pass(time.Millisecond)
	d.want(t, `changed {"v":2}`)
	d.replace(`{"v":3}`)
	d.hint(d.now)
	d.pass(quiet)
	d.want(t, `changed {"v":3}`)
}

func TestOpenForWritingForEver(t *testing.T) {
	d := newDisk(`{"v":1}`)
	d.got.Writing = file.Busy
	d.write(`{"v":2}`)
	d.hint(d.now)
	d.pass(heldOpen)
	d.want(t)
	d.pass(time.Second)
	d.want(t, `changed {"v":2}`)
}

func TestGoneOnlyAfterASecond(t *testing.T) {
	d := newDisk(`{"v":1}`)
	d.remove() // git takes it away and brings it back
	d.hint(d.now)
	d.pass(900 * time.Millisecond)
	d.replace(`{"v":2}`)
	d.pass(time.Second)
	d.want(t, `changed {"v":2}`)
	d.remove()
	d.hint(d.now)
	d.pass(time.Minute)
	d.hint(d.now) // the poll goes on
	d.pass(time.Minute)
	d.want(t, "gone ")
	d.replace(`{"v":2}`)
	d.hint(d.now)
	d.pass(time.Second)
	d.want(t, `back {"v":2}`)
}

func TestUnreadableOnlyAfterTwoSeconds(t *testing.T) {
	d := newDisk(`{"v":1}`)
	d.write("{")
	d.hint(d.now)
	d.pass(1900 * time.Millisecond)
	d.want(t)
	d.write(`{"v":`) // it goes on
	d.hint(d.now)
	d.pass(1900 * time.Millisecond)
	d.want(t)
	d.pass(time.Second)
	var e *file.Error
	if len(d.told) != 1 || !errors.As(d.told[0].Err, &e) || e.Line != 1 {
		t.Fatalf("%+v", d.told)
	}
	d.want(t, `unreadable {"v":`)
	d.hint(d.now)
	d.pass(10 * time.Second)
	d.want(t) // once
	d.write(`{"v":1}`)
	d.hint(d.now)
	d.pass(time.Second)
	d.want(t, `back {"v":1}`)

	d.got = sight{err: fs.ErrPermission}
	d.hint(d.now)
	d.pass(10 * time.Second)
	if len(d.told) != 1 || d.told[0].State != Unreadable || !errors.Is(d.told[0].Err, fs.ErrPermission) {
		t.Errorf("%+v", d.told)
	}
}

// A system that has no watchers left (Linux gives 128) is no reason to miss
// anything: the stamps are looked at all the same.
func TestWithoutNotices(t *testing.T) {
	path := filepath.Join(t.TempDir(), "map")
	if err := os.WriteFile(path, []byte(`{"v":1}`), 0o600); err != nil {
		t.Fatal(err)
	}
	ctx, stop := context.WithCancel(t.Context())
	defer stop()
	events := make(chan Event, 10)
	w := &Watcher{path: path, tell: func(e Event) { events <- e }, every: 20 * time.Millisecond, hints: make(chan struct{}, 1), stop: stop, done: make(chan struct{})}
	w.settle.look = func(allTheSame bool) (file.Sight, error) { return file.Look(path, allTheSame) }
	go w.run(ctx, &folders{path: path})
	defer w.Close()
	for _, content := range []string{`{"v":1}`, `{"v":2}`} {
		if err := os.WriteFile(path, []byte(content), 0o600); err != nil {
			t.Fatal(err)
		}
		if e := <-events; string(e.Content) != content {
			t.Fatalf("told %v %q", e.State, e.Content)
		}
	}
}

// Whatever writers do: nothing torn is told, nothing twice, and the last content
// always.
func TestAnyWriter(t *testing.T) {
	rapid.Check(t, func(rt *rapid.T) {
		d := newDisk(`{"v":0}`)
		lease := rapid.Bool().Draw(rt, "lease")
		quietly := file.Unknown
		if lease {
			quietly = file.Quiet
		}
		d.got.Writing = quietly
		wait := func() { d.pass(time.Duration(rapid.IntRange(0, 300).Draw(rt, "ms")) * time.Millisecond) }
		last := `{"v":0}`
		whole := map[string]bool{last: true}
		n := rapid.IntRange(1, 6).Draw(rt, "writes")
		for i := range n {
			last = fmt.Sprintf(`{"v":%d}`, rapid.IntRange(0, 3).Draw(rt, "value"))
			whole[last] = true
			switch rapid.IntRange(0, 3).Draw(rt, "how") {
			case 0:
				d.replace(last)
			case 1: // truncate and write
				if lease {
					d.got.Writing = file.Busy
				}
				for j := range len(last) {
					d.write(last[:j])
					d.hint(d.now)
					if rapid.IntRange(0, 3).Draw(rt, "slow") == 0 {
						wait()
					}
				}
				d.write(last)
				d.got.Writing = quietly
			case 2: // remove and create
				d.remove()
				d.hint(d.now)
				wait()
				d.replace(last)
				d.got.Writing = quietly
			case 3: // touch
				d.write(string(d.got.Bytes))
				last = string(d.got.Bytes)
			}
			d.hint(d.now)
			wait()
			_ = i
		}
		d.hint(d.now) // the poll
		d.pass(5 * time.Second)
		was := `{"v":0}`
		for _, e := range d.told {
			if e.State == Gone || e.State == Unreadable {
				continue // a slow one may take longer than we wait
			}
			got := string(e.Content)
			if !whole[got] {
				rt.Fatalf("told a torn content %q", got)
			}
			if got == was && e.State == Changed {
				rt.Fatalf("told %q twice", got)
			}
			was = got
		}
		if was != last {
			rt.Fatalf("the last content %q was not told, but %q", last, was)
		}
	})
}
