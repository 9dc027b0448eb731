package file

import (
	"bytes"
	"fmt"
	"unicode/utf8"

	"github.com/go-json-experiment/json/jsontext"
)

// tidy reads JSON as people and broken programs write it, and returns the members
// of the document with values that are valid JSON. It bears comments, commas too
// many or too few, raw line breaks in texts, names that stand twice, a text that
// breaks off, and anything behind the end. The error is an *Error with the place
// that it could make nothing of.
func (r *repairer) tidy(src []byte) (rawObject, error) {
	t := &tidier{src: src, repairer: r}
	t.space()
	if t.peek() != '{' {
		return nil, t.fail("this is not a Waymark file: it must be an object in { }")
	}
	members, err := t.object(0)
	if err != nil {
		return nil, err
	}
	if t.broken {
		line, _ := place(src, len(src))
		r.say("The file breaks off in line %d. What stands before that was kept; the last element may lack properties, and more may be missing.", line)
	}
	end := t.pos
	t.space()
	if !t.broken && t.pos < len(src) {
		line, _ := place(src, t.pos)
		r.say("%s left out behind the end of the document, from line %d on.", were(len(bytes.TrimSpace(src[end:])), "byte"), line)
	}
	for _, n := range []struct {
		times int
		what  string
	}{{t.commas, "missing or superfluous comma"}, {t.comments, "comment"}, {t.escapes, "wrong character"}, {t.quotes, "single-quoted text"}} {
		if n.times > 0 {
			r.say("%s put right or left out.", were(n.times, n.what))
		}
	}
	return members, nil
}

// maxRepairable is how many members an object may have to be repaired; no element
// has more than about 60.
const maxRepairable = 2000

type tidier struct {
	*repairer
	src                       []byte
	pos                       int
	broken                    bool // the end came too early
	commas, comments, escapes int
	quotes                    int // texts in single quotes, as Python shows them
}

func (t *tidier) fail(msg string) error {
	line, column := place(t.src, t.pos)
	return &Error{Line: line, Column: column, Msg: msg}
}

// peek returns the next byte, 0 at the end.
func (t *tidier) peek() byte {
	if t.pos < len(t.src) {
		return t.src[t.pos]
	}
	return 0
}

// space skips white space and comments.
func (t *tidier) space() {
	for t.pos < len(t.src) {
		rest := t.src[t.pos:]
		switch {
		case isSpace(rest[0]):
			t.pos++
		case bytes.HasPrefix(rest, []byte("//")) || rest[0] == '#':
			t.skip(rest, "\n", 0)
		case bytes.HasPrefix(rest, []byte("/*")):
			t.skip(rest, "*/", 2)
		default:
			return
		}
	}
}

func (t *tidier) skip(rest []byte, end string, more int) {
	t.comments++
	if i := bytes.Index(rest, []byte(end)); i >= 0 {
		t.pos += i + more
		return
	}
	t.pos = len(t.src)
}

// separators skips what stands between two elements and reports whether there is
// another one before the closing bracket.
func (t *tidier) separators(first bool, closing byte) bool {
	commas := 0
	for t.space(); t.peek() == ','; t.space() {
		commas++
		t.pos++
	}
	switch {
	case t.pos == len(t.src):
		t.broken = true
		return false
	case t.peek() == closing:
		t.pos++
		if commas > 0 {
			t.commas++
		}
		return false
	}
	if want := 1; commas != want && !first || commas > 0 && first {
		t.commas++
	}
	return true
}

// object reads an object whose brace is next. Of a name that stands twice the
// last value counts, as it does for nearly all programs that read JSON.
func (t *tidier) object(depth int) (rawObject, error) {
	t.pos++
	var o rawObject
	at := map[string]int{}
	for first := true; t.separators(first, '}'); first = false {
		if len(o) > maxRepairable { // before the search for free names takes minutes
			return nil, t.fail("one object has more properties than can be repaired")
		}
		if c := t.peek(); c != '"' && c != '\'' {
			return nil, t.fail("a name in double quotes is wanted here")
		}
		raw, whole := t.text()
		if !whole {
			return o, nil
		}
		name := unquote(raw)
		t.space()
		if t.peek() != ':' {
			if t.pos == len(t.src) {
				t.broken = true
				return o, nil
			}
			return nil, t.fail("a colon is wanted here")
		}
		t.pos++
		v, err := t.value(depth + 1)
		if err != nil {
			return nil, err
		}
		if v != nil {
			if i, twice := at[name]; twice {
				t.double(&o, i, v)
			} else {
				at[name] = len(o)
				o = append(o, rawMember{name, v})
			}
		}
		if t.broken {
			return o, nil
		}
	}
	return o, nil
}

// double keeps the later value under the name, and the earlier one aside.
func (t *tidier) double(o *rawObject, i int, v jsontext.Value) {
	m := (*o)[i]
	(*o)[i].value = v
	if bytes.Equal(m.value, v) {
		t.say("“%s” stood twice with the same value; one is left.", m.name)
		return
	}
	aside := freeName(*o, m.name+"_unreadable")
	*o = append(*o, rawMember{aside, m.value})
	t.say("“%s” stood twice: the last value counts, and the one before, %s, was moved aside to “%s”.", m.name, excerpt(m.value), aside)
}

// value reads a value; nil is one that the end of the file cut off.
func (t *tidier) value(depth int) (jsontext.Value, error) {
	if depth > 2*MaxDepth { // what Decode refuses is left out later; this is no map at all
		return nil, t.fail(fmt.Sprintf("values stand inside one another more than %d deep", 2*MaxDepth))
	}
	t.space()
	switch c := t.peek(); {
	case t.pos == len(t.src):
		t.broken = true
		return nil, nil
	case c == '{':
		o, err := t.object(depth)
		if err != nil {
			return nil, err
		}
		return o.bytes(), nil
	case c == '[':
		return t.array(depth)
	case c == '"' || c == '\'':
		raw, whole := t.text()
		if !whole {
			return nil, nil
		}
		return raw, nil
	}
	n := bytes.IndexAny(t.src[t.pos:], " \n\r\t,:]}\"")
	if n < 0 {
		t.broken = true // a number or a word that may go on
		return nil, nil
	}
	raw := jsontext.Value(t.src[t.pos : t.pos+n])
	switch string(raw) {
	case "NaN", "Infinity", "-Infinity", "undefined", "None":
		t.say("%s, which is no value in JSON, was read as null.", raw)
		raw = jsontext.Value("null")
	case "True", "False":
		raw = bytes.ToLower(raw)
	}
	if !raw.IsValid() {
		return nil, t.fail("this is no value that JSON knows")
	}
	t.pos += n
	return raw, nil
}

func (t *tidier) array(depth int) (jsontext.Value, error) {
	t.pos++
	out := []byte{'['}
	for first := true; t.separators(first, ']'); first = false {
		v, err := t.value(depth + 1)
		if err != nil {
			return nil, err
		}
		if v != nil {
			if len(out) > 1 {
				out = append(out, ',')
			}
			out = append(out, v...)
		}
		if t.broken {
			break
		}
	}
	return append(out, ']'), nil
}

// text reads a string whose quotation mark is next and returns it as valid JSON;
// whole is false where the file breaks off in it.
func (t *tidier) text() (raw jsontext.Value, whole bool) {
	start, quote := t.pos, t.src[t.pos]
	clean := true
	for i := t.pos + 1; i < len(t.src); i++ {
		switch c := t.src[i]; {
		case c == '\\':
			i++
		case c < ' ':
			clean = false
		case c == quote:
			raw, t.pos = t.src[start:i+1], i+1
			if quote == '\'' {
				t.quotes++
				raw = doubleQuoted(raw)
			}
			if clean && raw.IsValid() {
				return raw, true
			}
			t.escapes++
			return mend(raw), true
		}
	}
	t.pos, t.broken = len(t.src), true
	return nil, false
}

// doubleQuoted turns a text in single quotes into one in double quotes.
func doubleQuoted(raw []byte) jsontext.Value {
	out := []byte{'"'}
	for i := 1; i < len(raw)-1; i++ {
		switch c := raw[i]; {
		case c == '\\' && raw[i+1] == '\'':
		case c == '\\':
			out = append(out, c, raw[i+1])
			i++
		case c == '"':
			out = append(out, '\\', c)
		default:
			out = append(out, c)
		}
	}
	return append(out, '"')
}

// mend escapes control characters, and replaces escapes that mean nothing: half
// of a character becomes the replacement character, any other stays as text.
func mend(raw []byte) jsontext.Value {
	out := []byte{'"'}
	inner := raw[1 : len(raw)-1]
	for i := 0; i < len(inner); {
		if inner[i] != '\\' {
			_, size := utf8.DecodeRune(inner[i:])
			if inner[i] < ' ' {
				out = fmt.Appendf(out, `\u%04x`, inner[i])
			} else {
				out = append(out, inner[i:i+size]...)
			}
			i += size
			continue
		}
		n := min(2, len(inner)-i)
		if n == 2 && inner[i+1] == 'u' {
			n = min(6, len(inner)-i)
			if pair := min(12, len(inner)-i); pair == 12 && validInside(inner[i:i+12]) {
				n = 12
			}
		}
		switch part := inner[i : i+n]; {
		case validInside(part):
			out = append(out, part...)
		case n == 6 && validHex(part[2:]):
			out = append(out, "\ufffd"...)
		default: // a backslash that begins no escape
			out = append(out, `\\`...)
			n = 1
		}
		i += n
	}
	return append(out, '"')
}

// validInside reports whether the inside of a JSON string is valid.
func validInside(inner []byte) bool { return jsontext.Value(`"` + string(inner) + `"`).IsValid() }

func validHex(b []byte) bool {
	for _, c := range b {
		if !(c >= '0' && c <= '9' || c|0x20 >= 'a' && c|0x20 <= 'f') {
			return false
		}
	}
	return true
}

// bytes writes an object in one line.
func (o rawObject) bytes() jsontext.Value {
	out := []byte{'{'}
	for i, m := range o {
		if i > 0 {
			out = append(out, ',')
		}
		out = append(appendText(out, m.name), ':')
		out = append(out, m.value...)
	}
	return append(out, '}')
}
