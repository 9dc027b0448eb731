package measure

import (
	"math"
	"testing"
	"time"

	"pgregory.net/rapid"

	"waymark/model"
)

func TestCalendar(t *testing.T) {
	c := CalendarOf(docOf())
	for _, x := range []struct {
		d    string
		want float64
	}{{"90 s", 90}, {"6 min", 360}, {"1.5 h", 5400}, {"2 d", 57600}, {"1 w", 144000}} {
		d, _ := model.ParseDuration(x.d)
		if got := c.Seconds(d); got != x.want {
			t.Errorf("%s = %g s, want %g", x.d, got, x.want)
		}
	}
	own := CalendarOf(docOf(rec("", "document", "", "hours_per_day", 7.5, "days_per_week", 6, "day_starts", "08:30")))
	if got := own.Seconds(model.Duration{N: 1, Unit: model.Weeks}); got != 6*7.5*3600 {
		t.Errorf("own week = %g s", got)
	}
	if d := c.Duration(57600); d.Unit != model.Days || d.N != 2 {
		t.Errorf("57600 s is %v", d)
	}
}

func TestACalendarThatCannotBeUsedIsTheUsualOne(t *testing.T) {
	for _, c := range []struct{ hours, days, wantHours, wantDays float64 }{
		{24, 7, 24, 7}, {1, 1, 1, 1}, {0, 0, 8, 5}, {25, 8, 8, 5}, {-1, -1, 8, 5}, {math.NaN(), math.NaN(), 8, 5},
	} {
		got := CalendarOf(model.NewDocument(model.NewRecord(model.Root, "document", model.Root,
			model.Prop{Name: "hours_per_day", Value: model.Number(c.hours)}, model.Prop{Name: "days_per_week", Value: model.Number(c.days)}), nil))
		if got.HoursPerDay != c.wantHours || got.DaysPerWeek != c.wantDays || got.DayStarts != 9*time.Hour {
			t.Errorf("%g h and %g d are taken as %+v", c.hours, c.days, got)
		}
	}
	own := CalendarOf(docOf(rec("", "document", "", "day_starts", "08:30")))
	if own.DayStarts != 8*time.Hour+30*time.Minute {
		t.Errorf("08:30 is taken as %v", own.DayStarts)
	}
}

// A slip in a year gives a case of thousands of years: more than a time.Duration
// holds, and more days than anybody should count one by one.
func TestCasesOfCenturies(t *testing.T) {
	c := CalendarOf(docOf())
	from := time.Date(26, 1, 5, 9, 0, 0, 0, time.UTC)
	for _, years := range []int{1, 100, 2000, 9000} {
		to := from.AddDate(years, 0, 0)
		weeks := float64(to.Unix()-from.Unix()) / (7 * 24 * 3600)
		if got, want := c.Between(from, to), weeks*40*3600; math.Abs(got-want) > 40*3600 {
			t.Errorf("%d years are %g working weeks, want %g", years, got/40/3600, weeks)
		}
	}
	k := observed([]any{"metric", "resolution_time", "hours", "calendar"}, []any{"cases", []string{"1026-01-05T09:00/2026-01-05T09:00"}})
	near(t, "hours of a thousand years", k.Value, 365243*24, 1e-6)
}

func TestNightShiftReachesIntoTheNextDay(t *testing.T) {
	c := Calendar{HoursPerDay: 8, DaysPerWeek: 5, DayStarts: 22 * time.Hour}
	at := func(s string) time.Time { x, _ := time.Parse("2006-01-02T15:04", s); return x }
	// The shift of Friday 9 January ends on Saturday at 06:00.
	if got := c.Between(at("2026-01-10T00:00"), at("2026-01-10T12:00")); got != 6*3600 {
		t.Errorf("night shift: %g s", got)
	}
	if got := c.Between(at("2026-01-10T06:00"), at("2026-01-12T22:00")); got != 0 {
		t.Errorf("weekend: %g s", got)
	}
}

func TestBusinessHoursLaws(t *testing.T) {
	epoch := time.Date(2026, 1, 1, 0, 0, 0, 0, time.UTC)
	rapid.Check(t, func(t *rapid.T) {
		c := Calendar{
			HoursPerDay: rapid.Float64Range(1, 24).Draw(t, "hours"),
			DaysPerWeek: rapid.Float64Range(1, 7).Draw(t, "days"),
			DayStarts:   time.Duration(rapid.IntRange(0, 1439).Draw(t, "starts")) * time.Minute,
		}
		minute := rapid.IntRange(0, 60*24*365)
		a := epoch.Add(time.Duration(minute.Draw(t, "a")) * time.Minute)
		b := a.Add(time.Duration(minute.Draw(t, "b")) * time.Minute)
		d := b.Add(time.Duration(minute.Draw(t, "d")) * time.Minute)
		if whole, parts := c.Between(a, d), c.Between(a, b)+c.Between(b, d); math.Abs(whole-parts) > 1e-3 {
			t.Fatalf("%v to %v is %g s, in two parts %g s", a, d, whole, parts)
		}
		if got := c.Between(a, b); got < 0 || got > b.Sub(a).Seconds()+1e-6 {
			t.Fatalf("%g business seconds in %g", got, b.Sub(a).Seconds())
		}
		s := rapid.Float64Range(0, 1e7).Draw(t, "s")
		if back := c.Seconds(c.Duration(s)); math.Abs(back-s) > 1e-6 {
			t.Fatalf("%g s came back as %g", s, back)
		}
	})
}
