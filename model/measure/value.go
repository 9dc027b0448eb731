package measure

import "math"

// Value is a number or the reason why there is none.
type Value struct {
	V     float64
	Known bool
	Why   string // why it is not known; "" when it is
}

// Of returns a known value. What is no finite number becomes an unknown value:
// no view ever meets NaN or infinity.
func Of(v float64) Value {
	if math.IsNaN(v) || math.IsInf(v, 0) {
		return Unknown("The numbers are too large to compute with.")
	}
	return Value{V: v, Known: true}
}

// Unknown returns a value that could not be computed, and why, as a sentence for
// people.
func Unknown(why string) Value { return Value{Why: why} }

// Or returns the value where it is known, else def.
func (v Value) Or(def float64) float64 {
	if v.Known {
		return v.V
	}
	return def
}

// minus is a − b, unknown for the reason of the one that is unknown.
func minus(a, b Value) Value {
	switch {
	case !a.Known:
		return a
	case !b.Known:
		return b
	}
	return Of(a.V - b.V)
}

// over is a ÷ b; zero says why there is no result when b is 0.
func over(a, b Value, zero string) Value {
	switch {
	case !a.Known:
		return a
	case !b.Known:
		return b
	case b.V == 0:
		return Unknown(zero)
	}
	return Of(a.V / b.V)
}

// Units of the values that this package computes. A KPI with an own definition
// has the unit that its team wrote.
const (
	UnitSeconds  = "s"        // working time by the document's calendar
	UnitHours    = "h"        // times of KPIs: the unit in which targets are entered
	UnitPercent  = "%"        // 0 … 100
	UnitShare    = "share"    // a fraction 0 … 1, shown in percent
	UnitPoints   = "points"   // net promoter score, −100 … +100
	UnitCurrency = "currency" // the document's currency
	UnitNumber   = ""         // a plain number or a count
)

// Plain returns a value in the unit in which programs exchange it: times in
// seconds, everything else as it is.
func Plain(v Value, unit string) (Value, string) {
	if unit != UnitHours {
		return v, unit
	}
	if v.Known {
		v = Of(v.V * 3600)
	}
	return v, UnitSeconds
}
