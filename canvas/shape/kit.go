package shape

import (
	"strings"

	"waymark/canvas/scene"
	"waymark/canvas/text"
	"waymark/model/geom"
)

// Kit is what shapes are drawn with: the fonts that measure, and the colours.
type Kit struct {
	Fonts *text.Fonts
	Theme *Theme
}

// The type sizes of a map, in document units. Nothing is set smaller than
// SmallFont: it is what stays legible when a map is printed on A3.
var (
	TitleFont   = text.Font{Style: text.Semibold, Size: 20, Leading: 26}
	HeadFont    = text.Font{Style: text.Semibold, Size: 13, Leading: 17} // stages, steps, lanes
	CardFont    = text.Font{Style: text.Regular, Size: 13, Leading: 17}
	QuoteFont   = text.Font{Style: text.Italic, Size: 12, Leading: 16}
	DenseFont   = text.Font{Style: text.Regular, Size: 12, Leading: 16} // backstage, touchpoints
	LegendFont  = text.Font{Style: text.Regular, Size: 11, Leading: 16}
	LabelFont   = text.Font{Style: text.Semibold, Size: 11, Leading: 16}
	SmallFont   = text.Font{Style: text.Regular, Size: 10.5, Leading: 14}
	SmallStrong = text.Font{Style: text.Semibold, Size: 10.5, Leading: 14}
	ValueFont   = text.Font{Style: text.Semibold, Size: 17, Leading: 22} // the value of a KPI
)

// Align says where lines stand within their width.
type Align uint8

// The alignments.
const (
	Left Align = iota
	Center
	Right
)

// Wrap breaks a text into lines no wider than width; a text without visible
// characters has no lines and no height.
func (k *Kit) Wrap(s string, font text.Font, width float64) text.Block {
	if s = strings.TrimSpace(s); s == "" {
		return text.Block{Font: font}
	}
	return k.Fonts.Wrap(s, font, max(width, font.Size))
}

// measure is Wrap for trying out widths: its lines cannot be drawn, and are written
// over room.
func (k *Kit) measure(s string, font text.Font, width float64, room []text.Line) text.Block {
	if s = strings.TrimSpace(s); s == "" {
		return text.Block{Font: font}
	}
	return k.Fonts.Measure(s, font, max(width, font.Size), room)
}

// measureApart is measure into lines of its own.
func (k *Kit) measureApart(s string, font text.Font, width float64) text.Block {
	return k.measure(s, font, width, nil)
}

// Lines draws the lines of a block from its upper edge y; each stands within
// x … x + width as a says. Lines that read from right to left are flush right
// where others are flush left; what stands among left-hand texts of its own, as
// in the title block, is drawn in the width of the block.
func Lines(b text.Block, x, y, width float64, a Align, c scene.Color) []scene.Op {
	ops := make([]scene.Op, 0, len(b.Lines))
	drawn := make([]scene.Text, 0, len(b.Lines)) // one piece of memory for all of them
	for i := range b.Lines {
		if l := &b.Lines[i]; l.Text != "" {
			drawn = append(drawn, place(l, x, y+b.Baseline(i), width, a, c))
			ops = append(ops, &drawn[len(drawn)-1])
		}
	}
	return ops
}

// place puts a line with its baseline at y within x … x + width.
func place(l *text.Line, x, y, width float64, a Align, c scene.Color) scene.Text {
	switch {
	case a == Center:
		x += (width - l.Width) / 2
	case a == Right:
		x += width - l.Width
	case l.RTL:
		x += max(0, width-l.Width)
	}
	return scene.Text{Line: l, At: geom.P(x, y), Color: c}
}

// Middle returns the top of something h high that stands in the middle of
// top … top + room.
func Middle(top, room, h float64) float64 { return top + (room-h)/2 }

// Figure is a measured drawing whose upper left corner is at the origin.
type Figure struct {
	W, H float64
	Ops  []scene.Op
}

// At returns the operations of the figure with its upper left corner at (x, y).
func (f Figure) At(x, y float64) []scene.Op { return MoveAll(f.Ops, geom.P(x, y)) }

// MoveAll returns the operations moved by v. The given ones are left as they
// are.
func MoveAll(ops []scene.Op, v geom.Pt) []scene.Op {
	if v == (geom.Pt{}) {
		return ops
	}
	out := make([]scene.Op, len(ops))
	for i, op := range ops {
		switch o := op.(type) {
		case *scene.Box:
			c := *o
			c.Rect = c.Rect.Add(v)
			out[i] = &c
		case *scene.Path:
			c := *o
			c.Path = c.Path.Transform(geom.Translate(v))
			out[i] = &c
		case *scene.Text:
			c := *o
			c.At = c.At.Add(v)
			out[i] = &c
		case *scene.Image:
			c := *o
			c.Rect = c.Rect.Add(v)
			out[i] = &c
		}
	}
	return out
}

// Fade returns c with its opacity multiplied by alpha (0 … 1).
func Fade(c scene.Color, alpha float64) scene.Color {
	c.A = uint8(float64(c.A)*alpha + 0.5)
	return c
}

// Mix returns the colour at fraction t (0 … 1) of the way from a to b.
func Mix(a, b scene.Color, t float64) scene.Color {
	m := func(x, y uint8) uint8 { return uint8(float64(x) + (float64(y)-float64(x))*t + 0.5) }
	return scene.Color{R: m(a.R, b.R), G: m(a.G, b.G), B: m(a.B, b.B), A: m(a.A, b.A)}
}
