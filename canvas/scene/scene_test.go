package scene_test

import (
	"bytes"
	"errors"
	"image"
	"image/color"
	"image/jpeg"
	"image/png"
	"strings"
	"testing"

	"waymark/canvas/scene"
	"waymark/canvas/text"
	"waymark/model/geom"
)

func small() *scene.Scene {
	f := text.New(text.EmbeddedOnly())
	s := &scene.Scene{Bounds: geom.R(0, 0, 200, 100), Paper: scene.Hex(0xFFFFFF)}
	it := s.Add(scene.Item{Owner: "n1", Ops: []scene.Op{
		&scene.Box{Rect: geom.R(10, 10, 140, 60), Radius: 4, Fill: scene.Hex(0xFFF5DC), Stroke: scene.Stroke{Color: scene.Hex(0x8F5A00), Width: 1.5}},
		&scene.Text{Line: new(f.Line(`Calls "support"`, text.Font{Style: text.Semibold, Size: 13})), At: geom.P(24, 45), Color: scene.Hex(0x1B2430), Turn: 3},
	}})
	it.Link, it.Alt = "https://example.com", "Calls support"
	s.Add(scene.Item{Part: "label", Ops: []scene.Op{
		&scene.Path{Path: (&geom.Path{}).Move(0, -0.001).Line(10.126, 5).Cubic(1, 2, 3, 4, 5, 6).Close(), Fill: scene.Color{R: 1, A: 128},
			Stroke: scene.Stroke{Color: scene.Hex(0), Width: 2, Dash: []float64{5, 3}, Round: true}},
		&scene.Image{Rect: geom.R(0, 0, 10, 10)},
	}})
	return s
}

func TestDump(t *testing.T) {
	want := `scene 0 0 200 100 paper #FFFFFF
item "n1": 9.25 -49.59 141.5 120.34 link "https://example.com" alt "Calls support"
  box 10 10 140 60 r4 fill #FFF5DC stroke #8F5A00 1.5
  text 24 45 "Calls \"support\"" semibold 13 w 94.59 #1B2430 turn 3
item label: -1 -1 12.13 11
  path M0 0 L10.13 5 C1 2 3 4 5 6 Z fill #01000080 stroke #000000 2 dash 5,3 round
  image 0 0 10 10 none
`
	if got := small().String(); got != want {
		t.Errorf("got\n%s\nwant\n%s", got, want)
	}
}

// recorder keeps what it was told to paint.
type recorder struct{ scene.Scene }

func (r *recorder) Begin(it *scene.Item) { r.Items = append(r.Items, scene.Item{Owner: it.Owner}) }
func (r *recorder) End()                 {}
func (r *recorder) add(op scene.Op) {
	it := &r.Items[len(r.Items)-1]
	it.Ops = append(it.Ops, op)
}
func (r *recorder) Box(o *scene.Box)     { r.add(o) }
func (r *recorder) Path(o *scene.Path)   { r.add(o) }
func (r *recorder) Text(o *scene.Text)   { r.add(o) }
func (r *recorder) Image(o *scene.Image) { r.add(o) }

func TestGreyPaintsNoColour(t *testing.T) {
	s := small()
	img := image.NewNRGBA(image.Rect(0, 0, 2, 1))
	img.SetNRGBA(0, 0, color.NRGBA{R: 255, A: 255})
	img.SetNRGBA(1, 0, color.NRGBA{G: 255, A: 100})
	var b bytes.Buffer
	if err := png.Encode(&b, img); err != nil {
		t.Fatal(err)
	}
	pic := &scene.Picture{Data: b.Bytes(), Width: 2, Height: 1}
	s.Add(scene.Item{Ops: []scene.Op{&scene.Image{Rect: geom.R(0, 0, 2, 1), Pic: pic}}})
	before := s.String()
	var r recorder
	s.Paint(scene.Grey(&r), s.Bounds)
	if s.String() != before {
		t.Error("the scene itself was changed")
	}
	isGrey := func(c scene.Color) {
		t.Helper()
		if c.R != c.G || c.G != c.B {
			t.Errorf("%v is no grey", c)
		}
	}
	seen := 0
	for _, it := range r.Items {
		for _, op := range it.Ops {
			seen++
			switch o := op.(type) {
			case *scene.Box:
				isGrey(o.Fill)
				isGrey(o.Stroke.Color)
			case *scene.Path:
				isGrey(o.Fill)
				if o.Fill.A != 128 {
					t.Errorf("alpha became %d", o.Fill.A)
				}
			case *scene.Text:
				isGrey(o.Color)
			case *scene.Image:
				if o.Pic == nil {
					continue
				}
				img, err := o.Pic.Decode()
				if err != nil {
					t.Fatal(err)
				}
				isGrey(color.NRGBAModel.Convert(img.At(0, 0)).(color.NRGBA))
				if c := color.NRGBAModel.Convert(img.At(1, 0)).(color.NRGBA); c.A != 100 {
					t.Errorf("alpha of a pixel became %d", c.A)
				}
			}
		}
	}
	if seen != 5 {
		t.Errorf("%d operations were painted, want 5", seen)
	}
}

func TestGreyColorKeepsBrightness(t *testing.T) {
	for in, want := range map[uint32]uint8{0x000000: 0, 0xFFFFFF: 255, 0x808080: 128, 0x14365D: 0x35, 0xFF0000: 127, 0x00FF00: 220, 0x0000FF: 76} {
		if got := scene.GreyColor(scene.Hex(in)); got.R != want {
			t.Errorf("%06X became %d, want %d", in, got.R, want)
		}
	}
}

// bomb is a PNG of some bytes that claims 60,000 × 60,000 pixels.
const bomb = "\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR\x00\x00\xea\x60\x00\x00\xea\x60\x08\x06\x00\x00\x00"

func TestPicturesHaveLimits(t *testing.T) {
	// The header is followed by its checksum.
	data := []byte(bomb + "\x00\x00\x00\x00")
	crc := pngCRC(data[12:29])
	data[29], data[30], data[31], data[32] = byte(crc>>24), byte(crc>>16), byte(crc>>8), byte(crc)
	if _, err := scene.NewPicture(data); !errors.Is(err, scene.ErrTooLarge) {
		t.Errorf("got %v", err)
	}
	if _, err := (&scene.Picture{Data: data}).Decode(); !errors.Is(err, scene.ErrTooLarge) {
		t.Errorf("got %v", err)
	}
	if _, err := scene.NewPicture([]byte("no picture")); err == nil || !strings.Contains(err.Error(), "size of a picture") {
		t.Errorf("got %v", err)
	}
}

func pngCRC(b []byte) uint32 {
	c := ^uint32(0)
	for _, v := range b {
		c ^= uint32(v)
		for range 8 {
			c = c>>1 ^ 0xEDB88320*(c&1)
		}
	}
	return ^c
}

// photo returns a JPEG of 32 × 16 pixels, red in the upper left quarter, with a
// note of how the camera was held.
func photo(t testing.TB, orientation byte) []byte {
	t.Helper()
	img := image.NewRGBA(image.Rect(0, 0, 32, 16))
	for y := range 16 {
		for x := range 32 {
			c := color.RGBA{B: 255, A: 255}
			if x < 16 && y < 8 {
				c = color.RGBA{R: 255, A: 255}
			}
			img.SetRGBA(x, y, c)
		}
	}
	var b bytes.Buffer
	if err := jpeg.Encode(&b, img, nil); err != nil {
		t.Fatal(err)
	}
	note := []byte("\xFF\xE1\x00\x22Exif\x00\x00MM\x00\x2A\x00\x00\x00\x08\x00\x01\x01\x12\x00\x03\x00\x00\x00\x01\x00\x00\x00\x00\x00\x00\x00\x00")
	note[29] = orientation
	return append(append([]byte("\xFF\xD8"), note...), b.Bytes()[2:]...)
}

// The red corner comes to where the person who took the picture saw it.
func TestPhotographsStandUpright(t *testing.T) {
	for o, want := range map[byte]struct{ w, h, x, y int }{
		1: {32, 16, 4, 4}, 2: {32, 16, 28, 4}, 3: {32, 16, 28, 12}, 4: {32, 16, 4, 12},
		5: {16, 32, 4, 4}, 6: {16, 32, 12, 4}, 7: {16, 32, 12, 28}, 8: {16, 32, 4, 28},
		0: {32, 16, 4, 4}, 9: {32, 16, 4, 4},
	} {
		p, err := scene.NewPicture(photo(t, o))
		if err != nil {
			t.Fatal(err)
		}
		img, err := p.Decode()
		if err != nil {
			t.Fatal(err)
		}
		if p.Width != want.w || p.Height != want.h || img.Bounds().Dx() != want.w {
			t.Errorf("%d: %d × %d, want %d × %d", o, p.Width, p.Height, want.w, want.h)
			continue
		}
		if r, _, b, _ := img.At(want.x, want.y).RGBA(); r < 0xC000 || b > 0x4000 {
			t.Errorf("%d: the red corner is not at %d, %d", o, want.x, want.y)
		}
	}
}

func FuzzNewPicture(f *testing.F) {
	f.Add(photo(f, 6))
	f.Add([]byte("\xFF\xD8\xFF\xE1\x00\x10Exif\x00\x00II\x2A\x00\xFF\xFF\xFF\xFF"))
	f.Fuzz(func(t *testing.T, data []byte) {
		p, err := scene.NewPicture(data)
		if (p == nil) == (err == nil) {
			t.Errorf("%v and %v", p, err)
		}
	})
}
