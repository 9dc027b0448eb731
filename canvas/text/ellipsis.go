package text

import "strings"

const ellipsis = "…"

// Ellipsis shapes s as one line no wider than width; cut reports that the end is
// missing and an ellipsis stands for it. Where not even the ellipsis fits, it
// stands out.
func (f *Fonts) Ellipsis(s string, font Font, width float64) (l Line, cut bool) {
	sh := f.shapers.Get().(*shaper)
	defer f.shapers.Put(sh)
	rs := []rune(strings.ReplaceAll(Clean(s), "\n", " "))
	p := f.paragraph(sh, rs, font)
	if w := p.width(0, len(rs)); font.Size <= 0 || w <= width+slack {
		return p.line(0, len(rs)), false
	}
	return p.shorten(width), true
}

// again sets a line that ends with an ellipsis although it would fit.
func (p *paragraph) again(l Line, width float64) Line {
	return p.f.paragraph(p.sh, []rune(l.Text), p.font).shorten(width)
}

// shorten sets as much of the paragraph as fits together with an ellipsis.
func (p *paragraph) shorten(width float64) Line {
	m := p.measure()
	room := (width+slack)/p.font.Size - p.f.piece(p.sh, p.font.Style, []rune(ellipsis), p.rtl).width
	end := m.inside(0, room)
	for {
		end = p.trim(0, end)
		q := p.f.paragraph(p.sh, append(append([]rune(nil), p.runes[:end]...), []rune(ellipsis)...), p.font)
		l := q.line(0, len(q.runes))
		if end == 0 || l.Width <= width+slack {
			return l
		}
		end = m.grapheme(0, end)
	}
}
