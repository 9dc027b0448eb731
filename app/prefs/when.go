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
	day := func(t time.Time) time.Time { return time.Date(t.Year(), t.Month(), t.Day(), 0, 0, 0, 0, t.Location()) }
	days := int(day(now).Sub(day(t)).Hours()/24 + 0.5)
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

// Place names the folder of a file by its last two parts, as “CX team / maps”.
func Place(path string) string {
	dir := filepath.Dir(path)
	a, b := filepath.Base(filepath.Dir(dir)), filepath.Base(dir)
	if root := filepath.VolumeName(dir) + string(filepath.Separator); filepath.Dir(dir) == root || a == string(filepath.Separator) || a == "." {
		return b
	}
	return a + " / " + b
}
