package main

import (
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"waymark/app/windowtest"
)

// TestKPIToPaper enters the counts of a KPI, puts it on the map, exports the
// handout through the dialog, and finds the number in the PDF.
func TestKPIToPaper(t *testing.T) {
	if _, err := exec.LookPath("pdftotext"); err != nil {
		t.Skip("this test needs pdftotext, of poppler-utils")
	}
	p := windowtest.Open(t, windowtest.Options{Args: []string{"--new", "blank-journey"}})
	p.Wait("painted")

	p.Click(p.Says("KPIs"))
	p.Click(p.Button("Add a KPI"))
	p.Says("Customer satisfaction (CSAT)")
	p.Type("csat")
	p.Keys("Return")
	p.Says("Nothing has been observed yet.")
	// A table of two periods, typed from cell to cell; the newest stands on top.
	row := func(date, satisfied, all string) {
		t.Helper()
		p.Click(p.Button("Add row"))
		p.Keys("ctrl+a")
		p.Type(date)
		p.Keys("Tab")
		p.Type(satisfied)
		p.Keys("Tab")
		p.Type(all)
		p.Keys("Tab")
	}
	row("2026-08-31", "312", "420")
	p.Says("74 %")
	row("2026-09-30", "357", "425")
	p.Says("84 %")

	// The KPI goes onto the map from the palette.
	cell := cellOf(p, 0)
	p.Drag(p.Says("KPI"), cell.Center())
	p.Wait("state place.ghost")
	p.Wait("state cells.idle")
	chip := p.OnMap("card", "Customer satisfaction")
	if !strings.Contains(chip.Text, "84 %") {
		t.Errorf("the card of the KPI says %q", chip.Text)
	}

	p.Click(p.Button("Export"))
	p.Wait("dialog export")
	p.Wait("preview page")
	p.Click(p.Button("Export PDF"))
	p.Wait("dialog file")
	p.Type("handout")
	p.Keys("Return")
	p.Wait("exported handout.pdf")

	out, err := exec.Command("pdftotext", "-layout", filepath.Join(p.Home, "Documents", "handout.pdf"), "-").Output()
	if err != nil {
		t.Fatalf("pdftotext: %v", err)
	}
	text := strings.ReplaceAll(string(out), "\u00a0", " ")
	for _, want := range []string{"Customer satisfaction (CSAT)", "84 %", "74 %", "First stage"} {
		if !strings.Contains(text, want) {
			t.Errorf("the handout does not say %q", want)
		}
	}
	p.Keys("ctrl+s")
	p.Wait("dialog file")
	p.Keys("Return")
	name := p.Wait("saved ")[len("saved "):]
	checkFile(t, p.Saved(name))
	if kpi := wmk(t, "kpi", p.Saved(name)); !strings.Contains(strings.ReplaceAll(kpi, "\u00a0", " "), "84 %") {
		t.Errorf("wmk kpi does not know the value:\n%s", kpi)
	}
}

// cellOf finds a cell of the journey by its number in reading order.
func cellOf(p *windowtest.Program, n int) windowtest.Rect {
	for _, t := range p.Map() {
		if t.Kind == "cell" {
			if n == 0 {
				return t.Rect
			}
			n--
		}
	}
	return windowtest.Rect{}
}
