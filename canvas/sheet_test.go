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
