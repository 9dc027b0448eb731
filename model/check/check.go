package check

import (
	"cmp"
	"slices"
	"time"

	"waymark/model"
)

// Severity says how bad a problem is.
type Severity string

// The severities, worst first. With an error, a map misleads or numbers are
// missing; a warning should be looked at before the map is handed out; a hint
// would make it better.
const (
	Error   Severity = "error"
	Warning Severity = "warning"
	Hint    Severity = "hint"
)

func (s Severity) rank() int {
	switch s {
	case Error:
		return 0
	case Warning:
		return 1
	}
	return 2
}

// Problem is one thing that a rule has found.
type Problem struct {
	Code     string
	Severity Severity
	Page     model.ID   // the page on which it is; Root when it is on none
	Elements []model.ID // what it is about; the first one is where it is shown
	Title    string     // a few words: “Branch without a label”
	Sentence string     // what is wrong and why it matters
	Where    string     // Decision “Works again?”, first line
	Repair   string     // one proposal: “Set “No” to 42 %”
	Fix      *Fix       // the proposal as edits, where it is simple; else nil
}

// Fix is a repair that the program can make by itself.
type Fix struct {
	Sets   []Set
	Delete []model.ID
}

// Set gives a property another value; a nil value takes it away.
type Set struct {
	ID    model.ID
	Name  string
	Value model.Value
}

// Apply makes the repair.
func (f *Fix) Apply(d *model.Draft) {
	for _, s := range f.Sets {
		d.Set(s.ID, s.Name, s.Value)
	}
	for _, id := range f.Delete {
		d.Delete(id)
	}
}

// set is a fix of one property.
func set(id model.ID, name string, v model.Value) *Fix {
	return &Fix{Sets: []Set{{id, name, v}}}
}

// Rule says what was looked for.
type Rule struct {
	Code string
	// On is the kind of page that the rule is about; "" for the whole document.
	On string
	// Checked is what holds when the rule finds nothing: “Every path starts at a
	// start”.
	Checked string
	find    func(*finder)
}

// Rules returns all rules, in the order in which they look.
func Rules() []Rule { return slices.Clone(rules) }

// Document returns all problems of a document at a moment: the worst first, then
// in the order of the pages and of what stands on them. With a zero now, nothing
// that depends on the date is reported.
func Document(doc *model.Document, now time.Time) []Problem {
	f := newFinder(doc, now)
	for i := range rules {
		f.rule = &rules[i]
		if f.rule.On == "" {
			f.view = nil
			f.rule.find(f)
			continue
		}
		for _, v := range f.pages {
			if v.kind == f.rule.On {
				f.view = v
				f.rule.find(f)
			}
		}
	}
	if len(f.problems) < 2 {
		return f.problems
	}
	order := make(map[model.ID]int, doc.Len())
	for i, r := range doc.Records() {
		order[r.ID()] = i + 1
	}
	at := func(p Problem) int {
		if len(p.Elements) == 0 {
			return 0
		}
		return order[p.Elements[0]]
	}
	slices.SortStableFunc(f.problems, func(a, b Problem) int {
		return cmp.Or(a.Severity.rank()-b.Severity.rank(), order[a.Page]-order[b.Page], at(a)-at(b))
	})
	return f.problems
}

// Page returns the problems of one page and, for people who want to know what
// was looked for, the rules that found nothing on it.
func Page(doc *model.Document, page model.ID, problems []Problem) (own []Problem, passed []Rule) {
	found := map[string]bool{}
	for _, p := range problems {
		if p.Page == page {
			own = append(own, p)
			found[p.Code] = true
		}
	}
	kind := ""
	if r := doc.Get(page); r != nil {
		kind = r.Text("page_kind")
	}
	for _, r := range rules {
		if r.On == kind && kind != "" && !found[r.Code] {
			passed = append(passed, r)
		}
	}
	return own, passed
}

// Passed returns the rules that apply to the document and found nothing.
func Passed(doc *model.Document, problems []Problem) []Rule {
	found, kinds := map[string]bool{}, map[string]bool{"": true}
	for _, p := range problems {
		found[p.Code] = true
	}
	for p := range doc.Each(model.Root, "page") {
		kinds[p.Text("page_kind")] = true
	}
	var out []Rule
	for _, r := range rules {
		if kinds[r.On] && !found[r.Code] {
			out = append(out, r)
		}
	}
	return out
}

// Count returns how many problems there are of each severity.
func Count(problems []Problem) (errors, warnings, hints int) {
	for _, p := range problems {
		switch p.Severity {
		case Error:
			errors++
		case Warning:
			warnings++
		default:
			hints++
		}
	}
	return errors, warnings, hints
}
