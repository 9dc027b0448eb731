package png

import (
	"bufio"
	"bytes"
	"compress/zlib"
	"encoding/binary"
	"hash/crc32"
	"image"
	"io"
	"math"

	fast "github.com/klauspost/compress/zlib"

	"waymark/canvas/scene"
)

// encoder writes the rows of a picture as they come.
type encoder struct {
	out      *bufio.Writer
	z        io.WriteCloser
	chunk    []byte // compressed bytes that wait to be a chunk
	channels int
	width    int
	row      []byte // as it is, after a byte that says so
	same     []byte // what stands for a row like the one above
	greys    *greys
	err      error
}

// newEncoder writes the header.
func newEncoder(out *bufio.Writer, width, height int, opts Options) *encoder {
	e := &encoder{out: out, width: width, channels: 3}
	kind := byte(2) // true colour
	if opts.Grey {
		e.channels, kind, e.greys = 1, 0, &greys{}
	}
	n := width * e.channels
	e.row, e.same = make([]byte, n+1), make([]byte, n+1)
	e.same[0] = up
	out.WriteString("\x89PNG\r\n\x1a\n")
	var h [13]byte
	binary.BigEndian.PutUint32(h[0:], uint32(width))
	binary.BigEndian.PutUint32(h[4:], uint32(height))
	h[8], h[9] = 8, kind
	e.write("IHDR", h[:])
	if !opts.Grey {
		e.write("sRGB", []byte{0})
	}
	// Dots a metre: a document unit is 1/96 inch.
	var d [9]byte
	dots := uint32(math.Round(opts.scale() * 96 / 0.0254))
	binary.BigEndian.PutUint32(d[0:], dots)
	binary.BigEndian.PutUint32(d[4:], dots)
	d[8] = 1
	e.write("pHYs", d[:])
	// Most of a map is flat colour, which the fastest level shrinks nearly as well
	// as any other, and this library in half the time of the standard one. Pictures
	// of usual size can have the smaller file, which the standard one makes.
	if width*height <= patient {
		e.z = zlib.NewWriter(e)
	} else {
		e.z, _ = fast.NewWriterLevel(e, fast.BestSpeed) // a valid level
	}
	return e
}

// up is the filter that takes each byte less the one above. Rows that differ are
// not filtered: letters and curves repeat sideways, and their edges do not.
const up = 2

// patient is the number of pixels up to which compression takes its time.
const patient = 16_000_000

// write writes one chunk.
func (e *encoder) write(kind string, data []byte) {
	var n [4]byte
	binary.BigEndian.PutUint32(n[:], uint32(len(data)))
	e.out.Write(n[:])
	e.out.WriteString(kind)
	e.out.Write(data)
	crc := crc32.NewIEEE()
	crc.Write([]byte(kind))
	crc.Write(data)
	binary.BigEndian.PutUint32(n[:], crc.Sum32())
	// A bufio.Writer keeps its first error.
	if _, err := e.out.Write(n[:]); err != nil && e.err == nil {
		e.err = err
	}
}

// chunkSize is the least number of compressed bytes in a chunk but the last.
const chunkSize = 64 << 10

// Write collects what the compressor gives.
func (e *encoder) Write(p []byte) (int, error) {
	e.chunk = append(e.chunk, p...)
	if len(e.chunk) >= chunkSize {
		e.write("IDAT", e.chunk)
		e.chunk = e.chunk[:0]
	}
	return len(p), e.err
}

// rows writes all rows of a band.
func (e *encoder) rows(band *image.RGBA) error {
	for y := range band.Rect.Dy() {
		pix := band.Pix[y*band.Stride : y*band.Stride+4*e.width]
		if y > 0 && bytes.Equal(pix, band.Pix[(y-1)*band.Stride:(y-1)*band.Stride+4*e.width]) {
			if _, err := e.z.Write(e.same); err != nil {
				return err
			}
			continue
		}
		if e.greys != nil {
			e.greys.row(e.row[1:], pix)
		} else {
			for i, o := 0, e.row[1:]; i+4 <= len(pix); i, o = i+4, o[3:] {
				o[0], o[1], o[2] = pix[i], pix[i+1], pix[i+2]
			}
		}
		if _, err := e.z.Write(e.row); err != nil {
			return err
		}
	}
	return nil
}

// close ends the picture.
func (e *encoder) close() error {
	if err := e.z.Close(); err != nil {
		return err
	}
	if len(e.chunk) > 0 {
		e.write("IDAT", e.chunk)
	}
	e.write("IEND", nil)
	return e.err
}

// greys turns pixels into greys and keeps the last of each kind.
type greys struct {
	seen [4096]struct {
		rgb  uint32 // with the high byte set where there is one
		grey byte
	}
}

func (g *greys) row(out, pix []byte) {
	for i := range out {
		p := binary.LittleEndian.Uint32(pix[4*i:]) | 0xFF000000
		s := &g.seen[(p*0x9E3779B1)>>20]
		if s.rgb != p {
			s.rgb = p
			s.grey = scene.GreyColor(scene.Color{R: byte(p), G: byte(p >> 8), B: byte(p >> 16), A: 255}).R
		}
		out[i] = s.grey
	}
}
