package export

import (
	"math"
	"slices"

	"waymark/export/block"
	"waymark/model"
	"waymark/model/kind"
	"waymark/model/measure"
)

// perStage shows one measure stage by stage, where the data allow: KPIs of one
// definition that are measured at several stages of a journey, or the lead time
// of its steps.
func (p *planner) perStage(kpis []measure.KPI) []block.Block {
	for _, page := range p.pages {
		if page.Text("page_kind") != "journey" {
			continue
		}
		stages := p.doc.All(page.ID(), "stage")
		if len(stages) < 2 {
			continue
		}
		if b := p.kpiPerStage(kpis, stages); b != nil {
			return b
		}
	}
	for _, page := range p.pages {
		if page.Text("page_kind") == "journey" && page.Text("state") != "future" {
			if b := p.timePerStage(page); b != nil {
				return b
			}
		}
	}
	return nil
}

// stageOf returns the stage that a record is or belongs to.
func (p *planner) stageOf(id model.ID) model.ID {
	r := p.doc.Get(id)
	if r == nil {
		return ""
	}
	switch r.Kind() {
	case "stage":
		return id
	case "step":
		return r.Parent()
	}
	return ""
}

// stageSeries is one definition with the KPI that measures it at each stage.
type stageSeries struct {
	label string
	at    map[model.ID]*measure.KPI
}

// kpiPerStage shows the definition that is measured at most stages of a journey, at
// least at three.
func (p *planner) kpiPerStage(kpis []measure.KPI, stages []*model.Record) []block.Block {
	var best *stageSeries
	for _, s := range p.stageSeries(kpis, stages) {
		if len(s.at) >= 3 && (best == nil || len(s.at) > len(best.at)) {
			best = s
		}
	}
	if best == nil {
		return nil
	}
	top := 0.0
	for _, k := range best.at {
		top = max(top, k.Value.V)
	}
	if top <= 0 {
		return nil
	}
	var bars []block.Upright
	for _, st := range stages {
		b := block.Upright{Name: p.nameOf(st.ID()), Size: -1, Label: "no data"}
		if k := best.at[st.ID()]; k != nil {
			b.Size, b.Label = max(0, k.Value.V)/top, p.format.KPIValue(k, k.Value)
			b.Strong = k.Status == measure.OffTarget
		}
		bars = append(bars, b)
	}
	return []block.Block{block.Head(best.label + " by stage"), block.Columns{Bars: bars, Alt: best.label + " by stage"}, block.Para{
		Font: block.Small, Faint: true, Before: 4, Tail: true, Text: "Hatched: off target."}}
}

// stageSeries groups the KPIs that are measured at one of the stages alone, in their
// order.
func (p *planner) stageSeries(kpis []measure.KPI, stages []*model.Record) []*stageSeries {
	var all []*stageSeries
	for i := range kpis {
		k := &kpis[i]
		if !k.Value.Known || len(k.Measures) != 1 {
			continue
		}
		stage := p.stageOf(k.Measures[0])
		if !slices.ContainsFunc(stages, func(s *model.Record) bool { return s.ID() == stage }) {
			continue
		}
		label := metricLabel(k)
		at := slices.IndexFunc(all, func(s *stageSeries) bool { return s.label == label })
		if at < 0 {
			at = len(all)
			all = append(all, &stageSeries{label, map[model.ID]*measure.KPI{}})
		}
		if all[at].at[stage] == nil {
			all[at].at[stage] = k
		}
	}
	return all
}

// metricLabel groups KPIs that may be compared: one definition, one unit. An own
// definition may only be compared with itself.
func metricLabel(k *measure.KPI) string {
	if k.Metric == "custom" {
		return k.Name
	}
	return kind.Label("kpi", "metric", k.Metric)
}

// timePerStage shows where the customer's time goes.
func (p *planner) timePerStage(page *model.Record) []block.Block {
	j := measure.JourneyOf(p.doc, page.ID())
	pick := func(get func(measure.JourneyTime) measure.Value) (times []measure.Value, n int, sum, top float64) {
		for _, s := range j.Stages {
			v := get(s)
			times = append(times, v)
			if v.Known && v.V > 0 {
				n++
				sum += v.V
				top = max(top, v.V)
			}
		}
		return
	}
	title := "Lead time by stage"
	times, n, sum, top := pick(func(t measure.JourneyTime) measure.Value { return t.LeadTime })
	if n < 2 {
		title = "Time of the customer by stage"
		times, n, sum, top = pick(func(t measure.JourneyTime) measure.Value { return t.Time })
	}
	if n < 2 {
		return nil
	}
	var bars []block.Upright
	for i, s := range j.Stages {
		b := block.Upright{Name: s.Name, Size: -1, Label: "no data"}
		if v := times[i]; v.Known {
			b.Size = v.V / top
			b.Label = p.format.Duration(v.V) + " (" + p.format.Share(v.V/sum) + ")"
			b.Strong = math.Abs(v.V-top) < 1e-9
		}
		bars = append(bars, b)
	}
	return []block.Block{block.Head(title), block.Columns{Bars: bars, Alt: title}, block.Para{
		Font: block.Small, Faint: true, Before: 4, Tail: true, Text: "Hatched: the longest. Shares are of the sum of the stages that state a time, on “" + p.mapTitle(page) + "”."}}
}
