package pdf

import (
	"bytes"
	"compress/zlib"
	"encoding/ascii85"
	"errors"
	"fmt"
	"io"
)

// maxSource bounds what is inflated at once: the largest document that Waymark opens.
// maxRead bounds all that is inflated of one file: a thousand streams may each be
// small packed and large unpacked.
const (
	maxSource = 64 << 20
	maxRead   = 4 * maxSource
)

var errFilter = errors.New("it is stored in a way that Waymark cannot read")

// decode undoes the filters of a stream. More than limit bytes are an error, and so is
// more than maxRead of a file.
func (r *reader) decode(s stream, limit int) ([]byte, error) {
	if r.inflated > maxRead {
		return nil, fmt.Errorf("its parts are more than %d MiB together", maxRead>>20)
	}
	filters, params := list(r.get(s.dict["Filter"])), list(r.get(s.dict["DecodeParms"]))
	if len(filters) > 4 {
		return nil, errFilter
	}
	data := s.raw
	for i, f := range filters {
		var parms dict
		if i < len(params) {
			parms, _ = r.get(params[i]).(dict)
		}
		var err error
		switch r.get(f) {
		case name("FlateDecode"), name("Fl"):
			if data, err = r.inflate(data, limit); err == nil {
				data, err = r.unpredict(data, parms)
			}
		case name("ASCIIHexDecode"), name("AHx"):
			data, _, _ = bytes.Cut(data, []byte(">"))
			data = unhex(data)
		case name("ASCII85Decode"), name("A85"):
			data, _, _ = bytes.Cut(data, []byte("~>"))
			data, err = io.ReadAll(io.LimitReader(ascii85.NewDecoder(bytes.NewReader(data)), int64(limit)+1))
		default:
			err = errFilter
		}
		if err != nil {
			return nil, err
		}
	}
	if len(data) > limit {
		return nil, fmt.Errorf("more than %d MiB", limit>>20)
	}
	return data, nil
}

// list returns a value that may be one thing or an array of them.
func list(v any) array {
	switch v := v.(type) {
	case nil:
		return nil
	case array:
		return v
	}
	return array{v}
}

// inflate decompresses b. A missing checksum at its end is forgiven: some
// programs leave it out.
func (r *reader) inflate(b []byte, limit int) ([]byte, error) {
	z, err := zlib.NewReader(bytes.NewReader(b))
	if err != nil {
		return nil, err
	}
	defer z.Close()
	out, err := io.ReadAll(io.LimitReader(z, int64(limit)+1))
	r.inflated += len(out)
	if err != nil && (err != io.ErrUnexpectedEOF || len(out) == 0) {
		return nil, err
	}
	if len(out) > limit {
		return nil, fmt.Errorf("more than %d MiB", limit>>20)
	}
	return out, nil
}

// unpredict undoes the row filters of PNG, which cross-references are stored
// with.
func (r *reader) unpredict(b []byte, parms dict) ([]byte, error) {
	num := func(k name, otherwise int) int {
		if n, ok := integer(r.get(parms[k])); ok {
			return n
		}
		return otherwise
	}
	predictor := num("Predictor", 1)
	if predictor <= 1 {
		return b, nil
	}
	if predictor < 10 || num("BitsPerComponent", 8) != 8 {
		return nil, errFilter
	}
	pixel, row := num("Colors", 1), num("Columns", 1)
	row *= pixel
	if pixel < 1 || pixel > 32 || row < 1 || row > 1<<20 {
		return nil, errFilter
	}
	out := make([]byte, 0, len(b))
	above := make([]byte, row)
	for len(b) > 1 {
		kind := b[0]
		line := b[1:min(len(b), 1+row)]
		b = b[1+len(line):]
		for i := range line {
			var left, corner byte
			if i >= pixel {
				left, corner = line[i-pixel], above[i-pixel]
			}
			switch kind {
			case 1:
				line[i] += left
			case 2:
				line[i] += above[i]
			case 3:
				line[i] += byte((int(left) + int(above[i])) / 2)
			case 4:
				line[i] += paeth(left, above[i], corner)
			}
		}
		out = append(out, line...)
		copy(above, line)
	}
	return out, nil
}

// paeth is the PNG predictor of that name: the neighbour nearest to
// left + above − corner.
func paeth(left, above, corner byte) byte {
	p := int(left) + int(above) - int(corner)
	a, b, c := dist(p, left), dist(p, above), dist(p, corner)
	if a <= b && a <= c {
		return left
	}
	if b <= c {
		return above
	}
	return corner
}

func dist(p int, v byte) int { return max(p-int(v), int(v)-p) }
