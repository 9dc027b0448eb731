package compose

import (
	"strings"

	"waymark/canvas/scene"
	"waymark/canvas/shape"
	"waymark/model"
	"waymark/model/kind"
)

// nodeKey is everything that the texts and the size of a node come from. Equal
// keys give equal nodes.
type nodeKey struct {
	rec     *model.Record
	root    *model.Record // language, currency and calendar
	shared  *model.Record // what it is the same as
	share   string
	badge   shape.Badge
	missing string
	mark    bool
	queued  bool // its queue is drawn at the link before it
	short   bool // abbreviated labels in the data box
	picture *scene.Picture
}

// fit gives every node its texts and its size.
func (d *diagram) fit(doc *model.Document) {
	short := false
	if d.doc == nil { // none has been measured yet
		d.pending, d.fresh = make([]unfit, 0, len(d.nodes)), make([]shape.Fitted, len(d.nodes))
	}
	d.late, d.lent = nil, nil
	for _, n := range d.nodes {
		d.fitNode(doc, n, n.key.queued, n.key.short)
		short = short || n.tight
		if n.pictured {
			d.late = append(d.late, n)
		}
		if n.lender != "" {
			if d.lent == nil {
				d.lent = map[model.ID]bool{}
			}
			d.lent[n.lender] = true
		}
	}
	d.fitPending()
	d.fresh = nil
	if !d.stream {
		return
	}
	for _, n := range d.nodes { // widths do not depend on the rows of data boxes
		d.fitNode(doc, n, d.queueBeside(n), short)
	}
	d.fitPending()
}

// unfit is a node whose texts have to be broken and measured anew.
type unfit struct {
	node *node
	fit  *shape.Fitted
}

// fitPending does the measuring, which is the most work of composing a page for
// the first time.
func (d *diagram) fitPending() {
	together(len(d.pending), func(i int) {
		p := d.pending[i]
		d.c.kit.FitInto(p.fit)
		p.node.fit = p.fit
	})
	d.pending = nil
}

// fitNode finds out whether a node shows something else than before.
func (d *diagram) fitNode(doc *model.Document, n *node, queued, short bool) {
	r := n.rec
	// While the numbers stay the same nothing has changed but places, colours and
	// sizes, which are the record's own; pictures may come late.
	if n.fit != nil && n.key.rec == r && n.seen == d.numbers && n.key.queued == queued && n.key.short == short && !d.renewed && !n.pictured {
		return
	}
	n.pictured, n.lender = r.Has("image"), ""
	n.seen, n.eff, n.lane = d.numbers, kind.Effective(doc, r), d.laneOf(n)
	k := nodeKey{rec: r, root: doc.Root(), shared: r, share: d.numbers.shares[r.ID()], queued: queued, short: short}
	if d.stream {
		k.mark = d.numbers.stream.Bottleneck.ID == r.ID()
	}
	if id := r.Ref("kpi"); id != "" {
		if k.badge = d.numbers.badges[id]; k.badge.Text == "" {
			k.missing = "missing KPI"
		}
	}
	if r.Has("same_as") {
		src, broken := kind.Source(doc, r)
		if k.shared, n.lender = src, src.ID(); broken {
			k.missing = "missing step"
		}
	}
	for _, ref := range [...]struct{ name, kind, word string }{{"subpage", "page", "missing page"}, {"action", "action", "missing initiative"}, {"swimlane", "swimlane", "missing swimlane"}} {
		if id := r.Ref(ref.name); id != "" && k.missing == "" {
			if to := doc.Get(id); to == nil || to.Kind() != ref.kind {
				k.missing = ref.word
			}
		}
	}
	if img := r.Text("image"); img != "" && d.c.opts.Pictures != nil {
		k.picture = d.c.opts.Pictures(img)
	}
	if n.fit == nil || k != n.key {
		n.key = k
		var f *shape.Fitted
		f, d.fresh = take(d.fresh)
		f.W = 0 // a number first: see room
		f.Node = d.shapeOf(doc, n)
		d.pending = append(d.pending, unfit{n, f})
	}
}

// shapeOf says what a node shows.
func (d *diagram) shapeOf(doc *model.Document, n *node) shape.Node {
	r, f := n.eff, d.numbers.format
	k := r.Text("node_kind")
	s := shape.Node{
		Kind: k, Name: r.Text("name"), KPI: n.key.badge, Missing: n.key.missing,
		Color: r.Text("color"), Mark: n.key.mark, Picture: n.key.picture,
		W: r.NumOr("w", 0), H: r.NumOr("h", 0),
	}
	time := func(name string) string {
		if t, ok := r.Duration(name); ok {
			return f.Duration(d.numbers.calendar.Seconds(t))
		}
		return ""
	}
	number := func(name, unit string) string {
		v, ok := r.Num(name)
		if !ok {
			return ""
		}
		return strings.TrimSpace(f.Number(v, 1) + unit)
	}
	second := func(texts ...string) {
		for _, t := range texts {
			if t != "" {
				s.Second = append(s.Second, t)
			}
		}
	}
	switch k {
	case "process", "customer", "supplier":
		s.Variant = r.Text("process_kind")
		s.Data = d.dataRows(n, time, number)
		w := s.W
		if w <= 0 {
			w = shape.DataWidth
		}
		n.tight = !d.c.kit.FitsData(s.Data, w)
		if n.key.short {
			for i, row := range s.Data {
				s.Data[i].Label = abbreviation(row.Label)
			}
		}
	case "outcome":
		s.Variant = r.Text("outcome")
		word := kind.Label("node", "outcome", s.Variant)
		if s.Name == "" {
			s.Name = word
		}
		switch {
		case n.key.share != "":
			second(n.key.share)
		case !strings.EqualFold(s.Name, word):
			second(strings.ToLower(word)) // nothing is told by colour alone
		}
	case "queue", "supermarket", "fifo", "safety_stock":
		items := number("items", "")
		switch limit := number("limit", ""); {
		case limit != "" && items != "":
			items += " of at most " + limit
		case limit != "":
			items = "at most " + limit
		}
		wait := time("wait_time")
		if wait == "" {
			wait = time("lead_time")
		}
		second(items, wait)
	case "transport":
		wait := time("lead_time")
		if wait == "" {
			wait = time("wait_time")
		}
		second(wait)
	case "subprocess":
		second(time("process_time"), subpageTitle(doc, r))
	case "image":
		if s.Name == "" {
			s.Name = r.Text("image_alt")
		}
	case "kaizen_burst":
		if a := doc.Get(r.Ref("action")); s.Name == "" && a != nil && a.Kind() == "action" {
			s.Name = a.Text("name")
		}
	case "note", "operator", "information_system":
	case "delay":
		wait := time("wait_time")
		if wait == "" {
			wait = time("lead_time")
		}
		if wait == "" {
			wait = time("process_time")
		}
		second(wait)
	default:
		second(time("process_time"))
	}
	if s.Mark && k != "process" {
		second("bottleneck") // symbols have no room for the hatch
	}
	return s
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

// subpageTitle names the page that a node opens, unless the node itself has that
// name.
func subpageTitle(doc *model.Document, r *model.Record) string {
	if p := doc.Get(r.Ref("subpage")); p != nil && p.Kind() == "page" && p.Text("title") != r.Text("name") {
		return "→ " + p.Text("title")
	}
	return ""
}

// dataRows are the rows of a data box: what is set, and nothing else.
func (d *diagram) dataRows(n *node, time func(string) string, number func(name, unit string) string) []shape.Datum {
	const percent = "\u00a0%"
	var rows []shape.Datum
	add := func(label, value string) {
		if value != "" {
			rows = append(rows, shape.Datum{Label: label, Value: value})
		}
	}
	demand := number("demand", "")
	if demand != "" {
		demand += " a day"
	}
	cost := ""
	if v, ok := n.eff.Num("cost"); ok {
		cost = d.numbers.format.Money(v)
	}
	add("Process time", time("process_time"))
	add("Lead time", time("lead_time"))
	add("Wait", time("wait_time"))
	add("%C&A", number("percent_ca", percent))
	add("People", number("people", ""))
	add("Demand", demand)
	add("Available", time("available_time"))
	add("Changeover", time("changeover"))
	add("Uptime", number("uptime", percent))
	add("Cost", cost)
	if !n.key.queued {
		add("Waiting", number("items", ""))
	}
	return rows
}
