package table

import (
	"strings"

	"waymark/model/kind"
	"waymark/model/measure"
)

var streamHeadings = []string{"Page", "State", "Convention", "Measured", "Demand per day", "Unit of demand", "Available time (s a day)", "Takt (s)", "Process time (s)", "Wait (s)", "Lead time (s)", "Value-adding time (s)", "Activity ratio (fraction)", "Process cycle efficiency (fraction)", "Rolled %C&A (fraction)", "Work in process (items)", "Cost per unit", "Bottleneck", "About the bottleneck", "Notes", "No data because"}

func fillStreams(t *sheet) {
	for _, s := range measure.Streams(t.doc) {
		if !t.wants(s.Page) {
			continue
		}
		t.line(s.Title, s.State, s.Convention, s.Measured, s.Demand, s.DemandUnit, s.AvailableTime, s.Takt, s.ProcessTime, s.WaitTime, s.LeadTime, s.ValueAddingTime,
			s.ActivityRatio, s.ProcessCycleEfficiency, s.RolledCA, s.WorkInProcess, s.CostPerUnit, s.Bottleneck.Name, s.Bottleneck.Why, strings.Join(s.Notes, " "),
			why(s.LeadTime, s.ProcessTime, s.ProcessCycleEfficiency, s.RolledCA, s.Takt, s.WorkInProcess, s.CostPerUnit))
	}
}

var blockHeadings = []string{"Page", "Position", "Block", "Kind", "Value", "Process time (s)", "Wait (s)", "Lead time (s)", "Share of lead time (fraction)", "%C&A (fraction)", "People", "Items", "Cost", "Load (fraction of takt)", "On the longest path", "No data because"}

func fillBlocks(t *sheet) {
	for _, s := range measure.Streams(t.doc) {
		if !t.wants(s.Page) {
			continue
		}
		for i, b := range s.Blocks {
			class := ""
			if b.Class != "" {
				class = kind.Label("node", "value_class", b.Class)
			}
			t.line(s.Title, i+1, b.Name, kind.Label("node", "node_kind", b.Kind), class, b.Process, b.Wait, b.Lead, b.Share, b.CA, b.People, b.Items, b.Cost, b.Load, b.OnPath, why(b.Process, b.Wait, b.Lead))
		}
	}
}

var flowHeadings = []string{"Page", "State", "Expected time (s)", "Standard deviation (s)", "Expected time with waits (s)", "Expected cost", "Share with unknown end (fraction)", "Most likely path", "Share of the most likely path (fraction)", "Longest path", "Longest path (s)", "Notes", "No data because"}

func fillFlows(t *sheet) {
	for _, f := range measure.Flows(t.doc) {
		if !t.wants(f.Page) {
			continue
		}
		t.line(f.Title, f.State, f.ExpectedTime, f.SDTime, f.ElapsedTime, f.ExpectedCost, f.Missing, t.names(f.MostLikelyPath), f.PathProbability,
			t.names(f.LongestPath), f.LongestTime, strings.Join(f.Notes, " "), why(f.ExpectedTime, f.ExpectedCost))
	}
}

var nodeHeadings = []string{"Page", "Step", "Kind", "Swimlane", "Visits per case", "Time of a visit (s)", "Expected time (s)", "Share of expected time (fraction)", "No data because"}

func fillNodes(t *sheet) {
	for _, f := range measure.Flows(t.doc) {
		if !t.wants(f.Page) {
			continue
		}
		for _, n := range f.Nodes {
			t.line(f.Title, n.Name, kind.Label("node", "node_kind", n.Kind), t.name(n.Swimlane), n.Visits, n.Each, n.Time, n.Share, why(n.Visits))
		}
	}
}

var outcomeHeadings = []string{"Page", "Outcome", "Kind", "Share of cases (fraction)"}

func fillOutcomes(t *sheet) {
	for _, f := range measure.Flows(t.doc) {
		if !t.wants(f.Page) {
			continue
		}
		for _, o := range f.Outcomes {
			what := "Dead end"
			if o.Outcome != "" {
				what = kind.Label("node", "outcome", o.Outcome)
			}
			t.line(f.Title, o.Name, what, o.Share)
		}
		if f.Missing > 1e-9 {
			t.line(f.Title, "", "Unknown end", f.Missing)
		}
	}
}
