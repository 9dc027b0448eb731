package main

import (
	"fmt"
	"io"
	"strings"

	"waymark/model"
	"waymark/model/kind"
	"waymark/model/measure"
)

// statusOf says the status by shape and word, never by colour alone.
func statusOf(k *measure.KPI) string {
	mark := "–"
	switch k.Status {
	case measure.OnTarget:
		mark = "✓"
	case measure.AtRisk:
		mark = "▲"
	case measure.OffTarget:
		mark = "✗"
	}
	return mark + " " + kind.InSentence(k.StatusLabel())
}

// writeNumbersTable prints all numbers for people.
func writeNumbersTable(w io.Writer, doc *model.Document) error {
	p := &columns{w: w}
	f := measure.FormatOf(doc)
	fmt.Fprintln(w, oneLine(doc.Root().Text("title")))
	kpis, streams, flows, pairs := measure.KPIs(doc), measure.Streams(doc), measure.Flows(doc), measure.Compare(doc)
	if len(kpis)+len(streams)+len(flows)+len(pairs) == 0 {
		fmt.Fprintln(w, "There are no KPIs, value streams, flows or future states in this map.")
	}
	p.kpis(f, kpis)
	for _, s := range streams {
		p.stream(f, s)
	}
	for _, fl := range flows {
		p.flow(f, fl)
	}
	for _, c := range pairs {
		p.compare(f, c)
	}
	return p.err
}

// columns prints tables whose columns are as wide as their widest cell.
type columns struct {
	w   io.Writer
	err error
}

func (p *columns) title(s string) {
	if p.err == nil {
		_, p.err = fmt.Fprintf(p.w, "\n%s\n", oneLine(s))
	}
}

// rows prints rows; columns from right on are set flush right when they are in
// the set.
func (p *columns) rows(right string, rows [][]string) {
	var width []int
	for _, r := range rows {
		for i, c := range r {
			if i == len(width) {
				width = append(width, 0)
			}
			width[i] = max(width[i], len([]rune(oneLine(c))))
		}
	}
	for _, r := range rows {
		var b strings.Builder
		b.WriteString("  ")
		for i, c := range r {
			c = oneLine(c)
			pad := strings.Repeat(" ", width[i]-len([]rune(c)))
			if i > 0 {
				b.WriteString("  ")
			}
			if i < len(right) && right[i] == 'r' {
				b.WriteString(pad + c)
			} else {
				b.WriteString(c + pad)
			}
		}
		if p.err == nil {
			_, p.err = fmt.Fprintln(p.w, strings.TrimRight(b.String(), " "))
		}
	}
}

func (p *columns) kpis(f *measure.Format, kpis []measure.KPI) {
	if len(kpis) == 0 {
		return
	}
	p.title("KPIs")
	rows := [][]string{{"KPI", "Baseline", "Current", "Target", "To target", "Status", "Period"}}
	var notes []string
	for i := range kpis {
		k := &kpis[i]
		rows = append(rows, []string{
			k.Name, f.KPIValue(k, k.Baseline), f.KPIValue(k, k.Value), f.KPIValue(k, k.Target),
			f.KPIDelta(k, k.DeltaTarget), statusOf(k), k.Period,
		})
		if reason := why(k.Value, k.Target); reason != "" {
			notes = append(notes, k.Name+": "+reason)
		}
		for _, n := range k.Notes {
			notes = append(notes, k.Name+": "+n)
		}
	}
	p.rows("lrrrrll", rows)
	p.notes(notes)
}

func (p *columns) notes(notes []string) {
	for _, n := range notes {
		if p.err == nil {
			_, p.err = fmt.Fprintln(p.w, "  ·", oneLine(n))
		}
	}
}

func (p *columns) stream(f *measure.Format, s measure.Stream) {
	p.title("Value stream: " + s.Title)
	if s.Why != "" {
		p.notes([]string{s.Why})
		return
	}
	row := func(name string, v measure.Value, unit string) []string {
		return []string{name, f.Value(v, unit), v.Why}
	}
	rows := [][]string{
		row("Lead time", s.LeadTime, measure.UnitSeconds),
		row("Process time", s.ProcessTime, measure.UnitSeconds),
		row("Waiting", s.WaitTime, measure.UnitSeconds),
		row("Value-adding time", s.ValueAddingTime, measure.UnitSeconds),
		row("Activity ratio", s.ActivityRatio, measure.UnitShare),
		row("Process cycle efficiency", s.ProcessCycleEfficiency, measure.UnitShare),
		row("Rolled %C&A", s.RolledCA, measure.UnitShare),
		row("Takt", s.Takt, measure.UnitSeconds),
		row("Work in process", s.WorkInProcess, measure.UnitNumber),
		row("Cost per unit", s.CostPerUnit, measure.UnitCurrency),
	}
	if s.Bottleneck.ID != "" {
		rows = append(rows, []string{"Bottleneck", s.Bottleneck.Name, s.Bottleneck.Why})
	}
	p.rows("lr", rows)
	p.notes(s.Notes)
}

func (p *columns) flow(f *measure.Format, fl measure.Flow) {
	p.title("Flow: " + fl.Title)
	if fl.Why != "" {
		p.notes([]string{fl.Why})
		return
	}
	spread := ""
	if fl.SDTime.Known {
		spread = "± " + f.Value(fl.SDTime, measure.UnitSeconds)
	}
	rows := [][]string{{"Expected handling time", f.Value(fl.ExpectedTime, measure.UnitSeconds), spread}}
	for _, o := range fl.Outcomes {
		rows = append(rows, []string{o.Name, f.Value(o.Share, measure.UnitShare)})
	}
	p.rows("lr", rows)
	p.notes(fl.Notes)
}

func (p *columns) compare(f *measure.Format, c measure.Comparison) {
	p.title(fmt.Sprintf("%s → %s: %d added, %d removed, %d changed", c.CurrentTitle, c.FutureTitle, len(c.Added), len(c.Removed), len(c.Changed)))
	rows := [][]string{{"Measure", "Current", "Future", "Change"}}
	for _, m := range c.Measures {
		rows = append(rows, []string{m.Name, f.Value(m.Current, m.Unit), f.Value(m.Future, m.Unit), f.Difference(m)})
	}
	p.rows("lrrr", rows)
}
