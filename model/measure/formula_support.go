package measure

import (
	"fmt"
	"math"
	"slices"
	"strings"
	"time"

	"waymark/model"
	"waymark/model/kind"
)

// aht is the average handling time of a contact. Contacts without a phase (chats
// have no hold) leave its column empty; that is said.
func aht() formula {
	parts := []string{"talk_time", "hold_time", "after_time"}
	return formula{
		variant: "mean", unit: UnitHours, direction: "lower",
		definition: "(talk + hold + after-call work) ÷ contacts",
		columns:    append(slices.Clone(parts), "contacts"),
		compute: func(o observation) reading {
			c, why := o.counts("contacts")
			if why != "" {
				return noReading("%s", why)
			}
			if c[0] == 0 {
				return noReading("“%s” is 0: there is nothing to divide by.", columnLabel("contacts"))
			}
			total, without := 0.0, []string{}
			for _, p := range parts {
				if s, ok := o.cal.value(o.r, p); ok {
					total += s
				} else {
					without = append(without, "“"+columnLabel(p)+"”")
				}
			}
			if len(without) == len(parts) {
				return noReading("No time is stated: %s are all missing.", strings.Join(without, ", "))
			}
			got := reading{value: Of(total / c[0] / 3600), n: c[0]}
			if len(without) > 0 {
				got.notes = []string{strings.Join(without, " and ") + " not stated, counted as no time."}
			}
			return got
		},
	}
}

// sla is the share of the cases that were answered within the agreed time. Cases
// still open and within their time are neither met nor breached.
func sla() formula {
	return formula{
		variant: "share", unit: UnitPercent, definition: "Cases within the agreed time ÷ (within + over) × 100",
		columns: []string{"met", "breached"},
		compute: func(o observation) reading {
			c, why := o.counts("met", "breached")
			if why != "" {
				return noReading("%s", why)
			}
			if c[0]+c[1] == 0 {
				return noReading("No case was met or breached.")
			}
			return reading{value: Of(c[0] / (c[0] + c[1]) * 100), n: c[0] + c[1]}
		},
	}
}

// resolvedQueries is a count, or its share of the queries received. More can be
// resolved than came in: an old backlog shrinks.
func resolvedQueries(variant string) formula {
	if variant == "share" || variant == "ratio" {
		f := share("Queries resolved ÷ queries received × 100", "resolved", "received", false)
		f.variant = variant
		return f
	}
	return formula{
		variant: "count", unit: UnitNumber, definition: "Queries resolved in the period", columns: []string{"resolved"},
		compute: func(o observation) reading {
			c, why := o.counts("resolved")
			if why != "" {
				return noReading("%s", why)
			}
			return reading{value: Of(c[0]), n: o.r.NumOr("received", 0)}
		},
	}
}

// caseTime is the median or the 90th percentile of how long cases took, in
// business or calendar hours. Cases without an end are not counted, and said so:
// their times are not known, and leaving them out makes the value look better
// than it is.
func caseTime(c config, variant, what string) formula {
	p, name, means := 0.5, "Median", ""
	if variant == "p90" {
		p, name = 0.9, "90th percentile"
		means = ": nine of ten closed cases take no longer (computed as PERCENTILE.INC of Excel)"
	} else {
		variant = "median"
	}
	cal, hours := c.cal, "business hours"
	between := cal.Between
	if c.kpi.Text("hours") == "calendar" {
		cal, hours = aroundTheClock, "calendar hours"
		between = func(from, to time.Time) float64 { return float64(to.Unix() - from.Unix()) }
	}
	return formula{
		variant: variant, unit: UnitHours, direction: "lower",
		definition: fmt.Sprintf("%s of the time to %s in %s%s; open cases are not counted", name, what, hours, means),
		columns:    []string{"cases", "times", "open_cases"},
		compute: func(o observation) reading {
			var times []float64
			open, bad := int(o.r.NumOr("open_cases", 0)), 0
			for _, s := range o.r.List("cases") {
				from, to, isOpen, err := kind.ParseInterval(s)
				switch {
				case err != nil:
					bad++
				case isOpen:
					open++
				default:
					times = append(times, between(from, to))
				}
			}
			for _, s := range o.r.List("times") {
				d, err := model.ParseDuration(s)
				if err != nil {
					bad++
					continue
				}
				times = append(times, cal.Seconds(d))
			}
			got := reading{value: Unknown("No case is closed yet."), n: float64(len(times)), excluded: float64(open + bad)}
			if open > 0 {
				got.notes = append(got.notes, count(open, "open case is", "open cases are")+" not counted.")
			}
			if bad > 0 {
				got.notes = append(got.notes, count(bad, "case that cannot be read is", "cases that cannot be read are")+" not counted.")
			}
			if len(times) > 0 {
				got.value = Of(percentile(times, p) / 3600)
			}
			return got
		},
	}
}

// percentile returns the p-quantile, 0 ≤ p ≤ 1, of at least one value: linear
// between the closest ranks (type 7 of Hyndman and Fan, “Sample Quantiles in
// Statistical Packages”, The American Statistician 50, 1996; PERCENTILE.INC of
// Excel). It sorts v.
func percentile(v []float64, p float64) float64 {
	slices.Sort(v)
	at := p * float64(len(v)-1)
	lo := int(math.Floor(at))
	if lo+1 >= len(v) {
		return v[len(v)-1]
	}
	return v[lo] + (at-float64(lo))*(v[lo+1]-v[lo])
}
