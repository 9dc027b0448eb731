package measure

import (
	"math"
	"time"

	"waymark/model"
)

// Calendar converts working time and counts business hours. It is the only
// place in the program where a unit of time becomes another.
type Calendar struct {
	HoursPerDay float64       // working hours in a day, 1 … 24
	DaysPerWeek float64       // working days in a week from Monday on, 1 … 7; a fraction is a part of the last day
	DayStarts   time.Duration // after midnight
}

// CalendarOf returns the document's calendar: eight hours a day from 09:00, five
// days a week, where it states nothing (or nothing usable).
func CalendarOf(doc *model.Document) Calendar {
	root := doc.Root()
	c := Calendar{
		HoursPerDay: root.NumOr("hours_per_day", 8),
		DaysPerWeek: root.NumOr("days_per_week", 5),
		DayStarts:   9 * time.Hour,
	}
	if !(c.HoursPerDay > 0 && c.HoursPerDay <= 24) {
		c.HoursPerDay = 8
	}
	if !(c.DaysPerWeek > 0 && c.DaysPerWeek <= 7) {
		c.DaysPerWeek = 5
	}
	if t, err := time.Parse("15:04", root.Text("day_starts")); err == nil {
		c.DayStarts = time.Duration(t.Hour())*time.Hour + time.Duration(t.Minute())*time.Minute
	}
	return c
}

// aroundTheClock is the calendar of calendar hours: a day has 24 hours and a
// week seven days.
var aroundTheClock = Calendar{HoursPerDay: 24, DaysPerWeek: 7}

// Day returns the seconds of one working day.
func (c Calendar) Day() float64 { return c.HoursPerDay * 3600 }

// Seconds returns a time in seconds; days and weeks are working days and weeks.
func (c Calendar) Seconds(d model.Duration) float64 { return d.N * c.unit(d.Unit) }

func (c Calendar) unit(u model.Unit) float64 {
	switch u {
	case model.Minutes:
		return 60
	case model.Hours:
		return 3600
	case model.Days:
		return c.Day()
	case model.Weeks:
		return c.Day() * c.DaysPerWeek
	}
	return 1
}

// Duration is the inverse of Seconds: the time in the largest unit up to days in
// which it is at least 1. Seconds(Duration(s)) is s but for rounding in the last
// digits.
func (c Calendar) Duration(seconds float64) model.Duration {
	for _, u := range []model.Unit{model.Days, model.Hours, model.Minutes} {
		if n := seconds / c.unit(u); n >= 1 {
			return model.Duration{N: n, Unit: u}
		}
	}
	return model.Duration{N: math.Max(seconds, 0), Unit: model.Seconds}
}

// value reads a time property in seconds; ok is false when it is not set.
func (c Calendar) value(r *model.Record, name string) (seconds float64, ok bool) {
	d, ok := r.Duration(name)
	return c.Seconds(d), ok
}

// Between returns the business seconds from one moment to a later one: what of
// that time lies in working hours. Holidays are not known.
func (c Calendar) Between(from, to time.Time) float64 {
	if !to.After(from) {
		return 0
	}
	// Whole weeks hold the same working time wherever they begin; the rest is at
	// most seven days, so that a case of a century costs no more than one of a day. A
	// time.Duration ends at 292 years, which a slip in a year is more than.
	const week = 7 * 24 * 3600
	weeks := (to.Unix() - from.Unix()) / week
	total := float64(weeks) * c.Day() * c.DaysPerWeek
	from = time.Unix(from.Unix()+weeks*week, int64(from.Nanosecond())).In(from.Location())
	// A working day that begins before midnight may reach into from's day.
	day := time.Date(from.Year(), from.Month(), from.Day()-1, 0, 0, 0, 0, from.Location())
	for ; day.Before(to); day = day.AddDate(0, 0, 1) {
		part := c.DaysPerWeek - float64((day.Weekday()+6)%7) // Monday is 0
		hours := c.HoursPerDay * min(max(part, 0), 1)
		opens := day.Add(c.DayStarts)
		closes := opens.Add(time.Duration(hours * float64(time.Hour)))
		if opens.Before(from) {
			opens = from
		}
		if closes.After(to) {
			closes = to
		}
		if d := closes.Sub(opens); d > 0 {
			total += d.Seconds()
		}
	}
	return total
}
