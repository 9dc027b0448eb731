package route

import (
	"fmt"
	"math/rand/v2"
	"testing"

	"waymark/model/geom"
)

// sheet is a page of n shapes in columns with 1.3 n links between shapes that
// stand near each other, as on a map that a person has drawn.
func sheet(n int) Request {
	r := rand.New(rand.NewPCG(uint64(n), 3))
	req := Request{Flow: Right}
	cols := 1
	for cols*cols < n {
		cols++
	}
	for i := range n {
		x, y := i%cols, i/cols
		req.Shapes = append(req.Shapes, Shape{ID: fmt.Sprint(i), Rect: geom.R(float64(x)*220+float64(r.IntN(40)), float64(y)*120+float64(r.IntN(30)), 124, 48)})
	}
	for i := range n * 13 / 10 {
		a := i % n
		x, y := a%cols+1+r.IntN(3), a/cols+r.IntN(5)-2
		if x >= cols {
			x -= 4 // back, from the end of a row
		}
		b := min(max(x, 0)+max(y, 0)*cols, n-1)
		req.Links = append(req.Links, Link{ID: fmt.Sprint("l", i), From: End{Shape: fmt.Sprint(a)}, To: End{Shape: fmt.Sprint(b)}, Label: geom.P(40, 14), LabelAt: -1})
	}
	return req
}

func BenchmarkAll(b *testing.B) {
	for _, n := range []int{50, 500, 2000, 10000} {
		req := sheet(n)
		b.Run(fmt.Sprint(n), func(b *testing.B) {
			for b.Loop() {
				All(req)
			}
		})
	}
}

// BenchmarkDrag moves one shape to and fro, as a person who drags it does.
func BenchmarkDrag(b *testing.B) {
	for _, n := range []int{50, 500, 2000, 10000} {
		req := sheet(n)
		r := NewRouter(req)
		s := req.Shapes[n/2]
		b.Run(fmt.Sprint(n), func(b *testing.B) {
			k, changed := 0, 0
			for b.Loop() {
				k++
				s.Rect.X += float64(k%21 - 10)
				s.Rect.Y += float64(k%13 - 6)
				changed += len(r.Update(Change{Shapes: []Shape{s}}))
			}
			b.ReportMetric(float64(changed)/float64(b.N), "lines/op")
		})
	}
}
