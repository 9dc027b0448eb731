package svg

import (
	"bytes"
	"context"
	"encoding/base64"
	"encoding/xml"
	"errors"
	"flag"
	"fmt"
	"image"
	"image/color"
	"image/png"
	"io"
	"math"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"github.com/go-text/typesetting/font"

	"waymark/canvas/scene"
	"waymark/canvas/text"
	"waymark/model/geom"
)

var update = flag.Bool("update", false, "write the goldens")

var fonts = text.New(text.EmbeddedOnly())

func line(s string, style text.Style, size float64) text.Line {
	return fonts.Line(s, text.Font{Style: style, Size: size})
}

// sampler shows every operation once.
func sampler() *scene.Scene {
	s := &scene.Scene{Paper: scene.Hex(0xFFFFFF), Bounds: geom.R(0, 0, 420, 300)}
	add := func(ops ...scene.Op) *scene.Item { return s.Add(scene.Item{Ops: ops}) }
	ink := scene.Stroke{Color: scene.Hex(0x14365D), Width: 1.5}
	it := add(&scene.Box{Rect: geom.R(10, 10, 80, 40), Radius: 4, Fill: scene.Hex(0xFFF5DC), Stroke: ink},
		&scene.Text{Line: new(line("Calls & waits", text.Regular, 12)), At: geom.P(14, 34), Color: scene.Hex(0x1B2430)})
	it.Alt, it.Link = `Step "calls" <1>`, "https://example.com/?a=1&b=2"
	add(&scene.Box{Rect: geom.R(100, 10, 80, 40), Radius: 99, Fill: scene.Color{R: 0, G: 103, B: 172, A: 90}, Stroke: scene.Stroke{Color: scene.Hex(0xB93A00), Width: 1, Dash: []float64{5, 3}}})
	add(&scene.Path{Path: geom.Polygon(geom.P(230, 10), geom.P(270, 30), geom.P(230, 50), geom.P(190, 30)), Fill: scene.Hex(0xFFF5DC), Stroke: ink})
	add(&scene.Path{Path: (&geom.Path{}).Move(190, 100).Cubic(220, 40, 240, 140, 270, 80), Stroke: scene.Stroke{Color: scene.Hex(0x8A4F7D), Width: 3, Round: true}})
	add(&scene.Text{Line: new(line("Waits 11 min → repeats ≈ 5 × AV To ✓", text.Regular, 13)), At: geom.P(10, 130), Color: scene.Hex(0x1B2430)})
	add(&scene.Text{Line: new(line("Zoë Żółkiewska · Ελληνικά · Кириллица · Việt", text.Semibold, 13)), At: geom.P(10, 150), Color: scene.Hex(0x14365D)})
	add(&scene.Text{Line: new(line("“I took a day off for nothing.”", text.Italic, 13)), At: geom.P(10, 170), Color: scene.Hex(0x8A4F7D)})
	add(&scene.Text{Line: new(line("mixed שלום مرحبا 👍🏽 ❤️ end", text.Regular, 16)), At: geom.P(10, 200), Color: scene.Hex(0x8A4F7D)})
	add(&scene.Text{Line: new(line("Lane upwards", text.Semibold, 12)), At: geom.P(400, 150), Turn: 3, Color: scene.Hex(0x3C5A78)})
	pic := picture()
	add(&scene.Image{Rect: geom.R(320, 170, 60, 40), Pic: pic})
	add(&scene.Image{Rect: geom.R(320, 220, 30, 20), Pic: pic})
	add(&scene.Image{Rect: geom.R(360, 220, 40, 20), Pic: &scene.Picture{Data: []byte("no picture"), Width: 4, Height: 2}})
	return s
}

func picture() *scene.Picture {
	img := image.NewNRGBA(image.Rect(0, 0, 6, 4))
	for i := range 24 {
		img.SetNRGBA(i%6, i/6, color.NRGBA{R: uint8(40 * (i % 6)), G: uint8(60 * (i / 6)), B: 90, A: 255})
	}
	var b bytes.Buffer
	if err := png.Encode(&b, img); err != nil {
		panic(err)
	}
	return &scene.Picture{Data: b.Bytes(), Width: 6, Height: 4}
}

func written(t testing.TB, s *scene.Scene, opts Options) string {
	t.Helper()
	var b bytes.Buffer
	if err := Write(context.Background(), &b, s, opts); err != nil {
		t.Fatal(err)
	}
	return b.String()
}

func TestGolden(t *testing.T) {
	for name, opts := range map[string]Options{
		"plain": {Title: "Router <support>", Description: "Two steps", Language: "en", NoFonts: true},
		"grey":  {Grey: true, NoFonts: true},
	} {
		got := written(t, sampler(), opts)
		path := filepath.Join("testdata", name+".svg")
		if *update {
			if err := os.MkdirAll("testdata", 0o755); err != nil {
				t.Fatal(err)
			}
			if err := os.WriteFile(path, []byte(got), 0o644); err != nil {
				t.Fatal(err)
			}
			continue
		}
		want, err := os.ReadFile(path)
		if err != nil {
			t.Fatal(err)
		}
		if got != string(want) {
			failed := filepath.Join("testdata", "failed", name+".svg")
			os.MkdirAll(filepath.Dir(failed), 0o755)
			os.WriteFile(failed, []byte(got), 0o644)
			t.Errorf("%s differs from the golden; see %s", name, failed)
		}
	}
}

// words returns the texts of the file, as a search finds them.
func words(t testing.TB, file string) string {
	t.Helper()
	var b strings.Builder
	d := xml.NewDecoder(strings.NewReader(file))
	depth := 0
	for {
		tok, err := d.Token()
		if err == io.EOF {
			return b.String()
		}
		if err != nil {
			t.Fatalf("the file is no XML: %v", err)
		}
		switch v := tok.(type) {
		case xml.StartElement:
			switch v.Name.Local {
			case "text":
				depth++
			case "script", "foreignObject", "iframe":
				t.Errorf("element %s", v.Name.Local)
			}
			for _, a := range v.Attr {
				if strings.HasPrefix(strings.ToLower(a.Name.Local), "on") {
					t.Errorf("attribute %s", a.Name.Local)
				}
			}
		case xml.EndElement:
			if v.Name.Local == "text" {
				depth--
				b.WriteByte('\n')
			}
		case xml.CharData:
			if depth > 0 {
				b.Write(v)
			}
		}
	}
}

func TestTextCanBeFound(t *testing.T) {
	got := words(t, written(t, sampler(), Options{}))
	for _, it := range sampler().Items {
		for _, op := range it.Ops {
			if o, ok := op.(*scene.Text); ok && !strings.Contains(got, o.Line.Text) {
				t.Errorf("%q cannot be found in\n%s", o.Line.Text, got)
			}
		}
	}
}

func TestHostileTexts(t *testing.T) {
	s := &scene.Scene{Bounds: geom.R(0, 0, 100, 100)}
	for _, link := range []string{"javascript:alert(1)", "JAVASCRIPT:alert(1)", "data:text/html,x", "file:///etc/passwd", "#p2", "//evil", "vbscript:x", " javascript:x", "https://", "mailto:"} {
		it := s.Add(scene.Item{Ops: []scene.Op{&scene.Text{Line: new(line(`</text><script>alert(1)</script>`, 0, 10)), At: geom.P(0, 10), Color: scene.Hex(0)}}})
		it.Link, it.Alt = link, `"]]><script>`+link+"\x00\x1b\uFFFE"
	}
	opts := Options{Title: "</title><script>\x00", Description: "<!ENTITY", Language: `"><script>`}
	got := written(t, s, opts)
	words(t, got)
	if strings.Contains(got, "<script") || strings.Contains(got, "<a ") {
		t.Error("a script or link came through")
	}
	good := &scene.Scene{Bounds: geom.R(0, 0, 9, 9)}
	for _, link := range []string{"https://example.com/?a&b", "http://example.com", "mailto:a@example.com"} {
		good.Add(scene.Item{Ops: []scene.Op{&scene.Box{Rect: geom.R(0, 0, 9, 9)}}}).Link = link
	}
	if got := written(t, good, Options{}); strings.Count(got, "<a ") != 3 || !strings.Contains(got, `"https://example.com/?a&amp;b"`) {
		t.Errorf("links are missing:\n%s", got)
	}
}

func TestNumbersAreNumbers(t *testing.T) {
	for in, want := range map[float64]string{0: "0", -0.001: "0", 1.5: "1.5", -2.25: "-2.25", 10: "10", 0.05: "0.05", -0.5: "-0.5", 1e300: "1000000000000", math.NaN(): "0", math.Inf(-1): "0"} {
		if got := string(appendNum(nil, in)); got != want {
			t.Errorf("%v became %s, want %s", in, got, want)
		}
	}
}

// The embedded letters are fonts that a strict reader opens, with the same
// outlines and widths as the whole face.
func TestEmbeddedFonts(t *testing.T) {
	file := written(t, sampler(), Options{})
	found := regexp.MustCompile(`base64,([^)"]+)\)`).FindAllStringSubmatch(file, -1)
	if len(found) != 4 {
		t.Fatalf("%d fonts, want 4", len(found))
	}
	for i, m := range found {
		ttf, err := base64.StdEncoding.DecodeString(m[1])
		if err != nil {
			t.Fatal(err)
		}
		if len(ttf) > 60_000 {
			t.Errorf("font %d has %d bytes", i, len(ttf))
		}
		if _, err := font.ParseTTF(bytes.NewReader(ttf)); err != nil {
			t.Errorf("font %d: %v", i, err)
		}
	}
}

func TestStops(t *testing.T) {
	ctx, cancel := context.WithCancel(context.Background())
	cancel()
	if err := Write(ctx, io.Discard, sampler(), Options{}); !errors.Is(err, context.Canceled) {
		t.Errorf("got %v", err)
	}
	errFull := errors.New("no space left")
	if err := Write(context.Background(), writer(func([]byte) (int, error) { return 0, errFull }), sampler(), Options{}); !errors.Is(err, errFull) {
		t.Errorf("got %v", err)
	}
	if err := Write(context.Background(), io.Discard, &scene.Scene{}, Options{}); err == nil {
		t.Error("an empty scene was written")
	}
}

type writer func([]byte) (int, error)

func (w writer) Write(p []byte) (int, error) { return w(p) }

func BenchmarkWrite(b *testing.B) {
	s := &scene.Scene{Paper: scene.Hex(0xFFFFFF)}
	for i := range 2000 {
		r := geom.R(float64(i%45)*200, float64(i/45)*160, 140, 60)
		s.Add(scene.Item{Alt: fmt.Sprint("Step ", i), Ops: []scene.Op{
			&scene.Box{Rect: r, Radius: 4, Fill: scene.Hex(0xFFF5DC), Stroke: scene.Stroke{Color: scene.Hex(0x8F5A00), Width: 1.5}},
			&scene.Text{Line: new(line(fmt.Sprintf("Step %d of the map", i), 0, 13)), At: geom.P(r.X+10, r.Y+35), Color: scene.Hex(0x1B2430)},
			&scene.Path{Path: geom.Polyline(geom.P(r.Right(), r.Y+30), geom.P(r.Right()+60, r.Y+30)), Stroke: scene.Stroke{Color: scene.Hex(0x46566A), Width: 1.5}},
		}})
	}
	s.Bounds = s.Content().Inset(-20)
	for b.Loop() {
		if err := Write(context.Background(), io.Discard, s, Options{}); err != nil {
			b.Fatal(err)
		}
	}
}

// The short way through escape gives what the long one does.
func TestEscapeOfPlainText(t *testing.T) {
	for c := range 128 {
		s := "a" + string(rune(c))
		if want := entities.Replace(s); unmarked(s) && want != s {
			t.Errorf("%q is passed through, want %q", s, want)
		}
	}
	if !unmarked("Step 12 (of the flow)") || unmarked("a < b") || unmarked("ä") || unmarked("a\tb") {
		t.Error("plain text is not told from other text")
	}
}
