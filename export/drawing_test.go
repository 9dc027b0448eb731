package export

import (
	"bytes"
	"context"
	"errors"
	"image"
	"image/color"
	stdpng "image/png"
	"strings"
	"testing"

	"waymark/canvas/raster"
	"waymark/model"
)

func TestDrawings(t *testing.T) {
	doc := sample()
	var b bytes.Buffer
	if err := SVG(context.Background(), &b, doc, Options{}); err != nil {
		t.Fatal(err)
	}
	if got := b.String(); !strings.HasPrefix(got, "<?xml") || !strings.Contains(got, "Current state") {
		t.Errorf("the drawing starts with %.60q", got)
	}
	b.Reset()
	if err := PNG(context.Background(), &b, doc, Options{Scale: 0.5, Grey: true}); err != nil {
		t.Fatal(err)
	}
	if _, err := stdpng.Decode(&b); err != nil {
		t.Error(err)
	}
	if err := SVG(context.Background(), &b, (&maker{}).doc(), Options{}); !errors.Is(err, ErrNoPage) {
		t.Errorf("a document without pages gives %v", err)
	}
	if err := PNG(context.Background(), &b, doc, Options{Pages: []model.ID{"gone"}}); err == nil {
		t.Error("a page that does not exist is drawn")
	}
}

// TestPreviews paints each sheet of the sample: something stands on it, nothing in
// the unprintable 4 mm at its edges, and a grey sheet has no colour.
func TestPreviews(t *testing.T) {
	h := mustPlan(t, sample(), Options{Grey: true, Sections: []Section{Map, KPI, Findings, ValueStream, Flow}})
	r := raster.New()
	for i := range h.Sheets {
		img := h.Image(i, 0.5, r)
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
		h.Image(0, 1, r)
	}
}
