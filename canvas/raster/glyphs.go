package raster

import (
	"image"
	"math"

	"waymark/canvas/text"
	"waymark/model/geom"
)

// glyphMask is the picture of a glyph, placed relative to the whole pixel of
// its origin: coverage, or premultiplied colours for emoji.
type glyphMask struct {
	x, y, w, h int
	mask       []byte
	color      []byte
}

// glyphTable holds the masks of one face at one size. The key is the glyph and,
// in the two low bits, its position within the pixel.
type glyphTable struct {
	size  float64 // pixels
	turn  int
	masks map[uint32]*glyphMask
}

type tableKey struct {
	face *text.Face
	size uint16 // eighths of a pixel
	turn uint8
}

// glyphCache belongs to one painter. When the masks grow too large, all are
// dropped: a zoom leaves sizes behind that are not seen again.
type glyphCache struct {
	tables map[tableKey]*glyphTable
	bytes  int
	fill   filler
	last   tableKey
	recent *glyphTable
}

// maxMaskBytes bounds the masks of one painter. A screen full of text at one
// size takes about 100 kB.
const maxMaskBytes = 4 << 20

func newGlyphCache() *glyphCache { return &glyphCache{tables: map[tableKey]*glyphTable{}} }

// table returns the masks of a face at a size, rounded to eighths of a pixel.
func (c *glyphCache) table(face *text.Face, size float64, turn int) *glyphTable {
	k := tableKey{face, uint16(math.Floor(size*8 + 0.5)), uint8(turn)}
	if k == c.last && c.recent != nil {
		return c.recent
	}
	if c.bytes > maxMaskBytes {
		clear(c.tables)
		c.bytes = 0
	}
	t := c.tables[k]
	if t == nil {
		t = &glyphTable{size: float64(k.size) / 8, turn: turn, masks: map[uint32]*glyphMask{}}
		c.tables[k] = t
		c.bytes += 256
	}
	c.last, c.recent = k, t
	return t
}

// draw makes the mask of a glyph whose origin lies sub pixels along the line
// from a whole pixel; nil when there is nothing to see.
func (c *glyphCache) draw(t *glyphTable, face *text.Face, id uint32, sub float64) *glyphMask {
	layers := face.Outline(id)
	var b geom.Rect
	for _, l := range layers {
		b = b.Union(l.Path.Bounds())
	}
	m := geom.Scale(t.size)
	switch t.turn {
	case 0:
		m.E = sub
	case 1:
		m = geom.Affine{B: t.size, C: -t.size, F: sub}
	case 2:
		m = geom.Affine{A: -t.size, D: -t.size, E: sub}
	case 3:
		m = geom.Affine{B: -t.size, C: t.size, F: sub}
	}
	b = m.ApplyRect(b)
	r := image.Rect(floor(b.X), floor(b.Y), ceil(b.Right()), ceil(b.Bottom()))
	if len(layers) == 0 || r.Empty() || r.Dx() > 8*largestMask || r.Dy() > 8*largestMask {
		return nil
	}
	g := &glyphMask{x: r.Min.X, y: r.Min.Y, w: r.Dx(), h: r.Dy()}
	c.fill.reset(r)
	if face.Colored() && layers[0].Colored {
		g.color = make([]byte, 4*g.w*g.h)
		for _, l := range layers {
			c.fill.path(l.Path, m)
			src := uint32(l.R) | uint32(l.G)<<8 | uint32(l.B)<<16 | 0xFF<<24
			most := uint32(l.A) + uint32(l.A)>>7
			c.fill.sweep(&stain{g, src, most})
		}
		c.bytes += len(g.color) + 96
		return g
	}
	g.mask = make([]byte, g.w*g.h)
	for _, l := range layers {
		c.fill.path(l.Path, m)
	}
	c.fill.sweep(stamp{g})
	c.bytes += len(g.mask) + 96
	return g
}

// stamp keeps coverage as a mask.
type stamp struct{ g *glyphMask }

func (s stamp) run(x, y, n int, a uint32) {
	i := (y-s.g.y)*s.g.w + x - s.g.x
	for j := range n {
		s.g.mask[i+j] = byte(a - a>>8)
	}
}

func (s stamp) each(x, y int, cover []uint32) {
	i := (y-s.g.y)*s.g.w + x - s.g.x
	for j, a := range cover {
		s.g.mask[i+j] = byte(a - a>>8)
	}
}

// stain lays a colour on a coloured glyph.
type stain struct {
	g         *glyphMask
	src, most uint32
}

func (s *stain) run(x, y, n int, a uint32) {
	i := 4 * ((y-s.g.y)*s.g.w + x - s.g.x)
	span(s.g.color[i:i+4*n], s.src, a*s.most>>8)
}

func (s *stain) each(x, y int, cover []uint32) {
	i := 4 * ((y-s.g.y)*s.g.w + x - s.g.x)
	for _, a := range cover {
		if a > 0 {
			dot(s.g.color[i:], s.src, a*s.most>>8)
		}
		i += 4
	}
}
