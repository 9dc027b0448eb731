package shape_test

import (
	"fmt"
	"math"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"waymark/canvas/scene"
	"waymark/canvas/shape"
	"waymark/canvas/text"
	"waymark/model/geom"
	"waymark/model/kind"
)

func diagramKit() *shape.Kit {
	return &shape.Kit{Fonts: text.New(text.EmbeddedOnly()), Theme: shape.Light()}
}

// Every kind of node of the table of kinds has a shape of its own, and no shape
// is left over.
func TestEveryNodeKindHasAShape(t *testing.T) {
	k := diagramKit()
	action := picture(k, shape.Node{Kind: "action"})
	known := map[string]bool{}
	for _, o := range kind.Options("node", "node_kind") {
		known[o.Name] = true
		if !shape.Known(o.Name) {
			t.Errorf("the node kind %q is missing in the list of shapes", o.Name)
		}
		if o.Name != "action" && picture(k, shape.Node{Kind: o.Name, W: 108, H: 48}) == action {
			t.Errorf("the node kind %q is drawn as an action: it is missing in the switch", o.Name)
		}
		for theme, th := range map[string]*shape.Theme{"light": shape.Light(), "dark": shape.Dark()} {
			kit := &shape.Kit{Fonts: k.Fonts, Theme: th}
			variants := []string{""}
			if o.Name == "outcome" {
				for _, v := range kind.Options("node", "outcome") {
					variants = append(variants, v.Name)
				}
			}
			for _, v := range variants {
				if p := kit.PaintOf(shape.Node{Kind: o.Name, Variant: v}); p.Fill.A == 0 || p.Line.A == 0 || p.Text.A == 0 {
					t.Errorf("%s %s has no colours in the %s theme: %+v", o.Name, v, theme, p)
				}
			}
		}
	}
	for _, name := range shape.NodeKinds() {
		if !known[name] {
			t.Errorf("the shape %q belongs to no kind of node", name)
		}
	}
	for _, o := range kind.Options("node", "color") {
		if k.PaintOf(shape.Node{Kind: "action", Color: o.Name}) == k.PaintOf(shape.Node{Kind: "action"}) {
			t.Errorf("the colour %q changes nothing", o.Name)
		}
	}
}

// Every kind of link is drawn in its own way.
func TestEveryLinkKindHasItsLine(t *testing.T) {
	k := diagramKit()
	pts := []geom.Pt{geom.P(0, 0), geom.P(90, 0)}
	seen := map[string]string{}
	for _, o := range kind.Options("link", "link_kind") {
		l := shape.Link{Kind: o.Name, Points: pts, Path: geom.Polyline(pts...)}
		ops, corridor := k.DrawLink(l), l.Corridor()
		d := describe(ops)
		if other, twice := seen[d]; twice {
			t.Errorf("links of kind %q look like those of kind %q", o.Name, other)
		}
		seen[d] = o.Name
		if corridor.Bounds().H < 8 {
			t.Errorf("%q can hardly be hit: %v", o.Name, corridor.Bounds())
		}
		found := false
		for _, name := range shape.LinkKinds() {
			found = found || name == o.Name
		}
		if !found {
			t.Errorf("the link kind %q is missing in the list of links", o.Name)
		}
	}
	if len(shape.LinkKinds()) != len(seen) {
		t.Errorf("links are drawn of %v, which are more than the kinds of the table", shape.LinkKinds())
	}
}

func picture(k *shape.Kit, n shape.Node) string {
	body, _ := k.Draw(k.Fit(n), geom.Pt{})
	return describe(body)
}

func describe(ops []scene.Op) string {
	var b strings.Builder
	for _, op := range ops {
		switch o := op.(type) {
		case *scene.Box:
			fmt.Fprintf(&b, "box %v %v %v %v;", o.Rect, o.Radius, o.Fill, o.Stroke)
		case *scene.Path:
			fmt.Fprintf(&b, "path %v %v %v;", o.Path, o.Fill, o.Stroke)
		case *scene.Text:
			fmt.Fprintf(&b, "text %v %q;", o.At, o.Line.Text)
		}
	}
	return b.String()
}

// Whatever its texts, a node is at least as large as asked for, holds all of its
// words, and its lines do not stand on one another.
func TestNodesHoldTheirTexts(t *testing.T) {
	k := diagramKit()
	rapid.Check(t, func(t *rapid.T) {
		words := rapid.SliceOfN(rapid.StringMatching(`[A-Za-zäöüß.,?]{1,14}`), 0, 60).Draw(t, "words")
		n := shape.Node{
			Kind: rapid.SampledFrom(shape.NodeKinds()).Draw(t, "kind"),
			Name: strings.Join(words, " "),
		}
		if rapid.Bool().Draw(t, "second") {
			n.Second = []string{"11 min 10 s", "46 %"}
		}
		if rapid.Bool().Draw(t, "data") {
			n.Data = []shape.Datum{{Label: "Process time", Value: "1 h 55 min"}, {Label: "%C&A", Value: "92 %"}}
		}
		if rapid.Bool().Draw(t, "badge") {
			n.KPI = shape.Badge{Text: "FCR 74 %", Status: shape.AtRisk}
		}
		if rapid.Bool().Draw(t, "sized") {
			n.W, n.H = rapid.Float64Range(0, 400).Draw(t, "w"), rapid.Float64Range(0, 300).Draw(t, "h")
		}
		f := k.Fit(n)
		if f.W < math.Min(n.W, 20000)-0.01 || f.H < math.Min(n.H, 20000)-0.01 && n.W > 0 {
			t.Fatalf("asked for %g × %g, got %g × %g", n.W, n.H, f.W, f.H)
		}
		body, data := k.Draw(f, geom.P(10, 20))
		said := ""
		var lines []geom.Rect
		for _, op := range append(body, data...) {
			o, ok := op.(*scene.Text)
			if !ok {
				continue
			}
			said += " " + o.Line.Text
			b := o.Bounds()
			if !geom.R(10, 20, f.W, f.H).Inset(-0.5).Encloses(b) {
				t.Fatalf("%q at %v stands out of %g × %g", o.Line.Text, b, f.W, f.H)
			}
			// The height of the letters, not the whole line, must be free.
			b.Y, b.H = b.Y+b.H*0.2, b.H*0.6
			for _, other := range lines {
				if b.Overlaps(other) {
					t.Fatalf("%q stands on another line", o.Line.Text)
				}
			}
			lines = append(lines, b)
		}
		squeeze := func(s string) string { return strings.Join(strings.Fields(s), "") }
		if !strings.Contains(squeeze(said), squeeze(n.Name)) {
			t.Fatalf("%q is cut: %q", n.Name, said)
		}
		for _, d := range n.Data {
			if f.Kind == "process" && (!strings.Contains(squeeze(said), squeeze(d.Label)) || !strings.Contains(squeeze(said), squeeze(d.Value))) {
				t.Fatalf("the row %v is missing: %q", d, said)
			}
		}
	})
}

// The corridor of a line holds what is near it and nothing else.
func TestCorridor(t *testing.T) {
	p := shape.Corridor([]geom.Pt{geom.P(0, 0), geom.P(100, 0), geom.P(100, 80)}, 6)
	hit := func(x, y float64) bool {
		for _, ring := range p.Flatten(0.1) {
			in := false
			for i := 1; i < len(ring); i++ {
				a, b := ring[i-1], ring[i]
				if (a.Y > y) != (b.Y > y) && x < a.X+(b.X-a.X)*(y-a.Y)/(b.Y-a.Y) {
					in = !in
				}
			}
			if in {
				return true
			}
		}
		return false
	}
	for _, c := range []struct {
		x, y float64
		want bool
	}{{50, 0, true}, {50, 5, true}, {50, 8, false}, {100, 40, true}, {97, 40, true}, {90, 40, false}, {101, -1, true}, {-20, 0, false}} {
		if got := hit(c.x, c.y); got != c.want {
			t.Errorf("hit at %g, %g is %v", c.x, c.y, got)
		}
	}
	if !shape.Corridor([]geom.Pt{{X: 3, Y: 3}, {X: 3, Y: 3}}, 6).Empty() {
		t.Error("a line without length has a corridor")
	}
}

func TestLinkLabel(t *testing.T) {
	k := diagramKit()
	if k.FitLabel("  ").Size != (geom.Pt{}) {
		t.Error("a label without letters has a size")
	}
	long := k.FitLabel("No, because it was bought more than two years ago 40 %")
	r := geom.R(5, 5, long.Size.X, long.Size.Y)
	for _, op := range k.DrawLabel(long, r, k.Theme.Paper) {
		if !r.Inset(-0.5).Encloses(op.Bounds()) {
			t.Errorf("%v stands out of the label %v", op.Bounds(), r)
		}
	}
}

// A word of eighty letters is broken rather than making a tower of a diamond.
func TestLongWordMakesNoTower(t *testing.T) {
	k := diagramKit()
	word := strings.Repeat("Dampfschifffahrt", 5)
	for _, kind := range shape.NodeKinds() {
		for _, w := range []float64{0, 120, 200} {
			f := k.Fit(shape.Node{Kind: kind, Name: word, W: w})
			if f.H > 3*f.W {
				t.Errorf("%s %v wide: a long word makes it %v × %v", kind, w, f.W, f.H)
			}
		}
	}
}
