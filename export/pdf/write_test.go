package pdf

import (
	"bytes"
	"context"
	"errors"
	"flag"
	"fmt"
	"math"
	"os"
	"regexp"
	"slices"
	"strings"
	"testing"
	"unicode"

	"github.com/google/go-cmp/cmp"
	"golang.org/x/text/unicode/norm"

	"waymark/canvas/scene"
	"waymark/canvas/text"
	"waymark/model/geom"
)

var update = flag.Bool("update", false, "write the golden files anew")

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
		s.Add(scene.Item{Ops: []scene.Op{&scene.Text{Line: &l, At: geom.P(400, 860+b.Baseline(i)), Color: scene.Hex(0x1B2430)}}})
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

// sampleSheets shows the sample twice, with all that a sheet may have.
func sampleSheets() []Sheet {
	one, two := sheet(sample()), sheet(sample())
	one.Bookmarks = []Bookmark{{0, "Map 😀", 0}, {1, "Calls", 90}, {2, "Deep", 200}, {0, "End (a) \\", 300}}
	two.Width, two.Height = 841.89, 595.28
	two.Dest, two.Label = "two", "Map B2 – größer"
	two.Bookmarks = []Bookmark{{3, "Second", 100}}
	return []Sheet{one, two}
}

func TestWriteIsValid(t *testing.T) {
	for _, uncompressed := range []bool{false, true} {
		in := info()
		in.Source, in.Uncompressed = []byte(`{"format":"waymark"}`), uncompressed
		check(t, write(t, in, sampleSheets()...))
	}
	check(t, write(t, Info{}, sheet(&scene.Scene{})))
	check(t, write(t, Info{}, Sheet{Width: MaxSide, Height: MinSide}))
}

// Every label of the drawing can be searched and copied, whatever its script.
func TestEveryLabelCanBeCopied(t *testing.T) {
	got := bare(said(t, write(t, info(), sheet(sample()))))
	for _, l := range append(labels, "Router support — current state", "AVATAR To Wa. fi fl ffi — kerning", "Quarter turns ←") {
		for _, word := range strings.Fields(norm.NFC.String(l)) {
			if !strings.Contains(got, bare(word)) {
				t.Errorf("%q of the label %q cannot be found in\n%s", word, l, got)
			}
		}
	}
}

// bare returns s without spaces and without the marks by which pdftotext shows
// directions.
func bare(s string) string {
	return strings.Map(func(r rune) rune {
		if unicode.IsSpace(r) || unicode.Is(unicode.Bidi_Control, r) {
			return -1
		}
		return r
	}, s)
}

func TestEqualInputGivesEqualBytes(t *testing.T) {
	s := sample()
	y := 0.0
	for i := range 6 { // gofpdf leaves the order of pictures of one width to chance
		s.Add(scene.Item{Ops: []scene.Op{&scene.Image{Rect: geom.R(600, y, 30, 30), Pic: pictureOf(40, 20+i%2, uint8(i*31), uint8(255-i%3))}}})
		y += 40
	}
	in := info()
	in.Source = []byte(`{"format":"waymark"}`)
	first := write(t, in, sheet(s), sheet(s))
	for range 5 {
		if again := write(t, in, sheet(s), sheet(s)); !bytes.Equal(first, again) {
			t.Fatal("the same sheets gave different bytes")
		}
	}
	in.Title += "!"
	if bytes.Equal(first, write(t, in, sheet(s), sheet(s))) {
		t.Error("another title gave the same bytes")
	}
}

// A picture that stands on many sheets, or comes twice, is embedded once.
func TestPicturesAreSharedAndKeptApart(t *testing.T) {
	s := &scene.Scene{}
	for i := range 4 {
		s.Add(scene.Item{Ops: []scene.Op{&scene.Image{Rect: geom.R(float64(i)*50, 0, 40, 30), Pic: pictureOf(40, 30, uint8(i%2), 255)}}})
	}
	in := info()
	in.Uncompressed = true
	file := write(t, in, sheet(s), sheet(s))
	if n := bytes.Count(file, []byte("/Subtype /Image")); n != 2 {
		t.Errorf("%d pictures are embedded, want 2", n)
	}
	if n := bytes.Count(file, []byte("/I1 Do")); n != 4 {
		t.Errorf("the first picture is shown %d times, want 4", n)
	}
}

func TestWhatIsNoNumberIsLeftOut(t *testing.T) {
	nan, inf := math.NaN(), math.Inf(1)
	s := &scene.Scene{}
	red := scene.Hex(0xFF0000)
	for _, v := range []float64{nan, inf, -inf, 1e300, -1e9} {
		s.Items = append(s.Items, scene.Item{Bounds: geom.R(0, 0, 100, 100), Alt: "x", Link: "https://example.org", Ops: []scene.Op{
			&scene.Box{Rect: geom.R(v, 0, 10, 10), Fill: red},
			&scene.Box{Rect: geom.R(0, 0, v, 10), Fill: red, Radius: 4},
			&scene.Box{Rect: geom.R(0, 0, 10, 10), Radius: v, Stroke: scene.Stroke{Color: red, Width: v, Dash: []float64{v, v}}},
			&scene.Path{Path: geom.Polyline(geom.P(0, 0), geom.P(v, 5)), Stroke: scene.Stroke{Color: red, Width: 1, Dash: []float64{v}}},
			&scene.Path{Path: &geom.Path{Verbs: []geom.Verb{geom.LineTo}, Pts: []geom.Pt{{}}}, Fill: red},
			&scene.Path{Path: &geom.Path{Verbs: []geom.Verb{geom.MoveTo, geom.CubicTo}, Pts: []geom.Pt{{}}}, Fill: red},
			&scene.Image{Rect: geom.R(0, v, 10, 10), Pic: pictureOf(2, 2, 0, 255)},
			&scene.Text{Line: words("lost", 0, 0, 13, red).Line, At: geom.P(v, 0), Color: red},
			&scene.Text{Line: new(fonts().Line("lost", text.Font{Size: v})), Color: red},
		}})
	}
	s.Items = append(s.Items, scene.Item{Bounds: geom.R(nan, 0, inf, 10), Link: "https://example.org", Ops: []scene.Op{&scene.Box{Rect: geom.R(0, 0, 5, 5), Fill: red}}})
	in := info()
	in.Uncompressed = true
	sh := sheet(s)
	sh.Bookmarks = []Bookmark{{0, "a", nan}, {1, "b", inf}, {-5, "", -1e300}}
	sh.Parts = append(sh.Parts, Part{Scene: s, To: geom.Affine{A: nan, D: 1}}, Part{Scene: s}, Part{},
		Part{Scene: s, To: geom.Identity(), Clip: geom.R(nan, 0, 10, 10)})
	file := write(t, in, sh)
	for _, bad := range []string{"NaN", "+Inf", "-Inf", "e+", "92233720"} {
		if bytes.Contains(bytes.ReplaceAll(file, []byte("WinAnsi"), nil), []byte(bad)) {
			t.Errorf("the file holds %q", bad)
		}
	}
	check(t, file)
}

func TestSheetsThatAreNone(t *testing.T) {
	for _, c := range []struct {
		w, h float64
		want error
	}{{MaxSide + 1, 100, ErrTooLarge}, {100, math.Inf(1), ErrTooLarge}, {0, 100, nil}, {100, math.NaN(), nil}, {-5, 100, nil}} {
		_, err := Bytes(t.Context(), Info{}, []Sheet{{Width: c.w, Height: c.h}})
		if err == nil || c.want != nil && !errors.Is(err, c.want) {
			t.Errorf("a sheet of %g × %g gives %v", c.w, c.h, err)
		}
	}
	if _, err := Bytes(t.Context(), Info{}, nil); err == nil {
		t.Error("a PDF without sheets gives no error")
	}
}

func TestBytesStopsAndReports(t *testing.T) {
	ctx, cancel := context.WithCancel(t.Context())
	in := info()
	var steps []int
	in.Progress = func(done, total int) {
		steps = append(steps, done*10+total)
		if done == 2 {
			cancel()
		}
	}
	s := sheet(sample())
	b, err := Bytes(ctx, in, []Sheet{s, s, s})
	if !errors.Is(err, context.Canceled) || len(b) > 0 {
		t.Errorf("a cancelled job gives %v and %d bytes, want Canceled and none", err, len(b))
	}
	if fmt.Sprint(steps) != "[13 23]" {
		t.Errorf("progress was %v, want sheets 1 and 2 of 3", steps)
	}
}

// Bookmarks and inner links lead to the right place on sheets of different
// heights, which gofpdf by itself gets wrong.
func TestPlacesOnSheetsOfDifferentHeights(t *testing.T) {
	in := info()
	in.Uncompressed = true
	file := string(write(t, in, sampleSheets()...))
	for _, want := range []string{
		"/Dest [3 0 R /XYZ 0 841.89 null]\n/Count 2>>", // Map
		"/Dest [3 0 R /XYZ 0 751.89 null]\n/Count 1>>", // Calls
		"/Dest [3 0 R /XYZ 0 641.89 null]\n>>",         // Deep
		"/Dest [3 0 R /XYZ 0 541.89 null]\n/Count 1>>", // End
		"/Dest [5 0 R /XYZ 0 495.28 null]\n>>",         // Second, below End
		"/Count 5>>",
		"/Dest [5 0 R /XYZ 0 595.28 null]>>", // the link "#two"
		"/URI (https://example.org/a?b=%28c%29)>>",
	} {
		if !strings.Contains(file, want) {
			t.Errorf("%q is missing", want)
		}
	}
}

func TestLinkTargets(t *testing.T) {
	for in, want := range map[string]string{
		"https://example.org":          "https://example.org",
		" HTTP://example.org/ü?q=a b ": "http://example.org/%C3%BC?q=a%20b",
		"https://example.org/(x)\\":    "https://example.org/%28x%29%5C",
		"mailto:ana@example.org":       "mailto:ana@example.org",
		"mailto:":                      "",
		"https:":                       "",
		"javascript:alert(1)":          "",
		"file:///etc/passwd":           "",
		"data:text/html,x":             "",
		"//example.org":                "",
		"example.org":                  "",
		"":                             "",
		"https://exa\x00mple.org":      "",
		"https://e.org/" + strings.Repeat("x", 3000): "",
		"#p1": "#p1",
	} {
		if got := linkTarget(in); got != want {
			t.Errorf("linkTarget(%q) = %q, want %q", in, got, want)
		}
	}
}

// In grey, no operator for colours is left.
func TestGreyHasNoColour(t *testing.T) {
	in := info()
	in.Grey, in.Uncompressed = true, true
	file := write(t, in, sheet(sample()))
	os, err := regexpColours(file)
	if err != nil || len(os) > 0 {
		t.Errorf("colours are left: %q %v", os, err)
	}
	if g := grey(255, 255, 255); g != 255 {
		t.Errorf("white is %d", g)
	}
	if y, b := grey(255, 255, 0), grey(0, 0, 255); y < 220 || b > 90 {
		t.Errorf("yellow is %d and blue %d, want light and dark", y, b)
	}
}

func regexpColours(file []byte) ([]string, error) {
	re, err := regexp.Compile(`(?m)^[\d. ]+ (rg|RG)$`)
	if err != nil {
		return nil, err
	}
	var found []string
	for _, m := range re.FindAll(file, 3) {
		found = append(found, string(m))
	}
	return found, nil
}

// Only what the clip shows is written: a poster of many sheets stays small, and a
// search finds a word on the sheet that shows it.
func TestWhatIsOutsideTheClipIsLeftOut(t *testing.T) {
	s := &scene.Scene{}
	s.Add(scene.Item{Ops: []scene.Op{words("inside", 20, 30, 13, scene.Hex(0)), words("outside", 500, 30, 13, scene.Hex(0))}})
	sh := sheet(s)
	sh.Parts[0].Clip = geom.R(0, 0, 200, 100)
	got := said(t, write(t, info(), sh))
	if strings.TrimSpace(got) != "inside" {
		t.Errorf("the sheet says %q, want only what is inside", got)
	}
}

// The file for people is also the one that tests compare.
func TestGolden(t *testing.T) {
	s := &scene.Scene{Bounds: geom.R(0, 0, 400, 200), Paper: white}
	s.Add(scene.Item{Part: "title", Ops: []scene.Op{
		&scene.Box{Rect: geom.R(10, 10, 380, 40), Fill: scene.Hex(0x14365D)},
	}})
	s.Add(scene.Item{Owner: "a", Alt: "Action: call the hotline", Ops: []scene.Op{
		&scene.Box{Rect: geom.R(10, 70, 120, 60), Radius: 4, Fill: scene.Hex(0xFFFFFF), Stroke: scene.Stroke{Color: scene.Hex(0x5B7086), Width: 1.5}},
	}})
	s.Add(scene.Item{Link: "mailto:ana@example.org", Ops: []scene.Op{
		&scene.Box{Rect: geom.R(150, 70, 120, 60), Fill: scene.Color{R: 255, A: 128}, Stroke: scene.Stroke{Color: scene.Hex(0), Width: 0.1, Dash: []float64{5, 3}}},
		&scene.Path{Path: (&geom.Path{}).Move(150, 150).Cubic(180, 120, 210, 180, 240, 150), Stroke: scene.Stroke{Color: scene.Hex(0), Width: 2, Round: true}},
	}})
	in := info()
	in.Uncompressed = true
	in.Source, in.SourceName = []byte("{}\n"), "Störung.waymark.json"
	sh := Sheet{Width: 300, Height: 150, Label: "Map", Parts: []Part{{Scene: s, To: geom.Scale(0.75)}}, Bookmarks: []Bookmark{{0, "Map", 0}}}
	got := write(t, in, sh)
	const path = "testdata/small.pdf"
	if *update {
		if err := os.WriteFile(path, got, 0o644); err != nil {
			t.Fatal(err)
		}
	}
	want, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(strings.Split(string(want), "\n"), strings.Split(string(got), "\n")); diff != "" {
		t.Errorf("the file has changed (-want +got); look at it, then run with -update:\n%s", diff)
	}
}

// No string makes the writer panic or the file invalid.
func FuzzLabel(f *testing.F) {
	for _, l := range labels {
		f.Add(l)
	}
	for _, l := range []string{"", "\x00", "a\xff", "\xed\xa0\x80", "\ufeff\u200d\u00ad", "\U0010FFFF", "(\\)", "\r\n\t", "敮摯扪", "\u0a73\u7472\u6561\u6d0a", "a\u202eb\u2028c"} {
		f.Add(l)
	}
	f.Fuzz(func(t *testing.T, l string) {
		s := &scene.Scene{}
		line := words(l, 20, 40, 13, scene.Hex(0))
		s.Add(scene.Item{Alt: l, Link: "https://example.org/" + l, Ops: []scene.Op{line}})
		// What a careless caller might make: a run that claims to be simple.
		raw := scene.Text{Line: line.Line, At: geom.P(20, 60), Color: scene.Hex(0)}
		raw.Line.Runs = slices.Clone(raw.Line.Runs)
		for i := range raw.Line.Runs {
			raw.Line.Runs[i].Text, raw.Line.Runs[i].Simple = l, true
		}
		s.Add(scene.Item{Ops: []scene.Op{&raw}})
		sh := sheet(s)
		sh.Label, sh.Dest, sh.Bookmarks = l, l, []Bookmark{{0, l, 10}}
		in := Info{Title: l, Author: l, Subject: l, Keywords: l, Language: l, Source: []byte(l), SourceName: l}
		data := write(t, in, sh)
		if _, got, err := Extract(data); err != nil && !errors.Is(err, ErrNoSource) || err == nil && string(got) != l {
			t.Errorf("extracting %q gives %q, %v", l, got, err)
		}
		if flag.Lookup("test.fuzz").Value.String() == "" { // a process for each input is too slow for fuzzing
			check(t, data)
		}
	})
}

// A screen reader says where a link leads: in its alternative text, its address, or
// within the document in the words that are clicked.
func TestLinksSayWhereTheyLead(t *testing.T) {
	in := info()
	in.Uncompressed = true
	first, second := sheet(sample()), sheet(sample())
	second.Dest = "two"
	file := string(write(t, in, first, second))
	for _, says := range []string{"Web site", "Light on?"} {
		if !strings.Contains(file, "/Contents "+textString(says)) {
			t.Errorf("no link says %q", says)
		}
	}
}
