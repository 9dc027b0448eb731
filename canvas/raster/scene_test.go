package raster

import (
	"bytes"
	"fmt"
	"image"
	"image/color"
	"image/png"
	"math"

	"waymark/canvas/scene"
	"waymark/canvas/text"
	"waymark/model/geom"
)

var testFonts = text.New(text.EmbeddedOnly())

func line(s string, style text.Style, size float64) text.Line {
	return testFonts.Line(s, text.Font{Style: style, Size: size})
}

// network returns a map of n boxes with labels and 1.3 n orthogonal links with
// arrowheads, as a large flowchart has them.
func network(n int) *scene.Scene {
	cols := int(math.Ceil(math.Sqrt(float64(n) * 1.2)))
	s := &scene.Scene{Paper: scene.Hex(0xFFFFFF)}
	at := func(i int) geom.Rect { return geom.R(float64(i%cols)*200, float64(i/cols)*120, 140, 60) }
	for i := range n {
		fill := []uint32{0xFFFFFF, 0xFFF5DC, 0xE3F3EC, 0xFAE9DF}[i%4]
		r := at(i)
		l := line(fmt.Sprintf("Step %d of the map", i), text.Regular, 13)
		s.Add(scene.Item{Owner: fmt.Sprint("n", i), Ops: []scene.Op{
			&scene.Box{Rect: r, Radius: 4, Fill: scene.Hex(fill), Stroke: scene.Stroke{Color: scene.Hex(0x5B7086), Width: 1.5}},
			&scene.Text{Line: &l, At: geom.P(r.X+(r.W-l.Width)/2, r.Y+35), Color: scene.Hex(0x1B2430)},
		}})
	}
	for i := range n * 13 / 10 {
		from := i % n
		to := from + 1 // the right neighbour, or the one below
		if i >= n || to%cols == 0 {
			to = from + cols
		}
		if to >= n {
			to = from - 1
		}
		a, b := at(from), at(max(0, to))
		p, q := geom.P(a.Right(), a.Y+30), geom.P(b.X, b.Y+30)
		mid := p.X + 30
		s.Add(scene.Item{Owner: fmt.Sprint("l", i), Ops: []scene.Op{
			&scene.Path{Path: geom.Polyline(p, geom.P(mid, p.Y), geom.P(mid, q.Y), q), Stroke: scene.Stroke{Color: scene.Hex(0x46566A), Width: 1.5, Round: true}},
			&scene.Path{Path: geom.Polygon(q, geom.P(q.X-8, q.Y-4), geom.P(q.X-8, q.Y+4)), Fill: scene.Hex(0x46566A)},
		}})
	}
	s.Bounds = s.Content().Inset(-20)
	return s
}

// sampler shows every operation in every form once.
func sampler() *scene.Scene {
	s := &scene.Scene{Paper: scene.Hex(0xFFFFFF), Bounds: geom.R(0, 0, 420, 300)}
	add := func(ops ...scene.Op) { s.Add(scene.Item{Ops: ops}) }
	ink := scene.Stroke{Color: scene.Hex(0x14365D), Width: 1.5}
	add(&scene.Box{Rect: geom.R(10, 10, 80, 40), Radius: 4, Fill: scene.Hex(0xFFF5DC), Stroke: scene.Stroke{Color: scene.Hex(0x8F5A00), Width: 1.5}})
	add(&scene.Box{Rect: geom.R(100, 10, 80, 40), Radius: 20, Fill: scene.Hex(0xE2F0FA), Stroke: ink})
	add(&scene.Box{Rect: geom.R(190, 10, 40, 40), Fill: scene.Hex(0xC44601)})
	add(&scene.Box{Rect: geom.R(240, 10, 60, 40), Radius: 6, Stroke: scene.Stroke{Color: scene.Hex(0xB93A00), Width: 1, Dash: []float64{5, 3}}})
	add(&scene.Box{Rect: geom.R(310, 10, 60, 40), Radius: 8, Fill: scene.Color{R: 0, G: 103, B: 172, A: 90}, Stroke: scene.Stroke{Color: scene.Hex(0x0067AC), Width: 4}})
	add(&scene.Path{Path: geom.Polygon(geom.P(50, 60), geom.P(90, 85), geom.P(50, 110), geom.P(10, 85)), Fill: scene.Hex(0xFFF5DC), Stroke: scene.Stroke{Color: scene.Hex(0x8F5A00), Width: 1.5}})
	add(&scene.Path{Path: geom.Ellipse(geom.R(100, 62, 80, 46)), Fill: scene.Hex(0xE3F3EC), Stroke: scene.Stroke{Color: scene.Hex(0x00704F), Width: 2}})
	curve := (&geom.Path{}).Move(190, 100).Cubic(220, 40, 240, 140, 270, 80).Cubic(290, 40, 300, 110, 370, 70)
	add(&scene.Path{Path: curve, Stroke: scene.Stroke{Color: scene.Hex(0x8A4F7D), Width: 3, Round: true}})
	add(&scene.Path{Path: curve.Transform(geom.Translate(geom.P(0, 22))), Stroke: scene.Stroke{Color: scene.Hex(0x00707A), Width: 2, Dash: []float64{5, 3}}})
	add(&scene.Path{Path: geom.Polyline(geom.P(10, 130), geom.P(60, 130), geom.P(60, 150), geom.P(120, 150)), Stroke: scene.Stroke{Color: scene.Hex(0x46566A), Width: 1.5}},
		&scene.Path{Path: geom.Polygon(geom.P(120, 150), geom.P(112, 146), geom.P(112, 154)), Fill: scene.Hex(0x46566A)})
	add(&scene.Path{Path: geom.Polyline(geom.P(130, 150), geom.P(150, 120), geom.P(170, 150), geom.P(178, 122)), Stroke: scene.Stroke{Color: scene.Hex(0xB93A00), Width: 6}})
	add(&scene.Path{Path: geom.Polyline(geom.P(190, 150), geom.P(210, 125), geom.P(230, 150)), Stroke: scene.Stroke{Color: scene.Hex(0x00704F), Width: 6, Round: true}})
	add(&scene.Text{Line: new(line("Waits 11 min, then repeats AV To ✓ → ≈", text.Regular, 13)), At: geom.P(10, 180), Color: scene.Hex(0x1B2430)})
	add(&scene.Text{Line: new(line("Zoë Żółkiewska · Ελληνικά · Кириллица · Tiếng Việt", text.Semibold, 13)), At: geom.P(10, 200), Color: scene.Hex(0x14365D)})
	add(&scene.Text{Line: new(line("“I took a day off for nothing.” שלום مرحبا 👍🏽 👩‍💻 🇫🇷 ❤️", text.Italic, 13)), At: geom.P(10, 220), Color: scene.Hex(0x8A4F7D)})
	add(&scene.Text{Line: new(line("Lane upwards", text.Semibold, 12)), At: geom.P(400, 150), Turn: 3, Color: scene.Hex(0x3C5A78)})
	add(&scene.Text{Line: new(line("Lane downwards", text.Regular, 12)), At: geom.P(404, 160), Turn: 1, Color: scene.Hex(0x3C5A78)})
	add(&scene.Image{Rect: geom.R(320, 120, 60, 40), Pic: testPicture()})
	add(&scene.Image{Rect: geom.R(320, 230, 60, 40), Pic: &scene.Picture{Data: []byte("no picture"), Width: 3, Height: 2}})
	add(&scene.Text{Line: new(line("Big", text.Semibold, 44)), At: geom.P(10, 280), Color: scene.Hex(0x0072B2)})
	add(&scene.Text{Line: new(line("smallest text 10.5, 8 and 7", text.Regular, 10.5)), At: geom.P(120, 245), Color: scene.Hex(0x525E6D)})
	add(&scene.Text{Line: new(line("smallest text 10.5, 8 and 7", text.Regular, 8)), At: geom.P(120, 262), Color: scene.Hex(0x525E6D)})
	add(&scene.Text{Line: new(line("smallest text 10.5, 8 and 7", text.Regular, 7)), At: geom.P(120, 278), Color: scene.Hex(0x525E6D)})
	return s
}

// testPicture is a small gradient with a transparent corner.
func testPicture() *scene.Picture {
	img := image.NewNRGBA(image.Rect(0, 0, 120, 80))
	for y := range 80 {
		for x := range 120 {
			c := color.NRGBA{R: uint8(2 * x), G: uint8(3 * y), B: 120, A: 255}
			if x+y < 40 {
				c.A = 60
			}
			img.SetNRGBA(x, y, c)
		}
	}
	var b bytes.Buffer
	if err := png.Encode(&b, img); err != nil {
		panic(err)
	}
	return &scene.Picture{Data: b.Bytes(), Width: 120, Height: 80}
}
