package drawio_test

import (
	"testing"

	"waymark/model"
)

func TestDataBox(t *testing.T) {
	for _, c := range []struct{ line, prop, want string }{
		{"C/T = 60 s", "process_time", "60 s"},
		{"Cycle Time: 1,5 min", "process_time", "1.5 min"},
		{"L/T = 1.5 d", "lead_time", "1.5 d"},
		{"Avail. = 27,000 s", "available_time", "27000 s"},
		{"Avail. = 27.000,5 s", "available_time", "27000.5 s"},
		{"Uptime: 90%", "uptime", "90"},
		{"Uptime = 0.5 %", "uptime", "0.5"},
		{"%C&amp;A = 0.9", "percent_ca", "90"},
		{"%C&amp;A = 90", "percent_ca", "90"},
		{"Operators = 2", "people", "2"},
		{"C/O = 30 min per type", "changeover", "30 min"},
		{"C/T = 1 h 30 min", "process_time", ""}, // half of it would be wrong
		{"C/T = fast", "process_time", ""},
		{"C/T = 5 parsecs", "process_time", ""},
		{"C/T = 1.2.3 s", "process_time", ""},
		{"Mood = 5", "process_time", ""},
	} {
		r := read(t, cell("p", lean+"manufacturing_process", "Pack", 0, 0), cell("b", lean+"data_box", c.line, 0, 60))
		got := ""
		if v := made(t, r, "p").Get(c.prop); v != nil {
			got = v.String()
		}
		if got != c.want {
			t.Errorf("%s: %q, not %q", c.line, got, c.want)
		}
		if told := left(r); (told == "") != (c.want != "") {
			t.Errorf("%s: left out %q", c.line, told)
		}
	}
}

// A data box belongs to the lowest process above it; the lines of a box as it comes
// from the palette say nothing.
func TestDataBoxPlace(t *testing.T) {
	process := lean + "manufacturing_process"
	r := read(t,
		cell("high", process, "High", 0, 0), cell("low", process, "Low", 0, 100), cell("beside", process, "Beside", 300, 150), cell("below", process, "Below", 0, 400),
		cell("b", lean+"data_box", "C/T = 5 s&#10;C/O =&#10;Uptime:", 20, 200), cell("lost", lean+"data_box", "C/T = 7 s", 700, 0))
	for id, want := range map[model.ID]bool{"high": false, "low": true, "beside": false, "below": false} {
		if made(t, r, id).Has("process_time") != want {
			t.Errorf("%s has the time of the box: %v", id, !want)
		}
	}
	if got, want := left(r), "A data box was left out: no process stands above it (C/T = 7 s)."; got != want {
		t.Errorf("left out: %s", got)
	}
}

// A process may carry its data in its own box, where the name comes first.
func TestDataInProcess(t *testing.T) {
	r := read(t, cell("sys", lean+"mrp_erp", "ERP", 0, 0), cell("p", "", "Pack&#10;C/T = 30 s&#10;two tables", 0, 100), cell("empty", "", "", 200, 100))
	p := made(t, r, "p")
	if d, _ := p.Duration("process_time"); p.Text("node_kind") != "process" || p.Text("name") != "Pack\ntwo tables" || d.String() != "30 s" {
		t.Errorf("%s %q, %s", p.Text("node_kind"), p.Text("name"), d)
	}
	if k := made(t, r, "empty").Text("node_kind"); k != "process" {
		t.Errorf("a box without words is a %s", k)
	}
}

func TestItems(t *testing.T) {
	for label, want := range map[string]struct {
		items float64
		name  string
	}{
		"I&#10;1,200 units":   {1200, ""},
		"i = 5":               {5, ""},
		"Inbox&#10;30":        {30, "Inbox"},
		"2 days":              {0, "2 days"}, // a wait, not a number of things
		"5 cases&#10;7 cases": {5, "7 cases"},
		"1.2.3 cases":         {0, "1.2.3 cases"},
		"Waiting":             {0, "Waiting"},
	} {
		q := made(t, read(t, cell("q", lean+"inventory_box", label, 0, 0)), "q")
		if n, _ := q.Num("items"); n != want.items || q.Text("name") != want.name {
			t.Errorf("%s: %g and %q, not %g and %q", label, n, q.Text("name"), want.items, want.name)
		}
	}
}

// Where queues stand between the processes, the waits are theirs.
func TestConvention(t *testing.T) {
	process := cell("p", lean+"manufacturing_process", "Pack", 0, 0)
	for want, cells := range map[string]string{"office": process, "classic": process + cell("q", lean+"inventory_box", "I", 200, 0)} {
		if got := made(t, read(t, cells), "page").Text("convention"); got != want {
			t.Errorf("%s, not %s", got, want)
		}
	}
}
