package raster

import (
	"encoding/binary"
	"image"

	"waymark/canvas/scene"
)

// A pixel is handled as one little-endian word: red in the low byte, alpha in
// the high one. Coverage runs from 0 to 256, so that a shift replaces the
// division by 255.

// word returns the pixel of a colour, as if opaque.
func word(c scene.Color) uint32 {
	return uint32(c.R) | uint32(c.G)<<8 | uint32(c.B)<<16 | 0xFF<<24
}

// full is the coverage of a pixel that is wholly inside.
const full = 256

// strength returns the coverage that a colour with alpha reaches at most.
func strength(c scene.Color) uint32 { return uint32(c.A) + uint32(c.A)>>7 }

// mix lays src over dst with coverage a.
func mix(dst, src, a uint32) uint32 {
	const m = 0x00FF00FF
	b := full - a
	rb := ((src&m)*a + (dst&m)*b) >> 8 & m
	ga := ((src>>8&m)*a + (dst>>8&m)*b) & 0xFF00FF00
	return rb | ga
}

func load(pix []byte) uint32 { return binary.LittleEndian.Uint32(pix) }

func store(pix []byte, v uint32) { binary.LittleEndian.PutUint32(pix, v) }

// row returns the pixels [x0, x1) of line y of the destination.
func (p *painter) row(y, x0, x1 int) []byte {
	i := p.dst.PixOffset(x0, y)
	return p.dst.Pix[i : i+4*(x1-x0)]
}

// span lays a colour over a row of pixels with one coverage.
func span(pix []byte, src, a uint32) {
	if a >= full {
		two := uint64(src) | uint64(src)<<32
		for len(pix) >= 8 {
			binary.LittleEndian.PutUint64(pix, two)
			pix = pix[8:]
		}
		if len(pix) >= 4 {
			store(pix, src)
		}
		return
	}
	const m = 0x00FF00FF
	b := full - a
	srb, sga := (src&m)*a, (src>>8&m)*a
	for len(pix) >= 4 {
		d := load(pix)
		store(pix, (srb+(d&m)*b)>>8&m|(sga+(d>>8&m)*b)&0xFF00FF00)
		pix = pix[4:]
	}
}

// dot lays a colour over one pixel.
func dot(pix []byte, src, a uint32) { store(pix, mix(load(pix), src, a)) }

// solid fills a rectangle of whole pixels.
func (p *painter) solid(r image.Rectangle, c scene.Color) {
	r = r.Intersect(p.clip)
	if r.Empty() || c.A == 0 {
		return
	}
	src, a := word(c), strength(c)
	first := p.row(r.Min.Y, r.Min.X, r.Max.X)
	span(first, src, a)
	for y := r.Min.Y + 1; y < r.Max.Y; y++ {
		if a == full {
			copy(p.row(y, r.Min.X, r.Max.X), first)
		} else {
			span(p.row(y, r.Min.X, r.Max.X), src, a)
		}
	}
}

// rect fills a rectangle whose edges may lie within pixels.
func (p *painter) rect(x0, y0, x1, y1 float64, src, a uint32) {
	px0, px1 := max(floor(x0), p.clip.Min.X), min(ceil(x1), p.clip.Max.X)
	py0, py1 := max(floor(y0), p.clip.Min.Y), min(ceil(y1), p.clip.Max.Y)
	if px0 >= px1 || py0 >= py1 {
		return
	}
	// Coverage of the first and last column; between them it is full.
	left, right := overlap(px0, x0, x1), overlap(px1-1, x0, x1)
	for y := py0; y < py1; y++ {
		pix := p.row(y, px0, px1)
		c := overlap(y, y0, y1) * float64(a)
		n := len(pix)
		if n == 4 {
			dot(pix, src, uint32(left*c+0.5))
			continue
		}
		dot(pix, src, uint32(left*c+0.5))
		span(pix[4:n-4], src, uint32(c+0.5))
		dot(pix[n-4:], src, uint32(right*c+0.5))
	}
}

// overlap returns how much of pixel i lies between a and b.
func overlap(i int, a, b float64) float64 {
	lo, hi := float64(i), float64(i+1)
	return max(0, min(b, hi)-max(a, lo))
}
