package raster

import (
	"fmt"
	"image"
	"math"
	"testing"

	"waymark/canvas/scene"
	"waymark/model/geom"
)

func screen(to geom.Affine) View { return View{To: to, Snap: true, MinText: 5, MinLine: 0.5} }

// The measure is CPU time, so one goroutine paints; a frame takes less time
// with more.
func benchViews(b *testing.B, view func(s *scene.Scene, i int) View) {
	for _, n := range []int{50, 500, 2000, 10000} {
		b.Run(fmt.Sprint(n), func(b *testing.B) {
			s, img, r := network(n), image.NewRGBA(image.Rect(0, 0, 1400, 900)), NewWith(1)
			i := 0
			for b.Loop() {
				r.Draw(img, s, view(s, i))
				i++
			}
		})
	}
}

func BenchmarkPanWhole(b *testing.B) {
	benchViews(b, func(s *scene.Scene, i int) View {
		to := Fit(s.Bounds, 1400, 900, 20)
		to.E += float64(i % 40)
		return screen(to)
	})
}

func BenchmarkPanFullSize(b *testing.B) {
	benchViews(b, func(s *scene.Scene, i int) View {
		return screen(geom.Translate(geom.P(-s.Bounds.W/3-float64(i%100), -s.Bounds.H/3)))
	})
}

func BenchmarkZoom(b *testing.B) {
	benchViews(b, func(s *scene.Scene, i int) View {
		// From all to full size and back, in 60 steps, about the middle.
		fit := Fit(s.Bounds, 1400, 900, 20)
		t := math.Abs(float64(i%60)/30 - 1)
		k := math.Exp(math.Log(fit.A) * t)
		c := s.Bounds.Center()
		return screen(geom.Affine{A: k, D: k, E: 700 - c.X*k, F: 450 - c.Y*k})
	})
}

// Six hundred icons: round strokes of small curves, the dearest thing on a map.
func BenchmarkIcons(b *testing.B) {
	s := &scene.Scene{Paper: scene.Hex(0xFFFFFF), Bounds: geom.R(0, 0, 1400, 900)}
	for i := range 600 {
		x, y := float64(i%40)*35.3, float64(i/40)*59.7
		icon := geom.Circle(geom.P(x+8, y+8), 6).Append(geom.Polyline(geom.P(x, y), geom.P(x+6, y+9), geom.P(x+12, y+3)))
		s.Add(scene.Item{Ops: []scene.Op{&scene.Path{Path: icon, Stroke: scene.Stroke{Color: scene.Hex(0x0067AC), Width: 1.4, Round: true}}}})
	}
	img, r := image.NewRGBA(image.Rect(0, 0, 1400, 900)), NewWith(1)
	for b.Loop() {
		r.Draw(img, s, screen(geom.Identity()))
	}
}
