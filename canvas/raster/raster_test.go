package raster

import (
	"flag"
	"image"
	"image/png"
	"math"
	"os"
	"path/filepath"
	"testing"

	"pgregory.net/rapid"

	"waymark/canvas/scene"
	"waymark/model/geom"
)

var update = flag.Bool("update", false, "write the goldens")

// same compares pictures; no channel may differ by more than tol.
func same(t testing.TB, what string, got, want *image.RGBA, tol int) {
	t.Helper()
	if got.Rect.Size() != want.Rect.Size() {
		t.Fatalf("%s: size %v, want %v", what, got.Rect.Size(), want.Rect.Size())
	}
	worst, where, n := 0, image.Point{}, 0
	for y := range got.Rect.Dy() {
		for x := range got.Rect.Dx() {
			a := got.Pix[got.PixOffset(got.Rect.Min.X+x, got.Rect.Min.Y+y):]
			b := want.Pix[want.PixOffset(want.Rect.Min.X+x, want.Rect.Min.Y+y):]
			for i := range 4 {
				if d := max(int(a[i])-int(b[i]), int(b[i])-int(a[i])); d > tol {
					n++
					if d > worst {
						worst, where = d, image.Pt(x, y)
					}
				}
			}
		}
	}
	if n > 0 {
		t.Errorf("%s: %d channels differ, by up to %d at %v", what, n, worst, where)
	}
}

func drawn(s *scene.Scene, w, h int, v View, workers int) *image.RGBA {
	img := image.NewRGBA(image.Rect(0, 0, w, h))
	NewWith(workers).Draw(img, s, v)
	return img
}

func TestGoldens(t *testing.T) {
	for name, v := range map[string]View{
		"screen": {To: geom.Scale(1), Snap: true, MinText: 5, MinLine: 0.5},
		"print":  {To: geom.Scale(1.7)},
		"turned": {To: geom.Rotate(0.3).Then(geom.Translate(geom.P(90, 0)))},
	} {
		t.Run(name, func(t *testing.T) {
			b := v.To.ApplyRect(sampler().Bounds)
			got := drawn(sampler(), int(b.Right()), int(b.Bottom()), v, 1)
			path := filepath.Join("testdata", name+".png")
			if *update {
				writePNG(t, path, got)
				return
			}
			f, err := os.Open(path)
			if err != nil {
				t.Fatal(err)
			}
			defer f.Close()
			img, err := png.Decode(f)
			if err != nil {
				t.Fatal(err)
			}
			want := image.NewRGBA(got.Rect)
			for y := range want.Rect.Dy() {
				for x := range want.Rect.Dx() {
					want.Set(x, y, img.At(x, y))
				}
			}
			// Other processors fuse multiplications and additions.
			same(t, name, got, want, 3)
			if t.Failed() {
				writePNG(t, filepath.Join("testdata", "failed", name+".png"), got)
			}
		})
	}
}

func writePNG(t testing.TB, path string, img image.Image) {
	t.Helper()
	if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
		t.Fatal(err)
	}
	f, err := os.Create(path)
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	if err := png.Encode(f, img); err != nil {
		t.Fatal(err)
	}
}

// How the picture is cut into bands cannot be seen.
func TestBandsDoNotShow(t *testing.T) {
	for _, k := range []float64{0.3, 1, 2.37} {
		for _, snap := range []bool{true, false} {
			v := View{To: geom.Scale(k), Snap: snap}
			w, h := int(420*k), int(300*k)
			same(t, "bands", drawn(sampler(), w, h, v, 5), drawn(sampler(), w, h, v, 1), 0)
		}
	}
}

// Painting the damage gives what painting all gives.
func TestClipIsACrop(t *testing.T) {
	s := sampler()
	rapid.Check(t, func(rt *rapid.T) {
		k := rapid.Float64Range(0.2, 3).Draw(rt, "zoom")
		v := View{To: geom.Affine{A: k, D: k, E: rapid.Float64Range(-200, 50).Draw(rt, "x"), F: rapid.Float64Range(-200, 50).Draw(rt, "y")}, Snap: rapid.Bool().Draw(rt, "snap")}
		all := drawn(s, 400, 300, v, 1)
		x, y := rapid.IntRange(0, 380).Draw(rt, "left"), rapid.IntRange(0, 280).Draw(rt, "top")
		v.Clip = image.Rect(x, y, x+rapid.IntRange(1, 200).Draw(rt, "w"), y+rapid.IntRange(1, 200).Draw(rt, "h"))
		part := image.NewRGBA(all.Rect)
		copy(part.Pix, all.Pix)
		// The part is dirty before, and the rest stays untouched.
		dirty := part.SubImage(v.Clip).(*image.RGBA)
		for y := dirty.Rect.Min.Y; y < dirty.Rect.Max.Y; y++ {
			clear(dirty.Pix[dirty.PixOffset(dirty.Rect.Min.X, y):dirty.PixOffset(dirty.Rect.Max.X-1, y)])
		}
		NewWith(1).Draw(part, s, v)
		same(t, "damage", part, all, 1)
		if t.Failed() {
			rt.Fatal("see above")
		}
	})
}

// A frame does not depend on the frames before.
func TestCachesDoNotShow(t *testing.T) {
	s, r := sampler(), NewWith(2)
	img := image.NewRGBA(image.Rect(0, 0, 400, 300))
	for i := range 40 {
		v := View{To: geom.Scale(0.3 + float64(i)*0.07).Then(geom.Translate(geom.P(-float64(i)*3.3, 0))), Snap: true, MinText: 5}
		r.Draw(img, s, v)
		same(t, "warm", img, drawn(s, 400, 300, v, 1), 0)
	}
}

// Nothing that a file can hold makes painting hang, panic or leave its part.
func TestExtremes(t *testing.T) {
	values := []float64{0, 1, -1, 0.5, 1e-9, 300, -300, 1e6, -1e6, 1e12, -1e12, 1e300, math.NaN(), math.Inf(1), math.Inf(-1)}
	r := NewWith(1)
	rapid.Check(t, func(rt *rapid.T) {
		v := func() float64 { return rapid.SampledFrom(values).Draw(rt, "v") }
		stroke := scene.Stroke{Color: scene.Hex(0), Width: v(), Round: rapid.Bool().Draw(rt, "round")}
		if rapid.Bool().Draw(rt, "dashed") {
			stroke.Dash = []float64{v(), v(), v()}
		}
		p := (&geom.Path{}).Move(v(), v()).Line(v(), v()).Cubic(v(), v(), v(), v(), v(), v())
		if rapid.Bool().Draw(rt, "closed") {
			p.Close()
		}
		s := &scene.Scene{Bounds: geom.R(v(), v(), v(), v())}
		s.Items = []scene.Item{{Bounds: geom.R(-1e307, -1e307, 1.7e308, 1.7e308), Ops: []scene.Op{
			&scene.Box{Rect: geom.R(v(), v(), v(), v()), Radius: v(), Fill: scene.Hex(1), Stroke: stroke},
			&scene.Path{Path: p, Fill: scene.Hex(2), Stroke: stroke},
			&scene.Text{Line: new(line("Aé", 0, 13)), At: geom.P(v(), v()), Color: scene.Hex(3), Turn: rapid.IntRange(-9, 9).Draw(rt, "turn")},
			&scene.Image{Rect: geom.R(v(), v(), v(), v()), Pic: testPicture()},
		}}}
		img := image.NewRGBA(image.Rect(0, 0, 64, 64))
		clip := image.Rect(16, 16, 48, 48)
		r.Draw(img, s, View{To: geom.Affine{A: rapid.SampledFrom([]float64{1, 0.01, 1000, 1e9}).Draw(rt, "zoom"), D: 1, E: v()}, Clip: clip, Snap: rapid.Bool().Draw(rt, "snap")})
		r.Draw(img, s, View{To: geom.Scale(rapid.SampledFrom([]float64{1, 0.01, 1000, 1e9}).Draw(rt, "zoom")), Clip: clip, Snap: rapid.Bool().Draw(rt, "snap")})
		for y := range 64 {
			for x := range 64 {
				if !image.Pt(x, y).In(clip) && img.RGBAAt(x, y).A != 0 {
					rt.Fatalf("painted outside at %d, %d", x, y)
				}
			}
		}
		for i := range r.painters[0].fill.acc {
			if a := r.painters[0].fill.acc[i]; a != 0 {
				rt.Fatalf("the filler was left dirty: %v", a)
			}
		}
	})
}

// inkOf returns how many pixels of black a picture holds.
func inkOf(img *image.RGBA) float64 {
	sum := 0.0
	for i := 0; i < len(img.Pix); i += 4 {
		sum += 1 - float64(img.Pix[i])/255
	}
	return sum
}

// The filler paints as much as an outline holds.
func TestFilledArea(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		c := rapid.Float64Range(40, 60)
		cx, cy := c.Draw(t, "x"), c.Draw(t, "y")
		n := rapid.IntRange(3, 12).Draw(t, "corners")
		p, area := &geom.Path{}, 0.0
		var pts []geom.Pt
		for i := range n {
			s, co := math.Sincos(2 * math.Pi * float64(i) / float64(n))
			r := rapid.Float64Range(5, 38).Draw(t, "radius")
			pts = append(pts, geom.P(cx+co*r, cy+s*r))
		}
		for i, a := range pts {
			b := pts[(i+1)%n]
			area += (a.X*b.Y - b.X*a.Y) / 2
		}
		p = geom.Polygon(pts...)
		s := &scene.Scene{Paper: scene.Hex(0xFFFFFF), Items: []scene.Item{{Bounds: p.Bounds(), Ops: []scene.Op{&scene.Path{Path: p, Fill: scene.Hex(0)}}}}}
		if got := inkOf(drawn(s, 100, 100, View{To: geom.Identity()}, 1)); math.Abs(got-area) > 0.01*area+1.5 {
			t.Errorf("%v pixels are filled, the outline holds %v", got, area)
		}
	})
}

// Boxes, straight lines and curves have the width that they are told to have.
func TestStrokeWidths(t *testing.T) {
	for name, c := range map[string]struct {
		op   scene.Op
		want float64
	}{
		"diagonal":       {&scene.Path{Path: geom.Polyline(geom.P(10, 10), geom.P(90, 80)), Stroke: scene.Stroke{Color: scene.Hex(0), Width: 2.5}}, math.Hypot(80, 70) * 2.5},
		"corner":         {&scene.Path{Path: geom.Polyline(geom.P(10, 50), geom.P(50, 50), geom.P(50, 90)), Stroke: scene.Stroke{Color: scene.Hex(0), Width: 4}}, 80 * 4},
		"snapped corner": {&scene.Path{Path: geom.Polyline(geom.P(10.3, 50.2), geom.P(50.4, 50.2), geom.P(50.4, 90.3)), Stroke: scene.Stroke{Color: scene.Hex(0), Width: 2}}, 80 * 2},
		"sharp corner":   {&scene.Path{Path: geom.Polyline(geom.P(10, 90), geom.P(50, 10), geom.P(90, 90)), Stroke: scene.Stroke{Color: scene.Hex(0), Width: 3}}, 2 * math.Hypot(40, 80) * 3},
		"circle":         {&scene.Path{Path: geom.Circle(geom.P(50, 50), 30), Stroke: scene.Stroke{Color: scene.Hex(0), Width: 3}}, 2 * math.Pi * 30 * 3},
		"rings":          {&scene.Path{Path: geom.Circle(geom.P(50, 50), 30).Append(geom.Circle(geom.P(50, 50), 20)), Stroke: scene.Stroke{Color: scene.Hex(0), Width: 3, Round: true}}, 2 * math.Pi * 50 * 3},
		"line with dot":  {&scene.Path{Path: geom.Polyline(geom.P(20, 20), geom.P(80, 50), geom.P(80, 50)).Move(50, 35).Line(50, 35), Stroke: scene.Stroke{Color: scene.Hex(0), Width: 6, Round: true}}, math.Hypot(60, 30)*6 + math.Pi*9},
		"dashes":         {&scene.Path{Path: geom.Polyline(geom.P(10, 20), geom.P(90, 20.5)), Stroke: scene.Stroke{Color: scene.Hex(0), Width: 3, Dash: []float64{6, 4}}}, 48 * 3},
		"box":            {&scene.Box{Rect: geom.R(10, 10, 70, 50), Stroke: scene.Stroke{Color: scene.Hex(0), Width: 2}}, 240 * 2},
		"round box":      {&scene.Box{Rect: geom.R(10, 10, 70, 50), Radius: 10, Stroke: scene.Stroke{Color: scene.Hex(0), Width: 2}}, (160 + 2*math.Pi*10) * 2},
		"filled box":     {&scene.Box{Rect: geom.R(10.25, 10.5, 70.5, 50.25), Fill: scene.Hex(0)}, 70.5 * 50.25},
		"pill":           {&scene.Box{Rect: geom.R(10, 10, 70, 30), Radius: 99, Fill: scene.Hex(0)}, 40*30 + math.Pi*15*15},
	} {
		t.Run(name, func(t *testing.T) {
			for _, snap := range []bool{false, true} {
				s := &scene.Scene{Paper: scene.Hex(0xFFFFFF), Items: []scene.Item{{Bounds: geom.R(0, 0, 100, 100), Ops: []scene.Op{c.op}}}}
				got := inkOf(drawn(s, 100, 100, View{To: geom.Identity(), Snap: snap}, 1))
				if math.Abs(got-c.want) > 0.02*c.want+3 {
					t.Errorf("snap %v: %.1f pixels of ink, want %.1f", snap, got, c.want)
				}
			}
		})
	}
}

// Snapped lines are crisp: every pixel is ink or paper.
func TestSnapIsCrisp(t *testing.T) {
	s := &scene.Scene{Paper: scene.Hex(0xFFFFFF), Items: []scene.Item{{Bounds: geom.R(0, 0, 100, 100), Ops: []scene.Op{
		&scene.Path{Path: geom.Polyline(geom.P(10, 50.3), geom.P(50.6, 50.3), geom.P(50.6, 90)), Stroke: scene.Stroke{Color: scene.Hex(0), Width: 1.8}},
		&scene.Box{Rect: geom.R(10.3, 10.4, 30.1, 20.7), Fill: scene.Hex(0xFFFFFF), Stroke: scene.Stroke{Color: scene.Hex(0), Width: 1.2}},
	}}}}
	img := drawn(s, 100, 100, View{To: geom.Identity(), Snap: true}, 1)
	for i := 0; i < len(img.Pix); i += 4 {
		if v := img.Pix[i]; v != 0 && v != 255 {
			t.Fatalf("the pixel at %d, %d is grey: %d", i/4%100, i/400, v)
		}
	}
}

func TestDeskSkipAndOver(t *testing.T) {
	s := &scene.Scene{Paper: scene.Hex(0xFFFFFF), Bounds: geom.R(10, 10, 20, 20)}
	s.Add(scene.Item{Owner: "a", Ops: []scene.Op{&scene.Box{Rect: geom.R(12, 12, 4, 4), Fill: scene.Hex(0xFF0000)}}})
	v := View{To: geom.Identity(), Desk: scene.Hex(0x0000FF)}
	img := drawn(s, 40, 40, v, 1)
	if c := img.RGBAAt(5, 5); c.B != 255 || c.R != 0 {
		t.Errorf("desk is %v", c)
	}
	if c := img.RGBAAt(20, 20); c.R != 255 || c.G != 255 {
		t.Errorf("paper is %v", c)
	}
	if c := img.RGBAAt(13, 13); c.R != 255 || c.G != 0 {
		t.Errorf("box is %v", c)
	}
	v.Skip = func(it *scene.Item) bool { return it.Owner == "a" }
	if c := drawn(s, 40, 40, v, 1).RGBAAt(13, 13); c.G != 255 {
		t.Errorf("the skipped box was painted: %v", c)
	}
	if c := drawn(s, 40, 40, View{To: geom.Identity(), Over: true}, 1).RGBAAt(20, 20); c.A != 0 {
		t.Errorf("paper was painted over: %v", c)
	}
}

func TestMinText(t *testing.T) {
	s := &scene.Scene{Paper: scene.Hex(0xFFFFFF), Bounds: geom.R(0, 0, 100, 30)}
	s.Add(scene.Item{Ops: []scene.Op{&scene.Text{Line: new(line("Text", 0, 10)), At: geom.P(5, 20), Color: scene.Hex(0)}}})
	if n := inkOf(drawn(s, 50, 15, View{To: geom.Scale(0.4), MinText: 5}, 1)); n != 0 {
		t.Errorf("text of 4 pixels left %v ink", n)
	}
	if n := inkOf(drawn(s, 50, 15, View{To: geom.Scale(0.4)}, 1)); n == 0 {
		t.Error("without a limit, text of 4 pixels is painted")
	}
}

func TestFit(t *testing.T) {
	b := Fit(geom.R(10, 20, 200, 50), 400, 300, 20).ApplyRect(geom.R(10, 20, 200, 50))
	if math.Abs(b.X-20) > 1e-9 || math.Abs(b.Right()-380) > 1e-9 || math.Abs(b.Center().Y-150) > 1e-9 {
		t.Errorf("got %v", b)
	}
}
