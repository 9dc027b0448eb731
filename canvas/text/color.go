package text

import (
	"github.com/go-text/typesetting/font"
	"github.com/go-text/typesetting/font/opentype/tables"
)

// colored returns the layers of a glyph of a COLR version 0 font: plain
// outlines, each filled with one colour of the first palette.
func (f *Face) colored(glyph uint32) ([]Layer, bool) {
	c, ok := f.face().GlyphDataColor(font.GID(glyph))
	if !ok {
		return nil, false
	}
	resolved, ok := c.Paint.(tables.PaintColrLayersResolved)
	if !ok {
		return nil, false // gradients of version 1: the plain outline stands in
	}
	palette := f.library().CPAL[0]
	layers := make([]Layer, 0, len(resolved))
	for _, r := range resolved {
		p := f.path1(uint32(r.GlyphID))
		if p.Empty() {
			continue
		}
		l := Layer{Path: p}
		// Entry 0xFFFF stands for the colour of the text.
		if int(r.PaletteIndex) < len(palette) {
			e := palette[r.PaletteIndex]
			l.Colored, l.R, l.G, l.B, l.A = true, e.Red, e.Green, e.Blue, e.Alpha
		}
		layers = append(layers, l)
	}
	return layers, len(layers) > 0
}
