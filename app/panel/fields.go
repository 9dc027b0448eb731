package panel

import (
	"slices"

	"waymark/model"
	"waymark/model/kind"
)

// field is one row of a form: a property, and what the chosen elements have
// there.
type field struct {
	prop  *kind.Property
	value model.Value // nil when it is not set, or when the elements differ
	mixed bool        // the elements have different values
}

// section is a group of rows under one heading; the first one has none.
type section struct {
	name   string
	fields []field
}

// set reports whether some row of the section has a value.
func (s section) set() bool {
	return slices.ContainsFunc(s.fields, func(f field) bool { return f.value != nil || f.mixed })
}

// variantOf returns the variant of a record's kind that decides which properties
// it has: a node's kind, the kind of the lane that a card stands in, the metric
// of the KPI that an observation belongs to.
func variantOf(doc *model.Document, r *model.Record) string {
	k, ok := kind.Of(r.Kind())
	if !ok || k.Variant == "" {
		return ""
	}
	if _, own := k.Property(k.Variant); own {
		return r.Text(k.Variant)
	}
	if p := doc.Get(r.Parent()); p != nil {
		return p.Text(k.Variant)
	}
	return ""
}

// sections lists the properties that all the given elements have, with their
// values, in the order of the inspector: what the element says first, then the
// groups of the table.
func sections(doc *model.Document, ids []model.ID) []section {
	var out []section
	at := map[string]int{}
	put := func(name string, f field) {
		i, ok := at[name]
		if !ok {
			i = len(out)
			at[name] = i
			out = append(out, section{name: name})
		}
		out[i].fields = append(out[i].fields, f)
	}
	put("", field{})
	out[0].fields = nil
	first, rest := split(common(doc, ids))
	for _, f := range first {
		put("", f)
	}
	for _, f := range rest {
		put(f.group, f.field)
	}
	// Ratings say more than where a card stands: the groups follow the table, and
	// what few people need comes last.
	for _, late := range []string{groupMore, groupShared, groupPlace} {
		if i := slices.IndexFunc(out, func(s section) bool { return s.name == late }); i >= 0 {
			s := out[i]
			out = append(slices.Delete(out, i, i+1), s)
		}
	}
	if len(out[0].fields) == 0 {
		out = out[1:]
	}
	return out
}

// The last groups: what few cards have, what is shared between pages, and where
// an element stands.
const (
	groupMore   = "More"
	groupShared = "Shared"
	groupPlace  = "Place"
)

type grouped struct {
	field
	group string
}

// split divides the rows into those without a heading and those of a group. The
// title leads; what says where something stands goes to the end.
func split(fields []field, titles []string) (first []field, rest []grouped) {
	for _, f := range fields {
		switch {
		case slices.Contains(titles, f.prop.Name):
			first = slices.Insert(first, countTitles(first, titles), f)
		case slices.Contains(placed, f.prop.Name):
			rest = append(rest, grouped{f, groupPlace})
		case f.prop.Name == "link" || f.prop.Name == "persona" && f.prop.Type == kind.Ref:
			rest = append(rest, grouped{f, groupMore})
		case f.prop.Group == "":
			first = append(first, f)
		default:
			rest = append(rest, grouped{f, f.prop.Group})
		}
	}
	return first, rest
}

func countTitles(fields []field, titles []string) int {
	n := 0
	for _, f := range fields {
		if slices.Contains(titles, f.prop.Name) {
			n++
		}
	}
	return n
}

// placed are properties without a group that say where an element stands.
var placed = []string{"step", "span", "width", "height", "size", "from", "from_port", "to", "to_port", "waypoints", "label_at"}

// common returns the properties that every one of the elements has, and the
// names of their titles.
func common(doc *model.Document, ids []model.ID) (fields []field, titles []string) {
	for n, id := range ids {
		r := doc.Get(id)
		if r == nil {
			continue
		}
		k, ok := kind.Of(r.Kind())
		if !ok {
			return nil, nil
		}
		titles = append(titles, k.Title)
		own := kind.Effective(doc, r)
		props := rowsOf(doc, r, k)
		if n == 0 {
			for _, p := range props {
				fields = append(fields, field{prop: p, value: own.Get(p.Name)})
			}
			continue
		}
		fields = slices.DeleteFunc(fields, func(f field) bool {
			return !slices.ContainsFunc(props, func(p *kind.Property) bool { return alike(p, f.prop) })
		})
		for i := range fields {
			f := &fields[i]
			if !f.mixed && !model.SameValue(f.value, own.Get(f.prop.Name)) {
				f.mixed, f.value = true, nil
			}
		}
	}
	if len(ids) > 1 { // one name for several elements is hardly ever meant
		fields = slices.DeleteFunc(fields, func(f field) bool {
			return f.prop.Atom == "start" || f.prop.Atom == "end" || f.prop.Type == kind.Points
		})
	}
	return fields, titles
}

// alike reports whether two rows of different kinds can be edited as one.
func alike(a, b *kind.Property) bool {
	return a == b || a.Name == b.Name && a.Type == b.Type && slices.Equal(a.Choices, b.Choices) && slices.Equal(a.Refers, b.Refers) && a.Min == b.Min && a.Max == b.Max
}

// rowsOf returns the rows of the table that an element shows.
func rowsOf(doc *model.Document, r *model.Record, k *kind.Kind) []*kind.Property {
	variant := variantOf(doc, r)
	var out []*kind.Property
	for p := range k.For(variant) {
		switch {
		case p.Name == "page_kind" && len(doc.Children(r.ID())) > 0:
			continue // what is drawn would not fit a page of another kind
		case p.Type == kind.Points && !r.Has(p.Name):
			continue // bent by hand on the map
		case p.Name == "variant" && r.Kind() == "kpi" && len(variantsOf(r.Text("metric"))) == 0:
			continue
		case p.Name == "revises" && !futureOf(doc, r):
			continue
		case p.Group == "Image" && r.Kind() == "card" && variant != "images" && !r.Has(p.Name):
			continue
		}
		out = append(out, p)
	}
	return out
}

// futureOf reports whether a record is of a future state, so that it can replace
// something.
func futureOf(doc *model.Document, r *model.Record) bool {
	if r.Has("revises") {
		return true
	}
	p := doc.Page(r.ID())
	return p != nil && p.Text("state") == "future"
}

// variantsOf lists the forms that a definition has.
func variantsOf(metric string) []string {
	switch metric {
	case "csat":
		return []string{"top_two", "mean"}
	case "ces":
		return []string{"mean", "share"}
	case "churn":
		return []string{"monthly", "annual"}
	case "first_response_time", "resolution_time":
		return []string{"median", "p90"}
	case "resolved_queries":
		return []string{"count", "ratio"}
	case "retention", "referral", "custom":
		return []string{"ratio", "mean", "sum", "latest"}
	}
	return nil
}

// choicesOf returns the choices that a property offers to an element.
func choicesOf(doc *model.Document, ids []model.ID, p *kind.Property) []kind.Option {
	if len(ids) == 0 {
		return p.Choices
	}
	r := doc.Get(ids[0])
	if r == nil {
		return p.Choices
	}
	var only []string
	switch {
	case r.Kind() == "kpi" && p.Name == "variant":
		only = variantsOf(r.Text("metric"))
	case r.Kind() == "node" && p.Name == "node_kind":
		if page := doc.Page(r.ID()); page != nil {
			if only = kind.FlowNodes; page.Text("page_kind") == "valuestream" {
				only = kind.StreamNodes
			}
		}
	case r.Kind() == "link" && p.Name == "link_kind":
		if page := doc.Page(r.ID()); page != nil && page.Text("page_kind") == "flowchart" {
			only = []string{"flow"}
		}
	}
	if only == nil {
		return p.Choices
	}
	var out []kind.Option
	for _, o := range p.Choices {
		if slices.Contains(only, o.Name) || o.Name == r.Text(p.Name) {
			out = append(out, o)
		}
	}
	return out
}
