package measure

import (
	"cmp"

	"waymark/model"
	"waymark/model/kind"
)

// Compare sets every future page beside the current page that it revises, in
// the order of the future pages: which elements were added, removed and changed,
// and every number of both pages with its difference.
func Compare(doc *model.Document) []Comparison {
	var out []Comparison
	a := newAnalysis(doc)
	for future := range doc.Each(model.Root, "page") {
		current := doc.Get(future.Ref("revises"))
		if future.Ref("revises") == "" || current == nil || current.Kind() != "page" || current.ID() == future.ID() {
			continue
		}
		c := Comparison{
			Current: current.ID(), Future: future.ID(),
			CurrentTitle: current.Text("title"), FutureTitle: future.Text("title"), PageKind: future.Text("page_kind"),
		}
		c.pairElements(doc)
		c.Measures = append(a.pageMeasures(current, future), a.kpiMeasures(&c)...)
		out = append(out, c)
	}
	return out
}

// newMeasure fills in delta, percent and judgement.
func newMeasure(key, name, unit, direction string, current, future Value) Measure {
	m := Measure{Key: key, Name: name, Unit: unit, Direction: direction, Current: current, Future: future}
	m.Delta = minus(future, current)
	m.Percent = over(m.Delta, current, "The current value is 0: a change from 0 has no percentage.")
	if m.Percent.Known && current.V < 0 {
		// A change of a negative number, such as a net promoter score, has a sign
		// that says the opposite of what happened.
		m.Percent = Unknown("The current value is negative: a percentage of it would mislead.")
	}
	if m.Delta.Known && direction != "" {
		switch eps := slack(current.V); {
		case m.Delta.V > eps:
			m.Better = 1
		case m.Delta.V < -eps:
			m.Better = -1
		}
		if direction == "lower" {
			m.Better = -m.Better
		}
	}
	return m
}

// pageMeasures compares the numbers that two pages of one kind both can have; a
// number that neither of them has is left out.
func (a *analysis) pageMeasures(current, future *model.Record) []Measure {
	var out []Measure
	add := func(key, name, unit, direction string, now, then Value) {
		if now.Known || then.Known {
			out = append(out, newMeasure(key, name, unit, direction, now, then))
		}
	}
	if current.Text("page_kind") != future.Text("page_kind") {
		return nil
	}
	switch future.Text("page_kind") {
	case "valuestream":
		c, f := a.stream(current.ID()), a.stream(future.ID())
		add("lead_time", "Lead time", UnitSeconds, "lower", c.LeadTime, f.LeadTime)
		add("process_time", "Process time", UnitSeconds, "lower", c.ProcessTime, f.ProcessTime)
		add("wait_time", "Waiting", UnitSeconds, "lower", c.WaitTime, f.WaitTime)
		add("value_adding_time", "Value-adding time", UnitSeconds, "", c.ValueAddingTime, f.ValueAddingTime)
		add("activity_ratio", "Activity ratio", UnitShare, "higher", c.ActivityRatio, f.ActivityRatio)
		add("process_cycle_efficiency", "Process cycle efficiency", UnitShare, "higher", c.ProcessCycleEfficiency, f.ProcessCycleEfficiency)
		add("rolled_ca", "Rolled %C&A", UnitShare, "higher", c.RolledCA, f.RolledCA)
		add("work_in_process", "Work in process", UnitNumber, "lower", c.WorkInProcess, f.WorkInProcess)
		add("cost_per_unit", "Cost per unit", UnitCurrency, "lower", c.CostPerUnit, f.CostPerUnit)
		if c.Why == "" && f.Why == "" {
			add("hand_offs", "Hand-offs", UnitNumber, "lower", Of(float64(len(c.HandOffs))), Of(float64(len(f.HandOffs))))
		}
		add("processes", "Processes", UnitNumber, "lower", a.nodes(current.ID(), "process"), a.nodes(future.ID(), "process"))
	case "flowchart":
		c, f := a.flow(current.ID()), a.flow(future.ID())
		add("expected_time", "Expected handling time", UnitSeconds, "lower", c.ExpectedTime, f.ExpectedTime)
		add("elapsed_time", "Expected time with waits", UnitSeconds, "lower", c.ElapsedTime, f.ElapsedTime)
		add("expected_cost", "Expected cost", UnitCurrency, "lower", c.ExpectedCost, f.ExpectedCost)
		add("resolved", "Resolved", UnitShare, "higher", c.outcomeShare("resolved"), f.outcomeShare("resolved"))
		add("escalated", "Escalated", UnitShare, "lower", c.outcomeShare("escalated"), f.outcomeShare("escalated"))
		add("unresolved", "Unresolved", UnitShare, "lower", c.outcomeShare("unresolved"), f.outcomeShare("unresolved"))
		add("steps", "Actions", UnitNumber, "lower", a.nodes(current.ID(), "action"), a.nodes(future.ID(), "action"))
		add("decisions", "Decisions", UnitNumber, "", a.nodes(current.ID(), "decision"), a.nodes(future.ID(), "decision"))
		add("hand_offs", "Hand-offs", UnitNumber, "lower", a.nodes(current.ID(), "hand_off"), a.nodes(future.ID(), "hand_off"))
	case "journey":
		c, f := JourneyOf(a.doc, current.ID()), JourneyOf(a.doc, future.ID())
		add("steps", "Steps for the customer", UnitNumber, "lower", Of(float64(len(c.Steps))), Of(float64(len(f.Steps))))
		add("touchpoints", "Touchpoints", UnitNumber, "", Of(float64(c.Touchpoints)), Of(float64(f.Touchpoints)))
		add("pain_points", "Pain points", UnitNumber, "lower", Of(float64(c.PainPoints)), Of(float64(f.PainPoints)))
		add("emotion", "Mean emotion (−2 to +2)", UnitNumber, "higher", c.Emotion, f.Emotion)
		add("time", "Time of the customer", UnitSeconds, "lower", c.Time, f.Time)
		add("lead_time", "Lead time", UnitSeconds, "lower", c.LeadTime, f.LeadTime)
		add("process_time", "Process time", UnitSeconds, "lower", c.ProcessTime, f.ProcessTime)
	}
	return out
}

func (a *analysis) nodes(page model.ID, nodeKind string) Value {
	n := 0
	for r := range a.doc.Each(page, "node") {
		if r.Text("node_kind") == nodeKind {
			n++
		}
	}
	return Of(float64(n))
}

// Expected returns where the KPIs will stand by the action plan: of all actions
// that are not dropped and move a KPI, the one that is due last says so. A KPI that
// no action moves is not in it.
func Expected(doc *model.Document) map[model.ID]float64 {
	expected, due := map[model.ID]float64{}, map[model.ID]string{}
	for act := range doc.Each(model.Root, "action") {
		if act.Text("status") == "dropped" {
			continue
		}
		for e := range doc.Each(act.ID(), "effect") {
			v, ok := e.Num("expected")
			id := e.Ref("kpi")
			if _, had := expected[id]; ok && (!had || act.Text("due") >= due[id]) {
				expected[id], due[id] = v, act.Text("due")
			}
		}
	}
	return expected
}

// kpiMeasures compares what KPIs are now with what the action plan expects. Only
// KPIs measured on one of the two pages, or on none in particular, belong to the
// comparison.
func (a *analysis) kpiMeasures(c *Comparison) []Measure {
	expected := Expected(a.doc)
	var out []Measure
	for r := range a.doc.Each(model.Root, "kpi") {
		v, ok := expected[r.ID()]
		if !ok {
			continue
		}
		here := !r.Has("measures") || len(r.Refs("measures")) == 0
		for _, m := range r.Refs("measures") {
			if p := a.doc.Page(m); p != nil && (p.ID() == c.Current || p.ID() == c.Future) {
				here = true
			}
		}
		if here {
			k := kpi(a.doc, r)
			out = append(out, newMeasure(string(k.ID), cmp.Or(k.Name, kind.Label("kpi", "metric", k.Metric)), k.Unit, k.Direction, k.Value, Of(v)))
		}
	}
	return out
}
