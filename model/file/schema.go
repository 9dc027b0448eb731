package file

import (
	"fmt"
	"strconv"
	"strings"

	"waymark/model/kind"
)

// SchemaID names the schema. It is a name and no address: nothing is fetched.
const SchemaID = "urn:waymark:schema:1"

// Patterns of the schema. They hold in the regular expressions of ECMA 262 and
// of Go alike.
const (
	patternID       = `^[A-Za-z0-9_-]{1,64}$`
	patternLine     = `^[^\r\n]*$`
	patternDate     = `^[0-9]{4}-(0[1-9]|1[0-2])-(0[1-9]|[12][0-9]|3[01])$`
	patternClock    = `^([01][0-9]|2[0-3]):[0-5][0-9]$`
	patternTime     = `^(1000000000|[0-9]{1,9}(\.[0-9]+)?) (s|min|h|d|w)$`
	patternMoment   = `[0-9]{4}-(0[1-9]|1[0-2])-(0[1-9]|[12][0-9]|3[01])T([01][0-9]|2[0-3]):[0-5][0-9]`
	patternInterval = `^` + patternMoment + `/(\.\.|` + patternMoment + `)$`
	// A part of a path is anything but "", "." and "..".
	patternPart  = `([^/\\:.][^/\\:]*|\.[^/\\:.][^/\\:]*|\.\.[^/\\:]+)`
	patternImage = `^(data:image/(png|jpeg|gif|webp);base64,[A-Za-z0-9+/]*={0,2}|` + patternPart + `(/` + patternPart + `)*)$`
)

// Schema returns the JSON Schema (draft 2020-12) of the file, made from the
// table of kinds. Every file that is written is valid by it. It says what the
// shapes of values are; that no id stands twice, that the days of a date exist
// and that an interval does not end before it begins is checked in reading alone.
func Schema() []byte {
	records := object{
		{"description", "The elements in reading order: each behind the one that it belongs to, siblings in the order in which they are shown."},
		{"type", "array"}, {"maxItems", MaxRecords}, {"items", object{{"$ref", "#/$defs/record"}}},
	}
	defs := object{
		{"id", object{{"description", "Names an element; random, never reused."}, {"type", "string"}, {"pattern", patternID}}},
		{"line", object{{"description", "One line of plain text."}, {"type", "string"}, {"pattern", patternLine}}},
		{"time", object{{"description", "A number, a space and a unit: seconds, minutes, hours, working days, working weeks."}, {"type", "string"}, {"pattern", patternTime},
			{"examples", list{"90 s", "15 min", "1.5 h", "2 d", "3 w"}}}},
		{"record", recordSchema()},
	}
	root, _ := kind.Of(rootKind)
	props := object{
		{keyFormat, object{{"const", formatName}}},
		{keyVersion, object{{"description", "The version of the format."}, {"const", Version}}},
	}
	props = append(props, propertySchemas(root)...)
	for k := range kind.All() {
		if k != root {
			defs = append(defs, field{k.Name, object{{"title", k.Label}, {"description", placeOf(k)}, {"properties", propertySchemas(k)}}})
		}
	}
	b := appendJSON(nil, object{
		{"$schema", "https://json-schema.org/draft/2020-12/schema"},
		{"$id", SchemaID},
		{"title", "Waymark document"},
		{"description", "Journey maps, value stream maps and support flowcharts with their personas, KPIs and actions. " +
			"Waymark writes two spaces, one property a line, arrays of numbers and of points on one line, any other array one element a line, and the members in the order in which they stand here. " +
			"Members and kinds that are not in this schema are kept as they are."},
		{"type", "object"},
		{"required", list{keyFormat, keyVersion, keyRecords}},
		{"properties", append(props, field{keyRecords, records})},
		{"$defs", defs},
	})
	return append(appendShaped(nil, b, 0), '\n')
}

// recordSchema is what all records have, and where to look for what a kind has.
func recordSchema() object {
	var names, kinds list
	for k := range kind.All() {
		if k.Name == rootKind {
			continue
		}
		names = append(names, k.Name)
		kinds = append(kinds, object{
			{"if", object{{"properties", object{{keyKind, object{{"const", k.Name}}}}}}},
			{"then", object{{"$ref", "#/$defs/" + k.Name}}},
		})
	}
	return object{
		{"description", "One element. What it may have besides id, kind and parent depends on its kind."},
		{"type", "object"},
		{"required", list{keyID, keyKind}},
		{"properties", object{
			{keyID, object{{"$ref", "#/$defs/id"}}},
			{keyKind, object{{"description", "What the element is. A kind that is not among the examples is kept, and shown as an unknown element."},
				{"type", "string"}, {"minLength", 1}, {"not", object{{"const", rootKind}}}, {"examples", names}}},
			{keyParent, object{{"description", "The element that this one belongs to; left out where that is the document itself."}, {"$ref", "#/$defs/id"}}},
		}},
		{"allOf", kinds},
	}
}

func placeOf(k *kind.Kind) string { return "Belongs to: " + strings.Join(k.Parents, ", ") + "." }

func propertySchemas(k *kind.Kind) object {
	var o object
	for i := range k.Properties {
		p := &k.Properties[i]
		o = append(o, field{p.Name, append(object{{"title", p.Label}, {"description", describe(p)}}, typeSchema(p)...)})
	}
	return o
}

// describe says all that the table says for people.
func describe(p *kind.Property) string {
	s := p.Help
	if p.Unit != "" {
		s += " Unit: " + p.Unit + "."
	}
	if len(p.Refers) > 0 {
		s += " Leads to: " + strings.Join(p.Refers, ", ") + "."
	}
	if len(p.Choices) > 0 {
		var cs []string
		for _, c := range p.Choices {
			cs = append(cs, c.Name+" ("+c.Label+")")
		}
		s += " Choices: " + strings.Join(cs, ", ") + "."
	}
	if len(p.For) > 0 {
		s += " For: " + strings.Join(p.For, ", ") + "."
	}
	return s
}

// typeSchema is the constraint that goes with Check of the property.
func typeSchema(p *kind.Property) object {
	text := func(pattern string) object { return object{{"type", "string"}, {"pattern", pattern}} }
	items := func(o object) object { return object{{"type", "array"}, {"items", o}} }
	number := func(name string) object {
		o := object{{"type", name}}
		if p.Min != 0 || p.Max != 0 {
			o = append(o, field{"minimum", p.Min}, field{"maximum", p.Max})
		}
		return o
	}
	switch p.Type {
	case kind.Line:
		return object{{"$ref", "#/$defs/line"}}
	case kind.Prose:
		return object{{"type", "string"}}
	case kind.Number:
		return number("number")
	case kind.Integer:
		return number("integer")
	case kind.YesNo:
		return object{{"type", "boolean"}}
	case kind.Choice:
		var names list
		for _, c := range p.Choices {
			names = append(names, c.Name)
		}
		return object{{"enum", names}}
	case kind.Date:
		return append(text(patternDate), field{"format", "date"})
	case kind.ClockTime:
		return text(patternClock)
	case kind.Time:
		return object{{"$ref", "#/$defs/time"}}
	case kind.Ref:
		return object{{"$ref", "#/$defs/id"}}
	case kind.Refs:
		return append(items(object{{"$ref", "#/$defs/id"}}), field{"uniqueItems", true})
	case kind.Lines:
		return items(object{{"$ref", "#/$defs/line"}})
	case kind.Numbers:
		return items(number("number"))
	case kind.Intervals:
		return items(text(patternInterval))
	case kind.Times:
		return items(object{{"$ref", "#/$defs/time"}})
	case kind.Points:
		return items(object{{"type", "array"}, {"items", object{{"type", "number"}, {"minimum", -1e6}, {"maximum", 1e6}}}, {"minItems", 2}, {"maxItems", 2}})
	case kind.Image:
		return text(patternImage)
	}
	panic(fmt.Sprintf("file: the schema has no words for the type of %s", p.Name))
}

// object and list are JSON in the order in which it is read.
type (
	object []field
	field  struct {
		name  string
		value any
	}
	list []any
)

func appendJSON(b []byte, v any) []byte {
	switch v := v.(type) {
	case object:
		b = append(b, '{')
		for i, f := range v {
			if i > 0 {
				b = append(b, ',')
			}
			b = appendJSON(append(appendText(b, f.name), ':'), f.value)
		}
		return append(b, '}')
	case list:
		b = append(b, '[')
		for i, e := range v {
			if i > 0 {
				b = append(b, ',')
			}
			b = appendJSON(b, e)
		}
		return append(b, ']')
	case string:
		return appendText(b, v)
	case bool:
		return strconv.AppendBool(b, v)
	case int:
		return strconv.AppendInt(b, int64(v), 10)
	case float64:
		return appendNumber(b, v)
	}
	panic(fmt.Sprintf("file: %T in the schema", v))
}
