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

// NewPicture reads the size and format of a picture (PNG, JPEG, GIF or WebP)
// and checks the limits; the pixels are decoded when they are needed.
func NewPicture(data []byte) (*Picture, error) {
	cfg, format, err := image.DecodeConfig(bytes.NewReader(data))
	if err != nil {
		return nil, fmt.Errorf("reading the size of a picture: %w", err)
	}
	if cfg.Width <= 0 || cfg.Height <= 0 || cfg.Width > MaxSide || cfg.Height > MaxSide || cfg.Width*cfg.Height > MaxPixels {
		return nil, fmt.Errorf("%s of %d × %d pixels: %w", format, cfg.Width, cfg.Height, ErrTooLarge)
	}
	return &Picture{Data: data, Width: cfg.Width, Height: cfg.Height}, nil
}

// Decode decodes the picture within the limits: its size is read before any
// memory for its pixels is taken. An animation gives its first frame.
func (p *Picture) Decode() (image.Image, error) {
	if _, err := NewPicture(p.Data); err != nil {
		return nil, err
	}
	img, format, err := image.Decode(bytes.NewReader(p.Data))
	if err != nil {
		return nil, fmt.Errorf("decoding a picture (%s): %w", format, err)
	}
	return img, nil
}
