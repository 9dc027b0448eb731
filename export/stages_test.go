package export

import (
	"fmt"
	"strings"
	"testing"

	"waymark/model"
	"waymark/model/template"
)

// Every journey of the templates, on the paper of offices and either way, prints
// legibly on few pages: nothing is lost or covered, stages stay whole where they can,
// and each page says which part it is.
func TestStagesOfTheTemplates(t *testing.T) {
	for _, name := range []string{"router-support", "customer-journey", "support-journey", "interest-journey", "blank-journey"} {
		doc, err := template.Load(name)
		if err != nil {
			t.Fatal(err)
		}
		for _, paper := range []Paper{A4, Letter} {
			for _, turn := range []*bool{nil, ptr(true)} {
				h := mustPlan(t, doc, Options{Paper: paper, Landscape: turn, Fit: Fit{Mode: FitStages}, Sections: []Section{Map}})
				checkHandout(t, h)
				checkStages(t, doc, h)
			}
		}
	}
}

func ptr[T any](v T) *T { return &v }

func checkStages(t *testing.T, doc *model.Document, h *Handout) {
	t.Helper()
	for page := range doc.Each(model.Root, "page") {
		if page.Text("page_kind") != "journey" {
			continue
		}
		var sheets []*Sheet
		for i := range h.Sheets {
			if s := &h.Sheets[i]; s.Page == page.ID() {
				sheets = append(sheets, s)
			}
		}
		shown := map[string]bool{}
		for i, s := range sheets {
			checkMap(t, s)
			if v := smallestText(s.Parts[0]); v < readable {
				t.Errorf("%s: the smallest text is %.2f pt", s.Title, v)
			}
			if s.Scale != sheets[0].Scale {
				t.Errorf("%s is printed at another scale than the first part", s.Title)
			}
			all := strings.Join(texts(s), " ")
			if part := fmt.Sprintf("Part %d of %d", i+1, len(sheets)); len(sheets) > 1 && !strings.Contains(all, part) {
				t.Errorf("%s does not say that it is %s", s.Title, part)
			}
			for _, it := range s.Parts[0].Scene.Items {
				shown[it.Owner] = true
			}
		}
		for r := range doc.Within(page.ID()) {
			if doc.Get(r.Parent()).Bool("hidden") {
				continue
			}
			if k := r.Kind(); (k == "card" || k == "emotion" || k == "step" && r.Text("name") != "" || k == "stage") && !shown[string(r.ID())] {
				t.Errorf("%s: %s %s is on no part", page.Text("title"), k, r.ID())
			}
		}
	}
}

// The extremes: thirty stages, cells of sixty words, one column, and a map that is too
// high for any paper still print, as legibly as they can.
func TestStagesOfExtremes(t *testing.T) {
	sixty := strings.TrimSpace(strings.Repeat("word after word ", 20))
	for name, doc := range map[string]*model.Document{
		"thirty stages":      extremeJourney(30, 2, "Calls support"),
		"one step":           extremeJourney(1, 1, "Calls support"),
		"one stage of many":  extremeJourney(1, 14, "Calls support"),
		"sixty words":        extremeJourney(2, 2, sixty),
		"one endless word":   extremeJourney(3, 1, longWord),
		"stages, no steps":   extremeJourney(4, 0, "Calls support"),
		"right to left":      extremeJourney(5, 2, "הלקוח מתקשר לתמיכה"),
		"nothing but a page": extremeJourney(0, 0, "Calls support"),
	} {
		h := mustPlan(t, doc, Options{Paper: A4, Fit: Fit{Mode: FitStages}, Sections: []Section{Map}})
		checkHandout(t, h)
		if name != "sixty words" && name != "nothing but a page" && h.SmallestText < readable {
			t.Errorf("%s: the smallest text is %.2f pt on %d pages", name, h.SmallestText, len(h.Sheets))
		}
		for i := range h.Sheets {
			checkMap(t, &h.Sheets[i])
		}
	}
}

// A stage is cut only where it does not fit on a page alone.
func TestStagesStayWhole(t *testing.T) {
	doc := extremeJourney(4, 3, "Calls support")
	page := doc.All(model.Root, "page")[0]
	p, err := newPlanner(doc, Options{Paper: A3}, testFonts)
	if err != nil {
		t.Fatal(err)
	}
	s, ok := p.byStages(page)
	if !ok || len(s.parts) < 2 {
		t.Fatalf("%d parts", len(s.parts))
	}
	grid := p.composer.JourneyGrid(doc, page.ID())
	for _, part := range s.parts[1:] {
		if part.First%3 != 0 {
			t.Errorf("a part begins at step %d of %d", part.First, len(grid.Columns))
		}
	}
}

// A page of the handout that refers to another one names the number in its footer.
func TestStagesReferToThePageOfTheHandout(t *testing.T) {
	m := &maker{}
	m.add("page", "", "page_kind", "flowchart", "title", "First a flow")
	page := m.add("page", "", "page_kind", "journey", "title", "Then a journey")
	var steps []model.ID
	for i := range 12 {
		stage := m.add("stage", page, "name", fmt.Sprint("Stage ", i+1))
		steps = append(steps, m.add("step", stage, "name", fmt.Sprint("Step ", i+1)))
	}
	lane := m.add("lane", page, "lane_kind", "actions")
	for _, s := range steps {
		m.add("card", lane, "step", s, "text", "Waits")
	}
	m.add("link", page, "from", steps[0], "to", steps[11], "label", "at once")
	h := mustPlan(t, m.doc(), Options{Paper: A4, Fit: Fit{Mode: FitStages}, Sections: []Section{Map}})
	last := len(h.Sheets)
	if last < 3 {
		t.Fatalf("%d sheets", last)
	}
	if all := strings.Join(texts(&h.Sheets[1]), " "); !strings.Contains(all, fmt.Sprintf("at once →\u00a0page\u00a0%d", last)) {
		t.Errorf("the link does not lead to page %d: %s", last, all)
	}
	dests := map[string]bool{}
	for _, s := range h.Sheets {
		if s.Dest != "" && dests[s.Dest] {
			t.Errorf("two sheets are called %s", s.Dest)
		}
		dests[s.Dest] = true
	}
	for _, s := range h.Sheets {
		for _, it := range s.Parts[0].Scene.Items {
			if to, ok := strings.CutPrefix(it.Link, "#"); ok && !dests[to] {
				t.Errorf("%s: a link leads to %q, which is nowhere", s.Title, to)
			}
		}
	}
}

// BenchmarkStages divides a long journey.
func BenchmarkStages(b *testing.B) {
	doc := extremeJourney(30, 3, "Calls support and waits")
	page := doc.All(model.Root, "page")[0]
	for b.Loop() {
		p, err := newPlanner(doc, Options{Paper: A4}, testFonts)
		if err != nil {
			b.Fatal(err)
		}
		if _, ok := p.byStages(page); !ok {
			b.Fatal("not divided")
		}
	}
}
