package measure

import (
	"strings"
	"testing"

	"pgregory.net/rapid"
)

// show makes no-break spaces visible as ordinary ones.
func show(s string) string { return strings.ReplaceAll(s, nbsp, " ") }

func TestFormat(t *testing.T) {
	en := FormatOf(docOf(rec("", "document", "", "language", "en", "currency", "EUR")))
	de := FormatOf(docOf(rec("", "document", "", "language", "de", "currency", "EUR")))
	none := FormatOf(docOf())
	tests := []struct{ got, want string }{
		{en.Count(4790), "4,790"},
		{de.Count(1234567), "1.234.567"},
		{en.Percent(74.4), "74 %"},
		{en.Percent(5.4), "5.4 %"},
		{en.Percent(9), "9 %"},
		{de.Percent(5.4), "5,4 %"},
		{en.Percent(99.6), "99.6 %"},
		{en.Share(0.034), "3.4 %"},
		{en.Duration(0), "0 s"},
		{en.Duration(1.5), "1.5 s"},
		{en.Duration(45), "45 s"},
		{en.Duration(360), "6 min"},
		{en.Duration(670), "11 min 10 s"},
		{en.Duration(605), "10 min 05 s"},
		{en.Duration(59.7), "1 min"},
		{en.Duration(3599.9), "1 h"},
		{en.Duration(3*3600 + 5*60), "3 h 05 min"},
		{en.Duration(8 * 3600), "1 d"},
		{en.Duration(11.4 * 8 * 3600), "11.4 d"},
		{en.Duration(250.3 * 8 * 3600), "250 d"},
		{en.Hours(0.1), "6 min"},
		{en.Hours(26.5), "26.5 h"},
		{en.Money(61), "€ 61"},
		{en.Money(1240.4), "€ 1,240"},
		{en.Money(-3.5), "−€ 3.50"},
		{de.Money(1240), "1.240 €"},
		{none.Money(61), "61"},
		{en.Value(Of(18), UnitPoints), "+18"},
		{en.Value(Of(-7), UnitPoints), "−7"},
		{en.Value(Unknown("why"), UnitPercent), "no data"},
		{en.Value(Of(11.4), "d"), "11.4 d"},
		{en.Value(Of(0.624), UnitNumber), "0.62"},
		{en.Delta(Of(12), UnitPercent), "+12 pp"},
		{en.Delta(Of(-0.2), UnitNumber), "−0.2"},
		{en.Delta(Of(-0.001), UnitNumber), "0"},
		{en.Delta(Of(0.21), UnitShare), "+21 pp"},
		{en.Delta(Of(-7200), UnitSeconds), "−2 h"},
		{en.arrow(6, en.deltaText(6, UnitPoints)), "▲ 6"},
		{en.arrow(-3, en.deltaText(-3, UnitPercent)), "▼ 3 pp"},
		{en.arrow(0, en.deltaText(0, UnitPercent)), "no change"},
		{en.Change(Of(-0.43)), "−43 %"},
		{en.Date("2026-01-15"), "15 Jan 2026"},
		{de.Date("2026-01-15"), "15. Jan. 2026"},
		{en.Share(0.0004), "< 0.1 %"},
		{de.Share(0.0004), "< 0,1 %"},
		{en.Share(0), "0 %"},
		{en.Share(0.99996), "> 99.9 %"},
		{en.Share(1 - 1e-12), "100 %"},
		{en.Change(Of(-0.0004)), "0 %"},
		{en.Value(Of(0.0042), UnitNumber), "0.004"},
		{FormatOf(docOf(rec("", "document", "", "language", "not a language"))).Count(4790), "4,790"},
		{FormatOf(docOf(rec("", "document", "", "language", "ar"))).Count(12), "12"},
	}
	for _, c := range tests {
		if show(c.got) != c.want {
			t.Errorf("%q, want %q", show(c.got), c.want)
		}
	}
	if !strings.Contains(en.Percent(74), nbsp) {
		t.Error("a number can be parted from its %")
	}
}

func TestKPIValuesShareTheirDecimals(t *testing.T) {
	f := FormatOf(docOf())
	k := KPI{Unit: UnitNumber, Value: Of(0.62), Baseline: Of(0.55), Target: Of(0.2)}
	if got := f.KPIValue(&k, k.Target); got != "0.20" {
		t.Errorf("target beside 0.62 is %q", got)
	}
	k = KPI{Unit: UnitPercent, Value: Of(74), Baseline: Of(70), Target: Of(85)}
	if got := show(f.KPIValue(&k, k.Value)); got != "74 %" {
		t.Errorf("%q", got)
	}
	k = KPI{Unit: UnitPercent, Value: Of(5.4), Baseline: Of(6.1), Target: Of(3)}
	if got := show(f.KPIValue(&k, k.Target)); got != "3.0 %" {
		t.Errorf("%q", got)
	}
	k = KPI{Unit: UnitPercent, Value: Of(0.03), Baseline: Of(0.052), Target: Of(0.02)}
	if got := show(f.KPIValue(&k, k.Value) + ", " + f.KPIValue(&k, k.Baseline) + ", " + f.KPIDelta(&k, Of(0.01))); got != "0.03 %, 0.05 %, +0.01 pp" {
		t.Errorf("small shares: %q", got)
	}
	k = KPI{Unit: UnitPercent, Value: Of(12), Target: Of(0.3)}
	if got := show(f.KPIValue(&k, k.Target)); got != "0.3 %" {
		t.Errorf("a small target is rounded to %q", got)
	}
	k = KPI{Unit: UnitPercent, Value: Of(13.1), Baseline: Of(15.4), Target: Of(13)}
	if got := show(f.KPIArrow(&k, Of(-2.3))); got != "▼ 2 pp" {
		t.Errorf("beside whole percents: %q", got)
	}
	if got := show(f.KPIDelta(&k, Of(0.1))); got != "+0.1 pp" {
		t.Errorf("a small difference disappears: %q", got)
	}
	eur := FormatOf(docOf(rec("", "document", "", "currency", "EUR")))
	k = KPI{Unit: "€", Value: Of(127), Baseline: Of(133.39), Target: Of(105)}
	if got := show(eur.KPIValue(&k, k.Value) + " " + eur.KPIArrow(&k, Of(-6.39)) + " " + eur.KPIDelta(&k, Of(22))); got != "€ 127 ▼ € 6 +€ 22" {
		t.Errorf("own unit in the currency: %q", got)
	}
	k = KPI{Unit: "€", Value: Of(93.2), Baseline: Of(67.87), Target: Of(122)}
	if got := show(eur.KPIValue(&k, k.Baseline) + " " + eur.KPIValue(&k, Of(-12.6))); got != "€ 68 −€ 13" {
		t.Errorf("cents beside whole euros: %q", got)
	}
	k = KPI{Unit: "kg CO₂", Value: Of(36.7)}
	if got := f.KPIValue(&k, k.Value) + f.KPIDelta(&k, Of(2)); strings.Contains(got, " ") {
		t.Errorf("%q may be broken between number and unit", got)
	}
	k.Unit = "new customers a month"
	if got := f.KPIValue(&k, k.Value); !strings.Contains(got, "new customers") {
		t.Errorf("%q cannot be broken though it is long", got)
	}
	k = KPI{Metric: "ces", Variant: "mean", Value: Of(2)}
	if got := f.KPIValue(&k, k.Value); got != "2.0" {
		t.Errorf("%q", got)
	}
}

func TestHoursOfAKPIShareTheirDecimals(t *testing.T) {
	f := FormatOf(docOf())
	k := KPI{Unit: UnitHours, Value: Of(11.3), Baseline: Of(28), Target: Of(9)}
	if got := show(f.KPIValue(&k, k.Baseline) + ", " + f.KPIValue(&k, k.Value) + ", " + f.KPIValue(&k, k.Target)); got != "28.0 h, 11.3 h, 9.0 h" {
		t.Errorf("%q", got)
	}
	if got := show(f.KPIDelta(&k, Of(2.3)) + ", " + f.KPIArrow(&k, Of(-16.7))); got != "+2.3 h, ▼ 16.7 h" {
		t.Errorf("differences: %q", got)
	}
	k = KPI{Unit: UnitHours, Value: Of(24), Baseline: Of(28), Target: Of(12)}
	if got := show(f.KPIValue(&k, k.Value)); got != "24 h" {
		t.Errorf("whole hours: %q", got)
	}
	k = KPI{Unit: UnitHours, Value: Of(6.05), Baseline: Of(7.75), Target: Of(1)}
	if got := show(f.KPIValue(&k, k.Value) + ", " + f.KPIDelta(&k, Of(5.05))); got != "6 h 03 min, +5 h 03 min" {
		t.Errorf("below ten hours: %q", got)
	}
}

func TestBothValuesOfAMeasureShareTheirDecimals(t *testing.T) {
	f := FormatOf(docOf())
	day := f.cal.Day()
	for _, c := range []struct {
		unit string
		a, b float64
		want string
	}{
		{UnitPercent, 9.4, 6, "9.4 %, 6.0 %"},
		{UnitPercent, 48, 79, "48 %, 79 %"},
		{UnitShare, 0.042, 0.108, "4.2 %, 10.8 %"},
		{UnitShare, 0.0002, 0.108, "< 0.1 %, 11 %"},
		{UnitNumber, -0.29, 1.1, "−0.29, 1.10"},
		{UnitNumber, 6, 5, "6, 5"},
		{UnitSeconds, 6 * day, 1.6 * day, "6.0 d, 1.6 d"},
		{UnitSeconds, 2 * day, 1 * day, "2 d, 1 d"},
		{UnitSeconds, 2 * day, 3600, "2 d, 1 h"},
	} {
		a, b := f.Both(Measure{Unit: c.unit, Current: Of(c.a), Future: Of(c.b)})
		if got := show(a + ", " + b); got != c.want {
			t.Errorf("%v and %v %s: %q, want %q", c.a, c.b, c.unit, got, c.want)
		}
	}
	if a, b := f.Both(Measure{Unit: UnitPercent, Current: Of(4)}); show(a) != "4 %" || b != NoDataText {
		t.Errorf("%q, %q", a, b)
	}
}

// Whatever the number: nothing that reads as not a number, no hyphen for a minus
// and no minus before a zero.
func TestFormatNeverShowsRubbish(t *testing.T) {
	f := FormatOf(docOf(rec("", "document", "", "currency", "USD")))
	rapid.Check(t, func(t *rapid.T) {
		v := rapid.Float64().Draw(t, "v")
		for _, unit := range []string{UnitSeconds, UnitHours, UnitPercent, UnitShare, UnitPoints, UnitCurrency, UnitNumber, "calls"} {
			for _, s := range []string{f.Value(Of(v), unit), f.Delta(Of(v), unit), f.arrow(v, f.deltaText(v, unit))} {
				if strings.ContainsAny(s, "-∞") || strings.Contains(s, "NaN") || strings.HasPrefix(s, minusTxt) && !strings.ContainsAny(s, "123456789") {
					t.Fatalf("%g %s is shown as %q", v, unit, s)
				}
			}
		}
	})
}

// Money of another currency than the document's reads like money, under the name
// that its definition gave it; words that only look like a code stay words.
func TestOtherCurrencies(t *testing.T) {
	en := FormatOf(docOf(rec("", "document", "", "language", "en", "currency", "EUR")))
	de := FormatOf(docOf(rec("", "document", "", "language", "de", "currency", "EUR")))
	for _, c := range []struct {
		f    *Format
		v    float64
		unit string
		want string
	}{
		{en, 22.5, "USD", "USD 22.50"}, {en, 22.5, "EUR", "€ 22.50"}, {en, -2250.4, "£", "−£ 2,250"},
		{de, 22.5, "USD", "22,50 USD"}, {de, 22.5, "£", "22,50 £"},
		{en, 2, "all", "2 all"}, {en, 2, "top", "2 top"}, {en, 2, "h", "2 h"},
	} {
		if got := strings.ReplaceAll(c.f.Value(Of(c.v), c.unit), nbsp, " "); got != c.want {
			t.Errorf("%v %s: %q, want %q", c.v, c.unit, got, c.want)
		}
	}
	k := &KPI{Unit: "USD", Value: Of(22.5), Target: Of(20)}
	if got := en.KPIValue(k, k.Target) + "; " + en.KPIDelta(k, Of(2.5)); strings.ReplaceAll(got, nbsp, " ") != "USD 20; +USD 2.50" {
		t.Errorf("a KPI in dollars: %q", got)
	}
}
