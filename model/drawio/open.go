package drawio

import (
	"bytes"
	"compress/flate"
	"compress/zlib"
	"encoding/base64"
	"encoding/binary"
	"errors"
	"fmt"
	"io"
	"net/url"
	"strings"
)

// What a drawing may have, all its pages together. They are the limits of map files,
// or what fills them.
const (
	maxBytes    = 64 << 20
	maxDepth    = 64
	maxCells    = 200_000
	maxElements = 8 * maxCells
)

var pngMark = []byte("\x89PNG\r\n\x1a\n")

// errNone is the answer to what is no drawing of draw.io.
var errNone = errors.New("this is no drawing of draw.io")

// diagram is one page of a drawing as it is packed in its file.
type diagram struct {
	id, name string
	model    *element // mxGraphModel
}

// opener unpacks a drawing, and counts what it has become so far: a thousand pages may
// each be small packed and large unpacked.
type opener struct {
	grown    int // bytes that were unpacked
	elements int // of XML
}

// open takes the pages out of a file: a drawing, or a picture that carries one.
func (o *opener) open(b []byte) ([]diagram, error) {
	if bytes.HasPrefix(b, pngMark) {
		text, err := o.fromPNG(b)
		if err != nil {
			return nil, err
		}
		b = text
	}
	root, err := o.parse(b)
	if err != nil {
		return nil, err
	}
	if root.name == "svg" {
		content := root.attr["content"]
		if content == "" {
			return nil, fmt.Errorf("the picture does not carry its drawing: export it with “Include a copy of my diagram”")
		}
		if root, err = o.parse([]byte(content)); err != nil {
			return nil, err
		}
	}
	switch root.name {
	case "mxGraphModel":
		return []diagram{{model: root}}, nil
	case "mxfile":
	default:
		return nil, errNone
	}
	var out []diagram
	for _, e := range root.kids {
		if e.name != "diagram" {
			continue
		}
		d := diagram{id: e.attr["id"], name: e.attr["name"], model: e.child("mxGraphModel")}
		if d.model == nil {
			if d.model, err = o.unpack(string(e.text)); err != nil {
				return nil, fmt.Errorf("page %d: %w", len(out)+1, err)
			}
		}
		out = append(out, d)
	}
	return out, nil
}

// unpack reads a page that is stored packed: escaped as for an address, deflated, as
// base64.
func (o *opener) unpack(text string) (*element, error) {
	packed, err := base64.StdEncoding.DecodeString(strings.TrimSpace(text))
	if err != nil {
		return nil, fmt.Errorf("its packed content cannot be read: %w", err)
	}
	b, err := o.grow(flate.NewReader(bytes.NewReader(packed)))
	if err != nil {
		return nil, err
	}
	s, err := url.PathUnescape(string(b))
	if err != nil {
		return nil, fmt.Errorf("its packed content cannot be read: %w", err)
	}
	e, err := o.parse([]byte(s))
	if err == nil && e.name != "mxGraphModel" {
		err = errNone
	}
	return e, err
}

// grow reads what was packed, up to the limit of a whole drawing.
func (o *opener) grow(r io.Reader) ([]byte, error) {
	b, err := io.ReadAll(io.LimitReader(r, int64(maxBytes-o.grown+1)))
	o.grown += len(b)
	switch {
	case err != nil:
		return nil, fmt.Errorf("its packed content cannot be read: %w", err)
	case o.grown > maxBytes:
		return nil, fmt.Errorf("its packed content is larger than %d MiB", maxBytes>>20)
	}
	return b, nil
}

// fromPNG takes the drawing out of a picture: a text chunk with the key mxfile.
func (o *opener) fromPNG(b []byte) ([]byte, error) {
	for b = b[len(pngMark):]; len(b) >= 12; {
		n := int(binary.BigEndian.Uint32(b))
		if n < 0 || n > len(b)-12 {
			break
		}
		name, data := string(b[4:8]), b[8:8+n]
		b = b[12+n:]
		key, text, ok := bytes.Cut(data, []byte{0})
		if !ok || string(key) != "mxfile" && string(key) != "mxGraphModel" {
			continue
		}
		if name == "zTXt" && len(text) > 0 { // the byte in front names the only method there is
			r, err := zlib.NewReader(bytes.NewReader(text[1:]))
			if err != nil {
				return nil, fmt.Errorf("its packed content cannot be read: %w", err)
			}
			if text, err = o.grow(r); err != nil {
				return nil, err
			}
		} else if name != "tEXt" {
			continue
		}
		s, err := url.PathUnescape(string(text))
		if err != nil {
			s = string(text)
		}
		return []byte(s), nil
	}
	return nil, fmt.Errorf("the picture does not carry its drawing: export it with “Include a copy of my diagram”")
}
