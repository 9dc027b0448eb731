package panel

import (
	"testing"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"

	"waymark/app/look"
	"waymark/app/session"
	"waymark/canvas/text"
	"waymark/canvas/tool"
	"waymark/model"
	"waymark/model/template"
)

// window is a window that remembers what the panels asked of it.
type window struct {
	s       *session.Session
	fonts   *text.Fonts
	said    string
	invoked []string
	placed  []tool.Stencil
	dropped []fyne.Position
	shown   []model.ID
}

var _ Deps = (*window)(nil)

func (w *window) Show(id model.ID)                             { w.shown = append(w.shown, id); w.s.Show(id) }
func (w *window) Invoke(c string)                              { w.invoked = append(w.invoked, c) }
func (w *window) Say(s string)                                 { w.said = s }
func (w *window) Now() time.Time                               { return time.Date(2026, 11, 21, 9, 0, 0, 0, time.UTC) }
func (w *window) Fonts() *text.Fonts                           { return w.fonts }
func (w *window) ChooseImage(chosen func(string))              { chosen("pictures/router.png") }
func (w *window) Place(s tool.Stencil)                         { w.placed = append(w.placed, s) }
func (w *window) DragStencil(s tool.Stencil, at fyne.Position) {}
func (w *window) DropStencil(s tool.Stencil, at fyne.Position) {
	w.placed = append(w.placed, s)
	w.dropped = append(w.dropped, at)
}

// open opens a template in a window without a screen.
func open(t testing.TB, name string) *window {
	t.Helper()
	doc, err := template.Load(name)
	if err != nil {
		t.Fatal(err)
	}
	return openDoc(t, doc)
}

func openDoc(t testing.TB, doc *model.Document) *window {
	t.Helper()
	a := test.NewTempApp(t)
	a.Settings().SetTheme(look.New(look.Light))
	return &window{s: session.New(doc, ""), fonts: text.New(text.EmbeddedOnly())}
}

// screen puts an object on a window of the given size.
func screen(t testing.TB, o fyne.CanvasObject, w, h float32) fyne.Window {
	t.Helper()
	win := test.NewTempWindow(t, o)
	win.Resize(fyne.NewSize(w, h))
	return win
}

// Focus gives the keyboard to a field in whichever window it is.
func (w *window) Focus(f fyne.Focusable) {
	for _, win := range fyne.CurrentApp().Driver().AllWindows() {
		win.Canvas().Focus(f)
	}
}

func (w *window) work(work func() (done func())) { work()() }

// visit calls f for an object and everything in it, as far as it is drawn.
func visit(o fyne.CanvasObject, f func(fyne.CanvasObject)) {
	f(o)
	switch o := o.(type) {
	case *fyne.Container:
		for _, c := range o.Objects {
			visit(c, f)
		}
	case fyne.Widget:
		for _, c := range test.WidgetRenderer(o).Objects() {
			visit(c, f)
		}
	}
}

// find returns the first object of a type for which is holds.
func find[T any](o fyne.CanvasObject, is func(T) bool) (got T, ok bool) {
	visit(o, func(c fyne.CanvasObject) {
		if x, here := c.(T); here && !ok && is(x) {
			got, ok = x, true
		}
	})
	return got, ok
}

// press presses the button with a label.
func press(t *testing.T, o fyne.CanvasObject, label string) {
	t.Helper()
	b, ok := find(o, func(b *look.Button) bool { return b.Label() == label && b.Visible() })
	if !ok {
		t.Fatalf("there is no button %q", label)
	}
	if !b.Enabled() {
		t.Fatalf("the button %q cannot be pressed", label)
	}
	b.Tapped(nil)
}

// says reports whether a text can be read.
func says(o fyne.CanvasObject, s string) bool {
	found := false
	visit(o, func(c fyne.CanvasObject) {
		switch c := c.(type) {
		case *look.Words:
			found = found || c.Visible() && c.Text() == s
		case *prose:
			found = found || c.Visible() && c.text == s
		case *look.Button:
			found = found || c.Visible() && c.Label() == s
		}
	})
	return found
}

func templates() []string {
	var out []string
	for _, i := range template.List() {
		out = append(out, i.Name)
	}
	return out
}

// Every panel can be shown for every page and every element of every template,
// light and dark, in the narrowest window.
func TestEveryPanelOnEveryTemplate(t *testing.T) {
	for _, name := range templates() {
		t.Run(name, func(t *testing.T) {
			w := open(t, name)
			left, right := NewLeft(w.s, w), NewRight(w.s, w)
			screen(t, right.Object(), 264, 700)
			screen(t, left.Object(), 196, 700)
			screen(t, NewPersonas(w.s, w).Object(), 700, 500)
			screen(t, NewActions(w.s, w).Object(), 1000, 600)
			for i, p := range w.s.Doc().All(model.Root, "page") {
				if i == 1 {
					fyne.CurrentApp().Settings().SetTheme(look.New(look.Dark))
				}
				w.s.ShowPage(p.ID())
				seen := map[string]bool{}
				for r := range w.s.Doc().Within(p.ID()) {
					if k := r.Kind() + variantOf(w.s.Doc(), r); seen[k] {
						continue
					} else {
						seen[k] = true
					}
					w.s.Select(r.ID())
					if got := right.Object().MinSize().Width; got > 264 {
						t.Fatalf("properties of %s %s need %v of 264", r.Kind(), r.ID(), got)
					}
				}
				for tab := TabProperties; tab <= TabChanges; tab++ {
					right.Show(tab)
					if got := right.Object().MinSize().Width; got > 264 {
						t.Fatalf("tab %d needs %v of 264", tab, got)
					}
				}
				for side := SidePalette; side <= SideFind; side++ {
					left.Show(side)
					if got := left.Object().MinSize().Width; got > 196 {
						t.Fatalf("side %d needs %v of 196", side, got)
					}
				}
				right.Show(TabProperties)
			}
			for k := range w.s.Doc().Each(model.Root, "kpi") {
				right.ShowKPI(k.ID())
				if got := right.Object().MinSize().Width; got > 264 {
					t.Fatalf("KPI %s needs %v of 264", k.ID(), got)
				}
			}
		})
	}
}

func TestHiddenPanelsWaitUntilTheyAreShown(t *testing.T) {
	w := open(t, "router-support")
	right := NewRight(w.s, w)
	screen(t, right.Object(), 296, 700)
	n := 0
	update := right.KPIs.update
	right.KPIs.update = func() { n++; update() }
	for range 3 {
		w.s.Select("pain1")
		if err := w.s.Do(setText("pain1", "text", time.Now().String())); err != nil {
			t.Fatal(err)
		}
	}
	if n != 0 {
		t.Fatalf("a hidden panel was drawn %d times", n)
	}
	right.Show(TabKPIs)
	if n != 1 {
		t.Fatalf("shown, the panel was drawn %d times", n)
	}
}
