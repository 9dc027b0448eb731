package drawio

import (
	"regexp"
	"strconv"
	"strings"

	"waymark/model"
)

// dataNames says what the lines of a data box are called, in lower case without
// spaces and dots, and which property of a process each is. A cycle time is what
// somebody spends on one unit: the process time.
var dataNames = map[string]string{
	"c/t": "process_time", "ct": "process_time", "cycletime": "process_time", "p/t": "process_time", "pt": "process_time", "processtime": "process_time", "processingtime": "process_time", "touchtime": "process_time",
	"l/t": "lead_time", "lt": "lead_time", "leadtime": "lead_time",
	"w/t": "wait_time", "wt": "wait_time", "wait": "wait_time", "waittime": "wait_time", "waitingtime": "wait_time",
	"c/o": "changeover", "co": "changeover", "changeover": "changeover", "changeovertime": "changeover", "setup": "changeover",
	"%c&a": "percent_ca", "c&a": "percent_ca", "%c/a": "percent_ca", "%ca": "percent_ca", "firstpassyield": "percent_ca", "fpy": "percent_ca",
	"uptime": "uptime", "availability": "uptime", "avail": "uptime",
	"available": "available_time", "availabletime": "available_time",
	"operators": "people", "operator": "people", "people": "people", "staff": "people", "fte": "people", "ftes": "people", "workers": "people",
	"cost": "cost",
}

// dataLine is a name and a value: “C/T = 60 s”, “Uptime: 90%”.
var dataLine = regexp.MustCompile(`^\s*([%\pL][%&/\pL. ]*?)\s*[=:]\s*(.*?)\s*$`)

var amount = regexp.MustCompile(`^([\d.,]*\d)\s*([%\pL]*)`)

// property reads one line of a data box; ok is false for what is none, set for one
// that has a value.
func property(line string) (name string, v model.Value, ok bool) {
	m := dataLine.FindStringSubmatch(line)
	if m == nil {
		return "", nil, false
	}
	name = dataNames[strings.NewReplacer(" ", "", ".", "").Replace(strings.ToLower(m[1]))]
	if name == "" {
		return "", nil, false
	}
	q := amount.FindStringSubmatch(m[2])
	if q == nil {
		return name, nil, true
	}
	n, fine := number(q[1])
	if !fine {
		return name, nil, true
	}
	unit := strings.ToLower(q[2])
	if name == "uptime" && unit != "%" && unit != "" {
		name = "available_time" // “Avail = 27,000 s”
	}
	switch name {
	case "percent_ca", "uptime":
		if unit != "%" && n <= 1 { // 0.9 is 90 %
			n *= 100
		}
		return name, model.Number(n), true
	case "people", "cost":
		return name, model.Number(n), true
	}
	u, known := model.UnitNamed(unit)
	if !known {
		return name, nil, true
	}
	return name, model.Duration{N: n, Unit: u}, true
}

// number reads 1,200 and 1.5 and 1,5: a comma in front of three digits groups them.
func number(s string) (float64, bool) {
	if i := strings.LastIndexByte(s, ','); i >= 0 && len(s)-i-1 != 3 && strings.Count(s, ",") == 1 && !strings.Contains(s, ".") {
		s = strings.Replace(s, ",", ".", 1)
	}
	n, err := strconv.ParseFloat(strings.ReplaceAll(s, ",", ""), 64)
	return n, err == nil
}

// readsAsData reports whether most lines of a text are those of a data box.
func readsAsData(s string) bool {
	lines, found := 0, 0
	for l := range strings.Lines(s) {
		lines++
		if _, _, ok := property(l); ok {
			found++
		}
	}
	return found > 0 && 2*found >= lines
}

// dataBox gives what stands in a data box to the process above it, whose box a map
// draws by itself.
func (im *importer) dataBox(p *page, c *cell, nodes []*model.Record) {
	at := c.rect()
	best, index := 0.0, -1
	for i, r := range nodes {
		switch r.Text("node_kind") {
		case "process", "supplier", "customer":
		default:
			continue
		}
		x, _ := r.Num("x")
		y, _ := r.Num("y")
		w, _ := r.Num("w")
		h, _ := r.Num("h")
		if x+w < at.X || x > at.Right() || y > at.Y { // beside it or below it
			continue
		}
		if d := at.Y - (y + h); index < 0 || d < best {
			best, index = d, i
		}
	}
	if index < 0 {
		im.leave(p, "A data box was left out: no process stands above it (%s).", shortened(oneLine(c.text)))
		return
	}
	r := nodes[index]
	for l := range strings.Lines(c.text) {
		l = strings.TrimSpace(l)
		name, v, ok := property(l)
		if customer := r.Text("node_kind") == "customer"; ok && v != nil && !customer {
			r = r.With(model.Prop{Name: name, Value: v})
			continue
		}
		if _, value, _ := strings.Cut(strings.Replace(l, ":", "=", 1), "="); ok && v == nil && strings.TrimSpace(value) == "" {
			continue // an empty line of the box as it comes from the palette
		}
		im.leave(p, "“%s” in the data box of %s was left out: it is no number that a process has.", shortened(l), named(r))
	}
	nodes[index] = r
}

var countLine = regexp.MustCompile(`(?i)^(?:i\s*[=:]?\s*)?(\d[\d.,]*)\s*(\pL*)$`)

// items takes the number of waiting units out of the label of a queue: “1,200 units”.
func items(label string) (n float64, rest string, ok bool) {
	var kept []string
	for l := range strings.Lines(label) {
		l = strings.TrimSpace(l)
		m := countLine.FindStringSubmatch(l)
		time := false
		if m != nil {
			_, time = model.UnitNamed(m[2])
		}
		if m == nil || ok || time {
			if !strings.EqualFold(l, "i") { // the letter in the triangle
				kept = append(kept, l)
			}
			continue
		}
		if n, ok = number(m[1]); !ok {
			kept = append(kept, l)
		}
	}
	return n, strings.Join(kept, "\n"), ok
}
