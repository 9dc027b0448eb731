package geom

import (
	"math"
	"testing"

	"pgregory.net/rapid"
)

func near(a, b float64) bool { return math.Abs(a-b) < 1e-6 }

func drawAffine(t *rapid.T) Affine {
	f := func(name string) float64 { return rapid.Float64Range(-20, 20).Draw(t, name) }
	return Affine{f("a"), f("b"), f("c"), f("d"), f("e"), f("f")}
}

func TestAffineLaws(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		m, n := drawAffine(t), drawAffine(t)
		p := P(rapid.Float64Range(-100, 100).Draw(t, "x"), rapid.Float64Range(-100, 100).Draw(t, "y"))
		if a, b := m.Then(n).Apply(p), n.Apply(m.Apply(p)); a.Dist(b) > 1e-6 {
			t.Fatalf("one after the other gives %v, together %v", b, a)
		}
		if inv, ok := m.Inverse(); ok && math.Abs(m.A*m.D-m.B*m.C) > 0.01 {
			if back := inv.Apply(m.Apply(p)); back.Dist(p) > 1e-4 {
				t.Fatalf("there and back leads to %v from %v", back, p)
			}
		}
		r := R(p.X, p.Y, 10, 20)
		for _, c := range []Pt{r.Min(), r.Max(), r.Center(), P(r.Right(), r.Y)} {
			if q := m.Apply(c); !m.ApplyRect(r).Inset(-1e-6).Contains(q) {
				t.Fatalf("%v of the rectangle is outside of its image", c)
			}
		}
	})
	if _, ok := (Affine{}).Inverse(); ok {
		t.Error("a transform onto a point has no inverse")
	}
	if p := Rotate(math.Pi / 2).Apply(P(1, 0)); !near(p.X, 0) || !near(p.Y, 1) {
		t.Errorf("a quarter turn clockwise leads right to %v, not down", p)
	}
	if k := Scale(3).Factor(); !near(k, 3) {
		t.Errorf("factor %v", k)
	}
}

func TestRect(t *testing.T) {
	a, b := R(0, 0, 10, 10), R(10, 0, 5, 5)
	if a.Overlaps(b) {
		t.Error("edges that touch do not overlap")
	}
	if u := a.Union(b); u != R(0, 0, 15, 10) {
		t.Errorf("union %v", u)
	}
	if u := a.Union(Rect{}); u != a {
		t.Errorf("union with nothing %v", u)
	}
	if u := a.Union(R(20, 3, 0, 4)); u != R(0, 0, 20, 10) {
		t.Errorf("union with a line %v", u)
	}
	if i := a.Intersect(R(4, 5, 20, 2)); i != R(4, 5, 6, 2) || !a.Intersect(b).Empty() {
		t.Errorf("common part %v", i)
	}
	if !a.Encloses(a) || a.Encloses(b) || !a.Contains(P(10, 10)) || a.Contains(P(10.1, 10)) {
		t.Error("inside and outside are mixed up")
	}
	if R(0, 0, -1, 5).Empty() == false || !P(1, 2).Finite() || P(math.NaN(), 0).Finite() || P(0, math.Inf(1)).Finite() {
		t.Error("what is not a size or a number was taken for one")
	}
}

func TestPathsKeepToTheirBounds(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		f := func(name string) float64 { return rapid.Float64Range(-50, 50).Draw(t, name) }
		p := (&Path{}).Move(f("x0"), f("y0")).Cubic(f("x1"), f("y1"), f("x2"), f("y2"), f("x3"), f("y3")).Line(f("x4"), f("y4")).Close()
		bounds := p.Bounds().Inset(-1e-9)
		for _, line := range p.Flatten(0.1) {
			for _, q := range line {
				if !bounds.Contains(q) {
					t.Fatalf("%v is outside of %v", q, bounds)
				}
			}
			if line[0] != line[len(line)-1] {
				t.Fatal("a closed path ends where it began")
			}
		}
	})
}

func TestFlattenKeepsItsTolerance(t *testing.T) {
	const tol = 0.05
	for _, line := range Circle(P(0, 0), 100).Flatten(tol) {
		for i := 1; i < len(line); i++ {
			// The middle of a chord lies inside the circle by its deviation; the four
			// cubics themselves are off by at most 0.03 %.
			if d := 100 - line[i-1].Lerp(line[i], 0.5).Len(); d > tol+0.03 || d < -0.03 {
				t.Fatalf("a chord is off by %v", d)
			}
		}
	}
}

func TestRoundRectCutsItsRadius(t *testing.T) {
	r := R(0, 0, 40, 10)
	if b := RoundRect(r, 100).Bounds(); b != r {
		t.Errorf("bounds %v", b)
	}
	if p := RoundRect(r, 0); len(p.Verbs) != 5 {
		t.Errorf("without a radius it is a plain rectangle, not %v", p.Verbs)
	}
	if !(*Path)(nil).Empty() || (&Path{}).Bounds() != (Rect{}) {
		t.Error("an empty path has no bounds")
	}
}
