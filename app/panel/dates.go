package panel

import (
	"fmt"
	"regexp"
	"strconv"
	"strings"
	"time"

	"fyne.io/fyne/v2"

	"waymark/app/look"
)

// dayOrder says which number of 3/4/2026 is the day.
type dayOrder int

// The orders of day and month.
const (
	dayUnknown dayOrder = iota // dates that could be both are not read
	dayFirst
	monthFirst
)

var (
	numbersDate = regexp.MustCompile(`^(\d{1,2})([./-])\s?(\d{1,2})[./-]\s?(\d{2}|\d{4})$`)
	yearMonth   = regexp.MustCompile(`^(\d{4})[-/.](\d{1,2})$`)
	monthYear   = regexp.MustCompile(`^(\d{1,2})[/.-](\d{4})$`)
	quarterDate = regexp.MustCompile(`^(?:[qQ]([1-4])[ /-]?(\d{4})|(\d{4})[ /-]?[qQ]([1-4]))$`)
)

// readDate reads a date in one of the forms that people and spreadsheets write
// and returns it as 2026-01-31. A month or a quarter stands for its last day.
func readDate(s string, order dayOrder) (iso string, ok bool) {
	s = strings.TrimSpace(s)
	if t, _, found := strings.Cut(s, " 00:00"); found { // a spreadsheet's date with its time
		s = t
	}
	for _, layout := range []string{time.DateOnly, "2006/1/2", "2006.1.2", "2 Jan 2006", "2 January 2006", "Jan 2, 2006", "January 2, 2006", "2-Jan-2006", "2-Jan-06", "2. January 2006", "20060102"} {
		if t, err := time.Parse(layout, s); err == nil {
			return t.Format(time.DateOnly), true
		}
	}
	for _, layout := range []string{"Jan 2006", "January 2006", "Jan-2006", "Jan-06", "Jan 06"} {
		if t, err := time.Parse(layout, s); err == nil {
			return lastDay(t.Year(), int(t.Month())), true
		}
	}
	if m := yearMonth.FindStringSubmatch(s); m != nil {
		return monthEnd(m[1], m[2])
	}
	if m := monthYear.FindStringSubmatch(s); m != nil {
		return monthEnd(m[2], m[1])
	}
	if m := quarterDate.FindStringSubmatch(s); m != nil {
		y, _ := strconv.Atoi(m[2] + m[3])
		q, _ := strconv.Atoi(m[1] + m[4])
		return lastDay(y, 3*q), true
	}
	a, b, y, sep, found := numericDate(s)
	if !found {
		return "", false
	}
	if sep == "." { // only written with the day first
		order = dayFirst
	}
	switch {
	case a > 12:
		order = dayFirst
	case b > 12:
		order = monthFirst
	case a == b:
		order = dayFirst
	}
	switch order {
	case dayFirst:
		return dateOf(y, b, a)
	case monthFirst:
		return dateOf(y, a, b)
	}
	return "", false
}

// numericDate takes 3/4/2026 apart.
func numericDate(s string) (a, b, year int, sep string, ok bool) {
	m := numbersDate.FindStringSubmatch(strings.TrimSpace(s))
	if m == nil {
		return 0, 0, 0, "", false
	}
	a, _ = strconv.Atoi(m[1])
	b, _ = strconv.Atoi(m[3])
	year, _ = strconv.Atoi(m[4])
	if year < 100 {
		year += 2000
	}
	return a, b, year, m[2], true
}

// ambiguous reports whether a date could be read in both orders.
func ambiguous(s string) bool {
	a, b, _, sep, ok := numericDate(s)
	return ok && sep != "." && a <= 12 && b <= 12 && a != b && a > 0 && b > 0
}

func dateOf(y, m, d int) (string, bool) {
	t := time.Date(y, time.Month(m), d, 0, 0, 0, 0, time.UTC)
	if t.Year() != y || int(t.Month()) != m || t.Day() != d { // 31 February
		return "", false
	}
	return t.Format(time.DateOnly), true
}

// monthEnd is the last day of a month. 12.3456 is a number, and no month of a year
// that anybody measures in.
func monthEnd(year, month string) (string, bool) {
	y, _ := strconv.Atoi(year)
	m, _ := strconv.Atoi(month)
	if m < 1 || m > 12 || y < 1900 || y > 2199 {
		return "", false
	}
	return lastDay(y, m), true
}

func lastDay(year, month int) string {
	return time.Date(year, time.Month(month)+1, 0, 0, 0, 0, 0, time.UTC).Format(time.DateOnly)
}

// dateWidth is the room that every date of the language needs in a field, and the
// given other texts.
func (l language) dateWidth(others ...string) float32 {
	w := float32(0)
	for month := 1; month <= 12; month++ {
		others = append(others, l.date(fmt.Sprintf("2026-%02d-28", month)))
	}
	for _, s := range others {
		w = max(w, fyne.MeasureText(s, look.SizeBody, fyne.TextStyle{}).Width)
	}
	return w
}
