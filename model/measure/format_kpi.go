package measure

import (
	"math"
	"time"
)

// KPIValue writes a value of a KPI (current, baseline, target, a point of the
// series). All of them have the same number of decimals, so that a column reads
// well: 0.62 and 0.20, 2.6 and 2.0.
func (f *Format) KPIValue(k *KPI, v Value) string {
	if !v.Known {
		return NoDataText
	}
	switch k.Unit {
	case UnitPercent:
		return f.Fixed(v.V, k.decimals()) + nbsp + "%"
	case UnitNumber:
		return f.Fixed(v.V, k.decimals())
	case UnitSeconds, UnitHours, UnitPoints, UnitCurrency, UnitShare:
		return f.Value(v, k.Unit)
	}
	return f.Fixed(v.V, k.decimals()) + nbsp + k.Unit
}

// decimals is how many decimals the largest of the KPI's numbers needs, at most
// as many as any of them has.
func (k *KPI) decimals() int {
	most, need := 0.0, 0
	all := []Value{k.Value, k.Baseline, k.Target}
	for _, v := range all {
		if v.Known {
			most = math.Max(most, math.Abs(v.V))
		}
	}
	limit := decimals(most)
	if k.Unit == UnitPercent {
		limit = percentDecimals(most)
	}
	if (k.Metric == "ces" || k.Metric == "csat") && k.Variant == "mean" {
		return 1
	}
	for _, v := range all {
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

// formatDate writes an ISO date for people in a language.
func formatDate(iso, lang string) string {
	t, err := time.Parse(time.DateOnly, iso)
	if err != nil || lang != "en" {
		return iso
	}
	return t.Format("2 Jan 2006")
}
