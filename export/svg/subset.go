package svg

import (
	"encoding/binary"
	"errors"
	"fmt"
	"maps"
	"slices"
)

// errFont tells that a font file is not what it should be.
var errFont = errors.New("the font cannot be reduced")

var be = binary.BigEndian

// subset returns a TrueType font with the glyphs of the given letters alone, and
// without the tables for shaping: the letters are placed one by one. The letters
// must be in the basic plane.
func subset(ttf []byte, runes map[rune]uint32) (out []byte, err error) {
	defer func() {
		// A table that ends too soon.
		if r := recover(); r != nil {
			out, err = nil, fmt.Errorf("%w: %v", errFont, r)
		}
	}()
	tables, err := readTables(ttf)
	if err != nil {
		return nil, err
	}
	for _, name := range []string{"head", "hhea", "maxp", "hmtx", "loca", "glyf", "OS/2", "name"} {
		if tables[name] == nil {
			return nil, fmt.Errorf("%w: it has no table %s", errFont, name)
		}
	}
	g := glyphs{tables: tables, long: be.Uint16(tables["head"][50:]) == 1, id: map[uint32]uint16{}}
	g.add(0)
	letters := slices.Sorted(maps.Keys(runes))
	for _, r := range letters {
		g.add(runes[r])
	}
	glyf, loca, hmtx := g.build()

	head := slices.Clone(tables["head"])
	be.PutUint32(head[8:], 0) // the sum over the whole file, set at the end
	be.PutUint16(head[50:], 1)
	hhea := slices.Clone(tables["hhea"])
	be.PutUint16(hhea[34:], uint16(len(g.order)))
	maxp := slices.Clone(tables["maxp"])
	be.PutUint16(maxp[4:], uint16(len(g.order)))
	keep := map[string][]byte{
		"head": head, "hhea": hhea, "maxp": maxp, "hmtx": hmtx, "loca": loca, "glyf": glyf,
		"OS/2": tables["OS/2"], "name": nameTable(), "cmap": g.cmap(letters, runes),
		"post": {0, 3, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0},
	}
	for _, name := range []string{"cvt ", "fpgm", "prep", "gasp"} { // hinting
		if tables[name] != nil {
			keep[name] = tables[name]
		}
	}
	return writeTables(keep), nil
}

// readTables returns the tables of a font file by name.
func readTables(ttf []byte) (map[string][]byte, error) {
	if len(ttf) < 12 || be.Uint32(ttf) != 0x00010000 {
		return nil, fmt.Errorf("%w: it is no TrueType file", errFont)
	}
	tables := map[string][]byte{}
	for i := range int(be.Uint16(ttf[4:])) {
		e := ttf[12+16*i:]
		at, n := be.Uint32(e[8:]), be.Uint32(e[12:])
		tables[string(e[:4])] = ttf[at : at+n]
	}
	return tables, nil
}

// glyphs collects glyphs and gives them new numbers.
type glyphs struct {
	tables map[string][]byte
	long   bool
	id     map[uint32]uint16 // new number by old
	order  []uint32          // old numbers
}

// data returns the outline of a glyph.
func (g *glyphs) data(old uint32) []byte {
	loca := g.tables["loca"]
	if g.long {
		return g.tables["glyf"][be.Uint32(loca[4*old:]):be.Uint32(loca[4*old+4:])]
	}
	return g.tables["glyf"][2*int(be.Uint16(loca[2*old:])) : 2*int(be.Uint16(loca[2*old+2:]))]
}

// add includes a glyph and the ones that it is put together from.
func (g *glyphs) add(old uint32) {
	if _, ok := g.id[old]; ok {
		return
	}
	g.id[old] = uint16(len(g.order))
	g.order = append(g.order, old)
	components(g.data(old), func(part []byte) { g.add(uint32(be.Uint16(part))) })
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
func (g *glyphs) build() (glyf, loca, hmtx []byte) {
	metrics := uint32(be.Uint16(g.tables["hhea"][34:]))
	old := g.tables["hmtx"]
	for _, id := range g.order {
		loca = be.AppendUint32(loca, uint32(len(glyf)))
		data := slices.Clone(g.data(id))
		components(data, func(part []byte) { be.PutUint16(part, g.id[uint32(be.Uint16(part))]) })
		glyf = append(glyf, data...)
		for len(glyf)%4 != 0 {
			glyf = append(glyf, 0)
		}
		// Glyphs after the last width share it and have only a bearing.
		if id < metrics {
			hmtx = append(hmtx, old[4*id:4*id+4]...)
		} else {
			hmtx = append(hmtx, old[4*metrics-4:4*metrics-2]...)
			at := 4*metrics + 2*(id-metrics)
			hmtx = append(hmtx, old[at:at+2]...)
		}
	}
	return glyf, be.AppendUint32(loca, uint32(len(glyf))), hmtx
}

// cmap returns the table from letters to glyphs, in format 4 with a segment for
// each letter.
func (g *glyphs) cmap(letters []rune, runes map[rune]uint32) []byte {
	n := len(letters) + 1
	t := []byte{0, 0, 0, 1, 0, 3, 0, 1, 0, 0, 0, 12} // one table: Windows, Unicode
	search, log := 1, 0
	for search*2 <= n {
		search *= 2
		log++
	}
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
	for _, r := range letters {
		t = be.AppendUint16(t, g.id[runes[r]]-uint16(r))
	}
	t = append(t, 0, 1)
	return append(t, make([]byte, 2*n)...)
}

// nameTable returns a table of names with the two that readers ask for.
func nameTable() []byte {
	var text []byte
	t := []byte{0, 0, 0, 2, 0, 6 + 2*12}
	for id, s := range []string{1: "Embedded", 2: "Regular"} {
		if s == "" {
			continue
		}
		at := len(text)
		for _, r := range s {
			text = be.AppendUint16(text, uint16(r))
		}
		for _, v := range []int{3, 1, 0x409, id, len(text) - at, at} {
			t = be.AppendUint16(t, uint16(v))
		}
	}
	return append(t, text...)
}

// writeTables puts a font file together.
func writeTables(tables map[string][]byte) []byte {
	names := slices.Sorted(maps.Keys(tables))
	n := len(names)
	search, log := 1, 0
	for search*2 <= n {
		search *= 2
		log++
	}
	out := []byte{0, 1, 0, 0}
	for _, v := range []int{n, 16 * search, log, 16*n - 16*search} {
		out = be.AppendUint16(out, uint16(v))
	}
	at := 12 + 16*n
	headAt := 0
	var body []byte
	for _, name := range names {
		data := tables[name]
		if name == "head" {
			headAt = at + len(body)
		}
		out = append(out, name...)
		out = be.AppendUint32(out, sum(data))
		out = be.AppendUint32(out, uint32(at+len(body)))
		out = be.AppendUint32(out, uint32(len(data)))
		body = append(body, data...)
		for len(body)%4 != 0 {
			body = append(body, 0)
		}
	}
	out = append(out, body...)
	be.PutUint32(out[headAt+8:], 0xB1B0AFBA-sum(out))
	return out
}

// sum adds up the words of a table.
func sum(b []byte) uint32 {
	var s uint32
	for len(b) >= 4 {
		s += be.Uint32(b)
		b = b[4:]
	}
	var last [4]byte
	copy(last[:], b)
	return s + be.Uint32(last[:])
}
