package measure

import (
	"math"
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/currency"
	"golang.org/x/text/language"
	"golang.org/x/text/message"
	"golang.org/x/text/number"

	"waymark/model"
)

// Marks in formatted numbers. A no-break space keeps a number and its unit on
// one line; the true minus is as wide as a plus.
const (
	nbsp     = "\u00a0"
	minusTxt = "\u2212"
	// NoDataText stands where there is no number, NoWaitText where work is passed on
	// at once.
	NoDataText = "no data"
	NoWaitText = "no wait"
)

// Format writes numbers for people, in the language, currency and calendar of
// one document. It is the only place that does: screen, paper and tables for
// people show one number alike. A Format is used by one goroutine.
type Format struct {
	cal      Calendar
	print    *message.Printer
	code     string // the currency as the document states it
	symbol   string // of the currency; "" when the document states none
	leading  bool   // whether the symbol stands in front of the amount
	baseLang string
}

// FormatOf returns the format of a document. A language that is missing or not
// known writes numbers as in English.
func FormatOf(doc *model.Document) *Format {
	tag := languageOf(doc)
	// European digits in every language: they are the ones in charts, files and
	// formulas, and every font has them.
	if t, err := tag.SetTypeForKey("nu", "latn"); err == nil {
		tag = t
	}
	base, _ := tag.Base()
	f := &Format{cal: CalendarOf(doc), print: message.NewPrinter(tag), baseLang: base.String()}
	f.code = strings.TrimSpace(doc.Root().Text("currency"))
	f.symbol = f.currencySymbol(f.code)
	switch f.baseLang {
	case "en", "nl", "ja", "zh", "ko", "hi", "th", "tr", "ga", "cy", "he", "ms", "id":
		f.leading = true
	case "pt":
		region, _ := tag.Region()
		f.leading = region.String() == "BR"
	}
	return f
}

// languageOf is the language of a document, English where it states none.
func languageOf(doc *model.Document) language.Tag {
	return languageTagged(doc.Root().Text("language"))
}

// languageTagged reads a tag; English where it is none.
func languageTagged(s string) language.Tag {
	tag, err := language.Parse(s)
	if err != nil || tag == language.Und {
		return language.English
	}
	return tag
}

// currencySymbol turns an ISO code into its sign; any other text stands as it
// was written.
func (f *Format) currencySymbol(c string) string {
	unit, err := currency.ParseISO(c)
	if err != nil {
		return c
	}
	return strings.TrimSpace(f.print.Sprint(currency.NarrowSymbol(unit)))
}

// Number writes a number with at most the given decimals, trailing zeros left
// out, digits grouped.
func (f *Format) Number(v float64, decimals int) string { return f.digits(v, 0, decimals) }

// Fixed writes a number with exactly the given decimals, digits grouped.
func (f *Format) Fixed(v float64, decimals int) string { return f.digits(v, decimals, decimals) }

func (f *Format) digits(v float64, least, most int) string {
	if math.IsNaN(v) || math.IsInf(v, 0) {
		return NoDataText
	}
	scale := math.Pow(10, float64(most))
	if r := math.Round(math.Abs(v)*scale) / scale; !math.IsInf(r, 0) && math.Abs(v) < 1e15 {
		v = math.Copysign(r, v)
	}
	var s string
	if n := math.Abs(v); least == 0 && n < 1000 && n == math.Trunc(n) {
		s = strconv.Itoa(int(n)) // reads the same in every language
	} else {
		s = f.print.Sprint(number.Decimal(math.Abs(v), number.MinFractionDigits(least), number.MaxFractionDigits(most)))
	}
	if v < 0 {
		s = minusTxt + s
	}
	return s
}

// Count writes a whole number: 4,790.
func (f *Format) Count(v float64) string { return f.Number(v, 0) }

// decimals is how many decimals a plain number needs to say something: two
// below 10, one below 100, none above; as many as its first digit needs where two
// would leave nothing of it, up to six.
func decimals(v float64) int {
	switch v = math.Abs(v); {
	case v >= 99.95:
		return 0
	case v >= 9.995:
		return 1
	case v >= 0.005 || v < 5e-7:
		return 2
	}
	return int(math.Ceil(-math.Log10(v)))
}

// percentDecimals: one below 10 % and near 100 %, where whole percents hide the
// difference that matters, none between.
func percentDecimals(v float64) int {
	if v = math.Abs(v); v < 9.95 || v > 99 && v < 100 {
		return 1
	}
	return 0
}

// Percent writes a number of percent: "74 %", "5.4 %". What is not quite nothing
// or not quite all is never rounded to it: "< 0.1 %", "> 99.9 %".
func (f *Format) Percent(v float64) string {
	switch {
	case almostNone(v):
		return "<" + nbsp + f.Number(0.1, 1) + nbsp + "%"
	case almostAll(v):
		return ">" + nbsp + f.Number(99.9, 1) + nbsp + "%"
	}
	return f.percent(v)
}

func almostNone(percent float64) bool { return percent > noise && percent < 0.05 }
func almostAll(percent float64) bool  { return percent >= 99.95 && percent < 100-noise }

// noise is a difference that comes from computing alone.
const noise = 1e-6

func (f *Format) percent(v float64) string { return f.Number(v, percentDecimals(v)) + nbsp + "%" }

// Share writes a fraction 0 … 1 in percent.
func (f *Format) Share(v float64) string { return f.Percent(v * 100) }

// Money writes an amount in the document's currency: "€ 61", "1.240 €". Without
// a currency it is the plain number.
func (f *Format) Money(v float64) string {
	return f.money(math.Abs(v), v < 0)
}

func (f *Format) money(v float64, below bool) string {
	least, most := 0, 0
	if v < 99.995 && math.Abs(v-math.Round(v)) > 0.004 {
		least, most = 2, 2
	}
	s := f.withSymbol(f.digits(v, least, most))
	if below {
		s = negative(s)
	}
	return s
}

// withSymbol puts the sign of the currency to an amount.
func (f *Format) withSymbol(s string) string {
	switch {
	case f.symbol == "":
		return s
	case f.leading:
		return f.symbol + nbsp + s
	}
	return s + nbsp + f.symbol
}

// negative puts a minus in front of a formatted number, unless it was rounded to
// zero.
func negative(s string) string {
	if !strings.ContainsAny(s, "123456789") {
		return s
	}
	return minusTxt + s
}

// Duration writes seconds of working time in the sensible unit: "45 s", "6 min",
// "11 min 10 s", "3 h 05 min", and from one working day on "11.4 d".
func (f *Format) Duration(seconds float64) string {
	if seconds < 0 {
		return negative(f.Duration(-seconds))
	}
	if day := f.cal.Day(); seconds >= day*0.9995 {
		d := seconds / day
		n := 1
		if d >= 99.95 {
			n = 0
		}
		return f.Number(d, n) + nbsp + "d"
	}
	return f.clock(seconds)
}

// Wait writes how long work waits, in seconds of working time: as a duration, in
// words where it does not wait at all.
func (f *Format) Wait(seconds float64) string {
	if seconds == 0 {
		return NoWaitText
	}
	return f.Duration(seconds)
}

// clock writes a time below a day in hours, minutes and seconds.
func (f *Format) clock(seconds float64) string {
	switch {
	case seconds < 9.95:
		return f.Number(seconds, 1) + nbsp + "s"
	case seconds < 59.5:
		return f.Number(seconds, 0) + nbsp + "s"
	case seconds < 3599.5:
		s := math.Round(seconds)
		return join(f.Count(math.Floor(s/60))+nbsp+"min", math.Mod(s, 60), "s", f)
	}
	m := math.Round(seconds / 60)
	return join(f.Count(math.Floor(m/60))+nbsp+"h", math.Mod(m, 60), "min", f)
}

func join(large string, small float64, unit string, f *Format) string {
	if small == 0 {
		return large
	}
	s := f.Count(small)
	if small < 10 {
		s = "0" + s
	}
	return large + nbsp + s + nbsp + unit
}

// Hours writes the time of a KPI, given in hours. Unlike Duration it never turns
// hours into days: whether a day has 8 or 24 hours depends on the KPI.
func (f *Format) Hours(hours float64) string {
	if hours < 0 {
		return negative(f.Hours(-hours))
	}
	if hours < 9.995 {
		return f.clock(hours * 3600)
	}
	return f.Number(hours, min(decimals(hours), 1)) + nbsp + "h"
}

// Value writes a value in its unit (see the Unit constants); "no data" where
// there is none.
func (f *Format) Value(v Value, unit string) string {
	if !v.Known {
		return NoDataText
	}
	n := v.V
	f, unit = f.in(unit)
	switch unit {
	case UnitSeconds:
		return f.Duration(n)
	case UnitHours:
		return f.Hours(n)
	case UnitPercent:
		return f.Percent(n)
	case UnitShare:
		return f.Share(n)
	case UnitPoints:
		return f.signed(n, f.Number(math.Abs(n), 0))
	case UnitCurrency:
		return f.Money(n)
	case UnitNumber:
		return f.Number(n, decimals(n))
	}
	return f.Number(n, decimals(n)) + nbsp + unit
}

// in recognises money in the unit of an own definition, and returns the format
// that writes it: the document's currency by its code or its sign, and any other as
// it was called, for two kinds of dollars share one sign.
func (f *Format) in(unit string) (*Format, string) {
	switch {
	case unit == "":
	case unit == f.code || unit == f.symbol:
		return f, UnitCurrency
	case isMoney(unit):
		other := *f
		other.code, other.symbol = unit, unit
		return &other, UnitCurrency
	}
	return f, unit
}

// isMoney reports whether a unit is the code of a currency in capitals, or a sign.
func isMoney(unit string) bool {
	if r, n := utf8.DecodeRuneInString(unit); n == len(unit) {
		return unicode.Is(unicode.Sc, r)
	}
	_, err := currency.ParseISO(unit)
	return err == nil && unit == strings.ToUpper(unit)
}

// signed puts + or − in front of a number written without a sign; a number that
// was rounded to zero gets none.
func (f *Format) signed(v float64, abs string) string {
	switch {
	case !strings.ContainsAny(abs, "123456789"):
		return abs
	case v < 0:
		return negative(abs)
	}
	return "+" + abs
}

// deltaText writes the size of a difference: percentages differ by points (pp).
func (f *Format) deltaText(v float64, unit string) string {
	v = math.Abs(v)
	switch unit {
	case UnitShare:
		return f.deltaText(v*100, UnitPercent)
	case UnitPercent:
		return f.Number(v, percentDecimals(v)) + nbsp + "pp"
	case UnitPoints:
		return f.Number(v, 0)
	case UnitNumber:
		return f.Number(v, min(decimals(v), 2))
	}
	return f.Value(Of(v), unit)
}

// Delta writes a difference with its sign: "+12 pp", "−0.2", "−3 d".
func (f *Format) Delta(v Value, unit string) string {
	if !v.Known {
		return NoDataText
	}
	return f.signed(v.V, f.deltaText(v.V, unit))
}

// arrow writes a difference with an arrow instead of a sign: "▲ 6", "▼ 3 pp",
// "no change".
func (f *Format) arrow(v float64, abs string) string {
	switch {
	case !strings.ContainsAny(abs, "123456789"):
		return "no change"
	case v < 0:
		return "▼" + nbsp + abs
	}
	return "▲" + nbsp + abs
}

// Change writes a relative change, given as a fraction: "−43 %".
func (f *Format) Change(v Value) string {
	if !v.Known {
		return NoDataText
	}
	return f.signed(v.V, f.percent(math.Abs(v.V)*100))
}

// Difference writes how a measure changes, the way it is usually said: points
// for shares and scores, percent of the current value for everything else.
func (f *Format) Difference(m Measure) string {
	switch m.Unit {
	case UnitShare, UnitPercent, UnitPoints:
		return f.Delta(m.Delta, m.Unit)
	}
	if !m.Percent.Known {
		return f.Delta(m.Delta, m.Unit)
	}
	return f.Change(m.Percent)
}

// Both writes the two values of a measure, which stand beside one another: with
// the same number of decimals.
func (f *Format) Both(m Measure) (current, future string) {
	a, b := m.Current, m.Future
	if !a.Known || !b.Known {
		return f.Value(a, m.Unit), f.Value(b, m.Unit)
	}
	scale, suffix, most := 1.0, "", math.Max(math.Abs(a.V), math.Abs(b.V))
	limit := decimals(most)
	f, unit := f.in(m.Unit)
	switch unit {
	case UnitNumber:
	case UnitPercent, UnitShare:
		if unit == UnitShare {
			scale = 100
		}
		if almostNone(a.V*scale) || almostNone(b.V*scale) || almostAll(a.V*scale) || almostAll(b.V*scale) {
			return f.Value(a, m.Unit), f.Value(b, m.Unit)
		}
		// The smaller one decides: 4.2 % beside 10.8 %.
		limit, suffix = max(percentDecimals(a.V*scale), percentDecimals(b.V*scale)), nbsp+"%"
	case UnitSeconds:
		day := f.cal.Day()
		if math.Min(math.Abs(a.V), math.Abs(b.V)) < day*0.9995 {
			return f.Value(a, m.Unit), f.Value(b, m.Unit)
		}
		scale, suffix = 1/day, nbsp+"d"
		if limit = 1; most*scale >= 99.95 {
			limit = 0
		}
	default:
		return f.Value(a, m.Unit), f.Value(b, m.Unit)
	}
	need := 0
	for _, v := range []float64{a.V * scale, b.V * scale} {
		for need < limit && hasDecimals(v, need, limit) {
			need++
		}
	}
	return f.Fixed(a.V*scale, need) + suffix, f.Fixed(b.V*scale, need) + suffix
}

// Date writes an ISO date as people read it, "15 Jan 2026" or "15. Jan. 2026";
// what is no date comes back as it is. A language whose months are not known here
// gets the ISO form, which is read everywhere.
func (f *Format) Date(iso string) string {
	return formatDate(iso, f.baseLang)
}
