package main

import (
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"waymark/app/windowtest"
	"waymark/model"
)

// A map is open in two windows, each with a page of its own. What is done in one is
// there in the other, undo works in either, and only the last one asks.
func TestTwoWindowsOfOneMap(t *testing.T) {
	path, doc := mapOn(t, "router-support")
	pages := doc.All(model.Root, "page")
	var flow, node *model.Record
	for _, p := range pages {
		if p.Text("page_kind") == "flowchart" && flow == nil {
			flow = p
		}
	}
	for _, n := range doc.All(flow.ID(), "node") {
		if n.Text("node_kind") == "action" && node == nil {
			node = n
		}
	}
	p := windowtest.Open(t, windowtest.Options{Args: []string{path}})
	p.Wait("painted")
	p.Menu("View", "New window of this map")
	p.Wait("opened Router.waymark.json:2")
	p.Wait("painted")
	p.Until("it is in front", func() bool { return strings.HasPrefix(p.Active(), "Router.waymark.json:2") })

	show := func() { // the page of the flowchart
		for range slices.Index(pages, flow) {
			p.Forget()
			p.Keys("ctrl+Next")
			p.Wait("done page.next")
		}
		p.OnMap("node", "")
	}
	p.Window("Router.waymark.json:2")
	show()
	p.Window("Router.waymark.json:1")
	p.OnMap("card", "") // its own page stays
	p.Says("Saved")

	p.Window("Router.waymark.json:2")
	rename(p, node.Text("name"), "Seen in both")
	p.Until("the first window is marked", func() bool {
		p.Window("• Router.waymark.json:1")
		return true
	})
	p.Says("Not saved")
	p.OnMap("card", "")
	show()
	p.OnMap("node", "Seen in both")
	p.Keys("ctrl+z")
	p.OnMap("node", node.Text("name"))
	p.Window("Router.waymark.json:2")
	p.OnMap("node", node.Text("name"))
	p.Keys("ctrl+y")
	p.OnMap("node", "Seen in both")

	// The file that another program writes arrives in both; what was opened later
	// does not tell of it again.
	script(t, path, flow.ID(), "title", model.Text("By a script"))
	p.Says("1 change by another program merged")
	p.Says("By a script")
	p.Window("Router.waymark.json:1")
	p.Says("1 change by another program merged")

	// Under another name, both have it.
	p.Keys("ctrl+shift+s")
	p.Wait("dialog file")
	p.Keys("ctrl+a")
	p.Type(p.Saved("Renamed"))
	p.Keys("Return")
	p.Wait("saved Renamed.waymark.json")
	p.Window("Renamed.waymark.json:2")
	rename(p, "Seen in both", "Not saved yet")

	p.Forget()
	p.Keys("ctrl+w")
	p.Wait("closed")
	p.Until("the other one is alone", func() bool { return strings.HasPrefix(p.Active(), "• Renamed.waymark.json — ") })
	for _, l := range p.Log() {
		if strings.HasPrefix(l, "dialog question") {
			t.Errorf("a window that is not the last one asked: %s", l)
		}
	}
	p.Window("Renamed.waymark.json")
	p.OnMap("node", "Not saved yet")
	p.Keys("ctrl+w")
	p.Wait("question Save the changes")
	p.KeysToEnd("Return")
	if got := onDisk(t, p.Saved("Renamed.waymark.json")).Get(node.ID()).Text("name"); got != "Not saved yet" {
		t.Errorf("saved is %q", got)
	}
	if list, _ := filepath.Glob(filepath.Join(p.State(), "snapshots", "*")); len(list) > 0 {
		t.Errorf("left in the state folder: %v", list)
	}
}
