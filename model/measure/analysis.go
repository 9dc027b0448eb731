package measure

import "waymark/model"

// analysis computes pages of one document, each at most once: a page that opens
// in several steps of others is not computed again for each.
type analysis struct {
	doc     *model.Document
	cal     Calendar
	flows   map[model.ID]*Flow
	streams map[model.ID]*Stream
}

func newAnalysis(doc *model.Document) *analysis {
	return &analysis{doc: doc, cal: CalendarOf(doc), flows: map[model.ID]*Flow{}, streams: map[model.ID]*Stream{}}
}

// opens reports whether a page leads to another one through the steps that open
// pages, over any number of pages; every page leads to itself. A step whose page
// leads back to its own is never computed from it: the circle has no time.
func (a *analysis) opens(from, to model.ID) bool {
	seen := map[model.ID]bool{}
	var walk func(id model.ID) bool
	walk = func(id model.ID) bool {
		if id == to {
			return true
		}
		if seen[id] {
			return false
		}
		seen[id] = true
		for n := range a.doc.Each(id, "node") {
			if sub := n.Ref("subpage"); sub != "" && walk(sub) {
				return true
			}
		}
		return false
	}
	return walk(from)
}

// subpage returns the times of the page that a step opens. ok is false when it
// opens none that has times.
func (a *analysis) subpage(page model.ID, step *model.Record) (hands, elapsed, sd float64, ok bool) {
	sub := step.Ref("subpage")
	p := a.doc.Get(sub)
	if sub == "" || p == nil || a.opens(sub, page) {
		return 0, 0, 0, false
	}
	switch p.Text("page_kind") {
	case "flowchart":
		f := a.flow(sub)
		return f.ExpectedTime.V, f.ElapsedTime.Or(f.ExpectedTime.V), f.SDTime.Or(0), f.ExpectedTime.Known
	case "valuestream":
		s := a.stream(sub)
		return s.ProcessTime.V, s.LeadTime.V, 0, s.ProcessTime.Known && s.LeadTime.Known
	}
	return 0, 0, 0, false
}
