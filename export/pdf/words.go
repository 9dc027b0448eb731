package pdf

import (
	"math"
	"slices"
	"unicode"
	"unicode/utf8"

	"waymark/canvas/scene"
	"waymark/canvas/text"
	"waymark/model/geom"
)

// Text implements scene.Painter. A line becomes one text object. Its glyphs
// stand where the shared measurement put them: numbers between the strings move
// the pen wherever the font's own widths would lead it elsewhere.
func (p *painter) Text(t *scene.Text) {
	if t.Color.A == 0 || len(t.Line.Runs) == 0 || p.hidden(t) {
		return
	}
	m := quarter(t.Turn).Then(geom.Translate(t.At)).Then(p.to)
	size := t.Line.Font.Size * p.k
	if !sane(m.A, m.B, m.C, m.D, m.E, m.F, size) || hundredths(size) <= 0 {
		return
	}
	p.setFill(t.Color)
	p.out = append(p.out, "BT\n"...)
	if m.B == 0 && m.C == 0 && m.A > 0 && math.Abs(m.A-m.D) < 1e-6 {
		p.point(geom.Pt{X: m.E, Y: m.F})
		p.out = append(p.out, "Td\n"...)
	} else {
		for _, v := range [4]float64{m.A / p.k, -m.B / p.k, -m.C / p.k, m.D / p.k} {
			p.out = append(appendFactor(p.out, v), ' ')
		}
		p.point(geom.Pt{X: m.E, Y: m.F})
		p.out = append(p.out, "Tm\n"...)
	}
	w := shower{p: p, size: hundredths(size)}
	for i := range t.Line.Runs {
		run := &t.Line.Runs[i]
		if run.Face == nil || len(run.Glyphs) == 0 {
			continue
		}
		if f := p.job.faces.of(run); f != nil {
			w.letters(f, run)
		} else {
			w.pictures(run, t.Line.Font.Size)
		}
	}
	w.end()
	p.out = append(p.out, "ET\n"...)
}

// quarter returns a turn by n quarters, clockwise.
func quarter(n int) geom.Affine {
	switch n & 3 {
	case 1:
		return geom.Affine{B: 1, C: -1}
	case 2:
		return geom.Affine{A: -1, D: -1}
	case 3:
		return geom.Affine{B: -1, C: 1}
	}
	return geom.Identity()
}

// shower writes the strings of one line.
type shower struct {
	p     *painter
	size  int64   // hundredths of a point
	font  string  // of the open array; "" when none is open
	start int     // where the open array begins in the content
	moved bool    // the open array holds a number
	open  bool    // a string is open in the array
	pen   float64 // where a reader's pen stands, points from the start of the line
}

// letters shows a run of an embedded font. Codes are runes.
func (w *shower) letters(f *face, run *text.Run) {
	for i := range run.Glyphs {
		g := &run.Glyphs[i]
		r, _ := utf8.DecodeRuneInString(run.Text[g.Cluster:])
		w.show(f.name, g.X*w.p.k, f.width(r))
		w.p.out = appendByte(appendByte(w.p.out, byte(r>>8)), byte(r))
	}
}

// pictures shows a run as drawn glyphs, one for each cluster of letters.
func (w *shower) pictures(run *text.Run, size float64) {
	starts := make([]int, 0, len(run.Glyphs))
	for _, g := range run.Glyphs {
		starts = append(starts, int(g.Cluster))
	}
	slices.Sort(starts)
	for i := 0; i < len(run.Glyphs); {
		c := int(run.Glyphs[i].Cluster)
		j := i + 1
		for j < len(run.Glyphs) && int(run.Glyphs[j].Cluster) == c {
			j++
		}
		end := len(run.Text)
		if n, _ := slices.BinarySearch(starts, c+1); n < len(starts) {
			end = starts[n]
		}
		says := ""
		if c >= 0 && c < end && end <= len(run.Text) {
			says = run.Text[c:end]
		}
		glyphs, x, advance := run.Glyphs[i:j], run.Glyphs[i].X, 0.0
		for k := range glyphs {
			advance += float64(glyphs[k].Advance)
		}
		letters := asSeen(says, run.RTL)
		advance /= float64(len(letters))
		for _, letter := range letters {
			if code, ok := w.p.job.drawn.code(w.p.job, run.Face, glyphs, size, advance, letter); ok {
				w.show(code.font, x*w.p.k, code.width)
				w.p.out = appendByte(w.p.out, code.char)
			}
			glyphs, x = nil, x+advance // the first one has drawn all of them
		}
		i = j
	}
}

// asSeen returns the letters of a cluster, each with its marks, as they are read off
// the paper from left to right. A ligature that reads from right to left, such as the
// Arabic lam-alef, has to be taken apart: readers turn words round glyph by glyph, and
// a glyph that says two letters keeps them in the wrong order.
func asSeen(says string, rtl bool) []string {
	if !rtl {
		return []string{says}
	}
	var out []string
	for _, r := range says {
		if n := len(out); n > 0 && !unicode.IsLetter(r) {
			out[n-1] += string(r)
			continue
		}
		out = append(out, string(r))
	}
	if len(out) == 0 {
		return []string{says}
	}
	slices.Reverse(out)
	return out
}

// show brings the pen to x and opens a string for a glyph of the given width,
// in thousandths of the size.
func (w *shower) show(font string, x, width float64) {
	p, em := w.p, float64(w.size)/100
	if w.font != font {
		w.end()
		if p.now.font != font || p.now.size != w.size {
			p.now.font, p.now.size = font, w.size
			p.out = append(append(append(p.out, '/'), font...), ' ')
			p.out = append(appendHundredths(p.out, w.size), " Tf\n"...)
		}
		w.font, w.start = font, len(p.out)
		p.out = append(p.out, '[')
	}
	// A difference below two thousandths is what widths in whole thousandths
	// leave; it is made good as soon as it has grown.
	if d := math.Round((x - w.pen) / em * 1000); math.Abs(d) >= 2 && sane(d) {
		if w.open {
			p.out = append(p.out, ')')
			w.open = false
		}
		p.out = appendHundredths(p.out, -int64(d)*100)
		w.pen += d * em / 1000
		w.moved = true
	}
	if !w.open {
		p.out = append(p.out, '(')
		w.open = true
	}
	w.pen += width * em / 1000
}

// end closes the open array; one that holds a single string becomes a plain Tj.
func (w *shower) end() {
	if w.font == "" {
		return
	}
	p := w.p
	if w.open {
		p.out = append(p.out, ')')
	}
	if w.moved {
		p.out = append(p.out, "]TJ\n"...)
	} else {
		p.out[w.start] = ' '
		p.out = append(p.out, "Tj\n"...)
	}
	w.font, w.open, w.moved = "", false, false
}

// appendByte appends one byte of a literal string.
func appendByte(b []byte, c byte) []byte {
	switch c {
	case '(', ')', '\\':
		return append(b, '\\', c)
	case '\r':
		return append(b, '\\', 'r')
	case '\n':
		return append(b, '\\', 'n')
	}
	return append(b, c)
}
