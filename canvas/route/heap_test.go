package route

import (
	"fmt"
	"math/rand/v2"
	"reflect"
	"slices"
	"testing"

	"pgregory.net/rapid"
	"waymark/model/geom"
)

// heaps are pages of n shapes that lie on one another, each with 1.3 links a shape:
// from one to the next, to any other, to one inside it, to itself.
var heaps = []struct {
	name string
	at   func(i, n int, r *rand.Rand) geom.Rect
}{
	{"piled", func(i, n int, r *rand.Rand) geom.Rect {
		return geom.R(r.Float64()*400, r.Float64()*300, 120, 50)
	}},
	{"pasted", func(i, n int, r *rand.Rand) geom.Rect { // twelve shapes, again and again a little further on
		k := float64(i / 12 % 40)
		return geom.R(float64(i%4)*180+16*k, float64(i/4%3)*110+16*k, 120, 50)
	}},
	{"three deep", func(i, n int, r *rand.Rand) geom.Rect {
		return geom.R(r.Float64()*50*root(n), r.Float64()*40*root(n), 120, 50)
	}},
	{"one deep", func(i, n int, r *rand.Rand) geom.Rect {
		return geom.R(r.Float64()*85*root(n), r.Float64()*70*root(n), 120, 50)
	}},
	{"inside each other", func(i, n int, r *rand.Rand) geom.Rect {
		return geom.R(float64(i)*3, float64(i)*2, float64(6*(n-i)), float64(4*(n-i)))
	}},
	{"in frames", func(i, n int, r *rand.Rand) geom.Rect { // eight steps in each
		if i%9 == 0 {
			return geom.R(0, float64(i/9)*300, 840, 260)
		}
		k := i%9 - 1
		return geom.R(float64(k%4)*200+30, float64(i/9)*300+float64(k/4)*120+30, 120, 50)
	}},
	{"edge to edge", func(i, n int, r *rand.Rand) geom.Rect {
		c := int(root(n)) + 1
		return geom.R(float64(i%c)*120, float64(i/c)*50, 120, 50)
	}},
	{"at one place", func(i, n int, r *rand.Rand) geom.Rect { return geom.R(100, 100, 120, 50) }},
	{"beside a heap", func(i, n int, r *rand.Rand) geom.Rect { // half of them around the others
		if i%2 == 0 {
			return geom.R(2000+r.Float64()*300, 2000+r.Float64()*200, 120, 50)
		}
		c := int(root(n)) + 1
		return geom.R(float64(i%c)*200, float64(i/c)*120, 120, 50)
	}},
	{"far apart", func(i, n int, r *rand.Rand) geom.Rect { // and one that makes the page a thousand times as large
		if i == 0 {
			return geom.R(3e5, 3e5, 120, 50)
		}
		c := int(root(n)) + 1
		return geom.R(float64(i%c)*220, float64(i/c)*120, 120, 50)
	}},
}

func root(n int) float64 {
	x := 1.0
	for x*x < float64(n) {
		x++
	}
	return x
}

func heap(kind, n int) Request {
	r := rand.New(rand.NewPCG(uint64(n), uint64(kind)))
	req := Request{Flow: Right}
	for i := range n {
		s := Shape{ID: fmt.Sprint(i), Rect: heaps[kind].at(i, n, r)}
		if i%5 == 3 {
			s.Branches = true
			s.Outline = []geom.Pt{mid(s.Rect, Top), mid(s.Rect, Right), mid(s.Rect, Bottom), mid(s.Rect, Left)}
		}
		req.Shapes = append(req.Shapes, s)
	}
	for i := range n * 13 / 10 {
		a, b := i%n, (i+1)%n
		switch {
		case i%10 == 7:
			b = a
		case i%10 == 4:
			b = min(a+20, n-1)
		case i >= n:
			b = min(r.IntN(60)+a, n-1)
		}
		l := Link{ID: fmt.Sprint("l", i), From: End{Shape: fmt.Sprint(a)}, To: End{Shape: fmt.Sprint(b)}, LabelAt: -1}
		if i%3 == 0 {
			l.Label = geom.P(40, 14)
		}
		req.Links = append(req.Links, l)
	}
	return req
}

// What routing a heap costs grows with the number of shapes in it, and not faster; and
// whatever the heap, each line is attached at both ends.
func TestHeapsGrowLinearly(t *testing.T) {
	for kind, h := range heaps {
		t.Run(h.name, func(t *testing.T) {
			var each [3]float64
			for k, n := range []int{200, 1000, 5000} {
				r := NewRouter(heap(kind, n))
				each[k] = float64(r.Effort()) / float64(n)
				t.Logf("%d shapes: %.0f steps a shape", n, each[k])
				for i, l := range r.lines {
					ln := &r.links[i]
					if len(l.Points) < 2 || !onOutline(*r.shapes[ln.from].Shape, l.Points[0]) || !onOutline(*r.shapes[ln.to].Shape, l.Points[len(l.Points)-1]) {
						t.Fatalf("%s ends beside its shapes: %v", l.ID, l.Points)
					}
				}
			}
			if each[1] > 5000 || each[2] > 1.5*each[1]+100 {
				t.Errorf("5,000 shapes cost %.0f steps each, 1,000 cost %.0f", each[2], each[1])
			}
		})
	}
}

// A step of a drag through a heap costs what lies around the shape.
func TestDragThroughHeaps(t *testing.T) {
	for kind, h := range heaps {
		t.Run(h.name, func(t *testing.T) {
			for _, n := range []int{200, 5000} {
				req := heap(kind, n)
				r := NewRouter(req)
				was := r.Effort()
				const steps = 8
				s := req.Shapes[n/2]
				for range steps {
					s.Rect.X += 9
					s.Rect.Y += 5
					s.Outline = nil
					r.Update(Change{Shapes: []Shape{s}})
				}
				each := (r.Effort() - was) / steps
				t.Logf("%d shapes: %d steps", n, each)
				if each > 100_000+150*n {
					t.Errorf("%d shapes: a step of the drag costs %d", n, each)
				}
				req.Shapes[n/2] = s
				if n == 200 && !reflect.DeepEqual(r.Lines(), All(req)) {
					t.Errorf("%d shapes: lines after the drag differ from those of a new page", n)
				}
			}
		})
	}
}

// drawHeap draws shapes that lie on one another and in one another, and links.
func drawHeap(t *rapid.T) Request {
	req := Request{Flow: rapid.SampledFrom([]Side{Right, Bottom}).Draw(t, "flow")}
	wide := rapid.SampledFrom([]int{0, 2, 12, 40}).Draw(t, "wide")
	for i := range rapid.IntRange(1, 50).Draw(t, "shapes") {
		s := Shape{ID: fmt.Sprint("n", i), Rect: drawCrowded(t, wide)}
		if rapid.IntRange(0, 4).Draw(t, "decision") == 0 {
			s.Branches = true
			s.Outline = []geom.Pt{mid(s.Rect, Top), mid(s.Rect, Right), mid(s.Rect, Bottom), mid(s.Rect, Left)}
		}
		req.Shapes = append(req.Shapes, s)
	}
	for i := range rapid.IntRange(1, 30).Draw(t, "links") {
		l := drawLink(t, req, fmt.Sprint("l", i))
		if rapid.IntRange(0, 9).Draw(t, "waypoint") == 0 {
			l.Waypoints = []geom.Pt{{X: float64(rapid.IntRange(0, wide*20).Draw(t, "x")), Y: float64(rapid.IntRange(0, wide*20).Draw(t, "y"))}}
		}
		req.Links = append(req.Links, l)
	}
	return req
}

func drawCrowded(t *rapid.T, wide int) geom.Rect {
	at := geom.P(float64(rapid.IntRange(0, wide).Draw(t, "x"))*20, float64(rapid.IntRange(0, wide).Draw(t, "y"))*15)
	size := rapid.SampledFrom([]geom.Pt{{X: 120, Y: 50}, {X: 120, Y: 50}, {X: 120, Y: 50}, {X: 40, Y: 30}, {}, {X: 500, Y: 300}}).Draw(t, "size")
	return geom.R(at.X, at.Y, size.X, size.Y)
}

// Also in a heap a router that was told of changes has the lines of a new one.
func TestUpdateEqualsFreshInHeaps(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		req := drawHeap(t)
		r := NewRouter(req)
		for step := range rapid.IntRange(1, 6).Draw(t, "steps") {
			var c Change
			for range rapid.IntRange(1, 3).Draw(t, "moved") {
				i := rapid.IntRange(0, len(req.Shapes)-1).Draw(t, "shape")
				s := Shape{ID: req.Shapes[i].ID, Rect: drawCrowded(t, 20)}
				req.Shapes = slices.Clone(req.Shapes)
				req.Shapes[i] = s
				c.Shapes = append(c.Shapes, s)
			}
			if len(req.Shapes) > 4 && rapid.Bool().Draw(t, "remove") {
				i := rapid.IntRange(0, len(req.Shapes)-1).Draw(t, "removed")
				c.RemoveShapes = append(c.RemoveShapes, req.Shapes[i].ID)
				c.Shapes = slices.DeleteFunc(c.Shapes, func(s Shape) bool { return s.ID == req.Shapes[i].ID })
				req.Shapes = slices.Delete(slices.Clone(req.Shapes), i, i+1)
			}
			r.Update(c)
			want := All(req)
			for i, got := range r.Lines() {
				if !reflect.DeepEqual(got, want[i]) {
					t.Fatalf("step %d, %+v:\n%s is  %v %v\nwant %v %v", step, c, got.ID, got.Points, got.Label, want[i].Points, want[i].Label)
				}
			}
		}
	})
}

// A heap between two shapes is gone around, as long as that is easy.
func TestAroundAHeap(t *testing.T) {
	r := rand.New(rand.NewPCG(1, 2))
	for _, n := range []int{20, 200, 2000} {
		p := &page{Request{Flow: Right}}
		p.box("a", -400, 275, 120, 50).box("b", 1200, 275, 120, 50).box("above", 400, -400, 120, 50).link("a", "b").link("above", "b").link("b", "a")
		heap := geom.R(0, 0, 0, 0)
		for i := range n {
			s := geom.R(r.Float64()*800, r.Float64()*550, 120, 50)
			p.box(fmt.Sprint(i), s.X, s.Y, s.W, s.H)
			heap = heap.Union(s)
		}
		lines := All(p.Request)
		picture(t, fmt.Sprint("around", n), p.Request, lines)
		for _, l := range lines {
			for k := 1; k < len(l.Points); k++ {
				way := geom.Span(l.Points[k-1], l.Points[k]).Inset(-0.1)
				for _, s := range p.Shapes[3:] {
					if s.Rect.Overlaps(way) {
						t.Fatalf("%d shapes: %s runs through %s %v: %v", n, l.ID, s.ID, s.Rect, l.Points)
					}
				}
			}
		}
	}
}

// What stands in a frame has lines as on a page of its own, and out of the frame.
func TestFrames(t *testing.T) {
	p := &page{Request{Flow: Right}}
	p.box("outer", -60, -60, 900, 420).box("frame", 0, 0, 760, 300)
	p.box("a", 40, 100, 120, 50).box("between", 260, 90, 120, 70).box("b", 520, 100, 120, 50).box("out", 1000, 100, 120, 50)
	p.link("a", "b", "Yes").link("b", "out").link("a", "frame")
	lines := All(p.Request)
	picture(t, "frames", p.Request, lines)
	for _, l := range lines[:2] {
		for k := 1; k < len(l.Points); k++ {
			if way := geom.Span(l.Points[k-1], l.Points[k]).Inset(-0.1); p.Shapes[3].Rect.Overlaps(way) {
				t.Errorf("%s runs through the shape between: %v", l.ID, l.Points)
			}
		}
	}
	if at := lines[0].Label; at.Y < 0 || at.Bottom() > 300 || p.Shapes[3].Rect.Overlaps(at) {
		t.Errorf("the label stands at %v", at)
	}
}

func BenchmarkHeap(b *testing.B) {
	for kind, h := range heaps {
		for _, n := range []int{200, 1000, 5000} {
			req := heap(kind, n)
			b.Run(fmt.Sprint(h.name, "/", n), func(b *testing.B) {
				for b.Loop() {
					All(req)
				}
			})
		}
	}
}

// BenchmarkHeapDrag drags one shape through a heap.
func BenchmarkHeapDrag(b *testing.B) {
	for kind, h := range heaps {
		for _, n := range []int{200, 1000, 5000} {
			req := heap(kind, n)
			r := NewRouter(req)
			s := req.Shapes[n/2]
			b.Run(fmt.Sprint(h.name, "/", n), func(b *testing.B) {
				k := 0
				for b.Loop() {
					k++
					s.Rect.X += float64(k%21 - 10)
					s.Rect.Y += float64(k%13 - 6)
					r.Update(Change{Shapes: []Shape{s}})
				}
			})
		}
	}
}
