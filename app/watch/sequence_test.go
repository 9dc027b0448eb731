package watch_test

import (
	"bytes"
	"context"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"strings"
	"testing"
	"time"

	"waymark/app/watch"
	"waymark/model/file"
)

// doc makes a document that is long enough to be written in several pieces.
func doc(n int) string {
	return fmt.Sprintf("{\"v\": %d, \"text\": %q}\n", n, strings.Repeat(fmt.Sprint(n), 80_000))
}

// watched is a file that is watched, with what was told of it.
type watched struct {
	t    *testing.T
	path string
	*watch.Watcher
	events chan watch.Event
}

func start(t *testing.T, path string) *watched {
	t.Helper()
	b, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	w := &watched{t: t, path: path, events: make(chan watch.Event, 100)}
	w.Watcher = watch.Start(t.Context(), path, func(e watch.Event) { w.events <- e }, watch.Known(file.HashOf(b)))
	t.Cleanup(w.Close)
	return w
}

// next waits for the next event; what it waits for comes by itself, the limit is
// only there to end a test that failed.
func (w *watched) next() watch.Event {
	w.t.Helper()
	select {
	case e := <-w.events:
		return e
	case <-time.After(20 * time.Second):
		w.t.Fatal("nothing was told")
		panic("unreachable")
	}
}

// want fails unless the next thing that is told is a content, whole.
func (w *watched) want(content string) {
	w.t.Helper()
	if e := w.next(); e.State != watch.Changed && e.State != watch.Back || string(e.Content) != content {
		w.t.Fatalf("told %v with %.40q … (%d bytes, %v), want %.40q …", e.State, e.Content, len(e.Content), e.Err, content)
	}
}

// quiet fails when something was told that nobody waits for. A marker written and
// told after it proves that no event is on its way.
func (w *watched) quiet() {
	w.t.Helper()
	marker := doc(999)
	replace(w.t, w.path, marker)
	w.want(marker)
}

func replace(t *testing.T, path, content string) {
	t.Helper()
	tmp := filepath.Join(t.TempDir(), "tmp")
	if err := os.WriteFile(tmp, []byte(content), 0o644); err != nil {
		t.Fatal(err)
	}
	if err := os.Rename(tmp, path); err != nil {
		t.Fatal(err)
	}
}

func write(t *testing.T, path, content string) {
	t.Helper()
	if err := os.WriteFile(path, []byte(content), 0o644); err != nil {
		t.Fatal(err)
	}
}

func must(t *testing.T, err error) {
	t.Helper()
	if err != nil {
		t.Fatal(err)
	}
}

// run runs a program, or skips where it is not installed.
func run(t *testing.T, dir, name string, args ...string) {
	t.Helper()
	if _, err := exec.LookPath(name); err != nil {
		t.Skipf("%s is not installed", name)
	}
	c := exec.Command(name, args...)
	c.Dir = dir
	c.Env = append(os.Environ(), "GIT_AUTHOR_NAME=a", "GIT_AUTHOR_EMAIL=a@b", "GIT_COMMITTER_NAME=a", "GIT_COMMITTER_EMAIL=a@b", "GIT_CONFIG_GLOBAL=/dev/null", "TERM=dumb", "HOME="+t.TempDir())
	var out bytes.Buffer
	c.Stdout, c.Stderr = &out, &out
	if err := c.Run(); err != nil {
		t.Fatalf("%s %v: %v\n%s", name, args, err, out.Bytes())
	}
}

// What programs do to a file when they save it. Each ends with doc(2) there.
func TestSequences(t *testing.T) {
	if runtime.GOOS == "windows" {
		t.Skip("the programs are those of Unix")
	}
	type env struct {
		t              *testing.T
		dir, path, new string // new holds doc(2)
	}
	for name, act := range map[string]func(e env){
		"echo": func(e env) { run(e.t, e.dir, "sh", "-c", "cat new > map") },
		"cp":   func(e env) { run(e.t, e.dir, "cp", "new", "map") },
		"mv":   func(e env) { run(e.t, e.dir, "mv", "new", "map") },
		"mv from another file system": func(e env) {
			// As mv does it: away with the old one, then piece by piece.
			must(e.t, os.Remove(e.path))
			pieces(e.t, e.path, os.O_CREATE|os.O_EXCL, doc(2), 5)
		},
		"sed -i":           func(e env) { run(e.t, e.dir, "sed", "-i", "-e", "s/1/2/g", "map") },
		"jq and mv":        func(e env) { run(e.t, e.dir, "sh", "-c", "jq -c . new > tmp && cp new tmp && mv tmp map") },
		"rsync":            func(e env) { run(e.t, e.dir, "rsync", "-c", "new", "map") },
		"rsync --inplace":  func(e env) { run(e.t, e.dir, "rsync", "-c", "--inplace", "new", "map") },
		"python json.dump": func(e env) { pieces(e.t, e.path, os.O_TRUNC, doc(2), 14) },
		"vim": func(e env) {
			run(e.t, e.dir, "vim", "-Es", "-u", "NONE", "-c", "set backup writebackup backupcopy=no", "-c", "%s/1/2/g", "-c", "wq", "map")
		},
		"as vim does": func(e env) {
			must(e.t, os.Rename(e.path, e.path+"~"))
			pieces(e.t, e.path, os.O_CREATE, doc(2), 3)
			must(e.t, os.Chmod(e.path, 0o644))
			must(e.t, os.Remove(e.path+"~"))
		},
		"as emacs does": func(e env) {
			must(e.t, os.Symlink("me@here", filepath.Join(e.dir, ".#map")))
			must(e.t, os.WriteFile(e.path, nil, 0o644))
			pieces(e.t, e.path, 0, doc(2), 2)
			must(e.t, os.Remove(filepath.Join(e.dir, ".#map")))
		},
		"as nano does": func(e env) { pieces(e.t, e.path, os.O_TRUNC, doc(2), 2) },
		"a slow writer": func(e env) {
			f, err := os.OpenFile(e.path, os.O_WRONLY|os.O_TRUNC, 0)
			must(e.t, err)
			for _, part := range cut(doc(2), 6) {
				_, err := f.WriteString(part)
				must(e.t, err)
				<-time.After(120 * time.Millisecond) // that is what a slow writer is
			}
			must(e.t, f.Close())
		},
		"delete and make again": func(e env) { must(e.t, os.Remove(e.path)); write(e.t, e.path, doc(2)) },
		"written over in place": func(e env) { pieces(e.t, e.path, 0, doc(2), 4) },
		"the folder is exchanged": func(e env) {
			must(e.t, os.Mkdir(e.dir+".new", 0o755))
			write(e.t, filepath.Join(e.dir+".new", "map"), doc(2))
			must(e.t, os.Rename(e.dir, e.dir+".old"))
			must(e.t, os.Rename(e.dir+".new", e.dir))
		},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			e := env{t: t, dir: filepath.Join(t.TempDir(), "d")}
			must(t, os.Mkdir(e.dir, 0o755))
			e.path, e.new = filepath.Join(e.dir, "map"), filepath.Join(e.dir, "new")
			write(t, e.path, doc(1))
			write(t, e.new, doc(2))
			w := start(t, e.path)
			act(e)
			w.want(doc(2))
			w.quiet()
		})
	}
}

func cut(s string, n int) (parts []string) {
	for i := range n {
		parts = append(parts, s[len(s)*i/n:len(s)*(i+1)/n])
	}
	return parts
}

// pieces writes a content in n pieces.
func pieces(t *testing.T, path string, flags int, content string, n int) {
	t.Helper()
	f, err := os.OpenFile(path, os.O_WRONLY|flags, 0o644)
	must(t, err)
	for _, part := range cut(content, n) {
		_, err := f.WriteString(part)
		must(t, err)
	}
	must(t, f.Close())
}

func TestGit(t *testing.T) {
	dir := t.TempDir()
	path := filepath.Join(dir, "map")
	git := func(args ...string) { t.Helper(); run(t, dir, "git", args...) }
	git("init", "-q", "-b", "main")
	write(t, path, doc(1))
	git("add", "map")
	git("commit", "-qm", "1")
	git("checkout", "-qb", "other")
	write(t, path, doc(2))
	git("commit", "-qam", "2")
	git("checkout", "-q", "main")
	w := start(t, path)
	git("checkout", "-q", "other")
	w.want(doc(2))
	git("checkout", "-q", "main")
	w.want(doc(1))
	git("merge", "-q", "--ff-only", "other")
	w.want(doc(2))
	write(t, path, doc(3))
	w.want(doc(3))
	git("stash", "-q")
	w.want(doc(2))
	git("stash", "pop", "-q")
	w.want(doc(3))
	w.quiet()
}

func TestLinks(t *testing.T) {
	if runtime.GOOS == "windows" {
		t.Skip("links need a privilege there")
	}
	// As a cluster mounts its settings: map → ..data/map, ..data → folder-1.
	dir := t.TempDir()
	for i := 1; i <= 3; i++ {
		must(t, os.Mkdir(filepath.Join(dir, fmt.Sprint("folder-", i)), 0o755))
		write(t, filepath.Join(dir, fmt.Sprint("folder-", i), "map"), doc(i))
	}
	must(t, os.Symlink("folder-1", filepath.Join(dir, "..data")))
	must(t, os.Symlink(filepath.Join("..data", "map"), filepath.Join(dir, "map")))
	w := start(t, filepath.Join(dir, "map"))
	must(t, os.Symlink("folder-2", filepath.Join(dir, "..tmp")))
	must(t, os.Rename(filepath.Join(dir, "..tmp"), filepath.Join(dir, "..data")))
	w.want(doc(2))
	write(t, filepath.Join(dir, "folder-2", "map"), doc(4)) // the target, under its own name
	w.want(doc(4))
	replace(t, filepath.Join(dir, "folder-2", "map"), doc(5))
	w.want(doc(5))
	must(t, os.Link(filepath.Join(dir, "folder-2", "map"), filepath.Join(dir, "folder-3", "same")))
	write(t, filepath.Join(dir, "folder-3", "same"), doc(6)) // a second name, in a folder that nobody watches
	w.want(doc(6))
}

func TestGoneAndBack(t *testing.T) {
	dir := filepath.Join(t.TempDir(), "d")
	must(t, os.Mkdir(dir, 0o755))
	path := filepath.Join(dir, "map")
	write(t, path, doc(1))
	w := start(t, path)
	must(t, os.RemoveAll(dir))
	if e := w.next(); e.State != watch.Gone {
		t.Fatalf("told %v", e.State)
	}
	must(t, os.Mkdir(dir, 0o755))
	write(t, path, doc(1))
	if e := w.next(); e.State != watch.Back {
		t.Fatalf("told %v", e.State)
	}
	write(t, path, doc(1)[:1000])
	if e := w.next(); e.State != watch.Unreadable || e.Err == nil {
		t.Fatalf("told %v, %v", e.State, e.Err)
	}
	write(t, path, doc(2))
	w.want(doc(2))
}

// Our own saves are never told, however they meet the looks.
func TestNoEcho(t *testing.T) {
	path := filepath.Join(t.TempDir(), "map")
	write(t, path, doc(0))
	w := start(t, path)
	agreed := file.HashOf([]byte(doc(0)))
	for i := range 40 {
		release := w.Hold()
		out, err := file.Save(t.Context(), path, []byte(doc(i+1)), file.Agreed{Hash: agreed, Visible: w.Seen})
		release()
		if err != nil || !out.Saved {
			t.Fatalf("%+v, %v", out, err)
		}
		agreed = file.HashOf([]byte(doc(i + 1)))
	}
	w.quiet()
	release := w.Hold()
	stale := watch.Event{}
	if w.Fresh(stale) {
		t.Error("an event from before a save is fresh")
	}
	write(t, path, doc(3)) // their write while we hold is told afterwards
	release()
	w.want(doc(3))
	w.Seen(file.HashOf([]byte(doc(4))))
	write(t, path, doc(4))
	w.quiet()
}

func TestTheFirstContentIsTold(t *testing.T) {
	path := filepath.Join(t.TempDir(), "map")
	write(t, path, doc(1))
	events := make(chan watch.Event, 10)
	ctx, stop := context.WithCancel(t.Context())
	w := watch.Start(ctx, path, func(e watch.Event) { events <- e })
	if e := <-events; e.State != watch.Changed || !w.Fresh(e) || w.Network() {
		t.Errorf("%v", e.State)
	}
	stop()
	w.Close()
	w.Close()
}

func TestAnOverflowMissesNothing(t *testing.T) {
	dir := t.TempDir()
	path := filepath.Join(dir, "map")
	write(t, path, doc(1))
	w := start(t, path)
	for i := range 20_000 {
		name := filepath.Join(dir, fmt.Sprint("noise", i%10))
		must(t, os.WriteFile(name, nil, 0o644))
		must(t, os.Remove(name))
		if i == 10_000 {
			replace(t, path, doc(2))
		}
	}
	w.want(doc(2))
	w.quiet()
}
