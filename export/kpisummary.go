package export

import (
	"fmt"
	"math"
	"slices"
	"strings"
	"unicode"

	"waymark/canvas/shape"
	"waymark/export/block"
	"waymark/model"
	"waymark/model/measure"
)

// wide is the layout width from which tables have a column for everything and
// charts stand side by side: A4 across.
const wide = 640

// kpiSummary prints how every KPI of the document stands.
func (p *planner) kpiSummary() {
	kpis := measure.KPIs(p.doc)
	if len(kpis) == 0 {
		return
	}
	f := frameOf(p.opts.Paper, p.opts.Landscape != nil && *p.opts.Landscape)
	blocks := []block.Block{
		block.Para{Text: p.inShort(kpis)},
		block.Cards{Cards: p.headlines(kpis)},
		block.Head("All indicators"),
		p.kpiTable(kpis, f.width() >= wide),
		block.Para{Font: block.Small, Faint: true, Before: 4, Tail: true, Text: "Dashed line in the trend = target. Δ target = current − target, in points (pp) for percentages. At risk = within the stated tolerance."},
	}
	bullets, perStage := p.bullets(kpis), p.perStage(kpis)
	var left, right []block.Block
	if len(bullets) > 0 {
		left = []block.Block{block.Head("Distance to target"), bullets}
	}
	right = perStage
	blocks = append(blocks, block.Side{Columns: [][]block.Block{left, right}, Widths: []float64{1.15, 1}, Gap: 26, Wide: wide})
	blocks = append(blocks, block.Head("How each number is computed"), p.definitions(kpis, f.width() >= wide))
	p.addReport(report{section: KPI, title: "KPI summary", meta: p.kpiMeta(kpis), blocks: blocks})
}

// kpiMeta says which period, baseline and sources the numbers stand for, where
// they are the same for all.
func (p *planner) kpiMeta(kpis []measure.KPI) []string {
	var periods, baselines, sources, owners []string
	note := func(list *[]string, s string) {
		if s != "" && !slices.Contains(*list, s) {
			*list = append(*list, s)
		}
	}
	latest := ""
	for _, k := range kpis {
		note(&periods, p.inLine(p.format.Date(k.Period)))
		note(&baselines, p.inLine(p.format.Date(k.BaselinePeriod)))
		note(&sources, k.Source)
		note(&owners, k.Owner)
		latest = max(latest, k.Date)
	}
	var out []string
	switch {
	case len(periods) == 1 && periods[0] == p.inLine(p.format.Date(latest)):
		out = append(out, "Values of "+periods[0])
	case len(periods) == 1:
		out = append(out, "Period: "+periods[0])
	case len(periods) > 1:
		out = append(out, "Latest values: "+p.inLine(p.format.Date(latest))+", periods in the table")
	}
	second := ""
	if len(baselines) == 1 {
		second = "Baseline: " + baselines[0]
	}
	if len(sources) == 1 {
		second = strings.TrimPrefix(second+" · Source: "+sources[0], " · ")
	}
	if len(owners) == 1 {
		second = strings.TrimPrefix(second+" · Owner: "+owners[0], " · ")
	}
	if second != "" {
		out = append(out, second)
	}
	return out
}

// maxHeadlines is how many cards stand at the top when no KPI is marked as a
// headline.
const maxHeadlines = 4

// headlines returns the cards of the KPIs marked as headline; without any mark,
// those with a value and a target come first.
func (p *planner) headlines(kpis []measure.KPI) []block.Card {
	var pick []measure.KPI
	for _, k := range kpis {
		if k.Headline {
			pick = append(pick, k)
		}
	}
	if len(pick) == 0 {
		pick = slices.Clone(kpis)
		rank := func(k measure.KPI) int {
			switch {
			case k.Value.Known && k.Target.Known:
				return 0
			case k.Value.Known:
				return 1
			}
			return 2
		}
		slices.SortStableFunc(pick, func(a, b measure.KPI) int { return rank(a) - rank(b) })
		pick = pick[:min(maxHeadlines, len(pick))]
	}
	var out []block.Card
	for _, k := range pick {
		card := block.Card{Name: k.Name, Value: p.format.KPIValue(&k, k.Value), Status: shape.Status(k.Status)}
		if k.DeltaBaseline.Known {
			card.Notes = append(card.Notes, p.againstBaseline(&k))
		} else if !k.Value.Known && k.Value.Why != "" {
			card.Notes = append(card.Notes, k.Value.Why)
		}
		if k.Target.Known {
			card.Target = "target " + p.format.KPIValue(&k, k.Target)
		} else {
			card.Target = "no target"
		}
		card.Spark = spark(&k)
		out = append(out, card)
	}
	return out
}

// againstBaseline writes "▲ 6 pp, better than baseline". A fall can be an
// improvement, so the word is always there.
func (p *planner) againstBaseline(k *measure.KPI) string {
	s := p.format.KPIArrow(k, k.DeltaBaseline)
	switch k.Better {
	case 1:
		return s + ", better than baseline"
	case -1:
		return s + ", worse than baseline"
	}
	return s + " against baseline"
}

func spark(k *measure.KPI) *block.Spark {
	s := &block.Spark{Target: math.NaN()}
	known := 0
	for _, o := range k.Series {
		v := math.NaN()
		if o.Value.Known {
			v = o.Value.V
			known++
		}
		s.Values = append(s.Values, v)
	}
	if known < 2 {
		return nil
	}
	if k.Target.Known {
		s.Target = k.Target.V
	}
	return s
}

// kpiTable lists all KPIs; where the sheet is narrow, source and owner stand in
// the table of definitions below.
func (p *planner) kpiTable(kpis []measure.KPI, wide bool) block.Table {
	t := block.Table{Columns: []block.Column{
		{Title: "KPI", Lead: true, Share: 2}, {Title: "Where", Share: 1},
		{Title: "Baseline", Align: block.End}, {Title: "Current", Align: block.End},
		{Title: "Target", Align: block.End}, {Title: noBreak("Δ target"), Align: block.End},
		{Title: "Trend", Figure: 62}, {Title: "Status"},
	}}
	if wide {
		t.Columns = append(t.Columns, block.Column{Title: "Source and period", Share: 2}, block.Column{Title: "Owner", Share: 1})
	}
	for _, k := range kpis {
		source := join("\u00a0· ", k.Source, noBreak(p.format.Date(k.Period)))
		trend := block.Cell{}
		if s := spark(&k); s != nil {
			trend.Figure = &block.InCell{Height: 13, Draw: s.Draw}
		}
		delta := block.Cell{Text: p.format.KPIDelta(&k, k.DeltaTarget)}
		if !k.DeltaTarget.Known {
			delta = block.Cell{Text: "–", Faint: true}
		}
		row := []block.Cell{
			{Text: k.Name, Bold: true}, {Text: p.places(k.Measures)},
			p.orDash(&k, k.Baseline), {Text: p.format.KPIValue(&k, k.Value), Bold: k.Value.Known},
			p.orDash(&k, k.Target), delta, trend,
			{Text: noBreak(k.StatusLabel()), Status: shape.Status(k.Status)},
		}
		if wide {
			row = append(row, block.Cell{Text: source}, block.Cell{Text: k.Owner})
		} else {
			row[0].Under = differs(kpis, k, func(k measure.KPI) string { return p.format.Date(k.Period) })
		}
		t.Rows = append(t.Rows, row)
	}
	return t
}

// differs returns what get says of a KPI, unless it says the same of all: then it
// stands in the head of the page.
func differs(kpis []measure.KPI, k measure.KPI, get func(measure.KPI) string) string {
	for _, other := range kpis {
		if o := get(other); o != "" && o != get(k) {
			return get(k)
		}
	}
	return ""
}

// noBreak keeps the words of a short text on one line.
func noBreak(s string) string { return strings.ReplaceAll(s, " ", "\u00a0") }

// together keeps "41 %" and "n = 118" on one line in texts that people typed with
// plain spaces.
func together(s string) string {
	b := []rune(s)
	for i := 1; i < len(b)-1; i++ {
		if b[i] == ' ' && (b[i+1] == '=' || b[i-1] == '=' || unicode.IsDigit(b[i-1]) && strings.ContainsRune("%€$£‰", b[i+1])) {
			b[i] = '\u00a0'
		}
	}
	return string(b)
}

func (p *planner) orDash(k *measure.KPI, v measure.Value) block.Cell {
	if !v.Known {
		return block.Cell{Text: "–", Faint: true}
	}
	return block.Cell{Text: p.format.KPIValue(k, v)}
}

// definitions say for every KPI how the number comes about: what people ask for
// as soon as they do not like it.
func (p *planner) definitions(kpis []measure.KPI, wide bool) block.Table {
	t := block.Table{Columns: []block.Column{{Title: "KPI", Lead: true}, {Title: "Definition", Share: 2}, {Title: "Sample", Share: 1}}}
	if !wide {
		t.Columns[2].Title = "Sample, source, owner"
	}
	for _, k := range kpis {
		sample := "not stated"
		if k.N > 0 {
			sample = "n = " + p.format.Count(k.N)
		}
		if k.Excluded > 0 {
			sample += ", " + p.format.Count(k.Excluded) + " excluded"
		}
		from := block.Cell{Text: sample}
		if !wide {
			from.Under = join(" · ", k.Source, shortName(k.Owner))
		}
		notes := slices.Clone(k.Notes)
		if !k.Value.Known && k.Value.Why != "" {
			notes = append(notes, "No data: "+k.Value.Why)
		}
		t.Rows = append(t.Rows, []block.Cell{
			{Text: k.Name, Bold: true},
			defined(&k, notes),
			from,
		})
	}
	return t
}

// defined explains a number. Where the team has said in its own words what it
// counts, that is what people ask for, and the formula follows, unless it says no
// more than that one number is divided by another.
func defined(k *measure.KPI, notes []string) block.Cell {
	text, formula := sentence(k.Definition), ""
	if k.Own != "" {
		text, formula = sentence(k.Own), text
		if k.Metric == "custom" && (k.Variant == "ratio" || k.Variant == "mean") {
			formula = ""
		}
	}
	return block.Cell{Text: operands(text), Under: operands(join(" ", formula, strings.Join(notes, " ")))}
}

// operands keeps a sign of arithmetic on one line with what follows it.
func operands(s string) string {
	return strings.NewReplacer(" × 100", "\u00a0×\u00a0100", "÷ ", "÷\u00a0", "− ", "−\u00a0", "+ ", "+\u00a0").Replace(s)
}

// join puts sep between the texts that are not empty.
func join(sep string, texts ...string) string {
	var out []string
	for _, t := range texts {
		if t = strings.TrimSpace(t); t != "" {
			out = append(out, t)
		}
	}
	return strings.Join(out, sep)
}

// sentence closes a text with a full stop where it has no end of its own.
func sentence(s string) string {
	s = strings.TrimSpace(s)
	if s == "" || strings.HasSuffix(s, ".") || strings.HasSuffix(s, "!") || strings.HasSuffix(s, "?") || strings.HasSuffix(s, ")") {
		return s
	}
	return s + "."
}

// mostPlaces is how many places are named; the others are counted.
const mostPlaces = 2

// places names where in the maps something is measured; an empty list is the
// whole document.
func (p *planner) places(ids []model.ID) string {
	var names []string
	for _, id := range ids {
		if n := p.nameOf(id); n != "" && !slices.Contains(names, n) {
			names = append(names, n)
		}
	}
	switch n := len(names) - mostPlaces; {
	case len(names) == 0:
		return "All"
	case n == 1:
		return strings.Join(names[:mostPlaces], ", ") + " and one more"
	case n > 1:
		return strings.Join(names[:mostPlaces], ", ") + fmt.Sprintf(" and %s more", number(n))
	}
	return strings.Join(names, ", ")
}
