package pdf

import (
	"strconv"
	"strings"
	"testing"
)

// Numbers are written as strconv writes them, without what a reader does not need.
func TestHundredths(t *testing.T) {
	want := func(n int64) string {
		s := strconv.FormatFloat(float64(n)/100, 'f', -1, 64)
		if s != "0" {
			s = strings.Replace(strings.TrimPrefix(s, "0"), "-0.", "-.", 1)
		}
		return s
	}
	check := func(n int64) {
		if got := string(appendHundredths(nil, n)); got != want(n) {
			t.Fatalf("%d hundredths are written as %s, want %s", n, got, want(n))
		}
	}
	for n := int64(-1200); n < 1200; n++ {
		check(n)
	}
}
