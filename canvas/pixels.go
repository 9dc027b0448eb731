package canvas

import (
	"image"

	"waymark/canvas/scene"
)

// scroll moves the picture within itself so that kept is filled from dx, dy away.
// Rows are taken in the order in which none is overwritten before it is read.
func scroll(img *image.RGBA, kept image.Rectangle, dx, dy int) {
	row := func(y int) {
		d := img.PixOffset(kept.Min.X, y)
		s := img.PixOffset(kept.Min.X-dx, y-dy)
		copy(img.Pix[d:d+4*kept.Dx()], img.Pix[s:s+4*kept.Dx()])
	}
	if dy > 0 {
		for y := kept.Max.Y - 1; y >= kept.Min.Y; y-- {
			row(y)
		}
		return
	}
	for y := kept.Min.Y; y < kept.Max.Y; y++ {
		row(y)
	}
}

// blend lays a colour over a rectangle.
func blend(dst *image.RGBA, r image.Rectangle, c scene.Color) {
	r = r.Intersect(dst.Rect)
	a := int(c.A)
	over := func(was, is uint8) uint8 { return uint8((int(was)*(255-a) + int(is)*a + 127) / 255) }
	for y := r.Min.Y; y < r.Max.Y; y++ {
		row := dst.Pix[dst.PixOffset(r.Min.X, y):][:4*r.Dx()]
		for x := 0; x < len(row); x += 4 {
			row[x], row[x+1], row[x+2] = over(row[x], c.R), over(row[x+1], c.G), over(row[x+2], c.B)
		}
	}
}

// fill paints a rectangle in one opaque colour.
func fill(dst *image.RGBA, r image.Rectangle, c scene.Color) {
	r = r.Intersect(dst.Rect)
	if r.Empty() {
		return
	}
	first := dst.Pix[dst.PixOffset(r.Min.X, r.Min.Y):]
	for x := 0; x < r.Dx(); x++ {
		first[4*x], first[4*x+1], first[4*x+2], first[4*x+3] = c.R, c.G, c.B, 255
	}
	for y := r.Min.Y + 1; y < r.Max.Y; y++ {
		o := dst.PixOffset(r.Min.X, y)
		copy(dst.Pix[o:o+4*r.Dx()], first[:4*r.Dx()])
	}
}
