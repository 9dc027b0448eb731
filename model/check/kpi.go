package check

import (
	"time"

	"waymark/model/measure"
)

func kpiWithoutTarget(f *finder) {
	for _, k := range f.kpis {
		if !k.Target.Known {
			f.found(Warning, "KPI without a target", "Nobody can tell whether the value is good: it has no status.", "Enter the value that shall be reached", nil, k.ID)
		}
	}
}

func kpiWithoutData(f *finder) {
	for _, k := range f.kpis {
		switch {
		case len(k.Series) == 0:
			f.found(Warning, "KPI without a value", "Nothing has been observed yet, so that it shows “no data”.", "Add an observation", nil, k.ID)
		case !k.Value.Known:
			f.found(Warning, "KPI shows no data", "Its latest observation ("+k.Period+") gives no value. "+k.Value.Why, "Complete the observation", nil, k.ID, k.Series[len(k.Series)-1].ID)
		}
	}
}

func baselineWithoutDate(f *finder) {
	for _, k := range f.kpis {
		if r := f.doc.Get(k.ID); r.Has("baseline") && r.Text("baseline_date") == "" {
			f.found(Warning, "Baseline without a date", "Readers cannot tell since when the value has changed.", "Enter when the baseline was measured", nil, k.ID)
		}
	}
}

// rhythmDays returns the days of a period and how it is said.
func rhythmDays(rhythm string) (days int, every string) {
	switch rhythm {
	case "week":
		return 7, "every week"
	case "month":
		return 31, "every month"
	case "quarter":
		return 92, "every quarter"
	case "year":
		return 366, "every year"
	}
	return 0, ""
}

// staleObservation finds KPIs whose next value should be there: the period after
// the latest one has ended, and half a period has passed for collecting. A KPI
// without a rhythm is stale after a year.
func staleObservation(f *finder) {
	if f.today == "" {
		return
	}
	for _, k := range f.kpis {
		last, err := time.Parse(time.DateOnly, k.Date)
		if err != nil {
			continue
		}
		r := f.doc.Get(k.ID)
		days, every := rhythmDays(r.Text("rhythm"))
		grace := days + days/2
		sentence := "It is measured " + every + ", but the latest value is of " + f.fmt.Date(k.Date) + "."
		if days == 0 {
			grace = 366
			sentence = "The latest value is of " + f.fmt.Date(k.Date) + ", more than a year ago."
		}
		if f.now.After(last.AddDate(0, 0, grace+1)) {
			f.found(Warning, "Old value", sentence+" Readers take it for today’s.", "Add a newer observation", nil, k.ID, k.Series[len(k.Series)-1].ID)
		}
	}
}

// observationTwice finds two observations of one date: only the later one in the
// file is shown as the value, and sums count both.
func observationTwice(f *finder) {
	for _, k := range f.kpis {
		for i := 1; i < len(k.Series); i++ {
			if a, b := k.Series[i-1], k.Series[i]; a.Date == b.Date {
				f.found(Warning, "Two observations of one date", "There are two values of "+f.fmt.Date(b.Date)+": readers cannot tell which one counts.", "Delete one of them, or correct its date", nil, b.ID, a.ID)
			}
		}
	}
}

func kpiWithoutSource(f *finder) {
	for _, k := range f.kpis {
		if k.Source == "" {
			f.found(Hint, "KPI without a source", "Readers who doubt the value cannot look it up.", "Say where the values come from", nil, k.ID)
		}
	}
}

// targetMissed finds targets that should have been reached by now.
func targetMissed(f *finder) {
	for _, k := range f.kpis {
		if k.TargetDate != "" && k.TargetDate < f.today && (k.Status == measure.AtRisk || k.Status == measure.OffTarget) {
			f.found(Warning, "Target date has passed", "The target was to be reached by "+f.fmt.Date(k.TargetDate)+"; the value is "+f.fmt.KPIValue(&k, k.Value)+" against "+f.fmt.KPIValue(&k, k.Target)+".", "Set a new date, or explain the miss in the plan", nil, k.ID)
		}
	}
}

func futureObservation(f *finder) {
	if f.today == "" {
		return
	}
	// Periods are entered on their last day: the current one may end soon.
	limit := f.now.AddDate(0, 0, 31).Format(time.DateOnly)
	for _, k := range f.kpis {
		for _, o := range k.Series {
			if o.Date > limit {
				f.found(Warning, "Observation in the future", "It is dated "+f.fmt.Date(o.Date)+" and counts as the latest value.", "Correct its date", nil, o.ID)
			}
		}
	}
}
