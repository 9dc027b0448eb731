package pdf

import (
	"math"
	"strconv"
)

// appendNum appends v with at most two decimals, the precision of everything on
// a sheet: a hundredth of a point is 3.5 µm, finer than any printer.
func appendNum(b []byte, v float64) []byte { return appendHundredths(b, hundredths(v)) }

// hundredths returns v in hundredths, rounded half up.
func hundredths(v float64) int64 { return int64(math.Floor(v*100 + 0.5)) }

// appendHundredths writes n hundredths, from the last digit on and two at a time. A map
// has hundreds of thousands of numbers, and strconv takes three times as long for one.
func appendHundredths(b []byte, n int64) []byte {
	var room [24]byte
	i := len(room)
	rest := uint64(n)
	if n < 0 {
		rest = uint64(-n)
	}
	whole, cents := rest/100, rest%100
	if cents != 0 {
		if d := twoDigits[2*cents : 2*cents+2]; d[1] == '0' {
			i -= 2
			room[i], room[i+1] = '.', d[0]
		} else {
			i -= 3
			room[i], room[i+1], room[i+2] = '.', d[0], d[1]
		}
	}
	for ; whole >= 10; whole /= 100 {
		d := twoDigits[2*(whole%100):]
		i -= 2
		room[i], room[i+1] = d[0], d[1]
	}
	if whole > 0 || rest == 0 {
		i--
		room[i] = '0' + byte(whole)
	}
	if n < 0 {
		i--
		room[i] = '-'
	}
	return append(b, room[i:]...)
}

// twoDigits holds all numbers below 100, each as two digits.
const twoDigits = "00010203040506070809101112131415161718192021222324252627282930313233343536373839404142434445464748495051525354555657585960616263646566676869707172737475767778798081828384858687888990919293949596979899"

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
