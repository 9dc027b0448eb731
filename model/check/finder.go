package check

import (
	"cmp"
	"strconv"
	"strings"
	"time"

	"waymark/model"
	"waymark/model/kind"
	"waymark/model/measure"
)

// finder is what the rules look with. It reads every page once.
type finder struct {
	doc      *model.Document
	today    string // 2026-01-31; "" when dates are not looked at
	now      time.Time
	rows     map[string]map[string]*kind.Property // kind → property → row
	pages    []*view
	kpis     []measure.KPI
	rule     *Rule
	view     *view // the page that a page rule looks at
	problems []Problem
	fmt      *measure.Format
}

func newFinder(doc *model.Document, now time.Time) *finder {
	f := &finder{doc: doc, now: now, rows: map[string]map[string]*kind.Property{}, kpis: measure.KPIs(doc), fmt: measure.FormatOf(doc)}
	if !now.IsZero() {
		f.today = now.Format(time.DateOnly)
	}
	for k := range kind.All() {
		m := make(map[string]*kind.Property, len(k.Properties))
		for i := range k.Properties {
			m[k.Properties[i].Name] = &k.Properties[i]
		}
		f.rows[k.Name] = m
	}
	for p := range doc.Each(model.Root, "page") {
		f.pages = append(f.pages, readView(doc, p))
	}
	return f
}

// found reports a problem of the rule that is looking. The first element says
// where it is.
func (f *finder) found(s Severity, title, sentence, repair string, fix *Fix, elements ...model.ID) {
	p := Problem{Code: f.rule.Code, Severity: s, Elements: elements, Title: title, Sentence: sentence, Repair: repair, Fix: fix}
	if len(elements) > 0 {
		if page := f.doc.Page(elements[0]); page != nil {
			p.Page = page.ID()
		}
		p.Where = f.where(elements[0])
	} else if f.view != nil {
		p.Page = f.view.page.ID()
		p.Where = f.where(p.Page)
	}
	f.problems = append(f.problems, p)
}

// get returns what a reference names; nil for an empty one, which would name the
// document itself.
func (f *finder) get(id model.ID) *model.Record {
	if id == model.Root {
		return nil
	}
	return f.doc.Get(id)
}

// quote puts a name into quotation marks; long ones are cut.
func quote(s string) string {
	const most = 60
	s = strings.Join(strings.Fields(s), " ")
	if r := []rune(s); len(r) > most {
		s = strings.TrimSpace(string(r[:most-1])) + "…"
	}
	return "“" + s + "”"
}

// name is what people call an element: its name, else what it is.
func (f *finder) name(id model.ID) string {
	r := f.doc.Get(id)
	if r == nil {
		return "an element that is gone"
	}
	if t := f.title(r); t != "" {
		return quote(t)
	}
	return kind.WithArticle(f.label(r)) + " without a name"
}

// title is the name that an element shows.
func (f *finder) title(r *model.Record) string {
	k, ok := kind.Of(r.Kind())
	if !ok {
		return ""
	}
	t := kind.Effective(f.doc, r).Text(k.Title)
	switch r.Kind() {
	case "effect":
		if kpi := f.get(r.Ref("kpi")); kpi != nil {
			return kpi.Text("name")
		}
	case "observation":
		return cmp.Or(t, r.Text("date"))
	case "emotion":
		if s := f.get(r.Ref("step")); s != nil && t == "" {
			return kind.Effective(f.doc, s).Text("name")
		}
	case "link":
		if t == "" {
			end := func(name string) string {
				if n := f.get(r.Ref(name)); n != nil {
					return cmp.Or(kind.Effective(f.doc, n).Text("name"), kind.InSentence(f.label(n)))
				}
				return "?"
			}
			return end("from") + " → " + end("to")
		}
	}
	return t
}

// label is what people call an element of its kind: Decision, Pain point, KPI.
func (f *finder) label(r *model.Record) string {
	switch r.Kind() {
	case "node":
		if k := r.Text("node_kind"); k != "" {
			return kind.Label("node", "node_kind", k)
		}
	case "card":
		if lane := f.get(r.Parent()); lane != nil {
			switch lane.Text("lane_kind") {
			case "pain_points":
				return "Pain point"
			case "opportunities":
				return "Opportunity"
			case "touchpoints":
				return "Touchpoint"
			}
		}
	case "page":
		if k := r.Text("page_kind"); k != "" {
			return kind.Label("page", "page_kind", k)
		}
	}
	if k, ok := kind.Of(r.Kind()); ok {
		return k.Label
	}
	return "Element"
}

// where says which element it is and where it stands: Action “Ask for a photo”,
// second line.
func (f *finder) where(id model.ID) string {
	r := f.doc.Get(id)
	if r == nil {
		return ""
	}
	if id == model.Root {
		return "Document"
	}
	s := f.label(r)
	if t := f.title(r); t != "" {
		s += " " + quote(t)
	}
	switch r.Kind() {
	case "node":
		if lane := f.get(r.Ref("swimlane")); lane != nil && lane.Text("name") != "" {
			s += ", " + lane.Text("name")
		}
	case "card":
		if step := f.get(r.Ref("step")); step != nil {
			if t := f.title(step); t != "" {
				s += ", step " + quote(t)
			}
		}
	case "observation", "effect":
		s += " of " + f.name(r.Parent())
	}
	return s
}

// nbsp keeps a number and its unit on one line.
const nbsp = "\u00a0"

// percent writes a share for people as it was entered: 33.3 % is not 33 % where
// a sum is explained.
func (f *finder) percent(v float64) string { return f.fmt.Number(v, 2) + nbsp + "%" }

// list names up to three elements; of four, all.
func (f *finder) list(ids []model.ID) string {
	var s []string
	for i, id := range ids {
		if i == 3 && len(ids) > 4 {
			return strings.Join(s, ", ") + " and " + strconv.Itoa(len(ids)-3) + " others"
		}
		s = append(s, f.name(id))
	}
	if len(s) > 1 {
		return strings.Join(s[:len(s)-1], ", ") + " and " + s[len(s)-1]
	}
	return strings.Join(s, "")
}
