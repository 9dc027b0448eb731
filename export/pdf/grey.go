package pdf

import (
	"image"
	"image/color"

	"waymark/canvas/scene"
	"waymark/canvas/text"
)

// grey returns the grey that looks as light as a colour.
func grey(r, g, b uint8) uint8 { return scene.GreyColor(scene.Color{R: r, G: g, B: b}).R }

// greyPicture replaces every pixel by its grey; alpha stays.
func greyPicture(m *image.NRGBA) {
	known := map[color.NRGBA]uint8{}
	for i := 0; i+3 < len(m.Pix); i += 4 {
		c := color.NRGBA{m.Pix[i], m.Pix[i+1], m.Pix[i+2], 255}
		v, ok := known[c]
		if !ok {
			v = grey(c.R, c.G, c.B)
			if len(known) < 1<<16 { // photographs have more colours than are worth keeping
				known[c] = v
			}
		}
		m.Pix[i], m.Pix[i+1], m.Pix[i+2] = v, v, v
	}
}

// colorOf returns the colour of a layer of a glyph.
func colorOf(l text.Layer) scene.Color { return scene.Color{R: l.R, G: l.G, B: l.B, A: l.A} }
