package shape

import (
	"math"

	"waymark/model/geom"
)

// startForm is a box with round ends: where a case begins.
func startForm() form {
	return form{
		w: 108, h: 44, font: CardFont, sided: Center, narrows: true,
		span:    func(w, h, y0, y1 float64) (float64, float64) { return stadiumSpan(w, h, y0, y1, 5) },
		outline: stadium, corner: stadiumCorner,
	}
}

// stadiumRadius keeps tall boxes from becoming eggs.
func stadiumRadius(w, h float64) float64 { return min(min(w, h)/2, 26) }

func stadium(r geom.Rect) *geom.Path { return geom.RoundRect(r, stadiumCorner(r)) }

func stadiumCorner(r geom.Rect) float64 { return stadiumRadius(r.W, r.H) }

// stadiumSpan is the room between round ends, a margin kept.
func stadiumSpan(w, h, y0, y1, margin float64) (float64, float64) {
	if y0 < margin || y1 > h-margin {
		return 0, 0
	}
	rad := stadiumRadius(w, h)
	inset := 0.0
	for _, d := range [...]float64{rad - y0, y1 - (h - rad)} { // how far the line reaches into a round corner
		if d > 0 {
			inset = max(inset, rad-math.Sqrt(max(rad*rad-d*d, 0)))
		}
	}
	return inset + margin + 2, w - inset - margin - 2
}
