package tool_test

import (
	"strings"
	"testing"

	"waymark/canvas/compose"
	"waymark/canvas/tool"
	"waymark/model"
	"waymark/model/geom"
)

// journey has two stages with three steps, and four lanes.
func journey() *model.Document {
	r := model.NewRecord
	return model.NewDocument(r(model.Root, "document", model.Root, txt("title", "T")), []*model.Record{
		r("p", "page", "", txt("page_kind", "journey"), txt("title", "Journey")),
		r("A", "stage", "p", txt("name", "Before")),
		r("s1", "step", "A", txt("name", "Looks")),
		r("s2", "step", "A", txt("name", "Asks")),
		r("B", "stage", "p", txt("name", "After")),
		r("s3", "step", "B", txt("name", "Gets")),
		r("act", "lane", "p", txt("lane_kind", "actions")),
		r("c1", "card", "act", txt("step", "s1"), txt("text", "Searches")),
		r("c2", "card", "act", txt("step", "s1"), txt("text", "Reads")),
		r("c3", "card", "act", txt("step", "s3"), txt("text", "Unpacks")),
		r("emo", "lane", "p", txt("lane_kind", "emotion")),
		r("e1", "emotion", "emo", txt("step", "s1"), num("value", 1)),
		r("pain", "lane", "p", txt("lane_kind", "pain_points")),
		r("notes", "lane", "p", txt("lane_kind", "notes")),
	})
}

// cell returns the middle of a cell.
func (d *desk) cell(lane, step model.ID) geom.Pt {
	d.t.Helper()
	g := d.Grid()
	for i, r := range g.Rows {
		for j, c := range g.Columns {
			if r.Lane == lane && c.Step == step {
				return g.Cell(i, j).Center()
			}
		}
	}
	d.t.Fatalf("no cell of %s and %s", lane, step)
	return geom.Pt{}
}

func (d *desk) clickCell(lane, step model.ID) {
	p := d.cell(lane, step)
	d.click(p.X, p.Y)
}

func cards(d *desk, lane model.ID) string {
	var s []string
	for c := range d.Doc().Each(lane, "card") {
		s = append(s, c.Text("text")+"@"+c.Text("step"))
	}
	return strings.Join(s, " ")
}

func TestTypingInACellMakesACard(t *testing.T) {
	d := newDesk(t, journey(), "p")
	d.in("cells.idle")
	d.clickCell("pain", "s2")
	if sel(d) != "" || d.m.Overlay().Cell == nil {
		t.Fatal("the cell has no cursor")
	}
	d.key("W")
	d.in("text.editing")
	d.write("Waits", tool.Next)
	d.in("cells.idle")
	if cards(d, "pain") != "Waits@s2" || d.entries() != 1 {
		t.Fatal(cards(d, "pain"), d.entries(), d.said)
	}
	d.lawful()
	d.key("N") // the cursor went to the next column
	d.write("No news", tool.Done)
	if cards(d, "pain") != "Waits@s2 No news@s3" {
		t.Fatal(cards(d, "pain"))
	}
	d.key("Ctrl+Enter")
	d.write("Second", tool.Done)
	if cards(d, "pain") != "Waits@s2 No news@s3 Second@s3" || d.entries() != 3 {
		t.Fatal(cards(d, "pain"))
	}
	// Without text there is no card.
	d.key("Ctrl+Enter")
	d.write("", tool.Done)
	d.key("Ctrl+Enter")
	d.m.Typed("half")
	d.m.Finish("half", tool.Cancel)
	if d.entries() != 3 || d.Previewing() {
		t.Fatal("an empty card was left")
	}
}

func TestArrowsWalkThroughCellsAndCards(t *testing.T) {
	d := newDesk(t, journey(), "p")
	d.clickOn("c1")
	if sel(d) != "c1" {
		t.Fatal(sel(d))
	}
	want := []struct{ key, sel string }{
		{"Down", "c2"}, {"Down", "e1"}, {"Down", ""}, {"Up", "e1"}, {"Up", "c2"}, {"Up", "c1"}, {"Up", "s1"}, {"Up", "A"},
		{"Right", "B"}, {"Down", "s3"}, {"Down", "c3"}, {"Left", ""}, {"Left", "c1"}, {"Left", "act"}, {"Down", "emo"}, {"Right", "e1"}, {"Tab", ""}, {"Shift+Tab", "e1"},
		{"End", ""}, {"Home", "e1"},
	}
	for i, w := range want {
		d.key(w.key)
		if sel(d) != w.sel {
			t.Fatalf("step %d, %s: selected %q, want %q", i, w.key, sel(d), w.sel)
		}
	}
	if d.entries() != 0 {
		t.Fatal("walking changed something")
	}
}

// Who types and goes on with Tab never types over what was typed last: at the end of
// a row of cells the next row follows, behind the last step a further one.
func TestTabGoesOnAtTheEndOfARow(t *testing.T) {
	d := newDesk(t, journey(), "p")
	end := d.cell("act", "s3")
	d.click(end.X, end.Y)
	d.key("Ctrl+Enter")
	d.write("Last of the row", tool.Next)
	d.key("Ctrl+Enter")
	d.write("In the next lane", tool.Done)
	if e := d.Doc().Get("e1"); sel(d) != "e1" || e.Text("quote") != "In the next lane" { // the lane below holds emotions
		t.Fatalf("%s is selected, and the emotion says %v", sel(d), e)
	}
	if got := cards(d, "act"); !strings.Contains(got, "Last of the row@s3") {
		t.Fatalf("the first card has gone: %s", got)
	}

	steps := func() (names []string) {
		for s := range d.Doc().Each("B", "step") {
			names = append(names, s.Text("name"))
		}
		return names
	}
	before := len(steps())
	d.clickOn("s3")
	d.key("F2")
	d.write("Asks again", tool.Next)
	d.in("text.editing")
	d.write("Gets an answer", tool.Next)
	d.in("text.editing")
	d.write("New step", tool.Next) // nothing was typed: that was the last one
	if got := steps(); len(got) != before+2 || got[before-1] != "Asks again" || got[before] != "Gets an answer" {
		t.Fatalf("the steps are %q", got)
	}
}

func TestDragACardToAnotherCell(t *testing.T) {
	d := newDesk(t, journey(), "p")
	from, to := d.at("c1").Center(), d.cell("pain", "s3")
	d.press(from.X, from.Y)
	d.in("cells.pressed")
	d.drag(from.X+20, from.Y+20)
	d.in("cells.moving")
	d.drag(to.X, to.Y)
	if o := d.m.Overlay(); o.Landing == nil || len(o.Ghosts) != 1 {
		t.Fatal("neither ghost nor landing")
	}
	d.release(to.X, to.Y)
	if cards(d, "pain") != "Searches@s3" || d.entries() != 1 || sel(d) != "c1" {
		t.Fatal(cards(d, "pain"), d.entries(), d.said)
	}
	d.lawful()
	// Not onto the curve.
	d.pressOn("c2")
	e := d.cell("emo", "s3")
	d.drag(e.X, e.Y)
	d.release(e.X, e.Y)
	if d.entries() != 1 || len(d.said) == 0 {
		t.Fatal("a card was put onto the curve")
	}
	// Below another card in the same cell.
	d.pressOn("c2")
	r := d.at("c3")
	d.drag(r.Center().X, r.Bottom()-2)
	d.release(r.Center().X, r.Bottom()-2)
	if cards(d, "act") != "Unpacks@s3 Reads@s3" {
		t.Fatal(cards(d, "act"))
	}
}

func TestEscapeLeavesCards(t *testing.T) {
	d := newDesk(t, journey(), "p")
	d.pressOn("c1")
	to := d.cell("pain", "s3")
	d.drag(to.X, to.Y)
	d.key("Escape")
	d.release(to.X, to.Y)
	if d.entries() != 0 || cards(d, "pain") != "" {
		t.Fatal("Escape moved the card")
	}
}

func TestReorderByHeader(t *testing.T) {
	d := newDesk(t, journey(), "p")
	// Step s1 behind s3, into the other stage.
	c, to := d.at("s1").Center(), d.at("s3")
	d.press(c.X, c.Y)
	d.drag(c.X+30, c.Y)
	d.in("cells.reorder")
	d.drag(to.Right()-10, c.Y)
	d.release(to.Right()-10, c.Y)
	if d.Doc().Get("s1").Parent() != "B" || d.Doc().Before("s1") != "s3" || d.last() != "Move step" {
		t.Fatal(d.Doc().Get("s1").Parent(), d.Doc().Before("s1"), d.said)
	}
	d.lawful()
	// Stage B in front of A.
	c, a := d.at("B").Center(), d.at("A")
	d.press(c.X, c.Y)
	d.drag(a.X+5, c.Y)
	d.release(a.X+5, c.Y)
	if st := d.Doc().All("p", "stage"); st[0].ID() != "B" {
		t.Fatal("stage B is not in front")
	}
	// Lane notes in front of pain points, with the keyboard.
	d.clickOn("notes")
	d.key("Alt+Up")
	if d.Doc().Before("notes") != "emo" {
		t.Fatal(d.Doc().Before("notes"))
	}
	d.lawful()
}

func TestInsertBetween(t *testing.T) {
	d := newDesk(t, journey(), "p")
	g := d.Grid()
	at := geom.P(g.Columns[1].X-1.5, g.Heads.Y)
	d.hover(at.X, at.Y)
	var plus *tool.Plus
	for _, q := range d.m.Overlay().Plus {
		if q.Hot {
			plus = &q
		}
	}
	if plus == nil || plus.What != "step" || plus.After != "s1" {
		t.Fatalf("%+v", d.m.Overlay().Plus)
	}
	d.act(tool.Press, at.X, at.Y)
	d.release(at.X, at.Y)
	d.in("text.editing")
	d.write("Compares", tool.Done)
	steps := d.Doc().All("A", "step")
	if len(steps) != 3 || steps[1].Text("name") != "Compares" {
		t.Fatal(len(steps), d.said)
	}
	// With the keyboard: a stage behind the present one, a lane behind it.
	d.clickOn("s1")
	d.m.Insert(tool.Stencil{Kind: "stage"})
	d.write("Between", tool.Done)
	if st := d.Doc().All("p", "stage"); len(st) != 3 || st[1].Text("name") != "Between" {
		t.Fatal("no stage was inserted")
	}
	d.clickOn("act")
	d.m.Insert(tool.Stencil{Kind: "lane", Variant: "thoughts"})
	if d.Doc().Get(d.Selection()[0]).Text("lane_kind") != "thoughts" || d.Doc().Before(d.Selection()[0]) != "act" {
		t.Fatal("no lane was inserted")
	}
	d.lawful()
}

func TestCardsReachOverSteps(t *testing.T) {
	d := newDesk(t, journey(), "p")
	d.clickOn("c1")
	r := d.at("c1")
	d.press(r.Right(), r.Center().Y)
	d.in("cells.span")
	g := d.Grid()
	d.drag(g.Columns[2].X+g.Columns[2].W-10, r.Center().Y)
	d.release(g.Columns[2].X+g.Columns[2].W-10, r.Center().Y)
	if n := d.Doc().Get("c1").NumOr("span", 1); n != 3 || d.entries() != 1 {
		t.Fatal(n, d.said)
	}
	d.key("Alt+Shift+Left")
	if n := d.Doc().Get("c1").NumOr("span", 1); n != 2 {
		t.Fatal(n)
	}
	d.lawful()
}

func TestEmotions(t *testing.T) {
	d := newDesk(t, journey(), "p")
	c := d.at("e1").Center()
	d.press(c.X, c.Y)
	d.drag(c.X, c.Y+40)
	d.in("cells.feeling")
	if p := d.m.Overlay().Pills; len(p) != 1 {
		t.Fatal("the value is not shown")
	}
	d.drag(c.X, c.Y+26*2)
	d.release(c.X, c.Y+26*2)
	if v := d.Doc().Get("e1").NumOr("value", 9); v != -1 || d.entries() != 1 {
		t.Fatal(v, d.entries())
	}
	d.lawful()
	d.key("+", "+")
	if v := d.Doc().Get("e1").NumOr("value", 9); v != 0 || d.entries() != 2 {
		t.Fatal(v, d.entries())
	}
	// A new point by double click, and one by keys.
	g := d.Grid()
	var row compose.Row
	for _, r := range g.Rows {
		if r.Lane == "emo" {
			row = r
		}
	}
	p := d.cell("emo", "s2")
	d.double(p.X, row.Neutral-2*row.Unit)
	if e := d.Doc().All("emo", "emotion"); len(e) != 2 || e[1].NumOr("value", 0) != 2 {
		t.Fatal(len(e), d.said)
	}
	d.clickCell("emo", "s3")
	d.key("-")
	if e := d.Doc().All("emo", "emotion"); len(e) != 3 || e[2].NumOr("value", 0) != -0.5 {
		t.Fatal(len(e), d.said)
	}
	d.key("Ctrl+M")
	if !d.Doc().Get(d.Selection()[0]).Bool("moment_of_truth") {
		t.Fatal("no moment of truth")
	}
	d.lawful()
}

// Home leads back to where the map begins to be read: the names of the lanes are shown
// along with the first cell.
func TestHomeShowsTheNamesOfTheLanes(t *testing.T) {
	d := newDesk(t, journey(), "p")
	d.clickCell("emo", "s3")
	g := d.Grid()
	d.seen = geom.R(g.Bounds.X+g.Columns[0].W, g.Bounds.Y, g.Bounds.W, g.Bounds.H)
	d.key("Home")
	if d.revealed.X > g.Rows[0].Header.X {
		t.Errorf("shown from %v on, the names begin at %v", d.revealed.X, g.Rows[0].Header.X)
	}
	d.seen.W = g.Columns[0].W // a window that has no room for both shows the cell
	d.key("End", "Home")
	if d.revealed.X < g.Bounds.X {
		t.Errorf("shown from %v on", d.revealed.X)
	}
}

// Who types a number into a cell of emotions means the emotion, and not a quote.
func TestEmotionTyped(t *testing.T) {
	for _, c := range []struct {
		keys string
		want float64
	}{{"2", 2}, {"- 2", -2}, {"- 1 . 5", -1.5}, {"+ 1", 1}, {"1 , 5", 1.5}, {"- 1 2", 2}, {"0", 0}, {"- -", -1}, {"1 -", 0.5}, {"2 Left Right 1", 1}, {"- Left Right 1", 1}, {"− 2 7", -2}} {
		d := newDesk(t, journey(), "p")
		d.clickCell("emo", "s3")
		d.key(strings.Fields(c.keys)...)
		e := d.Doc().All("emo", "emotion")
		if len(e) != 2 || e[1].NumOr("value", 9) != c.want || e[1].Text("quote") != "" {
			t.Errorf("%s: %v, said %v", c.keys, e, d.said)
		}
		if d.field != nil {
			t.Errorf("%s opens a quote", c.keys)
		}
		d.lawful()
	}
	d := newDesk(t, journey(), "p")
	d.clickCell("emo", "s3")
	if d.key("A"); d.field == nil {
		t.Error("a letter opens no quote")
	}
}

// Of two personas at one step each gets an emotion by a double click, and nobody's
// is put in the other's place; a third click has nobody new to ask.
func TestEmotionsOfTwoPersonas(t *testing.T) {
	doc := journey()
	dr := doc.Draft()
	dr.Append(model.NewRecord("maya", "persona", model.Root, model.Prop{Name: "name", Value: model.Text("Maya")}))
	dr.Append(model.NewRecord("jens", "persona", model.Root, model.Prop{Name: "name", Value: model.Text("Jens")}))
	dr.Set("p", "personas", model.List([]string{"maya", "jens"}))
	two, _ := dr.Commit()
	d := newDesk(t, two, "p")
	g := d.Grid()
	for _, row := range g.Rows {
		if row.Lane != "emo" {
			continue
		}
		d.double(d.cell("emo", "s1").X+20, row.Neutral+row.Unit*1.5)
	}
	e := d.Doc().All("emo", "emotion")
	if len(e) != 2 || e[0].NumOr("value", 0) != 1 || e[1].Ref("persona") != "jens" || e[1].NumOr("value", 0) != -1.5 {
		t.Fatalf("%d emotions: %v", len(e), e)
	}
	d.key("Escape")
	d.clickCell("emo", "s1")
	d.key("+")
	if e := d.Doc().All("emo", "emotion"); len(e) != 2 || e[0].NumOr("value", 0) != 1.5 || e[1].NumOr("value", 0) != -1.5 {
		t.Fatalf("%d emotions: %v, said %v", len(e), e, d.said)
	}
	// One from the palette is for who has none there yet, too.
	d.key("Escape")
	for i, who := range []model.ID{"", "jens"} {
		d.m.Place(tool.Stencil{Kind: "emotion"}, d.cell("emo", "s2"))
		e := d.Doc().All("emo", "emotion")
		if len(e) != 3+i || e[2+i].Ref("step") != "s2" || e[2+i].Ref("persona") != who {
			t.Fatalf("%d emotions: %v, said %v", len(e), e, d.said)
		}
	}
	d.lawful()
}

func TestColumnWidth(t *testing.T) {
	d := newDesk(t, journey(), "p")
	g := d.Grid()
	x, y := g.Columns[0].X+g.Columns[0].W-1.5, g.Heads.Bottom()-3
	d.press(x, y)
	d.drag(x+40, y)
	d.in("cells.width")
	d.release(x+40, y)
	w := d.Doc().Get("s1").NumOr("width", 0)
	if w < g.Columns[0].W+30 || d.entries() != 1 {
		t.Fatal(w, d.said)
	}
	x = d.Grid().Columns[0].X + d.Grid().Columns[0].W - 1.5
	d.double(x, y)
	if d.Doc().Get("s1").Has("width") {
		t.Fatal("a double click does not reset the width")
	}
	d.lawful()
}

func TestCardsFromThePalette(t *testing.T) {
	d := newDesk(t, journey(), "p")
	d.m.StartPlacing(tool.Stencil{Kind: "card", Variant: "pain_points"})
	d.in("place.ghost")
	p := d.cell("act", "s2") // over another lane: it goes into the lane of its kind
	d.hover(p.X, p.Y)
	if d.m.Overlay().Landing == nil {
		t.Fatal("no landing")
	}
	d.press(p.X, p.Y)
	d.release(p.X, p.Y)
	d.in("text.editing")
	d.write("Too slow", tool.Done)
	if cards(d, "pain") != "Too slow@s2" {
		t.Fatal(cards(d, "pain"), d.said)
	}
	// A card whose lane is missing brings the lane.
	d.m.Insert(tool.Stencil{Kind: "card", Variant: "thoughts", Name: "Hm"})
	found := false
	for l := range d.Doc().Each("p", "lane") {
		found = found || l.Text("lane_kind") == "thoughts"
	}
	if !found {
		t.Fatal("no lane was added", d.said)
	}
	d.lawful()
	d.m.StartPlacing(tool.Stencil{Kind: "node", Variant: "action"})
	if d.m.State() != "cells.idle" || len(d.said) == 0 {
		t.Fatal("a shape can be placed on a journey")
	}
}

func TestBandSelectsCards(t *testing.T) {
	d := newDesk(t, journey(), "p")
	p := d.cell("pain", "s1")
	q := d.at("c1").Min()
	d.press(p.X, p.Y)
	d.drag(p.X-10, p.Y-10)
	d.in("cells.band")
	d.drag(q.X+2, q.Y+2)
	d.release(q.X+2, q.Y+2)
	if sel(d) != "c1 c2 e1" {
		t.Fatal(sel(d))
	}
}

func TestLanesAreHiddenAndShown(t *testing.T) {
	d := newDesk(t, journey(), "p")
	d.clickOn("notes")
	choose := func(label string) {
		for _, it := range d.m.Menu().Items {
			if it.Label == label {
				it.Do()
			}
		}
	}
	choose("Hide lane")
	if !d.Doc().Get("notes").Bool("hidden") {
		t.Fatal("the lane is not hidden")
	}
	choose("Show hidden lanes")
	if d.Doc().Get("notes").Bool("hidden") {
		t.Fatal("the lane is not shown")
	}
}

func TestMenusDoWhatTheySay(t *testing.T) {
	for _, page := range []model.ID{"p", "f"} {
		doc := journey()
		ids := []model.ID{"c1", "e1", "s1", "A", "act"}
		if page == "f" {
			doc, ids = flow(), []model.ID{"a", "ab", "c"}
		}
		for _, id := range ids {
			probe := newDesk(t, doc, page)
			probe.Select(id)
			n := len(flat(probe.m.Menu().Items))
			for i := range n {
				d := newDesk(t, doc, page)
				d.clickOn(id)
				list := flat(d.m.Menu().Items)
				if i >= len(list) || list[i].Do == nil || list[i].Off != "" {
					continue
				}
				list[i].Do()
				d.m.Escape()
				d.lawful()
			}
		}
	}
}

func flat(items []tool.Item) []tool.Item {
	var out []tool.Item
	for _, it := range items {
		out = append(out, it)
		out = append(out, flat(it.Sub)...)
	}
	return out
}

func TestStepsAreLinked(t *testing.T) {
	d := newDesk(t, journey(), "p")
	d.clickOn("s3")
	h, to := d.at("s3"), d.at("s1").Center()
	d.press(h.Center().X, h.Bottom())
	d.in("link.dragging")
	d.drag(to.X+40, to.Y)
	d.drag(to.X, to.Y)
	d.release(to.X, to.Y)
	links := d.Doc().All("p", "link")
	if len(links) != 1 || links[0].Ref("from") != "s3" || links[0].Ref("to") != "s1" || d.entries() != 1 {
		t.Fatal(len(links), d.said)
	}
	d.lawful()
}

func TestPicturesBecomeCards(t *testing.T) {
	d := newDesk(t, journey(), "p")
	p := d.cell("pain", "s2")
	d.m.Place(tool.Stencil{Kind: "node", Variant: "image", Image: "pictures/router.png", Name: "Router"}, p)
	var lane model.ID
	for l := range d.Doc().Each("p", "lane") {
		if l.Text("lane_kind") == "images" {
			lane = l.ID()
		}
	}
	if c := d.Doc().All(lane, "card"); lane == "" || len(c) != 1 || c[0].Text("image") == "" || c[0].Ref("step") != "s2" || d.entries() != 1 {
		t.Fatal(lane, d.said)
	}
	d.lawful()
}

// A page of a kind that a newer version knows can be looked at; the hand rests.
func TestUnknownPagesAreLeftAlone(t *testing.T) {
	doc := model.NewDocument(nil, []*model.Record{model.NewRecord("x", "page", "", txt("page_kind", "blueprint"), txt("title", "X"))})
	for _, c := range []*model.Document{doc, model.NewDocument(nil, nil)} {
		d := newDesk(t, c, "x")
		d.press(10, 10)
		d.drag(50, 50)
		d.release(50, 50)
		d.double(20, 20)
		d.key("a", "Enter", "Tab", "Right", "Alt+Right", "Ctrl+D", "Ctrl+A", "Delete", "Escape")
		d.m.StartPlacing(tool.Stencil{Kind: "node", Variant: "action"})
		d.m.Insert(tool.Stencil{Kind: "node", Variant: "action"})
		d.m.Place(tool.Stencil{Kind: "node", Variant: "action"}, geom.P(1, 1))
		d.m.PasteText("hello")
		d.m.ArrangePage()
		d.m.EditSelected()
		d.m.Menu()
		d.m.MenuAt(geom.P(3, 3))
		d.m.Overlay()
		if !d.Committed().Equal(c) {
			t.Fatal("something was changed")
		}
	}
}

// A card and an emotion are moments of truth together when both are.
func TestMomentsOfTruth(t *testing.T) {
	d := newDesk(t, journey(), "p")
	d.m.ToggleMoment()
	if d.m.IsMoment() {
		t.Error("nothing is a moment of truth")
	}
	d.Select("c1")
	d.m.ToggleMoment()
	one := d.m.IsMoment()
	d.Select("c1", "e1")
	both := d.m.IsMoment()
	d.m.ToggleMoment()
	if !one || both || !d.m.IsMoment() || !d.Doc().Get("e1").Bool("moment_of_truth") {
		t.Errorf("one %v, one of two %v, both %v", one, both, d.m.IsMoment())
	}
	d.m.ToggleMoment()
	if d.m.IsMoment() || d.Doc().Get("c1").Has("moment_of_truth") {
		t.Error("the mark was not taken away from both")
	}
}
