//go:build unix

package main

import (
	"os"
	"path/filepath"
	"slices"
	"testing"

	"golang.org/x/sys/unix"

	"waymark/app/windowtest"
	"waymark/model"
)

// A program that was killed ends when the system has taken it apart. Whoever starts
// Waymark before that sees what was not saved as soon as it can be had.
func TestKilledAndStartedAtOnce(t *testing.T) {
	for _, byFile := range []bool{false, true} {
		name := map[bool]string{false: "to the start screen", true: "with the file"}[byFile]
		t.Run(name, func(t *testing.T) {
			path, doc := mapOn(t, "support-flowchart")
			node := doc.All(doc.All(model.Root, "page")[0].ID(), "node")[1]
			p := killUnsaved(t, path, node)
			places, _ := filepath.Glob(filepath.Join(p.State(), "snapshots", "*.lock"))
			var held []*os.File // as if it had not ended yet
			for _, place := range places {
				f, err := os.Open(place)
				if err == nil {
					err = unix.Flock(int(f.Fd()), unix.LOCK_EX)
				}
				if err != nil {
					t.Fatal(err)
				}
				held = append(held, f)
			}
			var args []string
			if byFile {
				args = []string{path}
			}
			q := windowtest.Open(t, windowtest.Options{After: p, Args: args})
			q.Wait("ready")
			if log := q.Log(); slices.Contains(log, "recoverable Router.waymark.json") {
				t.Fatalf("it is offered while another program has it: %q", log)
			}
			for _, f := range held {
				f.Close()
			}
			q.Wait("recoverable Router.waymark.json")
			q.Click(q.Button("Recover"))
			q.OnMap("node", "Not saved yet")
		})
	}
}
