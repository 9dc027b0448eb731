package export

import (
	"bytes"
	"context"
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"

	"waymark/canvas/scene"
	"waymark/canvas/text"
	"waymark/export/pdf"
	"waymark/model"
	"waymark/model/geom"
	"waymark/model/template"
)

var update = flag.Bool("update", false, "rewrite the golden files")

var testFonts = text.New()

func mustPlan(t testing.TB, doc *model.Document, opts Options) *Handout {
	t.Helper()
	h, err := Plan(doc, opts, testFonts)
	if err != nil {
		t.Fatal(err)
	}
	return h
}

// texts returns what stands on a sheet, in painting order.
func texts(s *Sheet) []string {
	var out []string
	for _, part := range s.Parts {
		for _, it := range part.Scene.Items {
			for _, op := range it.Ops {
				if t, ok := op.(*scene.Text); ok {
					out = append(out, t.Line.Text)
				}
			}
		}
	}
	return out
}

func wordsOf(h *Handout, section Section) string {
	var out []string
	for i := range h.Sheets {
		if h.Sheets[i].Section == section {
			out = append(out, texts(&h.Sheets[i])...)
		}
	}
	return strings.ReplaceAll(strings.Join(out, " "), "\u00a0", " ")
}

// checkSheet holds the laws of every sheet: what was made for it (not the map
// itself) stands inside the paper, no text covers another, the footer says which
// page it is.
func checkSheet(t interface{ Fatalf(string, ...any) }, s *Sheet, n, of int) {
	paper := geom.R(0, 0, s.Width, s.Height)
	type ink struct {
		r geom.Rect
		s string
	}
	var all []ink
	for _, part := range s.Parts {
		isMap := !part.Artifact && (s.Section == Map || s.Section == Poster)
		for _, it := range part.Scene.Items {
			if b := part.To.ApplyRect(it.Bounds); !isMap && !paper.Inset(-0.01).Encloses(b) {
				t.Fatalf("%s: %v leaves the paper of %.0f × %.0f", s.Title, b, s.Width, s.Height)
			}
			for _, op := range it.Ops {
				x, ok := op.(*scene.Text)
				if !ok || isMap || x.Turn != 0 || x.Line.Text == "" {
					continue
				}
				size := x.Line.Font.Size
				r := part.To.ApplyRect(geom.R(x.At.X+0.3, x.At.Y-size*0.7, x.Line.Width-0.6, size*0.85))
				all = append(all, ink{r, x.Line.Text})
			}
		}
	}
	for i, a := range all {
		for _, b := range all[i+1:] {
			if a.r.Overlaps(b.r) {
				t.Fatalf("%s: %q covers %q", s.Title, a.s, b.s)
			}
		}
	}
	want := fmt.Sprintf("Page %d of %d", n, of)
	if !slices.ContainsFunc(texts(s), func(x string) bool { return strings.Contains(x, want) || strings.Contains(x, "…") }) {
		t.Fatalf("%s: the footer does not say %q", s.Title, want)
	}
}

// checkMap holds what a map in its natural place keeps: all texts stand on the
// paper, and none covers another.
func checkMap(t *testing.T, s *Sheet) {
	t.Helper()
	type ink struct {
		r geom.Rect
		s string
	}
	paper := geom.R(0, 0, s.Width, s.Height)
	for _, part := range s.Parts {
		var all []ink
		for _, it := range part.Scene.Items {
			for _, op := range it.Ops {
				x, ok := op.(*scene.Text)
				if !ok || x.Turn != 0 || x.Line.Text == "" {
					continue
				}
				size := x.Line.Font.Size
				a := ink{part.To.ApplyRect(geom.R(x.At.X+0.3, x.At.Y-size*0.7, x.Line.Width-0.6, size*0.85)), x.Line.Text}
				if !paper.Encloses(a.r) {
					t.Errorf("%s: %q leaves the paper", s.Title, a.s)
				}
				for _, b := range all {
					if a.r.Overlaps(b.r) {
						t.Errorf("%s: %q covers %q", s.Title, a.s, b.s)
					}
				}
				all = append(all, a)
			}
		}
	}
}

func checkHandout(t interface{ Fatalf(string, ...any) }, h *Handout) {
	if len(h.Sheets) == 0 {
		t.Fatalf("a handout without a sheet")
	}
	for i := range h.Sheets {
		checkSheet(t, &h.Sheets[i], i+1, len(h.Sheets))
	}
}

var testPapers = []Paper{A4, A3, A0, A6, A5, Letter, Tabloid, {Width: 100, Height: 900}, {Width: 60, Height: 60}}

// TestAnyDocumentOnAnyPaper plans generated documents on all kinds of paper.
func TestAnyDocumentOnAnyPaper(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		doc := anyDocument(t)
		opts := Options{Paper: rapid.SampledFrom(testPapers).Draw(t, "paper"), Sections: Sections()}
		if rapid.Bool().Draw(t, "turned") {
			v := rapid.Bool().Draw(t, "landscape")
			opts.Landscape = &v
		}
		opts.Fit = rapid.SampledFrom([]Fit{{}, {Mode: FitSheets, Cols: 2, Rows: 3}, {Mode: FitPercent, Percent: 60}, {Mode: FitStages}}).Draw(t, "fit")
		h, err := Plan(doc, opts, testFonts)
		if err != nil {
			t.Fatal(err)
		}
		checkHandout(t, h)
		kpis := wordsOf(h, KPI)
		for k := range doc.Each(model.Root, "kpi") {
			if n := strings.Count(kpis, k.Text("unit")); n == 0 {
				t.Fatalf("KPI %s is on no sheet", k.ID())
			}
		}
		findings := wordsOf(h, Findings)
		for a := range doc.Each(model.Root, "action") {
			if !strings.Contains(findings, a.Text("owner")) {
				t.Fatalf("action %s is on no sheet", a.ID())
			}
		}
	})
}

var anyName = rapid.OneOf(
	rapid.StringMatching(`[A-Z][a-z]{1,10}( [a-z]{1,9}){0,4}`),
	rapid.SampledFrom([]string{"", "Donaudampfschifffahrtselektrizitätenhauptbetriebswerkbauunterbeamtengesellschaft",
		strings.TrimSpace(strings.Repeat("sixty words of a name ", 12)), "שירות לקוחות", "خدمة العملاء", "お客様サポートの最初の連絡", "Tab\there", "two\nlines"}),
)

// anyDocument draws a document with everything that a handout reads. The unit of
// a KPI and the owner of an action name them, so that they are found again.
func anyDocument(t *rapid.T) *model.Document {
	m := &maker{root: props([]any{"title", anyName.Draw(t, "title"), "date", "2026-09-30", "currency", "EUR", "decision_needed", anyName.Draw(t, "decision"), "classification", anyName.Draw(t, "class")})}
	small := rapid.IntRange(1, 5)
	var steps, kpis, cards []string
	if rapid.Bool().Draw(t, "journey") {
		page := m.add("page", "", "page_kind", "journey", "title", anyName.Draw(t, "page"), "state", "current")
		for range rapid.IntRange(0, 4).Draw(t, "stages") {
			st := m.add("stage", page, "name", anyName.Draw(t, "stage"))
			for range rapid.IntRange(0, 3).Draw(t, "steps") {
				steps = append(steps, string(m.add("step", st, "name", anyName.Draw(t, "step"), "lead_time", span("2 h"))))
			}
		}
		pain := m.add("lane", page, "lane_kind", "pain_points")
		chance := m.add("lane", page, "lane_kind", "opportunities")
		for range rapid.IntRange(0, 8).Draw(t, "cards") {
			at := ""
			if len(steps) > 0 {
				at = rapid.SampledFrom(steps).Draw(t, "at")
			}
			p := m.add("card", pain, "step", at, "text", anyName.Draw(t, "pain"), "evidence", anyName.Draw(t, "evidence"))
			_ = p
			if rapid.Bool().Draw(t, "rated") {
				m.add("card", pain, "step", at, "text", anyName.Draw(t, "pain"), "severity", small.Draw(t, "s"), "frequency", small.Draw(t, "f"))
			}
			cards = append(cards, string(m.add("card", chance, "step", at, "text", anyName.Draw(t, "chance"), "impact", small.Draw(t, "i"), "effort", small.Draw(t, "e"))))
		}
	}
	for i := range rapid.IntRange(0, 12).Draw(t, "kpis") {
		pairs := []any{"name", anyName.Draw(t, "kpi"), "metric", "custom", "unit", fmt.Sprintf("u%dx", i), "source", anyName.Draw(t, "source"), "owner", anyName.Draw(t, "owner")}
		if rapid.Bool().Draw(t, "target") {
			pairs = append(pairs, "target", rapid.SampledFrom([]float64{0, 0.2, 85, -30, 1e7}).Draw(t, "target value"))
		} else {
			pairs = append(pairs, "target", 1)
		}
		if len(steps) > 0 {
			pairs = append(pairs, "measures", []string{rapid.SampledFrom(steps).Draw(t, "measured at")})
		}
		id := m.add("kpi", "", pairs...)
		kpis = append(kpis, string(id))
		for j := range rapid.IntRange(0, 12).Draw(t, "observations") {
			m.add("observation", id, "date", fmt.Sprintf("2026-%02d-01", j+1), "value", rapid.SampledFrom([]float64{0, 1, 2.5, 88, -4, 1e9}).Draw(t, "value"))
		}
	}
	for i := range rapid.IntRange(0, 6).Draw(t, "actions") {
		a := m.add("action", "", "name", anyName.Draw(t, "action"), "owner", fmt.Sprintf("owner%dx", i), "due", "2027-01-31", "progress", 40, "changes", cards[:min(i, len(cards))])
		if len(kpis) > 0 {
			m.add("effect", a, "kpi", rapid.SampledFrom(kpis).Draw(t, "moves"), "expected", 3)
		}
	}
	if rapid.Bool().Draw(t, "stream") {
		page := m.add("page", "", "page_kind", "valuestream", "title", anyName.Draw(t, "page"), "convention", rapid.SampledFrom([]string{"office", "classic"}).Draw(t, "convention"), "demand", 40)
		last := model.ID("")
		for range rapid.IntRange(0, 14).Draw(t, "blocks") {
			id := m.add("node", page, "node_kind", rapid.SampledFrom([]string{"process", "process", "queue", "transport"}).Draw(t, "kind"), "name", anyName.Draw(t, "block"),
				"process_time", span("12 min"), "lead_time", span(rapid.SampledFrom([]string{"20 min", "3 d", "12 w"}).Draw(t, "lt")), "items", 2440, "percent_ca", 80, "people", 3)
			if last != "" {
				m.add("link", page, "from", last, "to", id)
			}
			last = id
		}
	}
	if rapid.Bool().Draw(t, "flow") {
		page := m.add("page", "", "page_kind", "flowchart", "title", anyName.Draw(t, "page"))
		lane := m.add("swimlane", page, "name", anyName.Draw(t, "lane"))
		var nodes []model.ID
		for i := range rapid.IntRange(1, 14).Draw(t, "nodes") {
			kind := rapid.SampledFrom([]string{"action", "decision", "hand_off", "outcome"}).Draw(t, "kind")
			if i == 0 {
				kind = "start"
			}
			pairs := []any{"node_kind", kind, "name", anyName.Draw(t, "node"), "text", anyName.Draw(t, "text"), "process_time", span("3 min")}
			if rapid.Bool().Draw(t, "in lane") {
				pairs = append(pairs, "swimlane", lane)
			}
			nodes = append(nodes, m.add("node", page, pairs...))
		}
		for range rapid.IntRange(0, 20).Draw(t, "links") {
			m.add("link", page, "from", rapid.SampledFrom(nodes).Draw(t, "from"), "to", rapid.SampledFrom(nodes).Draw(t, "to"), "label", anyName.Draw(t, "label"))
		}
	}
	return m.doc()
}

// TestSectionsOfTheSample looks for what each section must say about the sample.
func TestSectionsOfTheSample(t *testing.T) {
	h := mustPlan(t, sample(), Options{Sections: Sections()})
	checkHandout(t, h)
	for section, want := range map[Section][]string{
		Map:         {"Current state", "Order to activation"},
		KPI:         {"In short: one of eight KPIs with a target is on target", "NPS (relationship)", "better than baseline", "Distance to target", "less is better", "by stage", "How each number is computed", "n = 312, 14 excluded"},
		Findings:    {"ranked by severity × frequency", "5 × 5", "frequency not rated", "QUICK WINS", "Current and future state", "Action plan", "0.62 → 0.35", "60 % – in test", "Decision needed", "action B", "Notes"},
		ValueStream: {"11.4 d", "Rolled %C&A", "0.92 × 0.81 × 0.84 × 0.97 × 0.88 × 0.90", "Bottleneck", "Where the lead time goes", "Where time is lost", "Σ waits"},
		Flow:        {"of the cases are resolved", "How cases end", "Most likely path", "Longest path without loops", "Checklist", "Pull the plug, count to thirty", "Yes (55 %) → go to 13", "End: escalated"},
		Poster:      {"Sheet A1", "Trim the left and the upper edge"},
	} {
		got := wordsOf(h, section)
		for _, w := range want {
			if !strings.Contains(got, w) {
				t.Errorf("%s does not say %q", section, w)
			}
		}
	}
	order := []string{}
	for _, s := range h.Sheets {
		if len(order) == 0 || order[len(order)-1] != string(s.Section) {
			order = append(order, string(s.Section))
		}
	}
	if got := strings.Join(order, ","); got != "map,kpi,findings,valuestream,flow,poster" {
		t.Errorf("sections are printed as %s", got)
	}
}

// A page and its future state begin under one title; bookmarks and previews tell them
// apart.
func TestFutureStatesAreNamed(t *testing.T) {
	r, text := model.NewRecord, func(name, v string) model.Prop { return model.Prop{Name: name, Value: model.Text(v)} }
	page := func(id model.ID, title, state string) *model.Record {
		return r(id, "page", model.Root, text("page_kind", "journey"), text("title", title), text("state", state))
	}
	doc := model.NewDocument(r(model.Root, "document", model.Root, text("title", "T")), []*model.Record{
		page("a", "Moving house", "current"), page("b", "Moving house", "future"), page("c", "Future of moving", "future"),
	})
	var got []string
	for _, s := range mustPlan(t, doc, Options{Sections: []Section{Map}}).Sheets {
		got = append(got, s.Title)
	}
	if diff := cmp.Diff([]string{"Moving house", "Moving house · future", "Future of moving"}, got); diff != "" {
		t.Error(diff)
	}
}

// TestSectionsWithoutContent: a section that has nothing to show is left out, and
// said so where it was asked for.
func TestSectionsWithoutContent(t *testing.T) {
	m := &maker{root: props([]any{"title", "Bare"})}
	m.add("page", "", "page_kind", "journey", "title", "Empty map")
	if h := mustPlan(t, m.doc(), Options{}); len(h.Sheets) != 1 || h.Sheets[0].Section != Map {
		t.Errorf("an empty map gives %d sheets", len(h.Sheets))
	}
	h := mustPlan(t, m.doc(), Options{Sections: []Section{KPI, Flow}})
	if len(h.Warnings) != 2 || !strings.Contains(h.Warnings[0], "KPI summary") {
		t.Errorf("warnings are %q", h.Warnings)
	}
	checkHandout(t, h)
	h = mustPlan(t, (&maker{}).doc(), Options{})
	if got := strings.Join(texts(&h.Sheets[0]), " "); !strings.Contains(got, "nothing to print") {
		t.Errorf("an empty document prints %q", got)
	}
	if _, err := Plan(m.doc(), Options{Pages: []model.ID{"gone"}}, testFonts); err == nil {
		t.Error("a page that does not exist is printed")
	}
}

// TestManyKPIs: 200 KPIs flow over pages, each row once.
func TestManyKPIs(t *testing.T) {
	m := &maker{root: props([]any{"title", "Many", "date", "2026-01-31"})}
	for i := range 200 {
		id := m.add("kpi", "", "name", fmt.Sprintf("measure%dx", i), "metric", "custom", "target", 10)
		m.add("observation", id, "date", "2026-01-31", "value", i)
	}
	h := mustPlan(t, m.doc(), Options{Paper: A4})
	checkHandout(t, h)
	got := wordsOf(h, KPI)
	for i := range 200 {
		// the table, the bullet chart and the definitions
		if n := strings.Count(got, fmt.Sprintf("measure%dx ", i)); n < 3 {
			t.Fatalf("measure%d stands %d times", i, n)
		}
	}
}

// TestTemplates plans every template on the papers that people have.
func TestTemplates(t *testing.T) {
	for _, info := range template.List() {
		doc, err := template.Load(info.Name)
		if err != nil {
			t.Fatal(err)
		}
		for _, paper := range []Paper{A4, A3, Letter, A5} {
			h := mustPlan(t, doc, Options{Paper: paper, Sections: Sections()})
			t.Run(info.Name+" "+paper.Name, func(t *testing.T) {
				checkHandout(t, h)
				for i := range h.Sheets {
					if s := &h.Sheets[i]; s.Section == Map && s.tile == nil {
						checkMap(t, s)
					}
				}
				if paper == A3 && h.SmallestText < readable-0.05 {
					t.Errorf("%q prints at %.1f pt on A3", h.SmallestOn, h.SmallestText)
				}
			})
		}
	}
}

// TestGolden compares a few sheets of the sample with their dumps.
func TestGolden(t *testing.T) {
	h := mustPlan(t, sample(), Options{Sections: []Section{KPI, Findings, ValueStream, Flow}})
	for i, s := range h.Sheets {
		var b strings.Builder
		fmt.Fprintf(&b, "%s · %.0f × %.0f pt\n", s.Title, s.Width, s.Height)
		for _, part := range s.Parts {
			for _, it := range part.Scene.Items {
				for _, op := range it.Ops {
					if x, ok := op.(*scene.Text); ok {
						at := part.To.Apply(x.At)
						fmt.Fprintf(&b, "%4.0f %4.0f %4.1f  %s\n", at.X, at.Y, x.Line.Font.Size*part.To.Factor(), x.Line.Text)
					}
				}
			}
		}
		name := filepath.Join("testdata", fmt.Sprintf("sheet%02d.golden", i+1))
		if *update {
			if err := os.MkdirAll("testdata", 0o755); err != nil {
				t.Fatal(err)
			}
			if err := os.WriteFile(name, []byte(b.String()), 0o644); err != nil {
				t.Fatal(err)
			}
			continue
		}
		want, err := os.ReadFile(name)
		if err != nil {
			t.Fatal(err)
		}
		if d := cmp.Diff(strings.Split(string(want), "\n"), strings.Split(b.String(), "\n")); d != "" {
			t.Errorf("%s differs:\n%s", name, d)
		}
	}
}

// TestSameBytes: the same document gives the same file, and carries it.
func TestSameBytes(t *testing.T) {
	source := []byte(`{"format": "waymark"}`)
	var files [2]bytes.Buffer
	for i := range files {
		if err := PDF(context.Background(), &files[i], sample(), source, Options{}); err != nil {
			t.Fatal(err)
		}
	}
	if !bytes.Equal(files[0].Bytes(), files[1].Bytes()) {
		t.Error("two prints of one document differ")
	}
	name, got, err := pdf.Extract(files[0].Bytes())
	if err != nil || !bytes.Equal(got, source) || name != "Getting help with a faulty router.waymark.json" {
		t.Errorf("the handout carries %q %q, %v", name, got, err)
	}
	var bare bytes.Buffer
	if err := PDF(context.Background(), &bare, sample(), source, Options{NoSource: true}); err != nil {
		t.Fatal(err)
	}
	if _, _, err := pdf.Extract(bare.Bytes()); err == nil {
		t.Error("the document is attached although it should not be")
	}
}

// TestSmallText: the warning names paper that does bring the text to a readable
// size, and nothing smaller does.
func TestSmallText(t *testing.T) {
	doc := sample()
	h := mustPlan(t, doc, Options{Paper: A4, Sections: []Section{Map}})
	if h.SmallestText >= tiny || h.SmallestOn != "No internet" || len(h.Warnings) == 0 {
		t.Fatalf("smallest %.1f on %q, warnings %q", h.SmallestText, h.SmallestOn, h.Warnings)
	}
	last := h.Warnings[len(h.Warnings)-1]
	for _, q := range A4.larger() {
		again := mustPlan(t, doc, Options{Paper: q, Sections: []Section{Map}})
		named := strings.Contains(last, "on "+q.Name+" (")
		if named {
			if again.SmallestText < readable-0.3 {
				t.Errorf("%s: yet it prints at %.1f pt there", last, again.SmallestText)
			}
			return
		}
		if again.SmallestText > readable+0.3 {
			t.Errorf("%s: %s would do with %.1f pt", last, q, again.SmallestText)
		}
	}
	t.Errorf("no paper is named: %s", last)
}

func BenchmarkPlan(b *testing.B) {
	doc := sample()
	for b.Loop() {
		if _, err := Plan(doc, Options{}, testFonts); err != nil {
			b.Fatal(err)
		}
	}
}

func BenchmarkPDF(b *testing.B) {
	doc := sample()
	h := mustPlan(b, doc, Options{})
	for b.Loop() {
		var w bytes.Buffer
		if err := h.WritePDF(context.Background(), &w, nil); err != nil {
			b.Fatal(err)
		}
	}
}

// BenchmarkLargeFlow plans the handout of a flow of 2,000 nodes with its checklist.
func BenchmarkLargeFlow(b *testing.B) {
	m := &maker{}
	page := m.add("page", "", "page_kind", "flowchart", "title", "Large")
	var nodes []model.ID
	for i := range 2000 {
		kind := []string{"action", "decision", "action", "hand_off", "outcome"}[i%5]
		nodes = append(nodes, m.add("node", page, "node_kind", kind, "name", fmt.Sprintf("Step number %d of the flow", i), "process_time", span("3 min"), "x", float64(i%50*220), "y", float64(i/50*140)))
	}
	for i := 1; i < 2000; i++ {
		m.add("link", page, "from", nodes[(i-1)/2], "to", nodes[i])
	}
	doc := m.doc()
	for _, sections := range [][]Section{{Map}, {Flow}} {
		b.Run(string(sections[0]), func(b *testing.B) {
			for b.Loop() {
				mustPlan(b, doc, Options{Sections: sections})
			}
		})
	}
}
