package file

import (
	"bytes"
	"errors"
	"fmt"
	"io"

	"github.com/go-json-experiment/json/jsontext"
)

// scanner reads the members of objects one after another. jsontext makes sure
// that the text is JSON without double names, broken UTF-8 or lone surrogates;
// the values stay where they stand in the text, so that each has its place.
type scanner struct {
	src []byte
	dec *jsontext.Decoder
}

// member is a name and a value, as offsets into the text.
type member struct{ nameAt, nameEnd, at, end int }

func newScanner(src []byte) *scanner {
	// Of a bytes.Buffer the decoder reads in place, without a copy.
	return &scanner{src, jsontext.NewDecoder(bytes.NewBuffer(src))}
}

func (s *scanner) offset() int { return int(s.dec.InputOffset()) }

// open reads the begin of an object or a list.
func (s *scanner) open(want jsontext.Kind, what string) error {
	if err := s.expect(want, what); err != nil {
		return err
	}
	_, err := s.dec.ReadToken()
	return s.syntax(err)
}

// expect refuses what is no object, or no list, where there should be one.
func (s *scanner) expect(want jsontext.Kind, what string) error {
	if got := s.dec.PeekKind(); got != want && got != 0 {
		at := s.offset()
		for at < len(s.src) && (isSpace(s.src[at]) || s.src[at] == ',' || s.src[at] == ':') {
			at++
		}
		shape := "an object in { }"
		if want == '[' {
			shape = "a list in [ ]"
		}
		return s.errorAt(at, string(s.dec.StackPointer()), fmt.Sprintf("%s must be %s, not %s", what, shape, kindWord(got)))
	}
	return nil
}

func kindWord(k jsontext.Kind) string {
	switch k {
	case '{':
		return "an object"
	case '[':
		return "a list"
	case '"':
		return "a text"
	case '0':
		return "a number"
	case 'n':
		return "null"
	}
	return "true or false"
}

// next reads the name of the next member; more is false at the end of the
// object.
func (s *scanner) next() (m member, more bool, err error) {
	if s.dec.PeekKind() == '}' {
		_, err = s.dec.ReadToken()
		return m, false, s.syntax(err)
	}
	raw, err := s.dec.ReadValue()
	if err != nil {
		return m, false, s.syntax(err)
	}
	m.nameEnd = s.offset()
	m.nameAt = m.nameEnd - len(raw)
	return m, true, nil
}

// value reads the value of the member whose name was read last.
func (s *scanner) value(m member) (member, error) {
	raw, err := s.dec.ReadValue()
	if err != nil {
		return m, s.syntax(err)
	}
	m.end = s.offset()
	m.at = m.end - len(raw)
	return m, nil
}

// object reads a whole object and returns where it begins: its members are then found
// in the text. For thousands of small objects that takes half as long as reading token
// by token.
func (s *scanner) object(what string) (at int, err error) {
	if err := s.expect('{', what); err != nil {
		return 0, err
	}
	raw, err := s.dec.ReadValue()
	if err != nil {
		return 0, s.syntax(err)
	}
	return s.offset() - len(raw), nil
}

// member returns the next member of an object that was read as a whole: the one behind
// at, which is the begin of the object or the end of another member. more is false
// behind the last one.
func (s *scanner) member(at int) (m member, more bool) {
	for isSpace(s.src[at]) || s.src[at] == ',' {
		at++
	}
	if s.src[at] == '}' {
		return m, false
	}
	m.nameAt = at
	m.nameEnd = at + valueLen(s.src[at:])
	m.at = m.nameEnd
	for isSpace(s.src[m.at]) || s.src[m.at] == ':' {
		m.at++
	}
	m.end = m.at + valueLen(s.src[m.at:])
	return m, true
}

// end makes sure that nothing follows the document.
func (s *scanner) end() error {
	at := s.offset()
	if _, err := s.dec.ReadToken(); err != io.EOF {
		for at < len(s.src)-1 && isSpace(s.src[at]) {
			at++
		}
		return s.errorAt(at, "", "there is more text after the end of the document")
	}
	return nil
}

// name returns the name of a member without quotes and escapes.
func (s *scanner) name(m member) []byte {
	raw := s.src[m.nameAt+1 : m.nameEnd-1]
	if bytes.IndexByte(raw, '\\') < 0 {
		return raw
	}
	return []byte(unquote(s.src[m.nameAt:m.nameEnd]))
}

// unquote returns the text of a valid JSON string.
func unquote(raw []byte) string {
	if bytes.IndexByte(raw, '\\') < 0 {
		return string(raw[1 : len(raw)-1])
	}
	b, _ := jsontext.AppendUnquote(nil, raw) // valid, so there is no error
	return string(b)
}

func (s *scanner) errorAt(offset int, path, msg string) *Error {
	line, column := place(s.src, offset)
	return &Error{Line: line, Column: column, Path: path, Msg: msg}
}

// syntax puts what is wrong with the JSON into words.
func (s *scanner) syntax(err error) error {
	if err == nil {
		return nil
	}
	e := &Error{Msg: err.Error()}
	at := len(s.src)
	var syn *jsontext.SyntacticError
	if errors.As(err, &syn) {
		at = int(syn.ByteOffset)
		e.Path = string(syn.JSONPointer)
	}
	switch {
	case errors.Is(err, io.ErrUnexpectedEOF) || errors.Is(err, io.EOF):
		at = len(s.src)
		e.Msg = "the file breaks off here: it was not written to its end"
	case errors.Is(err, jsontext.ErrDuplicateName):
		e.Msg = "this name stands twice in one object"
		if syn != nil {
			e.Msg = fmt.Sprintf("“%s” stands twice in one object", syn.JSONPointer.LastToken())
		}
	case syn != nil:
		e.Msg = slip(s.src, at, syn.Err.Error())
	}
	e.Line, e.Column = place(s.src, at)
	return e
}

// pointer makes a JSON pointer of names.
func pointer(names ...string) string {
	var p jsontext.Pointer
	for _, n := range names {
		if n != "" {
			p = p.AppendToken(n)
		}
	}
	return string(p)
}

func isSpace(c byte) bool { return c == ' ' || c == '\n' || c == '\r' || c == '\t' }

// depthOf returns how deep a valid JSON value is: 0 for a text or a number.
func depthOf(raw []byte) int {
	deepest, depth, quoted := 0, 0, false
	for i := 0; i < len(raw); i++ {
		switch c := raw[i]; {
		case quoted && c == '\\':
			i++
		case c == '"':
			quoted = !quoted
		case quoted:
		case c == '{' || c == '[':
			depth++
			deepest = max(deepest, depth)
		case c == '}' || c == ']':
			depth--
		}
	}
	return deepest
}
