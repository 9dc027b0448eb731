package model

import (
	"slices"
	"strings"
)

// ID names a record within its document: short, URL-safe, never reused. The
// root record, which holds the document's own properties, has the ID Root.
type ID string

// Root is the ID of the record that holds the document's own properties
// (title, calendar, language …) and to which pages, personas, KPIs and actions
// belong.
const Root ID = ""

// Prop is one property of a record.
type Prop struct {
	Name  string
	Value Value
}

// Record is one thing in a document. It never changes; With returns a changed
// copy.
type Record struct {
	id     ID
	kind   string
	parent ID
	props  []Prop // sorted by name; no nil values
}

// NewRecord makes a record. Properties with a nil value are left out; of two
// with one name the last counts.
func NewRecord(id ID, kind string, parent ID, props ...Prop) *Record {
	return (&Record{id: id, kind: kind, parent: parent, props: slices.Clone(props)}).settled()
}

// Batch makes many records at a time, such as those of a file, in larger pieces of
// memory than one each. A piece lives as long as any record in it. The zero Batch is
// ready.
type Batch struct {
	records []Record
	props   []Prop
}

// batch is how many records, and properties, are made room for at a time.
const batch = 128

// Record is NewRecord.
func (b *Batch) Record(id ID, kind string, parent ID, props ...Prop) *Record {
	if len(b.records) == cap(b.records) {
		b.records = make([]Record, 0, batch)
	}
	if len(props) > cap(b.props)-len(b.props) {
		b.props = make([]Prop, 0, max(batch, len(props)))
	}
	at := len(b.props)
	b.props = append(b.props, props...)
	b.records = append(b.records, Record{id: id, kind: kind, parent: parent, props: b.props[at:len(b.props):len(b.props)]})
	return b.records[len(b.records)-1].settled()
}

// settled puts the properties of a record that nobody knows yet in order.
func (r *Record) settled() *Record {
	// Sorted at once and not inserted one by one: a hostile file may hold millions.
	slices.SortStableFunc(r.props, func(a, b Prop) int { return strings.Compare(a.Name, b.Name) })
	kept := r.props[:0]
	for i, p := range r.props {
		if last := i+1 == len(r.props) || r.props[i+1].Name != p.Name; last && p.Value != nil {
			kept = append(kept, p)
		}
	}
	clear(r.props[len(kept):]) // nothing is kept alive behind the end
	r.props = kept
	return r
}

// ID returns the record's id.
func (r *Record) ID() ID { return r.id }

// Kind returns the record's kind: "page", "step", "kpi" … or one that this
// version does not know.
func (r *Record) Kind() string { return r.kind }

// Parent returns the id of the record that this one belongs to; Root for what
// belongs to the document itself.
func (r *Record) Parent() ID { return r.parent }

// Props returns the properties in order of their names. The caller must not
// change the slice.
func (r *Record) Props() []Prop { return r.props }

// Get returns a property, nil when it is not set.
func (r *Record) Get(name string) Value {
	if len(r.props) <= few {
		for i := range r.props {
			if p := &r.props[i]; p.Name == name {
				return p.Value
			}
		}
		return nil
	}
	i, ok := r.find(name)
	if !ok {
		return nil
	}
	return r.props[i].Value
}

// few is up to how many properties, which is nearly all records, looking for a name
// in a row is faster than by halves: most names differ in length already.
const few = 24

// find returns the place of a property, or where it would belong.
func (r *Record) find(name string) (int, bool) {
	return slices.BinarySearchFunc(r.props, name, func(p Prop, n string) int { return strings.Compare(p.Name, n) })
}

// Has reports whether a property is set.
func (r *Record) Has(name string) bool { return r.Get(name) != nil }

// Text returns a text property, "" when it is not set or of another type.
func (r *Record) Text(name string) string { t, _ := r.Get(name).(Text); return string(t) }

// Num returns a number property; ok is false when it is not set.
func (r *Record) Num(name string) (n float64, ok bool) {
	v, ok := r.Get(name).(Number)
	return float64(v), ok
}

// NumOr returns a number property, or def when it is not set.
func (r *Record) NumOr(name string, def float64) float64 {
	if n, ok := r.Num(name); ok {
		return n
	}
	return def
}

// Bool returns a yes-or-no property, false when it is not set.
func (r *Record) Bool(name string) bool { b, _ := r.Get(name).(Bool); return bool(b) }

// Duration returns a time property; ok is false when it is not set.
func (r *Record) Duration(name string) (d Duration, ok bool) {
	d, ok = r.Get(name).(Duration)
	return d, ok
}

// Ref returns a reference to one other record, "" when it is not set.
func (r *Record) Ref(name string) ID { return ID(r.Text(name)) }

// List returns a list property, nil when it is not set. The caller must not
// change it.
func (r *Record) List(name string) []string { l, _ := r.Get(name).(List); return l }

// Refs returns a property that refers to several records.
func (r *Record) Refs(name string) []ID {
	l := r.List(name)
	if len(l) == 0 {
		return nil
	}
	ids := make([]ID, len(l))
	for i, s := range l {
		ids[i] = ID(s)
	}
	return ids
}

// With returns a copy with the given properties set; a nil value takes the
// property away. With no effective change it returns r itself.
func (r *Record) With(props ...Prop) *Record {
	next := r
	for _, p := range props {
		if SameValue(next.Get(p.Name), p.Value) {
			continue
		}
		if next == r {
			c := *r
			c.props = slices.Clone(r.props)
			next = &c
		}
		i, ok := next.find(p.Name)
		switch {
		case p.Value == nil:
			next.props = slices.Delete(next.props, i, i+1)
		case ok:
			next.props[i].Value = p.Value
		default:
			next.props = slices.Insert(next.props, i, p)
		}
	}
	return next
}

// WithParent returns a copy that belongs to another record.
func (r *Record) WithParent(parent ID) *Record {
	if r.parent == parent {
		return r
	}
	c := *r
	c.parent = parent
	return &c
}

// WithID returns a copy under another id (for pasting and duplicating).
func (r *Record) WithID(id ID) *Record {
	c := *r
	c.id = id
	return &c
}

// Equal reports whether both records say the same.
func (r *Record) Equal(o *Record) bool {
	if r == o {
		return true
	}
	if r == nil || o == nil || r.id != o.id || r.kind != o.kind || r.parent != o.parent || len(r.props) != len(o.props) {
		return false
	}
	for i, p := range r.props {
		if q := o.props[i]; p.Name != q.Name || !p.Value.Equal(q.Value) {
			return false
		}
	}
	return true
}
