package text

const ellipsis = "…"

// Ellipsis shapes s as one line no wider than width; cut reports that the end is
// missing and an ellipsis stands for it. Where not even the ellipsis fits, it
// stands out.
func (f *Fonts) Ellipsis(s string, font Font, width float64) (l Line, cut bool) {
	sh := f.shapers.Get().(*shaper)
	defer f.shapers.Put(sh)
	p := f.paragraph(sh, oneLine(s), font)
	if n := len(p.runes); font.Size <= 0 || p.width(0, n) <= width+slack {
		return p.line(0, n), false
	}
	return p.shorten(width), true
}

// shorten sets as much of the paragraph as fits together with an ellipsis.
func (p *paragraph) shorten(width float64) Line {
	m := p.measure()
	room := (width+slack)/p.font.Size - p.f.piece(p.sh, p.font.Style, ellipsis, []rune(ellipsis), p.rtl).width
	end := m.inside(0, room)
	other := p.f.shapers.Get().(*shaper) // p keeps its own while others are tried
	defer p.f.shapers.Put(other)
	for {
		end = p.trim(0, end)
		q := p.f.paragraph(other, p.slice(0, end)+ellipsis, p.font)
		l := q.line(0, len(q.runes))
		if end == 0 || l.Width <= width+slack {
			return l
		}
		end = m.grapheme(0, end)
	}
}
