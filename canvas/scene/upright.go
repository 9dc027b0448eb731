package scene

import (
	"bytes"
	"encoding/binary"
	"image"
	"image/color"
	"image/jpeg"
)

// upright returns a JPEG that needs no turning. Telephones store a photograph as
// the sensor saw it and note how it was held; most readers of pictures, and PDF,
// ignore the note. Anything else is returned as it is.
func upright(data []byte) []byte {
	o := orientation(data)
	if o < 2 || o > 8 {
		return data
	}
	img, err := jpeg.Decode(bytes.NewReader(data))
	if err != nil {
		return data // whoever shows it will say so
	}
	var out bytes.Buffer
	if err := jpeg.Encode(&out, turned{img, o}, &jpeg.Options{Quality: 92}); err != nil {
		return data
	}
	return out.Bytes()
}

// turned is a picture seen as its orientation note says: 2 mirrored, 3 upside
// down, 4 both, 5 to 8 the same with rows for columns.
type turned struct {
	image.Image
	orientation int
}

// Bounds implements image.Image.
func (t turned) Bounds() image.Rectangle {
	b := t.Image.Bounds()
	if t.orientation >= 5 {
		return image.Rect(0, 0, b.Dy(), b.Dx())
	}
	return image.Rect(0, 0, b.Dx(), b.Dy())
}

// At implements image.Image.
func (t turned) At(x, y int) color.Color {
	b := t.Image.Bounds()
	if t.orientation >= 5 {
		x, y = y, x
	}
	switch t.orientation {
	case 2, 3, 7, 8:
		x = b.Dx() - 1 - x
	}
	switch t.orientation {
	case 3, 4, 6, 7:
		y = b.Dy() - 1 - y
	}
	return t.Image.At(b.Min.X+x, b.Min.Y+y)
}

// orientation returns the note of a JPEG, 1 to 8, or 0 where there is none
// (Exif 2.32, tag 274 of the first directory).
func orientation(data []byte) int {
	if len(data) < 4 || data[0] != 0xFF || data[1] != 0xD8 {
		return 0
	}
	for i := 2; i+4 <= len(data) && data[i] == 0xFF; {
		kind, n := data[i+1], int(binary.BigEndian.Uint16(data[i+2:]))
		if kind == 0xDA || n < 2 || i+2+n > len(data) {
			return 0 // the pixels begin
		}
		if part := data[i+4 : i+2+n]; kind == 0xE1 && bytes.HasPrefix(part, []byte("Exif\x00\x00")) {
			return directory(part[6:])
		}
		i += 2 + n
	}
	return 0
}

// directory reads the note from the first directory of a TIFF structure.
func directory(t []byte) int {
	if len(t) < 8 {
		return 0
	}
	var order binary.ByteOrder = binary.LittleEndian
	if t[0] == 'M' {
		order = binary.BigEndian
	}
	at := uint64(order.Uint32(t[4:]))
	if at+2 > uint64(len(t)) {
		return 0
	}
	n := uint64(order.Uint16(t[at:]))
	for k := range n {
		e := at + 2 + 12*k
		if e+12 > uint64(len(t)) {
			return 0
		}
		if order.Uint16(t[e:]) == 0x0112 {
			return int(order.Uint16(t[e+8:]))
		}
	}
	return 0
}
