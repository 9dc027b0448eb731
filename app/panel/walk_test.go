package panel

import (
	"slices"
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"

	"waymark/app/session"
	"waymark/model"
	"waymark/model/edit"
	"waymark/model/walk"
)

// walkOn opens the panel on the first page of the support flow.
func walkOn(t *testing.T) (w *window, p *Walk) {
	t.Helper()
	w = open(t, "support-flowchart")
	p, err := NewWalk(w.s, w, w.s.Page().ID())
	if err != nil {
		t.Fatal(err)
	}
	win := test.NewTempWindow(t, p)
	win.Resize(fyne.NewSize(300, 700))
	p.Begin()
	return w, p
}

// here is the name of the place that the walk stands at.
func here(p *Walk) string {
	v, _ := p.walk.Here()
	return oneLine(v.Name)
}

func TestWalkByKeys(t *testing.T) {
	w, p := walkOn(t)
	w.s.Watch(func(session.What) { p.Sync() })
	var trails [][]model.ID
	ended := false
	p.OnMove = func(nodes, links []model.ID, at model.ID) {
		if at != "" && !slices.Contains(nodes, at) {
			t.Errorf("the place %s is not on the path", at)
		}
		trails = append(trails, nodes)
	}
	p.OnEnd = func() { ended = true }
	first := here(p)
	press := func(k fyne.KeyName) { p.TypedKey(&fyne.KeyEvent{Name: k}) }
	// Enter goes on where there is one way, 1 takes the first of several.
	for range 40 {
		if len(p.choices) == 0 {
			break
		}
		before := here(p)
		if len(p.choices) == 1 {
			press(fyne.KeyReturn)
		} else {
			press(fyne.KeyReturn)
			if here(p) != before {
				t.Fatalf("Enter chose one of %d ways at %q", len(p.choices), before)
			}
			p.TypedRune('1')
		}
		if here(p) == before {
			t.Fatalf("the walk stays at %q", before)
		}
	}
	e, ok := p.walk.End()
	if !ok || e.DeadEnd() {
		t.Fatalf("it ends at %q with %+v", here(p), e)
	}
	if n := len(trails[len(trails)-1]); n < 4 {
		t.Errorf("the path on the map has %d places", n)
	}
	p.Copy()
	if text := fyne.CurrentApp().Clipboard().Content(); !strings.Contains(text, "Outcome: "+e.Words()) || !strings.Contains(text, "Time: ") {
		t.Errorf("copied:\n%s", text)
	}
	for p.walk.CanBack() {
		press(fyne.KeyBackspace)
	}
	if here(p) != first {
		t.Errorf("back at %q", here(p))
	}
	press(fyne.KeyEscape)
	if !ended || trails[len(trails)-1] != nil {
		t.Error("Escape leaves the path on the map")
	}
	other := fyne.KeyName("")
	p.OnKey = func(e *fyne.KeyEvent) { other = e.Name }
	press(fyne.KeyF1)
	if other != fyne.KeyF1 {
		t.Error("a key that the walk has no use for is lost")
	}
}

// A subprocess is entered, its page comes to the front, and Return brings the first
// page back.
func TestWalkThroughASubprocess(t *testing.T) {
	w, p := walkOn(t)
	page := w.s.Page().ID()
	sub := slices.IndexFunc(w.s.Committed().All(page, "node"), func(r *model.Record) bool { return r.Has("subpage") })
	if sub < 0 {
		t.Fatal("the template has no subprocess")
	}
	id := w.s.Committed().All(page, "node")[sub].ID()
	for _, i := range wayTo(t, p.walk, func(v walk.Visit) bool { return v.Node == id }) {
		p.Choose(i)
	}
	enter := slices.IndexFunc(p.walk.Choices(), func(c walk.Choice) bool { return c.Kind == walk.Enter })
	p.choices[enter].Tapped(nil)
	if w.s.Page().ID() == page || p.place() == "" {
		t.Error("the page of the subprocess is not shown")
	}
	for _, i := range wayTo(t, p.walk, func(v walk.Visit) bool { return v.Returned }) {
		p.Choose(i)
	}
	if w.s.Page().ID() != page || p.place() != "" {
		t.Error("the walk does not come back to its page")
	}
}

// wayTo finds the choices that lead to a place, shortest first.
func wayTo(t *testing.T, from *walk.Walk, found func(walk.Visit) bool) []int {
	t.Helper()
	type way struct {
		w *walk.Walk
		c []int
	}
	seen := map[model.ID]bool{}
	for queue := []way{{from, nil}}; len(queue) > 0; queue = queue[1:] {
		for i := range queue[0].w.Choices() {
			n, _ := queue[0].w.Choose(i)
			v, _ := n.Here()
			c := append(slices.Clone(queue[0].c), i)
			if found(v) {
				return c
			}
			if !seen[v.Node] {
				seen[v.Node] = true
				queue = append(queue, way{n, c})
			}
		}
	}
	t.Fatal("no way leads there")
	return nil
}

// The map is edited during the walk: names follow, and a place that was deleted is
// said to be gone.
func TestWalkFollowsEdits(t *testing.T) {
	w, p := walkOn(t)
	p.Choose(0)
	v, _ := p.walk.Here()
	do := func(c edit.Command) {
		if err := w.s.Do(c); err != nil {
			t.Fatal(err)
		}
		p.Sync()
	}
	do(edit.Set{IDs: []model.ID{v.Node}, Name: "name", Value: model.Text("Renamed meanwhile")})
	if here(p) != "Renamed meanwhile" {
		t.Errorf("the panel shows %q", here(p))
	}
	do(edit.Delete{IDs: []model.ID{v.Node}})
	if p.walk.Lost() == "" || len(p.choices) != 0 {
		t.Error("a deleted place can be gone on from")
	}
	w.s.Undo()
	p.Sync()
	if p.walk.Lost() != "" || len(p.choices) == 0 {
		t.Error("undo does not bring the walk back")
	}
}

// A way on is read whole, on as many lines as its name needs in a narrow panel.
func TestWaysAreReadWhole(t *testing.T) {
	w := open(t, "support-flowchart")
	doc := w.s.Committed()
	page := w.s.Page().ID()
	for n := range doc.Each(page, "node") {
		if err := w.s.Do(setText(n.ID(), "name", n.Text("name")+", and whatever else has to be done before the next step")); err != nil {
			t.Fatal(err)
		}
	}
	p, err := NewWalk(w.s, w, page)
	if err != nil {
		t.Fatal(err)
	}
	win := test.NewTempWindow(t, p)
	win.SetPadded(false)
	for _, width := range []float32{275, 296} {
		win.Resize(fyne.NewSize(width, 900))
		for range 6 {
			lines := 0
			for _, tile := range p.choices {
				visit(tile, func(o fyne.CanvasObject) {
					if o, ok := o.(*prose); ok {
						lines = max(lines, len(o.rows))
						if need := o.MinSize().Height; need > o.Size().Height+0.5 || o.Position().Y+need > tile.Size().Height {
							t.Errorf("%g wide: “%s” needs %g of %g", width, o.text, need, o.Size().Height)
						}
					}
				})
			}
			if lines < 2 && len(p.choices) > 0 {
				t.Errorf("%g wide: every way has one line at %q", width, here(p))
			}
			p.Choose(0)
		}
		p.Again()
	}
}
