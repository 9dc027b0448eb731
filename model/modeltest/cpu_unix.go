//go:build unix

package modeltest

import (
	"testing"
	"time"

	"golang.org/x/sys/unix"
)

// CPU reports the CPU time of a benchmark's loop as “cpu-ms/op”, of all threads:
// unlike the time by the clock it does not count waiting for a disk, nor what else
// the machine is doing. Call what it returns after the loop.
func CPU(b *testing.B) (end func()) {
	start := spent()
	return func() {
		b.ReportMetric(float64((spent()-start).Microseconds())/1000/float64(b.N), "cpu-ms/op")
	}
}

func spent() time.Duration {
	var u unix.Rusage
	if unix.Getrusage(unix.RUSAGE_SELF, &u) != nil {
		return 0
	}
	return time.Duration(u.Utime.Nano() + u.Stime.Nano())
}
