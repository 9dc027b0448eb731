package drawio

import (
	"bytes"
	"encoding/xml"
	"fmt"
	"io"
)

// element is one element of XML.
type element struct {
	name string
	attr map[string]string
	kids []*element
	text []byte
}

func newElement(t xml.StartElement) *element {
	e := &element{name: t.Name.Local, attr: make(map[string]string, len(t.Attr))}
	for _, a := range t.Attr {
		e.attr[a.Name.Local] = a.Value
	}
	return e
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
func (o *opener) parse(b []byte) (*element, error) {
	dec := xml.NewDecoder(bytes.NewReader(b))
	var root *element
	var open []*element
	for {
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
			if o.elements++; o.elements > maxElements {
				return nil, fmt.Errorf("the drawing has more than %d elements", maxElements)
			}
			if len(open) == maxDepth {
				return nil, fmt.Errorf("the drawing is nested deeper than %d levels", maxDepth)
			}
			e := newElement(t)
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
				open[n-1].text = append(open[n-1].text, t...)
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
