package measure

import (
	"cmp"
	"math"
	"slices"
	"time"

	"gonum.org/v1/gonum/stat"

	"waymark/model"
)

// defaultTolerance is how far, in percent of the target, a value may miss it and
// still be at risk instead of off target.
const defaultTolerance = 10

// KPIs computes all KPIs of a document, in its order.
func KPIs(doc *model.Document) []KPI {
	var out []KPI
	for r := range doc.Each(model.Root, "kpi") {
		out = append(out, kpi(doc, r))
	}
	return out
}

// KPIOf computes one KPI; ok is false when there is none with this id.
func KPIOf(doc *model.Document, id model.ID) (k KPI, ok bool) {
	r := doc.Get(id)
	if r == nil || r.Kind() != "kpi" {
		return KPI{}, false
	}
	return kpi(doc, r), true
}

func kpi(doc *model.Document, r *model.Record) KPI {
	f := formulaOf(doc, r)
	k := KPI{
		ID: r.ID(), Name: r.Text("name"), Metric: r.Text("metric"), Variant: f.variant,
		Unit: f.unit, Direction: r.Text("direction"), Definition: f.definition, Own: r.Text("definition"),
		Source: r.Text("source"), Owner: r.Text("owner"), TargetDate: r.Text("target_date"),
		Headline: r.Bool("headline"), Measures: r.Refs("measures"),
		Tolerance: r.NumOr("tolerance", defaultTolerance),
	}
	if k.Direction == "" {
		k.Direction = f.direction
	}
	if own := r.Text("unit"); own != "" && own == k.Unit && isCurrency(doc, own) {
		k.Unit = UnitCurrency
	}
	var undated int
	k.Series, undated = series(doc, r, f)
	k.Value = Unknown("Nothing has been observed yet.")
	if n := len(k.Series); n > 0 {
		last := k.Series[n-1]
		k.Value, k.N, k.Excluded = last.Value, last.N, last.Excluded
		k.Date, k.Period, k.Notes = last.Date, last.Period, last.Notes
	}
	if undated > 0 {
		k.Notes = append(slices.Clip(k.Notes), count(undated, "observation without a date is", "observations without a date are")+" left out.")
	}
	k.setBaseline(r)
	k.setTarget(r)
	k.setTrend()
	return k
}

// isCurrency reports whether the unit of an own definition is the document's
// money, by its code or by its sign: then it is written like every other amount.
func isCurrency(doc *model.Document, unit string) bool {
	f := FormatOf(doc)
	return f.code != "" && (unit == f.code || unit == f.symbol)
}

// series reads the observations, oldest first; of two with one date the later
// one in the file comes later. What has no readable date cannot be placed and is
// counted in undated.
func series(doc *model.Document, r *model.Record, f formula) (s []Observed, undated int) {
	lang, _ := languageOf(doc).Base()
	for o := range doc.Each(r.ID(), "observation") {
		date := o.Text("date")
		if _, err := time.Parse(time.DateOnly, date); err != nil {
			undated++
			continue
		}
		got := f.read(o)
		s = append(s, Observed{
			ID: o.ID(), Date: date, Period: cmp.Or(o.Text("period"), periodName(date, r.Text("rhythm"), lang.String())),
			Value: got.value, N: got.n, Excluded: got.excluded, Notes: got.notes,
		})
	}
	slices.SortStableFunc(s, func(a, b Observed) int { return cmp.Compare(a.Date, b.Date) })
	if f.cumulative {
		total := 0.0
		for i := range s {
			if s[i].Value.Known {
				total += s[i].Value.V
				s[i].Value = Of(total)
			}
		}
	}
	return s, undated
}

// setBaseline takes the stated baseline, or the first period that has a value
// when at least one more follows: a single period is no change from itself.
func (k *KPI) setBaseline(r *model.Record) {
	k.Baseline = Unknown("There is no baseline: it needs a stated value or a second period.")
	if b, ok := r.Num("baseline"); ok {
		k.Baseline, k.BaselinePeriod = Of(b), r.Text("baseline_date")
	} else {
		for i, o := range k.Series {
			if o.Value.Known {
				if i < len(k.Series)-1 {
					k.Baseline, k.BaselinePeriod = o.Value, o.Period
				}
				break
			}
		}
	}
	k.DeltaBaseline = minus(k.Value, k.Baseline)
	if k.DeltaBaseline.Known {
		k.Better = k.sign(k.DeltaBaseline.V)
	}
}

// sign says whether a change is an improvement.
func (k *KPI) sign(delta float64) int {
	s := 0
	switch {
	case delta > slack(k.Value.V):
		s = 1
	case delta < -slack(k.Value.V):
		s = -1
	}
	if k.Direction == "lower" {
		s = -s
	}
	return s
}

// slack is the difference that counts as none: sums of decimal fractions are
// never exact.
func slack(v float64) float64 { return 1e-9 * math.Max(1, math.Abs(v)) }

// setTarget compares with the target.
func (k *KPI) setTarget(r *model.Record) {
	k.Target = Unknown("There is no target.")
	if t, ok := r.Num("target"); ok {
		k.Target = Of(t)
	}
	k.DeltaTarget = minus(k.Value, k.Target)
	k.Status = k.StatusOf(k.Value)
}

// StatusOf judges a value of the KPI, such as one that is expected. The target is
// reached when the value is on its good side or on it; at risk when it misses it by
// at most the tolerance, in percent of the target.
func (k *KPI) StatusOf(v Value) Status {
	delta := minus(v, k.Target)
	if !delta.Known {
		return NoData
	}
	short := -delta.V // how far the value stays behind, > 0 when it does
	if k.Direction == "lower" {
		short = -short
	}
	switch eps := slack(k.Target.V); {
	case short <= eps:
		return OnTarget
	case short <= math.Abs(k.Target.V)*k.Tolerance/100+eps:
		return AtRisk
	}
	return OffTarget
}

// setTrend fits a straight line through the series by least squares. It rises or
// falls when it changes over the whole series by more than 1 % of the mean size
// of the values; less is noise of rounding.
func (k *KPI) setTrend() {
	var x, y []float64
	size := 0.0
	for _, o := range k.Series {
		if t, err := time.Parse(time.DateOnly, o.Date); err == nil && o.Value.Known {
			x = append(x, float64(t.Unix())/86400)
			y = append(y, o.Value.V)
			size += math.Abs(o.Value.V)
		}
	}
	k.Slope = Unknown("A trend needs values of at least two dates.")
	if len(x) < 2 || x[0] == x[len(x)-1] {
		return
	}
	for i := len(x) - 1; i >= 0; i-- {
		x[i] -= x[0] // small numbers keep their digits
	}
	_, slope := stat.LinearRegression(x, y, nil, false)
	k.Slope = Of(slope * 30)
	if change := slope * x[len(x)-1]; math.Abs(change) > 0.01*size/float64(len(x)) {
		k.Trend = int(math.Copysign(1, change))
		k.TrendBetter = k.Trend
		if k.Direction == "lower" {
			k.TrendBetter = -k.Trend
		}
	}
}
