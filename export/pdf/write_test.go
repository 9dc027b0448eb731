package pdf

import (
	"testing"

	"waymark/canvas/scene"
	"waymark/canvas/text"
	"waymark/model/geom"
)

// sample is a scene with every kind of operation.
func sample() *scene.Scene {
	s := &scene.Scene{Bounds: geom.R(0, 0, 760, 1000), Paper: white}
	navy, line := scene.Hex(0x14365D), scene.Hex(0x9DB2C6)
	s.Add(scene.Item{Ops: []scene.Op{
		&scene.Box{Rect: geom.R(40, 40, 680, 56), Fill: navy},
		words("Router support — current state", 56, 75, 20, scene.Hex(0xFFFFFF)),
	}})
	s.Add(scene.Item{Owner: "a", Alt: "Action: call the hotline", Ops: []scene.Op{
		&scene.Box{Rect: geom.R(40, 120, 200, 80), Radius: 6, Fill: scene.Hex(0xFFFFFF), Stroke: scene.Stroke{Color: line, Width: 1.5}},
		words("Calls the hotline, waits 11 min", 52, 150, 13, scene.Hex(0x1B2430)),
		words("AVATAR To Wa. fi fl ffi — kerning", 52, 175, 13, scene.Hex(0x1B2430)),
	}})
	s.Add(scene.Item{Link: "https://example.org/a?b=(c)", Alt: "Web site", Ops: []scene.Op{
		&scene.Box{Rect: geom.R(260, 120, 200, 80), Radius: 6, Fill: scene.Hex(0xE3F3EC), Stroke: scene.Stroke{Color: scene.Hex(0x00704F), Width: 1.5, Dash: []float64{5, 3}}},
		words("A link to example.org", 272, 150, 13, scene.Hex(0x0067AC)),
	}})
	s.Add(scene.Item{Link: "#two", Ops: []scene.Op{
		&scene.Path{Path: geom.Polygon(geom.P(580, 110), geom.P(680, 160), geom.P(580, 210), geom.P(480, 160)), Fill: scene.Hex(0xFFF5DC), Stroke: scene.Stroke{Color: scene.Hex(0x8F5A00), Width: 1.5}},
		words("Light on?", 552, 164, 13, scene.Hex(0x1B2430)),
	}})
	y := 250.0
	for _, l := range labels {
		s.Add(scene.Item{Ops: []scene.Op{words(l, 52, y, 13, scene.Hex(0x1B2430))}})
		y += 22
	}
	for i := range 4 {
		t := words("Quarter turns ←", 560, 420, 12, scene.Hex(0x8A4F7D))
		t.Turn = i
		s.Add(scene.Item{Ops: []scene.Op{t}})
	}
	s.Add(scene.Item{Ops: []scene.Op{
		&scene.Box{Rect: geom.R(400, 550, 120, 60), Fill: scene.Color{R: 196, G: 70, B: 1, A: 128}},
		&scene.Box{Rect: geom.R(440, 570, 120, 60), Fill: scene.Color{R: 0, G: 114, B: 178, A: 128}, Stroke: scene.Stroke{Color: scene.Color{A: 64}, Width: 4}},
	}})
	s.Add(scene.Item{Ops: []scene.Op{
		&scene.Image{Rect: geom.R(400, 650, 80, 60), Pic: pictureOf(40, 30, 3, 255)},
		&scene.Image{Rect: geom.R(500, 650, 80, 60), Pic: pictureOf(40, 30, 90, 120)},
		&scene.Image{Rect: geom.R(600, 650, 80, 60), Pic: &scene.Picture{Data: []byte("no picture")}},
	}})
	curve := (&geom.Path{}).Move(400, 800).Cubic(450, 700, 500, 900, 560, 800).Line(600, 820)
	s.Add(scene.Item{Ops: []scene.Op{&scene.Path{Path: curve, Stroke: scene.Stroke{Color: scene.Hex(0x8A4F7D), Width: 2, Round: true}}}})
	b := fonts().Wrap("A longer paragraph that is broken into several lines, so that searching and copying can be tried.", text.Font{Style: text.Italic, Size: 13, Leading: 17}, 220)
	for i, l := range b.Lines {
		s.Add(scene.Item{Ops: []scene.Op{&scene.Text{Line: l, At: geom.P(400, 860+b.Baseline(i)), Color: scene.Hex(0x1B2430)}}})
	}
	return s
}

// labels are in the scripts that a person may type.
var labels = []string{
	"Äpfel, façade, naïve, Łódź, İstanbul",
	"Ελληνικά κείμενα",
	"Кириллица и ёлка",
	"Tiếng Việt: điện thoại bị hỏng",
	"≈ 11 min → −3 % ≤ 5 ✓ ▲ ● ★",
	"客户打电话给热线",
	"고객 지원",
	"שלום לקוח",
	"مرحبا بالعميل",
	"नमस्ते ग्राहक",
	"Done 😀 and 👩‍💻 ok",
	"e\u0301te\u0301 (combining)",
}

func TestSample(t *testing.T) {
	s := sample()
	one, two := sheet(s), sheet(s)
	one.Bookmarks = []Bookmark{{0, "Map 😀", 0}, {1, "Calls", 90}, {2, "Deep", 200}, {0, "End (a)", 300}}
	two.Dest, two.Label = "two", "Map B2"
	two.Bookmarks = []Bookmark{{1, "Second", 100}}
	in := info()
	in.Source = []byte(`{"format":"waymark"}`)
	data := write(t, in, one, two)
	check(t, data)
	t.Log(said(t, data))
}
