package panel

import (
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"pgregory.net/rapid"

	"waymark/model"
)

// Tab through the table of values and the form under it: the field that has the
// keyboard is always seen, whole.
func TestTabShowsTheFieldThatItGoesTo(t *testing.T) {
	w := open(t, "router-support")
	p := NewKPIs(w.s, w)
	win := screen(t, p.Object(), 300, 500)
	p.Open(firstKPI(t, w))
	win.Resize(fyne.NewSize(300, 501)) // lays out what has come
	views := []*container.Scroll{p.detail.scroll}
	d := fyne.CurrentApp().Driver()
	fields := append(entriesOf(p.detail.sheet.rows[0].object), entriesOf(p.detail.form.box)...)
	if len(fields) < 5 {
		t.Fatalf("%d fields", len(fields))
	}
	for i, f := range fields {
		win.Canvas().Focus(f)
		for _, v := range views {
			at := d.AbsolutePositionForObject(f).Subtract(d.AbsolutePositionForObject(v.Content)).Subtract(v.Offset)
			end := at.Add(f.Size())
			if at.X < -1 || at.Y < -1 || end.X > v.Size().Width+1 || end.Y > v.Size().Height+1 {
				t.Errorf("field %d, %q, is at %v to %v of a view of %v", i, f.Text, at, end, v.Size())
			}
		}
	}
}

// What is typed into a cell that was reached by keyboard takes the place of what
// it says, as in a spreadsheet.
func TestKeyboardTakesTheWholeCell(t *testing.T) {
	w := open(t, "router-support")
	p := NewKPIs(w.s, w)
	win := screen(t, p.Object(), 300, 700)
	p.Open(firstKPI(t, w))
	f := entriesOf(p.detail.sheet.rows[0].object)[1]
	win.Canvas().Focus(f)
	if f.SelectedText() != f.Text || f.Text == "" {
		t.Errorf("of %q, %q is selected", f.Text, f.SelectedText())
	}
}

// A view goes no further than it must, never beyond its content, and then shows
// the beginning of the thing.
func TestWithin(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		num := func(name string, most int) float32 { return float32(rapid.IntRange(0, most).Draw(t, name)) }
		view := 100 + num("view", 400)
		content := view + num("content", 900)
		size := 1 + num("size", int(view)-2*revealMargin-2)
		at := num("at", int(content-size))
		offset := num("offset", int(content-view))
		got := within(offset, view, at, size, content)
		if got < 0 || got > content-view {
			t.Fatalf("offset %g of %g", got, content-view)
		}
		if at < got || at+size > got+view {
			t.Fatalf("%g to %g is not within %g to %g", at, at+size, got, got+view)
		}
		if again := within(got, view, at, size, content); again != got {
			t.Fatalf("%g, then %g", got, again)
		}
	})
}

func firstKPI(t *testing.T, w *window) model.ID {
	t.Helper()
	for _, r := range w.s.Doc().Records() {
		if r.Kind() == "kpi" {
			return r.ID()
		}
	}
	t.Fatal("the template has no KPI")
	return ""
}
