package export

import (
	"image"
	"image/color"
	"testing"

	"waymark/canvas/raster"
)

// TestPreviews paints each sheet of the sample: something stands on it, nothing in
// the unprintable 4 mm at its edges, and a grey sheet has no colour.
func TestPreviews(t *testing.T) {
	h := mustPlan(t, sample(), Options{Grey: true, Sections: []Section{Map, KPI, Findings, ValueStream, Flow}})
	r := raster.New()
	for i := range h.Sheets {
		img := h.Sheets[i].Image(int(h.Sheets[i].Width*0.5), true, r)
		edge := int(mm(4) * 0.5)
		inner := img.Rect.Inset(edge)
		inked := 0
		for y := range img.Rect.Dy() {
			for x := range img.Rect.Dx() {
				c := img.RGBAAt(x, y)
				if c == (color.RGBA{255, 255, 255, 255}) {
					continue
				}
				inked++
				if c.R != c.G || c.G != c.B {
					t.Fatalf("%s has colour %v at %d, %d", h.Sheets[i].Title, c, x, y)
				}
				if !(image.Pt(x, y).In(inner)) {
					t.Fatalf("%s prints at %d, %d, too near to the edge", h.Sheets[i].Title, x, y)
				}
			}
		}
		if inked == 0 {
			t.Errorf("%s is empty", h.Sheets[i].Title)
		}
	}
}

func BenchmarkPreview(b *testing.B) {
	h := mustPlan(b, sample(), Options{})
	r := raster.New()
	for b.Loop() {
		h.Sheets[0].Image(720, false, r)
	}
}
