package export

import (
	"fmt"
	"strings"

	"waymark/canvas/scene"
	"waymark/export/block"
	"waymark/export/pdf"
	"waymark/model/geom"
)

// footerWords name the document: title · version · date · made with Waymark, from left to
// right whatever the title is written in.
func (p *planner) footerWords() string {
	out := []string{leftToRight + p.inLine(p.title())}
	if !p.rtl(p.title()) {
		out[0] = p.title()
	}
	if v := p.doc.Root().Text("version_label"); v != "" {
		if v[0] >= '0' && v[0] <= '9' {
			v = "v" + v
		}
		out = append(out, v)
	}
	if d := p.date(); d != "" {
		out = append(out, p.inLine(d))
	}
	return strings.Join(append(out, "made with Waymark"), " · ")
}

func pageOf(n, of int) string { return fmt.Sprintf("Page %d of %d", n, of) }

// addFooter puts the line with name, version, date, classification and page
// number under a sheet. It comes last, when the number of sheets is known.
func (p *planner) addFooter(s *Sheet, n, of int) {
	if s.tile != nil {
		p.addPosterMarks(s, n, of)
		return
	}
	f := frameOf(p.opts.Paper, s.Width > s.Height)
	c := block.NewCanvas(p.kit, geom.R(0, 0, f.w, f.h))
	y := f.footY()
	base := y + 10.5
	c.Group(scene.Item{}, func() {
		c.Line(f.margin, y, f.w-f.margin, y, 0.6, c.Theme.Hairline)
		w := c.Text(pageOf(n, of), f.w-f.margin, base, block.Small, c.Theme.Secondary, block.End)
		if cl := p.doc.Root().Text("classification"); cl != "" {
			l, _ := p.fonts.Ellipsis(cl, block.Small, f.width()*0.4)
			c.Shaped(l, f.w-f.margin-w-14, base, c.Theme.Secondary, block.End)
			w += 14 + l.Width
		}
		l, _ := p.fonts.Ellipsis(p.footerWords(), block.Small, f.width()-w-14)
		c.Shaped(l, f.margin, base, c.Theme.Secondary, block.Start)
	})
	s.Parts = append(s.Parts, pdf.Part{Scene: c.Scene, To: geom.Scale(f.k), Artifact: true})
}
