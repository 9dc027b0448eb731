package measure

import (
	"strings"
	"testing"
	"time"
)

// Every language names twelve months, all different, and writes the whole date
// once.
func TestDatesInWords(t *testing.T) {
	for lang, s := range dateStyles {
		names := strings.Fields(s.months)
		if len(names) != 12 {
			t.Errorf("%s has %d months", lang, len(names))
			continue
		}
		seen := map[string]bool{}
		for i := range 12 {
			day := time.Date(2026, time.Month(i+1), 28, 0, 0, 0, 0, time.UTC)
			got := formatDate(day.Format(time.DateOnly), lang)
			if seen[got] || strings.Count(got, "2026") != 1 || strings.Count(got, "28") != 1 || strings.ContainsAny(got, "DMY") && !strings.ContainsAny(names[i], "DM") {
				t.Errorf("%s writes %s as %q", lang, day.Format(time.DateOnly), got)
			}
			in := DatesIn(lang)
			if d := in.Day(day); in.Date(day) != got || strings.Contains(d, "2026") || strings.Count(d, "28") != 1 || !strings.Contains(d, names[i]) || strings.TrimRight(d, ", ") != d {
				t.Errorf("%s writes %s without its year as %q", lang, day.Format(time.DateOnly), d)
			}
			if m := formatMonth(day, lang); seen[m] || !strings.Contains(m, names[i]) || !strings.Contains(m, "2026") {
				t.Errorf("%s names the month %q", lang, m)
			}
			seen[got] = true
		}
	}
	for _, c := range []struct{ lang, want string }{
		{"en", "15 Mar 2026"}, {"de", "15. März 2026"}, {"fr", "15 mars 2026"}, {"es", "15 mar 2026"}, {"it", "15 mar 2026"},
		{"nl", "15 mrt 2026"}, {"pt", "15 de mar. de 2026"}, {"hu", "2026. márc. 15."}, {"ja", "2026年3月15日"}, {"no", "15. mars 2026"},
		{"he", "15 במרץ 2026"}, {"ar", "15 مارس 2026"}, {"fa", "15 مارس 2026"}, {"vi", "15 thg 3, 2026"}, {"th", "15 มี.ค. ค.ศ. 2026"}, {"bs", "15. ožu 2026."}, {"iw", "15 במרץ 2026"},
		{"xx", "2026-03-15"},
	} {
		if got := formatDate("2026-03-15", c.lang); got != c.want {
			t.Errorf("%s: %q, want %q", c.lang, got, c.want)
		}
	}
	third := time.Date(2026, 3, 15, 0, 0, 0, 0, time.UTC)
	for _, c := range []struct{ tag, want string }{
		{"", "15 Mar"}, {"en-US", "15 Mar"}, {"de-CH", "15. März"}, {"pt-BR", "15 de mar."}, {"hu", "márc. 15."}, {"ja-JP", "3月15日"}, {"bg", "15 март"}, {"no", "15. mars"},
		{"eu", "2026-03-15"}, {"not a language", "15 Mar"},
	} {
		if got := DatesIn(c.tag).Day(third); got != c.want {
			t.Errorf("%q: %q, want %q", c.tag, got, c.want)
		}
	}
	if got := periodName("2026-10-31", "month", "de"); got != "Okt. 2026" {
		t.Errorf("a month in German is %q", got)
	}
}

// What is written in a language is read again as the same day, and so are the other
// ways in which people of that language write a month.
func TestDatesAreReadAsTheyAreWritten(t *testing.T) {
	for lang := range dateStyles {
		f := &Format{baseLang: lang}
		for d := time.Date(2027, 12, 1, 0, 0, 0, 0, time.UTC); d.Year() < 2029; d = d.AddDate(0, 0, 1) {
			iso := d.Format(time.DateOnly)
			if got, ok := f.ReadDate(f.Date(iso)); !ok || got != iso {
				t.Errorf("%s: %q is read as %q", lang, f.Date(iso), got)
			}
			if d.AddDate(0, 0, 1).Day() == 1 {
				if got, ok := f.ReadDate(formatMonth(d, lang)); !ok || got != iso {
					t.Errorf("%s: the month %q is read as %q", lang, formatMonth(d, lang), got)
				}
			}
		}
	}
	for _, c := range []struct{ lang, in, want string }{
		{"de", "15. Januar 2026", "2026-01-15"}, {"de", "1. Mrz 2026", "2026-03-01"}, {"de", "15 Mar 2026", "2026-03-15"}, {"de", "Dezember 2026", "2026-12-31"},
		{"fr", "15 décembre 2026", "2026-12-15"}, {"pt", "15 de março de 2026", "2026-03-15"}, {"en", "Sep 3, 2026", "2026-09-03"}, {"es", "3 sep 2026", "2026-09-03"},
		{"fi", "5. helmikuuta 2026", "2026-02-05"}, {"xx", "5 February 2026", "2026-02-05"}, {"zh", "2028年2月", "2028-02-29"},
		{"vi", "15 tháng 3 2026", "2026-03-15"}, {"vi", "tháng 2 2026", "2026-02-28"}, {"he", "15 מרץ 2026", "2026-03-15"}, {"he", "3 בפברואר 2026", "2026-02-03"}, {"th", "15 พ.ย. 2026", "2026-11-15"},
	} {
		if got, ok := (&Format{baseLang: c.lang}).ReadDate(c.in); !ok || got != c.want {
			t.Errorf("%s: %q is read as %q, want %q", c.lang, c.in, got, c.want)
		}
	}
	for _, bad := range []string{"", "15", "2026", "3/4/2026", "31 Feb 2026", "ju 2026", "15 Foo 2026", "Jan Feb 2026", "1 2 Jan 2026", "2026年13月1日"} {
		if got, ok := (&Format{baseLang: "en"}).ReadDate(bad); ok {
			t.Errorf("%q is read as %q", bad, got)
		}
	}
}
