package export

import (
	"fmt"
	"slices"
	"strings"
)

// Section is a part of the handout that a person can ask for.
type Section string

// The sections in the order in which they are printed.
const (
	Map         Section = "map"
	KPI         Section = "kpi"
	Findings    Section = "findings"
	ValueStream Section = "valuestream"
	Flow        Section = "flow"
	Poster      Section = "poster"
)

// Sections returns all sections in printing order.
func Sections() []Section { return []Section{Map, KPI, Findings, ValueStream, Flow, Poster} }

// Label returns what people call the section.
func (s Section) Label() string {
	switch s {
	case Map:
		return "Map with title block and legend"
	case KPI:
		return "KPI summary"
	case Findings:
		return "Findings and actions"
	case ValueStream:
		return "Value stream"
	case Flow:
		return "Flow with checklist"
	case Poster:
		return "Poster sheets"
	}
	return string(s)
}

// ParseSections reads a list such as "map,kpi,findings". The order does not
// matter and repetitions are dropped; "all" stands for everything. An empty list
// is nil: whatever the document has, the poster left out.
func ParseSections(s string) ([]Section, error) {
	var out []Section
	for _, name := range strings.FieldsFunc(strings.ToLower(s), func(r rune) bool { return r == ',' || r == ' ' || r == ';' }) {
		if name == "all" {
			return Sections(), nil
		}
		sec := Section(name)
		if !slices.Contains(Sections(), sec) {
			return nil, fmt.Errorf("there is no section %q: choose from map, kpi, findings, valuestream, flow, poster or all", name)
		}
		if !slices.Contains(out, sec) {
			out = append(out, sec)
		}
	}
	order := Sections()
	slices.SortFunc(out, func(a, b Section) int { return slices.Index(order, a) - slices.Index(order, b) })
	return out, nil
}
