package table

import (
	"cmp"
	"slices"
	"strings"

	"waymark/model"
	"waymark/model/kind"
	"waymark/model/measure"
)

var actionHeadings = []string{"Initiative", "Owner", "Start", "Due", "Status", "Progress (%)", "Note", "Cost", "Impact", "Effort", "Moves", "Changes"}

func fillActions(t *sheet) {
	f := measure.FormatOf(t.doc)
	for a := range t.doc.Each(model.Root, "action") {
		var moves []string
		for e := range t.doc.Each(a.ID(), "effect") {
			k, ok := measure.KPIOf(t.doc, e.Ref("kpi"))
			if !ok {
				continue
			}
			s := k.Name
			if v, ok := e.Num("expected"); ok {
				s += " " + f.KPIValue(&k, k.Value) + " → " + f.KPIValue(&k, measure.Of(v))
			}
			moves = append(moves, s)
		}
		t.line(a.Text("name"), a.Text("owner"), a.Text("start"), a.Text("due"), choice(a, "status"), num(a, "progress"), a.Text("note"),
			num(a, "cost"), num(a, "impact"), num(a, "effort"), strings.Join(moves, "; "), t.names(a.Refs("changes")))
	}
}

// num is a number property, or an empty cell.
func num(r *model.Record, name string) any {
	if v, ok := r.Num(name); ok {
		return v
	}
	return ""
}

// choice is the label of a choice, or an empty cell.
func choice(r *model.Record, name string) string {
	if v := r.Text(name); v != "" {
		return kind.Label(r.Kind(), name, v)
	}
	return ""
}

var painHeadings = []string{"Page", "Stage", "Step", "Pain point", "Persona", "Severity", "Frequency", "Score", "Moment of truth", "Evidence source", "Evidence", "Confidence"}

func fillPainPoints(t *sheet) {
	for _, c := range t.cards("pain_points", func(r *model.Record) float64 { return r.NumOr("severity", 0) * r.NumOr("frequency", 0) }) {
		r := c.rec
		t.line(c.page, c.stage, c.step, r.Text("text"), t.name(r.Ref("persona")), num(r, "severity"), num(r, "frequency"), sample(c.rank), r.Bool("moment_of_truth"),
			choice(r, "evidence_source"), r.Text("evidence"), choice(r, "confidence"))
	}
}

var opportunityHeadings = []string{"Page", "Stage", "Step", "Opportunity", "Impact", "Effort", "KPI", "Evidence source", "Evidence", "Confidence"}

func fillOpportunities(t *sheet) {
	// Much for little first.
	for _, c := range t.cards("opportunities", func(r *model.Record) float64 { return r.NumOr("impact", 0) - r.NumOr("effort", 6) }) {
		r := c.rec
		t.line(c.page, c.stage, c.step, r.Text("text"), num(r, "impact"), num(r, "effort"), t.name(r.Ref("kpi")), choice(r, "evidence_source"), r.Text("evidence"), choice(r, "confidence"))
	}
}

// card is a card with where it stands.
type card struct {
	rec               *model.Record
	page, stage, step string
	rank              float64
}

// cards collects the cards of one kind of lane, the highest rank first, then in
// reading order.
func (t *sheet) cards(laneKind string, rank func(*model.Record) float64) []card {
	var out []card
	for p := range t.doc.Each(model.Root, "page") {
		if !t.wants(p.ID()) {
			continue
		}
		for lane := range t.doc.Each(p.ID(), "lane") {
			if lane.Text("lane_kind") != laneKind {
				continue
			}
			for r := range t.doc.Each(lane.ID(), "card") {
				c := card{rec: r, page: p.Text("title"), rank: rank(r)}
				if at := t.doc.Get(r.Ref("step")); at != nil && at.Kind() == "step" {
					c.step, c.stage = t.name(at.ID()), t.name(at.Parent())
				} else if at != nil && at.Kind() == "stage" {
					c.stage = t.name(at.ID())
				}
				out = append(out, c)
			}
		}
	}
	slices.SortStableFunc(out, func(a, b card) int { return cmp.Compare(b.rank, a.rank) })
	return out
}
