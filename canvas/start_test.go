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
