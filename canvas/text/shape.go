package text

import (
	"unicode/utf8"

	"github.com/go-text/typesetting/bidi"
	"github.com/go-text/typesetting/font"
	ot "github.com/go-text/typesetting/font/opentype"
	"github.com/go-text/typesetting/harfbuzz"
	"github.com/go-text/typesetting/language"
	"github.com/go-text/typesetting/segmenter"
)

// piece is the shaping of one word, or of a stretch of spaces, in one direction
// and at size 1. Lines are put together from pieces: kerning and joining do not
// reach across a space, so breaking a paragraph anywhere costs one look-up a
// word, and a line measures the same whatever stands around it.
type piece struct {
	runs  []pieceRun // in visual order
	width float64
}

type pieceRun struct {
	face   *Face
	text   string
	glyphs []pieceGlyph // in visual order
	width  float64
	simple bool
}

type pieceGlyph struct {
	id      uint32
	cluster int     // byte offset in the run's text
	x, y    float64 // of the origin, from the run's left edge
	adv     float64
}

// shaper holds what the shaping library reuses. It serves one goroutine at a
// time; Fonts keeps a pool.
type shaper struct {
	buf   *harfbuzz.Buffer
	fonts map[*Face]*harfbuzz.Font
	bidi  bidi.Paragraph
	seg   segmenter.Segmenter
	runes []rune
	bytes []int32
	all   []stretch

	// What a paragraph is and is measured with.
	para  paragraph
	lines []span
	cut   []stretch
	sum   []float64
	marks []bool

	measured measured

	// Of paragraphs of Latin letters.
	codes               []uint8
	letters, cutLetters []set

	recent recent

	// What lines are made of.
	glyphs slab[Glyph]
	runs   slab[Run]
	blocks slab[Line]
}

func newShaper() *shaper {
	return &shaper{buf: harfbuzz.NewBuffer(), fonts: map[*Face]*harfbuzz.Font{}}
}

// plain turns off every substitution that a viewer without a shaper cannot
// repeat, so that a PDF can show embedded faces as simple text.
var plain = []harfbuzz.Feature{
	off("liga"), off("clig"), off("calt"), off("dlig"),
}

func off(tag string) harfbuzz.Feature {
	return harfbuzz.Feature{Tag: ot.MustNewTag(tag), Value: 0, Start: harfbuzz.FeatureGlobalStart, End: harfbuzz.FeatureGlobalEnd}
}

// word shapes a stretch of text without line breaks, of which rs are the runes, in
// one direction: from pairs of letters where they are Latin.
func (sh *shaper) word(f *Fonts, style Style, text string, rs []rune, rtl bool) *piece {
	if rtl || !latin(rs) {
		return sh.shape(f, style, rs, rtl)
	}
	return f.Face(style).put(text, rs)
}

// shape shapes rs, which holds no line break, in one direction.
func (sh *shaper) shape(f *Fonts, style Style, rs []rune, rtl bool) *piece {
	p := &piece{}
	cs := clusters(rs)
	for i := 0; i < len(cs); {
		face, script := f.resolve(style, rs[cs[i].start:cs[i].end], cs[i].emoji), scriptOf(rs[cs[i].start:cs[i].end])
		j := i + 1
		for j < len(cs) {
			part := rs[cs[j].start:cs[j].end]
			s := scriptOf(part)
			if s.Strong() && script.Strong() && s != script {
				break
			}
			if f.resolve(style, part, cs[j].emoji) != face {
				break
			}
			if s.Strong() {
				script = s
			}
			j++
		}
		run := sh.run(face, rs[cs[i].start:cs[j-1].end], rtl, script)
		p.width += run.width
		p.runs = append(p.runs, run)
		i = j
	}
	if rtl {
		for i, j := 0, len(p.runs)-1; i < j; i, j = i+1, j-1 {
			p.runs[i], p.runs[j] = p.runs[j], p.runs[i]
		}
	}
	return p
}

// scriptOf returns the script of the first rune that has one of its own.
func scriptOf(rs []rune) language.Script {
	for _, r := range rs {
		if s := language.LookupScript(r); s.Strong() {
			return s
		}
	}
	return language.Common
}

// run shapes runes of one face, script and direction.
func (sh *shaper) run(face *Face, rs []rune, rtl bool, script language.Script) pieceRun {
	hf := sh.fonts[face]
	if hf == nil {
		hf = harfbuzz.NewFont(font.NewFace(face.library()))
		sh.fonts[face] = hf
	}
	buf := sh.buf
	buf.Clear()
	buf.AddRunes(rs, 0, len(rs))
	if !script.Strong() {
		script = language.Latin
	}
	dir := harfbuzz.LeftToRight
	if rtl {
		dir = harfbuzz.RightToLeft
	}
	buf.Props = harfbuzz.SegmentProperties{Direction: dir, Script: script, Language: "en"}
	var features []harfbuzz.Feature
	if face.embedded && !face.color {
		features = plain
	}
	buf.Shape(hf, features)

	run := pieceRun{face: face, text: string(rs), glyphs: make([]pieceGlyph, len(buf.Info))}
	offsets := make([]int, len(rs))
	for i, n := 0, 0; i < len(rs); i++ {
		offsets[i] = n
		n += utf8.RuneLen(rs[i])
	}
	simple := face.embedded && !face.color && !rtl && len(buf.Info) == len(rs)
	k := 1 / face.upem
	x := 0.0
	for i, info := range buf.Info {
		pos := buf.Pos[i]
		g := pieceGlyph{
			id: uint32(info.Glyph), cluster: offsets[info.Cluster],
			x: x + float64(pos.XOffset)*k, y: -float64(pos.YOffset) * k, adv: float64(pos.XAdvance) * k,
		}
		if simple {
			nominal, ok := face.Nominal(rs[i])
			simple = ok && nominal == g.id && info.Cluster == i && rs[i] <= 0xFFFF && pos.XOffset == 0 && pos.YOffset == 0
		}
		x += g.adv
		run.glyphs[i] = g
	}
	run.width, run.simple = x, simple
	return run
}
