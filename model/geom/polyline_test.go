package geom

import (
	"testing"

	"pgregory.net/rapid"
)

func TestAlong(t *testing.T) {
	hook := []Pt{P(0, 0), P(0, 0), P(10, 0), P(10, 0), P(10, 20), P(10, 20)} // corners may coincide
	if n := Length(hook); n != 30 {
		t.Errorf("it is %v long", n)
	}
	for _, c := range []struct {
		dist    float64
		at      Pt
		stretch int
	}{
		{-5, P(0, 0), 1}, {0, P(0, 0), 1}, {4, P(4, 0), 1}, {10, P(10, 0), 1},
		{11, P(10, 1), 3}, {30, P(10, 20), 3}, {31, P(10, 20), 3},
	} {
		if at, s := Along(hook, c.dist); at != c.at || s != c.stretch {
			t.Errorf("after %v it is at %v on stretch %d, not at %v on %d", c.dist, at, s, c.at, c.stretch)
		}
	}
	if at, s := Along([]Pt{P(3, 4)}, 7); at != P(3, 4) || s != 0 || Length([]Pt{P(3, 4)}) != 0 || Length(nil) != 0 {
		t.Errorf("a line of one corner leads to %v on stretch %d", at, s)
	}
}

// What was walked and what is left make up the line, and the place lies on its stretch.
func TestAlongCutsALineInTwo(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		f := rapid.Float64Range(-500, 500)
		line := rapid.SliceOfN(rapid.Custom(func(t *rapid.T) Pt { return P(f.Draw(t, "x"), f.Draw(t, "y")) }), 2, 8).Draw(t, "line")
		total := Length(line)
		dist := total * rapid.Float64Range(0, 1).Draw(t, "share")
		at, s := Along(line, dist)
		walked := Length(append(append([]Pt(nil), line[:s+1]...), at))
		left := Length(append([]Pt{at}, line[s+1:]...))
		if !near(walked, dist) || !near(walked+left, total) {
			t.Fatalf("after %v of %v it is at %v: %v walked, %v left", dist, total, at, walked, left)
		}
	})
}
