package pdf

import (
	"encoding/binary"
	"fmt"
	"math"

	"waymark/canvas/text"
	"waymark/model/geom"
)

// drawn collects glyphs that no embedded font shows as plain text: scripts of
// system faces, ligatures and stacked marks, emoji with colours. Each cluster of
// letters is drawn once, as a glyph of a Type 3 font, which may look like
// anything and still says which letters it stands for: the text can be searched
// and copied, and a page of Chinese stays small. (Outlines in the content with
// invisible text over them take ten times the space, and mark the wrong letters
// when a person selects some.)
type drawn struct {
	glyphs []drawnGlyph
	known  map[string]int
	faces  map[*text.Face]uint32
	key    []byte
}

type drawnGlyph struct {
	font  string
	width float64   // thousandths
	box   geom.Rect // thousandths, y up
	proc  []byte    // content stream
	says  string
}

// drawnCode is a glyph as the content names it.
type drawnCode struct {
	font  string // T1, T2 …
	char  byte   // 1 … 255
	width float64
}

// perFont is how many glyphs a Type 3 font takes: its codes are bytes, and 0 is
// left free.
const perFont = 255

// code returns the code of a cluster, drawing it if it is new; ok is false for
// one that cannot be drawn. Positions in glyphs, and how far the pen moves on, are at
// the given size. Without glyphs it is blank.
func (d *drawn) code(j *job, face *text.Face, glyphs []text.Glyph, size, advance float64, says string) (c drawnCode, ok bool) {
	if d.known == nil {
		d.known, d.faces = map[string]int{}, map[*text.Face]uint32{}
	}
	id, seen := d.faces[face]
	if !seen {
		id = uint32(len(d.faces))
		d.faces[face] = id
	}
	thousandth := func(v float64) float64 { return math.Round(1000 * v / size) }
	width := max(thousandth(advance), 0)
	if !sane(width) {
		return c, false
	}
	d.key = binary.LittleEndian.AppendUint32(d.key[:0], id)
	d.key = binary.LittleEndian.AppendUint32(d.key, uint32(width))
	for _, g := range glyphs {
		x, y := thousandth(g.X-glyphs[0].X), thousandth(float64(g.Y))
		if !sane(x, y, float64(g.Advance)) {
			return c, false
		}
		d.key = binary.LittleEndian.AppendUint32(d.key, g.ID)
		d.key = binary.LittleEndian.AppendUint32(d.key, uint32(int32(x)))
		d.key = binary.LittleEndian.AppendUint32(d.key, uint32(int32(y)))
	}
	d.key = append(d.key, says...)
	n, seen := d.known[string(d.key)]
	if !seen {
		n = len(d.glyphs)
		g := drawnGlyph{font: fmt.Sprintf("T%d", 1+n/perFont), width: width, says: says}
		g.draw(j, face, glyphs, thousandth)
		d.glyphs = append(d.glyphs, g)
		d.known[string(d.key)] = n
	}
	return drawnCode{font: d.glyphs[n].font, char: byte(1 + n%perFont), width: d.glyphs[n].width}, true
}

// draw writes the glyph's outlines as a content stream. A glyph without colours
// of its own takes the colour of the text.
func (g *drawnGlyph) draw(j *job, face *text.Face, glyphs []text.Glyph, thousandth func(float64) float64) {
	p := painter{job: j}
	colored := false
	for i, gl := range glyphs {
		// Painter coordinates grow downwards, and its height is 0: the baseline.
		m := geom.Scale(1000).Then(geom.Translate(geom.P(thousandth(gl.X-glyphs[0].X), thousandth(float64(gl.Y)))))
		for _, l := range face.Outline(gl.ID) {
			if l.Path.Empty() || l.Colored && l.A == 0 {
				continue
			}
			if !whole(l.Path, m) {
				continue
			}
			if b := m.ApplyRect(l.Path.Bounds()); i == 0 && len(p.out) == 0 {
				g.box = b
			} else {
				g.box = g.box.Union(b)
			}
			if l.Colored {
				colored = true
				p.out = append(p.out, "q "...)
				p.out = appendColor(p.out, j.shade(colorOf(l)), " g\n", " rg\n")
				if l.A < 255 {
					p.out = append(p.out, j.alpha(l.A, false)...)
				}
			}
			p.outline(l.Path, m)
			p.out = append(p.out, "f\n"...)
			if l.Colored {
				p.out = append(p.out, "Q\n"...)
			}
		}
	}
	g.box = geom.R(g.box.X, -g.box.Bottom(), g.box.W, g.box.H)
	head := append(appendNum(nil, g.width), " 0 "...)
	if colored {
		head = append(head, "d0\n"...)
	} else {
		for _, v := range [4]float64{g.box.X, g.box.Y, g.box.Right(), g.box.Bottom()} {
			head = append(appendNum(head, v), ' ')
		}
		head = append(head, "d1\n"...)
	}
	g.proc = append(head, p.out...)
}
