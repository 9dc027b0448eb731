package compose

import (
	"fmt"

	"waymark/model"
)

// builder writes small documents for tests.
type builder struct {
	root *model.Record
	recs []*model.Record
	n    int
}

type props map[string]any

func newBuilder(root props) *builder {
	b := &builder{}
	b.root = model.NewRecord(model.Root, "document", model.Root, values(root)...)
	return b
}

func values(p props) []model.Prop {
	var out []model.Prop
	for k, v := range p {
		var val model.Value
		switch v := v.(type) {
		case string:
			val = model.Text(v)
		case int:
			val = model.Number(v)
		case float64:
			val = model.Number(v)
		case bool:
			val = model.Bool(v)
		case []string:
			val = model.List(v)
		case model.Value:
			val = v
		default:
			panic(fmt.Sprintf("no value of type %T", v))
		}
		out = append(out, model.Prop{Name: k, Value: val})
	}
	return out
}

// add adds a record; an empty id gets a number.
func (b *builder) add(id, kind, parent string, p props) string {
	if id == "" {
		b.n++
		id = fmt.Sprintf("%s%d", kind, b.n)
	}
	b.recs = append(b.recs, model.NewRecord(model.ID(id), kind, model.ID(parent), values(p)...))
	return id
}

func (b *builder) doc() *model.Document { return model.NewDocument(b.root, b.recs) }

// kpi adds a KPI with one observation.
func (b *builder) kpi(name string, value, target float64, lower bool, unit string) string {
	p := props{"name": name, "metric": "custom", "variant": "latest", "unit": unit, "target": target, "tolerance": 30}
	if lower {
		p["direction"] = "lower"
	} else {
		p["direction"] = "higher"
	}
	id := b.add("", "kpi", "", p)
	b.add("", "observation", id, props{"date": "2025-10-31", "value": value})
	return id
}

// broadbandSample is a map of six stages without steps.
func broadbandSample() *model.Document {
	b := newBuilder(props{"title": "Switching broadband", "version_label": "1.3 (reviewed)", "date": "2025-11-12", "author": "Zoë Żółkiewska, CX team", "owner": "Head of Onboarding"})
	b.add("maya", "persona", "", props{"name": "Maya Okafor, 34", "nickname": "the organised mover", "role": "Nurse on shifts, rents a flat with her partner",
		"goals": []string{"be online on the day she moves in, without taking time off work twice"}})
	b.add("p1", "page", "", props{"page_kind": "journey", "title": "Switching broadband when moving home", "state": "current", "personas": []string{"maya"},
		"scope": "From “I have a new address” to month 3 of use · 14 interviews, 2,140 survey answers, 6 months of contact data"})
	for i, s := range [][2]string{{"Discover", "≈ 5 days"}, {"Compare & order", "1 day"}, {"Wait for installation", "11 days"}, {"Installation day", "3 h"}, {"First bill", "Day 30"}, {"Use & get support", "Month 2 +"}} {
		b.add(fmt.Sprint("s", i), "stage", "p1", props{"name": s[0], "when": s[1]})
		if i > 0 {
			b.add("", "link", "p1", props{"from": fmt.Sprint("s", i-1), "to": fmt.Sprint("s", i)})
		}
	}
	lane := func(id, kind, name string) string {
		p := props{"lane_kind": kind}
		if name != "" {
			p["name"] = name
		}
		return b.add(id, "lane", "p1", p)
	}
	l := lane("actions", "actions", "")
	for i, cards := range [][]string{{"Gets the tenancy date and searches for providers", "Checks coverage by postcode"}, {"Compares bundles", "Orders online, picks an installation slot", "Gets the confirmation e-mail"},
		{"Hears nothing for a week", "Calls to ask for the date", "Slot is moved by SMS"}, {"Waits for the engineer", "Router is installed and tested"},
		{"Receives the first bill", "Does not understand the pro-rata charge", "Opens a chat"}, {"Wi-Fi drops in the bedroom", "Fixes it with the app guide"}} {
		for _, c := range cards {
			b.add("", "card", l, props{"step": fmt.Sprint("s", i), "text": c})
		}
	}
	l = lane("touch", "touchpoints", "Channels")
	for i, cards := range [][][2]string{{{"web", "Comparison site"}, {"referral", "Friends, reviews"}}, {{"web", "Website"}, {"email", ""}}, {{"phone", "Contact centre"}, {"sms", ""}},
		{{"field_visit", "Engineer visit"}}, {{"email", "Bill PDF"}, {"chat", ""}}, {{"app", ""}, {"phone", "Support"}}} {
		for _, c := range cards {
			b.add("", "card", l, props{"step": fmt.Sprint("s", i), "channel": c[0], "text": c[1]})
		}
	}
	l = lane("emotion", "emotion", "")
	for i, e := range []struct {
		v float64
		q string
	}{{0.8, "Three sites gave me three different speeds."}, {1.7, "Ordering took six minutes. Nice."}, {-2, "I took a day off for nothing."}, {1.2, "He was friendly and tidy."}, {-1.4, "Why is it €71 and not €39?"}, {0.5, "The app guide solved it."}} {
		b.add("", "emotion", l, props{"step": fmt.Sprint("s", i), "value": e.v, "quote": e.q, "moment_of_truth": i == 2})
	}
	l = lane("pain", "pain_points", "")
	for i, cards := range [][]props{{{"text": "Coverage checker contradicts the sales page", "severity": 3}}, {{"text": "Add-ons are pre-ticked at the checkout", "severity": 2}},
		{{"text": "No proactive status: 38 % call to chase", "severity": 5, "frequency": 4}, {"text": "Slot moved less than 24 h before", "severity": 4}}, {{"text": "4-hour window", "severity": 3}},
		{{"text": "Pro-rata is not explained: 1 in 5 contacts us", "severity": 4}}, {{"text": "Guide is hard to find in the app", "severity": 2}}} {
		for _, p := range cards {
			p["step"] = fmt.Sprint("s", i)
			b.add("", "card", l, p)
		}
	}
	l = lane("chances", "opportunities", "")
	for i, cards := range [][]string{{"One postcode service behind every channel"}, {"Plain-language order summary"}, {"Live order tracker with the engineer’s slot", "Proactive SMS at every milestone"}, {"“30 minutes away” message with a map"}, {"First-bill video and a worked example"}, {"Surface the guide when the signal is weak"}} {
		for _, c := range cards {
			b.add("", "card", l, props{"step": fmt.Sprint("s", i), "text": c})
		}
	}
	l = lane("back", "backstage", "")
	for i, c := range []string{"Marketing · CMS, coverage API", "E-commerce · Order mgmt, PSP", "Field planning · WFM, CRM (no shared view)", "Field service · Partner app", "Billing · Bill engine, Chatbot", "Support · Telemetry, KB"} {
		b.add("", "card", l, props{"step": fmt.Sprint("s", i), "text": c})
	}
	l = lane("kpis", "kpis", "Stage KPIs")
	for i, ks := range [][]string{{b.kpi("Visit → basket", 11, 15, false, "%")}, {b.kpi("CES order", 2.1, 2.2, true, "")}, {b.kpi("Chase calls", 0.62, 0.2, true, ""), b.kpi("Slot kept", 71, 92, false, "%")},
		{b.kpi("Right first time", 88, 93, false, "%")}, {b.kpi("First-bill contacts", 19, 8, true, "%")}, {b.kpi("FCR", 79, 77, false, "%")}} {
		for _, k := range ks {
			b.add("", "card", l, props{"step": fmt.Sprint("s", i), "kpi": k})
		}
	}
	return b.doc()
}

// routerSample is a map of five stages and seven steps with two personas, a
// future state, and every kind of lane.
func routerSample() *model.Document {
	b := newBuilder(props{"title": "Router support", "version_label": "0.9", "date": "2026-10-02", "owner": "Head of Service"})
	b.add("maya", "persona", "", props{"name": "Maya Okafor, 34", "nickname": "the organised mover", "goals": []string{"back online before the night shift"}})
	b.add("jens", "persona", "", props{"name": "Jens Lind, 61", "goals": []string{"a person on the phone"}})
	b.add("p1", "page", "", props{"page_kind": "journey", "title": "Getting help with a faulty router", "state": "current", "personas": []string{"maya", "jens"}})
	steps := 0
	stage := func(name, when, goal string, names ...string) {
		p := props{"name": name, "when": when}
		if goal != "" {
			p["goal"] = goal
		}
		id := b.add("", "stage", "p1", p)
		for _, n := range names {
			steps++
			b.add(fmt.Sprint("t", steps), "step", id, props{"name": n})
		}
	}
	stage("Notice", "day 0", "Know whether it is me or the network", "Wi-Fi drops")
	stage("Find help", "day 0 · 25 min", "Fix it without waiting", "Searches help", "Asks the chatbot")
	stage("Contact", "day 1 · 31 min", "", "Calls support")
	stage("Resolve", "days 2 – 4", "Be online again", "Gets new router", "Sets it up")
	stage("Follow-up", "day 11", "", "Answers survey")
	for i := 1; i < 7; i++ {
		b.add("", "link", "p1", props{"from": fmt.Sprint("t", i), "to": fmt.Sprint("t", i+1)})
	}
	b.add("", "link", "p1", props{"from": "t1", "to": "t4", "label": "calls at once", "share": 35})
	b.add("", "link", "p1", props{"from": "t6", "to": "t4", "label": "does not work"})
	lane := func(kind string, p props, cards ...props) {
		if p == nil {
			p = props{}
		}
		p["lane_kind"] = kind
		id := b.add("", "lane", "p1", p)
		for i, c := range cards {
			if c == nil {
				continue
			}
			if _, ok := c["step"]; !ok {
				c["step"] = fmt.Sprint("t", i%7+1)
			}
			k := "card"
			if kind == "emotion" {
				k = "emotion"
			}
			b.add("", k, id, c)
		}
	}
	x := func(s string) props { return props{"text": s} }
	lane("actions", nil, x("Restarts the router twice"), x("Reads three articles, tries one"), x("Types the fault, gets links"), x("Explains it again, line is tested"), x("Stays in for the courier"), x("Follows the leaflet, 20 min"), x("Gives the help 3 of 5 stars"),
		props{"step": "t4", "text": "Waits for a call back", "persona": "jens", "duration": model.Duration{N: 2, Unit: model.Hours}})
	lane("touchpoints", nil, props{"channel": "app"}, props{"channel": "web", "text": "Help site"}, props{"channel": "chat", "text": "Web chat"}, props{"channel": "phone"}, props{"channel": "post", "text": "Courier"}, props{"channel": "app"}, props{"channel": "email"}, props{"channel": "search", "text": "Web search", "step": "t2"}, props{"channel": "sms", "step": "t4", "moment_of_truth": true})
	lane("thoughts", nil, x("Is it me?"), x("None of this is about my model."), nil, x("Please just send somebody who knows."), nil, nil, x("Would anybody read this?"))
	lane("motivations", nil, x("Needs the line for work"), nil, nil, x("Trusts a person more than a bot"))
	e := func(v float64, q string) props {
		p := props{"value": v, "persona": "maya"}
		if q != "" {
			p["quote"] = q
		}
		return p
	}
	f := func(v float64) props { return props{"value": v, "persona": "jens"} }
	mot := e(-1.8, "I told you this already.")
	mot["moment_of_truth"] = true
	lane("emotion", nil, e(-0.5, "Not again."), e(-0.1, ""), e(-1.2, ""), mot, e(0.5, ""), e(0.9, "Plug in, done."), e(0.3, ""),
		f(0.5), f(1.1), f(0.5), f(-0.5), f(-0.5), f(1.9), f(1.4))
	p := func(s string, sev int) props { return props{"text": s, "severity": sev} }
	lane("pain_points", nil, p("No outage notice in the app", 2), p("Articles do not match the model", 3), p("Case is lost when the bot hands over", 4), props{"text": "Waits 11 min, then repeats the whole story", "severity": 5, "frequency": 3, "moment_of_truth": true}, p("No delivery slot to choose", 3), nil, p("No word on what was changed", 2))
	lane("opportunities", nil, x("Outage banner by postcode"), x("Show articles by device"), props{"text": "One case record from chat to phone; the agent sees what was tried", "span": 2, "impact": 5, "effort": 3, "kpi": "fcr"}, nil, x("Pick a slot by SMS"), x("Router sets itself up"), x("Close the loop in 5 days"))
	lane("time_effort", nil, props{"duration": model.Duration{N: 4, Unit: model.Minutes}}, props{"duration": model.Duration{N: 20, Unit: model.Minutes}, "effort": 3}, nil, props{"duration": model.Duration{N: 31, Unit: model.Minutes}, "effort": 5, "text": "with 11 min on hold"})
	lane("images", nil, props{"image": "photos/router.jpg", "image_alt": "The lights of the router, one of them red", "text": "What customers see"}, nil, nil, props{"image": "photos/agent.jpg"})
	lane("notes", nil, x("Outages are 12 % of these cases."), nil, nil, nil, x("Courier changes in March."))
	lane("backstage", nil, x("Network monitoring"), x("Knowledge base, CMS"), x("Bot platform, no CRM link"), x("CRM, line test tool"), x("Warehouse, carrier API"), x("Provisioning"), x("Survey tool"))
	fcr := b.add("fcr", "kpi", "", props{"name": "FCR", "metric": "fcr", "target": 75, "tolerance": 5})
	b.add("", "observation", fcr, props{"date": "2026-09-30", "resolved_first": 610, "contacts": 1000})
	k := func(id string) props { return props{"kpi": id} }
	lane("kpis", props{"name": "Stage KPIs"}, k(b.kpi("Warned first", 18, 60, false, "%")), k(b.kpi("Self-service", 34, 40, false, "%")), k(b.kpi("Bot solved", 22, 20, false, "%")), k(fcr), k(b.kpi("Time to fix", 3.2, 2.6, true, "d")), k(b.kpi("Right first time", 94, 92, false, "%")), props{"text": "Share who answer the survey"})
	b.add("p2", "page", "", props{"page_kind": "journey", "title": "Getting help with a faulty router", "state": "future", "revises": "p1", "personas": []string{"maya"}})
	b.add("fs", "stage", "p2", props{"name": "All"})
	b.add("fl", "lane", "p2", props{"lane_kind": "emotion"})
	for i, v := range []float64{1, 1.2, 0.6, 1.5, 1.8, 1.7} {
		b.add(fmt.Sprint("ft", i), "step", "fs", props{"name": fmt.Sprint("Step ", i+1), "revises": fmt.Sprint("t", i+1)})
		b.add("", "emotion", "fl", props{"step": fmt.Sprint("ft", i), "value": v})
	}
	return b.doc()
}
