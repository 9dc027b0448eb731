package file

import (
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"testing/synctest"
	"time"
	"unicode/utf8"
)

func TestVersions(t *testing.T) {
	s, err := OpenStore(t.TempDir())
	if err != nil {
		t.Fatal(err)
	}
	path := filepath.Join(t.TempDir(), "map")
	start := time.Date(2026, 1, 1, 9, 0, 0, 0, time.UTC)
	for i := range 60 { // a save every five minutes: the later of each ten is kept
		if err := s.KeepVersion(path, numbered(i), start.Add(time.Duration(i)*5*time.Minute)); err != nil {
			t.Fatal(err)
		}
	}
	all, err := s.Versions(path)
	if err != nil || len(all) != MaxVersions {
		t.Fatalf("%d versions, %v", len(all), err)
	}
	for i, v := range all {
		res, err := s.OpenVersion(v)
		if err != nil {
			t.Fatal(err)
		}
		if got, want := res.Doc.Root().Text("title"), fmt.Sprint(59-2*i); got != want || v.Size == 0 {
			t.Errorf("version %d is %s, want %s", i, got, want)
		}
	}
	same := all[0].When
	if err := s.KeepVersion(path, numbered(59), same); err != nil { // the same again
		t.Fatal(err)
	}
	if again, err := s.Versions(path); err != nil || len(again) != len(all) {
		t.Errorf("%d, %v", len(again), err)
	}
	if err := s.KeepVersion(path, numbered(59), same.Add(3*time.Hour)); err != nil { // saved again without a change
		t.Fatal(err)
	}
	if again, err := s.Versions(path); err != nil || len(again) != len(all) || !again[0].When.Equal(same) || !again[0].Same(all[0]) || again[1].Same(all[0]) {
		t.Errorf("saving again makes %d versions, %v", len(again), err)
	}
	if other, err := s.Versions(path + ".other"); err != nil || len(other) != 0 {
		t.Errorf("another document has %d versions, %v", len(other), err)
	}
	// Two names of one document are one.
	link := filepath.Join(t.TempDir(), "link")
	if err := os.WriteFile(path, numbered(1), 0o600); err != nil {
		t.Fatal(err)
	}
	if err := os.Symlink(path, link); err == nil {
		if linked, err := s.Versions(link); err != nil || len(linked) != len(all) {
			t.Errorf("by its other name it has %d versions, %v", len(linked), err)
		}
	}
}

// A process that is killed holds its place until the system has taken it apart:
// whoever looks before sees its snapshot appear, and disappear with the place.
func TestSnapshotsAppearWhenTheirProcessEnds(t *testing.T) {
	s, err := OpenStore(t.TempDir())
	if err != nil {
		t.Fatal(err)
	}
	c, err := s.Claim()
	if err != nil {
		t.Fatal(err)
	}
	if err := c.Keep(Snapshot{Path: "/a/map", Local: numbered(2)}); err != nil {
		t.Fatal(err)
	}
	synctest.Test(t, func(t *testing.T) {
		ctx, end := context.WithCancel(t.Context())
		found := make(chan []Recovered, 8)
		ended := make(chan struct{})
		go func() {
			s.WatchRecoverable(ctx, func(all []Recovered, err error) {
				if err != nil {
					t.Error(err)
				}
				found <- all
			})
			close(ended)
		}()
		time.Sleep(time.Minute) // the clock of the bubble
		if n := len(found); n != 0 {
			t.Fatalf("what is open is offered %d times", n)
		}
		c.lock.Close() // as the system does; the file of the lock stays
		all := <-found
		if len(all) != 1 || all[0].Path != "/a/map" {
			t.Fatalf("after its process ended: %v", all)
		}
		time.Sleep(time.Minute)
		if n := len(found); n != 0 {
			t.Errorf("the same is told %d times more", n)
		}
		if err := s.Discard(all[0]); err != nil {
			t.Fatal(err)
		}
		if all := <-found; len(all) != 0 {
			t.Fatalf("after it was thrown away: %v", all)
		}
		end()
		<-ended
	})
}

func TestSnapshots(t *testing.T) {
	dir := t.TempDir()
	s, err := OpenStore(dir)
	if err != nil {
		t.Fatal(err)
	}
	c, err := s.Claim()
	if err != nil {
		t.Fatal(err)
	}
	when := time.Date(2026, 1, 1, 9, 0, 0, 0, time.UTC)
	sn := Snapshot{Path: "/a/map", When: when, BaseHash: HashOf(numbered(1)), Base: numbered(1), Local: numbered(2)}
	if err := c.Keep(sn); err != nil {
		t.Fatal(err)
	}
	if all, err := s.Recoverable(); err != nil || len(all) != 0 {
		t.Fatalf("what is open here is offered: %d, %v", len(all), err)
	}
	if err := c.Close(); err != nil { // the process ends
		t.Fatal(err)
	}
	all, err := s.Recoverable()
	if err != nil || len(all) != 1 {
		t.Fatalf("%d, %v", len(all), err)
	}
	r := all[0]
	if r.Path != sn.Path || !r.When.Equal(when) || r.BaseHash != sn.BaseHash || string(r.Base) != string(sn.Base) || string(r.Local) != string(sn.Local) {
		t.Errorf("%+v", r.Snapshot)
	}
	// A damaged one is reported, and does not hide the others.
	if err := os.WriteFile(filepath.Join(dir, snapshotFolder, "X"+snapshotSuffix), []byte(`{"waymark":"snapshot","parts":[{"bytes":3}]}`+"\nabc"), 0o600); err != nil {
		t.Fatal(err)
	}
	if all, err := s.Recoverable(); err == nil || len(all) != 1 {
		t.Errorf("%d, %v", len(all), err)
	}
	if err := s.Discard(r); err != nil {
		t.Fatal(err)
	}
	if all, _ := s.Recoverable(); len(all) != 0 {
		t.Error("thrown away, and still offered")
	}
}

func TestStatesAreNobodyElses(t *testing.T) {
	dir := filepath.Join(t.TempDir(), "state")
	s, err := OpenStore(dir)
	if err != nil {
		t.Fatal(err)
	}
	if err := s.KeepVersion("/a/map", numbered(1), time.Now()); err != nil {
		t.Fatal(err)
	}
	if info, err := os.Stat(filepath.Join(dir, versionFolder)); err != nil || info.Mode().Perm()&0o077 != 0 {
		t.Errorf("%v, %v", info.Mode(), err)
	}
	if _, err := s.KeepDamaged("/a/"+strings.Repeat("n", 255), []byte("x")); err != nil {
		t.Error(err)
	}
}

// hidden makes a hidden file as a save leaves it when it is killed.
func hidden(t *testing.T, path string, agreed Hash, pid int, content []byte) string {
	t.Helper()
	p := filepath.Join(filepath.Dir(path), tempName{tagOf(path), agreed.short(), pid}.String())
	put(t, p, string(content))
	return p
}

const deadProcess = 1 << 30 // above what any system hands out

func TestSweep(t *testing.T) {
	s, err := OpenStore(t.TempDir())
	if err != nil {
		t.Fatal(err)
	}
	dir := t.TempDir()
	path := filepath.Join(dir, "map")
	put(t, path, string(numbered(2)))
	base := HashOf(numbered(1))
	for _, content := range [][]byte{
		numbered(2),            // what stands there
		numbered(1),            // what was to be thrown away
		nil, numbered(3)[:500], // never completed
		[]byte(`{"not": "ours"}`), // no map
	} {
		hidden(t, path, base, deadProcess, content)
	}
	hidden(t, path, base, deadProcess, numbered(3)) // a complete one that stands nowhere else
	running := hidden(t, path, base, os.Getpid(), numbered(4))
	other := hidden(t, filepath.Join(dir, "other map"), base, deadProcess, numbered(5))
	put(t, filepath.Join(dir, ".waymark-notes.tmp"), "somebody's")
	if err := s.Tidy(t.Context(), path); err != nil {
		t.Fatal(err)
	}
	if got := left(t, dir); got != "hidden hidden .waymark-notes.tmp map" || !exists(running) || !exists(other) {
		t.Errorf("the folder holds %s", got)
	}
	all, err := s.Recoverable()
	if err != nil || len(all) != 1 || string(all[0].Local) != string(numbered(3)) || all[0].Path != path || all[0].Base != nil {
		t.Fatalf("%d can be recovered, %v", len(all), err)
	}
	// A number of a process is used again some day.
	s.now = func() time.Time { return time.Now().Add(2 * oldEnough) }
	if err := s.Tidy(t.Context(), path); err != nil || exists(running) {
		t.Errorf("the old one stays: %v", err)
	}
	// Where the document itself is missing, nothing is thrown away.
	hidden(t, path, base, deadProcess, numbered(1))
	if err := os.Remove(path); err != nil {
		t.Fatal(err)
	}
	if err := s.Tidy(t.Context(), path); err != nil {
		t.Fatal(err)
	}
	if all, err := s.Recoverable(); err != nil || !slices.ContainsFunc(all, func(r Recovered) bool { return string(r.Local) == string(numbered(1)) }) {
		t.Errorf("the last copy is gone; %d can be recovered, %v", len(all), err)
	}
	if err := s.Tidy(t.Context(), filepath.Join(dir, "gone", "map")); err != nil {
		t.Errorf("a folder that is not there: %v", err)
	}
}

func TestInterruptedWriteInPlace(t *testing.T) {
	half := append(append([]byte{}, numbered(2)[:700]...), numbered(1)[700:1500]...)
	for _, c := range []struct {
		name    string
		holds   []byte
		want    []byte
		offered int
	}{
		{"half-way", half, numbered(2), 0},
		{"not begun", numbered(1), numbered(1), 0},
		{"done", numbered(2), numbered(2), 0},
		{"somebody else came", numbered(7), numbered(7), 1},
	} {
		t.Run(c.name, func(t *testing.T) {
			s, err := OpenStore(t.TempDir())
			if err != nil {
				t.Fatal(err)
			}
			path := filepath.Join(t.TempDir(), "map")
			put(t, path, string(c.holds))
			j := journal{Path: path, Old: HashOf(numbered(1)), New: HashOf(numbered(2)), old: numbered(1), content: numbered(2)}
			if err := s.begin(j); err != nil {
				t.Fatal(err)
			}
			if err := s.Tidy(t.Context(), path); err != nil {
				t.Fatal(err)
			}
			holds(t, path, string(c.want))
			if all, err := s.Recoverable(); err != nil || len(all) != c.offered {
				t.Errorf("%d are offered, %v", len(all), err)
			}
			if _, found, err := s.journalOf(path); found || err != nil {
				t.Errorf("the safety copy is still there: %v", err)
			}
		})
	}
}

// When both the write and putting the old content back fail, the safety copy
// stays, and the error says so.
func TestAWriteThatFailsHalfWay(t *testing.T) {
	path, s := ready(t, "old")
	if err := os.Link(path, path+".other"); err != nil {
		t.Skip(err)
	}
	tt, err := openTarget(path, false)
	if err != nil {
		t.Fatal(err)
	}
	defer tt.close()
	closed, err := os.Open(path)
	if err != nil {
		t.Fatal(err)
	}
	closed.Close()
	if err := overwrite(closed, []byte("new")); !errors.Is(err, os.ErrClosed) {
		t.Errorf("%v", err)
	}
	e := s.fail(fmt.Errorf("%w: %w", errHalf, os.ErrClosed)).(*SaveError)
	if !strings.Contains(e.Error(), "opening the file again completes it") {
		t.Errorf("%v", e)
	}
}

func TestHashesAreText(t *testing.T) {
	h := HashOf([]byte("a"))
	b, err := h.MarshalText()
	if err != nil {
		t.Fatal(err)
	}
	var back Hash
	if err := back.UnmarshalText(b); err != nil || back != h {
		t.Errorf("%v, %v", back, err)
	}
	for _, bad := range []string{"", "ab", strings.Repeat("g", 64)} {
		if back.UnmarshalText([]byte(bad)) == nil {
			t.Errorf("%q was taken", bad)
		}
	}
}

func TestPrune(t *testing.T) {
	dir := t.TempDir()
	s, err := OpenStore(dir)
	if err != nil {
		t.Fatal(err)
	}
	if err := s.Prune(); err != nil {
		t.Errorf("an empty store: %v", err)
	}
	for _, err := range []error{s.KeepVersion("/a/map", numbered(1), time.Now()), s.keepLost("/a/map", numbered(2))} {
		if err != nil {
			t.Fatal(err)
		}
	}
	if _, err := s.KeepDamaged("/a/map", []byte("x")); err != nil {
		t.Fatal(err)
	}
	count := func() (n int) {
		filepath.WalkDir(dir, func(_ string, d os.DirEntry, _ error) error {
			if !d.IsDir() {
				n++
			}
			return nil
		})
		return n
	}
	hidden(t, filepath.Join(dir, lostFolder, "x"), Hash{}, deadProcess, nil) // of a kill
	mine, err := s.Claim()
	if err != nil {
		t.Fatal(err)
	}
	defer mine.Close()
	if err := os.WriteFile(filepath.Join(dir, snapshotFolder, "dead"+lockSuffix), nil, 0o600); err != nil { // likewise
		t.Fatal(err)
	}
	for _, c := range []struct {
		after time.Duration
		want  int
	}{{0, 6}, {2 * oldEnough, 4}, {damagedFor + time.Hour, 3}, {versionsFor + time.Hour, 2}} {
		s.now = func() time.Time { return time.Now().Add(c.after) }
		if err := s.Prune(); err != nil || count() != c.want {
			t.Errorf("after %v there are %d files, %v", c.after, count(), err)
		}
	}
}

func TestNamesAndSentencesBeginWithAWholeCharacter(t *testing.T) {
	for _, name := range []string{"", "map.waymark.json", strings.Repeat("ü", 100), strings.Repeat("地図", 60) + ".json", strings.Repeat("a", 400)} {
		got := shortened(name)
		if !utf8.ValidString(got) || len(got) > 150 || !strings.HasSuffix(name, got) || len(name) > 150 && len(got) < 147 {
			t.Errorf("%q is shortened to %q", name, got)
		}
	}
	if got := asSentence(errors.New("überlauf")); got != "Überlauf." {
		t.Errorf("the sentence is %q", got)
	}
}
