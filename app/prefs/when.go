package prefs

import (
	"path/filepath"
	"strconv"
	"time"
)

// When says how long ago something was, as people say it: “10 min ago”,
// “Yesterday”, “Tuesday”, “12 Nov”, “3 Nov 2025”.
func When(t, now time.Time) string {
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
	case t.Year() == now.Year():
		return t.Format("2 Jan")
	}
	return t.Format("2 Jan 2006")
}

// midnight is when the day of t began.
func midnight(t time.Time) time.Time {
	return time.Date(t.Year(), t.Month(), t.Day(), 0, 0, 0, 0, t.Location())
}

// Day names a day as a heading: “Today”, “Saturday, 21 November”.
func Day(t, now time.Time) string {
	t, now = t.Local(), now.Local()
	switch {
	case midnight(t).Equal(midnight(now)):
		return "Today"
	case midnight(t).Equal(midnight(now.AddDate(0, 0, -1))):
		return "Yesterday"
	case t.Year() == now.Year():
		return t.Format("Monday, 2 January")
	}
	return t.Format("Monday, 2 January 2006")
}

// Moment names a point in time inside of a sentence: “today, 14:32”.
func Moment(t, now time.Time) string {
	clock := t.Local().Format(", 15:04")
	switch d := Day(t, now); d {
	case "Today":
		return "today" + clock
	case "Yesterday":
		return "yesterday" + clock
	default:
		if t.Local().Year() == now.Local().Year() {
			return t.Local().Format("2 January") + clock
		}
		return t.Local().Format("2 January 2006") + clock
	}
}

// Place names the folder of a file by its last two parts, as “CX team / maps”.
func Place(path string) string {
	dir := filepath.Dir(path)
	a, b := filepath.Base(filepath.Dir(dir)), filepath.Base(dir)
	if root := filepath.VolumeName(dir) + string(filepath.Separator); filepath.Dir(dir) == root || a == string(filepath.Separator) || a == "." {
		return b
	}
	return a + " / " + b
}
