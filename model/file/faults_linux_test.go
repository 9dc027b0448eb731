package file

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"syscall"
	"testing"

	"golang.org/x/sys/unix"
)

// asRoot skips what takes root: mounting, other users, files that are immutable.
func asRoot(t *testing.T) {
	t.Helper()
	if os.Geteuid() != 0 {
		t.Skip("this takes root")
	}
}

func mount(t *testing.T, source, at, kind string, flags uintptr, data string) {
	t.Helper()
	if err := unix.Mount(source, at, kind, flags, data); err != nil {
		t.Skipf("mounting is not allowed here: %v", err)
	}
	t.Cleanup(func() {
		if err := unix.Unmount(at, unix.MNT_DETACH); err != nil {
			t.Error(err)
		}
	})
}

// A disk without room, in bytes or in files: the old content stays, nothing is
// left, and the error says so.
func TestFaultFullDisk(t *testing.T) {
	asRoot(t)
	runs, failed := 0, 0
	for _, kind := range []string{"exchange", "in place", "no more files"} {
		for free := range times(6, 40) {
			dir := t.TempDir()
			options := fmt.Sprintf("size=%dk", 4*(free+4))
			if kind == "no more files" {
				options = "size=1m,nr_inodes=3" // the folder, the document, and one more
			}
			mount(t, "tmpfs", dir, "tmpfs", 0, options)
			path, state := filepath.Join(dir, "map"), t.TempDir()
			old := strings.Repeat("o", 3000)
			put(t, path, old)
			switch kind {
			case "in place":
				if err := os.Link(path, path+".other"); err != nil {
					t.Fatal(err)
				}
			case "no more files":
				put(t, path+".last", "")
			}
			content := []byte(strings.Repeat("n", 24_000))
			runs++
			out, err := Save(t.Context(), path, content, Agreed{Hash: HashOf([]byte(old)), State: state})
			switch {
			case err == nil:
				holds(t, path, string(content))
				if !out.Saved {
					t.Errorf("%s, %d pages: %+v", kind, free, out)
				}
			case !errors.Is(err, unix.ENOSPC) || !strings.Contains(err.Error(), "The disk is full. The file on the disk is as it was. Make room"):
				t.Errorf("%s, %d pages: %v", kind, free, err)
			default:
				failed++
				holds(t, path, old)
			}
			if strings.Contains(left(t, dir), "hidden") {
				t.Errorf("%s, %d pages: the folder holds %s", kind, free, left(t, dir))
			}
			if kind == "no more files" && err == nil {
				t.Error("saved without a free file")
			}
		}
	}
	if failed == 0 || failed == runs {
		t.Errorf("%d of %d runs failed: the disk was not filled as meant", failed, runs)
	}
	measured(t, "full disk", "%d sizes of disk, %d too small, 0 broken, 0 left beside the document", runs, failed)
}

// As somebody who may write the file but not its folder, and the like, the save is
// done in place; where it may not be written at all it is refused.
func TestFaultPermissions(t *testing.T) {
	asRoot(t)
	const nobody = 65534
	dir := t.TempDir()
	if err := os.Chmod(filepath.Dir(dir), 0o755); err != nil { // of the test's own folder
		t.Fatal(err)
	}
	exe := filepath.Join(dir, "test")
	b, err := os.ReadFile(os.Args[0])
	if err == nil {
		err = os.WriteFile(exe, b, 0o755)
	}
	if err != nil {
		t.Fatal(err)
	}
	for _, c := range []struct {
		name     string
		folder   fs.FileMode
		mode     fs.FileMode
		uid      int // of the file
		want     string
		wantHeld int
		setup    func(path string)
	}{
		{name: "own file in own folder", folder: 0o777, mode: 0o640, uid: nobody, want: "saved", wantHeld: 2},
		{name: "folder that may not be written", folder: 0o755, mode: 0o644, uid: nobody, want: "saved", wantHeld: 2},
		{name: "somebody else's file, writable for all", folder: 0o777, mode: 0o666, uid: 1234, want: "saved", wantHeld: 2},
		{name: "somebody else's file in a sticky folder", folder: 0o777 | fs.ModeSticky, mode: 0o666, uid: 1234, want: "saved", wantHeld: 2},
		{name: "write-protected file in a writable folder", folder: 0o777, mode: 0o444, uid: nobody, want: "failed: saving", wantHeld: 1},
		{name: "mounted by itself", folder: 0o777, mode: 0o666, uid: nobody, want: "saved", wantHeld: 2, setup: func(path string) {
			mount(t, path, path, "", unix.MS_BIND, "")
		}},
		{name: "a disk that can only be read", folder: 0o777, mode: 0o666, uid: nobody, want: "failed: saving", wantHeld: 1, setup: func(path string) {
			mount(t, filepath.Dir(path), filepath.Dir(path), "", unix.MS_BIND, "")
			if err := unix.Mount("", filepath.Dir(path), "", unix.MS_BIND|unix.MS_REMOUNT|unix.MS_RDONLY, ""); err != nil {
				t.Skip(err)
			}
		}},
	} {
		t.Run(c.name, func(t *testing.T) {
			folder := filepath.Join(dir, strings.ReplaceAll(c.name, " ", "-"))
			state := folder + ".state"
			path := filepath.Join(folder, "map")
			for _, err := range []error{
				os.Mkdir(folder, 0o755), os.WriteFile(path, numbered(1), 0o600),
				os.Chown(path, c.uid, c.uid), os.Chmod(path, c.mode), os.Chmod(folder, c.folder),
				os.Mkdir(state, 0o755), os.Chown(state, nobody, nobody),
			} {
				if err != nil {
					t.Fatal(err)
				}
			}
			if c.setup != nil {
				c.setup(path)
			}
			p := exec.CommandContext(t.Context(), exe)
			p.Env = append(os.Environ(), faultTask+"=once", "FILE="+path, "STATE="+state)
			p.SysProcAttr = &syscall.SysProcAttr{Credential: &syscall.Credential{Uid: nobody, Gid: nobody}}
			p.Dir = "/"
			out, err := p.CombinedOutput()
			if err != nil || !strings.HasPrefix(string(out), c.want) {
				t.Errorf("%s, %v", out, err)
			}
			if n, ok := numberOf(path); !ok || n != c.wantHeld {
				t.Errorf("the file holds %d, %v", n, ok)
			}
			info, err := os.Stat(path)
			if err != nil {
				t.Fatal(err)
			}
			if st := info.Sys().(*syscall.Stat_t); info.Mode().Perm() != c.mode || int(st.Uid) != c.uid {
				t.Errorf("mode %v, owner %d", info.Mode(), st.Uid)
			}
			if got := left(t, folder); got != "map" {
				t.Errorf("the folder holds %s", got)
			}
		})
	}
	measured(t, "permissions", "7 cases: own, foreign, sticky, write-protected, mounted by itself, read-only folder and disk; owner and mode kept in all")
}

func TestOwnerAndAttributesStay(t *testing.T) {
	asRoot(t)
	path, s := ready(t, "old")
	if err := os.Chown(path, 1234, 4321); err != nil {
		t.Fatal(err)
	}
	if err := unix.Chmod(path, 0o4640); err != nil {
		t.Fatal(err)
	}
	// An access list is an extended attribute too: user 1000 may read.
	acl := []byte{2, 0, 0, 0, 1, 0, 6, 0, 255, 255, 255, 255, 2, 0, 4, 0, 232, 3, 0, 0, 4, 0, 4, 0, 255, 255, 255, 255, 16, 0, 4, 0, 255, 255, 255, 255, 32, 0, 0, 0, 255, 255, 255, 255}
	want := map[string][]byte{"user.comment": []byte("a note"), "system.posix_acl_access": acl}
	for name, v := range want {
		if err := unix.Setxattr(path, name, v, 0); err != nil {
			t.Logf("%s cannot be set here: %v", name, err)
			delete(want, name)
		}
	}
	if out, err := s.with("new").save(); err != nil || !out.Saved || out.InPlace {
		t.Fatalf("%+v, %v", out, err)
	}
	holds(t, path, "new")
	var st unix.Stat_t
	if err := unix.Stat(path, &st); err != nil || st.Uid != 1234 || st.Gid != 4321 || st.Mode&0o7777 != 0o4640 {
		t.Errorf("%d:%d, mode %o, %v", st.Uid, st.Gid, st.Mode, err)
	}
	for name, v := range want {
		got := make([]byte, 100)
		if n, err := unix.Getxattr(path, name, got); err != nil || string(got[:n]) != string(v) {
			t.Errorf("%s is %v, %v", name, got[:max(n, 0)], err)
		}
	}
}

func TestPipesAndImmutableFilesAreRefused(t *testing.T) {
	path, s := ready(t, "old")
	os.Remove(path)
	if err := unix.Mkfifo(path, 0o600); err != nil {
		t.Fatal(err)
	}
	if _, err := s.with("new").save(); !errors.Is(err, ErrNotRegular) {
		t.Errorf("a pipe: %v", err)
	}
	if _, err := Look(path, false); !errors.Is(err, ErrNotRegular) {
		t.Errorf("looking at a pipe: %v", err)
	}
	if _, err := ReadImage(filepath.Dir(path), filepath.Base(path)); err == nil || !strings.Contains(err.Error(), "not a regular file") {
		t.Errorf("a pipe as a picture: %v", err)
	}
	asRoot(t)
	path, s = ready(t, "old")
	if out, err := exec.Command("chattr", "+i", path).CombinedOutput(); err != nil {
		t.Skipf("chattr: %v %s", err, out)
	}
	defer exec.Command("chattr", "-i", path).Run()
	if _, err := s.with("new").save(); !errors.Is(err, fs.ErrPermission) {
		t.Errorf("an immutable file: %v", err)
	}
	holds(t, path, "old")
}

// File systems that cannot exchange two names: the old file gets a second name
// first.
func TestWithoutExchange(t *testing.T) {
	path, s := ready(t, "base")
	tmp, err := s.with("ours").makeTemp(path, 0o600)
	if err != nil {
		t.Fatal(err)
	}
	if err := tmp.fill(s.content); err != nil {
		t.Fatal(err)
	}
	if err := tmp.sync(); err != nil {
		t.Fatal(err)
	}
	old, err := linkAside(tmp.path, path)
	if err != nil {
		t.Fatal(err)
	}
	holds(t, path, "ours")
	holds(t, old, "base")
	n, ok := parseTemp(filepath.Base(old))
	if !ok || n.tag != tagOf(path) || n.agreed != s.agreed.Hash.short() {
		t.Errorf("the hidden name %s does not say what it is", old)
	}
	fresh := filepath.Join(filepath.Dir(path), "fresh")
	if err := linkNew(old, fresh); err != nil {
		t.Fatal(err)
	}
	if err := linkNew(path, fresh); !errors.Is(err, fs.ErrExist) {
		t.Errorf("replaced something: %v", err)
	}
	holds(t, fresh, "base")
}

// A save in place has moments in which the file is half old and half new: nobody
// who opens it then gets to see that.
func TestNobodyOpensAHalfWrittenFile(t *testing.T) {
	path, s := ready(t, "old")
	if err := os.Link(path, path+".other"); err != nil {
		t.Fatal(err)
	}
	asked := false
	s.step = during("in place", func() {
		asked = true
		f, err := os.OpenFile(path, os.O_RDONLY|openFlags, 0)
		if err == nil {
			f.Close()
			t.Error("somebody could open it")
		} else if !errors.Is(err, unix.EAGAIN) {
			t.Errorf("opening: %v", err)
		}
	})
	if out, err := s.with("new").save(); err != nil || !out.InPlace || !asked {
		t.Fatalf("%+v, %v", out, err)
	}
	holds(t, path+".other", "new")
}

// What a power cut may do depends on the order of the calls alone: the content is
// on the disk before it gets its name, and the folder after the old one is gone.
// Without the last of these, most simulated power cuts lost an acknowledged save.
func TestOrderOfSystemCalls(t *testing.T) {
	if _, err := exec.LookPath("strace"); err != nil {
		t.Skip("strace is not installed")
	}
	_, env := stage(t, "exchange")
	log := filepath.Join(t.TempDir(), "log")
	c := exec.CommandContext(t.Context(), "strace", "-y", "-o", log, "-e", "trace=write,fchmod,fsync,renameat2,unlinkat", os.Args[0])
	c.Env = append(append(os.Environ(), faultTask+"=once"), env...)
	if out, err := c.CombinedOutput(); err != nil {
		t.Skipf("strace does not work here: %v %s", err, out)
	}
	b, err := os.ReadFile(log)
	if err != nil {
		t.Fatal(err)
	}
	var got []string
	for line := range strings.Lines(string(b)) {
		name, rest, ok := strings.Cut(line, "(")
		if !ok || name == "write" && !strings.Contains(rest, tempPrefix) {
			continue
		}
		if name == "fsync" && !strings.Contains(rest, tempPrefix) {
			name = "fsync of the folder"
		}
		got = append(got, name)
	}
	if want := "write, fchmod, fsync, renameat2, unlinkat, fsync of the folder"; strings.Join(got, ", ") != want {
		t.Errorf("the calls are %s, not %s", strings.Join(got, ", "), want)
	}
}
