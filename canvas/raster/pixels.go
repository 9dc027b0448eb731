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
	// Two pixels at once: four channels lie in the lanes of 16 bits of a word, and a
	// channel times a coverage needs no more. Half the work of one by one.
	const m = 0x00FF00FF00FF00FF
	two := uint64(src) | uint64(src)<<32
	srb, sga := (two&m)*uint64(a), (two>>8&m)*uint64(a)
	b := uint64(full - a)
	for len(pix) >= 8 {
		d := binary.LittleEndian.Uint64(pix)
		binary.LittleEndian.PutUint64(pix, (srb+(d&m)*b)>>8&m|(sga+(d>>8&m)*b)&^m)
		pix = pix[8:]
	}
	if len(pix) >= 4 {
		dot(pix, src, a)
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
	// Coverage of the first and last column, and of the first and last row; between
	// them it is full.
	left, right := overlap(px0, x0, x1), overlap(px1-1, x0, x1)
	line := rowCover{left: left, right: right, src: src}
	line.of(overlap(py0, y0, y1) * float64(a))
	i, n := p.dst.PixOffset(px0, py0), 4*(px1-px0)
	line.paint(p.dst.Pix[i : i+n])
	if py1-py0 == 1 {
		return
	}
	if rows := py1 - py0 - 2; rows > 0 {
		line.of(float64(a))
		i += p.dst.Stride
		if n == 4 {
			upright(p.dst.Pix[i:], p.dst.Stride, rows, src, line.first)
			i += rows * p.dst.Stride
		} else {
			for range rows {
				line.paint(p.dst.Pix[i : i+n])
				i += p.dst.Stride
			}
		}
	} else {
		i += p.dst.Stride
	}
	line.of(overlap(py1-1, y0, y1) * float64(a))
	line.paint(p.dst.Pix[i : i+n])
}

// rowCover is the coverage of a row of pixels, which differs at its ends.
type rowCover struct {
	left, right       float64 // of the first and last pixel, as a part of that of the row
	src               uint32
	first, rest, last uint32
}

// of sets the coverage of the row, 0 … 256.
func (r *rowCover) of(c float64) {
	r.first, r.rest, r.last = uint32(r.left*c+0.5), uint32(c+0.5), uint32(r.right*c+0.5)
}

func (r *rowCover) paint(pix []byte) {
	dot(pix, r.src, r.first)
	if n := len(pix); n > 4 {
		if n > 8 {
			span(pix[4:n-4], r.src, r.rest)
		}
		dot(pix[n-4:], r.src, r.last)
	}
}

// upright lays a colour over pixels one below the other: half of all lines.
func upright(pix []byte, stride, rows int, src, a uint32) {
	const m = 0x00FF00FF
	b := full - a
	srb, sga := (src&m)*a, (src>>8&m)*a
	for i := 0; rows > 0; rows, i = rows-1, i+stride {
		q := pix[i : i+4]
		d := load(q)
		store(q, (srb+(d&m)*b)>>8&m|(sga+(d>>8&m)*b)&0xFF00FF00)
	}
}

// overlap returns how much of pixel i lies between a and b.
func overlap(i int, a, b float64) float64 {
	lo, hi := float64(i), float64(i+1)
	if a > lo {
		lo = a
	}
	if b < hi {
		hi = b
	}
	if hi > lo {
		return hi - lo
	}
	return 0
}
