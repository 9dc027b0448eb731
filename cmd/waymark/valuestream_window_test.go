package main

import (
	"regexp"
	"strings"
	"testing"

	"waymark/app/windowtest"
)

// TestValueStreamNumbers draws two processes, types their times, and compares the
// ladder and the totals on the map with what the command line computes from the
// saved file.
func TestValueStreamNumbers(t *testing.T) {
	p := windowtest.Open(t, windowtest.Options{Args: []string{"--new", "blank-valuestream"}})
	p.Wait("painted")
	view := p.View()

	process := func(x float64, name, pt, lt string) {
		t.Helper()
		at := view.At(x, 0.75)
		p.Drag(p.Says("Process"), at)
		p.Wait("state place.ghost")
		p.Wait("state select.idle")
		p.Type(name) // the new shape is selected: typing names it
		p.Wait("state text.editing")
		p.Keys("Return")
		p.Wait("state select.idle")
		p.OnMap("node", name)
		p.Fill("Process time (PT)", pt)
		p.Fill("Lead time (LT)", lt)
	}
	process(0.25, "Check the order", "15 min", "2 d")
	process(0.65, "Pack and ship", "0.5 h", "1 d")

	from, to := p.OnMap("node", "Check the order"), p.OnMap("node", "Pack and ship")
	p.Move(from.Center())
	p.Drag(from.At(1, 0.5), to.At(0, 0.5))
	p.Wait("state link.dragging")
	p.Wait("state select.idle")

	p.Keys("ctrl+s")
	p.Wait("dialog file")
	p.Keys("Return")
	path := p.Saved(p.Wait("saved ")[len("saved "):])
	total := func(texts []string) string { return strings.Join(strings.Fields(strings.Join(texts, "\n")), " ") }
	compare := func() {
		t.Helper()
		kpi := wmk(t, "kpi", path)
		shown := total(p.Texts())
		for sign, row := range map[string]string{"Σ LT ": "Lead time", "Σ PT ": "Process time", " = ": "Activity ratio"} {
			m := regexp.MustCompile(`(?m)^  ` + row + `\s{2,}(.+?)(\s{2,}|$)`).FindStringSubmatch(kpi)
			if m == nil || m[1] == "no data" {
				t.Errorf("wmk kpi does not tell the %s:\n%s", row, kpi)
				continue
			}
			if !strings.Contains(shown, sign+strings.Join(strings.Fields(m[1]), " ")) {
				t.Errorf("wmk kpi: %s %s; the map says\n%s", row, m[1], shown)
			}
		}
	}
	compare()
	for _, rung := range []string{"LT 2 d PT 15 min", "LT 1 d PT 30 min"} {
		if shown := total(p.Texts()); !strings.Contains(shown, rung) {
			t.Errorf("the ladder lacks %q: %s", rung, shown)
		}
	}

	// A time changes, and the totals follow at once.
	p.Click(p.OnMap("node", "Check the order").At(0.5, 0.25))
	p.Fill("Lead time (LT)", "5 d")
	if shown := total(p.Texts()); !strings.Contains(shown, "Σ LT 6 d") {
		t.Errorf("the total does not follow the time: %s", shown)
	}
	p.Forget()
	p.Keys("ctrl+s")
	p.Wait("saved ")
	compare()
	checkFile(t, path)
}
