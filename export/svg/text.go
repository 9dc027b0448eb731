package svg

import (
	"strings"

	"waymark/canvas/scene"
	"waymark/canvas/text"
	"waymark/model/geom"
)

// Text implements scene.Painter.
func (p *painter) Text(o *scene.Text) {
	l := o.Line
	if len(l.Runs) == 0 || o.Color.A == 0 {
		return
	}
	simple := true
	for i := range l.Runs {
		simple = simple && l.Runs[i].Simple
	}
	if turn := o.Turn & 3; turn != 0 {
		p.str(`<g transform="rotate(`)
		p.nums(float64(90*turn), o.At.X, o.At.Y)
		p.str(`)">`)
		defer p.str("</g>\n")
	}
	if !simple {
		p.mixed(o)
		return
	}
	p.str("<text")
	p.attr("y", o.At.Y)
	p.letters(o, &l.Runs[0], true)
	p.color("fill", o.Color)
	p.font(l.Font)
	if len(l.Runs) == 1 {
		p.str(">" + escape(l.Runs[0].Text))
	} else {
		p.str(">")
		for i := range l.Runs {
			run := &l.Runs[i]
			p.str("<tspan")
			p.letters(o, run, false)
			if run.Face.Name() == "DejaVu Sans" {
				p.str(` font-family="'DejaVu Sans',sans-serif" font-weight="400" font-style="normal"`)
			}
			p.str(">" + escape(run.Text) + "</tspan>")
		}
	}
	p.str("</text>\n")
}

// font writes the size and the cut.
func (p *painter) font(f text.Font) {
	p.attr("font-size", f.Size)
	switch f.Style {
	case text.Semibold:
		p.str(` font-weight="600"`)
	case text.Italic:
		p.str(` font-style="italic"`)
	}
}

// letters writes where each letter of a simple run stands. On the element
// itself (first) it also says that spaces count.
func (p *painter) letters(o *scene.Text, run *text.Run, first bool) {
	if first {
		p.str(` xml:space="preserve"`)
		if len(o.Line.Runs) > 1 {
			return // each part has its own
		}
	}
	if len(run.Glyphs) == 0 {
		return
	}
	b := append(p.out, ` x="`...)
	for i := range run.Glyphs {
		if i > 0 {
			b = append(b, ' ')
		}
		b = appendNum(b, o.At.X+run.Glyphs[i].X)
	}
	p.out = append(b, '"')
}

// mixed writes a line that a viewer could not set as we did: outlines, and above
// them the whole text, invisible and stretched to the same width.
func (p *painter) mixed(o *scene.Text) {
	l := o.Line
	size := l.Font.Size
	// Outlines of one colour are one element.
	last := scene.Color{}
	begun := false
	for i := range l.Runs {
		run := &l.Runs[i]
		for _, g := range run.Glyphs {
			m := geom.Affine{A: size, D: size, E: o.At.X + g.X, F: o.At.Y + float64(g.Y)}
			for _, layer := range run.Face.Outline(g.ID) {
				c := p.layer(layer, o.Color)
				if begun && c != last {
					p.str("\"/>\n")
					begun = false
				}
				if !begun {
					p.str("<path")
					p.color("fill", c)
					p.str(` d="`)
					begun, last = true, c
				}
				p.outline(layer.Path, m)
				if layer.Colored {
					// Layers cover each other; outlines of one element would not.
					p.str("\"/>\n")
					begun = false
				}
			}
		}
	}
	if begun {
		p.str("\"/>\n")
	}
	if strings.TrimSpace(l.Text) == "" {
		return
	}
	p.str("<text")
	p.attr("x", o.At.X)
	p.attr("y", o.At.Y)
	p.str(` fill="#000" fill-opacity="0"`)
	p.font(l.Font)
	if l.Width > 0 {
		p.attr("textLength", l.Width)
		p.str(` lengthAdjust="spacingAndGlyphs"`)
	}
	if l.RTL {
		// The start of a line that reads from the right is its right end.
		p.str(` direction="rtl" text-anchor="end"`)
	}
	p.str(">" + escape(l.Text) + "</text>\n")
}

// layer returns the colour of a layer in a text of colour c.
func (p *painter) layer(l text.Layer, c scene.Color) scene.Color {
	if !l.Colored {
		return c
	}
	out := scene.Color{R: l.R, G: l.G, B: l.B, A: uint8(uint32(l.A) * uint32(c.A) / 255)}
	if p.grey {
		out = scene.GreyColor(out)
	}
	return out
}
