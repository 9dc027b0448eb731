package measure

import (
	"cmp"
	"fmt"
	"slices"
	"strconv"
	"strings"

	"waymark/model"
	"waymark/model/kind"
)

// formula is the definition of one KPI: how an observation becomes a value.
type formula struct {
	variant    string
	unit       string
	direction  string // which way is better when the KPI does not say
	definition string
	// compute reads an observation by the definition. columns names what it
	// reads: an observation that states none of them has a stated value at most.
	compute func(o observation) reading
	columns []string
	// cumulative adds the periods up.
	cumulative bool
	cal        Calendar
}

// reading is what one observation gives.
type reading struct {
	value       Value
	n, excluded float64
	notes       []string
}

// noReading is a reading without a value, and why.
func noReading(format string, args ...any) reading {
	return reading{value: Unknown(fmt.Sprintf(format, args...))}
}

// formulaOf finds the definition of a KPI record.
func formulaOf(doc *model.Document, r *model.Record) formula {
	metric, variant := r.Text("metric"), r.Text("variant")
	c := config{doc: doc, kpi: r, cal: CalendarOf(doc)}
	// One case for every metric of the table; a test walks it and fails on a gap.
	var f formula
	switch metric {
	case "nps":
		f = nps()
	case "csat":
		f = csat(c, variant)
	case "ces":
		f = ces(c, variant)
	case "churn":
		f = churn(c, variant)
	case "clv":
		f = clv()
	case "retention":
		f = columnFormula(c, cmp.Or(variant, "ratio"), "customers_kept", "customers_start", true)
	case "referral":
		f = columnFormula(c, cmp.Or(variant, "ratio"), "referred", "customers", true)
	case "custom":
		f = columnFormula(c, cmp.Or(variant, customVariant(c)), "numerator", "denominator", false)
	case "fcr":
		f = share("Contacts resolved at first contact ÷ contacts handled × 100", "resolved_first", "contacts", true)
	case "aht":
		f = aht()
	case "first_response_time":
		f = caseTime(c, variant, "first response")
	case "resolution_time":
		f = caseTime(c, variant, "resolution")
	case "sla":
		f = sla()
	case "resolved_queries":
		f = resolvedQueries(variant)
	case "conversion":
		f = share("Converted ÷ entered × 100", "converted", "entered", true)
	case "lead_to_sale":
		f = share("Leads won ÷ all leads × 100", "won", "leads", true)
	case "engagement":
		// One person can click and answer several times: more than 100 % is possible.
		f = share("Interactions ÷ reach × 100", "interactions", "reach", false)
	default:
		f = formula{definition: "This version does not know the definition.", compute: func(observation) reading {
			return noReading("This version of Waymark does not know the definition “%s”.", metric)
		}}
	}
	f.cal = c.cal
	if u := r.Text("unit"); u != "" && f.unit != UnitPercent {
		f.unit = u
	}
	f.direction = cmp.Or(f.direction, "higher")
	return f
}

// config is what the definition of a KPI depends on beside its variant.
type config struct {
	doc *model.Document
	kpi *model.Record
	cal Calendar
}

// read turns an observation into a value: from its counts, else the value that
// it states.
func (f formula) read(o *model.Record) reading {
	obs := observation{r: o, cal: f.cal}
	var got reading
	if len(f.columns) == 0 || slices.ContainsFunc(f.columns, o.Has) {
		got = f.compute(obs)
	} else {
		got = noReading("The observation has neither counts nor a value.")
	}
	if v, ok := o.Num("value"); ok && !got.value.Known {
		got.value = Of(v)
	}
	if n, ok := o.Num("n"); ok && got.n == 0 {
		got.n = n
	}
	got.excluded += o.NumOr("excluded", 0)
	return got
}

// observation reads the columns of one observation.
type observation struct {
	r   *model.Record
	cal Calendar
}

// counts reads columns that are all needed; why names the missing ones.
func (o observation) counts(names ...string) (v []float64, why string) {
	var missing []string
	for _, n := range names {
		x, ok := o.r.Num(n)
		if !ok {
			missing = append(missing, "“"+columnLabel(n)+"”")
		}
		v = append(v, x)
	}
	switch {
	case len(missing) == 0:
		return v, ""
	case len(missing) == 1:
		return nil, missing[0] + " is missing."
	}
	return nil, strings.Join(missing[:len(missing)-1], ", ") + " and " + missing[len(missing)-1] + " are missing."
}

// columnLabel is what people call a column of an observation.
func columnLabel(name string) string {
	if k, ok := kind.Of("observation"); ok {
		if p, ok := k.Property(name); ok {
			return p.Label
		}
	}
	return name
}

// share is a part ÷ a whole × 100. bounded says that the part cannot be larger
// than the whole.
func share(definition, part, whole string, bounded bool) formula {
	return formula{
		variant: "share", unit: UnitPercent, definition: definition, columns: []string{part, whole},
		compute: func(o observation) reading {
			c, why := o.counts(part, whole)
			if why != "" {
				return noReading("%s", why)
			}
			return ratioReading(c[0], c[1], part, whole, bounded)
		},
	}
}

// ratioReading is a ÷ b × 100 with a sample of b.
func ratioReading(a, b float64, part, whole string, bounded bool) reading {
	switch {
	case b == 0:
		return noReading("“%s” is 0: there is nothing to divide by.", columnLabel(whole))
	case bounded && a > b:
		return noReading("“%s” (%s) is more than “%s” (%s): one of the two is wrong.", columnLabel(part), plainNumber(a), columnLabel(whole), plainNumber(b))
	}
	return reading{value: Of(a / b * 100), n: b}
}

func plainNumber(v float64) string { return strconv.FormatFloat(v, 'f', -1, 64) }

// count writes "1 open case is" or "3 open cases are".
func count(n int, one, many string) string {
	if n == 1 {
		return "1 " + one
	}
	return strconv.Itoa(n) + " " + many
}
