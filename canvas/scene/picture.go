package scene

import (
	"bytes"
	"errors"
	"fmt"
	"image"
	_ "image/gif"  // decoder
	_ "image/jpeg" // decoder
	_ "image/png"  // decoder

	_ "golang.org/x/image/webp" // decoder
)

// Limits of pictures. A file of some kilobytes can claim gigabytes of pixels.
const (
	MaxPixels = 40_000_000
	MaxSide   = 16_384
)

// ErrTooLarge tells that a picture has more pixels than the limits allow.
var ErrTooLarge = errors.New("the picture is larger than 40 megapixels or 16,384 pixels a side")

// NewPicture checks a picture (PNG, JPEG, GIF or WebP) against the limits and
// returns it ready to be painted: its size is read before any memory for its
// pixels is taken, and a photograph that was taken with the camera turned is set
// upright.
func NewPicture(data []byte) (*Picture, error) {
	p, err := check(data)
	if err != nil {
		return nil, err
	}
	if up := upright(data); len(up) != len(data) || &up[0] != &data[0] {
		return check(up)
	}
	return p, nil
}

// check reads the size of a picture and holds the limits.
func check(data []byte) (*Picture, error) {
	cfg, format, err := image.DecodeConfig(bytes.NewReader(data))
	if err != nil {
		return nil, fmt.Errorf("reading the size of a picture: %w", err)
	}
	if cfg.Width <= 0 || cfg.Height <= 0 || cfg.Width > MaxSide || cfg.Height > MaxSide || cfg.Width*cfg.Height > MaxPixels {
		return nil, fmt.Errorf("%s of %d × %d pixels: %w", format, cfg.Width, cfg.Height, ErrTooLarge)
	}
	return &Picture{Data: data, Width: cfg.Width, Height: cfg.Height}, nil
}

// Decode decodes the picture within the limits. An animation gives its first
// frame.
func (p *Picture) Decode() (image.Image, error) {
	if _, err := check(p.Data); err != nil {
		return nil, err
	}
	img, format, err := image.Decode(bytes.NewReader(p.Data))
	if err != nil {
		return nil, fmt.Errorf("decoding a picture (%s): %w", format, err)
	}
	return img, nil
}
