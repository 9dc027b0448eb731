package text

import "math"

// Most texts of most maps are Latin, and in the embedded faces such a text is as wide
// as its letters less what their pairs are kerned: substitutions are off, no rule of
// these faces looks at three letters, and nothing is kerned across a space. So what
// the shaping library found out about the pairs of one word serves all later ones:
// "1234" needs no shaping of its own after "123" and "34". A text of such letters
// alone is measured and set from pairs without looking at its words at all, in a fifth
// of the time that looking up each of them takes. Tests hold both equal to shaping,
// for every pair and for many texts.

// latinLetters is how many letters pairs are known of: those of ASCII and Latin-1.
const latinLetters = int('~' - ' ' + 1 + 'ÿ' - '\u00A0' + 1)

// space is the number of the space.
const space = 0

// letter returns the number of a letter; ok is false for one that is not Latin.
func letter(r rune) (n int, ok bool) {
	switch {
	case r >= ' ' && r <= '~':
		return int(r - ' '), true
	case r >= '\u00A0' && r <= 'ÿ' && r != '\u00AD': // a soft hyphen is not drawn
		return int(r - '\u00A0' + '~' - ' ' + 1), true
	}
	return 0, false
}

// latin reports whether a text can be put together from pairs.
func latin(rs []rune) bool {
	for _, r := range rs {
		if _, ok := letter(r); !ok {
			return false
		}
	}
	return true
}

// pairs is what is known of the pairs of letters of one face.
type pairs struct {
	glyph [latinLetters]uint32 // 0 for one that was not seen yet
	// advance of a letter in front of another, or (the last one) at the end of a
	// word, in font units; unknown for a pair that was not seen yet, and nil for a
	// letter that was not.
	advance [latinLetters]*[latinLetters + 1]int16
}

const unknown = math.MinInt16

// pairsOf returns what this shaper knows of a face.
func (sh *shaper) pairsOf(face *Face) *pairs {
	p := sh.pairs[face]
	if p == nil {
		p = &pairs{}
		sh.pairs[face] = p
	}
	return p
}

// next returns the second index of advance for the letter at i of a text: words and
// the spaces between them do not touch one another.
func next(rs []rune, i int) int {
	if i+1 == len(rs) || (rs[i] == ' ') != (rs[i+1] == ' ') {
		return latinLetters
	}
	n, _ := letter(rs[i+1])
	return n
}

// of returns the glyph of the letter at i of a text and its advance, unknown where
// that was not seen.
func (p *pairs) of(rs []rune, i int) (glyph uint32, advance int16) {
	c, _ := letter(rs[i])
	if row := p.advance[c]; row != nil {
		return p.glyph[c], row[next(rs, i)]
	}
	return 0, unknown
}

// put sets a word, or a stretch of spaces, in a face; nil where it has a pair that is
// not known. rs are the runes of word.
func (p *pairs) put(face *Face, word string, rs []rune) *piece {
	for i := range rs {
		if _, a := p.of(rs, i); a == unknown {
			return nil
		}
	}
	set := &struct {
		piece
		one [1]pieceRun
	}{}
	run := pieceRun{face: face, text: word, glyphs: make([]pieceGlyph, len(rs)), simple: true}
	k := 1 / face.upem
	i := 0
	for at := range word {
		glyph, a := p.of(rs, i)
		adv := float64(a) * k
		run.glyphs[i] = pieceGlyph{id: glyph, cluster: at, x: run.width, adv: adv}
		run.width += adv
		i++
	}
	set.one[0] = run
	set.runs, set.width = set.one[:], run.width
	return &set.piece
}

// learn notes the pairs of a word as they were shaped. rs are its runes.
func (p *pairs) learn(run *pieceRun, rs []rune) {
	if !run.simple {
		return
	}
	for i, g := range run.glyphs {
		c, _ := letter(rs[i])
		if p.advance[c] == nil {
			p.advance[c] = &[latinLetters + 1]int16{}
			for k := range p.advance[c] {
				p.advance[c][k] = unknown
			}
		}
		p.glyph[c] = g.id
		p.advance[c][next(rs, i)] = int16(math.Round(g.adv * run.face.upem))
	}
}

// set is a letter of a paragraph that has pairs.
type set struct {
	glyph   uint32
	advance int16 // font units
	last    bool  // of its word, or of a stretch of spaces
}

// letters returns the letters of [start, end) as they stand in a line of their own,
// until the next call with the same shaper. The paragraph has pairs.
func (p *paragraph) letters(start, end int) []set {
	rs := p.runes[start:end]
	out := p.sh.letters[:0]
	if len(rs) == 0 {
		return out
	}
	c, _ := letter(rs[0])
	for i := range rs { // as next does, looking at each letter once
		follows, n := 0, latinLetters
		if i+1 < len(rs) {
			if follows, _ = letter(rs[i+1]); (c == space) == (follows == space) {
				n = follows
			}
		}
		row := p.pairs.advance[c]
		if row == nil || row[n] == unknown {
			p.learn(rs, i)
			row = p.pairs.advance[c]
		}
		out = append(out, set{p.pairs.glyph[c], row[n], n == latinLetters})
		c = follows
	}
	p.sh.letters = out
	return out
}

// learn has the word around the letter at i shaped.
func (p *paragraph) learn(rs []rune, i int) {
	from, to := i, i+1
	for from > 0 && next(rs, from-1) != latinLetters {
		from--
	}
	for next(rs, to-1) != latinLetters {
		to++
	}
	run := &p.sh.shape(p.f, p.font.Style, rs[from:to], false).runs[0]
	if !run.simple {
		// The faces of the styles are compiled in and tested: this is a broken build.
		panic("text: " + run.face.name + " does not show Latin letters one by one")
	}
	p.pairs.learn(run, rs[from:to])
}

// latinWidth is width for a paragraph that has pairs.
func (p *paragraph) latinWidth(start, end int) float64 {
	k, w, word := 1/p.face.upem, 0.0, 0.0
	for _, l := range p.letters(start, end) {
		if word += float64(l.advance) * k; l.last {
			w, word = w+word, 0
		}
	}
	return w * p.font.Size
}

// latinLine is line for a paragraph that has pairs.
func (p *paragraph) latinLine(start, end int) Line {
	l := p.empty()
	l.Text = p.slice(start, end)
	size, k := p.font.Size, 1/p.face.upem
	run := Run{Face: p.face, Text: l.Text, Simple: true, Glyphs: p.sh.glyphs.take(end - start)}
	word := 0.0
	for i, c := range p.letters(start, end) {
		adv, at := float64(c.advance)*k, i
		if p.bytes != nil {
			at = int(p.bytes[start+i] - p.bytes[start])
		}
		run.Glyphs[i] = Glyph{ID: c.glyph, Cluster: int32(at), X: run.Width + word*size, Advance: float32(adv * size)}
		if word += adv; c.last {
			run.Width, word = run.Width+word*size, 0
		}
	}
	l.Width, l.Runs = run.Width, p.sh.runs.take(1)
	l.Runs[0] = run
	return l
}
