package compose

import (
	"strings"

	"waymark/canvas/shape"
	"waymark/model"
	"waymark/model/measure"
)

// numbers are the computed figures that a diagram shows. They do not depend on
// where things stand, so that a drag does not compute them again.
type numbers struct {
	format   *measure.Format
	calendar measure.Calendar
	stream   measure.Stream
	// Of a flowchart, only what is drawn of it is kept: names, which the analysis
	// holds too, may change without it.
	expected    measure.Value
	provisional bool
	shares      map[model.ID]string      // of outcomes: "46 %"
	badges      map[model.ID]shape.Badge // by the id of the KPI
}

// numbersOf computes the figures of a page.
func numbersOf(doc *model.Document, page *model.Record) *numbers {
	n := &numbers{format: measure.FormatOf(doc), calendar: measure.CalendarOf(doc), shares: map[model.ID]string{}, badges: map[model.ID]shape.Badge{}}
	if page.Text("page_kind") == "valuestream" {
		n.stream = measure.StreamOf(doc, page.ID())
	} else {
		flow := measure.FlowTotalsOf(doc, page.ID())
		n.expected, n.provisional = flow.ExpectedTime, flow.Provisional
		for _, o := range flow.Outcomes {
			if o.Share.Known {
				n.shares[o.ID] = n.format.Share(o.Share.V)
			}
		}
	}
	var expected map[model.ID]float64 // of a future state
	for r := range doc.Each(page.ID(), "node") {
		if id := r.Ref("kpi"); id != "" {
			if expected == nil && page.Text("state") == "future" {
				expected = measure.Expected(doc)
			}
			if _, done := n.badges[id]; !done {
				n.badges[id] = badgeOf(doc, id, n.format, expected)
			}
		}
	}
	return n
}

// badgeOf is a KPI in one line, with the value that is expected where there is one;
// the zero Badge when there is no such KPI.
func badgeOf(doc *model.Document, id model.ID, f *measure.Format, expected map[model.ID]float64) shape.Badge {
	k, ok := measure.KPIOf(doc, id)
	if !ok {
		return shape.Badge{}
	}
	if v, moved := expected[id]; moved {
		then := measure.Of(v)
		return shape.Badge{Text: strings.TrimSpace(shortName(k.Name) + " " + f.KPIValue(&k, then) + " expected"), Status: shape.Status(k.StatusOf(then))}
	}
	return shape.Badge{Text: strings.TrimSpace(shortName(k.Name) + " " + f.KPIValue(&k, k.Value)), Status: shape.Status(k.Status)}
}

// shortName is the abbreviation in a name such as “First contact resolution
// (FCR)”, or the name itself.
func shortName(s string) string {
	if i := strings.LastIndexByte(s, '('); i > 0 && strings.HasSuffix(s, ")") {
		if a := s[i+1 : len(s)-1]; a != "" && !strings.ContainsAny(a, " ,;") {
			return a
		}
	}
	return s
}

// sameNumbers reports whether nothing that a figure can rest on differs between
// two documents: only places, colours and the like do.
func sameNumbers(a, b *model.Document) bool {
	if a == b {
		return true
	}
	ra, rb := a.Records(), b.Records()
	if a.Root() != b.Root() || len(ra) != len(rb) {
		return false
	}
	for i, r := range ra {
		if r == rb[i] {
			continue
		}
		if r.ID() != rb[i].ID() || r.Kind() != rb[i].Kind() || r.Parent() != rb[i].Parent() {
			return false
		}
		for _, name := range (model.Edit{Before: r, After: rb[i]}).ChangedProps() {
			if !placeProp(name) {
				return false
			}
		}
	}
	return true
}

// placeProp reports whether a property says only where or how something is
// drawn.
func placeProp(name string) bool {
	switch name {
	case "x", "y", "w", "h", "color", "locked", "group", "waypoints", "from_port", "to_port", "routing", "label_at":
		return true
	}
	return false
}
