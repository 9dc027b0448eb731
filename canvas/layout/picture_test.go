package layout

import (
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"waymark/canvas/route"
	"waymark/model/geom"
)

// picture writes a flow with its routed links as SVG into the folder named by
// LAYOUT_PICTURES, for looking at.
func picture(t testing.TB, name string, f *flow, p Placement) {
	dir := os.Getenv("LAYOUT_PICTURES")
	if dir == "" {
		return
	}
	lines := route.All(f.request(p))
	all := p.Bounds
	for _, l := range lines {
		for _, q := range l.Points {
			all = all.Include(q)
		}
		all = all.Union(l.Label)
	}
	all = all.Inset(-20)
	var b strings.Builder
	fmt.Fprintf(&b, `<svg xmlns="http://www.w3.org/2000/svg" viewBox="%g %g %g %g" width="%g" height="%g" font-family="sans-serif" font-size="12"><rect x="%g" y="%g" width="%g" height="%g" fill="#fff"/>`, all.X, all.Y, all.W, all.H, all.W, all.H, all.X, all.Y, all.W, all.H)
	b.WriteString(`<marker id="a" markerWidth="8" markerHeight="8" refX="7" refY="4" orient="auto"><path d="M0,1 L7,4 L0,7z" fill="#46566A"/></marker>`)
	for _, band := range p.Bands {
		r := geom.R(p.Bounds.X, band.Start, p.Bounds.W, band.Size)
		if f.Flow == Down {
			r = geom.R(band.Start, p.Bounds.Y, band.Size, p.Bounds.H)
		}
		fmt.Fprintf(&b, `<rect x="%g" y="%g" width="%g" height="%g" fill="none" stroke="#C5CFDA"/>`, r.X, r.Y, r.W, r.H)
	}
	for i, r := range p.Rects {
		c := r.Center()
		if f.decision[i] {
			fmt.Fprintf(&b, `<polygon fill="#FFF5DC" stroke="#8F5A00" points="%g,%g %g,%g %g,%g %g,%g"/>`, c.X, r.Y, r.Right(), c.Y, c.X, r.Bottom(), r.X, c.Y)
		} else {
			fmt.Fprintf(&b, `<rect x="%g" y="%g" width="%g" height="%g" rx="4" fill="#F5F7FA" stroke="#5B7086"/>`, r.X, r.Y, r.W, r.H)
		}
		fmt.Fprintf(&b, `<text x="%g" y="%g" text-anchor="middle">%s</text>`, c.X, c.Y+4, f.name[i])
	}
	for _, l := range lines {
		var d strings.Builder
		for i, q := range l.Points {
			fmt.Fprintf(&d, "%s%.1f,%.1f", map[bool]string{true: "M", false: " L"}[i == 0], q.X, q.Y)
		}
		fmt.Fprintf(&b, `<path fill="none" stroke="#46566A" stroke-width="1.5" marker-end="url(#a)" d="%s"/>`, d.String())
		if !l.Label.Empty() {
			fmt.Fprintf(&b, `<rect x="%g" y="%g" width="%g" height="%g" fill="#0067AC" fill-opacity=".25"/>`, l.Label.X, l.Label.Y, l.Label.W, l.Label.H)
		}
	}
	b.WriteString("</svg>")
	if err := os.WriteFile(filepath.Join(dir, name+".svg"), []byte(b.String()), 0o644); err != nil {
		t.Fatal(err)
	}
}

// request is the routing of a placed flow.
func (f *flow) request(p Placement) route.Request {
	req := route.Request{Flow: route.Right}
	if f.Flow == Down {
		req.Flow = route.Bottom
	}
	for i, r := range p.Rects {
		s := route.Shape{ID: fmt.Sprint(i), Rect: r}
		if i < len(f.decision) && f.decision[i] {
			c := r.Center()
			s.Branches = true
			s.Outline = []geom.Pt{{X: c.X, Y: r.Y}, {X: r.Right(), Y: c.Y}, {X: c.X, Y: r.Bottom()}, {X: r.X, Y: c.Y}}
		}
		req.Shapes = append(req.Shapes, s)
	}
	for i, l := range f.Links {
		req.Links = append(req.Links, route.Link{ID: fmt.Sprint(i), From: route.End{Shape: fmt.Sprint(l.From)}, To: route.End{Shape: fmt.Sprint(l.To)}, Label: l.Label, LabelAt: -1})
	}
	return req
}

func TestPictures(t *testing.T) {
	for name, f := range map[string]*flow{"router-right": router(Right), "router-down": router(Down), "plain-right": plainFlow(Right), "plain-down": plainFlow(Down)} {
		picture(t, name, f, Layered(f.Graph))
	}
	for name, g := range map[string]Graph{"random60": random(60), "loose60": loose(60)} {
		f := &flow{Graph: g}
		for i := range g.Nodes {
			f.name, f.decision = append(f.name, fmt.Sprint(i)), append(f.decision, false)
		}
		picture(t, name, f, Layered(f.Graph))
	}
}
