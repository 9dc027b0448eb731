package canvas

import (
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"

	"waymark/canvas/shape"
	"waymark/model"
	"waymark/model/geom"
)

// markAt is where the mark with a number is shown.
func markAt(v *View, number int) (p fyne.Position, ok bool) {
	v.visibleProblems(func(a *placedProblem, _ markSpot, at geom.Pt) {
		if a.Number == number {
			p, ok = fyne.NewPos(float32(at.X), float32(at.Y)), true
		}
	})
	return p, ok
}

func TestProblemsAreOpenedFromTheMap(t *testing.T) {
	v, s := window(t, network(6))
	var link model.ID
	for r := range s.Doc().Each(v.page, "link") {
		link = r.ID()
	}
	v.SetProblems([]Problem{{Of: "n1", Number: 1, Kind: shape.ProblemError, Words: "Problem 1: Dead end"}, {Of: link, Number: 2, Kind: shape.ProblemWarning},
		{Of: "elsewhere", Number: 3}, {Of: "n1", Number: 4, Kind: shape.ProblemHint}})
	opened, hint := 0, ""
	v.OnOpenProblem = func(n int) { opened = n }
	v.OnHint = func(h string) { hint = h }
	for _, n := range []int{1, 2, 4} {
		at, ok := markAt(v, n)
		if !ok {
			t.Fatalf("problem %d is not marked", n)
		}
		press(v, at, desktop.MouseButtonPrimary)
		release(v, at, desktop.MouseButtonPrimary)
		if opened != n {
			t.Errorf("the mark of problem %d opens %d", n, opened)
		}
	}
	if len(s.Selection()) != 0 {
		t.Errorf("a press on a mark selected %v by itself", s.Selection())
	}
	if _, ok := markAt(v, 3); ok {
		t.Error("a problem of another page is marked")
	}
	at, _ := markAt(v, 1)
	v.MouseMoved(&desktop.MouseEvent{PointEvent: fyne.PointEvent{Position: at}})
	if !strings.Contains(hint, "Dead end") || v.Cursor() != desktop.PointerCursor {
		t.Errorf("over a mark: hint %q, cursor %v", hint, v.Cursor())
	}
	v.MouseMoved(&desktop.MouseEvent{PointEvent: fyne.PointEvent{Position: fyne.NewPos(2, 2)}})
	if strings.Contains(hint, "Dead end") {
		t.Errorf("beside the mark the hint stays %q", hint)
	}
	v.ShowProblems(false)
	if _, ok := markAt(v, 1); ok || v.Problems() {
		t.Error("marks that are switched off are shown")
	}
}

// Neither a mark nor anything else of the editor may get into the scene, which is
// what prints and thumbnails paint.
func TestMarksAreNoPartOfTheDrawing(t *testing.T) {
	v, _ := window(t, network(6))
	before := len(v.compose().Items)
	v.SetProblems([]Problem{{Of: "n1", Number: 1, Kind: shape.ProblemError}})
	if got := len(v.compose().Items); got != before {
		t.Errorf("the drawing has %d items, had %d", got, before)
	}
}

func TestMarksLeaveLabelsFree(t *testing.T) {
	line := []geom.Pt{geom.P(0, 0), geom.P(200, 0)}
	const size = 27 // of a mark on a map that is seen from far away, in its units
	for name, label := range map[string]geom.Rect{"above": geom.R(20, -22, 60, 18), "below": geom.R(20, 4, 60, 18), "on the line": geom.R(10, -9, 60, 18)} {
		at, off := besideLabel(line, label)
		m := at.Add(off.Mul(size))
		if r := geom.R(m.X-size/2, m.Y-size/2, size, size).Intersect(label); !r.Empty() && r.W > 4 && r.H > 4 {
			t.Errorf("label %s: the mark at %v covers %v of it", name, m, r)
		}
	}
}

func TestModes(t *testing.T) {
	v, s := window(t, network(6))
	links := func() (n int) {
		for range s.Doc().Each(v.page, "link") {
			n++
		}
		return n
	}
	v.ZoomTo(1)
	was, at := links(), v.view.at
	v.SetMode(Panning)
	drag(v, v.pos("n1"), v.pos("n1").AddXY(20, 0), desktop.MouseButtonPrimary)
	if v.view.at == at || len(s.Selection()) > 0 {
		t.Error("the hand does not move the map")
	}
	v.SetMode(Connecting)
	drag(v, v.pos("n5"), v.pos("n0"), desktop.MouseButtonPrimary)
	if links() != was+1 {
		t.Errorf("%d links, had %d: dragging from shape to shape did not connect them", links(), was)
	}
	told := Mode(9)
	v.OnMode = func(m Mode) { told = m }
	v.TypedKey(&fyne.KeyEvent{Name: fyne.KeyEscape})
	if v.Mode() != Selecting || told != Selecting {
		t.Error("Escape does not go back to selecting")
	}
}

// The minimap stands where it hides nothing, and leaves where there is no such place.
func TestMinimapKeepsOffThePage(t *testing.T) {
	v, _ := window(t, network(400))
	v.ZoomTo(0.5)
	b := v.compose().Bounds
	v.CenterOn(geom.P(b.Right()+400, b.Bottom()+300)) // the page lies in the upper left part
	v.Redraw()
	if !v.minimap.Visible() || v.minimap.covers {
		t.Fatalf("with a free corner: visible %v, covers %v", v.minimap.Visible(), v.minimap.covers)
	}
	if p := v.minimap.Position(); float64(p.X) < v.view.size.X/2 || float64(p.Y) < v.view.size.Y/2 {
		t.Errorf("the minimap is at %v", p)
	}
	v.CenterOn(geom.P(b.X-400, b.Y-300))
	v.Redraw()
	if p := v.minimap.Position(); !v.minimap.Visible() || v.minimap.covers || float64(p.X) > v.view.size.X/2 && float64(p.Y) > v.view.size.Y/2 {
		t.Errorf("over the page, or gone: %v, covers %v", p, v.minimap.covers)
	}
	v.ZoomTo(1)
	v.CenterOn(b.Center())
	v.Redraw()
	if !v.minimap.covers || !v.minimap.Visible() {
		t.Errorf("while the map moves the minimap is shown: covers %v, visible %v", v.minimap.covers, v.minimap.Visible())
	}
	v.minimap.moving = nil // the map has come to rest
	v.Redraw()
	if v.minimap.Visible() {
		t.Error("the minimap stays over the page")
	}
	v.SetMinimap(false)
	v.CenterOn(geom.P(b.Right()+400, b.Bottom()+300))
	if v.minimap.Visible() {
		t.Error("a minimap that nobody wants is shown")
	}
}

// A mark leaves the words of its element alone where one of its places does: a short
// text without a frame has it behind its end.
func TestMarksCoverNoWords(t *testing.T) {
	touchpoint := geom.R(100, 50, 46, 12)
	p := placedProblem{spots: besideCard(touchpoint), words: []geom.Rect{geom.R(114, 51, 32, 10)}}
	for _, size := range []float64{8, 16, 24, 32} {
		s := p.spot(size)
		c := s.at.Add(s.off.Mul(size))
		if mark := geom.R(c.X-size/2, c.Y-size/2, size, size); c.X < touchpoint.Right() || !mark.Intersect(p.words[0]).Empty() {
			t.Errorf("a mark of %v stands at %v, over %v", size, c, p.words[0])
		}
	}
	card := geom.R(100, 50, 140, 60)
	p = placedProblem{spots: besideCard(card), words: []geom.Rect{geom.R(110, 64, 110, 14)}}
	if s := p.spot(16); s != p.spots[0] {
		t.Errorf("with room in its usual corner a mark stands at %v", s.at)
	}
}
