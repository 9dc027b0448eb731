package pdf

import (
	"fmt"
	"math"
	"math/bits"
	"unicode"
	"unicode/utf8"

	"waymark/canvas/text"
)

// faces collects the fonts to embed, and which runes of each are used.
type faces struct {
	list  []*face
	known map[*text.Face]*face
}

// face is a font to embed. Codes in the content are runes of the basic plane.
type face struct {
	*text.Face
	name   string // of the resource: F1, F2 …
	used   [0x10000 / 64]uint64
	widths [0x100]*[0x100]int16 // thousandths, by rune; 0 unknown, −1 unusable, else width + 1
}

// of returns the font that shows a run as plain text, and notes its runes; nil
// when the run has to be drawn.
func (fs *faces) of(run *text.Run) *face {
	if !run.Simple || !run.Face.Embedded() {
		return nil
	}
	f, ok := fs.known[run.Face]
	if !ok {
		if fs.known == nil {
			fs.known = map[*text.Face]*face{}
		}
		f = &face{Face: run.Face, name: fmt.Sprintf("F%d", len(fs.list)+1)}
		fs.list = append(fs.list, f)
		fs.known[run.Face] = f
	}
	for i := range run.Glyphs {
		g := &run.Glyphs[i]
		if g.Cluster < 0 || int(g.Cluster) >= len(run.Text) || !f.use(run.Text[g.Cluster:], g.ID) {
			return nil
		}
	}
	return f
}

// use notes the first rune of s, which the glyph shows, and reports whether the
// font can show it as plain text.
func (f *face) use(s string, glyph uint32) bool {
	r, n := utf8.DecodeRuneInString(s)
	if r == utf8.RuneError && n < 2 || r > 0xFFFF {
		return false
	}
	page := f.widths[r>>8]
	if page == nil {
		page = new([0x100]int16)
		f.widths[r>>8] = page
	}
	w := &page[r&0xFF]
	if *w == 0 {
		*w = -1
		// The embedded subset maps runes by the font's own table: a glyph that
		// shaping has exchanged must be drawn.
		if g, ok := f.Nominal(r); ok && g == glyph && !unicode.IsControl(r) {
			if a := math.Round(1000 * f.Advance(glyph)); a >= 0 && a < math.MaxInt16 {
				*w = int16(a) + 1
			}
		}
	}
	if *w < 0 {
		return false
	}
	f.used[r/64] |= 1 << (r % 64)
	return true
}

// width returns the width of a used rune in thousandths.
func (f *face) width(r rune) float64 { return float64(f.widths[r>>8][r&0xFF] - 1) }

// runes returns the used runes in order.
func (f *face) runes() []rune {
	var rs []rune
	for i, word := range f.used {
		for ; word != 0; word &= word - 1 {
			rs = append(rs, rune(i*64+bits.TrailingZeros64(word)))
		}
	}
	return rs
}
