package raster

import (
	"bytes"
	"errors"
	"fmt"
	"image"
	"image/draw"
	_ "image/gif"  // decoder
	_ "image/jpeg" // decoder
	_ "image/png"  // decoder
	"sync"

	xdraw "golang.org/x/image/draw"
	_ "golang.org/x/image/webp" // decoder

	"waymark/canvas/scene"
	"waymark/model/geom"
)

// Limits of pictures. A file of some kilobytes can claim gigabytes of pixels.
const (
	MaxPixels = 40_000_000
	MaxSide   = 16_384
)

// ErrTooLarge tells that a picture has more pixels than the limits allow.
var ErrTooLarge = errors.New("the picture is larger than 40 megapixels or 16,384 pixels a side")

// Decode decodes a picture within the limits: its size is read before any
// memory for its pixels is taken.
func Decode(data []byte) (*image.RGBA, error) {
	cfg, format, err := image.DecodeConfig(bytes.NewReader(data))
	if err != nil {
		return nil, fmt.Errorf("reading the size of a picture: %w", err)
	}
	if cfg.Width <= 0 || cfg.Height <= 0 || cfg.Width > MaxSide || cfg.Height > MaxSide || cfg.Width*cfg.Height > MaxPixels {
		return nil, fmt.Errorf("%s of %d × %d pixels: %w", format, cfg.Width, cfg.Height, ErrTooLarge)
	}
	img, _, err := image.Decode(bytes.NewReader(data))
	if err != nil {
		return nil, fmt.Errorf("decoding a picture (%s): %w", format, err)
	}
	if rgba, ok := img.(*image.RGBA); ok && rgba.Rect.Min == (image.Point{}) {
		return rgba, nil
	}
	b := img.Bounds()
	rgba := image.NewRGBA(image.Rect(0, 0, b.Dx(), b.Dy()))
	draw.Draw(rgba, rgba.Rect, img, b.Min, draw.Src)
	return rgba, nil
}

// pictures keeps decoded and scaled pictures for all painters.
type pictures struct {
	mu      sync.Mutex
	decoded map[*scene.Picture]*decoded
	bytes   int
}

// decoded is a picture with ever smaller copies of itself, each half the size
// of the one before, and what was last shown of it.
type decoded struct {
	mu     sync.Mutex
	failed bool
	halves []*image.RGBA
	shown  *image.RGBA // scaled to the size in which it was last painted
}

// maxPictureBytes bounds the decoded pictures that are kept.
const maxPictureBytes = 256 << 20

func newPictures() *pictures { return &pictures{decoded: map[*scene.Picture]*decoded{}} }

// scaled returns pic at w × h pixels, or nil when it cannot be decoded.
func (c *pictures) scaled(pic *scene.Picture, w, h int) *image.RGBA {
	c.mu.Lock()
	d := c.decoded[pic]
	if d == nil {
		if c.bytes > maxPictureBytes {
			clear(c.decoded)
			c.bytes = 0
		}
		d = &decoded{}
		c.decoded[pic] = d
		c.bytes += 4 * max(pic.Width, 0) * max(pic.Height, 0)
	}
	c.mu.Unlock()

	d.mu.Lock()
	defer d.mu.Unlock()
	if d.halves == nil && !d.failed {
		img, err := Decode(pic.Data)
		if err != nil {
			d.failed = true
			return nil
		}
		d.halves = append(d.halves, img)
	}
	if d.failed {
		return nil
	}
	if d.shown != nil && d.shown.Rect.Dx() == w && d.shown.Rect.Dy() == h {
		return d.shown
	}
	d.shown = image.NewRGBA(image.Rect(0, 0, w, h))
	src := d.near(w, h)
	xdraw.ApproxBiLinear.Scale(d.shown, d.shown.Rect, src, src.Rect, xdraw.Src, nil)
	return d.shown
}

// near returns the smallest copy that is at least as large as w × h, so that
// scaling it down by less than half loses no detail to aliasing.
func (d *decoded) near(w, h int) *image.RGBA {
	i := 0
	for {
		img := d.halves[i]
		b := img.Rect
		if b.Dx() < 2*w || b.Dy() < 2*h || b.Dx() < 2 || b.Dy() < 2 {
			return img
		}
		if i+1 == len(d.halves) {
			d.halves = append(d.halves, halve(img))
		}
		i++
	}
}

// halve averages squares of four pixels.
func halve(img *image.RGBA) *image.RGBA {
	w, h := img.Rect.Dx()/2, img.Rect.Dy()/2
	out := image.NewRGBA(image.Rect(0, 0, w, h))
	for y := range h {
		a, b := img.Pix[2*y*img.Stride:], img.Pix[(2*y+1)*img.Stride:]
		o := out.Pix[y*out.Stride:]
		for x := 0; x < 4*w; x++ {
			i := x>>2<<3 | x&3
			o[x] = uint8((uint32(a[i]) + uint32(a[i+4]) + uint32(b[i]) + uint32(b[i+4]) + 2) / 4)
		}
	}
	return out
}

// picture paints an image, moved to whole pixels. One that cannot be decoded is
// a grey field with a cross.
func (p *painter) picture(o *scene.Image) {
	b := p.to.ApplyRect(o.Rect)
	r := image.Rect(round(b.X), round(b.Y), round(b.Right()), round(b.Bottom()))
	vis := r.Intersect(p.clip)
	if vis.Empty() {
		return
	}
	var img *image.RGBA
	if o.Pic != nil && r.Dx() <= MaxSide && r.Dy() <= MaxSide && r.Dx()*r.Dy() <= MaxPixels {
		img = p.pics.scaled(o.Pic, r.Dx(), r.Dy())
	}
	if img == nil {
		p.broken(o.Rect)
		return
	}
	for y := vis.Min.Y; y < vis.Max.Y; y++ {
		from := img.Pix[img.PixOffset(vis.Min.X-r.Min.X, y-r.Min.Y):]
		pix := p.row(y, vis.Min.X, vis.Max.X)
		for i := 0; i+4 <= len(pix); i += 4 {
			over(pix[i:i+4], load(from[i:]), full)
		}
	}
}

// broken marks the place of a picture that cannot be shown.
func (p *painter) broken(r geom.Rect) {
	grey, line := scene.Hex(0xF1F4F8), scene.Stroke{Color: scene.Hex(0x9DB2C6), Width: 1}
	p.box(&scene.Box{Rect: r, Fill: grey, Stroke: line})
	p.path(&scene.Path{Path: geom.Polyline(r.Min(), r.Max()), Stroke: line})
	p.path(&scene.Path{Path: geom.Polyline(geom.P(r.Right(), r.Y), geom.P(r.X, r.Bottom())), Stroke: line})
}
