package panel

import (
	"context"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"
	"fyne.io/fyne/v2/theme"

	"waymark/app/look"
	"waymark/app/session"
	"waymark/model"
	"waymark/model/edit"
	"waymark/model/file"
	"waymark/model/kind"
	"waymark/model/template"
)

func setText(id model.ID, name, v string) edit.Command {
	return edit.Set{IDs: []model.ID{id}, Name: name, Value: model.Text(v)}
}

// fieldOf returns the field that a person types a property into.
func fieldOf(t *testing.T, f *form, name string) *typed {
	t.Helper()
	for _, c := range f.controls {
		switch c := c.(type) {
		case *textControl:
			if c.p.Name == name {
				return &c.typed
			}
		case *shortControl:
			if c.p.Name == name {
				return &c.typed
			}
		}
	}
	t.Fatalf("there is no field for %s", name)
	return nil
}

// typeOver selects everything in a field and types.
func typeOver(e *entry, s string) {
	e.unselect()
	e.SetText("")
	test.Type(e, s)
}

func inspect(t *testing.T, name string, ids ...model.ID) (*window, *Inspector) {
	w := open(t, name)
	p := NewInspector(w.s, w)
	screen(t, p.Object(), 296, 900)
	w.s.Select(ids...)
	if len(ids) > 0 {
		w.s.Show(ids[0])
		w.s.Select(ids...)
	}
	return w, p
}

// The rows of every element are those of the table: each once, with few
// exceptions that are named.
func TestRowsFollowTheTable(t *testing.T) {
	for _, name := range templates() {
		w := open(t, name)
		doc := w.s.Doc()
		for _, r := range append([]*model.Record{doc.Root()}, doc.Records()...) {
			k, ok := kind.Of(r.Kind())
			if !ok {
				continue
			}
			got := map[string]int{}
			for _, s := range sections(doc, []model.ID{r.ID()}) {
				for _, f := range s.fields {
					got[f.prop.Name]++
				}
			}
			for p := range k.For(variantOf(doc, r)) {
				n := got[p.Name]
				delete(got, p.Name)
				switch p.Name {
				case "page_kind", "waypoints", "variant", "revises", "image", "image_alt":
					if n == 0 && (!r.Has(p.Name) || p.Name == "page_kind") {
						continue
					}
				}
				if n != 1 {
					t.Errorf("%s: %s of a %s %s stands in the inspector %d times", name, p.Name, r.Kind(), variantOf(doc, r), n)
				}
			}
			if len(got) > 0 {
				t.Errorf("%s: %v of a %s are no rows of the table", name, got, r.Kind())
			}
		}
	}
}

func TestTheTextLeadsAndThePlaceEnds(t *testing.T) {
	w := open(t, "router-support")
	secs := sections(w.s.Doc(), []model.ID{"pain2"})
	if secs[0].fields[0].prop.Name != "text" {
		t.Errorf("the first row is %s", secs[0].fields[0].prop.Name)
	}
	var names []string
	for _, s := range secs {
		names = append(names, s.name)
	}
	if !slices.Equal(names, []string{"", "Rating", "Evidence", "More", "Place"}) {
		t.Errorf("sections %q", names)
	}
}

func TestTypingIsOneEntry(t *testing.T) {
	w, p := inspect(t, "router-support", "pain2")
	was := w.s.Doc().Get("pain2").Text("text")
	in := fieldOf(t, p.form, "text").in
	in.FocusGained()
	typeOver(in, "Nobody answers")
	if got := w.s.Doc().Get("pain2").Text("text"); got != "Nobody answers" {
		t.Fatalf("the card says %q", got)
	}
	in.FocusLost()
	if done, _ := w.s.History(); len(done) != 1 {
		t.Fatalf("%d entries in the history", len(done))
	}
	w.s.Undo()
	if got := w.s.Doc().Get("pain2").Text("text"); got != was || in.Text != was {
		t.Fatalf("after undo the card says %q and the field %q", got, in.Text)
	}
	typeOver(in, "Again")
	in.FocusLost()
	typeOver(in, "And again")
	in.FocusLost()
	if done, _ := w.s.History(); len(done) != 2 {
		t.Fatalf("leaving the field did not end the entry: %d", len(done))
	}
}

func TestAWrongValueStaysInTheFieldUntilItIsRight(t *testing.T) {
	w, p := inspect(t, "router-support", "f-guide")
	f := fieldOf(t, p.form, "process_time")
	was, _ := w.s.Doc().Get("f-guide").Duration("process_time")
	f.in.FocusGained()
	typeOver(f.in, "7")
	if f.message.Visible() {
		t.Error("it complains while a person is still typing")
	}
	f.in.FocusLost()
	if !f.message.Visible() || !strings.Contains(f.message.text, "15 min") {
		t.Errorf("the message is %q", f.message.text)
	}
	if err := w.s.Do(setText("f-guide", "text", "Another change")); err != nil {
		t.Fatal(err)
	}
	if f.in.Text != "7" {
		t.Errorf("the field lost what was typed: %q", f.in.Text)
	}
	f.in.SetText("7 min")
	if got, _ := w.s.Doc().Get("f-guide").Duration("process_time"); got != (model.Duration{N: 7, Unit: model.Minutes}) {
		t.Errorf("the time is %v", got)
	}
	if f.message.Visible() {
		t.Error("it still complains")
	}
	f.in.SetText("x")
	f.in.TypedKey(&fyne.KeyEvent{Name: fyne.KeyEscape})
	if f.in.Text != "7 min" || f.message.Visible() {
		t.Errorf("Escape left %q", f.in.Text)
	}
	_ = was
}

func TestSpellingsAreTidiedWhenTheFieldIsLeft(t *testing.T) {
	w, p := inspect(t, "router-support", "f-guide")
	in := fieldOf(t, p.form, "process_time").in
	typeOver(in, "1 h 30 min")
	if in.Text != "1 h 30 min" {
		t.Fatalf("the field was changed under the hand: %q", in.Text)
	}
	in.FocusLost()
	if in.Text != "90 min" {
		t.Errorf("the field says %q", in.Text)
	}
	if got, _ := w.s.Doc().Get("f-guide").Duration("process_time"); got.String() != "90 min" {
		t.Errorf("the time is %v", got)
	}
}

func TestSeveralElementsAtOnce(t *testing.T) {
	w, p := inspect(t, "router-support", "pain1", "pain2")
	if !says(p.Object(), "2 pain points") {
		t.Error("the title does not say what is selected")
	}
	doc := w.s.Doc()
	fields, _ := common(doc, []model.ID{"pain1", "pain2"})
	for _, f := range fields {
		a, b := doc.Get("pain1").Get(f.prop.Name), doc.Get("pain2").Get(f.prop.Name)
		if f.mixed == model.SameValue(a, b) {
			t.Errorf("%s is mixed %v, with %v and %v", f.prop.Name, f.mixed, a, b)
		}
	}
	for _, c := range p.form.controls {
		if r, ok := c.(*ratingControl); ok && r.p.Name == "severity" {
			if r.seg.Chosen() != -1 {
				t.Error("different severities show one")
			}
			r.seg.OnChanged(3)
		}
	}
	for _, id := range []model.ID{"pain1", "pain2"} {
		if n, _ := w.s.Doc().Get(id).Num("severity"); n != 4 {
			t.Errorf("severity of %s is %v", id, n)
		}
	}
	if done, _ := w.s.History(); len(done) != 1 {
		t.Errorf("%d entries", len(done))
	}
}

func TestDifferentKindsShareWhatBothHave(t *testing.T) {
	w := open(t, "router-support")
	fields, _ := common(w.s.Doc(), []model.ID{"pain1", "f-guide"})
	var names []string
	for _, f := range fields {
		names = append(names, f.prop.Name)
	}
	if !slices.Contains(names, "link") || slices.Contains(names, "severity") || slices.Contains(names, "process_time") {
		t.Errorf("a card and a shape share %q", names)
	}
}

// A shared step is edited wherever it is shown.
func TestSharedDataAreEditedAtTheirSource(t *testing.T) {
	w := open(t, "router-support")
	var shared *model.Record
	for _, r := range w.s.Doc().Records() {
		if src, broken := kind.Source(w.s.Doc(), r); src != r && !broken {
			shared = r
			break
		}
	}
	if shared == nil {
		t.Skip("the sample shares no step")
	}
	src, _ := kind.Source(w.s.Doc(), shared)
	p := NewInspector(w.s, w)
	screen(t, p.Object(), 296, 900)
	w.s.Show(shared.ID())
	typeOver(fieldOf(t, p.form, "name").in, "Renamed")
	if got := w.s.Doc().Get(src.ID()).Text("name"); got != "Renamed" {
		t.Errorf("the source is called %q", got)
	}
	if err := w.s.Do(edit.Unshare{ID: shared.ID()}); err != nil {
		t.Fatal(err)
	}
	if r := w.s.Doc().Get(shared.ID()); r.Has("same_as") || r.Text("name") != "Renamed" {
		t.Errorf("apart, it is %v", r.Props())
	}
}

func TestReadOnlyMapsCannotBeTypedInto(t *testing.T) {
	path := filepath.Join(t.TempDir(), "new.waymark.json")
	writeFile(t, path, `{"format":"waymark","version":99,"title":"N","records":[{"id":"f","kind":"page","page_kind":"flowchart","title":"F"}]}`)
	s, err := session.Open(context.Background(), path)
	if err != nil {
		t.Fatal(err)
	}
	w := openDoc(t, s.Doc())
	w.s = s
	p := NewInspector(s, w)
	screen(t, p.Object(), 296, 900)
	if !fieldOf(t, p.form, "title").in.Disabled() {
		t.Error("the title can be edited")
	}
}

// Nothing that would change a map which can only be looked at looks as if it did.
func TestReadOnlyMapsLookSo(t *testing.T) {
	doc, err := template.Load("router-support")
	if err != nil {
		t.Fatal(err)
	}
	b, err := file.Encode(doc)
	if err != nil {
		t.Fatal(err)
	}
	path := filepath.Join(t.TempDir(), "new.waymark.json")
	writeFile(t, path, strings.Replace(string(b), `"version": 1`, `"version": 99`, 1))
	s, err := session.Open(context.Background(), path)
	if err != nil {
		t.Fatal(err)
	}
	w := openDoc(t, s.Doc())
	w.s = s
	right := NewRight(s, w)
	screen(t, right.Object(), 296, 2400)
	looks := map[string]bool{"Show": true, "All KPIs": true, "Document properties": true, "Page properties": true} // what only shows something
	for _, r := range s.Committed().Records() {
		looks[r.Text("name")], looks[r.Text("title")] = true, true
	}
	delete(looks, "")
	left := NewLeft(s, w)
	screen(t, left.Object(), 224, 900)
	tiles := 0
	visit(left.Object(), func(o fyne.CanvasObject) {
		if tile, ok := o.(*tileRow); ok {
			tiles++
			if tile.action != nil || !strings.Contains(tile.ToolTip(), "only be looked at") {
				t.Errorf("a tile of the palette can be placed: %s", tile.ToolTip())
			}
		}
	})
	if tiles < 10 {
		t.Errorf("the palette shows %d tiles", tiles)
	}
	if got, want := (readable{}).Color(theme.ColorNameDisabled, 0), theme.Color(look.TextSecondary); got != want {
		t.Errorf("what cannot be edited is written in %v, not in %v", got, want)
	}
	check := func(o fyne.CanvasObject, what string) {
		t.Helper()
		seen := 0
		visit(o, func(o fyne.CanvasObject) {
			switch o := o.(type) {
			case *look.Button:
				seen++
				if o.Enabled() && !looks[o.Label()] && !strings.HasPrefix(o.Label(), "Show all") && o.ToolTip() != "More" {
					t.Errorf("%s: %q (%s) can be pressed", what, o.Label(), o.ToolTip())
				}
			case *look.Segments:
				if o.Enabled() {
					t.Errorf("%s: %v can be chosen from", what, o.Labels())
				}
			case *checkBox:
				if !o.off {
					t.Errorf("%s: %s can be ticked", what, o.label)
				}
			case *dropField:
				if !o.off {
					t.Errorf("%s: %s can be opened", what, o.text)
				}
			}
		})
		if seen == 0 {
			t.Errorf("%s: there is no button", what)
		}
	}
	check(right.Inspector.Object(), "a page with its personas")
	s.Select("pain2")
	check(right.Inspector.Object(), "a pain point")
	for r := range s.Committed().Each(model.Root, "kpi") {
		right.Show(TabKPIs)
		right.KPIs.Open(r.ID())
		check(right.KPIs.Object(), r.Text("name"))
	}
}

func TestNothingSelectedShowsThePageAndTheDocument(t *testing.T) {
	w, p := inspect(t, "router-support")
	if got := fieldOf(t, p.form, "title").in.Text; got != w.s.Page().Text("title") {
		t.Errorf("the title is %q", got)
	}
	press(t, p.Object(), "Document properties")
	if got := fieldOf(t, p.form, "title").in.Text; got != "Router support" {
		t.Errorf("the title of the document is %q", got)
	}
	press(t, p.Object(), "Page properties")
	if got := fieldOf(t, p.form, "title").in.Text; got != w.s.Page().Text("title") {
		t.Errorf("back, the title is %q", got)
	}
}

func TestLinkedKPIOpensInItsPanel(t *testing.T) {
	w := open(t, "router-support")
	right := NewRight(w.s, w)
	screen(t, right.Object(), 296, 900)
	w.s.Select("pain2")
	card, ok := find(right.Inspector.Object(), func(r *row) bool { return r.boxed })
	if !ok {
		t.Fatal("the KPI is not shown")
	}
	card.Tapped(nil)
	if right.Shown() != TabKPIs || right.KPIs.open != "fcr" {
		t.Errorf("shown: %v, %q", right.Shown(), right.KPIs.open)
	}
}

func TestRatingWordsHaveTheEndsOfTheTable(t *testing.T) {
	for name, words := range scales {
		for _, k := range []string{"card", "action"} {
			p, ok := propertyOf(k, name)
			if !ok {
				continue
			}
			if !strings.Contains(p.Help, "1 "+words[0]) || !strings.Contains(p.Help, "5 "+words[4]) {
				t.Errorf("%s: %q against “%s”", name, words, p.Help)
			}
		}
	}
	if got := ratingWord("severity", 5); got != "5 · stops the customer" {
		t.Error(got)
	}
}

func TestFutureLines(t *testing.T) {
	r := model.NewRecord
	txt := func(n, v string) model.Prop { return model.Prop{Name: n, Value: model.Text(v)} }
	doc := model.NewDocument(nil, []*model.Record{
		r("now", "page", "", txt("page_kind", "flowchart"), txt("state", "current"), txt("title", "Now")),
		r("a", "node", "now", txt("node_kind", "action"), txt("name", "Ask")),
		r("b", "node", "now", txt("node_kind", "action"), txt("name", "Repeat")),
		r("c", "node", "now", txt("node_kind", "action"), txt("name", "Stay")),
		r("next", "page", "", txt("page_kind", "flowchart"), txt("state", "future"), txt("revises", "now"), txt("title", "Next")),
		r("a2", "node", "next", txt("node_kind", "action"), txt("name", "Look up"), txt("revises", "a")),
		r("c2", "node", "next", txt("node_kind", "action"), txt("name", "Stay"), txt("revises", "c")),
		r("d2", "node", "next", txt("node_kind", "action"), txt("name", "New")),
		r("x", "action", "", txt("name", "One case record"), model.Prop{Name: "changes", Value: model.List{"b"}}),
	})
	for id, want := range map[model.ID]futureLine{
		"a":  {"check", "Becomes “Look up”", "a2", "In the future state"},
		"b":  {"check", "Removed by “One case record”", "next", "In the future state"},
		"c":  {"check", "Stays", "c2", "In the future state"},
		"a2": {"arrow-right-left", "Replaces “Ask”", "a", "In the current state"},
		"d2": {"plus", "New in the future state", "", "In the current state"},
	} {
		got := futureLines(doc, []model.ID{id})
		if len(got) == 0 || got[0] != want {
			t.Errorf("%s: %+v", id, got)
		}
	}
}

// A field of several lines is as high as its text, so that nothing is cut off.
func TestFieldsGrowWithTheirText(t *testing.T) {
	_, p := inspect(t, "router-support", "pain2")
	in := fieldOf(t, p.form, "text").in
	was := in.MinSize().Height
	in.SetText(strings.Repeat("a word or two ", 20))
	in.fit()
	if got := in.MinSize().Height; got < was+4*look.SizeBody {
		t.Errorf("height %v after %v", got, was)
	}
}

func BenchmarkSelect(b *testing.B) {
	w := open(b, "router-support")
	p := NewInspector(w.s, w)
	screen(b, p.Object(), 296, 900)
	ids := []model.ID{"pain1", "pain2", "f-guide"}
	for i := 0; b.Loop(); i++ {
		w.s.Select(ids[i%len(ids)])
	}
}

// large is a document with a flowchart of n shapes and a second page that shares
// some of its steps.
func large(n int) *model.Document {
	txt := func(name, v string) model.Prop { return model.Prop{Name: name, Value: model.Text(v)} }
	recs := []*model.Record{
		model.NewRecord("f", "page", "", txt("page_kind", "flowchart"), txt("title", "Flow")),
	}
	for i := range n {
		recs = append(recs, model.NewRecord(model.ID("n"+itoa(i)), "node", "f", txt("node_kind", "action"), txt("name", "Step "+itoa(i))))
	}
	recs = append(recs, model.NewRecord("g", "page", "", txt("page_kind", "valuestream"), txt("title", "Stream")))
	for i := range n / 4 {
		recs = append(recs, model.NewRecord(model.ID("p"+itoa(i)), "node", "g", txt("node_kind", "process"), txt("same_as", "n"+itoa(i))))
	}
	return model.NewDocument(nil, recs)
}

// A letter typed in the inspector, with palette and inspector in view.
func BenchmarkTypeIn10000(b *testing.B) {
	w := openDoc(b, large(10000))
	w.s.ShowPage("g")
	left, right := NewLeft(w.s, w), NewRight(w.s, w)
	right.Problems.run = func(func() func()) {} // is done elsewhere
	screen(b, left.Object(), 224, 900)
	screen(b, right.Object(), 296, 900)
	w.s.Select("p1")
	for i := 0; b.Loop(); i++ {
		if err := w.s.DoJoined(setText("n1", "name", "Name "+itoa(i)), "name"); err != nil {
			b.Fatal(err)
		}
	}
}

// What a person could not change shows its value again.
func TestARefusedChoiceIsTakenBack(t *testing.T) {
	path := filepath.Join(t.TempDir(), "new.waymark.json")
	writeFile(t, path, `{"format":"waymark","version":99,"title":"N","records":[{"id":"f","kind":"page","page_kind":"flowchart","title":"F","state":"current"}]}`)
	s, err := session.Open(context.Background(), path)
	if err != nil {
		t.Fatal(err)
	}
	w := openDoc(t, s.Doc())
	w.s = s
	p := NewInspector(s, w)
	screen(t, p.Object(), 296, 900)
	for _, c := range p.form.controls {
		if c, ok := c.(*segmentControl); ok && c.seg.Chosen() == 0 {
			c.seg.SetEnabled(true) // as it stood there before the file was one of a newer version
			c.seg.TypedKey(&fyne.KeyEvent{Name: fyne.KeyRight})
			if c.seg.Chosen() != 0 || w.said == "" {
				t.Errorf("chosen %d, said %q", c.seg.Chosen(), w.said)
			}
			return
		}
	}
	t.Fatal("there is no choice")
}

// A choice that nobody has made shows what holds, and choosing that makes none.
func TestLinksShowTheKindAndRoutingThatHold(t *testing.T) {
	w, p := inspect(t, "support-flowchart")
	var id model.ID
	for _, r := range w.s.Doc().Records() {
		if r.Kind() == "link" && !r.Has("link_kind") && !r.Has("routing") {
			id = r.ID()
		}
	}
	w.s.Show(id)
	w.s.Select(id)
	shown := func(name string) string {
		for _, c := range p.form.controls {
			if c, ok := c.(*pickControl); ok && c.p.Name == name {
				return c.drop.text
			}
		}
		t.Fatalf("there is no choice of %s", name)
		return ""
	}
	if kind, routing := shown("link_kind"), shown("routing"); kind != "Flow" || routing != "Right angles" {
		t.Fatalf("kind %q, routing %q", kind, routing)
	}
	for _, c := range []struct {
		choose, shown string
		set           bool
	}{{"Curved", "Curved", true}, {"Right angles", "Right angles", false}} {
		for _, o := range p.form.controls {
			if o, ok := o.(*pickControl); ok && o.p.Name == "routing" {
				o.open()
			}
		}
		search := fyne.CurrentApp().Driver().CanvasForObject(p.Object()).Focused()
		test.Type(search, c.choose)
		search.TypedKey(&fyne.KeyEvent{Name: fyne.KeyReturn})
		if got := shown("routing"); got != c.shown || w.s.Doc().Get(id).Has("routing") != c.set {
			t.Errorf("after %s it shows %q, and the link says %v", c.choose, got, w.s.Doc().Get(id).Get("routing"))
		}
	}
}

// An empty name shows what stands on the map in its place.
func TestAnEmptyNameShowsWhatTheMapShows(t *testing.T) {
	w, p := inspect(t, "blank-journey")
	var lane model.ID
	for r := range w.s.Doc().Each(w.s.Page().ID(), "lane") {
		if r.Text("lane_kind") == "thoughts" {
			lane = r.ID()
		}
	}
	w.s.Select(lane)
	in := fieldOf(t, p.form, "name").in
	if in.Text != "" || in.PlaceHolder != "Thoughts" {
		t.Fatalf("it says %q, and %q in its place", in.Text, in.PlaceHolder)
	}
	in.FocusGained()
	typeOver(in, "What they think")
	typeOver(in, "")
	if in.PlaceHolder != "Thoughts" {
		t.Errorf("after the name was deleted it shows %q", in.PlaceHolder)
	}
}
