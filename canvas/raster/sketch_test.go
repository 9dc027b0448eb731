package raster

import (
	"bytes"
	"image"
	"math"
	"math/rand/v2"
	"testing"

	"waymark/canvas/scene"
	"waymark/canvas/text"
	"waymark/model/geom"
)

// manifold is a scene of many items of all sorts that maps are made of.
func manifold(r *rand.Rand, n int) *scene.Scene {
	s := &scene.Scene{Paper: scene.Hex(0xF4F6F8), Bounds: geom.R(0, 0, 4000, 3000)}
	for range n {
		s.Add(scene.Item{Ops: anyOps(r)})
	}
	s.Track()
	return s
}

func anyOps(r *rand.Rand) []scene.Op {
	x, y := math.Floor(r.Float64()*4000), math.Floor(r.Float64()*3000)
	if r.IntN(9) == 0 {
		x += r.Float64()
	}
	ink := scene.Color{R: uint8(r.IntN(256)), G: uint8(r.IntN(256)), B: 90, A: []uint8{255, 255, 255, 120}[r.IntN(4)]}
	line := scene.Stroke{Color: ink, Width: []float64{1, 1.5, 2, 6}[r.IntN(4)], Round: r.IntN(4) == 0}
	w, h := 20+r.Float64()*120, 10+r.Float64()*60
	switch r.IntN(9) {
	case 0, 1:
		return []scene.Op{&scene.Box{Rect: geom.R(x, y, w, h), Radius: float64(r.IntN(3)) * 4, Fill: ink, Stroke: line}}
	case 2: // a box drawn as an outline, and nothing but a ground
		return []scene.Op{&scene.Path{Path: geom.RoundRect(geom.R(x, y, w, h), 6), Fill: ink, Stroke: line}, &scene.Box{Rect: geom.R(x, y, w, 5), Fill: ink}}
	case 3, 4, 5: // a link with its arrowhead
		return []scene.Op{
			&scene.Path{Path: rounded(6, geom.P(x, y), geom.P(x+w, y), geom.P(x+w, y+h), geom.P(x+2*w, y+h)), Stroke: line},
			&scene.Path{Path: geom.Polyline(geom.P(x+2*w, y+h), geom.P(x+2*w-9, y+h-4), geom.P(x+2*w-9, y+h+4)).Close(), Fill: ink},
		}
	case 6: // aslant, and dashed
		line.Dash = [][]float64{nil, {4, 3}}[r.IntN(2)]
		return []scene.Op{&scene.Path{Path: geom.Polyline(geom.P(x, y), geom.P(x+w, y+h)), Stroke: line}}
	case 7:
		return []scene.Op{&scene.Path{Path: geom.Circle(geom.P(x, y), h/2), Fill: ink, Stroke: line}, &scene.Path{Path: geom.Polyline(geom.P(x, y), geom.P(x, y+h)), Stroke: line}}
	}
	return nil // there to be picked
}

// What is painted from a sketch is what is painted from the scene, also after many
// of its items have changed.
func TestSketch(t *testing.T) {
	rnd := rand.New(rand.NewPCG(7, 1))
	s := manifold(rnd, sketchFrom+500)
	sketching, plain := NewWith(2), NewWith(1)
	all := image.Rect(0, 0, 640, 480)
	for i := range 120 {
		k := math.Exp(math.Log(0.04) + rnd.Float64()*math.Log(0.9/0.04))
		v := View{To: geom.Affine{A: k, D: k, E: math.Floor(rnd.Float64()*200 - 100), F: math.Floor(rnd.Float64()*100 - 80)}, Snap: rnd.IntN(5) > 0, MinText: 5, MinLine: []float64{0.6, 0}[rnd.IntN(2)]}
		got, want := image.NewRGBA(all), image.NewRGBA(all)
		sketching.Draw(got, s, v)
		plain.seenFar = 0 // never sketches
		plain.Draw(want, s, v)
		if i >= sketchAfter && sketching.sketch == nil {
			t.Fatalf("frame %d was not painted from a sketch", i)
		}
		if plain.sketch != nil {
			t.Fatal("what is compared was painted from a sketch too")
		}
		if !bytes.Equal(got.Pix, want.Pix) {
			t.Fatalf("frame %d at %.3f differs", i, k)
		}
		if rnd.IntN(3) > 0 {
			var at []int32
			var items []scene.Item
			for range 1 + rnd.IntN(300) {
				var one scene.Scene
				at, items = append(at, int32(rnd.IntN(len(s.Items)))), append(items, *one.Add(scene.Item{Ops: anyOps(rnd)}))
			}
			next := s.Succeed(at, items)
			s.Release()
			s = next
		}
	}
}

// A scene is sketched when it is painted from afar again and again, and the sketch is
// kept only for as long as it can be used.
func TestSketchOnlyFromAfar(t *testing.T) {
	rnd := rand.New(rand.NewPCG(7, 2))
	s := manifold(rnd, sketchFrom)
	s.Items[0].Ops = nil
	var label scene.Scene
	next := s.Succeed([]int32{5}, []scene.Item{*label.Add(scene.Item{Ops: []scene.Op{&scene.Text{Line: new(line("Readable", text.Regular, 13))}}})})
	r, img := NewWith(1), image.NewRGBA(image.Rect(0, 0, 300, 200))
	draw := func(s *scene.Scene, k float64) { r.Draw(img, s, View{To: geom.Scale(k), MinText: 5}) }
	for range 2 * sketchAfter {
		draw(next, 0.5)
	}
	if r.sketch != nil {
		t.Error("a page whose texts can be read was sketched")
	}
	draw(next, 0.1)
	if r.sketch != nil {
		t.Error("a page that is painted once was sketched")
	}
	for range sketchAfter {
		draw(next, 0.1)
	}
	if r.sketch == nil {
		t.Error("a page that is painted from afar many times was not sketched")
	}
	draw(next, 1)
	if r.sketch == nil {
		t.Error("the sketch did not outlast a look at the page from near")
	}
	near := next.Succeed([]int32{6}, []scene.Item{{}})
	draw(near, 1)
	if r.sketch != nil {
		t.Error("the sketch is kept while the page is worked on")
	}
}
