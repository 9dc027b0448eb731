package measure

import "math"

// churn is the share of customers lost in a period. For a year it is what
// remains after as many periods with the same loss: 1 − (1 − m)^12 for months.
func churn(c config, variant string) formula {
	f := share("Customers lost in the period ÷ customers at its start × 100", "customers_lost", "customers_start", true)
	f.variant, f.direction = "monthly", "lower"
	if variant != "annual" {
		return f
	}
	rhythm := c.kpi.Text("rhythm")
	periods := periodsPerYear(rhythm)
	period := f.compute
	f.variant = "annual"
	f.definition = annualChurn(rhythm)
	f.compute = func(o observation) reading {
		got := period(o)
		if got.value.Known {
			got.value = Of((1 - math.Pow(1-got.value.V/100, periods)) * 100)
		}
		return got
	}
	return f
}

// annualChurn says how the churn of a period becomes that of a year.
func annualChurn(rhythm string) string {
	switch rhythm {
	case "week":
		return "Churn of a year: 1 − (1 − w)⁵², where w = customers lost in a week ÷ customers at its start"
	case "quarter":
		return "Churn of a year: 1 − (1 − q)⁴, where q = customers lost in a quarter ÷ customers at its start"
	case "year":
		return "Customers lost in the year ÷ customers at its start × 100"
	}
	return "Churn of a year: 1 − (1 − m)¹², where m = customers lost in a month ÷ customers at its start"
}

// periodsPerYear is how many periods of a rhythm make a year; months when none
// is stated.
func periodsPerYear(rhythm string) float64 {
	switch rhythm {
	case "week":
		return 52
	case "quarter":
		return 4
	case "year":
		return 1
	}
	return 12
}

// clv is the customer lifetime value in its simple form: the margin of one
// period times the expected number of periods, 1 ÷ churn.
func clv() formula {
	return formula{
		variant: "ratio", unit: UnitCurrency,
		definition: "Revenue per customer and period × gross margin ÷ churn of the period",
		columns:    []string{"revenue", "gross_margin", "churn"},
		compute: func(o observation) reading {
			c, why := o.counts("revenue", "gross_margin", "churn")
			if why != "" {
				return noReading("%s", why)
			}
			if c[2] == 0 {
				return noReading("Churn is 0: customers would stay for ever, so their lifetime value has no limit.")
			}
			return reading{value: Of(c[0] * c[1] / c[2])}
		},
	}
}
