package compose

import (
	"cmp"
	"strings"

	"waymark/canvas/shape"
	"waymark/model"
	"waymark/model/kind"
)

// shapeOf says what a node shows.
func (d *diagram) shapeOf(doc *model.Document, n *node) shape.Node {
	r, f := n.eff, figures{n.eff, d.numbers}
	s := shape.Node{
		Kind: r.Text("node_kind"), Name: r.Text("name"), KPI: n.key.badge, Missing: n.key.missing,
		Color: r.Text("color"), Mark: n.key.mark, Picture: n.key.picture,
		W: r.NumOr("w", 0), H: r.NumOr("h", 0),
	}
	switch k := s.Kind; {
	case k == "process", k == "customer", k == "supplier":
		s.Variant, s.Data = r.Text("process_kind"), d.dataBox(n, f, s.W)
	case k == "outcome":
		showOutcome(&s, r.Text("outcome"), n.key.share)
	case kind.IsStore(k):
		s.Second = lines(f.stock(), f.time("wait_time", "lead_time"))
	case k == "transport":
		s.Second = lines(f.time("lead_time", "wait_time"))
	case k == "delay":
		s.Second = lines(f.time("wait_time", "lead_time", "process_time"))
	case k == "subprocess":
		s.Second = lines(f.time("process_time"), subpageTitle(doc, r))
	case k == "image":
		s.Name = cmp.Or(s.Name, r.Text("image_alt"))
	case k == "kaizen_burst":
		s.Name = cmp.Or(s.Name, initiative(doc, r))
	case k == "note", k == "operator", k == "information_system": // nothing beside their names
	default:
		s.Second = lines(f.time("process_time"))
	}
	if s.Mark && s.Kind != "process" {
		s.Second = append(s.Second, "bottleneck") // symbols have no room for the hatch
	}
	return s
}

// lines are those texts that there are.
func lines(texts ...string) (out []string) {
	for _, t := range texts {
		if t != "" {
			out = append(out, t)
		}
	}
	return out
}

// figures writes the figures of a node as people read them; "" for what is not set.
type figures struct {
	rec     *model.Record // with the properties of what it is the same as
	numbers *numbers      // of the page
}

// time is the first of some times that is set.
func (f figures) time(names ...string) string {
	for _, name := range names {
		if t, ok := f.rec.Duration(name); ok {
			return f.numbers.format.Duration(f.numbers.calendar.Seconds(t))
		}
	}
	return ""
}

func (f figures) number(name, unit string) string {
	v, ok := f.rec.Num(name)
	if !ok {
		return ""
	}
	return strings.TrimSpace(f.numbers.format.Number(v, 1) + unit)
}

func (f figures) money(name string) string {
	v, ok := f.rec.Num(name)
	if !ok {
		return ""
	}
	return f.numbers.format.Money(v)
}

// stock is how much waits in a store, and how much may.
func (f figures) stock() string {
	items, limit := f.number("items", ""), f.number("limit", "")
	switch {
	case limit == "":
		return items
	case items == "":
		return "at most " + limit
	}
	return items + " of at most " + limit
}

// demand is what a customer takes.
func (f figures) demand() string {
	if s := f.number("demand", ""); s != "" {
		return s + " a day"
	}
	return ""
}

// showOutcome writes an outcome: what it is called, and how many cases end here.
func showOutcome(s *shape.Node, outcome, share string) {
	word := kind.Label("node", "outcome", outcome)
	s.Variant, s.Name = outcome, cmp.Or(s.Name, word)
	switch {
	case share != "":
		s.Second = lines(share)
	case !strings.EqualFold(s.Name, word):
		s.Second = lines(strings.ToLower(word)) // nothing is told by colour alone
	}
}

// subpageTitle names the page that a node opens, unless the node itself has that
// name.
func subpageTitle(doc *model.Document, r *model.Record) string {
	if p := doc.Get(r.Ref("subpage")); p != nil && p.Kind() == "page" && p.Text("title") != r.Text("name") {
		return "→ " + p.Text("title")
	}
	return ""
}

// initiative names the one that a burst stands for.
func initiative(doc *model.Document, r *model.Record) string {
	if a := doc.Get(r.Ref("action")); a != nil && a.Kind() == "action" {
		return a.Text("name")
	}
	return ""
}

// dataBox are the rows of the data box of a node of a width, 0 for the usual one. It
// notes on the node whether they are too wide for their labels as words.
func (d *diagram) dataBox(n *node, f figures, w float64) []shape.Datum {
	rows := dataRows(f, n.key.queued)
	if w <= 0 {
		w = shape.DataWidth
	}
	n.tight = !d.c.kit.FitsData(rows, w)
	if n.key.short {
		for i, row := range rows {
			rows[i].Label = abbreviation(row.Label)
		}
	}
	return rows
}

// dataRows are the rows of a data box: what is set, and nothing else. A queue that is
// drawn at the link before it is not told again.
func dataRows(f figures, queued bool) []shape.Datum {
	const percent = "\u00a0%"
	var rows []shape.Datum
	add := func(label, value string) {
		if value != "" {
			rows = append(rows, shape.Datum{Label: label, Value: value})
		}
	}
	add("Process time", f.time("process_time"))
	add("Lead time", f.time("lead_time"))
	add("Wait", f.time("wait_time"))
	add("%C&A", f.number("percent_ca", percent))
	add("People", f.number("people", ""))
	add("Demand", f.demand())
	add("Available", f.time("available_time"))
	add("Changeover", f.time("changeover"))
	add("Uptime", f.number("uptime", percent))
	add("Cost", f.money("cost"))
	if !queued {
		add("Waiting", f.number("items", ""))
	}
	return rows
}

// abbreviation is what value stream maps write where the words do not fit beside
// their values.
func abbreviation(label string) string {
	switch label {
	case "Process time":
		return "PT"
	case "Lead time":
		return "LT"
	case "Changeover":
		return "C/O"
	case "Available":
		return "Avail."
	}
	return label
}
