package png

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"image/color"
	stdpng "image/png"
	"io"
	"math"
	"strings"
	"testing"

	"waymark/canvas/scene"
	"waymark/canvas/text"
	"waymark/model/geom"
)

// boxes is a map of n boxes with labels.
func boxes(n int) *scene.Scene {
	f := text.New(text.EmbeddedOnly())
	s := &scene.Scene{Paper: scene.Hex(0xFFFFFF)}
	cols := int(math.Ceil(math.Sqrt(float64(n))))
	for i := range n {
		r := geom.R(float64(i%cols)*200, float64(i/cols)*160, 140, 60)
		s.Add(scene.Item{Ops: []scene.Op{
			&scene.Box{Rect: r, Radius: 4, Fill: scene.Hex(0xFFF5DC), Stroke: scene.Stroke{Color: scene.Hex(0x8F5A00), Width: 1.5}},
			&scene.Text{Line: new(f.Line(fmt.Sprintf("Step %d of the map", i), text.Font{Size: 13})), At: geom.P(r.X+10, r.Y+35), Color: scene.Hex(0x1B2430)},
			&scene.Path{Path: geom.Polyline(geom.P(r.Right(), r.Y+30), geom.P(r.Right()+60, r.Y+30)), Stroke: scene.Stroke{Color: scene.Hex(0x46566A), Width: 1.5}},
		}})
	}
	s.Bounds = s.Content().Inset(-20)
	return s
}

func TestWrite(t *testing.T) {
	for _, grey := range []bool{false, true} {
		s := boxes(9)
		var b, again bytes.Buffer
		var progress []float64
		opts := Options{Scale: 1.5, Grey: grey, Progress: func(v float64) { progress = append(progress, v) }}
		if err := Write(context.Background(), &b, s, opts); err != nil {
			t.Fatal(err)
		}
		if err := Write(context.Background(), &again, s, opts); err != nil || !bytes.Equal(b.Bytes(), again.Bytes()) {
			t.Errorf("equal scenes give different bytes (%v)", err)
		}
		img, err := stdpng.Decode(bytes.NewReader(b.Bytes()))
		if err != nil {
			t.Fatal(err)
		}
		w, h, _ := Size(s, opts)
		if got := img.Bounds().Size(); got.X != w || got.Y != h {
			t.Errorf("size %v, want %d × %d", got, w, h)
		}
		// The middle of the first box, and one in the last band.
		at := func(x, y float64) color.NRGBA {
			return color.NRGBAModel.Convert(img.At(int((x-s.Bounds.X)*1.5), int((y-s.Bounds.Y)*1.5))).(color.NRGBA)
		}
		want := scene.Hex(0xFFF5DC)
		if grey {
			want = scene.GreyColor(want)
		}
		if got := at(20, 50); got != want {
			t.Errorf("grey %v: the first box is %v, want %v", grey, got, want)
		}
		if got := at(420, 370); got != want {
			t.Errorf("grey %v: the last box is %v, want %v", grey, got, want)
		}
		if n := len(progress); n < 2 || progress[n-2] >= 1 || progress[n-1] != 1 {
			t.Errorf("progress %v", progress)
		}
		if !bytes.Contains(b.Bytes()[:120], []byte("pHYs\x00\x00\x16\x25\x00\x00\x16\x25\x01")) {
			t.Error("the resolution of 144 dots an inch is not noted")
		}
	}
}

func TestLimits(t *testing.T) {
	s := &scene.Scene{Bounds: geom.R(0, 0, 9000, 6000), Paper: scene.Hex(0xFFFFFF)}
	err := Write(context.Background(), io.Discard, s, Options{Scale: 4})
	if !errors.Is(err, ErrTooLarge) || !strings.Contains(err.Error(), "scale 2.71") {
		t.Errorf("got %v", err)
	}
	if _, _, err := Size(s, Options{Scale: MaxScale(s)}); err != nil {
		t.Error(err)
	}
	for _, s := range []*scene.Scene{{}, {Bounds: geom.R(0, 0, math.NaN(), 1)}, {Bounds: geom.R(0, 0, -4, 5)}} {
		if err := Write(context.Background(), io.Discard, s, Options{}); err == nil {
			t.Errorf("%v was written", s.Bounds)
		}
	}
}

func TestCancel(t *testing.T) {
	ctx, cancel := context.WithCancel(context.Background())
	err := Write(ctx, io.Discard, boxes(100), Options{Scale: 2, Progress: func(float64) { cancel() }})
	if !errors.Is(err, context.Canceled) {
		t.Errorf("got %v", err)
	}
}

// full fails after n bytes, like a full disk.
type full struct{ n int }

var errFull = errors.New("no space left")

func (f *full) Write(p []byte) (int, error) {
	if f.n -= len(p); f.n < 0 {
		return 0, errFull
	}
	return len(p), nil
}

func TestFullDisk(t *testing.T) {
	for _, n := range []int{0, 10, 70_000} {
		if err := Write(context.Background(), &full{n}, boxes(400), Options{Scale: 2}); !errors.Is(err, errFull) {
			t.Errorf("after %d bytes: %v", n, err)
		}
	}
}

// 2,000 nodes at about 8,800 × 7,000 pixels.
func BenchmarkWrite(b *testing.B) {
	s := boxes(2000)
	for b.Loop() {
		if err := Write(context.Background(), io.Discard, s, Options{Scale: 8800 / s.Bounds.W}); err != nil {
			b.Fatal(err)
		}
	}
	w, h, _ := Size(s, Options{Scale: 8800 / s.Bounds.W})
	b.ReportMetric(float64(w*h)/1e6, "megapixels")
}
