package export

import (
	"math"
	"testing"

	"pgregory.net/rapid"

	"waymark/canvas/scene"
	"waymark/canvas/text"
	"waymark/model/geom"
	"waymark/model/template"
)

// TestCuts: pieces follow one another, each fits onto its sheet with its strip,
// and together they are the whole.
func TestCuts(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		length := rapid.Float64Range(150, 1500).Draw(t, "length")
		n := rapid.IntRange(1, 12).Draw(t, "n")
		size := rapid.Float64Range(10, reach(n, length)).Draw(t, "size")
		var avoid []stretch
		for range rapid.IntRange(0, 60).Draw(t, "obstacles") {
			from := rapid.Float64Range(-10, size).Draw(t, "from")
			avoid = append(avoid, stretch{from, from + rapid.Float64Range(0, 200).Draw(t, "long"), 10})
		}
		c := placeCuts(size, n, length, func() []stretch { return avoid }, 1)
		if len(c) != n+1 || c[0] != 0 || c[n] != size {
			t.Fatalf("cuts %v of %.1f", c, size)
		}
		for i := range n {
			if c[i+1] < c[i]-1e-6 {
				t.Fatalf("cuts %v go back", c)
			}
			if got := c[i+1] - c[i] + strip(i, n); got > length+1e-6 {
				t.Fatalf("piece %d takes %.1f of %.1f", i, got, length)
			}
		}
	})
}

// TestCutsAvoidText: where there is room a cut passes beside a text.
func TestCutsAvoidText(t *testing.T) {
	for _, at := range []float64{300, 380, 420, 480} { // an evenly divided 900 is cut near 450
		avoid := []stretch{{at, at + 100, 10}}
		c := placeCuts(900, 2, 600, func() []stretch { return avoid }, 1)
		if c[1] > at+0.5 && c[1] < at+99.5 {
			t.Errorf("a text at %.0f is cut at %.1f", at, c[1])
		}
	}
}

// TestPosterShowsEverything: each text of the map stands on at least one sheet as a
// whole or across a cut, and sheets on which nothing stands are left out.
func TestPosterShowsEverything(t *testing.T) {
	doc := sample()
	for _, fit := range []Fit{{Mode: FitSheets, Cols: 3, Rows: 3}, {Mode: FitPercent, Percent: 150}, {Mode: FitPercent, Percent: 1000}} {
		h := mustPlan(t, doc, Options{Paper: A4, Fit: fit, Sections: []Section{Map}})
		checkHandout(t, h)
		seen := map[*scene.Scene]map[string]bool{}
		for _, s := range h.Sheets {
			if s.tile == nil {
				t.Fatalf("%s is no poster sheet", s.Title)
			}
			part := s.Parts[0]
			if seen[part.Scene] == nil {
				seen[part.Scene] = map[string]bool{}
			}
			inked := false
			for _, it := range part.Scene.Items {
				for _, op := range it.Ops {
					if !part.Clip.Overlaps(part.To.ApplyRect(op.Bounds())) {
						continue
					}
					inked = true
					if x, ok := op.(*scene.Text); ok {
						seen[part.Scene][x.Line.Text] = true
					}
				}
			}
			if !inked {
				t.Errorf("%v: %s is empty", fit, s.Title)
			}
		}
		for sc, got := range seen {
			for _, it := range sc.Items {
				for _, op := range it.Ops {
					if x, ok := op.(*scene.Text); ok && x.Line.Text != "" && !got[x.Line.Text] {
						t.Errorf("%v: %q is on no sheet", fit, x.Line.Text)
					}
				}
			}
		}
	}
}

// TestEmptySheets: a map with content in two opposite corners skips the others.
func TestEmptySheets(t *testing.T) {
	s := &scene.Scene{Bounds: geom.R(0, 0, 1000, 1000)}
	for _, r := range []geom.Rect{geom.R(0, 0, 50, 50), geom.R(950, 950, 50, 50)} {
		s.Add(scene.Item{Ops: []scene.Op{&scene.Box{Rect: r, Fill: scene.Hex(0)}}})
	}
	got := emptyTiles(s, geom.Identity(), cuts{0, 300, 600, 1000}, cuts{0, 500, 1000})
	if len(got) != 4 || got[[2]int{0, 0}] || got[[2]int{2, 1}] {
		t.Errorf("left out are %v", got)
	}
	if got := emptyTiles(&scene.Scene{}, geom.Identity(), cuts{0, 1}, cuts{0, 1}); len(got) != 0 {
		t.Error("an empty map has no sheet at all")
	}
}

// TestTiledScale: sheets across and down are used as far as they are needed, and
// the map is as large as they allow but for the room that the cuts need.
func TestTiledScale(t *testing.T) {
	p, err := newPlanner(sample(), Options{Paper: A4, Fit: Fit{Mode: FitSheets, Cols: 3, Rows: 2}}, text.New())
	if err != nil {
		t.Fatal(err)
	}
	s := &scene.Scene{Bounds: geom.R(0, 0, 3000, 100)}
	g := p.gridFor(s, true)
	if g.cols != 3 || g.rows != 1 {
		t.Errorf("a flat map takes %d × %d sheets", g.cols, g.rows)
	}
	if want := reach(3, g.tileW) / 3000 * 0.96; math.Abs(g.scale-want) > 1e-9 {
		t.Errorf("scale %.3f, want %.3f", g.scale, want)
	}
}

// Where a little less enlargement lets the cuts pass between the columns, the sheets
// are printed so: nobody glues through a word.
func TestCutsPassBetweenColumns(t *testing.T) {
	doc, err := template.Load("customer-journey")
	if err != nil {
		t.Fatal(err)
	}
	p, err := newPlanner(doc, Options{Paper: A4, Fit: Fit{Mode: FitSheets, Cols: 2, Rows: 3}}, testFonts)
	if err != nil {
		t.Fatal(err)
	}
	s := p.composer.Page(doc, p.pages[0].ID())
	large := p.bestGrid(s)
	in := obstaclesOf(s)
	calm := p.calm(large, s, in)
	if before, after := large.crossed(s, in), calm.crossed(s, in); after > before/2 || calm.scale < large.scale*0.84 || calm.cols != large.cols || calm.rows != large.rows {
		t.Errorf("the cuts cross %.0f at %.2f and %.0f at %.2f", before, large.scale, after, calm.scale)
	}
	one := grid{cols: 1, rows: 1, scale: 1}
	if got := p.calm(one, s, in); got != one {
		t.Errorf("a single sheet becomes %+v", got)
	}
}
