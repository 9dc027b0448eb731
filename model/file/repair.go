package file

import (
	"bytes"
	"errors"
	"fmt"
	"strconv"

	"github.com/go-json-experiment/json/jsontext"

	"waymark/model"
	"waymark/model/kind"
)

// Repair makes a file readable again as far as that is safe, and says each thing
// that it did in a sentence. What can be read needs no repair and comes back as
// it is, with an empty report.
//
// It throws away only what says nothing: zero bytes, text behind the end, exact
// doubles, the piece in which a file breaks off. A value that the table refuses is
// converted where it can mean one thing alone ("15 minutes", a number written as
// text); any other is moved aside into a member that no program reads
// (lead_time_unreadable), where a person finds it. The error is an *Error where
// the file is not a Waymark file or cannot be understood.
func Repair(b []byte) (fixed []byte, report []string, err error) {
	if _, err := Decode(b); err == nil {
		return b, nil, nil
	} else if len(b) > MaxBytes {
		return nil, nil, err
	}
	r := &repairer{}
	src, err := r.text(b)
	if err != nil {
		return nil, nil, err
	}
	members, err := r.tidy(src)
	if err != nil {
		return nil, nil, err
	}
	f, version, err := r.header(members)
	if err != nil {
		return nil, nil, err
	}
	if version < Version {
		up, err := codec{Version, migrations}.migrate(f.bytes(), version)
		if err != nil {
			return nil, nil, err
		}
		if f, err = readRaw(up); err != nil {
			return nil, nil, err
		}
		version = Version
	}
	r.newer = version > Version
	r.elements(f)
	res, err := Decode(f.bytes())
	var still *Error
	if errors.As(err, &still) { // its place is in a text that nobody has seen
		return nil, nil, &Error{Path: still.Path, Msg: "even mended it cannot be read: " + still.Msg}
	}
	fixed, err = Encode(res.Doc)
	if err != nil {
		return nil, nil, fmt.Errorf("even mended it cannot be written: %w", err)
	}
	return fixed, r.report, nil
}

type repairer struct {
	report []string
	newer  bool // written by a newer program: its values are none of our business
}

func (r *repairer) say(format string, args ...any) {
	r.report = append(r.report, fmt.Sprintf(format, args...))
}

// header puts format and version right and splits off the elements.
func (r *repairer) header(members rawObject) (f *rawFile, version int, err error) {
	f = &rawFile{}
	records := members.get(keyRecords)
	if format := members.get(keyFormat); format == nil && records.Kind() == '[' {
		r.say("The file did not say that it is a Waymark file; it does now.")
	} else if members.text(keyFormat) != formatName {
		return nil, 0, &Error{Line: 1, Column: 1, Msg: "this is not a Waymark file: it has no “format”: “waymark”"}
	}
	version = Version
	raw := members.get(keyVersion)
	text := string(raw)
	if raw.Kind() == '"' {
		text = unquote(raw)
	}
	if n, err := strconv.ParseFloat(text, 64); err == nil && n == float64(int32(n)) && n >= 1 {
		version = int(n)
	}
	if raw.Kind() != '0' || text != strconv.Itoa(version) {
		r.say("The version of the format was not stated as a number; it is taken to be %d.", version)
	}
	f.members = rawObject{{keyFormat, jsontext.Value(`"` + formatName + `"`)}, {keyVersion, jsontext.Value(strconv.Itoa(version))}}
	for _, m := range members {
		if m.name != keyFormat && m.name != keyVersion && m.name != keyRecords {
			f.members = append(f.members, m)
		}
	}
	var aside [][]byte
	switch records.Kind() {
	case '[':
		each(records, func(_ int, e []byte) bool {
			if e[0] == '{' {
				f.records = append(f.records, splitObject(e))
			} else {
				aside = append(aside, e)
			}
			return true
		})
		if len(aside) > 0 {
			r.say("%s moved out of the list of elements, where only elements can stand, to “unreadable”.", were(len(aside), "value"))
		}
	case 0:
		r.say("There was no list of elements; it is empty now.")
	default:
		aside = append(aside, records)
		r.say("The elements are no list; they were moved aside to “unreadable”, and the list is empty now.")
	}
	if len(aside) > 0 {
		f.members.set(freeName(f.members, "unreadable"), jsontext.Value("["+string(bytes.Join(aside, []byte{','}))+"]"))
	}
	return f, version, nil
}

// were begins a sentence about n things.
func were(n int, what string) string {
	if n == 1 {
		return "1 " + what + " was"
	}
	return strconv.Itoa(n) + " " + what + "s were"
}

// splitObject returns the members of a valid JSON object.
func splitObject(raw []byte) (o rawObject) {
	name := ""
	isName := true
	eachToken(raw, func(e []byte) {
		if isName {
			name = unquote(e)
		} else {
			o = append(o, rawMember{name, e})
		}
		isName = !isName
	})
	return o
}

// freeName returns a name for a member that the object does not have yet.
func freeName(o rawObject, name string) string {
	for n, try := 2, name; ; n, try = n+1, fmt.Sprintf("%s_%d", name, n) {
		if o.get(try) == nil {
			return try
		}
	}
}

// elements puts ids, kinds, parents and properties right.
func (r *repairer) elements(f *rawFile) {
	r.props(&f.members, specs[rootKind], "the document")
	first := map[string]rawObject{}
	ids := map[string]bool{}
	for _, o := range f.records {
		ids[o.text(keyID)] = true
	}
	kept := f.records[:0]
	for _, o := range f.records {
		id := o.text(keyID)
		what := "an element"
		if s := specs[o.text(keyKind)]; s != nil {
			what = "the " + s.kind.Label
		}
		same, twice := first[id]
		switch {
		case !kind.ValidID(id):
			next := r.freshID(ids)
			if raw := o.get(keyID); raw != nil && string(raw) != `""` && raw.Kind() != 'n' {
				o.set(freeName(o, "id_unreadable"), raw)
			}
			o.set(keyID, jsontext.Value(`"`+next+`"`))
			r.say("%s had no id that can be used and was given the id “%s”.", sentence(what), next)
			id = next
		case twice && sameMembers(same, o):
			r.say("%s “%s” was there twice with the same content; one is left.", sentence(what), id)
			continue
		case twice:
			next := r.freshID(ids)
			o.set(keyID, jsontext.Value(`"`+next+`"`))
			r.say("Two elements had the id “%s”; the second one, %s, has the id “%s” now. What leads to “%s” leads to the first one.", id, what, next, id)
			id = next
		}
		first[id] = append(rawObject{}, o...)
		what += " “" + id + "”"
		if k := o.text(keyKind); k == "" || k == rootKind {
			if raw := o.get(keyKind); raw != nil {
				o.set(freeName(o, "kind_unreadable"), raw)
			}
			o.set(keyKind, jsontext.Value(`"unknown"`))
			r.say("%s had no kind that can be used; it is kept as an unknown element.", sentence(what))
		}
		if raw := o.get(keyParent); raw != nil && !kind.ValidID(o.text(keyParent)) {
			o.remove(keyParent)
			if string(raw) != `""` && raw.Kind() != 'n' {
				o.set(freeName(o, "parent_unreadable"), raw)
				r.say("%s did not say what it belongs to in a way that can be used; it belongs to the document now.", sentence(what))
			} else {
				r.say("%s belongs to the document; its empty parent was left out.", sentence(what))
			}
		}
		r.props(&o, specs[o.text(keyKind)], what)
		kept = append(kept, o)
	}
	f.records = kept
}

// sameMembers reports whether two objects say the same in the same order.
func sameMembers(a, b rawObject) bool {
	if len(a) != len(b) {
		return false
	}
	for i := range a {
		if a[i].name != b[i].name || !bytes.Equal(compact(a[i].value), compact(b[i].value)) {
			return false
		}
	}
	return true
}

func (r *repairer) freshID(ids map[string]bool) string {
	for {
		if id := string(model.NewID()); !ids[id] {
			ids[id] = true
			return id
		}
	}
}

// props converts the values that the table refuses, or moves them aside.
func (r *repairer) props(o *rawObject, s *spec, what string) {
	for _, m := range append(rawObject{}, *o...) {
		if m.name == keyID || m.name == keyKind || m.name == keyParent || m.name == keyFormat || m.name == keyVersion {
			continue
		}
		if depthOf(m.value) > MaxDepth-3 || len(m.value) > MaxValueBytes {
			o.remove(m.name)
			r.say("%s: “%s” was larger or deeper than anything in a map and was left out.", sentence(what), m.name)
			continue
		}
		if s == nil || s.rows[m.name] == nil || r.newer {
			continue
		}
		p := s.rows[m.name].Property
		_, bad := parse(p, m.value)
		if bad == nil {
			continue
		}
		if m.value.Kind() == 'n' {
			o.remove(m.name)
			r.say("%s: %s was null and was left out.", sentence(what), p.Label)
			continue
		}
		if next := convert(p, m.value); next != nil {
			if _, still := parse(p, next); still == nil {
				o.set(m.name, next)
				r.say("%s: %s was %s and was read as %s.", sentence(what), p.Label, excerpt(m.value), excerpt(next))
				continue
			}
		}
		aside := freeName(*o, m.name+"_unreadable")
		o.rename(m.name, aside)
		r.say("%s: %s. The value %s was moved aside to “%s”.", sentence(what), bad.msg, excerpt(m.value), aside)
	}
}

// sentence begins one.
func sentence(s string) string { return string(bytes.ToUpper([]byte(s[:1]))) + s[1:] }

// excerpt shows a JSON value in a report.
func excerpt(raw []byte) string {
	if s := []rune(string(compact(raw))); len(s) > 60 {
		return string(s[:59]) + "…"
	}
	return string(compact(raw))
}
