package prefs

import (
	"path/filepath"
	"strconv"
	"time"

	"waymark/model/measure"
)

// Dates says when something was, as people say it. Its words are those of the
// program, its dates are written as in a language: the one that is preferred, or that
// of a map.
type Dates struct{ in measure.Dates }

// DatesIn returns the dates of a language, by its tag (BCP 47); English where it is
// "".
func DatesIn(tag string) Dates { return Dates{measure.DatesIn(tag)} }

// When says how long ago something was: “10 min ago”, “Yesterday”, “Tuesday”,
// “12 Nov”, “3 Nov 2025”.
func (d Dates) When(t, now time.Time) string {
	t, now = t.Local(), now.Local()
	days := int(midnight(now).Sub(midnight(t)).Hours()/24 + 0.5)
	switch ago := now.Sub(t); {
	case ago < time.Minute:
		return "Just now"
	case ago < time.Hour:
		return strconv.Itoa(int(ago.Minutes())) + " min ago"
	case days == 0:
		return strconv.Itoa(int(ago.Hours())) + " h ago"
	case days == 1:
		return "Yesterday"
	case days < 7:
		return t.Weekday().String()
	}
	return d.date(t, now)
}

// date leaves the year out where it is this one.
func (d Dates) date(t, now time.Time) string {
	if t.Year() == now.Year() {
		return d.in.Day(t)
	}
	return d.in.Date(t)
}

// midnight is when the day of t began.
func midnight(t time.Time) time.Time {
	return time.Date(t.Year(), t.Month(), t.Day(), 0, 0, 0, 0, t.Location())
}

// Day names a day as a heading: “Today”, “Saturday, 21 Nov”.
func (d Dates) Day(t, now time.Time) string {
	t, now = t.Local(), now.Local()
	switch {
	case midnight(t).Equal(midnight(now)):
		return "Today"
	case midnight(t).Equal(midnight(now.AddDate(0, 0, -1))):
		return "Yesterday"
	}
	return t.Weekday().String() + ", " + d.date(t, now)
}

// Moment names a point in time inside of a sentence: “today, 14:32”.
func (d Dates) Moment(t, now time.Time) string {
	t, now = t.Local(), now.Local()
	day := d.date(t, now)
	switch d.Day(t, now) {
	case "Today":
		day = "today"
	case "Yesterday":
		day = "yesterday"
	}
	return day + ", " + t.Format(clock)
}

// Minute writes a point in time in full, for a list of files: “12 Nov 2026, 07:02”.
func (d Dates) Minute(t time.Time) string {
	t = t.Local()
	return d.in.Date(t) + ", " + t.Format(clock)
}

// clock is the time of a day, as it is written in most of the world and understood
// everywhere.
const clock = "15:04"

// Place names the folder of a file by its last two parts, as “CX team / maps”.
func Place(path string) string {
	dir := filepath.Dir(path)
	a, b := filepath.Base(filepath.Dir(dir)), filepath.Base(dir)
	if root := filepath.VolumeName(dir) + string(filepath.Separator); filepath.Dir(dir) == root || a == string(filepath.Separator) || a == "." {
		return b
	}
	return a + " / " + b
}
