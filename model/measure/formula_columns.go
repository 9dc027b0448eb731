package measure

import (
	"strings"

	"waymark/model/kind"
)

// columnFormula is the ratio, mean, sum or latest value of two columns: what
// retention, referral and own definitions offer.
func columnFormula(c config, variant, part, whole string, bounded bool) formula {
	p, w := columnLabel(part), columnLabel(whole)
	f := formula{variant: variant, columns: []string{part, whole}, unit: UnitNumber}
	divide := func(factor float64) func(o observation) reading {
		return func(o observation) reading {
			v, why := o.counts(part, whole)
			if why != "" {
				return noReading("%s", why)
			}
			got := ratioReading(v[0], v[1], part, whole, bounded)
			if got.value.Known {
				got.value = Of(got.value.V / 100 * factor)
			}
			return got
		}
	}
	single := func(o observation) reading {
		v, why := o.counts(part)
		if why != "" {
			return noReading("%s", why)
		}
		return reading{value: Of(v[0])}
	}
	switch variant {
	case "mean":
		f.definition, f.compute = p+" ÷ "+kind.InSentence(w), divide(1)
	case "sum", "count":
		f.definition, f.compute, f.cumulative = "Sum of “"+p+"” over all periods so far", single, true
		if variant == "count" {
			f.definition, f.cumulative = "“"+p+"” of the period", false
		}
	case "latest":
		f.definition, f.compute = "“"+p+"” of the latest period", single
	default:
		f.variant, f.unit = "ratio", UnitPercent
		f.definition, f.compute = p+" ÷ "+kind.InSentence(w)+" × 100", divide(100)
	}
	if f.variant != "ratio" && part == "numerator" && f.variant != "mean" {
		f.definition = strings.ReplaceAll(f.definition, "“Numerator”", "the values")
		f.definition = strings.ToUpper(f.definition[:1]) + f.definition[1:]
	}
	return f
}

// customVariant is the form of an own definition that does not say which: a
// ratio in percent, or a mean in the stated unit, where denominators are stated;
// else the latest value.
func customVariant(c config) string {
	for o := range c.doc.Each(c.kpi.ID(), "observation") {
		if o.Has("denominator") {
			if u := c.kpi.Text("unit"); u != "" && u != UnitPercent {
				return "mean"
			}
			return "ratio"
		}
	}
	return "latest"
}
