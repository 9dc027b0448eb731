package panel

import (
	"time"

	"waymark/model/diff"
)

// dayOf names the day of a version as a heading: “Today”, “Saturday, 21 November”.
func dayOf(t, now time.Time) string {
	t, now = t.Local(), now.Local()
	day := func(t time.Time) time.Time { return time.Date(t.Year(), t.Month(), t.Day(), 0, 0, 0, 0, t.Location()) }
	switch {
	case day(t).Equal(day(now)):
		return "Today"
	case day(t).Equal(day(now.AddDate(0, 0, -1))):
		return "Yesterday"
	case t.Year() == now.Year():
		return t.Format("Monday, 2 January")
	}
	return t.Format("Monday, 2 January 2006")
}

// versionName names a version inside of a sentence: “today, 14:32”.
func versionName(t, now time.Time) string {
	clock := t.Local().Format(", 15:04")
	switch d := dayOf(t, now); d {
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

// changedWords says what a version changed: “2 steps changed, 1 card added”.
func changedWords(lines []diff.Line) string {
	if s := diff.Summary(lines); s != "" {
		return sentenceCase(s)
	}
	return "Nothing changed"
}
