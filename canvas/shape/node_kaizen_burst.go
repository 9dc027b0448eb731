package shape

import (
	"math"

	"waymark/canvas/text"
	"waymark/model/geom"
)

// kaizenBurstForm is a star of many points: here is something to improve.
func kaizenBurstForm() form {
	return form{
		w: 128, h: 50, font: text.Font{Style: text.Semibold, Size: 11, Leading: 14}, sided: Center, narrows: true,
		span: func(w, h, y0, y1 float64) (float64, float64) {
			// The room is the ellipse that touches the inner points.
			rx, ry := w/2*burstInner-1, h/2*burstInner-1
			d := max(math.Abs(h/2-y0), math.Abs(y1-h/2))
			if d >= ry {
				return 0, 0
			}
			half := rx * math.Sqrt(1-d*d/(ry*ry))
			return w/2 - half, w/2 + half
		},
		outline: func(r geom.Rect) *geom.Path {
			c := r.Center()
			pts := make([]geom.Pt, 0, 2*burstPoints)
			for i := range 2 * burstPoints {
				a := math.Pi * (float64(i) + 0.5) / burstPoints
				k := 1.0
				if i%2 == 1 {
					k = burstInner
				}
				s, co := math.Sincos(a - math.Pi/2)
				pts = append(pts, geom.P(c.X+r.W/2*k*co, c.Y+r.H/2*k*s))
			}
			return geom.Polygon(pts...)
		},
	}
}

const (
	burstPoints = 14
	burstInner  = 0.78 // of the outer points' distance from the middle
)
