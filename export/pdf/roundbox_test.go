package pdf

import (
	"fmt"
	"math"
	"strconv"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"waymark/model/geom"
)

// numbers returns the coordinates in a content, moved by a vector.
func numbers(t interface{ Fatalf(string, ...any) }, content string, dx, dy float64) (xs []float64) {
	for _, f := range strings.Fields(content) {
		if strings.Contains("mlchBfSq", f) {
			continue
		}
		v, err := strconv.ParseFloat(f, 64)
		if err != nil {
			t.Fatalf("%q in %q", f, content)
		}
		xs = append(xs, v+[]float64{dx, dy}[len(xs)%2])
	}
	return xs
}

// A box that is written from its own corner stands where one does that is written
// from the corner of the sheet, to two hundredths of a point.
func TestRoundBoxIsRoundRect(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		n := rapid.Float64Range(0.1, 500)
		r := geom.R(rapid.Float64Range(-100, 900).Draw(t, "x"), rapid.Float64Range(-100, 900).Draw(t, "y"), n.Draw(t, "w"), n.Draw(t, "h"))
		radius := min(rapid.Float64Range(0.02, 40).Draw(t, "radius"), r.W/2, r.H/2)
		slow, fast := painter{height: 842}, painter{height: 842}
		slow.roundRect(r, radius)
		for range 2 { // made, and made again from what is kept
			fast.out = nil
			fast.roundBox(r, radius, "B")
		}
		head, outline, ok := strings.Cut(string(fast.out), "cm\n")
		var x, y float64
		if _, err := fmt.Sscanf(head, "q 1 0 0 1 %g %g", &x, &y); err != nil || !ok || !strings.HasSuffix(outline, "h\nB\nQ\n") {
			t.Fatalf("%q", fast.out)
		}
		want, got := numbers(t, string(slow.out), 0, 0), numbers(t, strings.TrimSuffix(outline, "Q\n"), x, y)
		if len(got) != len(want) {
			t.Fatalf("%q, want %q", fast.out, slow.out)
		}
		for i := range want {
			if math.Abs(got[i]-want[i]) > 0.0201 {
				t.Fatalf("number %d is %v, want %v:\n%s\n%s", i, got[i], want[i], fast.out, slow.out)
			}
		}
	})
}
