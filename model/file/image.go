package file

import (
	"bytes"
	"encoding/base64"
	"errors"
	"fmt"
	"image"
	_ "image/gif"  // the formats that a map may show
	_ "image/jpeg" //
	_ "image/png"  //
	"io"
	"os"
	"path"
	"strings"

	_ "golang.org/x/image/webp" // a format that a map may show
)

// Limits on pictures: a small file can claim to be a picture that would fill the
// memory, so its header is read first.
const (
	MaxImagePixels = 40_000_000
	MaxImageSide   = 16_384
)

// Image is a picture that a document shows, not decoded yet.
type Image struct {
	Data          []byte // PNG, JPEG, GIF or WebP
	Width, Height int    // pixels
}

// ReadImage loads the value of an image property: data kept inside the document,
// or a path relative to the folder of the document. Nothing outside of that
// folder is opened, whatever the path says or links to, and nothing is fetched
// from a network.
func ReadImage(folder, value string) (Image, error) {
	data, err := imageBytes(folder, value)
	if err != nil {
		return Image{}, fmt.Errorf("reading a picture: %w", err)
	}
	c, _, err := image.DecodeConfig(bytes.NewReader(data))
	if err != nil {
		return Image{}, fmt.Errorf("reading a picture: it is not a PNG, JPEG, GIF or WebP image: %w", err)
	}
	if c.Width > MaxImageSide || c.Height > MaxImageSide || c.Width*c.Height > MaxImagePixels {
		return Image{}, fmt.Errorf("reading a picture: %d × %d pixels are too many; at most %d on a side and %d million in all",
			c.Width, c.Height, MaxImageSide, MaxImagePixels/1_000_000)
	}
	return Image{Data: data, Width: c.Width, Height: c.Height}, nil
}

func imageBytes(folder, value string) ([]byte, error) {
	if rest, ok := strings.CutPrefix(value, "data:image/"); ok {
		_, b64, ok := strings.Cut(rest, ";base64,")
		if !ok {
			return nil, errors.New("the data are not base64")
		}
		return base64.StdEncoding.DecodeString(b64)
	}
	// os.Root keeps links from leading out; what another system would take for a
	// drive or a separator is refused on all of them alike.
	if strings.ContainsAny(value, `\:`) || path.IsAbs(value) {
		return nil, errors.New("the path does not stay in the folder of the document")
	}
	root, err := os.OpenRoot(folder)
	if err != nil {
		return nil, err
	}
	defer root.Close()
	f, err := root.OpenFile(value, os.O_RDONLY|openFlags, 0) // a pipe is not waited for
	if err != nil {
		return nil, err
	}
	defer f.Close()
	if st, err := f.Stat(); err != nil || !st.Mode().IsRegular() {
		return nil, fmt.Errorf("%s is not a regular file", path.Base(value))
	}
	b, err := io.ReadAll(io.LimitReader(f, MaxBytes+1))
	if err == nil && len(b) > MaxBytes {
		err = fmt.Errorf("%s is larger than %d MiB", path.Base(value), MaxBytes>>20)
	}
	return b, err
}
