package canvas

import (
	"bytes"
	"fmt"
	"image"
	"slices"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/test"
	"pgregory.net/rapid"

	"waymark/app/session"
	"waymark/model"
	"waymark/model/edit"
	"waymark/model/geom"
)

// pagesOf puts flowcharts of these sizes into one document: pages f0, f1 …, with shapes
// f0n0, f0n1 ….
func pagesOf(sizes ...int) *model.Document {
	var recs []*model.Record
	for i, n := range sizes {
		name := func(id model.ID) model.ID {
			if id == "f" {
				return model.ID(fmt.Sprint("f", i))
			}
			return model.ID(fmt.Sprint("f", i, id))
		}
		for _, r := range network(n).Records() {
			if r.ID() == model.Root {
				continue
			}
			var props []model.Prop
			for _, p := range r.Props() {
				if p.Name == "from" || p.Name == "to" {
					p.Value = model.Text(string(name(r.Ref(p.Name))))
				}
				props = append(props, p)
			}
			parent := r.Parent()
			if parent != model.Root {
				parent = name(parent)
			}
			recs = append(recs, model.NewRecord(name(r.ID()), r.Kind(), parent, props...))
		}
	}
	return model.NewDocument(nil, recs)
}

// large is more shapes than are composed at once.
const large = 450

// held is a view whose work beside is done when the test says so, and gets back from
// there when the test says so.
type held struct {
	*View
	s           *session.Session
	work, posts []func()
}

func holdView(t testing.TB, doc *model.Document) *held { return holdWith(t, doc, Options{}) }

func holdWith(t testing.TB, doc *model.Document, o Options) *held {
	h := &held{s: session.New(doc, "")}
	o.beside, o.post = func(work func()) { h.work = append(h.work, work) }, func(then func()) { h.posts = append(h.posts, then) }
	h.View = NewView(h.s, fonts, o)
	h.s.Watch(func(session.What) { h.Sync() })
	w := test.NewWindow(h.View)
	t.Cleanup(w.Close)
	w.SetPadded(false)
	w.Resize(fyne.NewSize(700, 500))
	return h
}

// compose does the work that waits; nothing of it has got back then.
func (h *held) compose() {
	for _, work := range h.work {
		work()
	}
	h.work = nil
}

// get lets what was done beside get back.
func (h *held) get() {
	posts := h.posts
	h.posts = nil
	for _, then := range posts {
		then()
	}
}

// settle does all there is to be done.
func (h *held) settle() {
	for len(h.work)+len(h.posts) > 0 {
		h.compose()
		h.get()
	}
}

func (h *held) pixels() []byte { return bytes.Clone(h.picture(700, 500).(*image.RGBA).Pix) }

// atOnce is the same picture from a view that composes on the spot.
func (h *held) atOnce(t testing.TB) []byte {
	s := session.New(h.s.Doc(), "")
	if p := h.s.Page(); p != nil {
		s.ShowPage(p.ID())
	}
	s.Select(h.s.Selection()...)
	v := NewView(s, fonts, atOnceToo(Options{Dark: h.manner.dark}))
	w := test.NewWindow(v)
	defer w.Close()
	w.SetPadded(false)
	w.Resize(fyne.NewSize(700, 500))
	v.view, v.focused = h.view, h.focused
	return bytes.Clone(v.picture(700, 500).(*image.RGBA).Pix)
}

func tab() *fyne.KeyEvent { return &fyne.KeyEvent{Name: fyne.KeyTab} }

// A large page is composed beside: until it is there, the window shows the page before
// and does nothing on it; what was typed meanwhile is done on the new one.
func TestLargePageIsComposedBeside(t *testing.T) {
	test.NewTempApp(t)
	h := holdView(t, pagesOf(large, large))
	h.settle()
	var hint string
	h.OnHint = func(s string) { hint = s }
	first := h.pixels()
	if !bytes.Equal(first, h.atOnce(t)) {
		t.Fatal("the first page is not shown")
	}

	h.s.ShowPage("f1")
	if len(h.work) != 1 {
		t.Fatalf("%d pages are composed beside", len(h.work))
	}
	node := h.view.toView(geom.P(20, 20))
	press(h.View, fyne.NewPos(float32(node.X), float32(node.Y)), desktop.MouseButtonPrimary)
	release(h.View, fyne.NewPos(float32(node.X), float32(node.Y)), desktop.MouseButtonPrimary)
	h.Scrolled(&fyne.ScrollEvent{Scrolled: fyne.NewDelta(0, 50)})
	h.TypedKey(tab())
	h.TypedShortcut(&fyne.ShortcutSelectAll{}) // behind a key that waits
	h.Resize(fyne.NewSize(690, 500))
	h.Resize(fyne.NewSize(700, 500))
	if h.compose(); len(h.s.Selection()) > 0 || !bytes.Equal(h.pixels(), first) {
		t.Fatal("something has happened on a page that is not shown")
	}
	h.ahead.slow = true // as the clock says after a while
	if h.tell(); hint != "Drawing the page …" {
		t.Errorf("the hint is %q", hint)
	}
	coming := h.ahead.coming.scene

	h.get()
	if h.shown != coming || len(h.work) > 0 {
		t.Error("what was composed beside is composed again")
	}
	if got := len(h.s.Selection()); got < large || h.s.Doc().Page(h.s.Selection()[0]).ID() != "f1" {
		t.Errorf("%d elements are selected by what was typed meanwhile", got)
	}
	if hint == "Drawing the page …" {
		t.Error("the hint stays")
	}
	h.s.Select()
	if !bytes.Equal(h.pixels(), h.atOnce(t)) {
		t.Error("the second page looks otherwise than composed at once")
	}
	h.s.ShowPage("f0")
	if len(h.work) > 0 || !bytes.Equal(h.pixels(), h.atOnce(t)) {
		t.Error("a page that was shown before is not there at once")
	}
}

// What is typed while a page is on its way goes into the field that its first letter
// opens.
func TestTypedAhead(t *testing.T) {
	test.NewTempApp(t)
	h := holdView(t, pagesOf(large, large))
	h.settle()
	h.s.ShowPage("f1")
	h.TypedKey(tab())
	for _, r := range "Ask" {
		h.TypedRune(r)
	}
	h.TypedKey(&fyne.KeyEvent{Name: fyne.KeyReturn})
	h.settle()
	if got := h.s.Doc().Get(h.s.Selection()[0]).Text("name"); got != "Ask" || h.Editing() {
		t.Errorf("the first shape is called %q", got)
	}
	h.s.ShowPage("f0")
	h.s.ShowPage("f1")
	if len(h.ahead.waiting) > 0 {
		t.Error("something still waits")
	}
}

// Other colours are drawn beside, too; meanwhile the page is worked on in the old ones.
func TestColorsAreDrawnBeside(t *testing.T) {
	test.NewTempApp(t)
	h := holdView(t, pagesOf(large))
	h.settle()
	h.SetDark(true)
	h.compose()
	move := edit.Move{IDs: []model.ID{"f0n1"}, By: geom.P(16, 24)}
	if err := h.s.Do(move); err != nil {
		t.Fatal(err)
	}
	h.s.Select("f0n1")
	h.manner.dark = false // what the same looks like in the old colours
	light := h.atOnce(t)
	h.manner.dark = true
	if !bytes.Equal(h.pixels(), light) {
		t.Fatal("until the new colours are there, the page does not look as before")
	}
	h.get()
	if dark := h.pixels(); bytes.Equal(dark, light) || !bytes.Equal(dark, h.atOnce(t)) {
		t.Error("the page looks otherwise than composed at once in dark colours")
	}
	h.SetDark(false)
	h.SetDark(true)
	h.settle()
	if !bytes.Equal(h.pixels(), h.atOnce(t)) {
		t.Error("the colours were changed to and fro, and are other ones now")
	}
}

// A page that was composed ahead is shown, also where other colours were asked for
// meanwhile: those are drawn beside.
func TestColorsBeforeTheFirstPicture(t *testing.T) {
	test.NewTempApp(t)
	doc := pagesOf(large)
	h := holdWith(t, doc, Options{Ahead: ComposeAhead(doc, doc.Get("f0"), fonts, Options{})})
	h.SetDark(true)
	h.manner.dark = false
	light := h.atOnce(t)
	h.manner.dark = true
	if !bytes.Equal(h.pixels(), light) || len(h.work) != 1 {
		t.Errorf("the page is not shown as it was composed; %d pages are composed", len(h.work))
	}
	if h.settle(); !bytes.Equal(h.pixels(), h.atOnce(t)) {
		t.Error("the colours do not come")
	}
}

// Of several large pages asked for one after the other, one at a time is composed, and
// after it the one that is asked for then.
func TestOnePageAtATime(t *testing.T) {
	test.NewTempApp(t)
	h := holdView(t, pagesOf(large, large, large, large))
	h.settle()
	for _, id := range []model.ID{"f1", "f2", "f3"} {
		h.s.ShowPage(id)
	}
	if len(h.work) != 1 || h.ahead.coming.key.id != "f1" {
		t.Fatalf("%d pages are composed", len(h.work))
	}
	h.compose()
	h.get()
	if h.page != "f0" || len(h.work) != 1 || h.ahead.coming.key.id != "f3" {
		t.Fatalf("%s is shown, %d pages are composed", h.page, len(h.work))
	}
	h.settle()
	if h.page != "f3" {
		t.Fatalf("%s is shown", h.page)
	}
	if h.s.ShowPage("f1"); h.page != "f1" || len(h.work) > 0 {
		t.Error("a page that was composed on the way is not kept")
	}
}

// Large pages that were shown long ago are not kept; the one before the one that is
// shown is.
func TestPagesOfLongAgo(t *testing.T) {
	test.NewTempApp(t)
	h := holdView(t, pagesOf(large, large, large, 20))
	h.pages.most = 1500
	h.settle()
	for _, id := range []model.ID{"f1", "f3", "f2"} {
		h.s.ShowPage(id)
		h.settle()
	}
	if len(h.pages.made) != 3 || len(h.pages.order) != 3 || h.pages.made[pageKey{id: "f0"}] != nil {
		t.Errorf("%d pages are kept: %v", len(h.pages.made), h.pages.order)
	}
	if h.s.ShowPage("f1"); h.turning() {
		t.Error("the page before is composed again")
	}
	h.s.ShowPage("f0")
	if !h.turning() {
		t.Error("a page of long ago is still there")
	}
	h.settle()
	if !bytes.Equal(h.pixels(), h.atOnce(t)) {
		t.Error("it looks otherwise than before")
	}
	if err := h.s.Do(edit.Delete{IDs: []model.ID{"f1"}}); err != nil {
		t.Fatal(err)
	}
	if h.s.ShowPage("f3"); h.pages.made[pageKey{id: "f1"}] != nil {
		t.Error("a page that was deleted is kept")
	}
}

// Whoever asks for the page itself waits for it.
func TestLanding(t *testing.T) {
	test.NewTempApp(t)
	s := session.New(pagesOf(large, large), "")
	v := NewView(s, fonts, Options{beside: func(work func()) { go work() }, post: func(func()) {}})
	s.Watch(func(session.What) { v.Sync() })
	v.Tool()
	s.ShowPage("f1")
	if !v.turning() {
		t.Fatal("the page is there at once")
	}
	v.Tool().SelectAll()
	if v.turning() || !slices.Contains(s.Selection(), "f1n0") {
		t.Errorf("%d elements are selected", len(s.Selection()))
	}
}

// Whatever is asked for and done while pages are composed beside: in the end the view
// shows what one shows that composes at once.
func TestTurningEndsWell(t *testing.T) {
	test.NewTempApp(t)
	var journey []*model.Record
	for _, r := range journeyOf(10, 6, 18).Records() {
		if r.ID() != model.Root {
			journey = append(journey, r)
		}
	}
	flows := pagesOf(large, large, 20)
	doc := model.NewDocument(nil, append(slices.DeleteFunc(slices.Clone(flows.Records()), func(r *model.Record) bool { return r.ID() == model.Root }), journey...))
	if small(doc, doc.Get("j")) {
		t.Fatal("the journey is composed at once")
	}
	rapid.Check(t, func(r *rapid.T) {
		h := holdView(t, doc)
		pages := []model.ID{"f0", "f1", "f2", "j"}
		for range rapid.IntRange(1, 12).Draw(r, "steps") {
			switch rapid.IntRange(0, 6).Draw(r, "what") {
			case 0, 1:
				h.s.ShowPage(rapid.SampledFrom(pages).Draw(r, "page"))
			case 2:
				h.SetDark(rapid.Bool().Draw(r, "dark"))
			case 3:
				h.compose()
			case 4:
				h.get()
			case 5:
				id := rapid.SampledFrom(pages).Draw(r, "of")
				if h.s.Doc().Get(id) != nil {
					_ = h.s.Do(edit.Move{IDs: []model.ID{id + "n3"}, By: geom.P(8, 40)}) // of a page that is there
				}
			case 6:
				if pages := h.s.Doc().All(model.Root, "page"); len(pages) > 1 && rapid.Bool().Draw(r, "delete") {
					if err := h.s.Do(edit.Delete{IDs: []model.ID{rapid.SampledFrom(pages).Draw(r, "deleted").ID()}}); err != nil {
						r.Fatal(err)
					}
				} else {
					h.s.Undo()
				}
			}
			h.pixels()
		}
		h.settle()
		h.s.Select()
		if h.turning() || !bytes.Equal(h.pixels(), h.atOnce(t)) {
			r.Fatal("another picture than of a view that composes at once")
		}
	})
}

// A page that was left is found again in its own zoom, and the window is told it.
func TestZoomOfAPageIsToldWhenItIsShownAgain(t *testing.T) {
	h := holdView(t, pagesOf(3, 3))
	told := 0.0
	h.OnZoom = func(z float64) { told = z }
	h.ZoomTo(0.5)
	h.s.ShowPage("f1")
	h.ZoomTo(2)
	h.s.ShowPage("f0")
	if h.Zoom() != 0.5 || told != 0.5 {
		t.Fatalf("the first page is shown at %v, the window was told %v", h.Zoom(), told)
	}
	h.s.ShowPage("f1")
	if h.Zoom() != 2 || told != 2 {
		t.Fatalf("the second page is shown at %v, the window was told %v", h.Zoom(), told)
	}
}
