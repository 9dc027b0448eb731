package text

import (
	"encoding/binary"
	"maps"
	"slices"
	"unicode/utf16"
)

var be = binary.BigEndian

// Subset is a small TrueType font with some letters of a face.
type Subset struct {
	TTF    []byte
	Glyphs []uint16 // the glyph of each letter in it, in the order of the letters
}

// Subset returns the glyphs of the given letters as a font of their own, without
// the tables for shaping: whoever embeds it places the letters one by one. The
// face must be an embedded one, whose maker allows it; the letters must be
// sorted, in the basic plane, and in the face.
func (f *Face) Subset(letters []rune) Subset {
	s := subset{outlineReader: newOutlineReader(f.data), id: map[uint32]uint16{}}
	s.add(0)
	glyphs := make([]uint16, len(letters))
	for i, r := range letters {
		nominal, _ := f.Nominal(r)
		s.add(nominal)
		glyphs[i] = s.id[nominal]
	}
	glyf, loca, hmtx := s.build()

	tables := tablesOf(f.data)
	head, hhea, maxp := []byte(tables["head"]), []byte(tables["hhea"]), []byte(tables["maxp"])
	be.PutUint32(head[8:], 0) // the sum over the whole file, set at the end
	be.PutUint16(head[50:], 1)
	be.PutUint16(hhea[34:], uint16(len(s.order)))
	be.PutUint16(maxp[4:], uint16(len(s.order)))
	keep := map[string][]byte{
		"head": head, "hhea": hhea, "maxp": maxp, "hmtx": hmtx, "loca": loca, "glyf": glyf,
		"OS/2": []byte(tables["OS/2"]), "name": nameTable(), "cmap": cmapTable(letters, glyphs),
		"post": append([]byte{0, 3, 0, 0}, make([]byte, 28)...),
	}
	for _, name := range []string{"cvt ", "fpgm", "prep", "gasp"} { // hinting
		if t := tables[name]; t != "" {
			keep[name] = []byte(t)
		}
	}
	return Subset{writeTables(keep), glyphs}
}

// Metrics are what a reader of a document wants to know of a font that is
// embedded in it, in thousandths of the em, y up.
type Metrics struct {
	Ascent, Descent, CapHeight int // Descent is negative
	Left, Bottom, Right, Top   int // of the box about all glyphs
	ItalicAngle                int // degrees, negative where letters lean to the right
	Weight                     int // 400 for regular, 600 for semibold
}

// Metrics returns the measures of an embedded face.
func (f *Face) Metrics() Metrics {
	t := tablesOf(f.data)
	signed := func(table string, at int) int { return int(int16(u16(t[table], at))) }
	thousandths := func(table string, at int) int { return int(float64(signed(table, at)) * 1000 / f.upem) }
	m := Metrics{
		Ascent: thousandths("hhea", 4), Descent: thousandths("hhea", 6),
		Left: thousandths("head", 36), Bottom: thousandths("head", 38), Right: thousandths("head", 40), Top: thousandths("head", 42),
		ItalicAngle: signed("post", 4), Weight: signed("OS/2", 4),
	}
	m.CapHeight = m.Ascent
	if u16(t["OS/2"], 0) > 1 { // older versions do not say it
		m.CapHeight = thousandths("OS/2", 88)
	}
	return m
}

// subset collects glyphs and gives them new numbers.
type subset struct {
	*outlineReader
	id    map[uint32]uint16 // new number by old
	order []uint32          // old numbers
}

// add includes a glyph and the ones that it is put together from.
func (s *subset) add(old uint32) {
	if _, ok := s.id[old]; ok {
		return
	}
	s.id[old] = uint16(len(s.order))
	s.order = append(s.order, old)
	components([]byte(s.data(old)), func(part []byte) { s.add(uint32(be.Uint16(part))) })
}

// components calls f with the two bytes of each part of a composite glyph.
func components(data []byte, f func([]byte)) {
	if len(data) < 10 || int16(be.Uint16(data)) >= 0 {
		return
	}
	const words, scale, more, twoScales, matrix = 1, 8, 0x20, 0x40, 0x80
	for i := 10; ; {
		flags := be.Uint16(data[i:])
		f(data[i+2 : i+4])
		i += 6
		if flags&words != 0 {
			i += 2
		}
		switch {
		case flags&scale != 0:
			i += 2
		case flags&twoScales != 0:
			i += 4
		case flags&matrix != 0:
			i += 8
		}
		if flags&more == 0 {
			return
		}
	}
}

// build returns the tables of outlines, of their places, and of widths.
func (s *subset) build() (glyf, loca, hmtx []byte) {
	for _, id := range s.order {
		loca = be.AppendUint32(loca, uint32(len(glyf)))
		data := []byte(s.data(id))
		components(data, func(part []byte) { be.PutUint16(part, s.id[uint32(be.Uint16(part))]) })
		glyf = append(glyf, data...)
		for len(glyf)%4 != 0 {
			glyf = append(glyf, 0)
		}
		// Glyphs after the last width share it and have only a bearing.
		width := min(int(id), s.metrics-1)
		hmtx = append(hmtx, s.hmtx[4*width:4*width+2]...)
		hmtx = be.AppendUint16(hmtx, uint16(s.bearing(id)))
	}
	return glyf, be.AppendUint32(loca, uint32(len(glyf))), hmtx
}

// cmapTable returns the table from letters to glyphs, in format 4 with a segment
// for each letter.
func cmapTable(letters []rune, glyphs []uint16) []byte {
	n := len(letters) + 1
	t := []byte{0, 0, 0, 1, 0, 3, 0, 1, 0, 0, 0, 12} // one table: Windows, Unicode
	search, log := powers(n)
	for _, v := range []int{4, 16 + 8*n, 0, 2 * n, 2 * search, log, 2*n - 2*search} {
		t = be.AppendUint16(t, uint16(v))
	}
	for _, r := range letters {
		t = be.AppendUint16(t, uint16(r))
	}
	t = append(t, 0xFF, 0xFF, 0, 0)
	for _, r := range letters {
		t = be.AppendUint16(t, uint16(r))
	}
	t = append(t, 0xFF, 0xFF)
	for i, r := range letters {
		t = be.AppendUint16(t, glyphs[i]-uint16(r))
	}
	t = append(t, 0, 1)
	return append(t, make([]byte, 2*n)...)
}

// powers returns the largest power of two that is not above n, and its exponent:
// fonts tell them to whoever searches.
func powers(n int) (power, exponent int) {
	power = 1
	for power*2 <= n {
		power *= 2
		exponent++
	}
	return power, exponent
}

// nameTable returns a table of names with the two that readers ask for.
func nameTable() []byte {
	var text []byte
	t := []byte{0, 0, 0, 2, 0, 6 + 2*12}
	for i, s := range []string{"Embedded", "Regular"} {
		at := len(text)
		for _, u := range utf16.Encode([]rune(s)) {
			text = be.AppendUint16(text, u)
		}
		for _, v := range []int{3, 1, 0x409, i + 1, len(text) - at, at} {
			t = be.AppendUint16(t, uint16(v))
		}
	}
	return append(t, text...)
}

// writeTables puts a font file together.
func writeTables(tables map[string][]byte) []byte {
	names := slices.Sorted(maps.Keys(tables))
	n, size := len(names), 0
	for _, t := range tables {
		size += 16 + len(t) + 3
	}
	search, log := powers(n)
	out := append(make([]byte, 0, 12+size), 0, 1, 0, 0)
	for _, v := range []int{n, 16 * search, log, 16*n - 16*search} {
		out = be.AppendUint16(out, uint16(v))
	}
	at, headAt := 12+16*n, 0
	for _, name := range names {
		data := tables[name]
		if name == "head" {
			headAt = at
		}
		out = append(out, name...)
		out = be.AppendUint32(out, tableSum(data))
		out = be.AppendUint32(out, uint32(at))
		out = be.AppendUint32(out, uint32(len(data)))
		at += (len(data) + 3) &^ 3
	}
	for _, name := range names {
		out = append(out, tables[name]...)
		for len(out)%4 != 0 {
			out = append(out, 0)
		}
	}
	be.PutUint32(out[headAt+8:], 0xB1B0AFBA-tableSum(out))
	return out
}

// tableSum adds up the words of a table.
func tableSum(b []byte) uint32 {
	var s uint32
	for len(b) >= 4 {
		s += be.Uint32(b)
		b = b[4:]
	}
	var last [4]byte
	copy(last[:], b)
	return s + be.Uint32(last[:])
}
