package drawio

import (
	"strconv"
	"strings"

	"waymark/model"
	"waymark/model/geom"
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
var dataLine = pattern(`^\s*([%\pL][%&/\pL. ]*?)\s*[=:]\s*(.*?)\s*$`)

// amount is a number and its unit. Words may follow (“60 s per case”), another number
// may not: half of “1 h 30 min” would be a wrong time.
var amount = pattern(`^([\d.,]*\d)\s*([%\pL]*)\D*$`)

// property reads one line of a data box; ok is false for what is none, set for one
// that has a value.
func property(line string) (name string, v model.Value, ok bool) {
	m := dataLine().FindStringSubmatch(line)
	if m == nil {
		return "", nil, false
	}
	name = dataNames[strings.NewReplacer(" ", "", ".", "").Replace(strings.ToLower(m[1]))]
	if name == "" {
		return "", nil, false
	}
	q := amount().FindStringSubmatch(m[2])
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

// number reads 1,200 and 1.5 and 1,5 and 1.200,5: a comma in front of three digits
// groups them, and of two different marks the last one is the decimal one.
func number(s string) (float64, bool) {
	comma, dot := strings.LastIndexByte(s, ','), strings.LastIndexByte(s, '.')
	decimal := comma >= 0 && strings.Count(s, ",") == 1 && (len(s)-comma-1 != 3 || dot >= 0)
	if decimal && comma > dot {
		s = strings.Replace(strings.ReplaceAll(s, ".", ""), ",", ".", 1)
	}
	n, err := strconv.ParseFloat(strings.ReplaceAll(s, ",", ""), 64)
	return n, err == nil
}

// readsAsData reports whether at least half of the lines of a text are those of a data
// box.
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

// beginsAsData reports whether the first line of a text is one of a data box. A box
// that begins with a name is a process with its data in itself.
func beginsAsData(s string) bool {
	first, _, _ := strings.Cut(s, "\n")
	_, _, ok := property(first)
	return ok
}

// ownData takes the data out of the label of a process.
func ownData(label string) (name string, data []model.Prop) {
	var kept []string
	for l := range strings.Lines(label) {
		l = strings.TrimSpace(l)
		if prop, v, ok := property(l); ok && v != nil {
			data = append(data, model.Prop{Name: prop, Value: v})
		} else {
			kept = append(kept, l)
		}
	}
	return strings.Join(kept, "\n"), data
}

// host is a shape that a data box can belong to.
type host struct {
	at    geom.Rect
	index int // of its record among the nodes
}

// isHost reports whether data boxes stand below a kind of node.
func isHost(kind string) bool { return kind == "process" || kind == "supplier" || kind == "customer" }

// above is the lowest host above a data box; ok is false where there is none.
func above(box geom.Rect, hosts []host) (best host, ok bool) {
	for _, h := range hosts {
		if h.at.Right() < box.X || h.at.X > box.Right() || h.at.Y > box.Y { // beside it or below it
			continue
		}
		if !ok || h.at.Bottom() > best.at.Bottom() {
			best, ok = h, true
		}
	}
	return best, ok
}

// dataBox gives what stands in a data box to the process above it, whose box a map
// draws by itself.
func (im *importer) dataBox(p *page, c *cell, hosts []host, nodes []*model.Record) {
	h, ok := above(c.rect, hosts)
	if !ok {
		im.leave(p, "A data box was left out: no process stands above it (%s).", shortened(oneLine(c.text)))
		return
	}
	r := nodes[h.index]
	measured := r.Text("node_kind") != "customer" // times of a customer have no place in a map
	for l := range strings.Lines(c.text) {
		l = strings.TrimSpace(l)
		name, v, ok := property(l)
		switch {
		case ok && v != nil && measured:
			r = r.With(model.Prop{Name: name, Value: v})
		case ok && v == nil && unfilled(l):
		default:
			im.leave(p, "“%s” in the data box of %s was left out: it is no number that a process has.", shortened(l), named(r))
		}
	}
	nodes[h.index] = r
}

// unfilled reports whether a line of a data box is as it comes from the palette, with
// no value behind its name.
func unfilled(line string) bool {
	_, value, _ := strings.Cut(strings.Replace(line, ":", "=", 1), "=")
	return strings.TrimSpace(value) == ""
}

var countLine = pattern(`(?i)^(?:i\s*[=:]?\s*)?(\d[\d.,]*)\s*(\pL*)$`)

// items takes the number of waiting units out of the label of a queue: “1,200 units”.
func items(label string) (n float64, rest string, ok bool) {
	var kept []string
	for l := range strings.Lines(label) {
		l = strings.TrimSpace(l)
		m := countLine().FindStringSubmatch(l)
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
