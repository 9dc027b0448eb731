package file

import (
	"bytes"
	"fmt"
	"strconv"

	"github.com/go-json-experiment/json/jsontext"

	"waymark/model"
	"waymark/model/kind"
)

// Decode reads a document. A refusal is an *Error.
func Decode(b []byte) (*Result, error) { return codec{Version, migrations}.decode(b) }

// codec is what is read: up to which version, and how older ones are brought up
// to it. Tests use others than the shipped one.
type codec struct {
	version    int
	migrations []migration
}

func (c codec) decode(b []byte) (*Result, error) {
	res := &Result{Source: b}
	if len(b) > MaxBytes {
		return nil, &Error{Msg: fmt.Sprintf("the file is larger than %d MiB, which no map is", MaxBytes>>20)}
	}
	src, note, err := plainText(b)
	if err != nil {
		return nil, err
	}
	if note != "" {
		res.Notes = append(res.Notes, note)
	}
	h, err := readHeader(src, c.version)
	if err != nil {
		return nil, err
	}
	res.Version = h.version
	switch {
	case h.version > c.version:
		res.ReadOnly, res.Needs = true, h.needsSentence(c.version)
	case h.version < c.version:
		if src, err = c.migrate(src, h.version); err != nil {
			return nil, err
		}
		res.Notes = append(res.Notes, fmt.Sprintf("The file was written in version %d of the format and was brought up to version %d; saving writes the new one.", h.version, c.version))
	}
	// Elements name their kind once, so room for them, which takes a third of the time
	// where it is made little by little, is made in one go.
	n := min(bytes.Count(src, []byte(`"kind"`)), MaxRecords)
	d := &decoder{scanner: newScanner(src), newer: res.ReadOnly, again: map[written]model.Value{}, records: make([]*model.Record, 0, n), ids: make([]int32, 0, n)}
	if res.Doc, err = d.document(h); err != nil {
		e := err.(*Error)
		switch {
		case res.ReadOnly:
			e.Msg = res.Needs + " It cannot be shown either: " + e.Msg
		case h.version < c.version:
			e.Line, e.Column = 0, 0 // a place in a text that nobody has seen
			e.Msg = fmt.Sprintf("brought up from version %d, %s is wrong: %s", h.version, e.Path, e.Msg)
		}
		return nil, e
	}
	return res, nil
}

// decoder makes records of members.
type decoder struct {
	*scanner
	newer   bool // written by a newer program: what does not fit is kept raw
	records []*model.Record
	ids     []int32  // where the id of each record stands
	members []member // of the record being read; reused
	props   []model.Prop
	batch   model.Batch
	parent  struct { // that was read last: most records have the same
		raw []byte
		id  string
	}
	again map[written]model.Value
	usual struct { // the rows of the members of the record before, in their order
		of   *spec
		rows []*row
	}
}

// written is a choice or a time as it stands in the file: a map has thousands of
// them, which are few different ones. Each of those is parsed and kept once.
type written struct {
	property *kind.Property
	raw      string
}

// mostAgain bounds what is remembered of a hostile file.
const mostAgain = 1000

// document reads the whole file. Errors are *Error.
func (d *decoder) document(h header) (*model.Document, error) {
	if err := d.open('{', "the document"); err != nil {
		return nil, err
	}
	root := specs[rootKind]
	var props []model.Prop
	found := false
	for {
		m, more, err := d.next()
		if err != nil {
			return nil, err
		}
		if !more {
			break
		}
		switch name := d.name(m); string(name) {
		case keyRecords:
			found = true
			err = d.list()
		case keyFormat, keyVersion: // readHeader has seen them
			_, err = d.value(m)
		default:
			var p model.Prop
			if m, err = d.value(m); err == nil {
				if p, err = d.prop(root, m, 1); err == nil {
					props = append(props, p)
				} else {
					err.(*Error).Path = pointer(string(name))
				}
			}
		}
		if err != nil {
			return nil, err
		}
	}
	if err := d.end(); err != nil {
		return nil, err
	}
	if !found {
		return nil, d.errorAt(len(d.src), "", "there is no list of elements (“records”)")
	}
	if d.newer {
		props = append(props, model.Prop{Name: keyVersion, Value: model.Raw(strconv.Itoa(h.version))})
	}
	doc := model.NewDocument(model.NewRecord(model.Root, rootKind, model.Root, props...), d.records)
	if len(doc.Records()) < len(d.records) { // it takes one of each id
		return nil, d.twice()
	}
	return doc, nil
}

// twice says which element has the id of an earlier one.
func (d *decoder) twice() error {
	seen := make(map[model.ID]int, len(d.records))
	for i, r := range d.records {
		if first, twice := seen[r.ID()]; twice {
			line, _ := place(d.src, int(d.ids[first]))
			return d.errorAt(int(d.ids[i]), pointer(keyRecords, strconv.Itoa(i), keyID),
				fmt.Sprintf("two elements have the id “%s”: the one in line %d and this one", r.ID(), line))
		}
		seen[r.ID()] = i
	}
	panic("file: a document leaves out an element whose id stands once")
}

// list reads the array of records.
func (d *decoder) list() error {
	if err := d.open('[', "“records”"); err != nil {
		return err
	}
	for d.dec.PeekKind() != ']' {
		if len(d.records) == MaxRecords {
			return d.errorAt(d.offset(), pointer(keyRecords), fmt.Sprintf("there are more than %d elements, which no map has", MaxRecords))
		}
		if err := d.record(); err != nil {
			return err
		}
	}
	_, err := d.dec.ReadToken()
	return d.syntax(err)
}

// record reads one record and checks it against the table.
func (d *decoder) record() error {
	path := func(name string) string { return pointer(keyRecords, strconv.Itoa(len(d.records)), name) }
	what := ""
	if d.dec.PeekKind() != '{' { // it will be said
		what = fmt.Sprintf("element %d", len(d.records)+1)
	}
	start, err := d.object(what)
	if err != nil {
		return err
	}
	var id, kindName, parent string
	var idAt int
	var s *spec
	d.members = d.members[:0]
	for m, more := d.member(start + 1); more; m, more = d.member(m.end) {
		switch name := d.name(m); string(name) {
		case keyID:
			id, err = d.idText(m)
			idAt = m.at
		case keyParent:
			if raw := d.src[m.at:m.end]; !bytes.Equal(raw, d.parent.raw) {
				d.parent.raw = raw
				d.parent.id, err = d.idText(m)
			}
			parent = d.parent.id
		case keyKind:
			raw := d.src[m.at:m.end]
			if s = specs[string(raw[1:max(1, len(raw)-1)])]; raw[0] == '"' && s != nil {
				kindName = s.kind.Name
			} else if raw[0] == '"' {
				kindName = unquote(raw)
				s = specs[kindName] // its letters may be written as escapes
			}
			if kindName == "" || kindName == rootKind {
				err = d.errorAt(m.at, "", "kind must name a kind of element, such as “step”")
			}
		default:
			d.members = append(d.members, m)
		}
		if err != nil {
			err.(*Error).Path = path(string(d.name(m)))
			return err
		}
	}
	for _, must := range []struct{ key, value string }{{keyID, id}, {keyKind, kindName}} {
		if must.value == "" {
			return d.errorAt(start, path(""), fmt.Sprintf("this element has no “%s”", must.key))
		}
	}
	d.props = d.props[:0]
	for _, m := range d.members {
		p, err := d.prop(s, m, 3)
		if err != nil {
			e := err.(*Error)
			e.Path = path(string(d.name(m)))
			e.Msg = fmt.Sprintf("%s “%s”: %s", label(s, kindName), id, e.Msg)
			return e
		}
		d.props = append(d.props, p)
	}
	d.ids = append(d.ids, int32(idAt)) // MaxBytes fits
	d.records = append(d.records, d.batch.Record(model.ID(id), kindName, model.ID(parent), d.props...))
	return nil
}

// label is what people call a kind.
func label(s *spec, name string) string {
	if s != nil {
		return s.kind.Label
	}
	return "Unknown element"
}

func (d *decoder) idText(m member) (string, error) {
	if raw := d.src[m.at:m.end]; raw[0] == '"' {
		if id := unquote(raw); kind.ValidID(id) {
			return id, nil
		}
	}
	return "", d.errorAt(m.at, "", fmt.Sprintf("%s must be 1 to 64 letters, digits, hyphens and underscores", d.name(m)))
}

// prop reads a member of a record of kind s; nil is a kind that this version
// does not know. depth is how deep the record's members stand.
func (d *decoder) prop(s *spec, m member, depth int) (model.Prop, error) {
	raw := d.src[m.at:m.end]
	if len(raw) > MaxValueBytes {
		return model.Prop{}, d.errorAt(m.at, "", fmt.Sprintf("%s is larger than %d MiB", d.name(m), MaxValueBytes>>20))
	}
	if s != nil {
		if r := d.row(s, m); r != nil {
			few := (r.Type == kind.Choice || r.Type == kind.Time) && len(raw) < 40
			if v, ok := d.again[written{r.Property, string(raw)}]; few && ok {
				return model.Prop{Name: r.Name, Value: v}, nil
			}
			v, err := parse(r.Property, raw)
			if err == nil {
				if few && len(d.again) < mostAgain {
					d.again[written{r.Property, string(raw)}] = v
				}
				return model.Prop{Name: r.Name, Value: v}, nil
			}
			if !d.newer {
				return model.Prop{}, d.errorAt(m.at+err.at, "", err.msg)
			}
		}
	}
	if depthOf(raw)+depth > MaxDepth {
		return model.Prop{}, d.errorAt(m.at, "", fmt.Sprintf("values stand inside one another more than %d deep", MaxDepth))
	}
	return model.Prop{Name: string(d.name(m)), Value: model.Raw(compact(raw))}, nil
}

// row returns the row of a member's property, nil for an unknown one. Most records have
// the same members in the same order as the one before, and then nothing is looked up.
func (d *decoder) row(s *spec, m member) *row {
	u, n := &d.usual, len(d.props) // members before this one
	if u.of != s {
		u.of, u.rows = s, u.rows[:0]
	}
	if n < len(u.rows) && string(d.src[m.nameAt+1:m.nameEnd-1]) == u.rows[n].Name {
		return u.rows[n]
	}
	r := s.rows[string(d.name(m))]
	switch {
	case r == nil:
	case n < len(u.rows):
		u.rows[n] = r
	case n == len(u.rows):
		u.rows = append(u.rows, r)
	}
	return r
}

// compact removes the white space of a valid JSON value.
func compact(raw []byte) []byte {
	v := jsontext.Value(raw)
	if k := v.Kind(); k != '{' && k != '[' {
		return raw
	}
	v = v.Clone()
	if err := v.Compact(); err != nil {
		panic("file: compacting a value that was read as valid JSON: " + err.Error())
	}
	return v
}
