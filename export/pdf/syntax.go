package pdf

import (
	"bytes"
	"errors"
	"strconv"
)

// The values of a PDF as they are read: nil, bool, float64, name, str, array,
// dict, ref and keyword.
type (
	name    string // without the slash, escapes resolved
	str     []byte // literal or hexadecimal, resolved
	array   []any
	dict    map[name]any
	keyword string // obj, stream, endobj, R …
)

// ref names another object.
type ref struct{ number int }

// maxDepth bounds how deep arrays and dictionaries may nest.
const maxDepth = 64

var errSyntax = errors.New("not a value")

// lexer reads values from the bytes of a file, forgiving what readers forgive.
type lexer struct {
	b     []byte
	i     int
	depth int
}

func isSpace(c byte) bool {
	return c == ' ' || c == '\n' || c == '\r' || c == '\t' || c == '\f' || c == 0
}

func isDelimiter(c byte) bool { return bytes.IndexByte([]byte("()<>[]{}/%"), c) >= 0 }

// space skips white space and comments.
func (l *lexer) space() {
	for l.i < len(l.b) {
		switch c := l.b[l.i]; {
		case isSpace(c):
			l.i++
		case c == '%':
			for l.i < len(l.b) && l.b[l.i] != '\n' && l.b[l.i] != '\r' {
				l.i++
			}
		default:
			return
		}
	}
}

// word reads up to the next space or delimiter.
func (l *lexer) word() string {
	start := l.i
	for l.i < len(l.b) && !isSpace(l.b[l.i]) && !isDelimiter(l.b[l.i]) {
		l.i++
	}
	return string(l.b[start:l.i])
}

// value reads the next value. Two numbers and an R are a ref.
func (l *lexer) value() (any, error) {
	v, err := l.token()
	if err != nil {
		return nil, err
	}
	n, ok := integer(v)
	if !ok {
		return v, nil
	}
	back := l.i
	if g, err := l.token(); err == nil {
		if _, ok := integer(g); ok {
			if r, err := l.token(); err == nil && r == keyword("R") {
				return ref{n}, nil
			}
		}
	}
	l.i = back
	return v, nil
}

// integer returns v as a whole number that is not negative.
func integer(v any) (int, bool) {
	f, ok := v.(float64)
	n := int(f)
	return n, ok && f >= 0 && f < 1<<40 && float64(n) == f
}

func (l *lexer) token() (any, error) {
	l.space()
	if l.i >= len(l.b) {
		return nil, errSyntax
	}
	switch c := l.b[l.i]; c {
	case '/':
		l.i++
		return l.name(), nil
	case '(':
		return l.literal()
	case '[':
		l.i++
		return l.array()
	case '<':
		if l.i+1 < len(l.b) && l.b[l.i+1] == '<' {
			l.i += 2
			return l.dict()
		}
		return l.hex()
	case ']', '>', '{', '}', ')':
		l.i++
		return keyword(c), nil
	}
	w := l.word()
	if f, err := strconv.ParseFloat(w, 64); err == nil {
		return f, nil
	}
	switch w {
	case "null":
		return nil, nil
	case "true":
		return true, nil
	case "false":
		return false, nil
	}
	return keyword(w), nil
}

func (l *lexer) name() name {
	w := l.word()
	if !bytes.Contains([]byte(w), []byte("#")) {
		return name(w)
	}
	var out []byte
	for i := 0; i < len(w); i++ {
		if w[i] == '#' && i+2 < len(w) {
			if n, err := strconv.ParseUint(w[i+1:i+3], 16, 8); err == nil {
				out = append(out, byte(n))
				i += 2
				continue
			}
		}
		out = append(out, w[i])
	}
	return name(out)
}

func (l *lexer) nest() error {
	if l.depth++; l.depth > maxDepth {
		return errors.New("nested too deep")
	}
	return nil
}

func (l *lexer) array() (any, error) {
	if err := l.nest(); err != nil {
		return nil, err
	}
	defer func() { l.depth-- }()
	a := array{}
	for {
		v, err := l.value()
		if err != nil {
			return nil, err
		}
		if v == keyword("]") {
			return a, nil
		}
		if _, bad := v.(keyword); bad {
			return nil, errSyntax
		}
		a = append(a, v)
	}
}

func (l *lexer) dict() (any, error) {
	if err := l.nest(); err != nil {
		return nil, err
	}
	defer func() { l.depth-- }()
	d := dict{}
	for {
		k, err := l.token()
		if err != nil {
			return nil, err
		}
		if k == keyword('>') {
			l.i++ // the second one
			return d, nil
		}
		key, ok := k.(name)
		if !ok {
			return nil, errSyntax
		}
		v, err := l.value()
		if err != nil {
			return nil, err
		}
		if v == keyword('>') {
			l.i++
			return d, nil
		}
		d[key] = v
	}
}

func (l *lexer) hex() (any, error) {
	end := bytes.IndexByte(l.b[l.i:], '>')
	if end < 0 {
		return nil, errSyntax
	}
	out := unhex(l.b[l.i+1 : l.i+end])
	l.i += end + 1
	return str(out), nil
}

// unhex reads hexadecimal digits and skips everything else; a missing last
// digit is 0.
func unhex(b []byte) []byte {
	var out []byte
	high, half := byte(0), false
	for _, c := range b {
		var v byte
		switch {
		case c >= '0' && c <= '9':
			v = c - '0'
		case c >= 'a' && c <= 'f':
			v = c - 'a' + 10
		case c >= 'A' && c <= 'F':
			v = c - 'A' + 10
		default:
			continue
		}
		if half {
			out = append(out, high<<4|v)
		}
		high, half = v, !half
	}
	if half {
		out = append(out, high<<4)
	}
	return out
}

func (l *lexer) literal() (any, error) {
	l.i++
	out, open := str{}, 1
	for l.i < len(l.b) {
		c := l.b[l.i]
		l.i++
		switch c {
		case '(':
			open++
		case ')':
			if open--; open == 0 {
				return out, nil
			}
		case '\\':
			if l.i >= len(l.b) {
				return nil, errSyntax
			}
			c = l.b[l.i]
			l.i++
			switch c {
			case 'n':
				c = '\n'
			case 'r':
				c = '\r'
			case 't':
				c = '\t'
			case 'b':
				c = '\b'
			case 'f':
				c = '\f'
			case '\r':
				if l.i < len(l.b) && l.b[l.i] == '\n' {
					l.i++
				}
				continue
			case '\n':
				continue
			case '0', '1', '2', '3', '4', '5', '6', '7':
				n := int(c - '0')
				for k := 0; k < 2 && l.i < len(l.b) && l.b[l.i] >= '0' && l.b[l.i] <= '7'; k++ {
					n = n*8 + int(l.b[l.i]-'0')
					l.i++
				}
				c = byte(n)
			}
		}
		out = append(out, c)
	}
	return nil, errSyntax
}
