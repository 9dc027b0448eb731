package svg

import (
	"bytes"
	"io"
	"math"
	"net/url"
	"strings"

	"waymark/canvas/scene"
	"waymark/model/geom"
)

// painter writes operations as elements.
type painter struct {
	w    io.Writer
	err  error // the first one of w
	grey bool
	out  []byte        // on its way to w
	buf  *bytes.Buffer // w, if it is one: out then lies in it already
	pics map[*scene.Picture]string
	open []string // what End closes, innermost last
	deep []int    // how many of them each item opened
}

var _ scene.Painter = (*painter)(nil)

// str writes markup.
func (p *painter) str(s string) { p.out = append(p.out, s...) }

// flush hands on what was written.
func (p *painter) flush() {
	if p.err == nil {
		_, p.err = p.w.Write(p.out)
	}
	if p.out = p.out[:0]; p.buf != nil {
		p.out = p.buf.AvailableBuffer()
	}
}

// num writes a number to two decimals, a ten-thousandth of an inch.
func (p *painter) num(v float64) { p.out = appendNum(p.out, v) }

func appendNum(b []byte, v float64) []byte {
	if math.IsNaN(v - v) {
		v = 0 // SVG has no word for it, and a reader would drop the whole element
	}
	return scene.AppendHundredths(b, int64(math.Round(max(-1e12, min(1e12, v))*100)))
}

// nums writes numbers with spaces between.
func (p *painter) nums(vs ...float64) {
	for i, v := range vs {
		if i > 0 {
			p.str(" ")
		}
		p.num(v)
	}
}

// attr writes an attribute that is a number.
func (p *painter) attr(name string, v float64) {
	p.out = append(append(append(p.out, ' '), name...), `="`...)
	p.num(v)
	p.str(`"`)
}

// text writes an attribute that is a text.
func (p *painter) text(name, v string) { p.str(" " + name + `="` + escape(v) + `"`) }

var entities = strings.NewReplacer("&", "&amp;", "<", "&lt;", ">", "&gt;", `"`, "&quot;", "'", "&#39;")

// escape returns s as it may stand in text and in attributes. Characters that
// XML 1.0 cannot hold are left out.
func escape(s string) string {
	if unmarked(s) {
		return s
	}
	s = strings.Map(func(r rune) rune {
		switch {
		case r == '\t' || r == '\n' || r == '\r':
			return ' '
		case r < 0x20, r == 0x7F, r == 0xFFFE, r == 0xFFFF:
			return -1
		}
		return r
	}, strings.ToValidUTF8(s, "\uFFFD"))
	return entities.Replace(s)
}

// unmarked reports whether s is printable ASCII without a character that XML has
// a use for, as most of what a map says is.
func unmarked(s string) bool {
	for i := 0; i < len(s); i++ {
		switch c := s[i]; {
		case c < ' ', c > '~', c == '&', c == '<', c == '>', c == '"', c == '\'':
			return false
		}
	}
	return true
}

// color writes a colour and its opacity for "fill" or "stroke".
func (p *painter) color(name string, c scene.Color) {
	const hex = "0123456789abcdef"
	p.str(" " + name + `="#`)
	for _, v := range [3]uint8{c.R, c.G, c.B} {
		p.out = append(p.out, hex[v>>4], hex[v&15])
	}
	p.str(`"`)
	if c.A != 255 {
		p.attr(name+"-opacity", float64(c.A)/255)
	}
}

// look writes fill and stroke. Corners are mitred up to 4 widths, which is what
// SVG does unless told otherwise.
func (p *painter) look(fill scene.Color, s scene.Stroke) {
	if fill.A > 0 {
		p.color("fill", fill)
	}
	if s.Width <= 0 || s.Color.A == 0 {
		return
	}
	p.color("stroke", s.Color)
	p.attr("stroke-width", s.Width)
	for i, d := range s.Dash {
		if i == 0 {
			p.str(` stroke-dasharray="`)
		} else {
			p.str(" ")
		}
		p.num(d)
	}
	if len(s.Dash) > 0 {
		p.str(`"`)
	}
	if s.Round {
		p.str(` stroke-linecap="round" stroke-linejoin="round"`)
	}
}

// Begin implements scene.Painter: an item with a meaning is a group.
func (p *painter) Begin(it *scene.Item) {
	n := len(p.open)
	if safeLink(it.Link) {
		p.str("<a")
		p.text("xlink:href", it.Link)
		p.str(` target="_blank">`)
		p.open = append(p.open, "</a>\n")
	}
	if it.Alt != "" {
		p.str("<g><title>" + escape(it.Alt) + "</title>")
		p.open = append(p.open, "</g>\n")
	}
	p.deep = append(p.deep, len(p.open)-n)
}

// End implements scene.Painter.
func (p *painter) End() {
	n := p.deep[len(p.deep)-1]
	p.deep = p.deep[:len(p.deep)-1]
	for ; n > 0; n-- {
		p.str(p.open[len(p.open)-1])
		p.open = p.open[:len(p.open)-1]
	}
	if len(p.out) >= 64<<10 {
		p.flush()
	}
}

// safeLink reports whether a link may be followed from a picture: web addresses
// and mail. Pages of the document are not in the picture.
func safeLink(s string) bool {
	if s == "" {
		return false
	}
	u, err := url.Parse(s)
	if err != nil {
		return false
	}
	switch strings.ToLower(u.Scheme) {
	case "http", "https":
		return u.Host != ""
	case "mailto":
		return u.Opaque != ""
	}
	return false
}

// Box implements scene.Painter.
func (p *painter) Box(o *scene.Box) {
	p.str("<rect")
	p.attr("x", o.Rect.X)
	p.attr("y", o.Rect.Y)
	p.attr("width", max(0, o.Rect.W))
	p.attr("height", max(0, o.Rect.H))
	if r := min(o.Radius, min(o.Rect.W, o.Rect.H)/2); r > 0 {
		p.attr("rx", r)
	}
	p.look(o.Fill, o.Stroke)
	p.str("/>\n")
}

// Path implements scene.Painter.
func (p *painter) Path(o *scene.Path) {
	if o.Path.Empty() {
		return
	}
	p.str(`<path d="`)
	p.outline(o.Path, geom.Identity())
	p.str(`"`)
	p.look(o.Fill, o.Stroke)
	p.str("/>\n")
}

// outline writes path data.
func (p *painter) outline(o *geom.Path, m geom.Affine) {
	i := 0
	b := p.out
	put := func(verb byte, n int) {
		b = append(b, verb)
		for k := range n {
			q := m.Apply(o.Pts[i])
			if k > 0 {
				b = append(b, ' ')
			}
			b = appendNum(b, q.X)
			b = append(b, ' ')
			b = appendNum(b, q.Y)
			i++
		}
	}
	for _, v := range o.Verbs {
		switch v {
		case geom.MoveTo:
			put('M', 1)
		case geom.LineTo:
			put('L', 1)
		case geom.CubicTo:
			put('C', 3)
		case geom.Close:
			put('Z', 0)
		}
	}
	p.out = b
}
