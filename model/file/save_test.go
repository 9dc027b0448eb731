package file

import (
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"runtime"
	"strings"
	"testing"
	"testing/synctest"
)

func put(t *testing.T, path, content string) {
	t.Helper()
	if err := os.WriteFile(path, []byte(content), 0o644); err != nil {
		t.Fatal(err)
	}
}

func holds(t *testing.T, path, want string) {
	t.Helper()
	if b, err := os.ReadFile(path); err != nil || string(b) != want {
		t.Errorf("%s holds %q, %v, not %q", filepath.Base(path), b, err, want)
	}
}

// left lists what stands in a folder, hidden files as "hidden".
func left(t *testing.T, dir string) string {
	t.Helper()
	entries, err := os.ReadDir(dir)
	if err != nil {
		t.Fatal(err)
	}
	var names []string
	for _, e := range entries {
		if _, ok := parseTemp(e.Name()); ok {
			names = append(names, "hidden")
			continue
		}
		names = append(names, e.Name())
	}
	return strings.Join(names, " ")
}

// place makes a folder with one file, and a saver for it that agrees on its
// content.
func ready(t *testing.T, content string) (path string, s *saver) {
	t.Helper()
	path = filepath.Join(t.TempDir(), "map")
	put(t, path, content)
	return path, &saver{ctx: t.Context(), path: path, agreed: Agreed{Hash: HashOf([]byte(content)), State: t.TempDir()}}
}

func (s *saver) with(content string) *saver {
	s.content, s.hash = []byte(content), HashOf([]byte(content))
	return s
}

// once makes the hook that does something at one step, the first time only.
func during(step string, do func()) func(string) {
	done := false
	return func(at string) {
		if at == step && !done {
			done = true
			do()
		}
	}
}

func TestSaveTellsBeforeItIsSeen(t *testing.T) {
	path, s := ready(t, "{}")
	called := false
	s.agreed.Visible = func(h Hash) {
		called = true
		if h != HashOf([]byte("{1}")) {
			t.Error("another hash was told")
		}
		holds(t, path, "{}")
	}
	out, err := s.with("{1}").save()
	if err != nil || !out.Saved || !called || out.InPlace || out.Displaced != nil {
		t.Fatalf("%+v, %v, told %v", out, err, called)
	}
	holds(t, path, "{1}")
	if got := left(t, filepath.Dir(path)); got != "map" {
		t.Errorf("the folder holds %s", got)
	}
}

func TestWhatOthersWroteIsReturned(t *testing.T) {
	path, s := ready(t, `{"a": 1}`)
	put(t, path, `{"a": 2}`)
	out, err := s.with("{}").save()
	if err != nil || out.Saved || string(out.Theirs) != `{"a": 2}` {
		t.Fatalf("%+v, %v", out, err)
	}
	holds(t, path, `{"a": 2}`)

	// A document that was never saved meets a file that is there already.
	s.agreed.Hash = Hash{}
	if out, err = s.with("{}").save(); err != nil || out.Saved || out.Theirs == nil {
		t.Fatalf("%+v, %v", out, err)
	}
	// A file that was deleted comes back.
	os.Remove(path)
	s.agreed.Hash = HashOf([]byte(`{"a": 2}`))
	if out, err = s.with("{}").save(); err != nil || !out.Saved {
		t.Fatalf("%+v, %v", out, err)
	}
	holds(t, path, "{}")
}

// Another program replaces the file at the last instant: its content was lost by
// every way of checking first.
func TestWhatWasDisplacedIsKept(t *testing.T) {
	if runtime.GOOS != "linux" && runtime.GOOS != "darwin" {
		t.Skip("only where two files can be exchanged")
	}
	path, s := ready(t, "base")
	s.step = during("exchange", func() {
		put(t, path+".new", "theirs")
		if err := os.Rename(path+".new", path); err != nil {
			t.Error(err)
		}
	})
	out, err := s.with("ours").save()
	if err != nil || !out.Saved || out.Displaced == nil {
		t.Fatalf("%+v, %v", out, err)
	}
	holds(t, path, "ours")
	if b, err := out.Displaced.Read(t.Context()); err != nil || string(b) != "theirs" {
		t.Errorf("displaced was %q, %v", b, err)
	}
	if got := left(t, filepath.Dir(path)); got != "hidden map" {
		t.Errorf("the folder holds %s: a kill now would lose their content", got)
	}
	if err := out.Displaced.Release(); err != nil || left(t, filepath.Dir(path)) != "map" {
		t.Errorf("%v, the folder holds %s", err, left(t, filepath.Dir(path)))
	}
}

// A program that has the old file open goes on writing after the exchange: into
// the hidden one.
func TestAWriterInTheMiddleIsWaitedFor(t *testing.T) {
	if runtime.GOOS != "linux" {
		t.Skip("only Linux tells who is writing")
	}
	path, s := ready(t, "base")
	var theirs *os.File
	s.step = func(at string) {
		switch at {
		case "exchange":
			var err error
			if theirs, err = os.OpenFile(path, os.O_WRONLY|os.O_TRUNC, 0); err != nil {
				t.Error(err)
			}
		case "displaced":
			go func() {
				theirs.WriteString("the")
				pause(t.Context(), 5*lookAgain)
				theirs.WriteString("irs")
				theirs.Close()
			}()
		}
	}
	out, err := s.with("ours").save()
	if err != nil || out.Displaced == nil {
		t.Fatalf("%+v, %v", out, err)
	}
	if b, err := out.Displaced.Read(t.Context()); err != nil || string(b) != "theirs" {
		t.Errorf("displaced was %q, %v", b, err)
	}
}

func TestSaveWaitsForAWriter(t *testing.T) {
	if runtime.GOOS != "linux" {
		t.Skip("only Linux tells who is writing")
	}
	path, s := ready(t, `{"a": 1}`)
	synctest.Test(t, func(t *testing.T) { // waiting costs no time in here
		f, err := os.OpenFile(path, os.O_RDWR, 0)
		if err != nil {
			t.Fatal(err)
		}
		s.ctx = t.Context()
		if _, err = s.with("{}").save(); !errors.Is(err, ErrBusy) {
			t.Errorf("saved while another program was writing: %v", err)
		}
		go func() {
			pause(t.Context(), patience/2)
			f.WriteAt([]byte(`{"a": 2}`), 0)
			f.Close()
		}()
		out, err := s.save()
		if err != nil || string(out.Theirs) != `{"a": 2}` {
			t.Errorf("%+v, %v", out, err)
		}
	})
}

// Half a file, as it stands there between two writes of a program that opens it
// anew each time, is not taken for their version while there is hope.
func TestHalfAFileIsWaitedFor(t *testing.T) {
	path, s := ready(t, `{"a": 1}`)
	synctest.Test(t, func(t *testing.T) {
		put(t, path, `{"a":`)
		s.ctx = t.Context()
		go func() {
			pause(t.Context(), patience/2)
			put(t, path, `{"a": 2}`)
		}()
		out, err := s.with("{}").save()
		if err != nil || string(out.Theirs) != `{"a": 2}` {
			t.Errorf("%+v, %v", out, err)
		}
		put(t, path, `{"a":`)
		out, err = s.save()
		if err != nil || string(out.Theirs) != `{"a":` {
			t.Errorf("what stays broken must be told after a while: %+v, %v", out, err)
		}
	})
}

func TestTheFileBecomesSomethingElse(t *testing.T) {
	if runtime.GOOS == "windows" {
		t.Skip("links need a privilege there")
	}
	t.Run("deleted", func(t *testing.T) {
		path, s := ready(t, "base")
		s.step = during("exchange", func() { os.Remove(path) })
		if out, err := s.with("ours").save(); err != nil || !out.Saved {
			t.Fatalf("%+v, %v", out, err)
		}
		holds(t, path, "ours")
	})
	t.Run("a link", func(t *testing.T) {
		path, s := ready(t, "base")
		put(t, path+".target", "base")
		s.step = during("exchange", func() {
			os.Remove(path)
			os.Symlink("map.target", path)
		})
		out, err := s.with("ours").save()
		if err != nil || !out.Saved || filepath.Base(out.Path) != "map.target" {
			t.Fatalf("%+v, %v", out, err)
		}
		holds(t, path+".target", "ours")
		if info, err := os.Lstat(path); err != nil || info.Mode()&fs.ModeSymlink == 0 {
			t.Error("the link was replaced")
		}
		if got := left(t, filepath.Dir(path)); got != "map map.target" {
			t.Errorf("the folder holds %s", got)
		}
	})
	t.Run("made by another", func(t *testing.T) {
		path, s := ready(t, "base")
		os.Remove(path)
		s.agreed.Hash = Hash{}
		s.step = during("place", func() { put(t, path, "{}") })
		if out, err := s.with("ours").save(); err != nil || out.Saved || string(out.Theirs) != "{}" {
			t.Fatalf("%+v, %v", out, err)
		}
		holds(t, path, "{}")
	})
}

func TestHardLinksStayTogether(t *testing.T) {
	path, s := ready(t, "a longer content than the new one")
	if err := os.Link(path, path+".other"); err != nil {
		t.Skip(err)
	}
	if runtime.GOOS == "windows" {
		t.Skip("ReplaceFile separates them")
	}
	out, err := s.with("new").save()
	if err != nil || !out.Saved || !out.InPlace {
		t.Fatalf("%+v, %v", out, err)
	}
	holds(t, path, "new")
	holds(t, path+".other", "new")
	if names, _ := filepath.Glob(filepath.Join(s.agreed.State, journalFolder, "*")); len(names) != 0 {
		t.Errorf("the safety copy is still there: %v", names)
	}
	put(t, path, "{}")
	if out, err := s.with("newer").save(); err != nil || out.Saved || string(out.Theirs) != "{}" {
		t.Errorf("in place, too, others must not be overwritten: %+v, %v", out, err)
	}
}

func TestNoSafetyCopyNoWriteInPlace(t *testing.T) {
	path, s := ready(t, "old")
	if err := os.Link(path, path+".other"); err != nil {
		t.Skip(err)
	}
	s.agreed.State = filepath.Join(path, "not a folder")
	if _, err := s.with("new").save(); err == nil || !strings.Contains(err.Error(), "safety copy") {
		t.Errorf("wrote without a safety copy: %v", err)
	}
	holds(t, path, "old")
}

func TestErrorsAreForPeople(t *testing.T) {
	dir := t.TempDir()
	_, err := Save(t.Context(), filepath.Join(dir, "gone", "map"), nil, Agreed{})
	var e *SaveError
	if !errors.As(err, &e) || e.Why != "The folder is not there any more." || e.Kept != "Nothing was written." || !strings.Contains(e.Next, "another name") {
		t.Errorf("%+v", err)
	}
	for _, err := range []error{errors.New("strange"), fs.ErrPermission, visibleError{fs.ErrPermission}, errHalf, &asideError{"/a/hidden", fs.ErrPermission}} {
		e := (&saver{path: "p"}).fail(err).(*SaveError)
		for _, s := range []string{e.Why, e.Kept, e.Next} {
			if !strings.HasSuffix(s, ".") || s[:1] != strings.ToUpper(s[:1]) {
				t.Errorf("%v: %q is no sentence", err, s)
			}
		}
		if !errors.Is(e, errors.Unwrap(err)) && !errors.Is(e, err) {
			t.Errorf("%v is lost", err)
		}
	}
}

func TestUnchangedContentIsNotWrittenAgain(t *testing.T) {
	path, s := ready(t, "{}")
	before, err := StampAt(path)
	if err != nil {
		t.Fatal(err)
	}
	if out, err := s.with("{}").save(); err != nil || !out.Saved {
		t.Fatalf("%+v, %v", out, err)
	}
	if after, err := StampAt(path); err != nil || after != before {
		t.Errorf("%v, %v", after, err)
	}
}

func TestComplete(t *testing.T) {
	whole := `{"format": "waymark", "records": [{"id": "a", "n": -1.5e3, "t": "\u00e4}"}]}`
	for _, b := range []string{whole, " " + whole + "\n", "\ufeff" + whole, `{}`, `{"a":1,"a":2}`} {
		if !Complete([]byte(b)) {
			t.Errorf("%q is complete", b)
		}
	}
	for i := range len(whole) {
		if Complete([]byte(whole[:i])) {
			t.Errorf("%q is not complete", whole[:i])
		}
	}
	for _, b := range []string{"[]", "1", "null", whole + whole, string(make([]byte, 10)), whole[:20] + strings.Repeat("\x00", len(whole)-20)} {
		if Complete([]byte(b)) {
			t.Errorf("%q is not a whole object", b)
		}
	}
}
