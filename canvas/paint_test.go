package canvas

import (
	"fmt"
	"image"
	"math"
	"math/rand/v2"
	"testing"

	"waymark/canvas/compose"
	"waymark/canvas/scene"
	"waymark/canvas/shape"
	"waymark/canvas/text"
	"waymark/model"
	"waymark/model/edit"
	"waymark/model/geom"
)

var fonts = text.New(text.EmbeddedOnly())

// network is a flowchart of n shapes in rows, with 1.3 n links.
func network(n int) *model.Document {
	rnd := rand.New(rand.NewPCG(1, 2))
	txt := func(name, v string) model.Prop { return model.Prop{Name: name, Value: model.Text(v)} }
	num := func(name string, v float64) model.Prop {
		return model.Prop{Name: name, Value: model.Number(v)}
	}
	recs := []*model.Record{model.NewRecord("f", "page", "", txt("page_kind", "flowchart"), txt("title", "F"))}
	wide := max(2, int(math.Sqrt(float64(n)*1.4)))
	id := func(i int) model.ID { return model.ID(fmt.Sprintf("n%d", i)) }
	for i := range n {
		recs = append(recs, model.NewRecord(id(i), "node", "f", txt("node_kind", "action"), txt("name", fmt.Sprintf("Check the line %d", i)),
			num("x", float64(i%wide)*180), num("y", float64(i/wide)*100)))
	}
	for i := range n * 13 / 10 {
		a := rnd.IntN(n)
		b := min(n-1, max(0, a+[]int{1, -1, wide, 1, wide}[rnd.IntN(5)]))
		if a != b {
			recs = append(recs, model.NewRecord(model.ID(fmt.Sprintf("l%d", i)), "link", "f", txt("from", string(id(a))), txt("to", string(id(b)))))
		}
	}
	return model.NewDocument(nil, recs)
}

func moved(t testing.TB, doc *model.Document, id model.ID, by geom.Pt) *model.Document {
	next, _, err := edit.Apply(doc, edit.Move{IDs: []model.ID{id}, By: by})
	if err != nil {
		t.Fatal(err)
	}
	return next
}

// What is painted piece by piece is what painting all of it would give.
func TestDamageIsEnough(t *testing.T) {
	c := lightColors()
	rnd := rand.New(rand.NewPCG(3, 4))
	doc := network(60)
	comp := compose.New(fonts, c.theme, compose.Options{Screen: true})
	p := newPainter()
	v := newViewport()
	v.size, v.at = geom.P(500, 360), geom.P(-20, -20)
	g := ground{paper: c.theme.Paper, dots: c.dots, grid: 16}
	for i := range 120 {
		switch rnd.IntN(6) {
		case 0:
			v.pan(geom.P(float64(rnd.IntN(120)-60), float64(rnd.IntN(120)-60)))
		case 1:
			v.zoomAt(geom.P(200, 200), v.zoom*math.Exp(rnd.Float64()-0.5))
		case 2, 3:
			doc = moved(t, doc, model.ID(fmt.Sprintf("n%d", rnd.IntN(60))), geom.P(float64(rnd.IntN(80)-40), float64(rnd.IntN(80)-40)))
		case 4:
			if next, _, err := edit.Apply(doc, edit.Delete{IDs: []model.ID{model.ID(fmt.Sprintf("l%d", rnd.IntN(70)))}}); err == nil {
				doc = next
			}
		}
		f := frame{scene: comp.Page(doc, "f"), to: v.affine(), w: 500, h: 360, ground: g}
		if i%40 == 39 { // the window became another size
			f.w, f.h = 460+i, 380
		}
		anything := func(n int, r geom.Rect) *scene.Scene { // over one another, and over the edge
			if n == 0 {
				return nil
			}
			s := &scene.Scene{}
			for range n {
				box := geom.R(r.X+rnd.Float64()*r.W-30, r.Y+rnd.Float64()*r.H-20, 60+rnd.Float64()*90, 40)
				s.Add(scene.Item{Ops: []scene.Op{&scene.Box{Rect: box, Radius: 5, Fill: shape.Fade(c.accent, 0.4)}}})
			}
			return s
		}
		f.over = anything([]int{0, 1, 2, 7, 60}[rnd.IntN(5)], geom.R(0, 0, 500, 360))
		f.ghosts = anything([]int{0, 0, 3}[rnd.IntN(3)], v.visible())
		got := p.paint(f)
		want := newPainter().paint(f)
		if n, at := differ(got, want); n > 40 { // antialiased borders of a clip may differ by a level or two
			t.Fatalf("frame %d: %d pixels differ, first at %v", i, n, at)
		}
	}
}

// differ counts pixels that differ by more than a little.
func differ(a, b *image.RGBA) (n int, at image.Point) {
	for y := range a.Rect.Dy() {
		for x := range a.Rect.Dx() {
			i := a.PixOffset(x, y)
			for k := range 3 {
				if d := int(a.Pix[i+k]) - int(b.Pix[i+k]); d > 6 || d < -6 {
					if n == 0 {
						at = image.Pt(x, y)
					}
					n++
					break
				}
			}
		}
	}
	return n, at
}

func TestViewport(t *testing.T) {
	v := newViewport()
	v.size = geom.P(800, 600)
	v.at = geom.P(10, 20)
	under := v.toDoc(geom.P(300, 200))
	v.zoomAt(geom.P(300, 200), 2.5)
	if d := v.toDoc(geom.P(300, 200)).Dist(under); d > 1e-9 {
		t.Errorf("what lies under the pointer moves by %v", d)
	}
	v.zoomAt(geom.P(0, 0), 1e9)
	if v.zoom != mostZoom {
		t.Error(v.zoom)
	}
	v.zoomAt(geom.P(0, 0), math.NaN())
	if v.zoom != mostZoom {
		t.Error("a zoom that is no number was taken")
	}
	r := geom.R(-400, 100, 3000, 900)
	v.fit(r, 16, 1)
	if !v.visible().Encloses(r) {
		t.Errorf("%v does not hold %v", v.visible(), r)
	}
	v.at = geom.P(1e7, -1e7)
	v.keep(r)
	if !v.visible().Overlaps(r) {
		t.Error("the content is lost")
	}
	v.zoom = 1
	v.at = geom.P(0, 0)
	v.reveal(geom.R(900, 700, 50, 50), 24)
	if !v.visible().Encloses(geom.R(900, 700, 50, 50)) || v.at == geom.P(900, 700) {
		t.Errorf("%v", v.visible())
	}
}

// bench paints frames of 1400 × 900 pixels; step says what happens between two.
func bench(b *testing.B, step func(v *viewport, doc **model.Document, i int)) {
	for _, n := range []int{50, 500, 2000, 10000} {
		b.Run(fmt.Sprint(n), func(b *testing.B) {
			c := lightColors()
			doc := network(n)
			comp := compose.New(fonts, c.theme, compose.Options{Screen: true})
			p := newPainter()
			v := newViewport()
			v.size = geom.P(1400, 900)
			v.center(comp.Page(doc, "f").Bounds.Center())
			g := ground{paper: c.theme.Paper, dots: c.dots, grid: 16}
			p.paint(frame{scene: comp.Page(doc, "f"), to: v.affine(), w: 1400, h: 900, ground: g})
			i := 0
			for b.Loop() {
				step(&v, &doc, i)
				p.paint(frame{scene: comp.Page(doc, "f"), to: v.affine(), w: 1400, h: 900, ground: g})
				i++
			}
		})
	}
}

func BenchmarkPan(b *testing.B) {
	bench(b, func(v *viewport, _ **model.Document, i int) {
		v.pan(geom.P(float64(9-18*(i/40%2)), float64(5-10*(i/40%2))))
	})
}

func BenchmarkZoom(b *testing.B) {
	bench(b, func(v *viewport, _ **model.Document, i int) {
		v.zoomAt(geom.P(700, 450), math.Exp(-math.Abs(float64(i%40)-20)/10))
	})
}

func BenchmarkDrag(b *testing.B) {
	var base *model.Document
	bench(b, func(v *viewport, doc **model.Document, i int) {
		if i == 0 {
			base = *doc
		}
		n := (base.Len() - 1) * 10 / 23
		*doc = moved(b, base, model.ID(fmt.Sprintf("n%d", n/2+int(math.Sqrt(float64(n)*1.4))/2)), geom.P(float64(i%40+1), float64(i%30)))
	})
}

func BenchmarkText(b *testing.B) {
	var base *model.Document
	bench(b, func(v *viewport, doc **model.Document, i int) {
		if i == 0 {
			base = *doc
		}
		n := (base.Len() - 1) * 10 / 23
		next, _, err := edit.Apply(base, edit.Set{IDs: []model.ID{model.ID(fmt.Sprintf("n%d", n/2))}, Name: "name", Value: model.Text("Check the lines"[:6+i%9])})
		if err == nil {
			*doc = next
		}
	})
}
