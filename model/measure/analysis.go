package measure

import "waymark/model"

// analysis computes pages of one document, each at most once: a page that opens
// in several steps of others is not computed again for each.
type analysis struct {
	doc     *model.Document
	cal     Calendar
	flows   map[model.ID]*Flow
	streams map[model.ID]*Stream
	circle  map[model.ID]int // page → number of its circle; nil until it is asked for
}

func newAnalysis(doc *model.Document) *analysis {
	return &analysis{doc: doc, cal: CalendarOf(doc), flows: map[model.ID]*Flow{}, streams: map[model.ID]*Stream{}}
}

// circles numbers the pages so that those which lead to one another, through
// the steps that open pages, have the same number.
func circles(doc *model.Document) map[model.ID]int {
	pages := doc.All(model.Root, "page")
	at := make(map[model.ID]int, len(pages))
	for i, p := range pages {
		at[p.ID()] = i
	}
	next, all := make([][]arc, len(pages)), make([]bool, len(pages))
	for i, p := range pages {
		all[i] = true
		for n := range doc.Each(p.ID(), "node") {
			if j, ok := at[n.Ref("subpage")]; ok {
				next[i] = append(next[i], arc{to: j})
			}
		}
	}
	out := make(map[model.ID]int, len(pages))
	for k, comp := range strong(next, all) {
		for _, i := range comp {
			out[pages[i].ID()] = k
		}
	}
	return out
}

// PageCircles returns the steps that open a page which leads back to their own,
// in reading order. Such a step cannot take its time from there.
func PageCircles(doc *model.Document) []model.ID {
	var out []model.ID
	var circle map[model.ID]int
	for p := range doc.Each(model.Root, "page") {
		for n := range doc.Each(p.ID(), "node") {
			sub := n.Ref("subpage")
			if sub == "" {
				continue
			}
			if circle == nil {
				circle = circles(doc)
			}
			if k, ok := circle[sub]; ok && k == circle[p.ID()] {
				out = append(out, n.ID())
			}
		}
	}
	return out
}

// subpage returns the times of the page that a step opens. ok is false when it
// opens none that has times.
func (a *analysis) subpage(page model.ID, step *model.Record) (hands, elapsed, sd float64, ok bool) {
	sub := step.Ref("subpage")
	if sub == "" {
		return 0, 0, 0, false
	}
	if a.circle == nil {
		a.circle = circles(a.doc)
	}
	k, ok := a.circle[sub]
	if !ok || k == a.circle[page] {
		return 0, 0, 0, false
	}
	p := a.doc.Get(sub)
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
