package measure

import (
	"fmt"
	"time"
)

// periodName says what people call the period that an observation stands for
// when nobody has named it: an observation of the last day of a month, quarter or
// year, measured as often, stands for all of it; any other for its day. The month
// is named in the language of the document.
func periodName(date, rhythm, lang string) string {
	t, err := time.Parse(time.DateOnly, date)
	if err != nil || t.AddDate(0, 0, 1).Day() != 1 {
		return date
	}
	switch {
	case rhythm == "month":
		return formatMonth(t, lang)
	case rhythm == "quarter" && t.Month()%3 == 0:
		return fmt.Sprintf("Q%d %d", t.Month()/3, t.Year())
	case rhythm == "year" && t.Month() == time.December:
		return t.Format("2006")
	}
	return date
}
