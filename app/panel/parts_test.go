package panel

import (
	"context"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"

	"waymark/app/look"
	"waymark/app/session"
	"waymark/canvas/tool"
	"waymark/model"
	"waymark/model/check"
	"waymark/model/edit"
	"waymark/model/file"
	"waymark/model/history"
	"waymark/model/kind"
	"waymark/model/measure"
	"waymark/model/template"
)

func writeFile(t *testing.T, path, s string) {
	t.Helper()
	if err := os.WriteFile(path, []byte(s), 0o600); err != nil {
		t.Fatal(err)
	}
}

func TestProblemsAreRepairedInOneEntry(t *testing.T) {
	w := open(t, "router-support")
	w.s.ShowPage("f")
	p := NewProblems(w.s, w)
	counts := -1
	p.counted = func(n int) { counts = n }
	p.of = nil
	p.Check()
	screen(t, p.Object(), 296, 900)
	before := w.s.Doc()
	// Shares that do not add up: the rule proposes the missing one.
	var link model.ID
	for r := range w.s.Doc().Each("f", "link") {
		if n, ok := r.Num("share"); ok && n > 10 {
			link = r.ID()
			break
		}
	}
	if err := w.s.Do(edit.Set{IDs: []model.ID{link}, Name: "share", Value: model.Number(1)}); err != nil {
		t.Fatal(err)
	}
	var found *check.Problem
	for i, q := range p.List() {
		if q.Fix != nil {
			found = &p.List()[i]
		}
	}
	if found == nil {
		t.Fatalf("no repair among %d problems", len(p.List()))
	}
	if counts != len(p.List()) || counts == 0 {
		t.Errorf("the tab counts %d", counts)
	}
	n, _ := w.s.History()
	press(t, p.Object(), shorten(found.Repair, 30))
	after, _ := w.s.History()
	if len(after) != len(n)+1 || after[len(after)-1].Label != shorten(found.Repair, 60) {
		t.Fatalf("the history says %v", after)
	}
	if slices.ContainsFunc(p.List(), func(q check.Problem) bool { return q.Code == found.Code }) {
		t.Error("the problem is still there")
	}
	w.s.Undo()
	w.s.Undo()
	if !w.s.Doc().Equal(before) {
		t.Error("undo does not lead back")
	}
}

func TestProblemsSayWhatWasChecked(t *testing.T) {
	w := open(t, "router-support")
	w.s.ShowPage("f")
	p := NewProblems(w.s, w)
	screen(t, p.Object(), 296, 900)
	if !says(p.Object(), "Every path starts at a start") {
		t.Error("what was checked is not listed")
	}
}

func TestCounted(t *testing.T) {
	q := func(s check.Severity) check.Problem { return check.Problem{Severity: s} }
	if got := counted([]check.Problem{q(check.Error), q(check.Error), q(check.Warning)}); got != "2 errors, 1 warning" {
		t.Error(got)
	}
	if got := counted(nil); got != "No problem found" {
		t.Error(got)
	}
}

func TestHistoryGoesToAnyState(t *testing.T) {
	w := open(t, "router-support")
	p := NewChanges(w.s, w)
	screen(t, p.Object(), 296, 700)
	docs := []*model.Document{w.s.Doc()}
	for _, s := range []string{"One", "Two", "Three"} {
		if err := w.s.Do(setText("pain1", "text", s)); err != nil {
			t.Fatal(err)
		}
		w.s.Seal()
		docs = append(docs, w.s.Doc())
	}
	rows := func() []*row {
		var out []*row
		visit(p.Object(), func(o fyne.CanvasObject) {
			if r, ok := o.(*row); ok {
				out = append(out, r)
			}
		})
		return out
	}
	for _, to := range []int{0, 3, 1, 2, 0, 2} {
		rows()[3-to].Tapped(nil) // the newest state stands on top
		if !w.s.Doc().Equal(docs[to]) {
			t.Fatalf("state %d is not reached", to)
		}
		if got := rows(); len(got) != 4 || !got[3-to].chosen {
			t.Fatalf("%d rows, state %d is not marked", len(got), to)
		}
	}
}

func TestMomentsMarkWhatCameFromDisk(t *testing.T) {
	now := time.Date(2026, 11, 21, 9, 0, 0, 0, time.UTC)
	done := []history.Entry{{Label: "Move shape", When: now.Add(-5 * time.Minute)}, {Label: "Changes from disk", When: now, External: true}}
	got := moments(done, []history.Entry{{Label: "Delete step", When: now}}, now)
	want := []moment{{"Delete step", "now", false, 1}, {"Changes from disk", "now", true, 0}, {"Move shape", "5 min", false, -1}, {"As it was opened", "", false, -2}}
	if !slices.Equal(got, want) {
		t.Errorf("%+v", got)
	}
}

func TestPaletteFollowsThePage(t *testing.T) {
	w := open(t, "router-support")
	p := NewPalette(w.s, w)
	screen(t, p.Object(), 224, 900)
	if !says(p.Object(), "Pain point") || says(p.Object(), "Decision") {
		t.Error("a journey offers other things")
	}
	w.s.ShowPage("f")
	if says(p.Object(), "Pain point") || !says(p.Object(), "Decision") {
		t.Error("a flowchart offers other things")
	}
	p.search.SetText("deci")
	if says(p.Object(), "Start") || !says(p.Object(), "Decision") {
		t.Error("the search does not find")
	}
	p.search.TypedKey(&fyne.KeyEvent{Name: fyne.KeyReturn})
	if len(w.placed) != 1 || w.placed[0].Variant != "decision" {
		t.Errorf("placed %v", w.placed)
	}
	p.search.SetText("xyzzy")
	p.search.TypedKey(&fyne.KeyEvent{Name: fyne.KeyReturn})
	if len(w.placed) != 1 || w.said == "" {
		t.Error("nothing was found, and nothing was said")
	}
}

func TestTilesArePlacedByClickEnterAndDrag(t *testing.T) {
	w := open(t, "router-support")
	w.s.ShowPage("f")
	p := NewPalette(w.s, w)
	screen(t, p.Object(), 224, 900)
	tl, ok := find(p.Object(), func(r *tileRow) bool { return r.stencil.Variant == "hand_off" })
	if !ok {
		t.Fatal("there is no tile")
	}
	test.Tap(tl)
	tl.TypedKey(&fyne.KeyEvent{Name: fyne.KeyReturn})
	tl.Dragged(&fyne.DragEvent{PointEvent: fyne.PointEvent{AbsolutePosition: fyne.NewPos(400, 300)}})
	tl.Dragged(&fyne.DragEvent{PointEvent: fyne.PointEvent{AbsolutePosition: fyne.NewPos(500, 350)}})
	tl.DragEnd()
	if len(w.placed) != 3 || len(w.dropped) != 1 || w.dropped[0] != fyne.NewPos(500, 350) {
		t.Errorf("placed %v, dropped at %v", w.placed, w.dropped)
	}
}

// Steps of other pages are offered once each, and not where they are shown.
func TestStepsFromOtherPages(t *testing.T) {
	w := open(t, "router-support")
	doc := w.s.Doc()
	for page := range doc.Each(model.Root, "page") {
		seen := map[model.ID]bool{}
		for _, s := range otherSteps(doc, page) {
			if seen[s.id] {
				t.Errorf("%s is offered twice", s.name)
			}
			seen[s.id] = true
			if s.stencil.SameAs != s.id || s.name == "" || s.where == "" {
				t.Errorf("%+v", s)
			}
			for r := range doc.Within(page.ID()) {
				if r.ID() == s.id || r.Ref("same_as") == s.id {
					t.Errorf("%s is on the page already", s.name)
				}
			}
		}
		if len(seen) == 0 {
			t.Errorf("page %s is offered no step", page.ID())
		}
	}
}

// Of a step and its future state a page is offered the one of its own time.
func TestStepsAreOfferedInTheirOwnTime(t *testing.T) {
	w := open(t, "router-support")
	var journey, flow model.ID
	for p := range w.s.Doc().Each(model.Root, "page") {
		switch p.Text("page_kind") {
		case "journey":
			journey = p.ID()
		case "flowchart":
			flow = p.ID()
		}
	}
	names := func(page model.ID) (out []string) {
		for _, s := range otherSteps(w.s.Doc(), w.s.Doc().Get(page)) {
			out = append(out, s.name)
		}
		return out
	}
	before, offered := names(flow), len(names(journey))
	if err := w.s.Do(edit.DuplicatePage{Page: journey, Future: true}); err != nil {
		t.Fatal(err)
	}
	var next model.ID
	for p := range w.s.Doc().Each(model.Root, "page") {
		if p.Ref("revises") == journey {
			next = p.ID()
		}
	}
	if after := names(flow); !slices.Equal(after, before) {
		t.Errorf("the flow is offered %q, and with the future state %q", before, after)
	}
	if got := names(journey); len(got) != offered {
		t.Errorf("the journey is offered its own future steps: %q", got)
	}
	for s := range w.s.Doc().Each(next, "stage") {
		for step := range w.s.Doc().Each(s.ID(), "step") {
			if slices.Contains(names(next), step.Text("name")) {
				t.Errorf("the future page is offered %q, which it shows", step.Text("name"))
			}
		}
	}
}

func TestPersonasAreShownAndHidden(t *testing.T) {
	w := open(t, "router-support")
	p := NewPalette(w.s, w)
	was := w.s.Page().Refs("personas")
	p.toggle("j", "jens")
	if slices.Contains(w.s.Page().Refs("personas"), "jens") == slices.Contains(was, "jens") {
		t.Error("nothing has changed")
	}
	p.toggle("j", "jens")
	if got := w.s.Page().Refs("personas"); !slices.Contains(got, "jens") {
		t.Errorf("personas %v", got)
	}
	p.addPersona()
	ids := w.s.Page().Refs("personas")
	r := w.s.Doc().Get(ids[len(ids)-1])
	if r.Kind() != "persona" || !w.s.Selected(r.ID()) || r.Text("color") == "purple" {
		t.Errorf("the new persona: %v", r.Props())
	}
	if done, _ := w.s.History(); done[len(done)-1].Label != "Add persona" {
		t.Errorf("the history says %q", done[len(done)-1].Label)
	}
}

func TestOutlineHoldsEverything(t *testing.T) {
	w := open(t, "router-support")
	doc := w.s.Doc()
	seen := map[string]bool{}
	var walk func(uid string)
	walk = func(uid string) {
		for _, c := range outlined(doc, uid) {
			if seen[c] {
				t.Fatalf("%s stands in the tree twice", c)
			}
			seen[c] = true
			if name, icon := outlineRow(doc, c); name == "" || icon == "" {
				t.Errorf("%s has no name or no icon", c)
			}
			walk(c)
		}
	}
	walk("")
	for _, r := range doc.Records() {
		if r.Kind() != "observation" && r.Kind() != "effect" && !seen[string(r.ID())] {
			t.Errorf("%s %s is not in the tree", r.Kind(), r.ID())
		}
	}
}

func TestOutlineLeadsToTheMapAndFollowsIt(t *testing.T) {
	w := open(t, "router-support")
	p := NewOutline(w.s, w)
	screen(t, p.Object(), 224, 700)
	p.tree.Select("f-guide")
	if w.s.Page().ID() != "f" || !w.s.Selected("f-guide") {
		t.Fatalf("on %s with %v", w.s.Page().ID(), w.s.Selection())
	}
	n := len(w.shown)
	w.s.Show("pain1")
	if len(w.shown) != n {
		t.Error("following the selection makes another")
	}
	p.search.SetText("guide a")
	if !p.found["f-guide"] || !p.found["f"] || p.found["pain1"] {
		t.Errorf("found %v", p.found)
	}
	p.search.SetText("xyzzy")
	if !p.empty.Visible() {
		t.Error("an empty tree says nothing")
	}
}

func TestFindAndReplace(t *testing.T) {
	w := open(t, "router-support")
	p := NewFind(w.s, w)
	screen(t, p.Object(), 224, 700)
	p.Search("router")
	n := 0
	for _, h := range p.hits {
		n += h.Count
	}
	if n < 3 {
		t.Fatalf("found %d", n)
	}
	p.what.TypedKey(&fyne.KeyEvent{Name: fyne.KeyDown})
	if len(w.shown) == 0 && len(w.s.Selection()) == 0 && p.at < 0 {
		t.Error("Down leads nowhere")
	}
	p.with.SetText("modem")
	press(t, p.Object(), "Replace all")
	if got := edit.Find(w.s.Doc(), "router", false); len(got) != 0 {
		t.Errorf("%d places are left", len(got))
	}
	if done, _ := w.s.History(); len(done) != 1 {
		t.Errorf("%d entries", len(done))
	}
	if !says(p.Object(), "Replaced 11 times; nothing more is found.") {
		t.Error("the panel does not say what was replaced")
	}
}

// By keyboard alone: Enter goes through the places, in the other field it replaces
// one after the other, and Escape closes the panel.
func TestFindByKeyboard(t *testing.T) {
	w := open(t, "router-support")
	l := NewLeft(w.s, w)
	screen(t, l.Object(), 224, 700)
	l.Show(SideFind)
	p := l.Find
	p.Search("router")
	all := len(p.hits)
	key := func(e *entry, name fyne.KeyName) { e.TypedKey(&fyne.KeyEvent{Name: name}) }
	key(p.what, fyne.KeyUp)
	if p.at != all-1 {
		t.Errorf("one back from the first of %d places is %d", all, p.at)
	}
	key(p.what, fyne.KeyReturn)
	p.with.SetText("modem")
	first, second := p.hits[0].ID, p.hits[1].ID
	key(p.with, fyne.KeyReturn)
	if len(p.hits) != all-1 || p.at != 0 || p.hits[0].ID != second {
		t.Errorf("%d places are left, at %d", len(p.hits), p.at)
	}
	if h := edit.Find(w.s.Doc(), "modem", false); len(h) == 0 || h[0].ID != first {
		t.Errorf("the first place is not replaced: %v", h)
	}
	key(p.with, fyne.KeyEscape)
	if l.Shown() != SidePalette {
		t.Error("Escape does not close the panel")
	}
}

// Ctrl+H asks for the text to put in place once there is one to look for, and else
// for that one.
func TestReplaceAsksForWhatMisses(t *testing.T) {
	w := open(t, "router-support")
	l := NewLeft(w.s, w)
	win := screen(t, l.Object(), 224, 700)
	l.Show(SideFind)
	l.Find.FocusReplace()
	if win.Canvas().Focused() != fyne.Focusable(l.Find.what) {
		t.Errorf("with nothing to look for, %v has the keyboard", win.Canvas().Focused())
	}
	l.Find.Search("router")
	l.Find.FocusReplace()
	if win.Canvas().Focused() != fyne.Focusable(l.Find.with) {
		t.Errorf("with a text to look for, %v has the keyboard", win.Canvas().Focused())
	}
}

// What is computed of a row cannot be scrolled to its end, as a field can.
func TestResultsAreShownWhole(t *testing.T) {
	w := open(t, "router-support")
	p := NewKPIs(w.s, w)
	screen(t, p.Object(), 300, 700)
	p.Open("aht")
	result := p.detail.sheet.columns[1]
	for o := range w.s.Doc().Each("aht", "observation") {
		text := result.text(o.ID())
		if need := look.NewText(text, look.Text).Bold().NaturalWidth() + 12; result.width < need {
			t.Errorf("“%s” needs %.0f units and has %.0f", text, need, result.width)
		}
	}
}

func TestSnippet(t *testing.T) {
	long := strings.Repeat("before ", 20) + "Needle" + strings.Repeat(" after", 20)
	got := snippet(long, "needle", false, 40)
	if !strings.Contains(got, "Needle") || len([]rune(got)) > 42 || !strings.HasPrefix(got, "…") || !strings.HasSuffix(got, "…") {
		t.Errorf("%q", got)
	}
	if got := snippet("short", "x", true, 40); got != "short" {
		t.Error(got)
	}
}

func TestKPIFromDefinitionToStatus(t *testing.T) {
	w := open(t, "blank-journey")
	p := NewKPIs(w.s, w)
	screen(t, p.Object(), 296, 900)
	r := model.NewRecord("k", "kpi", model.Root, model.Prop{Name: "name", Value: model.Text("Satisfaction")}, model.Prop{Name: "metric", Value: model.Text("csat")})
	if err := w.s.Do(edit.Insert{Record: r, Last: true}); err != nil {
		t.Fatal(err)
	}
	p.Open("k")
	p.Paste("Date\tSatisfied\tResponses\n2026-08-31\t70\t100\n2026-09-30\t78\t100\n")
	press(t, p.Object(), "Enter 2 rows")
	typeOver(fieldOf(t, p.detail.form, "target").in, "80")
	k, _ := measure.KPIOf(w.s.Doc(), "k")
	if !k.Value.Known || k.Value.V != 78 || k.Status != measure.AtRisk {
		t.Errorf("the KPI is %+v", k)
	}
	if !says(p.Object(), "At risk") || !says(p.Object(), "78\u00a0%") {
		t.Error("value and state cannot be read")
	}
	p.detail.addRow()
	rows := observations(w.s.Doc(), "k")
	if len(rows) != 3 || rows[0].Text("date") != "2026-10-31" {
		t.Errorf("the new row is of %s", rows[0].Text("date"))
	}
	if done, _ := w.s.History(); len(done) != 4 {
		t.Errorf("%d entries: a table, a target and a row", len(done))
	}
}

// What a definition decides is shown as long as nobody has decided otherwise.
func TestDefinitionsDecideWhatIsBetter(t *testing.T) {
	w := openDoc(t, model.NewDocument(nil, []*model.Record{
		model.NewRecord("k", "kpi", model.Root, model.Prop{Name: "name", Value: model.Text("Churn")}, model.Prop{Name: "metric", Value: model.Text("churn")}),
	}))
	p := NewKPIs(w.s, w)
	screen(t, p.Object(), 296, 900)
	p.Open("k")
	better := func() (chosen int, note string) {
		for _, c := range p.detail.form.controls {
			if c, ok := c.(*segmentControl); ok && c.p.Name == "direction" {
				return c.seg.Chosen(), c.note.Text()
			}
		}
		t.Fatal("there is no row for the direction")
		return 0, ""
	}
	if chosen, note := better(); chosen != 1 || note != "by its definition" {
		t.Errorf("of churn %d is better, %q", chosen, note)
	}
	w.s.Do(edit.Set{IDs: []model.ID{"k"}, Name: "direction", Value: model.Text("higher")})
	p.show()
	if chosen, note := better(); chosen != 0 || note != "" {
		t.Errorf("against the definition %d is better, %q", chosen, note)
	}
}

func TestDeletedKPISaysHowItComesBack(t *testing.T) {
	w := open(t, "router-support")
	p := NewKPIs(w.s, w)
	screen(t, p.Object(), 296, 900)
	p.Open("fcr")
	before := w.s.Doc()
	press(t, p.Object(), "Delete this KPI")
	if w.s.Doc().Get("fcr") != nil || !strings.Contains(w.said, "First contact resolution") || !strings.Contains(w.said, "Undo") {
		t.Errorf("it says %q", w.said)
	}
	w.s.Undo()
	if !w.s.Doc().Equal(before) {
		t.Error("one undo does not bring it back")
	}
}

func TestPastedDatesAreAskedFor(t *testing.T) {
	w := open(t, "router-support")
	p := NewKPIs(w.s, w)
	screen(t, p.Object(), 296, 900)
	p.Open("fcr")
	before := w.s.Doc()
	p.Paste("1/2/2020\t10\t20\n3/4/2020\t11\t20\n")
	if w.s.Doc() != before {
		t.Fatal("it was entered without asking")
	}
	press(t, p.Object(), "The day")
	press(t, p.Object(), "Enter 2 rows")
	rows := observations(w.s.Doc(), "fcr")
	if got := rows[len(rows)-1].Text("date"); got != "2020-02-01" {
		t.Errorf("the first date is %s", got)
	}
	w.s.Undo()
	if !w.s.Doc().Equal(before) {
		t.Error("a table is more than one entry")
	}
}

func TestCellsOfTheTableAreEdited(t *testing.T) {
	w := open(t, "router-support")
	p := NewKPIs(w.s, w)
	win := screen(t, p.Object(), 296, 900)
	p.Open("fcr")
	s := p.detail.sheet
	first := entriesOf(s.rows[0].object)
	second := entriesOf(s.rows[1].object)
	win.Canvas().Focus(first[1])
	typeOver(first[1], "1700")
	id := s.ids[0]
	if got := w.s.Doc().Get(id).NumOr("resolved_first", 0); got != 1700 {
		t.Fatalf("the count is %v", got)
	}
	first[1].TypedKey(&fyne.KeyEvent{Name: fyne.KeyReturn})
	if win.Canvas().Focused() != fyne.Focusable(second[1]) {
		t.Error("Enter does not go to the cell below")
	}
	if entriesOf(s.rows[0].object)[1] != first[1] {
		t.Error("the table was built anew under the hand")
	}
}

func TestNextDate(t *testing.T) {
	now := time.Date(2026, 11, 21, 0, 0, 0, 0, time.UTC)
	for _, c := range []struct {
		dates []string
		want  string
	}{
		{nil, "2026-11-21"},
		{[]string{"2026-08-31", "2026-09-30"}, "2026-10-31"},
		{[]string{"2026-01-31", "2026-02-28"}, "2026-03-31"},
		{[]string{"2026-03-31", "2026-06-30"}, "2026-09-30"},
		{[]string{"2026-11-01", "2026-11-08"}, "2026-11-15"},
		{[]string{"2026-09-30", "2026-10-31"}, "2026-11-21"},
		{[]string{"2026-11-21"}, "2026-12-21"},
		{[]string{"2026-09-30"}, "2026-10-31"},
	} {
		recs := []*model.Record{model.NewRecord("k", "kpi", "")}
		for i, d := range c.dates {
			recs = append(recs, model.NewRecord(model.ID("o"+itoa(i)), "observation", "k", model.Prop{Name: "date", Value: model.Text(d)}))
		}
		if got := nextDate(model.NewDocument(nil, recs), "k", now); got != c.want {
			t.Errorf("after %v comes %s, want %s", c.dates, got, c.want)
		}
	}
}

func TestEveryDefinitionExplainsItself(t *testing.T) {
	for _, o := range kindOptions() {
		if definitionOf(o) == "" {
			t.Errorf("%s has no definition", o)
		}
	}
}

func TestActionPlan(t *testing.T) {
	w := open(t, "blank-journey")
	p := NewActions(w.s, w)
	screen(t, p.Object(), 1000, 600)
	press(t, p.Object(), "Add action")
	all := w.s.Doc().All(model.Root, "action")
	if len(all) != 1 || p.at != all[0].ID() {
		t.Fatalf("%d actions", len(all))
	}
	cells := entriesOf(p.sheet.rows[0].object)
	typeOver(cells[0], "Banner by postcode")
	typeOver(cells[3], "31 Jan 2027")
	r := w.s.Doc().Get(p.at)
	if r.Text("name") != "Banner by postcode" || r.Text("due") != "2027-01-31" {
		t.Errorf("the action is %v", r.Props())
	}
	if got := planWords(w.s.Doc(), w.s.Doc().All(model.Root, "action")); got != "1 action · 1 not started" {
		t.Error(got)
	}
}

// A narrow panel folds the columns that matter least into the form below, and never
// scrolls sideways for them.
func TestActionPlanFoldsColumns(t *testing.T) {
	w := open(t, "support-journey")
	p := NewActions(w.s, w)
	win := screen(t, p.Object(), 1120, 640)
	titles := func() (out []string) {
		for _, c := range p.sheet.columns {
			out = append(out, c.prop.Name)
		}
		return out
	}
	for _, c := range []struct {
		width float32
		want  []string
	}{
		{1120, []string{"name", "owner", "start", "due", "status", "progress", "cost", "impact", "effort"}},
		{960, []string{"name", "owner", "start", "due", "status", "progress", "cost", "impact"}},
		{760, []string{"name", "owner", "start", "due", "status"}},
	} {
		win.Resize(fyne.NewSize(c.width, 640))
		if got := titles(); !slices.Equal(got, c.want) {
			t.Errorf("at %.0f the columns are %v, want %v", c.width, got, c.want)
		}
		if got := p.sheet.root.MinSize().Width; got > c.width-32 {
			t.Errorf("at %.0f the table is %.0f wide", c.width, got)
		}
		for _, name := range []string{"cost", "effort"} {
			inForm := slices.ContainsFunc(p.form.controls, func(o control) bool { return rowName(o) == name })
			if inTable := slices.Contains(titles(), name); inForm == inTable {
				t.Errorf("at %.0f %s is in the table: %v, in the form: %v", c.width, name, inTable, inForm)
			}
		}
	}
}

// rowName names the property that a row of a form edits.
func rowName(c control) string {
	switch c := c.(type) {
	case *shortControl:
		return c.p.Name
	case *ratingControl:
		return c.p.Name
	case *textControl:
		return c.p.Name
	}
	return ""
}

func TestPersonasEditor(t *testing.T) {
	w := open(t, "router-support")
	p := NewPersonas(w.s, w)
	screen(t, p.Object(), 700, 500)
	press(t, p.Object(), "Add persona")
	all := w.s.Doc().All(model.Root, "persona")
	if len(all) != 3 || p.at != all[2].ID() {
		t.Fatalf("%d personas, shown %s", len(all), p.at)
	}
	typeOver(fieldOf(t, p.form, "name").in, "Ada")
	p.move(2, w.s.Doc().All(model.Root, "persona"), -1)
	if got := w.s.Doc().All(model.Root, "persona")[1].Text("name"); got != "Ada" {
		t.Errorf("the second persona is %q", got)
	}
	p.Close()
	w.s.Undo()
}

func TestPickerIsWorkedWithTheKeyboard(t *testing.T) {
	w := open(t, "router-support")
	button := look.NewButton("x", "", look.Quiet, nil)
	win := screen(t, button, 400, 500)
	got := ""
	pick(button, []choice{{id: "a", label: "Alpha"}, {id: "b", label: "Beta"}, {id: "c", label: "Gamma"}}, "b", func(c choice) { got = c.id })
	in, ok := win.Canvas().Focused().(*entry)
	if !ok {
		t.Fatal("the field to search in does not have the keyboard")
	}
	in.TypedKey(&fyne.KeyEvent{Name: fyne.KeyDown})
	in.TypedKey(&fyne.KeyEvent{Name: fyne.KeyReturn})
	if got != "c" || win.Canvas().Overlays().Top() != nil {
		t.Errorf("chosen %q", got)
	}
	pick(button, []choice{{id: "a", label: "Alpha"}, {id: "b", label: "Beta"}}, "", func(c choice) { got = c.id })
	in = win.Canvas().Focused().(*entry)
	in.SetText("bet")
	in.TypedKey(&fyne.KeyEvent{Name: fyne.KeyReturn})
	if got != "b" {
		t.Errorf("chosen %q", got)
	}
	_ = w
}

func TestStencilsOfSharedStepsSuitThePage(t *testing.T) {
	src := model.NewRecord("n", "node", "p", model.Prop{Name: "node_kind", Value: model.Text("hand_off")})
	for page, want := range map[string]tool.Stencil{
		"journey":     {Kind: "step", SameAs: "n"},
		"flowchart":   {Kind: "node", Variant: "hand_off", SameAs: "n"},
		"valuestream": {Kind: "node", Variant: "process", SameAs: "n"},
	} {
		if got := shares(src, page); got != want {
			t.Errorf("%s: %+v", page, got)
		}
	}
}

func kindOptions() []string {
	var out []string
	for _, o := range kind.Options("kpi", "metric") {
		out = append(out, o.Name)
	}
	return out
}

// What the palette passes over makes no difference to what it offers.
func TestPaletteLooksOnlyWhereItMust(t *testing.T) {
	w := open(t, "router-support")
	for _, c := range []struct {
		cmd  edit.Command
		want bool
	}{
		{setText("pain1", "text", "Other words"), false},
		{edit.Set{IDs: []model.ID{"f-guide"}, Name: "process_time", Value: model.Duration{N: 1, Unit: model.Hours}}, false},
		{setText("f-guide", "name", "Another name"), true},
		{setText("maya", "name", "Another name"), true},
		{edit.Delete{IDs: []model.ID{"pain1"}}, true},
	} {
		before := w.s.Doc()
		if err := w.s.Do(c.cmd); err != nil {
			t.Fatal(err)
		}
		if got := offersOther(before, w.s.Doc()); got != c.want {
			t.Errorf("%s: %v", c.cmd.Label(), got)
		}
	}
}

func TestArrowsMoveThroughThePalette(t *testing.T) {
	w := open(t, "router-support")
	w.s.ShowPage("f")
	p := NewPalette(w.s, w)
	win := screen(t, p.Object(), 224, 900)
	win.Canvas().Focus(p.order[0])
	for _, c := range []struct {
		key  fyne.KeyName
		want int
	}{{fyne.KeyRight, 1}, {fyne.KeyDown, 3}, {fyne.KeyLeft, 2}, {fyne.KeyUp, 0}, {fyne.KeyLeft, 0}} {
		win.Canvas().Focused().TypedKey(&fyne.KeyEvent{Name: c.key})
		if win.Canvas().Focused() != fyne.Focusable(p.order[c.want]) {
			t.Fatalf("after %s another tile than %d has the keyboard", c.key, c.want)
		}
	}
}

func TestArrowsMoveThroughLists(t *testing.T) {
	w := open(t, "router-support")
	p := NewKPIs(w.s, w)
	win := screen(t, p.Object(), 296, 900)
	var rows []*row
	visit(p.Object(), func(o fyne.CanvasObject) {
		if r, ok := o.(*row); ok && r.boxed {
			rows = append(rows, r)
		}
	})
	win.Canvas().Focus(rows[0])
	rows[0].TypedKey(&fyne.KeyEvent{Name: fyne.KeyDown})
	if win.Canvas().Focused() != fyne.Focusable(rows[1]) {
		t.Fatal("Down does not lead to the next KPI")
	}
	rows[1].TypedKey(&fyne.KeyEvent{Name: fyne.KeyReturn})
	if p.open == "" {
		t.Error("Enter does not open it")
	}
}

// What was changed here and on the disk is listed until a person has decided.
func TestConflictsAreDecidedInThePanel(t *testing.T) {
	doc, err := template.Load("router-support")
	if err != nil {
		t.Fatal(err)
	}
	path := filepath.Join(t.TempDir(), "map.waymark.json")
	s := session.New(doc, "")
	if err := s.SaveAs(context.Background(), path); err != nil {
		t.Fatal(err)
	}
	w := openDoc(t, doc)
	w.s = s
	right := NewRight(s, w)
	screen(t, right.Object(), 296, 900)
	change := func(doc *model.Document, text string) *model.Document {
		next, _, err := edit.Apply(doc, edit.Sequence{Commands: []edit.Command{setText("pain1", "text", text), setText("pain2", "text", text)}})
		if err != nil {
			t.Fatal(err)
		}
		return next
	}
	if err := s.Do(setText("pain1", "text", "Mine")); err != nil {
		t.Fatal(err)
	}
	b, err := file.Encode(change(doc, "Theirs"))
	if err != nil {
		t.Fatal(err)
	}
	res, err := file.Decode(b)
	if err != nil {
		t.Fatal(err)
	}
	s.External(res)
	if got := s.Doc().Get("pain1").Text("text"); got != "Mine" {
		t.Fatalf("the map says %q", got)
	}
	if got := right.strip.Count(int(TabChanges)); got != 2 {
		t.Errorf("the tab counts %d: a change and a decision", got)
	}
	right.Show(TabChanges)
	if got := right.strip.Count(int(TabChanges)); got != 1 {
		t.Errorf("looked at, the tab counts %d", got)
	}
	if !says(right.Changes.Object(), "Text here: “Mine”") || !says(right.Changes.Object(), "Text on the disk: “Theirs”") {
		t.Error("the values of both sides cannot be read")
	}
	press(t, right.Changes.Object(), "Take theirs")
	if got := s.Doc().Get("pain1").Text("text"); got != "Theirs" || len(s.Conflicts()) != 0 || right.strip.Count(int(TabChanges)) != 0 {
		t.Errorf("the map says %q, %d conflicts", got, len(s.Conflicts()))
	}
	if !says(right.Changes.Object(), "Changes from disk") {
		t.Error("the history does not mark what came from the disk")
	}
	s.Undo()
	if got := s.Doc().Get("pain1").Text("text"); got != "Mine" {
		t.Errorf("after undo the map says %q", got)
	}
}

// What the map marks has the numbers of the list, and pressing a mark opens the card
// of its problem.
func TestMarksHaveTheNumbersOfTheList(t *testing.T) {
	w := open(t, "router-support")
	w.s.ShowPage("f")
	r := NewRight(w.s, w)
	screen(t, r.Object(), 296, 500)
	var marks []Marked
	r.OnMarks(func(m []Marked) { marks = m })
	if len(marks) != 0 {
		t.Fatalf("the sample has %d problems", len(marks))
	}
	var links []model.ID
	for l := range w.s.Doc().Each("f", "link") {
		if l.Has("label") {
			links = append(links, l.ID())
		}
	}
	if err := w.s.Do(edit.Set{IDs: links[:3], Name: "label"}); err != nil {
		t.Fatal(err)
	}
	if len(marks) < 3 {
		t.Fatalf("%d problems are marked", len(marks))
	}
	own, _ := r.Problems.own()
	for i, m := range marks {
		if m.Number != i+1 || m.Title != own[i].Title {
			t.Errorf("mark %d has the number %d and says %q, the list %q", i, m.Number, m.Title, own[i].Title)
		}
	}
	if marks[0].Element != links[0] {
		t.Errorf("a branch is marked at %s, not at its link %s", marks[0].Element, links[0])
	}
	r.ShowProblem(3)
	if r.Shown() != TabProblems || len(w.shown) == 0 || w.shown[len(w.shown)-1] != own[2].Elements[0] {
		t.Errorf("problem 3 was not shown: %v", w.shown)
	}
	r.NextProblem() // the one behind it, or the first again
	if len(w.shown) < 2 {
		t.Error("the next problem was not shown")
	}
	w.s.ShowPage("j")
	if len(marks) != 0 {
		t.Errorf("the problems of another page are marked: %v", marks)
	}
}

func TestFoot(t *testing.T) {
	w := open(t, "router-support")
	w.s.ShowPage("f")
	f := NewFoot(w.s, w)
	screen(t, f.Object(), 800, FootHeight)
	if !f.Object().Visible() || !says(f.Object(), "Expected handling time") || !says(f.Object(), "Resolved") {
		t.Fatal("the numbers of a flow are not told")
	}
	press(t, f.Object(), "How it is computed")
	if len(w.invoked) != 1 || w.invoked[0] != "tools.computed" {
		t.Errorf("invoked %v", w.invoked)
	}
	w.s.ShowPage("j")
	if f.Object().Visible() {
		t.Error("a journey without hidden lanes has a line below it")
	}
	var lane model.ID
	for r := range w.s.Doc().Each("j", "lane") {
		lane = r.ID()
	}
	if err := w.s.Do(edit.Set{IDs: []model.ID{lane}, Name: "hidden", Value: model.Bool(true)}); err != nil {
		t.Fatal(err)
	}
	if !f.Object().Visible() || !says(f.Object(), "1 lane hidden: "+title(w.s.Doc(), w.s.Doc().Get(lane))) {
		t.Error("a hidden lane is not named")
	}
	screen(t, f.Object(), 900, 30)
	visit(f.Object(), func(o fyne.CanvasObject) {
		if w, ok := o.(*look.Words); ok && w.Size().Width < w.NaturalWidth() {
			t.Errorf("%v wide, and cut off at %v", w.NaturalWidth(), w.Size().Width)
		}
	})
	press(t, f.Object(), "Show")
	if w.s.Doc().Get(lane).Has("hidden") || f.Object().Visible() {
		t.Error("the lane stays hidden")
	}
	w.s.ShowPage("v")
	if !says(f.Object(), "Lead time") {
		t.Error("the numbers of a value stream are not told")
	}
}

func TestComputed(t *testing.T) {
	w := open(t, "router-support")
	for page, want := range map[model.ID]string{"f": "Expected handling time", "v": "Lead time", "j": "Nothing is computed of this page. Numbers come from the shapes of a flowchart or a value stream."} {
		w.s.ShowPage(page)
		c := NewComputed(w.s, w)
		screen(t, c.Object(), 900, 700)
		_, ok := find(c.Object(), func(p *prose) bool { return p.text == want })
		if !ok && !says(c.Object(), want) {
			t.Errorf("page %s: %q is not explained", page, want)
		}
		c.Close()
	}
	w.s.ShowPage("f")
	left := false
	c := NewComputed(w.s, w)
	c.OnLeave = func() { left = true }
	screen(t, c.Object(), 900, 700)
	r, ok := find(c.Object(), func(r *row) bool { return r.ToolTip() == "Show it on the map" })
	if !ok {
		t.Fatal("no step is listed")
	}
	r.Tapped(nil)
	if !left || len(w.shown) != 1 {
		t.Errorf("left %v, shown %v", left, w.shown)
	}
}
