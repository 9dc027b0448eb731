package table

import (
	"strings"

	"waymark/model"
	"waymark/model/kind"
	"waymark/model/measure"
)

var kpiHeadings = []string{"KPI", "Definition", "Variant", "Unit", "Better is", "Baseline", "Current", "Target", "Change since baseline", "Distance to target", "Status", "Trend", "Period", "Date", "n", "Excluded", "Measured at", "Owner", "Source", "Formula", "In words", "Notes", "No data because"}

func fillKPIs(t *sheet) {
	for _, k := range measure.KPIs(t.doc) {
		t.line(k.Name, kind.Label("kpi", "metric", k.Metric), kind.Label("kpi", "variant", k.Variant), unit(t.doc, k.Unit), k.Direction,
			k.Baseline, k.Value, k.Target, k.DeltaBaseline, k.DeltaTarget, k.Status.Label(), trend(k.Trend), k.Period, k.Date,
			sample(k.N), k.Excluded, t.names(k.Measures), k.Owner, k.Source, k.Definition, k.Own, strings.Join(k.Notes, " "), why(k.Value))
	}
}

// sample leaves an unknown sample empty: a value of nobody is not what it means.
func sample(n float64) any {
	if n == 0 {
		return ""
	}
	return n
}

func trend(t int) string {
	switch {
	case t > 0:
		return "rising"
	case t < 0:
		return "falling"
	}
	return ""
}

func unit(doc *model.Document, u string) string {
	if u == measure.UnitCurrency {
		return doc.Root().Text("currency")
	}
	return u
}

// why joins the reasons of the values that are not known, each once.
func why(values ...measure.Value) string {
	var out []string
	for _, v := range values {
		if v.Known || v.Why == "" {
			continue
		}
		seen := false
		for _, w := range out {
			seen = seen || strings.Contains(w, v.Why)
		}
		if !seen {
			out = append(out, v.Why)
		}
	}
	return strings.Join(out, " ")
}

// names lists what ids are called.
func (t *sheet) names(ids []model.ID) string {
	var out []string
	for _, id := range ids {
		if n := t.name(id); n != "" {
			out = append(out, n)
		}
	}
	return strings.Join(out, "; ")
}

func (t *sheet) name(id model.ID) string {
	r := t.doc.Get(id)
	if r == nil || id == model.Root {
		return ""
	}
	if k, ok := kind.Of(r.Kind()); ok {
		return kind.Effective(t.doc, r).Text(k.Title)
	}
	return ""
}

var seriesHeadings = []string{"KPI", "Unit", "Date", "Period", "Value", "n", "Excluded", "Notes", "No data because"}

func fillSeries(t *sheet) {
	for _, k := range measure.KPIs(t.doc) {
		for _, o := range k.Series {
			t.line(k.Name, unit(t.doc, k.Unit), o.Date, o.Period, o.Value, sample(o.N), o.Excluded, strings.Join(o.Notes, " "), why(o.Value))
		}
	}
}

var comparisonHeadings = []string{"Current page", "Future page", "Measure", "Unit", "Current", "Future", "Change", "Relative change (fraction)", "Judgement", "No data because"}

func fillComparisons(t *sheet) {
	for _, c := range measure.Compare(t.doc) {
		if !t.wants(c.Current) && !t.wants(c.Future) {
			continue
		}
		for _, m := range c.Measures {
			judged := ""
			switch {
			case m.Better > 0:
				judged = "better"
			case m.Better < 0:
				judged = "worse"
			}
			u := unit(t.doc, m.Unit)
			if m.Unit == measure.UnitShare {
				u = "fraction"
			}
			t.line(c.CurrentTitle, c.FutureTitle, m.Name, u, m.Current, m.Future, m.Delta, m.Percent, judged, why(m.Current, m.Future))
		}
	}
}
