package raster

import (
	"image"
	"image/draw"
	"sync"

	xdraw "golang.org/x/image/draw"

	"waymark/canvas/scene"
	"waymark/model/geom"
)

// decode decodes a picture, within the limits of package scene.
func decode(pic *scene.Picture) (*image.RGBA, error) {
	img, err := pic.Decode()
	if err != nil {
		return nil, err
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

// keptPixels is the largest size up to which a scaled picture is kept.
const keptPixels = 4_000_000

// open returns the decoded picture, locked, or nil when it cannot be decoded.
func (c *pictures) open(pic *scene.Picture) *decoded {
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
	if d.halves == nil && !d.failed {
		img, err := decode(pic)
		if err != nil {
			d.failed = true
		} else {
			d.halves = append(d.halves, img)
		}
	}
	if d.failed {
		d.mu.Unlock()
		return nil
	}
	return d
}

// broken reports whether a picture cannot be decoded.
func (c *pictures) broken(pic *scene.Picture) bool {
	d := c.open(pic)
	if d == nil {
		return true
	}
	d.mu.Unlock()
	return false
}

// source returns what a picture of w × h pixels is best scaled from.
func (c *pictures) source(pic *scene.Picture, w, h int) *image.RGBA {
	d := c.open(pic)
	if d == nil {
		return nil
	}
	defer d.mu.Unlock()
	return d.near(w, h)
}

// scaled returns pic at w × h pixels, or nil when it cannot be decoded.
func (c *pictures) scaled(pic *scene.Picture, w, h int) *image.RGBA {
	d := c.open(pic)
	if d == nil {
		return nil
	}
	defer d.mu.Unlock()
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
	if !sound(b) {
		return
	}
	r := image.Rect(round(b.X), round(b.Y), round(b.Right()), round(b.Bottom()))
	vis := r.Intersect(p.clip)
	if vis.Empty() {
		// The border of a broken picture stands out of it.
		if !r.Inset(-2).Intersect(p.clip).Empty() && (o.Pic == nil || p.pics.broken(o.Pic)) {
			p.broken(o.Rect)
		}
		return
	}
	if o.Pic == nil {
		p.broken(o.Rect)
		return
	}
	if r.Dx()*r.Dy() > keptPixels {
		// Zoomed in far: only what is seen is scaled.
		src := p.pics.source(o.Pic, r.Dx(), r.Dy())
		if src == nil {
			p.broken(o.Rect)
			return
		}
		xdraw.ApproxBiLinear.Scale(p.dst.SubImage(p.clip).(*image.RGBA), r, src, src.Rect, xdraw.Over, nil)
		return
	}
	img := p.pics.scaled(o.Pic, r.Dx(), r.Dy())
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
