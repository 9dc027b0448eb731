package pdf

import (
	"image"
	"image/color"
	"math"

	"waymark/canvas/scene"
	"waymark/canvas/text"
)

// grey returns the grey that looks as light as c, by the luminance of sRGB
// (IEC 61966-2-1): half-way greys stay half-way, and yellow stays light.
func grey(r, g, b uint8) uint8 {
	y := 0.2126*linear[r] + 0.7152*linear[g] + 0.0722*linear[b]
	v := 12.92 * y
	if y > 0.0031308 {
		v = 1.055*math.Pow(y, 1/2.4) - 0.055
	}
	return uint8(math.Round(255 * min(max(v, 0), 1)))
}

// linear holds the light of each sRGB level.
var linear = func() (l [256]float64) {
	for i := range l {
		c := float64(i) / 255
		if c <= 0.04045 {
			l[i] = c / 12.92
		} else {
			l[i] = math.Pow((c+0.055)/1.055, 2.4)
		}
	}
	return l
}()

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
