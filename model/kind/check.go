package kind

import (
	"fmt"
	"math"
	"path"
	"strconv"
	"strings"
	"time"

	"waymark/model"
)

// Check reports whether v can be the value of p. The error is a sentence for
// people: what was expected, with an example. References are checked for form
// only; whether they lead somewhere is for model/check.
func (p *Property) Check(v model.Value) error {
	switch p.Type {
	case Line, Prose, Choice, Date, ClockTime, Ref, Image:
		t, ok := v.(model.Text)
		if !ok {
			return p.wants("a text")
		}
		return p.checkText(string(t))
	case Number, Integer:
		n, ok := v.(model.Number)
		if !ok {
			return p.wants("a number")
		}
		return p.checkNumber(float64(n))
	case Numbers:
		l, ok := v.(model.Numbers)
		if !ok {
			return p.wants("a list of numbers")
		}
		for _, n := range l {
			if err := p.checkNumber(n); err != nil {
				return err
			}
		}
	case YesNo:
		if _, ok := v.(model.Bool); !ok {
			return p.wants("true or false")
		}
	case Time:
		d, ok := v.(model.Duration)
		if !ok {
			return p.wants("a time such as “15 min”")
		}
		if _, err := model.ParseDuration(d.String()); err != nil {
			return fmt.Errorf("%s: %w", p.Label, err)
		}
	case Lines, Refs, Intervals, Times:
		l, ok := v.(model.List)
		if !ok {
			return p.wants("a list of texts")
		}
		return p.checkList(l)
	case Points:
		l, ok := v.(model.Points)
		if !ok {
			return p.wants("a list of points")
		}
		for _, pt := range l {
			if !pt.Finite() || math.Abs(pt.X) > 1e6 || math.Abs(pt.Y) > 1e6 {
				return p.wants("points within a million units of the corner")
			}
		}
	}
	return nil
}

func (p *Property) wants(what string) error { return fmt.Errorf("%s must be %s", p.Label, what) }

func (p *Property) checkNumber(n float64) error {
	if math.IsNaN(n) || math.IsInf(n, 0) {
		return p.wants("a finite number")
	}
	if p.Type == Integer && n != math.Trunc(n) {
		return p.wants("a whole number")
	}
	if (p.Min != 0 || p.Max != 0) && (n < p.Min || n > p.Max) {
		f := func(x float64) string { return strconv.FormatFloat(x, 'f', -1, 64) }
		return p.wants("from " + f(p.Min) + " to " + f(p.Max))
	}
	return nil
}

func (p *Property) checkText(s string) error {
	switch p.Type {
	case Line:
		if strings.ContainsAny(s, "\r\n") {
			return p.wants("one line of text")
		}
	case Choice:
		for _, o := range p.Choices {
			if o.Name == s {
				return nil
			}
		}
		names := make([]string, len(p.Choices))
		for i, o := range p.Choices {
			names[i] = o.Name
		}
		list := "one of " + strings.Join(names, ", ")
		if meant := Nearest(s, names); meant != "" {
			return p.wants(list + "; perhaps " + meant + " is meant")
		}
		return p.wants(list)
	case Date:
		if _, err := time.Parse(time.DateOnly, s); err != nil {
			return p.wants("a date such as 2026-01-31")
		}
	case ClockTime:
		if t, err := time.Parse("15:04", s); err != nil || t.Format("15:04") != s { // 9:00 has one spelling
			return p.wants("a time of day such as 09:00")
		}
	case Ref:
		if !ValidID(s) {
			return p.wants("the id of an element")
		}
	case Image:
		return p.checkImage(s)
	}
	return nil
}

// imageData reports whether s is an embedded picture. It is a loop and not a
// regular expression because it runs over megabytes at each save.
func imageData(s string) bool {
	rest, ok := strings.CutPrefix(s, "data:image/")
	format, data, found := strings.Cut(rest, ";base64,")
	switch format {
	case "png", "jpeg", "gif", "webp":
	default:
		ok = false
	}
	if !ok || !found {
		return false
	}
	for range 2 {
		data = strings.TrimSuffix(data, "=")
	}
	for i := range len(data) {
		switch c := data[i]; {
		case 'a' <= c && c <= 'z', 'A' <= c && c <= 'Z', '0' <= c && c <= '9', c == '+', c == '/':
		default:
			return false
		}
	}
	return true
}

// checkImage takes embedded data, or a path that stays below the document's
// folder on every system (no drive letters, no backslashes).
func (p *Property) checkImage(s string) error {
	if strings.HasPrefix(s, "data:") {
		if !imageData(s) {
			return p.wants("a PNG, JPEG, GIF or WebP image")
		}
		return nil
	}
	if s == "" || strings.ContainsAny(s, `\:`) || path.IsAbs(s) || path.Clean(s) != s || s == ".." || strings.HasPrefix(s, "../") {
		return p.wants("a file in the folder of the document or below it")
	}
	return nil
}

func (p *Property) checkList(l model.List) error {
	seen := map[string]bool{}
	for _, s := range l {
		switch p.Type {
		case Lines:
			if strings.ContainsAny(s, "\r\n") {
				return p.wants("a list of lines")
			}
		case Refs:
			if !ValidID(s) || seen[s] {
				return p.wants("a list of ids, each once")
			}
			seen[s] = true
		case Times:
			if _, err := model.ParseDuration(s); err != nil {
				return fmt.Errorf("%s: %w", p.Label, err)
			}
		case Intervals:
			if _, _, _, err := ParseInterval(s); err != nil {
				return fmt.Errorf("%s: %w", p.Label, err)
			}
		}
	}
	return nil
}

// ValidID reports whether s can be the id of a record: 1 to 64 letters, digits,
// hyphens and underscores.
func ValidID(s string) bool {
	for i := range len(s) {
		switch c := s[i]; {
		case 'a' <= c && c <= 'z', 'A' <= c && c <= 'Z', '0' <= c && c <= '9', c == '_', c == '-':
		default:
			return false
		}
	}
	return s != "" && len(s) <= 64
}

// intervalLayout is local time to the minute; cases of one document share one
// clock.
const intervalLayout = "2006-01-02T15:04"

// parseMoment takes the one spelling alone: time.Parse takes hours of one digit
// and fractions of seconds too.
func parseMoment(s string) (time.Time, error) {
	t, err := time.Parse(intervalLayout, s)
	if err == nil && t.Format(intervalLayout) != s {
		err = fmt.Errorf("%q is not written as %s", s, intervalLayout)
	}
	return t, err
}

// ParseInterval reads an ISO 8601 interval of local times,
// 2026-01-05T09:12/2026-01-05T11:40; open is true when it ends in "..".
func ParseInterval(s string) (from, to time.Time, open bool, err error) {
	a, b, _ := strings.Cut(s, "/")
	from, err = parseMoment(a)
	if err == nil && b == ".." {
		return from, time.Time{}, true, nil
	}
	if err == nil {
		to, err = parseMoment(b)
	}
	if err != nil || to.Before(from) {
		return from, to, false, fmt.Errorf("%q is not a start and an end such as 2026-01-05T09:12/2026-01-05T11:40", s)
	}
	return from, to, false, nil
}
