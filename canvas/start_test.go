package canvas

import (
	"testing"

	"fyne.io/fyne/v2"

	"waymark/canvas/scene"
	"waymark/model/geom"
)

// A journey of nine steps stands as a whole between the panels of a window of 1024
// pixels, and one of forty begins at its upper left corner, larger.
func TestPagesOpenWhole(t *testing.T) {
	room := fyne.NewSize(537, 568)
	for _, c := range []struct {
		stages int
		whole  bool
	}{{3, true}, {20, false}} {
		v, _ := window(t, journeyOf(c.stages, 3-c.stages/20, 5))
		v.Resize(room)
		b, shown := v.compose().Bounds, v.view.visible()
		if got := shown.Encloses(b); got != c.whole {
			t.Errorf("%d stages: %v is shown of %v at %v", c.stages, shown, b, v.Zoom())
		}
		if corner := shown.Encloses(geom.R(b.X, b.Y, 1, 1)); !corner {
			t.Errorf("%d stages: %v is shown of %v, without its beginning", c.stages, shown, b)
		}
	}
}

// What is small for being shown as a whole keeps its texts; a large page drops those
// that nobody can read.
func TestTextsOfSmallPages(t *testing.T) {
	few, many := &scene.Scene{}, &scene.Scene{}
	few.Add(scene.Item{})
	for range glanceable + 1 {
		many.Add(scene.Item{})
	}
	p := newPainter()
	if got := p.leastOn(few); got != glanceText {
		t.Errorf("a page of one thing shows text from %v px on", got)
	}
	if got := p.leastOn(many); got != minText {
		t.Errorf("a page of %d things shows text from %v px on", glanceable+1, got)
	}
}

// Who goes to a shape on a page that stands in the view as a whole sees it where it
// was, however near the edge.
func TestRevealLeavesAWholePage(t *testing.T) {
	page := geom.R(0, 0, 1600, 900)
	v := newViewport()
	v.size = geom.P(540, 560)
	v.fit(page, startMargin, 1)
	was := v.at
	for _, r := range []geom.Rect{geom.R(4, 4, 120, 50), geom.R(1500, 840, 90, 50), geom.R(700, 400, 120, 50)} {
		if v.revealOn(page, r, 64); v.at != was {
			t.Errorf("%v: the page was moved by %v", r, v.at.Sub(was))
			v.at = was
		}
	}
	v.zoomAt(geom.P(0, 0), 2)
	v.revealOn(page, geom.R(1200, 600, 120, 50), 64)
	if s := v.visible(); !s.Encloses(geom.R(1200-32, 600-32, 120+64, 50+64)) {
		t.Errorf("enlarged, %v is shown", s)
	}
}
