package table

import (
	"regexp"
	"strconv"
	"strings"
	"unicode"

	"waymark/model"
	"waymark/model/measure"
)

// sheet collects the lines of one table.
type sheet struct {
	doc  *model.Document
	page model.ID
	rows [][]string
}

// line adds a line. Cells are texts, numbers, values or yes and no.
func (t *sheet) line(cells ...any) {
	row := make([]string, len(cells))
	for i, c := range cells {
		switch c := c.(type) {
		case string:
			row[i] = text(c)
		case float64:
			row[i] = number(c)
		case int:
			row[i] = strconv.Itoa(c)
		case measure.Value:
			if c.Known {
				row[i] = number(c.V)
			}
		case bool:
			row[i] = "no"
			if c {
				row[i] = "yes"
			}
		}
	}
	t.rows = append(t.rows, row)
}

// wants reports whether the table shows a page.
func (t *sheet) wants(page model.ID) bool { return t.page == model.Root || t.page == page }

// number writes a number so that every program reads it: at most twelve
// significant digits, which leaves out the noise of binary fractions.
func number(v float64) string {
	s := strconv.FormatFloat(v, 'g', 12, 64)
	f, err := strconv.ParseFloat(s, 64)
	if err != nil {
		return ""
	}
	if f == 0 {
		return "0" // not -0
	}
	return strconv.FormatFloat(f, 'f', -1, 64)
}

var plainNumber = regexp.MustCompile(`^[+-]?[0-9]+([.,][0-9]+)?$`)

// text makes a text safe for a spreadsheet: no control characters but line
// breaks and tabs, and nothing that is run as a formula.
func text(s string) string {
	s = strings.ToValidUTF8(s, "\ufffd")
	s = strings.Map(func(r rune) rune {
		switch {
		case r == '\n' || r == '\t':
			return r
		case r == '\r':
			return '\n'
		case unicode.IsControl(r):
			return -1
		}
		return r
	}, strings.ReplaceAll(s, "\r\n", "\n"))
	if s == "" || plainNumber.MatchString(s) {
		return s
	}
	// Programs skip different things in front of a formula; all of them count.
	front := strings.TrimLeftFunc(s, func(r rune) bool {
		return unicode.IsSpace(r) || unicode.Is(unicode.Cf, r)
	})
	if front == "" {
		return "" // nothing but blanks
	}
	switch []rune(front)[0] {
	case '=', '+', '-', '@', '＝', '＋', '－', '＠', '\u2212':
		return "'" + s
	}
	if s[0] == '\t' || s[0] == '\n' {
		return "'" + s
	}
	return s
}
