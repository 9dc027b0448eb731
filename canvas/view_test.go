package canvas

import (
	"image"
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/test"

	"waymark/app/session"
	"waymark/canvas/tool"
	"waymark/model"
	"waymark/model/geom"
)

// atOnceToo are options with which large pages are composed at once, too.
func atOnceToo(o Options) Options {
	o.beside, o.post = func(work func()) { work() }, func(then func()) { then() }
	return o
}

// window shows a view in Fyne's driver for tests.
func window(t *testing.T, doc *model.Document) (*View, *session.Session) {
	t.Helper()
	a := test.NewTempApp(t)
	_ = a
	s := session.New(doc, "")
	v := NewView(s, fonts, atOnceToo(Options{Grid: 8}))
	s.Watch(func(session.What) { v.Sync() })
	w := test.NewWindow(v)
	w.SetPadded(false)
	w.Resize(fyne.NewSize(900, 600))
	t.Cleanup(w.Close)
	if v.view.size.X < 800 {
		t.Fatalf("the view is %v large", v.view.size)
	}
	return v, s
}

func (v *View) pos(id model.ID) fyne.Position {
	n, _ := v.composer().Geometry(v.ed.Doc(), v.page).Node(id)
	p := v.view.toView(n.Rect.Center())
	return fyne.NewPos(float32(p.X), float32(p.Y))
}

func press(v *View, p fyne.Position, b desktop.MouseButton) {
	v.MouseMoved(&desktop.MouseEvent{PointEvent: fyne.PointEvent{Position: p}})
	v.MouseDown(&desktop.MouseEvent{PointEvent: fyne.PointEvent{Position: p}, Button: b})
}

func release(v *View, p fyne.Position, b desktop.MouseButton) {
	v.MouseUp(&desktop.MouseEvent{PointEvent: fyne.PointEvent{Position: p}, Button: b})
}

func drag(v *View, from, to fyne.Position, b desktop.MouseButton) {
	press(v, from, b)
	for i := float32(1); i <= 4; i++ {
		v.Dragged(&fyne.DragEvent{PointEvent: fyne.PointEvent{Position: fyne.NewPos(from.X+(to.X-from.X)*i/4, from.Y+(to.Y-from.Y)*i/4)}})
	}
	v.DragEnd()
	release(v, to, b)
}

func TestViewDrags(t *testing.T) {
	v, s := window(t, network(6))
	v.ZoomTo(1)
	x := s.Doc().Get("n1").NumOr("x", 0)
	from := v.pos("n1")
	drag(v, from, from.AddXY(64, 80), desktop.MouseButtonPrimary)
	if got := s.Doc().Get("n1").NumOr("x", 0); got < x+56 || got > x+72 {
		t.Fatalf("moved from %v to %v", x, got)
	}
	if done, _ := s.History(); len(done) != 1 {
		t.Fatal(len(done))
	}
	// The middle button moves the map, not the shape.
	at := v.view.at
	drag(v, v.pos("n1"), v.pos("n1").AddXY(30, 0), desktop.MouseButtonTertiary)
	if done, _ := s.History(); len(done) != 1 || v.view.at == at {
		t.Fatal("the middle button does not pan")
	}
	// So does the space bar.
	v.KeyDown(&fyne.KeyEvent{Name: fyne.KeySpace})
	at = v.view.at
	drag(v, v.pos("n1"), v.pos("n1").AddXY(-30, 0), desktop.MouseButtonPrimary)
	v.KeyUp(&fyne.KeyEvent{Name: fyne.KeySpace})
	if done, _ := s.History(); len(done) != 1 || v.view.at == at {
		t.Fatal("space and drag does not pan")
	}
}

func TestViewEditsText(t *testing.T) {
	v, s := window(t, network(6))
	p := v.pos("n2")
	press(v, p, desktop.MouseButtonPrimary)
	release(v, p, desktop.MouseButtonPrimary)
	press(v, p, desktop.MouseButtonPrimary)
	release(v, p, desktop.MouseButtonPrimary)
	if v.State() != "text.editing" || v.field == nil {
		t.Fatalf("a double click does not edit: %s", v.State())
	}
	if v.field.entry.Text != "Check the line 2" {
		t.Fatal(v.field.entry.Text)
	}
	if sz := v.field.object.Size(); sz.Width < 20 || sz.Height < 10 {
		t.Fatalf("the field is %v large", sz)
	}
	v.field.entry.SetText("Ask again")
	v.field.entry.TypedKey(&fyne.KeyEvent{Name: fyne.KeyReturn})
	if s.Committed().Get("n2").Text("name") != "Ask again" || v.field != nil {
		t.Fatal(s.Committed().Get("n2").Text("name"))
	}
	// Typing begins, a press elsewhere ends it.
	v.TypedRune('Q')
	if v.field == nil || v.field.entry.Text != "Q" {
		t.Fatal("typing does not begin")
	}
	press(v, fyne.NewPos(2, 2), desktop.MouseButtonPrimary)
	release(v, fyne.NewPos(2, 2), desktop.MouseButtonPrimary)
	if s.Committed().Get("n2").Text("name") != "Q" || v.Editing() {
		t.Fatal(s.Committed().Get("n2").Text("name"))
	}
	// Escape keeps the text as it was.
	s.Select("n2")
	v.EditSelected()
	v.field.entry.SetText("no")
	v.field.entry.TypedKey(&fyne.KeyEvent{Name: fyne.KeyEscape})
	if s.Committed().Get("n2").Text("name") != "Q" || v.Editing() {
		t.Fatal("Escape keeps the new text")
	}
}

func TestViewClipboard(t *testing.T) {
	v, s := window(t, network(6))
	s.Select("n1", "n2")
	v.TypedShortcut(&fyne.ShortcutCopy{})
	if c := fyne.CurrentApp().Clipboard().Content(); !strings.Contains(c, `"format": "waymark"`) {
		t.Fatalf("the clipboard holds %.80q", c)
	}
	n := s.Doc().Len()
	v.TypedShortcut(&fyne.ShortcutPaste{})
	if s.Doc().Len() < n+2 {
		t.Fatal("nothing was pasted")
	}
	v.TypedShortcut(&fyne.ShortcutSelectAll{})
	if len(s.Selection()) < 8 {
		t.Fatal(len(s.Selection()))
	}
	asked := ""
	v.OnShortcut = func(s fyne.Shortcut) { asked = s.ShortcutName() }
	v.TypedShortcut(&desktop.CustomShortcut{KeyName: fyne.KeyS, Modifier: fyne.KeyModifierControl})
	if asked == "" {
		t.Fatal("a shortcut that is not the canvas's own is swallowed")
	}
}

func TestViewPlacesFromThePalette(t *testing.T) {
	v, s := window(t, network(6))
	n := s.Doc().Len()
	st := tool.Stencil{Kind: "node", Variant: "delay"}
	at := v.absolute(v.view.size.Mul(0.9))
	if !v.Hovering(st, at) || v.State() != "place.ghost" {
		t.Fatal(v.State())
	}
	if !v.Drop(st, at) || s.Doc().Len() != n+1 || v.State() != "select.idle" {
		t.Fatal(s.Doc().Len()-n, v.State())
	}
	if v.Drop(st, fyne.NewPos(-50, 20)) || s.Doc().Len() != n+1 || v.State() != "select.idle" {
		t.Fatal("a drop outside of the canvas placed something")
	}
}

func TestViewZooms(t *testing.T) {
	v, _ := window(t, network(500))
	var told float64
	v.OnZoom = func(z float64) { told = z }
	v.Fit()
	if !v.seesAll() || told != v.Zoom() {
		t.Fatalf("fit shows %v of %v", v.view.visible(), v.compose().Bounds)
	}
	v.ZoomTo(1)
	v.ZoomIn()
	if v.Zoom() != 1.1 {
		t.Fatal(v.Zoom())
	}
	v.ZoomOut()
	v.ZoomOut()
	if v.Zoom() != 0.9 {
		t.Fatal(v.Zoom())
	}
	v.tool.SelectAll()
	v.FitSelection()
	at := v.view.at
	v.Scrolled(&fyne.ScrollEvent{Scrolled: fyne.NewDelta(0, 25)})
	_ = at
}

// seesAll reports whether all of the page is in view.
func (v *View) seesAll() bool { return v.view.visible().Encloses(v.compose().Bounds) }

// Every page and both colour schemes paint, whatever is selected.
func TestViewPaints(t *testing.T) {
	v, s := window(t, network(20))
	for _, dark := range []bool{false, true} {
		v.SetDark(dark)
		for _, ids := range [][]model.ID{nil, {"n1"}, {"l1"}, {"n1", "n2", "l1"}} {
			s.Select(ids...)
			img, ok := v.picture(900, 600).(*image.RGBA)
			if !ok || img.Rect != image.Rect(0, 0, 900, 600) {
				t.Fatal("no picture")
			}
			seen := map[[3]uint8]bool{}
			for i := 0; i < len(img.Pix); i += 4 {
				seen[[3]uint8(img.Pix[i:i+3])] = true
			}
			if len(seen) < 10 {
				t.Errorf("dark %v, %v selected: only %d colours", dark, ids, len(seen))
			}
		}
	}
	if img := v.picture(0, 0); img.Bounds().Empty() {
		t.Error("a window of no size has no picture")
	}
}

func TestShapesGlide(t *testing.T) {
	doc := network(6)
	from := map[model.ID]geom.Pt{"n1": geom.P(0, 0), "n2": geom.P(7, 7)}
	to := map[model.ID]geom.Pt{"n1": geom.P(100, 40), "n2": geom.P(7, 7), "n3": geom.P(1, 1)}
	half := onTheWay(doc, from, to, 0.5)
	if half.Get("n1").NumOr("x", 0) != 50 || half.Get("n1").NumOr("y", 0) != 20 || half.Get("n2") != doc.Get("n2") || half.Get("n3") != doc.Get("n3") {
		t.Fatal(half.Get("n1").Props())
	}
	v, s := window(t, doc)
	v.ArrangePage()
	if done, _ := s.History(); len(done) != 1 || done[0].Label != "Arrange page" {
		t.Fatal(len(done))
	}
}

// A button that is let go where nobody hears of it, over a panel or outside of the
// window, ends the gesture all the same.
func TestAReleaseOutsideEndsTheGesture(t *testing.T) {
	v, s := window(t, network(6))
	v.ZoomTo(1)
	from := v.pos("n1")
	press(v, from, desktop.MouseButtonPrimary)
	for i := float32(1); i <= 4; i++ {
		v.Dragged(&fyne.DragEvent{PointEvent: fyne.PointEvent{Position: from.AddXY(16*i, 16*i)}})
	}
	v.DragEnd()
	if done, _ := s.History(); v.State() != "select.idle" || len(done) != 1 {
		t.Fatalf("%s, %d entries", v.State(), len(done))
	}
	at := v.view.at
	press(v, from, desktop.MouseButtonTertiary)
	v.Dragged(&fyne.DragEvent{PointEvent: fyne.PointEvent{Position: from.AddXY(20, 20)}})
	v.DragEnd()
	if v.input.panning || v.view.at == at {
		t.Fatal("the map sticks to the pointer")
	}
}

// A command that comes between keeps what is being typed and gives up a drag.
func TestInterrupt(t *testing.T) {
	v, s := window(t, network(6))
	v.ZoomTo(1)
	s.Select("n2")
	v.TypedRune('Q')
	if v.Interrupt() || v.Editing() || s.Committed().Get("n2").Text("name") != "Q" {
		t.Fatalf("%s, called %q", v.State(), s.Committed().Get("n2").Text("name"))
	}
	from := v.pos("n1")
	press(v, from, desktop.MouseButtonPrimary)
	v.Dragged(&fyne.DragEvent{PointEvent: fyne.PointEvent{Position: from.AddXY(40, 40)}})
	if !v.Interrupt() || v.State() != "select.idle" {
		t.Fatal(v.State())
	}
	v.Dragged(&fyne.DragEvent{PointEvent: fyne.PointEvent{Position: from.AddXY(90, 40)}})
	release(v, from.AddXY(90, 40), desktop.MouseButtonPrimary)
	if done, _ := s.History(); len(done) != 1 {
		t.Fatalf("%d entries", len(done))
	}
}

// What is dropped stays under the pointer, also when the first shape of a page
// brings in panels that make the map smaller.
func TestADropStaysWhereItIs(t *testing.T) {
	d := network(1).Draft()
	d.Delete("n0")
	doc, _ := d.Commit()
	v, s := window(t, doc)
	at := fyne.NewPos(200, 150)
	st := tool.Stencil{Kind: "node", Variant: "action"}
	v.Hovering(st, at)
	v.Drop(st, at)
	v.Resize(v.Size().SubtractWidthHeight(0, 30))
	p := v.pos(s.Selection()[0])
	if d := p.Subtract(at); d.X > 9 || d.X < -9 || d.Y > 9 || d.Y < -9 {
		t.Fatalf("dropped at %v, it stands at %v", at, p)
	}
}
