package text

import (
	"slices"
	"sort"

	"github.com/go-text/typesetting/bidi"
	xbidi "golang.org/x/text/unicode/bidi"
)

// paragraph is text without line breaks, ready to be cut into lines.
type paragraph struct {
	f      *Fonts
	sh     *shaper
	font   Font
	text   string
	runes  []rune  // of text
	bytes  []int32 // where each rune begins in text, and its end; nil: all are ASCII
	rtl    bool    // reads right to left as a whole
	levels []uint8 // embedding level of each rune; nil: all 0
	all    []stretch
	face   *Face   // of the font's style
	codes  []uint8 // numbers of the letters, where all are Latin; else nil
	set    []set   // these letters, once they were asked for
	added  bool    // the shaper's measured is this paragraph's
}

// paragraph prepares a text without line breaks. It is valid until the next call
// with the same shaper, and afterwards if that asks for the same: a shape tries out
// several widths for one text.
func (f *Fonts) paragraph(sh *shaper, text string, font Font) *paragraph {
	p := &sh.para
	if p.f == f && p.text == text && p.font == font {
		return p
	}
	*p = paragraph{f: f, sh: sh, font: font, text: text, face: f.Face(font.Style)}
	if p.decode(); p.codes != nil {
		return p
	}
	rs := p.runes
	if !maybeRTL(rs) {
		return p
	}
	p.rtl = baseRTL(rs)
	base := bidi.LeftToRight
	if p.rtl {
		base = bidi.RightToLeft
	}
	p.levels = make([]uint8, len(rs))
	runs := sh.bidi.Segment(rs, base)
	for i := 0; i < runs.NumRuns(); i++ {
		r := runs.Run(i)
		for j := r.Start; j < r.End; j++ {
			p.levels[j] = uint8(max(0, r.Level))
		}
		if !p.rtl && r.IsLeftToRight() {
			p.splitNumbers(r.Start, r.End)
		}
	}
	return p
}

// decode finds out what the text consists of.
func (p *paragraph) decode() {
	if p.decodeASCII() {
		return
	}
	sh := p.sh
	rs, bytes, codes := sh.runes[:0], sh.bytes[:0], sh.codes[:0]
	isLatin := len(p.text) > 0
	for i, r := range p.text {
		rs, bytes = append(rs, r), append(bytes, int32(i))
		if isLatin {
			var n int
			n, isLatin = letter(r)
			codes = append(codes, uint8(n))
		}
	}
	bytes = append(bytes, int32(len(p.text)))
	sh.runes, sh.bytes, sh.codes = rs, bytes, codes
	if p.runes = rs; len(rs) < len(p.text) {
		p.bytes = bytes
	}
	if isLatin {
		p.codes = codes
	}
}

// decodeASCII is decode for a text of printable ASCII, as most are; it reports whether
// it is one.
func (p *paragraph) decodeASCII() bool {
	n, sh := len(p.text), p.sh
	sh.runes, sh.codes = slices.Grow(sh.runes[:0], n)[:n], slices.Grow(sh.codes[:0], n)[:n]
	for i := range n {
		c := p.text[i]
		if c < ' ' || c > '~' {
			return false
		}
		sh.runes[i], sh.codes[i] = rune(c), c-' '
	}
	if p.runes = sh.runes; n > 0 {
		p.codes = sh.codes
	}
	return true
}

// splitNumbers sets the levels within an even run of a left-to-right paragraph.
// The library joins levels 0 and 2 into one run and tells the level of its
// start; level 2 belongs to numbers that follow right-to-left letters, and to
// Arabic digits.
func (p *paragraph) splitNumbers(start, end int) {
	class := func(i int) xbidi.Class {
		c, _ := xbidi.LookupRune(p.runes[i])
		return c.Class()
	}
	afterRTL := start > 0 && p.levels[start-1] == 1
	for i := start; i < end; {
		j := i
		number := false
		for j < end {
			c := class(j)
			switch {
			case c == xbidi.AN, c == xbidi.EN && afterRTL:
				number = true
			case number && (c == xbidi.NSM || (c == xbidi.CS || c == xbidi.ES || c == xbidi.ET) && (c == xbidi.ET || j+1 < end && isNumber(class(j+1)))):
			case c == xbidi.ET && afterRTL && j+1 < end && class(j+1) == xbidi.EN:
			default:
				goto done
			}
			j++
		}
	done:
		if j > i && number {
			for k := i; k < j; k++ {
				p.levels[k] = 2
			}
			i = j
			continue
		}
		p.levels[i] = 0
		afterRTL = false
		i++
	}
}

func isNumber(c xbidi.Class) bool { return c == xbidi.EN || c == xbidi.AN }

// slice returns the text of runes [start, end).
func (p *paragraph) slice(start, end int) string {
	if p.bytes == nil {
		return p.text[start:end]
	}
	return p.text[p.bytes[start]:p.bytes[end]]
}

// level returns the embedding level of rune i.
func (p *paragraph) level(i int) uint8 {
	if p.levels == nil {
		return 0
	}
	return p.levels[i]
}

// stretch is the part of a line that one piece shows.
type stretch struct {
	start, end int // runes
	level      uint8
	piece      *piece
}

// pieces appends the stretches of runes [start, end) in reading order. What the
// unbroken paragraph has whole is taken from there; only what a break cuts is
// shaped again.
func (p *paragraph) pieces(out []stretch, start, end int) []stretch {
	if p.all == nil {
		p.all = p.shape(p.sh.all[:0], 0, len(p.runes))
		p.sh.all = p.all
	}
	first := sort.Search(len(p.all), func(i int) bool { return p.all[i].end > start })
	for _, s := range p.all[first:] {
		switch {
		case s.start >= end:
			return out
		case s.start >= start && s.end <= end:
			out = append(out, s)
		default:
			out = p.shape(out, max(start, s.start), min(end, s.end))
		}
	}
	return out
}

// shape appends the stretches of runes [start, end). Marks that are never drawn
// are left out.
func (p *paragraph) shape(out []stretch, start, end int) []stretch {
	for i := start; i < end; {
		if hidden(p.runes[i]) {
			i++
			continue
		}
		lvl, space := p.level(i), isSpace(p.runes[i])
		j := i + 1
		for j < end && p.level(j) == lvl && isSpace(p.runes[j]) == space && !hidden(p.runes[j]) {
			j++
		}
		out = append(out, stretch{i, j, lvl, p.f.piece(p.sh, p.font.Style, p.slice(i, j), p.runes[i:j], lvl&1 == 1)})
		i = j
	}
	return out
}

// reorder puts stretches into visual order: rule L2.
func reorder(ss []stretch) {
	var highest, lowestOdd uint8 = 0, 255
	for _, s := range ss {
		highest = max(highest, s.level)
		if s.level&1 == 1 {
			lowestOdd = min(lowestOdd, s.level)
		}
	}
	for lvl := highest; lvl >= lowestOdd && lvl > 0; lvl-- {
		for i := 0; i < len(ss); {
			if ss[i].level < lvl {
				i++
				continue
			}
			j := i
			for j < len(ss) && ss[j].level >= lvl {
				j++
			}
			for a, b := i, j-1; a < b; a, b = a+1, b-1 {
				ss[a], ss[b] = ss[b], ss[a]
			}
			i = j
		}
	}
}
