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

// dateStyles are the languages whose dates are written in words, all with the Gregorian
// calendar: what is typed as 2026 is read as 2026. All others get the ISO form, which is
// read everywhere.
var dateStyles = map[string]dateStyle{
	"af":  {"Jan. Feb. Mrt. Apr. Mei Jun. Jul. Aug. Sep. Okt. Nov. Des.", "D M Y", ""},
	"ar":  {"يناير فبراير مارس أبريل مايو يونيو يوليو أغسطس سبتمبر أكتوبر نوفمبر ديسمبر", "D M Y", ""},
	"az":  {"yan fev mar apr may iyn iyl avq sen okt noy dek", "D M Y", ""},
	"be":  {"сту лют сак кра мая чэр ліп жні вер кас ліс сне", "D M Y", ""},
	"bg":  {"яну фев март апр май юни юли авг сеп окт ное дек", "D M Y г.", "M Y г."},
	"ca":  {"gen. febr. març abr. maig juny jul. ag. set. oct. nov. des.", "D M Y", ""},
	"cs":  {"led úno bře dub kvě čvn čvc srp zář říj lis pro", "D. M Y", ""},
	"da":  {"jan. feb. mar. apr. maj juni juli aug. sep. okt. nov. dec.", "D. M Y", ""},
	"de":  {"Jan. Feb. März Apr. Mai Juni Juli Aug. Sept. Okt. Nov. Dez.", "D. M Y", ""},
	"el":  {"Ιαν Φεβ Μαρ Απρ Μαΐ Ιουν Ιουλ Αυγ Σεπ Οκτ Νοε Δεκ", "D M Y", ""},
	"en":  {"Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec", "D M Y", ""},
	"es":  {"ene feb mar abr may jun jul ago sept oct nov dic", "D M Y", ""},
	"et":  {"jaan veebr märts apr mai juuni juuli aug sept okt nov dets", "D. M Y", ""},
	"fa":  {"ژانویه فوریه مارس آوریل مه ژوئن ژوئیه اوت سپتامبر اکتبر نوامبر دسامبر", "D M Y", ""},
	"fi":  {"tammik. helmik. maalisk. huhtik. toukok. kesäk. heinäk. elok. syysk. lokak. marrask. jouluk.", "D. M Y", ""},
	"fil": {"Ene Peb Mar Abr May Hun Hul Ago Set Okt Nob Dis", "M D, Y", ""},
	"fr":  {"janv. févr. mars avr. mai juin juil. août sept. oct. nov. déc.", "D M Y", ""},
	"gl":  {"xan. feb. mar. abr. maio xuño xul. ago. set. out. nov. dec.", "D de M de Y", "M de Y"},
	"he":  {"ינו׳ פבר׳ מרץ אפר׳ מאי יוני יולי אוג׳ ספט׳ אוק׳ נוב׳ דצמ׳", "D בM Y", "M Y"},
	"hi":  {"जन॰ फ़र॰ मार्च अप्रैल मई जून जुल॰ अग॰ सित॰ अक्टू॰ नव॰ दिस॰", "D M Y", ""},
	"hr":  {"sij velj ožu tra svi lip srp kol ruj lis stu pro", "D. M Y.", "M Y."},
	"hu":  {"jan. febr. márc. ápr. máj. jún. júl. aug. szept. okt. nov. dec.", "Y. M D.", "Y. M"},
	"id":  {"Jan Feb Mar Apr Mei Jun Jul Agu Sep Okt Nov Des", "D M Y", ""},
	"is":  {"jan. feb. mar. apr. maí jún. júl. ágú. sep. okt. nóv. des.", "D. M Y", ""},
	"it":  {"gen feb mar apr mag giu lug ago set ott nov dic", "D M Y", ""},
	"ja":  {"1月 2月 3月 4月 5月 6月 7月 8月 9月 10月 11月 12月", "Y年MD日", "Y年M"},
	"ka":  {"იან თებ მარ აპრ მაი ივნ ივლ აგვ სექ ოქტ ნოე დეკ", "D M. Y", "M. Y"},
	"ko":  {"1월 2월 3월 4월 5월 6월 7월 8월 9월 10월 11월 12월", "Y년 M D일", "Y년 M"},
	"lv":  {"janv. febr. marts apr. maijs jūn. jūl. aug. sept. okt. nov. dec.", "Y. gada D. M", "Y. gada M"},
	"mk":  {"јан. фев. мар. апр. мај јун. јул. авг. сеп. окт. ноем. дек.", "D M Y", ""},
	"ms":  {"Jan Feb Mac Apr Mei Jun Jul Ogo Sep Okt Nov Dis", "D M Y", ""},
	"nb":  {"jan. feb. mars apr. mai juni juli aug. sep. okt. nov. des.", "D. M Y", ""},
	"nl":  {"jan feb mrt apr mei jun jul aug sep okt nov dec", "D M Y", ""},
	"pl":  {"sty lut mar kwi maj cze lip sie wrz paź lis gru", "D M Y", ""},
	"pt":  {"jan. fev. mar. abr. mai. jun. jul. ago. set. out. nov. dez.", "D de M de Y", "M de Y"},
	"ro":  {"ian. feb. mar. apr. mai iun. iul. aug. sept. oct. nov. dec.", "D M Y", ""},
	"ru":  {"янв. февр. мар. апр. мая июн. июл. авг. сент. окт. нояб. дек.", "D M Y", ""},
	"sk":  {"jan feb mar apr máj jún júl aug sep okt nov dec", "D. M Y", ""},
	"sl":  {"jan. feb. mar. apr. maj jun. jul. avg. sep. okt. nov. dec.", "D. M Y", ""},
	"sq":  {"jan shk mar pri maj qer korr gush sht tet nën dhj", "D M Y", ""},
	"sr":  {"јан феб мар апр мај јун јул авг сеп окт нов дец", "D. M Y.", "M Y."},
	"sv":  {"jan. feb. mars apr. maj juni juli aug. sep. okt. nov. dec.", "D M Y", ""},
	"sw":  {"Jan Feb Mac Apr Mei Jun Jul Ago Sep Okt Nov Des", "D M Y", ""},
	"th":  {"ม.ค. ก.พ. มี.ค. เม.ย. พ.ค. มิ.ย. ก.ค. ส.ค. ก.ย. ต.ค. พ.ย. ธ.ค.", "D M ค.ศ. Y", "M ค.ศ. Y"},
	"tr":  {"Oca Şub Mar Nis May Haz Tem Ağu Eyl Eki Kas Ara", "D M Y", ""},
	"uk":  {"січ. лют. бер. квіт. трав. черв. лип. серп. вер. жовт. лист. груд.", "D M Y", ""},
	"ur":  {"جنوری فروری مارچ اپریل مئی جون جولائی اگست ستمبر اکتوبر نومبر دسمبر", "D M، Y", "M Y"},
	"vi":  {"1 2 3 4 5 6 7 8 9 10 11 12", "D thg M, Y", "thg M Y"},
	"zh":  {"1月 2月 3月 4月 5月 6月 7月 8月 9月 10月 11月 12月", "Y年MD日", "Y年M"},
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

// styleOf returns the style of a language, by its code or one that it had before; both
// written forms of Norwegian have one, and the languages that were called Serbo-Croatian
// in Latin letters.
func styleOf(lang string) (dateStyle, bool) {
	switch lang {
	case "no", "nn":
		lang = "nb"
	case "bs", "sh":
		lang = "hr"
	case "iw":
		lang = "he"
	case "in":
		lang = "id"
	case "tl":
		lang = "fil"
	}
	s, ok := dateStyles[lang]
	return s, ok
}

// day is the pattern of a date of a known year: what stands between the day and the
// month, and behind them where the year comes first.
func (s dateStyle) day() string {
	from, to := strings.IndexAny(s.date, "DM"), strings.LastIndexAny(s.date, "DM")
	if strings.HasPrefix(s.date, "Y") {
		return s.date[from:]
	}
	return s.date[from : to+1]
}

// Dates writes days for people in one language. It serves what has no document, and
// so no Format: lists of files and of versions.
type Dates struct{ lang string }

// DatesIn returns the dates of a language, a tag as "de-CH"; one that is missing or
// not known writes them as in English.
func DatesIn(tag string) Dates {
	base, _ := languageTagged(tag).Base()
	return Dates{base.String()}
}

// Date writes a day with its year: "12 Nov 2026". A language whose months are not
// known here gets the ISO form.
func (d Dates) Date(t time.Time) string { return formatDate(t.Format(time.DateOnly), d.lang) }

// Day writes a day of a year that the reader knows: "12 Nov".
func (d Dates) Day(t time.Time) string {
	s, ok := styleOf(d.lang)
	if !ok {
		return d.Date(t)
	}
	return s.write(s.day(), t)
}

// write puts the parts of a date into a pattern.
func (s dateStyle) write(pattern string, t time.Time) string {
	name := strings.Fields(s.months)[t.Month()-1]
	return strings.NewReplacer("D", strconv.Itoa(t.Day()), "M", name, "Y", fmt.Sprintf("%04d", t.Year())).Replace(pattern)
}
