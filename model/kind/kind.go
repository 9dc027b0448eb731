package kind

import (
	"iter"
	"slices"
)

// Type is what a property holds.
type Type uint8

// The types, with the Go type of the value in a record.
const (
	Line      Type = iota // model.Text: one line of plain text
	Prose                 // model.Text: text of several lines
	Number                // model.Number within Min … Max
	Integer               // model.Number without fraction within Min … Max
	YesNo                 // model.Bool
	Choice                // model.Text: the Name of one of Choices
	Date                  // model.Text: 2026-01-31
	ClockTime             // model.Text: 09:00
	Time                  // model.Duration: 15 min
	Ref                   // model.Text: the id of one record of the kinds in Refers
	Refs                  // model.List: ids of records of the kinds in Refers, each once
	Lines                 // model.List: lines of plain text
	Numbers               // model.Numbers, each within Min … Max
	Intervals             // model.List: ISO 8601 intervals 2026-01-05T09:12/2026-01-05T11:40, open ones end in /..
	Times                 // model.List: times such as 15 min, each readable by model.ParseDuration
	Points                // model.Points in document units
	Image                 // model.Text: a relative path beside the document, or data:image/…;base64,…
)

// Option is one choice of a property or one variant of a kind.
type Option struct {
	Name  string // in the file
	Label string // for people
}

// Property is one row of the table: one property of one kind.
type Property struct {
	Name  string // in the file: a snake_case word of the glossary
	Label string // for people, sentence case
	Type  Type
	Unit  string // for people: "%", "per day"; "" for none
	Help  string // one sentence that says what to enter and what it is used for
	Group string // section of the inspector; "" is the first one

	Min, Max float64  // for numbers; both 0: any finite number
	Choices  []Option // for Choice
	Unset    string   // the choice that holds while none is made; "" for none
	Refers   []string // for Ref and Refs: kinds that may be named
	Required bool     // a record without it is reported by model/check
	Shared   bool     // taken from the element named by same_as
	For      []string // variants of the kind that have it; nil: all of them
	Atom     string   // properties with one Atom are one value to the merge: "position"
}

// Kind is one kind of record.
type Kind struct {
	Name    string // in the file
	Label   string // for people: "Pain point" is a variant; the kind is "Card"
	Plural  string
	Parents []string // kinds that contain it; "document" is the root
	// Variant names the property whose choices split the kind (node_kind of a
	// node); for a card it is the lane_kind of the lane that it stands in.
	Variant    string
	Title      string // the property that names a record of this kind: name, title or text
	Properties []Property
}

// Property returns a row by its name.
func (k *Kind) Property(name string) (*Property, bool) {
	i := slices.IndexFunc(k.Properties, func(p Property) bool { return p.Name == name })
	if i < 0 {
		return nil, false
	}
	return &k.Properties[i], true
}

// For yields the properties that a variant of the kind has, in the order of the
// table, which is the order in the file and in the inspector. An unknown or
// empty variant has them all.
func (k *Kind) For(variant string) iter.Seq[*Property] {
	return func(yield func(*Property) bool) {
		for i := range k.Properties {
			p := &k.Properties[i]
			if (variant == "" || len(p.For) == 0 || slices.Contains(p.For, variant)) && !yield(p) {
				return
			}
		}
	}
}

// Of returns a kind by its name; ok is false for what this version does not know.
func Of(name string) (k *Kind, ok bool) {
	i, ok := byName[name]
	if !ok {
		return nil, false
	}
	return &table[i], true
}

// All yields the kinds in the order of the table, the document first.
func All() iter.Seq[*Kind] {
	return func(yield func(*Kind) bool) {
		for i := range table {
			if !yield(&table[i]) {
				return
			}
		}
	}
}

// Options returns the choices of a property, nil when there is no such row.
func Options(kind, property string) []Option {
	if k, ok := Of(kind); ok {
		if p, ok := k.Property(property); ok {
			return p.Choices
		}
	}
	return nil
}

// Label returns what people call a choice; the name itself when the table does
// not know it.
func Label(kind, property, name string) string {
	for _, o := range Options(kind, property) {
		if o.Name == name {
			return o.Label
		}
	}
	return name
}

var table = slices.Concat(documentKinds, journeyKinds, diagramKinds, measureKinds, planKinds)

var byName = func() map[string]int {
	m := make(map[string]int, len(table))
	for i, k := range table {
		m[k.Name] = i
	}
	return m
}()
