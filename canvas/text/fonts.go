package text

import (
	"strings"
	"sync"

	"waymark/icons"
)

// Fonts shapes and measures. It is safe for use by several goroutines, and all
// that it returns is shared and must not be changed.
type Fonts struct {
	// Faces are opened when the first text needs them.
	styles         [3]func() *Face
	symbols, emoji func() *Face
	system         *systemFaces // nil: embedded faces alone

	pieces  pieceCache
	shapers sync.Pool
}

// Option changes what New returns.
type Option func(*Fonts)

// EmbeddedOnly leaves out the faces of the system: every machine then measures
// and draws alike, and runes that only a system face has are missing.
func EmbeddedOnly() Option { return func(f *Fonts) { f.system = nil } }

// New returns the embedded fonts, with those of the system behind them for
// scripts that the embedded ones lack. System faces are looked for when the
// first rune needs one.
func New(opts ...Option) *Fonts {
	face := func(name string, data func() string, letters pairs) func() *Face {
		return sync.OnceValue(func() *Face { return openEmbedded(name, data(), letters) })
	}
	f := &Fonts{
		symbols: face("DejaVu Sans", icons.DejaVuSans, ""),
		emoji:   face("Twemoji", icons.Twemoji, ""),
		system:  &systemFaces{},
		shapers: sync.Pool{New: func() any { return newShaper() }},
	}
	f.styles[Regular] = face("Noto Sans", icons.NotoSansRegular, regularLetters)
	f.styles[Semibold] = face("Noto Sans SemiBold", icons.NotoSansSemiBold, semiboldLetters)
	f.styles[Italic] = face("Noto Sans Italic", icons.NotoSansItalic, italicLetters)
	for _, o := range opts {
		o(f)
	}
	return f
}

// Face returns the embedded face of a style.
func (f *Fonts) Face(s Style) *Face { return f.styles[min(s, Italic)]() }

// resolve chooses the face of one cluster: the first of the chain that has all
// its runes, else the first that has its base, else the face of the style,
// which shows a box.
func (f *Fonts) resolve(style Style, rs []rune, emoji bool) *Face {
	main := f.Face(style)
	if !emoji && len(rs) == 1 {
		if _, ok := main.Nominal(rs[0]); ok {
			return main
		}
	}
	if face := f.search(style, rs, emoji); face != nil {
		return face
	}
	if len(rs) > 1 {
		if face := f.search(style, rs[:1], emoji); face != nil {
			return face
		}
	}
	return main
}

func (f *Fonts) search(style Style, rs []rune, emoji bool) *Face {
	if emoji && f.emoji().covers(rs) {
		return f.emoji()
	}
	if main := f.Face(style); main.covers(rs) {
		return main
	}
	if regular := f.Face(Regular); regular.covers(rs) {
		return regular
	}
	if f.symbols().covers(rs) {
		return f.symbols()
	}
	if !emoji && f.emoji().covers(rs) {
		return f.emoji()
	}
	if f.system != nil {
		return f.system.find(style, rs)
	}
	return nil
}

// covers reports whether the face has every rune that shows.
func (f *Face) covers(rs []rune) bool {
	for _, r := range rs {
		if ignorable(r) {
			continue
		}
		if _, ok := f.Nominal(r); !ok {
			return false
		}
	}
	return true
}

// Missing returns the runes of s that no face has, each once, in the order in
// which they appear. They are drawn as boxes.
func (f *Fonts) Missing(s string) []rune {
	if plainASCII(s) {
		return nil
	}
	var out []rune
	seen := map[rune]bool{}
	for _, r := range Clean(s) {
		if r == '\n' || seen[r] || ignorable(r) {
			continue
		}
		seen[r] = true
		if f.search(Regular, []rune{r}, emojiPresentation(r)) == nil {
			out = append(out, r)
		}
	}
	return out
}

// piece returns the shaping of a stretch of text, from the cache where it was
// seen before. rs are the runes of text.
func (f *Fonts) piece(sh *shaper, style Style, text string, rs []rune, rtl bool) *piece {
	if p := f.pieces.get(pieceKey{style, rtl, text}); p != nil {
		return p
	}
	text = strings.Clone(text) // so that the cache does not hold the whole text
	p := sh.word(f, style, text, rs, rtl)
	f.pieces.put(pieceKey{style, rtl, text}, p)
	return p
}
