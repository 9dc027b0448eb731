package export

import (
	"image"
	"image/draw"

	"waymark/canvas/raster"
	"waymark/canvas/scene"
	"waymark/model/geom"
)

// Image paints the sheet as it will be printed, so many pixels wide: the preview. A
// grey one has the greys of a grey handout.
func (s *Sheet) Image(width int, grey bool, r *raster.Rasterizer) *image.RGBA {
	k := float64(width) / s.Width
	img := image.NewRGBA(image.Rect(0, 0, width, max(1, int(s.Height*k+0.5))))
	draw.Draw(img, img.Rect, image.White, image.Point{}, draw.Src)
	for _, part := range s.Parts {
		v := raster.View{To: part.To.Then(geom.Scale(k)), Over: true}
		if !part.Clip.Empty() {
			c := geom.Scale(k).ApplyRect(part.Clip)
			v.Clip = image.Rect(int(c.X), int(c.Y), int(c.Right()+0.999), int(c.Bottom()+0.999))
		}
		r.Draw(img, part.Scene, v)
	}
	if grey {
		MakeGrey(img)
	}
	return img
}

// MakeGrey turns what was painted into greys of equal lightness, as a grey handout
// prints them.
func MakeGrey(img *image.RGBA) {
	known := map[[3]uint8]uint8{}
	for i := 0; i+3 < len(img.Pix); i += 4 {
		c := [3]uint8(img.Pix[i : i+3])
		g, ok := known[c]
		if !ok {
			g = scene.GreyColor(scene.Color{R: c[0], G: c[1], B: c[2], A: 255}).R
			known[c] = g
		}
		img.Pix[i], img.Pix[i+1], img.Pix[i+2] = g, g, g
	}
}
