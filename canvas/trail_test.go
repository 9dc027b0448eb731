package canvas

import (
	"image"
	"testing"

	"waymark/model"
)

// A trail is painted where the path is and nowhere else, it is brought into view,
// and nothing of it stays.
func TestTrail(t *testing.T) {
	v, _ := window(t, network(6))
	v.ZoomTo(1)
	size := v.Size()
	paint := func() *image.RGBA {
		img := v.picture(int(size.Width), int(size.Height)).(*image.RGBA)
		c := image.NewRGBA(img.Bounds())
		copy(c.Pix, img.Pix)
		return c
	}
	plain := paint()
	v.SetTrail(Trail{Nodes: []model.ID{"n1", "gone"}, Links: []model.ID{"nowhere"}, Here: "n1"})
	walked := paint()
	if n, _ := differ(plain, walked); n == 0 {
		t.Error("the path is not painted")
	}
	g := v.composer().Geometry(v.ed.Doc(), v.page)
	place, _ := g.Node("n1")
	r := v.view.rectToView(place.Rect.Inset(-12))
	for y := range walked.Bounds().Dy() {
		for x := range walked.Bounds().Dx() {
			in := float64(x) >= r.X-1 && float64(x) <= r.Right()+1 && float64(y) >= r.Y-1 && float64(y) <= r.Bottom()+1
			if !in && plain.RGBAAt(x, y) != walked.RGBAAt(x, y) {
				t.Fatalf("%d,%d is painted, far from the place", x, y)
			}
		}
	}
	v.PanBy(4000, 4000)
	v.ShowTrail()
	if !v.view.visible().Encloses(place.Rect) {
		t.Error("the place is not brought into view")
	}
	v.view.at.X, v.view.at.Y = 0, 0
	v.ZoomTo(1)
	v.SetTrail(Trail{})
	after := paint()
	v.SetTrail(Trail{Nodes: []model.ID{"n1"}})
	v.SetTrail(Trail{})
	if n, at := differ(after, paint()); n != 0 {
		t.Errorf("%d pixels of the path stay, the first at %v", n, at)
	}
}
