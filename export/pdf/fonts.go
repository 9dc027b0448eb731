package pdf

import (
	"crypto/sha256"
	"encoding/binary"
	"fmt"
	"math"
	"strings"
	"unicode"

	"waymark/canvas/text"
	"waymark/model/geom"
)

// font writes an embedded font with the letters in use and returns the number of
// its object. Codes are runes; a map leads from them to the glyphs of the subset,
// another to the text that they stand for.
func (f *finisher) font(fc *face) int {
	runes := fc.runes()
	name := subsetTag(runes, fc.Name()) + postscriptName(fc.Name())
	var w strings.Builder
	for i := 0; i < len(runes); {
		fmt.Fprintf(&w, "%d [", runes[i])
		k := i
		for ; i < len(runes) && runes[i] == runes[k]+rune(i-k); i++ {
			fmt.Fprintf(&w, "%g ", fc.width(runes[i]))
		}
		w.WriteString("]\n")
	}
	codes := make([]code, len(runes))
	for i, r := range runes {
		codes[i] = code{int(r), string(r)}
	}
	small := fc.Subset(runes)
	glyphs := make([]byte, 2*(runes[len(runes)-1]+1))
	for i, r := range runes {
		binary.BigEndian.PutUint16(glyphs[2*r:], small.Glyphs[i])
	}
	text := f.objects.add(f.stream("", toUnicode(codes, 2)))
	file := f.objects.add(f.stream(fmt.Sprintf("/Length1 %d", len(small.TTF)), small.TTF))
	descendant := f.objects.value("<</Type /Font /Subtype /CIDFontType2 /BaseFont /%s\n"+
		"/CIDSystemInfo <</Registry (Adobe) /Ordering (Identity) /Supplement 0>> /FontDescriptor %d 0 R /CIDToGIDMap %d 0 R\n/DW 0 /W [%s]>>",
		name, f.objects.value("%s", descriptor(fc.Metrics(), name, file)), f.objects.add(f.stream("", glyphs)), w.String())
	return f.objects.value("<</Type /Font /Subtype /Type0 /BaseFont /%s /Encoding /Identity-H /DescendantFonts [%d 0 R] /ToUnicode %d 0 R>>", name, descendant, text)
}

// descriptor returns what a reader wants to know of an embedded font.
func descriptor(m text.Metrics, name string, file int) string {
	const symbolic, italic, forceBold = 1 << 2, 1 << 6, 1 << 18
	flags := symbolic
	if m.ItalicAngle != 0 {
		flags |= italic
	}
	if m.Weight >= 600 {
		flags |= forceBold
	}
	// The thickness of stems is in no table; weight tells it about.
	stem := 50 + int(math.Pow(float64(m.Weight)/65, 2))
	return fmt.Sprintf("<</Type /FontDescriptor /FontName /%s /Ascent %d /Descent %d /CapHeight %d /Flags %d\n"+
		"/FontBBox [%d %d %d %d] /ItalicAngle %d /StemV %d /FontFile2 %d 0 R>>",
		name, m.Ascent, m.Descent, m.CapHeight, flags, m.Left, m.Bottom, m.Right, m.Top, m.ItalicAngle, stem, file)
}

// stream returns a stream object, deflated unless the file is for people.
func (f *finisher) stream(dict string, data []byte) object {
	if f.info.Uncompressed {
		return object{body: "<<" + dict + ">>", stream: data, isData: true}
	}
	return object{body: "<<" + dict + "/Filter /FlateDecode>>", stream: f.deflater.deflate(data), isData: true}
}

// drawnFonts writes the fonts of drawn glyphs and returns their resources.
func (f *finisher) drawnFonts() string {
	res := ""
	for i := 0; i < len(f.drawn.glyphs); i += perFont {
		glyphs := f.drawn.glyphs[i:min(i+perFont, len(f.drawn.glyphs))]
		var procs, names, widths strings.Builder
		var box geom.Rect
		codes := make([]code, len(glyphs))
		for k, g := range glyphs {
			fmt.Fprintf(&procs, "/g%d %d 0 R\n", k+1, f.objects.add(f.stream("", g.proc)))
			fmt.Fprintf(&names, " /g%d", k+1)
			fmt.Fprintf(&widths, " %g", g.width)
			codes[k] = code{k + 1, g.says}
			box = box.Union(g.box)
		}
		text := f.objects.add(f.stream("", toUnicode(codes, 1)))
		n := f.objects.value("<</Type /Font /Subtype /Type3 /FontMatrix [.001 0 0 .001 0 0] /FontBBox [%s]\n"+
			"/FontDescriptor <</Type /FontDescriptor /FontName /Drawn%d /Flags 4 /ItalicAngle 0>>\n"+
			"/FirstChar 1 /LastChar %d /Widths [%s ] /Encoding <</Type /Encoding /Differences [1%s]>>\n"+
			"/ToUnicode %d 0 R /Resources %d 0 R\n/CharProcs <<\n%s>>>>",
			corners(box), 1+i/perFont, len(glyphs), widths.String(), names.String(), text, resourcesObject, procs.String())
		res += fmt.Sprintf("/%s %d 0 R\n", glyphs[0].font, n)
	}
	return res
}

func corners(r geom.Rect) string {
	var b []byte
	for _, v := range [4]float64{r.X, r.Y, r.Right(), r.Bottom()} {
		b = append(appendNum(b, v), ' ')
	}
	return strings.TrimSpace(string(b))
}

// code is a character code and the text that it stands for.
type code struct {
	code int
	says string
}

// toUnicode returns the map by which readers search and copy text, for codes of
// the given number of bytes.
func toUnicode(codes []code, bytes int) []byte {
	b := []byte("/CIDInit /ProcSet findresource begin\n12 dict begin\nbegincmap\n" +
		"/CIDSystemInfo <</Registry (Adobe) /Ordering (UCS) /Supplement 0>> def\n" +
		"/CMapName /Adobe-Identity-UCS def\n/CMapType 2 def\n1 begincodespacerange\n")
	if bytes == 1 {
		b = append(b, "<00> <FF>\n"...)
	} else {
		b = append(b, "<0000> <FFFF>\n"...)
	}
	b = append(b, "endcodespacerange\n"...)
	var known []code
	for _, c := range codes {
		if c.says = visible(c.says); c.says != "" {
			known = append(known, c)
		}
	}
	for len(known) > 0 {
		k := min(len(known), 100) // the most that a block may hold
		b = fmt.Appendf(b, "%d beginbfchar\n", k)
		for _, c := range known[:k] {
			b = fmt.Appendf(b, "<%0*X> <%X>\n", 2*bytes, c.code, utf16BE(c.says))
		}
		b = append(b, "endbfchar\n"...)
		known = known[k:]
	}
	return append(b, "endcmap\nCMapName currentdict /CMap defineresource pop\nend\nend\n"...)
}

// visible returns s without bytes that are no text and without controls.
func visible(s string) string {
	return strings.Map(func(r rune) rune {
		if unicode.IsControl(r) {
			return -1
		}
		return r
	}, strings.ToValidUTF8(s, "\uFFFD"))
}

// subsetTag returns the six letters and the plus sign that tell a subset from
// the whole font; equal subsets have equal tags.
func subsetTag(runes []rune, name string) string {
	sum := sha256.Sum256([]byte(name + "\x00" + string(runes)))
	tag := make([]byte, 6)
	for i := range tag {
		tag[i] = 'A' + sum[i]%26
	}
	return string(tag) + "+"
}

// postscriptName returns a font's name as a PDF name: "NotoSans-SemiBold".
func postscriptName(s string) string {
	keep := func(r rune) rune {
		if r > ' ' && r < 0x7F && !strings.ContainsRune("()<>[]{}/%#", r) {
			return r
		}
		return -1
	}
	words := strings.Fields(s)
	for i := range words {
		words[i] = strings.Map(keep, words[i])
	}
	return strings.Join(words, "")
}
