package panel

import (
	"encoding/csv"
	"errors"
	"fmt"
	"regexp"
	"slices"
	"strings"

	"waymark/model"
	"waymark/model/edit"
	"waymark/model/kind"
)

// pasted is a table of dated values as it came from a spreadsheet.
type pasted struct {
	rows    []edit.Row
	columns []string // labels of the columns that were understood
	ignored []string // headings that were not
	left    []string // why lines were left out, as sentences
	cut     bool     // there are lines behind mostPasted
	// unsure is a date that could be read with the day or with the month first:
	// the table must be read again once a person has said which.
	unsure string
}

// mostPasted is how many lines are read at once: the days of half a century. More is a
// slip, such as a whole data base.
const mostPasted = 20_000

// readTable reads what was copied from a spreadsheet or a CSV file: columns
// divided by tabs, semicolons or commas, numbers with decimal comma or point,
// dates in any usual form. cols are the columns that the KPI's table shows. A
// first line without a date is taken as headings; without headings the first
// column with dates is the date, and the others follow in the order of cols, or
// are the value itself where there is one alone. “?” and empty cells are no data.
func readTable(text string, cols []*kind.Property, lang language, order dayOrder) pasted {
	var out pasted
	lines := cells(text)
	if len(lines) == 0 {
		return out
	}
	if len(lines) > mostPasted {
		lines, out.cut = lines[:mostPasted], true
	}
	switch comma, point := lang.some(lines, commaDecimal), lang.some(lines, pointDecimal); {
	case comma && !point:
		lang.comma = true
	case point && !comma:
		lang.comma = false
	}
	dateAt, columns, start := heads(lines, cols, lang, &out)
	if dateAt < 0 {
		start = 0
		dateAt, columns = guess(lines, cols, lang)
	}
	if dateAt < 0 {
		out.left = append(out.left, "There is no column with dates: every line needs one, such as "+lang.date("2026-01-31")+" or 2026-01-31.")
		return out
	}
	for _, p := range columns {
		if p != nil {
			out.columns = append(out.columns, p.Label)
		}
	}
	if start == 1 && len(out.columns) == 0 {
		out.left = append(out.left, "No heading names a column of this KPI. Name them "+examples(cols)+", or copy the rows without headings, in this order.")
		return out
	}
	if start == 1 {
		addUnits(lines, columns)
	}
	if order == dayUnknown {
		order = orderOf(lines[start:], dateAt, &out)
	}
	for i, line := range lines[start:] {
		n := i + start + 1
		if strings.Join(line, "") == "" {
			continue
		}
		if dateAt >= len(line) {
			out.left = append(out.left, fmt.Sprintf("Line %d has no date.", n))
			continue
		}
		row, err := readRow(line, dateAt, columns, lang, order)
		if err != nil {
			out.left = append(out.left, fmt.Sprintf("Line %d: %s.", n, err))
			continue
		}
		out.rows = append(out.rows, row)
	}
	return out
}

func readRow(line []string, dateAt int, columns []*kind.Property, lang language, order dayOrder) (edit.Row, error) {
	row := edit.Row{NewID: model.NewID()}
	date, ok := lang.readDate(line[dateAt], order)
	if !ok {
		return row, fmt.Errorf("“%s” is not a date", shorten(line[dateAt], 24))
	}
	row.Date = date
	for i, p := range columns {
		if p == nil || i == dateAt || i >= len(line) || missing(line[i]) {
			continue
		}
		v, err := lang.read(p, line[i])
		if err != nil {
			return row, fmt.Errorf("“%s” cannot be read: %w", shorten(line[i], 24), err)
		}
		if v != nil {
			row.Props = append(row.Props, model.Prop{Name: p.Name, Value: v})
		}
	}
	if len(row.Props) == 0 {
		return row, errNoValue
	}
	return row, nil
}

var errNoValue = errors.New("there is no value")

// missing reports whether a cell says that there is no value.
func missing(s string) bool {
	switch strings.ToLower(strings.TrimSpace(s)) {
	case "", "?", "-", "–", "—", "n/a", "na", "nan", "null", "none", "no data", "#n/a":
		return true
	}
	return false
}

// cells divides a text into lines and cells.
func cells(text string) [][]string {
	text = strings.TrimPrefix(strings.ReplaceAll(text, "\r\n", "\n"), "\ufeff")
	text = strings.ReplaceAll(text, "\r", "\n")
	r := csv.NewReader(strings.NewReader(text))
	r.Comma, r.FieldsPerRecord, r.LazyQuotes = delimiter(text), -1, true
	var out [][]string
	for len(out) <= mostPasted { // one more tells that there are more
		line, err := r.Read()
		if err != nil {
			break
		}
		for i := range line {
			line[i] = strings.TrimSpace(strings.ReplaceAll(line[i], "\u00a0", " "))
		}
		out = append(out, line)
	}
	return out
}

// delimiter finds what divides the cells: a tab or a semicolon where there is
// one, for commas also stand inside numbers.
func delimiter(text string) rune {
	first, _, _ := strings.Cut(strings.TrimLeft(text, "\n"), "\n")
	for _, d := range []rune{'\t', ';', '|'} {
		if strings.ContainsRune(first, d) {
			return d
		}
	}
	return ','
}

// Numbers whose decimal sign cannot be taken for one that parts thousands. One of
// them tells how all others of the table are meant: with 26.100,5 beside it, 2.400
// is not 2.4.
var (
	commaDecimal = regexp.MustCompile(`^[-−+]?(\d+,(\d{1,2}|\d{4,})|\d{1,3}(\.\d{3})+,\d+)\s?%?$`)
	pointDecimal = regexp.MustCompile(`^[-−+]?(\d+\.(\d{1,2}|\d{4,})|\d{1,3}(,\d{3})+\.\d+)\s?%?$`)
)

// some reports whether a cell has the form of a number. 01.2026 is a month.
func (l language) some(lines [][]string, form *regexp.Regexp) bool {
	for _, line := range lines {
		if slices.ContainsFunc(line, func(c string) bool { return form.MatchString(c) && !l.isDate(c) }) {
			return true
		}
	}
	return false
}

// heads reads the first line as headings. dateAt is −1 when it is none. Where they name
// columns of the KPI and the one of the dates has another name than those that are known,
// it is the one that dates stand in: read without headings, in the order of cols, its
// values could come into each other's columns.
func heads(lines [][]string, cols []*kind.Property, lang language, out *pasted) (dateAt int, columns []*kind.Property, start int) {
	line := lines[0]
	dateAt = -1
	for _, c := range line {
		if lang.isDate(c) {
			return -1, nil, 0
		}
	}
	columns = make([]*kind.Property, len(line))
	for i, c := range line {
		p := columnNamed(c, cols)
		if name, unit := headingUnit(c); p == nil && unit != "" {
			p = columnNamed(name, cols)
		}
		switch {
		case isDateName(c) && dateAt < 0:
			dateAt = i
		case p != nil && !slices.Contains(columns, p):
			columns[i] = p
		case c != "":
			out.ignored = append(out.ignored, c)
		}
	}
	if at := datesAt(lines, lang); dateAt < 0 && at >= 0 && at < len(line) && columns[at] == nil && slices.ContainsFunc(columns, isColumn) {
		dateAt = at
		out.ignored = slices.DeleteFunc(out.ignored, func(h string) bool { return h == line[at] })
	}
	if dateAt < 0 {
		out.ignored = nil
	}
	return dateAt, columns, 1
}

func isColumn(p *kind.Property) bool { return p != nil }

var unitInHeading = regexp.MustCompile(`^(.+?)\s*(?:\(\s*([a-zA-Z]+)\.?\s*\)|\[\s*([a-zA-Z]+)\.?\s*\])$`)

// headingUnit parts “Talk (min)” into a name and a unit of time; unit is "" where
// the heading has none.
func headingUnit(s string) (name, unit string) {
	m := unitInHeading.FindStringSubmatch(strings.TrimSpace(s))
	if m == nil {
		return s, ""
	}
	if _, ok := model.UnitNamed(m[2] + m[3]); !ok {
		return s, ""
	}
	return m[1], m[2] + m[3]
}

// addUnits writes the unit of a heading behind the numbers below it: spreadsheets
// keep times as numbers alone.
func addUnits(lines [][]string, columns []*kind.Property) {
	for i, p := range columns {
		_, unit := headingUnit(lines[0][i])
		if p == nil || p.Type != kind.Time || unit == "" {
			continue
		}
		for _, l := range lines[1:] {
			if i < len(l) && bareNumber.MatchString(l[i]) {
				l[i] += " " + unit
			}
		}
	}
}

var bareNumber = regexp.MustCompile(`^\d[\d.,]*$`)

// examples are headings that would be understood: those of the columns that a table
// without headings is read as.
func examples(cols []*kind.Property) string {
	_, columns := guess([][]string{append([]string{"2026-01-31"}, make([]string, 4)...)}, cols, language{})
	names := []string{"“Date”"}
	for _, p := range columns {
		if p != nil {
			names = append(names, "“"+p.Label+"”")
		}
	}
	return strings.Join(names, ", ")
}

// isDate reports whether a cell is a date in one of the orders of day and month.
func (l language) isDate(s string) bool {
	_, ok := l.readDate(s, dayFirst)
	if !ok {
		_, ok = readDate(s, monthFirst)
	}
	return ok
}

func isDateName(s string) bool {
	switch plain(s) {
	case "date", "day", "month", "week", "quarter", "year", "time", "when", "datum", "monat", "fecha", "mes", "mois", "enddate", "periodend":
		return true
	}
	return false
}

// columnNamed finds the column that a heading means.
func columnNamed(s string, cols []*kind.Property) *kind.Property {
	name := plain(s)
	if name == "" {
		return nil
	}
	for _, p := range cols {
		if name == plain(p.Label) || name == plain(p.Name) {
			return p
		}
	}
	for _, p := range cols {
		switch {
		case p.Name == "value" && slices.Contains([]string{"result", "score", "nps", "csat", "ces", "fcr", "aht", "kpi", "rate", "percent"}, name),
			p.Name == "n" && slices.Contains([]string{"samplesize", "answers", "responses", "count", "cases"}, name),
			p.Name == "period" && name == "label":
			return p
		}
	}
	return nil
}

// plain keeps the letters and digits of a heading, in small letters.
func plain(s string) string {
	return strings.Map(func(r rune) rune {
		if r >= 'a' && r <= 'z' || r >= '0' && r <= '9' || r > 127 {
			return r
		}
		return -1
	}, strings.ToLower(s))
}

// widest is the number of cells of the longest line.
func widest(lines [][]string) int {
	width := 0
	for _, l := range lines {
		width = max(width, len(l))
	}
	return width
}

// datesAt is the column with the most dates, −1 where there is none.
func datesAt(lines [][]string, lang language) int {
	at, most := -1, 0
	for c := range widest(lines) {
		n := 0
		for _, l := range lines {
			if c < len(l) && lang.isDate(l[c]) {
				n++
			}
		}
		if n > most {
			at, most = c, n
		}
	}
	return at
}

// guess finds the dates of a table without headings and gives the other columns
// their meaning by their order.
func guess(lines [][]string, cols []*kind.Property, lang language) (dateAt int, columns []*kind.Property) {
	dateAt = datesAt(lines, lang)
	if dateAt < 0 {
		return -1, nil
	}
	width := widest(lines)
	columns = make([]*kind.Property, width)
	value := slices.IndexFunc(cols, func(p *kind.Property) bool { return p.Name == "value" })
	counts := slices.DeleteFunc(slices.Clone(cols), func(p *kind.Property) bool {
		return p.Name == "period" || p.Name == "value" || p.Name == "n" || p.Name == "excluded"
	})
	if width == 2 && value >= 0 {
		columns[1-dateAt] = cols[value]
		return dateAt, columns
	}
	if len(counts) == 0 && value >= 0 { // an own definition: value, then its sample
		counts = append(counts, cols[value])
		if n := slices.IndexFunc(cols, func(p *kind.Property) bool { return p.Name == "n" }); n >= 0 {
			counts = append(counts, cols[n])
		}
	}
	for c := range width {
		if c != dateAt && len(counts) > 0 {
			columns[c], counts = counts[0], counts[1:]
		}
	}
	return dateAt, columns
}

// orderOf finds whether days or months come first: one date above 12 tells it for
// all of them. Where none does, it is not known.
func orderOf(lines [][]string, dateAt int, out *pasted) dayOrder {
	unsure := ""
	for _, l := range lines {
		if dateAt >= len(l) {
			continue
		}
		a, b, _, sep, ok := numericDate(l[dateAt])
		switch {
		case !ok:
		case sep == "." || a > 12:
			return dayFirst
		case b > 12:
			return monthFirst
		case ambiguous(l[dateAt]) && unsure == "":
			unsure = l[dateAt]
		}
	}
	out.unsure = unsure
	return dayUnknown
}
