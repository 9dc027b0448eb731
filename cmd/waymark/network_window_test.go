package main

import (
	"os"
	"os/exec"
	"path/filepath"
	"testing"

	"waymark/app/windowtest"
	"waymark/model"
	"waymark/model/file"
)

// mountedOn shows a folder at a second place by way of a program, as sshfs and cloud
// drives do: what is changed behind it comes without notice.
func mountedOn(t *testing.T, real string) string {
	t.Helper()
	bindfs, err := exec.LookPath("bindfs")
	if err != nil {
		t.Skip("this test needs bindfs; `go run ./cmd/dev test` installs it")
	}
	at := t.TempDir()
	// Without the attribute cache, which lasts a second, and ended with the test.
	c := exec.Command(bindfs, "-o", "attr_timeout=0,entry_timeout=0", real, at)
	if out, err := c.CombinedOutput(); err != nil {
		t.Skipf("no folder can be mounted here: %v\n%s", err, out)
	}
	t.Cleanup(func() {
		for _, way := range [][]string{{"umount", at}, {"fusermount", "-u", at}, {"fusermount3", "-u", at}, {"umount", "-l", at}} {
			if exec.Command(way[0], way[1:]...).Run() == nil {
				return
			}
		}
		t.Errorf("%s is still mounted", at)
	})
	return at
}

// On a network the status bar says that changes of others come later, and they come.
func TestNetworkFolder(t *testing.T) {
	path, doc := mapOn(t, "support-flowchart")
	nodes := doc.All(doc.All(model.Root, "page")[0].ID(), "node")
	mine, theirs := nodes[1], nodes[3]
	near := filepath.Join(mountedOn(t, filepath.Dir(path)), filepath.Base(path))
	p := windowtest.Open(t, windowtest.Options{Args: []string{near}})
	p.Wait("painted")
	p.Click(p.Button("Network folder"))
	p.Says("This map lies on a network: what others change there arrives within two seconds.")

	script(t, path, theirs.ID(), "name", model.Text("From afar")) // behind the mount
	p.Wait("merged 1")
	p.OnMap("node", "From afar")
	rename(p, mine.Text("name"), "From here")
	save(p)
	got := onDisk(t, path)
	if got.Get(mine.ID()).Text("name") != "From here" || got.Get(theirs.ID()).Text("name") != "From afar" {
		t.Errorf("saved are %q and %q", got.Get(mine.ID()).Text("name"), got.Get(theirs.ID()).Text("name"))
	}

	// Saved where notices are given, it is not said any more.
	p.Keys("ctrl+shift+s")
	p.Wait("dialog file")
	p.Keys("ctrl+a")
	p.Type(p.Saved("Here"))
	p.Keys("Return")
	p.Wait("saved Here.waymark.json")
	p.Until("it is no network folder", func() bool {
		for _, th := range p.Look() {
			if th.Kind == "button" && th.ID == "Network folder" {
				return false
			}
		}
		return true
	})
	if _, err := os.Stat(p.Saved("Here.waymark.json")); err != nil || file.OnNetwork(p.Saved("")) {
		t.Error(err)
	}
}
