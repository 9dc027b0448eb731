package canvas

import (
	"image"

	"waymark/canvas/scene"
	"waymark/model/geom"
)

// below keeps the pixels that the overlay was painted over. The map and what lies over
// it share one picture: handles and guides are small, and a second picture of the
// whole view took as much memory again and a copy of all of it in every frame.
type below struct {
	spots []image.Rectangle
	pix   []byte // of one spot after the other, row by row
}

// keep takes pixels away before something is painted over them.
func (b *below) keep(from *image.RGBA, spots []image.Rectangle) {
	b.forget()
	b.spots = cut(b.spots, spots, from.Rect)
	for _, r := range b.spots {
		for y := r.Min.Y; y < r.Max.Y; y++ {
			i := from.PixOffset(r.Min.X, y)
			b.pix = append(b.pix, from.Pix[i:i+4*r.Dx()]...)
		}
	}
}

// restore puts the pixels back. Spots may overlap: all of them were kept before
// anything was painted.
func (b *below) restore(to *image.RGBA) {
	pix := b.pix
	for _, r := range b.spots {
		for y := r.Min.Y; y < r.Max.Y; y++ {
			i := to.PixOffset(r.Min.X, y)
			pix = pix[copy(to.Pix[i:i+4*r.Dx()], pix):]
		}
	}
	b.forget()
}

// forget is called where the pixels are not needed any more.
func (b *below) forget() { b.spots, b.pix = b.spots[:0], b.pix[:0] }

// cut appends to into what of the spots lies in a picture; all of it where they
// overlap so much that this is less.
func cut(into, spots []image.Rectangle, all image.Rectangle) []image.Rectangle {
	sum := 0
	for _, r := range spots {
		if r = r.Intersect(all); !r.Empty() {
			into = append(into, r)
			sum += r.Dx() * r.Dy()
		}
	}
	if sum > all.Dx()*all.Dy() {
		return append(into[:0], all)
	}
	return into
}

// covered lists where an overlay paints.
func covered(s *scene.Scene, to geom.Affine) []image.Rectangle {
	if s == nil {
		return nil
	}
	out := make([]image.Rectangle, 0, len(s.Items))
	for i := range s.Items {
		b := to.ApplyRect(s.Items[i].Bounds)
		out = append(out, image.Rect(pixel(b.X)-2, pixel(b.Y)-2, pixel(b.Right())+3, pixel(b.Bottom())+3))
	}
	return out
}
