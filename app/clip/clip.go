package clip

import (
	"bytes"
	"errors"
	"fmt"
	"image/png"
)

// Picture is a picture in the forms that other programs can paste. SVG may be
// missing; PNG may not.
type Picture struct{ PNG, SVG []byte }

// ErrNone is returned where the clipboard holds no picture.
var ErrNone = errors.New("there is no picture on the clipboard")

// ErrNoWay is returned where this desktop does not let a program put pictures on its
// clipboard.
var ErrNoWay = errors.New("this desktop does not let Waymark put pictures on the clipboard")

// mostBytes is the largest picture that is taken from the clipboard.
const mostBytes = 64 << 20

// checked returns what another program gave as a PNG, if it is one.
func checked(b []byte) ([]byte, error) {
	if len(b) == 0 {
		return nil, ErrNone
	}
	if _, err := png.DecodeConfig(bytes.NewReader(b)); err != nil {
		return nil, fmt.Errorf("reading the picture on the clipboard: %w", err)
	}
	return b, nil
}
