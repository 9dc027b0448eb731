package text

import "math"

// Most texts of most maps are ASCII, and in the embedded faces such a text is as wide
// as its letters less what their pairs are kerned: substitutions are off, no rule of
// these faces looks at three letters, and nothing is kerned across a space. So what
// the shaping library found out about the pairs of one word serves all later ones:
// "1234" needs no shaping of its own after "123" and "34". A text of ASCII letters
// alone is measured and set from pairs without looking at its words at all, in a fifth
// of the time that looking up each of them takes. Tests hold both equal to shaping,
// for every pair and for many texts.

// ASCII letters, from the space on.
const (
	firstLetter  = ' '
	lastLetter   = '~'
	asciiLetters = lastLetter - firstLetter + 1
)

// pairs is what is known of the pairs of letters of one face.
type pairs struct {
	glyph [asciiLetters]uint32 // 0 for one that was not seen yet
	// advance of a letter in front of another, or (the last one) at the end of a
	// word, in font units; unknown for a pair that was not seen yet.
	advance [asciiLetters][asciiLetters + 1]int16
}

const unknown = math.MinInt16

// pairsOf returns what this shaper knows of a face.
func (sh *shaper) pairsOf(face *Face) *pairs {
	p := sh.pairs[face]
	if p == nil {
		p = &pairs{}
		for i := range p.advance {
			for j := range p.advance[i] {
				p.advance[i][j] = unknown
			}
		}
		sh.pairs[face] = p
	}
	return p
}

// ascii reports whether a text can be put together from pairs.
func ascii(s string) bool {
	for i := 0; i < len(s); i++ {
		if s[i] < firstLetter || s[i] > lastLetter {
			return false
		}
	}
	return true
}

// next returns the second index of advance for the letter at i of a text: words and
// the spaces between them do not touch one another.
func next(text string, i int) int {
	if i+1 == len(text) || (text[i] == ' ') != (text[i+1] == ' ') {
		return asciiLetters
	}
	return int(text[i+1] - firstLetter)
}

// put sets a word, or a stretch of spaces, in a face; nil where it has a pair that is
// not known.
func (p *pairs) put(face *Face, word string) *piece {
	for i := range len(word) {
		if c := word[i] - firstLetter; p.glyph[c] == 0 || p.advance[c][next(word, i)] == unknown {
			return nil
		}
	}
	set := &struct {
		piece
		one [1]pieceRun
	}{}
	run := pieceRun{face: face, text: word, glyphs: make([]pieceGlyph, len(word)), simple: true}
	k := 1 / face.upem
	for i := range len(word) {
		c := word[i] - firstLetter
		adv := float64(p.advance[c][next(word, i)]) * k
		run.glyphs[i] = pieceGlyph{id: p.glyph[c], cluster: i, x: run.width, adv: adv}
		run.width += adv
	}
	set.one[0] = run
	set.runs, set.width = set.one[:], run.width
	return &set.piece
}

// learn notes the pairs of a word as they were shaped.
func (p *pairs) learn(run *pieceRun) {
	if !run.simple {
		return
	}
	for i, g := range run.glyphs {
		c := run.text[i] - firstLetter
		p.glyph[c] = g.id
		p.advance[c][next(run.text, i)] = int16(math.Round(g.adv * run.face.upem))
	}
}

// advances returns what each letter of [start, end) takes up as a line of its own, in
// font units, until the next call with the same shaper. The paragraph has pairs.
func (p *paragraph) advances(start, end int) []int16 {
	text := p.text[start:end]
	out := p.sh.advances[:0]
	for i := range len(text) {
		c, n := text[i]-firstLetter, next(text, i)
		a := p.pairs.advance[c][n]
		if a == unknown {
			p.learn(text, i)
			a = p.pairs.advance[c][n]
		}
		out = append(out, a)
	}
	p.sh.advances = out
	return out
}

// learn has the word around the letter at i shaped.
func (p *paragraph) learn(text string, i int) {
	from, to := i, i+1
	for from > 0 && next(text, from-1) != asciiLetters {
		from--
	}
	for next(text, to-1) != asciiLetters {
		to++
	}
	run := &p.sh.shape(p.f, p.font.Style, p.runesOf(text[from:to]), false).runs[0]
	if !run.simple {
		// The faces of the styles are compiled in and tested: this is a broken build.
		panic("text: " + run.face.name + " does not show ASCII letters one by one")
	}
	p.pairs.learn(run)
}

func (p *paragraph) runesOf(word string) []rune {
	rs := p.sh.word1[:0]
	for _, r := range word {
		rs = append(rs, r)
	}
	p.sh.word1 = rs
	return rs
}

// asciiWidth is width for a paragraph that has pairs.
func (p *paragraph) asciiWidth(start, end int) float64 {
	k, w, word := 1/p.face.upem, 0.0, 0.0
	text := p.text[start:end]
	for i, a := range p.advances(start, end) {
		if word += float64(a) * k; next(text, i) == asciiLetters {
			w, word = w+word, 0
		}
	}
	return w * p.font.Size
}

// asciiLine is line for a paragraph that has pairs.
func (p *paragraph) asciiLine(start, end int) Line {
	l := p.empty()
	l.Text = p.text[start:end]
	size, k := p.font.Size, 1/p.face.upem
	run := Run{Face: p.face, Text: l.Text, Simple: true, Glyphs: p.sh.glyphs.take(end - start)}
	word := 0.0
	for i, a := range p.advances(start, end) {
		adv := float64(a) * k
		run.Glyphs[i] = Glyph{
			ID: p.pairs.glyph[l.Text[i]-firstLetter], Cluster: int32(i),
			X: run.Width + word*size, Advance: float32(adv * size),
		}
		if word += adv; next(l.Text, i) == asciiLetters {
			run.Width, word = run.Width+word*size, 0
		}
	}
	l.Width, l.Runs = run.Width, p.sh.runs.take(1)
	l.Runs[0] = run
	return l
}
