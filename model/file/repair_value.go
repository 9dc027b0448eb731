package file

import (
	"bytes"
	"strconv"
	"strings"

	"github.com/go-json-experiment/json/jsontext"

	"waymark/model/kind"
)

// unitWords are spellings of units that can mean one unit alone. "m" is not
// among them: it may be a minute, a month or a metre.
var unitWords = map[string]string{
	"sec": "s", "secs": "s", "second": "s", "seconds": "s",
	"mins": "min", "minute": "min", "minutes": "min",
	"hr": "h", "hrs": "h", "hour": "h", "hours": "h",
	"day": "d", "days": "d", "week": "w", "weeks": "w",
}

// convert returns what a value that the table refuses must have meant, nil where
// that is not certain. The result need not pass the table.
func convert(p *kind.Property, raw jsontext.Value) jsontext.Value {
	isText := raw.Kind() == '"'
	text := ""
	if isText {
		text = strings.TrimSpace(unquote(raw))
	}
	quoted := func(s string) jsontext.Value { return appendText(nil, s) }
	switch p.Type {
	case kind.Line, kind.Prose:
		switch {
		case isText:
			return quoted(strings.Join(strings.Fields(text), " "))
		case raw.Kind() == '0' || raw.Kind() == 't' || raw.Kind() == 'f':
			return quoted(string(raw))
		}
	case kind.Number, kind.Integer:
		if _, err := strconv.ParseFloat(text, 64); isText && err == nil {
			return jsontext.Value(text)
		}
	case kind.YesNo:
		switch strings.ToLower(text) {
		case "true", "yes":
			return jsontext.Value("true")
		case "false", "no":
			return jsontext.Value("false")
		}
	case kind.Choice:
		for _, c := range p.Choices {
			if strings.EqualFold(text, c.Name) || strings.EqualFold(text, c.Label) {
				return quoted(c.Name)
			}
		}
	case kind.Date:
		if len(text) > 10 && (text[10] == 'T' || text[10] == ' ') { // a time of day behind it
			return quoted(text[:10])
		}
	case kind.ClockTime:
		if i := strings.IndexByte(text, ':'); i == 1 {
			return quoted("0" + text)
		}
	case kind.Time:
		if i := strings.LastIndexAny(text, "0123456789") + 1; i > 0 {
			if unit, ok := unitWords[strings.ToLower(strings.TrimSpace(text[i:]))]; ok {
				return quoted(text[:i] + " " + unit)
			}
		}
	case kind.Lines, kind.Refs, kind.Intervals, kind.Times:
		if isText {
			return jsontext.Value("[" + string(raw) + "]")
		}
		return convertList(p, raw)
	case kind.Points:
		return convertPoints(raw)
	}
	return nil
}

// convertList leaves out null and, of references, doubles.
func convertList(p *kind.Property, raw jsontext.Value) jsontext.Value {
	if raw.Kind() != '[' {
		return nil
	}
	var kept [][]byte
	each(raw, func(_ int, e []byte) bool {
		double := false
		for _, k := range kept {
			double = double || p.Type == kind.Refs && bytes.Equal(k, e)
		}
		if e[0] != 'n' && !double {
			kept = append(kept, e)
		}
		return true
	})
	return jsontext.Value("[" + string(bytes.Join(kept, []byte{','})) + "]")
}

// convertPoints takes {"x": 1, "y": 2} for [1, 2].
func convertPoints(raw jsontext.Value) jsontext.Value {
	if raw.Kind() != '[' {
		return nil
	}
	var pts []string
	ok := true
	each(raw, func(_ int, e []byte) bool {
		if e[0] == '{' {
			o := splitObject(e)
			x, y := o.get("x"), o.get("y")
			ok = ok && x.Kind() == '0' && y.Kind() == '0' && len(o) == 2
			e = []byte("[" + string(x) + "," + string(y) + "]")
		}
		pts = append(pts, string(e))
		return ok
	})
	if !ok {
		return nil
	}
	return jsontext.Value("[" + strings.Join(pts, ",") + "]")
}
