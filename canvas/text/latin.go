package text

import _ "embed" // the tables of pairs

// Most texts of most maps are Latin, and in the embedded faces such a text is as wide
// as its letters less what their pairs are kerned: substitutions are off, no rule of
// these faces looks at three letters, and nothing is kerned across a space. So a table
// of all pairs stands in for shaping: a text of such letters alone is measured and set
// without looking at its words at all, in a fifth of the time that looking up each of
// them takes, and a map that has no others never opens the font for shaping, which
// takes longer than printing a small map. Tests hold both equal to shaping, for every
// pair and for many texts, and write the tables anew.

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

// pairs is the table of one face. It has a row for each letter: its glyph, then its
// advance in front of each letter and, last, at the end of a word, in font units; all
// are 16 bits, the low byte first. It is read where it lies in the program, because a
// map uses a tenth of it.
type pairs string

// rowLength is the length of a row in bytes.
const rowLength = 2 * (1 + latinLetters + 1)

var (
	//go:embed latin/regular.pairs
	regularLetters pairs
	//go:embed latin/semibold.pairs
	semiboldLetters pairs
	//go:embed latin/italic.pairs
	italicLetters pairs
)

// glyph returns the glyph of a letter.
func (p pairs) glyph(n int) uint32 { return uint32(p.at(n * rowLength)) }

// advance returns how far a letter moves the pen in front of another one, or of
// latinLetters: the end of a word.
func (p pairs) advance(n, next int) int16 { return int16(p.at(n*rowLength + 2 + 2*next)) }

func (p pairs) at(i int) uint16 { return uint16(p[i]) | uint16(p[i+1])<<8 }

// next returns the number of what follows the letter at i of a text: words and the
// spaces between them do not touch one another.
func next(rs []rune, i int) int {
	if i+1 == len(rs) || (rs[i] == ' ') != (rs[i+1] == ' ') {
		return latinLetters
	}
	n, _ := letter(rs[i+1])
	return n
}

// put sets a word, or a stretch of spaces, of Latin letters. rs are the runes of word.
func (f *Face) put(word string, rs []rune) *piece {
	set := &struct {
		piece
		one [1]pieceRun
	}{}
	run := pieceRun{face: f, text: word, glyphs: make([]pieceGlyph, len(rs)), simple: true}
	k := 1 / f.upem
	i := 0
	for at := range word {
		c, _ := letter(rs[i])
		adv := float64(f.latin.advance(c, next(rs, i))) * k
		run.glyphs[i] = pieceGlyph{id: f.latin.glyph(c), cluster: at, x: run.width, adv: adv}
		run.width += adv
		i++
	}
	set.one[0] = run
	set.runs, set.width = set.one[:], run.width
	return &set.piece
}

// set is a letter of a Latin paragraph as it is set.
type set struct {
	glyph   uint32
	advance int16 // font units
	last    bool  // of its word, or of a stretch of spaces
}

// letters returns the letters of [start, end) as they stand in a line of their own,
// until the next call with the same shaper. The paragraph is Latin.
func (p *paragraph) letters(start, end int) []set {
	if p.set == nil {
		p.set = p.face.latin.spell(p.sh.letters[:0], p.codes)
		p.sh.letters = p.set
	}
	part := p.set[start:end]
	if n := len(part); n > 0 && !part[n-1].last { // the line ends inside a word
		p.sh.cutLetters = append(p.sh.cutLetters[:0], part...)
		part = p.sh.cutLetters
		part[n-1].advance, part[n-1].last = p.face.latin.advance(int(p.codes[end-1]), latinLetters), true
	}
	return part
}

// spell appends the letters of a text that is given by their numbers.
func (p pairs) spell(out []set, codes []uint8) []set {
	for i, c := range codes {
		next := latinLetters
		if i+1 < len(codes) && (c == space) == (codes[i+1] == space) {
			next = int(codes[i+1])
		}
		out = append(out, set{p.glyph(int(c)), p.advance(int(c), next), next == latinLetters})
	}
	return out
}

// latinWidth is width for a Latin paragraph.
func (p *paragraph) latinWidth(start, end int) float64 {
	k, w, word := 1/p.face.upem, 0.0, 0.0
	for _, l := range p.letters(start, end) {
		if word += float64(l.advance) * k; l.last {
			w, word = w+word, 0
		}
	}
	return w * p.font.Size
}

// latinLine is line for a Latin paragraph.
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
