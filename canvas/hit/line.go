package hit

import (
	"math"

	"waymark/model/geom"
)

// Foot is the place on a polyline that is nearest to a point.
type Foot struct {
	At      geom.Pt
	Segment int     // between corners Segment and Segment + 1
	Along   float64 // 0 at the start of the polyline, 1 at its end, by length
	Dist    float64
}

// Nearest finds the place on a polyline nearest to a point. Without a segment
// the distance is infinite.
func Nearest(line []geom.Pt, p geom.Pt) Foot {
	best := Foot{Dist: math.Inf(1)}
	total, run := geom.Length(line), 0.0
	for i := 1; i < len(line); i++ {
		a, d := line[i-1], line[i].Sub(line[i-1])
		n := d.Len()
		t := 0.0
		if n > 0 {
			t = math.Max(0, math.Min(1, ((p.X-a.X)*d.X+(p.Y-a.Y)*d.Y)/(n*n)))
		}
		at := a.Add(d.Mul(t))
		if dist := at.Dist(p); dist < best.Dist {
			best = Foot{At: at, Segment: i - 1, Dist: dist}
			if total > 0 {
				best.Along = (run + t*n) / total
			}
		}
		run += n
	}
	return best
}
