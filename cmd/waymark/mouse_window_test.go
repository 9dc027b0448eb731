package main

import (
	"slices"
	"strings"
	"testing"

	"waymark/app/windowtest"
	"waymark/model"
)

// kept saves the map of a window test and reads what the file holds.
func kept(t *testing.T, p *windowtest.Program, path string) *model.Document {
	t.Helper()
	p.Forget()
	p.Keys("ctrl+s")
	p.Wait("saved ")
	return onDisk(t, path)
}

// called finds an element of a kind by its name or text.
func called(t *testing.T, doc *model.Document, kind, name string) *model.Record {
	t.Helper()
	for _, r := range doc.Records() {
		if r.Kind() == kind && (r.Text("name") == name || r.Text("text") == name || r.Text("title") == name) {
			return r
		}
	}
	t.Fatalf("there is no %s %q", kind, name)
	return nil
}

// names lists the elements of a kind in reading order.
func names(doc *model.Document, kind string) []string {
	var out []string
	for _, r := range doc.Records() {
		if r.Kind() == kind {
			out = append(out, r.Text("name")+r.Text("title")+r.Text("lane_kind"))
		}
	}
	return out
}

// header finds the header of a stage, a step or a lane.
func header(t *testing.T, p *windowtest.Program, kind, name string) (found windowtest.Thing) {
	t.Helper()
	p.Until("there is a header “"+name+"”", func() bool {
		for _, th := range p.Map() {
			if th.Kind == kind && th.Part == "header" && strings.Contains(th.Text, name) {
				found = th
				return true
			}
		}
		return false
	})
	return found
}

// TestJourneyByMouse works on a journey with the mouse alone: columns get wider, a
// card reaches over two steps, steps, stages and lanes change places by their headers,
// an emotion is drawn up, a lane is hidden.
func TestJourneyByMouse(t *testing.T) {
	path, doc := mapOn(t, "interest-journey")
	p := windowtest.Open(t, windowtest.Options{Args: []string{path}})
	p.Wait("painted")
	header := func(kind, name string) windowtest.Thing { t.Helper(); return header(t, p, kind, name) }
	drag := func(state string, from, to windowtest.Pt) {
		t.Helper()
		p.Forget()
		p.Drag(from, to)
		p.Wait("state " + state)
		p.Wait("state cells.idle")
	}

	step := header("step", "Searches")
	edge := step.At(1, 0.5).Plus(1, 0)
	drag("cells.width", edge, edge.Plus(40, 0))
	if w := header("step", "Searches").W; w < step.W+30 {
		t.Errorf("the column is %v wide, it was %v", w, step.W)
	}

	card := p.OnMap("card", "Reads how another bakery solved it")
	p.Click(card.Center())
	end := card.At(1, 0.5).Plus(-1, 0)
	drag("cells.span", end, end.Plus(card.W*1.4, 0))

	drag("cells.reorder", header("step", "Sends an enquiry").Center(), header("step", "Talks to").At(1, 0.5).Plus(-3, 0))
	drag("cells.reorder", header("stage", "Decides").At(0.3, 0.5), header("stage", "Asks").At(0, 0.5).Plus(5, 0))
	drag("cells.reorder", header("lane", "Pain points").Center(), header("lane", "Emotion").At(0.5, 0).Plus(0, 4))

	var face windowtest.Thing
	for _, th := range p.Map() {
		if th.Kind == "emotion" && th.Part == "face" {
			face = th
			break
		}
	}
	drag("cells.feeling", face.Center(), face.Center().Plus(0, 60))

	p.RightClick(header("lane", "Opportunities").Center())
	p.Click(p.Says("Hide lane"))

	now := kept(t, p, path)
	if w := called(t, now, "step", "Searches in the evening").NumOr("width", 0); w < 200 {
		t.Errorf("the column is kept as %v wide", w)
	}
	if n := called(t, now, "card", "Reads how another bakery solved it").NumOr("span", 1); n != 2 {
		t.Errorf("the card reaches over %v steps", n)
	}
	order := func(kind, a, b string) {
		t.Helper()
		list := names(now, kind)
		if slices.Index(list, a) < 0 || slices.Index(list, a) > slices.Index(list, b) {
			t.Errorf("%q stands behind %q: %q", a, b, list)
		}
	}
	order("step", "Talks to a sales rep", "Sends an enquiry")
	order("stage", "Decides", "Asks")
	order("lane", "pain_points", "emotion")
	if was, is := doc.Get(model.ID(face.ID)).NumOr("value", 9), now.Get(model.ID(face.ID)).NumOr("value", 9); is >= was {
		t.Errorf("the emotion was %v and is %v", was, is)
	}
	for _, r := range now.Records() {
		if r.Kind() == "lane" && r.Text("lane_kind") == "opportunities" && !r.Bool("hidden") {
			t.Error("the lane is not hidden")
		}
	}
	checkFile(t, path)
}

// TestPagesByMouse adds, renames, moves, copies and deletes pages by their tabs, and
// makes the future state of one, which is compared with it on the map.
func TestPagesByMouse(t *testing.T) {
	path, _ := mapOn(t, "interest-journey")
	p := windowtest.Open(t, windowtest.Options{Args: []string{path}})
	p.Wait("painted")
	view := p.View()
	tab := func(name string) (found windowtest.Thing) {
		t.Helper()
		p.Until("there is a tab “"+name+"”", func() bool {
			for _, th := range p.Look() {
				if th.Kind == "text" && th.Text == name && th.Y > view.Y+view.H && th.X > view.X-200 {
					found = th
					return true
				}
			}
			return false
		})
		return found
	}
	p.Click(p.Button("Add a page"))
	p.Click(p.Says("Add flowchart page"))
	p.DoubleClick(tab("Flowchart").Center())
	p.Wait("dialog text")
	p.Keys("ctrl+a")
	p.Type("Triage")
	p.Keys("Return")
	p.Wait("dialog closed text")
	p.Drag(tab("Triage").Center(), tab("Interest phase").At(0, 0.5).Plus(-4, 0))
	p.Until("Triage stands in front", func() bool { return tab("Triage").X < tab("Interest phase").X })
	p.RightClick(tab("Interest phase").Center())
	p.Click(p.Says("Make future state of this page"))
	p.Until("there is a future state", func() bool { return len(names(kept(t, p, path), "page")) == 3 })
	p.Click(tab("Interest phase").Center())
	p.Click(p.Button("Compare with future"))
	p.RightClick(tab("Interest phase").Center())
	p.Click(p.Says("Duplicate page"))
	tab("Interest phase (copy)")
	p.RightClick(tab("Interest phase (copy)").Center())
	p.Click(p.Says("Delete page…"))
	p.Wait("dialog question")
	p.Keys("Return")
	p.Wait("dialog closed question")
	now := kept(t, p, path)
	if got := strings.Join(names(now, "page"), ", "); got != "Triage, Interest phase, Interest phase" {
		t.Errorf("pages %s", got)
	}
	if pages := now.All(model.Root, "page"); pages[2].Ref("revises") != pages[1].ID() {
		t.Errorf("the third page is a future state of %q", pages[2].Ref("revises"))
	}
	checkFile(t, path)
}

// TestCopyAndRevert saves a copy beside the map, which stays unsaved, and goes back to
// what was saved; undo brings the changes again.
func TestCopyAndRevert(t *testing.T) {
	path, _ := mapOn(t, "interest-journey")
	p := windowtest.Open(t, windowtest.Options{Args: []string{path}})
	p.Wait("painted")
	p.Click(header(t, p, "step", "Reads an article").Center())
	p.Type("Reads by hand")
	p.Keys("Return")
	p.Wait("state cells.idle")
	p.Menu("File", "Save a copy…")
	p.Wait("dialog file")
	p.Keys("ctrl+a")
	p.Type(p.Saved("Copy"))
	p.Keys("Return")
	p.Wait("copied Copy.waymark.json")
	called(t, onDisk(t, p.Saved("Copy.waymark.json")), "step", "Reads by hand")
	called(t, onDisk(t, path), "step", "Reads an article")

	p.Menu("File", "Revert to saved…")
	p.Wait("dialog question")
	p.Keys("Return")
	p.Wait("reverted")
	header(t, p, "step", "Reads an article")
	p.Keys("ctrl+z")
	header(t, p, "step", "Reads by hand")
}

// TestSharedTimes changes the time of a step on the value stream and finds it in the
// flow, and copies the step into another map, where it keeps its name.
func TestSharedTimes(t *testing.T) {
	path, _ := mapOn(t, "router-support")
	p := windowtest.Open(t, windowtest.Options{Args: []string{path}})
	p.Wait("painted")
	p.Click(p.Says("Value stream"))
	p.Click(p.OnMap("node", "Remote diagnosis").At(0.5, 0.2))
	p.Fill("Process time (PT)", "19 min")
	p.Click(p.Says("Support flow"))
	p.OnMap("node", "Remote diagnosis 19 min")
	p.Click(p.OnMap("node", "Remote diagnosis").Center())
	p.Keys("ctrl+c", "ctrl+2")
	p.Wait("created blank-flowchart")
	p.Window("Untitled")
	p.Keys("ctrl+v")
	p.OnMap("node", "Remote diagnosis 19 min")
}

// TestBranchesByHand draws a value stream by clicks alone: what is clicked goes on
// from the last shape, a second branch is drawn from a port and joined again.
func TestBranchesByHand(t *testing.T) {
	p := windowtest.Open(t, windowtest.Options{Args: []string{"--new", "blank-valuestream"}})
	p.Wait("painted")
	click := func(shape, name string) {
		t.Helper()
		p.Forget()
		p.Click(p.Says(shape))
		if name != "" {
			p.Type(name)
			p.Wait("state text.editing")
			p.Keys("Return")
			p.Wait("state select.idle")
		}
	}
	click("Process", "Take the order")
	click("Queue", "")
	click("Process", "Pack")
	click("Process", "Ship")
	p.Keys("Escape", "ctrl+9")

	from := p.OnMap("node", "Take the order")
	p.Move(from.Center())
	p.Drag(from.At(0.5, 1), from.At(1.6, 4.5))
	p.Wait("state link.choosing")
	var item windowtest.Pt
	for _, th := range p.Look() {
		if th.Text == "Process" {
			item = th.Center()
			break
		}
	}
	p.Click(item)
	p.Wait("state select.idle")
	p.Type("Print the label")
	p.Wait("state text.editing")
	p.Keys("Return")
	p.Wait("state select.idle")
	label, ship := p.OnMap("node", "Print the label"), p.OnMap("node", "Ship")
	p.Keys("Escape")
	p.Move(label.Center())
	p.Drag(label.At(1, 0.5), ship.At(0.5, 1))
	p.Wait("state link.dragging")
	p.Wait("state select.idle")

	p.Keys("ctrl+s")
	p.Wait("dialog file")
	p.Keys("Return")
	doc := onDisk(t, p.Saved(p.Wait("saved ")[len("saved "):]))
	name := func(id model.ID) string {
		r := doc.Get(id)
		return r.Text("name") + strings.TrimPrefix(r.Text("node_kind"), "process")
	}
	var links []string
	for _, r := range doc.Records() {
		if r.Kind() == "link" {
			links = append(links, name(r.Ref("from"))+" → "+name(r.Ref("to")))
		}
	}
	slices.Sort(links)
	if got := strings.Join(links, ", "); got != "Pack → Ship, Print the label → Ship, Take the order → Print the label, Take the order → queue, queue → Pack" {
		t.Errorf("links %s", got)
	}
	if shown := strings.Join(p.Texts(), "\n"); !strings.Contains(shown, "Σ LT") {
		t.Errorf("the ladder has no total:\n%s", shown)
	}
}
