package route

import (
	"fmt"
	"math"
	"reflect"
	"testing"

	"pgregory.net/rapid"
	"waymark/model/geom"
)

// drawPage draws shapes that keep at least 16 units apart, so that every place
// can be reached, and links between them.
func drawPage(t *rapid.T) Request {
	req := Request{Flow: rapid.SampledFrom([]Side{Right, Bottom}).Draw(t, "flow")}
	n := rapid.IntRange(1, 14).Draw(t, "shapes")
	for i := range n {
		r := geom.R(
			float64(rapid.IntRange(0, 60).Draw(t, "x"))*10, float64(rapid.IntRange(0, 60).Draw(t, "y"))*10,
			float64(rapid.IntRange(2, 16).Draw(t, "w"))*10, float64(rapid.IntRange(2, 10).Draw(t, "h"))*10)
		free := true
		for _, s := range req.Shapes {
			free = free && !s.Rect.Inset(-16).Overlaps(r)
		}
		if !free {
			continue
		}
		s := Shape{ID: fmt.Sprint("n", i), Rect: r}
		if rapid.IntRange(0, 3).Draw(t, "decision") == 0 {
			s.Branches = true
			s.Outline = []geom.Pt{mid(r, Top), mid(r, Right), mid(r, Bottom), mid(r, Left)}
		}
		req.Shapes = append(req.Shapes, s)
	}
	for i := range rapid.IntRange(1, 16).Draw(t, "links") {
		req.Links = append(req.Links, drawLink(t, req, fmt.Sprint("l", i)))
	}
	return req
}

func drawLink(t *rapid.T, req Request, id string) Link {
	end := func(name string) End {
		return End{Shape: rapid.SampledFrom(req.Shapes).Draw(t, name).ID, Side: Side(max(0, rapid.IntRange(-6, 4).Draw(t, name+" side")))}
	}
	l := Link{ID: id, From: end("from"), To: end("to"), LabelAt: -1}
	if rapid.Bool().Draw(t, "label") {
		l.Label = geom.P(float64(rapid.IntRange(10, 80).Draw(t, "label width")), 14)
	}
	l.Style = rapid.SampledFrom([]Style{Orthogonal, Orthogonal, Orthogonal, Curved}).Draw(t, "style")
	return l
}

// onOutline reports whether p lies on the outline of a shape.
func onOutline(s Shape, p geom.Pt) bool {
	const eps = 0.01
	if len(s.Outline) == 0 {
		r := s.Rect
		return r.Inset(-eps).Contains(p) && !r.Inset(eps).Contains(p)
	}
	for i, a := range s.Outline {
		b := s.Outline[(i+1)%len(s.Outline)]
		if math.Abs(a.Dist(p)+p.Dist(b)-a.Dist(b)) < eps {
			return true
		}
	}
	return false
}

func TestLawsOfLines(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		req := drawPage(t)
		lines := All(req)
		if again := All(req); !reflect.DeepEqual(lines, again) {
			t.Fatal("the same page gave other lines the second time")
		}
		shapes := map[string]Shape{}
		for _, s := range req.Shapes {
			shapes[s.ID] = s
		}
		for i, l := range lines {
			link := req.Links[i]
			n := len(l.Points)
			if l.ID != link.ID || n < 2 || l.Path.Empty() {
				t.Fatalf("%s: no line: %+v", link.ID, l)
			}
			if !onOutline(shapes[link.From.Shape], l.Points[0]) || !onOutline(shapes[link.To.Shape], l.Points[n-1]) {
				t.Fatalf("%s: ends beside its shapes: %v", l.ID, l.Points)
			}
			if s := link.From.Side; s != Auto && l.From != s || link.To.Side != Auto && l.To != link.To.Side {
				t.Fatalf("%s: asked for sides %v and %v, got %v and %v", l.ID, link.From.Side, link.To.Side, l.From, l.To)
			}
			first, last := heading(l.Points[0], l.Points[1]), heading(l.Points[n-2], l.Points[n-1])
			if first != l.From.out() || last != l.To.in() {
				t.Fatalf("%s: leaves %v in direction %d, enters %v in direction %d: %v", l.ID, l.From, first, l.To, last, l.Points)
			}
			for k := 1; k < n; k++ {
				p, q := l.Points[k-1], l.Points[k]
				if p.X != q.X && p.Y != q.Y {
					t.Fatalf("%s: slanted from %v to %v", l.ID, p, q)
				}
				way := geom.Span(p, q)
				for _, s := range req.Shapes {
					in := s.Rect.Inset(0.01)
					if way.X < in.Right() && in.X < way.Right() && way.Y < in.Bottom() && in.Y < way.Bottom() && in.W > 0 ||
						way.W == 0 && way.X > in.X && way.X < in.Right() && way.Y < in.Bottom() && way.Bottom() > in.Y ||
						way.H == 0 && way.Y > in.Y && way.Y < in.Bottom() && way.X < in.Right() && way.Right() > in.X {
						own := k == 1 && s.ID == link.From.Shape || k == n-1 && s.ID == link.To.Shape
						if !own || len(s.Outline) == 0 {
							t.Fatalf("%s: runs through %s %v from %v to %v\n%v", l.ID, s.ID, s.Rect, p, q, l.Points)
						}
					}
				}
			}
			labelIsFree(t, req, lines, i)
		}
	})
}

func nan() float64 { return math.NaN() }
func inf() float64 { return math.Inf(1) }

// labelIsFree checks that the label of line i stands on no shape and on no label
// of an earlier link, if there is such a place beside the line.
func labelIsFree(t *rapid.T, req Request, lines []Line, i int) {
	size := req.Links[i].Label
	if size == (geom.Pt{}) {
		return
	}
	free := func(at geom.Rect) bool {
		for _, s := range req.Shapes {
			if sh := (&shape{Shape: &s}); s.Rect.Overlaps(at) && sh.covers(at) {
				return false
			}
		}
		for _, l := range lines[:i] {
			if !l.Label.Empty() && l.Label.Overlaps(at.Inset(-1)) {
				return false
			}
		}
		return true
	}
	l := lines[i]
	if l.Label.W != size.X || l.Label.H != size.Y {
		t.Fatalf("%s: the label got the size of %v, not %v", l.ID, l.Label, size)
	}
	if free(l.Label) {
		return
	}
	for k := 1; k < len(l.Points); k++ {
		for _, c := range (&labels{}).stretch(l.Points[k-1], l.Points[k], size) {
			if free(c.at) {
				t.Fatalf("%s: the label stands at %v, where it is in the way, and not at %v", l.ID, l.Label, c.at)
			}
		}
	}
}

// Waypoints in free places are on the line, in their order.
func TestLinesPassWaypoints(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		req := drawPage(t)
		for i := range req.Links {
			for range rapid.IntRange(0, 2).Draw(t, "waypoints") {
				p := geom.P(float64(rapid.IntRange(-5, 70).Draw(t, "x")*10), float64(rapid.IntRange(-5, 70).Draw(t, "y")*10))
				free := true
				for _, s := range req.Shapes {
					free = free && !s.Rect.Inset(-7).Contains(p)
				}
				if free {
					req.Links[i].Waypoints = append(req.Links[i].Waypoints, p)
				}
			}
		}
		for i, l := range All(req) {
			k := 1
			for _, p := range req.Links[i].Waypoints {
				for k < len(l.Points) && math.Abs(l.Points[k-1].Dist(p)+p.Dist(l.Points[k])-l.Points[k-1].Dist(l.Points[k])) > 0.01 {
					k++
				}
				if k == len(l.Points) {
					t.Fatalf("%s misses the waypoint %v of %v: %v", l.ID, p, req.Links[i].Waypoints, l.Points)
				}
			}
		}
	})
}

// A page that grows from nothing keeps up.
func TestRouterGrows(t *testing.T) {
	req := sheet(400)
	r := NewRouter(Request{Flow: Right})
	for i := 0; i < len(req.Shapes); i += 50 {
		r.Update(Change{Shapes: req.Shapes[i : i+50]})
	}
	for i := 0; i < len(req.Links); i += 40 {
		r.Update(Change{Links: req.Links[i : i+40]})
	}
	if got, want := r.Lines(), All(req); !reflect.DeepEqual(got, want) {
		t.Fatal("the page that has grown is not the page made at once")
	}
}
