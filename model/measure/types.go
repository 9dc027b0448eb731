package measure

import "waymark/model"

// Value is a number or the reason why there is none.
type Value struct {
	V     float64
	Known bool
	Why   string // why it is not known; "" when it is
}

// Of returns a known value.
func Of(v float64) Value { return Value{V: v, Known: true} }

// Unknown returns a value that could not be computed, and why, as a sentence for
// people.
func Unknown(why string) Value { return Value{Why: why} }

// Status says how a KPI stands against its target.
type Status string

// The four states. Names are those of the command line's JSON.
const (
	OnTarget  Status = "on_target"
	AtRisk    Status = "at_risk"
	OffTarget Status = "off_target"
	NoData    Status = "no_data"
)

// Observed is one point of a KPI's series.
type Observed struct {
	ID     model.ID
	Date   string // 2026-01-31
	Period string // as people call it; the date when it is not set
	Value  Value
	N      float64
}

// KPI is the computed state of one KPI record.
type KPI struct {
	ID                         model.ID
	Name, Metric, Variant      string
	Unit                       string // "%", "points", "h" …; "" for a plain number
	Direction                  string // "higher" or "lower" is better
	Value                      Value  // of the latest period
	Baseline, Target           Value
	DeltaBaseline, DeltaTarget Value // current − baseline, current − target, in the KPI's own unit
	Better                     int   // +1 when the current value is better than the baseline, −1 when worse, 0 when equal or unknown
	N, Excluded                float64
	Status                     Status
	Series                     []Observed // oldest first
	Period                     string     // of the latest observation
	Definition                 string     // the formula in words
	Source, Owner              string
	Measures                   []model.ID // where in the maps it is measured
}
