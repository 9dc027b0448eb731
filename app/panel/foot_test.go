package panel

import (
	"testing"

	"fyne.io/fyne/v2"

	"waymark/app/look"
	"waymark/model"
	"waymark/model/edit"
)

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

// Beside both panels of a small window, the line leaves figures out and never the way
// to how they are computed.
func TestFootYields(t *testing.T) {
	w := open(t, "router-support")
	w.s.ShowPage("f")
	f := NewFoot(w.s, w)
	all := 0
	for _, width := range []float32{900, 536, 400, 900} {
		screen(t, f.Object(), width, FootHeight)
		seen, end := 0, float32(0)
		for _, o := range f.row.Objects {
			if o.Visible() {
				seen++
				end = max(end, o.Position().X+o.Size().Width)
			}
		}
		last := f.row.Objects[len(f.row.Objects)-1]
		if end > f.row.Size().Width || !last.Visible() {
			t.Errorf("%v wide: the line ends at %v of %v, its last thing is seen: %v", width, end, f.row.Size().Width, last.Visible())
		}
		if all = max(all, seen); width < 900 == (seen == all) {
			t.Errorf("%v wide: %d of %d things are seen", width, seen, all)
		}
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
