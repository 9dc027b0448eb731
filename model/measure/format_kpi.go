package measure

import (
	"math"
	"strings"
	"unicode/utf8"
)

// KPIValue writes a value of a KPI (current, baseline, target, a point of the
// series). All of them have the same number of decimals, so that a column reads
// well: 0.62 and 0.20, 2.6 and 2.0.
func (f *Format) KPIValue(k *KPI, v Value) string {
	if !v.Known {
		return NoDataText
	}
	f, unit := f.in(k.Unit)
	switch unit {
	case UnitPercent:
		return f.Fixed(v.V, k.decimals()) + nbsp + "%"
	case UnitNumber:
		return f.Fixed(v.V, k.decimals())
	case UnitHours:
		if n, ok := k.hourDecimals(); ok {
			return f.Fixed(v.V, n) + nbsp + "h"
		}
		return f.Hours(v.V)
	case UnitCurrency:
		if k.largest() >= 99.995 { // € 93 beside € 122, not € 92.87
			s := f.withSymbol(f.Number(math.Abs(v.V), 0))
			if v.V < 0 {
				return negative(s)
			}
			return s
		}
		return f.Money(v.V)
	case UnitSeconds, UnitPoints, UnitShare:
		return f.Value(v, k.Unit)
	}
	return f.Fixed(v.V, k.decimals()) + nbsp + k.unit()
}

// shortUnit is how many characters an own unit has at most to stay on one line
// with its number: "kg CO₂", but not "new customers a month".
const shortUnit = 8

func (k *KPI) unit() string {
	if utf8.RuneCountInString(k.Unit) > shortUnit {
		return k.Unit
	}
	return strings.ReplaceAll(k.Unit, " ", nbsp)
}

// KPIDelta writes a difference of two values of a KPI with its sign: "−4 pp". It
// has as many decimals as the values beside which it stands, so that a reader
// who subtracts them gets the same; more where it would be nothing.
func (f *Format) KPIDelta(k *KPI, v Value) string {
	if !v.Known {
		return NoDataText
	}
	return f.signed(v.V, f.kpiDelta(k, v.V))
}

// KPIArrow writes a difference of two values of a KPI with an arrow: "▲ 6",
// "▼ 3 pp", "no change".
func (f *Format) KPIArrow(k *KPI, v Value) string {
	if !v.Known {
		return NoDataText
	}
	return f.arrow(v.V, f.kpiDelta(k, v.V))
}

func (f *Format) kpiDelta(k *KPI, v float64) string {
	f, unit := f.in(k.Unit)
	v = math.Abs(v)
	n := k.decimals()
	switch unit {
	case UnitCurrency:
		if k.largest() < 99.995 {
			return f.Money(v)
		}
		n = 0
	case UnitPoints:
		n = 0
	case UnitPercent, UnitNumber:
	case UnitHours:
		d, ok := k.hourDecimals()
		if !ok {
			return f.deltaText(v, unit)
		}
		n = d
	case UnitSeconds, UnitShare:
		return f.deltaText(v, unit)
	}
	s := f.Number(v, n)
	for ; v > max(slack(k.Value.V), 5e-7) && !strings.ContainsAny(s, "123456789"); n++ {
		s = f.Number(v, n+1)
	}
	switch unit {
	case UnitPercent:
		return s + nbsp + "pp"
	case UnitCurrency:
		return f.withSymbol(s)
	case UnitPoints, UnitNumber:
		return s
	case UnitHours:
		return s + nbsp + "h"
	}
	return s + nbsp + k.unit()
}

// hourDecimals is how many decimals the hours of a KPI have, all alike: 28.0 h
// beside 11.3 h. It is false where all of them are so short that they are
// written in hours and minutes.
func (k *KPI) hourDecimals() (int, bool) {
	most := k.largest()
	if most < 9.995 {
		return 0, false
	}
	limit := min(decimals(most), 1)
	for _, v := range []Value{k.Value, k.Baseline, k.Target} {
		if v.Known && hasDecimals(v.V, 0, limit) {
			return limit, true
		}
	}
	return 0, true
}

// largest is the size of the largest of the KPI's numbers.
func (k *KPI) largest() float64 {
	most := 0.0
	for _, v := range []Value{k.Value, k.Baseline, k.Target} {
		if v.Known {
			most = math.Max(most, math.Abs(v.V))
		}
	}
	return most
}

// decimals is how many decimals the largest of the KPI's numbers needs, at most
// as many as any of them has, and more where one of them would become 0: 0.02 %
// beside 0.05 %.
func (k *KPI) decimals() int {
	most, need := k.largest(), 0
	limit := decimals(most)
	if k.Unit == UnitPercent {
		limit = percentDecimals(most)
	}
	if (k.Metric == "ces" || k.Metric == "csat") && k.Variant == "mean" {
		return 1
	}
	for _, v := range []Value{k.Value, k.Baseline, k.Target} {
		for v.Known && math.Abs(v.V) >= 5e-7 && math.Abs(v.V) < 0.5*math.Pow(0.1, float64(limit)) {
			limit++
		}
	}
	for _, v := range []Value{k.Value, k.Baseline, k.Target} {
		for v.Known && need < limit && hasDecimals(v.V, need, limit) {
			need++
		}
	}
	return need
}

// hasDecimals reports whether v, rounded to limit decimals, needs more than n.
func hasDecimals(v float64, n, limit int) bool {
	p := math.Pow(10, float64(limit))
	q := math.Pow(10, float64(n))
	r := math.Round(v*p) / p
	return math.Abs(r*q-math.Round(r*q)) > 1e-6
}
