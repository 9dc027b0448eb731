package measure

import (
	"fmt"
	"strconv"
	"strings"
	"time"
)

// dateStyle is how a language writes a date with the name of its month: the names
// from January on, and where day (D), name (M) and year (Y) stand. Source: the
// medium formats and abbreviated months of Unicode CLDR 44, with the day first
// where CLDR would write numbers alone, so that no reader takes 3 for March.
type dateStyle struct {
	months string
	date   string
	month  string // of a whole month; "M Y" when empty
}

// dateStyles are the languages whose dates are written in words. All others get the
// ISO form, which is read everywhere.
var dateStyles = map[string]dateStyle{
	"ca": {"gen. febr. març abr. maig juny jul. ag. set. oct. nov. des.", "D M Y", ""},
	"cs": {"led úno bře dub kvě čvn čvc srp zář říj lis pro", "D. M Y", ""},
	"da": {"jan. feb. mar. apr. maj juni juli aug. sep. okt. nov. dec.", "D. M Y", ""},
	"de": {"Jan. Feb. März Apr. Mai Juni Juli Aug. Sept. Okt. Nov. Dez.", "D. M Y", ""},
	"el": {"Ιαν Φεβ Μαρ Απρ Μαΐ Ιουν Ιουλ Αυγ Σεπ Οκτ Νοε Δεκ", "D M Y", ""},
	"en": {"Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec", "D M Y", ""},
	"es": {"ene feb mar abr may jun jul ago sept oct nov dic", "D M Y", ""},
	"fi": {"tammik. helmik. maalisk. huhtik. toukok. kesäk. heinäk. elok. syysk. lokak. marrask. jouluk.", "D. M Y", ""},
	"fr": {"janv. févr. mars avr. mai juin juil. août sept. oct. nov. déc.", "D M Y", ""},
	"hu": {"jan. febr. márc. ápr. máj. jún. júl. aug. szept. okt. nov. dec.", "Y. M D.", "Y. M"},
	"id": {"Jan Feb Mar Apr Mei Jun Jul Agu Sep Okt Nov Des", "D M Y", ""},
	"it": {"gen feb mar apr mag giu lug ago set ott nov dic", "D M Y", ""},
	"ja": {"1月 2月 3月 4月 5月 6月 7月 8月 9月 10月 11月 12月", "Y年MD日", "Y年M"},
	"ko": {"1월 2월 3월 4월 5월 6월 7월 8월 9월 10월 11월 12월", "Y년 M D일", "Y년 M"},
	"nb": {"jan. feb. mars apr. mai juni juli aug. sep. okt. nov. des.", "D. M Y", ""},
	"nl": {"jan feb mrt apr mei jun jul aug sep okt nov dec", "D M Y", ""},
	"pl": {"sty lut mar kwi maj cze lip sie wrz paź lis gru", "D M Y", ""},
	"pt": {"jan. fev. mar. abr. mai. jun. jul. ago. set. out. nov. dez.", "D de M de Y", "M de Y"},
	"ro": {"ian. feb. mar. apr. mai iun. iul. aug. sept. oct. nov. dec.", "D M Y", ""},
	"ru": {"янв. февр. мар. апр. мая июн. июл. авг. сент. окт. нояб. дек.", "D M Y", ""},
	"sv": {"jan. feb. mars apr. maj juni juli aug. sep. okt. nov. dec.", "D M Y", ""},
	"tr": {"Oca Şub Mar Nis May Haz Tem Ağu Eyl Eki Kas Ara", "D M Y", ""},
	"uk": {"січ. лют. бер. квіт. трав. черв. лип. серп. вер. жовт. лист. груд.", "D M Y", ""},
	"zh": {"1月 2月 3月 4月 5月 6月 7月 8月 9月 10月 11月 12月", "Y年MD日", "Y年M"},
}

// formatDate writes an ISO date for people in a language; what is no date comes
// back as it is.
func formatDate(iso, lang string) string {
	t, err := time.Parse(time.DateOnly, iso)
	if err != nil {
		return iso
	}
	s, ok := styleOf(lang)
	if !ok {
		return iso
	}
	return s.write(s.date, t)
}

// formatMonth writes a month with its year: "Oct 2026".
func formatMonth(t time.Time, lang string) string {
	s, ok := styleOf(lang)
	if !ok {
		return t.Format("2006-01")
	}
	if s.month == "" {
		return s.write("M Y", t)
	}
	return s.write(s.month, t)
}

// styleOf returns the style of a language; both written forms of Norwegian have one.
func styleOf(lang string) (dateStyle, bool) {
	if lang == "no" || lang == "nn" {
		lang = "nb"
	}
	s, ok := dateStyles[lang]
	return s, ok
}

// write puts the parts of a date into a pattern.
func (s dateStyle) write(pattern string, t time.Time) string {
	name := strings.Fields(s.months)[t.Month()-1]
	return strings.NewReplacer("D", strconv.Itoa(t.Day()), "M", name, "Y", fmt.Sprintf("%04d", t.Year())).Replace(pattern)
}
