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
