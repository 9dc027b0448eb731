package pdf

import (
	"context"
	"fmt"
	"testing"

	"waymark/canvas/scene"
	"waymark/canvas/text"
	"waymark/model/geom"
)

// network is a scene of n nodes with 1.3 n links, as the other programs were
// measured with.
func network(n int) *scene.Scene {
	s := &scene.Scene{Paper: white}
	at := func(i int) geom.Pt { return geom.P(float64(i%50)*190, float64(i/50)*120) }
	for i := range n * 13 / 10 {
		a, b := at(i%n), at((i*7+3)%n)
		mid := (a.X + b.X) / 2
		s.Add(scene.Item{Owner: "l", Ops: []scene.Op{
			&scene.Path{Path: geom.Polyline(a, geom.P(mid, a.Y), geom.P(mid, b.Y), b), Stroke: scene.Stroke{Color: scene.Hex(0x46566A), Width: 1.5, Round: true}},
			&scene.Path{Path: geom.Polygon(b, b.Add(geom.P(-8, -4)), b.Add(geom.P(-8, 4))), Fill: scene.Hex(0x46566A)},
		}})
	}
	for i := range n {
		p := at(i)
		block := fonts().Wrap(fmt.Sprintf("Step %d: checks the router's lights", i), text.Font{Size: 13, Leading: 17}, 120)
		ops := []scene.Op{&scene.Box{Rect: geom.R(p.X, p.Y, 140, 60), Radius: 4, Fill: scene.Hex(0xFFFFFF), Stroke: scene.Stroke{Color: scene.Hex(0x5B7086), Width: 1.5}}}
		for k, l := range block.Lines {
			ops = append(ops, &scene.Text{Line: &l, At: geom.P(p.X+10, p.Y+8+block.Baseline(k)), Color: scene.Hex(0x1B2430)})
		}
		s.Add(scene.Item{Owner: fmt.Sprint(i), Ops: ops})
	}
	s.Bounds = s.Content().Inset(-40)
	return s
}

func BenchmarkWrite(b *testing.B) {
	for _, n := range []int{500, 2000, 10000} {
		s := network(n)
		k := 2384 / max(s.Bounds.W, s.Bounds.H)
		sh := Sheet{Width: 2384, Height: 2384, Parts: []Part{{Scene: s, To: geom.Translate(geom.P(-s.Bounds.X, -s.Bounds.Y)).Then(geom.Scale(k))}}}
		b.Run(fmt.Sprint(n), func(b *testing.B) {
			b.ReportAllocs()
			for b.Loop() {
				out, err := Bytes(context.Background(), info(), []Sheet{sh})
				if err != nil {
					b.Fatal(err)
				}
				b.SetBytes(int64(len(out)))
			}
		})
	}
}

// A poster of 2,000 nodes at full size on A4 sheets.
func BenchmarkPoster(b *testing.B) {
	s := network(2000)
	const w, h = 842, 595
	var sheets []Sheet
	for y := s.Bounds.Y; y < s.Bounds.Bottom(); y += h / 0.75 {
		for x := s.Bounds.X; x < s.Bounds.Right(); x += w / 0.75 {
			sheets = append(sheets, Sheet{Width: w, Height: h, Parts: []Part{{Scene: s, To: geom.Translate(geom.P(-x, -y)).Then(geom.Scale(0.75))}}})
		}
	}
	b.ReportMetric(float64(len(sheets)), "sheets")
	for b.Loop() {
		out, err := Bytes(context.Background(), info(), sheets)
		if err != nil {
			b.Fatal(err)
		}
		b.SetBytes(int64(len(out)))
	}
}
