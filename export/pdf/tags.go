package pdf

import (
	"fmt"
	"net/url"
	"strconv"
	"strings"

	"waymark/canvas/scene"
)

// tags marks which bytes of a content belong to which element of the document's
// structure, so that a screen reader can read a sheet in order: figures by their
// alternative text, words as words, and decoration not at all.
type tags struct {
	elements []element
	artifact bool // the part is no content
	open     mark
}

// element is one element of the structure tree; its number is its mark in the
// content.
type element struct {
	kind string // H1, H2, P, TH, TD, Figure or Link, the standard types
	part string // of a cell of a table, its scene.Part…; "" for all else
	alt  string
	says string // what is written there as it is read, where that does not follow from the glyphs
	link int    // index of the link on the sheet, −1 for none
}

type mark uint8

const (
	noMark mark = iota
	artifactMark
	elementMark
)

// part starts a part.
func (t *tags) part(p *painter, artifact bool) { t.artifact = artifact }

// begin starts an item.
func (t *tags) begin(p *painter, it *scene.Item) {
	target := linkTarget(it.Link)
	if id, inside := strings.CutPrefix(target, "#"); inside && !p.job.dests[id] {
		target = "" // leads to something that is not printed
	}
	kind := ""
	switch {
	case t.artifact:
	case target != "":
		kind = "Link"
	case cellKind(it.Part) != "":
		kind = cellKind(it.Part)
	case it.Part == "title" && speaks(it):
		kind = "H1"
	case it.Part == "header" && speaks(it):
		kind = "H2"
	case it.Alt != "":
		kind = "Figure"
	case speaks(it):
		kind = "P"
	}
	n := -1
	if kind == "" {
		if t.open != artifactMark {
			t.close(p)
			t.open = artifactMark
			p.out = append(p.out, "/Artifact BMC\n"...)
		}
	} else {
		t.close(p)
		n = len(t.elements)
		t.open = elementMark
		part := ""
		if cellKind(it.Part) != "" {
			part = it.Part
		}
		t.elements = append(t.elements, element{kind: kind, part: part, alt: clean(it.Alt), says: spoken(it), link: -1})
		p.out = append(append(append(p.out, '/'), kind...), " <</MCID "...)
		p.out = append(strconv.AppendInt(p.out, int64(n), 10), ">> BDC\n"...)
	}
	if target == "" {
		return
	}
	if r := p.to.ApplyRect(it.Bounds).Intersect(p.clip); !r.Empty() && sane(r.X, r.Y, r.W, r.H) {
		if n >= 0 {
			t.elements[n].link = len(p.links)
		}
		says := clean(it.Alt)
		if says == "" && strings.HasPrefix(target, "#") {
			says = written(it) // where a link leads within the document stands in its text
		}
		p.links = append(p.links, link{x: r.X, y: r.Y, w: r.W, h: r.H, target: target, alt: says, element: n})
	}
}

// close ends the open mark.
func (t *tags) close(p *painter) {
	if t.open != noMark {
		p.out = append(p.out, "EMC\n"...)
		t.open = noMark
	}
}

func speaks(it *scene.Item) bool {
	for _, op := range it.Ops {
		if _, ok := op.(*scene.Text); ok {
			return true
		}
	}
	return false
}

// spoken returns the words of an item as they are read, where that is not what
// follows from its glyphs: words written from right to left stand in the order in
// which they are seen, as readers expect it, and between the lines of a report there
// is no space. Otherwise it returns "": a map has thousands of short labels.
func spoken(it *scene.Item) string {
	lines, turned := 0, false
	for _, op := range it.Ops {
		if t, ok := op.(*scene.Text); ok {
			lines++
			for i := range t.Line.Runs {
				turned = turned || t.Line.Runs[i].RTL
			}
		}
	}
	if !turned && (it.Owner != "" || lines < 2) {
		return ""
	}
	return written(it)
}

// written is all the text of an item.
func written(it *scene.Item) string {
	var lines []string
	for _, op := range it.Ops {
		if t, ok := op.(*scene.Text); ok {
			lines = append(lines, t.Line.Text)
		}
	}
	return clean(strings.Join(lines, " "))
}

// linkTarget returns a link as it is written, "" for one that must not be: only
// web and mail addresses leave a handout, and "#id" leads to a sheet of it.
// Addresses are ASCII; everything else in them is escaped.
func linkTarget(s string) string {
	s = strings.TrimSpace(s)
	if s == "" || s[0] == '#' {
		return s
	}
	u, err := url.Parse(s)
	if err != nil {
		return ""
	}
	switch strings.ToLower(u.Scheme) {
	case "http", "https":
		if u.Host == "" {
			return ""
		}
	case "mailto":
		if u.Opaque == "" {
			return ""
		}
	default:
		return ""
	}
	b := []byte(nil)
	for _, c := range []byte(u.String()) {
		if c <= ' ' || c >= 0x7F || strings.IndexByte("()<>\\\"`{}|^", c) >= 0 {
			b = fmt.Appendf(b, "%%%02X", c)
		} else {
			b = append(b, c)
		}
	}
	if len(b) > 2000 { // longer ones break readers
		return ""
	}
	return string(b)
}
