package file

import (
	"fmt"
	"strconv"

	"waymark/model"
	"waymark/model/geom"
	"waymark/model/kind"
)

// valueError is what is wrong with a value, at bytes behind its beginning.
type valueError struct {
	at  int
	msg string
}

// parse makes the value of a property of a valid JSON value. What is no value of
// the property's type at all is put to the same check as what is, which has the
// words for it.
func parse(p *kind.Property, raw []byte) (model.Value, *valueError) {
	var v model.Value
	switch raw[0] {
	case 'n':
		return nil, &valueError{0, p.Label + " is null: leave the line out where there is no value"}
	case 't', 'f':
		v = model.Bool(raw[0] == 't')
	case '"':
		s := unquote(raw)
		if p.Type == kind.Time {
			d, err := model.ParseDuration(s)
			if err != nil {
				return nil, &valueError{0, fmt.Sprintf("%s: %v", p.Label, err)}
			}
			return d, nil
		}
		v = model.Text(s)
	case '[':
		return parseList(p, raw)
	case '{':
		v = model.Raw("{}")
	default:
		n, err := strconv.ParseFloat(string(raw), 64)
		if err != nil {
			return nil, &valueError{0, p.Label + " is too large a number"}
		}
		v = model.Number(n)
	}
	if err := p.Check(v); err != nil {
		return nil, &valueError{0, err.Error()}
	}
	return v, nil
}

func parseList(p *kind.Property, raw []byte) (model.Value, *valueError) {
	var v model.Value
	var bad *valueError
	switch p.Type {
	case kind.Lines, kind.Refs, kind.Intervals, kind.Times:
		l := model.List{}
		each(raw, func(at int, e []byte) bool {
			if e[0] != '"' {
				bad = &valueError{at, p.Label + " must be a list of texts"}
				return false
			}
			s := unquote(e)
			if p.Type == kind.Times {
				if d, err := model.ParseDuration(s); err == nil {
					s = d.String() // a time has one spelling
				}
			}
			// One element alone is checked here, so that its place is known.
			if err := p.Check(model.List{s}); err != nil {
				bad = &valueError{at, err.Error()}
			}
			l = append(l, s)
			return bad == nil
		})
		v = l
	case kind.Numbers:
		l := model.Numbers{}
		each(raw, func(at int, e []byte) bool {
			n, err := strconv.ParseFloat(string(e), 64)
			if err != nil {
				bad = &valueError{at, p.Label + " must be a list of numbers"}
				return false
			}
			l = append(l, n)
			return true
		})
		v = l
	case kind.Points:
		l := model.Points{}
		each(raw, func(at int, e []byte) bool {
			pt, ok := parsePoint(e)
			if !ok {
				bad = &valueError{at, p.Label + " must be a list of points such as [40, 80]"}
				return false
			}
			l = append(l, pt)
			return true
		})
		v = l
	default:
		v = model.List{} // of the wrong type: Check says what is wanted
	}
	if bad != nil {
		return nil, bad
	}
	if err := p.Check(v); err != nil {
		return nil, &valueError{0, err.Error()}
	}
	return v, nil
}

func parsePoint(raw []byte) (pt geom.Pt, ok bool) {
	if raw[0] != '[' {
		return pt, false
	}
	n, ok := 0, true
	each(raw, func(_ int, e []byte) bool {
		f, err := strconv.ParseFloat(string(e), 64)
		switch n++; {
		case err != nil || n > 2:
			ok = false
		case n == 1:
			pt.X = f
		default:
			pt.Y = f
		}
		return ok
	})
	return pt, ok && n == 2
}

// each yields the elements of a valid JSON array with their offsets in it.
func each(raw []byte, yield func(at int, element []byte) bool) {
	for i := 1; i < len(raw)-1; {
		for isSpace(raw[i]) || raw[i] == ',' {
			i++
		}
		if i >= len(raw)-1 {
			return
		}
		end := i + valueLen(raw[i:])
		if !yield(i, raw[i:end]) {
			return
		}
		i = end
	}
}

// valueLen returns the length of the JSON value at the beginning of raw.
func valueLen(raw []byte) int {
	switch raw[0] {
	case '"':
		for i := 1; ; i++ {
			switch raw[i] {
			case '"':
				return i + 1
			case '\\':
				i++
			}
		}
	case '{', '[':
		depth := 0
		for i := 0; ; i++ {
			switch raw[i] {
			case '"':
				i += valueLen(raw[i:]) - 1
			case '{', '[':
				depth++
			case '}', ']':
				if depth--; depth == 0 {
					return i + 1
				}
			}
		}
	}
	for i, c := range raw {
		if isSpace(c) || c == ',' || c == ':' || c == ']' || c == '}' {
			return i
		}
	}
	return len(raw)
}
