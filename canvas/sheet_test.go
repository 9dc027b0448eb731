package canvas

import (
	"image"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"

	"waymark/model"
	"waymark/model/geom"
)

func sheetPicture(s *Sheet) *image.RGBA {
	size := s.Size()
	img := s.picture(int(size.Width), int(size.Height)).(*image.RGBA)
	c := image.NewRGBA(img.Bounds())
	copy(c.Pix, img.Pix)
	return c
}

// Two sheets that are tied together show the same part, whichever is moved.
func TestTiedSheets(t *testing.T) {
	test.NewTempApp(t)
	doc := network(6)
	page := doc.All(model.Root, "page")[0].ID()
	a, b := NewSheet(fonts, Options{}), NewSheet(fonts, Options{})
	a.Tie(b)
	for _, s := range []*Sheet{a, b} {
		s.Resize(fyne.NewSize(500, 400))
		s.ShowPage(doc, page, nil)
	}
	if !a.view.visible().Encloses(a.compose().Bounds) {
		t.Error("a page is not shown as a whole at first")
	}
	b.Dragged(&fyne.DragEvent{Dragged: fyne.Delta{DX: 40, DY: -10}})
	if a.view.at != b.view.at || a.view.zoom != b.view.zoom {
		t.Errorf("one shows %v, the other %v", a.view, b.view)
	}
	a.ZoomBy(2)
	if b.view.zoom != a.view.zoom {
		t.Error("the other one does not zoom")
	}
	a.ShowPage(moved(t, doc, "n1", geom.P(8, 0)), page, nil) // another document, the same page
	if !a.moved {
		t.Error("an edit moves the page")
	}
	b.Fit()
	if a.moved || !a.view.visible().Encloses(a.compose().Bounds) {
		t.Error("the whole page is not shown again")
	}
}

// A mark is painted where its element is, and only there; an element that the
// page does not have has none.
func TestMarks(t *testing.T) {
	test.NewTempApp(t)
	doc := network(6)
	page := doc.All(model.Root, "page")[0].ID()
	s := NewSheet(fonts, Options{})
	s.Resize(fyne.NewSize(700, 500))
	s.ShowPage(doc, page, nil)
	plain := sheetPicture(s)
	pictures := map[MarkKind]*image.RGBA{}
	for _, as := range []MarkKind{MarkChanged, MarkAdded, MarkRemoved} {
		s.ShowPage(doc, page, []Mark{{"n1", as}, {"gone", MarkRemoved}})
		marked := sheetPicture(s)
		r := s.view.rectToView(s.spots(map[model.ID]bool{"n1": true})["n1"].rect.Inset(-14 / s.view.zoom)) // the sign stands out of the corner
		n := 0
		for y := range marked.Bounds().Dy() {
			for x := range marked.Bounds().Dx() {
				if plain.RGBAAt(x, y) == marked.RGBAAt(x, y) {
					continue
				}
				n++
				if p := geom.P(float64(x), float64(y)); !r.Contains(p) {
					t.Fatalf("%d: %v is painted, far from %v", as, p, r)
				}
			}
		}
		if n == 0 {
			t.Errorf("%d: nothing is painted", as)
		}
		pictures[as] = marked
	}
	if n, _ := differ(pictures[MarkAdded], pictures[MarkRemoved]); n == 0 {
		t.Error("added and removed look alike")
	}
	if s.Reveal("gone") || !s.Reveal("n1") {
		t.Error("what is there is not found, or what is gone is")
	}
}

// A page that the document does not have is an empty desk, and nothing panics.
func TestSheetWithoutPage(t *testing.T) {
	test.NewTempApp(t)
	s := NewSheet(fonts, Options{Dark: true})
	s.Resize(fyne.NewSize(300, 200))
	s.ShowPage(network(2), "nowhere", []Mark{{"n1", MarkAdded}})
	img := sheetPicture(s)
	for i := 4; i < len(img.Pix); i++ {
		if img.Pix[i] != img.Pix[i%4] {
			t.Fatal("something is painted")
		}
	}
	s.Reveal("n1")
	s.ZoomBy(1.5)
	s.SetDark(false)
}

// A flash lights up what changed, goes out by itself and leaves nothing.
func TestFlash(t *testing.T) {
	v, _ := window(t, network(6))
	paint := func() *image.RGBA {
		img := v.picture(900, 600).(*image.RGBA)
		c := image.NewRGBA(img.Bounds())
		copy(c.Pix, img.Pix)
		return c
	}
	plain := paint()
	last := 1 << 30
	for _, strength := range []float64{1, 0.5, 0.2} {
		v.flash = flash{ids: map[model.ID]bool{"n1": true, "gone": true}, strength: strength}
		n, _ := differ(plain, paint())
		if n == 0 || n > last {
			t.Errorf("at %v, %d pixels are lit", strength, n)
		}
		last = n
	}
	v.Flash("n1") // the driver for tests carries animations out at once
	if n, _ := differ(plain, paint()); n != 0 || v.flash.strength != 0 {
		t.Errorf("%d pixels stay lit", n)
	}
	v.flash = flash{ids: map[model.ID]bool{"n1": true}, strength: 1, end: func() {}}
	v.Flash() // ends the one before
	if n, _ := differ(plain, paint()); n != 0 {
		t.Error("it cannot be ended")
	}
}

// A large page is composed beside: until it is there, a sheet shows what it showed. What
// is asked for last is shown in the end, an edit of what is shown at once.
func TestLargeSheet(t *testing.T) {
	test.NewTempApp(t)
	var work, posts []func()
	run := func(list *[]func()) {
		all := *list
		*list = nil
		for _, f := range all {
			f()
		}
	}
	sheet := func(o Options) *Sheet {
		s := NewSheet(fonts, o)
		s.Resize(fyne.NewSize(500, 400))
		return s
	}
	s := sheet(Options{beside: func(f func()) { work = append(work, f) }, post: func(f func()) { posts = append(posts, f) }})
	doc := pagesOf(large, large, 20)
	marks := []Mark{{"f0n1", MarkChanged}, {"f1n1", MarkAdded}}
	same := func(doc *model.Document, page model.ID, dark bool) bool {
		o := sheet(atOnceToo(Options{Dark: dark}))
		o.ShowPage(doc, page, marks)
		o.view = s.view
		n, _ := differ(sheetPicture(o), sheetPicture(s))
		return n == 0
	}
	s.ShowPage(doc, "f2", marks)
	small := sheetPicture(s)
	s.ShowPage(doc, "f0", marks)
	s.ShowPage(doc, "f1", marks)
	s.ZoomBy(1) // of what is shown
	run(&work)
	if n, _ := differ(small, sheetPicture(s)); n > 0 || len(work) > 0 {
		t.Fatal("something else is shown before the page is there")
	}
	run(&posts) // f0, which is not wanted any more
	run(&work)
	run(&posts)
	if !same(doc, "f1", false) {
		t.Error("the page looks otherwise than composed at once")
	}
	if next := moved(t, doc, "f1n1", geom.P(16, 8)); !func() bool { s.ShowPage(next, "f1", marks); return same(next, "f1", false) }() || len(work) > 0 {
		t.Error("an edit is not there at once")
	}
	s.SetDark(true)
	if !same(s.doc, "f1", false) {
		t.Error("the colours change before the page is drawn in them")
	}
	run(&work)
	run(&posts)
	if !same(s.doc, "f1", true) {
		t.Error("the page is not drawn in other colours")
	}
	s.ShowPage(doc, "f0", nil)
	go run(&work)
	if !s.Reveal("f0n1") {
		t.Error("an element of the page that is on its way is not found")
	}
}
