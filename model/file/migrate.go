package file

import (
	"fmt"

	"github.com/go-json-experiment/json/jsontext"
)

// migration brings a file up to one version from the one before. It works on raw
// JSON, because the table of kinds knows the newest version alone. A migration
// that was shipped is never edited again: files depend on what it did.
type migration struct {
	to   int
	what string // for the developer who reads an error: "times are texts with a unit"
	do   func(*rawFile) error
}

// migrations are the shipped ones, in order: the first leads to version 2. There
// are none, as there is no other version yet.
var migrations []migration

// rawFile is a file as JSON: the members of the document but the records, and
// the records.
type rawFile struct {
	members rawObject
	records []rawObject
}

// rawObject is a JSON object that keeps the order of its members.
type rawObject []rawMember

type rawMember struct {
	name  string
	value jsontext.Value
}

// get returns the value of a member, nil when there is none.
func (o rawObject) get(name string) jsontext.Value {
	for _, m := range o {
		if m.name == name {
			return m.value
		}
	}
	return nil
}

// text returns a member that is a text, "" when it is none.
func (o rawObject) text(name string) string {
	if v := o.get(name); v.Kind() == '"' {
		return unquote(v)
	}
	return ""
}

// set gives a member another value, or adds it at the end.
func (o *rawObject) set(name string, v jsontext.Value) {
	for i, m := range *o {
		if m.name == name {
			(*o)[i].value = v
			return
		}
	}
	*o = append(*o, rawMember{name, v})
}

// remove takes a member away.
func (o *rawObject) remove(name string) {
	for i, m := range *o {
		if m.name == name {
			*o = append((*o)[:i:i], (*o)[i+1:]...)
			return
		}
	}
}

// rename gives a member another name in its place. A member that has the new
// name already stays, and the renaming is not done: nothing is lost.
func (o rawObject) rename(from, to string) {
	if o.get(to) != nil {
		return
	}
	for i, m := range o {
		if m.name == from {
			o[i].name = to
		}
	}
}

// each yields the records of a kind.
func (f *rawFile) each(kind string, do func(r *rawObject)) {
	for i := range f.records {
		if f.records[i].text(keyKind) == kind {
			do(&f.records[i])
		}
	}
}

// migrate brings src up from a version, step by step. Errors are *Error.
func (c codec) migrate(src []byte, from int) ([]byte, error) {
	f, err := readRaw(src)
	if err != nil {
		return nil, err
	}
	for _, m := range c.migrations {
		if m.to <= from {
			continue
		}
		if m.to != from+1 {
			break
		}
		if err := m.do(f); err != nil {
			return nil, &Error{Msg: fmt.Sprintf("the file could not be brought up from version %d to version %d (%s): %v", from, m.to, m.what, err)}
		}
		from = m.to
	}
	if from != c.version {
		return nil, &Error{Msg: fmt.Sprintf("no way leads from version %d of the format to version %d", from, c.version)}
	}
	f.members.set(keyVersion, jsontext.Value(fmt.Sprint(c.version)))
	return f.bytes(), nil
}

// readRaw splits a file into members. Errors are *Error.
func readRaw(src []byte) (*rawFile, error) {
	s := newScanner(src)
	f := &rawFile{}
	if err := s.open('{', "the document"); err != nil {
		return nil, err
	}
	for {
		m, more, err := s.next()
		if err != nil {
			return nil, err
		}
		if !more {
			break
		}
		name := string(s.name(m))
		if name != keyRecords {
			if m, err = s.value(m); err != nil {
				return nil, err
			}
			f.members = append(f.members, rawMember{name, src[m.at:m.end:m.end]})
			continue
		}
		if err := s.open('[', "“records”"); err != nil {
			return nil, err
		}
		for s.dec.PeekKind() != ']' {
			if len(f.records) == MaxRecords {
				return nil, s.errorAt(s.offset(), pointer(keyRecords), fmt.Sprintf("there are more than %d elements, which no map has", MaxRecords))
			}
			r, err := s.rawObject(fmt.Sprintf("element %d", len(f.records)+1))
			if err != nil {
				return nil, err
			}
			f.records = append(f.records, r)
		}
		if _, err := s.dec.ReadToken(); err != nil {
			return nil, s.syntax(err)
		}
	}
	return f, s.end()
}

func (s *scanner) rawObject(what string) (o rawObject, err error) {
	if err := s.open('{', what); err != nil {
		return nil, err
	}
	for {
		m, more, err := s.next()
		if err == nil && more {
			m, err = s.value(m)
		}
		if err != nil || !more {
			return o, err
		}
		o = append(o, rawMember{string(s.name(m)), s.src[m.at:m.end:m.end]})
	}
}

// bytes writes the file, in the layout of a canonical one.
func (f *rawFile) bytes() []byte {
	b := []byte("{")
	write := func(m rawMember, indent int) {
		b = newline(b, indent)
		b = appendName(b, m.name)
		b = appendShaped(b, m.value, indent)
		b = append(b, ',')
	}
	for _, m := range f.members {
		write(m, 1)
	}
	b = append(newline(b, 1), `"records": [`...)
	for _, r := range f.records {
		b = append(newline(b, 2), '{')
		for _, m := range r {
			write(m, 3)
		}
		b = append(newline(trimComma(b), 2), "},"...)
	}
	b = trimComma(b)
	if len(f.records) > 0 {
		b = newline(b, 1)
	}
	return append(b, "]\n}\n"...)
}

func trimComma(b []byte) []byte {
	if b[len(b)-1] == ',' {
		b = b[:len(b)-1]
	}
	return b
}
