package drawio

import (
	"strconv"
	"strings"
)

// style is how a cell is drawn: “rhombus;fillColor=#fff2cc;dashed=1”. A word without
// a value is the name of a shape or of a stencil.
type style struct {
	words  []string
	values map[string]string
}

func parseStyle(s string) style {
	out := style{values: map[string]string{}}
	for part := range strings.SplitSeq(s, ";") {
		part = strings.TrimSpace(part)
		if name, v, ok := strings.Cut(part, "="); ok {
			out.values[name] = v
		} else if part != "" {
			out.words = append(out.words, part)
		}
	}
	return out
}

// shape is the name of what is drawn, without the path of its library: “decision”
// for mxgraph.flowchart.decision, “” for a plain box.
func (s style) shape() string {
	name := s.values["shape"]
	if name == "" && len(s.words) > 0 {
		name = s.words[0]
	}
	return name[strings.LastIndexByte(name, '.')+1:]
}

// lean reports whether the shape is one of the value stream library.
func (s style) lean() bool {
	return strings.HasPrefix(s.values["shape"], "mxgraph.lean_mapping.")
}

func (s style) has(word string) bool {
	for _, w := range s.words {
		if w == word {
			return true
		}
	}
	return s.values["shape"] == word
}

func (s style) on(name string) bool { return s.values[name] == "1" }

// number returns a value, or def where there is none.
func (s style) number(name string, def float64) float64 {
	n, err := strconv.ParseFloat(s.values[name], 64)
	if err != nil {
		return def
	}
	return n
}

// colour is the nearest colour of a map for a fill, "" for none, white and nearly
// white: it is the hue that carries a meaning.
func (s style) colour() string {
	hex := strings.TrimPrefix(s.values["fillColor"], "#")
	n, err := strconv.ParseUint(hex, 16, 32)
	if err != nil || len(hex) != 6 {
		return ""
	}
	r, g, b := float64(n>>16), float64(n>>8&0xff), float64(n&0xff)
	hi, lo := max(r, g, b), min(r, g, b)
	if hi-lo < 12 {
		if lo > 246 {
			return ""
		}
		return "grey"
	}
	var hue float64 // in degrees
	switch hi {
	case r:
		hue = 60 * (g - b) / (hi - lo)
	case g:
		hue = 60 * (2 + (b-r)/(hi-lo))
	default:
		hue = 60 * (4 + (r-g)/(hi-lo))
	}
	if hue < 0 {
		hue += 360
	}
	switch {
	case hue < 40:
		return "orange" // red too: a map keeps red for what is wrong
	case hue < 70:
		return "yellow"
	case hue < 150:
		return "green"
	case hue < 190:
		return "teal"
	case hue < 250:
		return "blue"
	case hue < 335:
		return "purple"
	}
	return "orange"
}

// side is the side of a shape that a line leaves or enters at, "" for any; what is
// “exit” or “entry”.
func (s style) side(what string) string {
	_, okX := s.values[what+"X"]
	_, okY := s.values[what+"Y"]
	if !okX || !okY {
		return ""
	}
	x, y := s.number(what+"X", 0.5), s.number(what+"Y", 0.5)
	// The nearest of the four sides; at a corner there is none.
	left, right, top, bottom := x, 1-x, y, 1-y
	switch least := min(left, right, top, bottom); {
	case least > 0.25 || min(left, right) == min(top, bottom):
		return ""
	case least == left:
		return "left"
	case least == right:
		return "right"
	case least == top:
		return "top"
	}
	return "bottom"
}
