package shape

import (
	"bytes"
	"encoding/xml"
	"fmt"
	"io"
	"strconv"
	"strings"
	"sync"

	"waymark/canvas/scene"
	"waymark/icons"
	"waymark/model/geom"
)

// iconSize is the side of the square that icon files are drawn in.
const iconSize = 24

// iconPaths reads every icon once; the result never changes.
var iconPaths = sync.OnceValue(func() map[string]*geom.Path {
	m := make(map[string]*geom.Path)
	for _, name := range icons.Names() {
		svg, _ := icons.SVG(name)
		if p, err := parseIcon(svg); err == nil { // a test reads them all
			m[name] = p
		}
	}
	return m
})

// Icon draws an icon of package icons into a square: lines as wide as 1.5 at a
// size of 16. A name that is not known draws an empty circle, never nothing.
func Icon(name string, x, y, size float64, c scene.Color) *scene.Path {
	return IconStroke(name, x, y, size, size*1.5/16, c)
}

// IconStroke is Icon with lines of the given width.
func IconStroke(name string, x, y, size, width float64, c scene.Color) *scene.Path {
	p, ok := iconPaths()[name]
	if !ok {
		p = geom.Circle(geom.P(iconSize/2, iconSize/2), 9)
	}
	at := geom.Scale(size / iconSize).Then(geom.Translate(geom.P(x, y)))
	return &scene.Path{Path: p.Transform(at), Stroke: scene.Stroke{Color: c, Width: width, Round: true}}
}

// parseIcon turns the outline elements of an SVG file into one path. Icons have
// no transforms and no fills.
func parseIcon(svg []byte) (*geom.Path, error) {
	out := &geom.Path{}
	dec := xml.NewDecoder(bytes.NewReader(svg))
	for {
		tok, err := dec.Token()
		if err == io.EOF {
			return out, nil
		}
		if err != nil {
			return nil, fmt.Errorf("reading an icon: %w", err)
		}
		el, ok := tok.(xml.StartElement)
		if !ok {
			continue
		}
		p, err := iconElement(el)
		if err != nil {
			return nil, fmt.Errorf("reading <%s> of an icon: %w", el.Name.Local, err)
		}
		if p != nil {
			out.Append(p)
		}
	}
}

func iconElement(el xml.StartElement) (*geom.Path, error) {
	attr := func(name string) string {
		for _, a := range el.Attr {
			if a.Name.Local == name {
				return a.Value
			}
		}
		return ""
	}
	var bad error
	num := func(name string) float64 {
		s := attr(name)
		if s == "" {
			return 0
		}
		f, err := strconv.ParseFloat(s, 64)
		if err != nil {
			bad = fmt.Errorf("%s: %w", name, err)
		}
		return f
	}
	var p *geom.Path
	switch el.Name.Local {
	case "svg":
	case "path":
		return svgPath(attr("d"))
	case "circle":
		p = geom.Circle(geom.P(num("cx"), num("cy")), num("r"))
	case "ellipse":
		rx, ry := num("rx"), num("ry")
		p = geom.Ellipse(geom.R(num("cx")-rx, num("cy")-ry, 2*rx, 2*ry))
	case "rect":
		p = geom.RoundRect(geom.R(num("x"), num("y"), num("width"), num("height")), max(num("rx"), num("ry")))
	case "line":
		p = geom.Polyline(geom.P(num("x1"), num("y1")), geom.P(num("x2"), num("y2")))
	case "polyline", "polygon":
		f := strings.FieldsFunc(attr("points"), func(r rune) bool { return strings.ContainsRune(" ,\t\n", r) })
		p = &geom.Path{}
		for i := 0; i+1 < len(f); i += 2 {
			x, errX := strconv.ParseFloat(f[i], 64)
			y, errY := strconv.ParseFloat(f[i+1], 64)
			if errX != nil || errY != nil {
				return nil, fmt.Errorf("points %q", attr("points"))
			}
			if i == 0 {
				p.Move(x, y)
			} else {
				p.Line(x, y)
			}
		}
		if el.Name.Local == "polygon" {
			p.Close()
		}
	default:
		return nil, fmt.Errorf("this element is not expected in an icon")
	}
	return p, bad
}
