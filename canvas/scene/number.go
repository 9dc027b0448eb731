package scene

// AppendHundredths appends n hundredths as a decimal number: the form of numbers in
// files that hold drawings. It writes from the last digit on and two at a time; a map
// has hundreds of thousands of numbers, and strconv takes three times as long for one.
func AppendHundredths(b []byte, n int64) []byte {
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
	if whole > 0 || rest < 100 {
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
