package text

import (
	"math"
	"strings"
)

// Line shapes s as one line; line breaks in it become spaces.
func (f *Fonts) Line(s string, font Font) Line {
	sh := f.shapers.Get().(*shaper)
	defer f.shapers.Put(sh)
	p := f.paragraph(sh, oneLine(s), font)
	return p.line(0, len(p.runes))
}

// Width returns the width of s set as one line.
func (f *Fonts) Width(s string, font Font) float64 {
	sh := f.shapers.Get().(*shaper)
	defer f.shapers.Put(sh)
	p := f.paragraph(sh, oneLine(s), font)
	return p.width(0, len(p.runes))
}

// AtMost returns a width that s does not exceed as one line, without measuring it: for
// somebody who looks for the widest of many texts. Nothing is known of letters that
// are not Latin.
func AtMost(s string, font Font) float64 {
	n := 0
	for _, r := range s {
		if r > lastLatin {
			return math.Inf(1)
		}
		n++
	}
	return float64(n) * widestLatin * font.Size
}

// No letter up to lastLatin is wider than widestLatin in any of the three cuts,
// whatever stands beside it; a test measures all of them.
const (
	lastLatin   = '\u017F'
	widestLatin = 1.3
)

// oneLine returns s cleaned and without line breaks.
func oneLine(s string) string { return strings.ReplaceAll(Clean(s), "\n", " ") }

// width returns the width of runes [start, end) as a line of their own.
func (p *paragraph) width(start, end int) float64 {
	if p.codes != nil {
		return p.latinWidth(start, end)
	}
	var keep [16]stretch
	w := 0.0
	for _, s := range p.pieces(keep[:0], start, end) {
		w += s.piece.width
	}
	return w * p.font.Size
}

// unset returns the sizes of runes [start, end) as a line.
func (p *paragraph) unset(start, end int) Line {
	l := p.empty()
	l.Width = p.width(start, end)
	return l
}

// empty returns a line without anything on it.
func (p *paragraph) empty() Line {
	return Line{Font: p.font, RTL: p.rtl, Ascent: p.face.ascent * p.font.Size, Descent: p.face.descent * p.font.Size}
}

// line sets runes [start, end) as a line.
func (p *paragraph) line(start, end int) Line {
	if p.codes != nil && start < end {
		return p.latinLine(start, end)
	}
	l := p.empty()
	l.Text = p.slice(start, end)
	var keep [16]stretch
	ss := p.pieces(keep[:0], start, end)
	if p.levels != nil {
		// Spaces at the end of a line stand on the side where it ends: rule L1.
		for i := len(ss) - 1; i >= 0 && isSpace(p.runes[ss[i].start]); i-- {
			ss[i].level = 0
			if p.rtl {
				ss[i].level = 1
			}
		}
		reorder(ss)
	}
	runs, glyphs := 0, 0
	for _, s := range ss {
		runs += len(s.piece.runs)
		for i := range s.piece.runs {
			glyphs += len(s.piece.runs[i].glyphs)
		}
	}
	var few [16]part
	parts := few[:0]
	if runs > len(few) {
		parts = make([]part, 0, runs)
	}
	for _, s := range ss {
		for i := range s.piece.runs {
			parts = append(parts, part{&s.piece.runs[i], s.level&1 == 1})
		}
	}
	groups := 0
	for i := range parts {
		if i == 0 || !parts[i].joins(parts[i-1]) {
			groups++
		}
	}
	l.Runs = p.sh.runs.take(groups)[:0]
	all := p.sh.glyphs.take(glyphs)[:0]
	for i := 0; i < len(parts); {
		j := i + 1
		for j < len(parts) && parts[j].joins(parts[i]) {
			j++
		}
		text := ""
		if groups == 1 && !parts[i].rtl {
			text = l.Text // mostly
		}
		var run Run
		run, all = merge(parts[i:j], text, l.Width, p.font.Size, all)
		l.Runs = append(l.Runs, run)
		l.Width += run.Width
		i = j
	}
	return l
}

// part is a run of a piece in the direction of its stretch.
type part struct {
	*pieceRun
	rtl bool
}

// joins reports whether two parts can stand in one run.
func (a part) joins(b part) bool { return a.face == b.face && a.rtl == b.rtl }

// merge joins parts of one face and direction, given in visual order, into one
// run at x and scales it. text is what they say, where that is known.
func merge(parts []part, text string, x, size float64, all []Glyph) (Run, []Glyph) {
	rtl := parts[0].rtl
	// A space that went to the left end of its line was shaped left to right.
	run := Run{Face: parts[0].face, X: x, RTL: rtl, Simple: !rtl}
	n := 0
	for _, q := range parts {
		n += len(q.text)
	}
	run.Text = text
	if len(text) != n {
		run.Text = said(parts, n)
	}
	offset := 0
	if rtl {
		offset = n // what stands rightmost is read first
	}
	first := len(all)
	for _, q := range parts {
		if rtl {
			offset -= len(q.text)
		}
		for _, g := range q.glyphs {
			all = append(all, Glyph{
				ID: g.id, Cluster: int32(offset + g.cluster),
				X: x + run.Width + g.x*size, Y: float32(g.y * size), Advance: float32(g.adv * size),
			})
		}
		if !rtl {
			offset += len(q.text)
		}
		run.Width += q.width * size
		run.Simple = run.Simple && q.simple
	}
	run.Glyphs = all[first:len(all):len(all)]
	return run, all
}

// said returns the text of parts in reading order, n bytes long.
func said(parts []part, n int) string {
	if len(parts) == 1 {
		return parts[0].text
	}
	var b strings.Builder
	b.Grow(n)
	for i := range parts {
		if parts[0].rtl {
			i = len(parts) - 1 - i
		}
		b.WriteString(parts[i].text)
	}
	return b.String()
}
