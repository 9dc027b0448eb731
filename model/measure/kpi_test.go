package measure

import (
	"math"
	"slices"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"waymark/model"
	"waymark/model/kind"
)

// observed computes a KPI with one observation.
func observed(kpiProps, obsProps []any) KPI {
	doc := docOf(
		rec("k", "kpi", "", append([]any{"name", "K"}, kpiProps...)...),
		rec("o", "observation", "k", append([]any{"date", "2026-01-31"}, obsProps...)...),
	)
	k, _ := KPIOf(doc, "k")
	return k
}

type props = []any

func TestDefinitions(t *testing.T) {
	tests := []struct {
		name     string
		kpi, obs props
		want     float64
		n        float64
		unit     string
	}{
		// Reichheld, “The One Number You Need to Grow”, Harvard Business Review,
		// December 2003: promoters 9–10, detractors 0–6, score = % − %.
		{"NPS from counts", props{"metric", "nps"}, props{"promoters", 70, "passives", 20, "detractors", 10}, 60, 100, UnitPoints},
		{"NPS from scores", props{"metric", "nps"}, props{"scores", []float64{1, 0, 0, 1, 0, 2, 1, 3, 2, 6, 4}}, 25, 20, UnitPoints},
		{"NPS all detractors", props{"metric", "nps"}, props{"promoters", 0, "passives", 0, "detractors", 7}, -100, 7, UnitPoints},
		{"CSAT top two of five", props{"metric", "csat"}, props{"scores", []float64{2, 3, 15, 40, 40}}, 80, 100, UnitPercent},
		{"CSAT from counts", props{"metric", "csat"}, props{"satisfied", 37, "responses", 50}, 74, 50, UnitPercent},
		{"CSAT of seven", props{"metric", "csat", "scale", 7}, props{"scores", []float64{0, 0, 0, 0, 5, 3, 2}}, 50, 10, UnitPercent},
		{"CSAT mean", props{"metric", "csat", "variant", "mean"}, props{"scores", []float64{1, 0, 0, 0, 3}}, 4, 4, UnitNumber},
		{"CES mean", props{"metric", "ces"}, props{"scores", []float64{0, 0, 0, 0, 2, 2, 2}}, 6, 6, UnitNumber},
		{"CES share of 5 and more", props{"metric", "ces", "variant", "share"}, props{"scores", []float64{1, 1, 1, 1, 2, 2, 2}}, 60, 10, UnitPercent},
		{"CES share, 1 is easy", props{"metric", "ces", "variant", "share", "easy_end", "low"}, props{"scores", []float64{3, 2, 1, 1, 1, 1, 1}}, 60, 10, UnitPercent},
		{"CES share of five", props{"metric", "ces", "variant", "share", "scale", 5}, props{"scores", []float64{1, 1, 1, 3, 4}}, 70, 10, UnitPercent},
		{"churn", props{"metric", "churn"}, props{"customers_lost", 25, "customers_start", 500}, 5, 500, UnitPercent},
		// Compounding: what is left after twelve months of 5 % is 0.95^12 = 54.04 %.
		{"annual churn", props{"metric", "churn", "variant", "annual"}, props{"customers_lost", 25, "customers_start", 500}, 45.963991, 500, UnitPercent},
		{"annual churn from quarters", props{"metric", "churn", "variant", "annual", "rhythm", "quarter"}, props{"customers_lost", 10, "customers_start", 100}, 34.39, 100, UnitPercent},
		{"CLV", props{"metric", "clv"}, props{"revenue", 50, "gross_margin", 60, "churn", 2.5}, 1200, 0, UnitCurrency},
		{"FCR", props{"metric", "fcr"}, props{"resolved_first", 790, "contacts", 1000}, 79, 1000, UnitPercent},
		// (300 min + 60 min + 120 min) ÷ 80 contacts = 6 min = 0.1 h.
		{"AHT", props{"metric", "aht"}, props{"talk_time", "300 min", "hold_time", "1 h", "after_time", "2 h", "contacts", 80}, 0.1, 80, UnitHours},
		{"SLA", props{"metric", "sla"}, props{"met", 92, "breached", 8}, 92, 100, UnitPercent},
		{"conversion", props{"metric", "conversion"}, props{"converted", 11, "entered", 100}, 11, 100, UnitPercent},
		{"lead to sale", props{"metric", "lead_to_sale"}, props{"won", 3, "leads", 40}, 7.5, 40, UnitPercent},
		{"engagement above 100 %", props{"metric", "engagement"}, props{"interactions", 150, "reach", 100}, 150, 100, UnitPercent},
		{"resolved", props{"metric", "resolved_queries"}, props{"resolved", 840, "received", 900}, 840, 900, UnitNumber},
		{"resolved share", props{"metric", "resolved_queries", "variant", "share"}, props{"resolved", 840, "received", 1000}, 84, 1000, UnitPercent},
		{"retention", props{"metric", "retention"}, props{"customers_kept", 90, "customers_start", 100}, 90, 100, UnitPercent},
		{"referral", props{"metric", "referral"}, props{"referred", 5, "customers", 50}, 10, 50, UnitPercent},
		{"own ratio", props{"metric", "custom"}, props{"numerator", 1, "denominator", 8}, 12.5, 8, UnitPercent},
		{"own mean", props{"metric", "custom", "unit", "calls"}, props{"numerator", 62, "denominator", 100}, 0.62, 100, "calls"},
		{"own latest", props{"metric", "custom", "unit", "d"}, props{"value", 11.4, "n", 214}, 11.4, 214, "d"},
		{"stated value", props{"metric", "nps"}, props{"value", 18, "n", 312}, 18, 312, UnitPoints},
	}
	for _, c := range tests {
		k := observed(c.kpi, c.obs)
		near(t, c.name, k.Value, c.want, 1e-6)
		if k.N != c.n || k.Unit != c.unit {
			t.Errorf("%s: n = %g in %q, want %g in %q", c.name, k.N, k.Unit, c.n, c.unit)
		}
		if k.Definition == "" || k.Variant == "" {
			t.Errorf("%s carries no definition or variant", c.name)
		}
	}
}

func TestNoDataAndWhy(t *testing.T) {
	tests := []struct {
		name     string
		kpi, obs props
		why      string
	}{
		{"nobody answered", props{"metric", "nps"}, props{"promoters", 0, "passives", 0, "detractors", 0}, "Nobody"},
		{"wrong length", props{"metric", "nps"}, props{"scores", []float64{1, 2, 3}}, "3 numbers"},
		{"wrong scale", props{"metric", "csat"}, props{"scores", []float64{0, 0, 0, 0, 5, 3, 2}}, "1 to 5"},
		{"empty scores", props{"metric", "ces"}, props{"scores", []float64{}}, "0 numbers"},
		{"missing column", props{"metric", "nps"}, props{"promoters", 3, "detractors", 1}, "“Passives” is missing"},
		{"CLV at churn 0", props{"metric", "clv"}, props{"revenue", 50, "gross_margin", 60, "churn", 0}, "Churn is 0"},
		{"zero denominator", props{"metric", "conversion"}, props{"converted", 0, "entered", 0}, "“Entered” is 0"},
		{"more than all", props{"metric", "fcr"}, props{"resolved_first", 12, "contacts", 10}, "more than"},
		{"no contacts", props{"metric", "aht"}, props{"talk_time", "1 h", "contacts", 0}, "is 0"},
		{"no times", props{"metric", "aht"}, props{"contacts", 3}, "No time"},
		{"only open", props{"metric", "resolution_time"}, props{"cases", []string{"2026-01-05T09:12/.."}}, "No case is closed"},
		{"nothing at all", props{"metric", "sla"}, nil, "neither counts nor a value"},
		{"mean from counts", props{"metric", "csat", "variant", "mean"}, props{"satisfied", 3, "responses", 5}, "neither counts"},
		{"own without denominator", props{"metric", "custom", "variant", "ratio"}, props{"numerator", 3}, "“Denominator” is missing"},
	}
	for _, c := range tests {
		k := observed(c.kpi, c.obs)
		unknown(t, c.name, k.Value)
		if !strings.Contains(k.Value.Why, c.why) {
			t.Errorf("%s: %q does not say %q", c.name, k.Value.Why, c.why)
		}
		if k.Status != NoData || k.DeltaTarget.Known || k.DeltaBaseline.Known {
			t.Errorf("%s: status %s without data", c.name, k.Status)
		}
	}
}

// A metric in the table without a definition here would show "no data" for ever.
func TestEveryMetricHasADefinition(t *testing.T) {
	for _, m := range kind.Options("kpi", "metric") {
		f := formulaOf(docOf(), rec("k", "kpi", "", "name", "K", "metric", m.Name))
		if strings.Contains(f.definition, "does not know") || f.definition == "" || f.direction == "" || f.variant == "" {
			t.Errorf("metric %q has no definition", m.Name)
		}
		k, _ := kind.Of("observation")
		for _, c := range f.columns {
			if _, ok := k.Property(c); !ok {
				t.Errorf("metric %q reads an unknown column %q", m.Name, c)
			}
		}
	}
}

func TestResponseTimes(t *testing.T) {
	// Monday 5 January 2026. Business hours 9 to 17.
	cases := []string{
		"2026-01-05T09:00/2026-01-05T11:00", // 2 h
		"2026-01-05T16:00/2026-01-06T10:00", // 1 h + 1 h
		"2026-01-09T16:30/2026-01-12T09:30", // Friday to Monday: 30 min + 30 min
		"2026-01-10T10:00/2026-01-11T10:00", // weekend: 0
		"2026-01-05T06:00/2026-01-05T22:00", // the whole day: 8 h
		"2026-01-07T09:00/..",
	}
	k := observed(props{"metric", "first_response_time", "hours", "business"}, props{"cases", cases, "open_cases", 2})
	near(t, "median in business hours", k.Value, 2, 1e-9)
	if k.N != 5 || k.Excluded != 3 || len(k.Notes) != 1 || !strings.Contains(k.Notes[0], "3 open cases are not counted") {
		t.Errorf("n %g, excluded %g, notes %q", k.N, k.Excluded, k.Notes)
	}
	// 0, 1, 2, 2, 8: rank 0.9 × 4 = 3.6 lies at 2 + 0.6 × 6.
	k = observed(props{"metric", "first_response_time", "variant", "p90"}, props{"cases", cases})
	near(t, "P90 in business hours", k.Value, 5.6, 1e-9)
	k = observed(props{"metric", "resolution_time", "hours", "calendar"}, props{"cases", cases})
	near(t, "median in calendar hours", k.Value, 18, 1e-9)
	k = observed(props{"metric", "resolution_time"}, props{"times", []string{"1 d", "2 d", "3 h"}})
	near(t, "a working day has eight hours", k.Value, 8, 1e-9)
	k = observed(props{"metric", "resolution_time", "hours", "calendar"}, props{"times", []string{"1 d"}})
	near(t, "a calendar day has 24", k.Value, 24, 1e-9)
}

// The example of Excel's documentation of PERCENTILE.INC: the 30th percentile of
// 1, 2, 3, 4 is 1.9.
func TestPercentile(t *testing.T) {
	if got := percentile([]float64{4, 2, 1, 3}, 0.3); math.Abs(got-1.9) > 1e-12 {
		t.Errorf("percentile = %g, want 1.9", got)
	}
}

func yearOf(metric string, kpiProps props, values ...float64) KPI {
	recs := []*model.Record{rec("k", "kpi", "", append(props{"name", "K", "metric", metric}, kpiProps...)...)}
	dates := []string{"2026-01-31", "2026-02-28", "2026-03-31", "2026-04-30", "2026-05-31", "2026-06-30"}
	for i := len(values) - 1; i >= 0; i-- { // the file may list them in any order
		recs = append(recs, rec("o"+dates[i], "observation", "k", "date", dates[i], "value", values[i]))
	}
	k, _ := KPIOf(docOf(recs...), "k")
	return k
}

func TestStatusBaselineAndTrend(t *testing.T) {
	k := yearOf("csat", props{"target", 85}, 70, 71, 77)
	near(t, "current", k.Value, 77, 0)
	near(t, "baseline is the first", k.Baseline, 70, 0)
	near(t, "points against baseline", k.DeltaBaseline, 7, 1e-9)
	near(t, "points against target", k.DeltaTarget, -8, 1e-9)
	if k.Status != AtRisk || k.Better != 1 || k.Trend != 1 || k.TrendBetter != 1 || k.Date != "2026-03-31" {
		t.Errorf("status %s, better %d, trend %d", k.Status, k.Better, k.Trend)
	}
	for _, c := range []struct {
		name   string
		props  props
		metric string
		last   float64
		want   Status
	}{
		{"reached", props{"target", 85}, "csat", 85, OnTarget},
		{"just inside 10 %", props{"target", 80}, "csat", 72, AtRisk},
		{"just outside", props{"target", 80}, "csat", 71.9, OffTarget},
		{"own tolerance", props{"target", 80, "tolerance", 1}, "csat", 79, OffTarget},
		{"lower is better", props{"target", 5}, "churn", 4, OnTarget},
		{"lower, at risk", props{"target", 5}, "churn", 5.5, AtRisk},
		{"lower, off", props{"target", 5}, "churn", 6, OffTarget},
		{"turned round", props{"target", 5, "direction", "higher"}, "churn", 6, OnTarget},
		{"negative target", props{"target", -10}, "nps", -11, AtRisk},
		{"target 0 has no tolerance", props{"target", 0}, "nps", -0.5, OffTarget},
	} {
		if k := yearOf(c.metric, c.props, 50, c.last); k.Status != c.want {
			t.Errorf("%s: %s, want %s", c.name, k.Status, c.want)
		}
	}
	k = yearOf("csat", nil, 70)
	unknown(t, "baseline of one period", k.Baseline)
	unknown(t, "no target", k.Target)
	unknown(t, "trend of one point", k.Slope)
	k = yearOf("csat", props{"baseline", 60}, 70)
	near(t, "stated baseline", k.DeltaBaseline, 10, 0)
	if k := yearOf("churn", nil, 5, 5.4, 6); k.Better != -1 || k.Trend != 1 || k.TrendBetter != -1 {
		t.Errorf("rising churn: better %d, trend %d (%d)", k.Better, k.Trend, k.TrendBetter)
	}
	if k := yearOf("csat", nil, 70, 70.1, 70); k.Trend != 0 {
		t.Errorf("noise is a trend of %d", k.Trend)
	}
	near(t, "a sum adds the periods up", yearOf("custom", props{"variant", "sum"}, 1, 2, 3).Value, 6, 0)
}

func TestFallingValues(t *testing.T) {
	k := yearOf("csat", nil, 77, 74, 70)
	if k.Better != -1 || k.Trend != -1 || k.TrendBetter != -1 {
		t.Errorf("falling satisfaction: better %d, trend %d (%d)", k.Better, k.Trend, k.TrendBetter)
	}
	if k := yearOf("churn", nil, 6, 5.4, 5); k.Better != 1 || k.Trend != -1 || k.TrendBetter != 1 {
		t.Errorf("falling churn: better %d, trend %d (%d)", k.Better, k.Trend, k.TrendBetter)
	}
	if k := yearOf("csat", nil, 70, 70); k.Better != 0 || k.Trend != 0 {
		t.Errorf("no change: better %d, trend %d", k.Better, k.Trend)
	}
}

// An own definition in the document's money, by its code or by its sign, is written
// like every other amount; other money and other units stay what the team wrote.
func TestOwnMoney(t *testing.T) {
	for _, c := range []struct{ currency, unit, want string }{
		{"EUR", "EUR", UnitCurrency}, {"EUR", "€", UnitCurrency}, {"EUR", "USD", "USD"}, {"EUR", "$", "$"}, {"EUR", "calls", "calls"}, {"", "EUR", "EUR"}, {"", "calls", "calls"},
		{"points of the house", "points of the house", UnitCurrency},
	} {
		root := rec("", "document", "", "title", "T")
		if c.currency != "" {
			root = root.With(model.Prop{Name: "currency", Value: model.Text(c.currency)})
		}
		doc := docOf(root, rec("k", "kpi", "", "name", "K", "metric", "custom", "unit", c.unit), rec("o", "observation", "k", "date", "2026-01-31", "value", 4))
		if k, _ := KPIOf(doc, "k"); k.Unit != c.want {
			t.Errorf("%q in a document of %q is %q, not %q", c.unit, c.currency, k.Unit, c.want)
		}
	}
}

// What has no date that can be read has no place in the series, and is named.
func TestUndatedObservations(t *testing.T) {
	for _, c := range []struct {
		dates []string
		value float64
		note  string
	}{
		{[]string{"2026-01-31"}, 1, ""},
		{[]string{"2026-01-31", ""}, 1, "1 observation without a date is left out."},
		{[]string{"", "2026-01-31", "31.2.2026"}, 2, "2 observations without a date are left out."},
	} {
		recs := []*model.Record{rec("k", "kpi", "", "name", "K", "metric", "csat")}
		for i, d := range c.dates {
			o := rec("o"+string(rune('a'+i)), "observation", "k", "value", i+1)
			if d != "" {
				o = o.With(model.Prop{Name: "date", Value: model.Text(d)})
			}
			recs = append(recs, o)
		}
		k, _ := KPIOf(docOf(recs...), "k")
		near(t, "value", k.Value, c.value, 0)
		if len(k.Series) != 1 || strings.Join(k.Notes, " ") != c.note {
			t.Errorf("%q: %d in the series, notes %q", c.dates, len(k.Series), k.Notes)
		}
	}
	k, _ := KPIOf(docOf(rec("k", "kpi", "", "name", "K", "metric", "csat"), rec("o", "observation", "k", "value", 3)), "k")
	unknown(t, "a value of no date", k.Value)
	if _, ok := KPIOf(docOf(rec("p", "persona", "", "name", "P")), "p"); ok {
		t.Error("a persona is a KPI")
	}
}

// 0.1 + 0.2 style rounding must not turn a reached target into a missed one.
func TestTargetReachedInSpiteOfRounding(t *testing.T) {
	k := observed(props{"metric", "csat", "target", 29, "tolerance", 0}, props{"satisfied", 29, "responses", 100})
	if k.Status != OnTarget {
		t.Errorf("29 of 100 against 29 %% is %s (%v)", k.Status, k.Value.V)
	}
}

func TestNPSLaws(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		c := rapid.SliceOfN(rapid.IntRange(0, 1000), 11, 11).Draw(t, "scores")
		s := make([]float64, 11)
		total := 0
		for i, v := range c {
			s[i] = float64(v)
			total += v
		}
		k := observed(props{"metric", "nps"}, props{"scores", s})
		if total == 0 {
			if k.Value.Known {
				t.Fatal("a score of nobody")
			}
			return
		}
		if k.Value.V < -100 || k.Value.V > 100 || k.N != float64(total) {
			t.Fatalf("NPS %g of %g", k.Value.V, k.N)
		}
		s = slices.Clone(s)
		s[10]++ // one more promoter never lowers it
		if more := observed(props{"metric", "nps"}, props{"scores", s}); more.Value.V < k.Value.V-1e-9 {
			t.Fatalf("a promoter lowered it from %g to %g", k.Value.V, more.Value.V)
		}
	})
}
