package hit_test

import (
	"math"
	"testing"

	"pgregory.net/rapid"

	"waymark/canvas/hit"
	"waymark/canvas/scene"
	"waymark/model/geom"
)

func TestInside(t *testing.T) {
	diamond := geom.Polygon(geom.P(50, 0), geom.P(100, 50), geom.P(50, 100), geom.P(0, 50))
	for p, want := range map[geom.Pt]bool{
		{X: 50, Y: 50}: true, {X: 5, Y: 5}: false, {X: 95, Y: 95}: false, {X: 20, Y: 45}: true, {X: 300, Y: 50}: false,
	} {
		if hit.Inside(diamond, p) != want {
			t.Errorf("%v: not %v", p, want)
		}
	}
	if !hit.Inside(geom.Circle(geom.P(0, 0), 10), geom.P(6, 6)) || hit.Inside(geom.Circle(geom.P(0, 0), 10), geom.P(8, 8)) {
		t.Error("a circle is not round")
	}
	if hit.Inside(nil, geom.P(0, 0)) || hit.Inside(&geom.Path{}, geom.P(0, 0)) {
		t.Error("nothing holds a point")
	}
	if !hit.Near(diamond, geom.P(-3, 50), 4) || hit.Near(diamond, geom.P(3, 3), 4) {
		t.Error("near is measured from the box and not from the outline")
	}
}

func TestTopPrefersWhatContains(t *testing.T) {
	var s scene.Scene
	add := func(owner, part string, r geom.Rect, outline *geom.Path) {
		s.Add(scene.Item{Owner: owner, Part: part, Hit: outline, Ops: []scene.Op{&scene.Box{Rect: r}}})
	}
	add("low", "", geom.R(0, 0, 100, 100), nil)
	add("", "", geom.R(0, 0, 100, 100), nil)
	add("high", "label", geom.R(100, 0, 50, 50), geom.RectPath(geom.R(100, 0, 50, 50)))
	for _, c := range []struct {
		p           geom.Pt
		owner, part string
	}{{geom.P(50, 50), "low", ""}, {geom.P(120, 20), "high", "label"}, {geom.P(98, 20), "low", ""}, {geom.P(153, 20), "high", "label"}, {geom.P(170, 20), "", ""}} {
		if o, p := hit.Top(&s, c.p, 4, nil); o != c.owner || p != c.part {
			t.Errorf("%v: %q %q, want %q %q", c.p, o, p, c.owner, c.part)
		}
	}
	if o, _ := hit.Top(&s, geom.P(50, 50), 4, func(it *scene.Item) bool { return it.Owner != "low" }); o != "" {
		t.Error("what is refused is found all the same")
	}
}

func TestBands(t *testing.T) {
	band := geom.R(0, 0, 100, 100)
	if !hit.Held(band, geom.R(10, 10, 20, 20), false) || hit.Held(band, geom.R(90, 10, 20, 20), false) || !hit.Held(band, geom.R(90, 10, 20, 20), true) {
		t.Error("a rubber band holds the wrong things")
	}
	line := []geom.Pt{{X: -50, Y: 50}, {X: 150, Y: 50}}
	if !hit.Crosses(line, band) || hit.Crosses([]geom.Pt{{X: -50, Y: 120}, {X: 150, Y: 110}}, band) || !hit.Crosses([]geom.Pt{{X: 50, Y: 50}}, band) {
		t.Error("a line crosses the wrong band")
	}
}

func TestNearest(t *testing.T) {
	line := []geom.Pt{{}, {X: 100}, {X: 100, Y: 100}}
	f := hit.Nearest(line, geom.P(110, 50))
	if f.At != geom.P(100, 50) || f.Segment != 1 || math.Abs(f.Along-0.75) > 1e-9 || f.Dist != 10 {
		t.Errorf("%+v", f)
	}
	if !math.IsInf(hit.Nearest(nil, geom.P(0, 0)).Dist, 1) {
		t.Error("nothing is near")
	}
}

func TestAlignment(t *testing.T) {
	s := hit.Snapper{Others: []geom.Rect{geom.R(0, 0, 100, 50)}, Reach: 6, Align: true, Grid: 8}
	fit := s.Move(geom.R(4, 200, 60, 30)) // four from the left edges' line
	if fit.By.X != -4 || len(fit.Guides) != 1 || !fit.Guides[0].Upright || fit.Guides[0].At != 0 || fit.Guides[0].From != 0 || fit.Guides[0].To != 230 {
		t.Fatalf("%+v", fit)
	}
	fit = s.Move(geom.R(300, 203, 60, 30)) // nothing near: the grid
	if fit.By != geom.P(4, -3) || len(fit.Guides) != 0 {
		t.Fatalf("%+v", fit)
	}
	s.Grid, s.Align = 0, false
	if fit = s.Move(geom.R(4, 200, 60, 30)); fit.By != (geom.Pt{}) {
		t.Fatalf("turned off it still pulls: %+v", fit)
	}
}

func TestGuidesKeepOffShapes(t *testing.T) {
	s := hit.Snapper{Others: []geom.Rect{geom.R(0, 0, 100, 50), geom.R(0, 120, 100, 50)}, Reach: 6, Align: true}
	fit := s.Move(geom.R(2, 240, 100, 50))
	if fit.By.X != -2 {
		t.Fatalf("%+v", fit)
	}
	var pieces []hit.Guide
	for _, g := range fit.Guides {
		if g.Upright {
			pieces = append(pieces, g)
		}
	}
	if len(pieces) != 2 || pieces[0].At != 50 { // the middle alone, between the shapes
		t.Fatalf("%+v", pieces)
	}
	for _, g := range pieces {
		for _, r := range append(s.Others, geom.R(0, 240, 100, 50)) {
			if g.From < r.Bottom()-0.01 && g.To > r.Y+0.01 {
				t.Errorf("%+v runs through %v", g, r)
			}
		}
	}
}

func TestEqualDistances(t *testing.T) {
	s := hit.Snapper{Others: []geom.Rect{geom.R(0, 0, 100, 50), geom.R(140, 0, 100, 50)}, Reach: 6, Align: true}
	fit := s.Move(geom.R(283, 3, 60, 44)) // 43 behind the second, which is 40 behind the first
	if math.Abs(fit.By.X+3) > 1e-9 {
		t.Fatalf("%+v", fit)
	}
	sizes := 0
	for _, g := range fit.Gaps {
		if math.Abs(g.Size()-40) > 1e-9 {
			t.Errorf("a gap of %v", g.Size())
		}
		sizes++
	}
	if sizes != 2 {
		t.Fatalf("%d gaps are shown", sizes)
	}
	// In the middle between two.
	s.Others = []geom.Rect{geom.R(0, 0, 100, 50), geom.R(400, 0, 100, 50)}
	fit = s.Move(geom.R(223, 100, 61, 50))
	if fit.By.X != 0 {
		t.Fatalf("another row pulls sideways: %+v", fit)
	}
	fit = s.Move(geom.R(223, 10, 60, 44))
	if math.Abs(fit.By.X+3) > 1e-9 || len(fit.Gaps) != 2 {
		t.Fatalf("%+v", fit)
	}
}

func TestStretch(t *testing.T) {
	s := hit.Snapper{Others: []geom.Rect{geom.R(200, 0, 50, 50)}, Reach: 6, Align: true, Grid: 8}
	fit := s.Stretch(geom.R(0, 100, 197, 41), hit.Edges{Right: true, Bottom: true})
	if fit.By.X != 3 || fit.By.Y != 3 { // to the left edge of the other; to the grid
		t.Fatalf("%+v", fit)
	}
	fit = s.Stretch(geom.R(197, 100, 100, 40), hit.Edges{Bottom: true})
	if fit.By.X != 0 {
		t.Fatal("an edge that no handle moves was moved")
	}
}

// Whatever stands around, a frame is never pulled further than the reach (or half
// a square of the grid), and every guide that is drawn is a line of the frame.
func TestSnapLaws(t *testing.T) {
	rect := rapid.Custom(func(t *rapid.T) geom.Rect {
		n := func(lo, hi int) float64 { return float64(rapid.IntRange(lo, hi).Draw(t, "n")) / 2 }
		return geom.R(n(-500, 500), n(-500, 500), n(1, 200), n(1, 200))
	})
	rapid.Check(t, func(t *rapid.T) {
		s := hit.Snapper{
			Others: rapid.SliceOfN(rect, 0, 12).Draw(t, "others"), Align: rapid.Bool().Draw(t, "align"),
			Grid: float64(rapid.SampledFrom([]int{0, 8, 10}).Draw(t, "grid")), Reach: rapid.Float64Range(0, 12).Draw(t, "reach"),
		}
		f := rect.Draw(t, "frame")
		fit := s.Move(f)
		most := math.Max(s.Reach, s.Grid/2) + 1e-6
		if math.Abs(fit.By.X) > most || math.Abs(fit.By.Y) > most {
			t.Fatalf("pulled by %v", fit.By)
		}
		at := f.Add(fit.By)
		for _, g := range fit.Guides {
			lines := []float64{at.X, at.Center().X, at.Right()}
			if !g.Upright {
				lines = []float64{at.Y, at.Center().Y, at.Bottom()}
			}
			best := math.Inf(1)
			for _, l := range lines {
				best = math.Min(best, math.Abs(l-g.At))
			}
			if best > 0.02 || g.From > g.To {
				t.Fatalf("guide %+v is no line of %v", g, at)
			}
		}
		for _, g := range fit.Gaps {
			if g.Size() <= 0 {
				t.Fatalf("a gap of %v", g.Size())
			}
		}
	})
}

func BenchmarkSnap(b *testing.B) {
	var s hit.Snapper
	s.Align, s.Reach, s.Grid = true, 6, 8
	for i := range 10000 {
		s.Others = append(s.Others, geom.R(float64(i%100)*150, float64(i/100)*90, 108, 48))
	}
	for b.Loop() {
		s.Move(geom.R(7403, 4507, 108, 48))
	}
}

func BenchmarkTop(b *testing.B) {
	var s scene.Scene
	for i := range 10000 {
		r := geom.R(float64(i%100)*150, float64(i/100)*90, 108, 48)
		s.Add(scene.Item{Owner: "x", Hit: geom.RectPath(r), Ops: []scene.Op{&scene.Box{Rect: r}}})
	}
	for b.Loop() {
		hit.Top(&s, geom.P(7403, 4507), 4, nil)
	}
}

// A shape that is dropped below a wider one comes to stand under its middle, so
// that the link between them is straight, even where its edge is nearer.
func TestMiddlesAreMeant(t *testing.T) {
	wide := geom.R(0, 0, 120, 66)
	s := hit.Snapper{Others: []geom.Rect{wide}, Reach: 6, Align: true}
	if f := s.Move(geom.R(2, 200, 108, 48)); f.By.X != 4 {
		t.Errorf("4 from the middle and 2 from the edge it moves by %v", f.By.X)
	}
	// An edge that is met almost exactly is meant all the same.
	if f := s.Move(geom.R(1, 200, 108, 48)); f.By.X != -1 {
		t.Errorf("5 from the middle and 1 from the edge it moves by %v", f.By.X)
	}
	// Stretching meets edges.
	if f := s.Stretch(geom.R(8, 200, 110, 48), hit.Edges{Right: true}); f.By.X != 2 {
		t.Errorf("the edge moves by %v", f.By.X)
	}
}
