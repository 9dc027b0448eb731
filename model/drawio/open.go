package drawio

import (
	"bytes"
	"compress/flate"
	"compress/zlib"
	"encoding/base64"
	"encoding/binary"
	"encoding/xml"
	"errors"
	"fmt"
	"io"
	"net/url"
	"strings"
)

// What a drawing may have. They are those of map files, or what fills them.
const (
	maxBytes = 64 << 20
	maxDepth = 64
	maxCells = 200_000
)

var pngMark = []byte("\x89PNG\r\n\x1a\n")

// errNone is the answer to what is no drawing of draw.io.
var errNone = errors.New("this is no drawing of draw.io")

// diagram is one page of a drawing as it is packed in its file.
type diagram struct {
	id, name string
	model    *element // mxGraphModel
}

// open takes the pages out of a file: a drawing, or a picture that carries one.
func open(b []byte) ([]diagram, error) {
	if bytes.HasPrefix(b, pngMark) {
		text, err := fromPNG(b)
		if err != nil {
			return nil, err
		}
		b = text
	}
	root, err := parse(b)
	if err != nil {
		return nil, err
	}
	if root.name == "svg" {
		content := root.attr["content"]
		if content == "" {
			return nil, fmt.Errorf("the picture does not carry its drawing: export it with “Include a copy of my diagram”")
		}
		if root, err = parse([]byte(content)); err != nil {
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
			if d.model, err = unpack(e.text); err != nil {
				return nil, fmt.Errorf("page %d: %w", len(out)+1, err)
			}
		}
		out = append(out, d)
	}
	return out, nil
}

// unpack reads a page that is stored packed: escaped as for an address, deflated, as
// base64.
func unpack(text string) (*element, error) {
	packed, err := base64.StdEncoding.DecodeString(strings.TrimSpace(text))
	if err != nil {
		return nil, fmt.Errorf("its packed content cannot be read: %w", err)
	}
	b, err := grow(flate.NewReader(bytes.NewReader(packed)))
	if err != nil {
		return nil, err
	}
	s, err := url.PathUnescape(string(b))
	if err != nil {
		return nil, fmt.Errorf("its packed content cannot be read: %w", err)
	}
	e, err := parse([]byte(s))
	if err == nil && e.name != "mxGraphModel" {
		err = errNone
	}
	return e, err
}

// grow reads what was packed, up to the limit of a whole drawing.
func grow(r io.Reader) ([]byte, error) {
	b, err := io.ReadAll(io.LimitReader(r, maxBytes+1))
	switch {
	case err != nil:
		return nil, fmt.Errorf("its packed content cannot be read: %w", err)
	case len(b) > maxBytes:
		return nil, fmt.Errorf("its packed content is larger than %d MiB", maxBytes>>20)
	}
	return b, nil
}

// fromPNG takes the drawing out of a picture: a text chunk with the key mxfile.
func fromPNG(b []byte) ([]byte, error) {
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
			if text, err = grow(r); err != nil {
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

// element is one element of XML.
type element struct {
	name string
	attr map[string]string
	kids []*element
	text string
}

// child returns the first child of a name, nil when there is none.
func (e *element) child(name string) *element {
	for _, k := range e.kids {
		if k.name == name {
			return k
		}
	}
	return nil
}

// parse reads XML of a limited depth and number of elements. Document types are
// refused, and with them all entities that XML itself does not have.
func parse(b []byte) (*element, error) {
	dec := xml.NewDecoder(bytes.NewReader(b))
	var root *element
	var open []*element
	for count := 0; ; {
		t, err := dec.Token()
		if err == io.EOF {
			break
		}
		if err != nil {
			line, _ := dec.InputPos()
			if root == nil {
				return nil, errNone
			}
			return nil, fmt.Errorf("the drawing is damaged at line %d: %w", line, err)
		}
		switch t := t.(type) {
		case xml.StartElement:
			if count++; count > 8*maxCells {
				return nil, fmt.Errorf("the drawing has more than %d elements", 8*maxCells)
			}
			if len(open) == maxDepth {
				return nil, fmt.Errorf("the drawing is nested deeper than %d levels", maxDepth)
			}
			e := &element{name: t.Name.Local, attr: make(map[string]string, len(t.Attr))}
			for _, a := range t.Attr {
				e.attr[a.Name.Local] = a.Value
			}
			if n := len(open); n > 0 {
				open[n-1].kids = append(open[n-1].kids, e)
			} else if root == nil {
				root = e
			}
			open = append(open, e)
		case xml.EndElement:
			open = open[:len(open)-1]
		case xml.CharData:
			if n := len(open); n > 0 {
				open[n-1].text += string(t)
			}
		case xml.Directive:
			if !svgType(t) { // pictures of draw.io have the public one, which is not followed
				return nil, fmt.Errorf("the drawing has a document type of its own, which is refused")
			}
		}
	}
	if root == nil {
		return nil, errNone
	}
	return root, nil
}

// svgType reports whether a directive is the document type that SVG files have.
func svgType(d xml.Directive) bool {
	return bytes.HasPrefix(d, []byte("DOCTYPE svg PUBLIC")) && !bytes.ContainsRune(d, '[')
}
