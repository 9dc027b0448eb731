package panel

import (
	"strings"

	"waymark/model"
	"waymark/model/kind"
	"waymark/model/measure"
)

// figure is one computed number of a page: in the line under the map its name and
// value, where it is explained all of it.
type figure struct {
	name, value string
	note        string // how it is computed, or why there is none
	lined       bool   // stands in the line under the map
}

// figured is what is computed of a page that flows: a flowchart or a value stream.
type figured struct {
	figures     []figure
	provisional string // why the numbers are: "2 assumptions"; "" where they are not
	way         string // how they are computed, in sentences
	parts       []figurePart
	partColumns [4]string // what the columns of the parts are called
	notes       []string
}

// figurePart is a step of the page with its part of the sum.
type figurePart struct {
	id      model.ID
	name    string
	columns [4]string
}

// figuresOf computes the numbers of a page; ok is false for a page that has none.
func figuresOf(doc *model.Document, page *model.Record) (f figured, ok bool) {
	if page == nil {
		return f, false
	}
	switch page.Text("page_kind") {
	case "flowchart":
		return flowFigures(doc, page.ID())
	case "valuestream":
		return streamFigures(doc, page.ID())
	}
	return f, false
}

// told is a number with its unit, or that there is none and why.
func told(format *measure.Format, name string, v measure.Value, unit, note string) figure {
	if !v.Known {
		return figure{name: name, value: "no data", note: v.Why}
	}
	return figure{name: name, value: format.Value(v, unit), note: note}
}

// lined puts a number into the line under the map.
func (f figure) inLine() figure { f.lined = true; return f }

func flowFigures(doc *model.Document, page model.ID) (figured, bool) {
	m := measure.FlowOf(doc, page)
	if len(m.Nodes) == 0 {
		return figured{}, false
	}
	format := measure.FormatOf(doc)
	out := figured{notes: m.Notes, partColumns: [4]string{"Passes", "Each time", "Of a case", "Share"},
		way: "Every step counts as often as a case comes by: the shares on the branches say how many cases take each way, and ways back are counted again. Passes × time of one pass is the step's part; the sum of all parts is the expected handling time."}
	if m.Why != "" {
		out.figures = []figure{figure{name: "Expected handling time", value: "no data", note: m.Why}.inLine()}
		return out, true
	}
	if m.Provisional {
		out.provisional = "provisional"
		if n := len(m.Notes); n > 0 {
			out.provisional += ": " + count(n, "assumption", "assumptions")
		}
	}
	time := told(format, "Expected handling time", m.ExpectedTime, measure.UnitSeconds, "hands-on time of one case, mean of all ways")
	if m.SDTime.Known && m.SDTime.V > 0 {
		time.note = "± " + format.Duration(m.SDTime.V) + " standard deviation"
	}
	out.figures = append(out.figures, time.inLine())
	if m.ElapsedTime.Known && m.ElapsedTime.V > m.ExpectedTime.Or(0) {
		out.figures = append(out.figures, told(format, "Elapsed time", m.ElapsedTime, measure.UnitSeconds, "with delays and waits"))
	}
	if m.ExpectedCost.Known && m.ExpectedCost.V > 0 {
		out.figures = append(out.figures, figure{name: "Expected cost", value: format.Money(m.ExpectedCost.V), note: "of one case"})
	}
	out.figures = append(out.figures, outcomeFigures(format, m.Outcomes)...)
	if m.Missing > 0.0005 {
		out.figures = append(out.figures, figure{name: "End not known", value: format.Share(m.Missing), note: "branches add up to less than 100 %", lined: true})
	}
	for _, n := range m.Costliest {
		if n.Time.Known && n.Time.V > 0 {
			out.parts = append(out.parts, figurePart{n.ID, n.Name, [4]string{format.Fixed(n.Visits.Or(0), 2), format.Duration(n.Each.Or(0)), format.Duration(n.Time.V), format.Share(n.Share.Or(0))}})
		}
	}
	return out, true
}

// outcomeFigures are the shares of the ways a case can end, all ends of one kind
// together, with the names of the ends.
func outcomeFigures(format *measure.Format, outcomes []measure.Outcome) []figure {
	var out []figure
	for _, o := range kind.Options("node", "outcome") {
		sum, names := 0.0, []string(nil)
		for _, end := range outcomes {
			if end.Outcome == o.Name && end.Share.Known {
				sum += end.Share.V
				name := oneLine(end.Name)
				if name == "" {
					name = "an end without a name"
				}
				names = append(names, name+" "+format.Share(end.Share.V))
			}
		}
		if names != nil {
			out = append(out, figure{name: o.Label, value: format.Share(sum), note: strings.Join(names, ", "), lined: o.Name == "resolved" || o.Name == "escalated"})
		}
	}
	return out
}

func streamFigures(doc *model.Document, page model.ID) (figured, bool) {
	m := measure.StreamOf(doc, page)
	if len(m.Blocks) == 0 {
		return figured{}, false
	}
	format := measure.FormatOf(doc)
	out := figured{notes: m.Notes, partColumns: [4]string{"Wait", "Process time", "Lead time", "Share"},
		way: "Lead time runs from work available to work passed on, and holds the process time. The total is the sum of the lead times on the longest path; where branches run side by side, the longest one counts, for the process time too."}
	lead := "Σ lead times on the longest path"
	if m.Convention == "classic" {
		lead = "Σ waits + Σ process times on the longest path"
		out.way = "The ladder has the waits on its peaks and the process times in its troughs. The total is the sum of both on the longest path; a queue that is given in items becomes time by items ÷ demand a day."
	}
	if m.Why != "" {
		out.figures = []figure{figure{name: "Lead time", value: "no data", note: m.Why}.inLine()}
		return out, true
	}
	if len(m.Notes) > 0 {
		out.provisional = count(len(m.Notes), "assumption", "assumptions")
	}
	out.figures = append(out.figures,
		told(format, "Lead time", m.LeadTime, measure.UnitSeconds, lead).inLine(),
		told(format, "Process time", m.ProcessTime, measure.UnitSeconds, "Σ hands-on time on the same path").inLine(),
		told(format, "Activity ratio", m.ActivityRatio, measure.UnitShare, "process time ÷ lead time").inLine())
	if m.ProcessCycleEfficiency.Known {
		out.figures = append(out.figures, told(format, "Process cycle efficiency", m.ProcessCycleEfficiency, measure.UnitShare, "value-adding time ÷ lead time"))
	}
	out.figures = append(out.figures, told(format, "Rolled %C&A", m.RolledCA, measure.UnitShare, "product of the %C&A of all steps on the path"))
	if m.Takt.Known {
		out.figures = append(out.figures, told(format, "Takt", m.Takt, measure.UnitSeconds, "available time ÷ demand"))
	}
	if m.WorkInProcess.Known {
		out.figures = append(out.figures, told(format, "Work in process", m.WorkInProcess, measure.UnitNumber, "items in all queues"))
	}
	if m.CostPerUnit.Known {
		out.figures = append(out.figures, told(format, "Cost per unit", m.CostPerUnit, measure.UnitCurrency, "Σ cost of the steps"))
	}
	if m.Bottleneck.ID != "" {
		out.figures = append(out.figures, figure{name: "Bottleneck", value: m.Bottleneck.Name, note: m.Bottleneck.Why})
	}
	for _, b := range m.Path() {
		if b.Lead.Known {
			dash := func(v measure.Value) string {
				if !v.Known || v.V == 0 {
					return "–"
				}
				return format.Duration(v.V)
			}
			out.parts = append(out.parts, figurePart{b.ID, b.Name, [4]string{dash(b.Wait), dash(b.Process), format.Duration(b.Lead.V), format.Share(b.Share.Or(0))}})
		}
	}
	return out, true
}
