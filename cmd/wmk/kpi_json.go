package main

import (
	"encoding/json"
	"io"
	"strings"

	"waymark/model"
	"waymark/model/measure"
)

// The shape of wmk kpi --format json. Names and units are a promise to scripts:
// fields are added, never renamed.
type numbersJSON struct {
	KPIs        []kpiJSON     `json:"kpis"`
	ValueStream []streamJSON  `json:"valuestream"`
	Flow        []flowJSON    `json:"flow"`
	Compare     []compareJSON `json:"compare"`
}

type kpiJSON struct {
	ID            model.ID       `json:"id"`
	Name          string         `json:"name"`
	Metric        string         `json:"metric"`
	Variant       string         `json:"variant"`
	Value         number         `json:"value"`
	Unit          string         `json:"unit"`
	N             float64        `json:"n"`
	Excluded      float64        `json:"excluded"`
	Period        string         `json:"period"`
	Baseline      number         `json:"baseline"`
	Target        number         `json:"target"`
	Direction     string         `json:"direction"`
	Status        measure.Status `json:"status"`
	DeltaBaseline number         `json:"delta_baseline"`
	DeltaTarget   number         `json:"delta_target"`
	Definition    string         `json:"definition"`
	Notes         []string       `json:"notes,omitempty"`
	Why           string         `json:"why"`
}

type streamJSON struct {
	Page                   model.ID `json:"page"`
	Title                  string   `json:"title"`
	Convention             string   `json:"convention"`
	ProcessTime            number   `json:"process_time"`
	LeadTime               number   `json:"lead_time"`
	WaitTime               number   `json:"wait_time"`
	ValueAddingTime        number   `json:"value_adding_time"`
	ActivityRatio          number   `json:"activity_ratio"`
	ProcessCycleEfficiency number   `json:"process_cycle_efficiency"`
	RolledCA               number   `json:"rolled_ca"`
	Takt                   number   `json:"takt"`
	WorkInProcess          number   `json:"work_in_process"`
	CostPerUnit            number   `json:"cost_per_unit"`
	Bottleneck             *string  `json:"bottleneck"`      // id of the shape
	BottleneckName         string   `json:"bottleneck_name"` // what it is called
	Notes                  []string `json:"notes,omitempty"`
	Why                    string   `json:"why"`
}

type flowJSON struct {
	Page         model.ID      `json:"page"`
	Title        string        `json:"title"`
	ExpectedTime number        `json:"expected_time"`
	SDTime       number        `json:"sd_time"`
	Outcomes     []outcomeJSON `json:"outcomes"`
	Nodes        []nodeJSON    `json:"nodes"`
	Provisional  bool          `json:"provisional"`
	Notes        []string      `json:"notes,omitempty"`
	Why          string        `json:"why"`
}

type outcomeJSON struct {
	ID      model.ID `json:"id"`
	Name    string   `json:"name"`
	Outcome string   `json:"outcome"`
	Share   number   `json:"share"`
}

type nodeJSON struct {
	ID     model.ID `json:"id"`
	Name   string   `json:"name"`
	Visits number   `json:"visits"`
	Time   number   `json:"time"`
}

type compareJSON struct {
	Current  model.ID      `json:"current"`
	Future   model.ID      `json:"future"`
	Added    []model.ID    `json:"added"`
	Removed  []model.ID    `json:"removed"`
	Changed  []model.ID    `json:"changed"` // elements of the future page
	Measures []measureJSON `json:"measures"`
}

type measureJSON struct {
	Name    string `json:"name"`
	Key     string `json:"key"`
	Unit    string `json:"unit"`
	Current number `json:"current"`
	Future  number `json:"future"`
	Delta   number `json:"delta"`
	Percent number `json:"percent"` // change in percent of current
}

// number is a value, or null.
type number measure.Value

// MarshalJSON implements json.Marshaler.
func (n number) MarshalJSON() ([]byte, error) {
	if !n.Known {
		return []byte("null"), nil
	}
	return json.Marshal(n.V)
}

// why returns the first reason among values that are not known.
func why(values ...measure.Value) string {
	for _, v := range values {
		if !v.Known && v.Why != "" {
			return v.Why
		}
	}
	return ""
}

// reasons adds to what is said already why each of the values is not known, every
// sentence once: of ten numbers two may be missing for two reasons.
func reasons(said string, values ...measure.Value) string {
	for _, v := range values {
		if !v.Known && v.Why != "" && !strings.Contains(said, v.Why) {
			said = strings.TrimSpace(said + " " + v.Why)
		}
	}
	return said
}

func writeNumbersJSON(w io.Writer, doc *model.Document) error {
	out := numbersJSON{KPIs: []kpiJSON{}, ValueStream: []streamJSON{}, Flow: []flowJSON{}, Compare: []compareJSON{}}
	for _, k := range measure.KPIs(doc) {
		out.KPIs = append(out.KPIs, kpiOut(k))
	}
	for _, s := range measure.Streams(doc) {
		out.ValueStream = append(out.ValueStream, streamOut(s))
	}
	for _, f := range measure.Flows(doc) {
		out.Flow = append(out.Flow, flowOut(f))
	}
	for _, c := range measure.Compare(doc) {
		out.Compare = append(out.Compare, compareOut(c))
	}
	return writeJSON(w, out)
}

func kpiOut(k measure.KPI) kpiJSON {
	plainNumber := func(v measure.Value) number {
		p, _ := measure.Plain(v, k.Unit)
		return number(p)
	}
	_, unit := measure.Plain(k.Value, k.Unit)
	return kpiJSON{
		ID: k.ID, Name: k.Name, Metric: k.Metric, Variant: k.Variant, Unit: unit, N: k.N, Excluded: k.Excluded, Period: k.Period,
		Value: plainNumber(k.Value), Baseline: plainNumber(k.Baseline), Target: plainNumber(k.Target),
		DeltaBaseline: plainNumber(k.DeltaBaseline), DeltaTarget: plainNumber(k.DeltaTarget),
		Direction: k.Direction, Status: k.Status, Definition: k.Definition, Notes: k.Notes,
		Why: why(k.Value, k.Target, k.Baseline),
	}
}

func streamOut(s measure.Stream) streamJSON {
	out := streamJSON{
		Page: s.Page, Title: s.Title, Convention: s.Convention,
		ProcessTime: number(s.ProcessTime), LeadTime: number(s.LeadTime), WaitTime: number(s.WaitTime),
		ValueAddingTime: number(s.ValueAddingTime), ActivityRatio: number(s.ActivityRatio),
		ProcessCycleEfficiency: number(s.ProcessCycleEfficiency), RolledCA: number(s.RolledCA), Takt: number(s.Takt),
		WorkInProcess: number(s.WorkInProcess), CostPerUnit: number(s.CostPerUnit),
		BottleneckName: s.Bottleneck.Name, Notes: s.Notes, Why: s.Why,
	}
	if s.Bottleneck.ID != "" {
		id := string(s.Bottleneck.ID)
		out.Bottleneck = &id
	}
	out.Why = reasons(out.Why, s.LeadTime, s.ProcessTime, s.WaitTime, s.ValueAddingTime, s.ActivityRatio,
		s.ProcessCycleEfficiency, s.RolledCA, s.Takt, s.WorkInProcess, s.CostPerUnit)
	return out
}

func flowOut(f measure.Flow) flowJSON {
	out := flowJSON{
		Page: f.Page, Title: f.Title, ExpectedTime: number(f.ExpectedTime), SDTime: number(f.SDTime),
		Outcomes: []outcomeJSON{}, Nodes: []nodeJSON{}, Provisional: f.Provisional, Notes: f.Notes, Why: f.Why,
	}
	for _, o := range f.Outcomes {
		out.Outcomes = append(out.Outcomes, outcomeJSON{o.ID, o.Name, o.Outcome, number(o.Share)})
	}
	for _, n := range f.Nodes {
		out.Nodes = append(out.Nodes, nodeJSON{n.ID, n.Name, number(n.Visits), number(n.Time)})
	}
	if out.Why == "" {
		out.Why = why(f.ExpectedTime, f.SDTime)
	}
	return out
}

func compareOut(c measure.Comparison) compareJSON {
	out := compareJSON{
		Current: c.Current, Future: c.Future, Added: append([]model.ID{}, c.Added...), Removed: append([]model.ID{}, c.Removed...),
		Changed: []model.ID{}, Measures: []measureJSON{},
	}
	for _, p := range c.Changed {
		out.Changed = append(out.Changed, p.Future)
	}
	for _, m := range c.Measures {
		percent := m.Percent
		percent.V *= 100
		current, unit := measure.Plain(m.Current, m.Unit)
		future, _ := measure.Plain(m.Future, m.Unit)
		delta, _ := measure.Plain(m.Delta, m.Unit)
		out.Measures = append(out.Measures, measureJSON{m.Name, m.Key, unit, number(current), number(future), number(delta), number(percent)})
	}
	return out
}
