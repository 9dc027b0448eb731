package main

import (
	"testing"

	"waymark/app/windowtest"
)

// TestFileIsDropped drops a map on the window as a file manager does.
func TestFileIsDropped(t *testing.T) {
	path, _ := mapOn(t, "support-flowchart")
	other, _ := mapOn(t, "interest-journey")
	p := windowtest.Open(t, windowtest.Options{Args: []string{path}})
	p.Wait("painted")
	p.DropFile(other, p.View().Center())
	p.Wait("opened Router.waymark.json")
	p.Until("there are two windows", func() bool { return p.Windows("Router.waymark.json") == 2 })
}
