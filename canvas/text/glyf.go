package text

import (
	"encoding/binary"
	"io"
	"slices"
	"strings"

	"github.com/go-text/typesetting/font/opentype/tables"

	"waymark/model/geom"
)

// The shaping library reads every outline of a font at once when it opens it:
// thousands of glyphs, four fifths of the time and three quarters of the memory
// that opening takes, of which a PDF needs none and a picture some dozens. So an
// embedded face is opened without its outlines, and they are read here one by
// one as they are drawn. A test holds them equal to those of the library.

// hiddenTables are those of a font file that shaping does without.
var hiddenTables = []string{"glyf", "loca", "post", "name"}

// outlineless is a font file whose directory does not list the hidden tables.
type outlineless struct {
	*strings.Reader
	directory []byte
}

func withoutOutlines(data string) outlineless {
	d := []byte(data[:12+16*int(binary.BigEndian.Uint16([]byte(data[4:6])))])
	for i := 12; i < len(d); i += 16 {
		if slices.Contains(hiddenTables, string(d[i:i+4])) {
			copy(d[i:], "none")
		}
	}
	return outlineless{strings.NewReader(data), d}
}

// Read implements io.Reader.
func (o outlineless) Read(p []byte) (int, error) {
	at := o.Size() - int64(o.Len())
	n, err := o.Reader.Read(p)
	return n, o.patch(p[:n], at, err)
}

// ReadAt implements io.ReaderAt.
func (o outlineless) ReadAt(p []byte, at int64) (int, error) {
	n, err := o.Reader.ReadAt(p, at)
	return n, o.patch(p[:n], at, err)
}

func (o outlineless) patch(p []byte, at int64, err error) error {
	if at >= 0 && at < int64(len(o.directory)) {
		copy(p, o.directory[at:])
	}
	return err
}

var _ io.ReaderAt = outlineless{}

// outlineReader reads the outlines of an embedded TrueType face.
type outlineReader struct {
	glyf, loca, hmtx string
	long             bool // offsets in loca have four bytes
	glyphs, metrics  int  // all glyphs, and those with an advance of their own
}

func newOutlineReader(data string) *outlineReader {
	t := tablesOf(data)
	return &outlineReader{
		glyf: t["glyf"], loca: t["loca"], hmtx: t["hmtx"], long: u16(t["head"], 50) == 1,
		glyphs: int(u16(t["maxp"], 4)), metrics: int(u16(t["hhea"], 34)),
	}
}

// tablesOf returns the tables of a font file that is part of the program.
func tablesOf(data string) map[string]string {
	n := int(u16(data, 4))
	t := make(map[string]string, n)
	for i := range n {
		e := data[12+16*i:]
		at, size := u32(e, 8), u32(e, 12)
		t[e[:4]] = data[at : at+size]
	}
	return t
}

func u16(s string, at int) uint16 { return uint16(s[at])<<8 | uint16(s[at+1]) }

func u32(s string, at int) uint32 { return uint32(u16(s, at))<<16 | uint32(u16(s, at+2)) }

// data returns what table glyf says about a glyph, "" where it draws nothing.
func (o *outlineReader) data(glyph uint32) string {
	i := int(glyph)
	switch {
	case i >= o.glyphs:
		return ""
	case o.long:
		return o.glyf[u32(o.loca, 4*i):u32(o.loca, 4*i+4)]
	}
	return o.glyf[2*int(u16(o.loca, 2*i)) : 2*int(u16(o.loca, 2*i+2))]
}

// advance returns how far a glyph moves the pen; those after the last one with an
// advance of its own share it.
func (o *outlineReader) advance(glyph uint32) uint16 {
	return u16(o.hmtx, 4*min(int(glyph), o.metrics-1))
}

// bearing returns where the outline begins, right of the origin.
func (o *outlineReader) bearing(glyph uint32) int16 {
	if i := int(glyph); i < o.metrics {
		return int16(u16(o.hmtx, 4*i+2))
	} else {
		return int16(u16(o.hmtx, 4*o.metrics+2*(i-o.metrics)))
	}
}

// contourPoint is a point of an outline in the font's own grid, y up.
type contourPoint struct {
	x, y    float32
	on, end bool // on the curve; the last of its contour
}

// mostNested is how deep glyphs may be put together from others.
const mostNested = 8

// points returns the points of a glyph, and how much further right than its
// bearing its own coordinates put it.
func (o *outlineReader) points(glyph uint32, depth int) (pts []contourPoint, off float32) {
	data := o.data(glyph)
	if data == "" || depth > mostNested {
		return nil, 0
	}
	g, _, err := tables.ParseGlyph([]byte(data))
	if err != nil {
		return nil, 0
	}
	off = float32(g.XMin - o.bearing(glyph))
	switch d := g.Data.(type) {
	case tables.SimpleGlyph:
		pts = make([]contourPoint, len(d.Points))
		for i, p := range d.Points {
			pts[i] = contourPoint{x: float32(p.X), y: float32(p.Y), on: p.Flag&1 != 0}
		}
		for _, end := range d.EndPtsOfContours {
			pts[end].end = true
		}
	case tables.CompositeGlyph:
		for _, part := range d.Glyphs {
			some, partOff := o.points(uint32(part.GlyphIndex), depth+1)
			if part.HasUseMyMetrics() {
				off = partOff
			}
			place(part, pts, some)
			pts = append(pts, some...)
		}
	}
	return pts, off
}

// place brings the points of a part to where they stand beside the ones before.
func place(part tables.CompositeGlyphPart, before, pts []contourPoint) {
	var dx, dy float32
	if !part.IsAnchored() {
		x, y := part.ArgsAsTranslation()
		dx, dy = float32(x), float32(y)
	}
	m := part.Scale
	for i := range pts {
		p := &pts[i]
		if part.IsScaledOffsets() {
			p.x, p.y = p.x+dx, p.y+dy
		}
		p.x, p.y = p.x*m[0]+p.y*m[2], p.x*m[1]+p.y*m[3]
		if !part.IsScaledOffsets() {
			p.x, p.y = p.x+dx, p.y+dy
		}
	}
	if a, b := part.ArgsAsIndices(); part.IsAnchored() && a < len(before) && b < len(pts) {
		dx, dy = before[a].x-pts[b].x, before[a].y-pts[b].y
		for i := range pts {
			pts[i].x, pts[i].y = pts[i].x+dx, pts[i].y+dy
		}
	}
}

// path returns the outline of a glyph, each length multiplied by k, y down.
func (o *outlineReader) path(glyph uint32, k float64) *geom.Path {
	pts, off := o.points(glyph, 0)
	p := &geom.Path{}
	for len(pts) > 0 {
		n := 1 + slices.IndexFunc(pts, func(q contourPoint) bool { return q.end })
		if n == 0 {
			break
		}
		contour(p, pts[:n], off, k)
		pts = pts[n:]
	}
	return p
}

// contour adds a closed contour of lines and quadratic curves: between two
// points that are off the curve there is one on it, halfway. A contour starts
// with its first point on the curve, or else halfway between its first two.
func contour(p *geom.Path, pts []contourPoint, off float32, k float64) {
	half := func(a, b contourPoint) contourPoint {
		return contourPoint{x: (a.x + b.x) / 2, y: (a.y + b.y) / 2, on: true}
	}
	for i := range pts {
		pts[i].x -= off
	}
	first := slices.IndexFunc(pts, func(q contourPoint) bool { return q.on })
	var start contourPoint
	var rest []contourPoint // from behind start round to it
	switch {
	case first == 0:
		start, rest = pts[0], pts[1:]
	case first == 1:
		start, rest = pts[1], append(pts[2:len(pts):len(pts)], pts[0])
	case len(pts) > 1:
		start, rest = half(pts[0], pts[1]), append(pts[1:len(pts):len(pts)], pts[0])
	default:
		return
	}
	at := func(q contourPoint) geom.Pt { return geom.P(float64(q.x)*k, -float64(q.y)*k) }
	cur := at(start)
	p.Move(cur.X, cur.Y)
	quad := func(c, end contourPoint) {
		// A quadratic curve is the cubic one with its control points two thirds of
		// the way to the quadratic one's.
		q, e := at(c), at(end)
		a, b := cur.Lerp(q, 2.0/3), e.Lerp(q, 2.0/3)
		p.Cubic(a.X, a.Y, b.X, b.Y, e.X, e.Y)
		cur = e
	}
	var control *contourPoint
	for i := range rest {
		q := &rest[i]
		switch {
		case !q.on && control == nil:
			control = q
		case !q.on:
			quad(*control, half(*control, *q))
			control = q
		case control != nil:
			quad(*control, *q)
			control = nil
		default:
			cur = at(*q)
			p.Line(cur.X, cur.Y)
		}
	}
	if control != nil {
		quad(*control, start)
	} else {
		p.Line(at(start).X, at(start).Y)
	}
	p.Close()
}
