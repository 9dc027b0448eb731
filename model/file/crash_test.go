package file

import (
	"bytes"
	"crypto/sha256"
	"fmt"
	"io/fs"
	"maps"
	"math/bits"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
)

// What a disk may hold after a power cut. The model is weaker than any file system
// that people use, so what survives it survives ext4, xfs, btrfs and APFS:
//
//   - of the operations on a folder since its last fsync, any may be lost, one by
//     one and in any combination; each by itself (a rename, an exchange) is done
//     wholly or not at all
//   - of the writes to a file since its last fsync, any pages may be lost; pages
//     that were never written are zeros, and the size is any that it had
//   - an fsync of a file says nothing of its name, one of a folder nothing of the
//     contents in it
//
// ext4 with data=ordered keeps the order of all operations on folders and loses
// the last of them; that is one of the combinations.

// node stands for a file or a folder, whatever its names are. 0 is none.
type node int

// inode is what a file is beside its names.
type inode struct {
	content []byte
	mode    fs.FileMode
}

// tree is the state of a part of a disk. It may hold files and folders that have no
// name yet.
type tree struct {
	root    node
	folders map[node]map[string]node
	files   map[node]inode
}

// event is one thing that a program did, or said, in the order of time.
type event struct {
	folder node            // an operation on this folder:
	names  map[string]node // what the names mean from then on, 0: nothing
	file   node            // a write to this file:
	inode  inode           // what it is afterwards
	synced node            // an fsync
	said   string          // a line on standard output
}

// pageSize is what a disk cache writes or does not write.
const pageSize = 4096

// crashStates calls yield with what the disk may hold when the power fails after
// the given events, until it returns false. With all set, more of the ways in which
// a file can be torn are tried.
func (start tree) crashStates(done []event, all bool, yield func(tree) bool) {
	last := map[node]int{} // the last fsync
	for i, e := range done {
		if e.synced != 0 {
			last[e.synced] = i
		}
	}
	base := start.clone()
	var loose []event // operations on folders that may be lost
	torn := map[node][]inode{}
	for i, e := range done {
		sync, ever := last[e.folder|e.file] // one of them is 0
		safe := ever && i < sync
		switch {
		case e.folder != 0 && safe:
			base.apply(e)
		case e.folder != 0:
			loose = append(loose, e)
		case e.file != 0 && safe:
			base.files[e.file] = e.inode
		case e.file != 0:
			torn[e.file] = append(torn[e.file], e.inode)
		}
	}
	for len(loose) > 10 { // a disk does not wait for ever
		base.apply(loose[0])
		loose = loose[1:]
	}
	for kept := range uint(1) << len(loose) {
		state := base.clone()
		// An operation is known by its place: dropping an early one and keeping a later
		// one is what a disk does that reorders.
		for i, e := range loose {
			if kept>>i&1 == 1 {
				state.apply(e)
			}
		}
		var open []node
		for n := range state.reachable() {
			if len(torn[n]) > 0 {
				open = append(open, n)
			}
		}
		slices.Sort(open)
		if !state.tear(open, torn, all, yield) {
			return
		}
	}
}

// tear yields the tree with each of the open files in each state that it may have.
func (t tree) tear(open []node, torn map[node][]inode, all bool, yield func(tree) bool) bool {
	if len(open) == 0 {
		return yield(t)
	}
	n := open[0]
	for _, in := range tornFile(t.files[n], torn[n], all) {
		next := t
		next.files = maps.Clone(t.files)
		next.files[n] = in
		if !next.tear(open[1:], torn, all, yield) {
			return false
		}
	}
	return true
}

// tornFile returns what a file may be that was safe once and then written several
// times without an fsync.
func tornFile(safe inode, writes []inode, all bool) []inode {
	last := writes[len(writes)-1]
	sizes := []int{len(safe.content)}
	modes := []fs.FileMode{safe.mode}
	for _, w := range writes {
		sizes = append(sizes, len(w.content))
		modes = append(modes, w.mode)
	}
	if all {
		for at := pageSize; at < len(last.content); at += pageSize {
			sizes = append(sizes, at)
		}
	}
	slices.Sort(sizes)
	slices.Sort(modes)
	sizes, modes = slices.Compact(sizes), slices.Compact(modes)
	pages := (max(len(safe.content), len(last.content)) + pageSize - 1) / pageSize
	var out []inode
	for _, size := range sizes {
		for kept := range uint(1) << pages {
			if n := bits.OnesCount(kept); !all && n > 1 && n < pages-1 {
				continue
			}
			b := make([]byte, size)
			copy(b, safe.content)
			for p := range pages {
				if from := p * pageSize; kept>>p&1 == 1 && from < size {
					to := min(from+pageSize, size, len(last.content))
					if from < to {
						copy(b[from:to], last.content[from:to])
					}
				}
			}
			for _, mode := range modes {
				out = append(out, inode{b, mode})
			}
		}
		if all && size > 700 && len(last.content) > 700 { // in the middle of a page
			b := make([]byte, size)
			copy(b, safe.content)
			copy(b, last.content[:700])
			out = append(out, inode{b, last.mode})
		}
	}
	return out
}

func (t tree) clone() tree {
	c := tree{t.root, make(map[node]map[string]node, len(t.folders)), maps.Clone(t.files)}
	for n, names := range t.folders {
		c.folders[n] = maps.Clone(names)
	}
	return c
}

// apply carries out an operation on a folder.
func (t tree) apply(e event) {
	names := t.folders[e.folder]
	for name, n := range e.names {
		if n == 0 {
			delete(names, name)
		} else {
			names[name] = n
		}
	}
}

// reachable returns the files that have a name.
func (t tree) reachable() map[node]bool {
	found := map[node]bool{}
	t.walk(t.root, "", func(_ string, n node, folder bool) {
		if !folder {
			found[n] = true
		}
	})
	return found
}

// walk visits all names in order, folders before what is in them.
func (t tree) walk(folder node, path string, visit func(path string, n node, folder bool)) {
	for _, name := range slices.Sorted(maps.Keys(t.folders[folder])) {
		n, at := t.folders[folder][name], filepath.Join(path, name)
		_, isFolder := t.folders[n]
		visit(at, n, isFolder)
		if isFolder {
			t.walk(n, at, visit)
		}
	}
}

// key is the same for two states that nobody can tell apart.
func (t tree) key() [32]byte {
	h := sha256.New()
	number := map[node]int{}
	t.walk(t.root, "", func(path string, n node, folder bool) {
		i, known := number[n]
		if !known {
			i = len(number)
			number[n] = i
		}
		fmt.Fprintf(h, "%q %d %v %o %d\n", path, i, folder, t.files[n].mode, len(t.files[n].content))
		if !known {
			h.Write(t.files[n].content)
		}
	})
	return [32]byte(h.Sum(nil))
}

// String lists what is there.
func (t tree) String() string {
	var b strings.Builder
	t.walk(t.root, "", func(path string, n node, folder bool) {
		if folder {
			fmt.Fprintf(&b, "  %s/\n", path)
			return
		}
		in := t.files[n]
		fmt.Fprintf(&b, "  %s: file %d, mode %o, %d bytes, pages", path, n, in.mode, len(in.content))
		for page := range slices.Chunk(in.content, pageSize) {
			fmt.Fprintf(&b, " %.12q", page[len(page)/2:])
		}
		b.WriteByte('\n')
	})
	return b.String()
}

// load reads a folder of the disk; nodes are numbered by their inodes.
func load(t *testing.T, root string) tree {
	t.Helper()
	out := tree{1, map[node]map[string]node{1: {}}, map[node]inode{}}
	next := node(2)
	var known []fs.FileInfo
	numbers := map[int]node{}
	var read func(dir string, n node)
	read = func(dir string, n node) {
		entries, err := os.ReadDir(dir)
		if err != nil {
			t.Fatal(err)
		}
		for _, e := range entries {
			path := filepath.Join(dir, e.Name())
			info, err := e.Info()
			if err != nil {
				t.Fatal(err)
			}
			if i := slices.IndexFunc(known, func(k fs.FileInfo) bool { return os.SameFile(k, info) }); i >= 0 {
				out.folders[n][e.Name()] = numbers[i]
				continue
			}
			numbers[len(known)] = next
			known = append(known, info)
			child := next
			next++
			out.folders[n][e.Name()] = child
			if e.IsDir() {
				out.folders[child] = map[string]node{}
				read(path, child)
				continue
			}
			b, err := os.ReadFile(path)
			if err != nil {
				t.Fatal(err)
			}
			out.files[child] = inode{b, info.Mode().Perm()}
		}
	}
	read(root, 1)
	return out
}

// build puts a state on the disk, in place of what is in the folder.
func (t tree) build(root string) error {
	entries, err := os.ReadDir(root)
	if err != nil {
		return err
	}
	for _, e := range entries {
		if err := os.RemoveAll(filepath.Join(root, e.Name())); err != nil {
			return err
		}
	}
	first := map[node]string{}
	t.walk(t.root, root, func(path string, n node, folder bool) {
		switch before, known := first[n]; {
		case err != nil:
		case folder:
			err = os.Mkdir(path, 0o700)
		case known:
			err = os.Link(before, path)
		default:
			first[n] = path
			if err = os.WriteFile(path, t.files[n].content, 0o600); err == nil {
				err = os.Chmod(path, t.files[n].mode)
			}
		}
	})
	return err
}

// The model itself: what was synced is there, anything else may be.
func TestCrashStates(t *testing.T) {
	old, now := bytes.Repeat([]byte("o"), 2*pageSize), bytes.Repeat([]byte("n"), 2*pageSize)
	start := tree{1, map[node]map[string]node{1: {"map": 2}}, map[node]inode{2: {old, 0o644}, 3: {nil, 0o600}}}
	create := event{folder: 1, names: map[string]node{"tmp": 3}}
	write := event{file: 3, inode: inode{now, 0o600}}
	rename := event{folder: 1, names: map[string]node{"tmp": 0, "map": 3}}
	overwrite := event{file: 2, inode: inode{now, 0o644}}
	for _, c := range []struct {
		done []event
		want string
	}{
		{nil, "old"},
		{[]event{create, write, {synced: 3}}, "old"},
		{[]event{create, write, {synced: 3}, rename}, "new old"},
		{[]event{create, write, {synced: 3}, rename, {synced: 1}}, "new"},
		{[]event{create, write, rename, {synced: 1}}, "new torn"},
		{[]event{create, write, rename}, "new old torn"},
		{[]event{overwrite}, "new old torn"},
		{[]event{overwrite, {synced: 2}}, "new"},
	} {
		got := map[string]bool{}
		start.crashStates(c.done, true, func(s tree) bool {
			switch b := s.files[s.folders[1]["map"]].content; {
			case bytes.Equal(b, old):
				got["old"] = true
			case bytes.Equal(b, now):
				got["new"] = true
			default:
				got["torn"] = true
			}
			return true
		})
		if list := strings.Join(slices.Sorted(maps.Keys(got)), " "); list != c.want {
			t.Errorf("%+v may leave %s, not %s", c.done, list, c.want)
		}
	}
}
