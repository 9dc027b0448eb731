package export

import (
	"fmt"

	"waymark/model"
)

// maker builds documents for tests: Add(kind, parent, "name", value, …).
type maker struct {
	root []model.Prop
	list []*model.Record
	n    int
}

func value(v any) model.Value {
	switch v := v.(type) {
	case string:
		return model.Text(v)
	case int:
		return model.Number(v)
	case float64:
		return model.Number(v)
	case bool:
		return model.Bool(v)
	case []string:
		return model.List(v)
	case model.ID:
		return model.Text(v)
	case []float64:
		return model.Numbers(v)
	case model.Value:
		return v
	}
	panic(fmt.Sprintf("no value: %T", v))
}

func props(pairs []any) []model.Prop {
	var out []model.Prop
	for i := 0; i+1 < len(pairs); i += 2 {
		out = append(out, model.Prop{Name: pairs[i].(string), Value: value(pairs[i+1])})
	}
	return out
}

func (m *maker) add(kind string, parent model.ID, pairs ...any) model.ID {
	m.n++
	id := model.ID(fmt.Sprintf("%s%d", kind[:2], m.n))
	m.list = append(m.list, model.NewRecord(id, kind, parent, props(pairs)...))
	return id
}

func (m *maker) doc() *model.Document {
	return model.NewDocument(model.NewRecord(model.Root, "document", model.Root, m.root...), m.list)
}

func span(s string) model.Value {
	d, err := model.ParseDuration(s)
	if err != nil {
		panic(err)
	}
	return d
}

// sample is a document with everything that a handout can show.
func sample() *model.Document {
	m := &maker{root: props([]any{"title", "Getting help with a faulty router", "scope", "From “the Wi-Fi is gone” to the closed case", "version_label", "1.3", "date", "2026-09-30",
		"author", "Zoë Żółkiewska", "owner", "Head of Support", "classification", "Internal", "currency", "EUR", "language", "en",
		"decision_needed", "Fund the live order tracker (B) in the Q1 budget: € 140 k once, € 22 k a year. Expected effect: 3,100 fewer calls a month; pays back in 7 months."})}
	maya := m.add("persona", "", "name", "Maya Okafor, 34", "nickname", "the organised mover", "role", "Nurse on shifts", "goals", []string{"Be online on the day she moves in"}, "color", "purple")
	journey := m.add("page", "", "page_kind", "journey", "title", "Current state", "state", "current", "personas", []string{string(maya)}, "scope", "From the fault to the survey")
	lane := func(page model.ID, kind, name string) model.ID {
		return m.add("lane", page, "lane_kind", kind, "name", name)
	}
	var stages, steps []model.ID
	for i, s := range []struct{ name, when string }{{"Notice", "day 0"}, {"Find help", "25 min"}, {"Contact", "31 min"}, {"Resolve", "days 2–4"}, {"Follow-up", "day 11"}} {
		st := m.add("stage", journey, "name", s.name, "when", s.when)
		stages = append(stages, st)
		for j := range []int{1, 2, 2, 2, 1}[i] {
			steps = append(steps, m.add("step", st, "name", []string{"Wi-Fi drops", "Searches help", "Asks the chatbot", "Calls support", "Explains again", "Gets a new router", "Sets it up", "Answers survey"}[len(steps)],
				"lead_time", span(fmt.Sprintf("%d min", 10+20*len(steps)+j*5)), "process_time", span("5 min")))
		}
	}
	act := lane(journey, "actions", "Customer actions")
	emo := lane(journey, "emotion", "Emotion")
	pain := lane(journey, "pain_points", "Pain points")
	opp := lane(journey, "opportunities", "Opportunities")
	kl := lane(journey, "kpis", "Stage KPIs")
	for i, s := range steps {
		m.add("card", act, "step", s, "text", []string{"Restarts the router twice", "Reads three articles", "Types the fault, gets links", "Waits in the queue", "Explains it again", "Stays in for the courier", "Follows the leaflet", "Gives 3 of 5 stars"}[i])
		m.add("emotion", emo, "step", s, "value", []float64{-1, -0.5, -1.2, -2, -1.5, 0.5, 1.2, 0.4}[i])
	}
	m.add("card", pain, "step", steps[3], "text", "Waits 11 min, then repeats the whole story", "severity", 5, "frequency", 5, "evidence", "38 % of callers were in the chat before; 5,200 calls a month", "evidence_source", "analytics", "confidence", "high", "moment_of_truth", true)
	m.add("card", pain, "step", steps[2], "text", "Case is lost when the bot hands over", "severity", 4, "frequency", 5, "evidence", "29 % of chats; 212 complaints in Q3", "evidence_source", "internal", "confidence", "medium")
	m.add("card", pain, "step", steps[1], "text", "Articles do not match the model", "severity", 3, "frequency", 3, "evidence", "11 of 14 interviews", "evidence_source", "interview")
	m.add("card", pain, "step", steps[5], "text", "No delivery slot to choose", "severity", 4, "frequency", 3)
	m.add("card", pain, "step", steps[0], "text", "No outage notice in the app", "severity", 2)
	o1 := m.add("card", opp, "step", steps[3], "text", "One case record from chat to phone; the agent sees what was tried", "impact", 5, "effort", 3)
	o2 := m.add("card", opp, "step", steps[0], "text", "Outage banner by postcode", "impact", 4, "effort", 1)
	m.add("card", opp, "step", steps[5], "text", "Pick a slot by SMS", "impact", 4, "effort", 4)
	m.add("card", opp, "step", steps[6], "text", "Router sets itself up", "impact", 3, "effort", 5)
	m.add("card", opp, "step", steps[7], "text", "Close the loop in 5 days")

	months := []string{"2025-10-31", "2025-11-30", "2025-12-31", "2026-01-31", "2026-02-28", "2026-03-31", "2026-04-30", "2026-05-31", "2026-06-30", "2026-07-31", "2026-08-31", "2026-09-30"}
	kpi := func(name, metric string, target float64, at []string, values []float64, more ...any) model.ID {
		id := m.add("kpi", "", append([]any{"name", name, "metric", metric, "target", target, "measures", at, "source", "CX data mart", "owner", "P. Nguyễn", "rhythm", "month"}, more...)...)
		for i, v := range values {
			m.add("observation", id, "date", months[len(months)-len(values)+i], "period", []string{"Oct 2025", "Nov 2025", "Dec 2025", "Jan 2026", "Feb 2026", "Mar 2026", "Apr 2026", "May 2026", "Jun 2026", "Jul 2026", "Aug 2026", "Sep 2026"}[len(months)-len(values)+i], "value", v, "n", 312, "excluded", 14)
		}
		return id
	}
	one := func(id model.ID) []string { return []string{string(id)} }
	kpi("NPS (relationship)", "nps", 30, nil, []float64{12, 12, 11, 13, 14, 13, 15, 14, 16, 17, 17, 18}, "headline", true)
	csat := kpi("CSAT after contact", "csat", 85, one(stages[2]), []float64{77, 78, 77, 76, 76, 75, 75, 76, 74, 74, 73, 74}, "headline", true)
	kpi("CES (1 easy – 7 hard)", "ces", 2.5, one(stages[1]), []float64{3.6, 3.7, 3.6, 3.5, 3.6, 3.5, 3.5, 3.4, 3.5, 3.4, 3.4, 3.4}, "headline", true, "direction", "lower", "easy_end", "low", "variant", "mean")
	fcr := kpi("First contact resolution", "fcr", 80, one(stages[2]), []float64{74, 73, 74, 75, 76, 76, 77, 77, 78, 78, 79, 79}, "headline", true)
	kpi("CSAT of finding help", "csat", 80, one(stages[1]), []float64{60, 61, 63, 62, 64})
	kpi("CSAT of delivery", "csat", 80, one(stages[3]), []float64{71, 75, 78, 80, 82})
	chase := kpi("Chase calls per order", "custom", 0.2, one(steps[3]), []float64{0.55, 0.56, 0.58, 0.6, 0.62}, "direction", "lower", "definition", "Calls that ask where the case stands, divided by all cases. Calls by staff are left out.")
	kpi("Time to fix", "resolution_time", 16, one(stages[3]), []float64{30, 29, 27, 26, 25.6}, "direction", "lower")
	m.add("kpi", "", "name", "Self-service share", "metric", "custom", "target", 40)
	for i, id := range []model.ID{csat, fcr, chase} {
		m.add("card", kl, "step", steps[2+i], "kpi", id)
	}
	a := m.add("action", "", "name", "Proactive SMS at every milestone of the order", "owner", "P. Nguyễn", "due", "2027-01-15", "status", "in_progress", "progress", 60, "note", "in test", "impact", 4, "effort", 2)
	m.add("effect", a, "kpi", chase, "expected", 0.35)
	b := m.add("action", "", "name", "One case record from chat to phone", "owner", "S. Müller", "due", "2027-04-30", "status", "in_progress", "progress", 20, "note", "design", "changes", []string{string(o1)}, "cost", 140000)
	m.add("effect", b, "kpi", csat, "expected", 82)
	m.add("effect", b, "kpi", fcr)
	m.add("action", "", "name", "Outage banner by postcode", "owner", "Α. Παπαδόπουλος", "due", "2026-12-01", "status", "not_started", "changes", []string{string(o2)})
	m.add("action", "", "name", "Explainer video for the set-up", "owner", "D. Šimić", "status", "done", "impact", 2, "effort", 2)

	stream := func(title, state string, revises model.ID, pts, lts []string, old []model.ID) (model.ID, []model.ID) {
		more := []any{"page_kind", "valuestream", "title", title, "state", state, "demand", 420, "demand_unit", "cases", "measured", "1–30 Sep 2026, 214 cases"}
		if revises != "" {
			more = append(more, "revises", revises)
		}
		page := m.add("page", "", more...)
		var ids []model.ID
		for i, n := range []string{"Take the case", "Test the line", "Plan the visit", "Ship the router", "Install", "Close and bill"} {
			p := []any{"node_kind", "process", "name", n, "process_time", span(pts[i]), "lead_time", span(lts[i]), "percent_ca", []int{92, 81, 84, 97, 88, 90}[i], "people", []int{12, 6, 11, 4, 62, 3}[i], "value_class", []string{"adding", "necessary", "waste", "adding", "adding", "necessary"}[i]}
			if old != nil {
				p = append(p, "revises", old[i])
			}
			ids = append(ids, m.add("node", page, p...))
			if i > 0 {
				m.add("link", page, "link_kind", "push", "from", ids[i-1], "to", ids[i])
			}
		}
		return page, ids
	}
	now, ids := stream("Order to activation", "current", "", []string{"6 min", "14 min", "22 min", "8 min", "115 min", "20 min"}, []string{"0.4 d", "1.2 d", "5.8 d", "2.1 d", "1.4 d", "0.5 d"}, nil)
	stream("Order to activation, future", "future", now, []string{"6 min", "4 min", "12 min", "8 min", "112 min", "20 min"}, []string{"0.4 d", "0.2 d", "2.8 d", "1.1 d", "1.4 d", "0.5 d"}, ids)
	sampleFlow(m)
	return m.doc()
}

// sampleFlow adds a support flow with swimlanes.
func sampleFlow(m *maker) {
	page := m.add("page", "", "page_kind", "flowchart", "title", "No internet", "state", "current")
	cust := m.add("swimlane", page, "name", "Customer")
	first := m.add("swimlane", page, "name", "First line")
	second := m.add("swimlane", page, "name", "Second line")
	node := func(kind string, lane model.ID, name string, pairs ...any) model.ID {
		return m.add("node", page, append([]any{"node_kind", kind, "swimlane", lane, "name", name}, pairs...)...)
	}
	link := func(from, to model.ID, pairs ...any) {
		m.add("link", page, append([]any{"from", from, "to", to}, pairs...)...)
	}
	start := node("start", cust, "Customer reports “no internet”")
	verify := node("action", first, "Verify identity", "process_time", span("2 min"), "text", "Ask for name, date of birth and the last four digits of the customer number.")
	lights := node("decision", first, "Are all lights on the router green?", "process_time", span("1 min"), "text", "Ask the customer to read the lights from left to right.")
	restart := node("action", cust, "Restart the router", "process_time", span("4 min"), "text", "Pull the plug, count to thirty, plug it in again.")
	works := node("decision", first, "Does it work now?", "process_time", span("1 min"))
	line := node("action", first, "Test the line", "process_time", span("3 min"))
	faulty := node("decision", first, "Line faulty?")
	handoff := node("hand_off", second, "Hand over with notes", "process_time", span("5 min"))
	remote := node("action", second, "Remote diagnosis", "process_time", span("12 min"))
	fixed := node("decision", second, "Fixed remotely?", "process_time", span("1 min"))
	visit := node("outcome", second, "Engineer booked", "outcome", "escalated")
	done := node("outcome", first, "Solved", "outcome", "resolved")
	none := node("outcome", cust, "Customer gives up", "outcome", "unresolved")
	link(start, verify)
	link(verify, lights)
	link(lights, restart, "label", "No", "share", 60)
	link(lights, line, "label", "Yes", "share", 40)
	link(restart, works)
	link(works, done, "label", "Yes", "share", 55)
	link(works, restart, "label", "Try again", "share", 10)
	link(works, line, "label", "No", "share", 30)
	link(works, none, "label", "Hangs up", "share", 5)
	link(line, faulty)
	link(faulty, handoff, "label", "Yes", "share", 70)
	link(faulty, done, "label", "No", "share", 30)
	link(handoff, remote)
	link(remote, fixed)
	link(fixed, done, "label", "Yes", "share", 62)
	link(fixed, visit, "label", "No", "share", 38)
}
