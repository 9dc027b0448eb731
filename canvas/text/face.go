package text

import (
	"fmt"
	"sync"

	"github.com/go-text/typesetting/font"
	ot "github.com/go-text/typesetting/font/opentype"

	"waymark/model/geom"
)

// Face is one font file, or one font of a collection. A Fonts value hands out
// the same pointer for the same face, so a Face can be a map key.
type Face struct {
	name     string
	embedded bool
	color    bool   // glyphs have coloured layers
	data     string // of an embedded face
	latin    pairs  // "" where the face is not that of a style
	upem     float64
	ascent   float64 // em units, positive
	descent  float64 // em units, positive

	// As the shaping library knows it. An embedded face is parsed when the first
	// text needs it, which most maps never do; see latin.go.
	library func() *font.Font // read-only, shared by all shapers
	face    func() *font.Face // reads outlines of system faces; guarded by mu

	reader   *outlineReader // of an embedded face
	mu       sync.Mutex
	outlines map[uint32][]Layer
}

// maxOutlines bounds the outlines kept by one face. A page of Chinese needs
// about a thousand.
const maxOutlines = 8192

// openEmbedded opens a font that is part of the program. letters are its Latin
// letters, "" where they are not known.
func openEmbedded(name, data string, letters pairs) *Face {
	library := sync.OnceValue(func() *font.Font {
		ft, err := font.ParseTTF(withoutOutlines(data))
		if err != nil {
			// The bytes are compiled in and tested: this is a broken build.
			panic(fmt.Sprintf("text: the embedded font %s cannot be read: %v", name, err))
		}
		return ft.Font
	})
	f := newFace(name, library)
	f.embedded, f.data, f.latin, f.reader = true, data, letters, newOutlineReader(data)
	t := tablesOf(data)
	f.color = t["COLR"] != "" && t["CPAL"] != ""
	heights := t["hhea"][4:]
	if u16(t["OS/2"], 62)&(1<<7) != 0 { // the font asks for the ones of this table
		heights = t["OS/2"][68:]
	}
	f.setHeights(float64(u16(t["head"], 18)), float64(int16(u16(heights, 0))), float64(int16(u16(heights, 2))))
	return f
}

// openSystem makes a face of a font of the system.
func openSystem(name string, ft *font.Font) *Face {
	f := newFace(name, func() *font.Font { return ft })
	f.color = ft.COLR != nil && len(ft.CPAL) > 0
	ext, _ := f.face().FontHExtents()
	f.setHeights(float64(ft.Upem()), float64(ext.Ascender), float64(ext.Descender))
	return f
}

func newFace(name string, library func() *font.Font) *Face {
	return &Face{
		name: name, library: library, outlines: map[uint32][]Layer{},
		face: sync.OnceValue(func() *font.Face { return font.NewFace(library()) }),
	}
}

// setHeights sets the measures of a face, given in its own units, y up.
func (f *Face) setHeights(upem, ascent, descent float64) {
	if f.upem = upem; f.upem <= 0 {
		f.upem = 1000
	}
	f.ascent, f.descent = 1.069, 0.293 // of Noto Sans, for a face that does not say
	if ascent > 0 {
		f.ascent, f.descent = ascent/f.upem, -descent/f.upem
	}
}

// Name returns a name such as "Noto Sans SemiBold".
func (f *Face) Name() string { return f.name }

// Embedded reports whether the face is part of the program.
func (f *Face) Embedded() bool { return f.embedded }

// Colored reports whether glyphs of the face can have layers of their own
// colours (emoji).
func (f *Face) Colored() bool { return f.color }

// UnitsPerEm returns the units of the font's own grid in one em.
func (f *Face) UnitsPerEm() float64 { return f.upem }

// Nominal returns the glyph that the face maps r to without any context; ok is
// false when it has none.
func (f *Face) Nominal(r rune) (glyph uint32, ok bool) {
	if n, ok := letter(r); ok && f.latin != "" {
		g := f.latin.glyph(n)
		return g, g != 0
	}
	g, ok := f.library().NominalGlyph(r)
	return uint32(g), ok && g != 0
}

// Advance returns the advance of a glyph at size 1, without kerning.
func (f *Face) Advance(glyph uint32) float64 {
	if f.reader != nil {
		return float64(f.reader.advance(glyph)) / f.upem
	}
	f.mu.Lock()
	defer f.mu.Unlock()
	return float64(f.face().HorizontalAdvance(font.GID(glyph))) / f.upem
}

// Outline returns the filled outlines of a glyph at size 1, y down, origin on
// the baseline; nil for a glyph that shows nothing. The result is shared: do
// not change it.
func (f *Face) Outline(glyph uint32) []Layer {
	f.mu.Lock()
	defer f.mu.Unlock()
	if l, ok := f.outlines[glyph]; ok {
		return l
	}
	if len(f.outlines) >= maxOutlines {
		clear(f.outlines)
	}
	l := f.outline(glyph)
	f.outlines[glyph] = l
	return l
}

func (f *Face) outline(glyph uint32) []Layer {
	if f.color {
		if layers, ok := f.colored(glyph); ok {
			return layers
		}
	}
	p := f.path1(glyph)
	if p.Empty() {
		return nil
	}
	return []Layer{{Path: p}}
}

// path1 returns the plain outline at size 1.
func (f *Face) path1(glyph uint32) *geom.Path {
	if f.reader != nil {
		return f.reader.path(glyph, 1/f.upem)
	}
	return libraryPath(f.face(), glyph, 1/f.upem)
}

// libraryPath returns an outline as the shaping library reads it, each length
// multiplied by k, y down.
func libraryPath(face *font.Face, glyph uint32, k float64) *geom.Path {
	out, ok := face.GlyphDataOutline(font.GID(glyph))
	if !ok {
		return nil
	}
	p := &geom.Path{}
	at := func(s ot.SegmentPoint) geom.Pt { return geom.P(float64(s.X)*k, -float64(s.Y)*k) }
	var cur geom.Pt
	open := false
	for _, s := range out.Segments {
		switch s.Op {
		case ot.SegmentOpMoveTo:
			if open {
				p.Close()
			}
			cur, open = at(s.Args[0]), true
			p.Move(cur.X, cur.Y)
		case ot.SegmentOpLineTo:
			cur = at(s.Args[0])
			p.Line(cur.X, cur.Y)
		case ot.SegmentOpQuadTo:
			// A quadratic curve is the cubic one with its control points two
			// thirds of the way to the quadratic one's.
			q, e := at(s.Args[0]), at(s.Args[1])
			a, b := cur.Lerp(q, 2.0/3), e.Lerp(q, 2.0/3)
			p.Cubic(a.X, a.Y, b.X, b.Y, e.X, e.Y)
			cur = e
		case ot.SegmentOpCubeTo:
			a, b, e := at(s.Args[0]), at(s.Args[1]), at(s.Args[2])
			p.Cubic(a.X, a.Y, b.X, b.Y, e.X, e.Y)
			cur = e
		}
	}
	if open {
		p.Close()
	}
	return p
}
