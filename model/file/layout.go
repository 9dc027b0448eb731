package file

import (
	"math"
	"strconv"
	"unicode/utf8"

	"github.com/go-json-experiment/json/jsontext"
)

const spaces = "                                                                                                                                        "

// newline begins a line, two spaces for each step of indentation.
func newline(b []byte, indent int) []byte {
	b = append(b, '\n')
	for n := 2 * indent; n > 0; n -= len(spaces) {
		b = append(b, spaces[:min(n, len(spaces))]...)
	}
	return b
}

func appendName(b []byte, name string) []byte { return append(appendText(b, name), ": "...) }

// appendText writes a JSON string: only what must be escaped is.
func appendText(b []byte, s string) []byte {
	for i := 0; i < len(s); i++ {
		if c := s[i]; c < ' ' || c == '"' || c == '\\' {
			out, _ := jsontext.AppendQuote(b, s) // the caller has seen that it is UTF-8
			return out
		}
	}
	b = append(b, '"')
	b = append(b, s...)
	return append(b, '"')
}

// validText reports whether a text can be written.
func validText(s string) bool { return utf8.ValidString(s) }

// appendNumber writes the shortest number that reads as n, without an exponent
// where a person would not use one. There is no minus zero.
func appendNumber(b []byte, n float64) []byte {
	if n == math.Trunc(n) && math.Abs(n) < 1e15 {
		return strconv.AppendInt(b, int64(n), 10)
	}
	if a := math.Abs(n); a < 1e-6 || a >= 1e21 {
		return strconv.AppendFloat(b, n, 'e', -1, 64)
	}
	return strconv.AppendFloat(b, n, 'f', -1, 64)
}

// appendShaped writes a valid JSON value in the layout that its shape asks for;
// the lines after its first one are indented one step more than indent. What
// this version does not know and what it does are laid out alike.
func appendShaped(b, raw []byte, indent int) []byte {
	switch raw[0] {
	case '[':
		flat := flatArray(raw)
		b = append(b, '[')
		first := true
		each(raw, func(_ int, e []byte) bool {
			switch {
			case flat && !first:
				b = append(b, ", "...)
			case !flat && !first:
				b = append(b, ',')
			}
			if !flat {
				b = newline(b, indent+1)
			}
			b = appendShaped(b, e, indent+1)
			first = false
			return true
		})
		if !flat && !first {
			b = newline(b, indent)
		}
		return append(b, ']')
	case '{':
		b = append(b, '{')
		first, name := true, true
		eachToken(raw, func(e []byte) {
			if !name {
				b = append(b, ": "...)
				b = appendShaped(b, e, indent+1)
				name = true
				return
			}
			if !first {
				b = append(b, ',')
			}
			b = append(newline(b, indent+1), e...)
			first, name = false, false
		})
		if !first {
			b = newline(b, indent)
		}
		return append(b, '}')
	}
	return append(b, raw...)
}

// eachToken yields names and values of a valid JSON object in turn.
func eachToken(raw []byte, yield func(e []byte)) {
	for i := 1; i < len(raw)-1; {
		if c := raw[i]; isSpace(c) || c == ',' || c == ':' {
			i++
			continue
		}
		n := valueLen(raw[i:])
		yield(raw[i : i+n])
		i += n
	}
}

// flatArray reports whether a valid JSON array holds only numbers, or only
// arrays of numbers.
func flatArray(raw []byte) bool {
	depth := 0
	for _, c := range raw {
		switch {
		case c == '[':
			if depth++; depth > 2 {
				return false
			}
		case c == ']':
			depth--
		case c >= '0' && c <= '9', c == ',', c == '.', c == '-', c == '+', c == 'e', c == 'E', isSpace(c):
		default:
			return false
		}
	}
	return true
}
