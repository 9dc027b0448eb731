package panel

import (
	"errors"
	"fmt"
	"regexp"
	"strconv"
	"strings"
	"time"

	"waymark/model"
	"waymark/model/kind"
	"waymark/model/measure"
)

// language is how a person writes numbers and dates in fields and tables.
type language struct {
	comma  bool            // 3,5 is three and a half
	format *measure.Format // writes and reads dates; nil for those that are the same everywhere
}

// languageOf takes it from the document, asking the writer of all other numbers:
// what a field shows and what stands next to it are written alike, also where a
// country differs from its language, as Switzerland does.
func languageOf(doc *model.Document) language {
	f := measure.FormatOf(doc)
	return language{comma: strings.Contains(f.Fixed(0.5, 1), ","), format: f}
}

// date writes a date of the file as people read it.
func (l language) date(iso string) string {
	if l.format == nil {
		return iso
	}
	return l.format.Date(iso)
}

// readDate reads a date as people of the language and spreadsheets write it.
func (l language) readDate(s string, order dayOrder) (iso string, ok bool) {
	if l.format != nil {
		if iso, ok = l.format.ReadDate(s); ok {
			return iso, true
		}
	}
	return readDate(s, order)
}

// write is the text that stands in the field of a property.
func (l language) write(p *kind.Property, v model.Value) string {
	if p.Type == kind.Date && v != nil {
		return l.date(v.String())
	}
	switch v := v.(type) {
	case nil:
		return ""
	case model.List:
		return strings.Join(v, "\n")
	case model.Number:
		return l.number(float64(v))
	case model.Numbers:
		out := make([]string, len(v))
		for i, n := range v {
			out[i] = l.number(n)
		}
		return strings.Join(out, " ")
	case model.Duration:
		return l.number(v.N) + " " + string(v.Unit)
	}
	return v.String()
}

func (l language) number(n float64) string {
	s := strconv.FormatFloat(n, 'f', -1, 64)
	if l.comma {
		s = strings.Replace(s, ".", ",", 1)
	}
	return s
}

// read turns the text of a field into a value that the property can have; an
// empty text is no value. The error says what is expected.
func (l language) read(p *kind.Property, s string) (model.Value, error) {
	t := strings.TrimSpace(s)
	if t == "" {
		return nil, nil
	}
	v, err := l.parse(p, s, t)
	if err != nil {
		return nil, err
	}
	if v == nil {
		return nil, nil
	}
	return v, p.Check(v)
}

func (l language) parse(p *kind.Property, s, t string) (model.Value, error) {
	switch p.Type {
	case kind.Number, kind.Integer:
		n, err := l.readNumber(strings.TrimSuffix(strings.TrimSuffix(t, p.Unit), "%"))
		if err != nil {
			return nil, fmt.Errorf("%s must be a number such as %s", p.Label, l.number(12.5))
		}
		return model.Number(n), nil
	case kind.Numbers:
		var out model.Numbers
		split := func(r rune) bool { return r == ' ' || r == ';' || r == '\t' || r == '\n' || r == ',' && !l.comma }
		for _, w := range strings.FieldsFunc(t, split) {
			n, err := l.readNumber(w)
			if err != nil {
				return nil, fmt.Errorf("%s must be numbers with spaces between them", p.Label)
			}
			out = append(out, n)
		}
		return out, nil
	case kind.Time:
		d, err := l.readDuration(t)
		if err != nil {
			return nil, fmt.Errorf("%s must be a number and s, min, h, d or w, such as “15 min”", p.Label)
		}
		return d, nil
	case kind.Date:
		d, ok := l.readDate(t, dayUnknown)
		switch {
		case ambiguous(t):
			a, _ := readDate(t, dayFirst)
			b, _ := readDate(t, monthFirst)
			return nil, fmt.Errorf("“%s” can be %s or %s: write the month as a word", t, l.date(a), l.date(b))
		case !ok:
			return nil, fmt.Errorf("%s must be a date such as %s or 2026-01-31", p.Label, l.date("2026-01-31"))
		}
		return model.Text(d), nil
	case kind.ClockTime:
		if c, err := time.Parse("15:04", t); err == nil {
			return model.Text(c.Format("15:04")), nil
		}
		return model.Text(t), nil
	case kind.Lines, kind.Intervals:
		var out model.List
		for _, line := range strings.Split(s, "\n") {
			if line = strings.TrimSpace(line); line != "" {
				out = append(out, line)
			}
		}
		return out, nil
	case kind.Times:
		var out model.List
		for _, line := range strings.FieldsFunc(t, func(r rune) bool { return r == '\n' || r == ';' }) {
			if line = strings.TrimSpace(line); line == "" {
				continue
			}
			d, err := l.readDuration(line)
			if err != nil {
				return nil, fmt.Errorf("“%s” is not a time such as “15 min”", line)
			}
			out = append(out, d.String())
		}
		return out, nil
	case kind.Line:
		return model.Text(strings.NewReplacer("\r\n", " ", "\n", " ").Replace(t)), nil
	}
	return model.Text(strings.TrimRight(s, " \t\r\n")), nil
}

var (
	errNumber   = errors.New("not a number")
	groupsComma = regexp.MustCompile(`^[-+−]?\d{1,3}(,\d{3})+$`)
	groupsDot   = regexp.MustCompile(`^[-+−]?\d{1,3}(\.\d{3})+$`)
	plainNumber = regexp.MustCompile(`^[-+]?(\d+\.?\d*|\.\d+)$`)
)

// readNumber reads a number as people and spreadsheets write it: grouped digits,
// decimal comma or point, a true minus, a percent sign or a currency in front.
func (l language) readNumber(s string) (float64, error) {
	s = strings.Map(func(r rune) rune {
		switch r {
		case ' ', '\u00a0', '\u202f', '\u2009', '\'', '’', '€', '$', '£', '%':
			return -1
		case '−':
			return '-'
		}
		return r
	}, s)
	dot, comma := strings.LastIndexByte(s, '.'), strings.LastIndexByte(s, ',')
	switch {
	case dot >= 0 && comma >= 0: // the last one is the decimal sign
		if comma > dot {
			s = strings.Replace(strings.ReplaceAll(s, ".", ""), ",", ".", 1)
		} else {
			s = strings.ReplaceAll(s, ",", "")
		}
	case comma >= 0 && !l.comma && groupsComma.MatchString(s):
		s = strings.ReplaceAll(s, ",", "")
	case comma >= 0:
		s = strings.Replace(s, ",", ".", 1)
	case dot >= 0 && l.comma && groupsDot.MatchString(s):
		s = strings.ReplaceAll(s, ".", "")
	}
	if !plainNumber.MatchString(s) {
		return 0, errNumber
	}
	return strconv.ParseFloat(s, 64)
}

// seconds is the length of the units that do not depend on the calendar.
var seconds = map[model.Unit]float64{model.Seconds: 1, model.Minutes: 60, model.Hours: 3600}

var (
	durationPart = regexp.MustCompile(`^\s*([\d.,]+)\s*([a-zA-Z]+)\.?`)
	clockTime    = regexp.MustCompile(`^(\d+):([0-5]\d)(?::([0-5]\d))?$`)
)

// readDuration reads “15 min”, “1,5 h”, “2 h 30 min” and “1:30” (hours and
// minutes).
func (l language) readDuration(s string) (model.Duration, error) {
	if m := clockTime.FindStringSubmatch(s); m != nil {
		h, _ := strconv.ParseFloat(m[1], 64)
		min, _ := strconv.ParseFloat(m[2], 64)
		sec, _ := strconv.ParseFloat(m[3], 64)
		if sec > 0 {
			return model.Duration{N: h*3600 + min*60 + sec, Unit: model.Seconds}, nil
		}
		return model.Duration{N: h*60 + min, Unit: model.Minutes}, nil
	}
	var d model.Duration
	total, least := 0.0, 0.0
	for i := 0; strings.TrimSpace(s) != ""; i++ {
		m := durationPart.FindStringSubmatch(s)
		if m == nil {
			return d, errNumber
		}
		n, err := l.readNumber(m[1])
		u, ok := model.UnitNamed(m[2])
		length := seconds[u]
		if err != nil || !ok || i > 0 && (length == 0 || least == 0 || length >= least) {
			return d, errNumber
		}
		s = s[len(m[0]):]
		total += n * length
		least = length
		d = model.Duration{N: n, Unit: u}
		if i > 0 {
			d.N = total / length
		}
	}
	// The one spelling of the file, or a refusal of what it cannot say.
	return model.ParseDuration(d.String())
}
