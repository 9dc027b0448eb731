package file

import (
	"bufio"
	"bytes"
	"context"
	"errors"
	"flag"
	"fmt"
	"math/rand/v2"
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"strconv"
	"strings"
	"testing"
	"time"

	"waymark/model"
)

// The tests of this file break what they can: they kill a saving process, make
// system calls fail, fill the disk, take permissions away. go test runs a small
// form; -faults runs the full one and prints what was measured, a line for each
// fault, for “go run ./cmd/dev faults”.
var fullFaults = flag.Bool("faults", false, "run the fault tests in full and print what was measured")

// measured tells a result: in full, as a line that cmd/dev reads.
func measured(t *testing.T, fault, format string, args ...any) {
	t.Helper()
	t.Logf("%s: %s", fault, fmt.Sprintf(format, args...))
	if *fullFaults {
		fmt.Printf("FAULT\t%s\t%s\n", fault, fmt.Sprintf(format, args...))
	}
}

// small or full.
func times(small, full int) int {
	if *fullFaults {
		return full
	}
	return small
}

// faultTask makes a test binary do one thing and end, instead of testing.
const faultTask = "WAYMARK_FAULT_TASK"

func init() {
	if os.Getenv(faultTask) != "" {
		runtime.LockOSThread() // all system calls on the one thread that strace counts
	}
}

func TestMain(m *testing.M) {
	switch os.Getenv(faultTask) {
	case "":
		os.Exit(m.Run())
	case "loop":
		saveLoop(os.Getenv("FILE"))
	case "once":
		saveOnce(os.Getenv("FILE"))
	case "scene":
		playScene(os.Getenv("SCENE"), os.Getenv("FILE"), os.Getenv("STATE"))
	}
}

// numbered is a valid document that says which one it is.
func numbered(n int) []byte {
	name := strings.Repeat("x", 2000)
	b, err := Encode(model.NewDocument(model.NewRecord(model.Root, "document", model.Root, model.Prop{Name: "title", Value: model.Text(strconv.Itoa(n))}),
		[]*model.Record{model.NewRecord("s", "page", "", model.Prop{Name: "title", Value: model.Text(name)}, model.Prop{Name: "page_kind", Value: model.Text("journey")})}))
	if err != nil {
		panic(err)
	}
	return b
}

// numberOf reads which document a file holds; ok is false for a broken one.
func numberOf(path string) (n int, ok bool) {
	res, err := Read(context.Background(), path)
	if err != nil {
		return 0, false
	}
	n, err = strconv.Atoi(res.Doc.Root().Text("title"))
	return n, err == nil && bytes.Equal(res.Source, numbered(n))
}

// saveLoop saves one document after the other and says so after each.
func saveLoop(path string) {
	n, ok := numberOf(path)
	if !ok {
		os.Exit(3)
	}
	for ; ; n++ {
		out, err := Save(context.Background(), path, numbered(n+1), Agreed{Hash: HashOf(numbered(n)), State: os.Getenv("STATE")})
		if err != nil || !out.Saved {
			fmt.Fprintln(os.Stderr, out, err)
			os.Exit(4)
		}
		fmt.Println(n + 1)
	}
}

// saveOnce replaces document 1 by document 2 and says how that went.
func saveOnce(path string) {
	agreed := Agreed{State: os.Getenv("STATE")}
	if os.Getenv("NEW") == "" {
		agreed.Hash = HashOf(numbered(1))
	}
	out, err := Save(context.Background(), path, numbered(2), agreed)
	var e *SaveError
	switch {
	case errors.As(err, &e) && e.Visible:
		fmt.Println("visible")
	case err != nil:
		fmt.Println("failed:", err)
	case out.Saved && out.Displaced != nil:
		fmt.Println("displaced")
	case out.Saved:
		fmt.Println("saved")
	default:
		fmt.Println("theirs")
	}
}

// task prepares a process of this test binary that does something else.
func task(ctx context.Context, name string, env ...string) *exec.Cmd {
	c := exec.CommandContext(ctx, os.Args[0])
	c.Env = append(append(os.Environ(), faultTask+"="+name), env...)
	return c
}

// memory is a folder that lies in memory, "" where there is none.
func memory(t *testing.T) string {
	if runtime.GOOS != "linux" {
		return ""
	}
	dir, err := os.MkdirTemp("/dev/shm", "waymark-faults-")
	if err != nil {
		return ""
	}
	t.Cleanup(func() { os.RemoveAll(dir) })
	return dir
}

// A process that saves without end is killed at any moment: the file is whole, and
// not older than the last save that was acknowledged.
func TestFaultKill(t *testing.T) {
	for _, where := range []struct {
		name, dir string
		n         int
	}{{"kill -9 in a save loop, in memory", memory(t), times(15, 2000)}, {"kill -9 in a save loop, on disk", t.TempDir(), times(15, 1000)}} {
		if where.dir == "" {
			continue
		}
		broken, older, left := 0, 0, 0
		path, state := filepath.Join(where.dir, "map"), t.TempDir()
		if err := os.WriteFile(path, numbered(0), 0o644); err != nil {
			t.Fatal(err)
		}
		store, err := OpenStore(state)
		if err != nil {
			t.Fatal(err)
		}
		for range where.n {
			acknowledged := killOnce(t, path, state)
			n, ok := numberOf(path)
			switch {
			case !ok:
				broken++
			case n < acknowledged:
				older++
			}
			if names, _ := filepath.Glob(filepath.Join(where.dir, ".waymark-*")); len(names) > 0 {
				left++
			}
			if err := store.Tidy(t.Context(), path); err != nil {
				t.Fatal(err)
			}
			if after, ok := numberOf(path); !ok || after != n {
				t.Fatal("tidying up changed the document")
			}
			if names, _ := os.ReadDir(where.dir); len(names) != 1 {
				t.Fatalf("left beside the document: %v", names)
			}
		}
		measured(t, where.name, "%d kills, %d broken, %d older than acknowledged; hidden files after %d, all swept", where.n, broken, older, left)
		if broken+older > 0 {
			t.Error("a save was lost")
		}
	}
}

// killOnce starts a save loop, kills it at a random moment, and returns the last
// save that it acknowledged.
func killOnce(t *testing.T, path, state string) (acknowledged int) {
	t.Helper()
	c := task(t.Context(), "loop", "FILE="+path, "STATE="+state)
	c.Stderr = os.Stderr
	out, err := c.StdoutPipe()
	if err != nil {
		t.Fatal(err)
	}
	if err := c.Start(); err != nil {
		t.Fatal(err)
	}
	r := bufio.NewReader(out)
	line := func() bool {
		s, err := r.ReadString('\n')
		if err == nil {
			acknowledged, _ = strconv.Atoi(strings.TrimSpace(s))
		}
		return err == nil
	}
	if !line() {
		t.Fatal("the save loop did not start")
	}
	timer := time.AfterFunc(time.Duration(rand.IntN(6000))*time.Microsecond, func() { c.Process.Kill() })
	defer timer.Stop()
	for line() {
	}
	c.Wait() // killed, which is no news
	return acknowledged
}

// straced are the system calls that a save may make.
const straced = "openat,newfstatat,fstat,lstat,stat,readlinkat,readlink,faccessat,faccessat2,read,pread64,write,pwrite64,fcntl,fchown,fchmod,fchmodat,flistxattr,fgetxattr,fsetxattr,fsync,close,rename,renameat,renameat2,unlinkat,linkat,ftruncate,fallocate,mkdirat,getdents64,statfs"

// Every system call of a save fails once, and once the process is killed there.
func TestFaultSystemCalls(t *testing.T) {
	if _, err := exec.LookPath("strace"); err != nil {
		t.Skip("strace is not installed")
	}
	errnos := []string{"error=EIO", "signal=KILL"}
	if *fullFaults {
		errnos = append(errnos, "error=ENOSPC", "error=EPERM", "error=EINVAL")
	}
	for _, kind := range []string{"exchange", "new file", "in place"} {
		counts, err := systemCalls(t, kind)
		if err != nil {
			t.Skipf("strace does not work here: %v", err)
		}
		runs, broken, lied, left := 0, 0, 0, 0
		total := 0
		for _, n := range counts {
			total += n
		}
		every := max(1, total*len(errnos)/times(40, 1_000_000))
		i := 0
		for name, n := range counts {
			for k := 1; k <= n; k++ {
				for _, fault := range errnos {
					if i++; i%every != 0 {
						continue
					}
					runs++
					r := faultOnce(t, kind, fmt.Sprintf("%s:%s:when=%d", name, fault, k))
					if r.broken {
						broken++
						t.Errorf("%s, %s of call %d of %s: the file is broken (said %q)", kind, fault, k, name, r.said)
					}
					if r.lied {
						lied++
						t.Errorf("%s, %s of call %d of %s: said %q, and the file holds document %d", kind, fault, k, name, r.said, r.holds)
					}
					left += r.left
				}
			}
		}
		measured(t, "a fault at each system call, "+kind, "%d system calls, %d runs, %d broken, %d said something untrue, %d files left after tidying up", total, runs, broken, lied, left)
		if left > 0 {
			t.Errorf("%s: %d files were left", kind, left)
		}
	}
}

// stage prepares a folder for one save.
func stage(t *testing.T, kind string) (path string, env []string) {
	t.Helper()
	dir := t.TempDir()
	path = filepath.Join(dir, "map")
	env = []string{"FILE=" + path, "STATE=" + t.TempDir(), "GOMAXPROCS=1", "GOGC=off"}
	if kind == "new file" {
		return path, append(env, "NEW=1")
	}
	if err := os.WriteFile(path, numbered(1), 0o644); err != nil {
		t.Fatal(err)
	}
	if kind == "in place" {
		if err := os.Link(path, filepath.Join(dir, "other")); err != nil {
			t.Fatal(err)
		}
	}
	return path, env
}

// systemCalls counts the calls of one save by their names.
func systemCalls(t *testing.T, kind string) (map[string]int, error) {
	_, env := stage(t, kind)
	log := filepath.Join(t.TempDir(), "log")
	c := exec.CommandContext(t.Context(), "strace", "-o", log, "-e", "trace="+straced, os.Args[0])
	c.Env = append(append(os.Environ(), faultTask+"=once"), env...)
	out, err := c.CombinedOutput()
	if err != nil || strings.TrimSpace(string(out)) != "saved" {
		return nil, fmt.Errorf("%w: %s", err, out)
	}
	b, err := os.ReadFile(log)
	if err != nil {
		return nil, err
	}
	counts := map[string]int{}
	for line := range strings.Lines(string(b)) {
		if name, _, ok := strings.Cut(line, "("); ok && !strings.ContainsAny(name, " +-") {
			counts[name]++
		}
	}
	return counts, nil
}

type faulted struct {
	broken, lied bool
	said         string
	holds        int
	left         int
}

// faultOnce saves once with one fault, tidies up, and looks at what is there.
func faultOnce(t *testing.T, kind, inject string) (r faulted) {
	t.Helper()
	path, env := stage(t, kind)
	c := exec.CommandContext(t.Context(), "strace", "-o", "/dev/null", "-e", "trace=none", "-e", "inject="+inject, os.Args[0])
	c.Env = append(append(os.Environ(), faultTask+"=once"), env...)
	var out bytes.Buffer
	c.Stdout = &out
	c.Run() // whether it lived is seen by what it said
	r.said = strings.TrimSpace(out.String())

	store, err := OpenStore(strings.TrimPrefix(env[1], "STATE="))
	if err != nil {
		t.Fatal(err)
	}
	if err := store.Tidy(t.Context(), path); err != nil {
		t.Fatal(err)
	}
	n, ok := numberOf(path)
	r.holds = n
	if kind == "new file" && !exists(path) {
		n, ok = 1, true
	}
	r.broken = !ok || n != 1 && n != 2
	switch word, _, _ := strings.Cut(r.said, ":"); word {
	case "saved", "visible", "displaced":
		r.lied = n != 2
	case "failed":
		r.lied = n != 1
	}
	entries, err := os.ReadDir(filepath.Dir(path))
	if err != nil {
		t.Fatal(err)
	}
	for _, e := range entries {
		if e.Name() != "map" && e.Name() != "other" {
			r.left++
		}
	}
	return r
}

// Another program replaces the file as fast as it can, while we save: each of its
// versions is replaced by itself, or comes to us.
func TestFaultRace(t *testing.T) {
	if runtime.GOOS != "linux" {
		t.Skip("the other program of this test exchanges files as Linux can")
	}
	dir := memory(t) // where an fsync takes no time, more saves meet more replaces
	if dir == "" {
		dir = t.TempDir()
	}
	path := filepath.Join(dir, "map")
	n := times(400, 5000)
	version := func(i int) string { return fmt.Sprintf(`{"theirs": %d}`, i) }
	put(t, path, version(0))
	ended := make(chan map[string]bool)
	go func() { // the other program; it looks at what it replaced, to know what is its own loss
		own := map[string]bool{}
		defer func() { ended <- own }()
		for i := 1; i <= n; i++ {
			tmp := path + ".theirs"
			if err := os.WriteFile(tmp, []byte(version(i)), 0o644); err != nil {
				t.Error(err)
				return
			}
			if old, err := exchange(tmp, path); err != nil {
				t.Error(err)
				return
			} else if b, err := os.ReadFile(old); err == nil {
				own[string(b)] = true
			}
			os.Remove(tmp)
			pause(t.Context(), time.Duration(rand.IntN(600))*time.Microsecond)
		}
	}()
	seen := map[string]bool{}
	agreed := HashOf([]byte(version(0)))
	seen[version(0)] = true
	saves, met, displaced := 0, 0, 0
	var own map[string]bool
	for own == nil {
		select {
		case own = <-ended:
		default:
		}
		saves++
		content := []byte(fmt.Sprintf(`{"ours": %d}`, saves))
		out, err := Save(t.Context(), path, content, Agreed{Hash: agreed})
		if err != nil {
			t.Fatal(err)
		}
		switch {
		case !out.Saved:
			met++
			seen[string(out.Theirs)] = true
			agreed = HashOf(out.Theirs)
		case out.Displaced != nil:
			displaced++
			b, err := out.Displaced.Read(t.Context())
			if err != nil {
				t.Fatal(err)
			}
			seen[string(b)] = true
			if err := out.Displaced.Release(); err != nil {
				t.Fatal(err)
			}
			fallthrough
		default:
			agreed = HashOf(content)
		}
	}
	if b, err := os.ReadFile(path); err == nil {
		seen[string(b)] = true
	}
	lost := 0
	for i := range n + 1 {
		if v := version(i); !seen[v] && !own[v] {
			lost++
		}
	}
	measured(t, "race with a program that replaces the file", "%d replaces against %d saves: %d met before, %d displaced and kept, %d lost", n, saves, met, displaced, lost)
	if lost > 0 {
		t.Errorf("%d versions of the other program were lost", lost)
	}
}
