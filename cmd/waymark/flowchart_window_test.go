package main

import (
	"encoding/json"
	"os"
	"slices"
	"testing"

	"waymark/app/windowtest"
)

// TestFlowchartByMouse draws a flowchart with the pointer: shapes come from the
// palette, links from ports, commands from the menu bar. Only names are typed.
func TestFlowchartByMouse(t *testing.T) {
	p := windowtest.Open(t, windowtest.Options{})
	p.Wait("start screen")
	p.Click(p.Says("Flowchart"))
	p.Wait("opened")
	p.Wait("painted")

	// A new flowchart has a start and an end; they make room.
	p.Menu("Edit", "Select all")
	p.Menu("Edit", "Delete")
	view := p.View()
	place := func(tile, name string, x, y float64) {
		t.Helper()
		at := view.At(x, y)
		from := p.Says(tile)
		p.Move(from)
		p.Down()
		p.Glide(from, at)
		p.Wait("state place.ghost")
		p.Up()
		p.Wait("state select.idle")
		p.DoubleClick(at)
		p.Wait("state text.editing")
		p.Type(name)
		p.Click(view.At(0.95, 0.95))
		p.Wait("state select.idle")
		p.OnMap("node", name)
	}
	place("Start", "Call comes in", 0.15, 0.2)
	place("Action", "Test the line", 0.45, 0.2)
	place("Decision", "Fault found?", 0.8, 0.2)
	place("Outcome", "Solved", 0.8, 0.6)
	place("Hand-off", "Second line", 0.45, 0.6)

	connect := func(from string, fx, fy float64, to string) {
		t.Helper()
		a, b := p.OnMap("node", from), p.OnMap("node", to)
		start := a.At(fx, fy)
		p.Move(a.Center())
		p.Move(start)
		p.Down()
		p.Glide(start, b.Center())
		p.Wait("state link.dragging")
		p.Up()
		p.Wait("state select.idle")
	}
	connect("Call comes in", 1, 0.5, "Test the line")
	connect("Test the line", 1, 0.5, "Fault found?")
	connect("Fault found?", 0.5, 1, "Solved")
	connect("Fault found?", 0, 0.5, "Second line")

	// A link is labelled by a double click on it.
	label := func(from, to string, x, y float64, text string) {
		t.Helper()
		a, b := p.OnMap("node", from).Center(), p.OnMap("node", to).Center()
		at := windowtest.Pt{X: a.X + (b.X-a.X)*x, Y: a.Y + (b.Y-a.Y)*y}
		p.DoubleClick(at)
		p.Wait("state text.editing")
		p.Type(text)
		p.Click(view.At(0.95, 0.95))
		p.Wait("state select.idle")
	}
	label("Fault found?", "Solved", 0, 0.5, "Yes, gone")

	// One is moved, and its links stay at it.
	was := p.OnMap("node", "Test the line")
	p.Drag(was.Center(), was.Center().Plus(0, 96))
	p.Wait("state select.moving")
	p.Wait("state select.idle")
	moved := p.OnMap("node", "Test the line")
	if d := moved.Y - was.Y; d < 80 || d > 112 {
		t.Errorf("the shape moved by %.0f, not by about 96", d)
	}
	linked := func(when string) {
		t.Helper()
		n := p.OnMap("node", "Test the line")
		for _, l := range p.Map() {
			if l.Kind == "link" && l.Part == "" && touches(l.Rect, n.Rect) {
				return
			}
		}
		t.Errorf("no link ends at the shape %s", when)
	}
	linked("after the move")

	p.Click(p.Button("Undo"))
	p.Wait("command edit.undo")
	if y := p.OnMap("node", "Test the line").Y; y != was.Y {
		t.Errorf("undo left the shape at %.0f, not %.0f", y, was.Y)
	}
	linked("after undo")
	p.Click(p.Button("Redo"))
	p.Wait("command edit.redo")
	if y := p.OnMap("node", "Test the line").Y; y != moved.Y {
		t.Errorf("redo left the shape at %.0f, not %.0f", y, moved.Y)
	}

	p.Menu("File", "Save as…")
	p.Wait("dialog file")
	p.Click(p.Button("Save"))
	name := p.Wait("saved ")[len("saved "):]

	f := read(t, p.Saved(name))
	want := map[string]string{"Call comes in": "start", "Test the line": "action", "Fault found?": "decision", "Solved": "outcome", "Second line": "hand_off"}
	names := map[string]string{}
	for _, r := range f.of("node") {
		n := r.text("name")
		names[r.text("id")] = n
		if want[n] == "" {
			t.Errorf("the file has a node %q that nobody drew", n)
		} else if k := r.text("node_kind"); k != want[n] {
			t.Errorf("%q is a %q, not a %q", n, k, want[n])
		}
		delete(want, n)
	}
	for n := range want {
		t.Errorf("the file lacks %q", n)
	}
	var links []string
	for _, r := range f.of("link") {
		links = append(links, names[r.text("from")]+" → "+names[r.text("to")]+": "+r.text("label"))
	}
	slices.Sort(links)
	same(t, "links", links, []string{"Call comes in → Test the line: ", "Fault found? → Second line: No", "Fault found? → Solved: Yes, gone", "Test the line → Fault found?: "})
	checkFile(t, p.Saved(name))
}

func touches(a, b windowtest.Rect) bool {
	return a.X <= b.X+b.W && b.X <= a.X+a.W && a.Y <= b.Y+b.H && b.Y <= a.Y+a.H
}

func same(t *testing.T, what string, got, want []string) {
	t.Helper()
	if !slices.Equal(got, want) {
		t.Errorf("%s\n%q\nwant\n%q", what, got, want)
	}
}

// mapFile is a saved map as any program would read it.
type mapFile struct{ Records []rec }

type rec map[string]any

func (r rec) text(name string) string { s, _ := r[name].(string); return s }

func (f mapFile) of(kind string) []rec {
	var out []rec
	for _, r := range f.Records {
		if r.text("kind") == kind {
			out = append(out, r)
		}
	}
	return out
}

func read(t *testing.T, path string) mapFile {
	t.Helper()
	b, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	var f mapFile
	if err := json.Unmarshal(b, &f); err != nil {
		t.Fatalf("reading %s: %v", path, err)
	}
	return f
}
