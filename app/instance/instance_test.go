package instance

import (
	"context"
	"errors"
	"net"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"
)

// place is a place of its own, in a folder with a short path.
func place(t *testing.T) Place {
	t.Helper()
	dir, err := os.MkdirTemp("", "wm")
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { os.RemoveAll(dir) })
	return Place{State: t.TempDir(), Screen: ":7", Program: "this build", Folders: []string{dir}}
}

func listen(t *testing.T, p Place, handle func(Request) Answer) *Listener {
	t.Helper()
	l, err := p.Listen(handle)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { l.Close() })
	return l
}

func TestASecondStartIsAnswered(t *testing.T) {
	p := place(t)
	if _, err := p.Ask(t.Context(), Request{}); !errors.Is(err, ErrAlone) {
		t.Errorf("before anybody listens: %v", err)
	}
	got := make(chan Request, 1)
	l := listen(t, p, func(r Request) Answer { got <- r; return Answer{Said: "It is open already."} })
	a, err := p.Ask(t.Context(), Request{Files: []string{"/maps/Ä b\n.json"}, Template: "x"})
	if err != nil || a.Said != "It is open already." {
		t.Fatalf("%+v, %v", a, err)
	}
	if r := <-got; len(r.Files) != 1 || r.Files[0] != "/maps/Ä b\n.json" || r.Template != "x" || !r.Until.After(time.Now()) {
		t.Errorf("asked %+v", r)
	}
	info, err := os.Stat(l.path)
	if err != nil || info.Mode().Perm() != 0o600 {
		t.Errorf("the socket is open to %v, %v", info.Mode(), err)
	}
	if err := l.Close(); err != nil {
		t.Error(err)
	}
	if list, _ := os.ReadDir(p.Folders[0]); len(list) != 0 {
		t.Errorf("left behind: %v", list)
	}
	if _, err := p.Ask(t.Context(), Request{}); !errors.Is(err, ErrAlone) {
		t.Errorf("after it has ended: %v", err)
	}
}

// A socket that a kill has left is nobody's, and the next start listens at it.
func TestWhatAKillLeaves(t *testing.T) {
	p := place(t)
	path, err := p.socket()
	if err != nil {
		t.Fatal(err)
	}
	dead, err := net.ListenUnix("unix", &net.UnixAddr{Name: path, Net: "unix"})
	if err != nil {
		t.Fatal(err)
	}
	dead.SetUnlinkOnClose(false)
	dead.Close()
	if _, err := p.Ask(t.Context(), Request{}); !errors.Is(err, ErrAlone) {
		t.Errorf("a dead socket answers: %v", err)
	}
	listen(t, p, func(Request) Answer { return Answer{Said: "Here."} })
	if _, err := p.Ask(t.Context(), Request{}); err != nil {
		t.Errorf("it does not answer at the old socket: %v", err)
	}
}

// Whoever hangs is left alone.
func TestABusyProgramIsLeftAlone(t *testing.T) {
	p := place(t)
	never := make(chan struct{})
	t.Cleanup(func() { close(never) })
	listen(t, p, func(Request) Answer { <-never; return Answer{} })
	ctx, cancel := context.WithTimeout(t.Context(), 30*time.Millisecond)
	defer cancel()
	if _, err := p.Ask(ctx, Request{}); err == nil {
		t.Error("there is an answer")
	}
}

func TestAnotherBuildIsNotAsked(t *testing.T) {
	p := place(t)
	listen(t, p, func(Request) Answer { t.Error("it was asked"); return Answer{} })
	p.Program = "another build"
	if _, err := p.Ask(t.Context(), Request{}); err == nil || errors.Is(err, ErrAlone) {
		t.Error(err)
	}
	p.Program, p.Screen = "this build", ":8"
	if _, err := p.Ask(t.Context(), Request{}); !errors.Is(err, ErrAlone) {
		t.Errorf("on another screen: %v", err)
	}
	p.Program = ""
	if name, err := p.program(); err != nil || !strings.Contains(name, string(filepath.Separator)) {
		t.Errorf("this build is called %q, %v", name, err)
	}
}

// Nonsense gets no answer, nor does who has given up long ago; the next start does.
func TestNonsenseGetsNoAnswer(t *testing.T) {
	p := place(t)
	l := listen(t, p, func(Request) Answer { return Answer{Said: "Here."} })
	late := `{"program":"this build","until":"2001-01-01T00:00:00Z"}` + "\n"
	for _, b := range []string{"", "hello\n", late, "{\"files\": 3}\n", "\x00\x01\x02\n"} {
		c, err := net.Dial("unix", l.path)
		if err != nil {
			t.Fatal(err)
		}
		if _, err := c.Write([]byte(b)); err != nil {
			t.Fatal(err)
		}
		c.(*net.UnixConn).CloseWrite()
		if n, _ := c.Read(make([]byte, 100)); n != 0 {
			t.Errorf("%q is answered", b)
		}
		c.Close()
	}
	if _, err := p.Ask(t.Context(), Request{}); err != nil {
		t.Error(err)
	}
}

// Of two that start at once the later one is asked; the earlier one leaves its
// socket alone when it ends.
func TestTwoAtOnce(t *testing.T) {
	p := place(t)
	first := listen(t, p, func(Request) Answer { return Answer{Said: "first"} })
	listen(t, p, func(Request) Answer { return Answer{Said: "second"} })
	if err := first.Close(); err != nil {
		t.Error(err)
	}
	if a, err := p.Ask(t.Context(), Request{}); err != nil || a.Said != "second" {
		t.Errorf("%+v, %v", a, err)
	}
}

// Folders that others can enter, that belong to others or cannot be made are not
// used; where there is none, there is no listening.
func TestUnsafeFolders(t *testing.T) {
	p := place(t)
	good := p.Folders[0]
	open := filepath.Join(good, "open")
	if err := os.Mkdir(open, 0o700); err != nil {
		t.Fatal(err)
	}
	if err := os.Chmod(open, 0o755); err != nil {
		t.Fatal(err)
	}
	file := filepath.Join(good, "file")
	if err := os.WriteFile(file, nil, 0o600); err != nil {
		t.Fatal(err)
	}
	bad := []string{open, file, filepath.Join(file, "below"), filepath.Join(good, strings.Repeat("long", 30))}
	if os.Getuid() == 0 {
		theirs := filepath.Join(good, "theirs")
		if err := errors.Join(os.Mkdir(theirs, 0o700), os.Chown(theirs, 65534, -1)); err != nil {
			t.Fatal(err)
		}
		bad = append(bad, theirs)
	}
	link := filepath.Join(good, "link")
	if err := os.Symlink(t.TempDir(), link); err == nil {
		bad = append(bad, link)
	}
	for _, dir := range bad {
		p.Folders = []string{dir}
		if l, err := p.Listen(nil); err == nil {
			t.Errorf("listening in %s", dir)
			l.Close()
		}
		if _, err := p.Ask(t.Context(), Request{}); err == nil {
			t.Errorf("asking in %s", dir)
		}
	}
	p.Folders = append(bad, filepath.Join(good, "fine"))
	listen(t, p, func(Request) Answer { return Answer{} })
	if _, err := p.Ask(t.Context(), Request{}); err != nil {
		t.Error(err)
	}
}
