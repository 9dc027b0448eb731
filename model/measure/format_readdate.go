package measure

import (
	"regexp"
	"slices"
	"strconv"
	"strings"
	"sync"
	"time"
	"unicode"
	"unicode/utf8"
)

// ReadDate reads a date with the name of its month as people write it in the
// language of the document, and in English: "15 Jan 2026", "15. Januar 2026",
// "2026年1月15日". It returns the ISO form. A month without a day is read as its last
// day, as the date of what was counted in it. ok is false for everything else, also
// for dates in numbers alone.
func (f *Format) ReadDate(s string) (iso string, ok bool) {
	for _, lang := range []string{f.baseLang, "en"} {
		if style, known := styleOf(lang); known {
			if iso, ok = style.read(s); ok {
				return iso, true
			}
		}
	}
	return "", false
}

var (
	dateWords = sync.OnceValue(func() *regexp.Regexp { return regexp.MustCompile(`\d+|[\p{L}\p{M}]+(?:\.[\p{L}\p{M}]+)*`) })
	// cjkDate is written with the signs for year, month and day behind the numbers.
	cjkDate = sync.OnceValue(func() *regexp.Regexp {
		return regexp.MustCompile(`^(\d{4})[年년]\s?(\d{1,2})[月월](?:\s?(\d{1,2})[日일])?$`)
	})
)

// read takes a date apart whatever the order of day, month and year.
func (s dateStyle) read(text string) (iso string, ok bool) {
	text = strings.TrimSpace(text)
	if m := cjkDate().FindStringSubmatch(text); m != nil {
		return isoDate(m[1], atoi(m[2]), m[3])
	}
	year, day, month, before := "", "", 0, ""
	for _, w := range dateWords().FindAllString(text, -1) {
		numbered := before == "thg" || before == "tháng" // Vietnamese counts its months
		before = strings.ToLower(w)
		switch first := w[0]; {
		case numbered && month == 0:
			if month = s.monthNamed(w); month == 0 {
				return "", false
			}
		case first >= '0' && first <= '9' && len(w) == 4 && year == "":
			year = w
		case first >= '0' && first <= '9' && len(w) <= 2 && day == "":
			day = w
		case s.filler(before): // 15 de mar. de 2026
		case month == 0:
			month = s.monthNamed(w)
			if month == 0 {
				return "", false
			}
		default:
			return "", false
		}
	}
	if year == "" || month == 0 {
		return "", false
	}
	return isoDate(year, month, day)
}

// filler reports whether a word stands in a date beside day, month and year.
func (s dateStyle) filler(word string) bool {
	return word == "tháng" || slices.Contains(dateWords().FindAllString(s.date, -1), word)
}

// monthNamed returns the month, from 1, that a name or the beginning of one means;
// 0 where it means none or several.
func (s dateStyle) monthNamed(name string) int {
	name = letters(name)
	if strings.Contains(s.date, "בM") {
		name = strings.TrimPrefix(name, "ב") // "in": no month begins with it
	}
	if name == "mrz" { // of German spreadsheets
		name = "mär"
	}
	found := 0
	for i, m := range strings.Fields(s.months) {
		m = letters(m)
		switch {
		case m == name:
			return i + 1
		case utf8.RuneCountInString(name) < 3:
		case strings.HasPrefix(m, name), strings.HasPrefix(name, m):
			if found > 0 {
				return 0
			}
			found = i + 1
		}
	}
	return found
}

// letters are those of a word in lower case, with its digits: the name of a month
// without the marks that shorten it.
func letters(s string) string {
	return strings.Map(func(r rune) rune {
		if unicode.IsLetter(r) || unicode.IsMark(r) || unicode.IsDigit(r) {
			return unicode.ToLower(r)
		}
		return -1
	}, s)
}

// isoDate joins a date from its parts; without a day it is the last one of the
// month.
func isoDate(year string, month int, day string) (string, bool) {
	y, d := atoi(year), atoi(day)
	t := time.Date(y, time.Month(month), d, 0, 0, 0, 0, time.UTC)
	if day == "" {
		t = time.Date(y, time.Month(month)+1, 0, 0, 0, 0, 0, time.UTC)
	} else if t.Day() != d { // 31 February
		return "", false
	}
	return t.Format(time.DateOnly), month >= 1 && month <= 12
}

// atoi is the number of some digits.
func atoi(s string) int {
	n, _ := strconv.Atoi(s) // only digits come here, and few
	return n
}
