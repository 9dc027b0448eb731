package pdf

import (
	"bytes"
	"image"
	"image/color"
	"image/gif"
	"image/jpeg"
	"image/png"
	"testing"

	"waymark/canvas/scene"
	"waymark/model/geom"
)

// shown returns a sheet with one picture in a frame of the given size, in units.
func shown(p *scene.Picture, w, h float64) Sheet {
	s := &scene.Scene{}
	s.Add(scene.Item{Ops: []scene.Op{&scene.Image{Rect: geom.R(20, 20, w, h), Pic: p}}})
	return sheet(s)
}

func gradient(w, h int) *image.NRGBA {
	m := image.NewNRGBA(image.Rect(0, 0, w, h))
	for i := range m.Pix {
		m.Pix[i] = uint8(i * 3)
		if i%4 == 3 {
			m.Pix[i] = 255
		}
	}
	return m
}

func jpegOf(m image.Image) []byte {
	var b bytes.Buffer
	if err := jpeg.Encode(&b, m, nil); err != nil {
		panic(err)
	}
	return b.Bytes()
}

func pngOf(m image.Image) []byte {
	var b bytes.Buffer
	if err := png.Encode(&b, m); err != nil {
		panic(err)
	}
	return b.Bytes()
}

func TestPicturesOfEveryKind(t *testing.T) {
	deep := image.NewNRGBA64(image.Rect(0, 0, 9, 7))
	deep.SetNRGBA64(3, 3, color.NRGBA64{0xFFFF, 0x1234, 0, 0x8000})
	pal := image.NewPaletted(image.Rect(0, 0, 9, 7), color.Palette{color.Transparent, color.Black})
	var g bytes.Buffer
	if err := gif.Encode(&g, gradient(9, 7), nil); err != nil {
		t.Fatal(err)
	}
	photo := jpegOf(gradient(64, 48))
	for what, data := range map[string][]byte{
		"png":           pngOf(gradient(9, 7)),
		"16-bit png":    pngOf(deep),
		"palette alpha": pngOf(pal),
		"grey png":      pngOf(image.NewGray(image.Rect(0, 0, 9, 7))),
		"gif":           g.Bytes(),
		"jpeg":          photo,
		"grey jpeg":     jpegOf(image.NewGray(image.Rect(0, 0, 9, 7))),
		"cut png":       pngOf(gradient(90, 70))[:200],
		"cut jpeg":      photo[:len(photo)/2],
		"no picture":    []byte("<svg/>"),
		"nothing":       nil,
	} {
		t.Run(what, func(t *testing.T) {
			for _, grey := range []bool{false, true} {
				in := info()
				in.Grey = grey
				check(t, write(t, in, shown(&scene.Picture{Data: data}, 100, 80)))
			}
		})
	}
}

// A photograph is passed on as it is, without what the camera wrote about it.
func TestPhotographsLoseTheirNotesOnly(t *testing.T) {
	plain := jpegOf(gradient(64, 48))
	note := []byte("Exif\x00\x00GPS 52.5 13.4")
	noted := append(bytes.Clone(plain[:2]), 0xFF, 0xE1, 0, byte(len(note)+2))
	noted = append(append(noted, note...), plain[2:]...)
	in := info()
	file := write(t, in, shown(&scene.Picture{Data: noted}, 100, 80))
	if bytes.Contains(file, []byte("GPS")) {
		t.Error("the place where the picture was taken is in the handout")
	}
	if !bytes.Contains(file, plain) {
		t.Error("the picture was compressed again")
	}
	for i := range noted {
		stripJPEG(noted[:max(i, 2)]) // whatever is cut off, it does not panic
	}
}

// A picture far finer than print needs is reduced.
func TestLargePicturesAreReduced(t *testing.T) {
	for what, data := range map[string][]byte{"photo": jpegOf(gradient(1200, 900)), "drawing": pngOf(gradient(1200, 900))} {
		p := &picture{data: data, w: 72, h: 54}
		_, small := p.embed(false)
		cfg, _, err := image.DecodeConfig(bytes.NewReader(small))
		if err != nil || cfg.Width != 300 || cfg.Height != 225 {
			t.Errorf("a %s of 1200 × 900 on an inch became %d × %d (%v), want 300 × 225", what, cfg.Width, cfg.Height, err)
		}
		p.w, p.h = 288, 216
		_, same := p.embed(false)
		if cfg, _, _ := image.DecodeConfig(bytes.NewReader(same)); cfg.Width != 1200 {
			t.Errorf("a %s of 1200 × 900 on four inches became %d wide, want 1200", what, cfg.Width)
		}
	}
}

// A header that promises more pixels than memory holds is not decoded.
func TestHugePicturesAreRefused(t *testing.T) {
	var ps pictures
	data := pngOf(image.NewGray(image.Rect(0, 0, 1, 1)))
	copy(data[16:], []byte{0, 0, 0x40, 1}) // 16,385 wide
	if ps.of(&scene.Picture{Data: data}) != nil {
		t.Error("a picture of 16,385 pixels a side was taken")
	}
}
