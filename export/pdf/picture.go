package pdf

import (
	"bytes"
	"crypto/sha256"
	"fmt"
	"image"
	"image/color"
	_ "image/gif" // the formats that a document may hold
	"image/jpeg"
	"image/png"
	"math"

	"golang.org/x/image/draw"
	_ "golang.org/x/image/webp"

	"waymark/canvas/scene"
	"waymark/model/geom"
)

// printDots is the resolution to which larger pictures are reduced, in dots an
// inch: what offset print uses, and more than an office printer shows.
const printDots = 300

// pictures collects the pictures to embed, each once.
type pictures struct {
	list   []*picture
	known  map[*scene.Picture]*picture
	hashes map[[sha256.Size]byte]*picture
}

type picture struct {
	name string // of the resource: I1, I2 …
	data []byte
	w, h float64 // the largest size on any sheet, in points
}

// of returns the picture to show for src; nil when it cannot be shown.
func (ps *pictures) of(src *scene.Picture) *picture {
	if p, ok := ps.known[src]; ok {
		return p
	}
	if ps.known == nil {
		ps.known, ps.hashes = map[*scene.Picture]*picture{}, map[[sha256.Size]byte]*picture{}
	}
	var p *picture
	if cfg, _, err := image.DecodeConfig(bytes.NewReader(src.Data)); err == nil && fits(cfg) {
		hash := sha256.Sum256(src.Data)
		if p = ps.hashes[hash]; p == nil {
			p = &picture{name: fmt.Sprintf("I%d", len(ps.list)+1), data: src.Data}
			ps.hashes[hash] = p
			ps.list = append(ps.list, p)
		}
	}
	ps.known[src] = p
	return p
}

// fits holds the limits of pictures before anything is decoded.
func fits(c image.Config) bool {
	return c.Width > 0 && c.Height > 0 && c.Width <= scene.MaxSide && c.Height <= scene.MaxSide &&
		c.Width*c.Height <= scene.MaxPixels
}

// Image implements scene.Painter. A picture that cannot be shown leaves a
// crossed frame in its place, as a missing one does in every browser.
func (p *painter) Image(o *scene.Image) {
	if o.Rect.Empty() || p.hidden(o) {
		return
	}
	m, r := p.to, o.Rect
	at := m.Apply(geom.P(r.X, r.Bottom()))
	a, b, c, d := m.A*r.W, -m.B*r.W, -m.C*r.H, m.D*r.H
	if !sane(a, b, c, d, at.X, at.Y) {
		return
	}
	var pic *picture
	if o.Pic != nil {
		pic = p.job.pictures.of(o.Pic)
	}
	if pic == nil {
		p.path(cross(r), m, scene.Color{}, scene.Stroke{Color: scene.Hex(0x9DB2C6), Width: 1})
		return
	}
	pic.w, pic.h = max(pic.w, math.Hypot(a, b)), max(pic.h, math.Hypot(c, d))
	if p.now.fillAlpha != 0 {
		p.now.fillAlpha = 0
		p.out = append(p.out, p.job.alpha(255, false)...)
	}
	p.out = append(p.out, "q "...)
	for _, v := range [6]float64{a, b, c, d, at.X, p.height - at.Y} {
		p.out = append(appendNum(p.out, v), ' ')
	}
	p.out = append(append(append(p.out, "cm /"...), pic.name...), " Do Q\n"...)
}

// cross returns the outline of r with its diagonals.
func cross(r geom.Rect) *geom.Path {
	p := geom.RectPath(r)
	return p.Move(r.X, r.Y).Line(r.Right(), r.Bottom()).Move(r.X, r.Bottom()).Line(r.Right(), r.Y)
}

// embed returns the picture as gofpdf takes it: a JPEG without the camera's
// notes, or a plain 8-bit PNG. What does not decode is a light grey pixel.
func (pic *picture) embed(grey bool) (format string, data []byte) {
	img, kind, err := image.Decode(bytes.NewReader(pic.data))
	if err != nil {
		img, kind = image.NewUniform(color.Gray{Y: 0xE0}), "png"
		img = crop{img, image.Rect(0, 0, 1, 1)}
	}
	size := img.Bounds().Size()
	w, h := reduced(size.X, pic.w), reduced(size.Y, pic.h)
	photo := kind == "jpeg"
	if photo && !grey && w == size.X && h == size.Y {
		switch img.(type) {
		case *image.YCbCr, *image.Gray: // others are re-encoded: readers disagree on CMYK
			return "jpg", stripJPEG(pic.data)
		}
	}
	out := image.NewNRGBA(image.Rect(0, 0, w, h))
	if w == size.X && h == size.Y {
		draw.Draw(out, out.Bounds(), img, img.Bounds().Min, draw.Src)
	} else {
		draw.CatmullRom.Scale(out, out.Bounds(), img, img.Bounds(), draw.Src, nil)
	}
	if grey {
		greyPicture(out)
	}
	var buf bytes.Buffer
	var plain image.Image = out
	if grey && out.Opaque() {
		g := image.NewGray(out.Bounds())
		for i := range g.Pix {
			g.Pix[i] = out.Pix[4*i]
		}
		plain = g
	}
	if photo {
		err = jpeg.Encode(&buf, plain, &jpeg.Options{Quality: 90})
		if err == nil {
			return "jpg", buf.Bytes()
		}
		buf.Reset()
	}
	// gofpdf compresses pictures with alpha once more, so speed counts here.
	enc := png.Encoder{CompressionLevel: png.BestSpeed}
	if out.Opaque() {
		enc.CompressionLevel = png.DefaultCompression
	}
	// Writing an 8-bit picture of a checked size to memory cannot fail.
	_ = enc.Encode(&buf, plain)
	return "png", buf.Bytes()
}

// reduced returns how many of px pixels are worth keeping on a length of pt
// points. A picture that is only a little too fine is left as it is.
func reduced(px int, pt float64) int {
	need := int(math.Ceil(pt / 72 * printDots))
	if need < 1 || px <= need*3/2 {
		return px
	}
	return need
}

// crop gives an endless image bounds.
type crop struct {
	image.Image
	bounds image.Rectangle
}

func (c crop) Bounds() image.Rectangle { return c.bounds }

// stripJPEG leaves out what a camera or an editor wrote about the picture (place,
// device, thumbnails): it must not travel with a handout. JFIF and Adobe markers
// stay, they say how colours are stored.
func stripJPEG(data []byte) []byte {
	out := append(make([]byte, 0, len(data)), data[:2]...)
	for i := 2; i+4 <= len(data); {
		if data[i] != 0xFF {
			return data
		}
		marker, n := data[i+1], 2+int(data[i+2])<<8+int(data[i+3])
		if marker == 0xFF { // fill byte
			i++
			continue
		}
		if i+n > len(data) {
			return data
		}
		if marker == 0xDA { // start of scan: the rest is the picture
			return append(out, data[i:]...)
		}
		if note := marker >= 0xE1 && marker <= 0xEF && marker != 0xEE || marker == 0xFE; !note {
			out = append(out, data[i:i+n]...)
		}
		i += n
	}
	return data
}
