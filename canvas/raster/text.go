package raster

import (
	"image"
	"math"

	"waymark/canvas/scene"
	"waymark/canvas/text"
	"waymark/model/geom"
)

// largestMask is the size in pixels up to which glyphs are kept as masks.
// Larger ones are rare and painted as outlines.
const largestMask = 80

// text paints a shaped line.
func (p *painter) text(t *scene.Text) {
	size := t.Line.Font.Size * p.k
	if t.Color.A == 0 || size < p.view.MinText || size < 0.5 {
		return
	}
	// The line's own axes in pixels: along the baseline, and down from it.
	turn := t.Turn & 3
	along := [4]geom.Pt{{X: 1}, {Y: 1}, {X: -1}, {Y: -1}}[turn]
	down := geom.P(-along.Y, along.X)
	m := geom.Affine{A: along.X, B: along.Y, C: down.X, D: down.Y, E: t.At.X, F: t.At.Y}.Then(p.to)
	asc, desc := t.Line.Ascent*1.3, t.Line.Descent*1.6
	b := m.ApplyRect(geom.R(-desc, -asc, t.Line.Width+2*desc, asc+desc))
	if !sound(b) || b.X > float64(p.clip.Max.X) || b.Y > float64(p.clip.Max.Y) || b.Right() < float64(p.clip.Min.X) || b.Bottom() < float64(p.clip.Min.Y) {
		return
	}
	for i := range t.Line.Runs {
		run := &t.Line.Runs[i]
		if !p.plain || size > largestMask {
			p.outlines(run, t, m)
			continue
		}
		table := p.glyphs.table(run.Face, size, turn)
		for _, g := range run.Glyphs {
			x := m.A*g.X + m.C*float64(g.Y) + m.E
			y := m.B*g.X + m.D*float64(g.Y) + m.F
			p.glyph(table, run.Face, g.ID, x, y, t.Color)
		}
	}
}

// outlines paints the glyphs of a run as outlines.
func (p *painter) outlines(run *text.Run, t *scene.Text, m geom.Affine) {
	for _, g := range run.Glyphs {
		s := t.Line.Font.Size
		at := geom.Affine{A: s, D: s, E: g.X, F: float64(g.Y)}.Then(m)
		for _, l := range run.Face.Outline(g.ID) {
			p.fill.path(l.Path, at)
			p.flush(layerColor(l, t.Color))
		}
	}
}

// layerColor returns the colour of a layer in a text of colour c.
func layerColor(l text.Layer, c scene.Color) scene.Color {
	if !l.Colored {
		return c
	}
	return scene.Color{R: l.R, G: l.G, B: l.B, A: uint8(uint32(l.A) * uint32(c.A) / 255)}
}

// glyph paints one glyph with its origin at (x, y).
func (p *painter) glyph(t *glyphTable, face *text.Face, id uint32, x, y float64, c scene.Color) {
	// Along the line a glyph stands on a quarter of a pixel; across it the
	// baseline is on a whole pixel, so that all letters of a line are alike.
	var ix, iy int
	var sub uint32
	if t.turn&1 == 0 {
		q := math.Floor(clampCoord(x)*4 + 0.5)
		ix, sub, iy = int(math.Floor(q/4)), uint32(int64(q)&3), round(y)
	} else {
		q := math.Floor(clampCoord(y)*4 + 0.5)
		iy, sub, ix = int(math.Floor(q/4)), uint32(int64(q)&3), round(x)
	}
	k := id<<2 | sub
	g, ok := t.masks[k]
	if !ok {
		g = p.glyphs.draw(t, face, id, float64(sub)/4)
		t.masks[k] = g
	}
	if g == nil {
		return
	}
	r := image.Rect(ix+g.x, iy+g.y, ix+g.x+g.w, iy+g.y+g.h)
	vis := r.Intersect(p.clip)
	if vis.Empty() {
		return
	}
	if g.color != nil {
		p.sprite(g, r, vis, strength(c))
		return
	}
	src, most := word(c), strength(c)
	for y := vis.Min.Y; y < vis.Max.Y; y++ {
		mask := g.mask[(y-r.Min.Y)*g.w+vis.Min.X-r.Min.X:]
		pix := p.row(y, vis.Min.X, vis.Max.X)
		mask = mask[:len(pix)/4]
		for i, m := range mask {
			if m == 0 {
				continue
			}
			a := uint32(m) + uint32(m)>>7
			if most != full {
				a = a * most >> 8
			}
			q := pix[4*i : 4*i+4]
			store(q, mix(load(q), src, a))
		}
	}
}

// sprite paints a coloured glyph, whose pixels are premultiplied.
func (p *painter) sprite(g *glyphMask, r, vis image.Rectangle, most uint32) {
	for y := vis.Min.Y; y < vis.Max.Y; y++ {
		from := g.color[4*((y-r.Min.Y)*g.w+vis.Min.X-r.Min.X):]
		pix := p.row(y, vis.Min.X, vis.Max.X)
		for i := 0; i+4 <= len(pix); i += 4 {
			over(pix[i:i+4], load(from[i:]), most)
		}
	}
}

// over lays a premultiplied pixel over another, with coverage most.
func over(pix []byte, s, most uint32) {
	const m = 0x00FF00FF
	if s>>24 == 0 {
		return
	}
	if most != full {
		s = (s&m)*most>>8&m | (s>>8&m)*most&0xFF00FF00
	}
	a := s >> 24
	b := full - (a + a>>7)
	d := load(pix)
	store(pix, s+((d&m)*b>>8&m|(d>>8&m)*b&0xFF00FF00))
}
