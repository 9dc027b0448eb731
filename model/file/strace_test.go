package file

import (
	"encoding/hex"
	"fmt"
	"io/fs"
	"maps"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"strings"
	"testing"
)

// changing are the system calls that change a disk or make a change last.
const diskCalls = "openat,write,pwrite64,ftruncate,fsync,fdatasync,renameat,renameat2,linkat,unlinkat,mkdirat,fchmod,close"

// record runs a process of this test binary and returns what it did under root, in
// order. before gets the files and folders that were made on the way, without
// names.
func record(t *testing.T, before *tree, root string, c *exec.Cmd, inject ...string) []event {
	t.Helper()
	log := filepath.Join(t.TempDir(), "strace")
	args := []string{"-xx", "-s", "1000000", "-o", log, "-e", "trace=" + diskCalls}
	for _, in := range inject {
		args = append(args, "-e", "inject="+in)
	}
	strace, err := exec.LookPath("strace")
	if err != nil {
		t.Skip("strace is not installed")
	}
	c.Path, c.Args = strace, append(append([]string{"strace"}, args...), c.Args...)
	c.Env = append(c.Env, "GOMAXPROCS=1", "GOGC=off")
	if out, err := c.CombinedOutput(); err != nil {
		t.Fatalf("%v: %s", err, out)
	}
	b, err := os.ReadFile(log)
	if err != nil {
		t.Fatal(err)
	}
	r := &recorder{root: root, start: before, now: before.clone(), open: map[string]*opened{}}
	for line := range strings.Lines(string(b)) {
		if err := r.line(line); err != nil {
			t.Fatalf("%v in %.300s", err, line)
		}
	}
	return r.events
}

// recorder follows a program through its system calls.
type recorder struct {
	root   string
	start  *tree
	now    tree
	open   map[string]*opened // by file descriptor
	events []event
}

type opened struct {
	n   node
	pos int
}

// line takes in one line of strace's log: name(arguments) = result.
func (r *recorder) line(line string) error {
	name, rest, ok := strings.Cut(line, "(")
	list, result, ok2 := strings.Cut(rest, ") ")
	result = strings.TrimLeft(result, " =")
	if !ok || !ok2 || strings.ContainsAny(name, " +-") || strings.HasPrefix(result, "-1") {
		return nil // a signal, the end, or a call that failed
	}
	args := strings.Split(strings.TrimRight(list, ")"), ", ") // texts are in hexadecimal: no commas
	result, _, _ = strings.Cut(strings.TrimSpace(result), " ")
	f := r.open[args[0]]
	switch name {
	case "openat":
		return r.opens(args, result)
	case "write", "pwrite64":
		b, err := text(args[1])
		if err != nil {
			return err
		}
		if args[0] == "1" {
			r.add(event{said: strings.TrimSpace(b)})
		}
		if f == nil {
			return nil
		}
		done, err := strconv.Atoi(result)
		if err != nil {
			return err
		}
		at := &f.pos
		if name == "pwrite64" {
			pos, err := strconv.Atoi(args[3])
			if err != nil {
				return err
			}
			at = &pos
		}
		r.write(f.n, b[:done], *at)
		*at += done
	case "ftruncate":
		size, err := strconv.Atoi(args[1])
		if err != nil || f == nil {
			return err
		}
		in := r.now.files[f.n]
		b := make([]byte, size)
		copy(b, in.content)
		r.change(f.n, inode{b, in.mode})
	case "fchmod":
		mode, err := strconv.ParseUint(args[1], 8, 32)
		if err != nil || f == nil {
			return err
		}
		r.change(f.n, inode{r.now.files[f.n].content, fs.FileMode(mode).Perm()})
	case "fsync", "fdatasync":
		if f != nil {
			r.add(event{synced: f.n})
		}
	case "close":
		delete(r.open, args[0])
	case "mkdirat":
		if folder, base, err := r.find(args[1]); folder == 0 || err != nil {
			return err
		} else {
			made := r.number()
			r.start.folders[made], r.now.folders[made] = map[string]node{}, map[string]node{}
			r.rename(folder, map[string]node{base: made})
		}
	case "unlinkat":
		if folder, base, err := r.find(args[1]); folder == 0 || err != nil {
			return err
		} else {
			r.rename(folder, map[string]node{base: 0})
		}
	case "renameat", "renameat2", "linkat":
		from, a, err := r.find(args[1])
		to, b, err2 := r.find(args[3])
		if from == 0 && to == 0 || err != nil || err2 != nil {
			return err
		}
		if from != to {
			return fmt.Errorf("%s between folders", name)
		}
		was := r.now.folders[from]
		switch names := map[string]node{b: was[a]}; {
		case name == "linkat":
			r.rename(from, names)
		case args[len(args)-1] == "RENAME_EXCHANGE":
			names[a] = was[b]
			r.rename(from, names)
		default:
			names[a] = 0
			r.rename(from, names)
		}
	}
	return nil
}

// opens follows an open, which may make the file or empty it.
func (r *recorder) opens(args []string, fd string) error {
	folder, base, err := r.find(args[1])
	if folder == 0 || err != nil {
		return err
	}
	n := folder // of the root itself
	if base != "" {
		n = r.now.folders[folder][base]
	}
	switch {
	case n == 0 && strings.Contains(args[2], "O_CREAT"):
		n = r.number()
		mode, err := strconv.ParseUint(args[3], 8, 32)
		if err != nil {
			return err
		}
		made := inode{nil, fs.FileMode(mode) &^ 0o022}
		r.start.files[n], r.now.files[n] = made, made
		r.rename(folder, map[string]node{base: n})
	case n == 0:
		return fmt.Errorf("opened %s, which nobody made", base)
	case strings.Contains(args[2], "O_TRUNC") && len(r.now.files[n].content) > 0:
		r.change(n, inode{nil, r.now.files[n].mode})
	}
	r.open[fd] = &opened{n: n}
	return nil
}

func (r *recorder) write(n node, b string, at int) {
	in := r.now.files[n]
	content := make([]byte, max(len(in.content), at+len(b)))
	copy(content, in.content)
	copy(content[at:], b)
	r.change(n, inode{content, in.mode})
}

func (r *recorder) change(n node, in inode) {
	r.now.files[n] = in
	r.add(event{file: n, inode: in})
}

func (r *recorder) rename(folder node, names map[string]node) {
	e := event{folder: folder, names: names}
	r.now.apply(e)
	r.add(e)
}

func (r *recorder) add(e event) { r.events = append(r.events, e) }

// number returns a new one.
func (r *recorder) number() node {
	most := r.now.root
	for n := range maps.Keys(r.now.folders) {
		most = max(most, n)
	}
	for n := range maps.Keys(r.now.files) {
		most = max(most, n)
	}
	return most + 1
}

// find returns the folder in which a path ends, 0 outside of the root; base is
// empty for the root itself.
func (r *recorder) find(quoted string) (folder node, base string, err error) {
	path, err := text(quoted)
	if err != nil {
		return 0, "", err
	}
	rel, err := filepath.Rel(r.root, path)
	if err != nil || rel == ".." || strings.HasPrefix(rel, "../") {
		return 0, "", nil
	}
	if rel == "." {
		return r.now.root, "", nil
	}
	folder = r.now.root
	dir, base := filepath.Split(rel)
	for part := range strings.SplitSeq(strings.Trim(dir, "/"), "/") {
		if part != "" {
			folder = r.now.folders[folder][part]
		}
	}
	if folder == 0 {
		return 0, "", fmt.Errorf("%s is in a folder that nobody made", rel)
	}
	return folder, base, nil
}

// text reads a string as strace -xx writes it.
func text(quoted string) (string, error) {
	b, err := hex.DecodeString(strings.ReplaceAll(strings.Trim(quoted, `"`), `\x`, ""))
	if err != nil {
		return "", fmt.Errorf("%.40s: %w", quoted, err)
	}
	return string(b), nil
}
