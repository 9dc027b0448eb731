package file

import (
	"errors"
	"fmt"
	"math"
	"strconv"
	"strings"

	"github.com/go-json-experiment/json/jsontext"

	"waymark/model"
	"waymark/model/kind"
)

// Encode writes a document in its one canonical form. It refuses what Decode
// would refuse, so that nothing is saved that cannot be opened again; the error
// names the element and the property.
func Encode(doc *model.Document) ([]byte, error) {
	e := &encoder{version: VersionOf(doc)}
	// 400 bytes a record is what a map with texts takes; more is grown.
	e.b = make([]byte, 0, 1024+400*doc.Len())
	if err := e.document(doc); err != nil {
		return nil, fmt.Errorf("writing the document: %w", err)
	}
	return e.b, nil
}

// VersionOf returns the version that a document is written in: Version, or the
// higher one of the newer program that it came from.
func VersionOf(doc *model.Document) int {
	if v, ok := doc.Root().Get(keyVersion).(model.Raw); ok {
		if n, err := strconv.Atoi(string(v)); err == nil && n > Version {
			return n
		}
	}
	return Version
}

type encoder struct {
	b       []byte
	version int
	order   []ordered // of the record being written; reused
}

// ordered is a property with its place in the file.
type ordered struct {
	rank int // behind all rows of the table for what it does not know
	i    int // in the record
	row  *row
}

func (e *encoder) document(doc *model.Document) error {
	if doc.Len() > MaxRecords {
		return fmt.Errorf("it has more than %d elements", MaxRecords)
	}
	e.b = append(e.b, "{\n  \"format\": \"waymark\",\n  \"version\": "...)
	e.b = strconv.AppendInt(e.b, int64(e.version), 10)
	if err := e.props(doc.Root(), 1); err != nil {
		return fmt.Errorf("document: %w", err)
	}
	e.b = append(e.b, ",\n  \"records\": ["...)
	for i, r := range doc.Records() {
		if i > 0 {
			e.b = append(e.b, ',')
		}
		if err := e.record(r); err != nil {
			return fmt.Errorf("%s “%s”: %w", label(specs[r.Kind()], r.Kind()), r.ID(), err)
		}
	}
	if doc.Len() > 0 {
		e.b = append(e.b, "\n  "...)
	}
	e.b = append(e.b, "]\n}\n"...)
	if len(e.b) > MaxBytes {
		return fmt.Errorf("it is larger than %d MiB", MaxBytes>>20)
	}
	return nil
}

func (e *encoder) record(r *model.Record) error {
	switch {
	case !kind.ValidID(string(r.ID())):
		return errors.New("the id must be 1 to 64 letters, digits, hyphens and underscores")
	case r.Parent() != model.Root && !kind.ValidID(string(r.Parent())):
		return errors.New("the parent must be the id of an element")
	case r.Kind() == "" || r.Kind() == rootKind || !validText(r.Kind()):
		return fmt.Errorf("%q is no kind of element", r.Kind())
	}
	e.b = append(e.b, "\n    {\n      \"id\": \""...)
	e.b = append(e.b, r.ID()...)
	e.b = append(e.b, "\",\n      \"kind\": "...)
	e.b = appendText(e.b, r.Kind())
	if r.Parent() != model.Root {
		e.b = append(e.b, ",\n      \"parent\": \""...)
		e.b = append(e.b, r.Parent()...)
		e.b = append(e.b, '"')
	}
	if err := e.props(r, 3); err != nil {
		return err
	}
	e.b = append(e.b, "\n    }"...)
	return nil
}

// props writes the properties of a record, each behind a comma: the rows of the
// table in their order, then what it does not know by name.
func (e *encoder) props(r *model.Record, indent int) error {
	s := specs[r.Kind()]
	e.order = e.order[:0]
	props := r.Props() // sorted by name
	for i, p := range props {
		o := ordered{rank: 1<<20 + i, i: i}
		if s != nil {
			if o.row = s.rows[p.Name]; o.row != nil {
				o.rank = o.row.rank
			}
		}
		e.order = append(e.order, o)
		for at := i; at > 0 && e.order[at-1].rank > o.rank; at-- { // few
			e.order[at], e.order[at-1] = e.order[at-1], o
		}
	}
	for _, o := range e.order {
		p := props[o.i]
		if reserved(r, p.Name) {
			if r.ID() == model.Root && p.Name == keyVersion && e.version > Version {
				continue // written in its place
			}
			return fmt.Errorf("“%s” cannot be the name of a property", p.Name)
		}
		e.b = newline(append(e.b, ','), indent)
		start := len(e.b)
		if o.row != nil {
			e.b = append(e.b, o.row.key...)
			if err := e.check(o.row.Property, p.Value); err != nil {
				return err
			}
		} else {
			if !validText(p.Name) {
				return fmt.Errorf("the name of the property %q is not UTF-8", p.Name)
			}
			e.b = appendName(e.b, p.Name)
		}
		if err := e.value(o.row, p.Value, indent); err != nil {
			return fmt.Errorf("%s: %w", p.Name, err)
		}
		if len(e.b)-start > MaxValueBytes {
			return fmt.Errorf("%s is larger than %d MiB", p.Name, MaxValueBytes>>20)
		}
	}
	return nil
}

// reserved reports whether a member of that name is no property.
func reserved(r *model.Record, name string) bool {
	if r.ID() == model.Root {
		return name == keyFormat || name == keyVersion || name == keyRecords
	}
	return name == keyID || name == keyKind || name == keyParent
}

// check is the check of the table. What a newer program wrote need not pass it.
func (e *encoder) check(p *kind.Property, v model.Value) error {
	if _, raw := v.(model.Raw); raw && e.version > Version {
		return nil
	}
	return p.Check(v)
}

// value writes a value. Those of rows have passed the check of the table.
func (e *encoder) value(r *row, v model.Value, indent int) error {
	switch v := v.(type) {
	case model.Text:
		if !validText(string(v)) {
			return errors.New("the text is not UTF-8")
		}
		e.b = appendText(e.b, string(v))
	case model.Number:
		return e.number(float64(v))
	case model.Bool:
		e.b = strconv.AppendBool(e.b, bool(v))
	case model.Duration:
		if !(v.N >= 0) || v.N > 1e9 {
			return errors.New("the time is out of range")
		}
		e.b = strconv.AppendFloat(append(e.b, '"'), v.N, 'f', -1, 64)
		e.b = append(append(append(e.b, ' '), v.Unit...), '"')
	case model.List:
		return e.list(r, v, indent)
	case model.Numbers:
		e.b = append(e.b, '[')
		for i, n := range v {
			if err := e.element(i, n); err != nil {
				return err
			}
		}
		e.b = append(e.b, ']')
	case model.Points:
		e.b = append(e.b, '[')
		for i, pt := range v {
			if i > 0 {
				e.b = append(e.b, ", "...)
			}
			e.b = append(e.b, '[')
			if err := e.element(0, pt.X); err != nil {
				return err
			}
			if err := e.element(1, pt.Y); err != nil {
				return err
			}
			e.b = append(e.b, ']')
		}
		e.b = append(e.b, ']')
	case model.Raw:
		raw := []byte(strings.TrimSpace(string(v)))
		if !jsontext.Value(raw).IsValid() {
			return errors.New("the value is not JSON")
		}
		if depthOf(raw)+indent > MaxDepth {
			return fmt.Errorf("values stand inside one another more than %d deep", MaxDepth)
		}
		e.b = appendShaped(e.b, raw, indent)
	default:
		return fmt.Errorf("a value of type %T cannot be written", v)
	}
	return nil
}

func (e *encoder) number(n float64) error {
	if math.IsNaN(n) || math.IsInf(n, 0) {
		return errors.New("the number is not finite")
	}
	e.b = appendNumber(e.b, n)
	return nil
}

// element writes the i-th number of a list that stands on one line.
func (e *encoder) element(i int, n float64) error {
	if i > 0 {
		e.b = append(e.b, ", "...)
	}
	return e.number(n)
}

// list writes one element a line.
func (e *encoder) list(r *row, l model.List, indent int) error {
	e.b = append(e.b, '[')
	for i, s := range l {
		if i > 0 {
			e.b = append(e.b, ',')
		}
		if !validText(s) {
			return errors.New("the text is not UTF-8")
		}
		if r != nil && r.Type == kind.Times {
			if d, err := model.ParseDuration(s); err == nil {
				s = d.String() // a time has one spelling
			}
		}
		e.b = appendText(newline(e.b, indent+1), s)
	}
	if len(l) > 0 {
		e.b = newline(e.b, indent)
	}
	e.b = append(e.b, ']')
	return nil
}
