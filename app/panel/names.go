package panel

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"waymark/icons"
	"waymark/model"
	"waymark/model/kind"
)

// title is the name that an element shows, in one line; "" when it has none.
func title(doc *model.Document, r *model.Record) string {
	k, ok := kind.Of(r.Kind())
	if !ok {
		return ""
	}
	t := oneLine(kind.Effective(doc, r).Text(k.Title))
	if t != "" {
		return t
	}
	switch r.Kind() {
	case "node":
		if o := kind.Effective(doc, r).Text("outcome"); r.Text("node_kind") == "outcome" && o != "" { // as the map shows it
			return kind.Label("node", "outcome", o)
		}
	case "lane":
		return kind.Label("lane", "lane_kind", r.Text("lane_kind"))
	case "card":
		if c := r.Text("channel"); c != "" {
			return kind.Label("card", "channel", c)
		}
		if kpi := doc.Get(r.Ref("kpi")); kpi != nil && kpi.ID() != model.Root {
			return kpi.Text("name")
		}
	case "emotion":
		if s := at(doc, r.Ref("step")); s != nil {
			return title(doc, s)
		}
	case "observation":
		return r.Text("date")
	case "link":
		end := func(name string) string {
			if n := at(doc, r.Ref(name)); n != nil {
				return cmp.Or(title(doc, n), label(doc, n))
			}
			return "?"
		}
		return end("from") + " to " + end("to")
	case "effect":
		if kpi := at(doc, r.Ref("kpi")); kpi != nil {
			return kpi.Text("name")
		}
	}
	return ""
}

// at returns what a reference names; nil for an empty one, which would name the
// document itself.
func at(doc *model.Document, id model.ID) *model.Record {
	if id == model.Root {
		return nil
	}
	return doc.Get(id)
}

func oneLine(s string) string { return strings.Join(strings.Fields(s), " ") }

// called is the title, or what the element is when it has none: a shape, of which there
// may be many like it, is told by what it is linked with, “Queue before Plan the visit”.
func called(doc *model.Document, r *model.Record) string {
	return cmp.Or(title(doc, r), beside(doc, r), label(doc, r)+" without a name")
}

// beside tells a shape by the shape with a name that it leads to, or that leads to it;
// "" when there is none.
func beside(doc *model.Document, r *model.Record) string {
	if r.Kind() != "node" {
		return ""
	}
	before, after := "", ""
	for _, id := range doc.Referrers(r.ID()) {
		l := doc.Get(id)
		if l.Kind() != "link" {
			continue
		}
		if n := at(doc, l.Ref("to")); before == "" && l.Ref("from") == r.ID() && n != nil {
			before = title(doc, n)
		}
		if n := at(doc, l.Ref("from")); after == "" && l.Ref("to") == r.ID() && n != nil {
			after = title(doc, n)
		}
	}
	switch {
	case before != "":
		return label(doc, r) + " before " + before
	case after != "":
		return label(doc, r) + " after " + after
	}
	return ""
}

// label is what people call an element of its kind: Decision, Pain point, KPI.
func label(doc *model.Document, r *model.Record) string {
	switch r.Kind() {
	case "node":
		if k := r.Text("node_kind"); k != "" {
			return kind.Label("node", "node_kind", k)
		}
	case "link":
		if k := r.Text("link_kind"); k != "" && k != "flow" {
			return kind.Label("link", "link_kind", k) + " link"
		}
	case "card":
		return cardLabel(variantOf(doc, r))
	case "page":
		if k := r.Text("page_kind"); k != "" {
			return kind.Label("page", "page_kind", k)
		}
	}
	if k, ok := kind.Of(r.Kind()); ok {
		return k.Label
	}
	return "Unknown element"
}

// cardLabel is what one card of a lane is called.
func cardLabel(lane string) string {
	switch lane {
	case "actions":
		return "Action"
	case "touchpoints":
		return "Touchpoint"
	case "thoughts":
		return "Thought"
	case "motivations":
		return "Motivation"
	case "emotion":
		return "Emotion"
	case "pain_points":
		return "Pain point"
	case "opportunities":
		return "Opportunity"
	case "backstage":
		return "Backstage"
	case "time_effort":
		return "Time and effort"
	case "kpis":
		return "KPI"
	case "images":
		return "Image"
	case "notes":
		return "Note"
	}
	return "Card"
}

// iconOf returns the icon of an element.
func iconOf(doc *model.Document, r *model.Record) string {
	switch r.Kind() {
	case "document":
		return "file-text"
	case "page":
		return icons.Page(r.Text("page_kind"))
	case "stage":
		return "chevrons-right"
	case "step":
		return "columns-3"
	case "lane":
		return icons.Lane(r.Text("lane_kind"))
	case "card", "emotion":
		if r.Kind() == "emotion" {
			return "smile"
		}
		return icons.Lane(variantOf(doc, r))
	case "node":
		return icons.Node(r.Text("node_kind"))
	case "link":
		return "move-right"
	case "swimlane":
		return "rows-3"
	case "group":
		return "group"
	case "persona":
		return "user"
	case "kpi":
		return "chart-column"
	case "observation":
		return "calendar"
	case "action":
		return "list-checks"
	case "effect":
		return "target"
	}
	return "circle-help"
}

// place says where an element stands: “3 Contact › Calls support”.
func place(doc *model.Document, r *model.Record) string {
	var parts []string
	add := func(x *model.Record) {
		if x != nil {
			parts = append(parts, numbered(doc, x))
		}
	}
	switch r.Kind() {
	case "card", "emotion":
		s := at(doc, r.Ref("step"))
		if s != nil && s.Kind() == "step" {
			add(at(doc, s.Parent()))
		}
		add(s)
		if r.Kind() == "emotion" {
			add(at(doc, r.Ref("persona")))
		}
	case "step":
		add(at(doc, r.Parent()))
	case "stage", "lane", "swimlane", "group":
		add(doc.Page(r.ID()))
	case "node":
		add(at(doc, r.Ref("swimlane")))
		if len(parts) == 0 {
			add(doc.Page(r.ID()))
		}
	case "link":
		return title(doc, r.With(model.Prop{Name: "label"}))
	case "observation", "effect":
		add(at(doc, r.Parent()))
	case "page":
		return kind.Label("page", "state", r.Text("state"))
	case "persona":
		return r.Text("role")
	case "kpi":
		return kind.Label("kpi", "metric", r.Text("metric"))
	}
	return strings.Join(parts, " › ")
}

// numbered puts its number in front of the name of a stage.
func numbered(doc *model.Document, r *model.Record) string {
	name := called(doc, r)
	if r.Kind() == "stage" {
		i := slices.IndexFunc(doc.All(r.Parent(), "stage"), func(s *model.Record) bool { return s.ID() == r.ID() })
		return fmt.Sprintf("%d %s", i+1, name)
	}
	return name
}

// count writes a number of things: “1 shape”, “3 shapes”.
func count(n int, one, many string) string {
	if n == 1 {
		return "1 " + one
	}
	return fmt.Sprintf("%d %s", n, many)
}

// lower begins a word with a small letter where it stands inside a sentence;
// abbreviations keep their capitals.
func lower(s string) string {
	r := []rune(s)
	if len(r) > 1 && r[1] >= 'A' && r[1] <= 'Z' {
		return s
	}
	return strings.ToLower(string(r[:min(1, len(r))])) + string(r[min(1, len(r)):])
}
