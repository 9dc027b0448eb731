package file

import (
	"bytes"
	"context"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"strings"
	"testing"
	"time"

	"waymark/model"
)

// A scene is what a process does when the power fails in the middle of it. It
// tells each promise that it made: "saved 2", "kept 3", "theirs 50".
type scene struct {
	name    string
	prepare func(path string) error // the document on the disk, nil for whole(1)
	play    func(c *cut)
	inject  string // for strace
	absent  bool   // the document may be missing for a moment: then it can be recovered
}

var scenes = []scene{
	{name: "exchange", play: func(c *cut) {
		c.save(2, 1)
		c.save(3, 2)
	}},
	{name: "no exchange", play: func(c *cut) {
		c.save(2, 1)
		c.save(3, 2)
	}, inject: "renameat2:error=EINVAL"},
	{name: "new file", prepare: func(string) error { return nil }, play: func(c *cut) {
		c.save(2, 0)
		c.save(3, 2)
	}, absent: true},
	{name: "in place", prepare: twoNames, play: func(c *cut) {
		c.save(4, 1)
		c.save(5, 4)
	}},
	{name: "in place, then a new file", prepare: twoNames, play: func(c *cut) {
		c.save(4, 1)
		os.Remove(c.path + ".other")
		c.save(5, 4)
	}},
	{name: "their version at the last instant", play: (*cut).race},
	{name: "their version, no exchange", play: (*cut).race, inject: "renameat2:error=EINVAL"},
	{name: "two steps", play: func(c *cut) {
		c.twoSteps(2, 1)
		c.twoSteps(3, 2)
	}, absent: true},
	{name: "snapshots", play: func(c *cut) {
		claim, err := c.store.Claim()
		c.must(err)
		for n := 2; n <= 3; n++ {
			c.must(claim.Keep(Snapshot{Path: c.path, Base: whole(1), Local: whole(n)}))
			fmt.Println("kept", n)
		}
		c.save(3, 1)
		c.must(claim.Forget())
		c.must(claim.Close())
	}},
	{name: "versions", play: func(c *cut) {
		for n := 2; n <= 3; n++ {
			c.save(n, n-1)
			c.must(c.store.KeepVersion(c.path, whole(n), time.Date(2026, 1, n, 0, 0, 0, 0, time.UTC)))
			fmt.Println("version", n)
		}
	}},
}

// theirVersion is what another program wrote, bothVersions a merge with it.
const theirVersion, bothVersions = 50, 60

// twoNames makes a document that can only be written in place.
func twoNames(path string) error {
	if err := os.WriteFile(path, whole(1), 0o640); err != nil {
		return err
	}
	return os.Link(path, path+".other")
}

// cut is the process that plays a scene.
type cut struct {
	path  string
	store *Store
	step  func(string)
}

func (c *cut) must(err error) {
	if err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(4)
	}
}

func (c *cut) save(n, agreed int) Outcome {
	var hash Hash
	if agreed > 0 {
		hash = HashOf(whole(agreed))
	}
	s := &saver{ctx: context.Background(), path: c.path, content: whole(n), hash: HashOf(whole(n)), agreed: Agreed{Hash: hash, State: c.store.dir}, step: c.step}
	out, err := s.save()
	if err == nil && !out.Saved {
		err = fmt.Errorf("%d was not saved", n)
	}
	c.must(err)
	fmt.Println("saved", n)
	return out
}

// twoSteps is a save on a system that can neither exchange two files nor replace one
// at once, as ReplaceFile on Windows does it inside.
func (c *cut) twoSteps(n, agreed int) {
	s := &saver{content: whole(n), hash: HashOf(whole(n)), agreed: Agreed{Hash: HashOf(whole(agreed))}}
	tmp, err := s.makeTemp(c.path, 0o640)
	c.must(err)
	c.must(tmp.fill(s.content))
	c.must(tmp.sync())
	name, _ := parseTemp(filepath.Base(tmp.path))
	old := filepath.Join(filepath.Dir(c.path), name.String())
	c.must(os.Rename(c.path, old))
	c.must(os.Rename(tmp.path, c.path))
	c.must(syncFolder(filepath.Dir(c.path))) // as flushing the file does there
	c.must((&Displaced{path: old}).Release())
	fmt.Println("saved", n)
}

// race is a save at whose last instant another program, as careful as we are, puts
// its own version there; it is merged and saved.
func (c *cut) race() {
	c.step = during("exchange", func() {
		tmp := c.path + ".theirs"
		f, err := os.OpenFile(tmp, os.O_RDWR|os.O_CREATE|os.O_EXCL, 0o640)
		c.must(err)
		_, err = f.Write(whole(theirVersion))
		c.must(err)
		c.must(syncFile(f))
		c.must(f.Close())
		c.must(os.Rename(tmp, c.path))
		c.must(syncFolder(filepath.Dir(c.path)))
		fmt.Println("theirs", theirVersion)
	})
	out := c.save(2, 1)
	if out.Displaced == nil {
		c.must(fmt.Errorf("nothing was displaced"))
	}
	b, err := out.Displaced.Read(context.Background())
	c.must(err)
	if !bytes.Equal(b, whole(theirVersion)) {
		c.must(fmt.Errorf("something else was displaced"))
	}
	c.save(bothVersions, 2)
	c.must(out.Displaced.Release())
}

// playScene is the task of a process of this test binary.
func playScene(name, path, state string) {
	c := &cut{path: path}
	var err error
	c.store, err = OpenStore(state)
	c.must(err)
	if name == "tidy" { // what every program does before it opens a document
		c.store.now = afterPowerCut
		c.must(c.store.Tidy(context.Background(), path))
		return
	}
	for _, s := range scenes {
		if s.name == name {
			s.play(c)
			return
		}
	}
	c.must(fmt.Errorf("there is no scene %q", name))
}

// afterPowerCut is when the machine is up again: no process of before is alive.
func afterPowerCut() time.Time { return time.Now().Add(2 * oldEnough) }

// whole is a document of several pages of a disk cache that says which one it is
// on each of them. The first five are equally long, so that a mixture of two of
// them is valid JSON.
func whole(n int) []byte {
	var rs []*model.Record
	size := 3
	if n >= 5 {
		size += n%2 + 1
	}
	for i := range size {
		note := strings.Repeat(fmt.Sprintf("%02d ", n), 1400)
		rs = append(rs, model.NewRecord(model.ID(fmt.Sprint("p", i)), "page", "", model.Prop{Name: "title", Value: model.Text(note)}, model.Prop{Name: "page_kind", Value: model.Text("journey")}))
	}
	b, err := Encode(model.NewDocument(model.NewRecord(model.Root, "document", model.Root, model.Prop{Name: "title", Value: model.Text(fmt.Sprintf("%02d", n))}), rs))
	if err != nil {
		panic(err)
	}
	return b
}

// which returns the number of a whole document; ok is false for anything else.
func which(b []byte) (n int, ok bool) {
	res, err := Decode(b)
	if err != nil {
		return 0, false
	}
	n, err = strconv.Atoi(res.Doc.Root().Text("title"))
	return n, err == nil && bytes.Equal(b, whole(n))
}

// powerCut is a scene that was played and recorded.
type powerCut struct {
	t      *testing.T
	scene  scene
	root   string // of the part of the disk that it uses
	start  tree
	events []event
}

func (p *powerCut) path() string  { return filepath.Join(p.root, "maps", "map") }
func (p *powerCut) state() string { return filepath.Join(p.root, "home", "state", "waymark") }

// play records a scene in a fresh folder.
func (s scene) record(t *testing.T) *powerCut {
	t.Helper()
	root := memory(t) // the states are simulated: no need for a disk
	if root == "" {
		root = t.TempDir()
	}
	p := &powerCut{t: t, scene: s, root: root}
	prepare := s.prepare
	if prepare == nil {
		prepare = func(path string) error { return os.WriteFile(path, whole(1), 0o640) }
	}
	for _, err := range []error{os.Mkdir(filepath.Join(root, "maps"), 0o700), os.Mkdir(filepath.Join(root, "home"), 0o700), prepare(p.path())} {
		if err != nil {
			t.Fatal(err)
		}
	}
	p.start = load(t, root)
	var inject []string
	if s.inject != "" {
		inject = append(inject, s.inject)
	}
	p.events = record(t, &p.start, root, p.process(s.name), inject...)
	return p
}

func (p *powerCut) process(scene string) *exec.Cmd {
	return task(p.t.Context(), "scene", "SCENE="+scene, "FILE="+p.path(), "STATE="+p.state())
}

// promises are what had been said when the power failed.
func promises(done []event) map[string]int {
	out := map[string]int{}
	for _, e := range done {
		word, n, _ := strings.Cut(e.said, " ")
		if i, err := strconv.Atoi(n); err == nil {
			out[word] = i
		}
	}
	return out
}

// broken opens a document after a power cut and returns which promise does not
// hold, "" when all do.
func (p *powerCut) broken(promised map[string]int) string {
	store, err := OpenStore(p.state())
	if err != nil {
		p.t.Fatal(err)
	}
	store.now = afterPowerCut
	if err := store.Tidy(p.t.Context(), p.path()); err != nil {
		return "tidying up failed: " + err.Error()
	}
	found, err := store.Recoverable()
	if err != nil {
		return "what can be recovered is broken: " + err.Error()
	}
	kept, theirs, outdated := 0, false, 0
	for _, r := range found {
		i, ok := which(r.Local)
		if !ok {
			return "something broken is offered as recovered"
		}
		theirs = theirs || i == theirVersion
		kept = max(kept, i)
		if i != theirVersion && i < promised["saved"] {
			outdated = i
		}
	}
	b, err := os.ReadFile(p.path())
	n, ok := which(b)
	if os.IsNotExist(err) && p.scene.absent {
		n, ok, outdated = kept, true, 0 // each of them is offered
	}
	theirs, kept = theirs || n == theirVersion || n == bothVersions, max(kept, n)
	switch {
	case !ok:
		return fmt.Sprintf("the document is broken (%d bytes, %v)", len(b), err)
	case n < promised["saved"]:
		return fmt.Sprintf("the document is %d, and %d had been saved", n, promised["saved"])
	case outdated > 0:
		return fmt.Sprintf("%d is offered as recovered, and %d had been saved", outdated, promised["saved"])
	case promised["theirs"] > 0 && !theirs:
		return fmt.Sprintf("the version of the other program is lost; the document is %d", n)
	case kept < promised["kept"]:
		return fmt.Sprintf("snapshot %d is lost", promised["kept"])
	}
	if info, err := os.Stat(p.path()); err == nil && info.Mode().Perm() != 0o640 && p.scene.name != "new file" {
		return fmt.Sprintf("document %d has the permissions %v", n, info.Mode())
	}
	if versions, err := store.Versions(p.path()); err != nil || len(versions) < promised["version"]-1 {
		return fmt.Sprintf("%d versions, %v, after %d were kept", len(versions), err, promised["version"]-1)
	}
	if entries, err := os.ReadDir(filepath.Dir(p.path())); err != nil {
		return err.Error()
	} else {
		for _, e := range entries {
			if _, ours := parseTemp(e.Name()); ours {
				return "a hidden file was left"
			}
		}
	}
	return ""
}

// fails counts the states of the disk after a power cut at any moment, and returns
// the first one in which a promise does not hold. deep is told of each state.
func (p *powerCut) fails(all bool, deep func(before tree, promised map[string]int)) (states int, why string) {
	for done := 0; done <= len(p.events) && why == ""; done++ {
		promised := promises(p.events[:done])
		seen := map[[32]byte]bool{} // for this moment: later ones hold more promises
		p.start.crashStates(p.events[:done], all, func(s tree) bool {
			if key := s.key(); seen[key] {
				return true
			} else {
				seen[key] = true
			}
			states++
			if err := s.build(p.root); err != nil {
				p.t.Fatal(err)
			}
			if why = p.broken(promised); why != "" {
				why += fmt.Sprintf("; the power failed after %d of %d operations, and left:\n%s", done, len(p.events), s)
				return false
			}
			if deep != nil {
				deep(s, promised)
			}
			return true
		})
	}
	return states, why
}

// Whatever a power cut leaves on the disk, at any moment of a save: after opening
// it the document is whole and not older than the last save that was acknowledged,
// and nothing that another program had safely there is lost. The power may fail
// again while that is put in order.
func TestFaultPowerCut(t *testing.T) {
	states, again := 0, 0
	for _, s := range scenes {
		t.Run(s.name, func(t *testing.T) {
			p := s.record(t)
			budget := times(2, 1<<30) // how often the power fails twice
			n, why := p.fails(*fullFaults, func(before tree, promised map[string]int) {
				if after := load(t, p.root); budget == 0 || after.key() == before.key() {
					return
				}
				budget--
				again += p.cutAgain(before, promised)
			})
			if why != "" {
				t.Error(why)
			}
			t.Logf("%d operations, %d states", len(p.events), n)
			states += n
		})
	}
	measured(t, "power cut, simulated", "%d scenes, %d states of the disk that a file system may leave, %d more when the power fails again during recovery: 0 broken, 0 older than acknowledged, 0 versions of others lost", len(scenes), states, again)
}

// cutAgain lets the power fail while the document is opened after a power cut.
func (p *powerCut) cutAgain(before tree, promised map[string]int) (states int) {
	p.t.Helper()
	if err := before.build(p.root); err != nil {
		p.t.Fatal(err)
	}
	q := &powerCut{t: p.t, scene: p.scene, root: p.root}
	q.start = load(p.t, p.root)
	q.events = record(p.t, &q.start, p.root, p.process("tidy"))
	var said []event
	for word, n := range promised {
		said = append(said, event{said: fmt.Sprint(word, " ", n)})
	}
	q.events = append(said, q.events...)
	states, why := q.fails(false, nil)
	if why != "" {
		p.t.Error("cut again:", why)
	}
	return states
}

// The simulation notices what it is there for: without any one of the fsyncs, some
// state is broken.
func TestPowerCutBites(t *testing.T) {
	for _, c := range []struct {
		scene string
		drop  func(p *powerCut, e event) bool
		want  string
	}{
		{"exchange", func(p *powerCut, e event) bool { return e.synced != 0 && !p.folder(e.synced) }, "the document is broken"},
		{"exchange", func(p *powerCut, e event) bool { return p.folder(e.synced) }, "had been saved"},
		{"new file", func(p *powerCut, e event) bool { return e.synced != 0 && !p.folder(e.synced) }, "the document is broken"},
		{"new file", func(p *powerCut, e event) bool { return p.folder(e.synced) }, "had been saved"},
		{"in place", func(p *powerCut, e event) bool { return e.synced != 0 && !p.folder(e.synced) }, "safety copy"},
		{"in place", func(p *powerCut, e event) bool { return p.folder(e.synced) }, "the document is broken"},
		{"their version, no exchange", func(p *powerCut, e event) bool { return p.folder(e.synced) }, "is lost"},
		{"snapshots", func(p *powerCut, e event) bool { return p.folder(e.synced) }, "snapshot 2 is lost"},
	} {
		s := scenes[0]
		for _, s = range scenes {
			if s.name == c.scene {
				break
			}
		}
		p := s.record(t)
		all := p.events
		p.events = nil
		for _, e := range all {
			if !c.drop(p, e) {
				p.events = append(p.events, e)
			}
		}
		if len(p.events) == len(all) {
			t.Errorf("%s: nothing was synced", c.scene)
		}
		if _, why := p.fails(false, nil); !strings.Contains(why, c.want) {
			t.Errorf("%s: without an fsync: %q", c.scene, why)
		}
	}
}

func (p *powerCut) folder(n node) bool {
	_, ok := p.start.folders[n]
	return ok
}
