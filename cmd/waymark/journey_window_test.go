package main

import (
	"maps"
	"testing"

	"waymark/app/windowtest"
)

// TestJourneyByKeyboard fills in a journey and saves it without touching the
// pointer, as in a spreadsheet.
func TestJourneyByKeyboard(t *testing.T) {
	p := windowtest.Open(t, windowtest.Options{})
	p.Wait("start screen")
	p.Keys("ctrl+1")
	p.Wait("created blank-journey")
	p.Wait("painted")

	// write types into the cell with the cursor and ends it with a key.
	write := func(text, end string) {
		t.Helper()
		p.Type(text)
		p.Wait("state text.editing")
		p.Keys(end)
		p.Wait("state cells.idle")
	}
	// The first arrow goes to the first cell, the next ones up to step and stage.
	p.Keys("Down", "Up", "Up")
	write("Something breaks", "Return")
	p.Keys("Right")
	write("Getting help", "Return")
	p.Keys("Home", "Down")
	write("Notices the fault", "Tab")
	write("Searches for help", "Tab")
	write("Calls support", "Tab")
	write("Line works again", "Return")
	p.Keys("Home", "Down")
	write("Restarts the router", "Tab")
	write("Reads the help pages", "Tab")
	write("Waits on the phone", "Tab")
	write("Checks the speed", "Return")

	// A second card in one cell, then emotions: − and + in half steps.
	p.Keys("Left", "Left")
	p.Keys("ctrl+Return")
	p.Wait("state text.editing")
	p.Type("Asks a neighbour")
	p.Keys("Return")
	p.Wait("state cells.idle")
	p.Keys("Home", "Down", "Down", "Down")
	p.Keys("minus", "minus", "Right")
	p.Keys("minus", "minus", "minus", "Right")
	p.Keys("minus", "minus", "minus", "minus", "Right")
	p.Keys("plus", "plus", "plus")

	// A word too many is taken back.
	p.Keys("Down")
	write("Nobody called back", "Return")
	p.Keys("ctrl+z")
	p.Wait("command edit.undo")

	p.Keys("ctrl+s")
	p.Wait("dialog file")
	p.Type("Router journey")
	p.Keys("Return")
	p.Wait("saved Router journey.waymark.json")

	path := p.Saved("Router journey.waymark.json")
	f := read(t, path)
	names := map[string]string{}
	var stages, steps []string
	for _, r := range f.Records {
		switch r.text("kind") {
		case "stage":
			stages = append(stages, r.text("name"))
		case "step":
			steps = append(steps, r.text("name")+" in "+names[r.text("parent")])
		}
		names[r.text("id")] = r.text("name")
		if r.text("kind") == "lane" {
			names[r.text("id")] = r.text("lane_kind")
		}
	}
	same(t, "stages", stages, []string{"Something breaks", "Getting help"})
	same(t, "steps", steps, []string{"Notices the fault in Something breaks", "Searches for help in Something breaks", "Calls support in Getting help", "Line works again in Getting help"})
	cards := map[string]string{}
	for _, r := range f.of("card") {
		cards[r.text("text")] = names[r.text("parent")] + ", " + names[r.text("step")]
	}
	wantCards := map[string]string{
		"Restarts the router": "actions, Notices the fault", "Reads the help pages": "actions, Searches for help",
		"Waits on the phone": "actions, Calls support", "Checks the speed": "actions, Line works again", "Asks a neighbour": "actions, Searches for help",
	}
	if !maps.Equal(cards, wantCards) {
		t.Errorf("cards\n%v\nwant\n%v", cards, wantCards)
	}
	feelings := map[string]any{}
	for _, r := range f.of("emotion") {
		feelings[names[r.text("step")]] = r["value"]
	}
	wantFeelings := map[string]any{"Notices the fault": -1.0, "Searches for help": -1.5, "Calls support": -2.0, "Line works again": 1.5}
	if !maps.Equal(feelings, wantFeelings) {
		t.Errorf("emotions\n%v\nwant\n%v", feelings, wantFeelings)
	}
	checkFile(t, path)

	// The window closes without a question: everything is saved.
	p.KeysToEnd("ctrl+q")
}
