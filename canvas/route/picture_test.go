package route

import (
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"waymark/model/geom"
)

// picture writes a page as SVG into the folder named by ROUTE_PICTURES, for
// looking at.
func picture(t testing.TB, name string, req Request, lines []Line) {
	dir := os.Getenv("ROUTE_PICTURES")
	if dir == "" {
		return
	}
	var b strings.Builder
	var all geom.Rect
	for _, s := range req.Shapes {
		all = all.Union(s.Rect)
	}
	for _, l := range lines {
		for _, p := range l.Points {
			all = all.Include(p)
		}
		all = all.Union(l.Label)
	}
	all = all.Inset(-20)
	fmt.Fprintf(&b, `<svg xmlns="http://www.w3.org/2000/svg" viewBox="%g %g %g %g" width="%g" height="%g" font-family="sans-serif" font-size="11"><rect x="%g" y="%g" width="%g" height="%g" fill="#fff"/>`, all.X, all.Y, all.W, all.H, all.W, all.H, all.X, all.Y, all.W, all.H)
	b.WriteString(`<marker id="a" markerWidth="8" markerHeight="8" refX="7" refY="4" orient="auto"><path d="M0,1 L7,4 L0,7z" fill="#46566A"/></marker>`)
	for _, s := range req.Shapes {
		if len(s.Outline) > 0 {
			b.WriteString(`<polygon fill="#FFF5DC" stroke="#8F5A00" points="`)
			for _, p := range s.Outline {
				fmt.Fprintf(&b, "%g,%g ", p.X, p.Y)
			}
			b.WriteString(`"/>`)
		} else {
			fmt.Fprintf(&b, `<rect x="%g" y="%g" width="%g" height="%g" rx="4" fill="#F5F7FA" stroke="#5B7086"/>`, s.Rect.X, s.Rect.Y, s.Rect.W, s.Rect.H)
		}
		c := s.Rect.Center()
		fmt.Fprintf(&b, `<text x="%g" y="%g" text-anchor="middle">%s</text>`, c.X, c.Y+4, s.ID)
	}
	for _, l := range lines {
		b.WriteString(`<path fill="none" stroke="#46566A" stroke-width="1.5" marker-end="url(#a)" d="` + svgPath(l.Path) + `"/>`)
		if !l.Label.Empty() {
			fmt.Fprintf(&b, `<rect x="%g" y="%g" width="%g" height="%g" fill="#0067AC" fill-opacity=".15"/><text x="%g" y="%g">%s</text>`, l.Label.X, l.Label.Y, l.Label.W, l.Label.H, l.Label.X+2, l.Label.Bottom()-3, l.ID)
		}
	}
	b.WriteString("</svg>")
	if err := os.WriteFile(filepath.Join(dir, name+".svg"), []byte(b.String()), 0o644); err != nil {
		t.Fatal(err)
	}
}

func svgPath(p *geom.Path) string {
	var b strings.Builder
	i := 0
	for _, v := range p.Verbs {
		switch v {
		case geom.MoveTo:
			fmt.Fprintf(&b, "M%.2f,%.2f ", p.Pts[i].X, p.Pts[i].Y)
			i++
		case geom.LineTo:
			fmt.Fprintf(&b, "L%.2f,%.2f ", p.Pts[i].X, p.Pts[i].Y)
			i++
		case geom.CubicTo:
			fmt.Fprintf(&b, "C%.2f,%.2f %.2f,%.2f %.2f,%.2f ", p.Pts[i].X, p.Pts[i].Y, p.Pts[i+1].X, p.Pts[i+1].Y, p.Pts[i+2].X, p.Pts[i+2].Y)
			i += 3
		}
	}
	return b.String()
}
