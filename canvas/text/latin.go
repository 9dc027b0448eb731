package text

import "math"

// Most words of most maps are ASCII, and in the embedded faces such a word is as
// wide as its letters less what their pairs are kerned: substitutions are off,
// and no rule of these faces looks at three letters. So what the shaping library
// found out about the pairs of one word serves all later ones: "1234" needs no
// shaping of its own after "123" and "34". It takes a fifth of the time. A test
// holds it equal to shaping, for every pair and for many words.

// ASCII letters without the space: those that a word can have.
const (
	firstLetter  = '!'
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

// asciiWord reports whether a stretch of text can be put together from pairs.
func asciiWord(s string) bool {
	for i := 0; i < len(s); i++ {
		if s[i] < firstLetter || s[i] > lastLetter {
			return false
		}
	}
	return len(s) > 0
}

// next returns the second index of advance for the letter at i of a word.
func next(word string, i int) int {
	if i+1 == len(word) {
		return asciiLetters
	}
	return int(word[i+1] - firstLetter)
}

// put sets a word in a face; nil where it has a pair that is not known.
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
