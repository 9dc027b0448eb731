package panel

import (
	"slices"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"

	"waymark/canvas/tool"
	"waymark/model"
	"waymark/model/edit"
	"waymark/model/kind"
)

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
