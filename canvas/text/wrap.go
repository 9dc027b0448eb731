package text

import (
	"slices"
	"strings"
)

// Wrap breaks s into lines no wider than width; line breaks in s are kept. A
// word that is wider than the block is broken inside (Block.Split); only a
// single letter can stand out. Spaces at which a line ends are dropped.
func (f *Fonts) Wrap(s string, font Font, width float64) Block {
	b, _ := f.WrapLines(s, font, width, 0)
	return b
}

// Measure is Wrap for somebody who tries out widths: the lines have their sizes,
// and neither texts nor glyphs. They are written over room, which may be the lines of
// a block that was measured before.
func (f *Fonts) Measure(s string, font Font, width float64, room []Line) Block {
	sh := f.shapers.Get().(*shaper)
	defer f.shapers.Put(sh)
	b, _ := f.wrap(sh, room[:0], s, font, width, 0, (*paragraph).unset)
	return b
}

// WrapLines is Wrap with at most most lines (0: any number). cut reports that
// the end is missing and an ellipsis stands for it.
func (f *Fonts) WrapLines(s string, font Font, width float64, most int) (b Block, cut bool) {
	sh := f.shapers.Get().(*shaper)
	defer f.shapers.Put(sh)
	r, q := sh.recent.place(s), question{s, font, width, most}
	if r == nil {
		return f.wrap(sh, nil, s, font, width, most, (*paragraph).line)
	}
	if r.question != q {
		b, cut = f.wrap(sh, nil, s, font, width, most, (*paragraph).line)
		*r = answer{q, b, cut}
	}
	return r.block, r.cut
}

func (f *Fonts) wrap(sh *shaper, room []Line, s string, font Font, width float64, most int, line func(p *paragraph, start, end int) Line) (b Block, cut bool) {
	b.Font, b.Lines = font, room
	rest, more := Clean(s), true
	for more {
		var para string
		para, rest, more = strings.Cut(rest, "\n")
		p := f.paragraph(sh, para, font)
		spans := p.spans(width)
		if b.Lines == nil {
			b.Lines = sh.blocks.take(len(spans))[:0]
		}
		for _, sp := range spans {
			if most > 0 && len(b.Lines) == most {
				b.Lines[most-1] = f.paragraph(sh, b.Lines[most-1].Text, font).shorten(width)
				return b.sized(), true
			}
			b.Lines = append(b.Lines, line(p, sp.start, sp.end))
			b.Split = b.Split || sp.split
		}
	}
	return b.sized(), false
}

// sized fills in the size of the block.
func (b Block) sized() Block {
	for _, l := range b.Lines {
		b.Width = max(b.Width, l.Width)
	}
	b.Height = float64(len(b.Lines)) * b.Font.LineHeight()
	return b
}

// span is one line of a paragraph: runes [start, end), without the spaces at
// which it was broken.
type span struct {
	start, end int
	split      bool // ends inside a word
}

// slack absorbs the rounding of sums of advances, in document units.
const slack = 1e-6

// spans breaks the paragraph greedily at the opportunities of UAX #14. The
// advances of the unbroken paragraph tell about where a line ends; each line is
// then measured as it will be set, and shortened in the rare case that breaking
// made it wider. The spans are valid until the next call with the same shaper.
func (p *paragraph) spans(width float64) []span {
	n := len(p.runes)
	end := p.trim(0, n)
	out := p.sh.lines[:0]
	defer func() { p.sh.lines = out }()
	if n == 0 || p.font.Size <= 0 || p.width(0, end) <= width+slack {
		out = append(out, span{0, end, false})
		return out
	}
	m := p.measure()
	limit := (width + slack) / p.font.Size
	for s := 0; s < n; {
		end, next := m.fit(s, limit)
		for end > s && p.width(s, end) > width+slack {
			end, next = m.before(s, end)
		}
		split := end <= s
		if split {
			end = m.inside(s, limit)
			for end > s && p.width(s, end) > width+slack {
				end = m.grapheme(s, end)
			}
			if end <= s {
				end = m.first(s)
			}
			for next = end; next < n && isSpace(p.runes[next]); next++ {
			}
			// Where the rules forbid a break at a space, it is still the better place.
			end = p.trim(s, end)
			split = next < n && next == end
		}
		out = append(out, span{s, end, split})
		s = next
	}
	return out
}

// trim returns the end of [start, end) without the spaces there.
func (p *paragraph) trim(start, end int) int {
	for end > start && isSpace(p.runes[end-1]) {
		end--
	}
	return end
}

// measured is a paragraph with its advances and the places where it may be
// broken. It is valid until the next one is measured with the same shaper.
type measured struct {
	*paragraph
	sum    []float64 // sum[i] is the advance of the first i runes at size 1
	breaks []bool    // a line may end before rune i
	whole  []bool    // a letter with its marks ends before rune i
}

func (p *paragraph) measure() *measured {
	n, sh := len(p.runes), p.sh
	m := &sh.measured
	if p.added {
		return m
	}
	p.added = true
	sh.sum = cleared(sh.sum, n+1)
	*m = measured{paragraph: p, sum: sh.sum}
	if p.codes != nil {
		k := 1 / p.face.upem
		for i, l := range p.letters(0, n) {
			m.sum[i+1] = float64(l.advance) * k
		}
	} else {
		m.addPieces()
	}
	for i := range n {
		m.sum[i+1] += m.sum[i]
	}
	sh.marks = cleared(sh.marks, 2*(n+1))
	m.breaks, m.whole = sh.marks[:n+1], sh.marks[n+1:]
	if p.words() {
		for i := 1; i <= n; i++ {
			m.breaks[i] = i == n || p.runes[i-1] == ' ' && p.runes[i] != ' '
			m.whole[i] = true
		}
		return m
	}
	sh.seg.Init(p.runes)
	for it := sh.seg.LineIterator(); it.Next(); {
		l := it.Line()
		m.breaks[l.Offset+len(l.Text)] = true
	}
	for it := sh.seg.GraphemeIterator(); it.Next(); {
		g := it.Grapheme()
		m.whole[g.Offset+len(g.Text)] = true
	}
	return m
}

// addPieces notes the advances of all pieces.
func (m *measured) addPieces() {
	m.sh.cut = m.pieces(m.sh.cut[:0], 0, len(m.runes))
	for _, s := range m.sh.cut {
		at := s.start
		for k := range s.piece.runs {
			run := &s.piece.runs[k]
			if s.level&1 == 1 {
				run = &s.piece.runs[len(s.piece.runs)-1-k]
			}
			at = m.add(run, at)
		}
	}
}

// words reports whether the text is nothing but Latin letters and digits, spaces,
// and marks at the ends of words: it can be broken after spaces, and the rules for
// all other characters need not be looked up.
func (p *paragraph) words() bool {
	ended := true // no letter before
	for i, r := range p.runes {
		switch {
		case r == ' ':
			ended = true
		case r >= 'a' && r <= 'z' || r >= 'A' && r <= 'Z' || r >= '0' && r <= '9':
			ended = false
		case r == ',' || r == '.' || r == ':' || r == ';' || r == '?' || r == '!':
			if ended || i+1 < len(p.runes) && p.runes[i+1] != ' ' {
				return false
			}
		default:
			return false
		}
	}
	return true
}

// cleared returns v, or another slice, with n zero elements.
func cleared[T any](v []T, n int) []T {
	v = slices.Grow(v[:0], n)[:n]
	clear(v)
	return v
}

// add notes the advances of a run whose first rune is at, and returns the rune
// after it.
func (m *measured) add(run *pieceRun, at int) int {
	if m.bytes == nil { // a rune a byte
		for _, g := range run.glyphs {
			m.sum[at+g.cluster+1] += g.adv
		}
		return at + len(run.text)
	}
	index := make([]int, len(run.text)+1)
	n := 0
	for i := range run.text {
		index[i] = n
		n++
	}
	for _, g := range run.glyphs {
		m.sum[at+index[g.cluster]+1] += g.adv
	}
	return at + n
}

// fit returns the end of the longest line from s that the advances allow, and
// the start of the next; end is s when not even the first word fits.
func (m *measured) fit(s int, limit float64) (end, next int) {
	end, next = s, s
	content := s
	for i := s + 1; i < len(m.sum); i++ {
		if !isSpace(m.runes[i-1]) {
			content = i
			if m.sum[i]-m.sum[s] > limit {
				return end, next
			}
		}
		if i == len(m.runes) || m.breaks[i] && content > s {
			end, next = content, i
		}
	}
	return end, next
}

// before returns the last break between s and end.
func (m *measured) before(s, end int) (int, int) {
	for i := end - 1; i > s; i-- {
		if m.breaks[i] {
			if e := m.trim(s, i); e > s {
				return e, i
			}
			break
		}
	}
	return s, s
}

// inside returns the last whole letter from s that the advances allow.
func (m *measured) inside(s int, limit float64) int {
	end := s
	for i := s + 1; i < len(m.sum) && m.sum[i]-m.sum[s] <= limit; i++ {
		if m.whole[i] {
			end = i
		}
	}
	return end
}

// grapheme returns the last whole letter before end.
func (m *measured) grapheme(s, end int) int {
	for end--; end > s && !m.whole[end]; end-- {
	}
	return end
}

// first returns the end of the letter at s.
func (m *measured) first(s int) int {
	for i := s + 1; i < len(m.runes); i++ {
		if m.whole[i] {
			return i
		}
	}
	return len(m.runes)
}
