package pdf

import (
	"math"
	"strconv"

	"waymark/canvas/scene"
)

// appendNum appends v with at most two decimals, the precision of everything on
// a sheet: a hundredth of a point is 3.5 µm, finer than any printer.
func appendNum(b []byte, v float64) []byte { return appendHundredths(b, hundredths(v)) }

// hundredths returns v in hundredths, rounded half up.
func hundredths(v float64) int64 { return int64(math.Floor(v*100 + 0.5)) }

// appendHundredths is scene.AppendHundredths without the zero in front of a fraction,
// which readers of a PDF do not need.
func appendHundredths(b []byte, n int64) []byte {
	at := len(b)
	b = scene.AppendHundredths(b, n)
	if -100 < n && n < 100 && n != 0 {
		if n < 0 {
			at++
		}
		b = append(b[:at], b[at+1:]...)
	}
	return b
}

// appendFactor appends v with four decimals, for the turning part of a matrix.
func appendFactor(b []byte, v float64) []byte {
	v = math.Round(v*1e4) / 1e4
	if v == 0 {
		v = 0 // not −0
	}
	return strconv.AppendFloat(b, v, 'f', -1, 64)
}

// units holds n/255 as text, with the three decimals that tell all 256 apart.
var units = func() (u [256]string) {
	for i := range u {
		u[i] = strconv.FormatFloat(math.Round(float64(i)/255*1000)/1000, 'f', -1, 64)
	}
	return u
}()

// far is the largest coordinate that is written, in points: far outside any
// sheet, and well inside what every reader can count.
const far = 1e6

// sane reports whether all values are numbers that a reader can take.
func sane(vs ...float64) bool {
	for _, v := range vs {
		if !(v > -far && v < far) { // also true for NaN
			return false
		}
	}
	return true
}
