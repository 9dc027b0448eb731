package scene

import (
	"strconv"
	"testing"
)

func TestAppendHundredths(t *testing.T) {
	check := func(n int64) {
		want := "is " + strconv.FormatFloat(float64(n)/100, 'f', -1, 64)
		if got := string(AppendHundredths([]byte("is "), n)); got != want {
			t.Fatalf("%d hundredths: %s, want %s", n, got, want)
		}
	}
	for n := int64(-12_000); n < 120_000; n++ {
		check(n)
	}
	for n := int64(1); n < 1e15; n *= 3 {
		check(n)
		check(-n)
	}
}
