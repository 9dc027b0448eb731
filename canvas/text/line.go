package text

import "strings"

// Line shapes s as one line; line breaks in it become spaces.
func (f *Fonts) Line(s string, font Font) Line {
	sh := f.shapers.Get().(*shaper)
	defer f.shapers.Put(sh)
	rs := []rune(strings.ReplaceAll(Clean(s), "\n", " "))
	return f.paragraph(sh, rs, font).line(0, len(rs))
}

// Width returns the width of s set as one line.
func (f *Fonts) Width(s string, font Font) float64 {
	sh := f.shapers.Get().(*shaper)
	defer f.shapers.Put(sh)
	rs := []rune(strings.ReplaceAll(Clean(s), "\n", " "))
	return f.paragraph(sh, rs, font).width(0, len(rs))
}

// width returns the width of runes [start, end) as a line of their own.
func (p *paragraph) width(start, end int) float64 {
	var keep [16]stretch
	w := 0.0
	for _, s := range p.pieces(keep[:0], start, end) {
		w += s.piece.width
	}
	return w * p.font.Size
}

// line sets runes [start, end) as a line.
func (p *paragraph) line(start, end int) Line {
	face := p.f.Face(p.font.Style)
	l := Line{
		Text: string(p.runes[start:end]), Font: p.font, RTL: p.rtl,
		Ascent: face.ascent * p.font.Size, Descent: face.descent * p.font.Size,
	}
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
	parts := make([]*pieceRun, 0, runs)
	rtl := make([]bool, 0, runs)
	for _, s := range ss {
		for i := range s.piece.runs {
			parts = append(parts, &s.piece.runs[i])
			rtl = append(rtl, s.level&1 == 1)
		}
	}
	// One allocation holds the glyphs of the whole line.
	all := make([]Glyph, 0, glyphs)
	for i := 0; i < len(parts); {
		j := i + 1
		for j < len(parts) && parts[j].face == parts[i].face && rtl[j] == rtl[i] {
			j++
		}
		var run Run
		run, all = merge(parts[i:j], rtl[i], l.Width, p.font.Size, all)
		l.Runs = append(l.Runs, run)
		l.Width += run.Width
		i = j
	}
	return l
}

// merge joins runs of one face and direction, given in visual order, into one
// at x and scales it.
func merge(parts []*pieceRun, rtl bool, x, size float64, all []Glyph) (Run, []Glyph) {
	run := Run{Face: parts[0].face, X: x, RTL: rtl, Simple: true}
	var b strings.Builder
	n := 0
	for _, q := range parts {
		n += len(q.text)
	}
	b.Grow(n)
	offset := 0
	if rtl {
		// What stands rightmost is read first.
		for i := len(parts) - 1; i >= 0; i-- {
			b.WriteString(parts[i].text)
		}
		offset = n
	}
	first := len(all)
	for _, q := range parts {
		if rtl {
			offset -= len(q.text)
		} else {
			b.WriteString(q.text)
		}
		for _, g := range q.glyphs {
			all = append(all, Glyph{
				ID: g.id, Cluster: offset + g.cluster,
				X: x + run.Width + g.x*size, Y: g.y * size, Advance: g.adv * size,
			})
		}
		if !rtl {
			offset += len(q.text)
		}
		run.Width += q.width * size
		run.Simple = run.Simple && q.simple
	}
	run.Text = b.String()
	run.Glyphs = all[first:len(all):len(all)]
	return run, all
}
