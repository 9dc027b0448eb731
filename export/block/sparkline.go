package block

import (
	"math"

	"waymark/model/geom"
)

// Spark is a small curve of a series with the target as a dashed line. It has no
// axis: it shows the direction, and the table beside it the values.
type Spark struct {
	Values []float64 // oldest first; NaN where a period has no value
	Target float64   // NaN when there is none
}

// Draw draws the curve into r.
func (s Spark) Draw(c *Canvas, r geom.Rect) {
	lo, hi := math.Inf(1), math.Inf(-1)
	known := 0
	for _, v := range s.Values {
		if !math.IsNaN(v) {
			lo, hi = min(lo, v), max(hi, v)
			known++
		}
	}
	if known == 0 {
		return
	}
	if !math.IsNaN(s.Target) {
		lo, hi = min(lo, s.Target), max(hi, s.Target)
	}
	if hi == lo {
		lo, hi = lo-1, hi+1
	}
	r = geom.R(r.X+1.5, r.Y+1, r.W-4, r.H-2)
	y := func(v float64) float64 { return r.Bottom() - (v-lo)/(hi-lo)*r.H }
	if !math.IsNaN(s.Target) {
		c.Line(r.X, y(s.Target), r.Right(), y(s.Target), 0.7, c.Theme.Secondary, 2, 1.6)
	}
	var run []geom.Pt
	last := geom.Pt{}
	flush := func() {
		if len(run) > 1 {
			c.Curve(run, 1.2, c.Blue())
		} else if len(run) == 1 {
			c.Shape(geom.Circle(run[0], 1), c.Blue(), c.Blue(), 0)
		}
		run = nil
	}
	for i, v := range s.Values {
		if math.IsNaN(v) {
			flush()
			continue
		}
		x := r.Right()
		if n := len(s.Values); n > 1 {
			x = r.X + r.W*float64(i)/float64(n-1)
		}
		last = geom.P(x, y(v))
		run = append(run, last)
	}
	flush()
	c.Shape(geom.Circle(last, 1.9), c.Blue(), c.Blue(), 0)
}
