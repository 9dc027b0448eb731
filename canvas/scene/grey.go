package scene

import (
	"bytes"
	"image"
	"image/color"
	"image/png"
	"math"
)

// GreyColor returns the grey that is as bright as c, with c's alpha: the
// luminance is weighed in linear light (Rec. 709) and encoded as sRGB again.
func GreyColor(c Color) Color {
	y := 0.2126*linear[c.R] + 0.7152*linear[c.G] + 0.0722*linear[c.B]
	v := 12.92 * y
	if y > 0.0031308 {
		v = 1.055*math.Pow(y, 1/2.4) - 0.055
	}
	g := uint8(math.Round(v * 255))
	return Color{R: g, G: g, B: g, A: c.A}
}

// linear holds the light of each level of an sRGB channel, 0 … 1 (IEC 61966-2-1).
var linear = func() (l [256]float64) {
	for i := range l {
		if c := float64(i) / 255; c <= 0.04045 {
			l[i] = c / 12.92
		} else {
			l[i] = math.Pow((c+0.055)/1.055, 2.4)
		}
	}
	return l
}()

// Grey returns a painter that hands everything to p in greys: colours and
// pictures. Emoji bring colours of their own in the layers of their glyphs;
// whoever paints outlines maps these with GreyColor.
func Grey(p Painter) Painter { return &grey{p: p, pics: map[*Picture]*Picture{}} }

type grey struct {
	p    Painter
	pics map[*Picture]*Picture
}

func (g *grey) Begin(it *Item) { g.p.Begin(it) }
func (g *grey) End()           { g.p.End() }

func (g *grey) Box(o *Box) {
	b := *o
	b.Fill, b.Stroke.Color = GreyColor(o.Fill), GreyColor(o.Stroke.Color)
	g.p.Box(&b)
}

func (g *grey) Path(o *Path) {
	b := *o
	b.Fill, b.Stroke.Color = GreyColor(o.Fill), GreyColor(o.Stroke.Color)
	g.p.Path(&b)
}

func (g *grey) Text(o *Text) {
	b := *o
	b.Color = GreyColor(o.Color)
	g.p.Text(&b)
}

func (g *grey) Image(o *Image) {
	if o.Pic == nil {
		g.p.Image(o)
		return
	}
	pic, ok := g.pics[o.Pic]
	if !ok {
		pic = greyPicture(o.Pic)
		g.pics[o.Pic] = pic
	}
	g.p.Image(&Image{Rect: o.Rect, Pic: pic})
}

// greyPicture returns p in greys, as a PNG. What cannot be decoded stays as it
// is: whoever paints it has to cope with it anyway.
func greyPicture(p *Picture) *Picture {
	img, err := p.Decode()
	if err != nil {
		return p
	}
	b := img.Bounds()
	out := image.NewNRGBA(image.Rect(0, 0, b.Dx(), b.Dy()))
	var last, mapped Color // neighbours are often alike
	for y := range b.Dy() {
		for x := range b.Dx() {
			c := color.NRGBAModel.Convert(img.At(b.Min.X+x, b.Min.Y+y)).(Color)
			if c != last {
				last, mapped = c, GreyColor(c)
			}
			out.SetNRGBA(x, y, mapped)
		}
	}
	var buf bytes.Buffer
	if err := png.Encode(&buf, out); err != nil {
		return p
	}
	return &Picture{Data: buf.Bytes(), Width: b.Dx(), Height: b.Dy()}
}

var _ Painter = (*grey)(nil)
