package shape

import (
	"math"
	"testing"

	"waymark/icons"
	"waymark/model/geom"
)

// ends returns the last point of every piece of a path.
func ends(p *geom.Path) []geom.Pt {
	var out []geom.Pt
	i := 0
	for _, v := range p.Verbs {
		switch v {
		case geom.CubicTo:
			i += 3
		case geom.Close:
			continue
		default:
			i++
		}
		out = append(out, p.Pts[i-1])
	}
	return out
}

func TestSVGPath(t *testing.T) {
	for _, c := range []struct {
		d    string
		want []geom.Pt
	}{
		{"M1 2L3 4", []geom.Pt{{X: 1, Y: 2}, {X: 3, Y: 4}}},
		{"m1 2 3 4 5-6", []geom.Pt{{X: 1, Y: 2}, {X: 4, Y: 6}, {X: 9, Y: 0}}}, // pairs after a move are lines
		{"M1 1h2v3H0V0", []geom.Pt{{X: 1, Y: 1}, {X: 3, Y: 1}, {X: 3, Y: 4}, {X: 0, Y: 4}, {X: 0, Y: 0}}},
		{"M0 0c1 1 2 1 3 0s2-1 3 0", []geom.Pt{{}, {X: 3}, {X: 6}}},
		{"M0 0Q1 2 2 0T4 0", []geom.Pt{{}, {X: 2}, {X: 4}}},
		{"M.5.25l.5.5", []geom.Pt{{X: .5, Y: .25}, {X: 1, Y: .75}}}, // numbers need no space
		{"M2 2h2v2zl1 0", []geom.Pt{{X: 2, Y: 2}, {X: 4, Y: 2}, {X: 4, Y: 4}, {X: 2, Y: 2}, {X: 3, Y: 2}}},
		{"M1e1 0", []geom.Pt{{X: 10}}},
	} {
		p, err := svgPath(c.d)
		if err != nil {
			t.Errorf("%s: %v", c.d, err)
			continue
		}
		got := ends(p)
		if len(got) != len(c.want) {
			t.Errorf("%s: ends %v, want %v", c.d, got, c.want)
			continue
		}
		for i := range got {
			if got[i].Dist(c.want[i]) > 1e-9 {
				t.Errorf("%s: ends %v, want %v", c.d, got, c.want)
				break
			}
		}
	}
}

// An arc stays on its circle: flags packed together, large and small, both ways.
func TestSVGArc(t *testing.T) {
	for _, c := range []struct {
		d      string
		centre geom.Pt
		turn   float64 // total angle, degrees, clockwise positive
	}{
		{"M10 0A10 10 0 0 1 0 10", geom.P(0, 0), 90},
		{"M10 0a10 10 0 01-10 10", geom.P(0, 0), 90},
		{"M10 0A10 10 0 1 0 0 10", geom.P(0, 0), -270},
		{"M10 0A10 10 0 1 1-10 0", geom.P(0, 0), 180},
		{"M4 0A1 1 0 0 1-4 0", geom.P(0, 0), 180}, // grown to reach
	} {
		p, err := svgPath(c.d)
		if err != nil {
			t.Errorf("%s: %v", c.d, err)
			continue
		}
		line := p.Flatten(0.001)[0]
		r, turned := line[0].Dist(c.centre), 0.0
		for i, q := range line {
			if math.Abs(q.Dist(c.centre)-r) > 0.01*r {
				t.Errorf("%s: %v is %.3f from the centre, not %.3f", c.d, q, q.Dist(c.centre), r)
				break
			}
			if i > 0 {
				a, b := line[i-1].Sub(c.centre), q.Sub(c.centre)
				turned += math.Atan2(a.X*b.Y-a.Y*b.X, a.X*b.X+a.Y*b.Y) * 180 / math.Pi
			}
		}
		if math.Abs(turned-c.turn) > 0.5 {
			t.Errorf("%s turns %.1f°, want %.1f°", c.d, turned, c.turn)
		}
	}
}

func TestSVGPathErrors(t *testing.T) {
	for _, d := range []string{"L1 1", "M1", "M1 1 2", "M0 0A1 1 0 2 0 1 1", "M0 0X", "M1 1Z2 2", "M1e400 0", "M- 1"} {
		if p, err := svgPath(d); err == nil {
			t.Errorf("%s was read as %v", d, p)
		}
	}
}

func FuzzSVGPath(f *testing.F) {
	f.Add("M1 2L3 4z")
	f.Add("m0 0a2 2 0 012-2s1 1 2 3")
	f.Fuzz(func(t *testing.T, d string) {
		p, err := svgPath(d)
		if err != nil || p.Empty() {
			return
		}
		for _, q := range p.Pts {
			if !q.Finite() {
				t.Fatalf("%q gives %v", d, p.Pts)
			}
		}
		if p.Verbs[0] != geom.MoveTo {
			t.Fatalf("%q does not start with a move", d)
		}
	})
}

// Every icon can be read and stands within its square.
func TestIcons(t *testing.T) {
	names := icons.Names()
	if len(names) < 120 {
		t.Fatalf("only %d icons", len(names))
	}
	for _, n := range names {
		svg, ok := icons.SVG(n)
		if !ok {
			t.Errorf("%s has no file", n)
		}
		p, err := parseIcon(svg)
		if err != nil {
			t.Errorf("%s: %v", n, err)
			continue
		}
		if b := p.Bounds(); b.X < 0 || b.Y < 0 || b.Right() > iconSize || b.Bottom() > iconSize || b.W+b.H < 4 {
			t.Errorf("%s covers %v", n, b)
		}
	}
	if _, ok := icons.SVG("no such icon"); ok {
		t.Error("there is an icon that there should not be")
	}
	if icons.License() == "" {
		t.Error("the licence of the icons is missing")
	}
}
