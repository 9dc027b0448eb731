package canvas

import (
	"fmt"
	"image"
	"math/rand/v2"
	"slices"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"
	"pgregory.net/rapid"

	"waymark/app/session"
	"waymark/canvas/tool"
	"waymark/model"
	"waymark/model/geom"
)

// scrolled is a view of a large journey of which lane names, stages and steps have left
// the view.
func scrolled(t *testing.T) (*View, *session.Session) {
	t.Helper()
	v, s := window(t, journeyOf(5, 4, 9))
	v.ZoomTo(1)
	v.scrollTo(700, 400)
	return v, s
}

func (v *View) scrollTo(x, y float64) {
	v.view.at = geom.P(x, y)
	v.zoomed()
}

// shownAt is the middle of an element as it is shown, in pixels of the view.
func (v *View) shownAt(t *testing.T, id model.ID) fyne.Position {
	t.Helper()
	r, ok := spots(v.compose(), nil, map[model.ID]bool{id: true})[id]
	if !ok {
		t.Fatalf("%s is not on the map", id)
	}
	p := v.inView(r.rect.Center())
	return fyne.NewPos(float32(p.X), float32(p.Y))
}

func click(v *View, p fyne.Position) {
	v.input.last = v.input.last.Add(-doubleTime) // no double click with the one before
	press(v, p, desktop.MouseButtonPrimary)
	release(v, p, desktop.MouseButtonPrimary)
}

// What is pinned is the picture of the header, pixel by pixel, on screens of any density.
func TestPinnedHeadersAreTheHeaders(t *testing.T) {
	for _, dark := range []bool{false, true} {
		for _, dev := range []float64{1, 1.25, 2} {
			t.Run(fmt.Sprint(dark, dev), func(t *testing.T) {
				v, _ := scrolled(t)
				v.SetDark(dark)
				for _, zoom := range []float64{1, 0.77} {
					v.ZoomTo(zoom)
					v.scrollTo(711.3, 402.7)
					w, h := int(900*dev), int(600*dev)
					img := v.picture(w, h).(*image.RGBA)
					f := v.frozen()
					strips := f.strips(img.Rect)
					if len(strips) != 3 {
						t.Fatalf("%d strips are pinned", len(strips))
					}
					for _, s := range strips {
						to := v.view.affine()
						to.E, to.F = to.E+float64(s.by.X), to.F+float64(s.by.Y)
						want := newPainter().paint(frame{scene: v.compose(), to: to, w: w, h: h, ground: v.ground()})
						reach := (&pins{dev: dev}).reach()
						r := s.shows
						if s.by.X == 0 { // the other strip throws its shadow here
							r.Min.X += reach
						}
						if s.by.Y == 0 {
							r.Min.Y += reach
						}
						ink := 0
						for y := r.Min.Y; y < r.Max.Y; y++ {
							for x := r.Min.X; x < r.Max.X; x++ {
								a, b := img.RGBAAt(x, y), want.RGBAAt(x, y)
								if a != b {
									t.Fatalf("zoom %v, strip by %v: the pixel at %d, %d is %v, that of the header %v", zoom, s.by, x, y, a, b)
								}
								if a != want.RGBAAt(r.Min.X, r.Min.Y) {
									ink++
								}
							}
						}
						if ink < 500 && s.number() != 2 {
							t.Errorf("the strip by %v is empty", s.by)
						}
					}
				}
			})
		}
	}
}

// What is painted from the pictures that are kept is what painting all of it would give.
func TestPinnedHeadersFollowTheMap(t *testing.T) {
	v, s := scrolled(t)
	rnd := rand.New(rand.NewPCG(5, 6))
	for i := range 80 {
		switch rnd.IntN(6) {
		case 0, 1, 2:
			v.PanBy(float32(rnd.IntN(260)-130), float32(rnd.IntN(200)-100))
		case 3:
			v.ZoomBy(0.8 + 0.4*rnd.Float64())
		case 4:
			s.Select(model.ID([]string{"a3", "s2", "t1-2", "c4-2-1"}[rnd.IntN(4)]))
		case 5:
			s.Select(model.ID([]string{"a3", "s2", "t1-2", "c4-2-1"}[rnd.IntN(4)]))
			v.Tool().EditSelected()
			if v.field != nil {
				v.field.entry.moveTo(0, false) // nothing is selected: no hand could replace that in one step
				v.field.entry.SetText(fmt.Sprint("Name ", i))
				v.finishField()
			}
		}
		got := v.picture(900, 600).(*image.RGBA)
		want := newPainter().paint(v.painter.last)
		if n, at := differ(got, want); n > 40 {
			t.Fatalf("frame %d: %d pixels differ, first at %v", i, n, at)
		}
	}
}

func TestNothingIsPinned(t *testing.T) {
	pinned := func(v *View) bool {
		v.picture(900, 600)
		f := v.frozen()
		return f.pinned() || len(v.painter.last.pins.strips) > 0
	}
	for _, doc := range []*model.Document{network(60), streamOf(20)} {
		v, _ := window(t, doc)
		v.ZoomTo(2)
		b := v.compose().Bounds
		for range 5 {
			v.scrollTo(b.X+b.W/2, b.Y+b.H/2)
			if pinned(v) {
				t.Errorf("on a %s page", v.ed.Page().Text("page_kind"))
			}
		}
	}
	v, _ := scrolled(t)
	if !pinned(v) {
		t.Fatal("headers that have left the view are not pinned")
	}
	v.Fit()
	if pinned(v) {
		t.Error("where all is in view")
	}
	v.ZoomTo(4) // the names of the lanes are half as wide as the view
	v.scrollTo(700, 400)
	if f := v.frozen(); f.by.X != 0 || f.by.Y == 0 && f.size.Y != 0 {
		t.Errorf("lane names of %d pixels are pinned by %v", f.size.X, f.by)
	}
	v.ZoomTo(1)
	g := v.frozen()
	v.scrollTo(g.table.Right()-60, g.table.Bottom()-40)
	if f := v.frozen(); f.home.X+f.by.X+f.size.X != f.end.X || f.home.Y+f.by.Y+f.size.Y != f.end.Y {
		t.Error("the headers do not leave with the last cells")
	}
	v.scrollTo(g.table.X+10, 0)
	if f := v.frozen(); f.by != image.Pt(10, 0) {
		t.Errorf("lane names that leave the view are moved by %v", f.by)
	}
	empty := model.NewDocument(nil, []*model.Record{model.NewRecord("j", "page", "", model.Prop{Name: "page_kind", Value: model.Text("journey")})})
	if v, _ := window(t, empty); pinned(v) {
		t.Error("on an empty journey")
	}
}

// A press on a pinned header is a press on the header, and nothing below it is hit.
func TestPinnedHeadersArePressed(t *testing.T) {
	v, s := scrolled(t)
	selected := func() string { return fmt.Sprint(s.Selection()) }
	for _, id := range []model.ID{"t1-2", "s1", "a4", "t2-0", "a6"} {
		p := v.shownAt(t, id)
		if f := v.frozen(); f.under(image.Pt(int(p.X), int(p.Y))) == (image.Point{}) {
			t.Fatalf("%s at %v is not pinned", id, p)
		}
		at := v.view.at
		click(v, p)
		if selected() != fmt.Sprint([]model.ID{id}) || v.view.at != at {
			t.Errorf("a press on %s selects %s; the map went from %v to %v", id, selected(), at, v.view.at)
		}
		var title string
		v.OnContextMenu = func(m tool.Menu, _ fyne.Position) { title = selected() }
		v.MouseDown(&desktop.MouseEvent{PointEvent: fyne.PointEvent{Position: p}, Button: desktop.MouseButtonSecondary})
		if title != fmt.Sprint([]model.ID{id}) {
			t.Errorf("the menu of %s is that of %s", id, title)
		}
	}
	s.Select()
	f := v.frozen()
	corner := fyne.NewPos(float32(f.size.X/2), float32(f.size.Y/2))
	drag(v, corner, fyne.NewPos(700, 500), desktop.MouseButtonPrimary)
	if len(s.Selection()) > 0 || v.State() != "cells.idle" {
		t.Errorf("a drag from the corner selects %s and ends in %s", selected(), v.State())
	}
	// Beside the strip, cells are hit as ever.
	click(v, v.shownAt(t, "c4-2-1"))
	if selected() != "[c4-2-1]" {
		t.Errorf("a press on a card selects %s", selected())
	}
}

func TestPinnedHeadersAreRenamed(t *testing.T) {
	for _, id := range []model.ID{"a4", "t1-2", "s1"} {
		v, s := scrolled(t)
		v.picture(900, 600)
		at, p := v.view.at, v.shownAt(t, id)
		v.input.last = v.input.last.Add(-doubleTime)
		press(v, p, desktop.MouseButtonPrimary)
		release(v, p, desktop.MouseButtonPrimary)
		press(v, p, desktop.MouseButtonPrimary) // let go over the field
		if v.field == nil {
			t.Fatalf("a double click on %s does not edit", id)
		}
		if canvasOf(v).Focused() != fyne.Focusable(v.field.entry) {
			t.Errorf("the field of %s does not get the keys", id)
		}
		if v.view.at.Y != at.Y || v.view.at.X != at.X && id != "s1" { // the name of the stage begins below the lane names
			t.Errorf("%s: the map moved from %v to %v", id, at, v.view.at)
		}
		box := v.field.box
		if q := p.Subtract(box.Position()); q.X < -4 || q.Y < -8 || q.X > box.Size().Width+4 || q.Y > box.Size().Height+8 {
			t.Errorf("%s at %v: the field is at %v, %v large", id, p, box.Position(), box.Size())
		}
		v.field.entry.moveTo(0, false)
		v.field.entry.SetText("Other")
		v.finishField()
		if got := s.Committed().Get(id).Text("name"); got != "Other" {
			t.Errorf("%s is called %q", id, got)
		}
		v.MouseMoved(&desktop.MouseEvent{PointEvent: fyne.PointEvent{Position: v.shownAt(t, "a5")}})
		v.contextMenu(&desktop.MouseEvent{PointEvent: fyne.PointEvent{Position: v.shownAt(t, "a5")}})
		if fmt.Sprint(s.Selection()) != "[a5]" {
			t.Errorf("after that the menu of a lane is that of %s", s.Selection())
		}
	}
}

// Headers are dragged where they are pinned; the map scrolls along their row or column.
func TestPinnedHeadersAreDragged(t *testing.T) {
	v, s := scrolled(t)
	from, to := v.shownAt(t, "a5"), v.shownAt(t, "a7")
	drag(v, from, fyne.NewPos(to.X+90, to.Y+30), desktop.MouseButtonPrimary)
	order := func(parent model.ID, kind string) (out []model.ID) {
		for r := range s.Committed().Each(parent, kind) {
			out = append(out, r.ID())
		}
		return out
	}
	if got := fmt.Sprint(order("j", "lane")); got != "[a0 a1 a2 a3 a4 a6 a7 a5 a8]" {
		t.Error(got)
	}
	from, to = v.shownAt(t, "t1-1"), v.shownAt(t, "t1-2")
	drag(v, from, fyne.NewPos(to.X+40, to.Y+260), desktop.MouseButtonPrimary)
	if got := fmt.Sprint(order("s1", "step")); got != "[t1-0 t1-2 t1-1 t1-3]" {
		t.Error(got)
	}
	// At the edge where it is pinned a header does not make the map scroll.
	press(v, v.shownAt(t, "t1-3"), desktop.MouseButtonPrimary)
	v.Dragged(&fyne.DragEvent{PointEvent: fyne.PointEvent{Position: fyne.NewPos(500, 2)}})
	if d := v.drift(); v.State() != "cells.reorder" || d != (geom.Pt{}) {
		t.Errorf("%s drifts by %v", v.State(), d)
	}
	release(v, fyne.NewPos(500, 2), desktop.MouseButtonPrimary)
}

// A card that is dragged over pinned headers stays in sight, scrolls the map, and lands
// in a cell that can be seen.
func TestCardsAreNotDroppedBelowPinnedHeaders(t *testing.T) {
	v, _ := scrolled(t)
	press(v, v.shownAt(t, "c4-2-0"), desktop.MouseButtonPrimary)
	v.Dragged(&fyne.DragEvent{PointEvent: fyne.PointEvent{Position: fyne.NewPos(60, 300)}})
	f := v.frozen()
	if at := v.At(fyne.NewPos(60, 300)); v.view.toView(at).X < float64(f.inner().X) {
		t.Errorf("the pointer is in the covered cell at %v", at)
	}
	if d := v.drift(); d.X >= 0 {
		t.Errorf("the map drifts by %v", d)
	}
	v.tool.Escape()
	release(v, fyne.NewPos(60, 300), desktop.MouseButtonPrimary)
}

// Wherever the keys take the cursor, it is not below a pinned header.
func TestTheCursorComesOutFromBelowPinnedHeaders(t *testing.T) {
	v, s := scrolled(t)
	s.Select("c4-2-1")
	click(v, v.shownAt(t, "c4-2-1"))
	rnd := rand.New(rand.NewPCG(7, 8))
	keys := []fyne.KeyName{fyne.KeyLeft, fyne.KeyLeft, fyne.KeyUp, fyne.KeyRight, fyne.KeyDown, fyne.KeyTab, fyne.KeyHome, fyne.KeyEnd}
	for i := range 200 {
		k := keys[rnd.IntN(len(keys))]
		was := s.Selection()
		v.TypedKey(&fyne.KeyEvent{Name: k})
		sel := s.Selection()
		if len(sel) != 1 || slices.Equal(sel, was) { // at the end of the table
			continue
		}
		r := spots(v.compose(), nil, map[model.ID]bool{sel[0]: true})[sel[0]].rect
		if got, seen := v.rectInView(r), v.windowOf(r.Center()); !seen.Inset(-1).Encloses(got) {
			t.Fatalf("key %d, %s: %s is at %v, and %v can be seen", i, k, sel[0], got, seen)
		}
		if i%7 == 0 {
			v.PanBy(float32(rnd.IntN(300)-150), float32(rnd.IntN(300)-150))
		}
	}
	// Among headers that are pinned the map does not move across them.
	v.scrollTo(700, 400)
	click(v, v.shownAt(t, "t2-0"))
	at := v.view.at
	v.TypedKey(&fyne.KeyEvent{Name: fyne.KeyLeft})
	v.TypedKey(&fyne.KeyEvent{Name: fyne.KeyUp})
	if v.view.at.Y != at.Y {
		t.Errorf("the map moved from %v to %v", at, v.view.at)
	}
}

// A jump from a panel and a look at the selection show it beside the headers.
func TestJumpsShowWhatIsBelowPinnedHeaders(t *testing.T) {
	v, s := scrolled(t)
	for _, jump := range []func(){v.ShowElement, v.FitSelection} {
		v.ZoomTo(1)
		v.scrollTo(640, 380)
		s.Select("c3-1-0")
		jump()
		r := spots(v.compose(), nil, map[model.ID]bool{"c3-1-0": true})["c3-1-0"].rect
		if got, seen := v.rectInView(r), v.windowOf(r.Center()); !seen.Encloses(got) {
			t.Errorf("the card is at %v, and %v can be seen", got, seen)
		}
	}
}

// What is found at a position of the view is what is shown there, wherever the map has
// been scrolled to.
func TestWhatIsShownIsHit(t *testing.T) {
	v, _ := window(t, journeyOf(5, 4, 9))
	v.picture(900, 600)
	rapid.Check(t, func(t *rapid.T) {
		v.ZoomTo(rapid.Float64Range(0.1, 4).Draw(t, "zoom"))
		b := v.compose().Bounds
		v.scrollTo(rapid.Float64Range(b.X-100, b.Right()).Draw(t, "x"), rapid.Float64Range(b.Y-100, b.Bottom()).Draw(t, "y"))
		p := geom.P(rapid.Float64Range(0, 900).Draw(t, "px"), rapid.Float64Range(0, 600).Draw(t, "py"))
		f := v.frozen()
		for _, s := range f.strips(image.Rect(0, 0, 900, 600)) {
			at := image.Pt(int(p.X), int(p.Y))
			if at.In(s.shows.Inset(-3)) != at.In(s.shows.Inset(3)) {
				return // strips are whole pixels, pages are not
			}
		}
		q := v.At(fyne.NewPos(float32(p.X), float32(p.Y)))
		if back := v.inView(q); back.Dist(p) > 0.01 {
			t.Fatalf("at %v is %v, which is shown at %v; headers %+v", p, q, back, f)
		}
		if !v.windowOf(q).Inset(-1).Contains(p) {
			t.Fatalf("at %v is %v, which is to be seen in %v alone", p, q, v.windowOf(q))
		}
	})
}
