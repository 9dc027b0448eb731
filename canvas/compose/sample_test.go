package compose_test

import (
	"fmt"
	"strings"

	"waymark/model"
	"waymark/model/geom"
)

// build collects the records of a test document.
type build struct {
	root    []model.Prop
	records []*model.Record
	page    model.ID
}

// props reads pairs of name and value; a string such as "6 min" for one of the
// times is a duration.
func props(pairs ...any) []model.Prop {
	var out []model.Prop
	for i := 0; i+1 < len(pairs); i += 2 {
		name := pairs[i].(string)
		var v model.Value
		switch x := pairs[i+1].(type) {
		case string:
			v = model.Text(x)
			if strings.HasSuffix(name, "_time") || name == "changeover" {
				if d, err := model.ParseDuration(x); err == nil {
					v = d
				}
			}
		case int:
			v = model.Number(x)
		case float64:
			v = model.Number(x)
		case []geom.Pt:
			v = model.Points(x)
		case []string:
			v = model.List(x)
		case bool:
			v = model.Bool(x)
		}
		out = append(out, model.Prop{Name: name, Value: v})
	}
	return out
}

func (b *build) add(id, kind string, parent model.ID, pairs ...any) {
	b.records = append(b.records, model.NewRecord(model.ID(id), kind, parent, props(pairs...)...))
}

func (b *build) newPage(id, kind string, pairs ...any) {
	b.page = model.ID(id)
	b.add(id, "page", model.Root, append([]any{"page_kind", kind}, pairs...)...)
}

func (b *build) node(id, kind, name string, pairs ...any) {
	b.add(id, "node", b.page, append([]any{"node_kind", kind, "name", name}, pairs...)...)
}

func (b *build) link(from, to, label string, pairs ...any) {
	p := append([]any{"from", from, "to", to}, pairs...)
	if label != "" {
		p = append(p, "label", label)
	}
	b.add(fmt.Sprintf("l%d_%s_%s", len(b.records), from, to), "link", b.page, p...)
}

func (b *build) doc() *model.Document {
	return model.NewDocument(model.NewRecord(model.Root, "document", model.Root, b.root...), b.records)
}

// routerSupport is a support flow with three swimlanes, positioned by hand.
func routerSupport() *model.Document {
	b := &build{root: props("title", "Router support", "version_label", "1.3", "author", "CX team")}
	b.newPage("p", "flowchart", "title", "Support flow", "state", "current", "scope", "From the first call to the end of the case")
	b.add("cu", "swimlane", "p", "name", "Customer", "size", 150)
	b.add("fl", "swimlane", "p", "name", "First line", "size", 232)
	b.add("sl", "swimlane", "p", "name", "Second line", "size", 212)
	at := func(x, y int, lane string, more ...any) []any {
		return append([]any{"x", x, "y", y, "swimlane", lane}, more...)
	}
	b.node("st", "start", "Reports a fault", at(44, 54, "cu")...)
	b.node("ve", "action", "Verify identity", at(44, 204, "fl", "process_time", "2 min")...)
	b.node("lt", "decision", "Line test passes?", at(186, 195, "fl")...)
	b.node("gr", "action", "Guide a restart", at(360, 204, "fl", "process_time", "6 min")...)
	b.node("rr", "action", "Restarts the router", at(492, 52, "cu")...)
	b.node("wa", "decision", "Works again?", at(628, 195, "fl")...)
	b.node("re", "outcome", "Resolved", at(774, 52, "cu", "outcome", "resolved")...)
	b.node("ho", "hand_off", "Hand off with notes", at(190, 306, "fl", "process_time", "3 min")...)
	b.node("rd", "action", "Remote diagnosis", at(190, 426, "sl", "process_time", "9 min")...)
	b.node("rf", "decision", "Router faulty?", at(344, 417, "sl")...)
	b.node("sr", "action", "Send a replacement", at(522, 426, "sl", "process_time", "4 min")...)
	b.node("rp", "outcome", "Replaced", at(774, 426, "sl", "outcome", "resolved")...)
	b.node("ap", "action", "Ask for a photo", at(190, 516, "sl", "process_time", "1 min")...)
	b.node("be", "action", "Book an engineer", at(522, 516, "sl", "process_time", "5 min")...)
	b.node("fv", "outcome", "Field visit", at(774, 516, "sl", "outcome", "escalated")...)
	b.link("st", "ve", "")
	b.link("ve", "lt", "")
	b.link("lt", "gr", "Yes", "share", 72)
	b.link("lt", "ho", "No", "share", 28)
	b.link("gr", "rr", "")
	b.link("rr", "wa", "")
	b.link("wa", "re", "Yes", "share", 64)
	b.link("wa", "ho", "No", "share", 36)
	b.link("ho", "rd", "")
	b.link("rd", "rf", "")
	b.link("rd", "ap", "")
	b.link("rf", "sr", "Yes", "share", 58)
	b.link("rf", "be", "No", "share", 42)
	b.link("sr", "rp", "")
	b.link("be", "fv", "")
	return b.doc()
}

// unplaced is the same flow without coordinates.
func unplaced(doc *model.Document) *model.Document {
	d := doc.Draft()
	for _, r := range doc.Records() {
		for _, name := range []string{"x", "y", "size"} {
			d.Set(r.ID(), name, nil)
		}
	}
	next, _ := d.Commit()
	return next
}

// orderToActivation is the value stream of a broadband provider.
func orderToActivation(convention string) *model.Document {
	b := &build{root: props("title", "Switching broadband", "version_label", "1.3", "hours_per_day", 8)}
	b.newPage("p", "valuestream", "title", "Order to activation", "state", "current", "convention", convention,
		"demand", 420, "demand_unit", "orders", "measured", "1–30 Sep 2025")
	b.node("su", "supplier", "Line wholesaler")
	b.node("cr", "information_system", "Order system")
	b.node("cu", "customer", "Household that moves")
	prev := ""
	for i, s := range []struct {
		name, pt, wait string
		ca, people     int
		items          int
	}{
		{"Take order", "6 min", "0.4 d", 92, 5, 170}, {"Validate line", "14 min", "1.2 d", 81, 6, 505},
		{"Plan visit", "22 min", "5.8 d", 84, 11, 2440}, {"Ship router", "8 min", "2.1 d", 97, 4, 880},
		{"Install", "115 min", "1.4 d", 88, 62, 590}, {"Activate & bill", "20 min", "0.5 d", 90, 3, 205},
	} {
		id := fmt.Sprint("b", i)
		b.node(id, "process", s.name, "process_time", s.pt, "wait_time", s.wait, "percent_ca", s.ca, "people", s.people, "items", s.items, "value_class", "adding")
		if prev != "" {
			b.link(prev, id, "", "link_kind", "push")
		}
		prev = id
		if i == 2 {
			b.node("kb", "kaizen_burst", "Shared view of free visits")
		}
	}
	b.link("cu", "cr", "Order", "link_kind", "electronic_information")
	b.link("cr", "b0", "", "link_kind", "electronic_information")
	b.link("cr", "su", "Line order", "link_kind", "manual_information")
	b.link("su", "b0", "", "link_kind", "shipment")
	b.link("b5", "cu", "", "link_kind", "shipment")
	return b.doc()
}

// repairFuture is a positioned future state with the rest of the notation:
// explicit queues, a supermarket, a FIFO lane, pull, operators and transport.
func repairFuture() *model.Document {
	b := &build{root: props("title", "Repair service")}
	b.add("kpi", "kpi", model.Root, "name", "First contact resolution (FCR)", "metric", "fcr", "target", 80)
	b.add("ob", "observation", "kpi", "date", "2026-09-30", "resolved_first", 74, "contacts", 100)
	b.newPage("p", "valuestream", "title", "Repair", "state", "future", "convention", "classic", "demand", 60)
	at := func(x, y int, more ...any) []any { return append([]any{"x", x, "y", y}, more...) }
	b.node("cu", "customer", "Customer", at(900, 0, "demand", 60)...)
	b.node("su", "supplier", "Spare parts", at(0, 0)...)
	b.node("is", "information_system", "Ticket system", at(440, 4)...)
	b.node("q1", "queue", "", at(0, 210, "items", 30)...)
	b.node("p1", "process", "Log defect", at(110, 190, "process_time", "8 min", "people", 2, "percent_ca", 95, "kpi", "kpi")...)
	b.node("sm", "supermarket", "Loan devices", at(310, 200, "items", 12, "limit", 20)...)
	b.node("p2", "process", "Diagnose and repair", at(460, 190, "process_time", "45 min", "people", 4, "process_kind", "shared", "changeover", "10 min", "uptime", 92)...)
	b.node("ff", "fifo", "", at(655, 214, "items", 6, "limit", 10)...)
	b.node("p3", "process", "Test and pack", at(800, 190, "process_time", "12 min", "people", 2)...)
	b.node("tr", "transport", "Parcel service", at(1000, 205, "lead_time", "1 d")...)
	b.node("kb", "kaizen_burst", "Repair on first visit", at(450, 110)...)
	b.node("op", "operator", "2 shifts", at(120, 330)...)
	b.node("ss", "safety_stock", "Displays", at(320, 330, "items", 40)...)
	b.node("no", "note", "Counted on 14 days in September; loan devices not included.", at(560, 340)...)
	b.node("gone", "information_system", "Bill", at(800, 330, "same_as", "nothing")...)
	b.link("su", "q1", "", "link_kind", "shipment")
	b.link("q1", "p1", "", "link_kind", "push")
	b.link("p1", "sm", "", "link_kind", "push")
	b.link("sm", "p2", "", "link_kind", "pull")
	b.link("p2", "ff", "", "link_kind", "push")
	b.link("ff", "p3", "", "link_kind", "flow")
	b.link("p3", "tr", "", "link_kind", "push")
	b.link("tr", "cu", "", "link_kind", "shipment")
	b.link("cu", "is", "Ticket", "link_kind", "electronic_information")
	b.link("is", "p2", "Daily plan", "link_kind", "electronic_information")
	b.link("is", "su", "Weekly order", "link_kind", "manual_information")
	b.link("ss", "sm", "", "link_kind", "pull")
	b.link("gone", "vanished", "Invoice")
	return b.doc()
}

// everyShape is a flow with every flowchart shape, KPI badges, colours, long
// texts and links of every routing; it reads downwards in standing lanes.
func everyShape() *model.Document {
	b := &build{}
	b.add("kpi", "kpi", model.Root, "name", "Customer satisfaction (CSAT)", "metric", "csat", "target", 80)
	b.add("ob", "observation", "kpi", "date", "2026-09-30", "satisfied", 86, "responses", 100)
	b.newPage("p", "flowchart", "title", "Every shape", "direction", "down")
	b.add("a", "swimlane", "p", "name", "Customer")
	b.add("b", "swimlane", "p", "name", "Service desk and field service")
	b.node("st", "start", "Writes a long e-mail about everything", "swimlane", "a")
	b.node("io", "input_output", "Ticket", "swimlane", "b")
	b.node("do", "document", "Confirmation of receipt", "swimlane", "b", "process_time", "90 s")
	b.node("de", "decision", "Is the customer entitled to a replacement under warranty?", "swimlane", "b", "kpi", "kpi")
	b.node("sp", "subprocess", "Warranty check", "swimlane", "b", "subpage", "nowhere")
	b.node("ho", "hand_off", "To field service", "swimlane", "b", "color", "purple")
	b.node("dl", "delay", "Waits for a date", "swimlane", "a", "wait_time", "3 d")
	b.node("ok", "outcome", "Replaced", "swimlane", "a", "outcome", "resolved")
	b.node("no", "outcome", "Declined", "swimlane", "a", "outcome", "unresolved")
	b.node("nt", "note", "Ask for the serial number first.", "swimlane", "b")
	b.node("im", "image", "Serial number", "swimlane", "b", "image_alt", "The label on the back")
	b.node("ve", "action", strings.Repeat("The agent reads back what the customer said ", 7), "swimlane", "b", "process_time", "6 min")
	b.link("st", "io", "")
	b.link("io", "do", "")
	b.link("do", "de", "")
	b.link("de", "sp", "Yes", "share", 60)
	b.link("de", "no", "No, because it was bought more than two years ago", "share", 40)
	b.link("sp", "ve", "", "routing", "curved")
	b.link("ve", "ho", "")
	b.link("ho", "dl", "", "routing", "straight")
	b.link("dl", "ok", "")
	b.link("de", "de", "Ask again")
	return b.doc()
}

// parallelStream has two branches between its first and its last step, no
// coordinates, and a block without times.
func parallelStream() *model.Document {
	b := &build{}
	b.newPage("p", "valuestream", "title", "Loan request", "convention", "office")
	b.node("a", "process", "Receive", "process_time", "5 min", "lead_time", "2 h")
	b.node("b", "process", "Check credit", "process_time", "20 min", "lead_time", "2 d")
	b.node("c", "process", "Check documents", "process_time", "15 min", "lead_time", "1 d")
	b.node("q", "queue", "Committee date", "wait_time", "3 d")
	b.node("d", "process", "Decide", "process_time", "10 min", "lead_time", "1 h")
	b.node("u", "customer", "Applicant")
	b.node("s", "supplier", "Credit agency")
	b.node("k", "kaizen_burst", "One checklist")
	b.node("o", "operator", "Two clerks")
	b.link("a", "b", "")
	b.link("a", "c", "")
	b.link("b", "q", "", "link_kind", "push")
	b.link("q", "d", "", "link_kind", "push")
	b.link("c", "d", "", "link_kind", "pull")
	b.link("u", "a", "", "link_kind", "electronic_information")
	b.link("s", "b", "Report", "link_kind", "manual_information")
	return b.doc()
}

// mixed has nodes without a lane and nodes without coordinates among others.
func mixed() *model.Document {
	b := &build{}
	b.newPage("p", "flowchart", "title", "Mixed")
	b.add("a", "swimlane", "p", "name", "Customer")
	b.add("b", "swimlane", "p", "name", "Agent")
	b.node("s", "start", "Calls", "x", 60, "y", 40, "swimlane", "a")
	b.node("t", "action", "Takes the call", "x", 60, "y", 190, "swimlane", "b")
	b.node("n", "action", "New step", "swimlane", "b")
	b.node("m", "outcome", "Done", "outcome", "resolved")
	b.link("s", "t", "")
	b.link("t", "n", "")
	b.link("n", "m", "")
	return b.doc()
}
